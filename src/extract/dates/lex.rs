//! From text to tokens: words, numbers and marks with their classes, in one pass.

use std::ops::Range;

use super::class::Class;
use super::language::{Case, Language};
use crate::model;

/// A word, a number or a mark.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// What it is to the calendar.
    pub(super) class: Class,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// Its numbers: a day, a month or an ordinal first; a date has its year, month and day here.
    pub(super) numbers: [i16; 3],
    /// Whether nothing stands between the token before and this one.
    pub(super) glued: bool,
    /// Whether the text around it says that it is not a year and no day by itself.
    pub(super) suspect: bool,
}

/// Cuts `text` into tokens; `masked` ranges, in order, become one token each.
///
/// Two digits that stand for a year mean `latest` or one of the 99 years before it.
pub(super) fn lex(text: &str, language: &Language, masked: &[Range<usize>], latest: i16) -> Vec<Token> {
    let tokens = Vec::with_capacity(text.len() / 5);
    let mut lexer = Lexer { text, language, tokens, latest, folded: String::new() };
    let mut at = 0;
    let mut masks = masked.iter().peekable();
    while at < text.len() {
        while masks.next_if(|mask| mask.end <= at).is_some() {}
        at = match masks.peek() {
            Some(mask) if mask.start <= at => lexer.push(Class::Masked, at..mask.end, [0; 3]),
            mask => lexer.step(at, mask.map_or(text.len(), |mask| mask.start)),
        };
    }
    lexer.tokens
}

/// The state of one pass.
pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) language: &'a Language,
    pub(super) tokens: Vec<Token>,
    /// The latest year that two digits may mean.
    pub(super) latest: i16,
    /// The word at hand in lower case; kept to save an allocation a word.
    folded: String,
}

impl Lexer<'_> {
    /// Notes a token and returns its end.
    pub(super) fn push(&mut self, class: Class, range: Range<usize>, numbers: [i16; 3]) -> usize {
        let glued = self.tokens.last().is_some_and(|before| before.range.end == range.start);
        let end = range.end;
        self.tokens.push(Token { class, range, numbers, glued, suspect: false });
        end
    }

    /// Reads what begins at `at` and ends before `limit`, and returns where the next reading begins.
    fn step(&mut self, at: usize, limit: usize) -> usize {
        let rest = self.text.get(at..limit).unwrap_or_default();
        let Some(first) = rest.chars().next() else { return limit };
        if first.is_ascii_digit() {
            return self.number(at, rest);
        }
        if in_word(first) {
            return self.word(at, rest);
        }
        let end = at + first.len_utf8();
        match mark(first) {
            Some(class) => self.push(class, at..end, [0; 3]),
            None => end,
        }
    }

    /// Reads a word.
    fn word(&mut self, at: usize, rest: &str) -> usize {
        let length = word_length(rest);
        let (word, tail) = rest.split_at(length);
        self.folded.clear();
        self.folded.push_str(word);
        if word.is_ascii() {
            self.folded.make_ascii_lowercase();
        } else if word.contains(char::is_uppercase) {
            self.folded.clear();
            self.folded.extend(word.chars().flat_map(char::to_lowercase));
        }
        if let Some(era) = self.era(rest) {
            return self.push(Class::Era, at..at + era, [0; 3]);
        }
        let case = Case::of(word);
        let start = self.begins_sentence();
        let (class, value) = match self.language.lookup(&self.folded) {
            Some((Class::Month, value)) => (self.language.month_class(&self.folded, case, start), value),
            Some((Class::Short, value)) if tail.starts_with('.') => {
                return self.push(Class::Short, at..at + length + 1, [value, 0, 0]);
            }
            Some((Class::Short, value)) => (Class::Weak, value),
            Some((Class::Proper | Class::Agenda | Class::Horizon, _)) if case == Case::Lower => {
                (Class::Word, 0)
            }
            Some((Class::Decade, _)) if !self.leads_to_decade() => (Class::Word, 0),
            Some(known) => known,
            None => match self.roman(word) {
                Some(value) => (Class::Roman, value),
                None if self.glued_day(at, word).is_some() => return at + length,
                None if case == Case::Lower => (Class::Word, 0),
                None => (Class::Capital, 0),
            },
        };
        self.push(class, at..at + length, [value, 0, 0])
    }

    /// The length of what counts years backwards, if `rest`, of which the first word is at hand, begins with it.
    fn era(&self, rest: &str) -> Option<usize> {
        let first = matches!(self.folded.as_str(), "av" | "avant" | "b" | "bc" | "bce" | "before");
        first.then(|| self.language.era.find(rest).map(|found| found.end()))?
    }

    /// Whether a sentence begins here; the full stop of an initial or a title, `M.`, ends none.
    fn begins_sentence(&self) -> bool {
        let mut before = self.tokens.iter().rev();
        match before.next() {
            Some(stop) if stop.class == Class::Stop => {
                let initial = before.next().filter(|token| stop.glued && token.range.len() == 1);
                initial.is_none_or(|token| !matches!(token.class, Class::Capital | Class::Roman))
            }
            last => last.is_none_or(|token| token.class == Class::Mark),
        }
    }

    /// Reads a month with its day glued to it, as in `Dec31`.
    fn glued_day(&mut self, at: usize, word: &str) -> Option<usize> {
        let letters = word.len() - word.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (name, digits) = word.split_at(word.len() - letters);
        let day = digits.parse::<i16>().ok().filter(|day| (1..=31).contains(day) && digits.len() < 3)?;
        let (_, month) = self
            .language
            .lookup(&name.to_lowercase())
            .filter(|(class, _)| matches!(class, Class::Month | Class::Short))?;
        let end = self.push(Class::Short, at..at + name.len(), [month, 0, 0]);
        Some(self.push(Class::Day, end..at + word.len(), [day, 0, 0]))
    }
}

