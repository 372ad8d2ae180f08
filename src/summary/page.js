"use strict";
// The report's own script: language, search, filters, switches, keys, table of documents, CSV, citation.
(() => {
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[’ʼ]/g, "'").replace(/\s+/g, " ");

// Language of the interface.
const words = new Map(all("p", one("#words").content).map((p) => [p.dataset.k, { en: p.children[0].textContent, fr: p.children[1].textContent }]));
let language = "en";
const say = (key) => words.get(key)[language];
for (const text of all("svg [data-fr]")) text.dataset.en = text.firstChild.data;
const speak = (code) => {
  language = code;
  document.documentElement.lang = code;
  for (const place of all("[data-t]")) {
    place.textContent = say(place.dataset.t);
    if (place.lang) place.lang = code;
  }
  for (const place of all("[data-t-label]")) place.setAttribute("aria-label", say(place.dataset.tLabel));
  for (const text of all("svg [data-fr]")) text.firstChild.data = text.dataset[code];
  for (const button of all("[data-ui]")) button.setAttribute("aria-pressed", String(button.dataset.ui === code));
  count();
};

// The rows. What a search needs of them is made in idle slices, or at once when the first search asks for it.
const elements = all(".reader > tbody > tr");
const rows = elements.map((tr) => ({ tr, doc: tr.closest(".doc"), text: null, marks: null }));
const read = (row) => {
  if (row.text === null) row.text = fold(row.tr.cells[1].textContent + " \n " + row.tr.cells[2].textContent);
  return row.text;
};
const marks = (row) => {
  if (row.marks === null) {
    row.marks = { d: new Set(), y: new Set(), e: new Set() };
    for (const mark of all("mark", row.tr)) {
      for (const kind of mark.classList) for (const value of mark.title.split(" | ")) row.marks[kind].add(value);
    }
  }
  return row.marks;
};
const years = (row) => [...marks(row).d].join(" ");
const symbols = new Map(), entities = new Map();
let ready = 0;
const prepare = (deadline) => {
  while (ready < rows.length && deadline.timeRemaining() > 2) {
    const row = rows[ready++];
    read(row);
    for (const value of marks(row).y) symbols.set(value, (symbols.get(value) || 0) + 1);
    for (const value of marks(row).e) entities.set(value, (entities.get(value) || 0) + 1);
  }
  if (ready < rows.length) return void idle(prepare);
  for (const [id, values] of [["symbols", symbols], ["entities", entities]]) {
    const most = [...values].sort((a, b) => b[1] - a[1]).slice(0, 400).map(([value]) => Object.assign(document.createElement("option"), { value }));
    one("#" + id).append(...most);
  }
};
const idle = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 10 }), 1));

// Filters.
const form = one("#controls");
const field = (id) => one("#" + id);
for (const doc of all(".doc")) field("document").append(new Option(doc.getAttribute("aria-label"), doc.dataset.doc));
const shown = () => rows.filter((row) => !row.tr.hidden);
const confident = (row, wanted) => {
  const alone = row.tr.classList.contains("alone");
  if (wanted === "alone" || wanted === "both") return alone === (wanted === "alone");
  const [low, high] = wanted.split("–").map(Number);
  return !alone && Number(row.tr.dataset.c) >= low && Number(row.tr.dataset.c) <= high;
};
const filter = () => {
  const terms = fold(field("search").value).trim().split(" ").filter(Boolean);
  const [doc, unit, confidence, check] = ["document", "unit", "confidence", "check"].map((id) => field(id).value);
  const [entity, year, symbol] = ["entity", "year", "symbol"].map((id) => fold(field(id).value).trim());
  const holds = (set, part) => [...set].some((value) => fold(value).includes(part));
  const keep = rows.map((row) => {
    const data = row.tr.dataset;
    return (!doc || row.doc.dataset.doc === doc) && (!unit || data.u === unit) &&
      (!confidence || confident(row, confidence)) &&
      (!check || (check === "any" ? "x" in data : (data.x || "").split(" ").includes(check))) &&
      terms.every((term) => read(row).includes(term)) &&
      (!entity || holds(marks(row).e, entity)) && (!year || years(row).includes(year)) &&
      (!symbol || holds(marks(row).y, symbol));
  });
  rows.forEach((row, index) => { if (row.tr.hidden === keep[index]) row.tr.hidden = !keep[index]; });
  for (const chunk of all(".chunk")) chunk.hidden = !one("tbody > tr:not([hidden])", chunk);
  for (const section of all(".doc")) {
    const empty = !one(".chunk:not([hidden])", section);
    section.hidden = doc ? section.dataset.doc !== doc : empty && Boolean(one(".chunk", section));
  }
  count();
};
const count = () => { field("count").textContent = `${shown().length} / ${rows.length} ${say("rows_shown")}`; };
let waiting = 0;
form.addEventListener("input", (event) => {
  if (event.target.dataset.hide) return void document.body.classList.toggle(event.target.dataset.hide, !event.target.checked);
  clearTimeout(waiting);
  waiting = setTimeout(filter, 120);
});
form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
form.addEventListener("reset", () => setTimeout(() => {
  document.body.className = "";
  filter();
}));
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-filter]");
  if (!link || form.hidden) return;
  const colon = link.dataset.filter.indexOf(":");
  const input = field(link.dataset.filter.slice(0, colon)), value = link.dataset.filter.slice(colon + 1);
  form.reset();
  setTimeout(() => {
    if (input.options && ![...input.options].some((option) => option.value === value)) input.append(new Option(value, value));
    input.value = value;
    filter();
    one("#reader").scrollIntoView();
    one("#reader").focus({ preventScroll: true });
  });
  event.preventDefault();
});

