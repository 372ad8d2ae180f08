//! Chunks into blocks: which chunk opens a block of its own, and which goes on with one.

pub(super) mod draft;
mod figures;
mod looks;

use crate::model::{BlockKind, CleanText, Context, Diagnostic, Seen, ShortText};

pub(super) use self::draft::Draft;
use self::looks::MAX_HEADING;
use super::Words;
use super::chunk::{Chunk, Opening};
use super::headings::{Headings, Level};
use super::marker::Style;
use super::sequence::Verdict;

/// A label that stands apart from its footnote has so many blocks between at most.
const MAX_NOTES_ABOVE: usize = 60;

/// Gives every chunk to a block.
pub(super) fn assemble(clean: &CleanText, chunks: &[Chunk], words: &Words) -> (Vec<Draft>, Vec<Diagnostic>) {
    let mut work = Assembly {
        clean,
        chunks,
        words,
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
    words: &'a Words,
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

    /// The label of a footnote that stands apart from its text.
    fn note_label(&mut self, index: usize, label: &str) {
        let near = self.drafts.len().saturating_sub(MAX_NOTES_ABOVE)..self.drafts.len();
        let own = near.rev().find(|&at| {
            self.drafts[at].kind == BlockKind::Footnote && self.drafts[at].label.as_deref() == Some(label)
        });
        match own {
            Some(draft) => self.append_label(draft, index),
            None => self.stray_labels.push((label.to_owned(), index)),
        }
    }

    /// Gives a line that holds nothing but a label to its block.
    fn append_label(&mut self, draft: usize, index: usize) {
        let line = self.chunks[index].lines.start;
        let len = self.first_line(&self.chunks[index]).len();
        self.drafts[draft].lines.push((line, len));
    }

    /// Opens a footnote, and gives it the label that stood above it.
    fn note(&mut self, index: usize, label: &str, skip: usize) {
        let draft = self.push(index, BlockKind::Footnote, skip);
        self.drafts[draft].label = Some(label.into());
        self.last_note = Some(draft);
        if let Some(at) = self.stray_labels.iter().position(|(stray, _)| stray == label) {
            let (_, stray) = self.stray_labels.swap_remove(at);
            self.append_label(draft, stray);
        }
    }

    fn open_part(&mut self, index: usize, label: &str, skip: usize) {
        self.part += 1;
        self.section += 1;
        self.headings = Headings::default();
        self.last_number = None;
        let draft = self.push(index, BlockKind::Heading, skip);
        self.drafts[draft].label = Some(label.into());
        self.continue_with(None);
        self.begun = false;
    }

    fn numbered(&mut self, index: usize) {
        let Opening::Number(number) = &self.chunks[index].opening else { return };
        let verdict = self.chunks[index].verdict.unwrap_or(Verdict::Foreign);
        if verdict == Verdict::Foreign {
            return self.foreign_number(index);
        }
        let flaw = verdict.flaw(number, self.last_number.as_deref());
        if let Some(flaw) = flaw {
            let raw = self.clean.lines[self.chunks[index].lines.start].text.raw(0..number.marker);
            self.diagnostics.push(Diagnostic {
                lang: Some(self.clean.lang),
                part: Some(self.part),
                paragraph: Some(number.printed.clone()),
                raw,
                flaw,
            });
        }
        let marker = self.first_line(&self.chunks[index])[..number.marker].to_owned();
        let draft = self.push(index, BlockKind::Paragraph, number.skip);
        self.drafts[draft].number = Some(number.printed.as_str().into());
        self.drafts[draft].marker = Some(marker.into());
        self.last_number = Some(number.printed.as_str().into());
        self.continue_with(Some(draft));
        self.begun = true;
    }

    /// A number outside the sequence: an item of an enumeration.
    fn foreign_number(&mut self, index: usize) {
        let Opening::Number(number) = &self.chunks[index].opening else { return };
        let marker = self.first_line(&self.chunks[index])[..number.marker].to_owned();
        if matches!(number.style, Style::Bare | Style::Roman) {
            self.plain(index);
        } else {
            self.item(index, &marker, number.skip);
        }
    }

    fn labelled(&mut self, index: usize, label: &str, skip: usize) {
        let chunk = &self.chunks[index];
        let fits =
            chunk.apart && chunk.length <= MAX_HEADING && !self.ends_sentence(chunk) && !self.is_cut(index);
        let level = if fits { self.headings.level(label) } else { None };
        let Some(level) = level else { return self.plain(index) };
        let text = self.chunk_text(index, skip);
        self.section += 1;
        self.headings.open(level, Some(label), &text);
        // The name of a division is part of its heading: "Article 5", "Chapter III General debate".
        let named = level == Level::Division;
        let draft = self.push(index, BlockKind::Heading, if named { 0 } else { skip });
        self.drafts[draft].label = (!named).then(|| label.into());
        draft::leave_heading(&mut self.drafts);
        self.continue_with(None);
        self.begun = true;
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
