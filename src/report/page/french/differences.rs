//! The French wording of differences.

use super::{name, the};
use crate::model::{Discrepancy, Finding, Lang, Noun, Scope, Unit};

/// A difference in a French sentence.
pub(in super::super) fn difference(found: &Discrepancy) -> String {
    let quote = |lang: Lang, meaning: &Option<String>| match meaning {
        Some(meaning) => format!("« {} » ({meaning})", found.value(lang)),
        None => format!("« {} »", found.value(lang)),
    };
    let names = |lang: Lang| (name(lang), name(lang.other()));
    match &found.finding {
        Finding::Differ { noun, fr, en } => format!(
            "le texte français a {} {} là où le texte anglais a {}",
            noun_words(*noun),
            quote(Lang::Fr, fr),
            quote(Lang::En, en)
        ),
        Finding::Only { lang, noun, meaning } => {
            let (name, other) = names(*lang);
            let (noun, said) = (noun_words(*noun), quote(*lang, meaning));
            format!("le texte {name} a {noun} {said}, que le texte {other} n’a pas")
        }
        Finding::MoreOften { lang, noun, meaning } => {
            let (name, other) = names(*lang);
            let (noun, said) = (noun_words(*noun), quote(*lang, meaning));
            format!("le texte {name} a {noun} {said} plus souvent que le texte {other}")
        }
        Finding::Missing { lang, scope, start } => {
            let (name, other) = names(*lang);
            format!(
                "le texte {name} a {} « {start} », sans équivalent dans le texte {other}",
                scope_words(*scope)
            )
        }
        Finding::Lengths { short } => {
            let (short, than) = (the(*short), the(short.other()));
            let (fr, en) = (&found.values.fr, &found.values.en);
            format!(
                "le texte français a {fr} lettres et le texte anglais {en} : {short} est trop court pour {than}, il manque peut-être quelque chose"
            )
        }
        Finding::Extra { lang, start } => {
            let (name, other) = names(*lang);
            format!("le texte {other} semble omettre une phrase du texte {name} : « {start} »")
        }
        Finding::Untranslated { lang, start } => {
            let (name, other) = names(*lang);
            format!("le texte {name} garde des mots en {other} : « {start} »")
        }
        Finding::Term { lang, usual, count, total } => {
            let (term, instead) = (found.value(*lang), found.value(lang.other()));
            format!(
                "le terme {} « {term} » correspond ici à « {instead} », et à « {usual} » dans {count} de ses {total} occurrences",
                name(*lang)
            )
        }
    }
}

fn noun_words(noun: Noun) -> &'static str {
    match noun {
        Noun::Number => "le nombre",
        Noun::Code => "le code",
        Noun::Date => "la date",
        Noun::Symbol => "la cote",
        Noun::Reference => "la référence",
        Noun::Name => "le nom",
    }
}

fn scope_words(scope: Scope) -> &'static str {
    match scope {
        Scope::Blocks(Unit::Title) => "le titre",
        Scope::Blocks(Unit::Heading) => "l’intertitre",
        Scope::Blocks(Unit::Paragraph) => "le paragraphe",
        Scope::Blocks(Unit::Prose) => "le passage",
        Scope::Blocks(Unit::Recommendation) => "la recommandation",
        Scope::Blocks(Unit::List) => "la liste",
        Scope::Blocks(Unit::Table) => "le tableau",
        Scope::Blocks(Unit::Figure) => "la figure",
        Scope::Blocks(Unit::Footnote) => "la note",
        Scope::Sentence => "la phrase",
        Scope::Line => "la ligne",
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Check, Severity, Sides};

    use super::*;

    #[test]
    fn a_difference_is_told_as_in_english() {
        let meaning = Some("42".to_owned());
        let told = |finding: Finding| {
            let values = Sides { fr: "deux".to_owned(), en: "three".to_owned() };
            let places = Sides::default();
            let (check, severity) = (Check::Number, Severity::Error);
            let found = Discrepancy { check, severity, values, places, finding };
            [found.message(), difference(&found)]
        };
        assert_eq!(
            told(Finding::Differ { noun: Noun::Number, fr: meaning.clone(), en: None }),
            [
                "the French text has the number “deux” (42) where the English text has “three”",
                "le texte français a le nombre « deux » (42) là où le texte anglais a « three »"
            ]
        );
        assert_eq!(
            told(Finding::Only { lang: Lang::En, noun: Noun::Date, meaning: meaning.clone() }),
            [
                "the English text has the date “three” (42), which the French text does not have",
                "le texte anglais a la date « three » (42), que le texte français n’a pas"
            ]
        );
        assert_eq!(
            told(Finding::MoreOften { lang: Lang::Fr, noun: Noun::Number, meaning: None }),
            [
                "the French text has the number “deux” more often than the English text",
                "le texte français a le nombre « deux » plus souvent que le texte anglais"
            ]
        );
        let start = "Il".to_owned();
        assert_eq!(
            told(Finding::Missing {
                lang: Lang::Fr,
                scope: Scope::Blocks(Unit::Prose),
                start: start.clone()
            }),
            [
                "the French passage “Il” has no counterpart in the English text",
                "le texte français a le passage « Il », sans équivalent dans le texte anglais"
            ]
        );
        assert_eq!(
            told(Finding::Extra { lang: Lang::En, start: start.clone() }),
            [
                "the French text seems to lack a sentence of the English text: “Il”",
                "le texte français semble omettre une phrase du texte anglais : « Il »"
            ]
        );
        assert_eq!(
            told(Finding::Untranslated { lang: Lang::En, start }),
            [
                "the English text has words left in French: “Il”",
                "le texte anglais garde des mots en français : « Il »"
            ]
        );
        assert_eq!(
            told(Finding::Lengths { short: Lang::Fr }),
            [
                "the French text has deux letters and the English text three: the French is too short for the English, something may be missing",
                "le texte français a deux lettres et le texte anglais three : le français est trop court pour l’anglais, il manque peut-être quelque chose"
            ]
        );
    }
}
