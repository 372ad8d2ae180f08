//! The mentions of a version into rows, and what it cites.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{DateValue, EntityValue, Mention, RuleId, SymbolValue, Value};

use super::keys::{in_a_key, list};
use super::points::{Chars, CodePoints};
use super::rows::{CitationRow, DateRow, EntityRow, SymbolRow};
use super::sentences::holding;
use super::side::{VersionRows, footnote_label};
use super::take::Take;

/// What the row of every mention says, whatever was found.
struct MentionCells<'a> {
    mention_id: String,
    doc_id: &'a str,
    lang: &'a str,
    part: String,
    paragraph: &'a str,
    footnote: &'a str,
    block_id: String,
    surface: &'a str,
    char_start: usize,
    char_end: usize,
    rule: RuleId,
    alignment_id: String,
    sentence_id: String,
}

/// How many mentions of each sort there were, and how far the text of the block of the last one was counted.
#[derive(Default)]
struct Counts {
    dates: usize,
    symbols: usize,
    entities: usize,
    block: Option<usize>,
    points: CodePoints,
}

impl Counts {
    /// What the key of the next mention says: its sort and its number among those of its sort.
    fn next(&mut self, value: &Value) -> (&'static str, usize) {
        let (word, count) = match value {
            Value::Date(_) => ("date", &mut self.dates),
            Value::Symbol(_) => ("symbol", &mut self.symbols),
            Value::Entity(_) => ("entity", &mut self.entities),
        };
        *count += 1;
        (word, *count)
    }

    /// The place of bytes of a block in code points.
    fn place(&mut self, block: usize, text: &str, range: &Range<usize>) -> Option<Chars> {
        if self.block.replace(block) != Some(block) {
            self.points = CodePoints::default();
        }
        self.points.place(text, range)
    }
}

impl VersionRows<'_> {
    /// Hands the rows of the mentions to `take`.
    pub(super) fn mentions(&self, take: &mut dyn Take) {
        let mut counts = Counts::default();
        for mention in &self.version.mentions {
            let Some(found) = self.found(mention, &mut counts) else { continue };
            match &mention.value {
                Value::Date(value) => take.add(&found.date(value)),
                Value::Symbol(value) => take.add(&found.symbol(value)),
                Value::Entity(value) => take.add(&found.entity(value)),
            }
        }
    }

    /// What the row of a mention says; nothing for one that does not stand in its block.
    fn found(&self, mention: &Mention, counts: &mut Counts) -> Option<MentionCells<'_>> {
        let at = mention.block;
        let block = self.version.text.blocks.get(at)?;
        let text = block.text.text();
        let surface = text.get(mention.range.clone())?;
        let place = counts.place(at, text, &mention.range)?;
        let (word, count) = counts.next(&mention.value);
        let number = holding(block, mention.range.start);
        Some(MentionCells {
            mention_id: format!("{word}:{}:{}:{count}", self.lang.code(), in_a_key(self.doc_id())),
            doc_id: self.doc_id(),
            lang: self.lang.code(),
            part: block.part_name(),
            paragraph: block.number.as_deref().unwrap_or(""),
            footnote: footnote_label(block),
            block_id: self.id(at),
            surface,
            char_start: place.start,
            char_end: place.end,
            rule: mention.rule,
            alignment_id: self.bead(at),
            sentence_id: number.map(|number| self.sentence(at, number)).unwrap_or_default(),
        })
    }

    /// Hands the rows of what is cited to `take`.
    pub(super) fn citations(&self, take: &mut dyn Take) {
        let mut cited: BTreeMap<&str, Vec<&Mention>> = BTreeMap::new();
        for mention in &self.version.mentions {
            if let Value::Symbol(value) = &mention.value {
                cited.entry(&value.canonical).or_default().push(mention);
            }
        }
        for (canonical, mentions) in cited {
            let Some(Value::Symbol(value)) = mentions.first().map(|mention| &mention.value) else { continue };
            let mut paragraphs: Vec<&str> = mentions
                .iter()
                .filter_map(|mention| self.version.text.blocks.get(mention.block)?.number.as_deref())
                .collect();
            paragraphs.dedup();
            take.add(&CitationRow {
                doc_id: self.doc_id(),
                lang: self.lang.code(),
                symbol: &self.version.symbol,
                cited: canonical,
                body: &value.body,
                kind: value.kind.word(),
                mentions: mentions.len(),
                paragraphs: list(paragraphs),
                url: value.url.as_deref().unwrap_or(""),
            });
        }
    }
}

/// Declares the row of a mention: its type, the value, and the columns that are its own.
macro_rules! found {
    ($name:ident $row:ident $value:ident: $type:ident { $($own:ident: $cell:expr),* $(,)? }) => {
        fn $name<'r>(&'r self, $value: &'r $type) -> $row<'r> {
            $row {
                mention_id: &self.mention_id,
                doc_id: self.doc_id,
                lang: self.lang,
                part: &self.part,
                paragraph: self.paragraph,
                footnote: self.footnote,
                block_id: &self.block_id,
                surface: self.surface,
                char_start: self.char_start,
                char_end: self.char_end,
                rule: self.rule,
                alignment_id: &self.alignment_id,
                sentence_id: &self.sentence_id,
                $($own: $cell,)*
            }
        }
    };
}

impl MentionCells<'_> {
    found!(date DateRow value: DateValue {
        date_start: value.start,
        date_end: value.end,
        granularity: value.granularity.word(),
        modifier: value.modifier.map_or("", |modifier| modifier.word()),
        resolution: value.resolution.word(),
        edtf: &value.edtf,
    });

    found!(symbol SymbolRow value: SymbolValue {
        canonical: &value.canonical,
        body: &value.body,
        kind: value.kind.word(),
        pinpoint: value.pinpoint.as_deref().unwrap_or(""),
        url: value.url.as_deref().unwrap_or(""),
    });

    found!(entity EntityRow value: EntityValue {
        r#type: value.kind.word(),
        canonical: &value.canonical,
        name_fr: &value.name_fr,
        name_en: &value.name_en,
        entity_id: &value.entity_id,
        level: value.level,
    });
}
