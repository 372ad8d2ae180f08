//! Texts whose file says what their lines are for: blocks from the marks, and guesses only where there are none.
//!
//! `sort` says what each line is; here each line is given to a block, with the numbering and the headings in mind.

mod calls;
mod headings;
mod numbers;
mod sort;

use std::sync::Arc;

use crate::model::{BlockKind, CleanText, Context, Diagnostic, Flaw, LineRole, MarkKind, ShortText};

use self::headings::Outline;
use self::sort::{Line, Sort};
use super::Language;
use super::assemble::{Draft, draft};
use super::marker::{Number, Style};
use super::sequence::Verdict;

pub(super) use calls::find as calls;

/// Whether the file says what the lines are for.
pub(super) fn applies(clean: &CleanText) -> bool {
    clean.lines.iter().any(|line| line.role.is_some())
}

/// Gives every line to a block.
pub(super) fn assemble(clean: &CleanText, language: &Language) -> (Vec<Draft>, Vec<Diagnostic>) {
    let lines = sort::sort(clean, language);
    let mut work = Assembly {
        clean,
        verdicts: numbers::verdicts(clean, &lines),
        lines: &lines,
        drafts: Vec::new(),
        diagnostics: Vec::new(),
        outline: Outline::new(&lines),
        part: 0,
        section: 0,
        last_number: None,
        open: None,
        interrupted: false,
        caption: None,
        begun: false,
        joins: None,
    };
    for index in 0..lines.len() {
        work.place(index);
    }
    (work.drafts, work.diagnostics)
}

struct Assembly<'a> {
    clean: &'a CleanText,
    lines: &'a [Line],
    /// The verdict on the number that each line opens with.
    verdicts: Vec<Verdict>,
    drafts: Vec<Draft>,
    diagnostics: Vec<Diagnostic>,
    outline: Outline,
    part: usize,
    section: usize,
    last_number: Option<ShortText>,
    /// The block that running text goes on with.
    open: Option<usize>,
    /// Whether a figure or a table stands between the open block and here.
    interrupted: bool,
    /// The figure or table whose caption has not come yet.
    caption: Option<usize>,
    /// Whether a heading, a paragraph or prose has been seen in this part.
    begun: bool,
    /// The block whose last line goes on in the next line of running text.
    joins: Option<usize>,
}

