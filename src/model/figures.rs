//! Numbers as texts write them: roman numerals, and bytes in hexadecimal.

/// The signs of roman numerals in falling order, the subtractive pairs among them.
const SIGNS: [(&str, u32); 13] = [
    ("M", 1000),
    ("CM", 900),
    ("D", 500),
    ("CD", 400),
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
];

/// Signs of the longest numeral, `MMMDCCCLXXXVIII`.
const LONGEST: usize = 15;

/// The value of a roman numeral in capitals, from 1 to 3999, if it is written in the one right way; `None` for anything
/// else, such as `IVX` or `DC-10`.
///
/// ```
/// use paralign::model::roman;
/// assert_eq!((roman("XLIV"), roman("IIII"), roman("xi")), (Some(44), None, None));
/// ```
#[must_use]
pub fn roman(text: &str) -> Option<u32> {
    if text.len() > LONGEST {
        return None;
    }
    let mut rest = text;
    let mut value = 0;
    for (sign, worth) in SIGNS {
        while let Some(after) = rest.strip_prefix(sign) {
            rest = after;
            value += worth;
        }
    }
    (rest.is_empty() && (1..4000).contains(&value) && in_roman(value) == text).then_some(value)
}

/// The value of a roman numeral that labels a heading, a paragraph or an annex: below 400, since labels do not count so
/// far that `D` or `M` would be a numeral.
#[must_use]
pub fn label_numeral(text: &str) -> Option<u32> {
    roman(text).filter(|value| *value < 400)
}

/// A value in roman numerals.
///
/// ```
/// use paralign::model::in_roman;
/// assert_eq!(in_roman(1994), "MCMXCIV");
/// ```
#[must_use]
pub fn in_roman(mut value: u32) -> String {
    let mut out = String::new();
    for (sign, worth) in SIGNS {
        while value >= worth {
            out.push_str(sign);
            value -= worth;
        }
    }
    out
}

/// Bytes as lower-case hexadecimal digits, two for each.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_numeral_is_read_back() {
        for value in 1..4000 {
            let text = in_roman(value);
            assert!(text.len() <= LONGEST, "{text}");
            assert_eq!(roman(&text), Some(value), "{text}");
        }
    }

    #[test]
    fn malformed_numerals_are_refused() {
        for text in
            ["", "IIII", "IVX", "IC", "VV", "XXIe", "ix", "MMMM", "MMMMMMMMMMMMMMMM", "LXL", "IXI", "CMD"]
        {
            assert_eq!(roman(text), None, "{text}");
        }
    }

    #[test]
    fn labels_count_below_four_hundred() {
        assert_eq!(
            ["CXCIX", "CCCXCIX", "CD", "D", "M"].map(label_numeral),
            [Some(199), Some(399), None, None, None]
        );
    }

    #[test]
    fn bytes_have_two_digits() {
        assert_eq!(hexadecimal(&[0, 0x0a, 0xff]), "000aff");
    }
}
