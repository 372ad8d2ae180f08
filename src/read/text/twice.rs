//! UTF-8 that was taken for another encoding and put into UTF-8 once more: "Ã©" for "é".

use super::likely::points;
use super::pages::{PAGES, Page};
use super::utf7::Placed;

/// By so many points the undone text must be better: one letter in its place is no proof.
const CLEAR: i64 = 6;

/// The characters of `text` when the second step is undone; `None` if the text reads better as it is.
pub(super) fn decode(text: &str) -> Option<Vec<Placed>> {
    // What the first bytes of accented letters become: C3 and C2 as each encoding reads them.
    if !text.contains(['Ã', 'Â', 'â', '√', '├']) {
        return None;
    }
    // What no page changes reads no better than it does.
    let mut undoing = PAGES.iter().filter(|page| undoes(text, page)).peekable();
    undoing.peek()?;
    let plain = points(text);
    let undone = undoing.map(|page| undo(text, page)).map(|found| {
        let text: String = found.iter().map(|(c, _)| *c).collect();
        (points(&text), found)
    });
    let mut best = (plain + CLEAR - 1, None);
    for (points, found) in undone {
        if points > best.0 {
            best = (points, Some(found));
        }
    }
    best.1
}

/// Whether any run beyond ASCII is UTF-8 as bytes of `page`: a single character never is.
fn undoes(text: &str, page: &Page) -> bool {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.bytes().position(|byte| !byte.is_ascii()) {
        rest = &rest[start..];
        let (run, behind) =
            rest.split_at(rest.bytes().position(|byte| byte.is_ascii()).unwrap_or(rest.len()));
        rest = behind;
        bytes.clear();
        if run.chars().nth(1).is_some() {
            bytes.extend(run.chars().map_while(|c| page.byte(c)));
        }
        if !bytes.is_empty() && bytes.len() == run.chars().count() && std::str::from_utf8(&bytes).is_ok() {
            return true;
        }
    }
    false
}

/// The characters of `text`, in which each run beyond ASCII that is UTF-8 as bytes of `page` is taken as such.
fn undo(text: &str, page: &Page) -> Vec<Placed> {
    let mut out = Vec::with_capacity(text.len());
    let mut run: Vec<(char, usize)> = Vec::new();
    let mut bytes = Vec::new();
    for (at, c) in text.char_indices() {
        if !c.is_ascii() {
            run.push((c, at));
            continue;
        }
        close(&mut run, &mut bytes, page, &mut out);
        out.push((c, at));
    }
    close(&mut run, &mut bytes, page, &mut out);
    out
}

/// Adds a run beyond ASCII: as the characters that its bytes are, or as it stands.
fn close(run: &mut Vec<Placed>, bytes: &mut Vec<u8>, page: &Page, out: &mut Vec<Placed>) {
    bytes.clear();
    bytes.extend(run.iter().map_while(|(c, _)| page.byte(*c)));
    match std::str::from_utf8(bytes) {
        Ok(text) if bytes.len() == run.len() => {
            out.extend(text.char_indices().map(|(at, c)| (c, run[at].1)));
        }
        _ => out.append(run),
    }
    run.clear();
}
