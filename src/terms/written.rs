//! The terms of a portion in bytes, to be kept and read again.
//!
//! Numbers in groups of seven bits, the least first; texts behind their length; lists and maps behind the count of their members.

use std::collections::BTreeMap;
use std::ops::Range;

use super::alone::{Alone, Form};
use super::list::{Documents, Side, TermList};
use super::pair::{Pair, Shown};
use crate::model::{OddTerm, Sides, TermPlace};

/// What a portion says: documents in a row whose terms are sought together.
#[derive(Debug, PartialEq)]
pub struct PortionTerms {
    /// By what the first sentence pair behind the portion is known, if the first one of it is 0.
    pub length: u64,
    /// Its terms.
    pub list: TermList,
    /// The places where they are called otherwise, in their order.
    pub odd: Vec<OddTerm>,
}

impl PortionTerms {
    /// All of it in bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer(Vec::new());
        out.number(self.length);
        self.list.sides.iter().for_each(|side| out.map(side, Writer::side));
        out.size(self.list.pairs.len());
        for ((fr, en), pair) in &self.list.pairs {
            out.text(fr);
            out.text(en);
            out.pair(pair);
        }
        [&self.list.alone.fr, &self.list.alone.en].iter().for_each(|alone| out.map(&alone.0, Writer::form));
        out.size(self.odd.len());
        self.odd.iter().for_each(|odd| out.odd(odd));
        out.0
    }

    /// Reads what [`PortionTerms::to_bytes`] wrote; nothing if it is anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<PortionTerms> {
        let mut bytes = Reader(bytes);
        let length = bytes.number()?;
        let sides = [bytes.map(Reader::text, Reader::side)?, bytes.map(Reader::text, Reader::side)?];
        let pairs = bytes.map(|bytes| Some((bytes.text()?, bytes.text()?)), Reader::pair)?;
        let mut alone = || bytes.map(Reader::text, Reader::form).map(Alone);
        let alone = Sides { fr: alone()?, en: alone()? };
        let odd = bytes.list(Reader::odd)?;
        bytes.0.is_empty().then_some(PortionTerms { length, list: TermList { sides, pairs, alone }, odd })
    }
}

/// The largest number that is read: no corpus has more bytes, and sums of such numbers stay numbers.
const LARGEST: u64 = 1 << 48;

struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn size(&mut self, size: usize) {
        self.number(size as u64);
    }

    fn text(&mut self, text: &str) {
        self.size(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn share(&mut self, share: f32) {
        self.0.extend_from_slice(&share.to_bits().to_le_bytes());
    }

    fn range(&mut self, range: &Range<usize>) {
        self.size(range.start);
        self.size(range.end);
    }

    fn map<V>(&mut self, map: &BTreeMap<String, V>, value: impl Fn(&mut Writer, &V)) {
        self.size(map.len());
        for (key, one) in map {
            self.text(key);
            value(self, one);
        }
    }

    fn side(&mut self, side: &Side) {
        self.map(&side.forms, |out, count| out.size(*count));
        self.size(side.count);
        self.share(side.termhood);
    }

    fn pair(&mut self, pair: &Pair) {
        self.size(pair.count);
        self.size(pair.documents.count);
        self.size(pair.places.len());
        for Shown { place, document, cost } in &pair.places {
            self.number(place.sentence);
            self.range(&place.fr);
            self.range(&place.en);
            self.number(*document);
            self.size(*cost);
        }
    }

    fn form(&mut self, form: &Form) {
        self.text(form.shown.as_deref().unwrap_or_default());
        self.size(form.count);
        self.size(form.documents.count);
        self.share(form.probability);
    }

    fn odd(&mut self, odd: &OddTerm) {
        self.number(odd.sentence);
        self.text(odd.lang.code());
        self.range(&odd.fr);
        self.range(&odd.en);
        self.text(&odd.usual);
        self.size(odd.counts.0);
        self.size(odd.counts.1);
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number).filter(|number| *number <= LARGEST);
            }
        }
        None
    }

    fn size(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    fn bytes(&mut self, length: usize) -> Option<&[u8]> {
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    fn text(&mut self) -> Option<String> {
        let length = self.size()?;
        std::str::from_utf8(self.bytes(length)?).ok().map(str::to_owned)
    }

    fn share(&mut self) -> Option<f32> {
        let bits = self.bytes(size_of::<u32>())?.try_into().ok()?;
        Some(f32::from_bits(u32::from_le_bytes(bits)))
    }

    fn range(&mut self) -> Option<Range<usize>> {
        Some(self.size()?..self.size()?)
    }

    fn list<T>(&mut self, member: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.size()?).map(|_| member(self)).collect()
    }

    fn map<K: Ord, V>(
        &mut self,
        key: impl Fn(&mut Self) -> Option<K>,
        value: impl Fn(&mut Self) -> Option<V>,
    ) -> Option<BTreeMap<K, V>> {
        (0..self.size()?).map(|_| Some((key(self)?, value(self)?))).collect()
    }

    fn side(&mut self) -> Option<Side> {
        let forms = self.map(Reader::text, Reader::size)?;
        Some(Side { forms, count: self.size()?, termhood: self.share()? })
    }

    fn pair(&mut self) -> Option<Pair> {
        let (count, documents) = (self.size()?, Documents::of(self.size()?));
        let places = self.list(|bytes| {
            let place = TermPlace { sentence: bytes.number()?, fr: bytes.range()?, en: bytes.range()? };
            Some(Shown { place, document: bytes.number()?, cost: bytes.size()? })
        })?;
        Some(Pair { count, documents, places })
    }

    fn form(&mut self) -> Option<Form> {
        let shown = Some(self.text()?).filter(|shown| !shown.is_empty());
        let (count, documents) = (self.size()?, Documents::of(self.size()?));
        Some(Form { shown, count, documents, probability: self.share()? })
    }

    fn odd(&mut self) -> Option<OddTerm> {
        let sentence = self.number()?;
        let lang = self.text()?.parse().ok()?;
        let (fr, en, usual) = (self.range()?, self.range()?, self.text()?);
        Some(OddTerm { sentence, lang, fr, en, usual, counts: (self.size()?, self.size()?) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn portion() -> PortionTerms {
        let form = |shown: Option<&str>, probability| Form {
            shown: shown.map(str::to_owned),
            count: 300,
            documents: Documents::of(2),
            probability,
        };
        let side = |form: &str, termhood| {
            let forms = BTreeMap::from([(form.to_owned(), 128), (form.to_uppercase(), 1)]);
            BTreeMap::from([("clé".to_owned(), Side { forms, count: 129, termhood })])
        };
        let place = TermPlace { sentence: 70_000, fr: 3..9, en: 0..200 };
        let pair = Pair {
            count: 7,
            documents: Documents::of(3),
            places: vec![Shown { place, document: 69_000, cost: 400 }],
        };
        let odd = OddTerm {
            sentence: LARGEST,
            lang: Lang::En,
            fr: 0..1,
            en: 2..3,
            usual: "séance".to_owned(),
            counts: (6, 8),
        };
        let alone = |form| Alone(BTreeMap::from([("vanne".to_owned(), form)]));
        PortionTerms {
            length: 1 << 40,
            list: TermList {
                sides: [side("été", 0.1 + 0.2), side("summer", f32::MIN_POSITIVE)],
                pairs: BTreeMap::from([(("clé".to_owned(), "key".to_owned()), pair)]),
                alone: Sides { fr: alone(form(None, 0.3)), en: alone(form(Some("Vanne"), 0.7)) },
            },
            odd: vec![odd],
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let portion = portion();
        assert_eq!(PortionTerms::from_bytes(&portion.to_bytes()), Some(portion));
    }

    #[test]
    fn what_is_cut_short_or_goes_on_is_nothing() {
        let bytes = portion().to_bytes();
        for length in 0..bytes.len() {
            assert_eq!(PortionTerms::from_bytes(&bytes[..length]), None, "{length}");
        }
        assert_eq!(PortionTerms::from_bytes(&[&bytes[..], &[0]].concat()), None);
        let large = PortionTerms { length: LARGEST + 1, ..portion() };
        assert_eq!(PortionTerms::from_bytes(&large.to_bytes()), None);
    }
}
