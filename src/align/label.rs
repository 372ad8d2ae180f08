//! Labels at the beginning of a segment: what sort they are, and what they say.

use std::sync::LazyLock;

use regex::Regex;

use crate::lexicon::folded;
use crate::model::label_numeral;

/// What sort of label opens a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelKind {
    /// A number, bare or in brackets: `1.`, `12 bis`, `2(1)`, `12.1`, `(3)`.
    Number,
    /// A letter or a small Roman number: `a)`, `(b)`, `(iv)`.
    Letter,
    /// A capital letter or Roman number with its point: `A.`, `IV.`.
    Section,
    /// An article, which English also calls a section: `Article premier`, `Section 1`.
    Article,
    /// An annex, which English also calls a schedule: `Annexe II`, `Schedule 2`.
    Annex,
    /// A part or a chapter.
    Part,
}

/// The label of a segment, in a form that is the same in both languages.
///
/// ```
/// use paralign::align::{Label, LabelKind};
/// let (label, text) = Label::split("a) Les États Membres").expect("a label");
/// assert_eq!((label.kind, label.value.as_str(), text), (LabelKind::Letter, "a", "Les États Membres"));
/// assert_eq!(Label::split("(a) Member States").map(|(label, _)| label), Some(label));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// What sort of label it is.
    pub kind: LabelKind,
    /// What it says: lower case, without brackets, points or spaces.
    pub value: String,
}

/// One way to write a label; group 1 is its value.
struct Form {
    kind: LabelKind,
    /// Whether a line that begins with an ASCII character may begin with such a label: most begin with a word, and no pattern
    /// is tried on them.
    opens: fn(&str) -> bool,
    pattern: &'static str,
    #[cfg(test)]
    examples: &'static [(&'static str, &'static str)],
    #[cfg(test)]
    counterexamples: &'static [&'static str],
}

