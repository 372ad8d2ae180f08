//! Two versions of a document with their beads: what differs, bead by bead.

use std::borrow::Cow;

use super::length::sizes;
use super::{Pair, Scope, Side, Usage, compare};
use crate::model::{
    BeadDiscrepancy, Bitext, Check, Discrepancy, Mention, Severity, Sides, Version, sentences_text,
    side_starts, side_text,
};

/// Compares the two versions of a document along their beads, in the order of the beads.
///
/// The contents are compared bead of blocks by bead of blocks. A sentence without counterpart is a finding of the
/// bead that holds it; it takes the place of the finding that the lengths differ. With one version there is
/// nothing to compare, and nothing is found.
#[must_use]
pub fn compare_versions(fr: Option<&Version>, en: Option<&Version>, bitext: &Bitext) -> Vec<BeadDiscrepancy> {
    let (Some(fr), Some(en)) = (fr, en) else { return Vec::new() };
    let (fr_mentions, en_mentions) = (by_block(&fr.mentions), by_block(&en.mentions));
    let joined: Vec<(Joined, Joined)> = bitext
        .beads
        .iter()
        .map(|bead| (Joined::new(fr, &fr_mentions, &bead.fr), Joined::new(en, &en_mentions, &bead.en)))
        .collect();
    let beads = bitext.beads.iter().zip(&joined);
    let pairs: Vec<Pair<'_>> = beads
        .map(|(bead, (fr, en))| Pair {
            sides: Sides { fr: fr.side(), en: en.side() },
            scope: Scope::Blocks(bead.unit),
            confidence: bead.confidence,
        })
        .collect();
    let usage = Usage::learn(&pairs);
    let mut sentences = lost_sentences(fr, en, bitext, &pairs, &usage);
    let mut found = Vec::new();
    for (bead, (pair, lost)) in pairs.iter().zip(&mut sentences).enumerate() {
        let told = lost.iter().any(|one| one.severity > Severity::Info);
        let contents = compare(&usage, pair).into_iter().filter(|one| !(told && one.check == Check::Length));
        found.extend(contents.chain(lost.drain(..)).map(|discrepancy| BeadDiscrepancy { bead, discrepancy }));
    }
    found
}

/// The text of a side of a bead, with the mentions of its blocks moved along.
struct Joined<'a> {
    text: Cow<'a, str>,
    mentions: Cow<'a, [Mention]>,
}

impl<'a> Joined<'a> {
    /// Joins `blocks`; `mentions` are those of the version, block by block.
    fn new(version: &'a Version, mentions: &'a [Mention], blocks: &[usize]) -> Joined<'a> {
        let all = &version.text.blocks;
        let mut joined = Joined { text: side_text(all, blocks), mentions: Cow::default() };
        for (block, shift) in side_starts(all, blocks) {
            let start = mentions.partition_point(|mention| mention.block < block);
            let length = mentions[start..].partition_point(|mention| mention.block == block);
            let here = &mentions[start..start + length];
            if joined.mentions.is_empty() && shift == 0 {
                joined.mentions = Cow::Borrowed(here);
            } else if !here.is_empty() {
                joined.mentions.to_mut().extend(here.iter().map(|mention| Mention {
                    range: mention.range.start + shift..mention.range.end + shift,
                    ..mention.clone()
                }));
            }
        }
        joined
    }

    fn side(&self) -> Side<'_> {
        Side { text: &self.text, mentions: &self.mentions }
    }
}

/// The mentions of a version, block by block; they usually stand so already.
fn by_block(mentions: &[Mention]) -> Cow<'_, [Mention]> {
    let mut mentions = Cow::Borrowed(mentions);
    if !mentions.is_sorted_by_key(|mention| mention.block) {
        mentions.to_mut().sort_by_key(|mention| mention.block);
    }
    mentions
}

