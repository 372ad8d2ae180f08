//! Lists of words that are asked without being read first: a short text needs few of tens of thousands of words.

use std::cmp::Ordering;

/// Lines `word<TAB>value` in the order of the bytes of their words, behind comment lines that begin with `#`.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct SortedList(&'static str);

impl SortedList {
    /// The list of a file of the project; a test of its room sees to its order.
    pub(crate) const fn new(file: &'static str) -> SortedList {
        SortedList(file)
    }

    /// The value of a word.
    pub(crate) fn get(self, word: &str) -> Option<&'static str> {
        let (bytes, wanted) = (self.0.as_bytes(), word.as_bytes());
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[..middle].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            let line = &bytes[start..];
            // The tab behind a shorter word comes before any letter, as the sign of a comment does.
            match line[..wanted.len().min(line.len())].cmp(wanted) {
                Ordering::Less => low = middle + 1,
                Ordering::Equal if line.get(wanted.len()) == Some(&b'\t') => {
                    return self.0.get(start + wanted.len() + 1..)?.lines().next();
                }
                Ordering::Equal | Ordering::Greater => high = start,
            }
        }
        None
    }

    /// The values of all words that begin so.
    pub(crate) fn beginning(self, prefix: &str) -> impl Iterator<Item = &'static str> {
        let (bytes, wanted) = (self.0.as_bytes(), prefix.as_bytes());
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[..middle].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            let line = &bytes[start..];
            if line[..wanted.len().min(line.len())] < *wanted {
                low = middle + 1;
            } else {
                high = start;
            }
        }
        let lines = self.0.get(high..).unwrap_or_default().lines();
        let prefix = prefix.to_owned();
        lines
            .take_while(move |line| line.starts_with(&prefix))
            .filter_map(|line| Some(line.split_once('\t')?.1))
    }

    /// The Zipf value of a word, of which the list has twice the value.
    pub(crate) fn zipf(self, word: &str) -> Option<f32> {
        self.get(word).map(|twice| twice.parse::<f32>().unwrap_or_default() / 2.0)
    }

    /// The words, in their order.
    #[cfg(test)]
    pub(crate) fn words(self) -> impl Iterator<Item = &'static str> {
        let lines = self.0.lines().filter(|line| !line.starts_with('#'));
        lines.map(|line| line.split_once('\t').map_or("", |(word, _)| word))
    }

    /// Asserts that the list is in order and finds each of its words.
    #[cfg(test)]
    pub(crate) fn check(self) {
        let words: Vec<&str> = self.words().collect();
        assert!(
            words.len() > 1000 && words.is_sorted_by(|one, next| one < next),
            "the words are not in order"
        );
        for line in self.0.lines().filter(|line| !line.starts_with('#')) {
            let (word, value) = line.split_once('\t').expect("a line has a word and a value");
            assert!(!word.is_empty() && self.get(word) == Some(value), "{word} is not found");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_others_are_not() {
        let list = SortedList::new("# Comments,\n# two of them\na\t1\nab\t2\nabc\t\nété\t4\n");
        let found = ["a", "ab", "abc", "été"].map(|word| list.get(word));
        assert_eq!(found, [Some("1"), Some("2"), Some(""), Some("4")]);
        for other in ["", "#", "# Comments,", "aa", "abcd", "b", "zz", "ét"] {
            assert_eq!(list.get(other), None, "{other}");
        }
        assert_eq!(SortedList::new("").get("a"), None);
        assert_eq!(SortedList::new("a\t1").get("a"), Some("1"));
    }
}
