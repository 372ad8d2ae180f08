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
    starts: Vec<u32>,
    /// For each French type, the probability that its counterpart is recognised in a right bead.
    pub(super) fr_reach: Vec<f32>,
    /// For each English type, the same.
    pub(super) en_reach: Vec<f32>,
}

impl Links {
    /// The links that hold for any document: lexicon, equal units, words that look alike.
    pub(super) fn shipped(params: &AlignParams, fr: &Side, en: &Side) -> Links {
        let mut found = Found::default();
        let index: Lookup<(Channel, &str), u32> =
            en.names.iter().map(|(kind, name)| ((en.channels[kind as usize], name), kind)).collect();
        for (kind, name) in fr.names.iter() {
            let channel = fr.channels[kind as usize];
            if channel == Channel::Word {
                for (word, worth) in translations(name) {
                    if let Some(&other) = index.get(&(Channel::Word, word.as_str())) {
                        found.add(kind, other, params.lexicon_chance * worth, params.lexicon_reach * worth);
                    }
                }
            } else if let Some(&other) = index.get(&(channel, name)) {
                let reach = match channel {
                    Channel::Number => params.number_reach,
                    Channel::Mark => params.mark_reach,
                    Channel::Kind => params.kind_reach,
                    _ => params.label_reach,
                };
                found.add(kind, other, params.equal_chance, reach);
            }
        }
        let alike = cognates(&words(fr), &words(en));
        found.links.reserve_exact(alike.len());
        for (kind, other, likeness) in alike {
            let certainty = likeness * likeness * likeness;
            found.add(kind, other, params.cognate_chance * certainty, params.cognate_reach * certainty);
        }
        found.finish(params, fr, en)
    }

    /// The links of a French type.
    pub(super) fn of(&self, fr: u32) -> &[Link] {
        &self.links[self.starts[fr as usize] as usize..self.starts[fr as usize + 1] as usize]
    }

    /// Adds the links that were learned from the text itself.
    pub(super) fn with(self, params: &AlignParams, learned: &[Link]) -> Links {
        let Links { mut links, starts: ends, mut fr_reach, mut en_reach } = self;
        links.reserve_exact(learned.len());
        links.extend_from_slice(learned);
        links.sort_by_key(|link| (link.fr, link.en));
        links.dedup_by(|next, kept| {
            let same = (next.fr, next.en) == (kept.fr, kept.en);
            if same {
                kept.en_given_fr = kept.en_given_fr.max(next.en_given_fr);
                kept.fr_given_en = kept.fr_given_en.max(next.fr_given_en);
            }
            same
        });
        let starts = starts(links.iter().map(|link| link.fr), ends.len() - 1);
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
    side.names.iter().filter(|(kind, _)| side.channels[*kind as usize] == Channel::Word).collect()
}

#[derive(Default)]
struct Found {
    links: Vec<Shipped>,
}

/// A link that is equally probable both ways, and how far its types can be expected to find their counterpart by it.
struct Shipped {
    fr: u32,
    en: u32,
    chance: f32,
    reach: f32,
}

impl Found {
    fn add(&mut self, fr: u32, en: u32, chance: f32, reach: f32) {
        self.links.push(Shipped { fr, en, chance, reach });
    }

    fn finish(mut self, params: &AlignParams, fr: &Side, en: &Side) -> Links {
        let mut fr_reach = unlinked(params, fr);
        let mut en_reach = unlinked(params, en);
        for &Shipped { fr, en, reach, .. } in &self.links {
            let (a, b) = (&mut fr_reach[fr as usize], &mut en_reach[en as usize]);
            (*a, *b) = (a.max(reach), b.max(reach));
        }
        self.links.sort_by(|a, b| (a.fr, a.en).cmp(&(b.fr, b.en)).then(b.chance.total_cmp(&a.chance)));
        self.links.dedup_by_key(|link| (link.fr, link.en));
        self.links.shrink_to_fit();
        let link = |Shipped { fr, en, chance, .. }| Link { fr, en, en_given_fr: chance, fr_given_en: chance };
        let links: Vec<Link> = self.links.into_iter().map(link).collect();
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
pub(super) fn starts(kinds: impl Iterator<Item = u32>, types: usize) -> Vec<u32> {
    let mut out = vec![0; types + 1];
    for kind in kinds {
        out[kind as usize + 1] += 1;
    }
    for k in 0..types {
        out[k + 1] += out[k];
    }
    out
}
