//! Several dates that share a word: days after the name of their month, decades after their noun.

use super::atom::{Atom, decade, single};
use super::class::Class;
use super::language::CompiledRule;
use super::lex::Token;
use super::parts::Parts;
use super::point::Point;
use crate::model::Granularity;

/// The decades of `années 80 et 90`, all of which must be such.
pub(super) fn decades(rule: &CompiledRule, tokens: &[Token], at: usize) -> Option<Vec<Atom>> {
    let is_number = |token: &Token| matches!(token.class, Class::Year | Class::Number | Class::Day);
    let mut from = 0;
    let mut atoms = Vec::new();
    for (place, token) in tokens.iter().enumerate().filter(|(_, token)| is_number(token)) {
        let point = decade(token.numbers[0])?;
        let from = std::mem::replace(&mut from, place + 1);
        let from = if from == 0 { 0 } else { place };
        atoms.push(single(rule, point, None, tokens.get(from..=place)?, at + from)?);
    }
    Some(atoms)
}

/// The days of `May 3 and 4, 2018`: a month, then its days, then perhaps its year.
pub(super) fn days(rule: &CompiledRule, tokens: &[Token], at: usize, parts: &Parts) -> Option<Vec<Atom>> {
    let month = parts.month?;
    let is_day = |token: &Token| matches!(token.class, Class::Day | Class::Ordinal);
    let places: Vec<usize> = (0..tokens.len()).filter(|&i| tokens.get(i).is_some_and(is_day)).collect();
    let last = *places.last()?;
    let mut atoms = Vec::with_capacity(places.len());
    for (index, &place) in places.iter().enumerate() {
        let tens =
            tokens.get(..place)?.iter().rposition(|token| !matches!(token.class, Class::Tens | Class::Dash));
        let tens = tens.map_or(0, |before| before + 1).min(place);
        let whole = if tokens.get(tens)?.class == Class::Tens { tens } else { place };
        let from = if index == 0 { 0 } else { whole };
        let to = if place == last { tokens.len() } else { place + 1 };
        let year = parts.year.filter(|_| place == last);
        let day = tokens.get(whole..=place)?.iter().map(|token| token.numbers[0]).sum();
        let point = Point::new(Granularity::Day, year, month, day);
        atoms.push(single(rule, point, None, tokens.get(from..to)?, at + from)?);
    }
    Some(atoms)
}
