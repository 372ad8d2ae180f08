//! The command line: flags into a [`Config`].

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use paralign::corpus::published;
use paralign::model::{Lang, Shard};
use paralign::pipeline::{Config, StreamConfig};
use paralign::tables::{Dialect, Foreign, Formats, Level};

/// Aligns official reports in French and English and writes tables of what they say.
#[derive(Debug, Parser)]
#[command(
    name = "paralign",
    version,
    after_help = "Examples:\n  paralign                                 the corpus in corpus/ into tables in output/\n  paralign run reports --output tables     another corpus, another folder\n  paralign run reports --jobs 2 --quiet    two threads, no progress\n  paralign run --strict                    exit status 1 if a document is flawed\n  paralign run reports --shard 1/4         a quarter of the documents, to be merged\n  paralign stream < reports.jsonl          JSON lines in, JSON lines out\n  paralign inspect report.txt              what the program understood of a document\n  paralign extract --kind date report.txt  the dates of any text\n  paralign align fr.txt en.txt             two texts with one segment per line\n  paralign check fr.txt en.txt             what differs between two columns of a translation memory\n  paralign words fr.txt en.txt             which word of a line stands for which\n  paralign terms fr.txt en.txt             the terms of two texts, and what they are called in the other\n  paralign find \"personnes morales\"       where words stand in the tables, with the translation\n\nExit status: 0 the tables were written, 1 the same but with --strict and flaws of severity error,\n2 nothing was written, 3 the disk failed while the tables were moved into place: run it again."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What to do; without a word, the batch is run.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read a corpus and write its tables
    Run(Run),
    /// Join the folders of all shards into what one run would have written
    Merge(Merge),
    /// Read documents as JSON lines from standard input and print their tables as JSON lines
    Stream(Stream),
    /// Show what the program understood of one document: its blocks, their numbers and headings, its flaws
    Inspect(Inspect),
    /// Print the dates, document symbols and entities of a text as CSV
    Extract(Extract),
    /// Align two texts that are segmented already, one segment per line
    Align(Align),
    /// Compare two texts that are aligned line by line, and print what differs as CSV
    Check(Check),
    /// Link the words of two texts that are aligned line by line
    #[command(
        after_help = "One line out for one pair of lines: the places of French and English words that stand for each other, counted\nfrom 0, as in `0-0 1-2`. A word is what stands between two spaces."
    )]
    Words(LinePairs),
    /// List the terms of two texts that are aligned line by line, with what they are called in the other language, as CSV
    #[command(
        after_help = "The best terms come first: pairs, then those that one language has alone. `paralign run` writes the aligned\nsentences of a corpus as two files of lines:\n  paralign terms output/paralign.en-fr.fr output/paralign.en-fr.en"
    )]
    Terms(LinePairs),
    /// Find words in the tables of a run, with their context and what they are called in the other language
    Find(Find),
}

/// The flags of `merge`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  paralign run reports --shard 1/2 --output shards/1\n  paralign run reports --shard 2/2 --output shards/2\n  paralign merge shards/1 shards/2 --output tables"
)]
pub(crate) struct Merge {
    /// The folders that `run --shard` wrote, all of them, in any order
    #[arg(required = true, value_name = "SHARD_DIR")]
    pub(crate) shards: Vec<PathBuf>,
    /// The folder for the tables
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub(crate) output: PathBuf,
    /// Replace files in that folder that no run wrote, or that were changed since
    #[arg(long)]
    pub(crate) force: bool,
    /// Print nothing but errors
    #[arg(long)]
    pub(crate) quiet: bool,
}

/// What becomes of files that are in the way and not of a former run.
pub(crate) fn foreign(force: bool) -> Foreign {
    if force { Foreign::Replace } else { Foreign::Keep }
}

