//! Chunks into blocks: which chunk opens a block of its own, and which goes on with one.

pub(super) mod draft;
mod figures;
mod looks;
mod notes;
mod numbered;

use crate::model::{BlockKind, CleanText, Context, Diagnostic, Seen, ShortText};

pub(super) use self::draft::Draft;
use self::looks::MAX_HEADING;
use super::Language;
use super::chunk::{Chunk, Opening};
use super::headings::{Headings, Level};
use super::marker::Style;

/// Gives every chunk to a block.
pub(super) fn assemble(
    clean: &CleanText,
    chunks: &[Chunk],
    language: &Language,
) -> (Vec<Draft>, Vec<Diagnostic>) {
    let mut work = Assembly {
        clean,
        chunks,
        language,
        drafts: Vec::new(),
        diagnostics: Vec::new(),
        headings: Headings::default(),
        part: 0,
        section: 0,
        last_number: None,
        last_note: None,
        stray_labels: Vec::new(),
        open: None,
        interrupted: false,
        await_caption: false,
        rows: Seen::default(),
        begun: false,
    };
    let mut index = 0;
    while index < chunks.len() {
        index = work.place(index);
    }
    for (_, index) in std::mem::take(&mut work.stray_labels) {
        work.push(index, BlockKind::Furniture, 0);
    }
    (work.drafts, work.diagnostics)
}

struct Assembly<'a> {
    clean: &'a CleanText,
    chunks: &'a [Chunk],
    language: &'a Language,
    drafts: Vec<Draft>,
    diagnostics: Vec<Diagnostic>,
    headings: Headings,
    part: usize,
    section: usize,
    last_number: Option<ShortText>,
    /// The last footnote.
    last_note: Option<usize>,
    /// Labels of footnotes that have not come yet, each with its chunk.
    stray_labels: Vec<(String, usize)>,
    /// The block that running text goes on with.
    open: Option<usize>,
    /// Whether a figure, a table or an ornament stands between the open block and here.
    interrupted: bool,
    /// Whether the last block is a figure or a table whose caption has not come yet.
    await_caption: bool,
    /// The rows of tables seen so far.
    rows: Seen<String>,
    /// Whether a heading, a paragraph or prose has been seen in this part.
    begun: bool,
}

