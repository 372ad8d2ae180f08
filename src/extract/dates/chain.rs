//! Dates that stand side by side: lists, whose members share what the last one says, and periods.

use super::atom::{Atom, stands_before};
use super::class::Class;
use super::language::Language;
use super::lex::Token;
use super::point::{Impossible, Point, value};
use super::rule::Tie;
use crate::model::{Granularity, Resolution, RuleId};

/// The most tokens that may stand between two dates that belong together.
const REACH: usize = 6;

/// The most tokens between the word for a change and the dates that are changed.
const MOVED: usize = 20;

/// What ties an atom to the next one, and the rule that says so.
type Knot = Option<(Tie, RuleId)>;

/// Ties the atoms of a text: members of a list explain one another, the ends of a period become one atom.
///
/// A number that no date explains is dropped.
pub(super) fn tie(mut atoms: Vec<Atom>, tokens: &[Token], classes: &str, language: &Language) -> Vec<Atom> {
    let mut knots: Vec<Knot> = atoms.windows(2).map(|pair| knot(pair, tokens, classes, language)).collect();
    knots.push(None);
    explain_backwards(&mut atoms, &mut knots, tokens);
    explain_forwards(&mut atoms, &knots, tokens);
    drop_unread(&mut atoms, &mut knots);
    join(atoms, &knots)
}

/// What ties two neighbours.
fn knot(pair: &[Atom], tokens: &[Token], classes: &str, language: &Language) -> Knot {
    let [first, second] = pair else { return None };
    let between = first.tokens.end..second.tokens.start;
    if between.len() > REACH {
        return None;
    }
    let text = classes.get(between.clone())?;
    let link = language.links.iter().find(|link| {
        link.pattern.is_match(text) && stands_before(link.before.as_ref(), classes, first.tokens.start)
    })?;
    let loose = between.clone().any(|i| tokens.get(i).is_some_and(|t| !t.glued));
    let like = first.first.unit == second.first.unit || first.first.unit.is_none();
    let tie = if link.tie == Tie::Range && moved(tokens, first.tokens.start) { Tie::Last } else { link.tie };
    (tie != Tie::Dash || like || !loose).then_some((tie, link.id))
}

/// Whether the words before `at` put one date in place of another: `postponed from May to June`.
fn moved(tokens: &[Token], at: usize) -> bool {
    let before = tokens.get(at.saturating_sub(MOVED)..at).unwrap_or_default().iter().rev();
    before.take_while(|token| token.class != Class::Stop).any(|token| token.class == Class::Moved)
}

/// Hands what a date says to what stands before it: to `3` in `3 et 4 mai`, to `mai` in `mai et juin 2018`.
fn explain_backwards(atoms: &mut [Atom], knots: &mut [Knot], tokens: &[Token]) {
    for index in (0..atoms.len().saturating_sub(1)).rev() {
        let (before, after) = atoms.split_at_mut(index + 1);
        let (Some(atom), Some(next), Some(knot)) = (before.last_mut(), after.first(), knots.get_mut(index))
        else {
            continue;
        };
        let Some((tie, _)) = *knot else { continue };
        if atom.first.unit.is_none() && !adopt(atom, next, tie, leads(tokens, atom)) {
            *knot = None;
            continue;
        }
        if years_of(atom, next, tokens) && decade_is_year(atom, next) {
            atom.first.unit = Some(Granularity::Year);
        }
        inherit(atom, next, tie, true);
    }
}

/// Hands the year of a date to what stands after it: to `juin` in `mai 2018 et juin`.
fn explain_forwards(atoms: &mut [Atom], knots: &[Knot], tokens: &[Token]) {
    for index in 1..atoms.len() {
        let (before, after) = atoms.split_at_mut(index);
        if let (Some(previous), Some(atom), Some(Some((tie, _)))) =
            (before.last(), after.first_mut(), knots.get(index - 1))
        {
            let decades = years_of(previous, atom, tokens) && matches!(tie, Tie::Last | Tie::Comma);
            if decades
                && atom.first.unit == Some(Granularity::Year)
                && atom.first.year.is_some_and(|y| y % 10 == 0)
            {
                atom.first.unit = Some(Granularity::Decade);
            }
            inherit(atom, previous, *tie, false);
        }
    }
}

/// Whether a decade named by `années` goes on to `next` without a preposition of its own: `années 1980 et 1990`.
fn years_of(decade: &Atom, next: &Atom, tokens: &[Token]) -> bool {
    let named =
        tokens.get(decade.tokens.clone()).is_some_and(|own| own.iter().any(|t| t.class == Class::Nineties));
    let between = tokens.get(decade.tokens.end..next.tokens.start).unwrap_or_default();
    decade.first.unit == Some(Granularity::Decade) && named && between.iter().all(|t| t.class != Class::In)
}

/// Whether a number stands where a list of days begins: at the head of its clause or behind what leads to a day.
fn leads(tokens: &[Token], atom: &Atom) -> bool {
    use Class::{Between, Colon, In, Mark, Of, On, Open, Stop, The, To, Weekday};
    let before = atom.tokens.start.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_none_or(|token| {
        matches!(token.class, Between | Colon | In | Mark | Of | On | Open | Stop | The | To | Weekday)
    })
}

