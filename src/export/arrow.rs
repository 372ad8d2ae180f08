//! The rows of a table as an Arrow stream (IPC), with the types of its Parquet file: behind the feature `parquet`.
//!
//! A stream is a message with the columns, messages with rows, and a sign of the end. Each stands for itself, so that messages
//! can be made on any thread and put one behind the other.

use std::sync::Arc;

use arrow_array::builder::{Date32Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{DataType, Field, Schema, SchemaRef};

use super::parquet::{day_number, whole_number};
use crate::tables::{Cell, Kind, Table};

/// How many bytes of text make a batch: fewer than can be counted in 32 bits, whatever the document.
const BATCH: usize = 8 << 20;

/// What stands before and behind the rows.
pub(super) fn around(table: &Table) -> (Vec<u8>, Vec<u8>) {
    let mut writer = writer(&schema(table));
    let head = writer.get_ref().clone();
    writer.finish().expect(MEMORY);
    let tail = writer.get_ref().split_at(head.len()).1.to_vec();
    (head, tail)
}

/// The rows that `give` hands out.
pub(super) fn batches(table: &Table, give: impl FnOnce(&mut dyn FnMut(&[Cell<'_>]))) -> Vec<u8> {
    let schema = schema(table);
    let mut writer = writer(&schema);
    let head = writer.get_ref().len();
    let mut rows = Rows::new(table);
    give(&mut |cells| {
        rows.add(cells);
        if rows.bytes >= BATCH {
            rows.put(&schema, &mut writer);
        }
    });
    rows.put(&schema, &mut writer);
    writer.get_ref().split_at(head).1.to_vec()
}

const MEMORY: &str = "memory takes every byte";

fn writer(schema: &Schema) -> StreamWriter<Vec<u8>> {
    StreamWriter::try_new(Vec::new(), schema).expect(MEMORY)
}

/// The columns; an empty cell is a null.
fn schema(table: &Table) -> SchemaRef {
    let field = |name: &str, kind| Field::new(name, data_type(kind), true);
    let fields: Vec<Field> = table.columns.iter().map(|column| field(&column.name, column.kind)).collect();
    Arc::new(Schema::new(fields))
}

fn data_type(kind: Kind) -> DataType {
    match kind {
        kind if kind.is_number() => DataType::Int64,
        Kind::Day => DataType::Date32,
        _ => DataType::Utf8,
    }
}

/// The rows that wait.
struct Rows {
    columns: Vec<Column>,
    count: usize,
    /// The bytes of their texts.
    bytes: usize,
}

enum Column {
    Numbers(Int64Builder),
    Days(Date32Builder),
    Texts(StringBuilder),
}

impl Rows {
    fn new(table: &Table) -> Rows {
        let column = |kind| match data_type(kind) {
            DataType::Int64 => Column::Numbers(Int64Builder::new()),
            DataType::Date32 => Column::Days(Date32Builder::new()),
            _ => Column::Texts(StringBuilder::new()),
        };
        let columns = table.columns.iter().map(|of| column(of.kind)).collect();
        Rows { columns, count: 0, bytes: 0 }
    }

    fn add(&mut self, cells: &[Cell<'_>]) {
        self.count += 1;
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            match (column, *cell) {
                (Column::Numbers(numbers), Cell::Number(number)) => {
                    numbers.append_value(whole_number(number));
                }
                (Column::Days(days), Cell::Day(day)) => days.append_value(day_number(day)),
                (Column::Texts(texts), Cell::Empty) => texts.append_null(),
                (Column::Texts(texts), cell) => {
                    let text = cell.shown();
                    self.bytes += text.len();
                    texts.append_value(text);
                }
                (Column::Numbers(numbers), _) => numbers.append_null(),
                (Column::Days(days), _) => days.append_null(),
            }
        }
    }

    /// Writes the rows that wait as a batch, if there are any.
    fn put(&mut self, schema: &SchemaRef, writer: &mut StreamWriter<Vec<u8>>) {
        if self.count == 0 {
            return;
        }
        let columns = self.columns.iter_mut().map(|column| -> ArrayRef {
            match column {
                Column::Numbers(numbers) => Arc::new(numbers.finish()),
                Column::Days(days) => Arc::new(days.finish()),
                Column::Texts(texts) => Arc::new(texts.finish()),
            }
        });
        let batch = RecordBatch::try_new(Arc::clone(schema), columns.collect());
        writer.write(&batch.expect("every row has a cell in every column")).expect(MEMORY);
        (self.count, self.bytes) = (0, 0);
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Date32Type, Int64Type};
    use arrow_ipc::reader::StreamReader;
    use jiff::civil::date;

    use super::*;
    use crate::tables::DateRow;

    #[test]
    fn batches_are_one_stream_with_types_and_nulls() {
        let table = DateRow::TABLE;
        let row = |text: &'static str, day| {
            let mut cells = ["m", "a", "fr", "main", "", "", "b", text].map(Cell::text).to_vec();
            cells.extend([date(1969, 12, 31), day].map(Cell::Day));
            cells.extend(["day", "", "explicit", "2018"].map(Cell::text));
            cells.extend([Cell::Number(4), Cell::Empty]);
            cells.extend(["r", "bead", "s"].map(Cell::text));
            cells
        };
        let long = "é".repeat(BATCH / 4 + 1);
        let long: &'static str = Box::leak(long.into_boxed_str());
        let (mut stream, tail) = around(&table);
        let none = batches(&table, |_| {});
        assert!(none.is_empty());
        stream.extend(batches(&table, |take| take(&row("le 1er, été", date(2018, 4, 3)))));
        // Two of three rows are too much for one batch.
        stream.extend(batches(&table, |take| (1..=3).for_each(|day| take(&row(long, date(1970, 1, day))))));
        stream.extend(tail);
        let read: Vec<RecordBatch> =
            StreamReader::try_new(stream.as_slice(), None).unwrap().map(|batch| batch.unwrap()).collect();
        assert_eq!(read.iter().map(RecordBatch::num_rows).collect::<Vec<_>>(), [1, 2, 1]);
        let column = |at: usize, name: &str| Arc::clone(read[at].column_by_name(name).unwrap());
        assert_eq!(column(0, "surface").as_string::<i32>().value(0), "le 1er, été");
        assert!(column(0, "paragraph").is_null(0));
        assert_eq!(column(0, "date_start").as_primitive::<Date32Type>().value(0), -1);
        let ends = column(1, "date_end");
        assert_eq!(ends.as_primitive::<Date32Type>().values(), &[0, 1]);
        assert_eq!(column(2, "char_start").as_primitive::<Int64Type>().value(0), 4);
        assert!(column(2, "char_end").is_null(0));
    }
}
