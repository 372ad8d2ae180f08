//! Closed vocabularies: enums whose words stand in the tables or on the command line.

use std::fmt;

/// A word that is not in a closed vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// The word.
    pub word: String,
    /// The words that there are.
    pub expected: &'static [&'static str],
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not one of: {}", self.word, self.expected.join(", "))
    }
}

impl std::error::Error for UnknownWord {}

/// Declares an enum with the word of each value. `ALL`, `WORDS`, `word`, `Display` and `FromStr` come from this one list.
macro_rules! vocabulary {
    (
        $(#[$about:meta])*
        $vis:vis enum $name:ident {
            $($(#[$doc:meta])* $value:ident = $word:literal,)+
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name {
            $($(#[$doc])* $value,)+
        }

        impl $name {
            /// The words, in the order of [`Self::ALL`].
            $vis const WORDS: &'static [&'static str] = &[$($word),+];
            /// Every value, in the order in which they are declared.
            $vis const ALL: [$name; Self::WORDS.len()] = [$($name::$value),+];

            /// The word that stands in the tables, or on the command line.
            #[must_use]
            $vis const fn word(self) -> &'static str {
                match self {
                    $($name::$value => $word,)+
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.word())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::model::UnknownWord;

            fn from_str(word: &str) -> ::std::result::Result<$name, $crate::model::UnknownWord> {
                let found = Self::ALL.into_iter().find(|value| value.word() == word);
                found.ok_or_else(|| $crate::model::UnknownWord {
                    word: word.to_owned(),
                    expected: Self::WORDS,
                })
            }
        }
    };
}
pub(crate) use vocabulary;

#[cfg(test)]
mod tests {
    use crate::model::{Check, Granularity, Relation};

    #[test]
    fn a_word_leads_back_to_its_value() {
        for check in Check::ALL {
            assert_eq!(check.word().parse(), Ok(check));
        }
        assert_eq!(Granularity::WORDS, ["day", "month", "quarter", "semester", "year", "decade", "century"]);
        assert_eq!(format!("{:>8}|", Relation::FrOnly), " fr_only|");
    }

    #[test]
    fn an_unknown_word_names_the_known_ones() {
        let told = "days".parse::<Relation>().map_err(|unknown| unknown.to_string());
        assert_eq!(told, Err("“days” is not one of: match, split, merge, many, fr_only, en_only".to_owned()));
    }
}
