//! Letters without case or accents, so that the same word looks the same in both languages.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The accented letters of most languages that are written in Latin letters.
const ACCENTED: std::ops::RangeInclusive<char> = '\u{c0}'..='\u{17f}';

/// What each of them is without accents.
static PLAIN: LazyLock<Vec<String>> = LazyLock::new(|| ACCENTED.map(spelt_out).collect());

/// Appends `c` to `out` in lower case, without accents, ligatures spelt out.
pub(crate) fn push_folded(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if ACCENTED.contains(&c) {
        out.push_str(&PLAIN[c as usize - *ACCENTED.start() as usize]);
    } else {
        out.push_str(&spelt_out(c));
    }
}

fn spelt_out(c: char) -> String {
    match c {
        'œ' | 'Œ' => "oe".to_owned(),
        'æ' | 'Æ' => "ae".to_owned(),
        'ß' => "ss".to_owned(),
        _ => {
            let plain = std::iter::once(c).nfkd().filter(|&d| !is_combining_mark(d));
            plain.flat_map(char::to_lowercase).collect()
        }
    }
}

/// `text` in lower case, without accents.
pub(crate) fn folded(text: &str) -> String {
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