const FORMS: &[Form] = &[
    Form {
        kind: LabelKind::Article,
        opens: |line| word_in(line, &["article", "section", "art"]),
        pattern: r"^(?i:article|section|art\.)\s+(premier|\d+(?:\.\d+)*(?:\s?(?:bis|ter|quater)\b)?)(?:\s*[.:–—-])?(?:\s+|$)",
        #[cfg(test)]
        examples: &[
            ("Article premier Objet", "1"),
            ("Section 1. Purpose", "1"),
            ("ARTICLE 12 bis – Champ", "12bis"),
        ],
        #[cfg(test)]
        counterexamples: &["Articles 3 et 4", "Section des finances"],
    },
    Form {
        kind: LabelKind::Annex,
        opens: |line| word_in(line, &["annexe", "annex", "schedule", "appendice", "appendix"]),
        pattern: r"^(?i:annexe|annex|schedule|appendice|appendix)\s+([IVXLC]+|\d+|[A-Z])\b(?:\s*[.:–—-])?(?:\s+|$)",
        #[cfg(test)]
        examples: &[("Annexe II", "2"), ("SCHEDULE 2 Fees", "2"), ("Annex IV: Members", "4")],
        #[cfg(test)]
        counterexamples: &["Annexe", "Annexes I et II du rapport"],
    },
    Form {
        kind: LabelKind::Part,
        opens: |line| word_in(line, &["partie", "part", "chapitre", "chapter", "titre", "title"]),
        pattern: r"^(?i:partie|part|chapitre|chapter|titre|title)\s+([IVXLC]+|\d+)\b(?:\s*[.:–—-])?(?:\s+|$)",
        #[cfg(test)]
        examples: &[("PARTIE III Dispositions", "3"), ("Chapter 4. Finance", "4")],
        #[cfg(test)]
        counterexamples: &["Part of the work", "Partie prenante"],
    },
    Form {
        kind: LabelKind::Number,
        opens: |line| line.starts_with(|c: char| c.is_ascii_digit() || c == '['),
        pattern: r"^\[?(\d+(?:\.\d+)*(?:\s?(?:bis|ter|quater|quinquies)\b)?(?:\s?\(\d+(?:\.\d+)*\))?)(?:\]|\)|\.|\s?[–—-])?(?:\s+|$)",
        #[cfg(test)]
        examples: &[
            ("1. Le Conseil", "1"),
            ("12 bis La loi", "12bis"),
            ("2(1) In this Act", "2(1)"),
            ("2 (1) Les définitions", "2(1)"),
            ("12.1 Le ministre", "12.1"),
            ("[3] Voir", "3"),
        ],
        #[cfg(test)]
        counterexamples: &["1er janvier", "3,9 millions", "24h", "10% of"],
    },
    Form {
        kind: LabelKind::Number,
        opens: |line| line.starts_with('('),
        pattern: r"^\((\d+(?:\.\d+)*)\)(?:\s+|$)",
        #[cfg(test)]
        examples: &[("(3) La présente loi", "3"), ("(2.1) This Act", "2.1")],
        #[cfg(test)]
        counterexamples: &["(2018) année", "(3 p. 100)"],
    },
    Form {
        kind: LabelKind::Number,
        opens: |line| line.starts_with('"'),
        pattern: r"^(?:[«“\x22]\s*)?§\s*(\d+)(?:er|°)?\.?(?:\s+|$)",
        #[cfg(test)]
        examples: &[
            ("§ 1. If the offence", "1"),
            ("« § 1er. Pourra être poursuivie", "1"),
            ("§2 Tout Belge", "2"),
        ],
        #[cfg(test)]
        counterexamples: &["§ premier", "§ 1.1 IP CCP"],
    },
    Form {
        kind: LabelKind::Letter,
        opens: |line| line.starts_with('(') || line[word(line).len()..].starts_with([')', '.']),
        pattern: r"^\(?([a-z](?:\.\d+)?|[ivx]{1,6}(?:\.\d+)?|[A-Z])\)(?:\s+|$)",
        #[cfg(test)]
        examples: &[
            ("a) le Conseil", "a"),
            ("(iv) the Senate", "iv"),
            ("(b.1) the record", "b.1"),
            ("(A) any", "a"),
        ],
        #[cfg(test)]
        counterexamples: &["(les) membres", "a la carte", "(UN) bodies"],
    },
    Form {
        kind: LabelKind::Section,
        opens: |line| {
            (1..=7).contains(&word(line).len()) && word(line).bytes().all(|byte| byte.is_ascii_uppercase())
        },
        pattern: r"^([A-Z]|[IVXLC]{1,7})(?:\s?(?:\.|[–—-])\s+|\.?\s*$)",
        #[cfg(test)]
        examples: &[
            ("A. Introduction", "a"),
            ("IV. Questions diverses", "4"),
            ("II – Objet", "2"),
            ("I", "1"),
        ],
        #[cfg(test)]
        counterexamples: &["À Genève. Le", "I think", "MM. Guterres"],
    },
];

static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    FORMS.iter().map(|form| Regex::new(form.pattern).expect("the tests compile every pattern")).collect()
});

/// The letters that a line begins with.
fn word(line: &str) -> &str {
    &line[..line.bytes().take_while(u8::is_ascii_alphabetic).count()]
}

/// Whether a line begins with one of some words.
fn word_in(line: &str, words: &[&str]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word(line)))
}

/// Longest number that is taken for a label: a longer one is a year or an amount.
const LONGEST_NUMBER: usize = 999;

/// Bytes at the beginning of a line in which its label must end: `Article 12 quinquies (3.1)` needs half of them.
const LONGEST_LABEL: usize = 64;

