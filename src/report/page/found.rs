//! What stands above the rows of a document: what it is, its flaws, its differences.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::model::{BeadDiscrepancy, Diagnostic, Document, part_name};

use super::french;
use super::head::Head;
use super::out::Out;
use super::section::bead_id;
use super::template::{Said, address, render};

/// Flaws or differences that are listed at a time.
pub(super) const LISTED: usize = 200;

/// Writes what stands above the rows: what the document is, its flaws, its differences.
pub(super) fn head(document: &Document, head: &Head, out: &mut Out<'_, '_>) {
    out.html.push_str(&render("section.html", head));
    out.html.push('\n');
    let (flaws, differences) = (&document.diagnostics, &document.discrepancies);
    for (list, count) in [("flaws", flaws.len()), ("differences", differences.len())] {
        if count == 0 {
            continue;
        }
        out.html.push_str(&render("found.html", &List { list, id: &head.id, count }));
        for at in (0..count).step_by(LISTED) {
            let part = at..count.min(at + LISTED);
            out.html.push_str(&match list {
                "flaws" => render("flaws.html", &Items::of(flaws[part].iter().map(Flaw::new))),
                _ => {
                    let told = differences[part].iter().map(|found| Difference::new(&head.id, found));
                    render("differences.html", &Items::of(told))
                }
            });
            out.give();
        }
        out.html.push_str("</ul></details>\n");
    }
}

/// A flaw as the page tells it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Flaw {
    severity: Cow<'static, str>,
    place: String,
    message: Said,
}

impl Flaw {
    pub(super) fn new(found: &Diagnostic) -> Flaw {
        let parts = [
            found.lang.map(|lang| lang.code().to_owned()),
            found.part.filter(|part| *part > 0).map(part_name),
            found.paragraph.clone(),
        ];
        Flaw {
            severity: found.flaw.severity().word().into(),
            place: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
            message: Said { en: found.flaw.to_string(), fr: french::flaw(&found.flaw) },
        }
    }
}

#[derive(Serialize)]
struct List<'a> {
    list: &'static str,
    id: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct Items<T> {
    items: Vec<T>,
}

impl<T> Items<T> {
    fn of(items: impl Iterator<Item = T>) -> Items<T> {
        Items { items: items.collect() }
    }
}

/// A difference as the page tells it.
#[derive(Debug, Serialize)]
pub(super) struct Difference {
    href: String,
    /// The number of its bead, from 1.
    bead: usize,
    check: &'static str,
    severity: &'static str,
    message: Said,
}

impl Difference {
    /// A difference of the document `id`.
    pub(super) fn new(id: &str, found: &BeadDiscrepancy) -> Difference {
        let one = &found.discrepancy;
        Difference {
            href: format!("#{}", address(&bead_id(id, found.bead))),
            bead: found.bead + 1,
            check: one.check.word(),
            severity: one.severity.word(),
            message: Said { en: one.message(), fr: french::difference(one) },
        }
    }
}
