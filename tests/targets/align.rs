//! Two texts into beads: every segment is in exactly one bead, and every difference stands where it says.

use paralign::align::{self, AlignParams, Segment, align_segments};
use paralign::export::discrepancies_csv;
use paralign::extract::Gazetteer;
use paralign::model::{Bitext, BlockKind, FixedBeads, Lang, SegmentedText, SentencePlace};
use paralign::pipeline::check_lines;

use super::segment::segmented;

/// Aligns two texts, line by line and block by block, and compares them line by line.
pub fn hold(bytes: &[u8]) {
    let text = super::text(bytes);
    let (fr, en) = text.split_once(super::APART).unwrap_or((&text, ""));
    lines(&fr.lines().collect::<Vec<_>>(), &en.lines().collect::<Vec<_>>());
    blocks(&segmented(fr, Lang::Fr), &segmented(en, Lang::En));
}

fn lines(fr: &[&str], en: &[&str]) {
    let french: Vec<Segment<'_>> = fr.iter().map(|line| Segment::of_line(line)).collect();
    let english: Vec<Segment<'_>> = en.iter().map(|line| Segment::of_line(line)).collect();
    let alignment = align_segments(&AlignParams::default(), &french, &english);
    assert!(alignment.aligned <= 100 && alignment.beads.iter().all(|bead| bead.confidence <= 100));
    let beads = || alignment.beads.iter();
    assert_eq!(
        beads().flat_map(|bead| bead.fr.to_vec()).collect::<Vec<_>>(),
        (0..fr.len()).collect::<Vec<_>>()
    );
    all_once(beads().flat_map(|bead| bead.en.to_vec()), (0..en.len()).collect());
    let found = check_lines(Gazetteer::builtin(), fr, en);
    for one in &found {
        assert!((1..=fr.len().max(en.len())).contains(&one.line));
        let found = &one.discrepancy;
        stands(fr.get(one.fr_line - 1), found.places.fr.clone(), &found.values.fr);
        stands(en.get(one.en_line - 1), found.places.en.clone(), &found.values.en);
    }
    let table = discrepancies_csv(found.iter().map(|one| (one.line, &one.discrepancy)));
    let mut reader = csv::Reader::from_reader(&table[..]);
    for (row, one) in reader.records().map(|row| row.unwrap()).zip(&found) {
        assert_eq!((&row[0], &row[5]), (one.line.to_string().as_str(), one.discrepancy.message().as_str()));
    }
    assert_eq!(csv::Reader::from_reader(&table[..]).records().count(), found.len());
}

/// What a difference quotes stands at its place.
fn stands(line: Option<&&str>, place: Option<std::ops::Range<usize>>, value: &str) {
    if let Some(place) = place {
        let cut = line.and_then(|line| line.get(place.clone()));
        assert!(cut.is_some(), "{place:?} of {line:?} for {value:?}");
    }
}

fn blocks(fr: &SegmentedText, en: &SegmentedText) {
    for (fr, en) in [(Some(fr), Some(en)), (Some(fr), None), (None, Some(en))] {
        let (bitext, _) = align::align(&AlignParams::default(), fr, en, &FixedBeads::default());
        complete(&bitext, fr, en);
    }
}

/// Every block but furniture is in exactly one bead, and every sentence of a bead with both sides in one of its own.
fn complete(bitext: &Bitext, fr: Option<&SegmentedText>, en: Option<&SegmentedText>) {
    let shown = |text: Option<&SegmentedText>| -> Vec<usize> {
        let blocks = text.map_or(&[][..], |text| &text.blocks);
        (0..blocks.len()).filter(|at| blocks[*at].kind != BlockKind::Furniture).collect()
    };
    let beads = || bitext.beads.iter();
    all_once(beads().flat_map(|bead| bead.fr.to_vec()), shown(fr));
    all_once(beads().flat_map(|bead| bead.en.to_vec()), shown(en));
    assert!(beads().all(|bead| bead.confidence <= 100 && !(bead.fr.is_empty() && bead.en.is_empty())));
    let (mut french, mut english) = (Vec::new(), Vec::new());
    for bead in beads().filter(|bead| !bead.fr.is_empty() && !bead.en.is_empty()) {
        french.extend(sentences(fr, &bead.fr));
        english.extend(sentences(en, &bead.en));
    }
    let inside = || bitext.sentences.iter();
    all_once(inside().flat_map(|bead| bead.fr.to_vec()), french);
    all_once(inside().flat_map(|bead| bead.en.to_vec()), english);
    for bead in inside() {
        let whole = &bitext.beads[bead.bead];
        assert!(bead.confidence <= whole.confidence);
        assert!(bead.fr.iter().all(|place| whole.fr.contains(&place.block())));
        assert!(bead.en.iter().all(|place| whole.en.contains(&place.block())));
    }
}

fn sentences(text: Option<&SegmentedText>, blocks: &[usize]) -> Vec<SentencePlace> {
    let blocks = blocks.iter().filter_map(|at| Some((*at, text?.blocks.get(*at)?)));
    blocks
        .flat_map(|(at, block)| (0..block.sentences.len()).map(move |number| SentencePlace::new(at, number)))
        .collect()
}

/// `found` holds `all`, each once.
fn all_once<T: Ord + std::fmt::Debug>(found: impl Iterator<Item = T>, mut all: Vec<T>) {
    let mut found: Vec<T> = found.collect();
    found.sort();
    all.sort();
    assert_eq!(found, all);
}
