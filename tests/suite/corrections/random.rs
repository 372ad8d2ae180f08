//! A thousand corrections of every kind on the five reports, before and after the reports were changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use paralign::corpus::{Corpus, discover};
use paralign::corrections::{Anchors, Corrections};
use paralign::extract::Gazetteer;
use paralign::model::{CorrectionRow, Document, DocumentPair, Flaw, Lang, Method, Value};
use paralign::pipeline::process;

use super::edited::{Chance, Edited, edited};
use super::made::{Made, made};
use crate::support::project;

/// How many corrections are made.
const COUNT: usize = 1000;

fn pairs(corpus: &Path) -> Vec<DocumentPair> {
    let Corpus { documents, .. } = discover(corpus, &corpus.join("none")).unwrap();
    documents
}

fn processed(corpus: &Path, rows: &[CorrectionRow]) -> Vec<Document> {
    let (corrections, bad) = Corrections::new(rows);
    assert_eq!(bad, []);
    let gazetteer = Gazetteer::builtin();
    pairs(corpus).into_iter().map(|pair| process(gazetteer, pair, Vec::new(), &corrections)).collect()
}

/// The rows that were not applied.
fn lost(documents: &[Document]) -> BTreeMap<usize, String> {
    let flaws = documents.iter().flat_map(|document| &document.diagnostics);
    flaws
        .filter_map(|one| match &one.flaw {
            Flaw::Correction { row, .. } => Some((*row, one.flaw.to_string())),
            _ => None,
        })
        .collect()
}

/// Makes corrections of all documents, as many of each as it has beads.
fn make(documents: &[Document]) -> Vec<Made> {
    let beads: usize = documents.iter().map(|document| document.bitext.beads.len()).sum();
    let mut chance = Chance(7);
    let mut out: Vec<Made> = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        let left = COUNT - out.len();
        let share =
            if at + 1 == documents.len() { left } else { COUNT * document.bitext.beads.len() / beads };
        out.extend(made(document, &mut chance, out.len() + 2, share));
    }
    out
}

fn rows(made: &[Made]) -> Vec<CorrectionRow> {
    made.iter().map(|one| one.row.clone()).collect()
}

fn text(document: &Document, lang: Lang, at: usize) -> &str {
    document.version(lang).unwrap().text.blocks[at].text.text()
}

#[test]
fn a_thousand_corrections_apply_to_what_they_were_made_of() {
    let corpus = project().join("corpus");
    let before = processed(&corpus, &[]);
    let made = make(&before);
    assert_eq!(made.len(), COUNT);
    let kinds: BTreeSet<_> =
        made.iter().map(|one| (one.row.kind.as_str(), one.row.action.as_str())).collect();
    assert_eq!(kinds.len(), 11, "{kinds:?}");
    let after = processed(&corpus, &rows(&made));
    assert_eq!(lost(&after), BTreeMap::new());
    for (old, new) in before.iter().zip(&after) {
        let at = |lang: Lang, raw: usize| block_at(old, lang, raw);
        let places = Places::new(new, &at);
        made.iter().filter(|one| one.row.doc_id == old.pair.id).for_each(|one| places.check(one));
    }
}

/// The block that holds a byte of the raw text.
fn block_at(document: &Document, lang: Lang, raw: usize) -> Option<usize> {
    document.version(lang).unwrap().text.spans.block_at(raw)
}

/// What corrections came to, at the blocks as they were before.
struct Places<'a> {
    document: &'a Document,
    /// For each block, the one that it was.
    origins: [Vec<Option<usize>>; 2],
    /// The fixed beads.
    beads: BTreeSet<[Vec<Option<usize>>; 2]>,
}

