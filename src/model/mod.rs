//! The values that pass between the rooms, one family per file.

mod bitext;
mod block;
mod cell;
mod correction;
mod date_fault;
mod diagnostic;
mod discrepancy;
mod document;
mod fault;
mod figures;
mod issued;
mod kind;
mod lang;
mod letters;
mod line;
mod lookup;
mod mapped;
mod marks;
mod median;
mod mention;
mod message;
mod severity;
mod shard;
mod short;
mod sides;
mod sorted;
mod spans;
mod term;
mod text;
mod timing;
mod told;
mod vocabulary;

pub use bitext::{
    Bead, Bitext, Method, Relation, SentenceBead, SentencePlace, Unit, sentences_text, side_starts, side_text,
};
pub use block::{Block, BlockKind, Context, SegmentedText, part_name};
pub use cell::CellFault;
pub use correction::{BlockEdit, CorrectionFault, CorrectionRow, FixedBeads, MentionKind, Nearest, RowFault};
pub use date_fault::DateFault;
pub use diagnostic::{Diagnostic, Flaw};
pub use discrepancy::{BeadDiscrepancy, Check, Discrepancy, Finding, Noun, Scope};
pub use document::{About, DateSource, Document, DocumentPair, Original, SourceFile, Version, Within};
pub use fault::FileFault;
pub use figures::{hexadecimal, in_roman, label_numeral, roman};
pub use issued::{Issued, NotIssued};
pub use kind::FlawKind;
pub use lang::Lang;
pub use letters::is_alphabetic;
pub use line::{CleanText, Layout, Line, LineKind};
pub use lookup::{Lookup, Seen};
pub use mapped::MappedText;
pub use marks::{Format, LineRole, Mark, MarkKind, Place, Position};
pub use median::median;
pub use mention::{
    DateValue, EntityKind, EntityValue, Granularity, Mention, Modifier, Resolution, RuleId, SymbolKind,
    SymbolValue, Value,
};
pub use severity::Severity;
pub use shard::Shard;
pub use short::{Few, ShortText};
pub use sides::Sides;
pub(crate) use sorted::SortedList;
pub use spans::Spans;
pub use term::{OddTerm, Term, TermPlace, TermStatus, Wording};
pub use text::{FileOffset, FileOffsets, RawText};
pub use timing::{Steps, Timing};
pub use told::ToldBlock;
pub use vocabulary::UnknownWord;
pub(crate) use vocabulary::vocabulary;
