//! The documents of a file that holds one after the other, and what is wrong with those that are none.

use std::collections::BTreeMap;
use std::path::Path;

use super::Corpus;
use super::listing::on_one_line;
use super::pairs::Documents;
use super::record::Record;
use crate::error::{BadLine, Error, Result};
use crate::model::{About, Diagnostic, DocumentPair, Flaw, Lang, Within};

/// What was found so far.
#[derive(Default)]
pub(super) struct Found {
    documents: Documents,
    about: BTreeMap<String, About>,
    flaws: Vec<super::NamedFlaw>,
}

impl Found {
    /// Takes a document that stands in the file at `path`, each of its texts where `within` says; a second one of the same id gets
    /// a name of its own. `shown` is its place for people.
    pub(super) fn take(
        &mut self,
        record: Record,
        path: &Path,
        mut within: impl FnMut(Lang, &[u8]) -> Within,
        shown: &str,
    ) {
        let Record { pair: DocumentPair { mut id, fr, en, about }, texts, flaws } = record;
        if self.documents.contains_key(&id) {
            let other = super::first_free(&id, |id| !self.documents.contains_key(id));
            let flaw = Flaw::DuplicateFile { file: format!("{id} ({shown})"), used: id };
            self.flaws.push((other.clone(), Diagnostic::of(None, flaw)));
            id = other;
        }
        self.flaws.extend(flaws.into_iter().map(|flaw| (id.clone(), flaw)));
        let sides = [(Lang::Fr, fr), (Lang::En, en)].map(|(lang, file)| {
            let mut file = file?;
            file.path = path.to_owned();
            file.within = within(lang, texts[lang].as_deref().unwrap_or_default());
            Some(file)
        });
        self.documents.insert(id.clone(), sides);
        self.about.insert(id, about);
    }

    /// Notes what is wrong with the line or the row of this number, and with which document.
    pub(super) fn miss(&mut self, (id, bad): (Option<String>, BadLine), file: &str, line: u64) {
        let id = id.map(|id| on_one_line(&id)).unwrap_or_default();
        let flaw = Flaw::BadLine { file: file.to_owned(), line, cause: bad.to_string() };
        self.flaws.push((id, Diagnostic::of(None, flaw)));
    }

    /// The corpus; `given` is what the user calls the file.
    pub(super) fn corpus(self, given: &Path) -> Result<Corpus> {
        let Found { documents, mut about, mut flaws } = self;
        if documents.is_empty() {
            let first = flaws.first().map(|(_, found)| found.flaw.to_string()).unwrap_or_default();
            return Err(Error::NoLines { path: given.to_owned(), first });
        }
        super::name_case_clashes(&documents, &mut flaws);
        super::name_twins(&documents, &mut flaws);
        let pair = |(id, [fr, en]): (String, [Option<_>; 2])| {
            let about = about.remove(&id).unwrap_or_default();
            DocumentPair { id, fr, en, about }
        };
        let documents = documents.into_iter().map(pair).collect();
        Ok(Corpus { documents, flaws, base: super::packed::beside(given), ..Corpus::default() })
    }
}
