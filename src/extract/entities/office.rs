//! Whether the office of a person stands beside a name.

use super::language::Language;
use super::letters::{is_letter_or_digit, run};
use super::scan::Hit;

/// How many bytes before a name its office may begin.
const OFFICE_WINDOW: usize = 260;

impl Language {
    /// "le Directeur général de l'OIT, Guy Ryder," or "Secretary-General Ban Ki-moon".
    pub(super) fn office_before(&self, before: &str, after: &str, hits: &[Hit]) -> bool {
        let trimmed = before.trim_end();
        if trimmed.len() == before.len() {
            return false;
        }
        let mut start = trimmed.len().saturating_sub(OFFICE_WINDOW);
        while !trimmed.is_char_boundary(start) {
            start += 1;
        }
        let window = trimmed.get(start..).unwrap_or_default();
        let Some(comma) = window.strip_suffix(',') else {
            let adjective = |word: &&str| self.words.office_adjectives.contains(word);
            let last = window.rsplit([' ', '\u{a0}', '’', '\'']).find(|word| !adjective(word));
            return last.is_some_and(|word| self.is_role(word) || self.is_near_role(word));
        };
        if !(after.is_empty()
            || after.trim_start().starts_with([',', '.', ';', ')', ':', '('])
            || self.speaks(after))
        {
            return false;
        }
        // Nouns such as `Secretary` inside the name of a body are no offices.
        let free = |at: usize| {
            let next = hits.partition_point(|hit| hit.range.end <= at);
            hits.get(next).is_none_or(|hit| hit.range.start > at)
        };
        for (at, word) in office_words(comma).into_iter().rev() {
            if self.words.clause_words.contains(&word) || word.starts_with([';', ':', '?', '!']) {
                return false;
            }
            if self.is_role(word) && free(start + at) {
                return true;
            }
        }
        false
    }

    /// Whether a clause begins after the name: it has a verb or a relative.
    fn speaks(&self, after: &str) -> bool {
        after.split_whitespace().next().is_some_and(|word| self.words.clause_words.contains(&word))
    }

    /// "LI Yong, Directeur général de l'ONUDI".
    pub(super) fn office_after(&self, after: &str) -> bool {
        let Some(rest) = after.trim_start().strip_prefix(',') else { return false };
        rest.split([' ', '\u{a0}', '’', '\'', ','])
            .filter(|word| !word.is_empty())
            .find(|word| !self.words.before_role.contains(word))
            .is_some_and(|word| self.is_role(word) || self.is_near_role(word))
    }

    /// Whether the name of a person follows: "conduite par".
    pub(super) fn leads_to_person(&self, before: &str) -> bool {
        self.words.person_cues.iter().any(|cue| before.ends_with(cue))
    }

    /// Whether a town may follow: "près de".
    pub(super) fn leads_to_place(&self, before: &str) -> bool {
        self.words.town_cues.iter().any(|cue| before.ends_with(cue))
    }

    /// Whether a word right beside a name says what the person is: "l’avocat".
    fn is_near_role(&self, word: &str) -> bool {
        self.words.near_roles.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()))
    }

    fn is_role(&self, word: &str) -> bool {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lead = word.split(['-', '‑']).next().unwrap_or(word);
        self.words.roles.contains(&word) || self.words.roles.contains(&lead)
    }
}

/// The words of a text, compounds in one, and the marks that part its clauses, each with its place.
fn office_words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let mut end = run(text, at, is_letter_or_digit);
        while end > at
            && let Some(next) = text.get(end..).and_then(|rest| rest.strip_prefix(['-', '\u{2011}']))
            && next.starts_with(is_letter_or_digit)
        {
            end = run(text, text.len() - next.len(), is_letter_or_digit);
        }
        let stop = end.max(at + first.len_utf8());
        if end > at || matches!(first, ';' | ':' | '?' | '!') {
            found.extend(text.get(at..stop).map(|word| (at, word)));
        }
        at = stop;
    }
    found
}
