//! The terms of the sentences that a run aligned, and the places where they are called otherwise.

use rayon::prelude::*;

use crate::error::{Error, Result};
use crate::export::{AlignedPairs, AlignedPortion, Folder, WrittenPortions};
use crate::model::{Check, Discrepancy, Finding, Lang, OddTerm, Severity, Sides, Term};
use crate::tables::AlignedPair;
use crate::terms::{self, Inventory, LinkedPair, Listed, Origin, PortionTerms, Reading, TermList};
use crate::words::{self, Aligner};

/// Sentence pairs that are read at a time: terms are sought, and counted as settled, in at most so many of them together. More
/// need more memory, some ten kilobytes each.
const TOGETHER: usize = 10_000;
/// The most cells, products of content words of both sides, from which the links of a chunk are learned: some thousand
/// sentence pairs. More hardly teach better, and fewer chunks keep fewer threads busy.
const CELLS: usize = 2_000_000;
/// Sentence pairs that are a task of their own.
const BLOCK: usize = 64;

/// What sentence pairs that are read together say.
struct Batch {
    fr: Inventory,
    en: Inventory,
    meetings: Vec<Vec<terms::Meeting>>,
}

/// Seeks the terms of a portion, on the threads of this pool: what it says, in bytes.
pub(super) fn portion(pairs: &AlignedPortion) -> Result<Vec<u8>> {
    let mut found = PortionTerms { length: pairs.length(), list: TermList::default(), odd: Vec::new() };
    let (mut lines, mut documents) = (pairs.lines()?, Documents::default());
    loop {
        let pairs = lines.next(TOGETHER)?;
        if pairs.is_empty() {
            return Ok(found.to_bytes());
        }
        let lines: Vec<Line> = pairs
            .iter()
            .map(|(at, pair)| {
                let length = pair.texts.fr.len() + pair.texts.en.len();
                let origin = Origin { document: documents.first(&pair.doc_id, *at), length, sentence: *at };
                Line { texts: pair.texts.as_ref().map(String::as_str), origin }
            })
            .collect();
        // A sentence without a counterpart says nothing of pairs.
        let paired = lines.iter().filter(|line| !line.texts.fr.is_empty() && !line.texts.en.is_empty());
        let (texts, origins): (Vec<(&str, &str)>, Vec<Origin>) =
            paired.map(|line| ((line.texts.fr, line.texts.en), line.origin)).unzip();
        let listed = listed(&lines);
        let linked = linked(&texts);
        let read = Batch::new(&linked);
        found.list.add(&read.fr, &read.en, &read.meetings, &origins);
        add_listed(&mut found.list, listed);
        found.odd.extend(terms::odd_terms(&read.fr, &read.en, &linked, &read.meetings, &origins));
    }
}

/// Adds up what the portions of a run say, and adds to its differences where a term is called otherwise than usual.
///
/// Each such difference is reported too. Returns the terms, best first.
pub(super) fn gather(
    folder: &mut Folder,
    (pairs, portions): &mut (AlignedPairs, WrittenPortions),
    mut tell: impl FnMut(&AlignedPair, &Discrepancy),
) -> Result<Vec<Term>> {
    let (mut list, mut first) = (TermList::default(), 0);
    while let Some(bytes) = portions.take()? {
        folder.note_portion(&bytes)?;
        let found = PortionTerms::from_bytes(&bytes).ok_or(Error::PortionUnread)?;
        list.join(found.list, first);
        for odd in found.odd {
            let pair = pairs.get(first + odd.sentence)?;
            let found = discrepancy(&odd, &pair);
            folder.differ(&pair, &found)?;
            tell(&pair, &found);
        }
        first += found.length;
    }
    Ok(list.finish())
}

/// A sentence pair, of which one side may be empty.
struct Line<'a> {
    texts: Sides<&'a str>,
    origin: Origin,
}

/// The terms that a language has by itself, and where its lines come from.
type ListedSide = (Lang, Vec<Listed>, Vec<Origin>);

