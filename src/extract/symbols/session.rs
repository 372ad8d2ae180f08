//! When the organs met: whether a day of adoption agrees with the session that a number bears.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::number::{Form, Number};

/// The sessions of one organ.
struct Sessions {
    organ: &'static str,
    /// The year of the first session, counted back from the yearly ones of today.
    first: u32,
    yearly: u32,
    /// How many calendar years a session touches.
    lasts: u32,
    /// The year of each special session.
    special: Vec<u32>,
}

static SESSIONS: LazyLock<Vec<Sessions>> = LazyLock::new(|| {
    let rows = include_str!("sessions.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let [organ, first, yearly, lasts, special] = row.split('\t').collect::<Vec<_>>().try_into().ok()?;
        let number = |cell: &str| cell.parse().ok();
        Some(Sessions {
            organ,
            first: number(first)?,
            yearly: number(yearly)?,
            lasts: number(lasts)?,
            special: special.split(' ').filter_map(number).collect(),
        })
    })
    .collect()
});

impl Sessions {
    /// The years in which a regular session took place.
    fn years(&self, session: u32) -> Option<RangeInclusive<u32>> {
        let first = self.first + session.checked_sub(1)? / self.yearly;
        Some(first..=first + self.lasts - 1)
    }
}

/// Whether the organ may have given this number on the day that the text gives, and before the document was published.
///
/// What is not known agrees.
pub(super) fn agrees(organ: &str, number: &Number) -> bool {
    let sessions = SESSIONS.iter().find(|sessions| sessions.organ == organ);
    let years = match number.form {
        Form::Session => sessions.zip(number.first()).and_then(|(s, session)| s.years(session)),
        Form::Special => {
            let Some((sessions, session)) = sessions.zip(special(number)) else { return true };
            if session as usize > sessions.special.len() + UPCOMING {
                return false;
            }
            special_year(sessions, session).map(|year| year..=year + 1)
        }
        // A session may begin in the year before the one that gives it its number.
        Form::Year => number.first().map(|year| year.saturating_sub(1)..=year + 1),
        Form::Roman | Form::Dated | Form::Bare | Form::Slashed => None,
    };
    years.is_none_or(|years| {
        number.adopted.is_none_or(|year| years.contains(&year))
            && number.published.is_none_or(|year| *years.start() <= year)
    })
}

/// How many special sessions may be later than the list.
const UPCOMING: usize = 3;

/// Whether the organ is known to have held the special session that a number bears, when the text says.
pub(super) fn held(organ: &str, number: &Number) -> bool {
    SESSIONS
        .iter()
        .find(|sessions| sessions.organ == organ)
        .zip(special(number))
        .is_some_and(|(sessions, session)| special_year(sessions, session).is_some() && agrees(organ, number))
}

fn special_year(sessions: &Sessions, session: u32) -> Option<u32> {
    sessions.special.get(session.checked_sub(1)? as usize).copied()
}

/// The special session of a number, `37` of `S-37/1`; emergency special sessions are the Assembly's alone.
fn special(number: &Number) -> Option<u32> {
    number.head.strip_prefix("S-")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::number;
    use super::*;

    fn agree(organ: &str, text: &str, adopted: Option<u32>, published: Option<u32>) -> bool {
        let number = number::read(text, 0).expect("a number");
        agrees(organ, &Number { adopted, published, ..number })
    }

    #[test]
    fn the_day_of_adoption_tells_the_organ() {
        assert!(agree("UNGA", "76/300", Some(2022), None) && agree("UNGA", "76/2", Some(2021), None));
        assert!(!agree("UNGA", "76/300", Some(2023), None));
        assert!(!agree("HRC", "76/300", Some(2022), None));
        assert!(agree("HRC", "17/4", Some(2011), None) && !agree("UNGA", "17/4", Some(2011), None));
        assert!(agree("HRC", "56/5", Some(2024), None) && agree("CND", "57/1", Some(2014), None));
        assert!(!agree("HRC", "60/2", None, Some(2019)) && agree("HRC", "60/2", None, None));
        assert!(agree("ECOSOC", "2011/4", Some(2010), None) && !agree("ECOSOC", "2011/4", Some(1999), None));
        assert!(agree("HRC", "S-37/1", Some(2025), None) && !agree("UNGA", "S-37/1", None, None));
        assert!(agree("UNGA", "S-30/1", Some(2016), None) && !agree("HRC", "S-30/1", Some(2016), None));
        assert!(agree("UNGA", "ES-11/1", Some(2022), None));
    }
}
