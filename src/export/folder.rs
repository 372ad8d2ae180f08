//! The output folder: new tables are written beside the former ones and replace them together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::aligned::{self, AlignedPairs, AlignedPortion};
use super::differences::Differences;
use super::files::{self, Files as OwnFiles};
use super::form::{self, Files, Opening, Whole, Written};
use super::formats::{Dialect, Form, Formats};
use super::portions::{self, WrittenPortions};
use super::ready::Ready;
use super::settings::Settings;
use super::{codebook, package, packed, page};
use crate::error::{Error, Result};
use crate::model::{Diagnostic, Discrepancy, RuleId, Shard, Term, hexadecimal};
use crate::output::{
    Cache, Fingerprint, Foreign, JOURNAL, Journal, Lock, Output, PageList, PageName, Pages, Rendered,
    Staging, account,
};
use crate::tables::{self, AlignedPair, DIFFERENCES, DocumentRow, EDGES, NODES, TABLES, Table, Take, Words};

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
    /// The hash of how the corpus is divided into shards, which has to be the same for all of them.
    pub division: &'a str,
    /// What becomes of files in the folder that are in the way and not of a former run.
    pub foreign: Foreign,
}

/// An output folder that is being written to.
///
/// Until [`Folder::finish`] the former tables are whole. A folder that is dropped before leaves them so.
pub struct Folder {
    formats: Formats,
    /// [`TABLES`], with what the manifest adds.
    kinds: Vec<Table>,
    rules: Vec<RuleId>,
    foreign: Foreign,
    /// The files of each form that is written.
    forms: Vec<Box<dyn Files>>,
    /// Those that speak of all others.
    last: Vec<Box<dyn Files>>,
    written: Vec<Written>,
    account: Output,
    inputs: usize,
    /// The command that gives the same files.
    command: String,
    /// The hash of the files that were read.
    corpus: Sha256,
    /// The files that each document has to itself.
    own: OwnFiles,
    aligned: Option<aligned::Waiting>,
    portions: Option<portions::Waiting>,
    differences: Option<Differences>,
    journal: Option<Journal>,
    // Dropped last, in this order.
    staging: Staging,
    _lock: Lock,
}

impl std::fmt::Debug for Folder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Folder").field("staging", &self.staging).finish_non_exhaustive()
    }
}

impl Folder {
    /// Makes `root` ready for a run over a whole corpus, which replaces nothing that is not of a former run; `inputs` are
    /// the files read for all documents together.
    ///
    /// # Errors
    ///
    /// Fails as [`Folder::open_target`] does.
    pub fn open(root: &Path, formats: &Formats, inputs: &[Fingerprint]) -> Result<Folder> {
        let (shard, foreign) = (None, Foreign::Keep);
        let target = Target { root, formats, meta: &[], rules: &[], shard, division: "", foreign };
        Folder::open_target(&target, inputs)
    }

    /// Makes the folder of `target` ready for a run, and opens the tables with their headers; `inputs` are the files read
    /// for all documents together.
    ///
    /// What an interrupted run left behind is put in place if it was complete, and taken away if it was not.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be written to, if another run is writing to it, if something stands in the way, or if this
    /// build cannot write one of the forms.
    pub fn open_target(target: &Target<'_>, inputs: &[Fingerprint]) -> Result<Folder> {
        let Target { root, formats, meta, rules, shard, division, foreign } = *target;
        formats.forms.check()?;
        let lock = Lock::take(root)?;
        let staging = Staging::begin(root)?;
        // Nobody should wait for a long run to hear this.
        staging.plan(names(formats, shard), &[], foreign)?;
        let files = staging.files();
        let kinds = kinds(meta);
        let opening = Opening { folder: &files, formats, tables: &kinds, meta };
        let settings = Settings::new(formats, shard);
        let mut folder = Folder {
            formats: *formats,
            foreign,
            forms: form::written(formats).map(|form| form.open(&opening)).collect::<Result<_>>()?,
            last: Vec::new(),
            written: Vec::new(),
            command: settings.command(),
            account: Output::create(&files, account::FILE, &account::head(&settings.command(), &settings))?,
            inputs: 0,
            corpus: Sha256::new(),
            aligned: formats.show_terms().then(|| aligned::Waiting::create(&files)).transpose()?,
            portions: formats.show_terms().then(|| portions::Waiting::create(&files)).transpose()?,
            own: OwnFiles::new(&files),
            differences: formats.show_terms().then(|| Differences::create(&files)).transpose()?,
            journal: shard.map(|_| Journal::create(&files, &(inputs, meta, division))).transpose()?,
            kinds,
            rules: rules.to_vec(),
            staging,
            _lock: lock,
        };
        folder.enter(inputs)?;
        Ok(folder)
    }

