//! Terms of lines that are no documents, for programs that read standard output.

use super::csv::Rows;
use super::formats::Dialect;
use crate::model::Term;
use crate::tables::{self, Cell, Take, TermRow};

/// Renders terms with the header of their table, in their order.
#[must_use]
pub fn terms_csv(terms: &[Term]) -> Vec<u8> {
    let mut rows = Terms(Rows::new(Dialect::Plain, Dialect::Plain));
    for (number, term) in (1..).zip(terms) {
        tables::term(number, term, &mut rows);
    }
    let mut out = Dialect::Plain.header(&TermRow::TABLE).into_bytes();
    out.extend(rows.0.bytes());
    out
}

/// The rows of terms alone.
struct Terms(Rows);

impl Take for Terms {
    fn row(&mut self, _: usize, cells: &[Cell<'_>]) {
        self.0.add(cells);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Wording;

    #[test]
    fn what_a_language_lacks_is_empty() {
        let wording =
            |form: &str| Wording { form: form.to_owned(), variants: Vec::new(), count: 3, termhood: 4.25 };
        let variants = vec!["Eaux usées".to_owned(), "eau usée".to_owned()];
        let fr = Some(Wording { variants, ..wording("eaux usées") });
        let term = |fr, en| Term { fr, en, pair_count: 2, documents: 1, confidence: 66, places: Vec::new() };
        let terms = [term(fr, Some(wording("waste water"))), term(None, Some(wording("sludge")))];
        let shown = String::from_utf8(terms_csv(&terms)).unwrap();
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[1], "term:1,eaux usées,waste water,Eaux usées|eau usée,,3,3,2,1,4,4,66,pair");
        assert_eq!(lines[2], "term:2,,sludge,,,,3,,1,,4,,en_only");
    }
}
