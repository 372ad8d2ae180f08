//! OpenDocument texts: the printed text, with the numbers of lists and headings computed.

mod body;
mod lists;
mod styles;
mod tables;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::model::{FileFault, Flaw, Format, RawText};

use super::xml::{Parts, parse};
use super::{Flaws, empty};

use self::styles::Styles;

/// What messages call such a file.
const NAME: &str = "OpenDocument";

/// Reads an OpenDocument text; what cannot be read comes back empty, with the flaw that says why.
pub(super) fn read(bytes: &[u8], name: &str) -> (RawText, Flaws) {
    let failed = || FileFault::Damaged { format: NAME, cause: "the reader failed on it".to_owned() };
    let (raw, faults) = catch_unwind(AssertUnwindSafe(|| read_parts(bytes)))
        .unwrap_or_else(|_| Err(failed()))
        .unwrap_or_else(|fault| (empty("", bytes.len()), vec![fault]));
    (raw, faults.into_iter().map(|fault| (Flaw::File { file: name.to_owned(), fault }, None)).collect())
}

fn read_parts(bytes: &[u8]) -> Result<(RawText, Vec<FileFault>), FileFault> {
    let mut parts = Parts::open(bytes, NAME)?;
    let locked = parts.text("META-INF/manifest.xml")?.is_some_and(|text| text.contains("encryption-data"));
    if locked {
        return Err(FileFault::Encrypted);
    }
    let cause = "it has no content.xml".to_owned();
    let content = parts.text("content.xml")?.ok_or(FileFault::Damaged { format: NAME, cause })?;
    let content = parse(&content, NAME)?;
    let named = parts.text("styles.xml")?.unwrap_or_default();
    let named = if named.is_empty() { None } else { Some(parse(&named, NAME)?) };
    let mut styles = Styles::default();
    if let Some(named) = &named {
        styles.read(named);
    }
    styles.read(&content);
    let (lines, changes) = body::read(&styles, named.as_ref(), &content);
    let mut faults = Vec::new();
    if changes != (0, 0) {
        faults.push(FileFault::TrackedChanges { insertions: changes.0, deletions: changes.1 });
    }
    faults.extend(lines.fault());
    if lines.is_empty() {
        return Ok((empty("", bytes.len()), faults));
    }
    Ok((lines.finish(Format::Odt, "", bytes.len()), faults))
}
