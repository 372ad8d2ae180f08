//! Towns of a long list, where the words before them say that a place follows.

use std::ops::Range;

use super::given::is_given_name;
use super::language::Language;
use super::letters::run;
use super::place::{behind_joint, name_at, part};
use super::scan::Hit;
use crate::lexicon;
use crate::model::{EntityKind, SortedList};

/// The towns, each with its name in full letters if that is another; see the file for its source.
const TOWNS: SortedList = SortedList::new(include_str!("towns.tsv"));

/// How many words the name of a town has at most.
const WORDS: usize = 4;

/// The towns from `at` on that commas and "and" join, each with its usual name: "à Antsirabe, à Genève et à Toamasina". `hits`
/// holds the names that are known. What no list has is one beside others if the same kind of words leads to it; behind `weak`
/// words, which lead to much else, two known ones must stand there. Returns where the last of them ends, or `at`.
pub(super) fn series<'t>(
    language: &Language,
    text: &'t str,
    mut at: usize,
    hits: &[Hit],
    weak: bool,
    found: &mut Vec<(Range<usize>, &'t str)>,
) -> usize {
    let cues = if weak { &language.words.weak_cues } else { &language.words.town_cues };
    let (mut reached, mut sure, mut led) = (at, 0, true);
    let (mut listed, mut doubtful) = (Vec::new(), Vec::new());
    loop {
        reached = if let Some(end) = known(hits, at) {
            sure += 1;
            end
        } else if let Some(town) = town_at(text, at) {
            let end = town.0.end;
            listed.push(town);
            sure += 1;
            end
        } else if let Some(name) = unknown(language, text, at, hits).filter(|_| led) {
            let end = name.end;
            doubtful.push(name);
            end
        } else {
            break;
        };
        let Some(next) = behind_joint(language, text.get(reached..).unwrap_or_default()) else { break };
        let cue = cues.iter().find_map(|cue| next.strip_prefix(cue));
        led = cue.is_some();
        at = text.len() - cue.unwrap_or(next).len();
    }
    if sure > usize::from(weak) {
        found.append(&mut listed);
        found.extend(doubtful.into_iter().filter_map(|name| Some((name.clone(), text.get(name)?))));
    }
    reached
}

/// The listed towns that commas and "and" join to the known place that ends at `end`: "visited Genève, Antsirabe and Kumba".
pub(super) fn beside<'t>(
    language: &Language,
    text: &'t str,
    end: usize,
    hits: &[Hit],
    found: &mut Vec<(Range<usize>, &'t str)>,
) -> usize {
    let Some(next) = behind_joint(language, text.get(end..).unwrap_or_default()) else { return end };
    let at = text.len() - next.len();
    match town_at(text, at).filter(|_| known(hits, at).is_none()) {
        Some(_) => series(language, text, at, hits, false, found).max(end),
        None => end,
    }
}

/// The name at `at` that may be a place of no list: no known name, no person, no word of the language.
fn unknown(language: &Language, text: &str, at: usize, hits: &[Hit]) -> Option<Range<usize>> {
    let name = name_at(text, at)?;
    let first = text.get(name.clone())?.split([' ', '-']).next()?;
    let small = first.to_lowercase();
    let classes = lexicon::language(language.lang).classes;
    let common = classes.get(&small).is_some()
        || language.words.not_names.contains(&first)
        || language.words.roles.contains(&first)
        || language.words.body_nouns.contains(&first)
        || language.words.instrument_nouns.contains(&first);
    let taken = hits.get(hits.partition_point(|hit| hit.range.end <= name.start));
    let free = taken.is_none_or(|hit| hit.range.start >= name.end);
    let none = language.words.not_places.contains(&text.get(name.clone())?);
    (!common && free && !none && !is_given_name(first)).then_some(name)
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
    fn a_town_vouches_for_names_that_the_same_word_leads_to() {
        for (text, want) in [
            ("à Genève, à Moukoro et à Tiskadam", "Genève|Moukoro|Tiskadam"),
            ("à Moukoro et à Tiskadam", ""),
            ("remis à Genève, à Thomas Vorel et à Présidence", "Genève|Thomas Vorel"),
            ("à Genève, Tiskadam a écrit", "Genève"),
            ("les ports de Genève, d’Antsirabe et de Tiskadam", "Genève|Antsirabe|Tiskadam"),
            ("le charme d’Antsirabe et de Tiskadam", ""),
        ] {
            assert_eq!(surfaces(Lang::Fr, text).join("|"), want);
        }
    }

    #[test]
    fn a_preposition_leads_to_towns() {
        for (lang, text, want) in [
            (Lang::Fr, "à Antsirabe, à Genève et à Toamasina", "Antsirabe|Genève|Toamasina"),
            (Lang::Fr, "Le rapport d’Antsirabe Silva, remis à Clinton Silva", "Clinton Silva"),
            (Lang::Fr, "près de Croix-des-Bouquets", "Croix-des-Bouquets"),
            (Lang::En, "offices in Antsirabe and Dandong; in Reading, in March", "Antsirabe|Dandong"),
            (Lang::En, "He met Clinton in person", ""),
            (Lang::En, "They saw Nairobi, Antsirabe and Kumba again", "Nairobi|Antsirabe|Kumba"),
        ] {
            assert_eq!(surfaces(lang, text).join("|"), want);
        }
    }
}
