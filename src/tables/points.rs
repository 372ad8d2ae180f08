//! Places counted in code points, as the tables tell them.

use std::ops::Range;

/// Counts the code points of one text from place to place: places in order cost the length of the text once.
#[derive(Debug, Default)]
pub(super) struct CodePoints {
    bytes: usize,
    chars: usize,
}

impl CodePoints {
    /// The place `range`, which is one of `text` in bytes, in code points; `None` if it is no slice of `text`.
    pub(super) fn place(&mut self, text: &str, range: &Range<usize>) -> Option<Range<usize>> {
        let inside = text.get(range.clone())?.chars().count();
        if range.start < self.bytes {
            *self = CodePoints::default();
        }
        self.chars += text.get(self.bytes..range.start)?.chars().count();
        self.bytes = range.start;
        Some(self.chars..self.chars + inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_in_code_points_in_any_order() {
        let text = "été à l’œuvre";
        let mut points = CodePoints::default();
        for word in ["été", "œuvre", "à", "l’œuvre"] {
            let start = text.find(word).unwrap();
            let place = points.place(text, &(start..start + word.len())).unwrap();
            assert_eq!(text.chars().skip(place.start).take(place.len()).collect::<String>(), word);
        }
        assert_eq!(points.place(text, &(1..2)), None);
        assert_eq!(points.place(text, &(0..99)), None);
    }
}
