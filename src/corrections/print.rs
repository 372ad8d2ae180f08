//! Fingerprints of texts: short words that are the same while a text says the same.
//!
//! What counts are letters and digits, without case and accents: spaces, hyphens, quotation marks and whatever else a program
//! may come to read otherwise do not. The script of the report computes the same.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// The signs of a fingerprint: digits and letters that are not mistaken for each other.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Bits that a sign stands for.
const BITS: u32 = 5;

/// The letters and digits of a text, and the way back to it.
#[derive(Debug, Default)]
pub(super) struct Folded {
    pub(super) text: String,
    /// For each byte of it, the bytes of the character of the text that it comes from.
    places: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds a text.
    pub(super) fn new(text: &str) -> Folded {
        let mut out = Folded::default();
        for (at, c) in text.char_indices() {
            for folded in fold(c) {
                out.text.push(folded);
                out.places.resize(out.text.len(), (at, at + c.len_utf8()));
            }
        }
        out
    }

    /// The bytes of the text from which the bytes `range` come; nothing for an empty range.
    pub(super) fn back(&self, range: Range<usize>) -> Option<Range<usize>> {
        let last = range.end.checked_sub(1).filter(|last| *last >= range.start)?;
        Some(self.places.get(range.start)?.0..self.places.get(last)?.1)
    }

    /// The bytes that come from the bytes `range` of the text.
    pub(super) fn forth(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.places.partition_point(|(_, end)| *end <= range.start);
        let end = self.places.partition_point(|(start, _)| *start < range.end);
        start..end.max(start)
    }

    /// The places where `words`, which are folded, stand.
    pub(super) fn find(&self, words: &str) -> Vec<Range<usize>> {
        if words.is_empty() {
            return Vec::new();
        }
        let mut out = Vec::new();
        let mut from = 0;
        while let Some(at) = self.text.get(from..).and_then(|rest| rest.find(words)) {
            let start = from + at;
            out.push(start..start + words.len());
            from = start + self.text[start..].chars().next().map_or(1, char::len_utf8);
        }
        out
    }
}

/// What is left of a character: its letters and digits in small, without their marks.
fn fold(c: char) -> impl Iterator<Item = char> {
    let plain = std::iter::once(c).nfkd().filter(|c| c.is_alphanumeric());
    // A sigma at the end of a word is a sigma.
    plain.flat_map(char::to_lowercase).map(|c| if c == 'ς' { 'σ' } else { c })
}

/// The letters and digits of a text.
pub(super) fn folded(text: &str) -> String {
    text.chars().flat_map(fold).collect()
}

/// The fingerprint of a text that is folded: ten signs, alike by chance once in a thousand million million pairs.
pub(super) fn long(folded: &str) -> String {
    let [one, other] = hash(folded);
    signs(one, 6) + &signs(other, 4)
}

/// The fingerprint of what stands around a text: four signs, which tell one place from another among a few.
pub(super) fn short(folded: &str) -> String {
    signs(hash(folded)[0], 4)
}

fn signs(bits: u32, count: u32) -> String {
    (0..count).map(|at| char::from(SIGNS[(bits >> (BITS * at) & 31) as usize])).collect()
}

/// Two numbers that mix all units of a text, in sums and products of 32 bits, as every script can make them.
fn hash(text: &str) -> [u32; 2] {
    let (mut one, mut other) = (0xdead_beef_u32, 0x41c6_ce57_u32);
    for unit in text.encode_utf16() {
        one = (one ^ u32::from(unit)).wrapping_mul(2_654_435_761);
        other = (other ^ u32::from(unit)).wrapping_mul(1_597_334_677);
    }
    let mix = |a: u32, b: u32| {
        (a ^ a >> 16).wrapping_mul(2_246_822_507) ^ (b ^ b >> 13).wrapping_mul(3_266_489_909)
    };
    one = mix(one, other);
    other = mix(other, one);
    [one, other]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_may_come_to_read_otherwise_does_not_count() {
        let print = |text: &str| long(&folded(text));
        let one = print("L’œuvre « du » Conseil\u{a0}: 12\u{a0}000 États");
        for same in ["l'œuvre \"du\" conseil: 12 000 etats", "L œuvre-du Conseil 12000 ÉTATS"] {
            assert_eq!(print(same), one);
        }
        for other in ["L’œuvre du Conseil : 12 001 États", "L’œuvre du Conseil", ""] {
            assert_ne!(print(other), one);
        }
    }

    #[test]
    fn fingerprints_stay_what_they_are() {
        // Those that people have written into their files, and the script of the report.
        let print = |text: &str| (long(&folded(text)), short(&folded(text)));
        assert_eq!(print("Le Conseil a lu le rapport."), print("le conseil a lu le rapport"));
        let kept = ["", "Le Conseil a lu le rapport.", "Œuvre 12 µ ſ ﬁ Σς"].map(|text| print(text).0);
        assert_eq!(kept, ["3c3xedr5qq", "217f8199hk", "m0djbhv6wf"]);
    }

    #[test]
    fn places_lead_there_and_back() {
        let text = "« L’État », l’État : ﬁn.";
        let folded = Folded::new(text);
        assert_eq!(folded.text, "letatletatfin");
        let places: Vec<&str> =
            folded.find("etat").into_iter().map(|place| &text[folded.back(place).unwrap()]).collect();
        assert_eq!(places, ["État", "État"]);
        let second = text.rfind("État").unwrap();
        assert_eq!(folded.forth(&(second..second + "État".len())), 6..10);
        assert_eq!(
            folded.back(10..11),
            Some(text.find('ﬁ').unwrap()..text.find('ﬁ').unwrap() + 'ﬁ'.len_utf8())
        );
    }
}
