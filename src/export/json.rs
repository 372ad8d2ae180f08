//! The rows of a document as a line of JSON, for programs that read standard output.

use super::Rendered;
use super::csv::each_row;
use crate::tables::{Column, EDGES, NODES, OF_DOCUMENTS, TABLES, Table};

/// A document on one line: `{"doc_id":...,"tables":{"documents":[{...}],...}}`, with a line end.
///
/// Every table of documents is there, every row has every column in order. A cell is what the CSV file holds: a number where the
/// column counts something, `null` if there is nothing to count, and a string elsewhere.
#[must_use]
pub fn tables_line(doc_id: &str, rendered: &Rendered) -> Vec<u8> {
    let nodes = rendered.network.nodes.rows();
    let tables = TABLES.iter().take(OF_DOCUMENTS).zip(&rendered.tables);
    let network = [(&EDGES, &rendered.network.edges), (&NODES, &nodes)];
    let mut out = Vec::new();
    out.extend_from_slice(b"{\"doc_id\":");
    string(&mut out, doc_id);
    out.extend_from_slice(b",\"tables\":");
    let mut mark = b'{';
    for (table, rows) in tables.chain(network) {
        out.push(mark);
        string(&mut out, table.name);
        out.push(b':');
        array(&mut out, table, rows);
        mark = b',';
    }
    out.extend_from_slice(b"}}\n");
    out
}

/// A line that could not be understood, on one line: `{"doc_id":...,"error":...,"line":...}`, with a line end.
#[must_use]
pub fn error_line(doc_id: Option<&str>, error: &str, line: u64) -> Vec<u8> {
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

/// The rows of a table, given in a dialect with commas.
fn array(out: &mut Vec<u8>, table: &Table, rows: &[u8]) {
    out.push(b'[');
    let mut first = true;
    each_row(rows, |row| {
        if !std::mem::take(&mut first) {
            out.push(b',');
        }
        let mut mark = b'{';
        for (column, cell) in table.columns.iter().zip(row) {
            out.push(mark);
            string(out, &column.name);
            out.push(b':');
            value(out, column, cell);
            mark = b',';
        }
        out.push(b'}');
    });
    out.push(b']');
}

fn value(out: &mut Vec<u8>, column: &Column, cell: &[u8]) {
    if !column.kind.is_number() {
        string(out, std::str::from_utf8(cell).expect("rows are written from strings"));
    } else if cell.is_empty() {
        out.extend_from_slice(b"null");
    } else {
        out.extend_from_slice(cell);
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