impl Lexer<'_> {
    /// The value of `word` if it is a roman numeral that the language counts centuries with.
    fn roman(&self, word: &str) -> Option<i16> {
        let suffixes = self.language.roman_suffixes;
        let figures = self.folded.starts_with(['i', 'v', 'x']);
        if suffixes.is_empty() || !figures { None } else { roman(word, &self.folded, suffixes) }
    }
}

/// The class of a mark; `None` when it parts words and says nothing.
fn mark(mark: char) -> Option<Class> {
    Some(match mark {
        ',' => Class::Comma,
        dash if is_dash(dash) => Class::Dash,
        '/' => Class::Slash,
        ':' => Class::Colon,
        '(' | '[' => Class::Open,
        ')' | ']' => Class::Close,
        '.' | '?' | '!' => Class::Stop,
        '$' | '€' | '£' | '¥' | '%' | '‰' | '#' | '№' | '°' | '§' => Class::Money,
        '+' => Class::Plus,
        '_' | '=' | '&' | '@' | '\\' | '~' => Class::Joint,
        '^' | '{' | '}' | '*' | '\u{AD}' | '\u{200B}' | '\u{FEFF}' => return None,
        other if other.is_whitespace() || is_apostrophe(other) => return None,
        _ => Class::Mark,
    })
}

/// Whether `c` is a hyphen or a dash.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}

/// Whether `c` is an apostrophe, typographic or plain.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

/// Whether words and numbers are made of `c`; raised figures, which call footnotes, are not.
pub(super) fn in_word(c: char) -> bool {
    c.is_alphabetic() || c.is_ascii_digit()
}

/// How many bytes of letters and digits `rest` begins with.
pub(super) fn word_length(rest: &str) -> usize {
    rest.find(|c: char| !in_word(c) && !('\u{300}'..='\u{36F}').contains(&c)).unwrap_or(rest.len())
}

/// The value of a roman numeral with one of `suffixes`, or with none: `XXIe`, `XXI`.
///
/// In lower case, where letters of a word look like figures, a suffix is needed: `xxie`.
fn roman(word: &str, folded: &str, suffixes: &[&str]) -> Option<i16> {
    let capitals = word.len() - word.trim_start_matches(['I', 'V', 'X']).len();
    let numeral = if capitals > 0 {
        let suffix = folded.get(capitals..)?;
        (suffix.is_empty() || suffixes.contains(&suffix)).then(|| folded.get(..capitals))??
    } else {
        suffixes
            .iter()
            .find_map(|suffix| folded.strip_suffix(suffix))
            .filter(|numeral| !numeral.is_empty())?
    };
    // Centuries are counted with the signs up to ten.
    let value = model::roman(&numeral.to_ascii_uppercase()).filter(|value| *value < 40)?;
    i16::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals() {
        for (text, value) in [
            ("XXIe", Some(21)),
            ("XXIème", Some(21)),
            ("XXième", Some(20)),
            ("XIX", Some(19)),
            ("xxie", Some(21)),
            ("xixe", Some(19)),
            ("VIe", Some(6)),
            ("e", None),
            ("Ville", None),
            ("vit", None),
        ] {
            assert_eq!(roman(text, &text.to_lowercase(), &["ème", "e", "ième"]), value, "{text}");
        }
    }

    #[test]
    fn tokens_lie_in_the_text_in_order() {
        let text = "Du 1^{er} au 3 mai 2018, 2 000 fonctionnaires (CEB/2018/1) ; 2017/18 — l’été 05/03/2019.";
        let mask = text.find("CEB").map(|at| at..at + 10);
        let tokens = lex(text, &super::super::fr::LANGUAGE, mask.as_slice(), 2029);
        let mut end = 0;
        for token in &tokens {
            assert!(token.range.start >= end && text.get(token.range.clone()).is_some(), "{token:?}");
            end = token.range.end;
        }
        assert!(tokens.iter().any(|t| t.class == Class::Masked));
    }
}
