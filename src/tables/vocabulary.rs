//! The closed vocabularies: the words that a column of kinds may hold.

use super::column::Kind;
use crate::model::{
    BlockKind, Check, DateSource, EntityKind, FileFault, Flaw, Format, Granularity, Lang, Method, Modifier,
    Relation, Resolution, Severity, SymbolKind, TermStatus, Unit,
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
pub(super) const DATE_SOURCE: Kind = Kind::Word(DateSource::WORDS);
pub(super) const FLAW: Kind = Kind::Word(&FLAWS);
pub(super) const STATUS: Kind = Kind::Word(TermStatus::WORDS);
pub(super) const SEVERITY: Kind = Kind::Word(Severity::WORDS);

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
