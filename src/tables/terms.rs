//! Terms: their table, and their examples.

use std::ops::Range;

use super::column::{Kind, row};
use super::keys::list;
use super::pair::AlignedPair;
use super::points::CodePoints;
use super::rows::DiscrepancyRow;
use super::take::{Row, Take};
use super::vocabulary::STATUS;
use crate::model::{Discrepancy, Sides, Term, TermPlace, Wording};

row!(pub TermRow, "terms", "One row per term: what a thing is called in both languages, or in one; best first.",
    "Une ligne par terme : comment une chose s'appelle dans les deux langues, ou dans une seule ; les meilleurs d'abord.",
    key ["term_id"], links [], {
    term_id;
    fr_term: &'a str, Kind::Text,
        "its most frequent form in French; empty where French has none", "sa forme la plus fréquente en français ; vide si le français n'en a pas";
    en_term: &'a str, Kind::Text,
        "its most frequent form in English; empty where English has none", "sa forme la plus fréquente en anglais ; vide si l'anglais n'en a pas";
    fr_variants: String, Kind::List,
        "the other French forms, the most frequent first, joined by '|'", "les autres formes françaises, de la plus fréquente à la plus rare, jointes par '|'";
    en_variants: String, Kind::List,
        "the other English forms, the most frequent first, joined by '|'", "les autres formes anglaises, de la plus fréquente à la plus rare, jointes par '|'";
    fr_count: Option<usize>, Kind::Count,
        "how often any of the French forms occurs in the aligned sentences", "le nombre d'occurrences des formes françaises dans les phrases alignées";
    en_count: Option<usize>, Kind::Count,
        "how often any of the English forms occurs there", "le nombre d'occurrences des formes anglaises dans ces phrases";
    pair_count: Option<usize>, Kind::Count,
        "how often the two translate each other", "le nombre de fois où l'un traduit l'autre";
    documents: usize, Kind::Count,
        "the number of documents in which they do; of a term of one language, the number of documents that hold it", "le nombre de documents où c'est le cas ; pour un terme d'une seule langue, le nombre de documents qui le contiennent";
    fr_termhood: Option<u32>, Kind::Count,
        "how much of a term the French side is: C-value times weirdness; of a term of one language, how probable it is, in per cent, that a terminologist lists it", "le caractère terminologique du côté français : C-value multipliée par la spécificité ; pour un terme d'une seule langue, la probabilité, en pour cent, qu'un terminologue le retienne";
    en_termhood: Option<u32>, Kind::Count,
        "the same of the English side", "de même pour le côté anglais";
    confidence: Option<u8>, Kind::Percent,
        "of the occurrences of the rarer side, the share that the other translates, 0 to 100", "parmi les occurrences du côté le plus rare, la part que l'autre traduit, de 0 à 100";
    status: &'a str, STATUS,
        "whether both languages have the term: pair, fr_only or en_only", "si les deux langues ont le terme : les deux (pair), le français seul (fr_only) ou l'anglais seul (en_only)";
});

row!(pub ExampleRow, "term_examples", "Up to five places of every term that both languages have, the first of different documents.",
    "Jusqu'à cinq exemples de chaque terme attesté dans les deux langues, de préférence tirés de documents différents.",
    key [], links [["term_id"] => "terms" ["term_id"], ["alignment_id"] => "alignments" ["alignment_id"],
        ["sentence_alignment_id"] => "sentence_alignments" ["sentence_alignment_id"]], {
    term_id; doc_id;
    alignment_id: &'a str, Kind::Id, "the bead of blocks", "l'appariement de blocs";
    sentence_alignment_id: &'a str, Kind::Id, "the bead of sentences", "l'appariement de phrases";
    fr_text: &'a str, Kind::Text, "the French sentences", "les phrases françaises";
    en_text: &'a str, Kind::Text, "the English sentences", "les phrases anglaises";
    fr_char_start: Option<usize>, Kind::Chars,
        "where the French term begins in fr_text, in code points", "où le terme français commence dans fr_text, en points de code";
    fr_char_end: Option<usize>, Kind::Chars, "where it ends", "où il finit";
    en_char_start: Option<usize>, Kind::Chars,
        "where the English term begins in en_text, in code points", "où le terme anglais commence dans en_text, en points de code";
    en_char_end: Option<usize>, Kind::Chars, "where it ends", "où il finit";
});

/// The key of the term that stands at a place of the list, counted from 1.
pub(super) fn term_id(number: usize) -> String {
    format!("term:{number}")
}

/// Hands the row of the term at a place of the list, counted from 1, to `take`.
pub(crate) fn term(number: usize, term: &Term, take: &mut dyn Take) {
    let (fr, en) = (term.fr.as_ref(), term.en.as_ref());
    let paired = fr.is_some() && en.is_some();
    take.add(&TermRow {
        term_id: &term_id(number),
        fr_term: fr.map_or("", |wording| &wording.form),
        en_term: en.map_or("", |wording| &wording.form),
        fr_variants: variants(fr),
        en_variants: variants(en),
        fr_count: fr.map(|wording| wording.count),
        en_count: en.map(|wording| wording.count),
        pair_count: paired.then_some(term.pair_count),
        documents: term.documents,
        fr_termhood: termhood(fr),
        en_termhood: termhood(en),
        confidence: paired.then_some(term.confidence),
        status: term.status().word(),
    });
}

/// Hands the row of an example to `take`: the pair of sentences, and the place of the term at a place of the list.
pub(crate) fn example(number: usize, pair: &AlignedPair, place: &TermPlace, take: &mut dyn Take) {
    let fr = CodePoints::default().place(&pair.texts.fr, &place.fr);
    let en = CodePoints::default().place(&pair.texts.en, &place.en);
    take.add(&ExampleRow {
        term_id: &term_id(number),
        doc_id: &pair.doc_id,
        alignment_id: &pair.alignment_id,
        sentence_alignment_id: &pair.sentence_alignment_id,
        fr_text: &pair.texts.fr,
        en_text: &pair.texts.en,
        fr_char_start: fr.map(|place| place.start),
        fr_char_end: fr.map(|place| place.end),
        en_char_start: en.map(|place| place.start),
        en_char_end: en.map(|place| place.end),
    });
}

/// The row of a difference of a sentence pair; its places are bytes of both texts of the pair.
pub(crate) fn difference<'a>(pair: &'a AlignedPair, found: &'a Discrepancy) -> impl Row + 'a {
    let place = |text: &str, place: &Option<Range<usize>>, start: Option<usize>| {
        Some(CodePoints::default().place(text, place.as_ref()?)?.behind(start?))
    };
    let chars = Sides::of(|lang| place(&pair.texts[lang], &found.places[lang], pair.starts[lang]));
    DiscrepancyRow::new(found, (&pair.doc_id, &pair.part, &pair.alignment_id), pair.paragraphs.clone(), chars)
}

fn variants(wording: Option<&Wording>) -> String {
    list(wording.into_iter().flat_map(|wording| &wording.variants))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a termhood is not negative, and far below what a whole number holds"
)]
fn termhood(wording: Option<&Wording>) -> Option<u32> {
    wording.map(|wording| wording.termhood.round() as u32)
}
