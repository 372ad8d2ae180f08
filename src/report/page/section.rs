//! One document as a section of the report: its flaws, its differences, its two texts bead by bead.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::model::{Bead, Diagnostic, Document, Sides, vocabulary};

use super::digest::{Digest, Kinds, kinds};
use super::found::{Flaw, head};
use super::lines::{Lines, names};
use super::out::{Out, Take};
use super::reader::Reader;
use crate::report::{Counts, Notable, Summary};

/// What the report shows of a document, or of a name that is none.
#[derive(Debug, Serialize, Deserialize)]
pub struct Section(pub(super) Content);

/// What a section holds.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Content {
    /// A document.
    Document {
        /// The section of its page; nothing where it is kept elsewhere.
        #[serde(skip)]
        html: Option<String>,
        /// How long that is, in bytes.
        size: u64,
        /// Its beads, a line each, for the search over all documents.
        #[serde(skip)]
        lines: String,
        digest: Box<Digest>,
    },
    /// The beginning of a document that comes piece by piece: rows of its page, and behind all of them lines for the search.
    Rows {
        #[serde(skip)]
        html: String,
    },
    Lines {
        #[serde(skip)]
        lines: String,
    },
    /// A document of a run that writes no report.
    Figures { figures: Summary, notable: Notable },
    /// Flaws that belong to no document that can be read.
    Flaws { id: String, flaws: Vec<Flaw>, kinds: Kinds, counts: Counts, notable: Notable },
}

impl Default for Section {
    /// A section that shows nothing.
    fn default() -> Section {
        Section(Content::Rows { html: String::new() })
    }
}

impl Section {
    /// Its long texts, which are kept beside it: that of its page, and its lines for the search.
    #[must_use]
    pub fn texts(&self) -> [&str; 2] {
        match &self.0 {
            Content::Document { html, lines, .. } => [html.as_deref().unwrap_or_default(), lines],
            Content::Rows { html } => [html, ""],
            Content::Lines { lines } => ["", lines],
            Content::Figures { .. } | Content::Flaws { .. } => ["", ""],
        }
    }

    /// The section with its long texts; that of its page is nothing where it is kept elsewhere.
    #[must_use]
    pub fn with_texts(mut self, page: Option<String>, text: String) -> Section {
        match &mut self.0 {
            Content::Document { html, lines, .. } => (*html, *lines) = (page, text),
            Content::Rows { html } => *html = page.unwrap_or_default(),
            Content::Lines { lines } => *lines = text,
            Content::Figures { .. } | Content::Flaws { .. } => {}
        }
        self
    }

    /// What it adds to the figures of the run.
    #[must_use]
    pub fn figures(&self) -> Summary {
        let (figures, notable) = match &self.0 {
            Content::Document { digest, .. } => (digest.figures.clone(), &digest.notable),
            Content::Rows { .. } | Content::Lines { .. } => return Summary::default(),
            Content::Figures { figures, notable } => (figures.clone(), notable),
            Content::Flaws { counts, notable, .. } => {
                (Summary { flaws: *counts, ..Summary::default() }, notable)
            }
        };
        Summary { notable: notable.clone(), ..figures }
    }
}

/// Counts a document in the figures of a run that writes no report; `words` are those of its versions.
#[must_use]
pub fn figures(document: &Document, words: Sides<usize>) -> Section {
    let mut figures = Summary::of(document, words);
    let notable = std::mem::take(&mut figures.notable);
    Section(Content::Figures { figures, notable })
}

/// Bytes of a piece of a section.
const PIECE: usize = 1 << 16;

/// Renders the section of a document; `words` are those of its versions.
#[must_use]
pub fn section(document: &Document, way: &str, words: Sides<usize>) -> Section {
    let mut whole = Section::default();
    let taken = pieces(document, way, words, usize::MAX, &mut |piece| {
        whole = piece;
        Ok(())
    });
    taken.expect("what only keeps a piece cannot fail");
    whole
}

/// Renders the section of a document piece by piece; `words` are those of its versions.
///
/// # Errors
///
/// Stops at the first error of `take`, and returns it.
pub fn section_in_pieces(
    document: &Document,
    way: &str,
    words: Sides<usize>,
    take: &mut Take<'_>,
) -> Result<()> {
    pieces(document, way, words, PIECE, take)
}

