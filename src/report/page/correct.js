// Corrections: lines for corrections.csv, made where a reader finds something wrong. Anchors are those of the program.
(() => {
"use strict";
const sections = [...document.querySelectorAll(".doc")];
if (!sections.length) return;
const words = new Map([...document.querySelector("#words").content.querySelectorAll("p")].map((p) => [p.dataset.k, { en: p.children[0].textContent, fr: p.children[1].textContent }]));
const say = (key) => words.get(key)[document.documentElement.lang === "fr" ? "fr" : "en"];
const make = (name, properties, ...inside) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...inside);
  return element;
};
const spoken = (name, key, properties = {}) => {
  const element = make(name, properties, say(key));
  element.dataset.t = key;
  return element;
};

// Fingerprints: letters and digits without case and accents, mixed in sums and products of 32 bits.
const SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";
const fold = (text) => text.normalize("NFKD").replace(/[^\p{Alphabetic}\p{N}]/gu, "").toLowerCase().replace(/ς/g, "σ");
const hash = (folded) => {
  let one = 0xdeadbeef, other = 0x41c6ce57;
  for (let at = 0; at < folded.length; at++) {
    one = Math.imul(one ^ folded.charCodeAt(at), 2654435761);
    other = Math.imul(other ^ folded.charCodeAt(at), 1597334677);
  }
  const mix = (a, b) => Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  one = mix(one, other);
  other = mix(other, one);
  return [one, other];
};
const signs = (bits, count) => Array.from({ length: count }, (_, at) => SIGNS[(bits >>> (5 * at)) & 31]).join("");
const long = (folded) => { const [one, other] = hash(folded); return signs(one, 6) + signs(other, 4); };
const short = (folded) => signs(hash(folded)[0], 4);

// The words with which a text begins.
const QUOTE = 40;
// Folded characters before and behind a text that belong to its fingerprints.
const AROUND = 32;
const quote = (text) => {
  let out = "";
  for (const word of text.replace(/^[^\p{Alphabetic}\p{N}]+/u, "").replace(/[~|@"]/g, " ").split(/\s+/u).filter(Boolean)) {
    if (out && [...out].length + 1 + [...word].length > QUOTE) break;
    out += (out ? " " : "") + [...word].slice(0, QUOTE).join("");
  }
  return out;
};
// The text of a block without its marker and its footnote calls, as the tables have it.
const plain = (node) => [...node.childNodes].map((child) => child.nodeType === Node.TEXT_NODE ? child.data : child.matches("sup, .m") ? "" : plain(child)).join("");
const BLOCKS = ":scope > p, :scope > h4, :scope > h5, :scope > h6";

// The blocks of a document in the order of its text: rows stand in French order, and say where a block is not the next one.
const known = new Map();
const blocksOf = (section) => {
  if (known.has(section)) return known.get(section);
  const byElement = new Map();
  for (const side of [1, 2]) {
    const streams = [[], []], last = [0, 0];
    for (const tr of section.querySelectorAll(".reader > tbody > tr")) for (const element of tr.cells[side].querySelectorAll(BLOCKS)) {
      const given = element.dataset.b || "";
      const note = given ? given.startsWith("n") : tr.dataset.u === "footnote";
      const stream = Number(note), order = given ? Number(given.replace("n", "")) : last[stream] + 1;
      last[stream] = order;
      const text = plain(element), folded = fold(text);
      const block = { element, order, text, folded, own: long(folded) };
      streams[stream].push(block);
      byElement.set(element, block);
    }
    for (const blocks of streams) {
      blocks.sort((a, b) => a.order - b.order);
      const whole = blocks.map((block) => block.folded).join("");
      let start = 0;
      for (const block of blocks) {
        const end = start + block.folded.length;
        const before = [...whole.slice(Math.max(0, start - 2 * AROUND), start)].slice(-AROUND).join("");
        const after = [...whole.slice(end, end + 2 * AROUND)].slice(0, AROUND).join("");
        block.around = `${short(before)}.${short(after)}`;
        start = end;
      }
    }
    const same = new Map(), alike = new Map();
    // In the order of the text, footnotes among it: their own order is all that counts.
    const all = streams.flat();
    for (const block of all) {
      same.set(block.own, (same.get(block.own) || 0) + 1);
      const key = `${block.own}.${block.around}`;
      alike.set(key, [...(alike.get(key) || []), block]);
    }
    for (const blocks of alike.values()) blocks.forEach((block, at) => {
      const among = same.get(block.own) > 1 ? `.${at + 1}of${blocks.length}` : "";
      block.anchor = `${quote(block.text)}~${block.own}.${block.around}${among}`;
    });
  }
  known.set(section, byElement);
  return byElement;
};
const sideOf = (tr, side) => {
  const blocks = blocksOf(tr.closest(".doc"));
  return [...tr.cells[side].querySelectorAll(BLOCKS)].map((element) => blocks.get(element).anchor).join("|");
};

// A mention: its words, and the how manyth time that they stand in their block. Marks of one value that touch are one mention.
const mentionAt = (mark) => {
  const element = mark.closest("p, h4, h5, h6");
  const block = element && mark.closest(".doc") && blocksOf(mark.closest(".doc")).get(element);
  if (!block) return null;
  const value = mark.title.split(" | ")[0];
  const marks = [];
  let text = "";
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) text += child.data;
      else if (!child.matches("sup, .m")) {
        const start = text.length;
        walk(child);
        if (child.matches("mark") && child.title.split(" | ").includes(value)) marks.push({ child, start, end: text.length });
      }
    }
  };
  walk(element);
  const own = marks.findIndex(({ child }) => child === mark);
  let [first, last] = [own, own];
  while (first > 0 && marks[first - 1].end === marks[first].start) first--;
  while (last + 1 < marks.length && marks[last + 1].start === marks[last].end) last++;
  const surface = text.slice(marks[first].start, marks[last].end);
  const whole = fold(text), wanted = fold(surface), start = fold(text.slice(0, marks[first].start)).length;
  if (!wanted) return null;
  let time = 1;
  for (let at = whole.indexOf(wanted); at >= 0 && at < start; at = whole.indexOf(wanted, at + 1)) time++;
  const kind = mark.matches(".d") ? "date:" : mark.matches(".y") ? "symbol:" : "";
  const shown = surface.split(/\s+/u).filter(Boolean).join(" ");
  return { surface: shown, value: kind + value, anchor: `${shown}#${time} @ ${block.anchor}`, lang: mark.closest("td").lang };
};

