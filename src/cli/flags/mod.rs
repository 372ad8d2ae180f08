//! The command line: its commands and their flags.

mod batch;
mod pack;
mod texts;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use batch::{Merge, Run, Stream};
pub(crate) use pack::Pack;
pub(crate) use texts::{Align, Check, Extract, Find, Inspect, Kind, LinePairs};

use super::judged::{Corrections, Score};

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
    /// Pack what a run wrote into one ZIP archive, with the hash of every file
    Pack(Pack),
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
