//! Items of lists that are none: numbered paragraphs, and the rest of a paragraph behind a page break, which some programs
//! write as lists.

use crate::model::LineRole;

use super::line::{Kind, Line};

/// Makes of items what they are.
pub(super) fn settle(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    // The paragraph or item that may go on.
    let mut last: Option<usize> = None;
    for mut line in lines {
        if matches!(line.role, LineRole::Item(_)) {
            let label = label_of(&line);
            if !label.is_empty() && !is_label(&label) {
                line.pieces.iter_mut().filter(|piece| piece.kind == Kind::Label).for_each(|piece| {
                    piece.kind = Kind::Plain;
                });
                if let Some(open) = last
                    && out[open].end_page() < line.page()
                {
                    out[open].pieces.append(&mut line.pieces);
                    continue;
                }
                line.role = LineRole::Body;
            } else if is_number(&label) || line.is_bold() || (label.is_empty() && types_number(&line.text()))
            {
                line.role = LineRole::Body;
            }
        }
        if line.role == LineRole::Body
            && label_of(&line).is_empty()
            && let Some(open) = last
            && goes_on(&out[open], &line)
        {
            out[open].pieces.append(&mut line.pieces);
            continue;
        }
        match line.role {
            LineRole::Body | LineRole::Item(_) => last = Some(out.len()),
            LineRole::Note | LineRole::PageLine => {}
            _ => last = None,
        }
        out.push(line);
    }
    out
}

/// Whether a paragraph that a page break cut goes on in the next: no sentence ends before it, and a small letter follows.
fn goes_on(before: &Line, line: &Line) -> bool {
    let (text, next) = (before.text(), line.text());
    before.end_page().zip(line.page()).is_some_and(|(page, next)| page + 1 == next)
        && text.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',')
        && next.trim_start().starts_with(char::is_lowercase)
}

fn label_of(line: &Line) -> String {
    let labels = line.pieces.iter().filter(|piece| piece.kind == Kind::Label);
    labels.map(|piece| piece.text.as_str()).collect::<String>().trim().to_owned()
}

/// Whether a text can be a label: a bullet, a number, a letter with its sign.
fn is_label(text: &str) -> bool {
    /// The longest label, in letters.
    const LONGEST: usize = 12;
    let signs = text.chars().filter(|c| !c.is_alphanumeric()).count();
    text.chars().count() <= LONGEST
        && !text.contains(char::is_whitespace)
        && (signs > 0 || text.chars().count() <= 2 || text.chars().all(|c| c.is_ascii_digit()))
}

/// Whether a text opens with a number, a full stop and a blank.
fn types_number(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    digits.len() < text.len()
        && digits.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

fn is_number(label: &str) -> bool {
    let digits = label.trim_end_matches('.');
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}
