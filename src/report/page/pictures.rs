//! The pictures of the report: what is drawn where.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::Sides;

use super::network;
use super::place::{Place, Places, rows};
use super::roll::{BIN, Line, Roll};
use super::section::bead_id;
use super::template::{address, both, render};

/// The width of every picture.
pub(super) const WIDTH: usize = 860;
/// Where the drawing begins, to the right of the labels.
const LEFT: usize = 310;
/// The height of a line.
const STEP: usize = 24;
/// Bars of a picture.
const BARS: usize = 15;
/// Years that are named under the time line, at most.
const LABELS: usize = 12;
/// The length of the longest bar.
const LONGEST: usize = WIDTH - LEFT - 60;

/// A picture.
#[derive(Debug, Serialize)]
pub(super) struct Picture {
    /// The word of its title.
    pub(super) title: &'static str,
    /// The word of what it shows.
    pub(super) about: &'static str,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) items: Vec<Item>,
}

/// Something drawn.
#[derive(Debug, Default, Serialize)]
pub(super) struct Item {
    /// `rect`, `dot`, `path` or `text`.
    pub(super) kind: &'static str,
    pub(super) class: String,
    pub(super) x: usize,
    pub(super) y: usize,
    /// The width, or the radius.
    pub(super) w: usize,
    pub(super) h: usize,
    /// The path.
    pub(super) d: String,
    pub(super) text: String,
    /// The text in French, if it is another.
    pub(super) text_fr: String,
    /// What is shown when it is pointed at.
    pub(super) title: String,
    pub(super) href: String,
}

impl Item {
    pub(super) fn text(class: &str, x: usize, y: usize, text: &str) -> Item {
        let short = shortened(text);
        let title = if short == text { String::new() } else { text.to_owned() };
        Item { kind: "text", class: class.to_owned(), x, y, text: short, title, ..Item::default() }
    }

    pub(super) fn dot(class: &str, x: usize, y: usize, radius: usize, title: String) -> Item {
        Item { kind: "dot", class: class.to_owned(), x, y, w: radius, title, ..Item::default() }
    }

    fn rect(class: &str, x: usize, y: usize, w: usize, h: usize) -> Item {
        Item { kind: "rect", class: class.to_owned(), x, y, w, h, ..Item::default() }
    }

    pub(super) fn leading(mut self, place: &Place) -> Item {
        self.href = format!("{}#{}", place.page, place.anchor);
        self
    }

    /// Leads to the rows of this page that have the value.
    pub(super) fn filtering(mut self, key: &str, value: &str) -> Item {
        self.href = rows(key, value);
        self
    }
}

/// Draws the pictures of a run.
pub(super) fn pictures(roll: &Roll, places: &Places) -> String {
    #[derive(Serialize)]
    struct View {
        pictures: Vec<Picture>,
    }
    let pictures = vec![
        years(roll, places),
        names(roll),
        pairs(roll),
        network::citations(roll, places),
        lengths(roll, places),
        confidences(roll),
    ];
    render("pictures.html", &View { pictures })
}

/// The label of a line at the left edge.
pub(super) fn label(line: &Line, places: &Places, x: usize, y: usize) -> Item {
    match line.document.and_then(|at| places.get(at)) {
        Some(place) => Item::text("end", x, y, &place.name).leading(place),
        None => {
            let (en, fr) = both("others");
            Item { text_fr: fr.to_owned(), ..Item::text("end", x, y, en) }
        }
    }
}

