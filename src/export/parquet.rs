//! The tables as Parquet files, with typed columns: behind the feature `parquet`.
//!
//! Rows wait until they are worth a row group, so that memory is bounded by the number of tables.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use crate::disk::{self, Writing};
use crate::error::{Error, Result};

use super::csv::each_row;
use crate::output::Fingerprint;
use crate::tables::{Kind, Table, Words};

/// The files, and what they are.
pub(super) const ABOUT: (&str, Words) = (
    "*.parquet",
    Words {
        en: "the same tables with typed columns; an empty cell is a null",
        fr: "les mêmes tables avec des colonnes typées ; une cellule vide est un null",
    },
);
/// The ending of the files.
pub(super) const ENDING: &str = "parquet";
/// How many bytes of rows make a row group.
const GROUP: usize = 4 << 20;

type Written<T> = std::result::Result<T, ParquetError>;

/// A Parquet file that is being written.
pub(super) struct Columns {
    table: Table,
    name: String,
    path: PathBuf,
    writer: SerializedFileWriter<Writing>,
    waiting: Vec<u8>,
}

impl std::fmt::Debug for Columns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Columns").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Columns {
    /// Makes the file of a table in `folder`.
    pub(super) fn create(folder: &Path, table: &Table) -> Result<Columns> {
        let name = file_name(table);
        let path = folder.join(&name);
        let open = || -> Written<SerializedFileWriter<Writing>> {
            let program = format!("paralign version {}", env!("CARGO_PKG_VERSION"));
            let properties = WriterProperties::builder()
                .set_compression(Compression::SNAPPY)
                .set_created_by(program)
                .build();
            let schema = Arc::new(parse_message_type(&schema(table))?);
            SerializedFileWriter::new(disk::create(&path)?, schema, Arc::new(properties))
        };
        let writer = open().map_err(|error| failed(&path, error))?;
        Ok(Columns { table: table.clone(), name, path, writer, waiting: Vec::new() })
    }

    /// Adds rows, given in the standard dialect.
    pub(super) fn append(&mut self, rows: &[u8]) -> Result<()> {
        self.waiting.extend_from_slice(rows);
        if self.waiting.len() < GROUP { Ok(()) } else { self.flush() }
    }

    /// Writes the waiting rows as a row group.
    fn flush(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.waiting);
        group(&mut self.writer, &self.table, &rows).map_err(|error| failed(&self.path, error))
    }

    /// Brings the file to the disk.
    pub(super) fn finish(mut self) -> Result<Fingerprint> {
        if !self.waiting.is_empty() {
            self.flush()?;
        }
        let Columns { name, path, writer, .. } = self;
        let done = writer.into_inner().and_then(|file| Ok(file.sync()?));
        done.map_err(|error| failed(&path, error))?;
        Fingerprint::of_file(&path, &name)
    }
}

/// The name of the file of a table.
pub(super) fn file_name(table: &Table) -> String {
    format!("{}.{ENDING}", table.name)
}

/// The columns in the language of Parquet; an empty cell is a null.
fn schema(table: &Table) -> String {
    let column = |kind: Kind, name: &str| match kind {
        kind if kind.is_number() => format!("OPTIONAL INT64 {name};"),
        Kind::Day => format!("OPTIONAL INT32 {name} (DATE);"),
        _ => format!("OPTIONAL BYTE_ARRAY {name} (STRING);"),
    };
    let columns: Vec<String> = table.columns.iter().map(|one| column(one.kind, &one.name)).collect();
    format!("message {} {{ {} }}", table.name, columns.join(" "))
}

fn group(writer: &mut SerializedFileWriter<Writing>, table: &Table, rows: &[u8]) -> Written<()> {
    let mut cells: Vec<Vec<String>> = vec![Vec::new(); table.columns.len()];
    each_row(rows, |row| {
        for (column, cell) in cells.iter_mut().zip(row) {
            column.push(String::from_utf8_lossy(cell).into_owned());
        }
    });
    let mut group = writer.next_row_group()?;
    for (column, cells) in table.columns.iter().zip(cells) {
        match column.kind {
            kind if kind.is_number() => put::<Int64Type>(&mut group, &cells, |cell| {
                cell.parse().expect("counts and places are written from whole numbers")
            })?,
            Kind::Day => put::<Int32Type>(&mut group, &cells, days)?,
            _ => put::<ByteArrayType>(&mut group, &cells, |cell| ByteArray::from(cell))?,
        }
    }
    group.close()?;
    Ok(())
}

/// Writes the next column of a row group.
fn put<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Writing>,
    cells: &[String],
    value: fn(&str) -> T::T,
) -> Written<()> {
    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(!cell.is_empty())).collect();
    let values: Vec<T::T> = cells.iter().filter(|cell| !cell.is_empty()).map(|cell| value(cell)).collect();
    let mut column = group.next_column()?.expect("the schema has a column for each of the table");
    column.typed::<T>().write_batch(&values, Some(&levels), None)?;
    column.close()
}

/// Days since 1 January 1970.
fn days(cell: &str) -> i32 {
    let day: Date = cell.parse().expect("days are written from dates");
    (day - jiff::civil::date(1970, 1, 1)).get_days()
}

fn failed(path: &Path, error: ParquetError) -> Error {
    Error::Output { path: path.to_owned(), source: std::io::Error::other(error) }
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};

    use super::*;
    use crate::tables::DateRow;

    #[test]
    fn columns_keep_their_types_and_empty_cells_are_nulls() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let mut columns = Columns::create(folder.path(), &DateRow::TABLE).expect("a new file");
        let row = "m,a,fr,main,,,b,\"le 1er, été\",1969-12-31,2018-04-03,day,,explicit,2018,4,9,r,bead,s\r\n";
        columns.append(row.as_bytes()).expect("a row");
        columns.finish().expect("a finished file");
        let file = std::fs::File::open(folder.path().join("dates.parquet")).expect("the file");
        let reader = SerializedFileReader::new(file).expect("a Parquet file");
        let rows: Vec<String> =
            reader.get_row_iter(None).expect("rows").map(|row| row.expect("a row").to_string()).collect();
        assert_eq!(rows.len(), 1);
        for part in ["paragraph: null", "surface: \"le 1er, été\"", "date_start: 1969-12-31", "char_end: 9"]
        {
            assert!(rows[0].contains(part), "{part} is not in {}", rows[0]);
        }
    }
}
