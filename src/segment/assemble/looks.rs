//! What a chunk looks like where it stands: a heading, the rest of a sentence.

use crate::model::{BlockKind, LineKind};

use super::super::chunk::{self, Chunk, Opening};
use super::Assembly;

/// A heading without a label is at most so long, in characters.
pub(super) const MAX_HEADING: usize = 260;
/// The same in lines.
const MAX_HEADING_LINES: usize = 5;
/// So many headings may stand one under the other.
const MAX_HEADINGS_IN_A_ROW: usize = 6;

impl Assembly<'_> {
    /// Whether a numbered paragraph has no text yet: its number stands alone on its line.
    pub(super) fn is_empty(&self, draft: usize) -> bool {
        let draft = &self.drafts[draft];
        let bare = |(line, skip): &(usize, usize)| self.clean.lines[*line].text.text().len() <= *skip;
        draft.kind == BlockKind::Paragraph && draft.lines.iter().take(2).all(bare)
    }

    /// Whether what a heading would stand above comes before the end of the part.
    pub(super) fn has_body_below(&self, index: usize, depth: usize) -> bool {
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
    pub(super) fn is_cut(&self, index: usize) -> bool {
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
                lower && !self.is_recital(open, chunk)
                    || first.is_some_and(|c| c.is_ascii_digit())
                    || self.clean.layout.wrapped && chunk.page_start && self.ends_full(open)
            }
            BlockKind::Title | BlockKind::Heading => {
                lower && self.clean.layout.wrapped && self.last_chunk_before(index)
            }
            _ => false,
        }
    }

    /// Whether a line that nobody broke, or one that opens as they do, is one reason of several: "vu le traité,", each on a
    /// line of its own.
    fn is_recital(&self, open: usize, chunk: &Chunk) -> bool {
        let own = self.clean.lines[chunk.lines.end - 1].text.text();
        let opener =
            |text: &str| self.language.recitals.iter().any(|opener| text.to_lowercase().starts_with(opener));
        let above =
            self.drafts[open].lines.first().map_or("", |(line, _)| self.clean.lines[*line].text.text());
        let line = &self.clean.lines[chunk.lines.start];
        if opener(above)
            && line.gap > 0
            && !line.page_start
            && self.draft_text_end(open).ends_with([',', ';'])
        {
            return true;
        }
        (opener(self.first_line(chunk)) || !self.clean.layout.wrapped)
            && self.draft_text_end(open).ends_with([',', ';'])
            && own.ends_with([',', ';', ':'])
    }

    /// Whether an article of a law begins: "Art. 248. L'amende est doublée".
    pub(super) fn opens_article(&self, chunk: &Chunk) -> bool {
        let Some(after) = self.first_line(chunk).strip_prefix("Art. ") else { return false };
        let text = after.trim_start_matches(|mark: char| mark.is_ascii_digit());
        chunk.apart && text.len() < after.len() && text.starts_with(['.', ' '])
    }

    /// Whether the open block is the one right above.
    pub(super) fn last_chunk_before(&self, index: usize) -> bool {
        self.open.is_some_and(|open| {
            self.drafts[open].lines.last().map(|(line, _)| line + 1) == Some(self.chunks[index].lines.start)
        })
    }

    /// Whether prose goes on over a page break: the page was full and the sentence ended with it.
    pub(super) fn same_prose(&self, open: usize, index: usize) -> bool {
        let chunk = &self.chunks[index];
        self.drafts[open].kind == BlockKind::Prose
            && chunk.page_start
            && self.clean.lines[chunk.lines.start].indent <= 1
            && self.ends_full(open)
    }

    /// Whether the last line of a block is a full one.
    pub(super) fn ends_full(&self, draft: usize) -> bool {
        self.drafts[draft].lines.last().is_some_and(|(line, _)| self.is_full(*line))
    }

    /// Whether a line reaches, or nearly reaches, the usual width.
    pub(super) fn is_full(&self, line: usize) -> bool {
        self.clean.lines[line].text.text().chars().count() * 100 >= self.clean.layout.width * 85
    }

    /// Whether a group of running text is a heading by its looks and its place.
    pub(super) fn looks_like_heading(&self, index: usize) -> bool {
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
            && !self.clean.lines[chunk.lines.end - 1].text.text().ends_with(',')
            && opens.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
            && first.chars().any(char::is_alphabetic)
            && !first.starts_with("http")
    }

    /// Whether a sentence ends with the chunk (a colon or a question mark may end a heading).
    pub(super) fn ends_sentence(&self, chunk: &Chunk) -> bool {
        self.clean.lines[chunk.lines.end - 1].text.text().ends_with(['.', ';', ','])
    }

    pub(super) fn is_ornament(&self, chunk: &Chunk) -> bool {
        self.clean.lines[chunk.lines.start].kind == LineKind::Separator
    }

    /// The next chunk that is neither furniture nor footnote.
    pub(super) fn next_body(&self, index: usize) -> Option<usize> {
        (index + 1..self.chunks.len()).find(|&at| {
            !matches!(self.chunks[at].opening, Opening::Furniture | Opening::Note { .. } | Opening::Masthead)
        })
    }

    pub(super) fn draft_closed(&self, draft: usize) -> bool {
        chunk::is_closed(self.draft_text_end(draft))
    }

    pub(super) fn draft_text_end(&self, draft: usize) -> &str {
        self.drafts[draft].lines.last().map_or("", |(line, _)| self.clean.lines[*line].text.text())
    }

    pub(super) fn first_line(&self, chunk: &Chunk) -> &str {
        self.clean.lines[chunk.lines.start].text.text()
    }

    /// The text of a chunk on one line.
    pub(super) fn chunk_text(&self, index: usize, skip: usize) -> String {
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
}