fn years(roll: &Roll, places: &Places) -> Picture {
    let mut all: BTreeMap<i16, usize> = BTreeMap::new();
    for line in roll.all_lines() {
        line.years.iter().for_each(|(year, count)| *all.entry(*year).or_default() += count);
        line.published.iter().for_each(|year| *all.entry(*year).or_default() += 1);
    }
    let (first, last) = usual(&all);
    let most = roll.lines.iter().flat_map(|line| line.years.values()).copied().max().unwrap_or(1);
    let span = usize::from((last - first).unsigned_abs()).max(1);
    let room = WIDTH - LEFT - 30;
    let at =
        |year: i16| LEFT + 10 + usize::from((year.clamp(first, last) - first).unsigned_abs()) * room / span;
    let height = roll.all_lines().count() * STEP + 40;
    let mut items = Vec::new();
    let steps = [1_i16, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
    let step =
        steps.into_iter().find(|step| span <= usize::from(step.unsigned_abs()) * LABELS).unwrap_or(i16::MAX);
    for year in (first..=last).filter(|year| year % step == 0 && !all.is_empty()) {
        items.push(Item::rect("grid", at(year), 0, 1, height - 24));
        items.push(Item::text("middle", at(year), height - 8, &year.to_string()));
    }
    for (index, line) in roll.all_lines().enumerate() {
        let y = index * STEP + STEP / 2 + 4;
        items.push(label(line, places, LEFT - 10, y + 4));
        items.push(Item::rect("grid", LEFT, y, WIDTH - LEFT, 1));
        if let Some(year) = line.published {
            items.push(Item::rect("published", at(year), y - 10, 2, 20));
        }
        for (year, count) in &line.years {
            let beyond = if *year < first || *year > last { "mark beyond" } else { "mark" };
            let radius = 2 + (count * 64 / most).min(100).isqrt();
            let dot = Item::dot(beyond, at(*year), y, radius, format!("{year}: {count}"));
            let year = year.to_string();
            let place = line.document.and_then(|at| places.get(at));
            let href = place.map_or_else(|| rows("year", &year), |place| place.rows("year", &year));
            items.push(Item { href, ..dot });
        }
    }
    Picture { title: "picture_dates", about: "about_dates", width: WIDTH, height, items }
}

/// The years between which nearly all lie: a single year far off would squeeze the others.
fn usual(years: &BTreeMap<i16, usize>) -> (i16, i16) {
    let beyond = years.values().sum::<usize>() / 50;
    let first = end(years.iter(), beyond).unwrap_or(0);
    let last = end(years.iter().rev(), beyond).unwrap_or(0);
    (first, last.max(first))
}

/// The first year that is not among the `beyond` outermost mentions.
fn end<'a>(mut years: impl Iterator<Item = (&'a i16, &'a usize)>, beyond: usize) -> Option<i16> {
    let mut seen = 0;
    let found = years.find(|(_, count)| {
        seen += **count;
        seen > beyond
    });
    found.map(|(year, _)| *year)
}

fn names(roll: &Roll) -> Picture {
    let bodies = roll.names.iter().filter(|(_, name)| name.body);
    let mut all: Vec<_> = bodies.map(|(canonical, name)| (name.mentions.sum(), canonical, name)).collect();
    all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    all.truncate(BARS);
    let most =
        all.iter().map(|(_, _, name)| name.mentions.fr.max(name.mentions.en)).max().unwrap_or(1).max(1);
    let mut items = Vec::new();
    for (index, (_, canonical, name)) in all.iter().enumerate() {
        let y = index * 30;
        let or = |text: &str| if text.is_empty() { (*canonical).clone() } else { text.to_owned() };
        let label = Item::text("end", LEFT - 10, y + 17, &or(&name.name_en));
        items.push(Item { text_fr: shortened(&or(&name.name_fr)), ..label }.filtering("entity", canonical));
        let Sides { fr, en } = name.mentions;
        for (count, class, shift) in [(fr, "french", 1), (en, "english", 13)] {
            let long = count * LONGEST / most;
            items.push(Item::rect(class, LEFT, y + shift, long, 11));
            items.push(Item::text("small", LEFT + long + 5, y + shift + 10, &count.to_string()));
        }
    }
    let height = all.len() * 30 + 4;
    Picture { title: "picture_names", about: "about_names", width: WIDTH, height, items }
}

