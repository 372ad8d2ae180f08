//! The encodings with one byte for each character in which French and English files are found.

use std::sync::LazyLock;

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1252};

/// An encoding with one byte for each character.
pub(super) struct Page {
    /// Its name, as IANA registers it.
    pub(super) name: &'static str,
    /// The name of a file that has such bytes among characters in UTF-8.
    pub(super) mixed: &'static str,
    /// The characters of the bytes from 0x80 on.
    high: [char; 128],
}

impl Page {
    /// The character of a byte.
    pub(super) fn char(&self, byte: u8) -> char {
        byte.checked_sub(128).map_or(char::from(byte), |high| self.high[usize::from(high)])
    }

    /// The byte from 0x80 on that stands for a character.
    pub(super) fn byte(&self, c: char) -> Option<u8> {
        (128..=u8::MAX).zip(&self.high).find(|(_, known)| **known == c).map(|(byte, _)| byte)
    }
}

/// The encodings that are tried, the most frequent first: of readings that are equally good the first is taken.
pub(super) static PAGES: LazyLock<[Page; 5]> = LazyLock::new(|| {
    [
        Page { name: "windows-1252", mixed: "UTF-8 and windows-1252", high: of(WINDOWS_1252) },
        Page { name: "ISO-8859-15", mixed: "UTF-8 and ISO-8859-15", high: of(ISO_8859_15) },
        Page { name: "macintosh", mixed: "UTF-8 and macintosh", high: of(MACINTOSH) },
        Page { name: "IBM850", mixed: "UTF-8 and IBM850", high: listed(IBM850) },
        Page { name: "IBM437", mixed: "UTF-8 and IBM437", high: listed(IBM437) },
    ]
});

/// The upper half of an encoding of the web.
fn of(encoding: &'static Encoding) -> [char; 128] {
    std::array::from_fn(|at| {
        let byte = 128 + u8::try_from(at).unwrap_or(0);
        let (text, _) = encoding.decode_without_bom_handling(std::slice::from_ref(&byte));
        text.chars().next().unwrap_or('\u{FFFD}')
    })
}

fn listed(table: &str) -> [char; 128] {
    let mut chars = table.chars();
    std::array::from_fn(|_| chars.next().unwrap_or('\u{FFFD}'))
}

/// Code page 850, of DOS in Western Europe: the characters from 0x80 on, as
/// <https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT> gives them.
const IBM850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Code page 437, of DOS in the United States, as CP437.TXT in the same place gives it.
const IBM437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_a_character_of_its_own() {
        assert_eq!((IBM850.chars().count(), IBM437.chars().count()), (128, 128));
        for page in &*PAGES {
            for byte in 0..=255u8 {
                let c = page.char(byte);
                assert_ne!(c, '\u{FFFD}', "{} {byte}", page.name);
                assert_eq!(page.byte(c), (byte >= 128).then_some(byte), "{} {c:?}", page.name);
            }
        }
    }

    #[test]
    fn places_known_from_the_tables_hold() {
        let page = |name: &str| PAGES.iter().find(|page| page.name == name).unwrap();
        let known = [
            ("windows-1252", 0x92, '’'),
            ("ISO-8859-15", 0xBD, 'œ'),
            ("macintosh", 0x8E, 'é'),
            ("IBM850", 0x82, 'é'),
            ("IBM850", 0xB7, 'À'),
            ("IBM850", 0xF5, '§'),
            ("IBM850", 0xFF, '\u{a0}'),
            ("IBM437", 0x82, 'é'),
            ("IBM437", 0xE1, 'ß'),
            ("IBM437", 0xF8, '°'),
        ];
        for (name, byte, c) in known {
            assert_eq!(page(name).char(byte), c, "{name} {byte:x}");
        }
    }
}
