//! What a run takes of the corpus: the whole, or the portions of a shard.

use super::Config;
use super::sink::Loose;
use crate::corpus::{Division, NamedFlaw};
use crate::model::DocumentPair;

/// What a run takes of the corpus.
pub(super) struct Share {
    pub(super) pairs: Vec<DocumentPair>,
    /// The flaws of these documents, and of names that are none and would stand among them.
    pub(super) loose: Loose,
    /// How many documents each portion has.
    pub(super) lengths: Vec<usize>,
    /// The hash of how the corpus is divided into shards; empty if it is not.
    pub(super) division: String,
}

impl Share {
    pub(super) fn new(config: &Config, mut pairs: Vec<DocumentPair>, flaws: Vec<NamedFlaw>) -> Share {
        let mut loose = by_document(flaws);
        let division = Division::new(&pairs, config.portion);
        let hash = config.shard.map(|shard| division.sha256(&pairs, shard.count()));
        let own = config.shard.map_or(0..pairs.len(), |shard| division.share(shard));
        let before = |id: &String| pairs.partition_point(|pair| pair.id <= *id).saturating_sub(1);
        loose.retain(|id, _| own.contains(&before(id)));
        let lengths = division.lengths(&own);
        let pairs = pairs.drain(own).collect();
        Share { pairs, loose, lengths, division: hash.unwrap_or_default() }
    }
}

/// Groups the flaws of the corpus by the document that they name.
fn by_document(flaws: Vec<NamedFlaw>) -> Loose {
    let mut out = Loose::new();
    for (id, flaw) in flaws {
        out.entry(id).or_default().push(flaw);
    }
    out
}
