//! `ro-crate-metadata.json`: the folder as a research object (RO-Crate 1.1), for archives and for those who collect data.
//!
//! What is read and what is written are things of schema.org, and how the one came of the other is said in the words of PROV:
//! the run used the documents, and generated the files. Documents are written as they come; the root, which names the files,
//! stands at the end.

mod documents;
mod root;
mod thing;

use super::citation;
use super::form::{Draft, Files, Named, Opening, Whole, Written};
use super::formats::Form;
use crate::error::Result;
use crate::model::Document;
use crate::output::Output;
use crate::tables::Words;
use documents::{Known, lines};

/// The file.
const FILE: &str = "ro-crate-metadata.json";
/// What it is.
const ABOUT: Words = Words {
    en: "the folder as a research object (RO-Crate 1.1): files, documents with licence and source, and how the ones came of the others (PROV)",
    fr: "le dossier comme objet de recherche (RO-Crate 1.1) : fichiers, documents avec licence et source, et comment les uns sont issus des autres (PROV)",
};
/// What it begins with.
const HEAD: &str = "{\"@context\": [\"https://w3id.org/ro/crate/1.1/context\", {\"prov\": \
     \"http://www.w3.org/ns/prov#\"}],\n\"@graph\": [\n{\"@id\": \"ro-crate-metadata.json\", \"@type\": \"CreativeWork\", \
     \"about\": {\"@id\": \"./\"}, \"conformsTo\": {\"@id\": \"https://w3id.org/ro/crate/1.1\"}}";

/// The research object, and the citation beside it.
pub(super) static RESEARCH_OBJECT: Named = Named {
    form: Form::RoCrate,
    files: &[(FILE, ABOUT), (citation::FILE, citation::ABOUT)],
    draft: |_| Box::new(Lines(Vec::new())),
    open: |opening| Ok(Box::new(Things::create(opening)?)),
};

/// The lines of a document.
struct Lines(Vec<u8>);

impl Draft for Lines {
    fn document(&mut self, document: &Document) {
        self.0.extend(lines(document));
    }

    fn parts(&mut self) -> Vec<Vec<u8>> {
        vec![std::mem::take(&mut self.0)]
    }
}

/// The files while they are written.
struct Things {
    file: Output,
    citation: Output,
    known: Known,
    /// The names of the columns that the manifest adds.
    meta: Vec<String>,
}

impl Things {
    fn create(opening: &Opening<'_>) -> Result<Things> {
        Ok(Things {
            file: Output::create(opening.folder, FILE, HEAD)?,
            citation: Output::create(opening.folder, citation::FILE, "")?,
            known: Known::default(),
            meta: opening.meta.to_vec(),
        })
    }
}

impl Files for Things {
    fn append(&mut self, parts: &[Vec<u8>]) -> Result<()> {
        parts.iter().try_for_each(|lines| self.file.write(&self.known.placed(lines, &self.meta)))
    }

    fn is_last(&self) -> bool {
        true
    }

    fn finish(self: Box<Self>) -> Result<Vec<Written>> {
        self.finish_last(&Whole::default())
    }

    fn finish_last(mut self: Box<Self>, whole: &Whole<'_>) -> Result<Vec<Written>> {
        self.citation.write(citation::text(whole.corpus).as_bytes())?;
        let citation = self.citation.finish()?;
        let mut files = whole.files.clone();
        files.push((&citation, Some(citation::ABOUT.en)));
        self.file.write(root::tail(&self.known, &files, whole.corpus, whole.command).as_bytes())?;
        let object = self.file.finish()?;
        Ok(vec![Written::of(citation), Written::of(object)])
    }
}
