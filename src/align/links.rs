//! Which units of one side may be the counterparts of which units of the other.

use crate::model::Lookup;

use super::cognate::cognates;
use super::params::AlignParams;
use super::side::Side;
use super::words::Channel;
use crate::lexicon::translations;

/// A French type may stand for an English one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    /// The French type.
    pub(super) fr: u32,
    /// The English type.
    pub(super) en: u32,
    /// Probability of the English unit where the French one stands.
    pub(super) en_given_fr: f32,
    /// Probability of the French unit where the English one stands.
    pub(super) fr_given_en: f32,
}

/// All links between two sides, and how far each type can be expected to find its counterpart.
pub(super) struct Links {
    links: Vec<Link>,
    starts: Vec<usize>,
    /// For each French type, the probability that its counterpart is recognised in a right bead.
    pub(super) fr_reach: Vec<f32>,
    /// For each English type, the same.
    pub(super) en_reach: Vec<f32>,
}

impl Links {
    /// The links that hold for any document: lexicon, equal units, words that look alike.
    pub(super) fn shipped(params: &AlignParams, fr: &Side, en: &Side) -> Links {
        let mut found = Found::default();
        let index: Lookup<(Channel, &str), u32> = (0u32..)
            .zip(&en.names)
            .map(|(kind, name)| ((en.channels[kind as usize], name.as_str()), kind))
            .collect();
        for (kind, name) in (0u32..).zip(&fr.names) {
            let channel = fr.channels[kind as usize];
            if channel == Channel::Word {
                for (word, worth) in translations(name) {
                    if let Some(&other) = index.get(&(Channel::Word, word.as_str())) {
                        found.add(kind, other, params.lexicon_chance * worth, params.lexicon_reach * worth);
                    }
                }
            } else if let Some(&other) = index.get(&(channel, name.as_str())) {
                let reach = match channel {
                    Channel::Number => params.number_reach,
                    Channel::Mark => params.mark_reach,
                    Channel::Kind => params.kind_reach,
                    _ => params.label_reach,
                };
                found.add(kind, other, params.equal_chance, reach);
            }
        }
        for (kind, other, likeness) in cognates(&words(fr), &words(en)) {
            let certainty = likeness * likeness * likeness;
            found.add(kind, other, params.cognate_chance * certainty, params.cognate_reach * certainty);
        }
        found.finish(params, fr, en)
    }

    /// The links of a French type.
    pub(super) fn of(&self, fr: u32) -> &[Link] {
        &self.links[self.starts[fr as usize]..self.starts[fr as usize + 1]]
    }

    /// Adds the links that were learned from the text itself.
    pub(super) fn with(&self, params: &AlignParams, learned: &[Link]) -> Links {
        let mut links = [&self.links, learned].concat();
        links.sort_by_key(|link| (link.fr, link.en));
        links.dedup_by(|next, kept| {
            let same = (next.fr, next.en) == (kept.fr, kept.en);
            if same {
                kept.en_given_fr = kept.en_given_fr.max(next.en_given_fr);
                kept.fr_given_en = kept.fr_given_en.max(next.fr_given_en);
            }
            same
        });
        let starts = starts(links.iter().map(|link| link.fr), self.starts.len() - 1);
        let (mut fr_reach, mut en_reach) = (self.fr_reach.clone(), self.en_reach.clone());
        for link in learned {
            let reach = params.learned_reach * link.en_given_fr.max(link.fr_given_en).sqrt();
            let (a, b) = (&mut fr_reach[link.fr as usize], &mut en_reach[link.en as usize]);
            (*a, *b) = (a.max(reach), b.max(reach));
        }
        Links { links, starts, fr_reach, en_reach }
    }
}

/// The word types of a side that are worth comparing with those of the other.
fn words(side: &Side) -> Vec<(u32, &str)> {
    (0u32..)
        .zip(&side.names)
        .filter(|(kind, _)| side.channels[*kind as usize] == Channel::Word)
        .map(|(kind, name)| (kind, name.as_str()))
        .collect()
}

#[derive(Default)]
struct Found {
    links: Vec<(Link, f32)>,
}

impl Found {
    fn add(&mut self, fr: u32, en: u32, chance: f32, reach: f32) {
        self.links.push((Link { fr, en, en_given_fr: chance, fr_given_en: chance }, reach));
    }

    fn finish(mut self, params: &AlignParams, fr: &Side, en: &Side) -> Links {
        let mut fr_reach = unlinked(params, fr);
        let mut en_reach = unlinked(params, en);
        for (link, reach) in &self.links {
            let (a, b) = (&mut fr_reach[link.fr as usize], &mut en_reach[link.en as usize]);
            (*a, *b) = (a.max(*reach), b.max(*reach));
        }
        self.links.sort_by(|(a, _), (b, _)| {
            (a.fr, a.en).cmp(&(b.fr, b.en)).then(b.en_given_fr.total_cmp(&a.en_given_fr))
        });
        self.links.dedup_by_key(|(link, _)| (link.fr, link.en));
        let links: Vec<Link> = self.links.into_iter().map(|(link, _)| link).collect();
        let starts = starts(links.iter().map(|link| link.fr), fr.names.len());
        Links { links, starts, fr_reach, en_reach }
    }
}

/// What the reach of a type is before it has any link: a number that the other side lacks is telling, a word is not.
fn unlinked(params: &AlignParams, side: &Side) -> Vec<f32> {
    let reach = |channel: &Channel| match channel {
        Channel::Word => 0.0,
        Channel::Number => params.number_reach,
        Channel::Mark => params.mark_reach,
        Channel::Label => params.label_reach,
        Channel::Kind => params.kind_reach,
    };
    side.channels.iter().map(reach).collect()
}

/// Where the entries of each French type begin, and where the last ones end; `kinds` are those of the entries, in order.
pub(super) fn starts(kinds: impl Iterator<Item = u32>, types: usize) -> Vec<usize> {
    let mut out = vec![0; types + 1];
    for kind in kinds {
        out[kind as usize + 1] += 1;
    }
    for k in 0..types {
        out[k + 1] += out[k];
    }
    out
}
