//! Web addresses are hidden before anything is looked for: a symbol inside one is not a mention.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::language::{end_of, rest};
use crate::extract::address::has_www;

/// What stands in place of a hidden byte: neither a letter, nor a digit, nor white space.
const HIDDEN: u8 = 0x1f;

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    let scheme = r"(?i:https?|ftp)\s?:\s?//\s?[^\s<>]+";
    let host = r"\b(?i:www\.)[^\s<>]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|int|com|net|edu|gov|info|eu|fr|ch|uk)(?:/[^\s<>]*)?";
    Regex::new(&format!("{scheme}|{host}")).expect("a constant pattern")
});

/// The rest of an address that a space or a line end has broken before a slash.
static BROKEN_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s/[^\s<>]+").expect("a constant pattern"));

/// The rest of an address that a space or a line end has broken behind a mark that ends no address.
static BROKEN_AFTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s[^\s<>]+").expect("a constant pattern"));

/// The text with every byte of a web address hidden; lengths and places stay as they are.
pub(super) fn mask(text: &str) -> Cow<'_, str> {
    if !may_hold_address(text) {
        return Cow::Borrowed(text);
    }
    let mut hidden: Option<Vec<u8>> = None;
    let mut from = 0;
    while let Some(found) = ADDRESS.find_at(text, from) {
        let end = address_end(text, found.start(), found.end());
        let bytes = hidden.get_or_insert_with(|| text.as_bytes().to_vec());
        if let Some(range) = bytes.get_mut(found.start()..end) {
            range.fill(HIDDEN);
        }
        from = end;
    }
    match hidden.map(String::from_utf8) {
        Some(Ok(text)) => Cow::Owned(text),
        _ => Cow::Borrowed(text),
    }
}

/// The endings of the hosts that `ADDRESS` knows.
const ENDINGS: [&[u8]; 11] =
    [b"org", b"int", b"com", b"net", b"edu", b"gov", b"info", b"eu", b"fr", b"ch", b"uk"];

/// Whether `ADDRESS` can match at all: most texts have no full stop with an ending glued to it.
fn may_hold_address(text: &str) -> bool {
    let host = |dot: usize| {
        let tail = text.as_bytes().get(dot + 1..).unwrap_or_default();
        ENDINGS.iter().any(|ending| tail.starts_with(ending))
    };
    text.contains("://")
        || text.match_indices('.').any(|(dot, _)| host(dot))
        || has_www(text)
        || text.contains('.') && text.contains("//")
}

/// Where an address ends, the pieces that a space has broken off included.
fn address_end(text: &str, start: usize, mut end: usize) -> usize {
    let address = text.get(start..end).unwrap_or_default();
    // A bare host may end in a slash; a path that ends in one goes on.
    let mut path = address.split("//").nth(1).unwrap_or(address).trim_end_matches('/').contains('/');
    loop {
        let tail = rest(text, end);
        let open =
            path && text.get(start..end).is_some_and(|a| a.ends_with(['/', '=', '_', '&', '%', '?', '-']));
        let piece = end_of(&BROKEN_BEFORE, tail).or_else(|| end_of(&BROKEN_AFTER, tail).filter(|_| open));
        let Some(length) = piece else { return end };
        end += length;
        path = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        mask(text).replace('\u{1f}', "")
    }

    #[test]
    fn addresses_are_hidden_whole() {
        assert_eq!(shown("voir https://undocs.org/fr/A/RES/64/289 et A/71/818"), "voir  et A/71/818");
        assert_eq!(shown("voir https://undocs.org/fr/ A/RES/64/289 ici"), "voir  ici");
        assert_eq!(shown("voir https://undocs.org/fr /A/RES/64/289 ici"), "voir  ici");
        assert_eq!(shown("undocs.org/fr/CEB/2020/1"), "");
        assert_eq!(shown("https://undocs.org/fr/S/RES/2388(2017)"), "");
        assert_eq!(shown("[A/71/818](https://undocs.org/A/71/818)"), "[A/71/818](");
    }

    #[test]
    fn what_follows_a_host_stays() {
        assert_eq!(shown("www.unsceb.org/ A/71/818"), " A/71/818");
        assert_eq!(shown("A/71/818. Org"), "A/71/818. Org");
    }

    #[test]
    fn a_broken_address_of_many_pieces_takes_linear_time() {
        let text = format!("https://a.org/b/{}", " c/".repeat(20_000));
        assert_eq!(mask(&text).len(), text.len());
    }
}
