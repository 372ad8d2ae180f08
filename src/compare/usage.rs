//! What is usual in a bitext, learnt from all its pairs before any is judged.

use super::names::Names;
use super::{Lengths, Pair, same_text};

/// What is usual in a bitext: how the lengths of its sides compare, which names stand for each other, and how much of it
/// is the same on both sides.
#[derive(Debug, Clone)]
pub struct Usage {
    pub(super) lengths: Lengths,
    pub(super) names: Names,
    /// Whether most of the text is the same on both sides: it was not translated at all.
    pub(super) untranslated: bool,
}

impl Usage {
    /// Learns from all pairs of a bitext, in any order.
    #[must_use]
    pub fn learn(pairs: &[Pair<'_>]) -> Usage {
        Usage {
            lengths: Lengths::learn(pairs),
            names: Names::learn(pairs),
            untranslated: untranslated(pairs),
        }
    }
}

/// Whether more than half of the letters stand in pairs whose sides are the same.
fn untranslated(pairs: &[Pair<'_>]) -> bool {
    let both = pairs.iter().filter(|pair| !pair.fr.is_empty() && !pair.en.is_empty());
    let (mut all, mut same) = (0, 0);
    for pair in both {
        all += pair.en.text.len();
        same += if same_text(pair) { pair.en.text.len() } else { 0 };
    }
    2 * same > all
}
