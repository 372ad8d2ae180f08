//! A corpus as a Parquet file: a document a row, in the columns that the members of a JSON line have. Behind the feature `parquet`.
//!
//! Rows are read once, a few at a time. Their texts are copied into a file among what is temporary on the system: a row could
//! be found again only by reading all that stands before it in its row group.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::panic::catch_unwind;
use std::path::Path;

use jiff::civil::date;
use parquet::basic::{ConvertedType, LogicalType, Repetition, Type};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArrayType, DataType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;

use super::Corpus;
use super::found::Found;
use super::listing::on_one_line;
use super::record::{Given, Meta, Side, side};
use crate::disk::{self, Links};
use crate::error::{BadLine, Error, Result};
use crate::model::{Lang, Sides, Within};

/// Rows that are read at a time.
const ROWS: usize = 16;
/// The columns of what is known of a document beyond its texts; they stand by themselves or in a column `meta`.
const META: [&str; 5] = ["symbol", "title", "date", "fr_provenance", "en_provenance"];

type Done<T> = std::result::Result<T, ParquetError>;
/// A thing, or what is wrong with the columns.
type Told<T> = std::result::Result<T, String>;

/// Lists the documents in the rows of `path`; `given` is what the user calls the file.
pub(super) fn discover(path: &Path, given: &Path) -> Result<Corpus> {
    // Of some damage the library does not tell otherwise.
    let damaged =
        |_| Err(Error::ParquetCorpus { path: given.to_owned(), cause: "the file is damaged".to_owned() });
    catch_unwind(|| read(path, given)).unwrap_or_else(damaged)
}

fn read(path: &Path, given: &Path) -> Result<Corpus> {
    let odd = |cause: String| Error::ParquetCorpus { path: given.to_owned(), cause };
    let file = disk::open(path, Links::Follow);
    let file = file.map_err(|source| Error::UnlistedCorpus { path: given.to_owned(), source })?;
    let reader = SerializedFileReader::new(file).map_err(|error| odd(error.to_string()))?;
    let columns = Columns::find(reader.metadata().file_metadata().schema_descr().columns()).map_err(odd)?;
    let unpacked = |source| Error::Unpacked { path: given.to_owned(), source };
    let mut texts = Texts::new().map_err(unpacked)?;
    let name = given.file_name().map(|name| on_one_line(&name.to_string_lossy())).unwrap_or_default();
    let (mut found, mut number) = (Found::default(), 0);
    for group in 0..reader.num_row_groups() {
        let group = reader.get_row_group(group).map_err(|error| odd(error.to_string()))?;
        let mut rows = Rows::open(&columns, &*group).map_err(|error| odd(error.to_string()))?;
        loop {
            let some = rows.next().map_err(|error| odd(error.to_string()))?;
            if some.is_empty() {
                break;
            }
            for row in some {
                number += 1;
                match row.given().and_then(Given::record) {
                    Ok(record) => {
                        let path = texts.path();
                        let place = |_: Lang, text: &[u8]| texts.add(text);
                        found.take(record, &path, place, &format!("{name}, row {number}"));
                    }
                    Err(bad) => found.miss(bad, &name, number),
                }
            }
        }
    }
    let unpacked = Some(texts.finish().map_err(unpacked)?);
    found.corpus(given).map(|corpus| Corpus { unpacked, ..corpus })
}

/// The texts of all documents, one behind the other.
struct Texts {
    file: tempfile::NamedTempFile,
    written: BufWriter<File>,
    end: u64,
    /// The first error keeps what follows from being written.
    failed: Option<std::io::Error>,
}

impl Texts {
    fn new() -> std::io::Result<Texts> {
        let file = tempfile::NamedTempFile::new()?;
        let written = BufWriter::new(file.reopen()?);
        Ok(Texts { file, written, end: 0, failed: None })
    }

    fn path(&self) -> std::path::PathBuf {
        self.file.path().to_owned()
    }

    fn add(&mut self, text: &[u8]) -> Within {
        let start = self.end;
        self.end += text.len() as u64;
        if self.failed.is_none() {
            self.failed = self.written.write_all(text).err();
        }
        Within::Bytes(start..self.end)
    }

    fn finish(mut self) -> std::io::Result<tempfile::NamedTempFile> {
        self.failed.map_or(Ok(()), Err)?;
        self.written.flush()?;
        Ok(self.file)
    }
}

/// Where the columns stand that are read.
struct Columns {
    doc_id: Option<Column>,
    texts: Sides<Option<Column>>,
    coded: Sides<Option<Column>>,
    meta: [Option<Column>; META.len()],
}

