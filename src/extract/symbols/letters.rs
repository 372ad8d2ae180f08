//! The letters behind the number of a resolution: `74/255 B`, `31/6 A et B`, `3419 A à D`.

use std::sync::LazyLock;

use regex::Regex;

use super::language::{either, end_of, pattern, rest};

static RANGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^(?:\s?[-‑–]\s?|\s(?:{})\s)", either(|w| w.to))));

static LIST: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^(?:\s?,\s|\s(?:{})\s)", either(|w| w.and))));

/// The letters at `at`, ranges spelled out, and where the text goes on.
pub(super) fn read(text: &str, at: usize) -> (Vec<char>, usize) {
    let gap = if rest(text, at).starts_with(char::is_whitespace) { white(text, at) } else { 0 };
    let Some((first, mut end)) = letter(text, at + gap) else { return (Vec::new(), at) };
    let mut letters = vec![first];
    loop {
        let range = end_of(&RANGE, rest(text, end)).and_then(|gap| letter(text, end + gap));
        if let (Some((last, stop)), Some(&open)) = (range, letters.last())
            && open < last
        {
            letters.extend((open..=last).skip(1));
            end = stop;
            continue;
        }
        match end_of(&LIST, rest(text, end)).and_then(|gap| letter(text, end + gap)) {
            Some((next, stop)) => {
                letters.push(next);
                end = stop;
            }
            None => return (letters, end),
        }
    }
}

/// Length of the first character at `at`.
fn white(text: &str, at: usize) -> usize {
    rest(text, at).chars().next().map_or(0, char::len_utf8)
}

/// A capital letter that stands alone at `at`.
fn letter(text: &str, at: usize) -> Option<(char, usize)> {
    let mut tail = rest(text, at).chars();
    let first = tail.next().filter(char::is_ascii_uppercase)?;
    let alone = match tail.next() {
        None => true,
        Some('.') => !tail.next().is_some_and(char::is_alphanumeric),
        Some('-' | '‑' | '–') => !tail.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !(c.is_alphabetic() || c.is_ascii_digit() || "/'’_".contains(c)),
    };
    alone.then_some((first, at + first.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> (String, &str) {
        let (letters, end) = read(text, 0);
        (letters.into_iter().collect(), &text[end..])
    }

    #[test]
    fn ranges_are_spelled_out_and_lists_are_read() {
        assert_eq!(letters(" A à D (XXX)"), ("ABCD".into(), " (XXX)"));
        assert_eq!(letters("A-B"), ("AB".into(), ""));
        assert_eq!(letters(" A, B et C."), ("ABC".into(), "."));
        assert_eq!(letters(" A et 64/231"), ("A".into(), " et 64/231"));
    }

    #[test]
    fn what_belongs_to_something_else_stays() {
        assert_eq!(letters(" A/71/818"), (String::new(), " A/71/818"));
        assert_eq!(letters(" L’Assemblée"), (String::new(), " L’Assemblée"));
        assert_eq!(letters(" A et B/4"), ("A".into(), " et B/4"));
        assert_eq!(letters(" A et S-30/1"), ("A".into(), " et S-30/1"));
        assert_eq!(letters(" et"), (String::new(), " et"));
        assert_eq!(letters(""), (String::new(), ""));
    }
}
