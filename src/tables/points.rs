//! Places counted in code points, as the tables tell them.

use std::ops::Range;

/// A place in a text in code points from its beginning; one in bytes is another type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Chars {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Chars {
    /// The same place with so many code points before the text.
    pub(super) fn behind(self, before: usize) -> Chars {
        Chars { start: before + self.start, end: before + self.end }
    }
}

/// Counts the code points of one text; places in any order cost the length of the text once.
#[derive(Debug, Default)]
pub(crate) struct CodePoints {
    /// The code points that begin in each stretch of bytes and before it, as far as they were counted.
    marks: Vec<usize>,
}

/// Bytes between two marks.
const STRETCH: usize = 128;

impl CodePoints {
    /// The place `range`, which is one of `text` in bytes, in code points; `None` if it is not a slice of `text`.
    pub(crate) fn place(&mut self, text: &str, range: &Range<usize>) -> Option<Chars> {
        text.get(range.clone())?;
        let [start, end] = [range.start, range.end].map(|at| self.before(text.as_bytes(), at));
        Some(Chars { start, end })
    }

    /// The code points that begin before byte `at`.
    fn before(&mut self, text: &[u8], at: usize) -> usize {
        let stretch = at / STRETCH;
        while self.marks.len() < stretch {
            let done = self.marks.len();
            let here = beginnings(&text[done * STRETCH..(done + 1) * STRETCH]);
            self.marks.push(done.checked_sub(1).map_or(0, |last| self.marks[last]) + here);
        }
        let marked = stretch.checked_sub(1).map_or(0, |last| self.marks[last]);
        marked + beginnings(&text[stretch * STRETCH..at])
    }
}

/// How many code points begin in some bytes of a text.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
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
            assert_eq!(
                text.chars().skip(place.start).take(place.end - place.start).collect::<String>(),
                word
            );
        }
        let long = "étés 😀 ".repeat(200);
        let mut points = CodePoints::default();
        for (count, (at, c)) in long.char_indices().enumerate().collect::<Vec<_>>().into_iter().rev() {
            assert_eq!(
                points.place(&long, &(at..at + c.len_utf8())),
                Some(Chars { start: count, end: count + 1 })
            );
        }
        assert_eq!(Chars { start: 1, end: 3 }.behind(10), Chars { start: 11, end: 13 });
        assert_eq!(points.place(text, &(1..2)), None);
        assert_eq!(points.place(text, &(0..99)), None);
    }
}
