//! The output folder: new tables are written beside the former ones and replace them together.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::error::{Error, Result};
use crate::model::Shard;

use super::column::{Table, Words};
use super::formats::{Dialect, Formats};
use super::journal::{self, Journal};
use super::lock::Lock;
use super::network::{EDGES, NODES, Nodes};
use super::output::{Fingerprint, Output};
use super::pages::{self, PageList};
use super::workbook::{self, Book};
use super::{Rendered, TABLES, account, codebook, exchange, package, texts};

/// Where the new tables are written.
const STAGING: &str = ".paralign-new";
/// What the staging folder is called once it is complete: from here on the tables only have to be moved.
const READY: &str = ".paralign-ready";

/// An output folder that is being written to.
///
/// Until [`Folder::finish`] the former tables are whole. A folder that is dropped before leaves them so.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    formats: Formats,
    tables: Vec<Output>,
    edges: Output,
    nodes: Nodes,
    exchange: Vec<Output>,
    account: Output,
    inputs: usize,
    texts: Option<Output>,
    book: Option<Book>,
    /// The finished workbook.
    bound: Option<Fingerprint>,
    journal: Option<Journal>,
    #[cfg(feature = "parquet")]
    columns: Vec<super::parquet::Columns>,
    finished: bool,
    _lock: Lock,
}

impl Folder {
    /// Makes `root` ready for a run, and opens the tables with their headers; `inputs` are the files read for all
    /// documents together.
    ///
    /// What an interrupted run left behind is put in place if it was complete, and cleared away if it was not.
    ///
    /// # Errors
    ///
    /// Fails if the folder cannot be written to, or if another run is writing to it.
    pub fn open(root: &Path, formats: &Formats, inputs: &[Fingerprint]) -> Result<Folder> {
        Folder::open_shard(root, formats, None, inputs)
    }

