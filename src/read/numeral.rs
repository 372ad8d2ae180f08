//! Numbers as Word and browsers print them before paragraphs: decimal, roman, letters.

use crate::model::in_roman;

/// No printed number is longer, in characters: a numeral of many thousands would be.
const MAX_NUMERAL: u32 = 10_000;

/// A number in one of Word's formats.
pub(super) fn numeral(value: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "lowerRoman" => roman(value).to_lowercase(),
        "upperRoman" => roman(value),
        "lowerLetter" => letters(value),
        "upperLetter" => letters(value).to_uppercase(),
        "decimalZero" if value < 10 => format!("0{value}"),
        "chicago" => {
            let signs = ["*", "†", "‡", "§"];
            let at = value.saturating_sub(1) as usize;
            signs[at % signs.len()].repeat((at / signs.len() + 1).min(MAX_NUMERAL as usize))
        }
        _ => value.to_string(),
    }
}

fn roman(value: u32) -> String {
    if value == 0 || value >= MAX_NUMERAL { value.to_string() } else { in_roman(value) }
}

/// `a` to `z`, then `aa` to `zz`, as Word counts.
fn letters(value: u32) -> String {
    if value == 0 || value >= MAX_NUMERAL {
        return value.to_string();
    }
    let letter = char::from(b'a' + ((value - 1) % 26) as u8);
    letter.to_string().repeat(((value - 1) / 26 + 1) as usize)
}
