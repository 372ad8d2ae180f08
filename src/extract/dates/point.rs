//! A point of the calendar as a text speaks of it, its first and last day, and its written form.

use jiff::civil::Date;

use crate::model::{DateValue, Granularity, Modifier, Resolution};

/// A day, a month, a quarter ... whose year may still be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    /// The unit in which the text speaks; `None` for a number that only the next date explains.
    pub(super) unit: Option<Granularity>,
    /// The year; the first year of a decade or a century.
    pub(super) year: Option<i16>,
    /// Which month, quarter or half of the year; 0 for other units.
    pub(super) part: i16,
    /// Which day of the month; 0 for other units. Of a bare number, the number.
    pub(super) day: i16,
    /// A part of the unit.
    pub(super) modifier: Option<Modifier>,
}

impl Point {
    /// A point of the given unit.
    pub(super) fn new(unit: Granularity, year: Option<i16>, part: i16, day: i16) -> Point {
        Point { unit: Some(unit), year, part, day, modifier: None }
    }

    /// Whether the unit stands inside a year, so that the year must be known from elsewhere when it is not written.
    pub(super) fn within_year(&self) -> bool {
        matches!(
            self.unit,
            Some(Granularity::Day | Granularity::Month | Granularity::Quarter | Granularity::Semester)
        )
    }

    /// The same point in `year`.
    pub(super) fn in_year(self, year: i16) -> Point {
        Point { year: Some(year), ..self }
    }

    /// The first and the last day; `None` when the year is unknown or the calendar has no such day.
    pub(super) fn bounds(&self) -> Option<(Date, Date)> {
        let (year, part) = (self.year?, self.part);
        let (first_month, last_month, last_year) = match self.unit? {
            Granularity::Day => {
                let day = Date::new(year, small(part)?, small(self.day)?).ok()?;
                return Some((day, day));
            }
            Granularity::Month => (part, part, year),
            Granularity::Quarter => (3 * part - 2, 3 * part, year),
            Granularity::Semester => (6 * part - 5, 6 * part, year),
            Granularity::Year => (1, 12, year),
            Granularity::Decade => (1, 12, year + 9),
            Granularity::Century => (1, 12, year + 99),
        };
        let first = Date::new(year, small(first_month)?, 1).ok()?;
        let last = Date::new(last_year, small(last_month)?, 1).ok()?.last_of_month();
        Some((first, last))
    }

    /// The point in Extended Date/Time Format.
    ///
    /// Quarters and halves are the seasons 33 to 36, 40 and 41 of level 2; a decade leaves its last
    /// digit open; a century, which begins in a year 1, is an interval of years.
    fn edtf(&self) -> Option<String> {
        let (year, part) = (self.year?, self.part);
        Some(match self.unit? {
            Granularity::Day => format!("{year:04}-{part:02}-{:02}", self.day),
            Granularity::Month => format!("{year:04}-{part:02}"),
            Granularity::Quarter => format!("{year:04}-{}", 32 + part),
            Granularity::Semester => format!("{year:04}-{}", 39 + part),
            Granularity::Year => format!("{year:04}"),
            Granularity::Decade => format!("{:03}X", year / 10),
            Granularity::Century => format!("{year:04}/{:04}", year + 99),
        })
    }

    /// The ends of the interval that the point is, when it is written as one.
    fn edtf_ends(&self) -> Option<(String, String)> {
        let edtf = self.edtf()?;
        Some(match edtf.split_once('/') {
            Some((first, last)) => (first.to_owned(), last.to_owned()),
            None => (edtf.clone(), edtf),
        })
    }
}

/// Why a point or a period has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Impossible {
    /// The calendar has no such day.
    NoSuchDay,
    /// The end comes before the beginning.
    Reversed,
}

/// The value of a point, or of the period from `first` to `last`.
pub(super) fn value(
    first: Point,
    last: Option<Point>,
    resolution: Resolution,
) -> Result<DateValue, Impossible> {
    let (start, mut end) = first.bounds().ok_or(Impossible::NoSuchDay)?;
    let mut granularity = first.unit.ok_or(Impossible::NoSuchDay)?;
    let mut modifier = first.modifier;
    let mut edtf = first.edtf().ok_or(Impossible::NoSuchDay)?;
    if let Some(last) = last {
        let (last_start, last_end) = last.bounds().ok_or(Impossible::NoSuchDay)?;
        if last_end < end || last_start < start {
            return Err(Impossible::Reversed);
        }
        end = last_end;
        granularity = granularity.max(last.unit.ok_or(Impossible::NoSuchDay)?);
        modifier = modifier.filter(|_| modifier == last.modifier);
        let (from, _) = first.edtf_ends().ok_or(Impossible::NoSuchDay)?;
        let (_, to) = last.edtf_ends().ok_or(Impossible::NoSuchDay)?;
        edtf = if from == to { from } else { format!("{from}/{to}") };
    }
    Ok(DateValue { start, end, granularity, modifier, resolution, edtf })
}

/// A month or a day as the calendar takes it.
fn small(number: i16) -> Option<i8> {
    i8::try_from(number).ok().filter(|&n| n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(point: Point, last: Option<Point>) -> Result<(String, String, String), Impossible> {
        value(point, last, Resolution::Explicit).map(|v| (v.start.to_string(), v.end.to_string(), v.edtf))
    }

    #[test]
    fn every_unit_has_its_first_and_last_day_and_its_form() {
        for (unit, year, part, day, start, end, edtf) in [
            (Granularity::Day, 2018, 5, 3, "2018-05-03", "2018-05-03", "2018-05-03"),
            (Granularity::Month, 2020, 2, 0, "2020-02-01", "2020-02-29", "2020-02"),
            (Granularity::Quarter, 2018, 4, 0, "2018-10-01", "2018-12-31", "2018-36"),
            (Granularity::Semester, 2014, 1, 0, "2014-01-01", "2014-06-30", "2014-40"),
            (Granularity::Year, 2018, 0, 0, "2018-01-01", "2018-12-31", "2018"),
            (Granularity::Decade, 1990, 0, 0, "1990-01-01", "1999-12-31", "199X"),
            (Granularity::Century, 2001, 0, 0, "2001-01-01", "2100-12-31", "2001/2100"),
        ] {
            let found = read(Point::new(unit, Some(year), part, day), None).unwrap();
            assert_eq!(found, (start.to_owned(), end.to_owned(), edtf.to_owned()));
        }
    }

    #[test]
    fn periods_keep_the_precision_of_each_end() {
        let day = Point::new(Granularity::Day, Some(2017), 8, 1);
        let month = Point::new(Granularity::Month, Some(2017), 9, 0);
        assert_eq!(read(day, Some(month)).unwrap().2, "2017-08-01/2017-09");
        assert_eq!(value(day, Some(month), Resolution::Explicit).unwrap().granularity, Granularity::Month);
        assert_eq!(read(day, Some(day)).unwrap().2, "2017-08-01");
        assert_eq!(read(month, Some(day)), Err(Impossible::Reversed));
        assert_eq!(read(Point::new(Granularity::Day, Some(2018), 2, 30), None), Err(Impossible::NoSuchDay));
    }
}
