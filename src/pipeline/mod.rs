//! The order of the rooms, one document per task.

mod clock;
mod config;
mod corrected;
mod find;
mod glossary;
mod kept;
mod learn;
mod memory;
mod merge;
mod order;
mod originals;
mod portions;
mod scored;
mod share;
mod single;
mod sink;
mod stream;
#[cfg(test)]
mod tests;
mod words;

use std::path::Path;

use rayon::prelude::*;

pub use crate::corpus::LONGEST_LINE;
pub use config::Config;
pub use corrected::check_corrections;
pub use find::find;
pub use learn::learn_names;
pub use memory::document;
pub use merge::merge;
pub use originals::originals;
pub use scored::score;
pub use single::{PlainMention, check_lines, extract_plain, extract_read, inspect};
pub use stream::{Answered, StreamConfig, stream};
pub use words::{find_terms, link_words};

use self::clock::Clock;
use self::kept::{Batch, Kept};
use self::order::in_order;
use self::share::Share;
use self::sink::Sink;
use crate::align::{self, AlignParams};
use crate::clean;
use crate::compare;
use crate::corpus::{self, Corpus};
use crate::corrections::{self, Corrections, Own};
use crate::error::{BadLine, Error, Result};
use crate::export::{self, Ready};
use crate::extract::{self, Gazetteer};
use crate::model::{
    Block, BlockKind, DateSource, Diagnostic, Document, DocumentPair, Flaw, Issued, Lang, MentionKind,
    RuleId, SegmentedText, Sides, SourceFile, Timing, Version, vocabulary,
};
use crate::names;
use crate::output;
use crate::read;
use crate::report::{self, Summary};
use crate::segment;

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
        /// What it cost, if it was made in this run and not taken from a former one or a shard.
        timing: Option<&'a Timing>,
    },
    /// A line of a stream cannot be understood.
    Failed {
        /// Its number, from 1.
        line: u64,
        /// The document, as far as the line tells it.
        document: Option<&'a str>,
        /// What is wrong with it.
        cause: &'a BadLine,
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
    // What is unpacked is kept until all documents are read.
    let Corpus { documents: pairs, mut flaws, manifest, meta, corrections, base, unpacked: _unpacked } =
        found;
    let (corrections, written) = corrected::read(config, corrections, &pairs, &mut flaws)?;
    let Share { pairs, loose, lengths, division } = Share::new(config, pairs, flaws);
    let inputs = shared_inputs(manifest.into_iter().chain(written), names);
    let target = export::Target {
        root: &config.output,
        formats: &config.formats,
        meta: &meta,
        rules: &rules(),
        shard: config.shard,
        division: &division,
        foreign: config.foreign,
    };
    let folder = export::Folder::open_target(&target, &inputs)?;
    let way = report::way(&config.output, &base);
    let kept = config.incremental.then(|| {
        let names: Vec<_> = inputs.iter().filter(|file| file.path.starts_with(GAZETTEER)).cloned().collect();
        Kept::new(folder.cache(), &config.formats, &names, &way)
    });
    let mut sink = Sink::new(folder, &config.formats, config.title.as_deref(), (loose, lengths))?;
    if !pairs.is_empty() && !config.incremental {
        // Or else every thread would wait for the names of one language, then of the other.
        pool.join(|| gazetteer.prepare(Lang::Fr), || gazetteer.prepare(Lang::En));
    }
    let flaws = sink.flaws_of(&pairs);
    let total = pairs.len();
    let noted = config.shard.is_some();
    let batch =
        Batch { gazetteer, corrections: &corrections, formats: &config.formats, way: &way, noted, kept };
    let make = |(pair, flaws): (DocumentPair, Vec<Diagnostic>)| {
        let (made, timing) = batch.made(pair, flaws)?;
        progress(Progress::Document {
            total: Some(total),
            bytes: made.bytes(),
            document: made.id(),
            timing: timing.as_ref(),
        });
        Ok(made)
    };
    let work = pairs.into_iter().zip(flaws);
    pool.scope(|scope| {
        in_order(&pool, work, make, |made| {
            if let Some(portion) = sink.write_in_portion(made?)? {
                scope.spawn(|_| portion.seek(&batch));
            }
            Ok(())
        })
    })?;
    let (ready, summary) = sink.finish(&pool, batch.kept.as_ref().map(Kept::cache), progress)?;
    show(ready)?;
    batch.kept.map_or(Ok(()), Kept::prune)?;
    Ok(summary)
}