/// The findings for sentences without counterpart, for each bead of blocks.
///
/// A sentence that the aligner leaves alone may be half of one on the other side. It is a warning when the
/// lengths of the blocks agree better without it.
fn lost_sentences(
    fr: &Version,
    en: &Version,
    bitext: &Bitext,
    pairs: &[Pair<'_>],
    usage: &Usage,
) -> Vec<Vec<Discrepancy>> {
    let mut found: Vec<Vec<Discrepancy>> = vec![Vec::new(); pairs.len()];
    let mut known: Option<(usize, Sides<usize>)> = None;
    for sentence in bitext.sentences.iter().filter(|bead| bead.fr.is_empty() != bead.en.is_empty()) {
        let Some((whole, of_bead)) = pairs.get(sentence.bead).zip(found.get_mut(sentence.bead)) else {
            continue;
        };
        if whole.sides.fr.is_empty() || whole.sides.en.is_empty() {
            continue;
        }
        let (fr_text, en_text) =
            (sentences_text(&fr.text.blocks, &sentence.fr), sentences_text(&en.text.blocks, &sentence.en));
        let pair = Pair {
            sides: Sides {
                fr: Side { text: &fr_text, mentions: &[] },
                en: Side { text: &en_text, mentions: &[] },
            },
            scope: Scope::Sentence,
            confidence: sentence.confidence,
        };
        // Sentences come bead by bead: the sizes of a bead are counted once, not for each of its sentences.
        let same = known.filter(|(bead, _)| *bead == sentence.bead);
        let (_, size) = *known.insert(same.unwrap_or_else(|| (sentence.bead, sizes(whole))));
        let better = usage.lengths.better_without(size, &pair);
        of_bead.extend(compare(usage, &pair).into_iter().map(|one| Discrepancy {
            severity: if better { one.severity } else { Severity::Info },
            places: Sides::default(),
            ..one
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        Bead, Block, BlockKind, EntityKind, EntityValue, Few, FileOffsets, Lang, MappedText, Method, RawText,
        SegmentedText, SentenceBead, Unit, Value,
    };

    /// A version of paragraphs, each cut into sentences at its full stops.
    fn version(lang: Lang, paragraphs: &[&str]) -> Version {
        let raw = RawText::new(String::new(), "UTF-8", 0, FileOffsets::Shifted(0)).expect("an empty text");
        let blocks = paragraphs.iter().map(|text| block(text)).collect();
        Version {
            file: String::new(),
            sha256: String::new(),
            text_sha256: String::new(),
            detected: None,
            symbol: String::new(),
            date: None,
            date_source: None,
            text: SegmentedText { raw, lang, blocks, spans: Vec::new() },
            mentions: Vec::new(),
        }
    }

    fn block(text: &str) -> Block {
        let mut mapped = MappedText::default();
        mapped.replace(text, 0..0);
        let mut sentences = Vec::new();
        let mut start = 0;
        for (end, _) in text.match_indices('.') {
            sentences.push(start..end + 1);
            start = (end + 2).min(text.len());
        }
        Block {
            kind: BlockKind::Paragraph,
            context: Arc::default(),
            number: None,
            label: None,
            marker: None,
            text: mapped,
            sentences: sentences.into(),
            calls: Box::default(),
            masthead: false,
        }
    }

    fn bead(fr: &[usize], en: &[usize]) -> Bead {
        let (fr, en) = (fr.into(), en.into());
        Bead { fr, en, unit: Unit::Paragraph, method: Method::Content, confidence: 95 }
    }

    fn mention(block: usize, range: std::ops::Range<usize>, canonical: &str) -> Mention {
        let value = Value::Entity(EntityValue {
            kind: EntityKind::Org,
            canonical: canonical.into(),
            name_fr: "nom".into(),
            name_en: "name".into(),
            entity_id: String::new(),
            level: 1,
        });
        Mention { block, range, rule: "test", value }
    }

    #[test]
    fn mentions_move_with_the_joined_blocks() {
        // The second and the last block are figures without words.
        let mut fr = version(Lang::Fr, &["Le 1er bloc.", "", "Le PNUD agit.", ""]);
        let mut en = version(Lang::En, &["", "The first block. UNESCO acts."]);
        fr.mentions = vec![mention(2, 3..7, "UNDP")];
        en.mentions = vec![mention(1, 17..23, "UNESCO")];
        let bitext = Bitext { beads: vec![bead(&[0, 1, 2, 3], &[0, 1])], sentences: Vec::new() };
        let found = compare_versions(Some(&fr), Some(&en), &bitext);
        assert_eq!(found.len(), 1, "{found:?}");
        let one = &found[0].discrepancy;
        assert_eq!((one.values.fr.as_str(), one.values.en.as_str()), ("PNUD", "UNESCO"));
        assert_eq!((one.places.fr.clone(), one.places.en.clone()), (Some(16..20), Some(17..23)));
        let starts: Vec<(usize, usize)> = side_starts(&fr.text.blocks, &[0, 1, 2, 3]).collect();
        assert_eq!(starts, [(0, 0), (1, 12), (2, 13), (3, 26)]);
        assert_eq!(side_text(&fr.text.blocks, &[0, 1, 2, 3]), "Le 1er bloc. Le PNUD agit.");
    }

    #[test]
    fn a_lost_sentence_is_told_in_place_of_the_lengths() {
        let fr = version(
            Lang::Fr,
            &["Le Conseil a pris note du rapport. Il a remercié les auteurs de leurs travaux."],
        );
        let en = version(Lang::En, &["The Board took note of the report."]);
        let lost = SentenceBead { bead: 0, fr: [(0, 1)].into(), en: Few::default(), confidence: 90 };
        let bitext = Bitext { beads: vec![bead(&[0], &[0])], sentences: vec![lost] };
        let found = compare_versions(Some(&fr), Some(&en), &bitext);
        let told: Vec<(Check, Severity, &str)> = found
            .iter()
            .map(|one| (one.discrepancy.check, one.discrepancy.severity, one.discrepancy.values.fr.as_str()))
            .collect();
        assert_eq!(
            told,
            [(Check::Missing, Severity::Warning, "Il a remercié les auteurs de leurs travaux.")]
        );
    }

    #[test]
    fn half_a_sentence_is_not_lost() {
        let fr = version(
            Lang::Fr,
            &["Le Conseil a pris note du rapport. Il a remercié les auteurs de leurs travaux."],
        );
        let en =
            version(Lang::En, &["The Board took note of the report and thanked its authors for their work."]);
        let lost = SentenceBead { bead: 0, fr: [(0, 1)].into(), en: Few::default(), confidence: 90 };
        let bitext = Bitext { beads: vec![bead(&[0], &[0])], sentences: vec![lost] };
        let found = compare_versions(Some(&fr), Some(&en), &bitext);
        assert_eq!(found.iter().map(|one| one.discrepancy.severity).collect::<Vec<_>>(), [Severity::Info]);
    }

    #[test]
    fn one_version_alone_has_nothing_to_compare() {
        let fr = version(Lang::Fr, &["Le Conseil a pris note du rapport."]);
        let bitext = Bitext { beads: vec![bead(&[0], &[])], sentences: Vec::new() };
        assert_eq!(compare_versions(Some(&fr), None, &bitext), []);
        let en = version(Lang::En, &[]);
        assert_eq!(compare_versions(Some(&fr), Some(&en), &bitext).len(), 1);
    }
}