/// The flags of `stream`.
#[derive(Debug, Args)]
#[command(
    after_help = "In:  {\"doc_id\":\"a\",\"fr\":\"1. Le texte\",\"en\":\"1. The text\",\"meta\":{\"symbol\":\"A/1\"}}\nOut: {\"doc_id\":\"a\",\"tables\":{\"documents\":[{...},{...}],\"blocks\":[...],...}}\n     {\"doc_id\":null,\"error\":\"the line is no record: ...\",\"line\":2}\n\nOne line out for one line in, in the same order; a line that cannot be understood is answered with an\nerror, and the exit status is 0. fr, en and meta may be left out or null, but not both texts; fr_base64 and\nen_base64 hold a Word, HTML, OpenDocument or PDF file in place of a text. meta holds\nsymbol, title, date, fr_provenance and en_provenance; other members are passed over. A line may have 64 MiB."
)]
pub(crate) struct Stream {
    /// A folder with gazetteer files (*.tsv) to add to the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) gazetteer: Option<PathBuf>,
    /// The number of threads [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
}

impl Stream {
    /// The settings of the library.
    pub(crate) fn config(&self) -> StreamConfig {
        StreamConfig { gazetteer: self.gazetteer.clone(), jobs: self.jobs.map(usize::from) }
    }
}

/// The flags of `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The French lines; `-` is standard input
    pub(crate) fr: PathBuf,
    /// The English lines; `-` is standard input
    pub(crate) en: PathBuf,
}

/// The flags of `words` and `terms`.
#[derive(Debug, Args)]
pub(crate) struct LinePairs {
    /// The French lines; `-` is standard input
    pub(crate) fr: PathBuf,
    /// The English lines; `-` is standard input
    pub(crate) en: PathBuf,
    /// The number of threads [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
}

/// The flags of `find`.
#[derive(Debug, Args)]
#[command(
    after_help = "Case, accents and apostrophes make no difference. What is probably the translation stands in brackets.\n\nExample:\n  paralign find \"personnes morales\" output"
)]
pub(crate) struct Find {
    /// The words, one after the other as they stand in the text
    pub(crate) words: String,
    /// The folder that `paralign run` has written
    #[arg(default_value = "output")]
    pub(crate) output: PathBuf,
    /// Search in this language only [default: in both]
    #[arg(long, value_name = "fr|en", value_parser = language)]
    pub(crate) lang: Option<Lang>,
    /// Read WORDS as a regular expression, which may match parts of words
    #[arg(long)]
    pub(crate) regex: bool,
    /// Print lines of JSON
    #[arg(long, conflicts_with = "csv")]
    pub(crate) json: bool,
    /// Print CSV
    #[arg(long)]
    pub(crate) csv: bool,
}

/// The flags of `align`.
#[derive(Debug, Args)]
#[command(
    after_help = "One bead per line: French lines, English lines (counted from 0), confidence from 0 to 100, as in\n[0,1]:[0]:93; an empty side is []. Labels such as `12.` or `a)` may stand at the beginning of a line."
)]
pub(crate) struct Align {
    /// The French text; `-` is standard input
    pub(crate) fr: PathBuf,
    /// The English text; `-` is standard input
    pub(crate) en: PathBuf,
    /// Print the texts beside the beads, separated by tabs
    #[arg(long)]
    pub(crate) text: bool,
}

/// The flags of `inspect`.
#[derive(Debug, Args)]
pub(crate) struct Inspect {
    /// The document
    pub(crate) file: PathBuf,
    /// Its language [default: as detected]
    #[arg(long, value_name = "fr|en", value_parser = language)]
    pub(crate) lang: Option<Lang>,
    /// Print whole texts instead of their beginnings
    #[arg(long)]
    pub(crate) full: bool,
}

/// The flags of `extract`.
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// The text, or a Word, HTML, OpenDocument or PDF file; `-` is standard input
    pub(crate) file: PathBuf,
    /// Its language [default: as detected]
    #[arg(long, value_name = "fr|en", value_parser = language)]
    pub(crate) lang: Option<Lang>,
    /// The day of publication, for dates without a year
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(crate) date: Option<Date>,
    /// A folder with gazetteer files (*.tsv) to add to the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) gazetteer: Option<PathBuf>,
    /// What to print
    #[arg(long, value_delimiter = ',', value_name = "KINDS", default_value = "date,symbol,entity")]
    pub(crate) kind: Vec<Kind>,
}

