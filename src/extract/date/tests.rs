//! The rules' own evidence, laws on generated dates, and the texts that once went wrong.

use super::rule::{Example, Reads, Tie};
use super::*;
use crate::model::{DateValue, Granularity, Modifier, RuleId};

/// The languages with their files.
fn languages() -> [(Lang, &'static Language); 2] {
    [(Lang::Fr, &fr::LANGUAGE), (Lang::En, &en::LANGUAGE)]
}

/// What is found in a text: surface, value and rule of each mention.
fn found(text: &str, lang: Lang, published: Option<&str>) -> Vec<(String, DateValue, RuleId)> {
    let published = published.map(|day| day.parse().unwrap());
    let (mentions, _) = dates_in(text, lang, published);
    mentions
        .into_iter()
        .map(|mention| {
            let Value::Date(date) = mention.value else { panic!("a mention that is no date") };
            (text[mention.range].to_owned(), date, mention.rule)
        })
        .collect()
}

/// Surfaces and normal forms.
fn forms(text: &str, lang: Lang) -> Vec<(String, String)> {
    found(text, lang, None).into_iter().map(|(surface, date, _)| (surface, date.edtf)).collect()
}

/// Checks examples and counterexamples of one rule; some mention must be signed by it, if it signs.
fn check(id: RuleId, signs: bool, lang: Lang, examples: &[Example], counterexamples: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (text, expected) in examples {
        let seen = forms(text, lang);
        let wanted: Vec<(String, String)> =
            expected.iter().map(|(surface, form)| ((*surface).to_owned(), (*form).to_owned())).collect();
        if seen != wanted {
            wrong.push(format!("{id}: {text:?}\n  wanted {wanted:?}\n  found  {seen:?}"));
        }
        if signs && !found(text, lang, None).iter().any(|(_, _, rule)| *rule == id) {
            wrong.push(format!("{id} signs nothing in {text:?}"));
        }
    }
    for text in counterexamples {
        let seen = forms(text, lang);
        if !seen.is_empty() {
            wrong.push(format!("{id}: {text:?} must give nothing, found {seen:?}"));
        }
    }
    wrong
}

#[test]
fn every_rule_keeps_to_its_evidence() {
    let mut wrong = Vec::new();
    for (lang, language) in languages() {
        for compiled in &language.rules {
            let rule = compiled.rule;
            assert!(
                !rule.examples.is_empty() && !rule.counterexamples.is_empty(),
                "{} has no evidence",
                rule.id
            );
            let signs = !matches!(rule.reads, Reads::Month if rule.id.ends_with("listed"));
            wrong.extend(check(rule.id, signs, lang, rule.examples, rule.counterexamples));
        }
        for (_, _, link) in &language.links {
            let signs = matches!(link.tie, Tie::Range | Tie::Dash);
            wrong.extend(check(link.id, signs, lang, link.examples, link.counterexamples));
        }
        for (_, lookalike) in &language.lookalikes {
            wrong.extend(check(lookalike.id, false, lang, lookalike.counterexamples, lookalike.examples));
        }
        for (_, _, opening) in &language.openings {
            for (text, form, modifier) in opening.examples {
                let seen = found(text, lang, None);
                let right =
                    seen.len() == 1 && seen[0].1.edtf == *form && seen[0].1.modifier == Some(*modifier);
                if !right {
                    wrong
                        .push(format!("{}: {text:?} wanted {form} {modifier:?}, found {seen:?}", opening.id));
                }
            }
            for text in opening.counterexamples {
                let seen = found(text, lang, None);
                if seen.iter().any(|(_, date, _)| date.modifier.is_some()) {
                    wrong.push(format!("{}: {text:?} must have no part, found {seen:?}", opening.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
