//! The record of the blocks: what each row says, and what it leaves as it was in the row before.

use crate::model::{BlockKind, ToldBlock};
use crate::read::xml::Element;

/// The rows while they are read.
pub(super) struct Records {
    /// The most parts and sections that there can be.
    most: usize,
    before: ToldBlock,
}

impl Records {
    /// Begins to read `count` rows.
    pub(super) fn new(count: usize) -> Records {
        let before = ToldBlock {
            range: 0..0,
            kind: BlockKind::Prose,
            part: 0,
            number: None,
            label: None,
            marker: None,
            heading_path: Vec::new(),
            section: 0,
            after: None,
            calls: Vec::new(),
            masthead: false,
        };
        Records { most: count, before }
    }

    /// The next block, without its text.
    pub(super) fn next(&mut self, row: &Element<'_>) -> ToldBlock {
        let printed = |key: &str| row.attribute(key).map(decoded);
        let number = |key: &str| row.attribute(key)?.parse::<usize>().ok().map(|value| value.min(self.most));
        let before = &self.before;
        let told = ToldBlock {
            range: 0..0,
            kind: row.attribute("kind").and_then(|kind| kind.parse().ok()).unwrap_or(BlockKind::Prose),
            part: number("part").unwrap_or(before.part),
            number: printed("number"),
            label: printed("label"),
            marker: printed("marker"),
            heading_path: row.attribute("path").map_or_else(|| before.heading_path.clone(), path),
            section: number("section").unwrap_or(before.section),
            after: match row.attribute("after") {
                Some(after) => after.strip_prefix('=').map(decoded),
                None => before.after.clone(),
            },
            calls: Vec::new(),
            masthead: row.attribute("masthead") == Some("true"),
        };
        self.before = told.clone();
        told
    }
}

/// The headings of a path, each behind `|`.
fn path(text: &str) -> Vec<String> {
    text.split('|').skip(1).map(decoded).collect()
}

/// A value in which a character that XML cannot hold is `\`, its number in hexadecimal and `;`.
pub(super) fn decoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((plain, coded)) = rest.split_once('\\') {
        out.push_str(plain);
        let found = coded.split_once(';').and_then(|(code, after)| Some((character(code)?, after)));
        match found {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('\\');
                rest = coded;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character of a number in hexadecimal.
pub(super) fn character(code: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(code, 16).ok()?)
}
