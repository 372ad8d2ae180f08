//! UTF-8 that was taken for another encoding and put into UTF-8 once more: "Ã©" for "é".

use std::collections::BTreeSet;

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
    let runs = runs(text);
    let mut undoing = PAGES.iter().filter(|page| undoes(&runs, page)).peekable();
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

/// The fewest bytes of two characters beyond ASCII.
const TWO_CHARACTERS: usize = 4;

/// The runs beyond ASCII, each once; a single character is never UTF-8 as bytes of any page.
fn runs(text: &str) -> BTreeSet<&str> {
    let mut out = BTreeSet::new();
    let mut rest = text;
    while let Some(start) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (run, behind) = rest[start..]
            .split_at(rest[start..].bytes().position(|byte| byte.is_ascii()).unwrap_or(rest.len() - start));
        if run.len() >= TWO_CHARACTERS && run.chars().nth(1).is_some() {
            out.insert(run);
        }
        rest = behind;
    }
    out
}

/// Whether any run is UTF-8 as bytes of `page`.
fn undoes(runs: &BTreeSet<&str>, page: &Page) -> bool {
    let mut bytes = Vec::new();
    runs.iter().any(|run| {
        bytes.clear();
        bytes.extend(run.chars().map_while(|c| page.byte(c)));
        bytes.len() == run.chars().count() && std::str::from_utf8(&bytes).is_ok()
    })
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
