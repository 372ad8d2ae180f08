//! The command line: flags into a [`Config`].

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use paralign::model::Lang;
use paralign::pipeline::Config;

/// Aligns official reports in French and English and writes tables of what they say.
#[derive(Debug, Parser)]
#[command(
    name = "paralign",
    version,
    after_help = "Examples:\n  paralign                                 the corpus in corpus/ into tables in output/\n  paralign run reports --output tables     another corpus, another folder\n  paralign run reports --jobs 2 --quiet    two threads, no progress\n  paralign run --strict                    exit status 1 if a document is flawed\n  paralign inspect report.txt              what the program understood of a document\n  paralign extract --kind date report.txt  the dates of any text\n  paralign align fr.txt en.txt             two texts with one segment per line\n  paralign check fr.txt en.txt             what differs between two columns of a translation memory\n\nExit status: 0 the tables were written, 1 the same but with --strict and flaws of severity error,\n2 nothing was written."
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
    /// Show what the program understood of one document: its blocks, their numbers and headings, its flaws
    Inspect(Inspect),
    /// Print the dates, document symbols and entities of a plain text as CSV
    Extract(Extract),
    /// Align two texts that are segmented already, one segment per line
    Align(Align),
    /// Compare two texts that are aligned line by line, and print what differs as CSV
    Check(Check),
}

/// The flags of `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The French lines; `-` is standard input
    pub(crate) fr: PathBuf,
    /// The English lines; `-` is standard input
    pub(crate) en: PathBuf,
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
    /// The text; `-` is standard input
    pub(crate) file: PathBuf,
    /// Its language [default: as detected]
    #[arg(long, value_name = "fr|en", value_parser = language)]
    pub(crate) lang: Option<Lang>,
    /// The day of publication, for dates without a year
    #[arg(long, value_name = "YYYY-MM-DD")]
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
        }
    }
}
