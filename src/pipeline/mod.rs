//! The order of the rooms, one document per task.

mod find;
mod glossary;
mod learn;
mod memory;
mod merge;
mod order;
mod originals;
mod single;
mod sink;
mod stream;
#[cfg(test)]
mod tests;
mod words;

use std::path::{Path, PathBuf};

pub use find::find;
pub use learn::learn_names;
pub use memory::document;
pub use merge::merge;
pub use originals::originals;
pub use single::{PlainMention, check_lines, extract_plain, extract_read, inspect};
pub use stream::{Answered, LONGEST_LINE, StreamConfig, stream};
pub use words::{find_terms, link_words};

use self::order::in_order;
use self::sink::{Loose, Made, Sink};
use crate::align::{self, AlignParams};
use crate::clean;
use crate::compare;
use crate::corpus::{self, Corpus};
use crate::error::{Error, Result};
use crate::extract::{self, Gazetteer};
use crate::model::{
    Block, BlockKind, DateSource, Diagnostic, Document, DocumentPair, Flaw, Issued, Lang, SegmentedText,
    Shard, SourceFile, Version, vocabulary,
};
use crate::names;
use crate::read;
use crate::segment;
use crate::summary::{self, Summary};
use crate::tables;

/// What a run is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The corpus folder, with `fr/` and `en/` in it.
    pub corpus: PathBuf,
    /// The folder for the tables; made if it is not there.
    pub output: PathBuf,
    /// A folder with further gazetteer files, as `paralign run --gazetteer` takes it.
    pub gazetteer: Option<PathBuf>,
    /// The number of threads; `None` is one per processor.
    pub jobs: Option<usize>,
    /// The share of the corpus to run, for [`merge`] to join with the others; `None` is the whole.
    pub shard: Option<Shard>,
    /// In which forms the tables are written.
    pub formats: tables::Formats,
    /// What stands at the head of the report; `None` says what it is.
    pub title: Option<String>,
    /// What becomes of files in the output folder that are in the way and not of a former run.
    pub foreign: tables::Foreign,
}

impl Default for Config {
    /// What `paralign` does with no subcommand: all of `corpus`, in every form, into `output`.
    fn default() -> Config {
        Config {
            corpus: "corpus".into(),
            output: "output".into(),
            gazetteer: None,
            jobs: None,
            shard: None,
            title: None,
            formats: tables::Formats::default(),
            foreign: tables::Foreign::Keep,
        }
    }
}

/// How far a run has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress<'a> {
    /// A document is finished.
    Document {
        /// How many documents there are, if that is known.
        total: Option<usize>,
        /// The size of its files, in bytes.
        bytes: u64,
        /// The document; empty where it is one of a stream.
        document: &'a str,
    },
    /// All documents are finished, and what shows all of them together is written.
    Writing(Step),
}

vocabulary! {
    /// What is written when all documents are finished.
    pub enum Step {
        /// The terms are sought in the aligned sentences of all documents.
        Terms = "terms",
        /// The pages of the report and the workbook are finished.
        Pages = "pages",
        /// The files are checked, and moved into place.
        Files = "files",
    }
}

impl Step {
    /// What is being done, for people.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Step::Terms => "looking for terms",
            Step::Pages => "writing the report and the workbook",
            Step::Files => "moving the files into place",
        }
    }
}

