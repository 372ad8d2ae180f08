//! Two columns, French and English, as Sketch Engine reads parallel texts.

use csv::{Writer, WriterBuilder};

use super::form::{Draft, Joined, Named};
use super::formats::{Form, Formats};
use super::lines::texts;
use crate::tables::{Unit, Words};

/// The file.
const FILE: &str = "sketch-engine.tsv";

/// What it is.
const ABOUT: Words = Words {
    en: "two columns, French and English, for Sketch Engine",
    fr: "deux colonnes, français et anglais, pour Sketch Engine",
};

/// Two columns.
pub(super) static PAIRS: Named = Named {
    form: Form::SketchEngine,
    files: &[(FILE, ABOUT)],
    draft: |formats| Box::new(Columns { formats: *formats, columns: writer() }),
    open: |opening| Ok(Box::new(Joined::create(opening.folder, &[(FILE, "French\tEnglish\n")], "")?)),
};

/// The beads of a document.
struct Columns {
    formats: Formats,
    columns: Writer<Vec<u8>>,
}

impl Draft for Columns {
    fn unit(&mut self, unit: &Unit<'_>) {
        if let Some((fr, en)) = texts(&self.formats, unit) {
            self.columns.write_record([&*fr, &*en]).expect("memory takes every byte");
        }
    }

    fn parts(&mut self) -> Vec<Vec<u8>> {
        let columns = std::mem::replace(&mut self.columns, writer());
        vec![columns.into_inner().expect("memory takes every byte")]
    }
}

fn writer() -> Writer<Vec<u8>> {
    WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new())
}
