//! The flags of the commands that read and write corpora: `run`, `merge`, `stream`.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use paralign::export::{AnswerForm, Answers, Dialect, Form, Formats, Forms, Level};
use paralign::model::Shard;
use paralign::output::Foreign;
use paralign::pipeline::{Config, StreamConfig};

use crate::cli::progress::{Shown, Style};

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
        let named = |word: &str| Form::ALL.iter().copied().find(|form| form.word() == word);
        // The run says what to do about a form that this build lacks.
        if let Some(form) = value.to_str().and_then(named) {
            return Ok(form);
        }
        let words = PossibleValuesParser::new(built().map(Form::word));
        let word = words.parse_ref(command, flag, value)?;
        Ok(named(&word).expect("the parser takes the words of the forms alone"))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(built().map(|form| PossibleValue::new(form.word()).help(form.about()))))
    }
}

/// The forms that this build can write.
fn built() -> impl Iterator<Item = Form> {
    Form::ALL.iter().copied().filter(|form| form.is_built())
}

fn shard(text: &str) -> Result<Shard, String> {
    Shard::parse(text)
        .ok_or_else(|| "a shard is i/n with 1 <= i <= n, such as 1/4, 2/4, 3/4 and 4/4".to_owned())
}

/// How a command writes: what it may replace, and what it says meanwhile.
#[derive(Debug, Args)]
pub(crate) struct Writing {
    /// Replace files in the output folder that no run wrote, or that were changed since
    #[arg(long)]
    pub(crate) force: bool,
    /// How progress is reported on standard error
    #[arg(long, value_name = "auto|json|none", value_enum, default_value_t = Style::Auto)]
    pub(crate) progress: Style,
    /// Print nothing but errors
    #[arg(long)]
    pub(crate) quiet: bool,
}

impl Writing {
    /// What becomes of files that are in the way and not of a former run.
    pub(crate) fn foreign(&self) -> Foreign {
        if self.force { Foreign::Replace } else { Foreign::Keep }
    }

    /// The progress that the user sees.
    pub(crate) fn shown(&self) -> Shown {
        Shown::new(self.progress, self.quiet)
    }
}

/// The flags of a run.
#[derive(Debug, Args)]
pub(crate) struct Run {
    /// The folder that holds fr/ and en/, or a tar archive of it, or JSON lines as `stream` reads them, or a Parquet file
    /// with their members as columns, each of them compressed with gzip or not
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
    /// Run only the documents of share i of n, counted from 1, for `merge` to join: documents in a row, cut by the names and
    /// sizes of all documents alone
    #[arg(long, value_name = "i/n", value_parser = shard)]
    pub(crate) shard: Option<Shard>,
    /// What to write, with commas between [default: all but what archives and corpus tools take]
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
    #[command(flatten)]
    pub(crate) writing: Writing,
    /// Write what each document cost to a file: its bytes and blocks, and the seconds of each step
    #[arg(long, value_name = "FILE")]
    pub(crate) timings: Option<PathBuf>,
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
            writing: Writing { force: false, progress: Style::Auto, quiet: false },
            timings: None,
            strict: false,
        }
    }
}

impl Run {
    /// The settings of the library.
    pub(crate) fn config(&self) -> Config {
        let forms =
            if self.formats.is_empty() { Forms::DEFAULT } else { self.formats.iter().copied().collect() };
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
            foreign: self.writing.foreign(),
            incremental: self.incremental,
            ..Config::default()
        }
    }
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
    #[command(flatten)]
    pub(crate) writing: Writing,
}

/// The flags of `stream`.
#[derive(Debug, Args)]
#[command(
    after_help = "In:  {\"doc_id\":\"a\",\"fr\":\"1. Le texte\",\"en\":\"1. The text\",\"meta\":{\"symbol\":\"A/1\"}}\nOut: {\"doc_id\":\"a\",\"tables\":{\"documents\":[{...},{...}],\"blocks\":[...],...}}\n     {\"doc_id\":null,\"error\":\"the line is not a record: ...\",\"line\":2}\n\nOne line out for one line in, in the same order; a line that cannot be understood is answered with an\nerror, and the exit status is 0. An Arrow stream holds the rows alone, and such lines are told of on standard error. fr, en and meta may be left out or null, but not both texts; fr_base64 and\nen_base64 hold a Word, HTML, OpenDocument or PDF file in place of a text. meta holds\nsymbol, title, date, fr_provenance and en_provenance; other members are passed over. A line may have 64 MiB."
)]
pub(crate) struct Stream {
    /// A folder with gazetteer files (*.tsv) to add to the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) gazetteer: Option<PathBuf>,
    /// A file with corrections
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Option<PathBuf>,
    /// The form of the answers: lines of JSON, or one table as an Arrow stream with typed columns
    #[arg(long, value_name = "json|arrow", default_value = "json")]
    pub(crate) format: AnswerForm,
    /// Answer with the rows of this table alone
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(Answers::tables()))]
    pub(crate) table: Option<String>,
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
        StreamConfig {
            gazetteer: self.gazetteer.clone(),
            corrections: self.corrections.clone(),
            jobs: self.jobs.map(usize::from),
            form: self.format,
            table: self.table.clone(),
        }
    }
}
