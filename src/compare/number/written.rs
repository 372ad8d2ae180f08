//! Ways of writing a number that need the marks around its digits: clocks, "½", "2,5 M€", "5 p. 100".

use super::super::language::{CURRENCIES, Language, Role};
use super::Number;
use super::digits::{full_year, run};

/// A time of day at the start of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// How many bytes it takes.
    pub(super) length: usize,
    /// Minutes from midnight.
    pub(super) value: Number,
    /// What it may say as well: a number of hours, or the same hour after noon.
    pub(super) also: Vec<Number>,
}

/// Reads the time of day that `text` begins with: "18 h 17", "14 heures", "6.17 p.m.", "15:30".
pub(super) fn clock(language: &Language, text: &str) -> Option<Clock> {
    let hour_digits = run(text);
    let hour: u64 = text.get(..hour_digits).filter(|hour| hour.len() <= 2)?.parse().ok()?;
    let rest = &text[hour_digits..];
    let (colon, minute) = match rest.strip_prefix([':', '.']) {
        Some(after) if run(after) == 2 => (1 + 2, after[..2].parse().ok()?),
        _ => (0, 0),
    };
    if hour > 24 || minute > 59 {
        return None;
    }
    let tail = &rest[colon..];
    if let Some((mark, afternoon)) = half_day(tail).filter(|_| language.half_days && (1..=12).contains(&hour))
    {
        let hour = hour % 12 + if afternoon { 12 } else { 0 };
        return Some(at(hour_digits + colon + mark, hour * 60 + minute, Vec::new()));
    }
    // "12 noon" is noon.
    let noon = (hour == 12).then(|| twelve(language, tail)).flatten();
    if let Some((more, hour)) = noon.filter(|_| minute == 0) {
        return Some(at(hour_digits + colon + more, hour * 60, Vec::new()));
    }
    if let Some((more, minute)) = hours(language, tail).filter(|_| colon == 0) {
        let mut also = if minute == 0 { vec![Number::from_whole(hour)] } else { Vec::new() };
        // "La séance est ouverte à 2 heures": after noon, as a matter of course.
        also.extend((hour <= 12).then(|| Number::Clock((hour + 12) % 24 * 60 + minute)));
        return Some(at(hour_digits + more, hour * 60 + minute, also));
    }
    let ends = |text: &str| !text.starts_with(|mark: char| mark.is_alphanumeric() || mark == ':');
    if colon > 0 && rest.starts_with(':') && ends(tail) {
        let also = if hour <= 12 { vec![Number::Clock((hour + 12) % 24 * 60 + minute)] } else { Vec::new() };
        return Some(at(hour_digits + colon, hour * 60 + minute, also));
    }
    None
}

/// The word for noon or midnight at the start of `text`: its bytes, and the hour.
fn twelve(language: &Language, text: &str) -> Option<(usize, u64)> {
    let space = spaces(text);
    let word = text[space..].find(|mark: char| !mark.is_alphabetic()).unwrap_or(text.len() - space);
    match language.role(&text[space..space + word])? {
        Role::Hour(hour) => Some((space + word, hour)),
        _ => None,
    }
}

fn at(length: usize, minutes: u64, also: Vec<Number>) -> Clock {
    Clock { length, value: Number::Clock(minutes % (24 * 60)), also }
}

/// "a.m." or "p.m." at the start of `text`: its bytes, and whether it is after noon.
fn half_day(text: &str) -> Option<(usize, bool)> {
    let space = spaces(text);
    let rest = &text[space..];
    let afternoon = match rest.bytes().next()?.to_ascii_lowercase() {
        b'p' => true,
        b'a' => false,
        _ => return None,
    };
    let point = usize::from(rest[1..].starts_with('.'));
    let after = &rest[1 + point..];
    let meridiem = after.starts_with(['m', 'M']);
    let ended = !after.get(1..)?.starts_with(char::is_alphabetic);
    (meridiem && ended).then(|| {
        let last = usize::from(point > 0 && after[1..].starts_with('.'));
        (space + 1 + point + 1 + last, afternoon)
    })
}

