//! The company that an acronym keeps: bodies beside it, and words that only the name of a body follows.

use std::ops::Range;

use super::language::Language;
use super::scan::Hit;
use crate::model::EntityKind;

/// How many words before an acronym are looked at.
const WORDS: usize = 5;

/// Whether each of the acronyms at `places` stands in the company of bodies; `hits` holds the names of the text.
pub(super) fn beside(language: &Language, text: &str, places: &[Range<usize>], hits: &[Hit]) -> Vec<bool> {
    let mut found: Vec<bool> = Vec::with_capacity(places.len());
    for (index, range) in places.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|last| places.get(last)).zip(found.last());
        let next = hits.partition_point(|hit| hit.range.start < range.end);
        let body = |hit: &&Hit| hit.entity.kind == Some(EntityKind::Org);
        let last = next.checked_sub(1).and_then(|last| hits.get(last)).filter(body);
        let joined = |one: &Range<usize>, other: &Range<usize>, alike: bool| {
            text.get(one.end..other.start).is_some_and(|between| joins(language, between, alike))
        };
        let company = last.is_some_and(|hit| joined(&hit.range, range, false))
            || hits.get(next).filter(body).is_some_and(|hit| joined(range, &hit.range, false))
            || before.is_some_and(|(other, sure)| *sure && joined(other, range, true));
        found.push(company || is_called_for(language, text, range.start));
    }
    found
}

/// Whether what stands between two names makes members of one series of them; a comma alone does so between acronyms.
fn joins(language: &Language, between: &str, alike: bool) -> bool {
    let inner = between.trim_start();
    let spaced = between.starts_with(char::is_whitespace);
    let (rest, comma) = inner.strip_prefix(',').map_or((inner, false), |rest| (rest.trim_start(), true));
    let behind = rest.strip_prefix(language.words.and).filter(|rest| rest.starts_with(char::is_whitespace));
    let article = behind.unwrap_or(rest).trim();
    let is_article = language.words.body_articles.contains(&article.replace('’', "'").as_str());
    match behind {
        Some(_) => (spaced || comma) && (article.is_empty() || is_article),
        None => comma && (is_article || alike && article.is_empty()),
    }
}

/// Whether the words before `at` are followed by bodies alone: "en partenariat avec la", "the Director of".
fn is_called_for(language: &Language, text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    if !before.ends_with([' ', '\u{a0}', '’', '\'']) {
        return false;
    }
    let mut words: Vec<String> = before
        .rsplit([' ', '\u{a0}'])
        .filter(|word| !word.is_empty())
        .take(WORDS)
        .map(|word| word.replace('’', "'").to_lowercase())
        .collect();
    words.reverse();
    let phrase = words.join(" ");
    let ends = |article: &&str| phrase.strip_suffix(*article).filter(|rest| rest.ends_with(' '));
    let bare = language.words.body_articles.iter().find_map(ends).map_or(phrase.as_str(), str::trim_end);
    let fits = |cue: &&str| {
        let rest = bare.strip_suffix(*cue);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '\'']))
    };
    language.words.body_cues.iter().any(fits)
}

#[cfg(test)]
mod tests {
    use crate::extract::entities::tests::surfaces;
    use crate::model::Lang;

    #[test]
    fn an_acronym_is_known_by_its_company() {
        for (lang, text, want) in [
            (Lang::Fr, "remis par la Cour suprême et la SONAPEC", "Cour suprême|SONAPEC"),
            (Lang::Fr, "en partenariat avec l’ORMEC, l’IBRAF, SONAPEC et la TIC", "ORMEC|IBRAF|SONAPEC"),
            (Lang::Fr, "le directeur général de l’ORMEC et le taux du TCA", "ORMEC"),
            (Lang::Fr, "la Cour suprême a examiné la SONAPEC", "Cour suprême"),
            (Lang::En, "in partnership with RAPSCO and the ORMEC", "RAPSCO|ORMEC"),
            (Lang::En, "the Director of RAPSCO, the rate of AGR", "RAPSCO"),
            (Lang::En, "the Supreme Court measured the TFTV", "Supreme Court"),
        ] {
            assert_eq!(surfaces(lang, text).join("|"), want, "{text}");
        }
    }
}
