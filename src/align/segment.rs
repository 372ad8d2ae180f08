//! What is aligned: segments with their labels, and the beads that join them.

use std::ops::Range;

use super::label::Label;
use crate::model::BlockKind;

/// A segment of one version: a line, a sentence, a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The text without its label.
    pub text: &'a str,
    /// The label in front of the text; evidence, never a command.
    pub label: Option<Label>,
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
            Some((label, text)) => Segment { text, label: Some(label), kind: None },
            None => Segment { text: line, label: None, kind: None },
        }
    }
}

/// What a bead rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// Equal labels, which the content confirms.
    Number,
    /// The content.
    Content,
    /// Nothing: the segment has no counterpart.
    None,
}

impl Method {
    /// The word that the tables use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Method::Number => "number",
            Method::Content => "content",
            Method::None => "none",
        }
    }
}

/// Segments of both sides that are translations of each other, or one segment that has no translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bead {
    /// The French segments, in order.
    pub fr: Vec<usize>,
    /// The English segments, in order.
    pub en: Vec<usize>,
    /// Estimated probability that the bead is right, in percent.
    pub confidence: u8,
    /// What it rests on.
    pub method: Method,
}

impl Bead {
    /// The bead in the form that aligners exchange.
    ///
    /// ```
    /// use paralign::align::{Bead, Method};
    /// let bead = Bead { fr: vec![0, 1], en: vec![0], confidence: 93, method: Method::Content };
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
    pub(super) belief: f64,
}