/// "h", "heures" and the minutes behind at the start of `text`: their bytes, and the minutes.
fn hours(language: &Language, text: &str) -> Option<(usize, u64)> {
    let space = spaces(text);
    let rest = &text[space..];
    let word = rest.find(|mark: char| !mark.is_alphabetic()).unwrap_or(rest.len());
    if !language.hours.contains(&&rest[..word]) {
        return None;
    }
    let after = &rest[word..];
    let gap = spaces(after);
    let minutes = &after[gap..];
    if run(minutes) > 0 && run(minutes) <= 2 {
        let minute = minutes[..run(minutes)].parse().ok().filter(|minute| *minute < 60)?;
        return Some((space + word + gap + run(minutes), minute));
    }
    Some((space + word, 0))
}

/// The bytes of one space, of any width, at the start of `text`.
fn spaces(text: &str) -> usize {
    text.chars().next().filter(|mark| mark.is_whitespace()).map_or(0, char::len_utf8)
}

/// The fraction in one sign that `text` begins with, and its bytes.
pub(super) fn vulgar(text: &str) -> Option<(usize, Number)> {
    let mark = text.chars().next()?;
    let (over, under) = match mark {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅛' => (1, 8),
        _ => return None,
    };
    Some((mark.len_utf8(), Number::fraction(over, under)))
}

/// The fraction in figures that `text` begins with ("2/3"), and its bytes.
pub(super) fn over(text: &str) -> Option<(usize, Number)> {
    /// No fraction that a report prints has a greater denominator.
    const LARGEST: u64 = 12;
    let first = run(text);
    let below = text.get(first..)?.strip_prefix('/')?;
    let second = run(below);
    let (over, under): (u64, u64) = (text[..first].parse().ok()?, below[..second].parse().ok()?);
    let ended =
        !below[second..].starts_with(|mark: char| mark.is_alphanumeric() || matches!(mark, '/' | '.' | ','));
    (0 < over && over < under && under <= LARGEST && ended)
        .then(|| (first + 1 + second, Number::fraction(over, under)))
}

/// The number of a document at the start of `text` ("1150/2000", "2001/924"), its years in full, and its bytes.
pub(super) fn document_number(text: &str) -> Option<(usize, Number)> {
    let mut parts = Vec::new();
    let mut length = 0;
    loop {
        let more = run(&text[length..]);
        if !(1..=5).contains(&more) {
            return None;
        }
        parts.push(&text[length..length + more]);
        length += more;
        match text[length..].strip_prefix('/') {
            Some(after) if run(after) > 0 && parts.len() < 3 => length += 1,
            _ => break,
        }
    }
    let year = |part: &&str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let short = |part: &&str| part.len() == 2 && !part.starts_with("00");
    let [first, last] = [parts.first()?, parts.last()?];
    // "2000/597/CE": what an act belongs to is called differently in each language.
    let belongs = text[length..].strip_prefix('/').map_or(0, |after| {
        let letters = after.bytes().take_while(u8::is_ascii_uppercase).count();
        if (2..=8).contains(&letters) { 1 + letters } else { 0 }
    });
    let rest = &text[length + belongs..];
    let ended = !rest.starts_with(|mark: char| mark.is_ascii_alphanumeric() || mark == '/');
    // "2017/18" is a season, "12/05" a day: neither is the number of a document.
    let season = year(first)
        && (year(last) || short(last))
        && first.get(2..3) == last.get(last.len() - 2..last.len() - 1);
    let numbered = parts.len() > 1 && (belongs > 0 || year(first) || year(last) || first.len() > 2);
    if !numbered || !ended || season {
        return None;
    }
    let mut code = parts.join("/");
    if first.len() > 2 && !year(first) && last.len() == 2 {
        code = format!("{}/{}", parts[..parts.len() - 1].join("/"), full_year(last.parse().ok()?));
    }
    Some((length + belongs, Number::Code(code)))
}

/// The zeros of a short power of ten at the start of `text` ("m", "bn", "M€"), and its bytes; `before` is the text
/// before the figure.
pub(super) fn short_scale(before: &str, text: &str) -> Option<(usize, u32)> {
    let space = spaces(text);
    let rest = &text[space..];
    let word = rest.find(|mark: char| !mark.is_alphabetic()).unwrap_or(rest.len());
    let after = &rest[word..];
    let money = money_ends(before) || money_starts(after) || money_starts(after.trim_start());
    let zeros = match &rest[..word] {
        "bn" | "Md" | "Mds" | "Mrd" if space == 0 || money => 9,
        "mn" | "mio" | "Mio" if space == 0 || money => 6,
        "m" | "M" if money => 6,
        "k" | "K" if money => 3,
        _ => return None,
    };
    Some((space + word, zeros))
}

