//! The differences of a run, kept on the disk until those of its terms are known: both are written in one order.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::render::writer;
use crate::disk::{self, Links, Writing};
use crate::error::{Error, Result};
use crate::tables::DiscrepancyRow;

/// The file.
const FILE: &str = "differences";

/// The file, which is written first and then read.
#[derive(Debug)]
pub(crate) struct Differences {
    path: PathBuf,
    file: BufWriter<Writing>,
    rows: Option<Rows>,
    /// Rows that can be written.
    ready: csv::Writer<Vec<u8>>,
}

/// The rows while they are read.
#[derive(Debug)]
struct Rows {
    reader: csv::Reader<BufReader<File>>,
    /// The next one; empty at the end.
    next: csv::ByteRecord,
    /// The places of the document and of the bead in it.
    document: usize,
    bead: usize,
}

impl Differences {
    /// Makes the file in `folder`.
    pub(super) fn create(folder: &Path) -> Result<Differences> {
        let path = folder.join(FILE);
        let file = disk::create(&path).map_err(|source| Error::Output { path: path.clone(), source })?;
        Ok(Differences { path, file: BufWriter::new(file), rows: None, ready: writer() })
    }

    /// Adds the rows of a document, in the standard dialect.
    pub(super) fn write(&mut self, rows: &[u8]) -> Result<()> {
        self.file.write_all(rows).map_err(|source| self.error(source))
    }

    /// Puts a row where it belongs, behind those of the same bead; rows are put in their order.
    pub(crate) fn put(&mut self, row: &DiscrepancyRow<'_>) -> Result<()> {
        let place = (row.doc_id.as_bytes(), bead(row.alignment_id.as_bytes()));
        self.pass(Some(place))?;
        self.ready.serialize(row).expect("a row of plain values can be written to memory");
        Ok(())
    }

    /// The rows that were passed since this was asked last.
    pub(super) fn ready(&mut self) -> Vec<u8> {
        std::mem::replace(&mut self.ready, writer()).into_inner().expect("memory takes every byte")
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
    fn pass(&mut self, last: Option<(&[u8], u64)>) -> Result<()> {
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
            let file = BufReader::new(disk::open(path, Links::Refuse)?);
            let reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file);
            let mut rows = Rows {
                reader,
                next: csv::ByteRecord::new(),
                document: place("doc_id"),
                bead: place("alignment_id"),
            };
            rows.step()?;
            Ok(rows)
        };
        let rows = open(&mut self.file, &self.path).map_err(|source| self.error(source))?;
        self.rows = Some(rows);
        Ok(())
    }

    /// Passes the next row, unless it stands behind `last`; says whether it did.
    fn pass_one(&mut self, last: Option<(&[u8], u64)>) -> Result<bool> {
        let Some(rows) = &mut self.rows else { return Ok(false) };
        let behind = |last| (rows.cell(rows.document), bead(rows.cell(rows.bead))) > last;
        if rows.next.is_empty() || last.is_some_and(behind) {
            return Ok(false);
        }
        self.ready.write_byte_record(&rows.next).expect("memory takes every byte");
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
        if !self.reader.read_byte_record(&mut self.next).map_err(io::Error::other)? {
            self.next.clear();
        }
        Ok(())
    }

    fn cell(&self, at: usize) -> &[u8] {
        self.next.get(at).unwrap_or_default()
    }
}

/// The place of a column.
fn place(name: &str) -> usize {
    let columns = DiscrepancyRow::TABLE.columns;
    columns.iter().position(|column| column.name == name).expect("the rows have such a column")
}

/// The number of a bead in its document, which ends its key.
fn bead(key: &[u8]) -> u64 {
    let number = key.rsplit(|byte| *byte == b':').next().unwrap_or_default();
    std::str::from_utf8(number).ok().and_then(|number| number.parse().ok()).unwrap_or_default()
}
