//! What only looks like a year or a day: numbers joined to codes, counted things, names.

use super::class::Class;
use super::language::Language;
use super::lex::Token;

/// Marks the tokens that are no year and no day by themselves.
pub(super) fn suspect(tokens: &mut [Token], classes: &str, language: &Language) {
    for at in 0..tokens.len() {
        let joined = joined(tokens, at);
        if let Some(token) = tokens.get_mut(at) {
            token.suspect = joined;
        }
    }
    for (pattern, lookalike) in &language.lookalikes {
        for found in pattern.find_iter(classes) {
            let class = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.class);
            let before = class(found.start().checked_sub(1));
            let after = class(Some(found.end()));
            if before.is_some_and(|class| lookalike.not_before.contains(&class))
                || after.is_some_and(|class| lookalike.not_after.contains(&class))
            {
                continue;
            }
            for token in tokens.iter_mut().take(found.end()).skip(found.start()) {
                token.suspect = true;
            }
        }
    }
}

/// Whether a number is joined to a code or a word without a blank: `COVID-19`, `A/71/818`, `9001:2015`.
fn joined(tokens: &[Token], at: usize) -> bool {
    let class = |i: usize| tokens.get(i).map(|token| token.class);
    let glued = |i: usize| tokens.get(i).is_some_and(|token| token.glued);
    let before = |step: usize| at.checked_sub(step).and_then(class);
    let (left, right) = (glued(at), glued(at + 1));
    let sign = |class: Option<Class>| matches!(class, Some(Class::Slash | Class::Joint | Class::Masked));
    let alien = |class: Option<Class>| {
        use Class::{About, Agenda, Amount, Capital, Label, Masked, Number, Proper, Resolution, Unit, Word};
        let code = matches!(class, Some(Number | Amount | Masked));
        code || matches!(
            class,
            Some(Word | Capital | Label | Resolution | Unit | Proper | Agenda | About | Class::After)
        )
    };
    let number = |class: Option<Class>| {
        matches!(class, Some(Class::Day | Class::Year | Class::Number | Class::Amount))
    };
    let dash = |class: Option<Class>| class == Some(Class::Dash);
    let colon = |class: Option<Class>| class == Some(Class::Colon);
    let step_left = left && at > 0 && glued(at - 1);
    let step_right = right && glued(at + 2);
    (left && sign(before(1)))
        || (right && sign(class(at + 1)))
        || (step_left && dash(before(1)) && alien(before(2)))
        || (step_right && dash(class(at + 1)) && alien(class(at + 2)))
        || (step_left && colon(before(1)) && number(before(2)))
        || (step_right && colon(class(at + 1)) && number(class(at + 2)))
}

/// The tokens, in order, at which a date stands as the time of something: `en 2020`, `l’année 2020`, `fin 2020`.
pub(super) fn times(tokens: &[Token]) -> Vec<usize> {
    let opens = |class: Class| matches!(class, Class::In | Class::Period);
    let follows =
        |at: usize| at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|token| opens(token.class));
    let edge = |class: Class| matches!(class, Class::Edge | Class::Soon);
    tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| edge(token.class) || follows(*at))
        .map(|(at, _)| at)
        .collect()
}
