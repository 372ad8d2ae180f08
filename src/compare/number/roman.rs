//! Roman numerals.

/// The signs in falling order, the subtractive pairs among them.
const SIGNS: [(&str, u64); 13] = [
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

/// The value of a well-formed roman numeral in capitals; `None` for anything else, such as "IVX" or "DC-10".
pub(super) fn value(text: &str) -> Option<u64> {
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let mut rest = text;
    let mut total = 0;
    for (sign, amount) in SIGNS {
        let most = if sign.len() == 2 || ["D", "L", "V"].contains(&sign) { 1 } else { 3 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(sign) else { break };
            rest = after;
            total += amount;
        }
    }
    (rest.is_empty() && written(total) == text).then_some(total)
}

/// The one right way to write `total`.
fn written(mut total: u64) -> String {
    let mut text = String::new();
    for (sign, amount) in SIGNS {
        while total >= amount {
            text.push_str(sign);
            total -= amount;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_numeral_is_read_back() {
        for total in 1..4000 {
            assert_eq!(value(&written(total)), Some(total));
        }
    }

    #[test]
    fn malformed_numerals_are_refused() {
        for text in ["", "IIII", "IVX", "IC", "VV", "XXIe", "ix", "MMMMMMMMMMMMMMMM", "LXL", "IXI"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
