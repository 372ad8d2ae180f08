//! What a line can open with: paragraph numbers, list markers, heading labels, named labels.

use crate::model::label_numeral;

/// How paragraph numbers are printed in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    /// `12.`
    Dot,
    /// `12)`
    Close,
    /// `(12)`
    Brackets,
    /// `§ 12`
    Section,
    /// `12`, `12.1`, `2(1)`: nothing after the number.
    Bare,
    /// `XII.`
    Roman,
}

/// A number at the beginning of a line: its style, its parts, and the bytes that it takes with the blank after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) style: Style,
    /// `[3, 2]` for `3(2)`, `[12, 1]` for `12.1`.
    pub(super) value: Vec<u32>,
    /// Whether a `bis` or a letter stands behind the number: it comes after the plain one.
    pub(super) suffixed: bool,
    /// As printed, without its punctuation.
    pub(super) printed: String,
    /// Bytes of the marker.
    pub(super) marker: usize,
    /// Bytes up to the text.
    pub(super) skip: usize,
}

/// Years: a line of running text may begin with one.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1800..=2199;

/// Reads a paragraph number at the beginning of `line`.
pub(super) fn number(line: &str) -> Option<Number> {
    // A quoted provision opens with its quotation mark: "« § 1er.".
    let inside = line.trim_start_matches(['«', '“', '"', ' ', '\u{a0}', '\u{202f}']);
    let (style, open) = if let Some(after) = inside.strip_prefix('§') {
        (Some(Style::Section), line.len() - after.trim_start().len())
    } else if line.starts_with('(') {
        (Some(Style::Brackets), 1)
    } else {
        (None, 0)
    };
    let (value, len) = digits(&line[open..])?;
    let year = value.len() == 1 && len == 4 && YEARS.contains(&value[0]);
    let printed_end = open + len;
    let rest = &line[printed_end..];
    let suffix = suffix(rest).unwrap_or(0);
    let (printed_end, rest) = (printed_end + suffix, &rest[suffix..]);
    let (style, close) = match (style, rest.chars().next()) {
        // "(2014) La suite": the year of what stands on the line above.
        (Some(Style::Brackets), Some(')')) if !year => (Style::Brackets, 1),
        (Some(Style::Brackets), _) => return None,
        (Some(style), Some('.')) => (style, 1),
        (Some(style), Some('e')) if rest.starts_with("er.") => (style, "er.".len()),
        (Some(style), Some('e')) if rest.starts_with("er ") => (style, "er".len()),
        (Some(style), _) => (style, 0),
        (None, Some('.')) => (Style::Dot, 1),
        (None, Some(')')) => (Style::Close, 1),
        (None, _) => (Style::Bare, 0),
    };
    let marker = printed_end + close;
    let text = line[marker..].trim_start();
    let parted = line[marker..].starts_with(char::is_whitespace) || text.is_empty();
    let opens = text.chars().next().is_none_or(|c| !c.is_lowercase() && c != ',' && c != '%');
    if !parted || style == Style::Bare && (!opens || text.is_empty()) {
        return None;
    }
    Some(Number {
        style,
        value,
        suffixed: suffix > 0,
        printed: line[open..printed_end].to_owned(),
        marker,
        skip: line.len() - text.len(),
    })
}

/// `12`, `12.1`, `2(1)`, `12.1(3)`: the parts and the bytes taken.
fn digits(text: &str) -> Option<(Vec<u32>, usize)> {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = run(text);
    if first == 0 || first > 4 {
        return None;
    }
    let mut value = vec![text[..first].parse().ok()?];
    let mut at = first;
    loop {
        let rest = &text[at..];
        let (open, close) = if rest.starts_with('.') {
            (1, "")
        } else if rest.starts_with('(') {
            (1, ")")
        } else {
            break;
        };
        let len = run(&rest[open..]);
        if len == 0 || len > 3 || !rest[open + len..].starts_with(close) {
            break;
        }
        value.push(rest[open..open + len].parse().ok()?);
        at += open + len + close.len();
    }
    Some((value, at))
}

