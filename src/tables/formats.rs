//! The choices of the user: which CSV dialect, and what goes into the exchange files.

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

/// How a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Byte order mark, comma, CRLF, every value as it is.
    Standard,
    /// Byte order mark, semicolon, CRLF, and an apostrophe before cells that a spreadsheet would compute.
    ExcelFr,
    /// No byte order mark, comma, LF.
    Plain,
    /// No byte order mark, tab, LF; a tab inside a cell becomes a blank.
    Tsv,
}

impl Dialect {
    /// All dialects.
    pub const ALL: [Dialect; 4] = [Dialect::Standard, Dialect::ExcelFr, Dialect::Plain, Dialect::Tsv];

    /// The name on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Dialect::Standard => "standard",
            Dialect::ExcelFr => "excel-fr",
            Dialect::Plain => "plain",
            Dialect::Tsv => "tsv",
        }
    }
}

/// What a unit of the exchange files is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A bead of sentences.
    Sentence,
    /// A bead of blocks.
    Paragraph,
}

impl Level {
    /// Both levels.
    pub const ALL: [Level; 2] = [Level::Sentence, Level::Paragraph];

    /// The name on the command line and in the exchange files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Level::Sentence => "sentence",
            Level::Paragraph => "paragraph",
        }
    }
}
