//! A share of the documents of a corpus, so that several runs can divide it among them.

use std::fmt;

/// One of the like shares of a corpus, counted from 1.
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
    fn only_shares_that_exist_are_read() {
        assert_eq!(Shard::parse("2/7").map(|shard| shard.to_string()).as_deref(), Some("2/7"));
        for wrong in ["0/7", "8/7", "1/0", "1", "/", "a/b", "-1/2", "1/2/3", "99999999999/1"] {
            assert_eq!(Shard::parse(wrong), None, "{wrong}");
        }
    }
}
