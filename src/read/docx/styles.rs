//! The styles of a Word file: what each says of a paragraph or a run, along the chain of those it is based on.

use std::collections::BTreeMap;

use super::super::xml::Element;

/// Chains of styles are followed so far.
const MAX_CHAIN: usize = 20;

/// The styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: String,
}

/// A style as it is written.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: String,
    outline: Option<u8>,
    number: Option<u32>,
    level: Option<usize>,
    looks: Looks,
}

/// What a style or a run says of letters; `None` is nothing.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Looks {
    pub(super) bold: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) hidden: Option<bool>,
}

impl Looks {
    /// Reads the properties of a run.
    pub(super) fn of(properties: &Element<'_>) -> Looks {
        Looks {
            bold: properties.switch("b"),
            raised: properties.value("vertAlign").map(|value| value == "superscript"),
            hidden: properties.switch("vanish"),
        }
    }

    /// These looks, and `under` where they say nothing.
    pub(super) fn over(self, under: Looks) -> Looks {
        Looks {
            bold: self.bold.or(under.bold),
            raised: self.raised.or(under.raised),
            hidden: self.hidden.or(under.hidden),
        }
    }
}

/// What a style says a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Title,
    Heading(u8),
    Caption,
    Contents,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(root: &Element<'_>) -> Styles {
        let mut out = Styles::default();
        for style in root.children().filter(|child| child.is("style")) {
            let Some(id) = style.attribute("styleId") else { continue };
            let paragraph = style.child("pPr");
            let numbers = paragraph.and_then(|properties| properties.child("numPr"));
            let is_default = matches!(style.attribute("default"), Some("1" | "true" | "on"));
            if is_default && style.attribute("type") == Some("paragraph") {
                id.clone_into(&mut out.default);
            }
            let read = Style {
                name: style.value("name").unwrap_or_default().to_lowercase(),
                based_on: style.value("basedOn").unwrap_or_default().to_owned(),
                outline: paragraph.and_then(|properties| properties.value("outlineLvl")?.parse().ok()),
                number: numbers.and_then(|numbers| numbers.value("numId")?.parse().ok()),
                level: numbers.and_then(|numbers| numbers.value("ilvl")?.parse().ok()),
                looks: style.child("rPr").map(Looks::of).unwrap_or_default(),
            };
            out.styles.insert(id.to_owned(), read);
        }
        out
    }

    /// The style of paragraphs that name none.
    pub(super) fn usual(&self) -> &str {
        &self.default
    }

    /// A style and those it is based on.
    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = id;
        std::iter::from_fn(move || {
            let style = self.styles.get(next)?;
            let id = next;
            next = &style.based_on;
            Some((id, style))
        })
        .take(MAX_CHAIN)
    }

    /// What a style makes a paragraph, by its name or its outline level.
    pub(super) fn purpose(&self, id: &str) -> Option<Purpose> {
        for (_, style) in self.chain(id) {
            if let Some(purpose) = by_name(&style.name) {
                return Some(purpose);
            }
            if let Some(level) = style.outline {
                return (level < 9).then_some(Purpose::Heading(level + 1));
            }
        }
        None
    }

    /// The instance of numbering that a style gives, the level that it names, and the style that gives it.
    pub(super) fn numbering<'a>(&'a self, id: &'a str) -> Option<(u32, Option<usize>, &'a str)> {
        let mut level = None;
        for (id, style) in self.chain(id) {
            level = level.or(style.level);
            if let Some(number) = style.number {
                return Some((number, level, id));
            }
        }
        None
    }

    /// How a style makes letters look.
    pub(super) fn looks(&self, id: &str) -> Looks {
        self.chain(id).fold(Looks::default(), |looks, (_, style)| looks.over(style.looks))
    }
}

/// What a style is for by its name: Word's own names, which are English in every language, and those of the template of
/// the United Nations (`_ H _Ch`, `_ H_1`, `_ H_2/3`, `Title_H_CH`).
fn by_name(name: &str) -> Option<Purpose> {
    let level = |name: &str| name.trim().parse::<u8>().ok().filter(|level| (1..=9).contains(level));
    if let Some(rest) = name.strip_prefix("heading ").or_else(|| name.strip_prefix("titre ")) {
        return level(rest).map(Purpose::Heading);
    }
    if name.starts_with("toc ") || matches!(name, "table of figures" | "index 1" | "index 2") {
        return Some(Purpose::Contents);
    }
    if name.starts_with('_') {
        let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
        return match letters.as_str() {
            "hch" | "hm" | "hchgr" | "hchg" | "hmg" => Some(Purpose::Heading(1)),
            "h1" | "h1g" => Some(Purpose::Heading(2)),
            "h23" | "h23g" => Some(Purpose::Heading(3)),
            "h4" | "h4g" => Some(Purpose::Heading(4)),
            "h56" | "h56g" => Some(Purpose::Heading(5)),
            _ => None,
        };
    }
    match name {
        "title" | "subtitle" | "titre" | "sous-titre" => Some(Purpose::Title),
        "caption" | "légende" => Some(Purpose::Caption),
        // `Report Title`, `Table-title`: the names that offices give.
        _ if name.ends_with("title") || name.ends_with("titre") => {
            let of_figure = ["table", "figure", "chart", "graph"].iter().any(|word| name.contains(word));
            Some(if of_figure { Purpose::Caption } else { Purpose::Title })
        }
        _ if name.starts_with("title_") || name.starts_with("agenda_title") => Some(Purpose::Title),
        _ => None,
    }
}
