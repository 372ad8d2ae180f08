//! The output folder: new tables are written beside the former ones and replace them together.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::error::Result;
use crate::model::{Discrepancy, Shard, Term};

use super::aligned::{AlignedPair, AlignedPairs, Waiting};
use super::column::{Table, Words};
use super::differences::Differences;
use super::exchange::Glossary;
use super::formats::{Dialect, Formats};
use super::former::Foreign;
use super::journal::{self, Journal};
use super::lock::Lock;
use super::network::{EDGES, NODES, Nodes};
use super::output::{Fingerprint, Output};
use super::pages::{PageList, PageName};
use super::publish::Staging;
use super::workbook::{self, Book};
use super::{
    DIFFERENCES, OF_DOCUMENTS, Rendered, TABLES, account, codebook, exchange, package, terms, texts,
};

/// Terms that are rendered at a time.
const TERMS_AT_A_TIME: usize = 200;
/// Differences that are written at a time.
const ROWS_AT_A_TIME: usize = 1000;

/// Where a run writes, and how.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The output folder; made if it is not there.
    pub root: &'a Path,
    /// In which forms the tables are written.
    pub formats: &'a Formats,
    /// The share of the corpus that the run takes, if it is not the whole: a journal goes with the tables then.
    pub shard: Option<Shard>,
    /// What becomes of files in the folder that are in the way and not of a former run.
    pub foreign: Foreign,
}

/// An output folder that is being written to.
///
/// Until [`Folder::finish`] the former tables are whole. A folder that is dropped before leaves them so.
#[derive(Debug)]
pub struct Folder {
    formats: Formats,
    foreign: Foreign,
    tables: Vec<Output>,
    edges: Output,
    nodes: Nodes,
    exchange: Vec<Output>,
    account: Output,
    inputs: usize,
    texts: Option<Output>,
    aligned: Option<Waiting>,
    differences: Option<Differences>,
    book: Option<Book>,
    /// The finished workbook.
    bound: Option<Fingerprint>,
    journal: Option<Journal>,
    #[cfg(feature = "parquet")]
    columns: Vec<super::parquet::Columns>,
    // Dropped last, in this order.
    staging: Staging,
    _lock: Lock,
}

impl Folder {
    /// Makes `root` ready for a run over a whole corpus, which replaces nothing that is not of a former run; `inputs` are
    /// the files read for all documents together.
    ///
    /// # Errors
    ///
    /// Fails as [`Folder::open_target`] does.
    pub fn open(root: &Path, formats: &Formats, inputs: &[Fingerprint]) -> Result<Folder> {
        Folder::open_target(&Target { root, formats, shard: None, foreign: Foreign::Keep }, inputs)
    }

    /// Makes the folder of `target` ready for a run, and opens the tables with their headers; `inputs` are the files read
    /// for all documents together.
    ///
    /// What an interrupted run left behind is put in place if it was complete, and taken away if it was not.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be written to, if another run is writing to it, or if something stands in the way.
    pub fn open_target(target: &Target<'_>, inputs: &[Fingerprint]) -> Result<Folder> {
        let Target { root, formats, shard, foreign } = *target;
        let lock = Lock::take(root)?;
        let staging = Staging::begin(root)?;
        // Nobody should wait for a long run to hear this.
        staging.plan(names(formats, shard), foreign)?;
        let files = staging.files();
        let table = |table: &Table, dialect: Dialect| {
            Output::create(&files, &file_name(table, dialect), &dialect.header(table))
        };
        let mut folder = Folder {
            formats: *formats,
            foreign,
            tables: TABLES.iter().map(|one| table(one, formats.dialect)).collect::<Result<_>>()?,
            edges: table(&EDGES, Dialect::Plain)?,
            nodes: Nodes::default(),
            exchange: exchange::FILES
                .iter()
                .map(|file| Output::create(&files, file.name, &exchange::head(file.name, formats)))
                .collect::<Result<_>>()?,
            account: Output::create(&files, account::FILE, &account::head(formats, shard))?,
            inputs: 0,
            texts: formats.texts.then(|| Output::create(&files, texts::FILE, "")).transpose()?,
            aligned: Some(Waiting::create(&files)?),
            differences: Some(Differences::create(&files)?),
            book: formats.workbook.then(|| Book::new(&files)).transpose()?,
            bound: None,
            journal: shard.map(|_| Journal::create(&files, inputs)).transpose()?,
            #[cfg(feature = "parquet")]
            columns: TABLES
                .iter()
                .map(|one| super::parquet::Columns::create(&files, one))
                .collect::<Result<_>>()?,
            staging,
            _lock: lock,
        };
        folder.enter(inputs)?;
        Ok(folder)
    }

