//! A share of the documents of a corpus, so that several runs can divide it among them.

use std::fmt;

use sha2::{Digest, Sha256};

/// One of the equal shares of a corpus, counted from 1.
///
/// Whether a document belongs to it depends on the id of the document and on the number of shares alone: a corpus that
/// grows keeps its shares.
///
/// Invariant: `1 <= index <= count`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    index: u32,
    count: u32,
}

impl Shard {
    /// Returns the share, or `None` if there is no such one.
    #[must_use]
    pub fn new(index: u32, count: u32) -> Option<Shard> {
        (1..=count).contains(&index).then_some(Shard { index, count })
    }

    /// Reads a share as it is printed: `2/7`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Shard> {
        let (index, count) = text.split_once('/')?;
        Shard::new(index.parse().ok()?, count.parse().ok()?)
    }

    /// Which share it is, from 1.
    #[must_use]
    pub fn index(self) -> u32 {
        self.index
    }

    /// How many shares there are.
    #[must_use]
    pub fn count(self) -> u32 {
        self.count
    }

    /// Whether the document `id` belongs to the share.
    ///
    /// The first eight bytes of the SHA-256 of the id in UTF-8, read as a number, most significant byte first, leave
    /// the remainder `index - 1` when divided by `count`.
    #[must_use]
    pub fn holds(self, id: &str) -> bool {
        let hash = Sha256::digest(id.as_bytes());
        let number = hash.iter().take(8).fold(0u64, |number, byte| number << 8 | u64::from(*byte));
        number % u64::from(self.count) == u64::from(self.index - 1)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_of_an_id_never_changes() {
        // Counted with another program: int.from_bytes(hashlib.sha256(id.encode()).digest()[:8]) % count + 1.
        let known = [("", 7, 2), ("A-80-609-Add-1", 7, 4), ("E-2021-47", 1000, 305), ("annexe/é", 3, 3)];
        for (id, count, index) in known {
            let holding: Vec<u32> =
                (1..=count).filter(|index| Shard::new(*index, count).unwrap().holds(id)).collect();
            assert_eq!(holding, [index], "{id:?}");
        }
    }

    #[test]
    fn only_shares_that_exist_are_read() {
        assert_eq!(Shard::parse("2/7").map(|shard| shard.to_string()).as_deref(), Some("2/7"));
        for wrong in ["0/7", "8/7", "1/0", "1", "/", "a/b", "-1/2", "1/2/3", "99999999999/1"] {
            assert_eq!(Shard::parse(wrong), None, "{wrong}");
        }
    }
}
