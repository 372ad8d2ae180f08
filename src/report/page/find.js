"use strict";
// What every page of the report needs to find rows: letters as a search takes them, values, filters, lines of CSV.
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
// Letters as a search takes them: without case, accents and ligatures, hyphens and apostrophes of one kind.
const bare = (text) => text.normalize("NFKD").replace(/[\p{M}\u00ad]/gu, "").toLowerCase()
  .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[’ʼ‘]/g, "'").replace(/[\u2010-\u2015]/g, "-");
const fold = (text) => bare(text).replace(/\s+/g, " ");

// Under which names a value is known: in both languages, and in capitals.
const names = new Map();
const known = (line) => {
  const [, value, ...forms] = line.split("\t");
  const all = new Set([value, ...forms.flatMap((form) => form.split("|"))].filter(Boolean).map(fold));
  names.set(value, new Set([...(names.get(value) || []), ...all]));
};
const named = (value) => names.get(value) || new Set([fold(value)]);
const alone = (row) => row.data.r.endsWith("_only");
// The text of a block without its marker and its footnote calls, as the tables have it.
const plain = (node) => [...node.childNodes].map((child) => child.nodeType === Node.TEXT_NODE ? child.data : child.matches("sup, .m") ? "" : plain(child)).join("");
const side = (cell) => [...cell.children].filter((block) => !block.matches("em, ul")).map(plain).join(" ");
const texts = (row) => row.texts || [side(row.tr.cells[1]), side(row.tr.cells[2])];

// What a search needs of a row is made when it is first asked for.
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
const confident = (row, wanted) => {
  if (wanted === "alone" || wanted === "both") return alone(row) === (wanted === "alone");
  const [low, high] = wanted.split("-").map(Number);
  return !alone(row) && Number(row.data.c) >= low && Number(row.data.c) <= high;
};
// The words that are searched for.
const wordsOf = (search) => [...fold(search).matchAll(/"([^"]+)"|[^\s"]+/g)].map(([word, exact]) => exact || word);
// The rows of the documents that `inDocument` takes that the filters let through, and whether a value is meant by what is searched for.
const find = (rows, { search, unit, confidence, check, ...values }, inDocument) => {
  const terms = wordsOf(search);
  const [entity, year, symbol] = ["entity", "year", "symbol"].map((id) => fold(values[id]).trim());
  const holds = (set, part) => [...set].some((value) => [...named(value)].some((name) => name.includes(part)));
  // A whole name or a symbol is found wherever it is mentioned, however the text calls it.
  const whole = fold(search).replace(/"/g, "").trim();
  const meant = new Set([...names].filter(([, forms]) => forms.has(whole)).map(([value]) => value));
  const coded = /\d/.test(whole) && whole.includes("/");
  const mentions = (row) => (meant.size && [...marks(row).e].some((value) => meant.has(value))) || (coded && [...marks(row).y].some((value) => fold(value).includes(whole)));
  const found = rows.filter((row) => inDocument(row.doc) && (!unit || row.data.u === unit) &&
    (!confidence || confident(row, confidence)) &&
    (!check || (check === "any" ? Boolean(row.data.x) : (row.data.x || "").split(" ").includes(check))) &&
    (terms.every((term) => read(row).includes(term)) || mentions(row)) &&
    (!entity || holds(marks(row).e, entity)) && (!year || dated(row, year)) &&
    (!symbol || holds(marks(row).y, symbol)));
  return { found, means: (title) => title.split(" | ").some((value) => meant.has(value) || (coded && fold(value).includes(whole))) };
};

const cells = (line) => line.map((text) => /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text).join(",") + "\r\n";
const CSV_HEAD = "\ufeff" + cells(["alignment_id", "doc_id", "unit", "relation", "confidence", "fr_paragraphs", "en_paragraphs", "checks", "fr_text", "en_text"]);
const asCsv = (rows) => rows.map((row) => {
  const { u, r, c, pf, pe, x } = row.data;
  return cells([row.id, row.doc.id, u, r, c, pf, pe, (x || "").replace(/ /g, "|"), ...texts(row)]);
}).join("");

// Pages that are frames of one another tell nothing to those of another origin; files have none.
const ORIGIN = location.protocol === "file:" ? "*" : location.origin;
