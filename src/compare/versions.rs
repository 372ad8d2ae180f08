//! Two versions of a document with their beads: what differs, bead by bead.

use std::borrow::Cow;

use super::length::sizes;
use super::usage::Learning;
use super::{Pair, Scope, Side, Usage, compare};
use crate::model::{
    Bead, BeadDiscrepancy, Bitext, Check, Discrepancy, Mention, SentenceBead, Severity, Sides, Version,
    sentences_text, side_starts, side_text,
};

/// Compares the two versions of a document along their beads, in the order of the beads.
///
/// The contents are compared bead of blocks by bead of blocks. A sentence without counterpart is a finding of the
/// bead that holds it; it takes the place of the finding that the lengths differ. With one version there is
/// nothing to compare, and nothing is found.
#[must_use]
pub fn compare_versions(fr: Option<&Version>, en: Option<&Version>, bitext: &Bitext) -> Vec<BeadDiscrepancy> {
    let (Some(fr), Some(en)) = (fr, en) else { return Vec::new() };
    let versions = (fr, by_block(&fr.mentions), en, by_block(&en.mentions));
    // The sides of a bead are put together whenever they are looked at: most are one block, which is there already.
    let mut learning = Learning::default();
    bitext.beads.iter().for_each(|bead| with_pair(&versions, bead, |pair| learning.add(pair)));
    let usage = learning.finish();
    let mut sentences = bitext.sentences.as_slice();
    let mut found = Vec::new();
    for (at, bead) in bitext.beads.iter().enumerate() {
        let (inside, rest) = sentences.split_at(sentences.partition_point(|sentence| sentence.bead <= at));
        sentences = rest;
        with_pair(&versions, bead, |pair| {
            let lost = lost_sentences((fr, en), inside, pair, &usage);
            let told = lost.iter().any(|one| one.severity > Severity::Info);
            let contents =
                compare(&usage, pair).into_iter().filter(|one| !(told && one.check == Check::Length));
            let all = contents.chain(lost);
            found.extend(all.map(|discrepancy| BeadDiscrepancy { bead: at, discrepancy }));
        });
    }
    found
}

/// Two versions, each with its mentions block by block.
type Versions<'a> = (&'a Version, Cow<'a, [Mention]>, &'a Version, Cow<'a, [Mention]>);

/// Puts the two sides of a bead together, and hands them to `take`.
fn with_pair<T>(
    (fr, fr_mentions, en, en_mentions): &Versions<'_>,
    bead: &Bead,
    take: impl FnOnce(&Pair<'_>) -> T,
) -> T {
    let (french, english) = (Joined::new(fr, fr_mentions, &bead.fr), Joined::new(en, en_mentions, &bead.en));
    take(&Pair {
        sides: Sides { fr: french.side(), en: english.side() },
        scope: Scope::Blocks(bead.unit),
        confidence: bead.confidence,
    })
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

/// The findings for sentences without counterpart in a bead of blocks.
///
/// A sentence that the aligner leaves alone may be half of one on the other side. It is a warning when the
/// lengths of the blocks agree better without it.
fn lost_sentences(
    (fr, en): (&Version, &Version),
    inside: &[SentenceBead],
    whole: &Pair<'_>,
    usage: &Usage,
) -> Vec<Discrepancy> {
    if whole.sides.fr.is_empty() || whole.sides.en.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut known = None;
    for sentence in inside.iter().filter(|bead| bead.fr.is_empty() != bead.en.is_empty()) {
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
        // The sizes of a bead are counted once, not for each of its sentences.
        let size = *known.get_or_insert_with(|| sizes(whole));
        let better = usage.lengths.better_without(size, &pair);
        found.extend(compare(usage, &pair).into_iter().map(|one| Discrepancy {
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
        Block, BlockKind, EntityKind, EntityValue, Few, FileOffsets, Lang, MappedText, Method, RawText,
        SegmentedText, SentencePlace, Spans, Unit, Value,
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
            text: SegmentedText { raw, lang, blocks, spans: Spans::default() },
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
        let lost = SentenceBead {
            bead: 0,
            fr: [SentencePlace::new(0, 1)].into(),
            en: Few::default(),
            confidence: 90,
        };
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
        let lost = SentenceBead {
            bead: 0,
            fr: [SentencePlace::new(0, 1)].into(),
            en: Few::default(),
            confidence: 90,
        };
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
