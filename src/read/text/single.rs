//! Single-byte encodings: the one in which the letters of a file make French or English words.
//!
//! What browsers guess by is what pages on the web are written in. Files from older machines are written in others:
//! MacRoman, the code page 850 of DOS, ISO-8859-15 with its euro sign. Where one of these makes the better words, it is
//! the one.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1252};

/// The upper half of the code page 850 (IBM, "Code Page 850: PC Multilingual").
const CODE_PAGE_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
    áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
    ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// An encoding with the character of every byte.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) characters: Vec<char>,
}

/// The encoding of a file that is not in UTF-8 or UTF-16.
pub(super) fn guess(bytes: &[u8]) -> Table {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    // The texts are French and English: a guess outside the single-byte encodings is a wrong one.
    let guessed = if guessed.is_single_byte() { guessed } else { WINDOWS_1252 };
    let dos = Table {
        name: "IBM850",
        characters: (0..128u8).map(char::from).chain(CODE_PAGE_850.chars()).collect(),
    };
    let others = [table(WINDOWS_1252), table(ISO_8859_15), table(MACINTOSH), dos];
    let mut best = table(guessed);
    let mut most = plausible(bytes, &best.characters);
    for other in others {
        let letters = plausible(bytes, &other.characters);
        if letters > most {
            (best, most) = (other, letters);
        }
    }
    best
}

fn table(encoding: &'static Encoding) -> Table {
    let character = |byte: u8| {
        let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
        text.chars().next().unwrap_or('\u{FFFD}')
    };
    Table { name: encoding.name(), characters: (0..=255).map(character).collect() }
}

/// How many of the characters beyond ASCII stand where French and English put them, less those that do not.
fn plausible(bytes: &[u8], characters: &[char]) -> i64 {
    let character = |at: Option<usize>| {
        let byte = at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        characters.get(usize::from(byte)).copied().unwrap_or(' ')
    };
    let beyond = bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii());
    beyond
        .map(|(at, _)| {
            let (before, c, behind) =
                (character(at.checked_sub(1)), character(Some(at)), character(Some(at + 1)));
            if fits(before, c, behind) { 1 } else { -1 }
        })
        .sum()
}

/// Whether a character stands where French and English put it.
fn fits(before: char, c: char, behind: char) -> bool {
    let (within, ends) = (before.is_alphabetic(), !behind.is_alphabetic());
    match c {
        'à' | 'À' => !before.is_uppercase() || c == 'À',
        'â' | 'ä' | 'ç' | 'é' | 'è' | 'ê' | 'ë' | 'î' | 'ï' | 'ñ' | 'ô' | 'ö' | 'ù' | 'û' | 'ü' | 'œ'
        | 'æ' => within || !ends,
        'Â' | 'Ç' | 'É' | 'È' | 'Ê' | 'Ë' | 'Î' | 'Ï' | 'Ô' | 'Û' | 'Œ' => {
            !before.is_lowercase() && !ends
        }
        '’' => within && !ends,
        '«' | '“' | '‘' => !within,
        '»' | '”' => !behind.is_alphanumeric(),
        '–' | '—' => !within || ends,
        '…' | '°' => !behind.is_alphabetic(),
        '\u{a0}' | '€' | '•' | '§' | '£' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (&'static str, String) {
        let table = guess(bytes);
        (table.name, bytes.iter().map(|byte| table.characters[usize::from(*byte)]).collect())
    }

    #[test]
    fn a_table_has_every_byte() {
        assert_eq!(CODE_PAGE_850.chars().count(), 128);
    }

    #[test]
    fn the_letters_tell_the_encoding() {
        let text = "Le siège du Comité a été déplacé à Genève, où l’hôtel l’a reçu.";
        assert_eq!(read(&WINDOWS_1252.encode(text).0), ("windows-1252", text.to_owned()));
        assert_eq!(read(&MACINTOSH.encode(text).0), ("macintosh", text.to_owned()));
        let euro = "La manœuvre a coûté 12 € à l'État.";
        assert_eq!(read(&ISO_8859_15.encode(euro).0), ("ISO-8859-15", euro.to_owned()));
        let dos: Vec<u8> = "Le siège du Comité, où il a été reçu"
            .chars()
            .map(|c| {
                if c.is_ascii() {
                    c as u8
                } else {
                    128 + CODE_PAGE_850.chars().position(|own| own == c).unwrap() as u8
                }
            })
            .collect();
        assert_eq!(read(&dos), ("IBM850", "Le siège du Comité, où il a été reçu".to_owned()));
    }

    #[test]
    fn fractions_and_degrees_do_not_change_the_encoding() {
        let text = "Il a parcouru 2½ km à 30 °C.";
        assert_eq!(read(&WINDOWS_1252.encode(text).0).1, text);
    }
}