/// `bis`, `ter` after a number, with the blank before, or the capital of `3A`: the bytes taken.
fn suffix(rest: &str) -> Option<usize> {
    let mut letters = rest.bytes();
    let lone = letters.next().is_some_and(|byte| byte.is_ascii_uppercase());
    if lone && letters.next().is_some_and(|byte| matches!(byte, b'.' | b')')) {
        return Some(1);
    }
    let blank = rest.len() - rest.trim_start().len();
    let word = rest.trim_start();
    ["bis", "ter", "quater"]
        .into_iter()
        .find(|suffix| {
            word.strip_prefix(suffix).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        })
        .map(|suffix| blank + suffix.len())
}

/// A heading label and the bytes up to the heading: `II.`, `A.`, `IV –`.
pub(super) struct HeadingLabel<'a> {
    pub(super) label: &'a str,
    pub(super) skip: usize,
}

/// Reads a label of one capital or of roman numerals at the beginning of `line`.
pub(super) fn heading_label(line: &str) -> Option<HeadingLabel<'_>> {
    let len = line.bytes().take_while(u8::is_ascii_uppercase).count();
    let label = &line[..len];
    if len == 0 || len > 1 && label_numeral(label).is_none() {
        return None;
    }
    let rest = &line[len..];
    let after = rest.strip_prefix(['.', ')']).or_else(|| {
        let dash = rest.trim_start().strip_prefix(['–', '—'])?;
        rest.starts_with(' ').then_some(dash)
    })?;
    let text = after.trim_start();
    (after.len() > text.len() && !text.is_empty())
        .then(|| HeadingLabel { label, skip: line.len() - text.len() })
}

/// Reads a heading label that stands alone on its line, with a full stop: `II.`, `A.`.
pub(super) fn bare_label(line: &str) -> Option<HeadingLabel<'_>> {
    let label = line.strip_suffix('.')?;
    let capital = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_uppercase());
    (capital || label_numeral(label).is_some()).then_some(HeadingLabel { label, skip: line.len() })
}

/// Reads the label of a division at the beginning of `line`: `Chapter III`, `PART II`, `Article 5`.
pub(super) fn division(line: &str, names: &[&str]) -> Option<(String, usize)> {
    let end = line.find(' ')?;
    let name = line[..end].to_lowercase();
    if !names.contains(&name.as_str()) || !line.starts_with(char::is_uppercase) {
        return None;
    }
    let mut letters = name.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let cased = first + &line[end..];
    let (label, skip) = named_label(&cased, names, false)?;
    // The case of a name never changes its length in these two languages.
    (label.len() > end).then(|| (line[..label.len()].to_owned(), skip))
}

/// A list marker and the bytes up to the item: `a)`, `(a)`, `iv)`, `•`, `–`.
pub(super) fn list_marker(line: &str) -> Option<(&str, usize)> {
    let first = line.chars().next()?;
    let marker =
        if matches!(first, '•' | '●' | '▪' | '◦' | '‣' | '–' | '—' | '-' | '*' | '·' | '➢' | '\u{f0b7}')
        {
            let mut end = first.len_utf8();
            // "- a) Une politique": the outer mark is of the format, the inner one of the author.
            let inner = line[end..].trim_start();
            if let Some(inner_len) = lettered(inner) {
                end = line.len() - inner.len() + inner_len;
            }
            end
        } else {
            lettered(line)?
        };
    let rest = &line[marker..];
    let text = rest.trim_start();
    (rest.len() > text.len() && !text.is_empty()).then(|| (&line[..marker], line.len() - text.len()))
}

