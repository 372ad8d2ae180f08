"use strict";
// The report's own script: language, search, filters, switches, keys, citation, CSV, table of documents.
(() => {
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
// Letters as a search takes them: without case, accents and ligatures, hyphens and apostrophes of one kind.
const bare = (text) => text.normalize("NFKD").replace(/[\p{M}\u00ad]/gu, "").toLowerCase()
  .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[’ʼ‘]/g, "'").replace(/[\u2010-\u2015]/g, "-");
const fold = (text) => bare(text).replace(/\s+/g, " ");

// Language of the interface.
const words = new Map(all("p", one("#words").content).map((p) => [p.dataset.k, { en: p.children[0].textContent, fr: p.children[1].textContent }]));
let language = "en";
const say = (key) => words.get(key)[language];
const swap = (place, code, put, now) => {
  if (!place.dataset.en) place.dataset.en = now;
  put(place.dataset[code]);
};
const speak = (code) => {
  language = code;
  document.documentElement.lang = code;
  for (const place of all("[data-t]")) {
    place.textContent = (place.dataset.n ? place.dataset.n + " " : "") + say(place.dataset.t);
    if (place.lang) place.lang = code;
  }
  for (const place of all(".notes")) place.lang = code;
  for (const place of all("[data-t-label]")) place.setAttribute("aria-label", say(place.dataset.tLabel));
  for (const place of all("svg [data-fr]")) swap(place, code, (text) => { place.firstChild.data = text; }, place.firstChild.data);
  for (const place of all(".x[data-fr]")) swap(place, code, (text) => { place.title = text; }, place.title);
  for (const button of all("[data-ui]")) button.setAttribute("aria-pressed", String(button.dataset.ui === code));
  count();
};

// The rows: those of the tables of this page, or the lines of all documents on a page that searches them.
const form = one("#controls");
const field = (id) => one("#" + id);
const docs = new Map();
const rows = [], byElement = new Map();
for (const section of all(".doc")) {
  const { doc: id, symbol, provenance } = section.dataset;
  const doc = { id, name: section.getAttribute("aria-label"), symbol, provenance, section };
  docs.set(id, doc);
  for (const tr of all(".reader > tbody > tr", section)) {
    byElement.set(tr, { id: tr.id, at: rows.length, doc, data: tr.dataset, tr });
    rows.push(byElement.get(tr));
  }
}
// Under which names a value is known: in both languages, and in capitals.
const names = new Map();
const known = (line) => {
  const [, value, ...forms] = line.split("\t");
  const all = new Set([value, ...forms.flatMap((form) => form.split("|"))].filter(Boolean).map(fold));
  names.set(value, new Set([...(names.get(value) || []), ...all]));
};
const named = (value) => names.get(value) || new Set([fold(value)]);
for (const template of all("template.names")) template.content.textContent.split("\n").filter(Boolean).forEach(known);
for (const template of all("template.lines")) {
  const { doc: id, name, symbol, provenance, page } = template.dataset;
  const doc = { id, name, symbol, provenance, page };
  docs.set(id, doc);
  for (const line of template.content.textContent.split("\n")) {
    if (!line) continue;
    if (line.startsWith("=\t")) {
      known(line);
      continue;
    }
    const [number, u, r, c, pf, pe, x, d, y, e, fr, en] = line.split("\t");
    rows.push({ id: `bead:${id}:${number}`, at: rows.length, doc, data: { number, u, r, c, pf, pe, x }, values: { d, y, e }, texts: [fr, en] });
  }
  template.remove();
}
const searching = Boolean(field("found"));
const alone = (row) => row.data.r.endsWith("_only");
const flawed = (row) => Boolean(row.data.x) || alone(row) || Number(row.data.c) < 70;
// The text of a block without its marker and its footnote calls, as the tables have it.
const plain = (node) => [...node.childNodes].map((child) => child.nodeType === Node.TEXT_NODE ? child.data : child.matches("sup, .m") ? "" : plain(child)).join("");
const side = (cell) => [...cell.children].filter((block) => !block.matches("em, ul")).map(plain).join(" ");
const texts = (row) => row.texts || [side(row.tr.cells[1]), side(row.tr.cells[2])];

// What a search needs of a row is made in idle slices, or at once when the first search asks for it.
const read = (row) => row.text ??= fold(texts(row).join(" \n "));
const marks = (row) => {
  if (!row.marks) {
    row.marks = { d: new Set(), y: new Set(), e: new Set() };
    if (row.values) for (const kind in row.values) for (const value of row.values[kind].split(" | ")) if (value) row.marks[kind].add(value);
    if (row.tr) for (const mark of all("mark", row.tr)) {
      for (const kind of mark.classList) for (const value of mark.title.split(" | ")) row.marks[kind].add(value);
    }
  }
  return row.marks;
};
// A decade holds its years: 199X is found by 1990 and by 1994.
const dated = (row, year) => [...marks(row).d].some((date) => date.includes(year) || (/\d+(?=X)/.test(date) && year.startsWith(/\d+(?=X)/.exec(date)[0])));
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
    const most = [...values].sort((a, b) => b[1] - a[1]).slice(0, 400).map(([value]) => Object.assign(document.createElement("option"), { value, label: [...named(value)].join(" · ") }));
    field(id).append(...most);
  }
};
const idle = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 10 }), 1));

