//! odt
use crate::model::RawText;

use super::{Flaws, empty};

/// Reads.
pub(super) fn read(bytes: &[u8], _name: &str) -> (RawText, Flaws) {
    (empty("", bytes.len()), Vec::new())
}
