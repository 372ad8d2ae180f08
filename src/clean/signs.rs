//! Which characters are text, which part words, which may be marks; and lines of signs alone.

use crate::model::LineKind;

/// Rules and ornaments: lines without a letter or digit.
pub(super) fn ornament(line: &str) -> Option<LineKind> {
    // What pandoc sets between two lists, so that they stay two: the text goes on behind it.
    if line.starts_with("```") || line.starts_with("<!--") && line.ends_with("-->") {
        return Some(LineKind::PageLine);
    }
    let all = |allowed: &[char]| {
        line.chars().all(|c| c.is_whitespace() || allowed.contains(&c))
            && line.chars().filter(|c| !c.is_whitespace()).nth(2).is_some()
    };
    if all(&['_']) {
        Some(LineKind::Rule)
    } else if all(&['-', '*', '=', '—', '–', '─', '·', '•', '~', '|', ':', '+']) || is_frame(line) {
        Some(LineKind::Separator)
    } else {
        None
    }
}

/// Whether nothing but the lines that frame a table stands in `line`.
fn is_frame(line: &str) -> bool {
    let framing = |c: char| matches!(c, '\u{2500}'..='\u{257f}');
    line.chars().all(|c| c.is_whitespace() || framing(c))
        && line.chars().filter(|c| framing(*c)).nth(2).is_some()
}

/// Whether nothing beyond letters of the Latin script and common punctuation stands in `text`: it is composed.
pub(super) fn is_plain(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\0'..'\u{300}' | '\u{2010}'..='\u{2027}' | '\u{202f}' | '€'))
}

/// White space, control and zero-width characters: what parts words but is not text.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_void(c)
}

/// Characters that show nothing and part nothing.
pub(super) fn is_void(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Letters of the Latin script and digits.
pub(super) fn is_everyday(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{c0}'..='\u{2ff}')
}

/// Whether a character is not text, or may be part of a mark.
pub(super) fn needs_thought(c: char) -> bool {
    match c {
        c if is_everyday(c) => false,
        '<' | '&' | '^' | '_' | '}' | '*' | '[' | ']' | '\\' => true,
        c => c.is_whitespace() || is_void(c),
    }
}
