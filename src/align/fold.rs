//! Letters without case or accents, so that the same word looks the same in both languages.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends `c` to `out` in lower case, without accents, ligatures spelt out.
pub(super) fn push_folded(out: &mut String, c: char) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        'ß' => out.push_str("ss"),
        _ if c.is_ascii() => out.push(c),
        _ => {
            let plain = std::iter::once(c).nfkd().filter(|&d| !is_combining_mark(d));
            out.extend(plain.flat_map(char::to_lowercase));
        }
    }
}

/// `text` in lower case, without accents.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_folded(&mut out, c));
    out
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn case_accents_and_ligatures_go() {
        assert_eq!(folded("Œuvre ÉLÈVE ça Straße ﬁn"), "oeuvre eleve ca strasse fin");
    }
}
