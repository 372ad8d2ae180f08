//! Where documents go, one after the other, whether they were just made or come from shards.

use std::collections::BTreeMap;

use super::portions::{Ended, Portions};
use super::{Progress, Step, glossary};
use crate::error::Result;
use crate::export::{self, Folder, Form, Formats, Ready, Rendered, archive};
use crate::model::{Diagnostic, Document, DocumentPair};
use crate::output::{self, Cache, PageList};
use crate::report::{self, Report, Section, Summary};

/// What a document, or a name that is none, adds to what a run writes.
pub(super) struct Product {
    pub(super) id: String,
    pub(super) rendered: Rendered,
    pub(super) section: Section,
    /// Both in one piece, if that was needed already.
    pub(super) packed: Option<Vec<u8>>,
    /// The hash of all that it was made of, if that is known.
    pub(super) cause: Option<String>,
}

/// What the rooms made of a document.
pub(super) enum Made {
    /// What it adds.
    Product(Box<Product>),
    /// The document itself, where what it adds is so long that it is rendered when its turn comes.
    Long {
        document: Box<Document>,
        /// The way to the corpus.
        way: String,
    },
}

impl Made {
    pub(super) fn new(formats: &Formats, document: Document, way: &str) -> Made {
        if export::is_long(&document) {
            return Made::Long { document: Box::new(document), way: way.to_owned() };
        }
        let mut rendered = export::render(formats, &document);
        rendered.files = archive::files(formats, &document);
        let section = match formats.forms.has(Form::Report) {
            true => report::section(&document, way, rendered.words),
            false => report::figures(&document, rendered.words),
        };
        Made::Product(Box::new(Product {
            rendered,
            section,
            packed: None,
            cause: None,
            id: document.pair.id,
        }))
    }

    pub(super) fn id(&self) -> &str {
        match self {
            Made::Product(product) => &product.id,
            Made::Long { document, .. } => &document.pair.id,
        }
    }

    /// The size of the files that it was read from.
    pub(super) fn bytes(&self) -> u64 {
        match self {
            Made::Product(product) => product.rendered.input_bytes(),
            Made::Long { document, .. } => document.file_bytes(),
        }
    }
}

impl Product {
    /// Flaws of the name `id`, which is not a document.
    fn of_flaws(formats: &Formats, id: String, found: &[Diagnostic]) -> Product {
        let (rendered, section) = (export::flaws(formats, &id, found), report::flaws(&id, found));
        Product { rendered, section, packed: None, cause: None, id }
    }

    /// What it adds, in one piece.
    pub(super) fn pack(&self) -> Vec<u8> {
        output::pack_document(&self.rendered, &self.section, self.section.texts())
    }
}

/// Flaws by the name they belong to.
pub(super) type Loose = BTreeMap<String, Vec<Diagnostic>>;

/// Where products go, in the order of their ids.
pub(super) struct Sink {
    formats: Formats,
    folder: Folder,
    /// The report, if one is written.
    report: Option<Report>,
    /// Flaws that are not written yet.
    loose: Loose,
    portions: Portions,
    summary: Summary,
}

impl Sink {
    /// Documents come in portions of so many as `lengths` says; `loose` are the flaws that were found in listing the corpus.
    pub(super) fn new(
        folder: Folder,
        formats: &Formats,
        title: Option<&str>,
        (loose, lengths): (Loose, Vec<usize>),
    ) -> Result<Sink> {
        let report = formats.forms.has(Form::Report).then(|| Report::open(&folder, title)).transpose()?;
        let (portions, summary) = (Portions::new(lengths), Summary::default());
        Ok(Sink { formats: *formats, folder, report, loose, portions, summary })
    }

    /// Takes the flaws that were found in listing the corpus, for each document.
    pub(super) fn flaws_of(&mut self, pairs: &[DocumentPair]) -> Vec<Vec<Diagnostic>> {
        pairs.iter().map(|pair| self.loose.remove(&pair.id).unwrap_or_default()).collect()
    }

