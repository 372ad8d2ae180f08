//! What extraction finds in a text: mentions of dates, document symbols and entities.

use std::ops::Range;

use jiff::civil::Date;

use super::Lang;
use super::vocabulary::vocabulary;

/// The name of the rule that made a mention, such as `date.fr.day-month-year`.
pub type RuleId = &'static str;

/// A place in a text that means something, with its value and the rule that found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Index of the block that holds the mention.
    pub block: usize,
    /// Bytes of the block's clean text; always on character boundaries.
    pub range: Range<usize>,
    /// The rule that signs for it.
    pub rule: RuleId,
    /// What it means.
    pub value: Value,
}

/// The value of a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A calendar expression.
    Date(DateValue),
    /// An official document code.
    Symbol(SymbolValue),
    /// A name.
    Entity(EntityValue),
}

/// The normal form of a calendar expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateValue {
    /// First day.
    pub start: Date,
    /// Last day, never before `start`.
    pub end: Date,
    /// The unit in which the text speaks.
    pub granularity: Granularity,
    /// A part of the unit: its beginning, middle or end.
    pub modifier: Option<Modifier>,
    /// Where the year comes from.
    pub resolution: Resolution,
    /// The value in Extended Date/Time Format (ISO 8601-2:2019, levels 0 to 2).
    pub edtf: String,
}

vocabulary! {
    /// The unit in which a calendar expression speaks.
    pub enum Granularity {
        /// A day or a range of days.
        Day = "day",
        /// A month or a range of months.
        Month = "month",
        /// A quarter of a year.
        Quarter = "quarter",
        /// A half of a year.
        Semester = "semester",
        /// A year or a range of years.
        Year = "year",
        /// Ten years.
        Decade = "decade",
        /// A hundred years.
        Century = "century",
    }
}

vocabulary! {
    /// A part of a period.
    pub enum Modifier {
        /// Its beginning.
        Start = "start",
        /// Its middle.
        Mid = "mid",
        /// Its end.
        End = "end",
    }
}

vocabulary! {
    /// How a calendar expression came by its year.
    pub enum Resolution {
        /// The year is written in the expression.
        Explicit = "explicit",
        /// Another member of the same coordination gives it.
        Inherited = "inherited",
        /// The text around it, or the document, gives it.
        Context = "context",
    }
}

/// The normal form of a document symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SymbolValue {
    /// The symbol in its canonical form, such as `S/RES/2388(2017)`.
    pub canonical: String,
    /// The body that issued the document, by its acronym; empty when unknown.
    pub body: String,
    /// What sort of document it is.
    pub kind: SymbolKind,
    /// The place inside the document that the text points to, as printed.
    pub pinpoint: Option<String>,
    /// Where the document can be read, in the language of the text.
    pub url: Option<String>,
}

vocabulary! {
    /// What sort of document a symbol stands for.
    pub enum SymbolKind {
        /// A report, a note, a bulletin: any document without a kind of its own.
        Document = "document",
        /// A resolution.
        Resolution = "resolution",
        /// A decision.
        Decision = "decision",
        /// A meeting record (`PV.`, `SR.`).
        Record = "record",
        /// A statement (`PRST`).
        Statement = "statement",
        /// Anything else.
        Other = "other",
    }
}

/// What an entity mention names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityValue {
    /// The type.
    pub kind: EntityKind,
    /// The one name under which the entity is counted.
    pub canonical: String,
    /// Its French name; empty when unknown.
    pub name_fr: String,
    /// Its English name; empty when unknown.
    pub name_en: String,
    /// A stable outside identifier (`iso3166:COD`, `m49:002`, `wikidata:Q...`); empty when none.
    pub entity_id: String,
    /// 1: understood by itself; 2: needs its context.
    pub level: u8,
}

impl EntityValue {
    /// Its name in a language; empty when unknown.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.name_fr,
            Lang::En => &self.name_en,
        }
    }
}

vocabulary! {
    /// The type of an entity.
    pub enum EntityKind {
        /// An organisation, a body, a network.
        Org = "ORG",
        /// A person.
        Person = "PERSON",
        /// A country, an area, a city, a region.
        Place = "PLACE",
        /// A named agenda, convention, plan, fund, campaign, tool.
        Instrument = "INSTRUMENT",
    }
}
