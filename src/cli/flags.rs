//! The command line: flags into a [`Config`].

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use paralign::corpus::published;
use paralign::model::{Issued, Lang, Shard};
use paralign::pipeline::{Config, StreamConfig};
use paralign::tables::{Dialect, Foreign, Form, Formats, Forms, Level};

use super::judged::{Corrections, Score};
use super::progress::Style;

/// The exit status of --strict where something is wrong with what was read.
pub(crate) const FLAWED: u8 = 1;

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

/// What to do; with no subcommand, the batch is run.
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
    ///
    /// Empty lines part the paragraphs of a text. Where none is empty, each line is a paragraph if three in four of those
    /// before the last end as sentences do. The columns char_start and char_end
    /// count the code points of the whole text, from 0; less paragraph_start they are places in the paragraph.
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
    /// List the corrections that would be applied
    Corrections(Corrections),
    /// Compare the tables of a run with tables that were checked by hand
    #[command(
        after_help = "GOLD holds tables of the same form as those of the run: alignments.csv, dates.csv, symbols.csv, entities.csv, any of\nthem. Take those of a run, leave the documents that you checked from the first row to the last, and correct them.\nBeads and mentions are known by what they say, not by running numbers. docs/corrections.md says how to read the figures."
    )]
    Score(Score),
    /// Find words in the tables of a run, with their context and what they are called in the other language
    Find(Find),
    /// Copy the reports that come with the program into a folder, and run them
    Demo(Demo),
    /// List where both language versions of each document with a symbol can be downloaded
    Originals(Originals),
    /// Print the completions of a shell
    Completions(Completions),
    /// Print the manual page, of the program or of a command
    Man(Man),
    /// Propose rows for a gazetteer: the names in the tables of a run that are on no list and recur
    #[command(
        after_help = "The names that recur most come first, each below a comment that says how often and where it stands; aligned sentences\ngive the name in the other language. Look through them, and put the file in a folder for --gazetteer.\n\nExample:\n  paralign learn-names output > names/own.tsv"
    )]
    LearnNames(LearnNames),
}

/// The flags of `learn-names`.
#[derive(Debug, Args)]
pub(crate) struct LearnNames {
    /// The folder that `paralign run` has written
    #[arg(default_value = "output")]
    pub(crate) output: PathBuf,
    /// A folder with gazetteer files (*.tsv) whose names need no proposal
    #[arg(long, value_name = "DIR")]
    pub(crate) gazetteer: Option<PathBuf>,
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
    /// What stands at the head of the report
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// Replace files in that folder that no run wrote, or that were changed since
    #[arg(long)]
    pub(crate) force: bool,
    /// How progress is reported on standard error
    #[arg(long, value_name = "auto|json|none", value_enum, default_value_t = Style::Auto)]
    pub(crate) progress: Style,
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
    after_help = "In:  {\"doc_id\":\"a\",\"fr\":\"1. Le texte\",\"en\":\"1. The text\",\"meta\":{\"symbol\":\"A/1\"}}\nOut: {\"doc_id\":\"a\",\"tables\":{\"documents\":[{...},{...}],\"blocks\":[...],...}}\n     {\"doc_id\":null,\"error\":\"the line is not a record: ...\",\"line\":2}\n\nOne line out for one line in, in the same order; a line that cannot be understood is answered with an\nerror, and the exit status is 0. fr, en and meta may be left out or null, but not both texts; fr_base64 and\nen_base64 hold a Word, HTML, OpenDocument or PDF file in place of a text. meta holds\nsymbol, title, date, fr_provenance and en_provenance; other members are passed over. A line may have 64 MiB."
)]
pub(crate) struct Stream {
    /// A folder with gazetteer files (*.tsv) to add to the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) gazetteer: Option<PathBuf>,
    /// The number of threads [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    /// How progress is reported on standard error
    #[arg(long, value_name = "auto|json|none", value_enum, default_value_t = Style::None)]
    pub(crate) progress: Style,
    /// Print nothing on standard error but errors of the stream as a whole
    #[arg(long)]
    pub(crate) quiet: bool,
    /// Exit with status 1 if the answer to a line is an error
    #[arg(long)]
    pub(crate) strict: bool,
}

impl Stream {
    /// The settings of the library.
    pub(crate) fn config(&self) -> StreamConfig {
        StreamConfig { gazetteer: self.gazetteer.clone(), jobs: self.jobs.map(usize::from) }
    }
}

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

/// The flags of `demo`.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// The folder, which gets corpus/ and output/
    #[arg(default_value = "paralign-demo")]
    pub(crate) folder: PathBuf,
    /// Print nothing but errors
    #[arg(long)]
    pub(crate) quiet: bool,
}

