//! Figures and tables: their captions, the words of the drawing, cells that run over several lines.

use crate::model::BlockKind;

use super::super::chunk::{Chunk, Opening};
use super::super::marker;
use super::super::sequence::Verdict;
use super::Assembly;
use super::looks::MAX_HEADING;

/// How far ahead the end of a figure is looked for, in chunks.
const MAX_FIGURE: usize = 60;

impl Assembly<'_> {
    /// A figure: its label, its caption, and the words of the drawing.
    pub(super) fn figure(&mut self, index: usize, label: &str, skip: usize) -> usize {
        let chunk = &self.chunks[index];
        let inline = skip < self.first_line(chunk).len() || chunk.lines.len() > 1;
        let mut before = self.words_before();
        let draft = self.push(index, BlockKind::Figure, skip);
        self.drafts[draft].label = Some(label.into());
        self.interrupted = true;
        let end = (index + 1..self.chunks.len().min(index + MAX_FIGURE))
            .find(|&at| self.ends_figure(at))
            .unwrap_or((index + 1).min(self.chunks.len()));
        let words: Vec<usize> = (index + 1..end)
            .filter(|&at| !matches!(self.chunks[at].opening, Opening::Furniture | Opening::Note { .. }))
            .collect();
        let source = words.iter().rposition(|&at| matches!(self.chunks[at].opening, Opening::Source));
        let goes_on = self.open.is_some_and(|open| !self.draft_closed(open));
        let caption = usize::from(!inline && words.first().is_some_and(|&at| self.is_caption(at)));
        let taken = match source {
            Some(at) => at + 1,
            // Several scattered groups are the words of the drawing; the last may be the next heading.
            None if words.len() > caption + 2 && !goes_on => {
                words.len() - usize::from(words.last().is_some_and(|&at| self.looks_like_heading(at)))
            }
            None => caption,
        };
        let last = taken.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or(index);
        let caption = if caption == 1 { words[0] } else { index };
        for at in index..=last {
            if at > index && words.contains(&at) {
                self.append(draft, at, 0);
            } else if at > index {
                self.place(at);
            }
            if at == caption {
                self.drafts[draft].lines.append(&mut before);
            }
        }
        last + 1
    }

    /// The words of a drawing that stood before its label, taken out of the block that kept them.
    pub(super) fn words_before(&mut self) -> Vec<(usize, usize)> {
        match self.drafts.last() {
            Some(last) if last.kind == BlockKind::Figure && last.label.is_none() => {
                self.drafts.pop().map_or_else(Vec::new, |draft| draft.lines)
            }
            _ => Vec::new(),
        }
    }

    /// The table row that the chunk goes on with: a cell that has several lines.
    pub(super) fn row_above(&self, index: usize) -> Option<usize> {
        let last = self.drafts.len().checked_sub(1)?;
        let rows_follow =
            (index + 1..self.chunks.len()).take(3).any(|at| matches!(self.chunks[at].opening, Opening::Row));
        let chunk = &self.chunks[index];
        let lower = self.first_line(chunk).starts_with(char::is_lowercase);
        // A row that comes back is the head of another table, and what stands above it is its heading.
        let head = self.chunks.get(index + 1).is_some_and(|next| {
            matches!(next.opening, Opening::Row) && self.rows.contains(self.first_line(next))
        });
        let close = self.clean.lines[chunk.lines.start].gap == 0;
        (self.drafts[last].kind == BlockKind::Table && (lower || close && rows_follow && !head))
            .then_some(last)
    }

    /// Whether narrow lines right above a figure's label are the words of its drawing.
    pub(super) fn figure_below(&self, index: usize) -> bool {
        let width = self.clean.layout.width;
        let narrow = |chunk: &Chunk| {
            self.clean.lines[chunk.lines.clone()]
                .iter()
                .all(|line| line.text.text().chars().count() * 10 < width * 6)
        };
        let label = (index + 1..self.chunks.len().min(index + 12))
            .find(|&at| !matches!(self.chunks[at].opening, Opening::Plain) || !narrow(&self.chunks[at]));
        let before = label.is_some_and(|at| matches!(self.chunks[at].opening, Opening::Figure { .. }));
        self.clean.layout.wrapped && before && narrow(&self.chunks[index])
    }

    /// Whether a heading-like line is the caption of a picture that has no number.
    pub(super) fn is_picture(&self, index: usize) -> bool {
        let first = self.first_line(&self.chunks[index]);
        self.language.pictures.iter().any(|word| marker::starts_with_word(first, word))
            && self.looks_like_heading(index)
    }

    /// Whether the chunk cannot belong to a figure above it.
    pub(super) fn ends_figure(&self, index: usize) -> bool {
        match &self.chunks[index].opening {
            Opening::Number(_) => {
                matches!(self.chunks[index].verdict, Some(Verdict::Next | Verdict::Skips(_)))
            }
            Opening::Heading { label, .. } => {
                self.chunks[index].apart && self.headings.level(label).is_some()
            }
            Opening::Part { .. } | Opening::Box { .. } | Opening::Figure { .. } | Opening::Row => true,
            _ => false,
        }
    }

    /// Whether the chunk can be the caption of the figure right above it.
    pub(super) fn is_caption(&self, index: usize) -> bool {
        let chunk = &self.chunks[index];
        chunk.length <= MAX_HEADING
            && matches!(chunk.opening, Opening::Plain | Opening::Number(_) | Opening::Heading { .. })
            && !self.first_line(chunk).starts_with(char::is_lowercase)
    }
}
