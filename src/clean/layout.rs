//! How the lines of a document are set: double spacing, wrapping, pages.

use crate::model::{Layout, Line, LineKind};

/// Measures the layout, takes the spacing between any two lines out of the gaps, and the margin out of the indents.
pub(super) fn measure(lines: &mut [Line]) -> Layout {
    let paged = lines.iter().any(|line| line.page_start);
    take_margins(lines);
    let double_spaced = is_double_spaced(lines);
    let mut widths: Vec<usize> = lines
        .iter()
        .filter(|line| line.kind == LineKind::Text)
        .map(|line| line.text.text().chars().count())
        .filter(|width| *width > 20)
        .collect();
    widths.sort_unstable();
    let width = widths.get(widths.len() * 3 / 5).copied().unwrap_or(0);
    let longest = widths.get(widths.len() * 95 / 100).copied().unwrap_or(0);
    let flowing = count_pairs(lines, |_, line| line.gap == 0 || double_spaced && line.gap == 1);
    let wrapped = longest <= MAX_WRAPPED_WIDTH && flowing * 10 > lines.len();
    for (index, line) in lines.iter_mut().enumerate() {
        line.page_start |= !paged && index > 0 && wrapped && line.gap == 0 && line.indent > 0;
        if double_spaced {
            line.gap = line.gap.saturating_sub(1);
        }
    }
    Layout { double_spaced, wrapped, width, paged }
}

/// Takes the left margin of each page out of the indents of its lines, where the file draws margins with blanks.
fn take_margins(lines: &mut [Line]) {
    let set_in = lines.iter().filter(|line| line.indent >= MIN_MARGIN).count();
    if set_in * 2 < lines.len() {
        return;
    }
    for page in lines.chunk_by_mut(|_, next| !next.page_start) {
        let mut indents: Vec<usize> = page.iter().map(|line| line.indent).collect();
        indents.sort_unstable();
        let runs = indents.chunk_by(|a, b| a == b);
        let margin = runs.max_by_key(|run| run.len()).map_or(0, |run| run[0]);
        for line in page {
            line.indent = line.indent.saturating_sub(margin);
        }
    }
}

/// Blanks that draw a margin, at the least.
const MIN_MARGIN: usize = 4;

/// Lines wider than this are paragraphs, not lines of a page.
const MAX_WRAPPED_WIDTH: usize = 130;

/// Whether sentences run on across single empty lines more often than not.
fn is_double_spaced(lines: &[Line]) -> bool {
    let apart = count_pairs(lines, |_, line| line.gap == 1);
    let close = count_pairs(lines, |_, line| line.gap == 0);
    apart > 3 && apart > 2 * close
}

/// Counts neighbours in which a sentence runs on, among those that `wanted` accepts.
fn count_pairs(lines: &[Line], wanted: impl Fn(&Line, &Line) -> bool) -> usize {
    lines.windows(2).filter(|pair| wanted(&pair[0], &pair[1]) && runs_on(&pair[0], &pair[1])).count()
}

/// Whether the first line ends inside a sentence and the second begins inside one.
fn runs_on(line: &Line, next: &Line) -> bool {
    let plain = |line: &Line| line.kind == LineKind::Text;
    plain(line)
        && plain(next)
        && line.text.text().chars().next_back().is_some_and(|c| c.is_alphabetic() || matches!(c, ',' | '-'))
        && next.text.text().chars().next().is_some_and(char::is_lowercase)
}
