//! The headings above a place: their levels and the path that they make.

use crate::model::label_numeral;

/// The level of a heading by its label: named divisions (`Chapter III`) stand above roman numerals, which stand above letters, letters above numbers, numbers above headings without a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Division,
    Roman,
    Letter,
    /// `3`: a number of one part.
    Number,
    /// `3.1`.
    Subnumber,
    Plain,
}

/// The open headings, outermost first.
#[derive(Debug, Default)]
pub(super) struct Headings {
    open: Vec<(Level, String)>,
    roman: u32,
    letter: u32,
}

/// A label may skip so many of its kind and still belong to the sequence.
const MAX_SKIP: u32 = 2;

impl Headings {
    /// The level of a labelled heading, if its label is the next of its kind.
    pub(super) fn level(&self, label: &str) -> Option<Level> {
        if label.contains(' ') {
            return Some(Level::Division);
        }
        if label.starts_with(|c: char| c.is_ascii_digit()) {
            // The survey judged its place in the sequence.
            let parts = label.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
            return Some(if parts.count() > 1 { Level::Subnumber } else { Level::Number });
        }
        let mut letters = label.bytes();
        let letter = match (letters.next(), letters.next()) {
            (Some(byte), None) if byte.is_ascii_uppercase() => Some(u32::from(byte - b'A') + 1),
            _ => None,
        };
        if letter.is_some_and(|letter| letter == self.letter + 1 && letter > 1) {
            return Some(Level::Letter);
        }
        let near = |value: u32, last: u32| value > last && value <= last + 1 + MAX_SKIP;
        if label_numeral(label).is_some_and(|value| value == self.roman + 1) {
            return Some(Level::Roman);
        }
        if letter == Some(1) {
            return Some(Level::Letter);
        }
        if label_numeral(label).is_some_and(|value| near(value, self.roman)) {
            return Some(Level::Roman);
        }
        letter.is_some_and(|value| near(value, self.letter)).then_some(Level::Letter)
    }

    /// Opens a heading; what it closes goes.
    pub(super) fn open(&mut self, level: Level, label: Option<&str>, text: &str) {
        self.open.retain(|(open, _)| *open < level);
        self.open.push((level, label.unwrap_or(text).to_owned()));
        match (level, label) {
            (Level::Division, _) => (self.roman, self.letter) = (0, 0),
            (Level::Roman, Some(label)) => {
                self.roman = label_numeral(label).unwrap_or(self.roman + 1);
                self.letter = 0;
            }
            (Level::Letter, Some(label)) => {
                self.letter = label.bytes().next().map_or(0, |byte| u32::from(byte.saturating_sub(b'A')) + 1);
            }
            _ => {}
        }
    }

    /// The labels of the open headings, or their text where they have none.
    pub(super) fn path(&self) -> Vec<String> {
        self.open.iter().map(|(_, name)| name.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_labels_of_a_sequence_may_be_missing() {
        let headings = Headings::default();
        let of = |label: &str| headings.level(label);
        assert_eq!((of("III"), of("C")), (Some(Level::Roman), Some(Level::Letter)));
        assert_eq!((of("IV"), of("D")), (None, None));
    }

    #[test]
    fn letters_and_numerals_are_told_apart_by_their_sequence() {
        let mut headings = Headings::default();
        for (label, level) in [
            ("I", Level::Roman),
            ("A", Level::Letter),
            ("B", Level::Letter),
            ("C", Level::Letter),
            ("D", Level::Letter),
            ("II", Level::Roman),
            ("III", Level::Roman),
            ("A", Level::Letter),
            ("IV", Level::Roman),
            ("V", Level::Roman),
        ] {
            assert_eq!(headings.level(label), Some(level), "{label}");
            headings.open(level, Some(label), "text");
        }
        assert_eq!(headings.level("M"), None);
        assert_eq!(headings.level("XII"), None);
        headings.open(Level::Plain, None, "Conclusion");
        assert_eq!(headings.path(), ["V", "Conclusion"]);
        headings.open(Level::Letter, Some("A"), "text");
        assert_eq!(headings.path(), ["V", "A"]);
    }
}
