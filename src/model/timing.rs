//! How long a document took, which no table of a run says.

use std::time::Duration;

use super::Sides;

/// What a document cost, step by step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// The bytes of each side, as far as it is there.
    pub bytes: Sides<Option<u64>>,
    /// The blocks of each side, as far as it is there.
    pub blocks: Sides<Option<usize>>,
    /// The time that each step took; what was not done is zero.
    pub steps: Steps,
}

/// The time that each step took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Steps {
    /// Reading, cleaning and segmenting the files.
    pub read: Duration,
    /// Aligning and comparing the two sides.
    pub align: Duration,
    /// Finding dates, symbols and entities.
    pub extract: Duration,
    /// Rendering what is written of it; that of a document too long to be held is rendered later, and not counted.
    pub write: Duration,
}
