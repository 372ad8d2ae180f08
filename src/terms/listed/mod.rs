//! Which forms of words a terminologist would list: candidates by their word classes, ranked by a regression.
//!
//! The rest of the room asks what two languages call a thing; here each language is read by itself, so that texts that are
//! no translations of each other have terms too, and forms that stand once.

mod candidates;
mod forms;
mod knowledge;
mod nested;
mod rank;
mod spans;
mod tag;
mod token;

use self::candidates::Candidates;
use self::knowledge::knowledge;
use crate::model::Lang;

/// A form that is listed.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The form, in lower case.
    pub(super) form: String,
    /// The form as it is shown: in capitals where it always stands so.
    pub(super) shown: String,
    /// How often it stands.
    pub(super) count: usize,
    /// The lines in which it stands, each once.
    pub(super) lines: Vec<usize>,
    /// The probability that a terminologist would list it.
    pub(super) probability: f32,
}

/// The forms that a terminologist would list of some lines of one language, in the order of the alphabet.
pub fn listed<'a>(lang: Lang, texts: impl Iterator<Item = &'a str>) -> Vec<Listed> {
    let knowledge = knowledge(lang);
    rank::listed(knowledge, &Candidates::new(knowledge, texts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(lang: Lang, texts: &[&str]) -> Vec<String> {
        listed(lang, texts.iter().copied()).into_iter().map(|listed| listed.form).collect()
    }

    #[test]
    fn technical_forms_are_listed_and_words_of_any_report_are_not() {
        let found = forms(
            Lang::Fr,
            &[
                "La rizière est irriguée par une vanne hydraulique.",
                "Il est nécessaire de vérifier la vanne hydraulique de chaque rizière.",
                "Dans ce cas, la situation est importante.",
            ],
        );
        assert!(found.contains(&"vanne hydraulique".to_owned()), "{found:?}");
        assert!(found.contains(&"rizière".to_owned()), "{found:?}");
        assert!(!found.iter().any(|form| form == "situation" || form == "cas" || form == "est"), "{found:?}");
    }

    #[test]
    fn a_form_that_stands_once_may_be_listed() {
        let found =
            forms(Lang::En, &["The irrigation channel feeds the paddy.", "Water is needed in any case."]);
        assert!(found.contains(&"paddy".to_owned()), "{found:?}");
        assert!(!found.contains(&"case".to_owned()), "{found:?}");
    }

    #[test]
    fn capitals_are_kept_where_a_form_always_stands_in_them() {
        let texts = ["The WUA repairs the canals.", "A WUA is an irrigation group.", "CANALS"];
        let shown: Vec<String> =
            listed(Lang::En, texts.into_iter()).into_iter().map(|listed| listed.shown).collect();
        assert!(shown.contains(&"canals".to_owned()), "{shown:?}");
        assert!(!shown.contains(&"CANALS".to_owned()), "{shown:?}");
        assert!(!shown.contains(&"wua".to_owned()), "{shown:?}");
    }
}
