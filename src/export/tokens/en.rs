//! What English joins to its words.

use super::Joined;

/// Contractions and the possessive.
pub(super) const JOINED: Joined =
    Joined { elided: &[], clitics: &["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"], whole: &[] };