/// What the names of the files of the gazetteer begin with in the account of a run.
const GAZETTEER: &str = "gazetteer/";

/// Files that are brought to the disk at a time. They wait for it and keep no processor busy; a disk can do as much at once.
const SYNCED_AT_A_TIME: usize = 16;

/// Shows new files in place of the former ones.
fn show(ready: Ready) -> Result<()> {
    let pool = threads(Some(SYNCED_AT_A_TIME))?;
    ready.show(|names, sync| {
        let done: Vec<Result<()>> = pool.install(|| names.par_iter().map(sync).collect());
        done.into_iter().collect()
    })
}

/// The threads for documents; `None` is one per processor.
fn threads(jobs: Option<usize>) -> Result<rayon::ThreadPool> {
    let jobs = jobs.unwrap_or(0);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build();
    pool.map_err(|source| Error::Threads { jobs, source })
}

/// The files that are read for all documents together: the manifest, the corrections and the files of the gazetteer folder.
fn shared_inputs(
    tables: impl Iterator<Item = (&'static str, Vec<u8>)>,
    names: Vec<(String, String)>,
) -> Vec<output::Fingerprint> {
    let tables = tables.map(|(name, bytes)| output::Fingerprint::of(name, &bytes));
    let names = names
        .into_iter()
        .map(|(name, text)| output::Fingerprint::of(&format!("{GAZETTEER}{name}"), text.as_bytes()));
    tables.chain(names).collect()
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

/// The names of all rules that sign mentions, that of a person's correction among them.
fn rules() -> Vec<RuleId> {
    let mut rules = extract::rules();
    rules.push(corrections::RULE);
    rules
}

/// Leads one document, with what people corrected in it, through the rooms.
#[must_use]
pub fn process(
    gazetteer: &Gazetteer,
    pair: DocumentPair,
    diagnostics: Vec<Diagnostic>,
    corrections: &Corrections,
) -> Document {
    timed(gazetteer, pair, diagnostics, corrections, &mut Clock::start())
}

/// Leads one document through the rooms, as [`process`] does, by the clock.
fn timed(
    gazetteer: &Gazetteer,
    pair: DocumentPair,
    diagnostics: Vec<Diagnostic>,
    corrections: &Corrections,
    clock: &mut Clock,
) -> Document {
    let own = corrections.of(&pair.id);
    lead(gazetteer, pair, |_, file| read_source(file), diagnostics, (own, clock))
}

/// What reading a file gives: its text, and its flaws with their places.
type Read = (read::FileText, read::Flaws);

/// Reads a file of the corpus.
fn read_source(file: &SourceFile) -> Read {
    read::read_from(corpus::open(file), &file.name)
}

/// Leads one document, whose files `read` reads, through the rooms.
fn lead(
    gazetteer: &Gazetteer,
    pair: DocumentPair,
    read: impl Fn(Lang, &SourceFile) -> Read,
    mut diagnostics: Vec<Diagnostic>,
    (own, clock): (Own<'_>, &mut Clock),
) -> Document {
    let mut former = corrections::Former::default();
    let mut version = |file: &Option<SourceFile>, lang: Lang| {
        let file = file.as_ref()?;
        let text = read(lang, file);
        let found = understand(gazetteer, (file, text), (&pair, own), lang, &mut diagnostics, clock);
        former[lang] = found.1;
        Some(found.0)
    };
    let fr = version(&pair.fr, Lang::Fr);
    let en = version(&pair.en, Lang::En);
    let texts = Sides { fr: fr.as_ref().map(|side| &side.text), en: en.as_ref().map(|side| &side.text) };
    let (fixed, lost) = own.beads(texts, &former);
    let (bitext, flaw) = align::align(&AlignParams::default(), texts.fr, texts.en, &fixed);
    diagnostics.extend(flaw.map(|flaw| Diagnostic::of(None, flaw)));
    diagnostics.extend(own.without_version(texts.map(|text| text.is_some())));
    diagnostics.extend(lost);
    let (mut fr, mut en) = match (fr, en) {
        (Some(fr), Some(en)) => {
            let (fr, en) = names::join_names(fr, en, &bitext);
            (Some(fr), Some(en))
        }
        alone => alone,
    };
    let meaning =
        |lang: Lang, kind: Option<MentionKind>, text: &str| extract::meaning(gazetteer, lang, kind, text);
    diagnostics.extend(own.mentions(Sides { fr: fr.as_mut(), en: en.as_mut() }, &former, &meaning));
    let discrepancies = compare::compare_versions(fr.as_ref(), en.as_ref(), &bitext);
    clock.end(|steps| &mut steps.align);
    Document { pair, fr, en, bitext, discrepancies, diagnostics }
}

/// Cleans, segments and searches a version that is read; its blocks as they were before corrections come back too, if any
/// was changed.
fn understand(
    gazetteer: &Gazetteer,
    (file, (found, flaws)): (&SourceFile, Read),
    (pair, own): (&DocumentPair, Own<'_>),
    lang: Lang,
    diagnostics: &mut Vec<Diagnostic>,
    clock: &mut Clock,
) -> (Version, Vec<Block>) {
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
    let (text, former, lost) = own.blocks(text, segment::edit);
    diagnostics.extend(lost);
    diagnostics.extend(other_masthead(&text, file));
    let holds_text = text.blocks.iter().any(|block| block.kind != BlockKind::Furniture);
    if holds_text && !text.blocks.iter().any(|block| block.kind == BlockKind::Paragraph) {
        diagnostics.push(Diagnostic::of(Some(lang), Flaw::NoNumbers { file: file.name.clone() }));
    }
    clock.end(|steps| &mut steps.read);
    let symbol = own_symbol(&text, pair);
    let issued = pair.about.date.map(|issued| (issued, DateSource::Manifest));
    let issued = issued.or_else(|| extract::issued(&text.blocks, lang));
    let source = source(&text, issued.map(|(issued, _)| issued), &symbol);
    let (mentions, odd) = extract::extract(gazetteer, &source);
    diagnostics.extend(odd.into_iter().map(|(at, range, flaw)| {
        let block = &text.blocks[at];
        Diagnostic {
            lang: Some(lang),
            part: Some(block.context.part),
            paragraph: block.number.as_deref().map(str::to_owned),
            raw: block.text.raw(range),
            flaw,
        }
    }));
    clock.end(|steps| &mut steps.extract);
    let version = Version {
        file: file.name.clone(),
        sha256: found.sha256,
        text_sha256: found.text_sha256,
        detected,
        symbol,
        date: issued.map(|(issued, _)| issued),
        date_source: issued.map(|(_, source)| source),
        text,
        mentions,
    };
    (version, former)
}

/// The flaw that the masthead names another language than that of the side.
fn other_masthead(text: &SegmentedText, file: &SourceFile) -> Option<Diagnostic> {
    let masthead = text.blocks.iter().find(|block| block.masthead)?;
    let named = segment::masthead_language(masthead.text.text()).filter(|named| *named != text.lang)?;
    let flaw = Flaw::MastheadLanguage { file: file.name.clone(), named };
    Some(Diagnostic::of(Some(text.lang), flaw))
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
            section: block.context.section,
        })
        .collect();
    extract::Source { lang: text.lang, symbol: (!symbol.is_empty()).then_some(symbol), published, passages }
}
