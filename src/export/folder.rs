//! The output folder: new tables are written beside the former ones and replace them together.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::error::Result;
use crate::model::{Diagnostic, Discrepancy, RuleId, Shard, Term, hexadecimal};
use crate::output::journal::{self, Journal};
use crate::output::pages;
use crate::output::{Cache, Fingerprint, Foreign, Lock, Output, PageList, PageName, Staging, account};
use crate::tables::{
    self, DIFFERENCES, DocumentRow, EDGES, NODES, Nodes, OF_DOCUMENTS, TABLES, Table, Words,
};

use super::aligned::{AlignedPair, AlignedPairs, Waiting};
use super::differences::Differences;
use super::exchange::{ExchangeFile, Glossary};
use super::formats::{Dialect, Form, Formats};
use super::placing::Placing;
use super::workbook::{self, Book};
use super::{Rendered, citation, codebook, exchange, package, render, texts};

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
    /// The columns of the manifest that are carried into the table of the documents as they are.
    pub meta: &'a [String],
    /// The names of the rules that sign mentions, for the codebook.
    pub rules: &'a [RuleId],
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
    /// [`TABLES`], with what the manifest adds.
    kinds: Vec<Table>,
    rules: Vec<RuleId>,
    foreign: Foreign,
    /// A file for each of [`TABLES`], or none at all.
    tables: Vec<Output>,
    edges: Option<Output>,
    nodes: Nodes,
    /// The files that are written, by their places in [`exchange::FILES`].
    exchange: Vec<(usize, Output)>,
    /// How pieces of them are placed behind what stands there already.
    placing: Placing,
    /// The names of the columns that the manifest adds.
    meta: Vec<String>,
    /// The command that gives the same files.
    command: String,
    account: Output,
    inputs: usize,
    /// The hash of the files that were read.
    corpus: Sha256,
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
        let target = Target { root, formats, meta: &[], rules: &[], shard: None, foreign: Foreign::Keep };
        Folder::open_target(&target, inputs)
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
        let Target { root, formats, meta, rules, shard, foreign } = *target;
        let lock = Lock::take(root)?;
        let staging = Staging::begin(root)?;
        // Nobody should wait for a long run to hear this.
        staging.plan(names(formats, shard), foreign)?;
        let files = staging.files();
        let table = |table: &Table, dialect: Dialect| {
            Output::create(&files, &file_name(table, dialect), &dialect.header(table))
        };
        let has = |form: Form| formats.forms.has(form);
        let kinds = kinds(meta);
        let written = kinds.iter().filter(|_| has(Form::Csv));
        let mut folder = Folder {
            formats: *formats,
            foreign,
            tables: written.map(|one| table(one, formats.dialect)).collect::<Result<_>>()?,
            edges: has(Form::Gephi).then(|| table(&EDGES, Dialect::Plain)).transpose()?,
            nodes: Nodes::default(),
            exchange: exchanged(formats)
                .map(|(at, file)| {
                    Ok((at, Output::create(&files, file.name, &exchange::head(file.name, formats))?))
                })
                .collect::<Result<_>>()?,
            placing: Placing::default(),
            meta: meta.to_vec(),
            command: account::command(formats, shard),
            account: Output::create(&files, account::FILE, &account::head(formats, shard))?,
            inputs: 0,
            corpus: Sha256::new(),
            texts: formats.texts.then(|| Output::create(&files, texts::FILE, "")).transpose()?,
            aligned: formats.show_terms().then(|| Waiting::create(&files)).transpose()?,
            differences: formats.show_terms().then(|| Differences::create(&files)).transpose()?,
            book: has(Form::Workbook).then(|| Book::new(&files, &kinds)).transpose()?,
            bound: None,
            journal: shard.map(|_| Journal::create(&files, inputs, meta)).transpose()?,
            #[cfg(feature = "parquet")]
            columns: kinds
                .iter()
                .filter(|_| has(Form::Parquet))
                .map(|one| super::parquet::Columns::create(&files, one))
                .collect::<Result<_>>()?,
            kinds,
            rules: rules.to_vec(),
            staging,
            _lock: lock,
        };
        folder.enter(inputs)?;
        Ok(folder)
    }

    /// What documents gave in former runs into this folder, for a run that takes over what is the same.
    #[must_use]
    pub fn cache(&self) -> Cache {
        Cache::new(self.staging.root())
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
        for (at, file) in &mut self.exchange {
            if let Some(bytes) = rendered.exchange.get(*at) {
                file.write(&self.placing.placed(*at, bytes, &self.meta))?;
            }
        }
        if let Some(texts) = &mut self.texts {
            texts.write(&rendered.texts)?;
        }
        if let Some(edges) = &mut self.edges {
            edges.write(&self.formats.dialect.plain_rows(&EDGES, &rendered.network.edges))?;
        }
        self.nodes.extend(rendered.network.nodes);
        self.enter(&rendered.inputs)
    }

    /// Adds rows of one of [`TABLES`], in the standard dialect, to every form of it.
    fn write(&mut self, at: usize, rows: &[u8]) -> Result<()> {
        if let Some(file) = self.tables.get_mut(at) {
            file.write(&self.formats.dialect.rows(&self.kinds[at], rows))?;
        }
        if let Some(book) = &mut self.book {
            book.append(at, rows)?;
        }
        #[cfg(feature = "parquet")]
        if let Some(file) = self.columns.get_mut(at) {
            file.append(rows)?;
        }
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
        tables::put_difference(differences, pair, found)?;
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
            let rows = tables::term_rows(at * TERMS_AT_A_TIME + 1, some, &mut pairs)?;
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
            for (at, file) in &mut self.exchange {
                if let Some(bytes) = at.checked_sub(exchange::OF_BEADS).and_then(|at| out.get(at)) {
                    file.write(bytes)?;
                }
            }
        }
        match self.exchange.iter_mut().find(|(at, _)| *at == exchange::OF_BEADS) {
            Some((_, termbase)) => termbase.write(glossary.end().as_bytes()),
            None => Ok(()),
        }
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
            self.corpus.update(format!("{}  {}\n", file.sha256, file.path));
        }
        Ok(())
    }

    /// The SHA-256 of the files that were read so far: of what `sha256sum` prints of them in the order of the account.
    #[must_use]
    pub fn corpus_sha256(&self) -> String {
        hexadecimal(&self.corpus.clone().finalize())
    }

    /// Finishes the workbook, to which nothing can be added from then on: the longest part of [`Folder::finish`], which
    /// does it otherwise. Returns how many tables the workbook does not hold whole, each of which is a flaw of severity info.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn bind(&mut self) -> Result<usize> {
        self.end_differences()?;
        let Some(book) = &self.book else { return Ok(0) };
        let cut: Vec<Diagnostic> = book.cut().into_iter().map(|flaw| Diagnostic::of(None, flaw)).collect();
        if !cut.is_empty() {
            let rendered = render::flaws(&self.formats, "", &cut);
            for (at, rows) in rendered.tables.iter().enumerate() {
                self.write(at, rows)?;
            }
        }
        if let Some(book) = self.book.take() {
            self.bound = Some(book.finish(&self.staging.files())?);
        }
        Ok(cut.len())
    }

    /// Shows the new tables, and the pages of the report beside them, in place of the former ones; `counts` are the figures of
    /// the run, for its account.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take them; the former tables are then whole.
    pub fn finish(mut self, pages: &PageList, counts: &impl Serialize) -> Result<()> {
        let mut outputs = self.close()?;
        outputs.extend(pages.fingerprints());
        outputs.extend(self.describe(&outputs)?);
        self.account.write(account::OUTPUTS.as_bytes())?;
        let mut names = Vec::new();
        for (at, file) in outputs.into_iter().enumerate() {
            self.account.write(account::entry(&file, at == 0).as_bytes())?;
            names.push(file.path);
        }
        self.account.write(account::tail(&self.corpus_sha256(), counts).as_bytes())?;
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
    pub(crate) fn staging(&self) -> PathBuf {
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
        for (table, file) in self.kinds.iter().zip(&mut self.tables) {
            described.push((table.clone(), self.formats.dialect, file.finish()?));
        }
        if let Some(edges) = &mut self.edges {
            described.push((EDGES, Dialect::Plain, edges.finish()?));
            let mut nodes =
                Output::create(&files, &file_name(&NODES, Dialect::Plain), &Dialect::Plain.header(&NODES))?;
            nodes.write(&self.formats.dialect.plain_rows(&NODES, &self.nodes.rows()))?;
            described.push((NODES, Dialect::Plain, nodes.finish()?));
        }
        let package = match described.as_slice() {
            [] => None,
            tables => Some(write(package::FILE, &package::package(tables))?),
        };
        let mut outputs: Vec<Fingerprint> = described.into_iter().map(|(_, _, file)| file).collect();
        // The research object names the other files, and is ended behind them.
        for (at, file) in self.exchange.iter_mut().filter(|(at, _)| *at != exchange::RESEARCH_OBJECT) {
            file.write(exchange::tail(exchange::FILES[*at].name).as_bytes())?;
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
        outputs.extend(package);
        if self.formats.forms.has(Form::RoCrate) {
            outputs.push(write(citation::FILE, &citation::text(&self.corpus_sha256()))?);
        }
        outputs.push(write(
            codebook::FILE,
            &codebook::codebook(&self.described(), &self.rules, &self.further()),
        )?);
        Ok(outputs)
    }

    /// Ends the description of the folder as a research object, if it is written; `outputs` are all other files.
    fn describe(&mut self, outputs: &[Fingerprint]) -> Result<Option<Fingerprint>> {
        let tables = self.described();
        let tables = tables.iter().map(|(table, dialect)| (file_name(table, *dialect), table.about.en));
        let further = self.further().into_iter().map(|(name, about)| (name.to_owned(), about.en));
        let about: BTreeMap<String, &str> = tables.chain(further).collect();
        let files: Vec<_> = outputs.iter().map(|file| (file, about.get(&file.path).copied())).collect();
        let tail = self.placing.known.tail(&files, &self.corpus_sha256(), &self.command);
        let place = |(at, _): &&mut (usize, Output)| *at == exchange::RESEARCH_OBJECT;
        let Some((_, file)) = self.exchange.iter_mut().find(place) else { return Ok(None) };
        file.write(tail.as_bytes())?;
        file.finish().map(Some)
    }

    /// The tables that the codebook explains: those that some form of this run holds.
    fn described(&self) -> Vec<(Table, Dialect)> {
        let has = |form: Form| self.formats.forms.has(form);
        let written = has(Form::Csv) || has(Form::Workbook);
        #[cfg(feature = "parquet")]
        let written = written || has(Form::Parquet);
        let tables = self.kinds.iter().filter(|_| written).map(|table| (table.clone(), self.formats.dialect));
        let network = [EDGES, NODES].into_iter().filter(|_| has(Form::Gephi));
        tables.chain(network.map(|table| (table, Dialect::Plain))).collect()
    }

    /// The files that are not tables, and not of every run.
    fn further(&self) -> Vec<(&'static str, Words)> {
        let has = |form: Form| self.formats.forms.has(form);
        let book = has(Form::Workbook).then_some((workbook::FILE, workbook::ABOUT));
        let journal = self.journal.as_ref().map(|_| (journal::FILE, journal::ABOUT));
        let texts = self.texts.as_ref().map(|_| (texts::FILE, texts::ABOUT));
        let exchange = exchanged(&self.formats).map(|(_, file)| (file.name, file.about));
        let package = (has(Form::Csv) || has(Form::Gephi)).then_some((package::FILE, package::ABOUT));
        let citation = has(Form::RoCrate).then_some((citation::FILE, citation::ABOUT));
        let report = has(Form::Report).then_some((pages::FIRST, pages::ABOUT));
        #[cfg(feature = "parquet")]
        let book = book.into_iter().chain(has(Form::Parquet).then_some(super::parquet::ABOUT));
        let files = report.into_iter().chain(book).chain(texts).chain(journal).chain(exchange);
        files.chain(citation).chain(package).collect()
    }
}

/// The files that a run with these settings writes, but for the further pages of its report.
fn names(formats: &Formats, shard: Option<Shard>) -> Vec<String> {
    let has = |form: Form| formats.forms.has(form);
    let tables = TABLES.iter().filter(|_| has(Form::Csv));
    let mut names: Vec<String> = tables.map(|table| file_name(table, formats.dialect)).collect();
    if has(Form::Gephi) {
        names.extend([EDGES, NODES].map(|table| file_name(&table, Dialect::Plain)));
    }
    #[cfg(feature = "parquet")]
    names.extend(TABLES.iter().filter(|_| has(Form::Parquet)).map(super::parquet::file_name));
    let further = [
        has(Form::Workbook).then_some(workbook::FILE),
        has(Form::RoCrate).then_some(citation::FILE),
        (has(Form::Csv) || has(Form::Gephi)).then_some(package::FILE),
        formats.texts.then_some(texts::FILE),
        shard.map(|_| journal::FILE),
    ];
    let fixed = [codebook::FILE, account::FILE];
    let exchange = exchanged(formats).map(|(_, file)| file.name);
    names.extend(exchange.chain(fixed).chain(further.into_iter().flatten()).map(str::to_owned));
    names.extend(has(Form::Report).then(|| PageName::First.path()));
    names
}

/// [`TABLES`], that of the documents with the columns that the manifest adds.
fn kinds(meta: &[String]) -> Vec<Table> {
    let own = |table: &Table| table.name == DocumentRow::TABLE.name;
    let tables = TABLES.iter().cloned();
    tables.map(|table| if own(&table) { table.with(meta, META) } else { table }).collect()
}

/// What a column says that the manifest adds.
const META: Words = Words {
    en: "a further column of the manifest, as it is",
    fr: "une autre colonne du manifeste, telle quelle",
};

/// The exchange files that are written, with their places among all.
fn exchanged(formats: &Formats) -> impl Iterator<Item = (usize, &'static ExchangeFile)> {
    let forms = formats.forms;
    exchange::FILES.iter().enumerate().filter(move |(_, file)| forms.has(file.form))
}

fn file_name(table: &Table, dialect: Dialect) -> String {
    format!("{}.{}", table.name, dialect.ending())
}
