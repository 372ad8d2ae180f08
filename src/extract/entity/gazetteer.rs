//! The list of known names, ready to be searched for.

use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use foldhash::{HashMap, HashMapExt};

use super::fold::Folded;
use super::language::{Language, language};
use super::rows::{Entity, GazetteerError, Row, read};
use crate::model::{EntityKind, Lang};

/// The project's own lists, in order of growing precedence.
const BUILTIN: [(&str, &str); 6] = [
    ("decoys.tsv", include_str!("decoys.tsv")),
    ("cities.tsv", include_str!("cities.tsv")),
    ("countries.tsv", include_str!("countries.tsv")),
    ("instruments.tsv", include_str!("instruments.tsv")),
    ("organisations.tsv", include_str!("organisations.tsv")),
    ("bodies.tsv", include_str!("bodies.tsv")),
];

/// How many spellings a row may give by itself and still have others made of them.
const FEW_SPELLINGS: usize = 16;

/// All known names of both languages; those of a language are made ready when the first text of it is read.
#[derive(Debug)]
pub struct Gazetteer {
    /// The lines of the files, those that take precedence first.
    rows: Vec<Row>,
    fr: OnceLock<Names>,
    en: OnceLock<Names>,
}

/// The names to be searched for in the texts of one language.
#[derive(Debug)]
pub(super) struct Names {
    /// In the order of their first words, then of their bytes.
    patterns: Vec<Pattern>,
    /// For each first word, where its names stand.
    starts: HashMap<String, Range<usize>>,
}

#[derive(Debug)]
struct Pattern {
    entity: Arc<Entity>,
    /// How many bytes of the folded name belong to the mention; the rest must only follow.
    covered: usize,
    /// The folded name in small letters.
    lower: String,
    /// The length of its first word.
    first: usize,
    /// The folded name, if the case of its letters counts.
    exact: Option<String>,
    /// The longest of the names before this one with which this one begins.
    within: Option<usize>,
}

/// A name found in a folded text.
pub(super) struct Find<'g> {
    /// The bytes of the name.
    pub(super) start: usize,
    /// The end of the name.
    pub(super) end: usize,
    /// The end of the words that had to follow.
    pub(super) context_end: usize,
    /// What the name stands for.
    pub(super) entity: &'g Arc<Entity>,
}

impl Gazetteer {
    /// The project's own gazetteer.
    #[must_use]
    pub fn builtin() -> &'static Gazetteer {
        static OWN: LazyLock<Gazetteer> =
            LazyLock::new(|| Gazetteer::parse(&BUILTIN).expect("a test reads the project's own files"));
        &OWN
    }

    /// The project's own gazetteer with further files, as pairs of name and text; their names take precedence.
    ///
    /// # Errors
    ///
    /// Fails on the first line that is not well formed.
    pub fn extended(files: &[(&str, &str)]) -> Result<Gazetteer, GazetteerError> {
        let all: Vec<(&str, &str)> = BUILTIN.iter().chain(files).copied().collect();
        Gazetteer::parse(&all)
    }

    /// Reads files, given as pairs of name and text; where two give the same name, the later file wins.
    ///
    /// # Errors
    ///
    /// Fails on the first line that is not well formed.
    pub fn parse(files: &[(&str, &str)]) -> Result<Gazetteer, GazetteerError> {
        let mut rows = Vec::new();
        for (file, text) in files.iter().rev() {
            read(file, text, &mut rows)?;
        }
        Ok(Gazetteer { rows, fr: OnceLock::new(), en: OnceLock::new() })
    }

    pub(super) fn names(&self, lang: Lang) -> &Names {
        language(lang).pick(&self.fr, &self.en).get_or_init(|| Names::new(&self.rows, lang))
    }
}

impl Names {
    fn new(rows: &[Row], lang: Lang) -> Names {
        let own = language(lang);
        let mut builder = Builder::default();
        for row in rows {
            for name in own.pick(&row.fr, &row.en) {
                builder.add(&row.entity, name);
            }
        }
        for row in rows {
            builder.add_variants(&row.entity, own.pick(&row.fr, &row.en), own);
        }
        for row in rows.iter().filter(|row| travels(&row.entity)) {
            let names = own.pick(&row.en, &row.fr);
            for name in names.iter().filter(|name| own.understands_foreign(name)) {
                builder.add(&row.entity, name);
            }
        }
        builder.build()
    }

