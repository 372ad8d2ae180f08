//! The styles of an OpenDocument text: what they say of paragraphs, of letters, and of the numbers of lists.

use std::collections::BTreeMap;

use super::super::xml::{Element, Space};

/// Chains of styles are followed so far.
const MAX_CHAIN: usize = 20;
/// Levels of a list.
pub(super) const LEVELS: usize = 10;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    lists: BTreeMap<String, ListStyle>,
    /// How headings are numbered.
    pub(super) outline: ListStyle,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    parent: String,
    list: Option<String>,
    outline: Option<u8>,
    bold: Option<bool>,
    raised: Option<bool>,
}

/// The levels of a list.
pub(super) type ListStyle = [Option<Level>; LEVELS];

/// A level of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    /// `1`, `a`, `A`, `i`, `I`; empty if no number is printed.
    pub(super) format: String,
    pub(super) prefix: String,
    pub(super) suffix: String,
    pub(super) start: u32,
    /// How many levels the number shows.
    pub(super) shows: usize,
    /// The mark of a list without numbers.
    pub(super) mark: Option<char>,
}

impl Styles {
    /// Reads the styles that stand in a part.
    pub(super) fn read(&mut self, root: &Element<'_>) {
        for group in root.children().filter(|child| matches!(child.name, "styles" | "automatic-styles")) {
            for child in group.children() {
                match (child.space, child.name) {
                    (Space::Office, "style") => self.style(child),
                    (Space::Text, "list-style") => {
                        if let Some(name) = child.attribute("name") {
                            self.lists.insert(name.to_owned(), levels(child));
                        }
                    }
                    (Space::Text, "outline-style") => self.outline = levels(child),
                    _ => {}
                }
            }
        }
    }

    fn style(&mut self, style: &Element<'_>) {
        let Some(name) = style.attribute("name") else { return };
        let letters = style.child("text-properties");
        let read = Style {
            name: style.attribute("display-name").unwrap_or(name).to_lowercase(),
            parent: style.attribute("parent-style-name").unwrap_or_default().to_owned(),
            list: style.attribute("list-style-name").map(str::to_owned),
            outline: style.attribute("default-outline-level").and_then(|level| level.parse().ok()),
            bold: letters.and_then(|letters| letters.attribute("font-weight")).map(is_bold),
            raised: letters
                .and_then(|letters| letters.attribute("text-position"))
                .map(|position| position.starts_with("super")),
        };
        self.styles.insert(name.to_owned(), read);
    }

    fn chain<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Style> {
        let mut next = name;
        std::iter::from_fn(move || {
            let style = self.styles.get(next)?;
            next = &style.parent;
            Some(style)
        })
        .take(MAX_CHAIN)
    }

    /// Whether a style makes letters bold, and whether it raises them.
    pub(super) fn looks(&self, name: &str) -> (Option<bool>, Option<bool>) {
        (self.chain(name).find_map(|style| style.bold), self.chain(name).find_map(|style| style.raised))
    }

    /// The name of the paragraph style that a style is made of, in small letters.
    pub(super) fn names<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.chain(name).map(|style| style.name.as_str()).chain(Some(name))
    }

    /// The level of the headings that a style makes.
    pub(super) fn outline_of(&self, name: &str) -> Option<u8> {
        self.chain(name).find_map(|style| style.outline)
    }

    /// The levels of a list by its style, or by that of a paragraph in it.
    pub(super) fn list(&self, name: &str) -> Option<&ListStyle> {
        self.lists.get(name).or_else(|| {
            let named = self.chain(name).find_map(|style| style.list.as_deref())?;
            self.lists.get(named)
        })
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
}

fn levels(style: &Element<'_>) -> ListStyle {
    let mut out = ListStyle::default();
    for level in style.children().filter(|child| child.space == Space::Text) {
        let at = level.attribute("level").and_then(|at| at.parse::<usize>().ok()).unwrap_or(0);
        let Some(slot) = at.checked_sub(1).and_then(|at| out.get_mut(at)) else { continue };
        let text = |name: &str| level.attribute(name).unwrap_or_default().to_owned();
        *slot = Some(Level {
            format: text("num-format"),
            prefix: text("num-prefix"),
            suffix: text("num-suffix"),
            start: level.attribute("start-value").and_then(|start| start.parse().ok()).unwrap_or(1),
            shows: level.attribute("display-levels").and_then(|shows| shows.parse().ok()).unwrap_or(1),
            mark: level.attribute("bullet-char").and_then(|mark| mark.chars().next()),
        });
    }
    out
}
