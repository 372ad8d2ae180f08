//! Towns of a long list, where the words before them say that a place follows.

use std::ops::Range;

use super::language::Language;
use super::letters::run;
use super::place::{behind_joint, part};
use super::scan::Hit;
use crate::model::{EntityKind, SortedList};

/// The towns, each with its name in full letters if that is another; see the file for its source.
const TOWNS: SortedList = SortedList::new(include_str!("towns.tsv"));

/// How many words the name of a town has at most.
const WORDS: usize = 4;

/// The towns from `at` on that commas and "and" join, each with its usual name: "à Antsirabe, à Genève et à Toamasina". `hits`
/// holds the names that are known. Returns where the last of them ends, or `at`.
pub(super) fn series<'t>(
    language: &Language,
    text: &'t str,
    mut at: usize,
    hits: &[Hit],
    found: &mut Vec<(Range<usize>, &'t str)>,
) -> usize {
    let mut reached = at;
    loop {
        reached = if let Some(end) = known(hits, at) {
            end
        } else if let Some(town) = town_at(text, at) {
            let end = town.0.end;
            found.push(town);
            end
        } else {
            return reached;
        };
        let Some(next) = behind_joint(language, text.get(reached..).unwrap_or_default()) else {
            return reached;
        };
        let cue = language.words.town_cues.iter().find_map(|cue| next.strip_prefix(cue)).unwrap_or(next);
        at = text.len() - cue.len();
    }
}

/// Where the known place ends that begins at `at`.
fn known(hits: &[Hit], at: usize) -> Option<usize> {
    let hit = hits.get(hits.partition_point(|hit| hit.range.start < at))?;
    (hit.range.start == at && hit.entity.kind == Some(EntityKind::Place)).then_some(hit.range.end)
}

/// The town at `at`: all the words that may belong to a name there, and no fewer.
fn town_at(text: &str, at: usize) -> Option<(Range<usize>, &str)> {
    let capital = |at: usize| text.get(at..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let mut ends = Vec::new();
    let mut next = at;
    while ends.len() < WORDS && capital(next) {
        let end = run(text, next, part);
        ends.push(end);
        next = run(text, end, |c| c == ' ');
        // "Ain el Turk": small words stand inside.
        let small = run(text, next, char::is_lowercase);
        let behind = run(text, small, |c| c == ' ');
        if small > next && behind > small && small - next <= 3 && capital(behind) {
            let longer = run(text, behind, part);
            if let Some(town) = listed(text, at..longer) {
                return Some(town);
            }
        }
    }
    // What goes on with a capital is another name: "à Santa Rosa Silva".
    let end = *ends.last()?;
    let goes_on = capital(run(text, end, |c| c == ' ')) && text.get(end..)?.starts_with(' ');
    if goes_on { None } else { listed(text, at..end) }
}

/// The town that a stretch of text names.
fn listed(text: &str, range: Range<usize>) -> Option<(Range<usize>, &str)> {
    let printed = text.get(range.clone())?;
    let usual = TOWNS.get(&printed.replace('’', "'"))?;
    Some((range, if usual.is_empty() { printed } else { usual }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::entities::tests::surfaces;
    use crate::model::Lang;

    #[test]
    fn the_list_is_in_order() {
        TOWNS.check();
    }

    #[test]
    fn a_preposition_leads_to_towns() {
        for (lang, text, want) in [
            (Lang::Fr, "à Antsirabe, à Genève et à Toamasina", "Antsirabe|Genève|Toamasina"),
            (Lang::Fr, "Le rapport d’Antsirabe Silva, remis à Clinton Silva", ""),
            (Lang::Fr, "près de Croix-des-Bouquets", "Croix-des-Bouquets"),
            (Lang::En, "offices in Antsirabe and Dandong; in Reading, in March", "Antsirabe|Dandong"),
            (Lang::En, "He met Clinton in person", ""),
        ] {
            assert_eq!(surfaces(lang, text).join("|"), want);
        }
    }
}
