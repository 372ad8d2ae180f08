//! Progress on standard error: a bar on a terminal, plain lines elsewhere, lines of JSON for programs.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use paralign::pipeline::Progress;

/// Plain lines come at most so often.
const PLAIN_EVERY: Duration = Duration::from_secs(5);
/// Lines of JSON come at most so often.
const JSON_EVERY: Duration = Duration::from_secs(1);

/// Prints a line on stderr, if anybody still reads it.
pub(crate) fn say(words: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{words}");
}

/// How progress is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Style {
    /// A bar on a terminal, a plain line every five seconds elsewhere
    Auto,
    /// A line of JSON every second: phase, documents, total, bytes, seconds, documents_per_second, seconds_left
    Json,
    /// Nothing
    None,
}

/// The progress that the user sees.
pub(crate) struct Shown {
    form: Form,
    started: Instant,
    state: Mutex<State>,
}

enum Form {
    None,
    Bar(ProgressBar),
    Plain,
    Json,
}

/// How far it is.
#[derive(Debug)]
struct State {
    phase: &'static str,
    documents: usize,
    total: Option<usize>,
    bytes: u64,
    /// When the last line was printed.
    last: Instant,
}

impl Shown {
    /// Begins; `quiet` tells nothing, whatever the style.
    pub(crate) fn new(style: Style, quiet: bool) -> Shown {
        let form = match style {
            _ if quiet => Form::None,
            Style::None => Form::None,
            Style::Json => Form::Json,
            Style::Auto if io::stderr().is_terminal() => {
                let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg:40!} {eta} left")
                    .unwrap_or_else(|_| ProgressStyle::default_bar());
                let target = ProgressDrawTarget::stderr();
                Form::Bar(ProgressBar::with_draw_target(Some(0), target).with_style(style))
            }
            Style::Auto => Form::Plain,
        };
        let started = Instant::now();
        let state = State { phase: "documents", documents: 0, total: None, bytes: 0, last: started };
        Shown { form, started, state: Mutex::new(state) }
    }

    /// Tells how far it has come.
    pub(crate) fn advance(&self, progress: Progress<'_>) {
        let Ok(mut state) = self.state.lock() else { return };
        match progress {
            Progress::Document { total, bytes, document, .. } => {
                state.documents += 1;
                state.bytes += bytes;
                state.total = total;
                self.document(&mut state, document);
            }
            Progress::Failed { .. } => {}
            Progress::Writing(step) => {
                state.phase = step.word();
                match &self.form {
                    Form::None => {}
                    Form::Bar(bar) => bar.set_message(step.about()),
                    // Nobody needs to hear it of a run that is over by then.
                    Form::Plain if self.started.elapsed() < PLAIN_EVERY => {}
                    Form::Plain => say(format_args!("{}, {:.0} s", step.about(), self.seconds())),
                    Form::Json => self.json(&state),
                }
            }
        }
    }

    fn document(&self, state: &mut State, document: &str) {
        let every = if matches!(self.form, Form::Json) { JSON_EVERY } else { PLAIN_EVERY };
        let due = state.last.elapsed() >= every;
        if due {
            state.last = Instant::now();
        }
        match &self.form {
            Form::Bar(bar) => {
                bar.set_length(state.total.unwrap_or_default() as u64);
                bar.set_message(document.to_owned());
                bar.inc(1);
            }
            Form::Plain if due => self.plain(state, document),
            Form::Json if due => self.json(state),
            Form::None | Form::Plain | Form::Json => {}
        }
    }

    fn plain(&self, state: &State, document: &str) {
        let of = state.total.map(|total| format!(" of {total}")).unwrap_or_default();
        let left = self.left(state).map(|left| format!(", {left:.0} s left")).unwrap_or_default();
        let last = if document.is_empty() { String::new() } else { format!("; last {document}") };
        say(format_args!(
            "{}{of} documents done in {:.0} s, {:.1} a second{left}{last}",
            state.documents,
            self.seconds(),
            self.rate(state)
        ));
    }

    fn json(&self, state: &State) {
        let number = |number: Option<String>| number.unwrap_or_else(|| "null".to_owned());
        say(format_args!(
            r#"{{"phase":"{}","documents":{},"total":{},"bytes":{},"seconds":{:.1},"documents_per_second":{:.1},"seconds_left":{}}}"#,
            state.phase,
            state.documents,
            number(state.total.map(|total| total.to_string())),
            state.bytes,
            self.seconds(),
            self.rate(state),
            number(self.left(state).map(|left| format!("{left:.0}")))
        ));
    }

    fn seconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }

    /// Documents a second.
    fn rate(&self, state: &State) -> f64 {
        state.documents as f64 / self.seconds().max(f64::EPSILON)
    }

    /// The seconds that the documents left will take, if it is known how many there are.
    fn left(&self, state: &State) -> Option<f64> {
        let left = state.total?.saturating_sub(state.documents);
        (state.documents > 0).then(|| left as f64 / self.rate(state))
    }

    /// Clears the bar, and ends the lines of JSON.
    pub(crate) fn finish(&self) {
        let Ok(mut state) = self.state.lock() else { return };
        state.phase = "done";
        match &self.form {
            Form::Bar(bar) => bar.finish_and_clear(),
            Form::Json => self.json(&state),
            Form::None | Form::Plain => {}
        }
    }
}
