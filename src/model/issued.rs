//! When a document was issued, as far as that is known: a day, a month or a year.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// A day, a month or a year of the calendar, written as ISO 8601 writes it: `2020-03-14`, `2020-03`, `2020`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Issued {
    first: Date,
    reach: Reach,
}

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Reach {
    Day,
    Month,
    Year,
}

impl Issued {
    /// A month, or `None` if there is no such month.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Issued> {
        Some(Issued { first: Date::new(year, month, 1).ok()?, reach: Reach::Month })
    }

    /// A year, or `None` if the calendar does not reach it.
    #[must_use]
    pub fn year_alone(year: i16) -> Option<Issued> {
        Some(Issued { first: Date::new(year, 1, 1).ok()?, reach: Reach::Year })
    }

    /// The day, if it is known.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        (self.reach == Reach::Day).then_some(self.first)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// Whether no more than the year is known.
    #[must_use]
    pub fn is_year(self) -> bool {
        self.reach == Reach::Year
    }

    /// The last day on which it can have been.
    #[must_use]
    pub fn last(self) -> Date {
        match self.reach {
            Reach::Day => self.first,
            Reach::Month => self.first.last_of_month(),
            Reach::Year => self.first.last_of_year(),
        }
    }
}

impl From<Date> for Issued {
    fn from(day: Date) -> Issued {
        Issued { first: day, reach: Reach::Day }
    }
}

impl fmt::Display for Issued {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reach {
            Reach::Day => write!(f, "{}", self.first),
            Reach::Month => write!(f, "{:04}-{:02}", self.first.year(), self.first.month()),
            Reach::Year => write!(f, "{:04}", self.first.year()),
        }
    }
}

/// The text is not a day, a month or a year of ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotIssued;

impl FromStr for Issued {
    type Err = NotIssued;

    fn from_str(text: &str) -> Result<Issued, NotIssued> {
        let digits = |text: &str, len: usize| text.len() == len && text.bytes().all(|b| b.is_ascii_digit());
        let number = |text: &str| text.parse().ok();
        let issued = match text.split('-').collect::<Vec<_>>()[..] {
            [year] if digits(year, 4) => number(year).and_then(Issued::year_alone),
            [year, month] if digits(year, 4) && digits(month, 2) => number(year)
                .zip(number(month))
                .and_then(|(year, month)| Issued::month(year, i8::try_from(month).ok()?)),
            _ => text.parse::<Date>().ok().map(Issued::from),
        };
        issued.ok_or(NotIssued)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_written_and_no_more() {
        for (text, last) in [
            ("2020-03-14", "2020-03-14"),
            ("2020-02", "2020-02-29"),
            ("2021-02", "2021-02-28"),
            ("1899", "1899-12-31"),
        ] {
            let issued: Issued = text.parse().unwrap();
            assert_eq!((issued.to_string().as_str(), issued.last().to_string().as_str()), (text, last));
            assert_eq!(issued.day().is_some(), text.len() == 10);
        }
        for text in
            ["", "20", "202", "2020-3", "2020-13", "2020-00", "2020-02-30", "2020/03", "March 2020", "+2020"]
        {
            assert_eq!(text.parse::<Issued>(), Err(NotIssued), "{text}");
        }
    }
}
