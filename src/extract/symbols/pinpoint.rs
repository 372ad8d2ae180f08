//! The place inside a document that a text points to: `par. 28` behind a symbol, `annexe III de` before it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::language::{after_link, either, end_of, pattern, rest, window};

/// One number of a place, with its letters: `28`, `III`, `b)`, `4 b) iii)`.
const ITEM: &str =
    r"(?:\(?[a-z]{1,4}\)|\d{1,3}|[IVXLC]+\b|[A-Z]\b)(?:\s?\(?[a-z]{1,4}\))*(?:\s(?:bis|ter)\b)?";

/// How far back a place may begin, in bytes.
const WINDOW: usize = 200;

fn separator() -> String {
    format!(
        r"\s?,\s(?:(?:{and})\s)?|\s?[-–]\s?|\s(?:{and}|{to})\s",
        and = either(|w| w.and),
        to = either(|w| w.to)
    )
}

static OPENING: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s?,?\s?\(?"));
static NUMBERED: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^(?i:{})\s?(?:no\s?|n°\s?)?", either(|w| w.pinpoint))));
static ALONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^(?i:{})\b", either(|w| w.pinpoint_alone))));
static FIRST: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"^\s?(?:{ITEM})")));
static NEXT: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"^(?:{})(?:{ITEM})", separator())));
static CHAIN: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^(?:\s?,\s|\s(?:{})\s)", either(|w| w.and))));

/// The place printed directly behind a symbol that ends at `at`.
pub(super) fn after(text: &str, at: usize) -> Option<Range<usize>> {
    let at = after_link(text, at);
    let opening = end_of(&OPENING, rest(text, at)).filter(|length| *length > 0)?;
    let start = at + opening;
    let mut end = unit(text, start)?;
    while let Some(next) = end_of(&CHAIN, rest(text, end)).and_then(|gap| unit(text, end + gap)) {
        end = next;
    }
    Some(start..end)
}

/// Where one place ends that begins at `at`: a word with its numbers.
fn unit(text: &str, at: usize) -> Option<usize> {
    if let Some(word) = end_of(&ALONE, rest(text, at)) {
        return Some(items(text, at + word).unwrap_or(at + word));
    }
    items(text, at + end_of(&NUMBERED, rest(text, at))?)
}

/// Where the numbers end that begin at `at`.
fn items(text: &str, at: usize) -> Option<usize> {
    let mut end = item(text, at, &FIRST)?;
    while let Some(next) = item(text, end, &NEXT) {
        end = next;
    }
    Some(end)
}

/// Where one number ends, unless it is only the beginning of something else.
fn item(text: &str, at: usize, pattern: &Regex) -> Option<usize> {
    let end = at + end_of(pattern, rest(text, at))?;
    let next = rest(text, end).chars().next();
    (!next.is_some_and(|c| c.is_alphabetic() || c.is_ascii_digit() || "/'’°%".contains(c))).then_some(end)
}

static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    let items = format!(r"(?:{ITEM})(?:(?:{})(?:{ITEM}))*", separator());
    let numbered = format!(r"(?:{})\s?(?:{items})", either(|w| w.pinpoint));
    let unit = format!(r"(?i:\b(?:{}))(?:\s(?:{items}))?|(?i:{numbered})", either(|w| w.pinpoint_alone));
    let of = either(|w| w.pinpoint_of);
    let noun = format!(
        r"(?:(?:{}),?\s(?:(?:{})\s)?)?\(?\[?",
        either(|w| w.document_noun),
        either(|w| w.under_symbol)
    );
    pattern(&format!(
        r"(?:^|[^\p{{L}}\d])(?P<place>(?:{unit})(?:(?:\s(?:{of})\s|\s?,\s|\sde\sl['’])(?:{unit}))*)\s(?:(?:{of})\s)+{noun}$"
    ))
});

/// The place printed before a symbol that begins at `at`, without the words that lead from it to the symbol.
pub(super) fn before(text: &str, at: usize) -> Option<Range<usize>> {
    let window = window(text, at, WINDOW);
    let place = BEFORE.captures(window)?.name("place")?.range();
    let offset = at - window.len();
    Some(place.start + offset..place.end + offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn behind(text: &str) -> Option<&str> {
        after(text, 0).and_then(|place| text.get(place))
    }

    fn ahead(text: &str) -> Option<&str> {
        before(text, text.len()).and_then(|place| text.get(place))
    }

    #[test]
    fn a_place_behind_a_symbol_is_read_as_printed() {
        assert_eq!(behind(", par. 28) ;"), Some("par. 28"));
        assert_eq!(behind(" , par. 28) ;"), Some("par. 28"));
        assert_eq!(behind("](#), annexe), approuvés"), Some("annexe"));
        assert_eq!(behind(", annexe III) (voir"), Some("annexe III"));
        assert_eq!(behind(", annexe, chap. II, art. 3."), Some("annexe, chap. II, art. 3"));
        assert_eq!(behind(", par. 4 b) iii) et 12 à 14"), Some("par. 4 b) iii) et 12 à 14"));
        assert_eq!(behind(" (paras. 15, 52 and 53)"), Some("paras. 15, 52 and 53"));
        assert_eq!(behind(", annex, sect. IV, para. 5 (a)"), Some("annex, sect. IV, para. 5 (a)"));
    }

    #[test]
    fn a_place_ends_before_the_next_symbol() {
        assert_eq!(behind(", par. 22, 54/64"), Some("par. 22"));
        assert_eq!(behind(", annexe A/71/818"), Some("annexe"));
        assert_eq!(behind(", annexe et A/71/818"), Some("annexe"));
        assert_eq!(behind(", annexe L’Assemblée"), Some("annexe"));
        assert_eq!(behind(", note que"), None);
        assert_eq!(behind(" et par. 3"), None);
        assert_eq!(behind(""), None);
    }

    #[test]
    fn a_place_before_a_symbol_is_read_as_printed() {
        assert_eq!(ahead("de l’alinéa b) du paragraphe 4 de la "), Some("alinéa b) du paragraphe 4"));
        assert_eq!(ahead("et aux paragraphes 23 et 31 de sa "), Some("paragraphes 23 et 31"));
        assert_eq!(
            ahead("aux paragraphes 15, 52, 53, 55, 57 et 75 de la "),
            Some("paragraphes 15, 52, 53, 55, 57 et 75")
        );
        assert_eq!(ahead("dans l’annexe III du document "), Some("annexe III"));
        assert_eq!(ahead("in paragraph 4 (b) of "), Some("paragraph 4 (b)"));
        assert_eq!(ahead("with paragraph 9 of its "), Some("paragraph 9"));
        assert_eq!(ahead("annexed to "), None);
        assert_eq!(ahead("en application de la "), None);
    }
}
