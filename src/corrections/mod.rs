//! What people corrected: rows that know again what they speak of, and what they come to in a document.
//!
//! A row is anchored in what a text says (`anchor`), never in running numbers, and means one place or none (`index`). What has
//! no place any more, or contradicts an earlier row, is a flaw of its document; nothing is applied to a place that is only like
//! the one that was meant.

mod anchor;
mod beads;
mod blocks;
mod index;
mod mentions;
mod names;
mod print;
mod row;

use std::collections::BTreeMap;
use std::ops::Range;

use self::index::{Index, Lost};
use self::row::{Correction, What};
use crate::model::{
    Block, BlockEdit, CorrectionFault, CorrectionRow, Diagnostic, FixedBeads, Flaw, Lang, MentionKind,
    Nearest, RowFault, RuleId, SegmentedText, Sides, Value, Version,
};

/// The rule that signs mentions that a person made or changed.
pub const RULE: RuleId = "correction";

/// Gives the value that a text stands for, of the kind that is asked for if one is, as a text of the language would have it.
pub type Meaning<'a> = dyn Fn(Lang, Option<MentionKind>, &str) -> Option<Value> + 'a;

/// The blocks of both versions as they were before corrections changed some; none where none was changed.
pub type Former = Sides<Vec<Block>>;

/// What is wrong with a row: its number, the column and the fault.
pub type BadRow = (usize, &'static str, RowFault);

/// All corrections of a corpus.
#[derive(Debug, Default)]
pub struct Corrections {
    /// Those of each document, in the order of their rows.
    documents: BTreeMap<String, Vec<Correction>>,
    /// Those of names that hold in all documents.
    everywhere: Vec<Correction>,
}

impl Corrections {
    /// Understands rows; those that say nothing that can be understood come back with what is wrong with them.
    #[must_use]
    pub fn new(rows: &[CorrectionRow]) -> (Corrections, Vec<BadRow>) {
        let (mut out, mut bad) = (Corrections::default(), Vec::new());
        for row in rows {
            match Correction::read(row) {
                Err((column, fault)) => bad.push((row.row, column, fault)),
                Ok(one) if row.doc_id.is_empty() => out.everywhere.push(one),
                Ok(one) => out.documents.entry(row.doc_id.clone()).or_default().push(one),
            }
        }
        (out, bad)
    }

    /// The documents that are named, each with its first row.
    pub fn documents(&self) -> impl Iterator<Item = (&str, usize)> {
        self.documents.iter().filter_map(|(id, all)| Some((id.as_str(), all.first()?.row)))
    }

    /// The corrections of a document.
    #[must_use]
    pub fn of(&self, id: &str) -> Own<'_> {
        let own = self.documents.get(id).map_or(&[][..], Vec::as_slice);
        Own { own, everywhere: &self.everywhere }
    }
}

/// The corrections of one document.
#[derive(Debug, Clone, Copy, Default)]
pub struct Own<'a> {
    own: &'a [Correction],
    everywhere: &'a [Correction],
}

impl Own<'_> {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.everywhere.is_empty()
    }

    /// What they say in the order of their rows, without the numbers of these: nothing depends on the numbers but what is told of
    /// a correction that is not applied.
    #[must_use]
    pub fn said(&self) -> String {
        let own = self.own.iter().map(|one| (one.row, true, &one.what));
        let mut all: Vec<_> =
            own.chain(self.everywhere.iter().map(|one| (one.row, false, &one.what))).collect();
        all.sort_by_key(|(row, ..)| *row);
        format!("{:?}", all.into_iter().map(|(_, is_own, what)| (is_own, what)).collect::<Vec<_>>())
    }

    /// Corrects the blocks of a version by means of `edit`, which applies edits, each of the block with its index. The blocks as
    /// they were come back too, if any was changed.
    pub fn blocks(
        &self,
        text: SegmentedText,
        edit: impl Fn(SegmentedText, &[(usize, BlockEdit)]) -> SegmentedText,
    ) -> (SegmentedText, Vec<Block>, Vec<Diagnostic>) {
        blocks::corrected(self.own, text, edit)
    }

    /// What is said of the beads of two versions.
    #[must_use]
    pub fn beads(
        &self,
        texts: Sides<Option<&SegmentedText>>,
        former: &Former,
    ) -> (FixedBeads, Vec<Diagnostic>) {
        beads::fixed(self.own, texts, former)
    }

    /// Corrects the mentions of both versions.
    pub fn mentions(
        &self,
        mut versions: Sides<Option<&mut Version>>,
        former: &Former,
        meaning: &Meaning<'_>,
    ) -> Vec<Diagnostic> {
        // What is said of one place counts more than what is said of a name.
        let mut lost = names::correct(self.everywhere, self.own, &mut versions, meaning);
        lost.extend(mentions::correct(self.own, &mut versions, former, meaning));
        lost
    }

    /// The corrections of blocks, beads and mentions that are of the language of no version that there is.
    #[must_use]
    pub fn without_version(&self, versions: Sides<bool>) -> Vec<Diagnostic> {
        let lacks = |one: &&Correction| one.what.langs().any(|lang| !versions[lang]);
        self.own
            .iter()
            .filter(lacks)
            .map(|one| lost(one.row, (CorrectionFault::NoVersion, None), None))
            .collect()
    }
}

/// The anchors of a version, as they stand in corrections.
pub struct Anchors<'a>(Index<'a>);

impl<'a> Anchors<'a> {
    /// Reads the blocks of a version.
    #[must_use]
    pub fn new(text: &'a SegmentedText) -> Anchors<'a> {
        Anchors(Index::new(text.lang, &text.blocks))
    }

    /// The anchor of a block.
    #[must_use]
    pub fn block(&self, at: usize) -> Option<String> {
        self.0.anchor(at).map(|anchor| anchor.to_string())
    }

    /// The anchor of the mention at `range` of a block; nothing if it holds neither letters nor digits.
    #[must_use]
    pub fn mention(&self, at: usize, range: &Range<usize>) -> Option<String> {
        mentions::anchor(&self.0, at, range)
    }
}

/// A correction that is not applied, told at its nearest block.
fn lost(row: usize, (fault, near): Lost, lang: Option<Lang>) -> Diagnostic {
    let lang = near.as_ref().map(|Nearest { lang, .. }| *lang).or(lang);
    Diagnostic::of(lang, Flaw::Correction { row, fault, near })
}

/// The blocks of both versions by what they say.
fn indices<'a>(texts: Sides<Option<&'a SegmentedText>>, former: &'a Former) -> Sides<Option<Index<'a>>> {
    texts.map(|text| text.map(|text| Index::new(text.lang, &text.blocks).knowing(&former[text.lang])))
}

impl What {
    /// The languages of the versions in which it has anchors.
    fn langs(&self) -> impl Iterator<Item = Lang> {
        let langs = match self {
            What::Bead { anchors, .. } => Sides::of(|lang| !anchors[lang].is_empty()),
            What::Block { lang, .. } | What::Mention { lang, .. } => Sides::of(|one| one == *lang),
            What::Name { .. } => Sides::default(),
        };
        Lang::BOTH.into_iter().filter(move |lang| langs[*lang])
    }
}
