//! Texts in the encodings in which they are found.

use super::*;

const FRENCH: &str = "1. L’équipe a réalisé à Genève « l’étude » du cœur de la forêt : 30 % des hêtres, où le gel a sévi.\n\
2. À l’été, le maître d’œuvre a reçu 12 000 € ; le coût en a été couvert par l’État.\n";
const ENGLISH: &str = "1. The team’s “study” of the forest’s core cost £12,000 – a café in Zürich, so to speak…\n2. It ended.\n";

/// The bytes of `text`, in which what the encoding lacks is written as typists did.
fn encoded(text: &str, name: &str) -> Vec<u8> {
    let page = PAGES.iter().find(|page| page.name == name).expect("an encoding");
    let mut out = Vec::new();
    for c in text.chars() {
        match c {
            _ if c.is_ascii() => out.push(c as u8),
            _ if page.byte(c).is_some() => out.extend(page.byte(c)),
            'œ' => out.extend(b"oe"),
            '’' => out.push(b'\''),
            '“' | '”' => out.push(b'"'),
            '–' => out.push(b'-'),
            '…' => out.extend(b"..."),
            '€' => out.extend(b"euros"),
            'À' => out.push(b'A'),
            _ => panic!("{c:?} in {name}"),
        }
    }
    out
}

/// The text, the encoding and the flaws of some bytes.
fn read(bytes: &[u8]) -> (String, &'static str, Vec<&'static str>) {
    let (raw, flaws) = decode(bytes, "x.txt");
    (raw.text().to_owned(), raw.encoding(), flaws.iter().map(|(flaw, _)| flaw.word()).collect())
}

#[test]
fn the_encoding_is_that_whose_reading_is_french_or_english() {
    for name in ["windows-1252", "ISO-8859-15", "macintosh", "IBM850", "IBM437"] {
        for text in [FRENCH, ENGLISH] {
            let bytes = encoded(text, name);
            let page = PAGES.iter().find(|page| page.name == name).unwrap();
            let whole: String = bytes.iter().map(|byte| page.char(*byte)).collect();
            let (found, encoding, flaws) = read(&bytes);
            assert_eq!(found, whole, "{name} as {encoding}");
            assert!(found.is_ascii() || flaws == ["other-encoding"], "{name} {flaws:?}");
        }
    }
    assert_eq!(read(&encoded(FRENCH, "macintosh")).1, "macintosh");
    assert_eq!(read(&encoded(FRENCH, "ISO-8859-15")).1, "ISO-8859-15");
    assert_eq!(read(&encoded(FRENCH, "IBM850")).1, "IBM850");
}

#[test]
fn few_letters_are_enough_when_they_stand_in_words() {
    for (bytes, text) in [
        (&b"Le Comit\xE9 s'est r\xE9uni."[..], "Le Comité s'est réuni."),
        (b"Le Comit\x8E s'est r\x8Euni.", "Le Comité s'est réuni."),
        (b"Le Comit\x82 s'est r\x82uni.", "Le Comité s'est réuni."),
        (b"The States\x92 reports", "The States’ reports"),
        (b"The committee\x92s reports", "The committee’s reports"),
        (b"Il a \xE9t\xE9 re\xE7u \xE0 Paris.", "Il a été reçu à Paris."),
        (b"Il a \x82t\x82 re\x87u \x85 Paris.", "Il a été reçu à Paris."),
    ] {
        let (found, encoding, flaws) = read(bytes);
        assert_eq!((found.as_str(), flaws.as_slice()), (text, &["other-encoding"][..]), "{encoding}");
    }
}

#[test]
fn what_proves_nothing_is_told_as_doubtful() {
    for bytes in [&b"fin \xA4 fin"[..], b"\xB5\xB6\xB7", b"a \xFF b"] {
        let (_, encoding, flaws) = read(bytes);
        assert_eq!(flaws, ["doubtful-encoding"], "{bytes:?} as {encoding}");
    }
    let flaw = decode(b"fin \xA4 fin", "x.txt").1.remove(0).0;
    assert_eq!(flaw.severity(), crate::model::Severity::Warning);
    assert!(flaw.to_string().contains("convert it to UTF-8"), "{flaw}");
}

#[test]
fn half_of_a_file_may_be_utf8() {
    let mut bytes = FRENCH.as_bytes().to_vec();
    bytes.extend(encoded(FRENCH, "windows-1252"));
    let (found, encoding, flaws) = read(&bytes);
    assert_eq!(found, format!("{FRENCH}{FRENCH}"));
    assert_eq!((encoding, flaws), ("UTF-8 and windows-1252", vec!["other-encoding"]));
    let (raw, _) = decode(&bytes, "x.txt");
    let places: Vec<usize> = raw.text().char_indices().map(|(at, _)| raw.file_offset(at).bytes()).collect();
    assert!(
        places.windows(2).all(|pair| pair[0] < pair[1])
            && raw.file_offset(raw.text().len()).bytes() == bytes.len()
    );
}

#[test]
fn one_lost_byte_stays_lost() {
    let (found, encoding, flaws) = read(b"\xC3\xA9t\xC3\xA9, d\xC3\xA9j\xC3\xA0 \xFF vu");
    assert_eq!((found.as_str(), encoding), ("été, déjà \u{FFFD} vu", "UTF-8"));
    assert_eq!(flaws, ["undecodable"]);
}

#[test]
fn utf8_that_was_put_into_utf8_again_is_undone() {
    for name in ["windows-1252", "macintosh", "IBM850", "IBM437"] {
        let page = PAGES.iter().find(|page| page.name == name).unwrap();
        for text in [FRENCH, ENGLISH] {
            let twice: String = text.bytes().map(|byte| page.char(byte)).collect();
            let (found, encoding, flaws) = read(twice.as_bytes());
            assert_eq!((found.as_str(), encoding), (text, "UTF-8 twice"), "{name}");
            assert_eq!(flaws, ["other-encoding"]);
        }
    }
    let plain = "Le « Ã » portugais et l’âme d’Ângela — “São” — restent ce qu’ils sont. Â ½ √2 ├──";
    assert_eq!(read(plain.as_bytes()), (plain.to_owned(), "UTF-8", vec![]));
}

#[test]
fn utf7_is_read_when_it_gives_words() {
    let (found, encoding, flaws) = read(b"Le Comit+AOk s'est r+AOk-uni +AOA- Gen+AOg-ve.");
    assert_eq!((found.as_str(), encoding), ("Le Comité s'est réuni à Genève.", "UTF-7"));
    assert_eq!(flaws, ["other-encoding"]);
    let plain = "1 + 1 = 2, +33 1 40 20 50 50, C++ et x+y-z";
    assert_eq!(read(plain.as_bytes()), (plain.to_owned(), "UTF-8", vec![]));
}

#[test]
fn a_null_byte_is_a_flaw_with_a_place() {
    let text = format!("{FRENCH}\0{ENGLISH}");
    let (raw, flaws) = decode(text.as_bytes(), "x.txt");
    assert_eq!(raw.text(), format!("{FRENCH}\u{FFFD}{ENGLISH}"));
    assert_eq!(flaws.len(), 1);
    assert_eq!((flaws[0].0.word(), flaws[0].1), ("undecodable", Some(FRENCH.len())));
    assert_eq!(raw.file_offset(FRENCH.len() + 3).bytes(), FRENCH.len() + 1);
    let mut windows = encoded(FRENCH, "windows-1252");
    windows.push(0);
    assert_eq!(read(&windows).2, ["other-encoding", "undecodable"]);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&wide).2, ["other-encoding", "undecodable"]);
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02").2, ["binary"]);
}
