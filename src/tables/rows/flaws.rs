//! The rows of what is wrong with the material.

use super::super::column::{Kind, row};
use super::super::vocabulary::{FLAW, LANG};
use crate::model::FileOffset;

row!(pub DiagnosticRow, "diagnostics", "What is wrong with the material.",
    "Ce qui ne va pas dans le matériau.",
    key [], links [], {
    doc_id: &'a str, Kind::Id,
        "the document; empty for the corpus as a whole", "le document ; vide pour le corpus entier";
    lang: &'a str, LANG,
        "the language, if the flaw is on one side", "la langue, si le défaut est d'un seul côté";
    part;
    paragraph: &'a str, Kind::Id, "the paragraph number", "le numéro du paragraphe";
    severity;
    flaw: &'a str, FLAW, "the sort of flaw", "la sorte de défaut";
    message: String, Kind::Text,
        "what is wrong and what to do", "ce qui ne va pas et que faire (en anglais)";
    source_start: Option<FileOffset>, Kind::Bytes,
        "where it begins in the file, in bytes", "où cela commence dans le fichier, en octets";
    source_end: Option<FileOffset>, Kind::Bytes, "where it ends", "où cela finit";
});
