//! Word files: the printed text, with Word's numbers computed, and what the file says of it.

mod body;
mod notes;
mod numbering;
mod package;
mod runs;
mod styles;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::model::{FileFault, Flaw, Format, RawText};

use super::line::Lines;
use super::xml::{Element, parse};
use super::{Flaws, empty};

use self::notes::Notes;
use self::numbering::Numbering;
use self::runs::Field;
use self::styles::Styles;

/// What messages call such a file.
const NAME: &str = "Word";

/// Reads a Word file; what cannot be read comes back empty, with the flaw that says why.
pub(super) fn read(bytes: &[u8], name: &str) -> (RawText, Flaws) {
    let read = || read_parts(bytes);
    let failed = || FileFault::Damaged { format: NAME, cause: "the reader failed on it".to_owned() };
    let (raw, faults) = catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(failed()))
        .unwrap_or_else(|fault| (empty("", bytes.len()), vec![fault]));
    (raw, faults.into_iter().map(|fault| (Flaw::File { file: name.to_owned(), fault }, None)).collect())
}

fn read_parts(bytes: &[u8]) -> Result<(RawText, Vec<FileFault>), FileFault> {
    let (texts, mut faults) = package::texts(bytes)?;
    let main = parse(&texts.main.text, NAME)?;
    let styles = texts.styles.root(&mut faults).map(|root| Styles::read(&root)).unwrap_or_default();
    let numbering = texts.numbering.root(&mut faults).map(|root| Numbering::read(&root)).unwrap_or_default();
    let footnotes = texts.footnotes.root(&mut faults);
    let endnotes = texts.endnotes.root(&mut faults);
    let margins: Vec<(&str, &str, Element<'_>)> = texts
        .margins
        .iter()
        .filter_map(|(id, part)| Some((id.as_str(), part.name.as_str(), part.root(&mut faults)?)))
        .collect();
    let mut notes = Notes::new();
    if let Some(settings) = texts.settings.root(&mut faults) {
        notes.configure(&settings);
    }
    let mut reader = Reader {
        styles: &styles,
        numbering,
        notes,
        texts: [footnotes.as_ref(), endnotes.as_ref()].map(|root| root.map(notes::by_id).unwrap_or_default()),
        note_parts: [&texts.footnotes.name, &texts.endnotes.name],
        margins: &margins,
        shown_margins: BTreeSet::new(),
        lines: Lines::default(),
        fields: Vec::new(),
        part: texts.main.name.clone(),
        paragraph: 0,
        carried: None,
        told_notes: BTreeSet::new(),
        insertions: 0,
        deletions: 0,
        pictures: 0,
        formulas: 0,
    };
    let body = main.child("body").unwrap_or(&main);
    reader.document(body);
    if reader.insertions + reader.deletions > 0 {
        let (insertions, deletions) = (reader.insertions, reader.deletions);
        faults.push(FileFault::TrackedChanges { insertions, deletions });
    }
    if reader.pictures + reader.formulas > 0 {
        faults.push(FileFault::NotText { pictures: reader.pictures, formulas: reader.formulas });
    }
    faults.extend(reader.lines.fault());
    if reader.lines.is_empty() {
        return Ok((empty("", bytes.len()), faults));
    }
    Ok((reader.lines.finish(Format::Docx, "", bytes.len()), faults))
}

/// The reading of one file.
struct Reader<'a, 'x> {
    styles: &'a Styles,
    numbering: Numbering,
    notes: Notes,
    /// Footnotes and endnotes by their ids.
    texts: [BTreeMap<&'a str, &'a Element<'x>>; 2],
    note_parts: [&'a str; 2],
    /// Headers and footers: relationship, part, elements.
    margins: &'a [(&'a str, &'a str, Element<'x>)],
    shown_margins: BTreeSet<&'a str>,
    lines: Lines,
    fields: Vec<Field>,
    /// The part that is read, and the last paragraph of it.
    part: String,
    paragraph: u32,
    /// The beginning of a paragraph whose end was deleted: it goes on in the next.
    carried: Option<super::line::Line>,
    /// The notes that are written already.
    told_notes: BTreeSet<(usize, String)>,
    insertions: usize,
    deletions: usize,
    /// Pictures with a description, and formulas.
    pictures: usize,
    formulas: usize,
}
