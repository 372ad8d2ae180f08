//! Blocks and their sentences as segments.

use super::apart::Apart;
use super::confidence::Document;
use super::engine::{Material, join};
use super::fixed;
use super::label::Label;
use super::params::AlignParams;
use super::segment::{Joined, Run, Segment};
use super::{in_french_order, method};
use crate::model::{
    Bead, Bitext, Block, BlockKind, Few, FixedBeads, Flaw, Lang, SegmentedText, SentenceBead, Unit,
};

/// Joins two versions, block by block and sentence by sentence; every block but furniture is in exactly one bead.
///
/// Footnotes are joined apart from the running text, since each version cuts its pages for itself. What is `fixed` is as it is
/// said to be, and the text between fixed beads that run forward is searched for itself. The flaw, if any, is that the two
/// versions do not look like translations of each other.
#[must_use]
pub fn align(
    params: &AlignParams,
    fr: Option<&SegmentedText>,
    en: Option<&SegmentedText>,
    fixed: &FixedBeads,
) -> (Bitext, Option<Flaw>) {
    let (french, english) = (Stream::new(fr, fixed, Lang::Fr), Stream::new(en, fixed, Lang::En));
    let islands = fixed::islands(fixed, &french, &english);
    let apart = fixed::apart(fixed, &french, &english);
    let material = (Material::new(Lang::Fr, &french.segments), Material::new(Lang::En, &english.segments));
    let (paths, document) = join(params, material, &islands, &apart);
    let bead = |joined: &Joined| Bead {
        fr: french.blocks_of(&joined.fr),
        en: english.blocks_of(&joined.en),
        unit: french.unit(&joined.fr).or(english.unit(&joined.en)).unwrap_or(Unit::Prose),
        method: method(&french.segments, &english.segments, joined),
        confidence: joined.confidence(),
    };
    // The islands of the fixed beads come last; what they come to is said already.
    let found = paths.len() - fixed.together.len();
    let mut beads: Vec<Bead> = paths.iter().take(found).flatten().map(bead).collect();
    fixed::sign(fixed, &mut beads);
    beads.extend(fixed.together.iter().map(|held| fixed::bead(held, french.blocks, english.blocks)));
    in_french_order(&mut beads, |bead| (&bead.fr[..], &bead.en[..]));
    let blocks = (french.blocks, english.blocks);
    drop((paths, french, english));
    let sentences = sentences(params, blocks, &beads);
    (Bitext { beads, sentences }, flaw(fr, en, document))
}

fn flaw(fr: Option<&SegmentedText>, en: Option<&SegmentedText>, document: Document) -> Option<Flaw> {
    let strange = fr.is_some() && en.is_some() && !document.translated();
    strange.then(|| Flaw::NotATranslation { aligned: document.aligned() })
}

/// The blocks of one version in the order in which they are joined: the running text, then the footnotes, then the blocks of
/// fixed beads, bead by bead.
pub(super) struct Stream<'a> {
    blocks: &'a [Block],
    segments: Vec<Segment<'a>>,
    /// The block of each segment.
    pub(super) places: Vec<usize>,
    /// The first segment that is a footnote.
    pub(super) notes: usize,
    /// The first segment that is held by a fixed bead.
    pub(super) held: usize,
}

impl<'a> Stream<'a> {
    fn new(text: Option<&'a SegmentedText>, fixed: &FixedBeads, lang: Lang) -> Stream<'a> {
        let blocks = text.map_or(&[][..], |text| &text.blocks);
        let held = fixed.together.iter().flat_map(|bead| bead[lang].iter().copied());
        let mut is_held = vec![false; blocks.len()];
        held.clone().for_each(|at| is_held[at] = true);
        let all = |notes: bool| {
            let kept = move |block: &Block| {
                block.kind != BlockKind::Furniture && (block.kind == BlockKind::Footnote) == notes
            };
            let free = blocks.iter().enumerate().zip(&is_held).filter(|(_, held)| !**held);
            free.filter(move |((_, block), _)| kept(block)).map(|((place, _), _)| place)
        };
        let (notes, free) = (all(false).count(), all(false).chain(all(true)).count());
        let mut places = Vec::with_capacity(free + held.clone().count());
        places.extend(all(false).chain(all(true)).chain(held));
        let segments = places.iter().map(|place| segment(&blocks[*place])).collect();
        Stream { blocks, segments, places, notes, held: free }
    }

    fn blocks_of(&self, run: &Run) -> Few<usize> {
        self.places[run.clone()].into()
    }

    fn unit(&self, run: &Run) -> Option<Unit> {
        let place = *self.places[run.clone()].first()?;
        self.blocks.get(place).and_then(unit)
    }

    /// Whether a block is a footnote.
    pub(super) fn is_note(&self, at: usize) -> bool {
        self.blocks.get(at).is_some_and(|block| block.kind == BlockKind::Footnote)
    }
}

fn segment(block: &Block) -> Segment<'_> {
    let printed = [&block.number, &block.label, &block.marker].into_iter().flatten();
    let label = printed.filter_map(|printed| Label::printed(printed)).next();
    Segment { text: block.text.text(), label: label.map(Box::new), kind: Some(block.kind) }
}

