//! Chunks into blocks: which chunk opens a block of its own, and which goes on with one.

use std::collections::HashSet;

use crate::model::{BlockKind, CleanText, Diagnostic, Flaw};

use super::Words;
use super::chunk::{self, Chunk, Opening};
use super::headings::{Headings, Level};
use super::marker::Style;
use super::numbering::{self, Candidate, Sequence, Verdict};

/// A block under construction.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) kind: BlockKind,
    pub(super) part: usize,
    pub(super) number: Option<String>,
    pub(super) label: Option<String>,
    pub(super) marker: Option<String>,
    pub(super) heading_path: Vec<String>,
    pub(super) section: usize,
    pub(super) after: Option<String>,
    pub(super) masthead: bool,
    /// Indices of its lines, each with the bytes of marker or label before its text.
    pub(super) lines: Vec<(usize, usize)>,
}

/// Gives every chunk to a block.
pub(super) fn assemble(clean: &CleanText, chunks: &[Chunk], words: &Words) -> (Vec<Draft>, Vec<Diagnostic>) {
    let candidates = chunk::candidates(clean, chunks);
    let plain: Vec<Candidate> = candidates.iter().map(|(_, candidate)| candidate.clone()).collect();
    let style = numbering::style(&plain);
    let mut own = vec![None; chunks.len()];
    for (at, (index, candidate)) in candidates.iter().enumerate() {
        if Some(candidate.number.style) == style {
            own[*index] = Some(at);
        }
    }
    let mut work = Assembly {
        clean,
        chunks,
        words,
        candidates: &plain,
        own,
        style,
        drafts: Vec::new(),
        diagnostics: Vec::new(),
        sequence: Sequence::default(),
        headings: Headings::default(),
        part: 0,
        section: 0,
        last_number: None,
        open: None,
        interrupted: false,
        await_caption: false,
        rows: HashSet::new(),
        begun: false,
    };
    let mut index = 0;
    while index < chunks.len() {
        index = work.place(index);
    }
    (work.drafts, work.diagnostics)
}

struct Assembly<'a> {
    clean: &'a CleanText,
    chunks: &'a [Chunk],
    words: &'a Words,
    candidates: &'a [Candidate],
    /// For each chunk, its index among the candidates of the document's style.
    own: Vec<Option<usize>>,
    style: Option<Style>,
    drafts: Vec<Draft>,
    diagnostics: Vec<Diagnostic>,
    sequence: Sequence,
    headings: Headings,
    part: usize,
    section: usize,
    last_number: Option<String>,
    /// The block that running text goes on with.
    open: Option<usize>,
    /// Whether a figure, a table or an ornament stands between the open block and here.
    interrupted: bool,
    /// Whether the last block is a figure or a table whose caption has not come yet.
    await_caption: bool,
    /// The rows of tables seen so far.
    rows: HashSet<String>,
    /// Whether a heading, a paragraph or prose has been seen in this part.
    begun: bool,
}

/// A heading without a label is at most so long, in characters and lines.
const MAX_HEADING: usize = 260;
const MAX_HEADING_LINES: usize = 5;
/// So many headings may stand one under the other.
const MAX_HEADINGS_IN_A_ROW: usize = 6;
/// How far ahead the end of a figure is looked for, in chunks.
const MAX_FIGURE: usize = 60;

