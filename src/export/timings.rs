//! What each document cost, as a table beside those of the run: it differs from run to run, as no other does.

use crate::model::{Sides, Steps, Timing};

/// The columns, which `docs/clusters.md` explains.
const COLUMNS: [&str; 9] = [
    "doc_id",
    "fr_bytes",
    "en_bytes",
    "fr_blocks",
    "en_blocks",
    "read_seconds",
    "align_seconds",
    "extract_seconds",
    "write_seconds",
];

/// The names of the columns, as a line of CSV.
#[must_use]
pub fn timings_head() -> Vec<u8> {
    line(COLUMNS.map(str::to_owned))
}

/// The row of a document, as a line of CSV.
#[must_use]
pub fn timings_line(document: &str, timing: &Timing) -> Vec<u8> {
    let Timing { bytes, blocks, steps: Steps { read, align, extract, write } } = timing;
    let Sides { fr: fr_bytes, en: en_bytes } = bytes.map(cell);
    let Sides { fr: fr_blocks, en: en_blocks } = blocks.map(cell);
    let [read, align, extract, write] =
        [read, align, extract, write].map(|step| format!("{:.6}", step.as_secs_f64()));
    line([document.to_owned(), fr_bytes, en_bytes, fr_blocks, en_blocks, read, align, extract, write])
}

fn cell(count: Option<impl ToString>) -> String {
    count.map(|count| count.to_string()).unwrap_or_default()
}

fn line(cells: [String; COLUMNS.len()]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).expect("a row of texts can be written to memory");
    writer.into_inner().expect("memory takes every byte")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_document_is_a_line_with_seconds() {
        let steps = Steps { read: Duration::from_micros(1_500_000), ..Steps::default() };
        let timing =
            Timing { bytes: Sides { fr: Some(7), en: None }, blocks: Sides { fr: Some(2), en: None }, steps };
        let line = String::from_utf8(timings_line("a,\"b\"", &timing)).unwrap();
        assert_eq!(line, "\"a,\"\"b\"\"\",7,,2,,1.500000,0.000000,0.000000,0.000000\n");
        assert!(timings_head().starts_with(b"doc_id,fr_bytes,en_bytes,"));
    }
}