    /// Writes what was made of a document, and before it the flaws of names that are no document and would stand there.
    pub(super) fn write(&mut self, made: Made) -> Result<()> {
        while let Some(entry) = self.loose.first_entry().filter(|entry| **entry.key() < *made.id()) {
            let (id, found) = entry.remove_entry();
            self.add(Product::of_flaws(&self.formats, id, &found))?;
        }
        match made {
            Made::Product(product) => self.add(*product),
            Made::Long { document, way } => self.add_long(&document, &way),
        }
    }

    /// Writes what was made of a document as [`Sink::write`] does, and returns the portion that ends with it, if one does.
    pub(super) fn write_in_portion(&mut self, made: Made) -> Result<Option<Ended>> {
        self.write(made)?;
        self.portions.add(&mut self.folder)?;
        self.portions.count(&mut self.folder)
    }

    /// Adds what a portion says of the terms.
    pub(super) fn add_portion(&mut self, portion: &[u8]) -> Result<()> {
        self.folder.add_portion(portion)
    }

    /// Renders a document piece by piece, and adds each piece.
    fn add_long(&mut self, document: &Document, way: &str) -> Result<()> {
        let (formats, id) = (self.formats, &document.pair.id);
        let mut add = |rendered: Rendered, section: Section| {
            self.add(Product { id: id.clone(), rendered, section, packed: None, cause: None })
        };
        let words =
            export::render_in_pieces(&formats, document, &mut |piece| add(piece, Section::default()))?;
        archive::write(&formats, document, &mut |piece| add(Rendered::of_file(piece), Section::default()))?;
        let mut add = |piece: Section| add(Rendered::default(), piece);
        match formats.forms.has(Form::Report) {
            true => report::section_in_pieces(document, way, words, &mut add),
            false => add(report::figures(document, words)),
        }
    }

    fn add(&mut self, mut product: Product) -> Result<()> {
        let packed = product.packed.take();
        self.folder.note(&product.id, || packed.unwrap_or_else(|| product.pack()))?;
        let Product { rendered, section, cause, .. } = product;
        self.summary += section.figures();
        self.summary.flaws.infos += rendered.flaws;
        self.folder.append(rendered)?;
        match &mut self.report {
            Some(report) => report.append(section, cause),
            None => Ok(()),
        }
    }

    /// Writes what is left, the two longest tasks side by side: the new files, to be shown, and the figures of the run. `cache`
    /// is where the texts of pages are that a former run made.
    pub(super) fn finish(
        mut self,
        pool: &rayon::ThreadPool,
        cache: Option<&Cache>,
        progress: &(dyn Fn(Progress<'_>) + Sync),
    ) -> Result<(Ready, Summary)> {
        for (id, found) in std::mem::take(&mut self.loose) {
            self.add(Product::of_flaws(&self.formats, id, &found))?;
        }
        self.portions.add(&mut self.folder)?;
        let Sink { mut report, mut folder, mut summary, .. } = self;
        if let Some(mut read) = folder.aligned()? {
            progress(Progress::Writing(Step::Terms));
            let terms = glossary::gather(&mut folder, &mut read, |pair, found| {
                summary.discrepancies.add(found.severity);
                if let Some(report) = &mut report {
                    report.differ(pair, found);
                }
            })?;
            if let Some(report) = &mut report {
                report.terms(&terms, &mut read.0)?;
            }
            folder.add_terms(&terms, read)?;
        }
        progress(Progress::Writing(Step::Pages));
        let corpus = folder.corpus_sha256();
        let pages = || report.map_or(Ok(PageList::default()), |report| report.finish(&corpus, cache));
        let (shown, bound) = pool.join(pages, || folder.bind());
        summary.flaws.infos += bound?;
        progress(Progress::Writing(Step::Files));
        let ready = folder.finish(&shown?, &summary)?;
        Ok((ready, summary))
    }
}