    /// Begins the pages of the report, which are shown together with the files of this folder.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be written to.
    pub fn pages(&self) -> Result<Pages> {
        let in_place = self.staging.known().in_place();
        Pages::open(self.staging.files(), (self.staging.root().to_owned(), in_place))
    }

    /// What documents gave in former runs into this folder, for a run that takes over what is the same.
    #[must_use]
    pub fn cache(&self) -> Cache {
        Cache::new(self.staging.root())
    }

    /// Notes in the journal, if the folder has one, what [`Folder::append`] will add of the document `id`, and its section of the
    /// report, as [`pack_document`](crate::output::pack_document) packs them.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn note(&mut self, id: &str, packed: impl FnOnce() -> Vec<u8>) -> Result<()> {
        match &mut self.journal {
            Some(journal) => journal.append(id, &packed()),
            None => Ok(()),
        }
    }

    /// Adds the rows of a document.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take them.
    pub fn append(&mut self, rendered: Rendered) -> Result<()> {
        self.write(&rendered)?;
        if let Some(differences) = &mut self.differences {
            differences.write(&rendered.differences)?;
        }
        if let Some(aligned) = &mut self.aligned {
            aligned.write(&rendered.aligned)?;
        }
        rendered.files.iter().try_for_each(|piece| self.own.write(piece))?;
        self.enter(&rendered.inputs)
    }

    /// Adds to the files of every form.
    fn write(&mut self, rendered: &Rendered) -> Result<()> {
        self.forms.iter_mut().zip(&rendered.forms).try_for_each(|(form, parts)| form.append(parts))
    }

    /// Renders rows that belong to no document, and adds them.
    fn add(&mut self, give: impl FnOnce(&mut dyn Take)) -> Result<()> {
        let rendered = page::rows(&self.formats, give);
        self.write(&rendered)
    }

    /// Adds differences that no longer wait.
    fn add_differences(&mut self, rows: &[u8]) -> Result<()> {
        let mut read = Ok(());
        self.add(|take| read = packed::each(rows, |cells| take.row(DIFFERENCES, cells)))?;
        read.map_err(|source| Error::Output { path: self.staging.files(), source })
    }

    /// The aligned sentences of the documents that were added since this was asked last, if terms are sought in them.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take them.
    pub fn end_portion(&mut self) -> Result<Option<AlignedPortion>> {
        self.aligned.as_mut().map(aligned::Waiting::end_portion).transpose()
    }

    /// Adds what a portion says of the terms; portions are added in their order.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn add_portion(&mut self, portion: &[u8]) -> Result<()> {
        self.portions.as_mut().map_or(Ok(()), |portions| portions.write(portion))
    }

    /// The aligned sentences of all documents that were added, and what their portions say of the terms; nothing can be added
    /// from then on, and they can be had once.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not give them back.
    pub fn aligned(&mut self) -> Result<Option<(AlignedPairs, WrittenPortions)>> {
        let both = self.aligned.take().zip(self.portions.take());
        both.map(|(aligned, portions)| Ok((aligned.read()?, portions.read()?))).transpose()
    }

    /// Notes in the journal, if the folder has one, what a portion says; no document is noted from then on.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn note_portion(&mut self, portion: &[u8]) -> Result<()> {
        self.journal.as_mut().map_or(Ok(()), |journal| journal.append_portion(portion))
    }

    /// Adds a difference of a sentence pair to those of its document. Pairs are given in their order.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take it.
    pub fn differ(&mut self, pair: &AlignedPair, found: &Discrepancy) -> Result<()> {
        let Some(differences) = &mut self.differences else { return Ok(()) };
        differences.put(&tables::difference(pair, found))?;
        if !differences.is_much() {
            return Ok(());
        }
        let ready = differences.ready();
        self.add_differences(&ready)
    }

    /// Adds the terms of the corpus, best first, with their examples from the pairs of [`Folder::aligned`].
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take them, or does not give back the pairs.
    pub fn add_terms(&mut self, terms: &[Term], read: (AlignedPairs, WrittenPortions)) -> Result<()> {
        let (mut pairs, portions) = read;
        portions.remove()?;
        for (at, some) in terms.chunks(TERMS_AT_A_TIME).enumerate() {
            let mut read = Ok(());
            self.add(|take| {
                for (number, term) in (at * TERMS_AT_A_TIME + 1..).zip(some) {
                    tables::term(number, term, take);
                    read = term.places.iter().try_for_each(|place| {
                        tables::example(number, &pairs.get(place.sentence)?, place, take);
                        Ok(())
                    });
                    if read.is_err() {
                        return;
                    }
                }
            })?;
            read?;
        }
        let least = self.formats.min_confidence;
        for (number, term) in (1..).zip(terms).filter(|(_, term)| term.confidence >= least) {
            let example = term.places.first().map(|place| pairs.get(place.sentence)).transpose()?;
            self.forms.iter_mut().try_for_each(|form| form.term(number, term, example.as_ref()))?;
        }
        pairs.remove()
    }

    /// Writes the differences that are left.
    fn end_differences(&mut self) -> Result<()> {
        let Some(mut differences) = self.differences.take() else { return Ok(()) };
        loop {
            let more = differences.pass_some(ROWS_AT_A_TIME)?;
            self.add_differences(&differences.ready())?;
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

    /// Finishes the files of the forms, to which nothing can be added from then on: the longest part of [`Folder::finish`],
    /// which does it otherwise. Returns how many tables the workbook does not hold whole, each of which is a flaw of severity
    /// info.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take them.
    pub fn bind(&mut self) -> Result<usize> {
        self.end_differences()?;
        let cut: Vec<Diagnostic> =
            self.forms.iter().flat_map(|form| form.cut()).map(|flaw| Diagnostic::of(None, flaw)).collect();
        if !cut.is_empty() {
            self.add(|take| cut.iter().for_each(|flaw| tables::diagnostic("", flaw, None, take)))?;
        }
        for form in std::mem::take(&mut self.forms) {
            match form.is_last() {
                true => self.last.push(form),
                false => self.written.extend(form.finish()?),
            }
        }
        Ok(cut.len())
    }

    /// Ends the new tables, with the pages of the report beside them, to be shown in place of the former ones; `counts` are the
    /// figures of the run, for its account.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take them, or if something stands in their way; the former tables are then whole.
    pub fn finish(mut self, pages: &PageList, counts: &impl Serialize) -> Result<Ready> {
        let mut outputs = self.close()?;
        outputs.extend(pages.fingerprints());
        outputs.extend(self.finish_last(&outputs)?);
        self.account.write(account::OUTPUTS.as_bytes())?;
        for (at, file) in outputs.iter().enumerate() {
            self.account.write(account::entry(file, at == 0).as_bytes())?;
        }
        self.account.write(account::tail(&self.corpus_sha256(), counts).as_bytes())?;
        // The account comes last: where it stands, the tables are whole.
        outputs.push(self.account.finish()?);
        let staying = pages.staying();
        let stay: BTreeSet<&str> = staying.iter().map(|file| file.path.as_str()).collect();
        let names = outputs.iter().map(|file| file.path.clone());
        let new = names.filter(|name| !stay.contains(name.as_str())).collect();
        let Folder { staging, foreign, _lock: lock, .. } = self;
        let plan = staging.plan(new, &staying, foreign)?;
        Ok(Ready::new(plan, (outputs, pages.causes()), staging, lock))
    }

    /// Ends every file but the account.
    fn close(&mut self) -> Result<Vec<Fingerprint>> {
        self.bind()?;
        if let Some((aligned, portions)) = self.aligned()? {
            aligned.remove()?;
            portions.remove()?;
        }
        let files = self.staging.files();
        let write = |name: &str, text: &str| Output::create(&files, name, text)?.finish();
        let mut outputs = Vec::new();
        let mut described: Vec<(Table, Dialect, Fingerprint)> = Vec::new();
        for Written { file, table } in std::mem::take(&mut self.written) {
            described.extend(table.map(|(table, dialect)| (table, dialect, file.clone())));
            outputs.push(file);
        }
        outputs.extend(self.own.finish()?);
        if let Some(journal) = &mut self.journal {
            outputs.push(journal.finish()?);
        }
        if !described.is_empty() {
            outputs.push(write(package::FILE, &package::package(&described))?);
        }
        let codebook = codebook::codebook(&self.described(), &self.rules, &self.further());
        outputs.push(write(codebook::FILE, &codebook)?);
        Ok(outputs)
    }

    /// Finishes the files that speak of all others, which are `outputs`.
    fn finish_last(&mut self, outputs: &[Fingerprint]) -> Result<Vec<Fingerprint>> {
        let tables = self.described();
        let tables = tables.iter().map(|(table, dialect)| (dialect.file_name(table), table.about.en));
        let further = self.further().into_iter().map(|(name, about)| (name.to_owned(), about.en));
        let about: BTreeMap<String, &str> = tables.chain(further).collect();
        let files = outputs.iter().map(|file| (file, about.get(&file.path).copied())).collect();
        let whole = Whole { files, corpus: &self.corpus_sha256(), command: &self.command };
        let mut written = Vec::new();
        for form in std::mem::take(&mut self.last) {
            written.extend(form.finish_last(&whole)?.into_iter().map(|written| written.file));
        }
        Ok(written)
    }

    /// The tables that the codebook explains: those that some form of this run holds.
    fn described(&self) -> Vec<(Table, Dialect)> {
        let has = |form: Form| self.formats.forms.has(form);
        let written = has(Form::Csv) || has(Form::Workbook) || has(Form::Parquet);
        let tables = self.kinds.iter().filter(|_| written).map(|table| (table.clone(), self.formats.dialect));
        let network = [EDGES, NODES].into_iter().filter(|_| has(Form::Gephi));
        tables.chain(network.map(|table| (table, Dialect::Plain))).collect()
    }

    /// The files that are not tables, and not of every run.
    fn further(&self) -> Vec<(&'static str, Words)> {
        let has = |form: Form| self.formats.forms.has(form);
        let report = has(Form::Report).then_some((PageName::FIRST, REPORT));
        let forms = form::written(&self.formats).flat_map(form::Export::about);
        let journal = self.journal.as_ref().map(|_| (JOURNAL, ABOUT_JOURNAL));
        let package = (has(Form::Csv) || has(Form::Gephi)).then_some((package::FILE, package::ABOUT));
        let own = files::ABOUT.iter().filter(|(form, ..)| has(*form)).map(|(_, name, about)| (*name, *about));
        report.into_iter().chain(forms).chain(own).chain(journal).chain(package).collect()
    }
}

/// The files that a run with these settings writes, but for the further pages of its report and the files of each document.
fn names(formats: &Formats, shard: Option<Shard>) -> Vec<String> {
    let has = |form: Form| formats.forms.has(form);
    let further = [
        has(Form::Report).then_some(PageName::FIRST),
        (has(Form::Csv) || has(Form::Gephi)).then_some(package::FILE),
        shard.map(|_| JOURNAL),
        Some(codebook::FILE),
        Some(account::FILE),
    ];
    let forms = form::written(formats).flat_map(|form| form.names(formats));
    forms.chain(further.into_iter().flatten().map(str::to_owned)).collect()
}

/// What the report is.
const REPORT: Words = Words {
    en: "the page for people: figures, both texts side by side, search and filters; it needs no network",
    fr: "la page à lire : chiffres, les deux textes côte à côte, recherche et filtres ; sans réseau",
};
/// What the journal of a shard is.
const ABOUT_JOURNAL: Words = Words {
    en: "what each document added to the files, for `paralign merge`; it can be deleted once the shards are merged",
    fr: "ce que chaque document a ajouté aux fichiers, pour `paralign merge` ; à effacer une fois les lots réunis",
};

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
