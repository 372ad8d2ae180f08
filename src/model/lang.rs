//! The two languages of a bitext.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::vocabulary::vocabulary;

vocabulary! {
    /// A language of the corpus, French or English; its word is the two-letter code of ISO 639-1.
    pub enum Lang {
        /// French, the first side of every table.
        Fr = "fr",
        /// English, the second side.
        En = "en",
    }
}

impl Lang {
    /// Both languages, French first.
    pub const BOTH: [Lang; 2] = Lang::ALL;

    /// The two-letter code that the tables and the corpus folders use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.word()
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
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Lang, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}
