//! Word files: the printed text, with Word's numbers computed, and what the file says of it.

mod body;
mod notes;
mod numbering;
mod runs;
mod styles;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::model::{FileFault, Flaw, Format, RawText};

use super::line::Lines;
use super::xml::{Element, Parts, Space, parse};
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

/// The parts of the file as text, and where each comes from.
#[derive(Default)]
struct Texts {
    main: String,
    main_name: String,
    styles: String,
    numbering: String,
    settings: String,
    footnotes: (String, String),
    endnotes: (String, String),
    /// Headers and footers: the id of the relationship, the name of the part, its text.
    margins: Vec<(String, String, String)>,
}

fn read_parts(bytes: &[u8]) -> Result<(RawText, Vec<FileFault>), FileFault> {
    let texts = texts(bytes)?;
    let main = parse(&texts.main, NAME)?;
    let styles = optional(&texts.styles)?.map(|root| Styles::read(&root)).unwrap_or_default();
    let numbering = optional(&texts.numbering)?.map(|root| Numbering::read(&root)).unwrap_or_default();
    let footnotes = optional(&texts.footnotes.1)?;
    let endnotes = optional(&texts.endnotes.1)?;
    let mut margins = Vec::new();
    for (id, name, text) in &texts.margins {
        margins.push((id.as_str(), name.as_str(), parse(text, NAME)?));
    }
    let mut notes = Notes::new();
    if let Some(settings) = optional(&texts.settings)? {
        notes.configure(&settings);
    }
    let mut reader = Reader {
        styles: &styles,
        numbering,
        notes,
        texts: [footnotes.as_ref(), endnotes.as_ref()].map(|root| root.map(notes::by_id).unwrap_or_default()),
        note_parts: [&texts.footnotes.0, &texts.endnotes.0],
        margins: &margins,
        shown_margins: BTreeSet::new(),
        lines: Lines::default(),
        fields: Vec::new(),
        part: texts.main_name.clone(),
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
    let mut faults = Vec::new();
    if reader.insertions + reader.deletions > 0 {
        let (insertions, deletions) = (reader.insertions, reader.deletions);
        faults.push(FileFault::TrackedChanges { insertions, deletions });
    }
    if reader.pictures + reader.formulas > 0 {
        faults.push(FileFault::NotText { pictures: reader.pictures, formulas: reader.formulas });
    }
    if reader.lines.is_empty() {
        return Ok((empty("", bytes.len()), faults));
    }
    Ok((reader.lines.finish(Format::Docx, "", bytes.len()), faults))
}

/// The elements of a part, if it is there.
fn optional(text: &str) -> Result<Option<Element<'_>>, FileFault> {
    if text.is_empty() { Ok(None) } else { parse(text, NAME).map(Some) }
}

/// Finds and inflates the parts that are read. What lies outside the file is never followed.
fn texts(bytes: &[u8]) -> Result<Texts, FileFault> {
    let mut parts = Parts::open(bytes, NAME)?;
    let mut out = Texts::default();
    let package = parts.text("_rels/.rels")?.unwrap_or_default();
    let main = relations(&package, "")?.into_iter().find(|(_, kind, _)| kind == "officeDocument");
    out.main_name = main.map_or_else(|| "word/document.xml".to_owned(), |(_, _, target)| target);
    out.main = parts
        .text(&out.main_name)?
        .ok_or_else(|| FileFault::Damaged { format: NAME, cause: "it has no main part".to_owned() })?;
    let (folder, file) = out.main_name.rsplit_once('/').unwrap_or(("", &out.main_name));
    let related = parts.text(&format!("{folder}/_rels/{file}.rels"))?.unwrap_or_default();
    let folder = folder.to_owned();
    for (id, kind, target) in relations(&related, &folder)? {
        match kind.as_str() {
            "styles" => out.styles = parts.text(&target)?.unwrap_or_default(),
            "numbering" => out.numbering = parts.text(&target)?.unwrap_or_default(),
            "settings" => out.settings = parts.text(&target)?.unwrap_or_default(),
            "footnotes" => out.footnotes = (target.clone(), parts.text(&target)?.unwrap_or_default()),
            "endnotes" => out.endnotes = (target.clone(), parts.text(&target)?.unwrap_or_default()),
            "header" | "footer" => {
                if let Some(text) = parts.text(&target)? {
                    out.margins.push((id, target, text));
                }
            }
            _ => {}
        }
    }
    Ok(out)
}

/// The relationships inside the file: id, kind (the last word of its type) and the part it leads to.
fn relations(text: &str, folder: &str) -> Result<Vec<(String, String, String)>, FileFault> {
    let Some(root) = optional(text)? else { return Ok(Vec::new()) };
    let inside = |child: &&Element<'_>| {
        child.space == Space::Relations && child.attribute("TargetMode") != Some("External")
    };
    Ok(root
        .children()
        .filter(inside)
        .filter_map(|child| {
            let kind = child.attribute("Type")?.rsplit('/').next()?.to_owned();
            Some((child.attribute("Id")?.to_owned(), kind, resolved(folder, child.attribute("Target")?)))
        })
        .collect())
}

/// The name of a part that is named from `folder`.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." => {}
            step => path.push(step),
        }
    }
    path.join("/")
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