/// The flags of `originals`.
#[derive(Debug, Args)]
#[command(
    after_help = "The program itself opens no connection. Examples:\n  paralign originals reports > list.txt; wget --content-disposition -i list.txt\n  paralign originals reports --as curl | curl --location --create-dirs --config -   under the names of the corpus\n  paralign originals reports --as csv                                              with symbols and names"
)]
pub(crate) struct Originals {
    /// The folder that holds fr/ and en/
    #[arg(default_value = "corpus")]
    pub(crate) corpus: PathBuf,
    /// How the list is written
    #[arg(long = "as", value_name = "FORM", default_value = "urls")]
    pub(crate) form: ListForm,
}

/// How a list of addresses is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListForm {
    /// One address per line, for a browser or `wget -i`
    Urls,
    /// Addresses with the names under which to save them, for `curl --config`
    Curl,
    /// A table with the document, its symbol, the address and the name under which to save it
    Csv,
}

/// The flags of `completions`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  paralign completions bash > ~/.local/share/bash-completion/completions/paralign"
)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

/// The flags of `man`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  paralign man run | man -l -")]
pub(crate) struct Man {
    /// The command [default: the program as a whole]
    pub(crate) command: Option<String>,
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
    Lang::from_code(text).ok_or_else(|| "the languages are fr and en".to_owned())
}

fn date(text: &str) -> Result<Issued, String> {
    published(text)
        .ok_or_else(|| "a date is of the form 2018-07-24, 2018-07 or 2018, from 1500 to 2199".to_owned())
}

/// Takes the word of a form; clap lists the words, and says which one is meant where one is mistyped.
#[derive(Debug, Clone)]
struct FormParser;

impl TypedValueParser for FormParser {
    type Value = Form;

    fn parse_ref(
        &self,
        command: &clap::Command,
        flag: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Form, clap::Error> {
        let words = PossibleValuesParser::new(Form::ALL.iter().map(|form| form.word()));
        let word = words.parse_ref(command, flag, value)?;
        let known = Form::ALL.iter().find(|form| form.word() == word);
        Ok(*known.expect("the parser takes the words of the forms alone"))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Form::ALL.iter().map(|form| PossibleValue::new(form.word()).help(form.about()))))
    }
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
    /// A file with corrections [default: corrections.csv in the corpus folder]
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Option<PathBuf>,
    /// Keep what each document gives in the output folder, and read again only those whose files, settings, names or
    /// corrections changed
    #[arg(long)]
    pub(crate) incremental: bool,
    /// The number of threads [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    /// How the CSV files are written: for programs and most spreadsheets (standard), for a double click in a French
    /// Excel (excel-fr), for Unix tools (plain), with tabs (tsv)
    #[arg(long, value_name = "standard|excel-fr|plain|tsv", default_value = "standard")]
    pub(crate) csv_dialect: Dialect,
    /// What a unit of the exchange files is (translation memory, parallel lines, two columns)
    #[arg(long, value_name = "sentence|paragraph", default_value = "sentence")]
    pub(crate) level: Level,
    /// The least confidence of a bead in the exchange files, from 0 to 100
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u8).range(..=100))]
    pub(crate) min_confidence: u8,
    /// Run only the documents of share i of n, counted from 1, for `merge` to join: which documents they are depends on
    /// their names alone
    #[arg(long, value_name = "i/n", value_parser = shard)]
    pub(crate) shard: Option<Shard>,
    /// What to write [default: everything]
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = FormParser)]
    pub(crate) formats: Vec<Form>,
    /// Write no workbook beside the tables
    #[arg(long)]
    pub(crate) no_workbook: bool,
    /// What stands at the head of the report
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// Write the texts as they were read, which the places in the tables lead to, as texts.jsonl
    #[arg(long)]
    pub(crate) keep_text: bool,
    /// Replace files in the output folder that no run wrote, or that were changed since
    #[arg(long)]
    pub(crate) force: bool,
    /// How progress is reported on standard error
    #[arg(long, value_name = "auto|json|none", value_enum, default_value_t = Style::Auto)]
    pub(crate) progress: Style,
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
            corrections: None,
            incremental: false,
            jobs: None,
            shard: None,
            csv_dialect: Dialect::Standard,
            level: Level::Sentence,
            min_confidence: 50,
            formats: Vec::new(),
            no_workbook: false,
            title: None,
            keep_text: false,
            force: false,
            progress: Style::Auto,
            quiet: false,
            strict: false,
        }
    }
}

impl Run {
    /// The settings of the library.
    pub(crate) fn config(&self) -> Config {
        let forms = if self.formats.is_empty() { Forms::ALL } else { self.formats.iter().copied().collect() };
        Config {
            corpus: self.corpus.clone(),
            output: self.output.clone(),
            gazetteer: self.gazetteer.clone(),
            corrections: self.corrections.clone(),
            jobs: self.jobs.map(usize::from),
            shard: self.shard,
            formats: Formats {
                dialect: self.csv_dialect,
                level: self.level,
                min_confidence: self.min_confidence,
                forms: if self.no_workbook { forms.without(Form::Workbook) } else { forms },
                texts: self.keep_text,
            },
            title: self.title.clone(),
            foreign: foreign(self.force),
            incremental: self.incremental,
        }
    }
}