impl Assembly<'_> {
    /// Places the chunk at `index`; returns the index of the next one to place.
    pub(super) fn place(&mut self, index: usize) -> usize {
        let chunk = &self.chunks[index];
        match &chunk.opening {
            Opening::Furniture => {
                self.push(index, BlockKind::Furniture, 0);
                if self.is_ornament(chunk) {
                    self.interrupted = true;
                }
            }
            Opening::Masthead => {
                let draft = self.push(index, BlockKind::Furniture, 0);
                self.drafts[draft].masthead = true;
            }
            Opening::Note { label, skip } => self.note(index, label, *skip),
            Opening::NoteLabel { label } => self.note_label(index, label),
            Opening::NoteRest => match self.last_note {
                Some(draft) => self.append(draft, index, 0),
                None => {
                    self.push(index, BlockKind::Footnote, 0);
                }
            },
            Opening::Front { title } => {
                self.push(index, if *title { BlockKind::Title } else { BlockKind::Prose }, 0);
                self.continue_with(None);
                self.begun = true;
            }
            Opening::Part { label, skip } => self.open_part(index, label, *skip),
            Opening::Box { label, skip } => {
                let draft = self.push(index, BlockKind::Recommendation, *skip);
                self.drafts[draft].label = Some(label.as_str().into());
                self.continue_with(Some(draft));
            }
            Opening::Figure { label, skip } => return self.figure(index, label, *skip),
            Opening::TableLabel { label, skip } => {
                let draft = self.push(index, BlockKind::Table, *skip);
                self.drafts[draft].label = Some(label.as_str().into());
                self.await_caption = *skip >= self.first_line(chunk).len();
                self.interrupted = true;
            }
            Opening::Row => self.row(index),
            Opening::Number(_) => self.numbered(index),
            Opening::Heading { label, skip } => self.labelled(index, label, *skip),
            Opening::Item { marker, skip } => self.item(index, marker, *skip),
            Opening::Source | Opening::Plain => self.plain(index),
        }
        index + 1
    }

    fn row(&mut self, index: usize) {
        let first = self.first_line(&self.chunks[index]);
        let number = super::marker::number(first).filter(|number| number.style != Style::Bare);
        let (marker, skip) = match &number {
            Some(number) => (Some(first[..number.marker].to_owned()), number.skip),
            None => (None, 0),
        };
        self.rows.insert(first.to_owned());
        let draft = self.push(index, BlockKind::Table, skip);
        self.drafts[draft].marker = marker.map(ShortText::from);
        self.interrupted = true;
        self.await_caption = false;
    }

    fn item(&mut self, index: usize, marker: &str, skip: usize) {
        if let Some(open) = self.open
            && !self.interrupted
            && matches!(self.drafts[open].kind, BlockKind::Paragraph | BlockKind::Recommendation)
        {
            // "- a) Une politique": the outer mark is of the format, the inner one of the author.
            let outer = marker.find(' ').map_or(0, |blank| blank + 1);
            return self.append(open, index, outer);
        }
        let draft = self.push(index, BlockKind::List, skip);
        self.drafts[draft].marker = Some(marker.into());
        self.continue_with(Some(draft));
        self.begun = true;
    }

    /// Running text that opens with nothing.
    fn plain(&mut self, index: usize) {
        let chunk = &self.chunks[index];
        if self.await_caption && chunk.length <= MAX_HEADING {
            self.await_caption = false;
            return self.append(self.drafts.len() - 1, index, 0);
        }
        self.await_caption = false;
        if let Some(open) = self.open
            && (self.is_cut(index) || self.is_empty(open))
        {
            self.interrupted = false;
            return self.append(open, index, 0);
        }
        if let Some(draft) = self.row_above(index) {
            return self.append(draft, index, 0);
        }
        if self.figure_below(index) {
            match self.drafts.last() {
                Some(last) if last.kind == BlockKind::Figure && last.label.is_none() => {
                    self.append(self.drafts.len() - 1, index, 0);
                }
                _ => {
                    self.push(index, BlockKind::Figure, 0);
                }
            }
            self.interrupted = true;
            return;
        }
        if self.is_picture(index) {
            self.push(index, BlockKind::Figure, 0);
            self.interrupted = true;
            return;
        }
        if self.looks_like_heading(index) {
            return self.unlabelled(index);
        }
        match self.open {
            Some(open)
                if matches!(self.drafts[open].kind, BlockKind::Paragraph | BlockKind::Recommendation)
                    && !self.interrupted
                    && !self.opens_article(chunk) =>
            {
                self.append(open, index, 0);
            }
            Some(open) if self.same_prose(open, index) => self.append(open, index, 0),
            _ => {
                let draft = self.push(index, BlockKind::Prose, 0);
                self.continue_with(Some(draft));
                self.begun = true;
            }
        }
    }

    fn unlabelled(&mut self, index: usize) {
        let next_is_prose = self.next_body(index).is_some_and(|next| {
            matches!(self.chunks[next].opening, Opening::Plain) && !self.looks_like_heading(next)
        });
        let title = !self.begun && (self.part > 0 || !next_is_prose);
        self.section += 1;
        if title {
            let draft = self.push(index, BlockKind::Title, 0);
            self.continue_with(Some(draft));
            if self.part > 0 {
                self.begun = true;
            }
            return;
        }
        let text = self.chunk_text(index, 0);
        self.headings.open(Level::Plain, None, &text);
        let draft = self.push(index, BlockKind::Heading, 0);
        draft::leave_heading(&mut self.drafts);
        self.continue_with(Some(draft));
        self.begun = true;
    }

    /// Opens a block with the lines of a chunk.
    pub(super) fn push(&mut self, index: usize, kind: BlockKind, skip: usize) -> usize {
        let lines = self.chunks[index].lines.clone();
        let context = Context {
            part: self.part,
            heading_path: self.headings.path().into(),
            section: self.section,
            after: self.last_number.clone(),
        };
        let context = context.shared(self.drafts.last().map(|before| &before.context));
        let lines = lines.enumerate().map(|(at, line)| (line, if at == 0 { skip } else { 0 })).collect();
        self.drafts.push(Draft::new(kind, context, lines));
        self.drafts.len() - 1
    }

    pub(super) fn append(&mut self, draft: usize, index: usize, skip: usize) {
        let lines = self.chunks[index].lines.clone();
        self.drafts[draft]
            .lines
            .extend(lines.enumerate().map(|(at, line)| (line, if at == 0 { skip } else { 0 })));
    }

    fn continue_with(&mut self, draft: Option<usize>) {
        self.open = draft;
        self.interrupted = false;
        self.await_caption = false;
    }
}