    /// Does what [`Folder::open`] does for one of several runs that divide a corpus: a journal goes with the tables.
    ///
    /// # Errors
    ///
    /// Fails as [`Folder::open`] does.
    pub fn open_shard(
        root: &Path,
        formats: &Formats,
        shard: Option<Shard>,
        inputs: &[Fingerprint],
    ) -> Result<Folder> {
        let fail = |source: io::Error| Error::Output { path: root.to_owned(), source };
        fs::create_dir_all(root).map_err(fail)?;
        let lock = Lock::take(root)?;
        recover(root).map_err(fail)?;
        let staging = root.join(STAGING);
        fs::create_dir(&staging).map_err(fail)?;
        let table = |table: &Table, dialect: Dialect| {
            Output::create(&staging, &file_name(table, dialect), &dialect.header(table))
        };
        let mut folder = Folder {
            root: root.to_owned(),
            formats: *formats,
            tables: TABLES.iter().map(|one| table(one, formats.dialect)).collect::<Result<_>>()?,
            edges: table(&EDGES, Dialect::Plain)?,
            nodes: Nodes::default(),
            exchange: exchange::FILES
                .iter()
                .map(|file| Output::create(&staging, file.name, &exchange::head(file.name, formats)))
                .collect::<Result<_>>()?,
            account: Output::create(&staging, account::FILE, &account::head(formats, shard))?,
            inputs: 0,
            texts: formats.texts.then(|| Output::create(&staging, texts::FILE, "")).transpose()?,
            book: formats.workbook.then(|| Book::new(&staging)).transpose()?,
            bound: None,
            journal: shard.map(|_| Journal::create(&staging, inputs)).transpose()?,
            #[cfg(feature = "parquet")]
            columns: TABLES
                .iter()
                .map(|one| super::parquet::Columns::create(&staging, one))
                .collect::<Result<_>>()?,
            finished: false,
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
        for ((table, file), rows) in TABLES.iter().zip(&mut self.tables).zip(&rendered.tables) {
            file.write(&self.formats.dialect.rows(table, rows))?;
        }
        if let Some(book) = &mut self.book {
            for (at, rows) in rendered.tables.iter().enumerate() {
                book.append(at, rows)?;
            }
        }
        #[cfg(feature = "parquet")]
        for (file, rows) in self.columns.iter_mut().zip(&rendered.tables) {
            file.append(rows)?;
        }
        for (file, bytes) in self.exchange.iter_mut().zip(&rendered.exchange) {
            file.write(bytes)?;
        }
        if let Some(texts) = &mut self.texts {
            texts.write(&rendered.texts)?;
        }
        self.edges.write(&rendered.network.edges)?;
        self.nodes.extend(rendered.network.nodes);
        self.enter(&rendered.inputs)
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
        if let Some(book) = self.book.take() {
            self.bound = Some(book.finish(&self.staging())?);
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
        for (at, file) in outputs.into_iter().chain(pages.fingerprints()).enumerate() {
            self.account.write(account::entry(&file, at == 0).as_bytes())?;
        }
        self.account.write(account::TAIL.as_bytes())?;
        self.account.flush()?;
        let fail = |source: io::Error| Error::Output { path: self.root.clone(), source };
        check_way(&self.staging(), &self.root)?;
        fs::rename(self.root.join(STAGING), self.root.join(READY)).map_err(fail)?;
        self.finished = true;
        recover(&self.root)
            .and_then(|()| clear(&self.root, &self.formats, &self.further()))
            .and_then(|()| pages::clear(&self.root, pages))
            .map_err(fail)
    }

    /// Where files stand until they are shown together.
    pub(super) fn staging(&self) -> PathBuf {
        self.root.join(STAGING)
    }

    /// Brings every file but the account to the disk.
    fn close(&mut self) -> Result<Vec<Fingerprint>> {
        let staging = self.root.join(STAGING);
        let write = |name: &str, text: &str| Output::create(&staging, name, text)?.finish();
        let mut described: Vec<(Table, Dialect, Fingerprint)> = Vec::new();
        for (table, file) in TABLES.iter().zip(&mut self.tables) {
            described.push((*table, self.formats.dialect, file.finish()?));
        }
        described.push((EDGES, Dialect::Plain, self.edges.finish()?));
        let mut nodes =
            Output::create(&staging, &file_name(&NODES, Dialect::Plain), &Dialect::Plain.header(&NODES))?;
        nodes.write(&self.nodes.rows())?;
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
        self.bind()?;
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

fn file_name(table: &Table, dialect: Dialect) -> String {
    format!("{}.{}", table.name, dialect.ending())
}

/// Clears away what a run with other settings left under names that this run does not write.
fn clear(root: &Path, formats: &Formats, further: &[(&str, Words)]) -> io::Result<()> {
    let mut stale: Vec<String> = TABLES
        .iter()
        .flat_map(|table| Dialect::ALL.map(|dialect| file_name(table, dialect)))
        .filter(|name| !name.ends_with(&format!(".{}", formats.dialect.ending())))
        .collect();
    if !cfg!(feature = "parquet") {
        stale.extend(TABLES.iter().map(|table| format!("{}.parquet", table.name)));
    }
    let written = |name: &str| further.iter().any(|(known, _)| *known == name);
    stale.extend(
        [workbook::FILE, texts::FILE, journal::FILE]
            .into_iter()
            .filter(|name| !written(name))
            .map(str::to_owned),
    );
    for name in stale {
        match fs::remove_file(root.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.finished {
            // Nothing more can be done here, and the next run clears what is left.
            let _ = fs::remove_dir_all(self.root.join(STAGING));
        }
    }
}

/// Fails if anything stands where a file goes, other than a file, or where a folder goes, other than a folder: once the
/// first file is moved into place, the others must follow.
fn check_way(from: &Path, to: &Path) -> Result<()> {
    let fail = |source: io::Error| Error::Output { path: to.to_owned(), source };
    for entry in fs::read_dir(from).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        let (kind, path) = (entry.file_type().map_err(fail)?, to.join(entry.file_name()));
        match fs::symlink_metadata(&path) {
            Ok(there) if there.is_dir() != kind.is_dir() => return Err(Error::InTheWay { path }),
            Ok(_) if kind.is_dir() => check_way(&entry.path(), &path)?,
            Err(source) if source.kind() != io::ErrorKind::NotFound => return Err(fail(source)),
            _ => {}
        }
    }
    Ok(())
}

/// Moves complete tables into place and clears away incomplete ones.
fn recover(root: &Path) -> io::Result<()> {
    let ready = root.join(READY);
    if ready.is_dir() {
        for entry in fs::read_dir(&ready)? {
            let entry = entry?;
            pages::show(&entry.path(), &root.join(entry.file_name()))?;
        }
        fs::remove_dir(&ready)?;
    }
    let staging = root.join(STAGING);
    if staging.is_dir() {
        fs::remove_dir_all(&staging)?;
    }
    Ok(())
}