impl Assembly<'_> {
    /// Places the chunk at `index`; returns the index of the next one to place.
    fn place(&mut self, index: usize) -> usize {
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
            Opening::Note { label, skip } => {
                let draft = self.push(index, BlockKind::Footnote, *skip);
                self.drafts[draft].label = Some(label.clone());
            }
            Opening::Part { label, skip } => self.open_part(index, label, *skip),
            Opening::Box { label, skip } => {
                let draft = self.push(index, BlockKind::Recommendation, *skip);
                self.drafts[draft].label = Some(label.clone());
                self.continue_with(Some(draft));
            }
            Opening::Figure { label, skip } => return self.figure(index, label, *skip),
            Opening::TableLabel { label, skip } => {
                let draft = self.push(index, BlockKind::Table, *skip);
                self.drafts[draft].label = Some(label.clone());
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

    // --- openings -------------------------------------------------------------------------------------------------

    fn open_part(&mut self, index: usize, label: &str, skip: usize) {
        self.part += 1;
        self.section += 1;
        self.sequence = Sequence::default();
        self.headings = Headings::default();
        self.last_number = None;
        let draft = self.push(index, BlockKind::Heading, skip);
        self.drafts[draft].label = Some(label.to_owned());
        self.continue_with(None);
        self.begun = false;
    }

    fn numbered(&mut self, index: usize) {
        let Some((candidate, verdict)) = self.judge(index) else {
            return self.foreign_number(index);
        };
        let number = candidate.number.clone();
        let flaw = match verdict {
            Verdict::Foreign => return self.foreign_number(index),
            Verdict::Next => None,
            Verdict::Skips => Some(Flaw::NumberMissing {
                expected: self.sequence.expected(),
                found: number.printed.clone(),
            }),
            Verdict::Repeats => Some(Flaw::NumberRepeated { number: number.printed.clone() }),
            Verdict::Late => Some(Flaw::NumberOutOfOrder {
                number: number.printed.clone(),
                after: self.last_number.clone().unwrap_or_default(),
            }),
        };
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
        self.sequence.take(&number, verdict);
        let marker = self.first_line(&self.chunks[index])[..number.marker].to_owned();
        let draft = self.push(index, BlockKind::Paragraph, number.skip);
        self.drafts[draft].number = Some(number.printed.clone());
        self.drafts[draft].marker = Some(marker);
        self.last_number = Some(number.printed);
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
        let draft = self.push(index, BlockKind::Heading, skip);
        self.drafts[draft].label = Some(label.to_owned());
        self.drafts[draft].heading_path.pop();
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
        self.drafts[draft].marker = marker;
        self.interrupted = true;
        self.await_caption = false;
    }

    fn item(&mut self, index: usize, marker: &str, skip: usize) {
        if let Some(open) = self.open
            && !self.interrupted
            && matches!(self.drafts[open].kind, BlockKind::Paragraph | BlockKind::Recommendation)
        {
            return self.append(open, index, 0);
        }
        let draft = self.push(index, BlockKind::List, skip);
        self.drafts[draft].marker = Some(marker.to_owned());
        self.continue_with(Some(draft));
        self.begun = true;
    }

    /// A figure: its label, its caption, and the words of the drawing.
    fn figure(&mut self, index: usize, label: &str, skip: usize) -> usize {
        let chunk = &self.chunks[index];
        let inline = skip < self.first_line(chunk).len() || chunk.lines.len() > 1;
        let mut before = self.words_before();
        let draft = self.push(index, BlockKind::Figure, skip);
        self.drafts[draft].label = Some(label.to_owned());
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
    fn words_before(&mut self) -> Vec<(usize, usize)> {
        match self.drafts.last() {
            Some(last) if last.kind == BlockKind::Figure && last.label.is_none() => {
                self.drafts.pop().map_or_else(Vec::new, |draft| draft.lines)
            }
            _ => Vec::new(),
        }
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
            && self.is_cut(index)
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
                    && !self.interrupted =>
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
        self.drafts[draft].heading_path.pop();
        self.continue_with(Some(draft));
        self.begun = true;
    }

    // --- questions ------------------------------------------------------------------------------------------------

    /// Judges the number that the chunk opens with, if it is one of the document's style.
    fn judge(&self, index: usize) -> Option<(&Candidate, Verdict)> {
        let at = self.own[index]?;
        let candidate = &self.candidates[at];
        let ahead = self.candidates[at + 1..]
            .iter()
            .take_while(|other| other.part == candidate.part)
            .filter(|other| Some(other.number.style) == self.style)
            .take(MAX_AHEAD);
        Some((candidate, self.sequence.judge(candidate, ahead)))
    }

    /// Whether what a heading would stand above comes before the end of the part.
    fn has_body_below(&self, index: usize, depth: usize) -> bool {
        let Some(next) = self.next_body(index) else { return false };
        let chunk = &self.chunks[next];
        match chunk.opening {
            Opening::Part { .. } => false,
            Opening::Plain => {
                let first = self.first_line(chunk);
                let cut = first.starts_with(char::is_lowercase);
                if cut && self.is_full(self.chunks[index].lines.end - 1) {
                    return false;
                }
                let body = chunk.closed
                    || chunk.length > MAX_HEADING
                    || self.clean.lines[chunk.lines.start].heading_mark > 0;
                body || depth > 0 && self.has_body_below(next, depth - 1)
            }
            _ => true,
        }
    }

    /// Whether the chunk goes on with a sentence that a page break, a footnote or a figure cut.
    fn is_cut(&self, index: usize) -> bool {
        let Some(open) = self.open else { return false };
        let chunk = &self.chunks[index];
        if self.draft_closed(open) || self.clean.lines[chunk.lines.start].heading_mark > 0 {
            return false;
        }
        let first = self.first_line(chunk).trim_start_matches(['«', '“', '"', '(', '–', ' ']).chars().next();
        let lower = first.is_some_and(char::is_lowercase);
        match self.drafts[open].kind {
            BlockKind::Paragraph | BlockKind::Recommendation => true,
            BlockKind::Prose | BlockKind::List => {
                lower
                    || first.is_some_and(|c| c.is_ascii_digit())
                    || self.clean.layout.wrapped && chunk.page_start && self.ends_full(open)
            }
            BlockKind::Title | BlockKind::Heading => {
                lower && self.clean.layout.wrapped && self.last_chunk_before(index)
            }
            _ => false,
        }
    }

    /// Whether the open block is the one right above.
    fn last_chunk_before(&self, index: usize) -> bool {
        self.open.is_some_and(|open| {
            self.drafts[open].lines.last().map(|(line, _)| line + 1) == Some(self.chunks[index].lines.start)
        })
    }

    /// Whether prose goes on over a page break: the page was full and the sentence ended with it.
    fn same_prose(&self, open: usize, index: usize) -> bool {
        let chunk = &self.chunks[index];
        self.drafts[open].kind == BlockKind::Prose
            && chunk.page_start
            && self.clean.lines[chunk.lines.start].indent <= 1
            && self.ends_full(open)
    }

    /// Whether the last line of a block is a full one.
    fn ends_full(&self, draft: usize) -> bool {
        self.drafts[draft].lines.last().is_some_and(|(line, _)| self.is_full(*line))
    }

    /// Whether a line reaches, or nearly reaches, the usual width.
    fn is_full(&self, line: usize) -> bool {
        self.clean.lines[line].text.text().chars().count() * 100 >= self.clean.layout.width * 85
    }

    /// Whether a group of running text is a heading by its looks and its place.
    fn looks_like_heading(&self, index: usize) -> bool {
        let chunk = &self.chunks[index];
        if !matches!(chunk.opening, Opening::Plain | Opening::Heading { .. } | Opening::Number(_)) {
            return false;
        }
        let followed = self.has_body_below(index, MAX_HEADINGS_IN_A_ROW);
        if self.clean.lines[chunk.lines.start].heading_mark > 0 {
            return followed;
        }
        let first = self.first_line(chunk);
        let opens = first.trim_start_matches(['«', '“', '"', '(', ' ']).chars().next();
        let dangling = self.open.is_some_and(|open| {
            matches!(self.drafts[open].kind, BlockKind::Paragraph | BlockKind::Recommendation)
                && self.draft_text_end(open).ends_with([';', ',', ':'])
                && !self.interrupted
        });
        followed
            && !dangling
            && chunk.apart
            && chunk.length <= MAX_HEADING
            && chunk.lines.len() <= MAX_HEADING_LINES
            && !chunk.closed
            && opens.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
            && first.chars().any(char::is_alphabetic)
            && !first.starts_with("http")
    }

    /// Whether a sentence ends with the chunk (a colon or a question mark may end a heading).
    fn ends_sentence(&self, chunk: &Chunk) -> bool {
        self.clean.lines[chunk.lines.end - 1].text.text().ends_with(['.', ';', ','])
    }

    /// The table row that the chunk goes on with: a cell that has several lines.
    fn row_above(&self, index: usize) -> Option<usize> {
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
    fn figure_below(&self, index: usize) -> bool {
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
    fn is_picture(&self, index: usize) -> bool {
        let first = self.first_line(&self.chunks[index]);
        self.words.pictures.iter().any(|word| super::marker::starts_with_word(first, word))
            && self.looks_like_heading(index)
    }

    /// Whether the chunk cannot belong to a figure above it.
    fn ends_figure(&self, index: usize) -> bool {
        match &self.chunks[index].opening {
            Opening::Number(_) => self
                .judge(index)
                .is_some_and(|(_, verdict)| matches!(verdict, Verdict::Next | Verdict::Skips)),
            Opening::Heading { label, .. } => {
                self.chunks[index].apart && self.headings.level(label).is_some()
            }
            Opening::Part { .. } | Opening::Box { .. } | Opening::Figure { .. } | Opening::Row => true,
            _ => false,
        }
    }

    /// Whether the chunk can be the caption of the figure right above it.
    fn is_caption(&self, index: usize) -> bool {
        let chunk = &self.chunks[index];
        chunk.length <= MAX_HEADING
            && matches!(chunk.opening, Opening::Plain | Opening::Number(_) | Opening::Heading { .. })
            && !self.first_line(chunk).starts_with(char::is_lowercase)
    }

    fn is_ornament(&self, chunk: &Chunk) -> bool {
        self.clean.lines[chunk.lines.start].kind == crate::model::LineKind::Separator
    }

    /// The next chunk that is neither furniture nor footnote.
    fn next_body(&self, index: usize) -> Option<usize> {
        (index + 1..self.chunks.len()).find(|&at| {
            !matches!(self.chunks[at].opening, Opening::Furniture | Opening::Note { .. } | Opening::Masthead)
        })
    }

    fn draft_closed(&self, draft: usize) -> bool {
        chunk::is_closed(self.draft_text_end(draft))
    }

    fn draft_text_end(&self, draft: usize) -> &str {
        self.drafts[draft].lines.last().map_or("", |(line, _)| self.clean.lines[*line].text.text())
    }

    fn first_line(&self, chunk: &Chunk) -> &str {
        self.clean.lines[chunk.lines.start].text.text()
    }

    /// The text of a chunk on one line.
    fn chunk_text(&self, index: usize, skip: usize) -> String {
        let mut out = String::new();
        for (at, line) in self.clean.lines[self.chunks[index].lines.clone()].iter().enumerate() {
            let text = line.text.text();
            if at > 0 && !out.ends_with('-') {
                out.push(' ');
            }
            out.push_str(if at == 0 { &text[skip..] } else { text });
        }
        out
    }

    // --- blocks ---------------------------------------------------------------------------------------------------

    /// Opens a block with the lines of a chunk.
    fn push(&mut self, index: usize, kind: BlockKind, skip: usize) -> usize {
        let lines = self.chunks[index].lines.clone();
        self.drafts.push(Draft {
            kind,
            part: self.part,
            number: None,
            label: None,
            marker: None,
            heading_path: self.headings.path(),
            section: self.section,
            after: self.last_number.clone(),
            masthead: false,
            lines: lines.enumerate().map(|(at, line)| (line, if at == 0 { skip } else { 0 })).collect(),
        });
        self.drafts.len() - 1
    }

    fn append(&mut self, draft: usize, index: usize, skip: usize) {
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

/// How many numbers ahead are looked at to judge one.
const MAX_AHEAD: usize = 200;
