//! The differences of a run, kept on the disk until those of its terms are known: both are written in one order.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::packed;
use crate::disk::{self, Links, Writing};
use crate::error::{Error, Result};
use crate::tables::{Cell, DiscrepancyRow, Row};

/// The file.
const FILE: &str = "differences";

/// Bytes of rows that are written together.
const MUCH: usize = 1 << 18;

/// The file, which is written first and then read.
#[derive(Debug)]
pub(super) struct Differences {
    path: PathBuf,
    file: BufWriter<Writing>,
    rows: Option<Rows>,
    /// Rows that can be written.
    ready: Vec<u8>,
}

/// The rows while they are read.
#[derive(Debug)]
struct Rows {
    file: BufReader<File>,
    /// The next one, with its place; nothing at the end.
    next: Option<(Vec<u8>, Place)>,
}

/// Where a row belongs: behind those of the same bead of the same document.
type Place = (String, u64);

impl Differences {
    /// Makes the file in `folder`.
    pub(super) fn create(folder: &Path) -> Result<Differences> {
        let path = folder.join(FILE);
        let file = disk::create(&path).map_err(|source| Error::Output { path: path.clone(), source })?;
        Ok(Differences { path, file: file.buffered(), rows: None, ready: Vec::new() })
    }

    /// Adds the rows of a document, packed.
    pub(super) fn write(&mut self, rows: &[u8]) -> Result<()> {
        self.file.write_all(rows).map_err(|source| self.error(source))
    }

    /// Puts a row where it belongs, behind those of the same bead; rows are put in their order.
    pub(super) fn put(&mut self, row: &impl Row) -> Result<()> {
        let mut done = Ok(());
        row.cells(&mut |cells| {
            done = self.pass(Some(&place(cells)));
            packed::pack(&mut self.ready, cells);
        });
        done
    }

    /// Whether the rows that were passed are worth to be written.
    pub(super) fn is_much(&self) -> bool {
        self.ready.len() >= MUCH
    }

    /// The rows that were passed since this was asked last, packed.
    pub(super) fn ready(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.ready)
    }

    /// Passes the next rows, about `most` of them; says whether there are more.
    pub(super) fn pass_some(&mut self, most: usize) -> Result<bool> {
        self.open()?;
        for _ in 0..most {
            if !self.pass_one(None)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Takes the file away.
    pub(super) fn remove(self) -> Result<()> {
        let Differences { path, file, rows, .. } = self;
        // A file that is open cannot be taken away on every system.
        drop((file, rows));
        disk::remove_file(&path).map_err(|source| Error::Output { path, source })
    }

    /// Passes all rows up to those of a bead.
    fn pass(&mut self, last: Option<&Place>) -> Result<()> {
        self.open()?;
        while self.pass_one(last)? {}
        Ok(())
    }

    fn open(&mut self) -> Result<()> {
        if self.rows.is_some() {
            return Ok(());
        }
        let open = |file: &mut BufWriter<Writing>, path: &Path| -> io::Result<Rows> {
            file.flush()?;
            let mut rows = Rows { file: disk::buffered(disk::open(path, Links::Refuse)?), next: None };
            rows.step()?;
            Ok(rows)
        };
        let rows = open(&mut self.file, &self.path).map_err(|source| self.error(source))?;
        self.rows = Some(rows);
        Ok(())
    }

    /// Passes the next row, unless it stands behind `last`; says whether it did.
    fn pass_one(&mut self, last: Option<&Place>) -> Result<bool> {
        let Some(rows) = &mut self.rows else { return Ok(false) };
        let Some((row, _)) = rows.next.take_if(|(_, place)| last.is_none_or(|last| &*place <= last)) else {
            return Ok(false);
        };
        self.ready.extend_from_slice(&row);
        let stepped = rows.step();
        stepped.map_err(|source| self.error(source))?;
        Ok(true)
    }

    fn error(&self, source: io::Error) -> Error {
        Error::Output { path: self.path.clone(), source }
    }
}

impl Rows {
    fn step(&mut self) -> io::Result<()> {
        self.next = match packed::next(&mut self.file)? {
            Some(row) => {
                let place = place(&packed::cells(&row)?);
                Some((row, place))
            }
            None => None,
        };
        Ok(())
    }
}

/// The place of a row.
fn place(cells: &[Cell<'_>]) -> Place {
    let cell = |name: &str| cells.get(column(name)).map(|cell| cell.shown()).unwrap_or_default();
    (cell("doc_id").into_owned(), bead(&cell("alignment_id")))
}

/// The place of a column.
fn column(name: &str) -> usize {
    let columns = DiscrepancyRow::TABLE.columns;
    columns.iter().position(|column| column.name == name).expect("the rows have such a column")
}

/// The number of a bead in its document, which ends its key.
fn bead(key: &str) -> u64 {
    key.rsplit(':').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}
