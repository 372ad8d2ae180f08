//! Rows as they are understood: what is corrected, where, and how.

use super::anchor::{Anchor, MentionAnchor};
use crate::model::{BlockKind, CorrectionRow, Lang, MentionKind, RowFault, Sides, vocabulary};

vocabulary! {
    /// What a row corrects.
    pub(super) enum Kind {
        /// Which blocks belong together.
        Bead = "bead",
        /// Where a block ends, or what it is.
        Block = "block",
        /// A date, a symbol or a name at its place.
        Mention = "mention",
        /// A name wherever it stands.
        Name = "name",
    }
}

vocabulary! {
    /// What is said of blocks of both versions.
    pub(super) enum BeadAction {
        /// They are one bead.
        Together = "together",
        /// They are one bead, as the program found by itself.
        Confirmed = "confirmed",
        /// They are not in one bead.
        Apart = "apart",
    }
}

vocabulary! {
    /// What is said of a block.
    enum BlockWord {
        Is = "is",
        Ends = "ends",
        GoesOn = "goes_on",
    }
}

/// What is said of a block, with what goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BlockAction {
    /// It is of this kind.
    Is(BlockKind),
    /// It ends with these words.
    Ends(String),
    /// It goes on in the next one.
    GoesOn,
}

vocabulary! {
    /// What is said of a mention.
    enum MentionWord {
        None = "none",
        Value = "value",
        Span = "span",
    }
}

/// What is said of a mention, with what goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum MentionAction {
    /// It is none.
    None,
    /// It means this, and is of this kind if one is given.
    Value(Option<MentionKind>, String),
    /// It is these words.
    Span(String),
}

vocabulary! {
    /// What is said of a name.
    pub(super) enum NameAction {
        /// It is a name of the entity.
        Is = "is",
        /// It is another name of what the other name stands for.
        Same = "same",
    }
}

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// Of blocks.
    Bead { action: BeadAction, anchors: Sides<Vec<Anchor>> },
    /// Of a block.
    Block { lang: Lang, anchor: Anchor, action: BlockAction },
    /// Of a mention.
    Mention { lang: Lang, anchor: MentionAnchor, action: MentionAction },
    /// Of a name, in one language or in both.
    Name { lang: Option<Lang>, name: String, action: NameAction, kind: Option<MentionKind>, value: String },
}

/// A row that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Correction {
    pub(super) row: usize,
    pub(super) what: What,
}

/// What is wrong with a cell, by its column.
type Fault = (&'static str, RowFault);

impl Correction {
    /// Understands a row.
    pub(super) fn read(row: &CorrectionRow) -> Result<Correction, Fault> {
        let what = match word(&row.kind, "kind", Kind::WORDS)? {
            Kind::Bead => bead(row)?,
            Kind::Block => block(row)?,
            Kind::Mention => mention(row)?,
            Kind::Name => name(row)?,
        };
        if row.doc_id.is_empty() && !matches!(what, What::Name { .. }) {
            return Err(("doc_id", RowFault::Missing));
        }
        Ok(Correction { row: row.row, what })
    }
}

/// The word of a vocabulary that a cell holds.
fn word<T: std::str::FromStr>(
    cell: &str,
    column: &'static str,
    expected: &'static [&'static str],
) -> Result<T, Fault> {
    match cell.trim().to_lowercase().parse() {
        Ok(found) => Ok(found),
        Err(_) if cell.is_empty() => Err((column, RowFault::Missing)),
        Err(_) => Err((column, RowFault::UnknownWord { word: cell.to_owned(), expected })),
    }
}

fn lang(row: &CorrectionRow) -> Result<Lang, Fault> {
    word(&row.lang, "lang", Lang::WORDS)
}

/// What a cell says, if it says anything.
fn filled<'a>(cell: &'a str, column: &'static str) -> Result<&'a str, Fault> {
    if cell.is_empty() { Err((column, RowFault::Missing)) } else { Ok(cell) }
}

fn no_value(cell: &str, column: &'static str) -> Fault {
    (column, RowFault::NoValue { value: cell.to_owned() })
}

/// The language is that of the anchors; the value holds those of the other language.
fn bead(row: &CorrectionRow) -> Result<What, Fault> {
    let (action, lang) = (word(&row.action, "action", BeadAction::WORDS)?, lang(row)?);
    let all = |cell: &str, column| Anchor::parse_all(cell).ok_or_else(|| no_value(cell, column));
    let (own, other) = (all(&row.anchor, "anchor")?, all(&row.value, "value")?);
    if own.is_empty() {
        return Err(("anchor", RowFault::Missing));
    }
    // A text that is apart from nothing says nothing; one that is alone has no counterpart.
    if other.is_empty() && action == BeadAction::Apart {
        return Err(("value", RowFault::Missing));
    }
    let mut anchors = Sides { fr: own, en: other };
    if lang == Lang::En {
        std::mem::swap(&mut anchors.fr, &mut anchors.en);
    }
    Ok(What::Bead { action, anchors })
}

fn block(row: &CorrectionRow) -> Result<What, Fault> {
    let action = match word(&row.action, "action", BlockWord::WORDS)? {
        BlockWord::Is => BlockAction::Is(word(&row.value, "value", BlockKind::WORDS)?),
        BlockWord::Ends => BlockAction::Ends(filled(&row.value, "value")?.to_owned()),
        BlockWord::GoesOn => BlockAction::GoesOn,
    };
    let anchor = Anchor::parse(filled(&row.anchor, "anchor")?);
    let anchor = anchor.ok_or_else(|| no_value(&row.anchor, "anchor"))?;
    Ok(What::Block { lang: lang(row)?, anchor, action })
}

fn mention(row: &CorrectionRow) -> Result<What, Fault> {
    let action = match word(&row.action, "action", MentionWord::WORDS)? {
        MentionWord::None => MentionAction::None,
        MentionWord::Value => {
            let (kind, value) = kind_of(filled(&row.value, "value")?);
            MentionAction::Value(kind, filled(value, "value")?.to_owned())
        }
        MentionWord::Span => MentionAction::Span(filled(&row.value, "value")?.to_owned()),
    };
    let anchor = MentionAnchor::parse(filled(&row.anchor, "anchor")?);
    let anchor = anchor.ok_or_else(|| no_value(&row.anchor, "anchor"))?;
    Ok(What::Mention { lang: lang(row)?, anchor, action })
}

fn name(row: &CorrectionRow) -> Result<What, Fault> {
    let action = word(&row.action, "action", NameAction::WORDS)?;
    let lang = if row.lang.is_empty() { None } else { Some(lang(row)?) };
    let name = filled(&row.anchor, "anchor")?.to_owned();
    let (kind, value) = kind_of(filled(&row.value, "value")?);
    if matches!(kind, Some(MentionKind::Date | MentionKind::Symbol)) {
        return Err(no_value(&row.value, "value"));
    }
    Ok(What::Name { lang, name, action, kind, value: filled(value, "value")?.to_owned() })
}

/// The kind that stands before a value, and the value: `date:2018-05-03`, `ORG:Comité`.
fn kind_of(cell: &str) -> (Option<MentionKind>, &str) {
    let told = cell.split_once(':').and_then(|(kind, value)| Some((kind.trim().parse().ok()?, value.trim())));
    told.map_or((None, cell), |(kind, value)| (Some(kind), value))
}
