//! What is usual in a bitext, learnt from all its pairs before any is judged.

use super::length::{self, Sample};
use super::names::Names;
use super::{Lengths, Pair, same_text};

/// What is usual in a bitext: how the lengths of its sides compare, which names stand for each other, and how much of it
/// is the same on both sides.
#[derive(Debug, Clone)]
pub struct Usage {
    pub(super) lengths: Lengths,
    pub(super) names: Names,
    /// Whether most of the text is the same on both sides: it was not translated at all.
    pub(super) untranslated: bool,
}

impl Usage {
    /// Learns from all pairs of a bitext, in any order.
    #[must_use]
    pub fn learn(pairs: &[Pair<'_>]) -> Usage {
        let mut learning = Learning::default();
        pairs.iter().for_each(|pair| learning.add(pair));
        learning.finish()
    }
}

/// What was learnt so far from pairs that come one by one.
#[derive(Default)]
pub(super) struct Learning {
    samples: Vec<Sample>,
    names: Names,
    /// The bytes of English sides, and of those that are the same as the French.
    all: usize,
    same: usize,
}

impl Learning {
    /// Learns from one more pair.
    pub(super) fn add(&mut self, pair: &Pair<'_>) {
        self.samples.extend(length::sample(pair));
        if !pair.sides.fr.is_empty() && !pair.sides.en.is_empty() {
            self.names.add(pair);
            self.all += pair.sides.en.text.len();
            self.same += if same_text(pair) { pair.sides.en.text.len() } else { 0 };
        }
    }

    /// What is usual in all of them: a bitext was not translated if more than half of it is the same on both sides.
    pub(super) fn finish(self) -> Usage {
        Usage {
            lengths: Lengths::new(self.samples),
            names: self.names,
            untranslated: 2 * self.same > self.all,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Scope, Side, compare};
    use super::*;
    use crate::model::{Check, EntityKind, EntityValue, Mention, Severity, Sides, Value};

    /// The names in the findings of the last of `pairs`, with their severity.
    fn names(pairs: &[(&str, &str)]) -> Vec<(Severity, String, String)> {
        let side = |text| Side { text, mentions: &[] };
        let pairs: Vec<Pair<'_>> = pairs
            .iter()
            .map(|(fr, en)| Pair {
                sides: Sides { fr: side(fr), en: side(en) },
                scope: Scope::Line,
                confidence: 100,
            })
            .collect();
        let found = pairs.last().map(|last| compare(&Usage::learn(&pairs), last)).unwrap_or_default();
        let names = found.into_iter().filter(|one| one.check == Check::Entity);
        names.map(|one| (one.severity, one.values.fr, one.values.en)).collect()
    }

    /// The severities of the findings about two names, which are all that the two sides mention.
    fn stand_against(kind: EntityKind, listed: bool, (fr, en): (&str, &str)) -> Vec<Severity> {
        let mention = |name: &str| {
            let known = if listed { name } else { "" };
            let value = Value::Entity(EntityValue {
                kind,
                canonical: name.into(),
                name_fr: known.into(),
                name_en: known.into(),
                entity_id: String::new(),
                level: 1,
            });
            [Mention { block: 0, range: 0..name.len(), rule: "test", value }]
        };
        let (a, b) = (mention(fr), mention(en));
        let pair = Pair {
            sides: Sides { fr: Side { text: fr, mentions: &a }, en: Side { text: en, mentions: &b } },
            scope: Scope::Line,
            confidence: 100,
        };
        let found = compare(&Usage::learn(&[pair]), &pair);
        found.into_iter().filter(|one| one.check == Check::Entity).map(|one| one.severity).collect()
    }

    #[test]
    fn bodies_that_are_listed_in_both_languages_are_two() {
        let bodies = ("Conseil des ports", "Board of Rivers");
        assert_eq!(stand_against(EntityKind::Org, true, bodies), [Severity::Warning]);
        assert_eq!(stand_against(EntityKind::Org, false, bodies), [], "nobody knows what they are");
    }

    #[test]
    fn persons_are_called_alike_in_both_languages() {
        let person = |names| stand_against(EntityKind::Person, false, names);
        assert_eq!(person(("M. Albert Dupont", "Mr. Albert Durand")), [Severity::Warning]);
        assert_eq!(person(("Boris Eltsine", "Boris Yeltsin")), []);
    }

    #[test]
    fn two_acronyms_that_are_left_over_together_again_and_again_are_one() {
        let pairs = [("le CCPX agit", "the PCTF acts"), ("selon le CCPX", "according to the PCTF")];
        assert_eq!(names(&pairs), []);
        assert_eq!(names(&[("selon la BCEX", "according to the EXCB")]), [], "the same letters");
    }

    #[test]
    fn an_acronym_that_stands_on_both_sides_elsewhere_is_missed() {
        let usual = ("le GRETO agit", "the GRETO acts");
        let told = names(&[usual, usual, usual, ("le GRETO a agi", "the MERKO acted")]);
        assert_eq!(told, [(Severity::Warning, "GRETO".to_string(), "MERKO".to_string())]);
        let told = names(&[usual, usual, usual, ("le GRETO a agi", "they acted")]);
        assert_eq!(told, [(Severity::Info, "GRETO".to_string(), String::new())]);
        assert_eq!(names(&[("le GRETO a agi", "they acted")]), [], "nothing is known of it");
    }
}
