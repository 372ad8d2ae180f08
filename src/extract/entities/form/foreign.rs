//! Names in the other language, as texts leave them untranslated: "Mouvement pour la libération du Congo" in English.

use super::grammar::{Grammar, Link};
use super::walk::Walk;
use super::{FormName, Read, name};

/// The names of the language of `walk` in a text of that of `own`.
///
/// Only what no text in its own language has is one: a French noun with "de" or "pour" and what follows, or an English noun
/// that is not a French one behind capitalised words.
pub(super) fn names(own: &Grammar, walk: &Walk<'_>) -> Vec<FormName> {
    let mut read = Read::default();
    let mut at = 0;
    while at < walk.tokens.len() {
        let found = walk.head(at).is_some() && walk.is_capital(at) && !walk.is_all_capitals(at);
        let end = if found && may_be_foreign(own, walk, at) { name(walk, at, &mut read) } else { None };
        at = end.unwrap_or(at + 1);
    }
    read.names
}

/// Whether the name whose first noun stands at `at` is built as its own language alone builds names.
fn may_be_foreign(own: &Grammar, walk: &Walk<'_>, at: usize) -> bool {
    let head = walk.last_head(at);
    let (start, end) = (walk.left(at), walk.right(head));
    let start = walk.titled(start, head).unwrap_or(start);
    if walk.grammar.head_last {
        // "Human Rights Forum": the noun may be one of both languages if a word before it is not.
        let alone = |at: usize| {
            walk.is_capital(at)
                && walk.hit_from(at).is_none()
                && walk.grammar.has_word(walk.small(at))
                && !own.has_word(walk.small(at))
        };
        let strange = !own.has_head(walk.folded(head)) || (start..head).any(alone);
        let capitals = (start..head).filter(|at| walk.is_capital(*at)).count();
        let linked =
            (start..end).any(|at| own.links(walk.folded(at)).iter().any(|(rest, _)| rest.is_empty()));
        return strange && capitals > 0 && end - start > 1 && !linked;
    }
    let link = |at: usize| walk.link(at).is_some_and(|(link, _)| matches!(link, Link::Of | Link::Topic));
    let strange = (start..end).any(|at| own.links(walk.folded(at)).iter().any(|(rest, _)| rest.is_empty()));
    (head + 1..end).any(link) && !strange
}
