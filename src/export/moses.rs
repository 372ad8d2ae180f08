//! Parallel lines with their ids, as Moses and its like read them.

use super::form::{Draft, Joined, Named};
use super::formats::{Form, Formats};
use super::lines::{line, put, texts};
use crate::tables::{Unit, Words};

/// The files, and what they are.
const FILES: [(&str, Words); 3] = [
    (
        "paralign.en-fr.fr",
        Words {
            en: "the French side, one bead per line (Moses format)",
            fr: "le côté français, un appariement par ligne (format Moses)",
        },
    ),
    (
        "paralign.en-fr.en",
        Words {
            en: "the English side, line by line the same beads",
            fr: "le côté anglais, ligne à ligne les mêmes appariements",
        },
    ),
    (
        "paralign.en-fr.ids",
        Words {
            en: "document, id of the bead and confidence of each line, separated by tabs",
            fr: "document, identifiant de l'appariement et confiance de chaque ligne, séparés par des tabulations",
        },
    ),
];

/// Parallel lines.
pub(super) static LINES: Named = Named {
    form: Form::Moses,
    files: &FILES,
    draft: |formats| Box::new(Beads { formats: *formats, lines: Default::default() }),
    open: |opening| Ok(Box::new(Joined::create(opening.folder, &FILES.map(|(name, _)| (name, "")), "")?)),
};

/// The beads of a document.
struct Beads {
    formats: Formats,
    /// French, English, ids.
    lines: [Vec<u8>; 3],
}

impl Draft for Beads {
    fn unit(&mut self, unit: &Unit<'_>) {
        let Some((fr, en)) = texts(&self.formats, unit) else { return };
        let [fr_lines, en_lines, ids] = &mut self.lines;
        put(fr_lines, [&fr, "\n"]);
        put(en_lines, [&en, "\n"]);
        put(ids, [&line(unit.document), "\t", &line(unit.id), "\t", &unit.confidence.to_string(), "\n"]);
    }

    fn parts(&mut self) -> Vec<Vec<u8>> {
        std::mem::take(&mut self.lines).into()
    }
}

#[cfg(test)]
mod tests {
    use super::super::form::Export;
    use super::super::sketch_engine::PAIRS;
    use super::super::tmx::MEMORY;
    use super::*;
    use crate::model::Relation;
    use crate::tables::{Level, SideOf};

    fn unit<'a>(level: Level, confidence: u8, fr: &'a str, en: &'a str) -> Unit<'a> {
        let side = |text| SideOf { paragraph: "1", provenance: "", text };
        let (id, relation) = ("bead:a:1", Relation::Match.word());
        let (fr, en) = (side(fr), side(en));
        Unit { level, id, document: "a", part: "main", relation, confidence, fr, en }
    }

    #[test]
    fn lines_pair_up_whatever_the_text() {
        let formats = Formats::default();
        let mut drafts = [LINES.draft(&formats), PAIRS.draft(&formats), MEMORY.draft(&formats)];
        let odd = "L'eau\u{2028}\u{85}coule\n ici\u{1}";
        for (confidence, fr, en) in
            [(50, odd, "Water runs"), (49, "non", "no"), (90, "\u{c}", "empty"), (90, "", "x")]
        {
            for level in Level::ALL {
                drafts.iter_mut().for_each(|draft| draft.unit(&unit(level, confidence, fr, en)));
            }
        }
        let parts = drafts.iter_mut().flat_map(|draft| draft.parts());
        let parts: Vec<String> = parts.map(|file| String::from_utf8(file).expect("UTF-8")).collect();
        let [fr, en, ids, columns, tmx] = parts.try_into().expect("five files");
        assert_eq!(fr, "L'eau  coule  ici\n");
        assert_eq!(en, "Water runs\n");
        assert_eq!(ids, "a\tbead:a:1\t50\n");
        assert_eq!(columns, "L'eau  coule  ici\tWater runs\n");
        assert_eq!(tmx.matches("<tu ").count(), 1);
    }
}
