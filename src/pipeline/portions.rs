//! The portions of a run: their terms are sought on the threads of the pool while further documents are read.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::kept::Batch;
use crate::error::Result;
use crate::export::{AlignedPortion, Folder};

/// What a portion says of the terms, in bytes, with its number.
type Found = (usize, Result<Vec<u8>>);

/// The portions of a run, while its documents are added one after the other.
pub(super) struct Portions {
    /// How many documents each portion has that is still to come.
    lengths: std::vec::IntoIter<usize>,
    /// How many documents of the portion that has begun are to come.
    left: usize,
    /// How many portions have ended.
    ended: usize,
    /// The number of the portion that is added next.
    turn: usize,
    /// What portions say that wait for their turn.
    waiting: BTreeMap<usize, Vec<u8>>,
    sender: Sender<Found>,
    found: Receiver<Found>,
}

/// A portion whose documents are all there.
pub(super) struct Ended {
    number: usize,
    pairs: AlignedPortion,
    sender: Sender<Found>,
}

impl Portions {
    /// Portions of so many documents each.
    pub(super) fn new(lengths: Vec<usize>) -> Portions {
        let (sender, found) = channel();
        let lengths = lengths.into_iter();
        Portions { lengths, left: 0, ended: 0, turn: 0, waiting: BTreeMap::new(), sender, found }
    }

    /// Counts a document that was added to `folder`; the portion that has ended with it, if terms are sought in it.
    pub(super) fn count(&mut self, folder: &mut Folder) -> Result<Option<Ended>> {
        if self.left == 0 {
            self.left = self.lengths.next().unwrap_or_default();
        }
        self.left = self.left.saturating_sub(1);
        if self.left > 0 {
            return Ok(None);
        }
        let Some(pairs) = folder.end_portion()? else { return Ok(None) };
        let number = self.ended;
        self.ended += 1;
        Ok(Some(Ended { number, pairs, sender: self.sender.clone() }))
    }

    /// Adds to `folder` what was found, as far as its turn has come.
    pub(super) fn add(&mut self, folder: &mut Folder) -> Result<()> {
        for (number, found) in self.found.try_iter() {
            self.waiting.insert(number, found?);
        }
        while let Some(found) = self.waiting.remove(&self.turn) {
            folder.add_portion(&found)?;
            self.turn += 1;
        }
        Ok(())
    }
}

impl Ended {
    /// Seeks the terms of the portion.
    pub(super) fn seek(self, batch: &Batch<'_>) {
        let found = batch.portion(&self.pairs);
        // Where nobody waits for it, the run has failed.
        let _ = self.sender.send((self.number, found));
    }
}
