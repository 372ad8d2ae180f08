//! The program: what the user sees of a run, and its exit status.
#![forbid(unsafe_code)]

mod cli;

use std::fmt;
use std::io::{self, BufReader, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use cli::flags::{Cli, Command, Demo, FLAWED, Merge, Pack, Run, Stream};
use cli::progress::{self, say};
use cli::timings::Timings;
use cli::{demo, inspect, judged, manual, show};
use paralign::export::AnswerForm;
use paralign::pipeline::{Answered, Progress};
use paralign::report::{Counts, Noted, Summary};

/// Nothing was written.
const FAILED: u8 = 2;
/// The disk failed twice while the new files were moved into place: the next run finishes it.
const HALF_WRITTEN: u8 = 3;

fn main() -> ExitCode {
    let command = Cli::parse().command.unwrap_or_else(|| Command::Run(Run::default()));
    let result = match command {
        Command::Run(flags) => run(&flags),
        Command::Merge(flags) => merge(&flags),
        Command::Stream(flags) => stream(&flags),
        Command::Inspect(flags) => inspect::inspect(&flags),
        Command::Extract(flags) => show::extract(&flags),
        Command::Align(flags) => show::align(&flags),
        Command::Check(flags) => show::check(&flags),
        Command::Words(flags) => show::words(&flags),
        Command::Terms(flags) => show::terms(&flags),
        Command::Corrections(flags) => judged::corrections(&flags),
        Command::Score(flags) => judged::score(&flags),
        Command::Find(flags) => show::find(&flags),
        Command::Pack(flags) => pack(&flags),
        Command::Demo(flags) => demo(&flags),
        Command::Originals(flags) => show::originals(&flags),
        Command::Completions(flags) => manual::completions(&flags),
        Command::Man(flags) => manual::man(&flags),
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

fn run(flags: &Run) -> anyhow::Result<ExitCode> {
    let started = Instant::now();
    let shown = flags.writing.shown();
    let config = flags.config();
    let timings = flags.timings.as_deref().map(Timings::create).transpose()?;
    let summary = paralign::pipeline::run(&config, &|progress| {
        timings.iter().for_each(|timings| timings.take(&progress));
        shown.advance(progress);
    })?;
    shown.finish();
    close(&summary, started.elapsed(), &config.output, flags.writing.quiet);
    if let Some(Err(error)) = timings.map(Timings::finish) {
        say(format_args!("paralign: the tables are written, but {error:#}"));
    }
    let flawed = flags.strict && summary.flaws.errors > 0;
    Ok(if flawed { ExitCode::from(FLAWED) } else { ExitCode::SUCCESS })
}

/// Runs the reports that come with the program, in a folder of their own.
fn demo(flags: &Demo) -> anyhow::Result<ExitCode> {
    demo::copy(&flags.folder)?;
    let (corpus, output) = (flags.folder.join("corpus"), flags.folder.join("output"));
    let mut run_flags = Run { corpus, output, ..Run::default() };
    run_flags.writing.quiet = flags.quiet;
    run(&run_flags)
}

fn merge(flags: &Merge) -> anyhow::Result<ExitCode> {
    let started = Instant::now();
    let (title, foreign) = (flags.title.as_deref(), flags.writing.foreign());
    let shown = flags.writing.shown();
    let advance = |progress: Progress<'_>| shown.advance(progress);
    let summary = paralign::pipeline::merge(&flags.shards, &flags.output, title, foreign, &advance)?;
    shown.finish();
    close(&summary, started.elapsed(), &flags.output, flags.writing.quiet);
    Ok(ExitCode::SUCCESS)
}

/// Packs the folder of a run, and says what came of it.
fn pack(flags: &Pack) -> anyhow::Result<ExitCode> {
    let file = flags.file();
    let packed = paralign::output::pack(&flags.output, &file, flags.layout())?;
    if !flags.quiet {
        let mut out = io::stdout().lock();
        writeln!(out, "package      {}", file.display())?;
        writeln!(out, "files        {} of {} bytes", packed.files, packed.bytes)?;
        writeln!(out, "sha256       {}", packed.sha256)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn stream(flags: &Stream) -> anyhow::Result<ExitCode> {
    let input = BufReader::new(io::stdin());
    let shown = progress::Shown::new(flags.progress, flags.quiet);
    let advance = |progress: Progress<'_>| {
        if let Progress::Failed { line, document, cause } = progress
            && flags.format == AnswerForm::Arrow
            && !flags.quiet
        {
            let document = document.map(|id| format!(" ({id:?})")).unwrap_or_default();
            say(format_args!("paralign stream: line {line}{document}: {cause}"));
        }
        shown.advance(progress);
    };
    let answered = paralign::pipeline::stream(&flags.config(), input, &mut io::stdout().lock(), &advance)?;
    shown.finish();
    let Answered { lines, failed } = answered;
    if !flags.quiet {
        let (lines, failed) = (counted(lines, "line"), counted(failed, "error"));
        say(format_args!("paralign stream: {lines} answered, {failed}"));
    }
    Ok(if flags.strict && failed > 0 { ExitCode::from(FLAWED) } else { ExitCode::SUCCESS })
}

/// Ends a run: its figures, then its first flaws with their files and places, or with `quiet` the mistakes of the manifest
/// alone, which nobody should learn from the tables.
fn close(summary: &Summary, elapsed: Duration, output: &Path, quiet: bool) {
    if quiet {
        summary.notable.manifest.iter().for_each(|noted| say_flaw("", noted));
        return;
    }
    print_summary(summary, elapsed, output);
    let lists = [
        ("error: ", &summary.notable.errors, summary.flaws.errors),
        ("warning: ", &summary.notable.warnings, summary.flaws.warnings),
    ];
    let shown: usize = lists.iter().map(|(_, list, _)| list.len()).sum();
    for (word, list, _) in lists {
        list.iter().for_each(|noted| say_flaw(word, noted));
    }
    let more = lists.iter().map(|(_, _, count)| count).sum::<usize>().saturating_sub(shown);
    let table = DIAGNOSTICS.map(|name| output.join(name)).into_iter().find(|path| path.is_file());
    if let Some(table) = table.filter(|_| shown > 0) {
        let more = if more > 0 { format!("and {more} more; ") } else { String::new() };
        say(format_args!("{more}all of them stand in {}", table.display()));
    }
}

/// The table of the flaws.
const DIAGNOSTICS: [&str; 2] = ["diagnostics.csv", "diagnostics.tsv"];
/// The page for people.
const REPORT: &str = "report.html";

fn say_flaw(word: &str, noted: &Noted) {
    let mark = if noted.place.is_empty() { "" } else { ": " };
    say(format_args!("{word}{}{mark}{}", noted.place, noted.message));
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
        let report = output.join(REPORT);
        if report.is_file() {
            writeln!(out, "report       {}", report.display())?;
        }
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
    let Counts { errors, warnings, infos } = *counts;
    let [errors, warnings, notes] =
        [(errors, "error"), (warnings, "warning"), (infos, "note")].map(|(count, one)| counted(count, one));
    writeln!(out, "{what:<12} {errors}, {warnings}, {notes}")
}

/// A number of things: `1 error`, `2 errors`.
fn counted<N: fmt::Display + PartialEq + From<u8>>(count: N, one: &str) -> String {
    let ending = if count == N::from(1) { "" } else { "s" };
    format!("{count} {one}{ending}")
}
