//! Where words that are sought stand in a line, whatever their case, accents and apostrophes.

use std::ops::Range;

use crate::lexicon::folded;

/// Words that are sought, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query(Vec<String>);

impl Query {
    /// Reads the words of `text`; nothing if it has none.
    #[must_use]
    pub fn new(text: &str) -> Option<Query> {
        let words: Vec<String> = runs(text).map(|range| folded(&text[range])).collect();
        (!words.is_empty()).then_some(Query(words))
    }

    /// The bytes of a line in which the words stand as whole words.
    #[must_use]
    pub fn places(&self, line: &str) -> Vec<Range<usize>> {
        let words: Vec<(Range<usize>, String)> =
            runs(line).map(|range| (range.clone(), folded(&line[range]))).collect();
        let meets = |window: &&[(Range<usize>, String)]| window.iter().map(|(_, word)| word).eq(&self.0);
        let place = |window: &[(Range<usize>, String)]| {
            let (first, last) = (window.first()?, window.last()?);
            Some(first.0.start..last.0.end)
        };
        words.windows(self.0.len()).filter(meets).filter_map(place).collect()
    }
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
        assert_eq!(Query::new(" ' - "), None);
    }
}
