//! The value of a number, exact whatever its length.

/// A value: decimals without rounding, fractions, and codes that hold digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::compare) enum Number {
    /// `digits` times ten to the power of `exponent`; no zero at either end, empty for zero.
    Decimal { digits: String, exponent: i64 },
    /// A numerator over a denominator.
    Fraction(u64, u64),
    /// A code, in upper case.
    Code(String),
    /// A time of day, in minutes from midnight.
    Clock(u64),
}

impl Number {
    /// The value of a whole number.
    pub(super) fn from_whole(value: u64) -> Number {
        Number::from_digits(&value.to_string(), 0)
    }

    /// The value of `digits` (ASCII digits only), of which the last `decimals` stand after the mark.
    pub(super) fn from_digits(digits: &str, decimals: usize) -> Number {
        let significant = digits.trim_start_matches('0');
        let trimmed = significant.trim_end_matches('0');
        if trimmed.is_empty() {
            return Number::Decimal { digits: String::new(), exponent: 0 };
        }
        let zeros = significant.len() - trimmed.len();
        let exponent = i64::try_from(zeros).unwrap_or(i64::MAX) - i64::try_from(decimals).unwrap_or(i64::MAX);
        Number::Decimal { digits: trimmed.to_string(), exponent }
    }

    /// The fraction `over`/`under`.
    pub(super) fn fraction(over: u64, under: u64) -> Number {
        Number::Fraction(over, under)
    }

    /// The per cent that a fraction is, when that is a whole number.
    pub(super) fn percent(&self) -> Option<Number> {
        let &Number::Fraction(over, under) = self else { return None };
        let hundredfold = over.checked_mul(100)?;
        (under != 0 && hundredfold % under == 0).then(|| Number::from_whole(hundredfold / under))
    }

    /// The value times ten to the power of `zeros`.
    pub(super) fn scaled(self, zeros: u32) -> Number {
        match self {
            Number::Decimal { digits, exponent } if !digits.is_empty() => {
                Number::Decimal { digits, exponent: exponent.saturating_add(i64::from(zeros)) }
            }
            other => other,
        }
    }

    /// The value with a fraction more: "3½".
    pub(super) fn and(self, more: &Number) -> Number {
        let (Some(whole), Number::Fraction(over, under)) = (self.whole(), more) else { return self };
        // The quarters are the finest that print as decimals.
        match (whole.checked_mul(100), (over * 100).checked_div(*under)) {
            (Some(whole), Some(part)) if over * 100 % under == 0 => {
                Number::from_digits(&(whole + part).to_string(), 2)
            }
            _ => self,
        }
    }

    /// The value with half of ten to the power of `zeros` more.
    pub(super) fn and_half(self, zeros: u32) -> Number {
        let half = 10_u64.checked_pow(zeros).map(|power| power / 2);
        match self.whole().zip(half).and_then(|(value, half)| value.checked_add(half)) {
            Some(sum) => Number::from_whole(sum),
            None => self,
        }
    }

    /// The value when it is a whole number of a usual size.
    pub(in crate::compare) fn whole(&self) -> Option<u64> {
        let Number::Decimal { digits, exponent } = self else { return None };
        if digits.is_empty() {
            return Some(0);
        }
        let power = u32::try_from(*exponent).ok()?;
        digits.parse::<u64>().ok()?.checked_mul(10_u64.checked_pow(power)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_amount_has_one_value() {
        assert_eq!(Number::from_digits("12", 1).scaled(6), Number::from_whole(1_200_000));
        assert_eq!(Number::from_digits("0390", 2), Number::from_digits("39", 1));
        assert_eq!(Number::from_digits("000", 0), Number::from_whole(0));
        assert_ne!(Number::from_digits("12", 1), Number::from_digits("12", 0));
    }

    #[test]
    fn whole_numbers_come_back() {
        assert_eq!(Number::from_whole(18_000).whole(), Some(18_000));
        assert_eq!(Number::from_whole(0).whole(), Some(0));
        assert_eq!(Number::from_digits("39", 1).whole(), None);
        assert_eq!(Number::from_digits(&"9".repeat(40), 0).whole(), None);
    }

    #[test]
    fn fractions_are_per_cents_when_they_come_out_even() {
        assert_eq!(Number::fraction(3, 4).percent(), Some(Number::from_whole(75)));
        assert_eq!(Number::fraction(1, 3).percent(), None);
        assert_eq!(Number::fraction(1, 0).percent(), None);
    }
}
