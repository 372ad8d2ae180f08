//! The forms in which a document can lie in a folder, and which of several is taken.

use std::collections::BTreeMap;

use crate::model::{Diagnostic, FileFault, Flaw};

use super::{Listed, NamedFlaw};

/// A form, the most certain to read first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    Word,
    Html,
    OpenDocument,
    Pdf,
    Text,
    /// Akoma Ntoso or TEI, written by this program from one of the others.
    Archive,
}

/// The name of a file without its ending, and the ending: what stands behind the last full stop, and before `xml` behind the
/// one before that as well.
pub(super) fn split(name: &str) -> Option<(&str, &str)> {
    let (stem, ending) = name.rsplit_once('.')?;
    let whole = |at: usize| Some((name.get(..at)?, name.get(at + 1..)?));
    match stem.rfind('.') {
        Some(at) if ending.eq_ignore_ascii_case("xml") => whole(at),
        _ => Some((stem, ending)),
    }
}

/// The form that the ending of a file stands for.
///
/// # Errors
///
/// An ending that stands for none comes back with the name of the form, if it can be converted.
pub(super) fn of(ending: &str) -> Result<Form, Option<&'static str>> {
    match ending.to_ascii_lowercase().as_str() {
        "docx" | "docm" => Ok(Form::Word),
        "html" | "htm" | "xhtml" => Ok(Form::Html),
        "odt" => Ok(Form::OpenDocument),
        "pdf" => Ok(Form::Pdf),
        "txt" | "md" | "text" => Ok(Form::Text),
        "akn.xml" | "tei.xml" => Ok(Form::Archive),
        "doc" => Err(Some("DOC")),
        "rtf" => Err(Some("RTF")),
        _ => Err(None),
    }
}

/// Of the files of one side that have a name in common, those of the best form; a file of another form is set aside with a flaw.
pub(super) fn best(files: Vec<Listed>, flaws: &mut Vec<NamedFlaw>) -> Vec<Listed> {
    let mut forms: BTreeMap<String, (Form, String)> = BTreeMap::new();
    for file in &files {
        let found = (file.form, file.source.name.clone());
        let known = forms.entry(file.stem.clone()).or_insert_with(|| found.clone());
        if found.0 < known.0 {
            *known = found;
        }
    }
    let mut out = Vec::new();
    for file in files {
        match forms.get(&file.stem) {
            Some((form, used)) if *form != file.form => {
                let fault = FileFault::AnotherFormat { used: used.clone() };
                let flaw = Flaw::File { file: file.source.name, fault };
                flaws.push((file.stem, Diagnostic::of(Some(file.lang), flaw)));
            }
            _ => out.push(file),
        }
    }
    out
}