impl<'a> Places<'a> {
    /// `origin` is the block of before that stood where a byte of the raw text stands.
    fn new(document: &'a Document, origin: &dyn Fn(Lang, usize) -> Option<usize>) -> Places<'a> {
        let origins = Lang::BOTH.map(|lang| {
            let text = &document.version(lang).unwrap().text;
            let mut out = vec![None; text.blocks.len()];
            for (range, block) in text.spans.iter().rev() {
                let words = text.raw.text()[range.clone()].find(char::is_alphanumeric).unwrap_or_default();
                out[block] = origin(lang, range.start + words);
            }
            out
        });
        let fixed = document.bitext.beads.iter().filter(|bead| bead.method == Method::Correction);
        let of = |side: usize, blocks: &[usize]| blocks.iter().map(|at| origins[side][*at]).collect();
        let beads = fixed.map(|bead| [of(0, &bead.fr), of(1, &bead.en)]).collect();
        Places { document, origins, beads }
    }

    /// The blocks that were one block.
    fn now(&self, lang: Lang, was: usize) -> Vec<usize> {
        let origins = self.origins[lang as usize].iter().enumerate();
        origins.filter(|(_, origin)| **origin == Some(was)).map(|(at, _)| at).collect()
    }

    /// Fails if a correction that was applied did not come to what it says, where it says it.
    fn check(&self, one: &Made) {
        let lang = if one.fr.is_empty() { Lang::En } else { Lang::Fr };
        let now = || self.now(lang, one.blocks(lang)[0]);
        let version = self.document.version(lang).unwrap();
        let mentions = || version.mentions.iter().filter(|mention| now().contains(&mention.block));
        match (one.row.kind.as_str(), one.row.action.as_str()) {
            ("bead", "together" | "confirmed") => {
                let sides = Lang::BOTH.map(|lang| one.blocks(lang).iter().map(|at| Some(*at)).collect());
                assert!(self.beads.contains(&sides), "{one:?}");
            }
            ("bead", _) => {
                let held = |lang: Lang| -> Vec<usize> {
                    one.blocks(lang).iter().flat_map(|at| self.now(lang, *at)).collect()
                };
                let (fr, en) = (held(Lang::Fr), held(Lang::En));
                let joins = self.document.bitext.beads.iter().any(|bead| {
                    bead.fr.iter().any(|at| fr.contains(at)) && bead.en.iter().any(|at| en.contains(at))
                });
                assert!(!joins, "{one:?}");
            }
            ("block", "is") => assert_eq!(version.text.blocks[now()[0]].kind.word(), one.row.value),
            ("block", "ends") => assert_eq!(now().len(), 2, "{one:?}"),
            ("mention", "value") => {
                let value = one.row.value.trim_start_matches("symbol:");
                let found = mentions().any(
                    |mention| matches!(&mention.value, Value::Symbol(found) if found.canonical == value),
                );
                assert!(found, "{one:?}");
            }
            ("mention", "none") => {
                let anchors = Anchors::new(&version.text);
                let words = |anchor: &str| anchor.rsplit_once(" @ ").unwrap().0.to_owned();
                let left = mentions().filter_map(|mention| anchors.mention(mention.block, &mention.range));
                let gone = words(&one.row.anchor);
                assert!(left.map(|anchor| words(&anchor)).all(|left| left != gone), "{one:?}");
            }
            _ => {}
        }
    }
}

/// The documents after a change of their paragraphs, in a folder of their own.
fn changed(before: &[Document], folder: &Path, share: usize) -> Vec<[Edited; 2]> {
    let mut chance = Chance(11);
    for lang in Lang::BOTH {
        std::fs::create_dir_all(folder.join(lang.code())).unwrap();
    }
    let of = |document: &Document| {
        Lang::BOTH.map(|lang| {
            let edited = edited(document, lang, &mut chance, share);
            let path = folder.join(lang.code()).join(format!("{}.txt", document.pair.id));
            std::fs::write(path, &edited.text).unwrap();
            edited
        })
    };
    before.iter().map(of).collect()
}

/// For each block of before whose text stands as it did, the block that it is now.
fn kept(old: &Document, new: &Document, lang: Lang, edited: &Edited) -> BTreeMap<usize, usize> {
    let version = new.version(lang).unwrap();
    let mut out = BTreeMap::new();
    for (range, block) in version.text.spans.iter() {
        let words = version.text.raw.text()[range.clone()].find(char::is_alphanumeric).unwrap_or_default();
        if let Some(was) = edited.origin(range.start + words)
            && text(old, lang, was) == text(new, lang, block)
        {
            out.insert(was, block);
        }
    }
    out
}

#[test]
fn after_a_change_they_apply_to_the_same_text_or_are_told_of() {
    let before = processed(&project().join("corpus"), &[]);
    let made = make(&before);
    let folder = tempfile::tempdir().unwrap();
    let edited = changed(&before, folder.path(), 20);
    let plain = processed(folder.path(), &[]);
    let after = processed(folder.path(), &rows(&made));
    let lost = lost(&after);
    let (mut untouched, mut told) = (0, Vec::new());
    let mut touched_and_told = 0;
    for (at, old) in before.iter().enumerate() {
        let kept = Lang::BOTH.map(|lang| kept(old, &plain[at], lang, &edited[at][lang as usize]));
        let now = |lang: Lang, block: usize| kept[lang as usize].get(&block).copied();
        let origin = |lang: Lang, raw: usize| edited[at][lang as usize].origin(raw);
        let places = Places::new(&after[at], &origin);
        for one in made.iter().filter(|one| one.row.doc_id == old.pair.id && one.row.kind != "name") {
            let stands =
                Lang::BOTH.into_iter().all(|lang| one.blocks(lang).iter().all(|at| now(lang, *at).is_some()));
            untouched += usize::from(stands);
            match lost.get(&one.row.row) {
                Some(why) if stands => told.push((one, why)),
                Some(_) => touched_and_told += 1,
                None => places.check(one),
            }
        }
    }
    println!("{untouched} untouched, {} of them told of, {touched_and_told} touched and told of", told.len());
    assert!(untouched > COUNT * 8 / 10, "{untouched}");
    assert!(touched_and_told > COUNT / 100, "{touched_and_told}");
    assert!(told.len() * 100 <= untouched, "{untouched}: {told:#?}");
}
