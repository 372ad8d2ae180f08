//! The citations as a network, in the columns that Gephi asks for: edges document by document, nodes at the end.
// Gephi knows the columns by these names, capitals and all.
#![allow(non_snake_case)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Document, Lang, SymbolValue, Value};

use super::cell::Cell;
use super::column::{Kind, Table, row};
use super::take::Row;
use super::vocabulary::{NODE, SYMBOL};

row!(pub(crate) EdgeRow, "citations_edges", "The citations as a network: one row per report and document that it cites.",
    "Les citations en réseau : une ligne par rapport et document cité.",
    key ["Source", "Target"], links [["Source"] => "citations_nodes" ["Id"], ["Target"] => "citations_nodes" ["Id"]], {
    Source: &'a str, Kind::Id, "the report: its symbol, or its doc_id where it has none",
        "le rapport : sa cote, ou son doc_id s'il n'en a pas";
    Target: &'a str, Kind::Id, "the symbol cited", "la cote citée";
    Type: &'a str, Kind::Word(&["Directed"]), "the sort of edge", "la sorte d'arête";
    Weight: usize, Kind::Count, "the number of mentions, in the version that has more of them",
        "le nombre de mentions, dans la version qui en compte le plus";
    Label: &'a str, SYMBOL, "what sort of document is cited", "la sorte de document cité";
});

row!(pub(crate) NodeRow, "citations_nodes", "The documents of the network, citing and cited.",
    "Les documents du réseau, citants et cités.",
    key ["Id"], links [], {
    Id: &'a str, Kind::Id, "the document: its symbol, or its doc_id where it has none",
        "le document : sa cote, ou son doc_id s'il n'en a pas";
    Label: &'a str, Kind::Text, "the words shown", "les mots affichés";
    Kind: &'a str, NODE, "report if it is a document of the corpus, else what sort of document it is",
        "report si c'est un document du corpus, sinon la sorte de document";
    Body: &'a str, Kind::Text, "the body that issued it, where it is known",
        "l'organe qui l'a publié, s'il est connu";
});

/// The table of the edges.
pub(crate) const EDGES: Table = EdgeRow::TABLE;
/// The table of the nodes.
pub(crate) const NODES: Table = NodeRow::TABLE;

/// The documents that cite or are cited, by their ids.
///
/// They are the one thing that a run keeps: the network names each document once, however many reports cite it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Nodes(BTreeMap<String, Node>);

#[derive(Debug, Serialize, Deserialize)]
struct Node {
    kind: Cow<'static, str>,
    body: String,
}

/// The kind of the documents of the corpus.
const REPORT: &str = "report";

impl Nodes {
    /// Adds nodes; a document of the corpus stays one when others cite it.
    pub(crate) fn extend(&mut self, other: Nodes) {
        for (id, node) in other.0 {
            self.add(&id, node.kind, &node.body);
        }
    }

    fn add(&mut self, id: &str, kind: impl Into<Cow<'static, str>>, body: &str) {
        let kind = kind.into();
        let report = kind == REPORT;
        let known = self.0.entry(id.to_owned()).or_insert_with(|| Node { kind, body: body.to_owned() });
        if report {
            known.kind = REPORT.into();
        }
        if known.body.is_empty() {
            body.clone_into(&mut known.body);
        }
    }

    /// Hands the rows of `citations_nodes` to `take`.
    pub(crate) fn rows(&self, take: &mut dyn FnMut(&[Cell<'_>])) {
        for (id, node) in &self.0 {
            NodeRow { Id: id, Label: id, Kind: &node.kind, Body: &node.body }.cells(take);
        }
    }
}

/// Hands the rows of what a document cites to `take`, and returns the documents of its part of the network; a document does
/// not cite itself.
pub(crate) fn network(document: &Document, take: &mut dyn FnMut(&[Cell<'_>])) -> Nodes {
    let versions = || Lang::BOTH.into_iter().filter_map(|lang| document.version(lang));
    let own = versions().map(|version| version.symbol.as_str()).find(|symbol| !symbol.is_empty());
    let source = own.unwrap_or(&document.pair.id);
    let mut cited: BTreeMap<&str, (&SymbolValue, usize)> = BTreeMap::new();
    for version in versions() {
        let mut counts: BTreeMap<&str, (&SymbolValue, usize)> = BTreeMap::new();
        for mention in &version.mentions {
            if let Value::Symbol(value) = &mention.value {
                counts.entry(&value.canonical).or_insert((value, 0)).1 += 1;
            }
        }
        for (symbol, (value, count)) in counts {
            let known = cited.entry(symbol).or_insert((value, 0));
            known.1 = known.1.max(count);
        }
    }
    let own_body = cited.get(source).map_or("", |(value, _)| value.body.as_str());
    let mut nodes = Nodes::default();
    nodes.add(source, REPORT, own_body);
    for (symbol, (value, count)) in cited.into_iter().filter(|(symbol, _)| *symbol != source) {
        let kind = value.kind.word();
        nodes.add(symbol, kind, &value.body);
        EdgeRow { Source: source, Target: symbol, Type: "Directed", Weight: count, Label: kind }.cells(take);
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_stays_a_report_when_others_cite_it() {
        let mut nodes = Nodes::default();
        nodes.add("A/1", "document", "");
        let mut more = Nodes::default();
        more.add("A/1", REPORT, "GA");
        more.add("B/2", "resolution", "SC");
        nodes.extend(more);
        nodes.add("A/1", "document", "other");
        let mut rows = Vec::new();
        nodes.rows(&mut |cells| {
            rows.push(cells.iter().map(|cell| cell.shown().into_owned()).collect::<Vec<_>>())
        });
        assert_eq!(rows, [["A/1", "A/1", "report", "GA"], ["B/2", "B/2", "resolution", "SC"]]);
    }
}
