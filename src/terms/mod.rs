//! Terms: phrases that stand more often here than elsewhere, and what they are called in the other language.
//!
//! Candidates are runs of content words with the prepositions between them; no tagger is asked. They are ranked by
//! C-value times weirdness, and a French and an English one are a pair where the word links lead from one to the other and
//! nowhere else (as phrase pairs are found by Och and Ney 2004). What has no counterpart is listed by a model of its own.

mod alone;
mod en;
mod fr;
mod inventory;
mod language;
mod list;
mod listed;
mod pair;
mod phrase;
mod settled;
mod unexplained;
mod usage;
mod written;

use std::collections::BTreeMap;
use std::ops::Range;

pub use self::inventory::{Inventory, Reading};
pub use self::list::{Origin, TermList};
pub use self::listed::{Listed, listed};
pub use self::phrase::Known;
pub use self::usage::odd_terms;
pub use self::written::PortionTerms;

use self::inventory::Line;
use self::language::knowledge;
use self::phrase::{LONGEST, Phrase, span};
use crate::model::Lang;

/// A sentence pair with the links of its words, as bytes of both lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedPair<'a> {
    /// The French line.
    pub fr: &'a str,
    /// The English line.
    pub en: &'a str,
    /// Which French word stands for which English one.
    pub links: Vec<(Range<usize>, Range<usize>)>,
}

/// Whether a term may begin or end with a word, as it is written.
#[must_use]
pub fn is_content(lang: Lang, word: &str) -> bool {
    knowledge(lang).is_content(&word.to_lowercase())
}

/// Phrases of a sentence pair that stand for each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The numbers of their groups.
    groups: (usize, usize),
    /// Their bytes in both lines.
    places: (Range<usize>, Range<usize>),
}

/// How often phrases of each two groups stand for each other.
fn times(meetings: &[Vec<Meeting>]) -> BTreeMap<(usize, usize), usize> {
    let mut out = BTreeMap::new();
    for meeting in meetings.iter().flatten() {
        *out.entry(meeting.groups).or_default() += 1;
    }
    out
}

/// Where phrases of the sentence pair number `at` stand for each other.
#[must_use]
pub fn meetings(fr: &Inventory, en: &Inventory, at: usize, pair: &LinkedPair<'_>) -> Vec<Meeting> {
    let groups = &fr.groups;
    let (Some(fr), Some(en)) = (fr.lines.get(at), en.lines.get(at)) else { return Vec::new() };
    let phrases = fr.phrases.iter().filter(|(_, group)| groups[*group].may_be_a_term());
    let across = Across::new(pair, fr, en);
    let mut out = Vec::new();
    for (phrase, group) in phrases {
        let Some(hull) = across.hull(phrase) else { continue };
        // Of the English phrases that hold all that is linked, the shortest is the counterpart.
        let holds = |other: &&(Phrase, usize)| {
            other.0.words.start <= hull.start
                && hull.end <= other.0.words.end
                && across.leads_into(&other.0, phrase)
        };
        if hull.len() > LONGEST {
            continue;
        }
        let near = &en.phrases[en.beginning(hull.end.saturating_sub(LONGEST))..en.beginning(hull.start + 1)];
        let best = near.iter().filter(holds).min_by_key(|(other, _)| other.words.len());
        out.extend(best.map(|(other, met)| Meeting {
            groups: (*group, *met),
            places: (span(&fr.words, phrase), span(&en.words, other)),
        }));
    }
    out
}

/// The links of a sentence pair as places of words.
struct Across {
    forth: Vec<Vec<usize>>,
    back: Vec<Vec<usize>>,
    content: Vec<bool>,
}

impl Across {
    fn new(pair: &LinkedPair<'_>, fr: &Line, en: &Line) -> Across {
        let mut out = Across {
            forth: vec![Vec::new(); fr.words.len()],
            back: vec![Vec::new(); en.words.len()],
            content: fr.words.iter().map(|word| word.content).collect(),
        };
        let place = |line: &Line, range: &Range<usize>| {
            let at = line.words.partition_point(|word| word.range.end <= range.start);
            line.words.get(at).filter(|word| word.range.start < range.end).map(|_| at)
        };
        for (a, b) in &pair.links {
            if let Some((a, b)) = place(fr, a).zip(place(en, b))
                && fr.words[a].content
                && en.words[b].content
            {
                out.forth[a].push(b);
                out.back[b].push(a);
            }
        }
        out
    }

    /// From the first to the last English word that is linked with a French phrase; nothing if a content word has no link.
    fn hull(&self, phrase: &Phrase) -> Option<Range<usize>> {
        let mut hull: Option<Range<usize>> = None;
        for word in phrase.words.clone() {
            if self.content[word] && self.forth[word].is_empty() {
                return None;
            }
            for &other in &self.forth[word] {
                let old = hull.get_or_insert(other..other + 1);
                *old = old.start.min(other)..old.end.max(other + 1);
            }
        }
        hull
    }

    /// Whether no word of an English phrase is linked with a word outside of a French one.
    fn leads_into(&self, english: &Phrase, french: &Phrase) -> bool {
        english.words.clone().all(|word| self.back[word].iter().all(|other| french.words.contains(other)))
    }
}