// The row at hand: keys, citation.
let here = null;
const copy = Object.assign(document.createElement("button"), { type: "button", className: "copy" });
copy.dataset.t = "copy";
const stand = (tr) => {
  if (!tr || tr === here) return;
  if (here) here.classList.remove("here");
  here = tr;
  here.classList.add("here");
  copy.textContent = say("copy");
  here.cells[0].append(copy);
};
const tell = (key) => { field("told").textContent = say(key); };
const flawed = (row) => "x" in row.tr.dataset || row.tr.classList.contains("alone") || row.tr.classList.contains("weak");
const go = (step) => {
  const list = shown().filter(flawed).map((row) => row.tr);
  if (!list.length) return tell("no_flaw");
  const after = here ? list.findIndex((tr) => here.compareDocumentPosition(tr) & Node.DOCUMENT_POSITION_FOLLOWING) : 0;
  let at;
  if (step > 0) at = after < 0 ? 0 : after;
  else {
    const before = list.filter((tr) => here && here.compareDocumentPosition(tr) & Node.DOCUMENT_POSITION_PRECEDING);
    at = before.length ? before.length - 1 : list.length - 1;
  }
  field("told").textContent = `${at + 1} / ${list.length}`;
  stand(list[at]);
  list[at].scrollIntoView({ block: "center" });
  one("a", list[at]).focus({ preventScroll: true });
};
const side = (cell) => cell.classList.contains("empty") ? "" : all("p,h4,h5,h6", cell).map((block) => {
  const plain = block.cloneNode(true);
  for (const extra of all("sup, .m", plain)) extra.remove();
  return plain.textContent;
}).join(" ");
const citation = (tr) => {
  const doc = tr.closest(".doc"), data = tr.dataset;
  const paragraph = data.pf || data.pe;
  const name = (doc.dataset.symbol || doc.dataset.doc) + (paragraph ? `, ${language === "fr" ? "par." : "para."} ${paragraph.replace(/\|/g, ", ")}` : "");
  const note = doc.dataset.provenance === "working-translation" ? ` (${say("working-translation")})` : "";
  const [fr, en] = [side(tr.cells[1]), side(tr.cells[2])];
  return [name, fr && `« ${fr} »`, en && `“${en}”${note}`, tr.id].filter(Boolean).join("\n");
};
copy.addEventListener("click", () => {
  const done = navigator.clipboard ? navigator.clipboard.writeText(citation(here)) : Promise.reject(new Error("no clipboard"));
  done.then(() => tell("copied"), () => tell("not_copied"));
});
for (const name of ["click", "focusin"]) document.addEventListener(name, (event) => stand(event.target.closest && event.target.closest(".reader > tbody > tr")));
const land = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.matches(".reader > tbody > tr")) {
    if (target.hidden) { form.reset(); setTimeout(() => target.scrollIntoView({ block: "center" }), 50); }
    stand(target);
  }
};
addEventListener("hashchange", land);
field("next").addEventListener("click", () => go(1));
field("previous").addEventListener("click", () => go(-1));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  if (event.key === "n" || event.key === "p") go(event.key === "n" ? 1 : -1);
  else if (event.key === "/") field("search").focus();
  else return;
  event.preventDefault();
});

// Sentences that belong together.
document.addEventListener("pointerover", (event) => {
  for (const old of all(".pair")) old.classList.remove("pair");
  const sentence = event.target.closest && event.target.closest(".s");
  if (!sentence) return;
  for (const mate of all(`.s[data-s="${sentence.dataset.s}"]`, sentence.closest("tr"))) mate.classList.add("pair");
});

// The filtered rows as CSV.
field("csv").addEventListener("click", () => {
  const cell = (text) => /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  const lines = [["alignment_id", "doc_id", "unit", "relation", "confidence", "fr_paragraphs", "en_paragraphs", "checks", "fr_text", "en_text"]];
  for (const { tr, doc } of shown()) {
    const data = tr.dataset;
    lines.push([tr.id, doc.dataset.doc, data.u, data.r, data.c, data.pf, data.pe, (data.x || "").replace(/ /g, "|"), side(tr.cells[1]), side(tr.cells[2])]);
  }
  const text = "\ufeff" + lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: "rows.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});

// The table of documents, sorted by any column.
const list = one("#list");
if (list) for (const [column, head] of [...list.tHead.rows[0].cells].entries()) {
  const button = Object.assign(document.createElement("button"), { type: "button" });
  button.append(...head.childNodes);
  head.append(button);
  const value = (tr) => tr.cells[column].dataset.v || tr.cells[column].textContent.trim();
  button.addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") !== "descending";
    for (const other of list.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const order = [...list.tBodies[0].rows].sort((a, b) => value(a).localeCompare(value(b), language, { numeric: true }));
    list.tBodies[0].append(...(down ? order.reverse() : order));
  });
}

one("#languages").hidden = false;
form.hidden = rows.length === 0;
one("#reader").hidden = rows.length === 0;
for (const button of all("[data-ui]")) button.addEventListener("click", () => speak(button.dataset.ui));
count();
idle(prepare);
land();
})();
