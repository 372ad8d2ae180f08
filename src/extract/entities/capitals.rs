//! Capitalised words: how the names of persons are printed.

use std::ops::Range;

use super::letters::{is_capital, is_letter, is_letter_or_mark, run};

/// Small words that may stand between two words of a name.
const PARTICLES: [&str; 29] = [
    "da", "de", "del", "della", "der", "den", "di", "do", "dos", "das", "van", "von", "ten", "ter", "bin",
    "bint", "ibn", "al", "el", "la", "le", "ould", "y", "zu", "wa", "ag", "mint", "uld", "af",
];

/// Letters of the longest of them.
const LONGEST_PARTICLE: usize = 5;

/// How many words a name behind a title has at most beside the first, and how many a stretch of capitalised words.
const NAME: usize = 5;
const STRETCH: usize = 7;

/// Arabic articles that a hyphen ties to the name behind them.
const ARTICLES: [&str; 9] = ["al-", "el-", "ad-", "an-", "ar-", "as-", "ash-", "at-", "az-"];

/// Whether a word begins with such an article and a capital.
pub(super) fn begins_with_article(word: &str) -> bool {
    let rest = ARTICLES.iter().find_map(|article| word.strip_prefix(article));
    rest.is_some_and(|rest| rest.starts_with(is_capital))
}

/// Where the word of a name ends that begins at `at`: a capital with its letters, as in `Ra’ad`, `Won-soo`, `J.`, or
/// initials as in `J.-P.`.
fn word(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let at =
        ARTICLES.iter().find(|article| rest.starts_with(**article)).map_or(at, |article| at + article.len());
    let mut end = initial(text, at);
    while let Some(last) = end {
        let next = if text.get(last..)?.starts_with('-') { last + 1 } else { last };
        match initial(text, next) {
            Some(more) => end = Some(more),
            None => return Some(last),
        }
    }
    let first = text.get(at..)?.chars().next().filter(|c| is_capital(*c))?;
    let mut end = run(text, at + first.len_utf8(), is_letter_or_mark);
    while let Some(next) = text.get(end..).and_then(|rest| rest.strip_prefix(['’', '\'', '-']))
        && next.starts_with(is_letter)
    {
        end = run(text, text.len() - next.len(), is_letter_or_mark);
    }
    Some(if text.get(end..)?.starts_with('.') { end + 1 } else { end })
}

/// Where the initial with its full stop ends that begins at `at`.
fn initial(text: &str, at: usize) -> Option<usize> {
    let first = text.get(at..)?.chars().next().filter(|c| is_capital(*c))?;
    let end = at + first.len_utf8();
    text.get(end..)?.starts_with('.').then_some(end + 1)
}

/// Where a particle and the white space behind it end.
fn particle(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let length = rest.bytes().take(LONGEST_PARTICLE + 1).take_while(u8::is_ascii_lowercase).count();
    let (word, after) = rest.split_at(length);
    let is_one = PARTICLES.contains(&word) && after.starts_with(char::is_whitespace);
    is_one.then(|| text.len() - after.trim_start().len())
}

/// Where the further words of a name end, at most `most`, of which the first begins behind the white space at `at`.
fn more_words(text: &str, mut at: usize, most: usize) -> Option<usize> {
    let mut end = None;
    for _ in 0..most {
        let mut next = run(text, at, char::is_whitespace);
        if next == at {
            break;
        }
        for _ in 0..2 {
            next = particle(text, next).unwrap_or(next);
        }
        let Some(stop) = word(text, next) else { break };
        (at, end) = (stop, Some(stop));
    }
    end
}

/// Where a name ends that begins at `at`.
pub(super) fn name(text: &str, at: usize) -> Option<usize> {
    match word(text, at) {
        Some(end) => Some(more_words(text, end, NAME).unwrap_or(end)),
        None => word(text, particle(text, at)?),
    }
}

/// The stretches of two capitalised words or more.
pub(super) fn stretches(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_capital)).map(|skip| at + skip) {
        let Some(end) = word(text, start) else { break };
        at = end;
        if let Some(end) = more_words(text, end, STRETCH) {
            found.push(start..end);
            at = end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_particle_is_too_long_to_be_read() {
        assert_eq!(PARTICLES.iter().map(|particle| particle.len()).max(), Some(LONGEST_PARTICLE));
        assert_eq!(particle("della Rovere", 0), Some(6));
        assert_eq!(particle("dellas Rovere", 0), None);
    }

    #[test]
    fn stretches_have_two_words_or_more() {
        let found = |text| stretches(text).into_iter().map(|range| &text[range]).collect::<Vec<&str>>();
        assert_eq!(
            found("par M. José Graziano da Silva et LI Yong."),
            ["M. José Graziano da Silva", "LI Yong."]
        );
        assert_eq!(found("Zeid Ra’ad Al-Hussein, J. F. Kennedy"), ["Zeid Ra’ad Al-Hussein", "J. F. Kennedy"]);
        assert_eq!(found("par J.-P. Dupont, E.T. Smith"), ["J.-P. Dupont", "E.T. Smith"]);
        assert_eq!(found("Abdel Fattah el-Sissi a dit"), ["Abdel Fattah el-Sissi"]);
        assert!(found("Le conseil de Paris a dit").is_empty());
    }

    #[test]
    fn a_name_begins_with_a_capital_or_a_particle() {
        assert_eq!(name("Jarraud et Yumkella", 0), Some(7));
        assert_eq!(name("de la Croix", 0), None);
        assert_eq!(name("von Braun", 0), Some(9));
        assert_eq!(name("la Ministre", 0), Some(11));
        assert_eq!(name("ministre", 0), None);
    }
}
