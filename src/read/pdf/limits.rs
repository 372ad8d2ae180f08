//! How much of a PDF is read: counts, never seconds, so that every machine gives the same result.

use super::flaws::Limit;

/// The most bytes that the streams of a file may inflate to, in all.
const INFLATED: usize = 256 << 20;
/// The most operators of all content streams together.
const OPERATORS: usize = 20_000_000;
/// The most glyphs: ten times the letters of the longest report, and what a gigabyte holds.
const GLYPHS: usize = 10_000_000;
/// The most pages.
pub(super) const PAGES: usize = 10_000;
/// The most forms that are drawn: each is set up anew, which costs as much as a hundred operators.
const FORMS: usize = 100_000;
/// How deep forms may be nested in forms.
pub(super) const FORM_DEPTH: usize = 8;
/// The most elements of the structure tree.
const ELEMENTS: usize = 1_000_000;
/// How deep the structure tree is followed.
pub(super) const TREE_DEPTH: usize = 64;

/// What may still be spent on a file.
#[derive(Debug)]
pub(super) struct Budget {
    inflated: usize,
    operators: usize,
    glyphs: usize,
    forms: usize,
    elements: usize,
    reached: Option<Limit>,
}

impl Budget {
    /// The budget of a whole file.
    pub(super) fn whole() -> Budget {
        Budget {
            inflated: INFLATED,
            operators: OPERATORS,
            glyphs: GLYPHS,
            forms: FORMS,
            elements: ELEMENTS,
            reached: None,
        }
    }

    /// The first limit that was reached.
    pub(super) fn reached(&self) -> Option<Limit> {
        self.reached
    }

    /// Notes that `limit` was reached; the first one stays.
    pub(super) fn reach(&mut self, limit: Limit) {
        self.reached.get_or_insert(limit);
    }

    /// The bytes that may still be inflated.
    pub(super) fn inflatable(&self) -> usize {
        self.inflated
    }

    /// Takes `bytes` of what may be inflated.
    pub(super) fn inflate(&mut self, bytes: usize) -> bool {
        let left = self.inflated.checked_sub(bytes);
        self.inflated = left.unwrap_or(0);
        self.note(left.is_some(), Limit::Inflated)
    }

    /// Takes one operator.
    pub(super) fn operator(&mut self) -> bool {
        let left = self.operators.checked_sub(1);
        self.operators = left.unwrap_or(0);
        self.note(left.is_some(), Limit::Operators)
    }

    /// Takes one glyph.
    pub(super) fn glyph(&mut self) -> bool {
        let left = self.glyphs.checked_sub(1);
        self.glyphs = left.unwrap_or(0);
        self.note(left.is_some(), Limit::Glyphs)
    }

    /// Takes one form.
    pub(super) fn form(&mut self) -> bool {
        let left = self.forms.checked_sub(1);
        self.forms = left.unwrap_or(0);
        self.note(left.is_some(), Limit::Forms)
    }

    /// Takes one element of the structure tree.
    pub(super) fn element(&mut self) -> bool {
        let left = self.elements.checked_sub(1);
        self.elements = left.unwrap_or(0);
        self.note(left.is_some(), Limit::Elements)
    }

    fn note(&mut self, within: bool, limit: Limit) -> bool {
        if !within {
            self.reach(limit);
        }
        within
    }
}