/// A kind of mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Calendar expressions
    Date,
    /// Document symbols
    Symbol,
    /// Bodies, people, places, instruments
    Entity,
}

fn language(text: &str) -> Result<Lang, String> {
    Lang::from_code(text).ok_or_else(|| "the languages are fr and en".to_owned())
}

fn date(text: &str) -> Result<Date, String> {
    published(text).ok_or_else(|| "a day is of the form 2018-07-24, from 1500 to 2199".to_owned())
}

fn dialect(text: &str) -> Result<Dialect, String> {
    let known = Dialect::ALL.into_iter().find(|dialect| dialect.word() == text);
    known.ok_or_else(|| "the dialects are standard, excel-fr, plain and tsv".to_owned())
}

fn level(text: &str) -> Result<Level, String> {
    let known = Level::ALL.into_iter().find(|level| level.word() == text);
    known.ok_or_else(|| "the levels are sentence and paragraph".to_owned())
}

fn shard(text: &str) -> Result<Shard, String> {
    Shard::parse(text)
        .ok_or_else(|| "a shard is i/n with 1 <= i <= n, such as 1/4, 2/4, 3/4 and 4/4".to_owned())
}

/// The flags of a run.
#[derive(Debug, Args)]
pub(crate) struct Run {
    /// The folder that holds fr/ and en/
    #[arg(default_value = "corpus")]
    pub(crate) corpus: PathBuf,
    /// The folder for the tables
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub(crate) output: PathBuf,
    /// A folder with gazetteer files (*.tsv) to add to the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) gazetteer: Option<PathBuf>,
    /// The number of threads [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    /// How the CSV files are written: for programs and most spreadsheets (standard), for a double click in a French
    /// Excel (excel-fr), for Unix tools (plain), with tabs (tsv)
    #[arg(long, value_name = "standard|excel-fr|plain|tsv", default_value = "standard", value_parser = dialect)]
    pub(crate) csv_dialect: Dialect,
    /// What a unit of the exchange files is (translation memory, parallel lines, two columns)
    #[arg(long, value_name = "sentence|paragraph", default_value = "sentence", value_parser = level)]
    pub(crate) level: Level,
    /// The least confidence of a bead in the exchange files, from 0 to 100
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u8).range(..=100))]
    pub(crate) min_confidence: u8,
    /// Run only the documents of share i of n, counted from 1, for `merge` to join: which documents they are depends on
    /// their names alone
    #[arg(long, value_name = "i/n", value_parser = shard)]
    pub(crate) shard: Option<Shard>,
    /// Write no workbook beside the tables
    #[arg(long)]
    pub(crate) no_workbook: bool,
    /// Write the texts as they were read, which the places in the tables lead to, as texts.jsonl
    #[arg(long)]
    pub(crate) keep_text: bool,
    /// Replace files in the output folder that no run wrote, or that were changed since
    #[arg(long)]
    pub(crate) force: bool,
    /// Print nothing but errors
    #[arg(long)]
    pub(crate) quiet: bool,
    /// Exit with status 1 if a document has a flaw of severity error
    #[arg(long)]
    pub(crate) strict: bool,
}

impl Default for Run {
    fn default() -> Run {
        Run {
            corpus: "corpus".into(),
            output: "output".into(),
            gazetteer: None,
            jobs: None,
            shard: None,
            csv_dialect: Dialect::Standard,
            level: Level::Sentence,
            min_confidence: 50,
            no_workbook: false,
            keep_text: false,
            force: false,
            quiet: false,
            strict: false,
        }
    }
}

impl Run {
    /// The settings of the library.
    pub(crate) fn config(&self) -> Config {
        Config {
            corpus: self.corpus.clone(),
            output: self.output.clone(),
            gazetteer: self.gazetteer.clone(),
            jobs: self.jobs.map(usize::from),
            shard: self.shard,
            formats: Formats {
                dialect: self.csv_dialect,
                level: self.level,
                min_confidence: self.min_confidence,
                workbook: !self.no_workbook,
                texts: self.keep_text,
            },
            foreign: foreign(self.force),
        }
    }
}
