//! Texts whose file says what their lines are for: only spaces and invisible characters are cleaned.

use crate::model::{CleanText, Lang, Layout, Line, LineKind, LineRole, Mark, MarkKind, RawText};

use super::markup::{self, Style};

/// Whether the file says what the lines of its text are for.
pub(super) fn tells_lines(raw: &RawText) -> bool {
    raw.marks().iter().any(|mark| matches!(mark.kind, MarkKind::Line(_)))
}

/// Cleans the lines; a line of which nothing is said is running text.
pub(super) fn clean(raw: RawText, lang: Lang) -> CleanText {
    let text = raw.text();
    let roles: Vec<(&Mark, LineRole)> = raw
        .marks()
        .iter()
        .filter_map(|mark| match mark.kind {
            MarkKind::Line(role) => Some((mark, role)),
            _ => None,
        })
        .collect();
    let mut lines: Vec<Line> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end_matches('\n').len();
        start += line.len();
        let at = roles.partition_point(|(mark, _)| mark.range.end <= range.start);
        let role = roles.get(at).filter(|(mark, _)| mark.range.start < range.end);
        let role = role.map_or(LineRole::Body, |(_, role)| *role);
        let style = Style::of_marked(role == LineRole::Row);
        let cleaned = markup::clean_line(text, range.clone(), style);
        if cleaned.text.is_empty() {
            continue;
        }
        if let Some(last) = lines.last_mut() {
            last.raw.end = range.start;
        }
        let job_number = super::page::is_job_number(cleaned.text.text());
        let role = if job_number { LineRole::PageLine } else { role };
        let kind = match role {
            LineRole::Row => LineKind::Row,
            LineRole::PageLine => LineKind::PageLine,
            _ => cleaned.ornament.unwrap_or(LineKind::Text),
        };
        lines.push(Line {
            raw: if lines.is_empty() { 0..text.len() } else { range.start..text.len() },
            text: cleaned.text,
            indent: 0,
            // Every line is a paragraph of its own.
            gap: 1,
            page_start: false,
            heading_mark: 0,
            kind,
            role: Some(role),
            joins_next: false,
        });
    }
    let layout = Layout { double_spaced: false, wrapped: false, paged: false, width: 0 };
    CleanText { raw, lang, lines, layout }
}
