//! `manifest.csv`: what is known of a document and cannot be read from its text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::Path;

use encoding_rs::{Encoding, WINDOWS_1252};
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::NamedFlaw;
use super::listing::on_one_line;
use crate::disk::{self, Found, Links};
use crate::model::{About, CellFault, Diagnostic, Flaw, Issued, Lang, Sides};

/// The name of the file, under the corpus folder.
pub(super) const FILE: &str = "manifest.csv";
/// The most bytes of a manifest that are read: a row for each of a million documents.
const LARGEST: u64 = 256 << 20;

/// The columns that say something to the program; any other is carried into the tables as it is.
const COLUMNS: [&str; 8] =
    ["doc_id", "symbol", "title", "date", "fr_provenance", "en_provenance", "fr_file", "en_file"];
/// What stands before the name of a column that is carried along.
const PREFIX: &str = "meta_";

/// A file that the manifest names, with its document and the row that says so.
pub(super) struct Claim {
    pub(super) lang: Lang,
    pub(super) id: String,
    pub(super) row: usize,
}

impl Claim {
    /// The column that names the file.
    pub(super) fn column(&self) -> &'static str {
        match self.lang {
            Lang::Fr => "fr_file",
            Lang::En => "en_file",
        }
    }
}

/// The files that the manifest names, by their paths below the corpus folder with their accents [`composed`].
pub(super) type Claims = BTreeMap<String, Claim>;

/// What the manifest says of the documents, by their ids.
#[derive(Default)]
pub(super) struct Manifest {
    /// With the number of the row that says it.
    about: BTreeMap<String, (usize, About)>,
    files: Claims,
    meta: Vec<String>,
}

impl Manifest {
    /// The files that it names.
    pub(super) fn files(&self) -> &Claims {
        &self.files
    }

    /// The names of the columns that are carried into the tables.
    pub(super) fn meta(&self) -> &[String] {
        &self.meta
    }

    /// Hands over what it says of a document; the cells of a document that it does not name are empty.
    pub(super) fn take(&mut self, id: &str) -> About {
        let empty = || About { meta: vec![String::new(); self.meta.len()], ..About::default() };
        self.about.remove(id).map_or_else(empty, |(_, about)| about)
    }

    /// The documents that nobody took, with their rows.
    pub(super) fn left(self) -> impl Iterator<Item = (usize, String)> {
        self.about.into_iter().map(|(id, (row, _))| (row, id))
    }
}

/// What is known of a document, as it was written down.
pub(super) struct Known {
    pub(super) symbol: String,
    pub(super) title: String,
    pub(super) date: String,
    pub(super) provenance: Sides<String>,
}

/// The years in which a document can be published: those that a date in a text can have.
const YEARS: RangeInclusive<i16> = 1500..=2199;

/// The day, month or year of publication that was written down, if it is one.
#[must_use]
pub fn published(text: &str) -> Option<Issued> {
    text.trim().parse::<Issued>().ok().filter(|date| YEARS.contains(&date.year()))
}

impl Known {
    /// What it means; a date that is none becomes a flaw of the cell at `place`.
    pub(super) fn about(&self, place: impl Fn() -> String) -> (About, Option<Flaw>) {
        let date = published(&self.date);
        let odd = (!self.date.is_empty() && date.is_none()).then(|| Flaw::ManifestCell {
            place: place(),
            fault: CellFault::Date { text: one_line(&self.date), likely: likely(&self.date) },
        });
        let about = About {
            symbol: one_line(&self.symbol),
            title: one_line(&self.title),
            date,
            provenance: self.provenance.as_ref().map(|text| one_line(text)),
            meta: Vec::new(),
        };
        (about, odd)
    }
}

/// The bytes of the manifest, if there is one; one that cannot be read becomes a flaw.
pub(super) fn load(root: &Path, flaws: &mut Vec<NamedFlaw>) -> Option<Vec<u8>> {
    let path = root.join(FILE);
    if matches!(disk::look(&path), Ok(Found::Nothing)) {
        return None;
    }
    let read = disk::read(&path, Links::Follow, LARGEST);
    read.map_err(|error| misread(&error.to_string(), flaws)).ok()
}

/// Tells why the manifest cannot be understood; what is left of it says nothing.
fn misread(cause: &str, flaws: &mut Vec<NamedFlaw>) -> Manifest {
    let flaw = Flaw::Manifest { file: FILE.to_owned(), cause: cause.to_owned() };
    flaws.push((String::new(), Diagnostic::of(None, flaw)));
    Manifest::default()
}