    /// Some of the folded names, spread over the whole list.
    #[cfg(test)]
    pub(super) fn sample(&self) -> Vec<String> {
        let names = self.patterns.iter().step_by(3);
        names.map(|pattern| pattern.exact.as_ref().unwrap_or(&pattern.lower).clone()).collect()
    }

    /// Finds every name that begins where a word may, also those that lie in one another, in order of their starts,
    /// then of their ends.
    pub(super) fn finds(&self, text: &Folded) -> Vec<Find<'_>> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = text.lower.get(at..).filter(|rest| !rest.is_empty()) {
            let word = first_word(rest);
            if let Some(range) = self.starts.get(word) {
                let first = found.len();
                let here = self.beginnings(range, rest);
                found.extend(here.filter_map(|pattern| pattern.find(&text.text, at)));
                found.get_mut(first..).unwrap_or_default().reverse();
            }
            at += word.len();
            // Right behind a word no other begins.
            at += text.lower.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
        found
    }

    /// The names of `range` with which `text` begins, the longest first.
    fn beginnings<'g>(&'g self, range: &Range<usize>, text: &str) -> impl Iterator<Item = &'g Pattern> {
        // Of the names that come before the text, those with which it begins are the last one and what it begins with.
        let before = self.patterns.get(range.clone()).unwrap_or_default();
        let before = before.partition_point(|pattern| pattern.lower.as_str() <= text);
        let mut next = before.checked_sub(1).map(|last| range.start + last);
        let chain = std::iter::from_fn(move || {
            let pattern = self.patterns.get(next?)?;
            next = pattern.within;
            Some(pattern)
        });
        chain.filter(|pattern| text.starts_with(&pattern.lower))
    }
}

impl Pattern {
    /// The name at `at`, unless the case of its letters is another.
    fn find(&self, text: &str, at: usize) -> Option<Find<'_>> {
        let here = text.get(at..at + self.lower.len())?;
        let same = self.exact.as_ref().is_none_or(|exact| exact == here);
        same.then(|| Find {
            start: at,
            end: at + self.covered,
            context_end: at + self.lower.len(),
            entity: &self.entity,
        })
    }

    /// The first word, then the rest.
    fn words(&self) -> (&str, &str) {
        self.lower.split_at(self.first)
    }
}

/// The letters and digits with which `text` begins.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Whether an entity goes by the names of one language in texts of the other: places do not.
fn travels(entity: &Entity) -> bool {
    matches!(entity.kind, Some(EntityKind::Org | EntityKind::Instrument | EntityKind::Person))
}

/// Gathers patterns; the first entity to take a name keeps it.
#[derive(Default)]
struct Builder {
    patterns: Vec<Pattern>,
}

impl Builder {
    fn add(&mut self, entity: &Arc<Entity>, name: &str) {
        let (folded, covered) = if name.contains(['{', '}']) {
            let head = name.split('{').next().unwrap_or_default();
            (Folded::new(&name.replace(['{', '}'], "")), Folded::new(head).text.trim_end().len())
        } else {
            let folded = Folded::new(name);
            let covered = folded.text.trim_end().len();
            (folded, covered)
        };
        let Folded { mut text, mut lower, .. } = folded;
        text.truncate(text.trim_end().len());
        lower.truncate(text.len());
        if covered == 0 || text.len() < 2 {
            return;
        }
        let first = first_word(&lower).len();
        let exact = case_counts(&text).then_some(text);
        self.patterns.push(Pattern {
            entity: Arc::clone(entity),
            covered,
            lower,
            first,
            exact,
            within: None,
        });
    }

    /// Adds other wordings of names, unless their row already spells out many.
    fn add_variants(&mut self, entity: &Arc<Entity>, names: &[String], language: &Language) {
        let kind = matches!(entity.kind, Some(EntityKind::Org | EntityKind::Instrument));
        for name in names.iter().filter(|_| kind && names.len() <= FEW_SPELLINGS) {
            for variant in language.variants(name) {
                self.add(entity, &variant);
            }
        }
    }

