//! The words of a document, each looked up once however often it stands.

use super::grammar::{Grammar, Link};
use super::tokens::folded;
use crate::model::{EntityKind, Lookup};

/// So many different words are remembered from block to block; few documents have more.
const MOST: usize = 20_000;

/// A word as it is written, and what it is looked up by.
#[derive(Debug, Default)]
pub(super) struct Word {
    /// Without accents, capitals and kinds of apostrophe.
    pub(super) folded: Box<str>,
    /// Without capitals.
    pub(super) small: Box<str>,
    /// Whether its first letter is a capital, or a small letter.
    pub(super) begins: Begins,
    /// Whether it has more than one letter, and no small one.
    pub(super) all_capitals: bool,
    /// What the two grammars say of it, that of the document's language and that of the other, if they say anything.
    facts: Option<Box<[Facts; 2]>>,
}

/// How a word begins.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    /// With a capital.
    Capital,
    /// With a small letter.
    Small,
    /// With neither.
    #[default]
    Other,
}

/// What a grammar says of a word.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Facts {
    /// What the noun is that of, if it may be the head of a name.
    pub(super) head: Option<EntityKind>,
    /// Whether it may be the head of the name of a law or ministry in small letters.
    pub(super) small_head: bool,
    /// The links that begin with it.
    pub(super) links: &'static [(Vec<String>, Link)],
    /// The nouns that explain a name and begin with it.
    pub(super) explaining: &'static [(Vec<String>, EntityKind)],
}

impl Facts {
    fn say_anything(&self) -> bool {
        self.head.is_some() || self.small_head || !self.links.is_empty() || !self.explaining.is_empty()
    }

    fn new(grammar: &'static Grammar, word: &Word) -> Facts {
        Facts {
            small_head: grammar.is_small_head(&word.folded),
            head: grammar.heads.get(&*word.folded).copied(),
            links: grammar.links(&word.small),
            explaining: grammar.explaining(&word.folded),
        }
    }
}

/// The words that were met, by their numbers.
pub(super) struct WordTable<'a> {
    numbers: Lookup<&'a str, u32>,
    all: Vec<Word>,
    grammars: [&'static Grammar; 2],
}

impl<'a> WordTable<'a> {
    /// No words yet; `grammars` are those of the document's language and of the other.
    pub(super) fn new(grammars: [&'static Grammar; 2]) -> WordTable<'a> {
        // The first is the word that is not there.
        WordTable { numbers: Lookup::default(), all: vec![Word::default()], grammars }
    }

    /// Whether so many words were met that they had better be forgotten: memory does not grow with the document.
    pub(super) fn is_full(&self) -> bool {
        self.all.len() > MOST
    }

    /// The number of a word, which is new or was met before.
    pub(super) fn number(&mut self, written: &'a str) -> u32 {
        let next = self.all.len() as u32;
        let number = *self.numbers.entry(written).or_insert(next);
        if number == next {
            let mut word = Word::new(written);
            let facts = self.grammars.map(|grammar| Facts::new(grammar, &word));
            word.facts = facts.iter().any(Facts::say_anything).then(|| Box::new(facts));
            self.all.push(word);
        }
        number
    }

    /// The word of a number; without one, a word of no letters.
    pub(super) fn word(&self, number: Option<u32>) -> &Word {
        &self.all[number.unwrap_or_default() as usize]
    }
}

impl Word {
    fn new(written: &str) -> Word {
        let begins = match written.chars().next() {
            Some(c) if c.is_uppercase() => Begins::Capital,
            Some(c) if c.is_lowercase() => Begins::Small,
            _ => Begins::Other,
        };
        Word {
            folded: folded(written).into(),
            small: small(written).into(),
            begins,
            all_capitals: written.chars().filter(|c| c.is_alphabetic()).count() > 1
                && !written.contains(char::is_lowercase),
            facts: None,
        }
    }

    /// What a grammar says of it: the document's own, or the other.
    pub(super) fn facts(&self, own: bool) -> Facts {
        self.facts.as_ref().map(|facts| facts[usize::from(!own)]).unwrap_or_default()
    }
}

/// A word in small letters, with its accents.
fn small(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}
