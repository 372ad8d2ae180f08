//! What surrounds an element, and so what its lines are for.

use crate::model::LineRole;

use super::tree::Element;

/// What surrounds an element.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting {
    /// What lines are for here, if it is not running text.
    pub(super) role: Option<LineRole>,
    /// How many lists stand around it.
    pub(super) lists: u8,
    pub(super) bold: bool,
    pub(super) raised: bool,
    /// Whether white space counts.
    pub(super) kept: bool,
    /// Whether it stands in the main part of the page.
    pub(super) main: bool,
}

impl Setting {
    /// What surrounds the elements in a block that stands here.
    pub(super) fn inside(self, element: &Element) -> Setting {
        let mut inner = self;
        let name = element.name.as_str();
        inner.main |= matches!(name, "main" | "article") || element.is_called(&["main"]);
        let level = name
            .strip_prefix('h')
            .and_then(|level| level.parse::<u8>().ok())
            .filter(|level| (1..=6).contains(level));
        let page = name == "nav"
            || matches!(name, "header" | "footer") && !inner.main
            || element.is_called(&[
                "navigation",
                "banner",
                "contentinfo",
                "search",
                "breadcrumb",
                "breadcrumbs",
            ]);
        if page {
            inner.role = Some(LineRole::PageLine);
        }
        if inner.role == Some(LineRole::PageLine) {
            return inner;
        }
        let style = element.style();
        let bordered =
            style.contains("border:") && !style.contains("border:0") && !style.contains("border:none");
        if let Some(level) = level {
            inner.role = Some(LineRole::Heading(level));
        } else if matches!(name, "figcaption" | "caption") {
            inner.role = Some(LineRole::Caption);
        } else if matches!(name, "div" | "section" | "aside")
            && (bordered || element.is_called(&["box", "encadre", "callout"]))
        {
            inner.role = Some(LineRole::Box);
        } else if element.is_called(&["footnotes", "endnotes", "doc-endnotes", "footnote-list"]) {
            inner.role = Some(LineRole::Note);
        } else if element.is_called(&["toc", "contents", "doc-toc", "sommaire"]) {
            inner.role = Some(LineRole::Contents);
        }
        inner.kept |= name == "pre";
        inner
    }
}