/// Whether `text` ends with the sign or the code of a currency.
fn money_ends(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(['€', '$', '£', '¥']) || CURRENCIES.iter().any(|code| text.ends_with(code))
}

/// Whether `text` begins with the sign or the code of a currency.
fn money_starts(text: &str) -> bool {
    text.starts_with(['€', '$', '£', '¥']) || CURRENCIES.iter().any(|code| text.starts_with(code))
}

/// Whether the figure behind `before` is the hundred of "5 p. 100", the old way to write a per cent.
pub(super) fn per_hundred(before: &str, figure: &str) -> bool {
    let hundred = matches!(figure, "100" | "1000" | "1 000");
    let text = before.trim_end();
    let word = ["pour", "p."].iter().find_map(|word| text.strip_suffix(word));
    hundred
        && word.is_some_and(|before| {
            let before = before.trim_end();
            before.len() < text.len()
                && before.ends_with(|mark: char| mark.is_ascii_digit() || "½¼¾".contains(mark))
        })
}

/// Whether a figure ends an entry of a table of contents: leaders, a tab or a wide gap stand before, nothing behind.
pub(super) fn page_of_contents(before: &str, after: &str) -> bool {
    let text = before.trim_end();
    let gap = &before[text.len()..];
    let leaders = text
        .chars()
        .rev()
        .filter(|mark| !mark.is_whitespace())
        .take_while(|mark| matches!(mark, '.' | '…' | '_' | '·'));
    let dots: usize = leaders.map(|mark| if mark == '…' { 4 } else { 1 }).sum();
    let wide = gap.contains('\t') || gap.chars().count() >= 4;
    after.trim().is_empty() && text.contains(char::is_alphabetic) && (dots >= 4 || wide)
}

#[cfg(test)]
mod tests {
    use super::super::super::{en, fr};
    use super::*;

    #[test]
    fn times_of_day_are_one_in_both_languages() {
        let time = |language, text| clock(language, text).map(|clock| clock.value);
        for (french, english) in [
            ("18 h 17", "6.17 p.m."),
            ("15 heures", "3 p.m."),
            ("15h30", "15:30"),
            ("0 h 5", "12.05 a.m."),
            ("12 h", "12 noon"),
            ("0 h", "12 midnight"),
        ] {
            let (a, b) = (time(&fr::LANGUAGE, french), time(&en::LANGUAGE, english));
            assert!(a.is_some() && a == b, "{french}: {a:?}, {english}: {b:?}");
        }
        for text in ["18 mois", "3.17 per cent", "25 h", "3 people", "12 members"] {
            assert_eq!(clock(&en::LANGUAGE, text), None, "{text}");
        }
    }

    #[test]
    fn short_powers_of_ten_need_money() {
        assert_eq!(short_scale("€", "m"), Some((1, 6)));
        assert_eq!(short_scale("", "m"), None, "metres");
        assert_eq!(short_scale("", " M€"), Some((2, 6)));
        assert_eq!(short_scale("", "bn"), Some((2, 9)));
    }

    #[test]
    fn acts_are_numbered_alike_whatever_they_belong_to() {
        let act = |text| document_number(text).map(|(_, value)| value);
        assert!(act("2000/597/CE,").is_some());
        assert_eq!(act("2000/597/CE,"), act("2000/597/EC."));
        assert_ne!(act("95/46/CE"), act("95/45/EC"));
        assert_eq!(act("64/289/Add.1"), None, "the symbol of a document");
    }

    #[test]
    fn a_page_number_follows_leaders() {
        assert!(page_of_contents("Introduction ........ ", ""));
        assert!(page_of_contents("Introduction\t", " "));
        assert!(page_of_contents("Introduction … ", ""));
        assert!(!page_of_contents("un total de ", ""));
        assert!(!page_of_contents("Introduction ........ ", " pages"));
    }
}
