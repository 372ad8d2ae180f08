//! Documents as lines of JSON: one line in, one line out, in the same order.

use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, SyncSender};

use super::Progress;
use super::clock::Clock;
use crate::corpus::{self, LONGEST_LINE, Line, Record};
use crate::corrections::Own;
use crate::error::{BadLine, Error, Result};
use crate::export;
use crate::extract::Gazetteer;
use crate::model::{Lang, SourceFile};
use crate::read;

/// The settings of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamConfig {
    /// A folder with further gazetteer files.
    pub gazetteer: Option<PathBuf>,
    /// The number of threads; `None` is one per processor.
    pub jobs: Option<usize>,
}

/// Lines that are read ahead of the one whose answer is awaited, for every thread.
const AHEAD_PER_THREAD: usize = 2;

/// What became of the lines of a stream.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answered {
    /// The lines that were answered.
    pub lines: u64,
    /// Those of them whose answer is an error.
    pub failed: u64,
}

/// The answer to a line.
struct Answer {
    line: Vec<u8>,
    /// The size of the line that it answers.
    bytes: u64,
    failed: bool,
}

/// Answers every line of `input` with a line of `output`.
///
/// A line is a document: `{"doc_id":...,"fr":...,"en":...,"meta":{...}}`; in place of a text, `fr_base64` or `en_base64`
/// holds a file of any form. Its answer holds the rows of all tables, as
/// [`export::tables_line`] writes them, or tells what is wrong with the line, as [`export::error_line`] does; an empty
/// line is wrong too. `progress` is called for every answer. An answer depends on its line alone, and is written as soon as those before it are.
///
/// # Errors
///
/// Fails if the gazetteer cannot be used, or if `input` or `output` cannot be used. An `output` that nobody reads any
/// more is the end, and no error.
pub fn stream(
    config: &StreamConfig,
    input: impl BufRead + Send + 'static,
    output: &mut impl Write,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Answered> {
    let gazetteer = Arc::new(super::extended_gazetteer(config.gazetteer.as_deref())?);
    let pool = super::threads(config.jobs)?;
    let (queue, answers) = mpsc::sync_channel(AHEAD_PER_THREAD * pool.current_num_threads());
    // The thread is left alone when nobody reads the answers any more: it may be waiting for a line.
    std::thread::spawn(move || hand_out(input, &pool, &gazetteer, &queue));
    let mut answered = Answered::default();
    for answer in answers {
        let answer = answer.map_err(|source| Error::Input { source })?.recv();
        let Answer { line, bytes, failed } =
            answer.expect("every line is answered, even if the program fails on it");
        match output.write_all(&line).and_then(|()| output.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(answered),
            done => done.map_err(|source| Error::Printing { source })?,
        }
        answered.lines += 1;
        answered.failed += u64::from(failed);
        progress(Progress::Document { total: None, bytes, document: "", timing: None });
    }
    Ok(answered)
}

/// Gives each line to a thread, and the place of its answer to `queue`, which holds the reader back when it is full.
fn hand_out(
    mut input: impl BufRead,
    pool: &rayon::ThreadPool,
    gazetteer: &Arc<Option<Gazetteer>>,
    queue: &SyncSender<io::Result<Receiver<Answer>>>,
) {
    for number in 1.. {
        let line = match corpus::next_line(&mut input, LONGEST_LINE) {
            Ok(Some(line)) => line,
            Ok(None) => return,
            Err(error) => {
                // If nobody waits for it, the error is of no interest.
                let _ = queue.send(Err(error));
                return;
            }
        };
        let (tell, answer) = mpsc::sync_channel(1);
        if queue.send(Ok(answer)).is_err() {
            return;
        }
        let gazetteer = Arc::clone(gazetteer);
        pool.spawn(move || {
            let gazetteer = gazetteer.as_ref().as_ref().unwrap_or_else(|| Gazetteer::builtin());
            let bytes = line.as_ref().map_or(0, |line| line.len() as u64);
            let done = catch_unwind(AssertUnwindSafe(|| answer_to(gazetteer, line)))
                .unwrap_or(Err((None, BadLine::Fault)));
            let failed = done.is_err();
            let line =
                done.unwrap_or_else(|(id, bad)| export::error_line(id.as_deref(), &bad.to_string(), number));
            // Nobody waits for the answer once the output is closed.
            let _ = tell.send(Answer { line, bytes, failed });
        });
    }
}

/// The answer to a line, or what is wrong with it and with which document.
fn answer_to(gazetteer: &Gazetteer, line: Line) -> std::result::Result<Vec<u8>, (Option<String>, BadLine)> {
    let line = line.map_err(|bad| (None, bad))?;
    let Record { pair, texts, flaws } = corpus::record(&line)?;
    drop(line);
    let read =
        |lang: Lang, file: &SourceFile| read::decode(texts[lang].as_deref().unwrap_or_default(), &file.name);
    let document = super::lead(gazetteer, pair, read, flaws, (Own::default(), &mut Clock::start()));
    Ok(export::tables_line(&document))
}
