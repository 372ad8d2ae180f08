//! The words of a document, counted: what cleaning knows of its vocabulary.

use crate::model::{Line, LineKind, Lookup};

/// How often each word and each pair of neighbours occurs in a document.
pub(super) struct Vocabulary {
    counts: Lookup<String, u32>,
    hyphenated: Lookup<String, u32>,
}

impl Vocabulary {
    /// Counts the words of the lines that hold running text.
    pub(super) fn of(lines: &[Line]) -> Vocabulary {
        let mut counts: Lookup<String, u32> = Lookup::default();
        let mut hyphenated: Lookup<String, u32> = Lookup::default();
        let add = |map: &mut Lookup<String, u32>, word: &str| {
            if let Some(count) = map.get_mut(word) {
                *count += 1;
            } else if word.chars().any(char::is_uppercase) {
                *map.entry(word.to_lowercase()).or_default() += 1;
            } else {
                map.insert(word.to_owned(), 1);
            }
        };
        for line in lines.iter().filter(|line| matches!(line.kind, LineKind::Text | LineKind::Row)) {
            for word in words(line.text.text()) {
                add(&mut counts, word);
            }
            if !line.text.text().contains('-') {
                continue;
            }
            for token in line.text.text().split(' ').filter(|token| token.contains('-')) {
                let token = token.trim_matches(|c: char| !c.is_alphanumeric());
                if token.contains('-') {
                    add(&mut hyphenated, token);
                }
            }
        }
        Vocabulary { counts, hyphenated }
    }

    /// How often `word` stands as a word of its own, whatever its case.
    pub(super) fn count(&self, word: &str) -> u32 {
        self.counts.get(word).or_else(|| self.counts.get(&word.to_lowercase())).copied().unwrap_or(0)
    }

    /// How often `word`, which holds a hyphen, is printed so.
    pub(super) fn count_hyphenated(&self, word: &str) -> u32 {
        self.hyphenated.get(&word.to_lowercase()).copied().unwrap_or(0)
    }
}

/// The runs of letters in a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}
