//! Dividing a corpus into portions, documents in a row whose terms are sought together, and portions into shards.
//!
//! A portion ends where enough text has come together and the id of the document says so. Nothing but names and sizes is
//! asked, so that every shard sees the same borders; and a document that is added, taken away or changed moves only the
//! borders beside it, so that the portions behind stay what they were.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::forms::{self, Form};
use super::source;
use crate::model::{DocumentPair, Shard, SourceFile, hexadecimal};

/// The least bytes of text of a portion, both sides together: some 8,000 sentence pairs. Fewer know less of the terms, and more
/// would be read again where one document is changed.
pub const LEAST_PORTION: u64 = 2 << 20;
/// By which part of that a portion is longer in the mean: by a half.
const FURTHER: u64 = 2;
/// How many times the least a portion is at most, but for its last document; the last of a corpus may be longer by the least.
const LONGEST: u64 = 3;

/// How a corpus is divided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// The documents and the size of each portion.
    portions: Vec<(Range<usize>, u64)>,
}

impl Division {
    /// Divides documents into portions of at least so many bytes, but for the last.
    #[must_use]
    pub fn new(documents: &[DocumentPair], least: u64) -> Division {
        let sizes = documents.iter().map(|pair| (pair.id.as_str(), size(&pair.fr) + size(&pair.en)));
        Division::of_sizes(sizes, least)
    }

    /// Divides documents with these ids and sizes.
    fn of_sizes<'a>(documents: impl Iterator<Item = (&'a str, u64)>, least: u64) -> Division {
        let (mut portions, mut from, mut size, mut count) = (Vec::new(), 0, 0, 0);
        let least = least.max(1);
        for (at, (id, own)) in documents.enumerate() {
            count = at + 1;
            size += own;
            if size >= LONGEST * least || size >= least && ends_behind(id, own, least / FURTHER) {
                portions.push((from..count, size));
                (from, size) = (count, 0);
            }
        }
        // What is left is too little to be by itself.
        match portions.last_mut() {
            Some((last, before)) if size < least => {
                last.end = count;
                *before += size;
            }
            _ => portions.push((from..count, size)),
        }
        Division { portions }
    }

    /// The documents of a shard, in a row: those of the portions whose middle byte is in its share of all bytes.
    #[must_use]
    pub fn share(&self, shard: Shard) -> Range<usize> {
        let own = || self.portions.iter().zip(self.shares(shard.count()));
        let mut own = own().filter(|(_, index)| *index == shard.index()).map(|((documents, _), _)| documents);
        let Some(first) = own.next() else { return 0..0 };
        first.start..own.last().unwrap_or(first).end
    }

    /// How many documents each of the portions has that these documents are made of.
    #[must_use]
    pub fn lengths(&self, documents: &Range<usize>) -> Vec<usize> {
        let inside =
            |portion: &&Range<usize>| documents.start <= portion.start && portion.end <= documents.end;
        self.portions.iter().map(|(portion, _)| portion).filter(inside).map(ExactSizeIterator::len).collect()
    }

    /// The hash of how `documents` are divided into `count` shards.
    #[must_use]
    pub fn sha256(&self, documents: &[DocumentPair], count: u32) -> String {
        let mut hash = Sha256::new();
        for ((portion, _), share) in self.portions.iter().zip(self.shares(count)) {
            hash.update(format!("{share}\n"));
            for pair in documents.get(portion.clone()).unwrap_or_default() {
                hash.update(format!("{:?}\n", pair.id));
            }
        }
        hexadecimal(&hash.finalize())
    }

    /// The number of the share of each portion, from 1.
    fn shares(&self, count: u32) -> impl Iterator<Item = u32> {
        let all: u64 = self.portions.iter().map(|(_, size)| size).sum();
        let mut before = 0;
        self.portions.iter().map(move |(_, size)| {
            let middle = u128::from(before + size / 2);
            before += size;
            let share = middle * u128::from(count) / u128::from(all.max(1));
            u32::try_from(share).unwrap_or(count).min(count - 1) + 1
        })
    }
}