/// A column that is read.
#[derive(Debug, Clone, Copy)]
struct Column {
    at: usize,
    /// The level at which there is a value.
    level: i16,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// Bytes that are not said to be text.
    Bytes,
    Day,
}

impl Columns {
    /// Finds the columns by their names, or says what is wrong with them.
    fn find(columns: &[std::sync::Arc<ColumnDescriptor>]) -> Told<Columns> {
        let named = |name: &str| -> Told<Option<Column>> {
            let at = columns.iter().position(|column| column.path().string() == name);
            at.map(|at| Column::new(at, &columns[at])).transpose()
        };
        let known = |name: &str| -> Told<_> { Ok(named(name)?.or(named(&format!("meta.{name}"))?)) };
        let pair = |fr: &str, en: &str| -> Told<_> { Ok(Sides { fr: named(fr)?, en: named(en)? }) };
        let meta: Told<Vec<_>> = META.into_iter().map(known).collect();
        let found = Columns {
            doc_id: named("doc_id")?,
            texts: pair("fr", "en")?,
            coded: pair("fr_base64", "en_base64")?,
            meta: meta?.try_into().expect("there are as many as names"),
        };
        let texts = [&found.texts, &found.coded].into_iter().flat_map(|side| [side.fr, side.en]);
        if found.doc_id.is_none() {
            return Err("it has no column doc_id".to_owned());
        }
        if texts.flatten().next().is_none() {
            return Err("it has neither a column fr nor a column en".to_owned());
        }
        Ok(found)
    }
}

impl Column {
    fn new(at: usize, column: &ColumnDescriptor) -> Told<Column> {
        let is_text = matches!(
            column.logical_type_ref(),
            Some(LogicalType::String | LogicalType::Json | LogicalType::Enum)
        ) || matches!(
            column.converted_type(),
            ConvertedType::UTF8 | ConvertedType::JSON | ConvertedType::ENUM
        );
        let kind = match column.physical_type() {
            Type::BYTE_ARRAY if is_text => Kind::Text,
            Type::BYTE_ARRAY => Kind::Bytes,
            Type::INT32 if column.converted_type() == ConvertedType::DATE => Kind::Day,
            other => return Err(format!("its column {} is {other}, and not text", column.path().string())),
        };
        if column.max_rep_level() > 0
            || column.self_type().get_basic_info().repetition() == Repetition::REPEATED
        {
            return Err(format!("its column {} is a list", column.path().string()));
        }
        Ok(Column { at, level: column.max_def_level(), kind })
    }
}

/// The rows of a row group while they are read.
struct Rows {
    doc_id: Option<Reader>,
    texts: Sides<Option<Reader>>,
    coded: Sides<Option<Reader>>,
    meta: [Option<Reader>; META.len()],
    left: usize,
}

/// What a row holds.
struct Row {
    doc_id: Option<Value>,
    texts: Sides<Option<Value>>,
    coded: Sides<Option<Value>>,
    meta: [Option<Value>; META.len()],
}

/// What stands in a cell.
#[derive(Debug)]
struct Value(Kind, Vec<u8>);

impl Rows {
    fn open(columns: &Columns, group: &dyn RowGroupReader) -> Done<Rows> {
        let open = |column: Option<Column>| -> Done<Option<Reader>> {
            column
                .map(|column| Ok(Reader { column, reader: group.get_column_reader(column.at)? }))
                .transpose()
        };
        let both = |side: &Sides<Option<Column>>| -> Done<Sides<Option<Reader>>> {
            Ok(Sides { fr: open(side.fr)?, en: open(side.en)? })
        };
        let [symbol, title, date, fr_provenance, en_provenance] = columns.meta.map(open);
        Ok(Rows {
            doc_id: open(columns.doc_id)?,
            texts: both(&columns.texts)?,
            coded: both(&columns.coded)?,
            meta: [symbol?, title?, date?, fr_provenance?, en_provenance?],
            left: usize::try_from(group.metadata().num_rows()).unwrap_or_default(),
        })
    }