/// Renders the section in pieces of about `size` bytes; the last one is the document itself.
fn pieces(
    document: &Document,
    way: &str,
    words: Sides<usize>,
    size: usize,
    take: &mut Take<'_>,
) -> Result<()> {
    let digest = Digest::new(document, words);
    let mut out = Out::new(size, take);
    head(document, &digest.head, &mut out);
    let mut reader = Reader::new(document, way);
    for chunk in reader.chunks() {
        reader.write(digest.head.name(), chunk, &mut out);
    }
    let names = names(&digest.names);
    out.html.push_str("<template class=\"names\">");
    out.html.push_str(&names);
    out.html.push_str("</template>\n</section>\n");
    let mut html = out.end()?;
    let mut lines = Lines::new(document, names);
    while lines.write(size) {
        if !html.is_empty() {
            take(Section(Content::Rows { html: std::mem::take(&mut html) }))?;
        }
        take(Section(Content::Lines { lines: std::mem::take(&mut lines.out) }))?;
    }
    let (size, digest) = (html.len() as u64, Box::new(digest));
    take(Section(Content::Document { html: Some(html), size, lines: lines.out, digest }))
}

/// Tells the flaws of a name that is not a document, or of the corpus as a whole.
#[must_use]
pub fn flaws(id: &str, found: &[Diagnostic]) -> Section {
    let flaws = found.iter().map(Flaw::new).collect();
    let notable = Notable::of(id, found, None);
    Section(Content::Flaws {
        id: id.to_owned(),
        flaws,
        kinds: kinds(found),
        counts: Counts::of(found),
        notable,
    })
}

/// The `alignment_id` of a bead, which is its anchor.
pub(super) fn bead_id(id: &str, bead: usize) -> String {
    format!("bead:{id}:{}", bead + 1)
}

vocabulary! {
    /// How sure a bead is, as the page's colours and signs say it.
    pub(super) enum Grade {
        /// Hardly ever wrong.
        Sure = "sure",
        /// Probably right.
        Likely = "likely",
        /// To be looked at.
        Weak = "weak",
        /// A side is missing.
        Alone = "alone",
    }
}

impl Grade {
    /// The grade of a bead.
    pub(super) fn of(bead: &Bead) -> Grade {
        match bead.confidence {
            _ if bead.fr.is_empty() || bead.en.is_empty() => Grade::Alone,
            90.. => Grade::Sure,
            70.. => Grade::Likely,
            _ => Grade::Weak,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::found::LISTED;
    use super::*;
    use crate::extract::Gazetteer;
    use crate::model::{About, Lang};
    use crate::pipeline;

    fn document() -> Document {
        let one = |lang: Lang, at: usize| match lang {
            Lang::Fr => format!("{at}. L’ONU a lu {at}1 rapports. Oui.\n\n"),
            Lang::En => format!("{at}. The UN read 7 reports. Yes.\n\n"),
        };
        let text = |lang| (1..400).filter(|at| at % 50 > 0).map(|at| one(lang, at)).collect::<String>();
        let texts = Sides { fr: Some(text(Lang::Fr)), en: Some(text(Lang::En)) };
        let bytes = Sides { fr: texts.fr.as_ref(), en: texts.en.as_ref() }
            .map(|text| text.map(|text| text.as_bytes()));
        pipeline::document(Gazetteer::builtin(), "a", bytes, About::default())
    }

    #[test]
    fn the_pieces_of_a_section_are_the_whole_cut_up() {
        let document = document();
        assert!(document.discrepancies.len() > LISTED && !document.diagnostics.is_empty());
        let whole = section(&document, "..", Sides { fr: 1, en: 2 });
        let mut joined = [String::new(), String::new()];
        let mut counts = [0; 3];
        let mut take = |piece: Section| {
            let (at, html, text) = match piece.0 {
                Content::Rows { html } => (0, html, String::new()),
                Content::Lines { lines } => (1, String::new(), lines),
                Content::Document { html, lines, .. } => (2, html.unwrap(), lines),
                other => panic!("{other:?}"),
            };
            // The rows come before the lines, as a page has them.
            assert!(joined[1].is_empty() || html.is_empty());
            counts[at] += 1;
            joined[0].push_str(&html);
            joined[1].push_str(&text);
            Ok(())
        };
        pieces(&document, "..", Sides { fr: 1, en: 2 }, 1_000, &mut take).unwrap();
        assert!(counts[0] > 9 && counts[1] > 9 && counts[2] == 1, "{counts:?}");
        let Content::Document { html, lines, .. } = whole.0 else { panic!("a whole document") };
        assert!(joined == [html.unwrap(), lines]);
    }
}
