//! The rows of what a text mentions, and of what it cites.

use jiff::civil::Date;

use super::super::column::{Kind, row};
use super::super::vocabulary::{ENTITY, GRANULARITY, MODIFIER, RESOLUTION, SYMBOL};

row!(pub DateRow, "dates", "One row per calendar expression.",
    "Une ligne par expression calendaire.",
    key ["mention_id"], links [["block_id"] => "blocks" ["block_id"],
        ["alignment_id"] => "alignments" ["alignment_id"], ["sentence_id"] => "sentences" ["sentence_id"]], {
    mention_id; doc_id; lang; part; paragraph; footnote; block_id; surface;
    date_start: Date, Kind::Day, "the first day, ISO 8601", "le premier jour, ISO 8601";
    date_end: Date, Kind::Day, "the last day, ISO 8601", "le dernier jour, ISO 8601";
    granularity: &'a str, GRANULARITY,
        "day, month, quarter, semester, year, decade or century", "la granularité : jour, mois, trimestre, semestre, année, décennie ou siècle";
    modifier: &'a str, MODIFIER,
        "start, mid or end of the period", "le début, le milieu ou la fin de la période";
    resolution: &'a str, RESOLUTION,
        "where the year comes from: explicit, inherited or context", "d'où vient l'année : écrite, héritée ou tirée du contexte";
    edtf: &'a str, Kind::Id,
        "the value in Extended Date/Time Format (ISO 8601-2)", "la valeur au format EDTF (ISO 8601-2)";
    char_start; char_end; rule; alignment_id; sentence_id;
});

row!(pub SymbolRow, "symbols", "One row per document symbol cited.",
    "Une ligne par cote de document citée.",
    key ["mention_id"], links [["block_id"] => "blocks" ["block_id"],
        ["alignment_id"] => "alignments" ["alignment_id"], ["sentence_id"] => "sentences" ["sentence_id"]], {
    mention_id; doc_id; lang; part; paragraph; footnote; block_id; surface;
    canonical: &'a str, Kind::Id,
        "the symbol in its canonical form", "la cote sous sa forme canonique";
    body: &'a str, Kind::Text,
        "the body that issued the document", "l'organe qui a publié le document";
    kind: &'a str, SYMBOL,
        "document, resolution, decision, record, statement or other", "la sorte de document : document, résolution, décision, compte rendu, déclaration ou autre";
    pinpoint: &'a str, Kind::Text,
        "the place inside the document, as printed", "l'endroit visé dans le document, tel qu'imprimé";
    url: &'a str, Kind::Url, "where the document can be read", "où le document peut être lu";
    char_start; char_end; rule; alignment_id; sentence_id;
});

row!(pub EntityRow, "entities", "One row per mention of a body, a person, a place or an instrument.",
    "Une ligne par mention d'un organe, d'une personne, d'un lieu ou d'un instrument.",
    key ["mention_id"], links [["block_id"] => "blocks" ["block_id"],
        ["alignment_id"] => "alignments" ["alignment_id"], ["sentence_id"] => "sentences" ["sentence_id"]], {
    mention_id; doc_id; lang; part; paragraph; footnote; block_id; surface;
    r#type: &'a str, ENTITY,
        "ORG, PERSON, PLACE or INSTRUMENT", "organisation, personne, lieu ou instrument";
    canonical: &'a str, Kind::Text,
        "the name under which the entity is counted", "le nom sous lequel l'entité est comptée";
    name_fr: &'a str, Kind::Text, "its French name", "son nom français";
    name_en: &'a str, Kind::Text, "its English name", "son nom anglais";
    entity_id: &'a str, Kind::Id, "a stable outside identifier", "un identifiant externe stable";
    level: u8, Kind::Count,
        "1: understood by itself; 2: needs its context", "1 : se comprend seul ; 2 : demande son contexte";
    char_start; char_end; rule; alignment_id; sentence_id;
});

row!(pub CitationRow, "citations", "Who cites what: one row per document, language and cited symbol.",
    "Qui cite quoi : une ligne par document, langue et cote citée.",
    key ["doc_id", "lang", "cited"], links [["doc_id", "lang"] => "documents" ["doc_id", "lang"]], {
    doc_id; lang;
    symbol: &'a str, Kind::Id, "the document's own symbol", "la cote du document lui-même";
    cited: &'a str, Kind::Id, "the symbol cited", "la cote citée";
    body: &'a str, Kind::Text,
        "the body that issued the cited document", "l'organe qui a publié le document cité";
    kind: &'a str, SYMBOL, "what sort of document is cited", "la sorte de document cité";
    mentions: usize, Kind::Count, "the number of mentions", "le nombre de mentions";
    paragraphs: String, Kind::List,
        "the paragraphs that cite it, joined by '|'", "les paragraphes qui la citent, joints par '|'";
    url: &'a str, Kind::Url,
        "where the cited document can be read", "où le document cité peut être lu";
});
