//! How the lines of a document are set: double spacing, wrapping, pages.

use crate::model::{Layout, Line, LineKind};

/// Measures the layout, and takes the spacing between any two lines out of the gaps.
pub(super) fn measure(lines: &mut [Line]) -> Layout {
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
        line.page_start = index > 0 && wrapped && line.gap == 0 && line.indent > 0;
        if double_spaced {
            line.gap = line.gap.saturating_sub(1);
        }
    }
    Layout { double_spaced, wrapped, width }
}

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
