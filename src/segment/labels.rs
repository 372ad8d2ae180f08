//! The labels of footnotes: numbers, letters, asterisks, raised or not.

/// `[12] Voir`, `[^12]: Voir`: the label and what follows it.
pub(super) fn bracketed_label(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('[')?;
    let inner = inner.strip_prefix('^').unwrap_or(inner);
    let (label, rest) = inner.split_once(']')?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let number = (1..=3).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_digit());
    (number && (rest.is_empty() || rest.starts_with(' '))).then_some((label, rest))
}

/// `12 Voir`, `a Le Groupe`, `* Nouveau tirage`: the label and what follows it.
pub(super) fn plain_label(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let len = if (1..=3).contains(&digits) {
        digits
    } else if text.starts_with('*') {
        text.bytes().take_while(|byte| *byte == b'*').count()
    } else {
        text.starts_with(|c: char| c.is_ascii_lowercase()).then_some(1)?
    };
    let (label, rest) = text.split_at(len);
    let rest_text = rest.trim_start_matches(['.', ')', '/']).trim_start();
    let letter = label.bytes().all(|byte| byte.is_ascii_lowercase());
    let opens = rest_text.chars().next().is_some_and(|c| !letter || c.is_uppercase() || !c.is_alphabetic());
    let parted = rest.starts_with([' ', '.', ')', '/']) && rest_text.len() < rest.len();
    (opens && parted).then_some((label, &rest[rest.len() - rest_text.len()..]))
}

/// Whether `label` comes right after `last`: numbers, letters, asterisks.
pub(super) fn is_next(last: &str, label: &str) -> bool {
    if let (Ok(last), Ok(label)) = (last.parse::<u32>(), label.parse::<u32>()) {
        return label == last + 1;
    }
    let single = |text: &str| {
        let mut bytes = text.bytes();
        bytes.next().filter(|byte| byte.is_ascii_lowercase() && bytes.next().is_none())
    };
    match (single(last), single(label)) {
        (Some(last), Some(label)) => label == last + 1,
        _ => last.bytes().chain(label.bytes()).all(|byte| byte == b'*') && label.len() == last.len() + 1,
    }
}

/// Whether a character is a raised digit or letter, as calls of footnotes are.
pub(super) fn is_raised(c: char) -> bool {
    lower(c).is_some()
}

/// A run of raised characters in their plain form.
pub(super) fn lowered(text: &str) -> String {
    text.chars().filter_map(lower).collect()
}

/// The plain form of a raised digit or letter (Unicode blocks Superscripts and Subscripts, Phonetic Extensions).
fn lower(c: char) -> Option<char> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    const LETTERS: [(char, char); 24] = [
        ('ᵃ', 'a'),
        ('ᵇ', 'b'),
        ('ᶜ', 'c'),
        ('ᵈ', 'd'),
        ('ᵉ', 'e'),
        ('ᶠ', 'f'),
        ('ᵍ', 'g'),
        ('ʰ', 'h'),
        ('ⁱ', 'i'),
        ('ʲ', 'j'),
        ('ᵏ', 'k'),
        ('ˡ', 'l'),
        ('ᵐ', 'm'),
        ('ⁿ', 'n'),
        ('ᵒ', 'o'),
        ('ᵖ', 'p'),
        ('ʳ', 'r'),
        ('ˢ', 's'),
        ('ᵗ', 't'),
        ('ᵘ', 'u'),
        ('ᵛ', 'v'),
        ('ʷ', 'w'),
        ('ˣ', 'x'),
        ('ʸ', 'y'),
    ];
    let digit =
        DIGITS.iter().position(|raised| *raised == c).and_then(|value| char::from_digit(value as u32, 10));
    digit.or_else(|| LETTERS.iter().find(|(raised, _)| *raised == c).map(|(_, plain)| *plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_footnotes_are_read() {
        assert_eq!(plain_label("12 Voir A/80/609"), Some(("12", "Voir A/80/609")));
        assert_eq!(plain_label("a Le Groupe"), Some(("a", "Le Groupe")));
        assert_eq!(plain_label("* Nouveau tirage"), Some(("*", "Nouveau tirage")));
        assert_eq!(plain_label("a été publié"), None);
        assert_eq!(plain_label("20Remote%20Participation"), None);
        assert_eq!(plain_label("2020-09/Digital"), None);
        assert!(is_next("9", "10") && is_next("a", "b") && is_next("*", "**") && !is_next("9", "11"));
        assert_eq!(lowered("¹²ᵃ"), "12a");
    }
}
