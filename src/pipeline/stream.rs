//! Documents as lines of JSON: one line in, one answer out, in the same order.

use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, SyncSender};

use super::Progress;
use super::clock::Clock;
use super::corrected;
use crate::corpus::{self, LONGEST_LINE, Line, Record};
use crate::corrections::Corrections;
use crate::error::{BadLine, Error, Result};
use crate::export::{AnswerForm, Answers};
use crate::extract::Gazetteer;
use crate::model::{Lang, SourceFile};
use crate::read;

/// The settings of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamConfig {
    /// A folder with further gazetteer files.
    pub gazetteer: Option<PathBuf>,
    /// A file with corrections.
    pub corrections: Option<PathBuf>,
    /// The number of threads; `None` is one per processor.
    pub jobs: Option<usize>,
    /// The form of the answers.
    pub form: AnswerForm,
    /// The table that the answers hold, by its name; `None` is all of them.
    pub table: Option<String>,
}

impl Default for StreamConfig {
    /// What `paralign stream` does without flags: a line of JSON for each line, with all tables.
    fn default() -> StreamConfig {
        let (gazetteer, corrections, jobs, table) = Default::default();
        StreamConfig { gazetteer, corrections, jobs, form: AnswerForm::Json, table }
    }
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
    bytes_out: Vec<u8>,
    /// The size of the line that it answers.
    bytes: u64,
    /// What is wrong with the line and with which document, if it cannot be understood.
    failed: Option<(Option<String>, BadLine)>,
}

/// What all lines are led through.
struct Shared {
    gazetteer: Option<Gazetteer>,
    corrections: Corrections,
    answers: Answers,
}

/// Answers every line of `input` on `output`.
///
/// A line is a document: `{"doc_id":...,"fr":...,"en":...,"meta":{...}}`; in place of a text, `fr_base64` or `en_base64`
/// holds a file of any form. Its answer holds the rows of all tables or of one, as [`Answers`] writes them, or tells what is
/// wrong with the line; an empty line is wrong too. `progress` is called for every answer, and before that for a line that is
/// wrong. An answer depends on its line alone, and is written as soon as those before it are.
///
/// # Errors
///
/// Fails if the gazetteer, the corrections, the form or the table cannot be used, or if `input` or `output` cannot be used. An
/// `output` that nobody reads any more is the end, and no error.
pub fn stream(
    config: &StreamConfig,
    input: impl BufRead + Send + 'static,
    output: &mut impl Write,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Answered> {
    let shared = Arc::new(Shared {
        gazetteer: super::extended_gazetteer(config.gazetteer.as_deref())?,
        corrections: config.corrections.as_deref().map(corrected::alone).transpose()?.unwrap_or_default(),
        answers: Answers::new(config.form, config.table.as_deref())?,
    });
    let pool = super::threads(config.jobs)?;
    let (queue, answers) = mpsc::sync_channel(AHEAD_PER_THREAD * pool.current_num_threads());
    let (head, tail) = (shared.answers.head(), shared.answers.tail());
    // The thread is left alone when nobody reads the answers any more: it may be waiting for a line.
    std::thread::spawn(move || hand_out(input, &pool, &shared, &queue));
    let mut answered = Answered::default();
    let mut put = |bytes: &[u8]| match output.write_all(bytes).and_then(|()| output.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        done => done.map(|()| true).map_err(|source| Error::Printing { source }),
    };
    if !head.is_empty() && !put(&head)? {
        return Ok(answered);
    }
    for answer in answers {
        let answer = answer.map_err(|source| Error::Input { source })?.recv();
        let Answer { bytes_out, bytes, failed } =
            answer.expect("every line is answered, even if the program fails on it");
        if !put(&bytes_out)? {
            return Ok(answered);
        }
        answered.lines += 1;
        answered.failed += u64::from(failed.is_some());
        if let Some((document, cause)) = &failed {
            progress(Progress::Failed { line: answered.lines, document: document.as_deref(), cause });
        }
        progress(Progress::Document { total: None, bytes, document: "", timing: None });
    }
    if !tail.is_empty() {
        put(&tail)?;
    }
    Ok(answered)
}

/// Gives each line to a thread, and the place of its answer to `queue`, which holds the reader back when it is full.
fn hand_out(
    mut input: impl BufRead,
    pool: &rayon::ThreadPool,
    shared: &Arc<Shared>,
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
        let shared = Arc::clone(shared);
        pool.spawn(move || {
            let bytes = line.as_ref().map_or(0, |line| line.len() as u64);
            let done = catch_unwind(AssertUnwindSafe(|| answer_to(&shared, line)))
                .unwrap_or(Err((None, BadLine::Fault)));
            let (bytes_out, failed) = match done {
                Ok(answer) => (answer, None),
                Err((id, bad)) => {
                    (shared.answers.failed(id.as_deref(), &bad.to_string(), number), Some((id, bad)))
                }
            };
            // Nobody waits for the answer once the output is closed.
            let _ = tell.send(Answer { bytes_out, bytes, failed });
        });
    }
}

/// The answer to a line, or what is wrong with it and with which document.
fn answer_to(shared: &Shared, line: Line) -> std::result::Result<Vec<u8>, (Option<String>, BadLine)> {
    let line = line.map_err(|bad| (None, bad))?;
    let Record { pair, texts, flaws } = corpus::record(&line)?;
    drop(line);
    let gazetteer = shared.gazetteer.as_ref().unwrap_or_else(|| Gazetteer::builtin());
    let read =
        |lang: Lang, file: &SourceFile| read::decode(texts[lang].as_deref().unwrap_or_default(), &file.name);
    let id = pair.id.clone();
    let own = shared.corrections.of(&id);
    let document = super::lead(gazetteer, pair, read, flaws, (own, &mut Clock::start()));
    Ok(shared.answers.document(&document))
}