impl Label {
    /// Cuts the label off the beginning of `line`; `None` if there is none.
    #[must_use]
    pub fn split(line: &str) -> Option<(Label, &str)> {
        let line = line.trim_start();
        // A number of a million digits is not read to its end to learn that it is not a label.
        let head = &line[..line.floor_char_boundary(LONGEST_LABEL)];
        let plain = head.starts_with(|c: char| c.is_ascii());
        FORMS.iter().zip(0..).filter(|(form, _)| !plain || (form.opens)(head)).find_map(|(form, at)| {
            let pattern: &Regex = &PATTERNS[at];
            let captures = pattern.captures(head)?;
            let (whole, value) = (captures.get(0)?, captures.get(1)?);
            if whole.end() == head.len() && !whole.as_str().ends_with(char::is_whitespace) && head != line {
                return None;
            }
            let value = normal(form.kind, value.as_str());
            let year = value.parse().is_ok_and(|number: usize| number > LONGEST_NUMBER);
            (!year).then(|| (Label { kind: form.kind, value }, line[whole.end()..].trim_start()))
        })
    }

    /// The label that is printed apart from a text: `12`, `a)`, `Figure II`; `None` for a bullet.
    #[must_use]
    pub fn printed(printed: &str) -> Option<Label> {
        let whole = |text| Label::split(text).filter(|(_, rest)| rest.is_empty()).map(|(label, _)| label);
        whole(printed.trim()).or_else(|| printed.split_whitespace().last().and_then(whole))
    }
}

fn normal(kind: LabelKind, value: &str) -> String {
    let plain: String = folded(value).chars().filter(|c| !c.is_whitespace()).collect();
    match kind {
        LabelKind::Article if plain == "premier" => "1".to_owned(),
        // A single letter is a letter, unless it is one with which Roman counting begins.
        LabelKind::Section if plain.len() == 1 && !["i", "v", "x"].contains(&plain.as_str()) => plain,
        LabelKind::Section | LabelKind::Annex | LabelKind::Part => {
            label_numeral(&plain.to_ascii_uppercase()).map_or(plain, |number| number.to_string())
        }
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// No label is missed because of what its line begins with.
        #[test]
        fn a_line_that_has_a_label_opens_with_it(
            parts in prop::collection::vec(prop::sample::select(&[
                "(", ")", "[", "]", ".", " ", "1", "12", "bis", "a", "b", "iv", "I", "IV", "X", "A", "§", "\"", "«", "–", "-",
                "article", "ART", "Section", "ſ", "ection", "annex", "e", "Part", "title", "é", "Le", ":",
            ][..]), 0..6),
        ) {
            let line = parts.concat();
            for (form, pattern) in FORMS.iter().zip(PATTERNS.iter()) {
                let opens = !line.starts_with(|c: char| c.is_ascii()) || (form.opens)(&line);
                prop_assert!(opens || !pattern.is_match(&line), "{line:?} and {}", form.pattern);
            }
        }
    }

    #[test]
    fn every_form_finds_its_examples_and_nothing_else() {
        for form in FORMS {
            for (line, value) in form.examples {
                let (label, rest) = Label::split(line).unwrap_or_else(|| panic!("no label in {line:?}"));
                assert_eq!((label.kind, label.value.as_str()), (form.kind, *value), "{line:?}");
                assert!(line.ends_with(rest));
            }
            for line in form.counterexamples {
                assert_eq!(Label::split(line), None, "{line:?}");
            }
        }
    }

    #[test]
    fn a_label_is_short() {
        let spaces = " ".repeat(100);
        assert_eq!(
            Label::split(&format!("12.{spaces}Le")).map(|(label, rest)| (label.value, rest)),
            Some(("12".to_owned(), "Le"))
        );
        for long in [
            "1".repeat(65),
            "1.".repeat(40),
            format!("Article {}", "1".repeat(57)),
            format!("(1{}", "é".repeat(40)),
        ] {
            assert_eq!(Label::split(&long), None, "{long}");
        }
    }

    #[test]
    fn years_are_no_labels() {
        assert_eq!(Label::split("2018 was a good year"), None);
        assert_eq!(Label::split("(2018) was"), None);
    }
}
