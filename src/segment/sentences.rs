//! Sentences: the candidates of UAX 29, less those that an abbreviation or a list number made.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Language;

/// Cuts `text` into sentences.
pub(super) fn split(text: &str, language: &Language) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for end in with_ellipses(bounds(text), text) {
        // Marks that close belong to what they close: "« Oui. » Puis" parts after the mark.
        let rest = &text[end..];
        let end = end + (rest.len() - rest.trim_start_matches(['»', '”', ')', ']', ' ']).len());
        if end <= start
            || end < text.len()
                && (in_quotes(&text[start..end], &text[end..])
                    || goes_on(&text[start..end], &text[end..], language))
        {
            continue;
        }
        push(&mut out, text, start..end);
        start = end;
    }
    push(&mut out, text, start..text.len());
    out
}

/// The ends, and those behind the sign of an ellipsis, which UAX 29 takes for no mark.
fn with_ellipses(mut ends: Vec<usize>, text: &str) -> Vec<usize> {
    let count = ends.len();
    ends.extend(
        text.match_indices("… ")
            .map(|(at, sign)| at + sign.len())
            .filter(|&at| text[at..].starts_with(char::is_uppercase)),
    );
    if ends.len() > count {
        ends.sort_unstable();
        ends.dedup();
    }
    ends
}

/// Whether the place between the two stands inside straight quotation marks that close soon.
fn in_quotes(before: &str, after: &str) -> bool {
    let near = after.char_indices().nth(MAX_QUOTE).map_or(after, |(at, _)| &after[..at]);
    before.contains('"')
        && before.matches('"').count() % 2 == 1
        && near.find('"').is_some_and(|close| !near[..close].ends_with(' '))
}

/// A quotation that is looked through for its end, in characters.
const MAX_QUOTE: usize = 400;

/// Where the sentences of UAX 29 end, in order.
///
/// Its rules look at a mark that may end a sentence, at the character before it, and behind it as far as the next
/// letter. They are asked about that stretch and not about the text in between.
fn bounds(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(mark) = text[from..].find(may_end).map(|at| from + at) {
        let start = text[from..mark].rfind(' ').map_or(from, |at| from + at + 1);
        let letter = text[mark..].char_indices().find(|(_, c)| is_plain_letter(*c));
        let (next, end) =
            letter.map_or((text.len(), text.len()), |(at, c)| (mark + at, mark + at + c.len_utf8()));
        let inside = text[start..end].split_sentence_bound_indices().map(|(at, _)| start + at);
        found.extend(inside.filter(|at| *at > start));
        from = next;
    }
    found.push(text.len());
    found
}

/// Whether a sentence may end with `c`, or behind it; the scripts of the two languages are known, others may.
fn may_end(c: char) -> bool {
    match c {
        '.' | '!' | '?' | '\n' | '\r' => true,
        '\0'..='\u{7f}' | '\u{a0}'..='\u{2ff}' | '\u{2010}'..='\u{2023}' | '\u{2025}'..='\u{2027}' => false,
        '\u{202f}'..='\u{203b}' | '€' => false,
        _ => true,
    }
}

