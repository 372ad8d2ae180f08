//! What a form is: the files that it writes, what it makes of a document, and how that comes into the files.

use std::path::Path;

use super::corpora::Tools;
use super::formats::Form;
use super::formats::{Dialect, Formats};
use super::{csv, gephi, glossary, moses, research_object, sketch_engine, tbx, texts, tmx};
use crate::error::Result;
use crate::model::{Document, Flaw, Term};
use crate::output::{Fingerprint, Output};
use crate::tables::{AlignedPair, Cell, Table, Unit, Words};

/// A form in which a run gives what it found.
pub(super) trait Export: Sync {
    /// Whether a run with these settings writes it.
    fn is_written(&self, formats: &Formats) -> bool;

    /// The names of its files.
    fn names(&self, formats: &Formats) -> Vec<String>;

    /// What the codebook says of its files, if they are not tables that it explains.
    fn about(&self) -> Vec<(&'static str, Words)>;

    /// Begins what it makes of a document.
    fn draft(&self, formats: &Formats) -> Box<dyn Draft>;

    /// Makes its files.
    fn open(&self, opening: &Opening<'_>) -> Result<Box<dyn Files>>;
}

/// A form whose files have the same names whatever the settings.
pub(super) struct Named {
    /// What asks for it.
    pub(super) form: Form,
    /// Its files, and what they are.
    pub(super) files: &'static [(&'static str, Words)],
    /// Begins what it makes of a document.
    pub(super) draft: fn(&Formats) -> Box<dyn Draft>,
    /// Makes its files.
    pub(super) open: fn(&Opening<'_>) -> Result<Box<dyn Files>>,
}

impl Export for Named {
    fn is_written(&self, formats: &Formats) -> bool {
        formats.forms.has(self.form)
    }

    fn names(&self, _: &Formats) -> Vec<String> {
        self.files.iter().map(|(name, _)| (*name).to_owned()).collect()
    }

    fn about(&self) -> Vec<(&'static str, Words)> {
        self.files.to_vec()
    }

    fn draft(&self, formats: &Formats) -> Box<dyn Draft> {
        (self.draft)(formats)
    }

    fn open(&self, opening: &Opening<'_>) -> Result<Box<dyn Files>> {
        (self.open)(opening)
    }
}

/// Where the files of a form are made.
pub(super) struct Opening<'a> {
    /// The folder.
    pub(super) folder: &'a Path,
    /// The settings of the run.
    pub(super) formats: &'a Formats,
    /// The tables, with what the manifest adds.
    pub(super) tables: &'a [Table],
    /// The names of the columns that the manifest adds.
    pub(super) meta: &'a [String],
}

/// What is known of a run when all files but those that speak of it are written.
#[derive(Debug, Default)]
pub(super) struct Whole<'a> {
    /// The files, with what they are where that is known.
    pub(super) files: Vec<(&'a Fingerprint, Option<&'a str>)>,
    /// The hash of all files that were read.
    pub(super) corpus: &'a str,
    /// The command that gives the same files.
    pub(super) command: &'a str,
}

/// What a form makes of a document, on the thread that renders the document.
pub(super) trait Draft {
    /// Takes a row of the table that stands at `at` in [`TABLES`](crate::tables::TABLES).
    fn row(&mut self, _at: usize, _cells: &[Cell<'_>]) {}

    /// Takes a bead for programs that read parallel texts.
    fn unit(&mut self, _unit: &Unit<'_>) {}

    /// Takes the document itself, once, when all its rows were given.
    fn document(&mut self, _document: &Document) {}

    /// Notes the cells of a row that the form cannot hold whole, whether the row is given now or later.
    fn check(&mut self, _at: usize, _cells: &[Cell<'_>]) {}

    /// The cells that were noted, each with the place of its table; nothing is kept.
    fn long(&mut self) -> Vec<(usize, Flaw)> {
        Vec::new()
    }

    /// What the files are given, each its part; nothing is kept.
    fn parts(&mut self) -> Vec<Vec<u8>>;
}

/// The files of a form while they are written.
pub(super) trait Files: Send {
    /// Adds what [`Draft::parts`] made.
    fn append(&mut self, parts: &[Vec<u8>]) -> Result<()>;

    /// Adds a term of both languages that is sure enough, with a pair of sentences that holds it; `number` is its place in
    /// the list of terms, counted from 1.
    fn term(&mut self, _number: usize, _term: &Term, _example: Option<&AlignedPair>) -> Result<()> {
        Ok(())
    }

    /// The tables of which the files do not hold all rows.
    fn cut(&self) -> Vec<Flaw> {
        Vec::new()
    }

    /// Whether the files speak of all others, and are finished behind them.
    fn is_last(&self) -> bool {
        false
    }

    /// Ends the files.
    fn finish(self: Box<Self>) -> Result<Vec<Written>>;

    /// Ends files that speak of all others.
    fn finish_last(self: Box<Self>, _whole: &Whole<'_>) -> Result<Vec<Written>> {
        self.finish()
    }
}

/// A file that is written.
pub(super) struct Written {
    /// Its name, size and hash.
    pub(super) file: Fingerprint,
    /// The table that it holds, in which dialect, if the data package is to describe it.
    pub(super) table: Option<(Table, Dialect)>,
}

impl Written {
    /// A file that is not a table.
    pub(super) fn of(file: Fingerprint) -> Written {
        Written { file, table: None }
    }
}

/// All forms, in the order in which they are documented. The report has a room of its own.
const ALL: &[&dyn Export] = &[
    &csv::Tables,
    &gephi::Network,
    #[cfg(feature = "workbook")]
    &super::workbook::WORKBOOK,
    #[cfg(feature = "parquet")]
    &super::parquet::Columns,
    &texts::Texts,
    &tmx::MEMORY,
    &moses::LINES,
    &sketch_engine::PAIRS,
    &tbx::TERMBASE,
    &glossary::GLOSSARY,
    &Tools(Form::Vertical),
    &Tools(Form::Conllu),
    &Tools(Form::Xliff),
    &research_object::RESEARCH_OBJECT,
];

/// The forms that a run with these settings writes.
pub(super) fn written(formats: &Formats) -> impl Iterator<Item = &'static dyn Export> {
    ALL.iter().copied().filter(|form| form.is_written(formats))
}

/// Files that hold what the drafts gave them, one behind the other.
pub(super) struct Joined {
    files: Vec<Output>,
    /// What the last bytes of each file are.
    tail: &'static str,
}

impl Joined {
    /// Makes files in a folder, each with its name and its beginning; all of them end in `tail`.
    pub(super) fn create(folder: &Path, files: &[(&str, &str)], tail: &'static str) -> Result<Joined> {
        let files =
            files.iter().map(|(name, head)| Output::create(folder, name, head)).collect::<Result<_>>()?;
        Ok(Joined { files, tail })
    }

    /// Adds bytes to the first file.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.files.first_mut().map_or(Ok(()), |file| file.write(bytes))
    }
}

impl Files for Joined {
    fn append(&mut self, parts: &[Vec<u8>]) -> Result<()> {
        self.files.iter_mut().zip(parts).try_for_each(|(file, part)| file.write(part))
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<Written>> {
        let Joined { files, tail } = &mut *self;
        let finish = |file: &mut Output| {
            file.write(tail.as_bytes())?;
            file.finish().map(Written::of)
        };
        files.iter_mut().map(finish).collect()
    }
}

/// The draft of a form that says nothing of a document.
pub(super) struct Nothing;

impl Draft for Nothing {
    fn parts(&mut self) -> Vec<Vec<u8>> {
        Vec::new()
    }
}
