//! The way from the report to the files of the corpus: a page of a PDF is one click away.

use std::ffi::OsString;
use std::path::{Component, Path};

use crate::model::{Block, Document, Lang, Place};

use super::template::address;

/// The way from the folder of the report to that of the corpus, as the beginning of a link.
///
/// The report may be moved together with the corpus; shards that are merged beside their folders keep it.
#[must_use]
pub fn way(output: &Path, corpus: &Path) -> String {
    let (from, to) = (steps(output), steps(corpus));
    let common = from.iter().zip(&to).take_while(|(from, to)| from == to).count();
    let mut out = "../".repeat(from.len() - common);
    for step in &to[common..] {
        out.push_str(&address(&step.to_string_lossy()));
        out.push('/');
    }
    out
}

/// The names on the way to a folder, from the root.
fn steps(path: &Path) -> Vec<OsString> {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut out = Vec::new();
    for component in whole.components() {
        match component {
            Component::Normal(name) => out.push(name.to_owned()),
            Component::ParentDir => drop(out.pop()),
            _ => {}
        }
    }
    out
}

/// The page of a file on which a block begins, with the link that opens the file there; `None` if the file has no pages.
pub(super) fn page(document: &Document, lang: Lang, block: &Block, way: &str) -> Option<(u32, String)> {
    let version = document.version(lang)?;
    let at = block.text.raw(0..block.text.text().len())?.start;
    let positions = version.text.raw.positions();
    let found = positions.get(positions.partition_point(|position| position.range.end <= at))?;
    let Place::Page { number, .. } = found.place else { return None };
    Some((number, format!("{way}{}#page={number}", address(&version.file))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_leads_from_one_folder_to_the_other() {
        let way = |from: &str, to: &str| way(Path::new(from), Path::new(to));
        assert_eq!(way("tables", "reports"), "../reports/");
        assert_eq!(way("reports/tables", "reports"), "../");
        assert_eq!(way("a/b/tables", "./a/c d/../été"), "../../%C3%A9t%C3%A9/");
    }
}
