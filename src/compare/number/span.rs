//! Numbers that share something with a neighbour: the ends of a range, and a power of ten that is written once.

use super::super::language::{Language, Role};
use super::digits::full_year;
use super::{Class, Number, Reading};
use crate::model::Seen;

/// No two numbers of a range or a comparison stand further apart, in bytes: " instead of the $".
const NEAR: usize = 26;

/// Widest range whose members are listed one by one on the other side.
const WIDEST: u64 = 100;

/// Lets a small number say also what it says with the power of ten of its neighbour ("200-250,000").
pub(super) fn share_scales(language: &Language, text: &str, readings: &mut [Reading]) {
    let zeros: Vec<u32> = readings.iter().map(|reading| scale(language, text, reading)).collect();
    for at in 0..readings.len() {
        if zeros.get(at) != Some(&0) || readings[at].class != Class::Cardinal {
            continue;
        }
        let before = at.checked_sub(1).filter(|other| near(&readings[*other], &readings[at]));
        let after =
            Some(at + 1).filter(|other| readings.get(*other).is_some_and(|other| near(&readings[at], other)));
        for other in before.into_iter().chain(after) {
            let shared = zeros.get(other).copied().unwrap_or(0);
            if shared > 0 {
                let scaled = readings[at].value.clone().scaled(shared);
                readings[at].also.push(scaled);
            }
        }
    }
}

/// Lets two digits after a stroke, or at the ends of a range, say also the year that they may stand for ("2960/01",
/// "94-99", "CIR 92").
pub(super) fn fill_years(text: &str, readings: &mut [Reading]) {
    for reading in readings.iter_mut() {
        let words = text.get(reading.range.clone()).unwrap_or_default();
        let (before, after) =
            (&text.as_bytes()[..reading.range.start], &text.as_bytes()[reading.range.end..]);
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let joined = |mark: Option<&u8>, next: Option<&u8>| matches!(mark, Some(b'/' | b'-')) && digit(next);
        let spaced = || {
            let before = text[..reading.range.start].trim_end();
            let range = before.trim_end_matches(['-', '–']);
            range.len() < before.len() && range.trim_end().ends_with(|mark: char| mark.is_ascii_digit())
        };
        let behind = joined(before.last(), before.get(before.len().wrapping_sub(2))) || spaced();
        let ahead = joined(after.first(), after.get(1));
        if words.len() == 2
            && (behind || ahead || after_acronym(&text[..reading.range.start]))
            && let Some(short) =
                reading.value.whole().filter(|_| words.bytes().all(|byte| byte.is_ascii_digit()))
        {
            reading.also.push(Number::from_whole(full_year(short)));
        }
    }
}

/// Whether `before` ends with an acronym and one blank: a code is called by its letters and its year.
fn after_acronym(before: &str) -> bool {
    let Some(word) = before.strip_suffix(' ') else { return false };
    let letters = word.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    letters >= 2 && !word[..word.len() - letters].ends_with(char::is_alphanumeric)
}

fn near(first: &Reading, second: &Reading) -> bool {
    second.range.start.saturating_sub(first.range.end) <= NEAR
}

/// The zeros of the power of ten that `reading` is written with.
fn scale(language: &Language, text: &str, reading: &Reading) -> u32 {
    let words = text.get(reading.range.clone()).unwrap_or_default();
    let word = words.rsplit(|mark: char| !mark.is_alphabetic()).find(|word| !word.is_empty());
    match word.and_then(|word| language.role(word)) {
        Some(Role::Scale(zeros @ 3..) | Role::Crowd(zeros @ 3..)) => zeros,
        _ if words.ends_with("000") && words.len() > 4 => 3,
        _ => 0,
    }
}

/// The whole numbers that the ranges of a text hold between their ends ("8 to 11" holds 9 and 10).
pub(super) fn between(language: &Language, text: &str, readings: &[Reading]) -> Seen<Number> {
    let mut inside = Vec::new();
    for two in readings.windows(2) {
        let [first, second] = two else { continue };
        let link = text.get(first.range.end..second.range.start).unwrap_or_default().trim();
        let (Some(low), Some(high)) = (first.value.whole(), second.value.whole()) else { continue };
        if high > low
            && high - low <= WIDEST
            && (matches!(link, "-" | "–" | "—") || language.ranges.contains(&link))
        {
            inside.extend((low + 1..high).map(Number::from_whole));
        }
    }
    inside.into_iter().collect()
}
