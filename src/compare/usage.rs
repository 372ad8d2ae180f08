//! What is usual in a bitext, learnt from all its pairs before any is judged.

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
        Usage {
            lengths: Lengths::learn(pairs),
            names: Names::learn(pairs),
            untranslated: untranslated(pairs),
        }
    }
}

/// Whether more than half of the letters stand in pairs whose sides are the same.
fn untranslated(pairs: &[Pair<'_>]) -> bool {
    let both = pairs.iter().filter(|pair| !pair.fr.is_empty() && !pair.en.is_empty());
    let (mut all, mut same) = (0, 0);
    for pair in both {
        all += pair.en.text.len();
        same += if same_text(pair) { pair.en.text.len() } else { 0 };
    }
    2 * same > all
}

#[cfg(test)]
mod tests {
    use super::super::{Scope, Side, compare};
    use super::*;
    use crate::model::{Check, EntityKind, EntityValue, Mention, Severity, Value};

    /// The names in the findings of the last of `pairs`, with their severity.
    fn names(pairs: &[(&str, &str)]) -> Vec<(Severity, String, String)> {
        let side = |text| Side { text, mentions: &[] };
        let pairs: Vec<Pair<'_>> = pairs
            .iter()
            .map(|(fr, en)| Pair { fr: side(fr), en: side(en), scope: Scope::Line, confidence: 100 })
            .collect();
        let found = pairs.last().map(|last| compare(&Usage::learn(&pairs), last)).unwrap_or_default();
        let names = found.into_iter().filter(|one| one.check == Check::Entity);
        names.map(|one| (one.severity, one.fr_value, one.en_value)).collect()
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

    fn body(text: &str, words: &str, canonical: &str, name_fr: &str, name_en: &str) -> Mention {
        let start = text.find(words).expect("the words are in the text");
        let (name_fr, name_en) = (name_fr.to_string(), name_en.to_string());
        let value = EntityValue {
            kind: EntityKind::Org,
            canonical: canonical.into(),
            name_fr,
            name_en,
            entity_id: String::new(),
            level: 1,
        };
        Mention { block: 0, range: start..start + words.len(), rule: "test", value: Value::Entity(value) }
    }

    #[test]
    fn a_long_and_a_short_name_are_one() {
        let told = |fr: &str, en: &str, here: Mention, there: Mention| {
            let (here, there) = ([here], [there]);
            let side = |text, mentions| Side { text, mentions };
            let pair =
                Pair { fr: side(fr, &here), en: side(en, &there), scope: Scope::Line, confidence: 100 };
            compare(&Usage::learn(&[pair]), &pair).into_iter().map(|one| one.severity).collect::<Vec<_>>()
        };
        let fr = "La Cour de justice des États riverains siège.";
        let long = || {
            body(
                fr,
                "Cour de justice des États riverains",
                "A",
                "Cour de justice des États riverains",
                "Court of Justice of the Riparian States",
            )
        };
        let en = "The Riparian Court of Justice sits.";
        let short = body(
            en,
            "Riparian Court of Justice",
            "B",
            "Cour de justice riverains",
            "Riparian Court of Justice",
        );
        assert_eq!(told(fr, en, long(), short), []);
    }
}
