//! Sentences: the candidates of UAX 29, less those that an abbreviation or a list number made.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Words;

/// Cuts `text` into sentences.
pub(super) fn split(text: &str, words: &Words) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for (at, candidate) in text.split_sentence_bound_indices() {
        // Marks that close belong to what they close: "« Oui. » Puis" parts after the mark.
        let end = at + candidate.len();
        let rest = &text[end..];
        let end = end + (rest.len() - rest.trim_start_matches(['»', '”', ')', ']', ' ']).len());
        if end <= start || end < text.len() && goes_on(&text[start..end], &text[end..], words) {
            continue;
        }
        push(&mut out, text, start..end);
        start = end;
    }
    push(&mut out, text, start..text.len());
    out
}

/// Adds the range without the blanks around it, if anything is left.
fn push(out: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let piece = &text[range.clone()];
    let trimmed = piece.trim_start();
    let start = range.end - trimmed.len();
    let len = trimmed.trim_end().len();
    if len > 0 {
        out.push(start..start + len);
    }
}

/// Whether the sentence that seems to end with `before` goes on in `after`.
fn goes_on(before: &str, after: &str, words: &Words) -> bool {
    let next = after.trim_start().chars().next();
    let stem = before.trim_end();
    let bare = stem.trim_end_matches(['»', '”', '"', '’', ')', ']']).trim_end();
    if next.is_some_and(|c| matches!(c, ',' | ';' | ':')) {
        return true;
    }
    let Some(word_end) = bare.strip_suffix('.') else {
        // "?" and "!" inside a quotation that runs on in lower case.
        return next.is_some_and(char::is_lowercase) && bare.ends_with(['?', '!', '…']);
    };
    if next.is_some_and(char::is_lowercase) {
        return true;
    }
    let word = word_end
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '“' | '"' | '’' | '\''))
        .next()
        .unwrap_or("");
    let lower = word.to_lowercase();
    let whole_is_label = word_end.trim_start().len() == word.len();
    if words.abbreviations.contains(&lower.as_str()) {
        // "etc." may end a sentence; "par." and "M." never do.
        return !(matches!(lower.as_str(), "etc" | "al" | "co" | "inc" | "ltd" | "no")
            && next.is_some_and(char::is_uppercase));
    }
    let mut letters = word.chars();
    let initial = matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase());
    let list_number = whole_is_label && !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let initials = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
    initial && next.is_some_and(char::is_uppercase) || list_number || initials
}

#[cfg(test)]
mod tests {
    use super::super::{en, fr};
    use super::*;

    fn cut<'a>(text: &'a str, words: &Words) -> Vec<&'a str> {
        split(text, words).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        let text = "M. Ryder a parlé (voir fig. II). Mme. Fore, S. E. M. Lake et J. Connors aussi. Voir l’art. 3, par. 2. Fin";
        assert_eq!(
            cut(text, &fr::WORDS),
            [
                "M. Ryder a parlé (voir fig. II).",
                "Mme. Fore, S. E. M. Lake et J. Connors aussi.",
                "Voir l’art. 3, par. 2.",
                "Fin"
            ]
        );
        let text = "Mr. Ryder spoke, i.e. at length. See para. 4 and vol. II. It cost $2.5 million in the U.S. Treasury. No. 3 is next.";
        assert_eq!(
            cut(text, &en::WORDS),
            [
                "Mr. Ryder spoke, i.e. at length.",
                "See para. 4 and vol. II.",
                "It cost $2.5 million in the U.S. Treasury.",
                "No. 3 is next."
            ]
        );
    }

    #[test]
    fn quotations_and_etc_end_where_they_end() {
        assert_eq!(
            cut("Il a dit : « Oui. » Puis il est parti, etc. Le reste suit.", &fr::WORDS),
            ["Il a dit : « Oui. »", "Puis il est parti, etc.", "Le reste suit."]
        );
        assert_eq!(cut("", &fr::WORDS), Vec::<&str>::new());
        assert_eq!(cut("  un seul  ", &fr::WORDS), ["un seul"]);
    }
}