/// Whether a portion that is long enough ends behind the document `id`: by its hash, as if by chance, once in `further` bytes.
fn ends_behind(id: &str, size: u64, further: u64) -> bool {
    let hash = Sha256::digest(id.as_bytes());
    let number = hash.iter().take(8).fold(0, |number: u64, byte| number << 8 | u64::from(*byte));
    u128::from(number) * u128::from(further) < u128::from(size) << u64::BITS
}

/// How many bytes of text a file has about, as far as its name and its size say.
fn size(file: &Option<SourceFile>) -> u64 {
    let Some(file) = file else { return 0 };
    let bytes = source::size(file).unwrap_or_default();
    let form = forms::split(&file.name).and_then(|(_, ending)| forms::of(ending).ok());
    bytes / form.map_or(1, marks)
}

/// How many bytes of a file go for one byte of text: roughly, since portions need not be of one size.
fn marks(form: Form) -> u64 {
    match form {
        Form::Text | Form::Word | Form::OpenDocument => 1,
        Form::Html => 2,
        Form::Archive => 4,
        Form::Pdf => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: u64 = 1000;

    /// Documents of all sizes, numbered.
    fn documents(count: u64) -> Vec<(String, u64)> {
        (0..count).map(|number| (format!("A-{number:05}"), 20 + number * 7919 % 180)).collect()
    }

    fn division(documents: &[(String, u64)]) -> Division {
        Division::of_sizes(documents.iter().map(|(id, size)| (id.as_str(), *size)), LEAST)
    }

    /// The ids of each portion.
    fn portions(documents: &[(String, u64)]) -> Vec<Vec<&str>> {
        let ids = |range: &Range<usize>| documents[range.clone()].iter().map(|(id, _)| id.as_str()).collect();
        division(documents).portions.iter().map(|(range, _)| ids(range)).collect()
    }

    #[test]
    fn portions_hold_every_document_once_and_are_neither_small_nor_large() {
        for count in [0, 1, 5, 12, 400, 3000] {
            let documents = documents(count);
            let all: Vec<&str> = documents.iter().map(|(id, _)| id.as_str()).collect();
            assert_eq!(portions(&documents).concat(), all);
            let division = division(&documents);
            let (last, others) = division.portions.split_last().unwrap();
            assert!(others.iter().all(|(_, size)| (LEAST..LONGEST * LEAST + 200).contains(size)));
            assert!(last.1 < (LONGEST + 1) * LEAST + 200 && (others.is_empty() || last.1 >= LEAST));
        }
        let division = division(&documents(3000));
        let mean =
            division.portions.iter().map(|(_, size)| size).sum::<u64>() / division.portions.len() as u64;
        assert!((1400..1700).contains(&mean), "{mean}");
    }

    #[test]
    fn a_document_that_is_added_or_taken_away_moves_the_borders_beside_it_alone() {
        let before = documents(3000);
        let mut changed = 0;
        for at in (0..3000).step_by(30) {
            let mut after = before.clone();
            match at % 60 {
                0 => drop(after.remove(at)),
                _ => after.insert(at, (format!("{}b", before[at - 1].0), 90)),
            }
            let (before, after) = (portions(&before), portions(&after));
            let new = after.iter().filter(|portion| !before.contains(portion)).count();
            assert!(new <= 12, "{at}: {new}");
            changed += new;
        }
        // One has to be; the mean is little more.
        assert!((100..200).contains(&changed), "{changed}");
    }

    #[test]
    fn every_portion_is_in_one_share_and_the_shares_are_fair() {
        let documents = documents(3000);
        let (division, all) = (division(&documents), documents.iter().map(|(_, size)| size).sum::<u64>());
        for count in [1, 2, 7, 16, 1000] {
            let mut next = 0;
            for index in 1..=count {
                let share = division.share(Shard::new(index, count).unwrap());
                let size: u64 = documents[share.clone()].iter().map(|(_, size)| size).sum();
                assert!(size < all / u64::from(count) + (LONGEST + 1) * LEAST, "{index} of {count}: {size}");
                assert!(share.is_empty() || share.start == next, "{share:?}");
                next = next.max(share.end);
                assert_eq!(division.lengths(&share).into_iter().sum::<usize>(), share.len());
            }
            assert_eq!(next, 3000);
        }
    }
}