/// Takes out the dates that are not read, and those of their kind that are tied to them: half a period would be wrong.
fn drop_unread(atoms: &mut Vec<Atom>, knots: &mut Vec<Knot>) {
    for index in (0..atoms.len().saturating_sub(1)).rev() {
        let tied = knots.get(index).is_some_and(Option::is_some);
        let next = atoms.get(index + 1).filter(|next| next.unread).map(|next| next.first.unit);
        if let Some(atom) = atoms.get_mut(index).filter(|atom| tied && next == Some(atom.first.unit)) {
            atom.unread = true;
        }
    }
    let kept: Vec<bool> = atoms.iter().map(|atom| !atom.unread).collect();
    let mut keep = kept.iter();
    atoms.retain(|_| keep.next().is_some_and(|kept| *kept));
    let mut keep = kept.iter();
    knots.retain(|_| keep.next().is_some_and(|kept| *kept));
}

/// Makes of a number what the next date is; `false` when it counts nothing of the kind.
fn adopt(atom: &mut Atom, next: &Atom, tie: Tie, leads: bool) -> bool {
    let number = atom.first.day;
    let (part, day, most) = match next.first.unit {
        Some(Granularity::Day) => (next.first.part, number, 31),
        Some(Granularity::Quarter) if atom.counts => (number, 0, 4),
        Some(Granularity::Semester) if atom.counts => (number, 0, 2),
        Some(Granularity::Century) if atom.counts => (0, 0, 22),
        _ => return false,
    };
    let rank = |point: &Point| if point.day > 0 { point.day } else { point.part };
    let within = (1..=most).contains(&number);
    let rising = next.first.unit == Some(Granularity::Century) || number < rank(&next.first);
    // Before a date that is complete in itself, a comma parts more often than it lists.
    let listed = tie != Tie::Comma || next.rule == atom.rule || leads;
    if !within || !listed || (tie != Tie::Range && !rising) {
        return false;
    }
    let century = next.first.unit == Some(Granularity::Century);
    let year = if century { Some(number * 100 - 99) } else { None };
    atom.first = Point { unit: next.first.unit, year, part, day, modifier: None };
    atom.resolution = year.map(|_| Resolution::Explicit);
    true
}

/// Whether the ten years of `années 2010-2015` are only the first of several years.
fn decade_is_year(atom: &Atom, next: &Atom) -> bool {
    next.first.unit == Some(Granularity::Year)
        && next
            .first
            .year
            .is_some_and(|last| atom.first.year.is_some_and(|first| last % 10 != 0 && last > first))
}

/// Gives `atom` the year of `other`, its neighbour after it (`backwards`) or before it.
fn inherit(atom: &mut Atom, other: &Atom, tie: Tie, backwards: bool) {
    let period = matches!(tie, Tie::Range | Tie::Dash);
    let Some(year) = other
        .first
        .year
        .filter(|_| atom.first.year.is_none() && atom.told.is_none() && atom.first.within_year())
    else {
        return;
    };
    let whole_year = other.first.unit == Some(Granularity::Year);
    if !(other.first.within_year() || period && whole_year) {
        return;
    }
    let same = atom.first.in_year(year);
    let (first, last) = if backwards { (same, other.first) } else { (other.first, same) };
    let reversed = period && value(first, Some(last), Resolution::Explicit) == Err(Impossible::Reversed);
    let crosses = reversed && atom.first.part != other.first.part;
    atom.first.year = Some(match (crosses, backwards) {
        (false, _) => year,
        (true, true) => year - 1,
        (true, false) => year + 1,
    });
    atom.resolution = Some(Resolution::Inherited);
}

/// Makes one atom of the two ends of a period, and drops the numbers that no date explained.
fn join(atoms: Vec<Atom>, knots: &[Knot]) -> Vec<Atom> {
    let mut joined: Vec<Atom> = Vec::with_capacity(atoms.len());
    let mut open: Knot = None;
    for (atom, knot) in atoms.into_iter().zip(knots) {
        let mut knot = *knot;
        if atom.first.unit.is_none() {
            open = None;
            continue;
        }
        let by_dash = matches!(open, Some((Tie::Dash, _)));
        match (joined.last_mut(), open) {
            (Some(period), Some((Tie::Range | Tie::Dash, rule)))
                if period.last.is_none() && atom.last.is_none() =>
            {
                period.last = Some(atom.first);
                if by_dash
                    && period.first.unit == Some(Granularity::Year)
                    && atom.first.unit == period.first.unit
                {
                    period.last =
                        Some(Point { modifier: atom.first.modifier.or(period.first.modifier), ..atom.first });
                }
                period.rule = rule;
                period.ends = Some([period.range.clone(), atom.range.clone()]);
                period.tokens.end = atom.tokens.end;
                period.range.end = atom.range.end;
                period.resolution = period.resolution.zip(atom.resolution).map(|(a, b)| a.min(b));
                knot = None;
            }
            _ => joined.push(atom),
        }
        open = knot;
    }
    joined
}
