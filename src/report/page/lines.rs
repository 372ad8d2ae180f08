//! The beads of a document as lines of text, for the search over all documents of a large report.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Bead, BeadDiscrepancy, Document, Lang};

use super::digest::Name;
use super::mark::joined;
use super::reader::{blocks, checks, mentions, numbers, of_bead, valued};
use super::template::escape;

/// The beads of a document while they are written, a line each, as text that may stand in a page.
///
/// The cells, parted by tabs: number, unit, relation, confidence, French and English paragraph numbers, checks, dates,
/// symbols, entities, French and English text.
pub(super) struct Lines<'a> {
    document: &'a Document,
    /// The next bead, and the differences from it on.
    next: usize,
    found: &'a [BeadDiscrepancy],
    /// What is written.
    pub(super) out: String,
}

impl<'a> Lines<'a> {
    /// Begins the lines behind `names`.
    pub(super) fn new(document: &'a Document, names: String) -> Lines<'a> {
        Lines { document, next: 0, found: &document.discrepancies, out: names }
    }

    /// Writes lines until there are about `size` bytes of them; says whether beads are left.
    pub(super) fn write(&mut self, size: usize) -> bool {
        while let Some(bead) = self.document.bitext.beads.get(self.next) {
            if self.out.len() >= size {
                return true;
            }
            self.line(bead);
            self.next += 1;
        }
        false
    }

    fn line(&mut self, bead: &Bead) {
        let Lines { document, next, found, out } = self;
        let (differences, later) = of_bead(found, *next);
        *found = later;
        let mut values: [BTreeSet<&str>; 3] = Default::default();
        for lang in Lang::BOTH {
            for mention in bead.side(lang).iter().flat_map(|at| mentions(document, lang, *at)) {
                let (class, value) = valued(mention);
                let kind = usize::from(class != "d") + usize::from(class == "e");
                values[kind].insert(value);
            }
        }
        let [dates, symbols, entities] = values.map(|set| joined(set.into_iter()));
        let cells = [
            &(*next + 1).to_string(),
            bead.unit.word(),
            bead.relation().word(),
            &bead.confidence.to_string(),
            &numbers(blocks(document, Lang::Fr), &bead.fr),
            &numbers(blocks(document, Lang::En), &bead.en),
            &checks(differences),
            &dates,
            &symbols,
            &entities,
        ];
        for value in cells {
            cell(value, out);
            out.push('\t');
        }
        for (lang, behind) in [(Lang::Fr, '\t'), (Lang::En, '\n')] {
            let texts = bead.side(lang).iter().filter_map(|at| blocks(document, lang).get(*at));
            for (at, block) in texts.enumerate() {
                if at > 0 {
                    out.push(' ');
                }
                cell(block.text.text(), out);
            }
            out.push(behind);
        }
    }
}

/// What stands before a line that holds no bead but the names of a value.
pub(super) const NAMES: &str = "=";

/// Writes under which names the search knows each entity, a line each: its value, its French and English name, its short forms.
pub(super) fn names(names: &BTreeMap<String, Name>) -> String {
    let mut out = String::new();
    for (value, name) in names {
        let short: Vec<&str> = name.acronyms.iter().map(String::as_str).collect();
        let short = short.join("|");
        let forms = [&name.name_fr, &name.name_en, &short];
        if forms.iter().all(|form| form.is_empty() || *form == value) {
            continue;
        }
        out.push_str(NAMES);
        for form in [value].into_iter().chain(forms) {
            out.push('\t');
            cell(form, &mut out);
        }
        out.push('\n');
    }
    out
}

/// Writes a value that stays on its line and in its cell.
fn cell(value: &str, out: &mut String) {
    let breaks = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r');
    if !value.bytes().any(breaks) {
        return escape(value, out);
    }
    for (at, piece) in value.split(['\t', '\n', '\r']).enumerate() {
        if at > 0 {
            out.push(' ');
        }
        escape(piece, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_in_its_place() {
        let mut out = String::new();
        cell("a\tb\r\n</template>", &mut out);
        assert_eq!(out, "a b  &lt;/template&gt;");
    }
}
