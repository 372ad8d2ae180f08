//! The time that the steps of a document take. It is told to whoever follows a run, and reaches no table.

use std::time::{Duration, Instant};

use crate::model::{Document, Lang, Sides, Steps, Timing, Version};

/// A watch that is read where a step ends.
#[derive(Debug)]
pub(super) struct Clock {
    since: Instant,
    pub(super) steps: Steps,
}

impl Clock {
    pub(super) fn start() -> Clock {
        Clock { since: Instant::now(), steps: Steps::default() }
    }

    /// Adds the time since the step before ended to that of `step`.
    pub(super) fn end(&mut self, step: fn(&mut Steps) -> &mut Duration) {
        let now = Instant::now();
        *step(&mut self.steps) += now.duration_since(self.since);
        self.since = now;
    }
}

/// The sizes of a document, without any time.
pub(super) fn sizes(document: &Document) -> Timing {
    let of = |lang: Lang| document.version(lang);
    let bytes = |version: &Version| version.text.raw.file_bytes() as u64;
    Timing {
        bytes: Sides::of(|lang| of(lang).map(bytes)),
        blocks: Sides::of(|lang| of(lang).map(|version| version.text.blocks.len())),
        steps: Steps::default(),
    }
}
