//! How many words a text has, as Unicode Standard Annex 29 counts them.

use unicode_segmentation::UnicodeSegmentation;

/// The words of a text (UAX 29); what is between two blanks is counted by itself, since no word holds a blank.
pub(super) fn words(text: &str) -> usize {
    let piece = |piece: &str| {
        let letters = piece.trim_end_matches([',', '.', ';', ':', ')']);
        if is_plain_word(letters) { 1 } else { piece.unicode_words().count() }
    };
    text.split(' ').filter(|piece| !piece.is_empty()).map(piece).sum()
}

/// Whether a piece is made of letters of ASCII and Latin-1 only, and so is one word.
fn is_plain_word(piece: &str) -> bool {
    let mut bytes = piece.bytes();
    let plain = |byte: u8, bytes: &mut std::str::Bytes<'_>| match byte {
        // U+00C0 to U+00FF but for the signs of multiplication and division.
        0xc3 => bytes.next().is_some_and(|next| !matches!(next, 0x97 | 0xb7)),
        byte => byte.is_ascii_alphabetic(),
    };
    while let Some(byte) = bytes.next() {
        if !plain(byte, &mut bytes) {
            return false;
        }
    }
    !piece.is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_counted_as_the_standard_counts_them(text in "[a-zA-ZéÉ×÷ŒœÀ ,.;:)('’0-9\u{301}\u{200d}\u{a0}ª\u{5d0}ア-]{0,40}") {
            prop_assert_eq!(words(&text), text.unicode_words().count());
        }

        #[test]
        fn words_of_any_text_are_counted_as_the_standard_counts_them(text in any::<String>()) {
            prop_assert_eq!(words(&text), text.unicode_words().count());
        }
    }
}
