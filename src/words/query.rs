//! Where words that are sought stand in a line, whatever their case, accents and apostrophes.

use std::ops::Range;

use regex::Regex;

use crate::lexicon::{folded, push_folded};

/// What is sought in lines.
#[derive(Debug, Clone)]
pub struct Query(Sought);

#[derive(Debug, Clone)]
enum Sought {
    /// Words, one after the other, without case and accents.
    Words(Vec<String>),
    /// A pattern that is matched on lines without case and accents.
    Pattern(Regex),
}

impl Query {
    /// Reads the words of `text`; nothing if it has none.
    #[must_use]
    pub fn new(text: &str) -> Option<Query> {
        let words: Vec<String> = runs(text).map(|range| folded(&text[range])).collect();
        (!words.is_empty()).then_some(Query(Sought::Words(words)))
    }

    /// Reads a regular expression, in which case, accents and the shape of apostrophes make no difference.
    ///
    /// # Errors
    ///
    /// Fails if it is none; the error says where.
    pub fn pattern(text: &str) -> Result<Query, regex::Error> {
        let mut plain = String::new();
        for c in text.chars() {
            // ASCII letters may be classes, as `\S` is.
            if c.is_ascii() { plain.push(c) } else { push_plain(&mut plain, c) }
        }
        Ok(Query(Sought::Pattern(regex::RegexBuilder::new(&plain).case_insensitive(true).build()?)))
    }

    /// The bytes of a line in which the words stand as whole words, or what the pattern matches.
    #[must_use]
    pub fn places(&self, line: &str) -> Vec<Range<usize>> {
        match &self.0 {
            Sought::Words(words) => whole_words(words, line),
            Sought::Pattern(pattern) => matches(pattern, line),
        }
    }
}

fn whole_words(sought: &[String], line: &str) -> Vec<Range<usize>> {
    let words: Vec<(Range<usize>, String)> =
        runs(line).map(|range| (range.clone(), folded(&line[range]))).collect();
    let meets = |window: &&[(Range<usize>, String)]| window.iter().map(|(_, word)| word).eq(sought);
    let place = |window: &[(Range<usize>, String)]| {
        let (first, last) = (window.first()?, window.last()?);
        Some(first.0.start..last.0.end)
    };
    words.windows(sought.len()).filter(meets).filter_map(place).collect()
}

/// What a pattern matches, as bytes of the line as it is written.
fn matches(pattern: &Regex, line: &str) -> Vec<Range<usize>> {
    let mut plain = String::with_capacity(line.len());
    // For each byte of the plain line, the letter that it comes from.
    let mut origins: Vec<Range<usize>> = Vec::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        push_plain(&mut plain, c);
        origins.resize(plain.len(), at..at + c.len_utf8());
    }
    let found = pattern.find_iter(&plain).filter(|found| !found.is_empty());
    found.map(|found| origins[found.start()].start..origins[found.end() - 1].end).collect()
}

/// Appends a letter without case and accents; apostrophes in one shape.
fn push_plain(out: &mut String, c: char) {
    if c == '’' { out.push('\'') } else { push_folded(out, c) }
}

/// The runs of letters and digits of a text.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.find(char::is_alphanumeric)?;
        let rest = &text[start..];
        at = start + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        Some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(query: &str, line: &'a str) -> Vec<&'a str> {
        Query::new(query).unwrap().places(line).into_iter().map(|range| &line[range]).collect()
    }

    #[test]
    fn case_accents_and_apostrophes_make_no_difference() {
        let line = "L’ÉTAT de droit : l'Etat, et les États de l’eau.";
        assert_eq!(found("l'état", line), ["L’ÉTAT", "l'Etat"]);
        assert_eq!(found("ETAT DE DROIT", line), ["ÉTAT de droit"]);
    }

    #[test]
    fn words_are_whole() {
        assert_eq!(found("eau", "Les eaux du bureau : eau."), ["eau"]);
        assert!(Query::new(" ' - ").is_none());
    }

    #[test]
    fn a_pattern_matches_whatever_the_case_accents_and_apostrophes() {
        let of = |pattern: &str| {
            let line = "L’Œuvre de l'État : les œuvres d’art.";
            let places = Query::pattern(pattern).unwrap().places(line);
            places.into_iter().map(|range| &line[range]).collect::<Vec<_>>()
        };
        assert_eq!(of("œuvres?"), ["Œuvre", "œuvres"]);
        assert_eq!(of("l'(ÉTAT|oe)"), ["L’Œ", "l'État"]);
        assert_eq!(of(r"d’\S+"), ["d’art."]);
        assert!(of("x*").is_empty());
        assert!(Query::pattern("(").is_err());
    }
}
