//! Dates in the Extended Date/Time Format, as the tables write them, read back.

use super::point::{Point, value};
use crate::model::{DateValue, Granularity, Resolution};

/// Reads a date that is written as the tables write it; `None` for any other text.
pub(in crate::extract) fn read_edtf(text: &str) -> Option<DateValue> {
    let (first, last) = match text.split_once('/') {
        Some((first, last)) => match century(first, last) {
            Some(century) => (century, None),
            None => (point(first)?, Some(point(last)?)),
        },
        None => (point(text)?, None),
    };
    let date = value(first, last, Resolution::Explicit).ok()?;
    (date.edtf == text).then_some(date)
}

/// A hundred years that begin in a year 1.
fn century(first: &str, last: &str) -> Option<Point> {
    let (first, last) = (year(first)?, year(last)?);
    (first % 100 == 1 && last - first == 99).then(|| Point::new(Granularity::Century, Some(first), 0, 0))
}

fn point(text: &str) -> Option<Point> {
    let mut parts = text.split('-');
    let (first, part, day) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    if let Some(decade) = first.strip_suffix('X') {
        let decade: i16 = (decade.len() == 3).then(|| decade.parse().ok()).flatten()?;
        return part.is_none().then(|| Point::new(Granularity::Decade, Some(decade * 10), 0, 0));
    }
    let year = Some(year(first)?);
    let number = |text: &str| -> Option<i16> { text.parse().ok() };
    Some(match (part.map(number), day.map(number)) {
        (None, _) => Point::new(Granularity::Year, year, 0, 0),
        (Some(part), Some(day)) => Point::new(Granularity::Day, year, part?, day?),
        (Some(Some(part @ 1..=12)), None) => Point::new(Granularity::Month, year, part, 0),
        (Some(Some(part @ 33..=36)), None) => Point::new(Granularity::Quarter, year, part - 32, 0),
        (Some(Some(part @ 40..=41)), None) => Point::new(Granularity::Semester, year, part - 39, 0),
        (Some(_), None) => return None,
    })
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_tables_write_is_read_back() {
        for text in [
            "2018",
            "2018-05",
            "2018-05-03",
            "2018-33",
            "2018-41",
            "199X",
            "1901/2000",
            "2018-05-03/2018-05-09",
            "2011/2013",
            "2018-05/2019-01",
        ] {
            assert_eq!(read_edtf(text).map(|date| date.edtf).as_deref(), Some(text));
        }
        assert_eq!(read_edtf("1901/2000").map(|date| date.granularity), Some(Granularity::Century));
        assert_eq!(read_edtf("2018-35").map(|date| date.start.to_string()).as_deref(), Some("2018-07-01"));
        for text in [
            "",
            "2018-02-30",
            "2018-13",
            "3 mai 2018",
            "18",
            "2018-5-3",
            "2019/2018",
            "2018/",
            "XXXX",
            "2018-05-03-01",
            "+018",
        ] {
            assert_eq!(read_edtf(text), None, "{text}");
        }
    }
}