    fn build(mut self) -> Names {
        // The sort leaves equal names in the order in which they were added.
        self.patterns.sort_by(|a, b| a.words().cmp(&b.words()));
        let mut names = Names { patterns: Vec::with_capacity(self.patterns.len()), starts: HashMap::new() };
        for pattern in self.patterns {
            names.add(pattern);
        }
        names
    }
}

impl Names {
    /// Adds the next name in order, unless it is there.
    fn add(&mut self, mut pattern: Pattern) {
        let mut equal = self.patterns.iter().rev().take_while(|other| other.lower == pattern.lower);
        if equal.any(|other| other.exact == pattern.exact) {
            return;
        }
        let here = self.patterns.len();
        let (word, _) = pattern.words();
        match self.starts.get_mut(word) {
            Some(range) => {
                // What the name before begins with, this one may begin with too; the rest lies behind.
                let mut outer = here.checked_sub(1).and_then(|last| Some((last, self.patterns.get(last)?)));
                while let Some((_, other)) =
                    outer.filter(|(_, other)| !pattern.lower.starts_with(&other.lower))
                {
                    outer = other.within.and_then(|index| Some((index, self.patterns.get(index)?)));
                }
                range.end = here + 1;
                pattern.within = outer.map(|(index, _)| index);
            }
            None => {
                self.starts.insert(word.to_owned(), here..here + 1);
            }
        }
        self.patterns.push(pattern);
    }
}

/// Long phrases vary in their capitals; in names of one or two words case counts.
fn case_counts(folded: &str) -> bool {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(3).count() < 3
}

#[cfg(test)]
mod tests {
    use super::super::rows::HEADER;
    use super::*;

    const FILE: &str = "# comment\nkind\tcanonical\tid\tfr\ten\nORG\tXYZ\t\tComité [des/de] truc{ du lac}|XYZ\tThing Committee\n";

    fn found(gazetteer: &Gazetteer, lang: Lang, text: &str) -> Vec<String> {
        let folded = Folded::new(text);
        gazetteer
            .names(lang)
            .finds(&folded)
            .iter()
            .map(|find| folded.text[find.start..find.end].to_owned())
            .collect()
    }

    #[test]
    fn the_own_files_are_well_formed() {
        assert!(Gazetteer::parse(&BUILTIN).is_ok());
    }

    #[test]
    fn a_file_of_names_is_found_with_its_context() {
        let gazetteer = Gazetteer::parse(&[("x.tsv", FILE)]).expect("the file is well formed");
        assert_eq!(found(&gazetteer, Lang::Fr, "le comité de truc du lac"), ["comite de truc"]);
        assert!(found(&gazetteer, Lang::Fr, "le comité de truc de la mer").is_empty());
    }

    #[test]
    fn case_counts_in_short_names_only() {
        let gazetteer = Gazetteer::parse(&[("x.tsv", FILE)]).expect("the file is well formed");
        assert!(found(&gazetteer, Lang::En, "a thing committee, xyz").is_empty());
        assert_eq!(found(&gazetteer, Lang::En, "the Thing Committee"), ["Thing Committee"]);
    }

    #[test]
    fn a_later_file_takes_precedence() {
        let more = "kind\tcanonical\tid\tfr\ten\nORG\tOther\t\tXYZ\tXYZ\n";
        let gazetteer =
            Gazetteer::parse(&[("x.tsv", FILE), ("y.tsv", more)]).expect("the files are well formed");
        let folded = Folded::new("XYZ");
        let names: Vec<&str> = gazetteer
            .names(Lang::Fr)
            .finds(&folded)
            .iter()
            .map(|find| find.entity.canonical.as_str())
            .collect();
        assert_eq!(names, ["Other"]);
    }

    #[test]
    fn a_bad_line_is_named() {
        let error =
            |text: &str| Gazetteer::parse(&[("x.tsv", text)]).expect_err("the file is bad").to_string();
        let row = |row: &str| error(&format!("{HEADER}\n{row}\n"));
        assert!(error("ORG\tA\t\tb\tc\n").starts_with("x.tsv: the first line"));
        assert!(row("ORG\tA\tb").starts_with("x.tsv:2: expected 5 columns"));
        assert!(row("BODY\tA\t\tb\tc").contains("\"BODY\""));
        assert!(row("ORG\tA\t\t\t").contains("at least one"));
        assert!(row("ORG\tA\t\tb[c\t").contains("b[c"));
    }
}
