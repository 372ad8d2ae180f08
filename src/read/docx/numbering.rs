//! Word's numbering: which number or mark is printed before a paragraph.

use std::collections::{BTreeMap, BTreeSet};

use super::super::numeral::numeral;
use super::super::xml::Element;

/// Levels of a list.
const LEVELS: usize = 9;

/// The numbering of a document, with its counters.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: BTreeMap<u32, Abstract>,
    instances: BTreeMap<u32, Instance>,
    /// For each abstract numbering, the last number at each level.
    counters: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// The instances and levels whose first number was printed.
    begun: BTreeSet<(u32, usize)>,
}

/// An abstract numbering.
#[derive(Debug, Default)]
struct Abstract {
    levels: [Option<Level>; LEVELS],
    /// The style of lists that it stands for, or is given by.
    link: String,
    named: String,
}

/// An instance of a numbering.
#[derive(Debug, Default)]
struct Instance {
    of: u32,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// A level of a numbering.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// The level, from 1, whose numbers make this one start anew; 0 is none.
    restart: Option<usize>,
    style: String,
    /// Whether all numbers in it are decimal.
    legal: bool,
}

/// What is printed before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed {
    /// The number or the mark; empty if nothing is printed.
    pub(super) text: String,
    pub(super) level: usize,
    /// Whether it is an item of a list: a mark or a small letter, and no number.
    pub(super) item: bool,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(root: &Element<'_>) -> Numbering {
        let mut out = Numbering::default();
        for child in root.children() {
            let id = |name: &str| child.attribute(name).and_then(|id| id.parse::<u32>().ok());
            if child.is("abstractNum") {
                let Some(id) = id("abstractNumId") else { continue };
                let mut read = Abstract {
                    link: child.value("numStyleLink").unwrap_or_default().to_owned(),
                    named: child.value("styleLink").unwrap_or_default().to_owned(),
                    ..Abstract::default()
                };
                for (at, level) in levels(child) {
                    read.levels[at] = Some(level);
                }
                out.abstracts.insert(id, read);
            } else if child.is("num") {
                let Some(id) = id("numId") else { continue };
                let of = child.value("abstractNumId").and_then(|of| of.parse().ok()).unwrap_or(0);
                let mut read = Instance { of, ..Instance::default() };
                for change in child.children().filter(|change| change.is("lvlOverride")) {
                    let Some(at) = index(change) else { continue };
                    read.starts[at] = change.value("startOverride").and_then(|start| start.parse().ok());
                    if let Some((_, level)) = levels(change).next() {
                        read.levels[at] = Some(level);
                    }
                }
                out.instances.insert(id, read);
            }
        }
        out
    }

    /// The abstract numbering of an instance; one that only points to a style of lists leads to that of the style.
    fn abstract_of(&self, number: u32) -> Option<u32> {
        let of = self.instances.get(&number)?.of;
        let link = self.abstracts.get(&of).map_or("", |found| found.link.as_str());
        if link.is_empty() {
            return Some(of);
        }
        let named = self.abstracts.iter().filter(|(_, other)| other.named == link).map(|(id, _)| *id).min();
        named.or(Some(of))
    }

    /// The level of an instance that belongs to a style.
    pub(super) fn level_of_style(&self, number: u32, style: &str) -> Option<usize> {
        let levels = &self.abstracts.get(&self.abstract_of(number)?)?.levels;
        levels.iter().position(|level| level.as_ref().is_some_and(|level| level.style == style))
    }

    /// Counts a paragraph, and says what is printed before it; nothing if there is no such numbering.
    pub(super) fn next(&mut self, number: u32, level: usize) -> Option<Printed> {
        let level = level.min(LEVELS - 1);
        let of = self.abstract_of(number)?;
        let instance = self.instances.get(&number)?;
        let kinds = &self.abstracts.get(&of)?.levels;
        let kind = |at: usize| instance.levels[at].as_ref().or(kinds[at].as_ref());
        let own = kind(level)?;
        let counters = self.counters.entry(of).or_insert([None; LEVELS]);
        let first = self.begun.insert((number, level));
        counters[level] = Some(match (instance.starts[level].filter(|_| first), counters[level]) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => instance.starts[level].unwrap_or(own.start),
        });
        for (above, counter) in counters.iter_mut().enumerate().take(level) {
            counter.get_or_insert_with(|| kind(above).map_or(1, |kind| kind.start));
        }
        for (deeper, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            let restart = kind(deeper).and_then(|kind| kind.restart);
            if restart.is_none_or(|restart| restart > level) {
                *counter = None;
            }
        }
        let format = own.format.as_str();
        let item = matches!(format, "bullet" | "lowerLetter" | "lowerRoman");
        let mut text = String::new();
        let mut rest = own.text.chars().peekable();
        while let Some(c) = rest.next() {
            let at = rest.peek().and_then(|c| c.to_digit(10)).map(|digit| digit as usize);
            match at {
                Some(at @ 1..=LEVELS) if c == '%' => {
                    rest.next();
                    let decimal = own.legal && at != level + 1;
                    let format = kind(at - 1).map_or("decimal", |kind| kind.format.as_str());
                    let format = if decimal { "decimal" } else { format };
                    text.push_str(&numeral(counters[at - 1].unwrap_or(0), format));
                }
                _ => text.push(if format == "bullet" { mark(c) } else { c }),
            }
        }
        Some(Printed { text: text.trim().to_owned(), level, item })
    }
}

/// The levels in an element, with their places.
fn levels(element: &Element<'_>) -> impl Iterator<Item = (usize, Level)> {
    element.children().filter(|child| child.is("lvl")).filter_map(|level| {
        let at = index(level)?;
        let whole = |name: &str| level.value(name).and_then(|value| value.parse::<u32>().ok());
        Some((
            at,
            Level {
                // A level that names no start starts at 0.
                start: whole("start").unwrap_or(0),
                format: level.value("numFmt").unwrap_or("decimal").to_owned(),
                text: level.value("lvlText").unwrap_or_default().to_owned(),
                restart: whole("lvlRestart").map(|restart| restart as usize),
                style: level.value("pStyle").unwrap_or_default().to_owned(),
                legal: level.switch("isLgl").unwrap_or(false),
            },
        ))
    })
}

fn index(element: &Element<'_>) -> Option<usize> {
    element.attribute("ilvl")?.parse().ok().filter(|at| *at < LEVELS)
}

/// A mark of a list; those of the symbol fonts have no letter of their own.
fn mark(c: char) -> char {
    match c {
        '\u{f000}'..='\u{f0ff}' | 'o' => '•',
        c => c,
    }
}
