//! Texts that were encoded twice: their UTF-8 was taken for windows-1252 and written as UTF-8 again, so that `é` has become
//! `Ã©`.

use encoding_rs::WINDOWS_1252;

/// A text has so many such places at least, or it only quotes one.
const OFTEN: usize = 3;

/// A character of the text as it was meant, with the byte at which it begins in the text as it is.
pub(super) type Meant = (char, usize);

/// The text as it was meant, if it was encoded twice: more of its characters beyond ASCII are such places than are not.
pub(super) fn undo(text: &str) -> Option<Vec<Meant>> {
    if !text.contains(['Ã', 'Â', 'â']) {
        return None;
    }
    let mut out = Vec::with_capacity(text.len());
    let (mut undone, mut other) = (0usize, 0usize);
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        match (!c.is_ascii()).then(|| meant(&text[at..])).flatten() {
            Some((own, len)) => {
                out.push((own, at));
                undone += 1;
                at += len;
            }
            None => {
                out.push((c, at));
                other += usize::from(!c.is_ascii());
                at += c.len_utf8();
            }
        }
    }
    (undone >= OFTEN && undone > other).then_some(out)
}

/// The character that the first characters of a text stand for, and how many bytes they take.
fn meant(text: &str) -> Option<(char, usize)> {
    let mut bytes = Vec::with_capacity(4);
    let mut len = 0;
    let first = text.chars().next().and_then(byte)?;
    let expected = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    for c in text.chars().take(expected) {
        bytes.push(byte(c)?);
        len += c.len_utf8();
    }
    let own = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((own, len))
}

/// The byte of windows-1252 for a character beyond ASCII; the five that it leaves open are taken as they are.
fn byte(c: char) -> Option<u8> {
    if ('\u{80}'..'\u{a0}').contains(&c) {
        return u8::try_from(u32::from(c)).ok();
    }
    let mut buffer = [0; 4];
    let letter = c.encode_utf8(&mut buffer);
    let (bytes, _, unknown) = WINDOWS_1252.encode(letter);
    match bytes.as_ref() {
        [byte] if !unknown && !byte.is_ascii() => Some(*byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undone(text: &str) -> Option<String> {
        undo(text).map(|meant| meant.into_iter().map(|(c, _)| c).collect())
    }

    #[test]
    fn a_text_that_was_encoded_twice_is_as_it_was_meant() {
        let meant = "Réunion du 3 août à l’hôtel : « l’été », 12 €";
        let (twice, _) = WINDOWS_1252.decode_without_bom_handling(meant.as_bytes());
        assert_ne!(twice, meant);
        assert_eq!(undone(&twice).as_deref(), Some(meant));
        assert_eq!(undone(meant), None);
    }

    #[test]
    fn a_text_that_quotes_such_a_place_stays() {
        assert_eq!(undone("L’erreur « Ã© » est fréquente : « Ã¨ » aussi, et « Ã  ».",), None);
    }

    #[test]
    fn places_are_those_of_the_text() {
        let found = undo("aÃ©bÃ©cÃ©d").unwrap();
        assert_eq!(found, [('a', 0), ('é', 1), ('b', 5), ('é', 6), ('c', 10), ('é', 11), ('d', 15)]);
    }
}
