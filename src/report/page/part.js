// A page with lines for the search, or with a part of the list of documents: it answers the first page, whose frame it is.
(() => {
const rows = [];
for (const template of all("template.lines")) {
  const { doc: id, name, symbol, provenance, page } = template.dataset;
  const doc = { id, name, symbol, provenance, page };
  for (const line of template.content.textContent.split("\n")) {
    if (!line) continue;
    if (line.startsWith("=\t")) {
      known(line);
      continue;
    }
    const [number, u, r, c, pf, pe, x, d, y, e, fr, en] = line.split("\t");
    rows.push({ id: `bead:${id}:${number}`, doc, data: { number, u, r, c, pf, pe, x }, values: { d, y, e }, texts: [fr, en] });
  }
  template.remove();
}
const listed = () => all("#documents > li").map((li) => {
  const [link, title] = li.children;
  const { doc, p, v } = li.dataset;
  return { id: doc, parts: p, page: link.href, name: link.textContent, title: title ? title.textContent : "", lang: title ? title.lang : "", figures: v.split("\t") };
});
const answer = ({ list, values, query, docs, first, csv }) => {
  if (list) return listed();
  const wanted = docs && new Set(docs);
  const { found } = find(rows, values, (doc) => !wanted || wanted.has(doc.id));
  if (csv) return asCsv(found);
  const page = ({ id, doc }) => new URL(`${doc.page}${query}#${encodeURIComponent(id)}`, location.href).href;
  const hits = new Map();
  for (const row of found) hits.has(row.doc.id) ? hits.get(row.doc.id).count++ : hits.set(row.doc.id, { count: 1, page: page(row) });
  const some = found.slice(0, first).map((row) => ({ id: row.id, doc: row.doc, data: row.data, texts: row.texts, page: page(row) }));
  return { found: found.length, hits: [...hits], some };
};
if (parent === window) return;
addEventListener("message", (event) => { if (event.source === parent) parent.postMessage({ number: event.data.number, answer: answer(event.data) }, ORIGIN); });
parent.postMessage("ready", ORIGIN);
})();
