//! Who takes what a document says: its rows, its beads as parallel texts, its aligned sentences.

use super::cell::Cell;
use super::column::Table;
use super::pair::AlignedPair;
use super::typed::AnyRow;
use crate::model::vocabulary;

/// What is told of a document, as it comes.
pub(crate) trait Take {
    /// Takes a row as it is, or returns `false` to be given its cells.
    fn typed(&mut self, _row: AnyRow<'_>) -> bool {
        false
    }

    /// Takes the cells of a row of the table that stands at `at` in [`TABLES`](super::TABLES).
    fn row(&mut self, at: usize, cells: &[Cell<'_>]);

    /// Takes a bead for programs that read parallel texts.
    fn unit(&mut self, _unit: &Unit<'_>) {}

    /// Whether it takes aligned sentences.
    fn takes_pairs(&self) -> bool {
        false
    }

    /// Takes aligned sentences.
    fn pair(&mut self, _pair: &AlignedPair) {}
}

/// A row of a table.
pub(crate) trait Row {
    /// Its table.
    const TABLE: Table;

    /// Hands its cells to `take`, in the order of the columns.
    fn cells(&self, take: &mut dyn FnMut(&[Cell<'_>]));
}

impl dyn Take + '_ {
    /// Takes a row.
    pub(crate) fn add<'r>(&mut self, row: impl Into<AnyRow<'r>>) {
        self.add_with(row, &[]);
    }

    /// Takes a row with further cells of text behind its own.
    pub(crate) fn add_with<'r>(&mut self, row: impl Into<AnyRow<'r>>, further: &[String]) {
        let row = row.into();
        if self.typed(row) {
            return;
        }
        row.cells(&mut |cells| match further {
            [] => self.row(row.place(), cells),
            further => {
                let further = further.iter().map(|text| Cell::text(text));
                let all: Vec<Cell<'_>> = cells.iter().copied().chain(further).collect();
                self.row(row.place(), &all);
            }
        });
    }
}

vocabulary! {
    /// What a unit of the files for other programs is.
    pub enum Level {
        /// A bead of sentences.
        Sentence = "sentence",
        /// A bead of blocks.
        Paragraph = "paragraph",
    }
}

/// A bead for programs that read parallel texts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unit<'a> {
    pub(crate) level: Level,
    pub(crate) id: &'a str,
    pub(crate) document: &'a str,
    pub(crate) part: &'a str,
    pub(crate) relation: &'a str,
    pub(crate) confidence: u8,
    pub(crate) fr: SideOf<'a>,
    pub(crate) en: SideOf<'a>,
}

/// One side of such a bead.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SideOf<'a> {
    pub(crate) paragraph: &'a str,
    pub(crate) provenance: &'a str,
    pub(crate) text: &'a str,
}
