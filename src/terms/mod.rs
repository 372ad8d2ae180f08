//! Terms: phrases that stand more often here than elsewhere, and what they are called in the other language.
//!
//! Candidates are runs of content words with the prepositions between them; no tagger is asked. They are ranked by
//! C-value times weirdness, and a French and an English one are a pair where the word links lead from one to the other and
//! nowhere else (as phrase pairs are found by Och and Ney 2004).

mod en;
mod fr;
mod inventory;
mod language;
mod phrase;

use std::collections::BTreeMap;
use std::ops::Range;

use self::inventory::{Inventory, Line};
use self::phrase::Phrase;
use crate::model::{Lang, Term, Wording};

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

/// The fewest times that two phrases stand for each other.
const LEAST_PAIRS: usize = 2;
/// The least share of the places of both that they share (Dice).
const LEAST_DICE: f32 = 0.25;

/// The terms of sentence pairs, best first; pairs before those of one language.
///
/// A term may have two counterparts, and then stands twice.
#[must_use]
pub fn terms(pairs: &[LinkedPair<'_>]) -> Vec<Term> {
    let (fr, en) = (side(Lang::Fr, pairs), side(Lang::En, pairs));
    let mut met: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for ((pair, fr), en) in pairs.iter().zip(&fr.lines).zip(&en.lines) {
        for meeting in meetings(pair, fr, en) {
            *met.entry(meeting).or_default() += 1;
        }
    }
    let mut found: Vec<(f32, usize, usize, usize)> = met
        .into_iter()
        .filter_map(|((a, b), count)| {
            let (french, english) = (&fr.groups[a], &en.groups[b]);
            let dice = 2.0 * count as f32 / (french.count + english.count) as f32;
            let termhood = (french.termhood()? * english.termhood()?).sqrt();
            (count >= LEAST_PAIRS && dice >= LEAST_DICE).then_some((termhood * dice, a, b, count))
        })
        .collect();
    found.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut taken = [vec![false; fr.groups.len()], vec![false; en.groups.len()]];
    let mut out = Vec::new();
    for (_, a, b, count) in found {
        if taken[0][a] && taken[1][b] {
            continue;
        }
        (taken[0][a], taken[1][b]) = (true, true);
        let rarer = fr.groups[a].count.min(en.groups[b].count).max(1);
        let confidence = u8::try_from((100 * count / rarer).min(100)).unwrap_or(100);
        out.push(Term { fr: wording(&fr, a), en: wording(&en, b), pair_count: count, confidence });
    }
    out.extend(alone(&fr, &taken[0]).map(|fr| Term { fr: Some(fr), en: None, pair_count: 0, confidence: 0 }));
    out.extend(alone(&en, &taken[1]).map(|en| Term { fr: None, en: Some(en), pair_count: 0, confidence: 0 }));
    out
}

/// Reads one side.
fn side(lang: Lang, pairs: &[LinkedPair<'_>]) -> Inventory {
    let lines = || {
        pairs.iter().map(|pair| match lang {
            Lang::Fr => pair.fr,
            Lang::En => pair.en,
        })
    };
    let mut out = Inventory::new(lang, lines());
    out.name(lines());
    out.nest();
    out
}

fn wording(side: &Inventory, group: usize) -> Option<Wording> {
    let group = &side.groups[group];
    let termhood = group.termhood()?;
    Some(Wording { form: group.name().to_owned(), variants: group.variants(), count: group.count, termhood })
}

/// The terms of one side that have no counterpart, best first; what stands once is none.
fn alone(side: &Inventory, taken: &[bool]) -> impl Iterator<Item = Wording> {
    let free = taken.iter().enumerate().filter(|(_, taken)| !**taken);
    let mut out: Vec<Wording> =
        free.filter_map(|(group, _)| wording(side, group)).filter(|wording| wording.count > 1).collect();
    out.sort_by(|a, b| b.termhood.total_cmp(&a.termhood).then(a.form.cmp(&b.form)));
    out.into_iter()
}

/// The groups whose phrases stand for each other in a sentence pair.
fn meetings(pair: &LinkedPair<'_>, fr: &Line, en: &Line) -> Vec<(usize, usize)> {
    let across = Across::new(pair, fr, en);
    let mut out = Vec::new();
    for (phrase, group) in &fr.phrases {
        let Some(hull) = across.hull(phrase) else { continue };
        // Of the English phrases that hold all that is linked, the shortest is the counterpart.
        let holds = |other: &&(Phrase, usize)| {
            other.0.words.start <= hull.start
                && hull.end <= other.0.words.end
                && across.leads_into(&other.0, phrase)
        };
        let best = en.phrases.iter().filter(holds).min_by_key(|(other, _)| other.words.len());
        out.extend(best.map(|(_, other)| (*group, *other)));
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
