//! Documents into tables, a workbook and exchange files, and back: every form says the same, and every place is right.

mod account;
mod exchange;
pub mod workbook;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use paralign::export::{Dialect, Formats, Forms, Level};
use paralign::pipeline::{Config, run};
use paralign::tables::TABLES;

pub use account::account;

/// A row of a table by column.
pub type Row = BTreeMap<String, String>;
/// The rows of the tables, by the names of the tables.
pub type Tables = BTreeMap<&'static str, Vec<Row>>;

/// Writes the tables of a document in two dialects and reads everything back.
///
/// The bytes are a French text, an English text and what the manifest says of them, parted by [`super::APART`].
pub fn hold(bytes: &[u8]) {
    let text = super::text(bytes);
    let mut parts = text.split(super::APART);
    let mut next = || parts.next().unwrap_or_default();
    let folder = tempfile::tempdir().unwrap();
    let (corpus, output) = (folder.path().join("corpus"), folder.path().join("output"));
    for side in ["fr", "en"] {
        fs::create_dir_all(corpus.join(side)).unwrap();
        fs::write(corpus.join(side).join("=a.txt"), next()).unwrap();
    }
    let about: Vec<&str> = next().split('|').collect();
    let cell = |at: usize| about.get(at).copied().unwrap_or_default();
    let mut manifest = csv::Writer::from_path(corpus.join("manifest.csv")).unwrap();
    manifest.write_record(["doc_id", "symbol", "title", "date", "fr_provenance", "en_provenance"]).unwrap();
    manifest.write_record(["=a", cell(0), cell(1), cell(2), cell(3), cell(4)]).unwrap();
    drop(manifest);
    let other = [Dialect::ExcelFr, Dialect::Plain, Dialect::Tsv][bytes.len() % 3];
    let mut read =
        [(Dialect::Standard, Level::Sentence), (other, Level::Paragraph)].map(|(dialect, level)| {
            let workbook = dialect == Dialect::Standard;
            let forms = if workbook { Forms::ALL } else { Forms::NO_WORKBOOK };
            let formats = Formats { dialect, level, forms, ..Formats::default() };
            let (corpus, output) = (corpus.clone(), output.clone());
            run(
                &Config {
                    corpus: corpus.clone(),
                    output: output.clone(),
                    jobs: Some(1),
                    formats,
                    ..Config::default()
                },
                &|_| {},
            )
            .unwrap();
            let tables = tables(&output, dialect);
            account(&tables, &corpus);
            exchange::hold(&tables, &output, &formats);
            if workbook {
                workbook::hold(&tables, &output);
            }
            tables
        });
    let [standard, other] = &mut read;
    // The workbook alone tells of the cells that it cut.
    standard.entry("diagnostics").or_default().retain(|row| row["flaw"] != "cell-cut");
    assert!(standard == other, "the dialects differ");
}

/// The tables of a folder in a dialect, as they were before the dialect changed them.
pub fn tables(folder: &Path, dialect: Dialect) -> Tables {
    let (ending, delimiter) = match dialect {
        Dialect::Standard | Dialect::Plain => ("csv", b','),
        Dialect::ExcelFr => ("csv", b';'),
        Dialect::Tsv => ("tsv", b'\t'),
    };
    let whole = |cell: &str| match dialect {
        Dialect::ExcelFr if cell.trim_start_matches('\'').starts_with(FORMULA) => {
            cell.strip_prefix('\'').unwrap_or(cell).to_owned()
        }
        _ => cell.to_owned(),
    };
    let read = |name: &str| {
        let path = folder.join(format!("{name}.{ending}"));
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_path(path).unwrap();
        let header = reader.headers().unwrap().clone();
        let cells =
            |row: csv::StringRecord| header.iter().map(str::to_owned).zip(row.iter().map(whole)).collect();
        reader.records().map(|row| cells(row.unwrap())).collect()
    };
    TABLES.iter().map(|table| (table.name, read(table.name))).collect()
}

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
