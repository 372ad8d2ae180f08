//! Akoma Ntoso and TEI as this program writes them: the text of the elements, and the blocks as the record in the head tells
//! them.
//!
//! Other files of these forms have no such record, and are not read.

mod record;
mod text;

use crate::model::{FileFault, FileOffsets, Flaw, Format, Place, Position, RawText, ToldBlock};

use super::xml::{Element, parse};
use super::{Flaws, empty};

/// The namespace of the record.
const NAMESPACE: &[u8] = b"urn:paralign:blocks:1";

/// The root elements, with the form that each stands for and what messages call it.
const ROOTS: [(&str, Format, &str); 2] =
    [("akomaNtoso", Format::Akn, "Akoma Ntoso"), ("TEI", Format::Tei, "TEI")];

/// Whether a file is one that this program wrote, by its first bytes.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(super::HEAD)];
    let has = |mark: &[u8]| head.windows(mark.len()).any(|found| found == mark);
    let begins = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start().starts_with(b"<");
    begins && has(NAMESPACE) && ROOTS.iter().any(|(root, ..)| has(format!("<{root} ").as_bytes()))
}

/// Reads such a file; what cannot be read comes back empty, with the flaw that says why.
pub(super) fn read(bytes: &[u8], name: &str) -> (RawText, Flaws) {
    let (raw, faults) = read_root(bytes).unwrap_or_else(|fault| (empty("", bytes.len()), vec![fault]));
    (raw, faults.into_iter().map(|fault| (Flaw::File { file: name.to_owned(), fault }, None)).collect())
}

fn read_root(bytes: &[u8]) -> Result<(RawText, Vec<FileFault>), FileFault> {
    const NAME: &str = "XML";
    let damaged = |cause: &str| FileFault::Damaged { format: NAME, cause: cause.to_owned() };
    let text = std::str::from_utf8(bytes).map_err(|_| damaged("it is not UTF-8"))?;
    let root = parse(text.strip_prefix('\u{feff}').unwrap_or(text), NAME)?;
    let known = ROOTS.iter().find(|(name, ..)| root.name == *name);
    let (_, format, name) = *known.ok_or_else(|| damaged("its root element is not one that is read"))?;
    let rows = find(&root, "blocks").ok_or_else(|| damaged("its head holds no record of its blocks"))?;
    let holders = text::holders(&root);
    let (mut raw, mut told, mut lost) = (String::new(), Vec::new(), 0);
    let count = rows.children().count();
    let mut records = record::Records::new(count);
    for (at, row) in rows.children().enumerate() {
        let (text, calls) = match holders.get(&(at + 1)) {
            Some(holder) => text::of(holder),
            None => {
                lost += 1;
                Default::default()
            }
        };
        let start = raw.len();
        raw.push_str(&text);
        told.push(ToldBlock { range: start..raw.len(), calls, ..records.next(row) });
        raw.push('\n');
    }
    let cause = format!("{lost} of {count} blocks have no element with their text");
    let faults = (lost > 0).then(|| FileFault::PartLost { part: name.to_owned(), cause });
    Ok((finished(raw, told, format, bytes.len()), faults.into_iter().collect()))
}

fn finished(raw: String, told: Vec<ToldBlock>, format: Format, bytes: usize) -> RawText {
    let place =
        |at: usize| Place::Element { part: String::new(), number: u32::try_from(at + 1).unwrap_or(u32::MAX) };
    let positions = told
        .iter()
        .enumerate()
        .map(|(at, block)| Position { range: block.range.clone(), place: place(at) })
        .collect();
    RawText::new(raw, "UTF-8", bytes, FileOffsets::Unmapped)
        .expect("a text without offsets fits")
        .marked(format, Vec::new(), positions)
        .with_blocks(told)
}

/// The first element `name` in or below an element.
fn find<'e, 'a>(element: &'e Element<'a>, name: &str) -> Option<&'e Element<'a>> {
    if element.name == name {
        return Some(element);
    }
    element.children().find_map(|child| find(child, name))
}
