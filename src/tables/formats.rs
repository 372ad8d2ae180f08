//! The choices of the user: which CSV dialect, and what goes into the exchange files.

use crate::model::vocabulary;

/// In which forms the tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formats {
    /// How the CSV files are written.
    pub dialect: Dialect,
    /// What a unit of the exchange files is.
    pub level: Level,
    /// The least confidence of a bead in the exchange files, in per cent.
    pub min_confidence: u8,
    /// Whether the workbook is written beside the tables.
    pub workbook: bool,
    /// Whether the texts are written as they were read.
    pub texts: bool,
}

impl Formats {
    /// The forms that most users want.
    pub const DEFAULT: Formats = Formats {
        dialect: Dialect::Standard,
        level: Level::Sentence,
        min_confidence: 50,
        workbook: true,
        texts: false,
    };
}

impl Default for Formats {
    fn default() -> Formats {
        Formats::DEFAULT
    }
}

vocabulary! {
    /// How a CSV file is written.
    pub enum Dialect {
        /// Byte order mark, comma, CRLF, every value as it is.
        Standard = "standard",
        /// Byte order mark, semicolon, CRLF, and an apostrophe before cells that a spreadsheet would compute.
        ExcelFr = "excel-fr",
        /// No byte order mark, comma, LF.
        Plain = "plain",
        /// No byte order mark, tab, LF; a tab inside a cell becomes a blank.
        Tsv = "tsv",
    }
}

vocabulary! {
    /// What a unit of the exchange files is.
    pub enum Level {
        /// A bead of sentences.
        Sentence = "sentence",
        /// A bead of blocks.
        Paragraph = "paragraph",
    }
}