/// A day written as people write it, in the form that is asked for: `24/07/2018`, `24.7.2018`; none where day and month could
/// be taken for each other.
fn likely(text: &str) -> Option<Date> {
    let numbers: Vec<i16> =
        text.trim().split(['/', '.', '-', ' ']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let [first, second, third] = numbers.as_slice() else { return None };
    let (year, month, day) = match (*first, *second, *third) {
        (1000.., month, day) => (*first, month, day),
        (day, month @ ..=12, year) if day > 12 || day == month => (year, month, day),
        (month @ ..=12, day, year) if day > 12 => (year, month, day),
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    YEARS.contains(&date.year()).then_some(date)
}

/// The rows of a table that a spreadsheet saved, decoded, whatever its delimiter.
pub(super) fn table(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes())
}

/// Understands the bytes of a manifest; a row that cannot be understood becomes a flaw.
///
/// It may be in any of the forms in which a spreadsheet saves a table: with commas, semicolons or tabs, in UTF-8 with or without
/// a byte order mark, in UTF-16 or Windows-1252.
pub(super) fn read(bytes: &[u8], flaws: &mut Vec<NamedFlaw>) -> Manifest {
    let text = decoded(bytes);
    let mut table = table(&text);
    let mut out = Manifest::default();
    let names: Vec<String> = match table.headers() {
        Ok(names) => names.iter().map(str::to_owned).collect(),
        Err(error) => return misread(&error.to_string(), flaws),
    };
    if !names.iter().any(|name| name == "doc_id") {
        if !bytes.is_empty() {
            misread("its first row names no column doc_id", flaws);
        }
        return out;
    }
    let meta = further(&names);
    out.meta = meta.iter().map(|(_, name)| name.clone()).collect();
    for row in table.records() {
        match row {
            // The first row has the names of the columns, and rows are counted from 1.
            Ok(row) => {
                let number = row.position().map_or(0, |place| place.record() + 1);
                let row = Row { names: &names, cells: &row, number: usize::try_from(number).unwrap_or(0) };
                out.add(&row, &meta, flaws);
            }
            Err(error) => drop(misread(&error.to_string(), flaws)),
        }
    }
    out
}

/// A row of the manifest.
struct Row<'a> {
    names: &'a [String],
    cells: &'a csv::StringRecord,
    number: usize,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> &str {
        let at = self.names.iter().position(|name| name == column);
        at.and_then(|at| self.cells.get(at)).unwrap_or_default()
    }

    fn flaw(&self, id: &str, column: &str, fault: CellFault) -> NamedFlaw {
        (id.to_owned(), Diagnostic::of(None, Flaw::ManifestCell { place: self.place(column), fault }))
    }

    fn place(&self, column: &str) -> String {
        format!("{FILE}, row {}, column {column}", self.number)
    }
}

impl Manifest {
    /// Takes a row; `meta` are the columns that are carried along, by their places.
    fn add(&mut self, row: &Row<'_>, meta: &[(usize, String)], flaws: &mut Vec<NamedFlaw>) {
        let id: String = on_one_line(row.cell("doc_id")).nfc().collect();
        if id.is_empty() {
            if row.cells.iter().any(|cell| !cell.is_empty()) {
                flaws.push(row.flaw("", "doc_id", CellFault::NoId));
            }
            return;
        }
        if let Some((first, _)) = self.about.get(&id) {
            flaws.push(row.flaw(&id, "doc_id", CellFault::RepeatedId { id: id.clone(), row: *first }));
            return;
        }
        let cell = |column: &str| row.cell(column).to_owned();
        let known = Known {
            symbol: cell("symbol"),
            title: cell("title"),
            date: cell("date"),
            provenance: Sides { fr: cell("fr_provenance"), en: cell("en_provenance") },
        };
        let (about, odd) = known.about(|| row.place("date"));
        flaws.extend(odd.map(|flaw| (id.clone(), Diagnostic::of(None, flaw))));
        let further = meta.iter().map(|(at, _)| one_line(row.cells.get(*at).unwrap_or_default()));
        self.about.insert(id.clone(), (row.number, About { meta: further.collect(), ..about }));
        for lang in Lang::BOTH {
            let claim = Claim { lang, id: id.clone(), row: row.number };
            let path = composed(row.cell(claim.column())).replace('\\', "/");
            let path = path.trim_start_matches("./");
            if path.is_empty() {
                continue;
            }
            match self.files.get(path) {
                Some(other) => {
                    let fault = CellFault::RepeatedFile { file: on_one_line(path), row: other.row };
                    flaws.push(row.flaw(&id, claim.column(), fault));
                }
                None => drop(self.files.insert(path.to_owned(), claim)),
            }
        }
    }
}

/// The columns that are carried along: their places, and names of small letters, digits and `_`, which SQL takes.
fn further(names: &[String]) -> Vec<(usize, String)> {
    let mut out: Vec<(usize, String)> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if name.is_empty() || COLUMNS.contains(&name.as_str()) {
            continue;
        }
        let safe: String = name.nfc().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
        let name = format!("{PREFIX}{}", safe.to_lowercase());
        let is_free = |name: &String| out.iter().all(|(_, other)| other != name);
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let name = std::iter::once(name.clone()).chain(numbered).find(is_free).unwrap_or_default();
        out.push((at, name));
    }
    out
}

/// The text of a table as a spreadsheet saves it.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => std::str::from_utf8(bytes).map_or_else(|_| WINDOWS_1252.decode(bytes).0, Cow::Borrowed),
    }
}

/// What parts the cells: the first of comma, semicolon and tab in the first line; the names of the columns hold none of them.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    first.bytes().find(|byte| matches!(byte, b',' | b';' | b'\t')).unwrap_or(b',')
}

/// A path in the one of its Unicode forms by which it is known: some systems keep the accents of a name apart.
pub(super) fn composed(path: &str) -> String {
    path.nfc().collect()
}

/// A cell on one line: a spreadsheet lets its users break lines, the tables do not.
fn one_line(cell: &str) -> String {
    let words = cell.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_as_people_write_it_is_recognised_where_it_has_one_meaning() {
        for text in ["24/07/2018", "24.7.2018", "7/24/2018", "2018/7/24", "24 07 2018"] {
            assert_eq!(likely(text).map(|date| date.to_string()).as_deref(), Some("2018-07-24"), "{text}");
        }
        for text in ["04/07/2018", "24 juillet 2018", "2018", "31/2/2018", "24/07/18", ""] {
            assert_eq!(likely(text), None, "{text}");
        }
    }

    #[test]
    fn further_columns_get_names_that_sql_takes_and_that_differ() {
        let names = ["doc_id", "Date de réception", "", "date", "Pays", "pays", "a;b"].map(str::to_owned);
        let found = further(&names);
        let expected = [(1, "meta_date_de_réception"), (4, "meta_pays"), (5, "meta_pays_2"), (6, "meta_a_b")];
        assert_eq!(found, expected.map(|(at, name)| (at, name.to_owned())));
    }
}
