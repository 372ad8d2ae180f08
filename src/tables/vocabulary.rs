//! The closed vocabularies: the words that a column of kinds may hold.

use super::column::Kind;
use crate::model::{
    BlockKind, Check, EntityKind, Format, Granularity, Lang, Method, Modifier, Relation, Resolution,
    Severity, SymbolKind, Unit,
};

pub(super) const LANG: Kind = Kind::Word(&[Lang::Fr.code(), Lang::En.code()]);
pub(super) const BLOCK: Kind = Kind::Word(BlockKind::WORDS);
pub(super) const FORMAT: Kind = Kind::Word(Format::WORDS);
pub(super) const UNIT: Kind = Kind::Word(Unit::WORDS);
pub(super) const RELATION: Kind = Kind::Word(Relation::WORDS);
pub(super) const METHOD: Kind = Kind::Word(Method::WORDS);
pub(super) const GRANULARITY: Kind = Kind::Word(Granularity::WORDS);
pub(super) const MODIFIER: Kind = Kind::Word(Modifier::WORDS);
pub(super) const RESOLUTION: Kind = Kind::Word(Resolution::WORDS);
pub(super) const SYMBOL: Kind = Kind::Word(SymbolKind::WORDS);
/// A document of the corpus, or what it cites.
pub(super) const NODE: Kind = Kind::Word(&[
    "report",
    SymbolKind::Document.word(),
    SymbolKind::Resolution.word(),
    SymbolKind::Decision.word(),
    SymbolKind::Record.word(),
    SymbolKind::Statement.word(),
    SymbolKind::Other.word(),
]);
pub(super) const ENTITY: Kind = Kind::Word(EntityKind::WORDS);
pub(super) const CHECK: Kind = Kind::Word(Check::WORDS);
pub(super) const SEVERITY: Kind = Kind::Word(Severity::WORDS);
