//! Terms of lines that are no documents, as CSV.

use serde::Serialize;

use crate::model::{Term, Wording};

/// A term, with the columns of the term list in their order.
#[derive(Serialize)]
struct Row<'a> {
    term_id: String,
    fr_term: &'a str,
    en_term: &'a str,
    fr_variants: String,
    en_variants: String,
    fr_count: Option<usize>,
    en_count: Option<usize>,
    pair_count: Option<usize>,
    fr_termhood: String,
    en_termhood: String,
    confidence: Option<u8>,
    status: &'a str,
}

/// Renders terms, in their order.
#[must_use]
pub fn terms_csv(terms: &[Term]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for (number, term) in (1..).zip(terms) {
        let (fr, en) = (term.fr.as_ref(), term.en.as_ref());
        let paired = fr.is_some() && en.is_some();
        let row = Row {
            term_id: format!("term:{number}"),
            fr_term: fr.map_or("", |wording| &wording.form),
            en_term: en.map_or("", |wording| &wording.form),
            fr_variants: variants(fr),
            en_variants: variants(en),
            fr_count: fr.map(|wording| wording.count),
            en_count: en.map(|wording| wording.count),
            pair_count: paired.then_some(term.pair_count),
            fr_termhood: termhood(fr),
            en_termhood: termhood(en),
            confidence: paired.then_some(term.confidence),
            status: term.status(),
        };
        writer.serialize(row).expect("a row of plain values can be written to memory");
    }
    writer.into_inner().expect("memory takes every byte")
}

fn variants(wording: Option<&Wording>) -> String {
    wording.map(|wording| wording.variants.join("|")).unwrap_or_default()
}

fn termhood(wording: Option<&Wording>) -> String {
    wording.map(|wording| format!("{:.1}", wording.termhood)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_language_lacks_is_empty() {
        let wording =
            |form: &str| Wording { form: form.to_owned(), variants: Vec::new(), count: 3, termhood: 4.25 };
        let variants = vec!["Eaux usées".to_owned(), "eau usée".to_owned()];
        let fr = Some(Wording { variants, ..wording("eaux usées") });
        let terms = [
            Term { fr, en: Some(wording("waste water")), pair_count: 2, confidence: 66 },
            Term { fr: None, en: Some(wording("sludge")), pair_count: 0, confidence: 0 },
        ];
        let shown = String::from_utf8(terms_csv(&terms)).unwrap();
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[1], "term:1,eaux usées,waste water,Eaux usées|eau usée,,3,3,2,4.2,4.2,66,pair");
        assert_eq!(lines[2], "term:2,,sludge,,,,3,,,4.2,,en_only");
    }
}
