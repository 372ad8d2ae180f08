//! Where the addresses of a text stand, also those that a blank or a line end has broken.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::extract::address::has_www;

/// The beginning of an address up to the first blank: with its scheme, with `www`, or a bare host with a path.
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:(?:https?|ftp)\s?:\s?/\s?/\s?|www\.)[^\s<>«»“”]+|[a-z0-9][a-z0-9.-]*\.(?:org|int|com|net|edu|gov|info|eu|fr|ch|uk)/[^\s<>«»“”]*",
    )
    .expect("the shape of an address is constant")
});

/// The address found in `text`, in order.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    if !may_hold_address(text) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(head) = text.get(from..).and_then(|rest| HEAD.find(rest)) {
        let end = extend(text, from + head.end());
        found.push(from + head.start()..end);
        from = end;
    }
    found
}

/// Whether `HEAD` can match at all: it has a slash behind a colon or behind the end of a host, or `www.`.
fn may_hold_address(text: &str) -> bool {
    let slash = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        let host = before.trim_end_matches(char::is_alphabetic);
        host.len() < before.len() && host.ends_with('.') || before.trim_end().ends_with([':', '/'])
    };
    text.match_indices('/').any(|(at, _)| slash(at)) || has_www(text)
}

/// Leads the end of an address over the blanks that broke it.
fn extend(text: &str, mut end: usize) -> usize {
    loop {
        let head = text.get(..end).unwrap_or_default();
        let rest = text.get(end..).unwrap_or_default();
        let piece_at = rest.len() - rest.trim_start().len();
        let piece = rest[piece_at..].split(char::is_whitespace).next().unwrap_or_default();
        if piece.is_empty() || piece_at == 0 || !continues(head, piece) {
            return end;
        }
        end += piece_at + piece.len();
    }
}

/// Whether `piece` goes on the address that `head` ends with.
///
/// Addresses break after a joint, and what follows them in prose has none inside.
fn continues(head: &str, piece: &str) -> bool {
    let inner = piece.trim_end_matches([',', ';', '.', ')', ':']);
    let jointed = inner.contains(['/', '_', '=', '%', '&'])
        || [".pdf", ".html", ".htm", ".doc", ".docx", ".xlsx", ".aspx"]
            .iter()
            .any(|tail| inner.ends_with(tail));
    match head.chars().next_back() {
        Some('-' | '_' | '=' | '%' | '&' | '/' | '?') => {
            (jointed || inner.contains('-'))
                && inner.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/')
        }
        _ => inner.contains(['_', '%', '=']) || inner.starts_with('/') && inner.len() > 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_whole() {
        for (text, address) in [
            (
                "voir https://unsceb.org/sites/2021- 02/COVID-19%20Guidelines_Jan%202021.pdf (version 5.0)",
                "https://unsceb.org/sites/2021- 02/COVID-19%20Guidelines_Jan%202021.pdf",
            ),
            (
                "https://unsceb.org/files/2020-08/\nUN_DataStandards_20200324.pdf.",
                "https://unsceb.org/files/2020-08/\nUN_DataStandards_20200324.pdf.",
            ),
            ("sur www.un.org/fr en 2018", "www.un.org/fr"),
            ("sur www.un.org/fr / 2018-05-03", "www.un.org/fr"),
            ("undocs.org/fr/A/71/818 du 3 mai 2018", "undocs.org/fr/A/71/818"),
            ("http://dag.un.org/handle/11176/400745 Septembre 2017", "http://dag.un.org/handle/11176/400745"),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, [address]);
        }
        assert!(find("En 2018. Le 3 mai 2019/2020, p. ex.").is_empty());
    }
}
