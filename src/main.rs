//! The program: what the user sees of a run, and its exit status.
#![forbid(unsafe_code)]

mod cli;
mod progress;
mod show;

use std::io::{self, BufReader, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use cli::{Cli, Command, Merge, Run, Stream};
use paralign::summary::{Counts, Summary};
use progress::say;

/// The tables were written, but --strict found a flaw.
const FLAWED: u8 = 1;
/// Nothing was written.
const FAILED: u8 = 2;
/// The disk failed twice while the new files were moved into place: the next run finishes it.
const HALF_WRITTEN: u8 = 3;

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
        Command::LearnNames(flags) => show::learn_names(&flags),
    };
    result.unwrap_or_else(|error| {
        if is_closed(&error) {
            return ExitCode::SUCCESS;
        }
        say(format_args!("paralign: {error:#}"));
        let half = matches!(error.downcast_ref(), Some(paralign::error::Error::HalfWritten { .. }));
        ExitCode::from(if half { HALF_WRITTEN } else { FAILED })
    })
}

/// Whether what failed is the writing of results that nobody reads any more, as behind `| head`: that is the end, and no
/// error.
fn is_closed(error: &anyhow::Error) -> bool {
    let closed = |cause: &io::Error| cause.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref().is_some_and(closed))
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
    let summary = paralign::pipeline::merge(&flags.shards, &flags.output, cli::foreign(flags.force))?;
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

/// Prints the figures; the tables are written, whatever becomes of the words.
fn print_summary(summary: &Summary, elapsed: Duration, output: &Path) {
    let print = || {
        let mut out = io::stdout().lock();
        writeln!(out, "documents    {} ({} with both versions)", summary.documents, summary.pairs)?;
        writeln!(out, "paragraphs   {} French, {} English", summary.paragraphs_fr, summary.paragraphs_en)?;
        writeln!(out, "beads        {} of blocks, {} of sentences", summary.beads, summary.sentence_beads)?;
        writeln!(out, "mentions     {}", summary.mentions)?;
        print_counts(&mut out, "differences", &summary.discrepancies)?;
        print_counts(&mut out, "flaws", &summary.flaws)?;
        writeln!(out, "time         {:.2} s", elapsed.as_secs_f64())?;
        writeln!(out, "tables       {}", output.display())?;
        out.flush()
    };
    match print() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            say(format_args!("paralign: the tables are written, but standard output cannot be: {error}"));
        }
        _ => {}
    }
}

fn print_counts(out: &mut impl Write, what: &str, counts: &Counts) -> io::Result<()> {
    writeln!(out, "{what:<12} {} errors, {} warnings, {} notes", counts.errors, counts.warnings, counts.infos)
}