/// Reads the corpus, writes the tables, and returns the figures of the run.
///
/// The files hold the same bytes whatever the number of threads. `progress` is called from any thread, once for every
/// document and for every step after the last.
///
/// # Errors
///
/// Fails when the corpus cannot be listed or the files cannot be written; the former tables are then whole. A flaw
/// inside a document becomes a row of `diagnostics.csv` instead.
pub fn run(config: &Config, progress: &(dyn Fn(Progress<'_>) + Sync)) -> Result<Summary> {
    let names = config.gazetteer.as_deref().map(corpus::gazetteer_files).transpose()?.unwrap_or_default();
    let extended = config.gazetteer.as_deref().map(|folder| extended(folder, &names)).transpose()?;
    let gazetteer = extended.as_ref().unwrap_or_else(|| Gazetteer::builtin());
    let pool = threads(config.jobs)?;
    // On a thread of the pool, so that the documents can have the memory that the listing took and gave back.
    let found = pool.install(|| corpus::discover(&config.corpus, &config.output))?;
    let Corpus { documents: mut pairs, flaws, manifest, meta } = found;
    let mut loose = by_document(flaws);
    if let Some(shard) = config.shard {
        pairs.retain(|pair| shard.holds(&pair.id));
        loose.retain(|id, _| shard.holds(id));
    }
    let inputs = shared_inputs(manifest, names);
    let target = tables::Target {
        root: &config.output,
        formats: &config.formats,
        meta: &meta,
        rules: &extract::rules(),
        shard: config.shard,
        foreign: config.foreign,
    };
    let folder = tables::Folder::open_target(&target, &inputs)?;
    let mut sink = Sink::new(folder, &config.formats, config.title.as_deref(), loose)?;
    if !pairs.is_empty() {
        // Or else every thread would wait for the names of one language, then of the other.
        pool.join(|| gazetteer.prepare(Lang::Fr), || gazetteer.prepare(Lang::En));
    }
    let flaws = sink.flaws_of(&pairs);
    let total = pairs.len();
    let way = summary::way(&config.output, &config.corpus);
    let make = |(pair, flaws): (DocumentPair, Vec<Diagnostic>)| {
        let made = Made::new(&config.formats, process(gazetteer, pair, flaws), &way);
        progress(Progress::Document { total: Some(total), bytes: made.bytes(), document: made.id() });
        made
    };
    in_order(&pool, pairs.into_iter().zip(flaws), make, |made| sink.write(made))?;
    sink.finish(&pool, progress)
}

/// The threads for documents; `None` is one per processor.
fn threads(jobs: Option<usize>) -> Result<rayon::ThreadPool> {
    let jobs = jobs.unwrap_or(0);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
    pool.map_err(|source| Error::Threads { jobs, source })
}

/// The files that are read for all documents together: the manifest and the files of the gazetteer folder.
fn shared_inputs(
    manifest: Option<(&'static str, Vec<u8>)>,
    names: Vec<(String, String)>,
) -> Vec<tables::Fingerprint> {
    let manifest = manifest.map(|(name, bytes)| tables::Fingerprint::of(name, &bytes));
    let names = names
        .into_iter()
        .map(|(name, text)| tables::Fingerprint::of(&format!("gazetteer/{name}"), text.as_bytes()));
    manifest.into_iter().chain(names).collect()
}

/// The program's own gazetteer with the files of a folder added to it; `None` if there is no folder.
///
/// # Errors
///
/// Fails if the folder cannot be read or a file of it cannot be understood.
pub fn extended_gazetteer(folder: Option<&Path>) -> Result<Option<Gazetteer>> {
    folder.map(|folder| extended(folder, &corpus::gazetteer_files(folder)?)).transpose()
}

fn extended(folder: &Path, files: &[(String, String)]) -> Result<Gazetteer> {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Gazetteer::extended(&files)
        .map_err(|source| Error::Gazetteer { path: folder.to_owned(), cause: source.to_string() })
}

/// Leads one document through the rooms.
#[must_use]
pub fn process(gazetteer: &Gazetteer, pair: DocumentPair, diagnostics: Vec<Diagnostic>) -> Document {
    lead(gazetteer, pair, |_, file| read::read(&file.path, &file.name), diagnostics)
}

/// What reading a file gives: its text, and its flaws with their places.
type Read = (read::FileText, read::Flaws);

/// Leads one document, whose files `read` reads, through the rooms.
fn lead(
    gazetteer: &Gazetteer,
    pair: DocumentPair,
    read: impl Fn(Lang, &SourceFile) -> Read,
    mut diagnostics: Vec<Diagnostic>,
) -> Document {
    let mut version = |file: &Option<SourceFile>, lang: Lang| {
        let file = file.as_ref()?;
        Some(understand(gazetteer, file, &pair, lang, read(lang, file), &mut diagnostics))
    };
    let fr = version(&pair.fr, Lang::Fr);
    let en = version(&pair.en, Lang::En);
    let (bitext, flaw) = align::align(
        &AlignParams::default(),
        fr.as_ref().map(|side| &side.text),
        en.as_ref().map(|side| &side.text),
    );
    diagnostics.extend(flaw.map(|flaw| Diagnostic::of(None, flaw)));
    let (fr, en) = match (fr, en) {
        (Some(fr), Some(en)) => {
            let (fr, en) = names::join_names(fr, en, &bitext);
            (Some(fr), Some(en))
        }
        alone => alone,
    };
    let discrepancies = compare::compare_versions(fr.as_ref(), en.as_ref(), &bitext);
    Document { pair, fr, en, bitext, discrepancies, diagnostics }
}

/// Cleans, segments and searches a version that is read.
fn understand(
    gazetteer: &Gazetteer,
    file: &SourceFile,
    pair: &DocumentPair,
    lang: Lang,
    (found, flaws): Read,
    diagnostics: &mut Vec<Diagnostic>,
) -> Version {
    diagnostics.extend(flaws.into_iter().map(|(flaw, at)| Diagnostic {
        raw: at.map(|at| at..at + '\u{FFFD}'.len_utf8()),
        ..Diagnostic::of(Some(lang), flaw)
    }));
    let detected = read::detect(found.raw.text());
    if let Some((other, confidence)) = detected
        && other != lang
        && confidence >= SURE
    {
        let flaw = Flaw::WrongLanguage { file: file.name.clone(), detected: other };
        diagnostics.push(Diagnostic::of(Some(lang), flaw));
    }
    let (text, flaws) = segment::segment(clean::clean(found.raw, lang));
    diagnostics.extend(flaws);
    let masthead = text.blocks.iter().find(|block| block.masthead);
    let named = masthead.and_then(|block| segment::masthead_language(block.text.text()));
    if let Some(named) = named.filter(|named| *named != lang) {
        let flaw = Flaw::MastheadLanguage { file: file.name.clone(), named };
        diagnostics.push(Diagnostic::of(Some(lang), flaw));
    }
    let holds_text = text.blocks.iter().any(|block| block.kind != BlockKind::Furniture);
    if holds_text && !text.blocks.iter().any(|block| block.kind == BlockKind::Paragraph) {
        diagnostics.push(Diagnostic::of(Some(lang), Flaw::NoNumbers { file: file.name.clone() }));
    }
    let symbol = own_symbol(&text, pair);
    let issued = pair.about.date.map(|issued| (issued, DateSource::Manifest));
    let issued = issued.or_else(|| extract::issued(&text.blocks, lang));
    let source = source(&text, issued.map(|(issued, _)| issued), &symbol);
    let (mentions, odd) = extract::extract(gazetteer, &source);
    diagnostics.extend(odd.into_iter().map(|(at, range, flaw)| {
        let block = &text.blocks[at];
        Diagnostic {
            lang: Some(lang),
            part: Some(block.part),
            paragraph: block.number.as_deref().map(str::to_owned),
            raw: block.text.raw(range),
            flaw,
        }
    }));
    Version {
        file: file.name.clone(),
        sha256: found.sha256,
        text_sha256: found.text_sha256,
        detected,
        symbol,
        date: issued.map(|(issued, _)| issued),
        date_source: issued.map(|(_, source)| source),
        text,
        mentions,
    }
}

/// A detector this sure of another language is believed, in per cent.
const SURE: u8 = 80;

/// The document's symbol: from the manifest, else from masthead, page lines and file name.
fn own_symbol(text: &SegmentedText, pair: &DocumentPair) -> String {
    if !pair.about.symbol.is_empty() {
        return pair.about.symbol.clone();
    }
    let furniture: Vec<&str> = text
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Furniture)
        .map(|block| block.text.text())
        .collect();
    extract::own_symbol(&furniture, &pair.id).unwrap_or_default()
}

/// The blocks as the extractors read them: furniture without the masthead is empty, so that the indices stay.
fn source<'a>(text: &'a SegmentedText, published: Option<Issued>, symbol: &'a str) -> extract::Source<'a> {
    let shown = |block: &Block| block.kind != BlockKind::Furniture || block.masthead;
    let passages = text
        .blocks
        .iter()
        .map(|block| extract::Passage {
            text: if shown(block) { block.text.text() } else { "" },
            kind: block.kind,
            section: block.section,
        })
        .collect();
    extract::Source { lang: text.lang, symbol: (!symbol.is_empty()).then_some(symbol), published, passages }
}

/// Groups the flaws of the corpus by the document that they name.
fn by_document(flaws: Vec<(String, Diagnostic)>) -> Loose {
    let mut out = Loose::new();
    for (id, flaw) in flaws {
        out.entry(id).or_default().push(flaw);
    }
    out
}