/// Seeks the terms that each language has by itself, on the threads of this pool.
fn listed(lines: &[Line<'_>]) -> [ListedSide; 2] {
    let of = |lang: Lang| {
        let own = lines.iter().filter(|line| !line.texts[lang].is_empty());
        let (texts, origins): (Vec<&str>, Vec<Origin>) =
            own.map(|line| (line.texts[lang], line.origin)).unzip();
        (lang, terms::listed(lang, texts.into_iter()), origins)
    };
    rayon::join(|| of(Lang::Fr), || of(Lang::En)).into()
}

fn add_listed(list: &mut TermList, listed: [ListedSide; 2]) {
    for (lang, listed, origins) in listed {
        list.add_listed(lang, &listed, &origins);
    }
}

/// The document that is read, with the place of its first sentence pair.
#[derive(Default)]
struct Documents(Option<(String, u64)>);

impl Documents {
    /// The place of the first sentence pair of the document `id`, of which one is at the place `at`.
    fn first(&mut self, id: &str, at: u64) -> u64 {
        match &self.0 {
            Some((last, first)) if last == id => *first,
            _ => {
                self.0 = Some((id.to_owned(), at));
                at
            }
        }
    }
}

/// Links the content words of sentence pairs, on the threads of this pool.
fn linked<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<LinkedPair<'a>> {
    let chunks = words::chunks_of(pairs, CELLS);
    let links: Vec<_> = chunks.into_par_iter().flat_map_iter(|chunk| links(&pairs[chunk])).collect();
    with_links(pairs, links)
}

fn with_links<'a>(pairs: &[(&'a str, &'a str)], links: Vec<Vec<words::Link>>) -> Vec<LinkedPair<'a>> {
    let of = |((fr, en), links): (&(&'a str, &'a str), Vec<words::Link>)| {
        let links = links.into_iter().map(|(fr, en)| (fr.range, en.range)).collect();
        LinkedPair { fr, en, links }
    };
    pairs.iter().zip(links).map(of).collect()
}

/// Links the content words of a chunk.
fn links(pairs: &[(&str, &str)]) -> Vec<Vec<words::Link>> {
    let mut aligner = Aligner::of(pairs, terms::is_content);
    for _ in 0..words::ROUNDS {
        let found: Vec<_> =
            (0..aligner.blocks()).into_par_iter().map(|block| aligner.expect(block)).collect();
        aligner.learn(found.into_iter());
    }
    (0..aligner.blocks()).into_par_iter().flat_map_iter(|block| aligner.links(block)).collect()
}

impl Batch {
    /// Reads sentence pairs, on the threads of this pool.
    fn new<'a>(pairs: &[LinkedPair<'a>]) -> Batch {
        let side = |lang: Lang| {
            let texts: Vec<&'a str> =
                pairs.iter().map(|pair| Sides { fr: pair.fr, en: pair.en }[lang]).collect();
            let read = |known: &mut terms::Known<'a>, text: &&'a str| Reading::new(lang, text, known);
            let lines = texts.par_iter().with_min_len(BLOCK);
            let read = lines.map_init(terms::Known::default, read).collect();
            Inventory::new(lang, read, texts.into_iter())
        };
        let (fr, en) = rayon::join(|| side(Lang::Fr), || side(Lang::En));
        let meet = |(at, pair)| terms::meetings(&fr, &en, at, pair);
        let meetings = pairs.par_iter().enumerate().with_min_len(BLOCK).map(meet).collect();
        Batch { fr, en, meetings }
    }
}

/// The terms of sentence pairs that are all there is, best first.
pub(super) fn terms_of<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<Term> {
    let links = super::words::linked(pairs);
    let (linked, mut list) = (with_links(pairs, links), TermList::default());
    let origins: Vec<Origin> =
        (0..).zip(pairs).map(|(sentence, _)| Origin { document: 0, length: 0, sentence }).collect();
    for (pairs, origins) in linked.chunks(TOGETHER).zip(origins.chunks(TOGETHER)) {
        let read = Batch::new(pairs);
        list.add(&read.fr, &read.en, &read.meetings, origins);
        let line = |(pair, origin): (&LinkedPair<'a>, &Origin)| Line {
            texts: Sides { fr: pair.fr, en: pair.en },
            origin: *origin,
        };
        let lines: Vec<Line> = pairs.iter().zip(origins).map(line).collect();
        add_listed(&mut list, listed(&lines));
    }
    list.finish()
}

/// A term that is called otherwise, as a difference of the sentence pair.
fn discrepancy(odd: &OddTerm, pair: &AlignedPair) -> Discrepancy {
    let value =
        |text: &str, range: &std::ops::Range<usize>| text.get(range.clone()).unwrap_or_default().to_owned();
    Discrepancy {
        check: Check::Term,
        severity: Severity::Info,
        values: Sides { fr: value(&pair.texts.fr, &odd.fr), en: value(&pair.texts.en, &odd.en) },
        places: Sides { fr: Some(odd.fr.clone()), en: Some(odd.en.clone()) },
        finding: Finding::Term {
            lang: odd.lang,
            usual: odd.usual.clone(),
            count: odd.counts.0,
            total: odd.counts.1,
        },
    }
}
