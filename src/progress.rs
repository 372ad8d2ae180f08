//! Progress on the terminal: a bar where there is one, plain lines where there is none.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use paralign::pipeline::Progress;

/// Plain lines come at most so often.
const PLAIN_EVERY: Duration = Duration::from_secs(5);

/// Prints a line on stderr, if anybody still reads it.
pub(crate) fn say(words: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{words}");
}

/// The progress that the user sees.
pub(crate) enum Shown {
    /// Nothing.
    Quiet,
    /// A bar on stderr.
    Bar(ProgressBar),
    /// A line on stderr now and then.
    Plain {
        /// Documents done.
        done: AtomicUsize,
        /// When the last line was printed.
        last: Mutex<Instant>,
    },
}

impl Shown {
    /// Chooses the form: none if `quiet`, a bar on a terminal, lines elsewhere.
    pub(crate) fn new(quiet: bool) -> Shown {
        if quiet {
            Shown::Quiet
        } else if std::io::stderr().is_terminal() {
            let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg:40!} {eta} left")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            Shown::Bar(ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr()).with_style(style))
        } else {
            Shown::Plain { done: AtomicUsize::new(0), last: Mutex::new(Instant::now()) }
        }
    }

    /// Tells how far the run has come.
    pub(crate) fn advance(&self, progress: Progress<'_>) {
        match progress {
            Progress::Document { total, document } => self.document(total, document),
            Progress::Writing => {
                if let Shown::Bar(bar) = self {
                    bar.set_message("writing the report and the workbook");
                }
            }
        }
    }

    fn document(&self, total: usize, document: &str) {
        match self {
            Shown::Quiet => {}
            Shown::Bar(bar) => {
                bar.set_length(total as u64);
                bar.set_message(document.to_owned());
                bar.inc(1);
            }
            Shown::Plain { done, last } => {
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                if let Ok(mut last) = last.lock()
                    && last.elapsed() >= PLAIN_EVERY
                {
                    *last = Instant::now();
                    say(format_args!("{done} of {total} documents done, last {document}"));
                }
            }
        }
    }

    /// Clears the bar.
    pub(crate) fn finish(&self) {
        if let Shown::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}