/// A letter at which the rules stop to look ahead, whatever follows it.
fn is_plain_letter(c: char) -> bool {
    c < '\u{300}' && c.is_alphabetic()
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
fn goes_on(before: &str, after: &str, language: &Language) -> bool {
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
    if is_label(word_end, language) {
        return true;
    }
    let opens = opens_sentence(after, language);
    let capital = next.is_some_and(char::is_uppercase);
    if language.abbreviations.contains(&lower.as_str()) {
        // "etc." may end a sentence; "par." and "M." never do.
        return !match lower.as_str() {
            "etc" | "al" | "no" => capital,
            "co" | "inc" | "ltd" => opens,
            _ => false,
        };
    }
    let single = |part: &str| part.chars().all(char::is_alphabetic) && part.chars().nth(1).is_none();
    if word.contains('.') && word.split(['.', '-']).all(single) {
        let hyphenated = word.contains('-');
        let shouted = word.chars().all(|c| !c.is_lowercase());
        return hyphenated || !(opens || shouted && titled(after, language));
    }
    let whole_is_label = word_end.trim_start().len() == word.len();
    let initial = single(word) && word.chars().all(char::is_uppercase) && !word.is_empty();
    initial && capital && (whole_is_label || !opens)
}

/// Whether what stands before a full stop only numbers what follows: "3", "Art. 246", "Article 12 bis", "§ 1er".
fn is_label(before: &str, language: &Language) -> bool {
    // A run of numbers is looked at again and again otherwise.
    if before.len() > LONGEST_LABEL {
        return false;
    }
    let mut numbered = false;
    let mut parts = before.split_whitespace().map(|part| part.trim_end_matches('.'));
    let fits = parts.all(|part| {
        let digits = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = digits.len() < part.len() && digits.chars().count() <= ORDINAL;
        numbered |= number;
        let lower = part.to_lowercase();
        number
            || matches!(lower.as_str(), "§" | "§§" | "bis" | "ter" | "quater")
            || language.divisions.contains(&lower.as_str())
            || language.abbreviations.contains(&lower.as_str())
    });
    fits && numbered
}

/// The longest text that only numbers what follows, in bytes: `Section 12 quater. Art. 246. § 1er`.
const LONGEST_LABEL: usize = 48;
/// Letters that a number may have behind its digits: `1er`, `12bis`.
const ORDINAL: usize = 3;

/// Whether a text begins with a word that opens sentences and no name.
fn opens_sentence(text: &str, language: &Language) -> bool {
    language.openers.contains(&first_word(text).as_str())
}

/// Whether a text begins with the title of a person.
fn titled(text: &str, language: &Language) -> bool {
    language.person_titles.contains(&first_word(text).as_str())
}

/// The first word in small letters.
fn first_word(text: &str) -> String {
    let text = text.trim_start();
    text[..text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())].to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{en, fr};
    use super::*;

    fn cut<'a>(text: &'a str, language: &Language) -> Vec<&'a str> {
        split(text, language).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        let text = "M. Ryder a parlé (voir fig. II). Mme. Fore, S. E. M. Lake et J. Connors aussi. Voir l’art. 3, par. 2. Fin";
        assert_eq!(
            cut(text, &fr::LANGUAGE),
            [
                "M. Ryder a parlé (voir fig. II).",
                "Mme. Fore, S. E. M. Lake et J. Connors aussi.",
                "Voir l’art. 3, par. 2.",
                "Fin"
            ]
        );
        let text = "Mr. Ryder spoke, i.e. at length. See para. 4 and vol. II. It cost $2.5 million in the U.S. Treasury. No. 3 is next.";
        assert_eq!(
            cut(text, &en::LANGUAGE),
            [
                "Mr. Ryder spoke, i.e. at length.",
                "See para. 4 and vol. II.",
                "It cost $2.5 million in the U.S. Treasury.",
                "No. 3 is next."
            ]
        );
    }

    proptest! {
        #[test]
        fn sentences_end_where_the_rules_say(pieces in proptest::collection::vec(piece(), 0..24)) {
            let text = pieces.concat();
            let whole = text.split_sentence_bound_indices().map(|(at, sentence)| at + sentence.len());
            let own = bounds(&text);
            let own: Vec<usize> = own.into_iter().filter(|end| *end > 0).collect();
            prop_assert_eq!(own, whole.collect::<Vec<_>>());
        }
    }

    /// Pieces of text in which marks, letters of all kinds, accents and blanks meet.
    fn piece() -> impl Strategy<Value = String> {
        let pieces = [
            ".", "!", "?", "…", "a", "B", "é", "É", "ß", "3", " ", "\u{a0}", "\n", "\r\n", "\u{85}",
            "\u{2028}", ",", ";", "-", "–", "(", ")", "«", "»", "’", "\u{301}", "\u{ad}", "\u{200b}", "中",
            "。", "א", "ա", "։", "ª", "mot", "Mot ", "3.1", "U.S. ", "etc. ", "? » ",
        ];
        prop_oneof![4 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
    }

    #[test]
    fn initials_and_acronyms_end_a_sentence_only_before_a_word_that_opens_one() {
        for (text, count) in [
            ("Elle cite J.-P. Durand et l’annexe II. Le Comité approuve.", 2),
            ("Il travaille à l’O.M.S. Elle est à Genève.", 2),
            ("Voir la partie C. Les membres en ont pris note.", 2),
            ("Le débat fut bref… Les membres ont voté.", 2),
            ("La part est de 4.5. Le Comité en prend note.", 2),
        ] {
            assert_eq!(cut(text, &fr::LANGUAGE).len(), count, "{text}");
        }
        for (text, count) in [
            ("Lt. Brown of Hill Inc. Ohio met Gov. Ray.", 1),
            ("It meets in the U.K. Treasury. She lives in the U.K. We do not.", 3),
            ("The Chair said \"Wait. We shall see.\" He sat down.", 2),
        ] {
            assert_eq!(cut(text, &en::LANGUAGE).len(), count, "{text}");
        }
    }

    #[test]
    fn a_label_is_no_sentence() {
        for (text, count) in [
            ("Art. 246. § 1. La corruption passive est punie.", 1),
            ("Article 12 bis. La corruption est punie.", 1),
            ("§ 1er. Le présent article est abrogé.", 1),
            ("12. Le Comité a pris note.", 1),
            ("Voir l’article 3. Le Comité a pris note.", 2),
            ("Il y en a 14. Le Comité a pris note.", 2),
        ] {
            assert_eq!(cut(text, &fr::LANGUAGE).len(), count, "{text}");
        }
    }

    #[test]
    fn quotations_and_etc_end_where_they_end() {
        assert_eq!(
            cut("Il a dit : « Oui. » Puis il est parti, etc. Le reste suit.", &fr::LANGUAGE),
            ["Il a dit : « Oui. »", "Puis il est parti, etc.", "Le reste suit."]
        );
        assert_eq!(cut("", &fr::LANGUAGE), Vec::<&str>::new());
        assert_eq!(cut("  un seul  ", &fr::LANGUAGE), ["un seul"]);
    }
}
