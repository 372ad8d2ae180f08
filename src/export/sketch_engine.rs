//! Two columns, French and English, as Sketch Engine reads parallel texts.

use csv::{Writer, WriterBuilder};

use super::form::{Draft, Export, Files, Joined, Opening};
use super::formats::{Form, Formats};
use super::lines::texts;
use crate::error::Result;
use crate::tables::{Unit, Words};

/// The file.
const FILE: &str = "sketch-engine.tsv";

/// Two columns.
pub(super) struct Pairs;

impl Export for Pairs {
    fn is_written(&self, formats: &Formats) -> bool {
        formats.forms.has(Form::SketchEngine)
    }

    fn names(&self, _: &Formats) -> Vec<String> {
        vec![FILE.to_owned()]
    }

    fn about(&self) -> Vec<(&'static str, Words)> {
        let about = Words {
            en: "two columns, French and English, for Sketch Engine",
            fr: "deux colonnes, français et anglais, pour Sketch Engine",
        };
        vec![(FILE, about)]
    }

    fn draft(&self, formats: &Formats) -> Box<dyn Draft> {
        Box::new(Columns { formats: *formats, columns: writer() })
    }

    fn open(&self, opening: &Opening<'_>) -> Result<Box<dyn Files>> {
        Ok(Box::new(Joined::create(opening.folder, &[(FILE, "French\tEnglish\n")], "")?))
    }
}

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
