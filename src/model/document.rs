//! The documents of a corpus: their files, what is known of them, and what became of them.

use std::ops::Range;
use std::path::PathBuf;

use super::vocabulary::vocabulary;
use super::{BeadDiscrepancy, Bitext, Diagnostic, Issued, Lang, Mention, SegmentedText, Sides};

/// A document with its two versions, as far as they are there.
#[derive(Debug, Clone)]
pub struct DocumentPair {
    /// The name under which the tables speak of it.
    pub id: String,
    /// The French file.
    pub fr: Option<SourceFile>,
    /// The English file.
    pub en: Option<SourceFile>,
    /// What the manifest says.
    pub about: About,
}

/// A file of the corpus.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its path under the corpus folder, with `/`.
    pub name: String,
    /// What of the file at that path it is.
    pub within: Within,
}

/// What of a file on the disk a document is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Within {
    /// The whole file.
    #[default]
    Whole,
    /// These bytes of an archive.
    Bytes(Range<u64>),
    /// A text in a line of JSON.
    Line {
        /// The bytes of the line.
        place: Range<u64>,
        /// The side whose text it is.
        lang: Lang,
        /// The size of the text.
        bytes: u64,
    },
}

vocabulary! {
    /// What tells the date of publication.
    pub enum DateSource {
        /// The manifest.
        Manifest = "manifest",
        /// The masthead of the document.
        Masthead = "masthead",
        /// A line of its cover that holds a date and hardly more: `Lausanne, le 14 mars 2020`.
        Dateline = "dateline",
    }
}

/// What the manifest says of a document; empty where it says nothing.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// The document symbol.
    pub symbol: String,
    /// The title.
    pub title: String,
    /// When it was published.
    pub date: Option<Issued>,
    /// Where the text of each side comes from.
    pub provenance: Sides<String>,
    /// What stands in the further columns of the manifest, in their order.
    pub meta: Vec<String>,
}

/// Where a version of a document can be downloaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// The document.
    pub doc_id: String,
    /// The language of the version.
    pub lang: Lang,
    /// The document symbol.
    pub symbol: String,
    /// The address.
    pub url: String,
    /// The name under which it belongs into the corpus folder.
    pub file: String,
}

/// A document after its way through all rooms.
#[derive(Debug, Clone)]
pub struct Document {
    /// The files and what the manifest says.
    pub pair: DocumentPair,
    /// The French version, if there is a file.
    pub fr: Option<Version>,
    /// The English version, if there is a file.
    pub en: Option<Version>,
    /// How the versions are joined; with one version, all beads are one-sided.
    pub bitext: Bitext,
    /// What differs between the two versions, in the order of the beads.
    pub discrepancies: Vec<BeadDiscrepancy>,
    /// What is wrong with the material.
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// The version of a side.
    #[must_use]
    pub fn version(&self, lang: Lang) -> Option<&Version> {
        match lang {
            Lang::Fr => self.fr.as_ref(),
            Lang::En => self.en.as_ref(),
        }
    }

    /// The size of the files that it was read from, in bytes.
    #[must_use]
    pub fn file_bytes(&self) -> u64 {
        let versions = Lang::BOTH.into_iter().filter_map(|lang| self.version(lang));
        versions.map(|version| version.text.raw.file_bytes() as u64).sum()
    }
}

/// One version of a document: its file, its blocks and what they mention.
#[derive(Debug, Clone)]
pub struct Version {
    /// The path of the file under the corpus folder.
    pub file: String,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// The SHA-256 of the text that was read from it, in UTF-8 and in hexadecimal.
    pub text_sha256: String,
    /// The language that the text reads as, with the detector's confidence in per cent.
    pub detected: Option<(Lang, u8)>,
    /// The document symbol.
    pub symbol: String,
    /// When it was published.
    pub date: Option<Issued>,
    /// What told it.
    pub date_source: Option<DateSource>,
    /// The blocks.
    pub text: SegmentedText,
    /// What they mention, in order.
    pub mentions: Vec<Mention>,
}
