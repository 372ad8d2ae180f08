//! A block under construction.

use std::sync::Arc;

use crate::model::{BlockKind, Context, ShortText};

/// A block under construction.
#[derive(Debug)]
pub(in crate::segment) struct Draft {
    pub(in crate::segment) kind: BlockKind,
    pub(in crate::segment) context: Arc<Context>,
    pub(in crate::segment) number: Option<ShortText>,
    pub(in crate::segment) label: Option<ShortText>,
    pub(in crate::segment) marker: Option<ShortText>,
    pub(in crate::segment) masthead: bool,
    /// Indices of its lines, each with the bytes of marker or label before its text.
    pub(in crate::segment) lines: Vec<(usize, usize)>,
}

impl Draft {
    /// A block of such lines without anything printed before them.
    pub(in crate::segment) fn new(
        kind: BlockKind,
        context: Arc<Context>,
        lines: Vec<(usize, usize)>,
    ) -> Draft {
        Draft { kind, context, number: None, label: None, marker: None, masthead: false, lines }
    }

    /// The block of a text in which nothing is left to read: markup alone, or characters that are not seen.
    pub(in crate::segment) fn bare() -> Draft {
        Draft::new(BlockKind::Furniture, Arc::default(), Vec::new())
    }
}

/// Takes the last draft, which is a heading, out from under itself.
pub(in crate::segment) fn leave_heading(drafts: &mut [Draft]) {
    if let [others @ .., heading] = drafts
        && let Some((_, above)) = heading.context.heading_path.split_last()
    {
        let context = Context { heading_path: above.into(), ..(*heading.context).clone() };
        heading.context = context.shared(others.last().map(|before| &before.context));
    }
}
