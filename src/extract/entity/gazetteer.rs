//! The list of known names, ready to be searched for.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};

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

/// All known names of both languages, ready to be searched for in one pass.
#[derive(Debug)]
pub struct Gazetteer {
    fr: Names,
    en: Names,
}

/// The names to be searched for in the texts of one language.
#[derive(Debug)]
pub(super) struct Names {
    automaton: AhoCorasick,
    patterns: Vec<Pattern>,
}

#[derive(Debug)]
struct Pattern {
    entity: Arc<Entity>,
    /// How many bytes of the folded name belong to the mention; the rest must only follow.
    covered: usize,
    /// The folded name.
    name: String,
    /// Whether the case of its letters counts.
    exact: bool,
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
        Ok(Gazetteer { fr: Names::new(&rows, Lang::Fr)?, en: Names::new(&rows, Lang::En)? })
    }

    pub(super) fn names(&self, lang: Lang) -> &Names {
        language(lang).pick(&self.fr, &self.en)
    }
}

impl Names {
    fn new(rows: &[Row], lang: Lang) -> Result<Names, GazetteerError> {
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
        self.patterns.iter().step_by(3).map(|pattern| pattern.name.clone()).collect()
    }

    /// Finds every name, also those that lie in one another, in order of their ends.
    pub(super) fn finds<'g>(&'g self, text: &'g Folded) -> impl Iterator<Item = Find<'g>> {
        self.automaton.find_overlapping_iter(&text.lower).filter_map(move |found| {
            let pattern = self.patterns.get(found.pattern().as_usize())?;
            let here = text.text.get(found.range())?;
            if pattern.exact && pattern.name != here {
                return None;
            }
            Some(Find {
                start: found.start(),
                end: found.start() + pattern.covered,
                context_end: found.end(),
                entity: &pattern.entity,
            })
        })
    }
}

/// Whether an entity goes by the names of one language in texts of the other: places do not.
fn travels(entity: &Entity) -> bool {
    matches!(entity.kind, Some(EntityKind::Org | EntityKind::Instrument | EntityKind::Person))
}

/// Gathers patterns; the first entity to take a name keeps it.
#[derive(Default)]
struct Builder {
    taken: HashSet<String>,
    needles: Vec<String>,
    patterns: Vec<Pattern>,
}

impl Builder {
    fn add(&mut self, entity: &Arc<Entity>, name: &str) {
        let bare = name.replace(['{', '}'], "");
        let folded = Folded::new(&bare).text.trim_end().to_owned();
        let covered = name.split('{').next().map_or(0, |head| Folded::new(head).text.trim_end().len());
        if covered == 0 || folded.len() < 2 {
            return;
        }
        let exact = case_counts(&folded);
        let needle = folded.to_ascii_lowercase();
        let key = if exact { folded.clone() } else { needle.clone() };
        if self.taken.insert(key) {
            self.patterns.push(Pattern { entity: Arc::clone(entity), covered, name: folded, exact });
            self.needles.push(needle);
        }
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

    fn build(self) -> Result<Names, GazetteerError> {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(&self.needles)
            .map_err(|_| GazetteerError::TooLarge)?;
        Ok(Names { automaton, patterns: self.patterns })
    }
}

/// Long phrases vary in their capitals; in names of one or two words case counts.
fn case_counts(folded: &str) -> bool {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count() < 3
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
        let names: Vec<&str> =
            gazetteer.names(Lang::Fr).finds(&folded).map(|find| find.entity.canonical.as_str()).collect();
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
