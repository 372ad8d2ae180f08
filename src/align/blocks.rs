//! Blocks and their sentences as segments.

use super::apart::Apart;
use super::confidence::Document;
use super::engine::{Material, join};
use super::fixed;
use super::label::Label;
use super::pairs::Pairs;
use super::params::AlignParams;
use super::segment::{Joined, Run, Segment};
use super::{in_french_order, method};
use crate::model::{
    Bead, Bitext, Block, BlockKind, Few, FixedBeads, Flaw, Lang, SegmentedText, SentenceBead, SentencePlace,
    Unit,
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
    let material = (french.read(Lang::Fr), english.read(Lang::En));
    let (paths, document) = join(params, material, &islands, &apart);
    let label = |lang: Lang, at: usize| match lang {
        Lang::Fr => french.label(at),
        Lang::En => english.label(at),
    };
    let bead = |joined: &Joined| Bead {
        fr: french.blocks_of(&joined.fr),
        en: english.blocks_of(&joined.en),
        unit: french.unit(&joined.fr).or(english.unit(&joined.en)).unwrap_or(Unit::Prose),
        method: method(joined, label),
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
        Stream { blocks, places, notes, held: free }
    }

    /// What the aligner needs of the blocks.
    fn read(&self, lang: Lang) -> Material {
        Material::new(lang, self.places.iter().map(|place| segment(&self.blocks[*place])))
    }

    /// The label of a segment.
    fn label(&self, at: usize) -> Option<Label> {
        label(self.blocks.get(*self.places.get(at)?)?)
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
    Segment { text: block.text.text(), label: label(block).map(Box::new), kind: Some(block.kind) }
}

fn label(block: &Block) -> Option<Label> {
    let printed = [&block.number, &block.label, &block.marker].into_iter().flatten();
    printed.filter_map(|printed| Label::printed(printed)).next()
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

/// The sentences of one version that stand in beads with both sides.
struct Sentences {
    material: Material,
    /// Where each stands.
    places: Vec<SentencePlace>,
    /// Where the sentences of each bead end.
    ends: Vec<u32>,
}

impl Sentences {
    /// Reads the sentences of beads, each given by its blocks.
    fn read<'b>(lang: Lang, blocks: &[Block], beads: impl Iterator<Item = &'b [usize]>) -> Sentences {
        let mut places = Vec::with_capacity(blocks.iter().map(|block| block.sentences.len()).sum());
        let mut ends = Vec::new();
        for at in beads {
            for (at, block) in at.iter().filter_map(|at| Some((*at, blocks.get(*at)?))) {
                places.extend((0..block.sentences.len()).map(|number| SentencePlace::new(at, number)));
            }
            ends.push(u32::try_from(places.len()).unwrap_or(u32::MAX));
        }
        let text = |place: &SentencePlace| {
            let block = &blocks[place.block()];
            block.text.text().get(block.sentences[place.sentence()].clone()).unwrap_or_default()
        };
        let material = Material::new(lang, places.iter().map(|place| Segment::of_line(text(place))));
        Sentences { material, places, ends }
    }

    /// The sentences of each bead.
    fn runs(&self) -> impl Iterator<Item = Run> {
        let ends = self.ends.iter().map(|end| *end as usize);
        std::iter::once(0).chain(ends.clone()).zip(ends).map(|(start, end)| start..end)
    }
}

/// Joins the sentences inside each bead of blocks that has both sides.
fn sentences(params: &AlignParams, (fr, en): (&[Block], &[Block]), beads: &[Bead]) -> Vec<SentenceBead> {
    let both = || beads.iter().enumerate().filter(|(_, bead)| !bead.fr.is_empty() && !bead.en.is_empty());
    let french = Sentences::read(Lang::Fr, fr, both().map(|(_, bead)| &bead.fr[..]));
    let english = Sentences::read(Lang::En, en, both().map(|(_, bead)| &bead.en[..]));
    let islands: Pairs = french.runs().zip(english.runs()).collect();
    let (fr_places, en_places) = (french.places, english.places);
    let (paths, _) = join(params, (french.material, english.material), &islands, &Apart::default());
    drop(islands);
    let mut out = Vec::with_capacity(fr_places.len());
    for ((bead, held), path) in both().zip(paths.iter()) {
        let whole = f64::from(held.confidence) / 100.0;
        let mut inside: Vec<SentenceBead> = path
            .iter()
            .map(|joined| SentenceBead {
                bead,
                fr: fr_places[joined.fr.clone()].into(),
                en: en_places[joined.en.clone()].into(),
                confidence: Joined { posterior: joined.posterior * whole, ..joined.clone() }.confidence(),
            })
            .collect();
        in_french_order(&mut inside, |bead| (&bead.fr[..], &bead.en[..]));
        out.append(&mut inside);
    }
    out
}