/// `a)`, `(a)`, `iv)`, `(iv)`, `1)` inside a list: bytes of the marker.
fn lettered(line: &str) -> Option<usize> {
    let open = usize::from(line.starts_with('('));
    let len = line[open..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    let label = &line[open..open + len];
    let letter = len == 1 && label.bytes().all(|byte| byte.is_ascii_lowercase());
    let numeral = len <= 5 && len > 0 && label.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    ((letter || numeral) && line[open + len..].starts_with(')')).then_some(open + len + 1)
}

/// A named label alone on its line or before a colon: `Annexe II`, `Figure 3`, `Recommandation 4`.
pub(super) fn named_label<'a>(line: &'a str, names: &[&str], alone: bool) -> Option<(&'a str, usize)> {
    let name = names.iter().find(|name| starts_with_word(line, name))?;
    let rest = &line[name.len()..];
    let after = rest.trim_start();
    let value = after.bytes().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let value = &after[..value];
    let is_value = !value.is_empty()
        && (value.bytes().all(|byte| byte.is_ascii_digit())
            || label_numeral(value).is_some()
            || value.len() == 1
                && value.bytes().all(|byte| byte.is_ascii_uppercase() || alone && byte.is_ascii_lowercase()));
    let end = if is_value { line.len() - after.len() + value.len() } else { name.len() };
    let rest = &line[end..];
    let text = rest.trim_start_matches([' ', '.', ':', '–', '—', '-']);
    let ends = rest.trim().is_empty() || rest.trim() == ".";
    let parted = rest.starts_with(['.', ':', '–', '—']) || rest.trim_start().starts_with([':', '–', '—']);
    if ends || !alone && is_value && parted { Some((&line[..end], line.len() - text.len())) } else { None }
}

/// Whether `line` begins with `word`, whatever the case of its first letter or of all letters.
pub(super) fn starts_with_word(line: &str, word: &str) -> bool {
    let Some(head) = line.get(..word.len()) else { return false };
    let Some(first) = head.chars().next() else { return false };
    first.is_uppercase()
        && head.chars().flat_map(char::to_lowercase).eq(word.chars())
        && !line[word.len()..].starts_with(|c: char| c.is_alphabetic() || c == '’' || c == '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_style_are_read() {
        for (line, style, value, printed, text) in [
            ("12. La suite", Style::Dot, vec![12], "12", "La suite"),
            ("12) La suite", Style::Close, vec![12], "12", "La suite"),
            ("(12) La suite", Style::Brackets, vec![12], "12", "La suite"),
            ("§ 3 La suite", Style::Section, vec![3], "3", "La suite"),
            ("2(1) Le ministre", Style::Bare, vec![2, 1], "2(1)", "Le ministre"),
            ("12.1 Le ministre", Style::Bare, vec![12, 1], "12.1", "Le ministre"),
            ("12 bis. La suite", Style::Dot, vec![12], "12 bis", "La suite"),
            ("3.", Style::Dot, vec![3], "3", ""),
            ("« § 1er. Le juge", Style::Section, vec![1], "1", "Le juge"),
        ] {
            let found = number(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                (found.style, found.value, found.printed.as_str(), &line[found.skip..]),
                (style, value, printed, text)
            );
        }
        for line in [
            "2018 et 2019",
            "12345. Trop",
            "3,9 %",
            "(12 mots",
            "10 % des pays",
            "a) non",
            "2018",
            "(2014) La suite",
        ] {
            assert_eq!(number(line), None, "{line}");
        }
    }

    #[test]
    fn labels_and_markers_are_read() {
        assert_eq!(heading_label("IV. Suite").map(|found| found.label), Some("IV"));
        assert_eq!(heading_label("A. Suite").map(|found| found.label), Some("A"));
        assert!(heading_label("ONU. Suite").is_none());
        assert!(heading_label("Les. Suite").is_none());
        assert_eq!(
            (label_numeral("XLIX"), label_numeral("IIII"), label_numeral("IC")),
            (Some(49), None, None)
        );
        assert_eq!(list_marker("a) Une chose"), Some(("a)", 3)));
        assert_eq!(list_marker("• Une chose"), Some(("•", 4)));
        assert_eq!(list_marker("- a) Une chose"), Some(("- a)", 5)));
        assert_eq!(list_marker("(iv) Une chose"), Some(("(iv)", 5)));
        assert_eq!(list_marker("et) Une chose"), None);
        assert_eq!(named_label("Annexe II", &["annexe"], true), Some(("Annexe II", 9)));
        assert_eq!(named_label("Annexe b", &["annexe"], true), Some(("Annexe b", 8)));
        assert_eq!(named_label("Annexe", &["annexe"], true), Some(("Annexe", 6)));
        assert_eq!(named_label("Annexe b du rapport", &["annexe"], true), None);
        assert_eq!(named_label("Annexe au rapport", &["annexe"], true), None);
        assert_eq!(named_label("Figure 2 : Vue", &["figure"], false), Some(("Figure 2", 11)));
        assert_eq!(named_label("figure 2", &["figure"], false), None);
    }
}
