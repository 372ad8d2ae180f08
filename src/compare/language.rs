//! What this room must know of a language, as data; `fr.rs` and `en.rs` fill it.

use std::sync::LazyLock;

use super::institution::Roll;
use crate::model::{Lang, Lookup};

use super::{en, fr};

/// The codes of the currencies in which reports count (ISO 4217), the same in both languages.
pub(super) const CURRENCIES: [&str; 7] = ["EUR", "USD", "CAD", "GBP", "CHF", "JPY", "AUD"];

/// What a word contributes to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The word for one, which may be an article: it counts only inside a longer number.
    One,
    /// A pure article: it may open a number ("a hundred"), it is never one by itself.
    Article,
    /// A number below a hundred.
    Small(u64),
    /// A power of ten from a hundred up, by its number of zeros ("mille").
    Scale(u32),
    /// The same as a noun, which alone says only an order of magnitude ("milliers", "hundred").
    Crowd(u32),
    /// A rank below a hundred.
    Rank(u64),
    /// A power of ten as a rank, by its number of zeros.
    ScaleRank(u32),
    /// A part of a whole: the denominator of a fraction.
    Part(u64),
    /// The word that joins the parts of a number ("vingt et un", "two hundred and one").
    And,
    /// A word for a time of day, in hours ("midi").
    Hour(u64),
    /// A word that implies a number and need not have a counterpart ("both", "une dizaine", "biennal").
    Hint(u64),
}

/// What is known of a language.
pub(super) struct Language {
    /// The mark between the whole part and the decimals.
    pub(super) decimal: char,
    /// The mark that, beside the spaces, parts the thousands.
    pub(super) group: char,
    /// What follows the digits of a rank ("1er", "1st"), or of a decade ("1990s").
    pub(super) suffixes: &'static [&'static str],
    /// Words after which "cent" is not a number ("pour cent").
    pub(super) before_percent: &'static [&'static str],
    /// Pairs of words that count otherwise than they say, with the number that the other language uses.
    pub(super) idioms: &'static [(&'static str, &'static str, u64)],
    /// Words before a roman numeral.
    pub(super) labels: &'static [&'static str],
    /// Words between two roman numerals.
    pub(super) links: &'static [&'static str],
    /// Words between the two ends of a range.
    pub(super) ranges: &'static [&'static str],
    /// Words before the number of an article or of another part of a document.
    pub(super) articles: &'static [&'static str],
    /// Words before the number of a place inside an article or a page.
    pub(super) inside: &'static [&'static str],
    /// The names of the seasons, from spring to winter.
    pub(super) seasons: [&'static [&'static str]; 4],
    /// Words after the hour of a time of day.
    pub(super) hours: &'static [&'static str],
    /// Whether hours are counted twice a day, with "a.m." and "p.m.".
    pub(super) half_days: bool,
    /// Words that open "one or more", which does count.
    pub(super) or_more: &'static [&'static str],
    /// Names of institutions, each with what it is counted as, the same in both languages.
    pub(super) institutions: Roll,
    /// Names of offices that people hold, likewise.
    pub(super) offices: Roll,
    /// How the words for people and things of a country begin, where its name does not tell; by its code (ISO 3166-1).
    pub(super) demonyms: &'static [(&'static str, &'static str)],
    /// The word after the rank of a century.
    pub(super) century: &'static [&'static str],
    /// Frequent words that the other language does not have.
    pub(super) function_words: &'static LazyLock<WordMap<()>>,
    /// What the words of the numbers contribute.
    pub(super) roles: &'static LazyLock<WordMap<Role>>,
}

/// Words with what is known of each, to be looked up in any case.
pub(super) struct WordMap<V> {
    known: Lookup<&'static [u8], V>,
    /// The length of the longest, in bytes.
    longest: usize,
    /// For each letter a bit for each length that words which begin with it have.
    lengths: [u64; 26],
}

/// No word is longer than this, in bytes.
const LONGEST: usize = 32;

impl<V: Copy> WordMap<V> {
    /// The words of a list, which are in lower case.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, V)>) -> WordMap<V> {
        let mut all = WordMap { known: Lookup::default(), longest: 0, lengths: [0; 26] };
        for (word, value) in words {
            all.longest = all.longest.max(word.len());
            if let Some(lengths) = word.bytes().next().and_then(letter).and_then(|n| all.lengths.get_mut(n)) {
                *lengths |= 1 << word.len();
            }
            all.known.insert(word.as_bytes(), value);
        }
        all
    }

    /// What is known of `word`.
    pub(super) fn get(&self, word: &str) -> Option<V> {
        let mut lower = [0; LONGEST];
        if word.is_ascii() {
            // Most words are distinguished from all others by their first letter and their length.
            let lengths = word.bytes().next().and_then(letter).and_then(|n| self.lengths.get(n))?;
            if word.len() > self.longest || lengths >> word.len() & 1 == 0 {
                return None;
            }
            let lower = lower.get_mut(..word.len())?;
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            return self.known.get(&*lower).copied();
        }
        let mut length = 0;
        let mut put = |byte: u8| {
            *lower.get_mut(length)? = byte;
            length += 1;
            (length <= self.longest).then_some(())
        };
        for c in word.chars() {
            if c.is_ascii() {
                put(c.to_ascii_lowercase() as u8)?;
                continue;
            }
            for c in c.to_lowercase() {
                c.encode_utf8(&mut [0; 4]).bytes().try_for_each(&mut put)?;
            }
        }
        self.known.get(lower.get(..length)?).copied()
    }

    /// Whether `word` is one of them.
    pub(super) fn holds(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

/// The place of a letter in the alphabet, whatever its case.
fn letter(byte: u8) -> Option<usize> {
    byte.is_ascii_alphabetic().then(|| usize::from(byte.to_ascii_lowercase() - b'a'))
}

impl Language {
    /// The language `lang`.
    pub(super) fn of(lang: Lang) -> &'static Language {
        match lang {
            Lang::Fr => &fr::LANGUAGE,
            Lang::En => &en::LANGUAGE,
        }
    }

    /// What `word`, in any case, contributes to a number.
    pub(super) fn role(&self, word: &str) -> Option<Role> {
        self.roles.get(word)
    }
}
