//! Number words put together: "quatre-vingt-dix-sept", "two hundred and five", "trente-cinquième", "two thirds".

use std::ops::Range;

use super::super::language::Role;
use super::{Class, Number, Pin, Reading, Strength};

/// A number word in its place.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// What it contributes.
    pub(super) role: Role,
    /// Whether only a space or a hyphen parts it from the number word before.
    pub(super) linked: bool,
    /// Whether it stands in the middle of a sentence with a capital: part of a name.
    pub(super) name: bool,
}

/// No number has more words than this.
const LONGEST: usize = 24;

/// The number that `words` begins with, and how many of them it takes: at least one.
///
/// The reading is `None` when the first word says nothing by itself (an article, "and").
pub(super) fn compose(words: &[Word]) -> (usize, Option<Reading>) {
    let Some(first) = words.first() else { return (0, None) };
    let linked = 1 + words.iter().skip(1).take(LONGEST).take_while(|word| word.linked).count();
    let words = words.get(..linked).unwrap_or(words);
    let mut sum = Sum::default();
    if lacks_article(words) {
        sum.add(Role::Article);
    }
    let mut taken = 0;
    while let Some(word) = words.get(taken) {
        let step = if taken > 0 && word.role == Role::And && sum.joins(words.get(taken + 1..).unwrap_or(&[]))
        {
            2
        } else {
            1
        };
        let added = words.get(taken + step - 1).is_some_and(|word| sum.add(word.role));
        if !added {
            break;
        }
        taken += step;
    }
    let (taken, said) = match fraction(&sum, taken, words) {
        Some(said) => (taken + 1, Some(said)),
        None if taken == 1 && first.role == Role::Article => (1, None),
        None => (taken.max(1), sum.said().or_else(|| alone(first.role))),
    };
    let half = and_a_half(&sum, taken, words).or_else(|| half_of_a_power(words));
    let (taken, said) = half.unwrap_or((taken, said));
    let last = words.get(taken - 1).unwrap_or(first);
    let rough =
        first.role == Role::Article && words.get(1).is_some_and(|word| matches!(word.role, Role::Crowd(_)));
    let reading = said.map(|(value, also, class, strength)| Reading {
        range: first.range.start..last.range.end,
        value,
        also,
        class,
        strength: if first.name || rough { Strength::Loose } else { strength },
        pin: Pin::No,
        parts: Vec::new(),
    });
    (taken, reading)
}

/// Whether a hundred opens a number without its article: "these hundred and thirty-two letters".
fn lacks_article(words: &[Word]) -> bool {
    let roles: Vec<Role> = words.iter().take(3).map(|word| word.role).collect();
    matches!(roles.as_slice(), [Role::Crowd(2), Role::And, Role::Small(_)])
}

/// The number with a half more ("un million et demi", "one and a half million"), and the words that it takes.
fn and_a_half(sum: &Sum, taken: usize, words: &[Word]) -> Option<(usize, Option<Said>)> {
    let roles: Vec<Role> = words.iter().skip(taken).take(4).map(|word| word.role).collect();
    let (more, zeros, doubled) = match roles.as_slice() {
        [Role::And, Role::Part(2), ..] if sum.group == 0 && sum.lowest > 0 => {
            (2, sum.lowest, sum.total.checked_mul(2)?)
        }
        [Role::And, Role::Article, Role::Part(2), Role::Crowd(zeros), ..]
            if sum.total == 0 && sum.group > 0 =>
        {
            (4, *zeros, sum.group.checked_mul(2)?.checked_mul(10_u64.checked_pow(*zeros)?)?)
        }
        // "Three and a half years".
        [Role::And, Role::Article, Role::Part(2), ..] if sum.total == 0 && sum.group > 0 && !sum.rank => {
            let tenths = sum.group.checked_mul(10)?.checked_add(5)?;
            let value = Number::from_digits(&tenths.to_string(), 1);
            return Some((taken + 3, Some((value, Vec::new(), Class::Cardinal, Strength::Loose))));
        }
        _ => return None,
    };
    let halves = doubled.checked_add(10_u64.checked_pow(zeros)?)?;
    Some((taken + more, Some((Number::from_whole(halves / 2), Vec::new(), Class::Cardinal, Strength::Loose))))
}

