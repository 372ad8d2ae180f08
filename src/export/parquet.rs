//! The tables as Parquet files, with typed columns: behind the feature `parquet`.
//!
//! Rows wait until they are worth a row group, so that memory is bounded by the number of tables.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::{Date, date};
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use crate::disk::{self, Writing};
use crate::error::{Error, Result};

use crate::output::Fingerprint;
use crate::tables::{Cell, Kind, TABLES, Table, Words};

use super::form::{Draft, Export, Files, Opening, Written};
use super::formats::{Form, Formats};
use super::packed;

/// The ending of the files.
const ENDING: &str = "parquet";
/// How many bytes of rows make a row group.
const GROUP: usize = 4 << 20;

type Done<T> = std::result::Result<T, ParquetError>;

/// The tables as Parquet files.
pub(super) struct Columns;

impl Export for Columns {
    fn is_written(&self, formats: &Formats) -> bool {
        formats.forms.has(Form::Parquet)
    }

    fn names(&self, _: &Formats) -> Vec<String> {
        TABLES.iter().map(file_name).collect()
    }

    fn about(&self) -> Vec<(&'static str, Words)> {
        let about = Words {
            en: "the same tables with typed columns; an empty cell is a null",
            fr: "les mêmes tables avec des colonnes typées ; une cellule vide est un null",
        };
        vec![("*.parquet", about)]
    }

    fn draft(&self, _: &Formats) -> Box<dyn Draft> {
        Box::new(Packed(vec![Vec::new(); TABLES.len()]))
    }

    fn open(&self, opening: &Opening<'_>) -> Result<Box<dyn Files>> {
        let files = opening.tables.iter().map(|table| TableColumns::create(opening.folder, table));
        Ok(Box::new(AllColumns(files.collect::<Result<_>>()?)))
    }
}

/// The rows of a document, those of each table packed.
struct Packed(Vec<Vec<u8>>);

impl Draft for Packed {
    fn row(&mut self, at: usize, cells: &[Cell<'_>]) {
        if let Some(rows) = self.0.get_mut(at) {
            packed::pack(rows, cells);
        }
    }

    fn parts(&mut self) -> Vec<Vec<u8>> {
        self.0.iter_mut().map(std::mem::take).collect()
    }
}

/// The files while they are written.
struct AllColumns(Vec<TableColumns>);

impl Files for AllColumns {
    fn append(&mut self, parts: &[Vec<u8>]) -> Result<()> {
        self.0.iter_mut().zip(parts).try_for_each(|(file, rows)| file.append(rows))
    }

    fn finish(self: Box<Self>) -> Result<Vec<Written>> {
        self.0.into_iter().map(|file| file.finish().map(Written::of)).collect()
    }
}

/// A Parquet file that is being written.
struct TableColumns {
    table: Table,
    name: String,
    path: PathBuf,
    writer: SerializedFileWriter<Writing>,
    waiting: Vec<u8>,
}

impl TableColumns {
    /// Makes the file of a table in `folder`.
    fn create(folder: &Path, table: &Table) -> Result<TableColumns> {
        let name = file_name(table);
        let path = folder.join(&name);
        let open = || -> Done<SerializedFileWriter<Writing>> {
            let program = format!("paralign version {}", env!("CARGO_PKG_VERSION"));
            let properties = WriterProperties::builder()
                .set_compression(Compression::SNAPPY)
                .set_created_by(program)
                .build();
            let schema = Arc::new(parse_message_type(&schema(table))?);
            SerializedFileWriter::new(disk::create(&path)?, schema, Arc::new(properties))
        };
        let writer = open().map_err(|error| failed(&path, error))?;
        Ok(TableColumns { table: table.clone(), name, path, writer, waiting: Vec::new() })
    }

    /// Adds rows, packed.
    fn append(&mut self, rows: &[u8]) -> Result<()> {
        self.waiting.extend_from_slice(rows);
        if self.waiting.len() < GROUP { Ok(()) } else { self.flush() }
    }