fn pairs(roll: &Roll) -> Picture {
    let mut all: Vec<_> = roll.pairs.iter().collect();
    all.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    all.truncate(BARS);
    let most = all.first().map_or(1, |(_, count)| **count);
    let mut items = Vec::new();
    for (index, ((one, other), count)) in all.iter().enumerate() {
        let y = index * STEP;
        let long = **count * LONGEST / most;
        items.push(Item::text("end", LEFT - 10, y + 16, &format!("{one} + {other}")));
        items.push(Item::rect("mark", LEFT, y + 3, long, 16));
        items.push(Item::text("small", LEFT + long + 5, y + 16, &count.to_string()));
    }
    let height = all.len() * STEP + 4;
    Picture { title: "picture_pairs", about: "about_pairs", width: WIDTH, height, items }
}

fn lengths(roll: &Roll, places: &Places) -> Picture {
    let most = roll.lengths.iter().copied().max().unwrap_or(1).max(1);
    let (left, high, wide) = (30, 180, 20);
    let mut items = Vec::new();
    for (bin, count) in roll.lengths.iter().enumerate().filter(|(_, count)| **count > 0) {
        let tall = (count * high / most).max(1);
        let from = bin as f64 * BIN;
        let bar = Item::rect("mark", left + bin * wide, high + 10 - tall, wide - 2, tall);
        items.push(Item { title: format!("{from:.2}–{:.2}: {count}", from + BIN), ..bar });
    }
    for tick in (0..=8).map(|tick| tick * 5) {
        let text = format!("{:.2}", tick as f64 * BIN);
        items.push(Item::text("middle", left + tick * wide, high + 28, &text));
    }
    let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
    let mut deepest = 0;
    for outlier in roll.beyond() {
        let Some(place) = places.get(outlier.document) else { continue };
        let end = BIN * roll.lengths.len() as f64;
        let x = left + (outlier.value.min(end) / BIN * wide as f64) as usize;
        let depth = columns.entry(x / 12).or_default();
        let y = high + 46 + *depth * 13;
        *depth += 1;
        deepest = deepest.max(*depth);
        let title = format!("{} · {}: {:.2}", place.name, outlier.bead + 1, outlier.value);
        let bead = address(&bead_id(&place.id, outlier.bead));
        items.push(Item { href: format!("{}#{bead}", place.page), ..Item::dot("outlier", x, y, 5, title) });
    }
    let height = high + 50 + deepest * 13;
    Picture { title: "picture_lengths", about: "about_lengths", width: WIDTH, height, items }
}

fn confidences(roll: &Roll) -> Picture {
    let longest = roll.confidences.iter().copied().max().unwrap_or(1).max(1).isqrt().max(1);
    let mut items = Vec::new();
    for (index, count) in roll.confidences.iter().enumerate().rev() {
        let y = (9 - index) * STEP;
        let (low, high) = (index * 10, if index == 9 { 100 } else { index * 10 + 9 });
        let label = Item::text("end", 90, y + 16, &format!("{low}–{high}"));
        let leads = *count > 0;
        items.push(if leads { label.filtering("confidence", &format!("{low}-{high}")) } else { label });
        let long = count.isqrt() * (WIDTH - 180) / longest;
        let class = match index {
            9 => "sure",
            7 | 8 => "likely",
            _ => "weak",
        };
        items.push(Item::rect(class, 100, y + 3, long, 16));
        items.push(Item::text("small", 105 + long, y + 16, &count.to_string()));
    }
    Picture {
        title: "picture_confidence",
        about: "about_confidence",
        width: WIDTH,
        height: 10 * STEP + 4,
        items,
    }
}

/// Text that fits beside a picture.
fn shortened(text: &str) -> String {
    const LETTERS: usize = 38;
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    text.chars().take(LETTERS - 1).chain(['…']).collect()
}