// Filters. They stand in the address too, so that they can be kept and taken along to another page.
const FILTERS = ["search", "document", "unit", "confidence", "check", "entity", "year", "symbol"];
field("document").append(...[...docs.values()].map((doc) => new Option(doc.name, doc.id)));
let found = rows;
const query = (more = {}, without = "") => {
  const given = FILTERS.filter((id) => id !== without && field(id).value.trim()).map((id) => [id, field(id).value.trim()]);
  const text = String(new URLSearchParams([...given, ...Object.entries(more)]));
  return text && "?" + text;
};
const take = (params) => {
  for (const id of FILTERS) {
    const input = field(id), value = params.get(id) || "";
    if (input.options && ![...input.options].some((option) => option.value === value)) input.append(new Option(value, value));
    input.value = value;
  }
};
const confident = (row, wanted) => {
  if (wanted === "alone" || wanted === "both") return alone(row) === (wanted === "alone");
  const [low, high] = wanted.split("-").map(Number);
  return !alone(row) && Number(row.data.c) >= low && Number(row.data.c) <= high;
};
const filter = () => {
  const terms = [...fold(field("search").value).matchAll(/"([^"]+)"|[^\s"]+/g)].map(([word, exact]) => exact || word);
  const [doc, unit, confidence, check] = ["document", "unit", "confidence", "check"].map((id) => field(id).value);
  const [entity, year, symbol] = ["entity", "year", "symbol"].map((id) => fold(field(id).value).trim());
  const holds = (set, part) => [...set].some((value) => [...named(value)].some((name) => name.includes(part)));
  // A whole name or a symbol is found wherever it is mentioned, however the text calls it.
  const whole = fold(field("search").value).replace(/"/g, "").trim();
  const meant = new Set([...names].filter(([, forms]) => forms.has(whole)).map(([value]) => value));
  const coded = /\d/.test(whole) && whole.includes("/");
  const mentions = (row) => (meant.size && [...marks(row).e].some((value) => meant.has(value))) || (coded && [...marks(row).y].some((value) => fold(value).includes(whole)));
  found = rows.filter((row) => (!doc || row.doc.id === doc) && (!unit || row.data.u === unit) &&
    (!confidence || confident(row, confidence)) &&
    (!check || (check === "any" ? Boolean(row.data.x) : (row.data.x || "").split(" ").includes(check))) &&
    (terms.every((term) => read(row).includes(term)) || mentions(row)) &&
    (!entity || holds(marks(row).e, entity)) && (!year || dated(row, year)) &&
    (!symbol || holds(marks(row).y, symbol)));
  searching ? list(terms) : narrow(doc);
  count();
  light(terms, (title) => title.split(" | ").some((value) => meant.has(value) || (coded && fold(value).includes(whole))));
  // Some browsers keep the address of a file as it is.
  try { history.replaceState(null, "", (query() || location.pathname) + location.hash); } catch { /* the filters work without it */ }
};
// Hits are lit where the browser can do it without a change of the page: in idle slices, as many as a reader may look at.
const LIT = 2000;
let lighting = 0;
const light = (terms, means) => {
  const turn = ++lighting;
  if (!window.Highlight || !CSS.highlights) return;
  CSS.highlights.delete("hit");
  // Small words stand everywhere.
  if (terms.some((term) => term.length > 2)) terms = terms.filter((term) => term.length > 2);
  if (!terms.length) return;
  const hits = new Highlight();
  CSS.highlights.set("hit", hits);
  const cells = (searching ? all("td", field("found").tBodies[0]) : found.flatMap((row) => [row.tr.cells[1], row.tr.cells[2]]));
  let at = 0;
  const work = (deadline) => {
    while (turn === lighting && at < cells.length && hits.size < LIT && deadline.timeRemaining() > 2) {
      const cell = cells[at++];
      for (const spot of spots(cell, terms)) hits.add(spot);
      for (const mark of all("mark", cell)) if (mark.title && means(mark.title)) hits.add(spanOf(mark));
    }
    if (turn === lighting && at < cells.length && hits.size < LIT) idle(work);
  };
  idle(work);
};
const spanOf = (element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
};
// The places of the terms in a cell, whose letters are folded one by one so that the way back is known.
const spots = (cell, terms) => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const places = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentNode.closest("ul, sup, .m")) continue;
    let start = 0;
    for (const letter of node.data) {
      const end = start + letter.length;
      for (const one of bare(letter)) {
        const blank = /\s/.test(one);
        if (blank && text.endsWith(" ")) continue;
        text += blank ? " " : one;
        for (let unit = 0; unit < (blank ? 1 : one.length); unit++) places.push({ node, start, end });
      }
      start = end;
    }
    // Blocks are parted.
    if (!text.endsWith(" ")) {
      const next = node.parentNode.closest("p, h4, h5, h6");
      if (next && node === last(next)) {
        text += " ";
        places.push({ node, start, end: start });
      }
    }
  }
  const out = [];
  for (const term of terms) for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
    const range = document.createRange();
    const [first, end] = [places[at], places[at + term.length - 1]];
    range.setStart(first.node, first.start);
    range.setEnd(end.node, end.end);
    out.push(range);
  }
  return out;
};
const last = (element) => {
  let node = element;
  while (node.lastChild) node = node.lastChild;
  return node;
};
// On a page with texts, the rows that were not found are hidden.
const narrow = (doc) => {
  const keep = new Set(found);
  for (const row of rows) if (row.tr.hidden === keep.has(row)) row.tr.hidden = !keep.has(row);
  for (const chunk of all(".chunk")) chunk.hidden = !one("tbody > tr:not([hidden])", chunk);
  for (const section of all(".doc")) {
    const empty = !one(".chunk:not([hidden])", section);
    section.hidden = doc ? section.dataset.doc !== doc : empty && Boolean(one(".chunk", section));
  }
};
// On a page that searches all documents, those with rows are listed, and the first rows are shown.
const make = (name, properties, ...inside) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...inside);
  return element;
};
const page = (row) => `${row.doc.page}${query({}, "document")}#${encodeURIComponent(row.id)}`;
const word = (key) => {
  const place = make("em", { lang: language }, say(key));
  place.dataset.t = key;
  return place;
};
// As much of a text as shows where the first word stands that is searched for.
const LONG = 600;
const excerpt = (text, terms) => {
  if (text.length <= LONG) return text;
  const at = terms.map((term) => fold(text).indexOf(term)).find((place) => place >= 0) || 0;
  const start = Math.min(Math.max(0, at - LONG / 3), text.length - LONG);
  return (start ? "… " : "") + text.slice(start, start + LONG) + (start + LONG < text.length ? " …" : "");
};
const list = (terms) => {
  const active = Boolean(query());
  const table = field("found");
  table.hidden = !active || !found.length;
  const some = active ? found.slice(0, 100) : [];
  byElement.clear();
  table.caption.textContent = `1–${some.length} / ${found.length}`;
  table.tBodies[0].replaceChildren(...some.map((row) => {
    const c = Number(row.data.c), grade = alone(row) ? "alone" : c >= 90 ? "sure" : c >= 70 ? "likely" : "weak";
    const conf = make("span", { className: "conf" }, alone(row) ? word("alone_sign") : row.data.c);
    const head = make("th", { scope: "row" }, make("a", { href: page(row) }, make("bdi", {}, row.doc.name), ` · ${row.data.number}`), conf);
    const cells = ["fr", "en"].map((lang, at) => row.texts[at] ? make("td", { lang }, make("p", {}, excerpt(row.texts[at], terms))) : make("td", { lang, className: "empty" }, word("nothing_" + lang)));
    const tr = make("tr", { className: grade }, head, ...cells);
    byElement.set(tr, row);
    return tr;
  }));
  const hits = new Map();
  for (const row of found) hits.has(row.doc.id) ? hits.get(row.doc.id).count++ : hits.set(row.doc.id, { count: 1, page: page(row) });
  for (const cell of all("#list .hits")) cell.hidden = !active;
  for (const tr of all("#list > tbody > tr")) hit(tr, active, hits, docs.has(tr.dataset.doc));
  for (const link of parts) {
    link.setAttribute("href", link.getAttribute("href").split("?")[0] + query());
    link.nextElementSibling.textContent = "";
  }
  if (parent !== window) parent.postMessage({ rows: rows.length, found: found.length, hits: [...hits], docs: [...docs.keys()] }, "*");
  else askParts(active);
};
const hit = (tr, active, hits, known) => {
  const some = hits.get(tr.dataset.doc);
  tr.hidden = active && !some && known;
  one(".hits", tr).replaceChildren(some ? make("a", { href: some.page }, String(some.count)) : "…");
};
// The other parts of a large search are asked one after the other, each in a frame that is taken away when it has answered:
// it tells how many of its rows are found, and in which documents.
const parts = all("a.part");
const elsewhere = { rows: 0, found: 0, waiting: [], frame: null, timer: 0 };
const askParts = (active) => {
  clearTimeout(elsewhere.timer);
  if (elsewhere.frame) elsewhere.frame.remove();
  Object.assign(elsewhere, { rows: 0, found: 0, waiting: active && one("#list") ? [...parts] : [], frame: null });
  // Whoever is still typing asks nobody.
  elsewhere.timer = setTimeout(askNext, 500);
};
const askNext = () => {
  const [link] = elsewhere.waiting;
  elsewhere.frame = link ? make("iframe", { src: link.href, hidden: true, title: link.textContent }) : null;
  if (link) document.body.append(elsewhere.frame);
};
addEventListener("message", (event) => {
  const { frame, waiting: [link] } = elsewhere;
  if (!frame || event.source !== frame.contentWindow) return;
  const { rows, found, hits, docs } = event.data;
  const here = new Map(hits.map(([doc, { count, page }]) => [doc, { count, page: new URL(page, link.href).href }]));
  const told = new Set(docs);
  for (const tr of all("#list > tbody > tr")) if (told.has(tr.dataset.doc)) hit(tr, true, here, true);
  elsewhere.rows += rows;
  elsewhere.found += found;
  link.nextElementSibling.textContent = ` (${found})`;
  frame.remove();
  elsewhere.waiting.shift();
  count();
  askNext();
});
const count = () => { field("count").textContent = `${found.length + elsewhere.found} / ${rows.length + elsewhere.rows} ${say(searching ? "rows_found" : "rows_shown")}`; };
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
// A link to rows of this very page filters them where they are.
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a[href]");
  if (!link || form.hidden || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const href = link.getAttribute("href"), to = new URL(href, location.href);
  if (!href.includes("?") || to.pathname !== location.pathname || to.protocol !== location.protocol) return;
  event.preventDefault();
  take(to.searchParams);
  filter();
  field("reader").scrollIntoView();
  field("reader").focus({ preventScroll: true });
});

