//! The closed vocabularies: the words that a column of kinds may hold.

use super::column::Kind;
use crate::model::{
    BlockKind, Check, DateSource, EntityKind, FileFault, Flaw, Format, Granularity, Lang, Method, Modifier,
    Relation, Resolution, Severity, SymbolKind, TermStatus, Unit,
};

pub(crate) const LANG: Kind = Kind::Word(Lang::WORDS);
pub(crate) const BLOCK: Kind = Kind::Word(BlockKind::WORDS);
pub(crate) const FORMAT: Kind = Kind::Word(Format::WORDS);
pub(crate) const UNIT: Kind = Kind::Word(Unit::WORDS);
pub(crate) const RELATION: Kind = Kind::Word(Relation::WORDS);
pub(crate) const METHOD: Kind = Kind::Word(Method::WORDS);
pub(crate) const GRANULARITY: Kind = Kind::Word(Granularity::WORDS);
pub(crate) const MODIFIER: Kind = Kind::Word(Modifier::WORDS);
pub(crate) const RESOLUTION: Kind = Kind::Word(Resolution::WORDS);
pub(crate) const SYMBOL: Kind = Kind::Word(SymbolKind::WORDS);
/// A document of the corpus, or what it cites.
pub(crate) const NODE: Kind = Kind::Word(&[
    "report",
    SymbolKind::Document.word(),
    SymbolKind::Resolution.word(),
    SymbolKind::Decision.word(),
    SymbolKind::Record.word(),
    SymbolKind::Statement.word(),
    SymbolKind::Other.word(),
]);
pub(crate) const ENTITY: Kind = Kind::Word(EntityKind::WORDS);
pub(crate) const CHECK: Kind = Kind::Word(Check::WORDS);
pub(crate) const DATE_SOURCE: Kind = Kind::Word(DateSource::WORDS);
pub(crate) const FLAW: Kind = Kind::Word(&FLAWS);
pub(crate) const STATUS: Kind = Kind::Word(TermStatus::WORDS);
pub(crate) const SEVERITY: Kind = Kind::Word(Severity::WORDS);

const FLAWS: [&str; Flaw::KINDS.len() + FileFault::KINDS.len()] = {
    let mut words = [""; Flaw::KINDS.len() + FileFault::KINDS.len()];
    let mut at = 0;
    while at < words.len() {
        let own = Flaw::KINDS.len();
        words[at] = if at < own { Flaw::KINDS[at].word } else { FileFault::KINDS[at - own].word };
        at += 1;
    }
    words
};
