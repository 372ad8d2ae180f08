//! Names of persons known by those that they are joined with: "Marie Curie and Lise Tamari".

use std::ops::Range;

use super::language::Language;

/// Those of the `doubtful` names that "and" joins, with commas before it, to one that is `sure`.
pub(super) fn joined(
    language: &Language,
    text: &str,
    sure: Vec<Range<usize>>,
    doubtful: Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let mut all: Vec<(Range<usize>, bool)> = sure.into_iter().map(|range| (range, true)).collect();
    all.extend(doubtful.into_iter().map(|range| (range, false)));
    all.sort_by_key(|(range, sure)| (range.start, !*sure));
    all.dedup_by(|next, one| next.0.start < one.0.end);
    let mut found = Vec::new();
    let mut first = 0;
    while first < all.len() {
        let (last, ends) = series(language, text, &all, first);
        let members = all.get(first..=last).unwrap_or_default();
        if ends && members.iter().any(|(_, sure)| *sure) {
            found.extend(members.iter().filter(|(_, sure)| !sure).map(|(range, _)| range.clone()));
        }
        first = last + 1;
    }
    found
}

/// The last member of the series that begins with the name `first`, and whether "and" stands before it.
fn series(language: &Language, text: &str, names: &[(Range<usize>, bool)], first: usize) -> (usize, bool) {
    let mut at = first;
    while let Some(between) = between(text, names, at) {
        let comma = between.starts_with(',');
        let rest = between.strip_prefix(',').unwrap_or(between);
        if let Some(title) = rest.trim_start().strip_prefix(language.words.and) {
            // "A, and B" are two only behind a third.
            let two = comma && at == first;
            let ends = rest.starts_with(' ') && title.starts_with(' ') && is_title(language, title.trim());
            return if ends && !two { (at + 1, true) } else { (at, false) };
        }
        if !comma || !rest.trim().is_empty() {
            break;
        }
        at += 1;
    }
    (at, false)
}

/// Whether nothing, a title or a capitalised word stands before a name: "and Mullah".
fn is_title(language: &Language, words: &str) -> bool {
    let capital = !words.contains(' ') && words.starts_with(char::is_uppercase);
    words.is_empty() || capital || language.words.titles.contains(&words)
}

/// What stands between the name at `at` and the next.
fn between<'t>(text: &'t str, names: &[(Range<usize>, bool)], at: usize) -> Option<&'t str> {
    text.get(names.get(at)?.0.end..names.get(at + 1)?.0.start)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::surfaces;
    use crate::model::Lang;

    #[test]
    fn a_person_vouches_for_those_beside() {
        for (lang, text, want) in [
            (Lang::Fr, "Selon Thomas Vorel et Zdrava Mustel, tout", "Thomas Vorel|Zdrava Mustel"),
            (Lang::Fr, "Zdrava Mustel, Ilzen Korba et M. Vorel ont", "Zdrava Mustel|Ilzen Korba|Vorel"),
            (Lang::Fr, "Thomas Vorel, Zdrava Mustel, sont là", "Thomas Vorel"),
            (Lang::En, "Zdrava Mustel and Mr. Thomas Vorel agreed", "Zdrava Mustel|Thomas Vorel"),
            (Lang::En, "Zdrava Mustel and Mullah Yusuf Korba agreed", "Zdrava Mustel|Yusuf Korba"),
            (Lang::En, "of Zdrava Mustel, and Thomas Vorel", "Thomas Vorel"),
            (Lang::En, "the Zdrava Mustel and the Ilzen Korba", ""),
        ] {
            assert_eq!(surfaces(lang, text).join("|"), want);
        }
    }
}
