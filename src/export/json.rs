//! The rows of a document as a line of JSON, for programs that read standard output.

use super::answers::{each_row, streamed};
use crate::model::Document;
use crate::tables::{Cell, Table};

/// A document on one line: `{"doc_id":...,"tables":{"documents":[{...}],...}}`, with a line end.
///
/// Every table of documents is there, every row has every column in order. A cell is what the CSV file holds: a number where the
/// column counts something, a string elsewhere, and `null` where it is empty.
#[must_use]
pub fn tables_line(document: &Document) -> Vec<u8> {
    some_tables_line(document, None)
}

/// The same, of one table alone if its place among [`streamed`] is given.
pub(super) fn some_tables_line(document: &Document, only: Option<usize>) -> Vec<u8> {
    let tables = streamed();
    let mut rows = vec![Vec::new(); tables.len()];
    let wanted = |at: usize| only.is_none_or(|only| only == at);
    each_row(document, &mut |at, cells| {
        if let (true, Some(table), Some(rows)) = (wanted(at), tables.get(at), rows.get_mut(at)) {
            object(rows, table, cells);
        }
    });
    let mut out = Vec::new();
    out.extend_from_slice(b"{\"doc_id\":");
    string(&mut out, &document.pair.id);
    out.extend_from_slice(b",\"tables\":");
    let mut mark = b'{';
    for (_, (table, rows)) in tables.iter().zip(rows).enumerate().filter(|(at, _)| wanted(*at)) {
        out.push(mark);
        string(&mut out, table.name);
        out.extend_from_slice(b":[");
        out.extend_from_slice(&rows);
        out.push(b']');
        mark = b',';
    }
    out.extend_from_slice(b"}}\n");
    out
}

/// A line that could not be understood, on one line: `{"doc_id":...,"error":...,"line":...}`, with a line end.
#[must_use]
pub(super) fn error_line(doc_id: Option<&str>, error: &str, line: u64) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend_from_slice(b"{\"doc_id\":");
    match doc_id {
        Some(id) => string(&mut out, id),
        None => out.extend_from_slice(b"null"),
    }
    out.extend_from_slice(b",\"error\":");
    string(&mut out, error);
    out.extend_from_slice(format!(",\"line\":{line}}}\n").as_bytes());
    out
}

/// Appends a row, behind a comma if another stands before it.
fn object(out: &mut Vec<u8>, table: &Table, cells: &[Cell<'_>]) {
    if !out.is_empty() {
        out.push(b',');
    }
    let mut mark = b'{';
    for (column, cell) in table.columns.iter().zip(cells) {
        out.push(mark);
        string(out, &column.name);
        out.push(b':');
        value(out, *cell);
        mark = b',';
    }
    out.push(b'}');
}

fn value(out: &mut Vec<u8>, cell: Cell<'_>) {
    match cell {
        Cell::Empty => out.extend_from_slice(b"null"),
        Cell::Number(_) => out.extend_from_slice(cell.shown().as_bytes()),
        cell => string(out, &cell.shown()),
    }
}

fn string(out: &mut Vec<u8>, text: &str) {
    serde_json::to_writer(out, text).expect("memory takes every byte");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_json_whatever_the_text() {
        let line = error_line(Some("a\"\n"), "bad \u{1}", 7);
        assert_eq!(
            String::from_utf8(line).unwrap(),
            "{\"doc_id\":\"a\\\"\\n\",\"error\":\"bad \\u0001\",\"line\":7}\n"
        );
        assert_eq!(error_line(None, "", 1), b"{\"doc_id\":null,\"error\":\"\",\"line\":1}\n");
    }
}