    /// The next rows; none at the end.
    fn next(&mut self) -> Done<Vec<Row>> {
        let count = self.left.min(ROWS);
        self.left -= count;
        let next = |reader: &mut Option<Reader>| -> Done<std::vec::IntoIter<Option<Value>>> {
            let values = match reader {
                Some(reader) => reader.next(count)?,
                None => (0..count).map(|_| None).collect(),
            };
            Ok(values.into_iter())
        };
        let mut doc_id = next(&mut self.doc_id)?;
        let Sides { fr, en } = &mut self.texts;
        let mut texts = Sides { fr: next(fr)?, en: next(en)? };
        let Sides { fr, en } = &mut self.coded;
        let mut coded = Sides { fr: next(fr)?, en: next(en)? };
        let mut meta = self.meta.iter_mut().map(next).collect::<Done<Vec<_>>>()?.into_iter();
        let mut meta = std::array::from_fn::<_, { META.len() }, _>(|_| meta.next().unwrap_or_default());
        let row = |_| Row {
            doc_id: doc_id.next().flatten(),
            texts: Sides { fr: texts.fr.next().flatten(), en: texts.en.next().flatten() },
            coded: Sides { fr: coded.fr.next().flatten(), en: coded.en.next().flatten() },
            meta: std::array::from_fn(|at| meta[at].next().flatten()),
        };
        Ok((0..count).map(row).collect())
    }
}

impl Row {
    /// The document, as it is handed in.
    fn given(self) -> std::result::Result<Given, (Option<String>, BadLine)> {
        let Row { doc_id, texts, coded, meta } = self;
        let doc_id = text(doc_id, "doc_id").map_err(|bad| (None, bad))?;
        let whose = |bad| (doc_id.clone(), bad);
        let fr = given_side(texts.fr, coded.fr, "fr").map_err(whose)?;
        let en = given_side(texts.en, coded.en, "en").map_err(whose)?;
        let mut cells = META.into_iter().zip(meta).map(|(name, cell)| text(cell, name));
        let mut next = || cells.next().unwrap_or(Ok(None)).map_err(whose);
        let (symbol, title, date) = (next()?, next()?, next()?);
        let meta = Meta { symbol, title, date, fr_provenance: next()?, en_provenance: next()? };
        Ok(Given { doc_id: doc_id.clone(), sides: Sides { fr: Ok(fr), en: Ok(en) }, meta })
    }
}

/// A side: text, the bytes of a file, or those in Base64.
fn given_side(
    plain: Option<Value>,
    coded: Option<Value>,
    name: &'static str,
) -> std::result::Result<Side, BadLine> {
    match (plain, coded) {
        (Some(Value(Kind::Bytes, bytes)), None) => Ok(Side::File(bytes)),
        (Some(Value(Kind::Bytes, _)), Some(_)) => Err(BadLine::TwoTexts),
        (plain, coded) => side(text(plain, name)?, text(coded, name)?),
    }
}

/// A cell as text.
fn text(cell: Option<Value>, column: &'static str) -> std::result::Result<Option<String>, BadLine> {
    let text = cell.map(|Value(_, bytes)| String::from_utf8(bytes)).transpose();
    text.map_err(|_| BadLine::NotUtf8 { column })
}

/// A column of a row group while it is read.
struct Reader {
    column: Column,
    reader: ColumnReader,
}

impl Reader {
    /// The cells of the next rows.
    fn next(&mut self, count: usize) -> Done<Vec<Option<Value>>> {
        let Column { level, kind, .. } = self.column;
        match &mut self.reader {
            ColumnReader::ByteArrayColumnReader(reader) => {
                cells::<ByteArrayType>(reader, count, level, |bytes| Value(kind, bytes.data().to_vec()))
            }
            ColumnReader::Int32ColumnReader(reader) => cells::<Int32Type>(reader, count, level, |days| {
                let span = jiff::Span::new().try_days(*days);
                let day = span.and_then(|span| date(1970, 1, 1).checked_add(span));
                // What no calendar has is told of as the odd date that it is.
                Value(kind, day.map_or_else(|_| format!("{days} days"), |day| day.to_string()).into_bytes())
            }),
            _ => Err(ParquetError::General("a column is not of the type that it was said to be".to_owned())),
        }
    }
}

/// The next cells of a column that holds a value where the level is the highest.
fn cells<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    count: usize,
    level: i16,
    value: impl Fn(&T::T) -> Value,
) -> Done<Vec<Option<Value>>> {
    let (mut levels, mut values) = (Vec::new(), Vec::new());
    let mut read = 0;
    while read < count {
        let (more, ..) = reader.read_records(count - read, Some(&mut levels), None, &mut values)?;
        if more == 0 {
            return Err(ParquetError::EOF("a column ends before the others".to_owned()));
        }
        read += more;
    }
    let mut values = values.iter();
    if level == 0 {
        return Ok(values.map(|one| Some(value(one))).collect());
    }
    Ok(levels.iter().map(|own| if *own == level { values.next().map(&value) } else { None }).collect())
}