/// Half a power of ten ("half a million", "un demi-milliard"), and the words that it takes.
fn half_of_a_power(words: &[Word]) -> Option<(usize, Option<Said>)> {
    let roles: Vec<Role> = words.iter().take(3).map(|word| word.role).collect();
    let (taken, zeros) = match roles.as_slice() {
        [Role::Part(2), Role::Crowd(zeros), ..] => (2, *zeros),
        [Role::One | Role::Article, Role::Part(2), Role::Crowd(zeros)]
        | [Role::Part(2), Role::Article, Role::Crowd(zeros)] => (3, *zeros),
        _ => return None,
    };
    let value = Number::from_whole(5).scaled(zeros.checked_sub(1)?);
    Some((taken, Some((value, Vec::new(), Class::Cardinal, Strength::Loose))))
}

/// A part of a whole, and what else says it: its per cent, or the rank of the same word.
fn part(under: u64) -> (Number, Vec<Number>) {
    let value = Number::fraction(1, under);
    let also = value.percent().into_iter().chain([Number::from_whole(under)]).collect();
    (value, also)
}

/// What a number says: value, other values, class, strength.
type Said = (Number, Vec<Number>, Class, Strength);

/// A number in the making.
#[derive(Debug, Default)]
struct Sum {
    /// The thousands and above that are complete.
    total: u64,
    /// The part below a thousand.
    group: u64,
    /// The zeros of the smallest power of ten in `total`; none yet when 0.
    lowest: u32,
    /// The words taken so far.
    words: usize,
    /// Whether it opened with "un", "one" or an article.
    one: bool,
    /// Whether it opened with a power of ten.
    bare: bool,
    /// Whether a rank closed it.
    rank: bool,
}

impl Sum {
    /// Takes one more word in, or refuses it and stays as it was.
    fn add(&mut self, role: Role) -> bool {
        let added = !self.rank
            && match role {
                Role::One | Role::Article if self.words == 0 => self.open_with_one(),
                Role::One => self.unit(1),
                Role::Small(value) => self.unit(value),
                Role::Rank(value) => self.unit(value) && self.close(),
                Role::Scale(zeros) => {
                    self.bare |= self.words == 0;
                    self.scale(zeros, true)
                }
                Role::Crowd(zeros) => self.scale(zeros, false),
                Role::ScaleRank(zeros) => self.scale(zeros, true) && self.close(),
                Role::Article | Role::Part(_) | Role::And | Role::Hint(_) | Role::Hour(_) => false,
            };
        self.words += usize::from(added);
        added
    }

    fn open_with_one(&mut self) -> bool {
        self.one = true;
        self.group = 1;
        true
    }

    fn close(&mut self) -> bool {
        self.rank = true;
        true
    }

    /// Adds a number below a hundred, where the words before leave room for it.
    fn unit(&mut self, value: u64) -> bool {
        let below = self.group % 100;
        let fits = match below {
            0 => true,
            4 if value == 20 => {
                self.group += 76;
                return true;
            }
            10 => (7..=9).contains(&value),
            60 | 80 => value < 20,
            20 | 30 | 40 | 50 | 70 | 90 => value < 10,
            _ => false,
        };
        if fits {
            self.group += value;
        }
        fits
    }

