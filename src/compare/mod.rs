//! From the two sides of a bead to what differs between them.
//!
//! Values are compared, not wording: "3,9 %" is "3.9 per cent", "PNUD" is "UNDP", "les 3 et 4 mai" is
//! "3–4 May". A finding is an error only when both sides are sure of what they say and the bead is.

mod date;
mod en;
mod entity;
mod finding;
mod fr;
mod gap;
mod institution;
mod language;
mod laws;
mod length;
mod lines;
mod missing;
mod named;
mod names;
mod number;
mod roll;
mod season;
mod symbol;
mod untranslated;
mod usage;
mod versions;

use std::ops::Range;

use crate::model::{Discrepancy, Lang, Mention, Severity, Sides};

use self::length::Lengths;
pub use lines::{LineDiscrepancy, compare_lines};
pub use usage::Usage;
pub use versions::compare_versions;

pub use crate::model::Scope;

/// One side of a bead.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The clean text; empty when the side has no segment.
    pub text: &'a str,
    /// The mentions in it; their ranges are bytes of `text`.
    pub mentions: &'a [Mention],
}

/// The two sides of a bead.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// Its sides.
    pub sides: Sides<Side<'a>>,
    /// What is aligned.
    pub scope: Scope,
    /// The probability that the bead is right, from 0 to 100.
    pub confidence: u8,
}

/// Below this confidence a bead may be wrong: what differs is then no more than a warning.
const TRUSTED_BEAD: u8 = 70;

/// Finds what differs between the two sides of `pair`, check by check.
///
/// `usage` is what [`Usage::learn`] made of all pairs of the bitext. A side without text gives one finding
/// of the check `missing` and nothing else; text that is the same on both sides gives none, unless nothing was
/// translated. Mentions whose range is not in the text are ignored.
#[must_use]
pub fn compare(usage: &Usage, pair: &Pair<'_>) -> Vec<Discrepancy> {
    if same_text(pair) && !usage.untranslated {
        return Vec::new();
    }
    let mut found = missing::check(pair);
    if found.is_empty() && !pair.sides.fr.is_empty() {
        let (foreign, untranslated) = untranslated::check(pair);
        if !foreign {
            let unequal = length::check(&usage.lengths, pair);
            found.extend(contents(usage, pair).into_iter().map(|one| soften(one, unequal.as_ref())));
            found.extend(unequal);
        }
        found.extend(untranslated);
    }
    if pair.confidence < TRUSTED_BEAD {
        for discrepancy in &mut found {
            discrepancy.severity = discrepancy.severity.min(Severity::Warning);
        }
    }
    found
}

/// Whether both sides have the same text, such as an address or a form in two languages.
fn same_text(pair: &Pair<'_>) -> bool {
    !pair.sides.fr.is_empty() && pair.sides.fr.text.trim() == pair.sides.en.text.trim()
}

/// Lets a finding about words of the longer side step back when the lengths say already that the other side
/// lacks something.
fn soften(found: Discrepancy, unequal: Option<&Discrepancy>) -> Discrepancy {
    let one_sided = found.places.fr.is_none() || found.places.en.is_none();
    let severity = if unequal.is_some() && one_sided { Severity::Info } else { found.severity };
    Discrepancy { severity, ..found }
}

/// Compares what the two sides say: numbers, dates, symbols, entities.
fn contents(usage: &Usage, pair: &Pair<'_>) -> Vec<Discrepancy> {
    let fr_numbers = pair.sides.fr.numbers(Lang::Fr);
    let en_numbers = pair.sides.en.numbers(Lang::En);
    let mut found = number::differences((pair.sides.fr.text, &fr_numbers), (pair.sides.en.text, &en_numbers));
    found.extend(date::check(pair, &fr_numbers, &en_numbers));
    found.extend(season::check(pair));
    found.extend(symbol::check(pair));
    let names = entity::check(&usage.names, pair);
    // What was found to stand against each other is one finding.
    let apart = names.iter().any(|one| one.places.fr.is_some() && one.places.en.is_some());
    found.extend(names);
    if !apart {
        found.extend(institution::check(pair));
    }
    found
}

impl Side<'_> {
    /// Whether there is no text.
    fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The numbers, those inside mentions masked.
    fn numbers(&self, lang: Lang) -> Vec<number::Reading> {
        let masks: Vec<Range<usize>> = self.mentions.iter().map(|mention| mention.range.clone()).collect();
        number::read(lang, self.text, &masks)
    }
}