// The row at hand: keys, citation.
let here = null;
const copy = Object.assign(document.createElement("button"), { type: "button", className: "copy" });
copy.dataset.t = "copy";
const stand = (tr) => {
  if (!byElement.has(tr) || tr === here) return;
  if (here) here.classList.remove("here");
  here = tr;
  here.classList.add("here");
  copy.textContent = say("copy");
  here.cells[0].append(copy);
};
const tell = (key) => { field("told").textContent = say(key); };
const go = (step, move = "assign") => {
  const flaws = found.filter(flawed);
  const beyond = form.dataset[step > 0 ? "next" : "previous"];
  const walk = () => location[move](beyond + query({ walk: step > 0 ? "next" : "previous" }, "document"));
  if (searching) {
    const row = query() && flaws.at(step > 0 ? 0 : -1);
    return row ? location.assign(page(row)) : beyond && !query() ? walk() : tell("no_flaw");
  }
  const from = here ? byElement.get(here).at : step > 0 ? -1 : rows.length;
  let next = step > 0 ? flaws.findIndex((row) => row.at > from) : flaws.findLastIndex((row) => row.at < from);
  if (next < 0 && beyond) return walk();
  if (!flaws.length) return tell("no_flaw");
  if (next < 0) next = step > 0 ? 0 : flaws.length - 1;
  field("told").textContent = `${next + 1} / ${flaws.length}`;
  const { tr } = flaws[next];
  stand(tr);
  tr.scrollIntoView({ block: "center" });
  one("a", tr).focus({ preventScroll: true });
};
const citation = (row) => {
  const { doc, data } = row;
  const paragraph = data.pf || data.pe;
  const name = (doc.symbol || doc.id) + (paragraph ? `, ${language === "fr" ? "par." : "para."} ${paragraph.replace(/\|/g, ", ")}` : "");
  const note = doc.provenance === "working-translation" ? ` (${say("working-translation")})` : "";
  const [fr, en] = texts(row);
  return [name, fr && `« ${fr} »`, en && `“${en}”${note}`, row.id].filter(Boolean).join("\n");
};
copy.addEventListener("click", () => {
  const done = navigator.clipboard ? navigator.clipboard.writeText(citation(byElement.get(here))) : Promise.reject(new Error("no clipboard"));
  done.then(() => tell("copied"), () => tell("not_copied"));
});
for (const name of ["click", "focusin"]) document.addEventListener(name, (event) => stand(event.target.closest && event.target.closest(".reader > tbody > tr")));
const land = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (byElement.has(target)) {
    if (target.hidden) {
      take(new URLSearchParams());
      filter();
    }
    stand(target);
    target.scrollIntoView({ block: "center" });
  } else if (location.search) target.scrollIntoView();
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
  for (const row of found) {
    const { u, r, c, pf, pe, x } = row.data;
    lines.push([row.id, row.doc.id, u, r, c, pf, pe, (x || "").replace(/ /g, "|"), ...texts(row)]);
  }
  const text = "\ufeff" + lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: "rows.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});

