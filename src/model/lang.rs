//! The two languages of a bitext.

/// A language of the corpus: French or English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// French, the first side of every table.
    Fr,
    /// English, the second side.
    En,
}

impl Lang {
    /// Both languages, French first.
    pub const BOTH: [Lang; 2] = [Lang::Fr, Lang::En];

    /// The two-letter code (ISO 639-1) that the tables and the corpus folders use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Fr => "fr",
            Lang::En => "en",
        }
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Lang {
        match self {
            Lang::Fr => Lang::En,
            Lang::En => Lang::Fr,
        }
    }

    /// The English name, for messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Lang::Fr => "French",
            Lang::En => "English",
        }
    }

    /// The language of a two-letter code, in lower case.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::BOTH.into_iter().find(|lang| lang.code() == code)
    }
}