    /// Multiplies by a power of ten; `alone` says whether it may open the number.
    fn scale(&mut self, zeros: u32, alone: bool) -> bool {
        let Some(power) = 10_u64.checked_pow(zeros) else { return false };
        let opens = self.group == 0 && (alone && (self.total == 0 || zeros < self.lowest));
        if zeros < 3 {
            let fits = opens || (1..100).contains(&self.group);
            if fits {
                self.group = self.group.max(1) * power;
            }
            return fits;
        }
        let sum = if self.group == 0 && self.total > 0 && zeros > self.lowest {
            self.total.checked_mul(power)
        } else if (opens || self.group > 0) && (self.lowest == 0 || zeros < self.lowest) {
            self.group.max(1).checked_mul(power).and_then(|part| self.total.checked_add(part))
        } else {
            None
        };
        let Some(total) = sum else { return false };
        (self.total, self.group, self.lowest) = (total, 0, zeros);
        true
    }

    /// Whether "et" or "and" before `rest` carries the number on.
    fn joins(&self, rest: &[Word]) -> bool {
        let Some(Role::One | Role::Small(_) | Role::Rank(_)) = rest.first().map(|word| word.role) else {
            return false;
        };
        let value = match rest.first().map(|word| word.role) {
            Some(Role::Small(value) | Role::Rank(value)) => value,
            _ => 1,
        };
        // "Between one hundred and two hundred" are two numbers, "one hundred and two thousand" is one.
        let used = if self.group > 0 { 2 } else { self.lowest };
        let again =
            |word: &Word| matches!(word.role, Role::Scale(zeros) | Role::Crowd(zeros) if zeros <= used);
        let more = rest.iter().skip(1).take(2).any(again);
        match self.group % 100 {
            20 | 30 | 40 | 50 | 70 | 90 => value == 1,
            60 => matches!(value, 1 | 11),
            0 => self.words > 1 && !more && (self.group > 0 || self.lowest == 3),
            _ => false,
        }
    }

    /// What the words taken say by themselves.
    fn said(&self) -> Option<Said> {
        let value = Number::from_whole(self.total.checked_add(self.group)?);
        let class = if self.rank { Class::Ordinal } else { Class::Cardinal };
        match self.words {
            0 => None,
            // Articles; and "mille mercis", "cent fois" count nothing.
            1 if self.one || self.bare => Some((value, Vec::new(), class, Strength::Loose)),
            _ => {
                let first = self.rank && self.total + self.group == 1;
                let part = self.rank.then(|| Number::fraction(1, self.total + self.group));
                let also = part.into_iter().collect();
                Some((value, also, class, if first { Strength::Loose } else { Strength::Word }))
            }
        }
    }
}

/// The fraction that the cardinal `sum` makes with the word after it.
fn fraction(sum: &Sum, taken: usize, words: &[Word]) -> Option<Said> {
    if taken == 0 || sum.rank {
        return None;
    }
    let over = sum.total.checked_add(sum.group)?;
    match words.get(taken)?.role {
        // "A third" is a part or a rank; only the sentence tells.
        Role::Rank(under) if over == 1 && under > 2 => {
            let (value, also) = part(under);
            Some((value, also, Class::Ordinal, Strength::Word))
        }
        // "Three quarters" are 75 per cent of a whole, or three times three months.
        Role::Part(under) => {
            let value = Number::fraction(over, under);
            let also =
                value.percent().into_iter().chain((under == 4).then(|| Number::from_whole(over))).collect();
            Some((value, also, Class::Fraction, if over == 1 { Strength::Loose } else { Strength::Word }))
        }
        _ => None,
    }
}

/// What a word says that composes with none.
fn alone(role: Role) -> Option<Said> {
    match role {
        Role::Crowd(zeros) => {
            Some((Number::from_whole(1).scaled(zeros), Vec::new(), Class::Cardinal, Strength::Loose))
        }
        Role::Part(under) => {
            let (value, also) = part(under);
            Some((value, also, Class::Fraction, Strength::Loose))
        }
        Role::Hour(hour) => Some((Number::Clock(hour * 60), Vec::new(), Class::Cardinal, Strength::Loose)),
        Role::Hint(value) => Some((Number::from_whole(value), Vec::new(), Class::Cardinal, Strength::Loose)),
        _ => None,
    }
}
