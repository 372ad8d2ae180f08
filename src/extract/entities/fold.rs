//! One spelling for letters, apostrophes, hyphens and spaces, with the way back to the text.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

/// A text in which accents, kinds of apostrophe, hyphens and runs of spaces no longer matter.
///
/// Case is kept. Hyphens become spaces, so that `Haut-Commissariat` and `Haut Commissariat` agree.
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// The folded text without capitals; its bytes correspond to those of `text`.
    pub(super) lower: String,
    /// Where the way back makes a step, as bytes of the folded text and of the original: between two steps both
    /// go on together. The last step stands at the ends of both.
    steps: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds `text`.
    pub(super) fn new(text: &str) -> Folded {
        let mut folded =
            Folded { text: String::with_capacity(text.len()), lower: String::new(), steps: Vec::new() };
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            // Most bytes stay as they are.
            let (run, rest) = rest.split_at(unchanged(rest.as_bytes()));
            if !run.is_empty() {
                folded.step(at);
                folded.text.push_str(run);
                at += run.len();
            }
            if let Some(c) = rest.chars().next() {
                folded.push(at, c);
                at += c.len_utf8();
            }
        }
        folded.step(text.len());
        folded.lower = folded.text.to_ascii_lowercase();
        folded
    }

    /// Leads a range of folded bytes back to the original.
    pub(super) fn origin(&self, range: Range<usize>) -> Option<Range<usize>> {
        let (start, end) = (self.origin_of(range.start)?, self.origin_of(range.end)?);
        (start < end).then_some(start..end)
    }

    /// The byte of the original that a byte of the folded text comes from.
    fn origin_of(&self, at: usize) -> Option<usize> {
        let after = self.steps.partition_point(|(folded, _)| *folded <= at);
        let (folded, origin) = self.steps.get(after.checked_sub(1)?)?;
        Some(origin + (at - folded))
    }

    fn push(&mut self, at: usize, c: char) {
        match c {
            '’' | '‘' | 'ʼ' | '′' => self.put(at, '\''),
            '-' | ' ' | '\u{2010}' | '\u{2011}' => self.space(at),
            '\u{ad}' | '\u{200b}' => {}
            c if c.is_whitespace() => self.space(at),
            'œ' => self.puts(at, ['o', 'e']),
            'Œ' => self.puts(at, ['O', 'E']),
            'æ' => self.puts(at, ['a', 'e']),
            'Æ' => self.puts(at, ['A', 'E']),
            c if c.is_ascii() => self.put(at, c),
            'à' | 'â' => self.put(at, 'a'),
            'é' | 'è' | 'ê' | 'ë' => self.put(at, 'e'),
            'î' | 'ï' => self.put(at, 'i'),
            'ô' => self.put(at, 'o'),
            'ù' | 'û' => self.put(at, 'u'),
            'ç' => self.put(at, 'c'),
            c => {
                let mut base = None;
                decompose_canonical(c, |part| base = base.or(Some(part)));
                match base {
                    // A combining accent that stands alone belongs to the letter before it.
                    Some(mark) if ('\u{300}'..='\u{36f}').contains(&mark) => {}
                    base => self.put(at, base.unwrap_or(c)),
                }
            }
        }
    }

    fn space(&mut self, at: usize) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\'']) {
            self.put(at, ' ');
        }
    }

    fn put(&mut self, at: usize, c: char) {
        self.step(at);
        self.text.push(c);
    }

    fn puts(&mut self, at: usize, letters: [char; 2]) {
        for letter in letters {
            self.put(at, letter);
        }
    }

    /// Notes that the next folded byte comes from the byte `at`.
    fn step(&mut self, at: usize) {
        let here = self.text.len();
        let expected = self.steps.last().map(|(folded, origin)| origin + (here - folded));
        if expected != Some(at) {
            self.steps.push((here, at));
        }
    }
}

/// How many bytes `text` begins with that fold to themselves: signs and letters of ASCII, single spaces behind them.
fn unchanged(text: &[u8]) -> usize {
    let stays = |byte: u8| byte.is_ascii_graphic() && byte != b'-';
    let mut before = b' ';
    let goes_on = |byte: &u8| {
        let stays = stays(*byte) || *byte == b' ' && !matches!(before, b' ' | b'\'');
        before = *byte;
        stays
    };
    text.iter().copied().take_while(goes_on).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_agree() {
        let names = ["Haut-Commissariat aux droits de l’homme", "Haut- Commissariat  aux droits de l' homme"];
        assert_eq!(Folded::new(names[0]).text, Folded::new(names[1]).text);
        assert_eq!(Folded::new("Éthiopie").text, "Ethiopie");
        assert_eq!(Folded::new("E\u{301}thiopie").text, "Ethiopie");
    }

    #[test]
    fn the_way_back_keeps_out_what_follows() {
        let text = "au Pérou  , à l’ Est";
        let folded = Folded::new(text);
        let at = folded.text.find("Perou").expect("the folded name is there");
        let origin = folded.origin(at..at + 5).expect("the range lies in the text");
        assert_eq!(&text[origin], "Pérou");
    }

    /// The folded text, character by character.
    fn slow(text: &str) -> String {
        let mut folded = Folded { text: String::new(), lower: String::new(), steps: Vec::new() };
        text.char_indices().for_each(|(at, c)| folded.push(at, c));
        folded.text
    }

    #[test]
    fn common_accents_go_as_all_do() {
        for c in ('\u{c0}'..'\u{250}').filter(|c| c.is_alphabetic()) {
            let mut base = None;
            decompose_canonical(c, |part| base = base.or(Some(part)));
            let folded = Folded::new(&c.to_string()).text;
            assert!(folded.len() == 2 || folded.chars().next() == base, "{c}: {folded}");
        }
    }

    proptest! {
        #[test]
        fn what_stays_is_folded_at_once(text in "[a-zÉé’' \u{a0}\u{301}œ,-]{0,40}") {
            prop_assert_eq!(Folded::new(&text).text, slow(&text));
        }

        #[test]
        fn every_folded_range_has_its_origin(text in "[a-zÉé’' \u{a0}œ-]{0,40}") {
            let folded = Folded::new(&text);
            for start in 0..folded.text.len() {
                for end in start + 1..=folded.text.len() {
                    let whole = folded.text.is_char_boundary(start) && folded.text.is_char_boundary(end);
                    if let Some(origin) = whole.then(|| folded.origin(start..end)).flatten() {
                        prop_assert!(text.get(origin).is_some());
                    }
                }
            }
        }
    }
}
