//! The list of known names: its files, and the names of each language made ready when they are needed.

use std::sync::{Arc, LazyLock, OnceLock};

use super::language::language;
use super::names::Names;
use super::rows::{GazetteerError, GazetteerRow, read};
use crate::model::{EntityKind, EntityValue, Lang};

/// The project's own lists, in order of growing precedence.
const BUILTIN: [(&str, &str); 10] = [
    ("regions.tsv", include_str!("regions.tsv")),
    ("history.tsv", include_str!("history.tsv")),
    ("decoys.tsv", include_str!("decoys.tsv")),
    ("cities.tsv", include_str!("cities.tsv")),
    ("countries.tsv", include_str!("countries.tsv")),
    ("instruments.tsv", include_str!("instruments.tsv")),
    ("africa.tsv", include_str!("africa.tsv")),
    ("europe.tsv", include_str!("europe.tsv")),
    ("organisations.tsv", include_str!("organisations.tsv")),
    ("bodies.tsv", include_str!("bodies.tsv")),
];

/// All known names of both languages; those of a language are made ready when the first text of it is read.
#[derive(Debug)]
pub struct Gazetteer {
    /// The lines of the files, those that take precedence first.
    rows: Arc<[GazetteerRow]>,
    fr: OnceLock<Names>,
    en: OnceLock<Names>,
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
        Ok(Gazetteer { rows: rows.into(), fr: OnceLock::new(), en: OnceLock::new() })
    }

    /// Makes the names of `lang` ready now; else the first text in that language does.
    pub fn prepare(&self, lang: Lang) {
        self.names(lang);
    }

    /// The canonical names of all that is listed.
    pub fn canonicals(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.entity.canonical.as_str())
    }

    /// What is listed under a canonical or a full name, of the type that is asked for if one is.
    #[must_use]
    pub fn known(&self, kind: Option<EntityKind>, name: &str) -> Option<EntityValue> {
        let called = |row: &&GazetteerRow| {
            let entity = &row.entity;
            let own =
                [&entity.canonical, &entity.name_fr, &entity.name_en].iter().any(|own| own.as_str() == name);
            own && entity.kind.is_some() && kind.is_none_or(|kind| entity.kind == Some(kind))
        };
        let entity = &self.rows.iter().find(called)?.entity;
        Some(EntityValue {
            kind: entity.kind?,
            canonical: entity.canonical.clone(),
            name_fr: entity.name_fr.clone(),
            name_en: entity.name_en.clone(),
            entity_id: entity.id.clone(),
            level: 1,
        })
    }

    pub(super) fn names(&self, lang: Lang) -> &Names {
        language(lang).pick(&self.fr, &self.en).get_or_init(|| Names::new(Arc::clone(&self.rows), lang))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::Folded;
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
    fn every_name_is_kept_under_its_first_word() {
        let odd = "kind\tcanonical\tid\tfr\ten\n\
            ORG\tA\t\tÉtats{ du monde}|E\u{301}tats-Majors|«Œuvres» de l’été|'Abc Def|Co{mité} X|Haut\u{ad}Commissariat\tA-1\n\
            ORG\tB\t\t\tUnited Nations Labour Organization on Goals|HIV/AIDS Programme, and Centre\n";
        let odd = Gazetteer::parse(&[("odd.tsv", odd)]).expect("the file is well formed");
        for gazetteer in [Gazetteer::builtin(), &odd] {
            for lang in Lang::BOTH {
                assert_eq!(gazetteer.names(lang).misplaced(), Vec::<String>::new());
            }
        }
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
