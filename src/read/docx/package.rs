//! The parts of a Word file: which there are, and how they belong together.

use crate::model::FileFault;

use super::super::xml::{Element, Parts, Space, parse};
use super::NAME;

/// A part: its name in the archive and its text, which is empty if there is none.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) text: String,
}

impl Part {
    /// The elements of the part, if there is one; one that cannot be understood becomes a fault.
    pub(super) fn root(&self, faults: &mut Vec<FileFault>) -> Option<Element<'_>> {
        if self.text.is_empty() {
            return None;
        }
        parse(&self.text, NAME).map_err(|fault| faults.push(lost(self.name.clone(), fault))).ok()
    }
}

/// What it means for the whole that a part beside the text cannot be understood.
fn lost(part: String, fault: FileFault) -> FileFault {
    let cause = match fault {
        FileFault::Damaged { cause, .. } => cause,
        FileFault::LimitReached { of } => format!("too many {of}"),
        other => other.word().to_owned(),
    };
    FileFault::PartLost { part, cause }
}

/// The parts that are read.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) main: Part,
    pub(super) styles: Part,
    pub(super) numbering: Part,
    pub(super) settings: Part,
    pub(super) footnotes: Part,
    pub(super) endnotes: Part,
    /// Headers and footers by the ids of their relationships.
    pub(super) margins: Vec<(String, Part)>,
}

/// Finds and inflates the parts that are read. What lies outside the file is never followed.
pub(super) fn texts(bytes: &[u8]) -> Result<(Texts, Vec<FileFault>), FileFault> {
    let mut parts = Parts::open(bytes, NAME)?;
    let mut out = Texts::default();
    let mut faults = Vec::new();
    let package = parts.text("_rels/.rels")?.unwrap_or_default();
    let main = relations(&package, "", &mut faults).into_iter().find(|(_, kind, _)| kind == "officeDocument");
    out.main.name = main.map_or_else(|| "word/document.xml".to_owned(), |(_, _, target)| target);
    let cause = "it has no main part".to_owned();
    out.main.text = parts.text(&out.main.name)?.ok_or(FileFault::Damaged { format: NAME, cause })?;
    let (folder, file) = out.main.name.rsplit_once('/').unwrap_or(("", &out.main.name));
    let related = parts.text(&format!("{folder}/_rels/{file}.rels"))?.unwrap_or_default();
    for (id, kind, target) in relations(&related, folder, &mut faults) {
        let slot = match kind.as_str() {
            "styles" => &mut out.styles,
            "numbering" => &mut out.numbering,
            "settings" => &mut out.settings,
            "footnotes" => &mut out.footnotes,
            "endnotes" => &mut out.endnotes,
            "header" | "footer" => {
                out.margins.push((id, Part::default()));
                let Some((_, part)) = out.margins.last_mut() else { continue };
                part
            }
            _ => continue,
        };
        match parts.text(&target) {
            Ok(text) => *slot = Part { name: target, text: text.unwrap_or_default() },
            Err(fault) => faults.push(lost(target, fault)),
        }
    }
    Ok((out, faults))
}

/// The relationships inside the file: id, kind (the last word of its type) and the part it leads to.
fn relations(text: &str, folder: &str, faults: &mut Vec<FileFault>) -> Vec<(String, String, String)> {
    let part = Part { name: "_rels".to_owned(), text: text.to_owned() };
    let Some(root) = part.root(faults) else { return Vec::new() };
    let inside = |child: &&Element<'_>| {
        child.space == Space::Relations && child.attribute("TargetMode") != Some("External")
    };
    root.children()
        .filter(inside)
        .filter_map(|child| {
            let kind = child.attribute("Type")?.rsplit('/').next()?.to_owned();
            Some((child.attribute("Id")?.to_owned(), kind, resolved(folder, child.attribute("Target")?)))
        })
        .collect()
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
