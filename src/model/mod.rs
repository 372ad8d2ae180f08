//! The values that pass between the rooms, one family per file.

mod block;
mod discrepancy;
mod lang;
mod mention;

pub use block::BlockKind;
pub use discrepancy::{Check, Discrepancy, Severity};
pub use lang::Lang;
pub use mention::{
    DateValue, EntityKind, EntityValue, Granularity, Mention, Modifier, Resolution, RuleId, SymbolKind,
    SymbolValue, Value,
};