/// What a bead aligns that begins with a block.
pub(super) fn unit(block: &Block) -> Option<Unit> {
    Some(match block.kind {
        BlockKind::Title => Unit::Title,
        BlockKind::Heading => Unit::Heading,
        BlockKind::Paragraph => Unit::Paragraph,
        BlockKind::Prose => Unit::Prose,
        BlockKind::Recommendation => Unit::Recommendation,
        BlockKind::List => Unit::List,
        BlockKind::Table => Unit::Table,
        BlockKind::Figure => Unit::Figure,
        BlockKind::Footnote => Unit::Footnote,
        BlockKind::Furniture => return None,
    })
}

/// The sentences of one version that stand in beads with both sides, and where each stands.
struct Sentences<'a> {
    segments: Vec<Segment<'a>>,
    places: Vec<(u32, u32)>,
}

impl<'a> Sentences<'a> {
    /// Makes room for all sentences of a version.
    fn of(blocks: &[Block]) -> Sentences<'a> {
        let count = blocks.iter().map(|block| block.sentences.len()).sum();
        Sentences { segments: Vec::with_capacity(count), places: Vec::with_capacity(count) }
    }

    /// Adds the sentences of some blocks and returns their run.
    fn add(&mut self, blocks: &'a [Block], places: &[usize]) -> Run {
        let start = self.segments.len();
        for &place in places {
            let Some(block) = blocks.get(place) else { continue };
            for (number, range) in block.sentences.iter().enumerate() {
                let text = block.text.text().get(range.clone()).unwrap_or_default();
                self.segments.push(Segment::of_line(text));
                self.places.push((small(place), small(number)));
            }
        }
        start..self.segments.len()
    }

    /// What the aligner needs of the sentences, and their places.
    fn read(self, lang: Lang) -> (Material, Vec<(u32, u32)>) {
        (Material::new(lang, &self.segments), self.places)
    }
}

/// An index in few bytes: a text of four thousand million blocks is not read.
fn small(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The places of a run of sentences: block and sentence of each.
fn places(places: &[(u32, u32)], run: &Run) -> Few<(usize, usize)> {
    places[run.clone()].iter().map(|&(block, number)| (block as usize, number as usize)).collect()
}

/// Joins the sentences inside each bead of blocks that has both sides.
fn sentences(params: &AlignParams, (fr, en): (&[Block], &[Block]), beads: &[Bead]) -> Vec<SentenceBead> {
    let (mut french, mut english) = (Sentences::of(fr), Sentences::of(en));
    let both: Vec<usize> =
        (0..beads.len()).filter(|&k| !beads[k].fr.is_empty() && !beads[k].en.is_empty()).collect();
    let islands: Vec<(Run, Run)> =
        both.iter().map(|&k| (french.add(fr, &beads[k].fr), english.add(en, &beads[k].en))).collect();
    let (french, fr_places) = french.read(Lang::Fr);
    let (english, en_places) = english.read(Lang::En);
    let (paths, _) = join(params, (french, english), &islands, &Apart::default());
    drop(islands);
    let mut out = Vec::with_capacity(fr_places.len());
    for (&bead, path) in both.iter().zip(paths.iter()) {
        let whole = f64::from(beads[bead].confidence) / 100.0;
        let mut inside: Vec<SentenceBead> = path
            .iter()
            .map(|joined| SentenceBead {
                bead,
                fr: places(&fr_places, &joined.fr),
                en: places(&en_places, &joined.en),
                confidence: Joined { posterior: joined.posterior * whole, ..joined.clone() }.confidence(),
            })
            .collect();
        in_french_order(&mut inside, |bead| (&bead.fr[..], &bead.en[..]));
        out.append(&mut inside);
    }
    out
}