// The lines that were made, kept while the page is open.
const HEAD = ["doc_id", "kind", "action", "lang", "anchor", "value", "note"];
const cell = (text) => /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
const line = (cells) => cells.map(cell).join(",");
const collected = [];
let row = null, mention = null;

const button = (key, action) => {
  const element = spoken("button", key, { type: "button" });
  element.addEventListener("click", action);
  return element;
};
const what = make("bdi", {}), told = make("bdi", {});
const output = make("textarea", { id: "fix-line", readOnly: true, rows: 2 });
const input = make("input", { id: "fix-value" });
const number = spoken("span", "fix_count");
const offer = (kind, action, lang, anchor, value) => {
  const cells = [row.closest(".doc").dataset.doc, kind, action, lang, anchor, value, ""];
  const text = line(cells);
  if (!collected.includes(text)) collected.push(text);
  output.value = text;
  number.dataset.n = String(collected.length);
  number.textContent = `${collected.length} ${say("fix_count")}`;
  all.disabled = false;
  if (navigator.clipboard) navigator.clipboard.writeText(text).catch(() => output.select());
  else output.select();
};
const both = (tr) => [sideOf(tr, 1), sideOf(tr, 2)];
const bead = (action, tr, more) => {
  const [fr, en] = both(tr).map((own, at) => [own, ...(more ? [both(more)[at]] : [])].filter(Boolean).join("|"));
  fr ? offer("bead", action, "fr", fr, en) : offer("bead", action, "en", en, "");
};
const nextRow = (tr) => {
  const rows = [...tr.closest(".doc").querySelectorAll(".reader > tbody > tr")];
  return rows[rows.indexOf(tr) + 1];
};
const apart = button("fix_apart", () => bead("apart", row));
const joined = button("fix_next", () => bead("together", row, nextRow(row)));
const confirm = button("fix_confirm", () => bead("confirmed", row));
const of = (action) => () => offer("mention", action, mention.lang, mention.anchor, action === "none" ? "" : input.value.trim());
const onMention = make("p", { className: "buttons", hidden: true }, told, button("fix_none", of("none")), make("label", { htmlFor: "fix-value" }, spoken("span", "fix_input")), input, button("fix_value", of("value")), button("fix_span", of("span")));
const all = button("fix_all", () => {
  const text = "\ufeff" + [line(HEAD), ...collected].map((text) => text + "\r\n").join("");
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: "corrections.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});
all.id = "fix-all";
all.disabled = true;
const panel = make("section", { id: "fix", hidden: true },
  make("p", { className: "buttons" }, what, confirm, apart, joined), onMention,
  make("p", { className: "buttons" }, make("label", { htmlFor: "fix-line" }, spoken("span", "fix_line")), output),
  make("p", { className: "buttons" }, number, all, button("fix_close", () => { panel.hidden = true; })));
panel.setAttribute("aria-label", say("fix_panel"));
panel.dataset.tLabel = "fix_panel";
number.dataset.n = "0";
number.textContent = `0 ${say("fix_count")}`;
document.querySelector("main").append(panel);

const show = () => {
  if (!row) return;
  what.textContent = row.cells[0].querySelector("a").textContent;
  const [fr, en] = [1, 2].map((side) => row.cells[side].querySelector(BLOCKS));
  apart.disabled = !fr || !en;
  joined.disabled = !nextRow(row);
  onMention.hidden = !mention;
  if (mention) {
    told.textContent = `« ${mention.surface} »`;
    told.lang = mention.lang;
    input.value = mention.value;
  }
};
const open = spoken("button", "fix", { type: "button", id: "fix-open" });
open.addEventListener("click", () => {
  panel.hidden = false;
  show();
  confirm.focus();
});
const stand = (event) => {
  const tr = event.target.closest && event.target.closest(".reader > tbody > tr");
  if (!tr || !tr.closest(".doc")) return;
  const mark = event.target.closest("mark");
  if (mark) mention = mentionAt(mark);
  else if (tr !== row) mention = null;
  if (tr !== row) {
    row = tr;
    open.textContent = say("fix");
    row.cells[0].append(open);
  }
  if (!panel.hidden) show();
};
for (const name of ["click", "focusin"]) document.addEventListener(name, stand);
})();
