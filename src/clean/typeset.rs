//! What typesetting made of letters: ligatures, and accents set as characters of their own before their letter.

use unicode_normalization::UnicodeNormalization;

use crate::model::MappedText;

/// The ligatures of the block Alphabetic Presentation Forms, with their letters.
const LIGATURES: [(char, &str); 7] =
    [('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬃ', "ffi"), ('ﬄ', "ffl"), ('ﬅ', "ft"), ('ﬆ', "st")];
/// Accents that take a place of their own, with the ones that combine.
const ACCENTS: [(char, char); 6] = [
    ('´', '\u{301}'),
    ('ˆ', '\u{302}'),
    ('¨', '\u{308}'),
    ('˜', '\u{303}'),
    ('¸', '\u{327}'),
    ('`', '\u{300}'),
];

/// Whether a character is a ligature or an accent of its own. A grave accent alone proves nothing: it also quotes.
pub(super) fn is_typeset(c: char) -> bool {
    LIGATURES.iter().any(|(ligature, _)| *ligature == c)
        || c != '`' && ACCENTS.iter().any(|(accent, _)| *accent == c)
}

/// The text in plain letters.
pub(super) fn plain(text: &MappedText, source: &str) -> MappedText {
    let mut out = MappedText::default();
    let mut letters = text.text().char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let end = at + c.len_utf8();
        if let Some((_, plain)) = LIGATURES.iter().find(|(ligature, _)| *ligature == c)
            && let Some(raw) = text.raw(at..end)
        {
            out.replace(plain, raw);
            continue;
        }
        let composed = letters.peek().and_then(|(_, next)| accented(c, *next));
        if let Some(letter) = composed
            && let Some((_, next)) = letters.next()
            && let Some(raw) = text.raw(at..end + next.len_utf8())
        {
            out.replace(letter.encode_utf8(&mut [0; 4]), raw);
            continue;
        }
        match text.raw(at..end) {
            Some(raw) if source.get(raw.clone()) == text.text().get(at..end) => out.copy(source, raw),
            Some(raw) => out.replace(&text.text()[at..end], raw),
            None => {}
        }
    }
    out
}

/// The letter with its accent, if both make one.
fn accented(accent: char, letter: char) -> Option<char> {
    let (_, combining) = ACCENTS.iter().find(|(own, _)| *own == accent)?;
    let mut composed = [letter, *combining].into_iter().nfc();
    let first = composed.next()?;
    composed.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_and_accents_become_letters_and_find_their_way_back() {
        let source = "la ﬁn, l’oﬃce, a´e, `a, a¸c";
        let mut text = MappedText::default();
        text.copy(source, 0..source.len());
        let plain = plain(&text, source);
        assert_eq!(plain.text(), "la fin, l’office, aé, à, aç");
        let fin = plain.text().find("fin").unwrap();
        assert_eq!(plain.raw(fin..fin + 3).map(|raw| &source[raw]), Some("ﬁn"));
        assert!(!is_typeset('`') && is_typeset('´') && is_typeset('ﬁ') && !is_typeset('é'));
        assert_eq!(accented('´', 'x'), None);
    }
}
