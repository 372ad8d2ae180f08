//! A document for the programs of corpus linguistics and of translators: vertical files, CoNLL-U and XLIFF.
//!
//! Both versions are read block by block and sentence by sentence, page furniture left out, and written on the way: whatever
//! the length of a document, what waits here is a sentence.

mod file;
mod version;

use std::borrow::Cow;

use crate::error::Result;
use crate::model::{Document, Sides};
use crate::output::Output;
use crate::tables::Words;

use super::form::{Draft, Export, Files, Opening, Written};
use super::formats::{Form, Formats};
use super::links::{self, Before};
use super::xliff;
use file::{FILES, Listed};
use version::write_version;

pub(super) use file::CorpusFile;
pub(super) use version::{Numbers, Paragraph, Sentence};

/// One of these forms.
pub(super) struct Tools(pub(super) Form);

impl Tools {
    /// Its files.
    fn files(&self) -> impl Iterator<Item = &'static Listed> {
        FILES.iter().filter(|listed| listed.form == self.0)
    }
}

impl Export for Tools {
    fn is_written(&self, formats: &Formats) -> bool {
        formats.forms.has(self.0)
    }

    fn names(&self, _: &Formats) -> Vec<String> {
        self.files().map(|listed| listed.name.to_owned()).collect()
    }

    fn about(&self) -> Vec<(&'static str, Words)> {
        self.files().map(|listed| (listed.name, listed.about)).collect()
    }

    fn draft(&self, formats: &Formats) -> Box<dyn Draft> {
        let parts = self.files().map(|listed| (listed.file, Vec::new())).collect();
        Box::new(Pieces { form: self.0, formats: *formats, parts })
    }

    fn open(&self, opening: &Opening<'_>) -> Result<Box<dyn Files>> {
        let create = |listed: &Listed| {
            let head = listed.file.head(opening.formats.level);
            Ok((listed.file, Output::create(opening.folder, listed.name, &head)?))
        };
        Ok(Box::new(Joining {
            files: self.files().map(create).collect::<Result<_>>()?,
            before: Sides::default(),
        }))
    }
}

/// What a document adds to the files of a form.
struct Pieces {
    form: Form,
    formats: Formats,
    parts: Vec<(CorpusFile, Vec<u8>)>,
}

impl Draft for Pieces {
    fn document(&mut self, document: &Document) {
        let parts = &mut self.parts;
        write(&self.formats, self.form, document, &mut |file, piece| {
            let part = parts.iter_mut().find(|(known, _)| *known == file);
            part.expect("a form writes its own files").1.extend_from_slice(piece);
        });
    }

    fn parts(&mut self) -> Vec<Vec<u8>> {
        self.parts.iter_mut().map(|(_, part)| std::mem::take(part)).collect()
    }
}

/// The files of a form while they are written.
struct Joining {
    files: Vec<(CorpusFile, Output)>,
    /// How many structures stand before what comes next.
    before: Sides<Before>,
}

impl Files for Joining {
    fn append(&mut self, parts: &[Vec<u8>]) -> Result<()> {
        for ((file, output), part) in self.files.iter_mut().zip(parts) {
            match file {
                CorpusFile::Links(lang) => output.write(&self.before[*lang].placed(part))?,
                _ => output.write(part)?,
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<Written>> {
        let finish = |(file, output): &mut (CorpusFile, Output)| {
            output.write(file.tail().as_bytes())?;
            output.finish().map(Written::of)
        };
        self.files.iter_mut().map(finish).collect()
    }
}

/// Where the pieces of the files go, in their order.
pub(super) type Put<'p> = dyn FnMut(CorpusFile, &[u8]) + 'p;

/// Writes what a document adds to the files of a form.
fn write(formats: &Formats, form: Form, document: &Document, put: &mut Put<'_>) {
    if form == Form::Xliff {
        return xliff::write(formats, document, put);
    }
    let numbers = Sides::of(|lang| {
        let version = document.version(lang);
        version.map_or_else(Numbers::default, |version| write_version(form, document, version, lang, put))
    });
    if form == Form::Vertical {
        links::write(formats, document, &numbers, put);
    }
}

/// A key as a name without white space: programs part names there.
pub(super) fn name(key: &str) -> Cow<'_, str> {
    if !key.contains(char::is_whitespace) {
        return key.into();
    }
    let mut out = String::new();
    for c in key.chars() {
        if c.is_whitespace() {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        } else {
            out.push(c);
        }
    }
    out.into()
}
