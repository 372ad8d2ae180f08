//! Documents whose paragraphs are edited, inserted, dropped, moved and renumbered at random, always in the same way.

use std::collections::BTreeMap;

use paralign::model::{BlockKind, Document, Lang};

/// Chance that repeats.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    /// A number below `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

/// A version after the changes: its text, and where each stretch of it stood before.
pub(super) struct Edited {
    pub(super) text: String,
    /// The stretches in order: where each ends, and the block of before that it is, if it is one.
    origins: Vec<(usize, Option<usize>)>,
}

impl Edited {
    /// The block of before that stands at a byte of the text.
    pub(super) fn origin(&self, at: usize) -> Option<usize> {
        let stretch = self.origins.partition_point(|(end, _)| *end <= at);
        self.origins.get(stretch).and_then(|(_, block)| *block)
    }
}

/// Changes one in `share` of the numbered paragraphs of a version, and numbers them anew.
pub(super) fn edited(document: &Document, lang: Lang, chance: &mut Chance, share: usize) -> Edited {
    let text = &document.version(lang).unwrap().text;
    let raw = text.raw.text();
    let mut spans: Vec<(String, usize, bool)> =
        text.spans.iter().map(|(range, block)| (raw[range.clone()].to_owned(), block, false)).collect();
    let single = |block: usize| text.spans.iter().filter(|(_, other)| *other == block).count() == 1;
    let numbered: Vec<usize> = (0..text.blocks.len())
        .filter(|at| text.blocks[*at].kind == BlockKind::Paragraph && single(*at))
        .collect();
    for turn in 0..numbered.len() / share {
        let block = numbered[chance.below(numbered.len())];
        let Some(at) = spans.iter().position(|(_, other, new)| *other == block && !new) else { continue };
        match turn % 4 {
            0 => {
                let words: Vec<&str> = spans[at].0.split(' ').collect();
                let middle = words.len() / 2;
                let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
                words[middle] = format!("remanié{turn}");
                spans[at].0 = words.join(" ");
            }
            1 => {
                let text = format!("0. Un paragraphe ajouté, le {turn}e, dont personne ne parle.\n\n");
                spans.insert(at + 1, (text, usize::MAX, true));
            }
            2 => drop(spans.remove(at)),
            _ => {
                let span = spans.remove(at);
                let other = numbered[chance.below(numbered.len())];
                let to = spans.iter().position(|(_, block, _)| *block == other).map_or(at, |to| to + 1);
                spans.insert(to, span);
            }
        }
    }
    renumber(text, &mut spans);
    let mut out = Edited { text: String::new(), origins: Vec::new() };
    for (piece, block, new) in spans {
        out.text.push_str(&piece);
        out.origins.push((out.text.len(), (!new).then_some(block)));
    }
    out
}

/// Counts the numbered paragraphs of each part up from where it begins.
fn renumber(text: &paralign::model::SegmentedText, spans: &mut [(String, usize, bool)]) {
    let mut last: BTreeMap<usize, usize> = BTreeMap::new();
    let mut part = 0;
    for (piece, block, new) in spans {
        let known = text.blocks.get(*block);
        part = known.map_or(part, |block| block.context.part);
        let number = known.and_then(|block| block.number.as_deref()).or((*new).then_some("0"));
        let Some(number) = number else { continue };
        let Some(at) = piece.find(number).filter(|at| piece[..*at].trim().is_empty()) else { continue };
        let next = last.get(&part).map_or_else(|| number.parse().unwrap_or(1), |last| last + 1);
        last.insert(part, next);
        piece.replace_range(at..at + number.len(), &next.to_string());
    }
}
