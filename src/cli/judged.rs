//! What the program shows of corrections and of tables that were checked by hand: `corrections check`, `score`.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use console::style;
use paralign::export::{ScoreRow, checked_json, score_json};
use paralign::pipeline::{self, Config};

use super::flags::FLAWED;
use super::progress::say;

/// The flags of `corrections`.
#[derive(Debug, Args)]
#[command(after_help = "docs/corrections.md shows every kind of correction in one line.")]
pub(crate) struct Corrections {
    #[command(subcommand)]
    pub(crate) command: CorrectionsCommand,
}

/// What to do with corrections.
#[derive(Debug, Subcommand)]
pub(crate) enum CorrectionsCommand {
    /// Print the rows that would not be applied, each with its reason, and how many would
    #[command(after_help = "Exit status: 0, or 1 with --strict if a row would not be applied.")]
    Check(CheckCorrections),
}

/// The flags of `corrections check`.
#[derive(Debug, Args)]
pub(crate) struct CheckCorrections {
    /// The folder that holds fr/ and en/
    #[arg(default_value = "corpus")]
    pub(crate) corpus: PathBuf,
    /// The file [default: corrections.csv in the corpus folder]
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Option<PathBuf>,
    /// A folder with gazetteer files (*.tsv) to add to the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) gazetteer: Option<PathBuf>,
    /// The number of threads [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    /// Exit with status 1 if a row would not be applied
    #[arg(long)]
    pub(crate) strict: bool,
    /// Print lines of JSON, one for each row
    #[arg(long)]
    pub(crate) json: bool,
}

impl CheckCorrections {
    /// The settings of the library.
    pub(crate) fn config(&self) -> Config {
        Config {
            corpus: self.corpus.clone(),
            corrections: self.corrections.clone(),
            gazetteer: self.gazetteer.clone(),
            jobs: self.jobs.map(usize::from),
            ..Config::default()
        }
    }
}

/// The flags of `score`.
#[derive(Debug, Args)]
pub(crate) struct Score {
    /// The folder with the tables that were checked by hand
    pub(crate) gold: PathBuf,
    /// The folder that `paralign run` has written
    #[arg(default_value = "output")]
    pub(crate) output: PathBuf,
    /// Print lines of JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// Does what is asked for with corrections.
pub(crate) fn corrections(flags: &Corrections) -> anyhow::Result<ExitCode> {
    match &flags.command {
        CorrectionsCommand::Check(flags) => check(flags),
    }
}

/// Tells which corrections would be applied.
fn check(flags: &CheckCorrections) -> anyhow::Result<ExitCode> {
    let rows = pipeline::check_corrections(&flags.config())?;
    let applied = rows.iter().filter(|row| row.applies).count();
    let mut out = io::stdout().lock();
    if flags.json {
        out.write_all(&checked_json(&rows))?;
    } else {
        for row in rows.iter().filter(|row| !row.applies) {
            writeln!(out, "row {} {} {} {}", row.row, style(&row.doc_id).cyan(), row.kind, row.action)?;
            writeln!(out, "  {}", row.message)?;
        }
    }
    out.flush()?;
    say(format_args!("{applied} of {} corrections would be applied", rows.len()));
    let flawed = flags.strict && applied < rows.len();
    Ok(if flawed { ExitCode::from(FLAWED) } else { ExitCode::SUCCESS })
}

/// Compares tables with those that were checked by hand.
pub(crate) fn score(flags: &Score) -> anyhow::Result<ExitCode> {
    let rows = pipeline::score(&flags.gold, &flags.output)?;
    let mut out = io::stdout().lock();
    if flags.json {
        out.write_all(&score_json(&rows))?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    let (bands, counts): (Vec<&ScoreRow>, Vec<&ScoreRow>) =
        rows.iter().partition(|row| row.what == "calibration");
    writeln!(
        out,
        "{:<16}{:>8}{:>8}{:>8}{:>11}{:>8}{:>8}",
        "", "gold", "found", "right", "precision", "recall", "F1"
    )?;
    for row in counts {
        let gold = row.gold.map(|gold| gold.to_string()).unwrap_or_default();
        let [precision, recall, f1] = [row.precision, row.recall, row.f1].map(percent);
        writeln!(
            out,
            "{:<16}{gold:>8}{:>8}{:>8}{precision:>11}{recall:>8}{f1:>8}",
            row.what, row.found, row.right
        )?;
    }
    if bands.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(out, "\n{:<16}{:>8}{:>8}{:>11}", "confidence", "beads", "said", "right")?;
    for row in bands {
        match row.band {
            Some((from, to)) => {
                let band = format!("{from} to {to}");
                let (said, right) = (percent(row.said), percent(row.precision));
                writeln!(out, "{band:<16}{:>8}{said:>8}{right:>11}", row.found)?;
            }
            None => writeln!(out, "off by {} on the mean (expected calibration error)", percent(row.ece))?,
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// A share in per cent, with one digit behind the point.
fn percent(share: Option<f64>) -> String {
    share.map(|share| format!("{:.1} %", 100.0 * share)).unwrap_or_default()
}
