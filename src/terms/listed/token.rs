//! The words and marks of a line.

/// A word or a mark.
#[derive(Debug)]
pub(super) struct Token {
    /// It in lower case, hyphens in one form.
    pub(super) lower: String,
    /// Its bytes in the line.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// How many characters stand between it and the one before.
    pub(super) gap: usize,
}

impl Token {
    /// Whether it has a letter.
    pub(super) fn is_word(&self) -> bool {
        self.lower.chars().any(char::is_alphabetic)
    }

    /// Whether it is an apostrophe.
    pub(super) fn is_apostrophe(&self) -> bool {
        matches!(self.lower.as_str(), "'" | "’")
    }

    /// Whether it has two letters or more.
    pub(super) fn is_long(&self) -> bool {
        self.lower.chars().nth(1).is_some()
    }
}

/// The tokens of a line: runs of letters and digits with hyphens inside, and single marks.
pub(super) fn tokens(line: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let (mut at, mut before) = (0, 0);
    while let Some(c) = line[at..].chars().next() {
        let start = at;
        at += c.len_utf8();
        if c.is_whitespace() {
            continue;
        }
        if c.is_alphanumeric() {
            at = start + word_length(&line[start..]);
        }
        let lower = line[start..at].to_lowercase().replace(['\u{2010}', '\u{2011}'], "-");
        let gap = line[before..start].chars().count();
        out.push(Token { lower, start, end: at, capital: c.is_uppercase(), gap });
        before = at;
    }
    out
}

/// The bytes of the word at the beginning of a text.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = matches!(c, '-' | '\u{2010}' | '\u{2011}')
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !c.is_alphanumeric() && !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}