    /// Notes in the journal, if the folder has one, what [`Folder::append`] will add of the document `id`, and its
    /// section of the report.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn note(&mut self, id: &str, rendered: &Rendered, section: &impl Serialize) -> Result<()> {
        match &mut self.journal {
            Some(journal) => journal.append(id, rendered, section),
            None => Ok(()),
        }
    }

    /// Adds the rows of a document.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take them.
    pub fn append(&mut self, rendered: Rendered) -> Result<()> {
        for (at, rows) in rendered.tables.iter().enumerate() {
            match &mut self.differences {
                Some(differences) if at == DIFFERENCES => differences.write(rows)?,
                _ => self.write(at, rows)?,
            }
        }
        if let Some(aligned) = &mut self.aligned {
            aligned.write(&rendered.aligned)?;
        }
        for (file, bytes) in self.exchange.iter_mut().zip(&rendered.exchange) {
            file.write(bytes)?;
        }
        if let Some(texts) = &mut self.texts {
            texts.write(&rendered.texts)?;
        }
        self.edges.write(&self.formats.dialect.plain_rows(&EDGES, &rendered.network.edges))?;
        self.nodes.extend(rendered.network.nodes);
        self.enter(&rendered.inputs)
    }

    /// Adds rows of one of [`TABLES`], in the standard dialect, to every form of it.
    fn write(&mut self, at: usize, rows: &[u8]) -> Result<()> {
        self.tables[at].write(&self.formats.dialect.rows(&TABLES[at], rows))?;
        if let Some(book) = &mut self.book {
            book.append(at, rows)?;
        }
        #[cfg(feature = "parquet")]
        self.columns[at].append(rows)?;
        Ok(())
    }

    /// The aligned sentences of all documents that were added; none can be added from then on, and they can be had once.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give them back.
    pub fn aligned(&mut self) -> Result<Option<AlignedPairs>> {
        self.aligned.take().map(Waiting::read).transpose()
    }

    /// Adds a difference of a sentence pair to those of its document. Pairs are given in their order.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn differ(&mut self, pair: &AlignedPair, found: &Discrepancy) -> Result<()> {
        let Some(differences) = &mut self.differences else { return Ok(()) };
        terms::put_difference(differences, pair, found)?;
        let ready = differences.ready();
        self.write(DIFFERENCES, &ready)
    }

    /// Adds the terms of the corpus, best first, with their examples from `pairs`.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take them, or does not give back the pairs.
    pub fn add_terms(&mut self, terms: &[Term], mut pairs: AlignedPairs) -> Result<()> {
        for (at, some) in terms.chunks(TERMS_AT_A_TIME).enumerate() {
            let rows = terms::rows(at * TERMS_AT_A_TIME + 1, some, &mut pairs)?;
            for (at, rows) in (OF_DOCUMENTS..).zip(rows) {
                self.write(at, &rows)?;
            }
        }
        self.add_glossary(terms, &mut pairs)?;
        pairs.remove()
    }

    /// Writes the terms that are sure enough for other programs.
    fn add_glossary(&mut self, terms: &[Term], pairs: &mut AlignedPairs) -> Result<()> {
        let mut glossary = Glossary::default();
        let sure = (1..).zip(terms).filter(|(_, term)| term.confidence >= self.formats.min_confidence);
        for (number, term) in sure {
            let example = term.places.first().map(|place| pairs.get(place.sentence)).transpose()?;
            let mut out = [Vec::new(), Vec::new()];
            glossary.add(number, term, example.as_deref(), &mut out);
            for (file, bytes) in self.exchange[exchange::OF_BEADS..].iter_mut().zip(out) {
                file.write(&bytes)?;
            }
        }
        self.exchange[exchange::OF_BEADS].write(glossary.end().as_bytes())
    }

    /// Writes the differences that are left.
    fn end_differences(&mut self) -> Result<()> {
        let Some(mut differences) = self.differences.take() else { return Ok(()) };
        loop {
            let more = differences.pass_some(ROWS_AT_A_TIME)?;
            self.write(DIFFERENCES, &differences.ready())?;
            if !more {
                return differences.remove();
            }
        }
    }

    /// Adds files that were read to the account of the run.
    fn enter(&mut self, inputs: &[Fingerprint]) -> Result<()> {
        for file in inputs {
            self.account.write(account::entry(file, self.inputs == 0).as_bytes())?;
            self.inputs += 1;
        }
        Ok(())
    }

    /// Finishes the workbook, to which nothing can be added from then on: the longest part of [`Folder::finish`], which
    /// does it otherwise.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn bind(&mut self) -> Result<()> {
        self.end_differences()?;
        if let Some(book) = self.book.take() {
            self.bound = Some(book.finish(&self.staging.files())?);
        }
        Ok(())
    }

    /// Shows the new tables, and the pages of the report beside them, in place of the former ones.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take them; the former tables are then whole.
    pub fn finish(mut self, pages: &PageList) -> Result<()> {
        let outputs = self.close()?;
        self.account.write(account::OUTPUTS.as_bytes())?;
        let mut names = Vec::new();
        for (at, file) in outputs.into_iter().chain(pages.fingerprints()).enumerate() {
            self.account.write(account::entry(&file, at == 0).as_bytes())?;
            names.push(file.path);
        }
        self.account.write(account::TAIL.as_bytes())?;
        self.account.flush()?;
        // The account comes last: where it stands, the tables are whole.
        names.push(account::FILE.to_owned());
        let Folder { staging, foreign, _lock: lock, .. } = self;
        let plan = staging.plan(names, foreign)?;
        staging.publish(&plan)?;
        drop(lock);
        Ok(())
    }

    /// Where files stand until they are shown together.
    pub(super) fn staging(&self) -> PathBuf {
        self.staging.files()
    }

    /// Brings every file but the account to the disk.
    fn close(&mut self) -> Result<Vec<Fingerprint>> {
        self.bind()?;
        if let Some(aligned) = self.aligned()? {
            aligned.remove()?;
        }
        let files = self.staging.files();
        let write = |name: &str, text: &str| Output::create(&files, name, text)?.finish();
        let mut described: Vec<(Table, Dialect, Fingerprint)> = Vec::new();
        for (table, file) in TABLES.iter().zip(&mut self.tables) {
            described.push((*table, self.formats.dialect, file.finish()?));
        }
        described.push((EDGES, Dialect::Plain, self.edges.finish()?));
        let mut nodes =
            Output::create(&files, &file_name(&NODES, Dialect::Plain), &Dialect::Plain.header(&NODES))?;
        nodes.write(&self.formats.dialect.plain_rows(&NODES, &self.nodes.rows()))?;
        described.push((NODES, Dialect::Plain, nodes.finish()?));
        let package = write(package::FILE, &package::package(&described))?;
        let tables: Vec<(Table, Dialect)> =
            described.iter().map(|(table, dialect, _)| (*table, *dialect)).collect();
        let mut outputs: Vec<Fingerprint> = described.into_iter().map(|(_, _, file)| file).collect();
        for (known, file) in exchange::FILES.iter().zip(&mut self.exchange) {
            file.write(exchange::tail(known.name).as_bytes())?;
            outputs.push(file.finish()?);
        }
        if let Some(texts) = &mut self.texts {
            outputs.push(texts.finish()?);
        }
        outputs.extend(self.bound.take());
        #[cfg(feature = "parquet")]
        for file in std::mem::take(&mut self.columns) {
            outputs.push(file.finish()?);
        }
        if let Some(journal) = &mut self.journal {
            outputs.push(journal.finish()?);
        }
        outputs.push(package);
        outputs.push(write(codebook::FILE, &codebook::codebook(&tables, &self.further()))?);
        Ok(outputs)
    }

    /// The files that not every run writes.
    fn further(&self) -> Vec<(&'static str, Words)> {
        let book = self.formats.workbook.then_some((workbook::FILE, workbook::ABOUT));
        let journal = self.journal.as_ref().map(|_| (journal::FILE, journal::ABOUT));
        let texts = self.texts.as_ref().map(|_| (texts::FILE, texts::ABOUT));
        book.into_iter().chain(texts).chain(journal).collect()
    }
}

/// The files that a run with these settings writes, but for the further pages of its report.
fn names(formats: &Formats, shard: Option<Shard>) -> Vec<String> {
    let tables = TABLES.iter().map(|table| file_name(table, formats.dialect));
    let network = [EDGES, NODES].map(|table| file_name(&table, Dialect::Plain));
    let mut names: Vec<String> = tables.chain(network).collect();
    #[cfg(feature = "parquet")]
    names.extend(TABLES.iter().map(super::parquet::file_name));
    let further = [
        formats.workbook.then_some(workbook::FILE),
        formats.texts.then_some(texts::FILE),
        shard.map(|_| journal::FILE),
    ];
    let fixed = [package::FILE, codebook::FILE, account::FILE];
    let exchange = exchange::FILES.iter().map(|file| file.name);
    names.extend(exchange.chain(fixed).chain(further.into_iter().flatten()).map(str::to_owned));
    names.push(PageName::First.path());
    names
}

fn file_name(table: &Table, dialect: Dialect) -> String {
    format!("{}.{}", table.name, dialect.ending())
}
