//! What is aligned: segments with their labels, and the beads that join them.

use std::ops::Range;

use super::label::Label;
use crate::model::{BlockKind, Method};

/// A segment of one version: a line, a sentence, a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The text without its label.
    pub text: &'a str,
    /// The label in front of the text; evidence, never a command.
    pub label: Option<Box<Label>>,
    /// What the segment is, when it is a block of a document.
    pub kind: Option<BlockKind>,
}

impl<'a> Segment<'a> {
    /// The segment of a line whose label, if any, stands at its beginning.
    ///
    /// ```
    /// use paralign::align::Segment;
    /// let segment = Segment::of_line("12 bis. Le Comité se réunit.");
    /// assert_eq!(segment.text, "Le Comité se réunit.");
    /// assert_eq!(segment.label.expect("a label").value, "12bis");
    /// ```
    #[must_use]
    pub fn of_line(line: &'a str) -> Segment<'a> {
        match Label::split(line) {
            Some((label, text)) => Segment { text, label: Some(Box::new(label)), kind: None },
            None => Segment { text: line, label: None, kind: None },
        }
    }
}

/// Segments of both sides that are translations of each other, or one segment that has no translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SegmentBead {
    /// The French segments, in order.
    pub fr: Vec<usize>,
    /// The English segments, in order.
    pub en: Vec<usize>,
    /// Estimated probability that the bead is right, in percent.
    pub confidence: u8,
    /// What it rests on.
    pub method: Method,
}

impl SegmentBead {
    /// The bead in the form that aligners exchange.
    ///
    /// ```
    /// use paralign::align::SegmentBead;
    /// use paralign::model::Method;
    /// let bead = SegmentBead { fr: vec![0, 1], en: vec![0], confidence: 93, method: Method::Content };
    /// assert_eq!(bead.to_line(), "[0,1]:[0]:93");
    /// ```
    #[must_use]
    pub fn to_line(&self) -> String {
        let list = |side: &[usize]| side.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
        format!("[{}]:[{}]:{}", list(&self.fr), list(&self.en), self.confidence)
    }
}

/// The run of segments of a path's step.
pub(super) type Run = Range<usize>;

/// A bead before it is reported.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Joined {
    /// The French segments.
    pub(super) fr: Run,
    /// The English segments.
    pub(super) en: Run,
    /// Posterior probability.
    pub(super) posterior: f64,
}

/// The beads of a text and how much of it they join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alignment {
    /// The beads in French order; an English segment alone follows the bead of the segment before it.
    pub beads: Vec<SegmentBead>,
    /// The share of the text that stands in beads with both sides, in percent.
    pub aligned: u8,
    /// Whether the two sides look like translations of each other.
    pub translated: bool,
}

impl Joined {
    /// Whether it has one side only.
    pub(super) fn is_alone(&self) -> bool {
        self.fr.is_empty() || self.en.is_empty()
    }

    /// The posterior in percent.
    pub(super) fn confidence(&self) -> u8 {
        // In 0..=100, since the factor is clamped.
        (self.posterior.clamp(0.0, 1.0) * 100.0).round() as u8
    }
}
