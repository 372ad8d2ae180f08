//! Labels of notes: raised digits that no link leads from, and labels that stand before the text of a note.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::{LineRole, MarkKind};

use super::super::line::Line;
use super::notes;

/// Takes the label that a note prints before its text away: it is set again as a label.
pub(super) fn strip_label(line: &mut Line, label: &str) {
    let text = line.text.trim_start();
    let lead = line.text.len() - text.len();
    for printed in [
        format!("[{label}]"),
        format!("({label})"),
        format!("{label}."),
        format!("{label})"),
        label.to_owned(),
        "^".to_owned(),
    ] {
        if let Some(rest) = text.strip_prefix(printed.as_str())
            && (!rest.starts_with(char::is_alphanumeric) || printed != label)
        {
            let cut = lead + printed.len() + (rest.len() - rest.trim_start().len());
            return line.cut(cut);
        }
    }
}

/// Raised labels that no link leads from: those that open a line at the end of the page are notes, and those inside
/// lines above call them.
pub(super) fn call_raised(out: &mut [(Line, LineRole, u32)]) {
    let opens = |line: &Line| {
        let (range, _) =
            line.marks.iter().find(|(range, kind)| *kind == MarkKind::Raised && range.start == 0)?;
        let label = line.text.get(range.clone()).map(notes::bare).filter(|label| notes::is_label(label))?;
        Some((label.to_owned(), range.end))
    };
    let mut called = BTreeSet::new();
    let mut labels = BTreeSet::new();
    for (line, role, _) in out.iter_mut() {
        match opens(line) {
            Some((label, end)) if *role == LineRole::Body && called.contains(&label) => {
                *role = LineRole::Note;
                let lead = line.text[end..].len() - line.text[end..].trim_start().len();
                line.cut(end + lead);
                line.label(&label);
                labels.insert(label);
            }
            _ => called.extend(raised(line).map(|(_, label)| label)),
        }
    }
    for (line, _, _) in out.iter_mut().filter(|(_, role, _)| *role != LineRole::Note) {
        let calls: Vec<_> =
            raised(line).filter(|(_, label)| labels.contains(label)).map(|(range, _)| range).collect();
        for range in calls {
            line.marks.retain(|(other, kind)| *kind != MarkKind::Raised || *other != range);
            line.marks.push((range, MarkKind::Call));
        }
    }
}

/// The raised labels inside a line.
fn raised(line: &Line) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    line.marks.iter().filter(|(range, kind)| *kind == MarkKind::Raised && range.start > 0).filter_map(
        |(range, _)| {
            let label =
                line.text.get(range.clone()).map(notes::bare).filter(|label| notes::is_label(label))?;
            Some((range.clone(), label.to_owned()))
        },
    )
}
