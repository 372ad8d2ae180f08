//! The search over all documents of a large report: their lines on pages of their own, which the first page asks in turn.

use std::ops::Range;

use crate::error::Result;
use crate::output::{PageName, Pages, Piece};

use super::head::Head;
use super::kept::{Kept, beside};
use super::lines::NAMES;
use super::shell::{Asked, part};
use super::template::attribute;

/// How the names of the pages begin.
pub(super) const NAME: &str = "search-";

/// The pages of the search, as they are written.
#[derive(Debug)]
pub(super) struct Search {
    /// What the first page knows of them.
    pub(super) asked: Asked,
    /// The numbers of the pages that have lines of each document; an empty range where it has none.
    pub(super) documents: Vec<Range<usize>>,
}

/// Writes the lines of all documents on pages of about `most` bytes at most.
pub(super) fn write(
    pages: &mut Pages,
    documents: &[Kept],
    names: &[PageName],
    title: &str,
    most: u64,
) -> Result<Search> {
    let asked = Asked { pages: 0, rows: 0 };
    let mut writer = Writer { pages, title, most, held: String::new(), asked, documents: Vec::new() };
    for (kept, name) in documents.iter().zip(names) {
        writer.document(kept, name)?;
    }
    writer.close()?;
    Ok(Search { asked: writer.asked, documents: writer.documents })
}

struct Writer<'a> {
    pages: &'a mut Pages,
    title: &'a str,
    most: u64,
    /// What goes on the next page.
    held: String,
    asked: Asked,
    documents: Vec<Range<usize>>,
}

impl Writer<'_> {
    /// Puts the lines of a document on the page at hand, if it has room for them all, or else on further pages.
    fn document(&mut self, kept: &Kept, name: &PageName) -> Result<()> {
        let Range { start: mut at, end } = kept.lines();
        if self.held.len() as u64 + (end - at) > self.most {
            self.close()?;
        }
        let first = self.asked.pages + 1;
        if at == end {
            self.documents.push(first..first);
            return Ok(());
        }
        let head = lines_head(&kept.head(self.pages)?, &beside(name));
        let mut known = None;
        while at < end {
            let (lines, next) = self.pages.lines(at..end, self.most)?;
            self.held.push_str(&head);
            // Every page of the document knows its values by all their names.
            self.held.push_str(known.as_deref().unwrap_or_default());
            self.held.push_str(&lines);
            self.held.push_str("</template>\n");
            let names = lines.split_inclusive('\n').take_while(|line| line.starts_with(NAMES)).count();
            let rows = lines.lines().count() - if known.is_none() { names } else { 0 };
            self.asked.rows += rows;
            known.get_or_insert_with(|| lines.split_inclusive('\n').take(names).collect::<String>());
            at = next;
            if at < end {
                self.close()?;
            }
        }
        self.documents.push(first..self.asked.pages + 2);
        Ok(())
    }

    /// Writes the page at hand, if there is something for it.
    fn close(&mut self) -> Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        self.asked.pages += 1;
        let name = format!("{NAME}{}", self.asked.pages);
        let (before, after) = part(self.title, &name);
        let pieces = [Piece::Text(&before), Piece::Text(&self.held), Piece::Text(&after)];
        self.pages.write(PageName::Further(name), &pieces)?;
        self.held.clear();
        Ok(())
    }
}

/// The numbers of pages as the list of documents has them: `3`, `3-5`, or nothing.
pub(super) fn numbers(pages: &Range<usize>) -> String {
    match pages.len() {
        0 => String::new(),
        1 => pages.start.to_string(),
        _ => format!("{}-{}", pages.start, pages.end - 1),
    }
}

/// The start of the element that holds the lines of a document.
fn lines_head(head: &Head, page: &str) -> String {
    let mut out = String::from("<template class=\"lines\"");
    let provenance = head.provenance.as_str();
    for (name, value) in [
        ("doc", head.id.as_str()),
        ("name", head.name()),
        ("symbol", &head.symbol),
        ("provenance", provenance),
        ("page", page),
    ] {
        attribute(&format!("data-{name}"), value, &mut out);
    }
    out.push('>');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_by_their_numbers() {
        assert_eq!([3..3, 3..4, 3..6].map(|pages| numbers(&pages)), ["", "3", "3-5"]);
    }
}
