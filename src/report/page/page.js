// The report's own script: language, search, filters, switches, keys, citation, CSV, table of documents.
(() => {
// Language of the interface.
const words = new Map(all("p", one("#words").content).map((p) => [p.dataset.k, { en: p.children[0].textContent, fr: p.children[1].textContent }]));
let language = "en";
const say = (key) => words.get(key)[language];
const swap = (place, code, put, now) => {
  if (!place.dataset.en) place.dataset.en = now;
  put(place.dataset[code]);
};
const translate = (root) => {
  for (const place of all("[data-t]", root)) {
    place.textContent = (place.dataset.n ? place.dataset.n + " " : "") + say(place.dataset.t);
    if (place.lang) place.lang = language;
  }
};
const speak = (code) => {
  language = code;
  document.documentElement.lang = code;
  translate(document);
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
for (const template of all("template.names")) template.content.textContent.split("\n").filter(Boolean).forEach(known);
// On the first page of a large report there are no rows: other pages hold them, and are asked.
const searching = Boolean(field("found"));
const flawed = (row) => Boolean(row.data.x) || alone(row) || Number(row.data.c) < 70;
// What a search needs of a row is made in idle slices, or at once when the first search asks for it.
const symbols = new Map(), entities = new Map();
let ready = 0;
const prepare = (deadline) => {
  if (searching && asked.rows) {
    const groups = all("#mentions details");
    for (const [id, group] of [["symbols", groups[1]], ["entities", groups[2]]]) field(id).append(...all("tbody th a", group).map((link) => make("option", { value: link.textContent })));
    // Few pages are read before they are asked, so that the first search is quick too.
    if (asked.pages <= FEW) for (let page = 1; page <= asked.pages; page++) if (!frames.has(linesOf(page))) frames.set(linesOf(page), open(linesOf(page)));
    return;
  }
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
if (!searching) field("document").append(...[...docs.values()].map((doc) => new Option(doc.name, doc.id)));
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
const filter = () => {
  // Some browsers keep the address of a file as it is.
  try { history.replaceState(null, "", (query() || location.pathname) + location.hash); } catch { /* the filters work without it */ }
  const values = Object.fromEntries(FILTERS.map((id) => [id, field(id).value]));
  const terms = wordsOf(values.search);
  if (searching) return search(values, terms);
  const result = find(rows, values, (doc) => !values.document || doc.id === values.document);
  found = result.found;
  narrow(values.document);
  count();
  light(terms, result.means);
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
// On the first page of a large report, the pages with the lines of all documents are asked one after the other, each in a
// frame: it says how many of its rows are found, and in which documents. Frames stay where they are few.
const make = (name, properties, ...inside) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...inside);
  return element;
};
const word = (key, name = "em") => {
  const place = make(name, {}, say(key));
  place.dataset.t = key;
  if (name === "em") place.lang = language;
  return place;
};
const frames = new Map();
let asks = 0;
const open = (href) => {
  const frame = make("iframe", { src: href, hidden: true, title: href.split("/").at(-1) });
  const ready = new Promise((done) => {
    const hear = ({ source, data }) => {
      if (source !== frame.contentWindow || data !== "ready") return;
      removeEventListener("message", hear);
      done(true);
    };
    addEventListener("message", hear);
    // A page that is not there says nothing.
    frame.addEventListener("load", () => setTimeout(() => done(false), 2000));
  });
  document.body.append(frame);
  return { frame, ready, waiting: 0 };
};
const ask = async (href, question, stays = false) => {
  if (!frames.has(href)) frames.set(href, open(href));
  const place = frames.get(href), number = ++asks;
  place.waiting++;
  const answer = !await place.ready ? null : await new Promise((done) => {
    const hear = ({ source, data }) => {
      if (source !== place.frame.contentWindow || data.number !== number) return;
      removeEventListener("message", hear);
      done(data.answer);
    };
    addEventListener("message", hear);
    place.frame.contentWindow.postMessage({ ...question, number }, ORIGIN);
  });
  place.waiting--;
  if (!place.waiting && (!stays || answer === null)) {
    place.frame.remove();
    frames.delete(href);
  }
  if (answer === null) tell("unread");
  return answer;
};
// Frames that stay, rows that are shown, and how often the page is drawn while answers come, in milliseconds.
const FEW = 6, SHOWN = 100, DRAWN = 300;
const asked = { pages: Number(form.dataset.pages), rows: Number(form.dataset.rows), found: 0, turn: 0, holding: [] };
const linesOf = (page) => new URL(`report/search-${page}.html`, location.href.split(/[?#]/)[0]).href;
// The documents with rows that are found, or nothing where nothing is searched for.
let hits = null;
const search = async (values, terms) => {
  const turn = ++asked.turn, rest = query({}, "document"), draw = () => { showFound(terms); showList(); count(); };
  [found, hits, leaf] = [[], rest ? new Map() : null, 0];
  Object.assign(asked, { found: 0, holding: [] });
  field("asked").hidden = true;
  form.setAttribute("aria-busy", "true");
  // Whoever is still typing asks nobody where there are many to ask.
  if (asked.pages > FEW) await new Promise((done) => setTimeout(done, 300));
  if (rest || values.document) await wholeList();
  if (turn !== asked.turn) return;
  draw();
  if (rest) await askAll(turn, { values, query: rest }, draw);
  if (turn !== asked.turn) return;
  field("asked").hidden = true;
  draw();
  light(terms, () => false);
  form.removeAttribute("aria-busy");
};
const askAll = async (turn, question, draw) => {
  const chosen = field("document").value.trim() ? new Map() : null;
  if (chosen) for (const { id, parts } of inList()) for (const page of span(parts)) chosen.has(page) ? chosen.get(page).push(id) : chosen.set(page, [id]);
  const pages = chosen ? [...chosen.keys()].sort((a, b) => a - b) : Array.from({ length: asked.pages }, (_, at) => at + 1);
  let drawn = performance.now();
  Object.assign(field("asked"), { max: pages.length, value: 0, hidden: false });
  for (const page of pages) {
    const whole = { ...question, docs: chosen && chosen.get(page) };
    const answer = await ask(linesOf(page), { ...whole, first: SHOWN - found.length }, asked.pages <= FEW);
    if (turn !== asked.turn) return;
    field("asked").value++;
    if (!answer || !answer.found) continue;
    asked.holding.push({ page, question: whole });
    asked.found += answer.found;
    found.push(...answer.some);
    for (const [id, hit] of answer.hits) hits.has(id) ? hits.get(id).count += hit.count : hits.set(id, hit);
    if (performance.now() - drawn < DRAWN) continue;
    draw();
    drawn = performance.now();
  }
};
// The numbers of the pages from the first to the last.
const span = (parts) => {
  const [first, last = first] = parts.split("-").map(Number);
  return first ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : [];
};
// All rows that are found; they are not kept, and are asked for again.
const csvOfAll = async () => {
  if (!hits) return [];
  const lines = [];
  for (const { page, question } of [...asked.holding]) {
    lines.push(new Blob([await ask(linesOf(page), { ...question, csv: true }, asked.pages <= FEW) || ""]));
  }
  return lines;
};
// As much of a text as shows where the first word stands that is searched for.
const LONG = 600;
const excerpt = (text, terms) => {
  if (text.length <= LONG) return text;
  const at = terms.map((term) => fold(text).indexOf(term)).find((place) => place >= 0) || 0;
  const start = Math.min(Math.max(0, at - LONG / 3), text.length - LONG);
  return (start ? "… " : "") + text.slice(start, start + LONG) + (start + LONG < text.length ? " …" : "");
};
const showFound = (terms) => {
  const table = field("found");
  table.hidden = !found.length;
  byElement.clear();
  table.caption.textContent = `1–${found.length} / ${asked.found}`;
  table.tBodies[0].replaceChildren(...found.map((row) => {
    const c = Number(row.data.c), grade = alone(row) ? "alone" : c >= 90 ? "sure" : c >= 70 ? "likely" : "weak";
    const conf = make("span", { className: "conf" }, alone(row) ? word("alone_sign") : row.data.c);
    const head = make("th", { scope: "row" }, make("a", { href: row.page }, make("bdi", {}, row.doc.name), ` · ${row.data.number}`), conf);
    const cells = ["fr", "en"].map((lang, at) => row.texts[at] ? make("td", { lang }, make("p", {}, excerpt(row.texts[at], terms))) : make("td", { lang, className: "empty" }, word("nothing_" + lang)));
    const tr = make("tr", { className: grade }, head, ...cells);
    byElement.set(tr, row);
    return tr;
  }));
};

// The list of documents, sorted by any column. Where there are many, the page has the first of them, and pages beside it
// have a line for each, which are read once they are needed.
const table = one("#list"), indexes = all("a.index");
const LEAF = table && table.tBodies[0].rows.length || 1;
let listing = table ? [...table.tBodies[0].rows].map((tr) => {
  const cells = [...tr.cells].map((cell) => cell.dataset.v || cell.textContent.trim());
  return { id: tr.dataset.doc, parts: tr.dataset.p || "", text: fold(`${tr.dataset.doc} ${cells[0]}`), cells, tr };
}) : [];
let leaf = 0, order = null, whole = null;
const wholeList = () => whole ??= (async () => {
  if (!indexes.length) return;
  const lines = [];
  for (const link of indexes) for (const line of await ask(link.href, { list: true }) || []) {
    const { id, parts, name, title, figures } = line, [versions, provenance, fr, en, shapes, ...rest] = figures;
    const beads = shapes.split(" ").reduce((sum, count) => sum + Number(count), 0);
    lines.push({ id, parts, text: fold(`${id} ${name} ${title}`), cells: [name, "", versions, provenance, fr, en, String(beads), ...rest], line });
  }
  listing = lines;
})();
// The documents whose names hold what is typed, or the one that has this very id.
const inList = () => {
  const typed = searching ? field("document").value.trim() : "", wanted = fold(typed);
  const exact = typed && listing.filter((one) => one.id === typed);
  return exact.length ? exact : typed ? listing.filter((one) => one.text.includes(wanted)) : listing;
};
const showList = () => {
  let some = inList().filter((one) => !hits || hits.has(one.id));
  if (order) {
    const value = (one) => order.column === 1 ? String(hits && hits.get(one.id)?.count || 0) : one.cells[order.column];
    const { compare } = new Intl.Collator(language, { numeric: true });
    some = [...some].sort((a, b) => compare(value(a), value(b)));
    if (order.down) some.reverse();
  }
  leaf = Math.min(leaf, Math.max(0, Math.ceil(some.length / LEAF) - 1));
  const start = leaf * LEAF, rows = some.slice(start, start + LEAF);
  table.tBodies[0].replaceChildren(...rows.map((one) => {
    one.tr ??= listed(one.line);
    const hit = hits && hits.get(one.id), cell = one.tr.cells[1];
    cell.replaceChildren(hit ? make("a", { href: hit.page }, String(hit.count)) : "");
    cell.hidden = !hits;
    translate(one.tr);
    return one.tr;
  }));
  table.tHead.rows[0].cells[1].hidden = !hits;
  const count = indexes.length && !whole && !hits ? Number(table.dataset.documents) : some.length;
  if (!field("leaves")) return;
  field("leaves").hidden = count <= LEAF;
  field("leaf").textContent = `${start + 1}–${start + rows.length} / ${count}`;
  field("leaf-back").disabled = !start;
  field("leaf-on").disabled = start + rows.length >= count;
};
const turnLeaf = async (step) => {
  await wholeList();
  leaf += step;
  showList();
};
if (field("leaves")) {
  field("leaf-back").addEventListener("click", () => turnLeaf(-1));
  field("leaf-on").addEventListener("click", () => turnLeaf(1));
}
if (table) for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
  head.append(make("button", { type: "button" }, ...head.childNodes));
  head.lastChild.addEventListener("click", async () => {
    const down = head.getAttribute("aria-sort") !== "descending";
    await wholeList();
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    [order, leaf] = [{ column, down }, 0];
    showList();
  });
}
// A row of the list from its line, as the program writes those of the page.
const BAR = 120;
const listed = ({ id, page, name, title, lang, figures }) => {
  const [versions, provenance, fr, en, shapes, sure, doubtful, mentions, differences, flaws] = figures;
  const [base, anchor] = page.split("#doc:");
  const n = (text, href) => make("td", { className: "n" }, href && text !== "0" ? make("a", { href }, text) : text);
  const head = make("th", { scope: "row" }, make("a", { href: page }, make("bdi", {}, name)));
  if (title) head.append(" ", make("bdi", { className: "long", lang }, title));
  const sides = make("td", {});
  for (const [at, side] of versions.split(" ").filter(Boolean).entries()) {
    const [code, readsAs] = side.split(":");
    sides.append(at ? ", " : "", code);
    if (readsAs) sides.append(" ", make("strong", { className: "badge" }, word("reads_as", "span"), `: ${readsAs}`));
  }
  const kind = provenance === "working-translation" ? make("strong", { className: "badge" }, word(provenance, "span")) :
    provenance === "official" ? word(provenance, "span") : make("bdi", {}, provenance);
  const tr = make("tr", {}, head, make("td", { className: "n hits", hidden: true }), sides, make("td", {}, kind), n(fr), n(en),
    bar(shapes.split(" ").map(Number)), n(sure), n(doubtful, `${base}?confidence=0-69#reader`), n(mentions),
    n(differences, `${base}#differences:${anchor}`), n(flaws, `${base}#flaws:${anchor}`));
  tr.dataset.doc = id;
  return tr;
};
const svg = (name, attributes, ...inside) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...inside);
  return element;
};
const bar = (shapes) => {
  const beads = shapes.reduce((sum, count) => sum + count, 0), kinds = shapes.filter(Boolean).length;
  const picture = svg("svg", { width: BAR, height: 14, "aria-hidden": "true" }), text = make("span", { className: "hide" });
  let x = 0;
  for (const [at, rect] of all(".legend rect").entries()) {
    const count = shapes[at], key = rect.getAttribute("class");
    if (!count) continue;
    const width = 3 + Math.floor(count * (BAR - 3 * kinds) / beads);
    const title = svg("title", { "data-t": key, "data-n": count }, `${count} ${say(key)}`);
    picture.append(svg("rect", { class: key, x, width, height: 14 }, title));
    text.append(`${count} `, word(key, "span"), ", ");
    x += width;
  }
  const cell = make("td", {}, picture, text, " ", make("span", { className: "n" }, String(beads)));
  cell.dataset.v = beads;
  return cell;
};
const count = () => { field("count").textContent = searching ? `${hits ? asked.found : asked.rows} / ${asked.rows} ${say("rows_found")}` : `${found.length} / ${rows.length} ${say("rows_shown")}`; };
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
    return row ? location.assign(row.page) : beyond && !query() ? walk() : tell("no_flaw");
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
field("csv").addEventListener("click", async () => {
  const lines = searching ? await csvOfAll() : [asCsv(found)];
  const link = make("a", { href: URL.createObjectURL(new Blob([CSV_HEAD, ...lines], { type: "text/csv" })), download: "rows.csv" });
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
const nothing = searching ? asked.rows === 0 : rows.length === 0;
form.hidden = nothing;
field("reader").hidden = nothing;
if (searching) field("about-search").hidden = nothing;
if ((kept() || navigator.language.slice(0, 2)) === "fr") speak("fr");
const address = new URLSearchParams(location.search);
take(address);
if (query()) filter();
else count();
if (field("leaves")) showList();
idle(prepare);
if (address.has("walk")) {
  filter();
  go(address.get("walk") === "next" ? 1 : -1, "replace");
} else land();
})();
