//! The numbers that the tokens of a date carry.

use super::class::Class;
use super::lex::Token;

/// The numbers that the tokens of a date carry.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// A day, or an ordinal with its tens.
    pub(super) count: Option<i16>,
    /// The same without numbers that can be no day.
    pub(super) day: Option<i16>,
    pub(super) month: Option<i16>,
    pub(super) year: Option<i16>,
    /// The year that two digits mean.
    pub(super) short: Option<i16>,
    pub(super) date: Option<[i16; 3]>,
    pub(super) years: Option<(i16, i16)>,
    /// The code of a quarter or a half.
    pub(super) part: Option<i16>,
    /// The word that says quarter or half.
    pub(super) unit: Option<Class>,
}

impl Parts {
    /// Gathers them.
    pub(super) fn of(tokens: &[Token]) -> Parts {
        let mut parts = Parts::default();
        for token in tokens {
            let number = token.numbers[0];
            match token.class {
                Class::Day | Class::Number | Class::Roman | Class::Ordinal | Class::Tens => {
                    parts.count = Some(parts.count.unwrap_or(0).saturating_add(number));
                    if token.class == Class::Number {
                        parts.short = Some(token.numbers[1]).filter(|year| *year > 0);
                    } else if number > 0 {
                        parts.day = Some(parts.day.unwrap_or(0).saturating_add(number));
                    }
                }
                Class::Month | Class::Name | Class::Short | Class::Weak | Class::Maybe => {
                    parts.month = Some(number)
                }
                Class::Year | Class::Decade => parts.year = Some(number),
                Class::Date | Class::Digits => parts.date = Some(token.numbers),
                Class::Years => parts.years = Some((number, token.numbers[1])),
                Class::Part => (parts.part, parts.unit) = (Some(number), Some(Class::Part)),
                Class::Quarter | Class::Semester | Class::Half => parts.unit = Some(token.class),
                _ => {}
            }
        }
        parts
    }
}
