//! The notes of a page: which links call a note, and which elements are notes.

use std::collections::BTreeMap;

use super::tree::Element;

/// What is called, by the name of the anchor: the label of its note.
#[derive(Debug, Default)]
pub(super) struct Notes {
    labels: BTreeMap<String, String>,
}

/// A link that could call a note.
struct Link {
    target: String,
    label: String,
    at: usize,
}

impl Notes {
    /// Finds the notes: a raised or bracketed link to what comes later calls it.
    pub(super) fn find(root: &Element) -> Notes {
        let mut search = Search::default();
        search.walk(root, false);
        let mut out = Notes::default();
        for link in search.links {
            if search.anchors.get(&link.target).is_some_and(|anchor| *anchor > link.at) {
                out.labels.entry(link.target).or_insert(link.label);
            }
        }
        out
    }

    /// The label of the note that an element is, by its name.
    pub(super) fn label_of(&self, element: &Element) -> Option<&str> {
        let names = [element.attribute("id"), element.attribute("name").filter(|_| element.name == "a")];
        names.into_iter().flatten().find_map(|name| self.labels.get(name)).map(String::as_str)
    }

    /// Whether a link calls a note.
    pub(super) fn is_call(&self, element: &Element, raised: bool) -> bool {
        link(element, raised).is_some_and(|(target, _)| self.labels.contains_key(&target))
    }
}

#[derive(Default)]
struct Search {
    links: Vec<Link>,
    anchors: BTreeMap<String, usize>,
    at: usize,
}

impl Search {
    fn walk(&mut self, element: &Element, raised: bool) {
        self.at += 1;
        let at = self.at;
        let raised = raised || is_raised(element);
        let named = element.attribute("name").filter(|_| element.name == "a");
        for name in element.attribute("id").into_iter().chain(named) {
            self.anchors.entry(name.to_owned()).or_insert(at);
        }
        if let Some((target, label)) = link(element, raised) {
            self.links.push(Link { target, label, at });
        }
        for child in element.children() {
            self.walk(child, raised);
        }
    }
}

/// The target and the label of a link that could call a note.
fn link(element: &Element, raised: bool) -> Option<(String, String)> {
    if element.name != "a" {
        return None;
    }
    let target = element.attribute("href")?.strip_prefix('#')?;
    let text = element.text();
    let text = text.trim();
    let label = bare(text);
    let bracketed = text.starts_with('[') && text.ends_with(']');
    let called = element.is_called(&["doc-noteref", "footnote-ref", "noteref", "footnote"]);
    let raised = raised || is_raised(element) || element.holds(&is_raised);
    (is_label(label) && (raised || bracketed || called)).then(|| (target.to_owned(), label.to_owned()))
}

/// A label without its brackets.
pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')' | '.'))
}

/// Whether a text can be the label of a note: a number, one or two letters, asterisks.
pub(super) fn is_label(text: &str) -> bool {
    let all = |test: fn(char) -> bool| !text.is_empty() && text.chars().all(test);
    text.len() <= 4
        && (all(|c| c.is_ascii_digit())
            || text.len() <= 2 && all(|c| c.is_ascii_lowercase())
            || all(|c| matches!(c, 'i' | 'v' | 'x'))
            || all(|c| matches!(c, '*' | '†' | '‡' | '§')))
}

/// Whether an element raises its letters.
pub(super) fn is_raised(element: &Element) -> bool {
    element.name == "sup" || element.style().contains("vertical-align:super")
}

/// Whether a link leads from a note back to its call.
pub(super) fn is_back(element: &Element) -> bool {
    if element.name != "a" || !element.attribute("href").is_some_and(|target| target.starts_with('#')) {
        return false;
    }
    let text = element.text();
    let text = text.trim();
    let arrow = !text.is_empty()
        && text.chars().all(|c| matches!(c, '↩' | '↑' | '⬆' | '↵' | '^' | '\u{fe0e}' | '\u{fe0f}'));
    arrow || element.is_called(&["doc-backlink", "footnote-back", "footnote-backref"])
}
