//! The program: what the user sees of a run, and its exit status.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod cli;
mod progress;
mod show;

use std::io::{self, BufReader};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use cli::{Cli, Command, Merge, Run, Stream};
use paralign::summary::{Counts, Summary};

/// The tables were written, but --strict found a flaw.
const FLAWED: u8 = 1;
/// Nothing was written.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    report_panics();
    let command = Cli::parse().command.unwrap_or_else(|| Command::Run(Run::default()));
    let result = match command {
        Command::Run(flags) => run(&flags),
        Command::Merge(flags) => merge(&flags),
        Command::Stream(flags) => stream(&flags),
        Command::Inspect(flags) => show::inspect(&flags),
        Command::Extract(flags) => show::extract(&flags),
        Command::Align(flags) => show::align(&flags),
        Command::Check(flags) => show::check(&flags),
        Command::Words(flags) => show::words(&flags),
        Command::Terms(flags) => show::terms(&flags),
        Command::Find(flags) => show::find(&flags),
    };
    result.unwrap_or_else(|error| {
        eprintln!("paralign: {error:#}");
        ExitCode::from(FAILED)
    })
}

/// Lets every panic be shown but those that come back as an error with its remedy.
fn report_panics() {
    let shown = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !paralign::tables::is_told(panic) {
            shown(panic);
        }
    }));
}

fn run(flags: &Run) -> anyhow::Result<ExitCode> {
    let started = Instant::now();
    let shown = progress::Shown::new(flags.quiet);
    let summary = paralign::pipeline::run(&flags.config(), &|progress| shown.advance(progress))?;
    shown.finish();
    if !flags.quiet {
        print_summary(&summary, started.elapsed(), &flags.output);
    }
    let flawed = flags.strict && summary.flaws.errors > 0;
    Ok(if flawed { ExitCode::from(FLAWED) } else { ExitCode::SUCCESS })
}

fn merge(flags: &Merge) -> anyhow::Result<ExitCode> {
    let started = Instant::now();
    let summary = paralign::pipeline::merge(&flags.shards, &flags.output)?;
    if !flags.quiet {
        print_summary(&summary, started.elapsed(), &flags.output);
    }
    Ok(ExitCode::SUCCESS)
}

fn stream(flags: &Stream) -> anyhow::Result<ExitCode> {
    let input = BufReader::new(io::stdin());
    paralign::pipeline::stream(&flags.config(), input, &mut io::stdout().lock())?;
    Ok(ExitCode::SUCCESS)
}

fn print_summary(summary: &Summary, elapsed: Duration, output: &Path) {
    println!("documents    {} ({} with both versions)", summary.documents, summary.pairs);
    println!("paragraphs   {} French, {} English", summary.paragraphs_fr, summary.paragraphs_en);
    println!("beads        {} of blocks, {} of sentences", summary.beads, summary.sentence_beads);
    println!("mentions     {}", summary.mentions);
    print_counts("differences", &summary.discrepancies);
    print_counts("flaws", &summary.flaws);
    println!("time         {:.2} s", elapsed.as_secs_f64());
    println!("tables       {}", output.display());
}

fn print_counts(what: &str, counts: &Counts) {
    println!("{what:<12} {} errors, {} warnings, {} notes", counts.errors, counts.warnings, counts.infos);
}
