//! Anchors: by what a correction knows the text again that it speaks of.
//!
//! An anchor is the beginning of the text, for the eye, and fingerprints, for the program: of the text and of what stands just
//! before and just behind it. No number of the document or of the program is part of it.
//!
//! ```text
//! Le Conseil a lu le rapport du Corps~5k2m9q7xw1.ab3d.9fk2
//! ```
//!
//! A text that the document says several times has a last part: `1of2` is the first of two that have the same neighbours too.

use std::fmt;

use super::print::folded;
use crate::model::Block;

/// Characters of a quotation at most.
const QUOTE: usize = 40;
/// What stands between the quotation and the fingerprints.
const SIGN: char = '~';
/// What stands between the words of a mention and the anchor of its block.
const IN: &str = " @ ";
/// What stands before the number of a mention whose words stand in the block more than once.
const TIME: char = '#';
/// What parts the anchors of several blocks.
pub(super) const PART: char = '|';

/// By what a block is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Anchor {
    /// The words with which it begins.
    pub(super) quote: String,
    /// Its fingerprints; none in an anchor that a person wrote.
    pub(super) mark: Option<Mark>,
}

/// The fingerprints of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// That of its text.
    pub(super) own: String,
    /// Those of what stands just before and just behind it.
    pub(super) around: [String; 2],
    /// Which of how many blocks it is that have the same text and the same neighbours; nothing where no other has its text.
    pub(super) among: Option<(usize, usize)>,
}

/// By what a mention is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MentionAnchor {
    /// The block.
    pub(super) block: Anchor,
    /// The words.
    pub(super) words: String,
    /// The how manyth time that the words stand in the block, counted from 1.
    pub(super) time: usize,
}

impl Anchor {
    /// The words by which a reader knows a text again.
    pub(super) fn quote(text: &str) -> String {
        let cut = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let plain = cut.chars().map(|c| match c {
            SIGN | PART | '@' | '"' => ' ',
            c if c.is_whitespace() => ' ',
            c => c,
        });
        let mut out = String::new();
        // Whole words, unless the first is too long by itself.
        for word in plain.collect::<String>().split_whitespace() {
            let length = out.chars().count() + 1 + word.chars().count();
            if length > QUOTE && !out.is_empty() {
                break;
            }
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend(word.chars().take(QUOTE));
        }
        out
    }

    /// Reads an anchor; nothing if it says nothing or its fingerprints are damaged.
    pub(super) fn parse(text: &str) -> Option<Anchor> {
        let text = text.trim();
        let Some((quote, marks)) = text.rsplit_once(SIGN) else {
            let mark = None;
            return (!folded(text).is_empty()).then(|| Anchor { quote: text.to_owned(), mark });
        };
        let mut parts = marks.trim().split('.');
        let mut part = || parts.next().map(str::to_owned).filter(|part| !part.is_empty());
        let (own, before, after) = (part()?, part()?, part()?);
        let among = match part() {
            Some(among) => {
                let (at, of) = among.split_once("of")?;
                Some((at.parse().ok().filter(|at| *at > 0)?, of.parse().ok()?))
            }
            None => None,
        };
        let mark = Mark { own, around: [before, after], among };
        parts.next().is_none().then(|| Anchor { quote: quote.trim().to_owned(), mark: Some(mark) })
    }

    /// Reads anchors that are parted; nothing if one of them is none.
    pub(super) fn parse_all(text: &str) -> Option<Vec<Anchor>> {
        text.split(PART).filter(|one| !one.trim().is_empty()).map(Anchor::parse).collect()
    }
}

impl MentionAnchor {
    /// Reads an anchor; nothing if it does not name words and a block.
    pub(super) fn parse(text: &str) -> Option<MentionAnchor> {
        let (words, block) = text.rsplit_once(IN)?;
        let (words, time) = match words.rsplit_once(TIME) {
            Some((before, number))
                if number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty() =>
            {
                (before, number.parse().ok().filter(|time| *time > 0)?)
            }
            _ => (words, 1),
        };
        let block = Anchor::parse(block)?;
        (!folded(words).is_empty()).then(|| MentionAnchor { block, words: words.trim().to_owned(), time })
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.quote)?;
        let Some(Mark { own, around: [before, after], among }) = &self.mark else { return Ok(()) };
        write!(f, "{SIGN}{own}.{before}.{after}")?;
        match among {
            Some((at, of)) => write!(f, ".{at}of{of}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for MentionAnchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{TIME}{}{IN}{}", self.words, self.time, self.block)
    }
}

/// The words with which a block begins.
pub(super) fn opening(block: &Block) -> String {
    let quote = Anchor::quote(block.text.text());
    match block.marker.as_deref() {
        Some(marker) => format!("{marker} {quote}"),
        None => quote,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_reads_back_as_it_was_written() {
        for text in ["Le Conseil a lu~5k2m9q7xw1.ab3d.9fk2", "a~1.2.3.1of2", "~0.0.0.2of3", "Le Conseil a lu"]
        {
            let anchor = Anchor::parse(text).expect(text);
            assert_eq!(anchor.to_string(), text);
        }
        for text in ["", "~", "a~1.2", "a~1.2.3.0of2", "a~1.2.3.x", "a~1.2.3.1of2.4", " … "] {
            assert_eq!(Anchor::parse(text), None, "{text}");
        }
        let one = MentionAnchor::parse("le 3 mai @ 2018#2 @ Le Conseil~1.2.3").expect("a mention");
        assert_eq!(
            (one.words.as_str(), one.time, one.block.quote.as_str()),
            ("le 3 mai @ 2018", 2, "Le Conseil")
        );
        assert_eq!(
            MentionAnchor::parse("n#o @ Le Conseil").map(|one| (one.words, one.time)),
            Some(("n#o".to_owned(), 1))
        );
        assert_eq!(MentionAnchor::parse("Le Conseil~1.2.3"), None);
    }

    #[test]
    fn a_quotation_is_safe_in_a_spreadsheet_and_in_a_list() {
        assert_eq!(Anchor::quote("=SOMME(A1) | b~c @ d \"e\""), "SOMME(A1) b c d e");
        let long = Anchor::quote(&"mot ".repeat(40));
        assert!(long.chars().count() <= QUOTE && long.ends_with("mot"), "{long}");
        assert_eq!(Anchor::quote("…"), "");
    }
}
