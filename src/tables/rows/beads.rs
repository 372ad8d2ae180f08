//! The rows of beads, and of what differs between their two sides.

use super::super::column::{Kind, row};
use super::super::keys::one_line;
use super::super::points::Chars;
use super::super::vocabulary::{CHECK, METHOD, UNIT};
use crate::model::{Discrepancy, Sides};

row!(pub AlignmentRow, "alignments", "One row per bead of blocks, in French order.",
    "Une ligne par appariement de blocs, dans l'ordre du français.",
    key ["alignment_id"], links [], {
    alignment_id: &'a str, Kind::Id, "the bead", "l'appariement";
    doc_id;
    part: &'a str, Kind::Id,
        "the part, of the French side where there is one", "la partie, du côté français s'il existe";
    unit: &'a str, UNIT,
        "what is aligned: paragraph, heading, footnote, ...", "ce qui est aligné : paragraphe, intertitre, note, ...";
    relation;
    method: &'a str, METHOD,
        "what the bead rests on: number, content, none, or the correction of a person", "ce qui fonde l'appariement : le numéro, le contenu, rien, ou la correction d'une personne";
    confidence;
    fr_count: usize, Kind::Count, "the number of French blocks", "le nombre de blocs français";
    en_count: usize, Kind::Count, "the number of English blocks", "le nombre de blocs anglais";
    fr_paragraphs: String, Kind::List,
        "the French paragraph numbers, joined by '|'", "les numéros des paragraphes français, joints par '|'";
    en_paragraphs: String, Kind::List,
        "the English paragraph numbers, joined by '|'", "les numéros des paragraphes anglais, joints par '|'";
    fr_block_ids: String, Kind::List,
        "the French blocks, joined by '|'", "les blocs français, joints par '|'";
    en_block_ids: String, Kind::List,
        "the English blocks, joined by '|'", "les blocs anglais, joints par '|'";
    fr_text: String, Kind::Text, "the French text", "le texte français";
    en_text: String, Kind::Text, "the English text", "le texte anglais";
    en_provenance: &'a str, Kind::Text,
        "where the English text comes from, from the manifest", "la provenance du texte anglais, selon le manifeste";
});

row!(pub SentenceBeadRow, "sentence_alignments", "One row per bead of sentences inside an aligned bead of blocks.",
    "Une ligne par appariement de phrases dans un appariement de blocs.",
    key ["sentence_alignment_id"], links [["alignment_id"] => "alignments" ["alignment_id"]], {
    alignment_id: &'a str, Kind::Id, "the bead of blocks", "l'appariement de blocs";
    doc_id; part;
    fr_paragraph: &'a str, Kind::Id, "the French paragraph number", "le numéro du paragraphe français";
    en_paragraph: &'a str, Kind::Id, "the English paragraph number", "le numéro du paragraphe anglais";
    relation; confidence;
    fr_count: usize, Kind::Count,
        "the number of French sentences", "le nombre de phrases françaises";
    en_count: usize, Kind::Count,
        "the number of English sentences", "le nombre de phrases anglaises";
    fr_text: String, Kind::Text, "the French sentences", "les phrases françaises";
    en_text: String, Kind::Text, "the English sentences", "les phrases anglaises";
    sentence_alignment_id: String, Kind::Id, "the bead of sentences", "l'appariement de phrases";
});

row!(pub DiscrepancyRow, "discrepancies", "What differs between the two sides of a bead.",
    "Ce qui diffère entre les deux côtés d'un appariement.",
    key [], links [["alignment_id"] => "alignments" ["alignment_id"]], {
    doc_id; part;
    fr_paragraph: String, Kind::List,
        "the French paragraph numbers, joined by '|'", "les numéros des paragraphes français, joints par '|'";
    en_paragraph: String, Kind::List,
        "the English paragraph numbers, joined by '|'", "les numéros des paragraphes anglais, joints par '|'";
    check_name: &'a str, CHECK,
        "number, date, symbol, entity, missing, length, untranslated or term", "ce qui est contrôlé : nombre, date, cote, entité, manque, longueur, texte non traduit, terme";
    severity;
    fr_value: String, Kind::Text, "what the French side says", "ce que dit le côté français";
    en_value: String, Kind::Text, "what the English side says", "ce que dit le côté anglais";
    message: String, Kind::Text,
        "what differs, in words", "ce qui diffère, en toutes lettres (en anglais)";
    alignment_id: &'a str, Kind::Id, "the bead", "l'appariement";
    fr_char_start: Option<usize>, Kind::Chars,
        "where the French value begins in the bead's fr_text, in code points", "où la valeur française commence dans fr_text de l'appariement, en points de code";
    fr_char_end: Option<usize>, Kind::Chars, "where it ends", "où cela finit";
    en_char_start: Option<usize>, Kind::Chars,
        "where the English value begins in the bead's en_text, in code points", "où la valeur anglaise commence dans en_text de l'appariement, en points de code";
    en_char_end: Option<usize>, Kind::Chars, "where it ends", "où cela finit";
});

impl<'a> DiscrepancyRow<'a> {
    /// The row of a difference by the keys of its document, part and bead, with the paragraph numbers of the bead and the
    /// places of the values in its texts.
    pub(in super::super) fn new(
        found: &'a Discrepancy,
        (doc_id, part, alignment_id): (&'a str, &'a str, &'a str),
        paragraphs: Sides<String>,
        chars: Sides<Option<Chars>>,
    ) -> DiscrepancyRow<'a> {
        let (starts, ends) = (chars.map(|at| at.map(|at| at.start)), chars.map(|at| at.map(|at| at.end)));
        DiscrepancyRow {
            doc_id,
            part,
            fr_paragraph: paragraphs.fr,
            en_paragraph: paragraphs.en,
            check_name: found.check.word(),
            severity: found.severity.word(),
            fr_value: one_line(&found.values.fr),
            en_value: one_line(&found.values.en),
            message: one_line(&found.message()),
            alignment_id,
            fr_char_start: starts.fr,
            fr_char_end: ends.fr,
            en_char_start: starts.en,
            en_char_end: ends.en,
        }
    }
}
