//! The flags of the commands that read single texts, or search the tables of a run.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use paralign::corpus::published;
use paralign::model::{Issued, Lang};

/// The flags of `check`.
#[derive(Debug, Args)]
#[command(after_help = "Exit status: 0, or 1 with --strict and a difference of severity error.")]
pub(crate) struct Check {
    /// The French lines; `-` is standard input
    pub(crate) fr: PathBuf,
    /// The English lines; `-` is standard input
    pub(crate) en: PathBuf,
    /// A folder with gazetteer files (*.tsv) to add to the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) gazetteer: Option<PathBuf>,
    /// Exit with status 1 if a difference has the severity error
    #[arg(long)]
    pub(crate) strict: bool,
    /// Print lines of JSON
    #[arg(long)]
    pub(crate) json: bool,
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
    /// Print lines of JSON
    #[arg(long)]
    pub(crate) json: bool,
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
    /// A folder with gazetteer files (*.tsv) to add to the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) gazetteer: Option<PathBuf>,
    /// Print one object of JSON, with whole texts
    #[arg(long)]
    pub(crate) json: bool,
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
    pub(crate) date: Option<Issued>,
    /// A folder with gazetteer files (*.tsv) to add to the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) gazetteer: Option<PathBuf>,
    /// What to print
    #[arg(long, value_delimiter = ',', value_name = "KINDS", default_value = "date,symbol,entity")]
    pub(crate) kind: Vec<Kind>,
    /// Print lines of JSON
    #[arg(long)]
    pub(crate) json: bool,
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
    text.parse().map_err(|_| "the languages are fr and en".to_owned())
}

fn date(text: &str) -> Result<Issued, String> {
    published(text)
        .ok_or_else(|| "a date is of the form 2018-07-24, 2018-07 or 2018, from 1500 to 2199".to_owned())
}
