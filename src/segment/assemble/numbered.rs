//! What numbers and labels open: parts, numbered paragraphs, headings.

use crate::model::{BlockKind, Diagnostic};

use super::super::chunk::Opening;
use super::super::headings::{Headings, Level};
use super::super::marker::Style;
use super::super::sequence::Verdict;
use super::looks::MAX_HEADING;
use super::{Assembly, draft};

impl Assembly<'_> {
    pub(super) fn open_part(&mut self, index: usize, label: &str, skip: usize) {
        self.part += 1;
        self.section += 1;
        self.headings = Headings::default();
        self.last_number = None;
        let draft = self.push(index, BlockKind::Heading, skip);
        self.drafts[draft].label = Some(label.into());
        self.continue_with(None);
        self.begun = false;
    }

    pub(super) fn numbered(&mut self, index: usize) {
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
    pub(super) fn foreign_number(&mut self, index: usize) {
        let Opening::Number(number) = &self.chunks[index].opening else { return };
        let marker = self.first_line(&self.chunks[index])[..number.marker].to_owned();
        if matches!(number.style, Style::Bare | Style::Roman) {
            self.plain(index);
        } else {
            self.item(index, &marker, number.skip);
        }
    }

    pub(super) fn labelled(&mut self, index: usize, label: &str, skip: usize) {
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
}
