//! Files that say what their lines are for: whatever stands in them, the text is accounted for, and every line of it
//! belongs to exactly one block.

use paralign::model::{Lang, MarkKind, RawText};
use paralign::read::decode;
use paralign::{clean, segment};

use super::{APART, made, text};

/// Reads bytes as the main part of a Word file, and as its styles, numbering and footnotes where they hold several texts.
pub fn hold_word(bytes: &[u8]) {
    let all = text(bytes);
    let mut parts = all.split(APART);
    let mut part = || parts.next().unwrap_or_default();
    hold(&made::word([part(), part(), part(), part()]), "x.docx");
}

/// Reads bytes as an HTML page.
pub fn hold_html(bytes: &[u8]) {
    hold(bytes, "x.html");
}

/// Reads bytes as the content and the styles of an OpenDocument text.
pub fn hold_open(bytes: &[u8]) {
    let all = text(bytes);
    let mut parts = all.split(APART);
    let mut part = || parts.next().unwrap_or_default();
    hold(&made::open_document([part(), part()]), "x.odt");
}

/// Reads bytes as a PDF.
pub fn hold_pdf(bytes: &[u8]) {
    hold(bytes, "x.pdf");
}

/// Reads a file, and follows what it says through the rooms.
pub fn hold(bytes: &[u8], name: &str) {
    let (file, flaws) = decode(bytes, name);
    let raw = file.raw;
    assert!(!raw.text().is_empty() || !flaws.is_empty(), "nothing is read, and nothing is said");
    marks_stand_on_whole_lines(&raw);
    let lines = raw.text().lines().filter(|line| line.chars().any(char::is_alphanumeric)).count();
    let (segmented, _) = segment::segment(clean::clean(raw, Lang::Fr));
    let mut end = 0;
    for (range, block) in segmented.spans.iter() {
        assert_eq!(range.start, end, "the spans tile the text");
        assert!(block < segmented.blocks.len());
        end = range.end;
    }
    assert_eq!(end, segmented.raw.text().len());
    assert!(lines == 0 || !segmented.blocks.is_empty());
    for block in &segmented.blocks {
        let whole = block.text.raw(0..block.text.text().len());
        assert!(block.text.is_empty() || whole.is_some_and(|raw| raw.end <= segmented.raw.text().len()));
    }
}

fn marks_stand_on_whole_lines(raw: &RawText) {
    let text = raw.text();
    let mut end = 0;
    for mark in raw.marks() {
        let inside = text.get(mark.range.clone()).expect("a mark is a slice of the text");
        if matches!(mark.kind, MarkKind::Line(_)) {
            assert!(mark.range.start >= end && !inside.contains('\n'), "{inside:?} is no line of its own");
            assert!(text[..mark.range.start].ends_with('\n') || mark.range.start == 0);
            end = mark.range.end;
        }
    }
    for position in raw.positions() {
        assert!(text.get(position.range.clone()).is_some());
    }
}