    /// Writes the waiting rows as a row group.
    fn flush(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.waiting);
        group(&mut self.writer, &self.table, &rows).map_err(|error| failed(&self.path, error))
    }

    /// Ends the file.
    fn finish(mut self) -> Result<Fingerprint> {
        if !self.waiting.is_empty() {
            self.flush()?;
        }
        let TableColumns { name, path, writer, .. } = self;
        writer.into_inner().map_err(|error| failed(&path, error))?;
        Fingerprint::of_file(&path, &name)
    }
}

/// The name of the file of a table.
fn file_name(table: &Table) -> String {
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

fn group(writer: &mut SerializedFileWriter<Writing>, table: &Table, rows: &[u8]) -> Done<()> {
    let mut columns: Vec<Values> = table.columns.iter().map(|column| Values::new(column.kind)).collect();
    packed::each(rows, |cells| columns.iter_mut().zip(cells).for_each(|(column, cell)| column.add(*cell)))?;
    let mut group = writer.next_row_group()?;
    for column in columns {
        column.put(&mut group)?;
    }
    group.close()?;
    Ok(())
}

/// The values of a column, and for each row whether it has one.
struct Values {
    levels: Vec<i16>,
    values: Typed,
}

enum Typed {
    Numbers(Vec<i64>),
    Days(Vec<i32>),
    Texts(Vec<ByteArray>),
}

impl Values {
    fn new(kind: Kind) -> Values {
        let values = match kind {
            kind if kind.is_number() => Typed::Numbers(Vec::new()),
            Kind::Day => Typed::Days(Vec::new()),
            _ => Typed::Texts(Vec::new()),
        };
        Values { levels: Vec::new(), values }
    }

    fn add(&mut self, cell: Cell<'_>) {
        self.levels.push(i16::from(cell != Cell::Empty));
        match (&mut self.values, cell) {
            (_, Cell::Empty) => {}
            (Typed::Numbers(numbers), Cell::Number(number)) => {
                numbers.push(whole_number(number));
            }
            (Typed::Days(days), Cell::Day(day)) => days.push(day_number(day)),
            (Typed::Texts(texts), cell) => texts.push(ByteArray::from(&*cell.shown())),
            (Typed::Numbers(_) | Typed::Days(_), _) => unreachable!("a column holds what its kind says"),
        }
    }

    /// Writes them as the next column of a row group.
    fn put(self, group: &mut SerializedRowGroupWriter<'_, Writing>) -> Done<()> {
        let Values { levels, values } = self;
        match values {
            Typed::Numbers(numbers) => put::<Int64Type>(group, &levels, &numbers),
            Typed::Days(days) => put::<Int32Type>(group, &levels, &days),
            Typed::Texts(texts) => put::<ByteArrayType>(group, &levels, &texts),
        }
    }
}

/// A number as the columns have it.
pub(super) fn whole_number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The days from 1 January 1970 to a day.
pub(super) fn day_number(day: Date) -> i32 {
    (day - date(1970, 1, 1)).get_days()
}

fn put<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Writing>,
    levels: &[i16],
    values: &[T::T],
) -> Done<()> {
    let mut column = group.next_column()?.expect("the schema has a column for each of the table");
    column.typed::<T>().write_batch(values, Some(levels), None)?;
    column.close()
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
        let mut columns = TableColumns::create(folder.path(), &DateRow::TABLE).expect("a new file");
        let mut cells = ["m", "a", "fr", "main", "", "", "b", "le 1er, été"].map(Cell::text).to_vec();
        cells.extend([date(1969, 12, 31), date(2018, 4, 3)].map(Cell::Day));
        cells.extend(["day", "", "explicit", "2018"].map(Cell::text));
        cells.extend([4, 9].map(Cell::Number));
        cells.extend(["r", "bead", "s"].map(Cell::text));
        let mut row = Vec::new();
        packed::pack(&mut row, &cells);
        columns.append(&row).expect("a row");
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