// The terms, narrowed to those that hold what is typed.
const finder = one("#find-term");
if (finder) {
  const terms = all(".term").map((element) => ({ element, text: fold(one("summary", element).textContent) }));
  const narrowTerms = () => {
    const wanted = fold(field("term").value).trim();
    let shown = 0;
    for (const { element, text } of terms) {
      element.hidden = !text.includes(wanted);
      shown += element.hidden ? 0 : 1;
    }
    field("terms-found").textContent = `${shown} / ${terms.length}`;
  };
  finder.hidden = false;
  finder.addEventListener("input", narrowTerms);
  finder.addEventListener("submit", (event) => event.preventDefault());
}

// The table of documents, sorted by any column.
const documents = one("#list");
if (documents) for (const [column, head] of [...documents.tHead.rows[0].cells].entries()) {
  const button = make("button", { type: "button" }, ...head.childNodes);
  head.append(button);
  const value = (tr) => tr.cells[column].dataset.v || tr.cells[column].textContent.trim();
  button.addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") !== "descending";
    for (const other of documents.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const order = [...documents.tBodies[0].rows].sort((a, b) => value(a).localeCompare(value(b), language, { numeric: true }));
    documents.tBodies[0].append(...(down ? order.reverse() : order));
  });
}

// Mentions for every thousand words of their side, on request.
const thousand = one("#thousand");
if (thousand) {
  const { wordsFr, wordsEn } = field("mentions").dataset;
  one(".thousand").hidden = !(Number(wordsFr) + Number(wordsEn));
  thousand.addEventListener("change", () => {
    for (const cell of all("#mentions td.n")) {
      cell.dataset.n ??= cell.textContent;
      const of = Number(cell.cellIndex === 1 ? wordsFr : wordsEn);
      const share = of ? (Number(cell.dataset.n) * 1000 / of).toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }) : "";
      cell.textContent = thousand.checked ? share : cell.dataset.n;
    }
  });
}

// A chosen language is kept where the browser allows it; else the browser's own language decides.
const KEPT = "paralign-language";
const kept = () => { try { return localStorage.getItem(KEPT); } catch { return null; } };
const keep = (code) => { try { localStorage.setItem(KEPT, code); } catch { /* it holds for this page */ } };
for (const button of all("[data-ui]")) button.addEventListener("click", () => { speak(button.dataset.ui); keep(button.dataset.ui); });
field("languages").hidden = false;
form.hidden = rows.length === 0;
field("reader").hidden = rows.length === 0;
if (field("about-search")) field("about-search").hidden = rows.length === 0;
if ((kept() || navigator.language.slice(0, 2)) === "fr") speak("fr");
const address = new URLSearchParams(location.search);
take(address);
if (query()) filter();
else count();
idle(prepare);
if (address.has("walk")) {
  filter();
  go(address.get("walk") === "next" ? 1 : -1, "replace");
} else land();
})();