impl Assembly<'_> {
    fn place(&mut self, index: usize) {
        let line = &self.lines[index];
        let caption = self.caption.take();
        match &line.sort {
            Sort::Furniture { masthead } => self.furniture(index, *masthead),
            Sort::Note { label } => self.note(index, label.as_deref()),
            Sort::Row => self.row(index),
            Sort::Contents => {
                self.push(index, BlockKind::List, 0);
            }
            Sort::Part { label, skip } => self.open_part(index, label, *skip),
            Sort::Named { kind, label, skip } => self.named(index, *kind, label, *skip),
            Sort::Caption => {
                let kind = if self.row_follows(index) { BlockKind::Table } else { BlockKind::Figure };
                self.push(index, kind, 0);
                self.interrupted = true;
            }
            Sort::Title => self.title(index),
            Sort::Front => {
                self.push(index, BlockKind::Prose, 0);
                self.continue_with(None);
            }
            Sort::FrontRest => self.append(self.drafts.len() - 1, index),
            Sort::Heading { label: None, .. } if sort::awaits_title(self.clean, self.lines, index) => {
                self.title(index);
            }
            Sort::Heading { level, label, skip } => {
                self.heading(index, Some(*level), label.as_deref(), *skip)
            }
            Sort::Box => self.boxed(index),
            Sort::Item => self.item(index),
            Sort::Number(_) if self.joins.is_none() => self.numbered(index),
            Sort::Number(_) | Sort::Plain => self.plain(index, caption),
        }
        if line.joins {
            self.joins =
                self.drafts.iter().rposition(|draft| draft.lines.last().is_some_and(|(at, _)| *at == index));
        }
    }

    fn furniture(&mut self, index: usize, masthead: bool) {
        if let Some(last) = self.drafts.last_mut()
            && last.kind == BlockKind::Furniture
            && last.masthead == masthead
            && last.lines.last().is_some_and(|(line, _)| line + 1 == index)
        {
            last.lines.push((index, 0));
            return;
        }
        let draft = self.push(index, BlockKind::Furniture, 0);
        self.drafts[draft].masthead = masthead;
    }

    fn note(&mut self, index: usize, label: Option<&str>) {
        let last = self.drafts.iter().rposition(|draft| draft.kind == BlockKind::Footnote);
        match (label, last) {
            (None, Some(last)) => self.drafts[last].lines.push((index, 0)),
            _ => {
                let skip = self.lines[index].skip;
                let draft = self.push(index, BlockKind::Footnote, skip);
                self.drafts[draft].label = label.map(ShortText::from);
            }
        }
    }

    fn row(&mut self, index: usize) {
        let first = self.text(index);
        let number = super::marker::number(first).filter(|number| number.style != Style::Bare);
        let (marker, skip) = match &number {
            Some(number) => (Some(first[..number.marker].to_owned()), number.skip),
            None => (None, 0),
        };
        let draft = self.push(index, BlockKind::Table, skip);
        self.drafts[draft].marker = marker.map(ShortText::from);
        self.interrupted = true;
    }

    fn row_follows(&self, index: usize) -> bool {
        let next = self.lines[index + 1..].iter().find(|line| !matches!(line.sort, Sort::Furniture { .. }));
        next.is_some_and(|line| matches!(line.sort, Sort::Row))
    }

    fn open_part(&mut self, index: usize, label: &str, skip: usize) {
        self.part += 1;
        self.section += 1;
        self.outline.close();
        self.last_number = None;
        let draft = self.push(index, BlockKind::Heading, skip);
        self.drafts[draft].label = Some(label.into());
        self.continue_with(None);
        self.begun = false;
    }

    /// A block under a label of its own: a recommendation, a figure, a table.
    fn named(&mut self, index: usize, kind: BlockKind, label: &str, skip: usize) {
        let draft = self.push(index, kind, skip);
        self.drafts[draft].label = Some(label.into());
        if kind == BlockKind::Recommendation {
            self.continue_with(Some(draft));
        } else {
            self.caption = (skip >= self.text(index).len()).then_some(draft);
            self.interrupted = true;
        }
    }

    fn title(&mut self, index: usize) {
        let draft = self.push(index, BlockKind::Title, 0);
        self.section += 1;
        self.continue_with(None);
        Arc::make_mut(&mut self.drafts[draft].context).section = self.section;
    }

    fn heading(&mut self, index: usize, level: Option<u8>, label: Option<&str>, skip: usize) {
        let text = self.text(index)[skip..].to_owned();
        self.section += 1;
        self.outline.open(level, label, &text);
        let draft = self.push(index, BlockKind::Heading, skip);
        self.drafts[draft].label = label.map(ShortText::from);
        draft::leave_heading(&mut self.drafts);
        self.continue_with(None);
        self.begun = true;
    }

    /// A line of a box: the first opens a block, the others go on with it.
    fn boxed(&mut self, index: usize) {
        if let Some(open) = self.open
            && index > 0
            && self.clean.lines[index - 1].role == Some(LineRole::Box)
            && self.drafts[open].lines.last().is_some_and(|(line, _)| line + 1 == index)
        {
            return self.append(open, index);
        }
        let draft = self.push(index, BlockKind::Prose, 0);
        self.continue_with(Some(draft));
    }

    fn item(&mut self, index: usize) {
        if let Some(open) = self.running(index) {
            return self.append(open, index);
        }
        let text = self.text(index);
        let skip = self.lines[index].skip;
        let (marker, skip) = match super::marker::list_marker(text) {
            _ if skip > 0 => (Some(text[..skip].trim_end().to_owned()), skip),
            Some((marker, skip)) => (Some(marker.to_owned()), skip),
            None => (None, 0),
        };
        let draft = self.push(index, BlockKind::List, skip);
        self.drafts[draft].marker = marker.map(ShortText::from);
        self.continue_with(Some(draft));
        self.begun = true;
    }

    /// The numbered paragraph or recommendation that is not ended yet; a box ends where running text begins.
    fn running(&self, index: usize) -> Option<usize> {
        let role = |line: usize| self.clean.lines[line].role;
        self.open.filter(|open| {
            let draft = &self.drafts[*open];
            let boxed = draft.lines.last().is_some_and(|(line, _)| role(*line) == Some(LineRole::Box));
            !self.interrupted
                && matches!(draft.kind, BlockKind::Paragraph | BlockKind::Recommendation)
                && !(boxed && role(index) == Some(LineRole::Body))
        })
    }

    fn numbered(&mut self, index: usize) {
        let verdict = self.verdicts[index];
        let number = match &self.lines[index].sort {
            Sort::Number(number) if verdict != Verdict::Foreign => number.clone(),
            _ => return self.item_or_heading(index),
        };
        if let Some(flaw) = verdict.flaw(&number, self.last_number.as_deref()) {
            self.tell(index, &number, flaw);
        }
        let marker = self.text(index)[..number.marker].to_owned();
        let draft = self.push(index, BlockKind::Paragraph, number.skip);
        self.drafts[draft].number = Some(number.printed.as_str().into());
        self.drafts[draft].marker = Some(marker.into());
        self.last_number = Some(number.printed.into());
        self.continue_with(Some(draft));
        self.begun = true;
    }

    fn tell(&mut self, index: usize, number: &Number, flaw: Flaw) {
        self.diagnostics.push(Diagnostic {
            lang: Some(self.clean.lang),
            part: Some(self.part),
            paragraph: Some(number.printed.clone()),
            raw: self.clean.lines[index].text.raw(0..number.marker),
            flaw,
        });
    }

    /// A number outside the sequence.
    fn item_or_heading(&mut self, index: usize) {
        if self.lines[index].skip > 0
            || !matches!(&self.lines[index].sort, Sort::Number(number) if number.style == Style::Bare)
        {
            self.item(index);
        } else {
            self.plain(index, None);
        }
    }

    /// Running text that opens with nothing.
    fn plain(&mut self, index: usize, caption: Option<usize>) {
        if let Some(draft) = self.joins.take() {
            return self.append(draft, index);
        }
        if let Some(draft) = caption
            && self.text(index).chars().count() <= sort::MAX_HEADING
        {
            return self.append(draft, index);
        }
        if let Some(guess) = self.outline.guess(self.clean, self.lines, index, self.begun) {
            return match guess {
                headings::Guess::Title => self.title(index),
                headings::Guess::Heading { label, skip } => self.heading(index, None, label.as_deref(), skip),
            };
        }
        if let Some(open) = self.running(index) {
            return self.append(open, index);
        }
        if super::marker::list_marker(self.text(index)).is_some() {
            return self.item(index);
        }
        let draft = self.push(index, BlockKind::Prose, 0);
        self.continue_with(Some(draft));
        self.begun = true;
    }

    fn text(&self, index: usize) -> &str {
        self.clean.lines[index].text.text()
    }

    /// Opens a block with a line.
    fn push(&mut self, index: usize, kind: BlockKind, skip: usize) -> usize {
        let context = Context {
            part: self.part,
            heading_path: self.outline.path().into(),
            section: self.section,
            after: self.last_number.clone(),
        };
        let context = context.shared(self.drafts.last().map(|before| &before.context));
        self.drafts.push(Draft::new(kind, context, vec![(index, skip)]));
        self.drafts.len() - 1
    }

    fn append(&mut self, draft: usize, index: usize) {
        self.drafts[draft].lines.push((index, 0));
    }

    fn continue_with(&mut self, draft: Option<usize>) {
        self.open = draft;
        self.interrupted = false;
    }
}

/// Whether the file says that a line goes on in the next one.
fn joins(clean: &CleanText, index: usize) -> bool {
    let raw = &clean.lines[index].raw;
    let marks = clean.raw.marks();
    let from = marks.partition_point(|mark| mark.range.start < raw.start);
    marks[from..]
        .iter()
        .take_while(|mark| mark.range.start < raw.end)
        .any(|mark| mark.kind == MarkKind::Joins)
}
