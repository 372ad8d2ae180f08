//! `CODEBOOK.md`: the files and every column explained for people, in English and in French.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::{FileFault, Flaw, RuleId};

use super::formats::Dialect;
use crate::output::account;
use crate::tables::{Column, FLAW, Kind, Table, Words};

/// The file.
pub(super) const FILE: &str = "CODEBOOK.md";

/// Chooses the language of a passage.
type Tell = fn(Words) -> &'static str;

/// Explains the files; each table comes with the dialect that it is written in, `further` are files that not every run
/// writes.
pub(super) fn codebook(tables: &[(Table, Dialect)], rules: &[RuleId], further: &[(&str, Words)]) -> String {
    let mut out = String::new();
    let languages: [Tell; 2] = [|words| words.en, |words| words.fr];
    for tell in languages {
        chapter(&mut out, tables, further, tell);
        if !tables.is_empty() {
            values(&mut out, rules, tell);
        }
    }
    out
}

fn chapter(out: &mut String, tables: &[(Table, Dialect)], further: &[(&str, Words)], tell: Tell) {
    line(out, tell(TITLE));
    line(out, "");
    line(out, tell(CONVENTIONS));
    line(out, "");
    line(out, tell(RENAMED));
    line(out, "");
    for (table, dialect) in tables {
        describe(out, table, *dialect, tell);
    }
    line(out, tell(OTHERS));
    line(out, "");
    for (name, about) in further.iter().copied().chain([ACCOUNT]) {
        line(out, &format!("- `{name}`: {}", tell(about)));
    }
    line(out, "");
}

/// Explains the values of `flaw`, and names the families of rules with their members.
fn values(out: &mut String, rules: &[RuleId], tell: Tell) {
    line(out, tell(FLAWS));
    line(out, "");
    for kind in Flaw::KINDS.iter().chain(FileFault::KINDS) {
        line(out, &format!("- `{}`: {}", kind.word, tell(Words { en: kind.en, fr: kind.fr })));
    }
    line(out, "");
    line(out, tell(RULES));
    line(out, "");
    let mut families: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for rule in rules {
        let (family, shape) = rule.rsplit_once('.').unwrap_or((rule, ""));
        families.entry(family).or_default().push(shape);
    }
    for (family, shapes) in families {
        line(out, &format!("- `{family}`: {}", names(&shapes)));
    }
    line(out, "");
}

fn describe(out: &mut String, table: &Table, dialect: Dialect, tell: Tell) {
    line(out, &format!("## {}.{}\n\n{}\n", table.name, dialect.ending(), tell(table.about)));
    if !table.key.is_empty() {
        line(out, &format!("{} {}\n", tell(KEY), names(table.key)));
    }
    for link in table.links {
        line(out, &format!("{} → `{}`, {}\n", names(link.here), link.table, names(link.there)));
    }
    line(out, tell(HEADER));
    line(out, "| --- | --- | --- | --- |");
    for column in table.columns.iter() {
        let unit = column.kind.unit().map(tell).unwrap_or_default();
        let about = tell(column.about).replace('|', "\\|");
        let kind = kind(column, tell);
        line(out, &format!("| `{}` | {kind} | {unit} | {about}{} |", column.name, words(column, tell)));
    }
    line(out, "");
}

fn kind(column: &Column, tell: Tell) -> &'static str {
    tell(match column.kind {
        Kind::Text => Words { en: "text", fr: "texte" },
        Kind::Id => Words { en: "name", fr: "nom" },
        Kind::List => Words { en: "list", fr: "liste" },
        Kind::Word(_) => Words { en: "word", fr: "mot" },
        Kind::Count | Kind::Bytes | Kind::Chars | Kind::Points | Kind::Percent => {
            Words { en: "whole number", fr: "nombre entier" }
        }
        Kind::Day => Words { en: "date", fr: "date" },
        Kind::Issue => Words { en: "date, month or year", fr: "date, mois ou année" },
        Kind::Hash => Words { en: "SHA-256", fr: "SHA-256" },
        Kind::Url => Words { en: "web address", fr: "adresse web" },
    })
}

fn words(column: &Column, tell: Tell) -> String {
    match column.kind {
        // They have a chapter of their own.
        Kind::Word(_) if column.kind == FLAW => String::new(),
        Kind::Word(words) => format!(" ({} {})", tell(ONE_OF), names(words)),
        _ => String::new(),
    }
}

fn names(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn line(out: &mut String, text: &str) {
    writeln!(out, "{text}").expect("a string takes every character");
}

const TITLE: Words = Words { en: "# Codebook", fr: "# Guide des données" };
const CONVENTIONS: Words = Words {
    en: "An empty cell means that there is nothing to say. Lists are joined by `|`. Places in a file count bytes, places \
         in a text count Unicode code points, both from 0; the end is the first place after. Rows stand in the order of \
         documents, then of the text. The same corpus gives the same bytes.",
    fr: "Une cellule vide signifie qu'il n'y a rien à dire. Les listes sont jointes par `|`. Les positions dans un fichier \
         comptent des octets, celles dans un texte des points de code Unicode, toutes depuis 0 ; la fin est la première \
         position qui suit. Les lignes suivent l'ordre des documents, puis celui du texte. Le même corpus donne les \
         mêmes octets.",
};
/// What was called otherwise in former versions.
pub(super) const RENAMED: Words = Words {
    en: "Version 0.2 of the tables renames `start` and `end` of `dates` to `date_start` and `date_end`, and `check` of \
         `discrepancies` to `check_name`: SQL reserves the former names.",
    fr: "La version 0.2 des tables renomme `start` et `end` de `dates` en `date_start` et `date_end`, et `check` de \
         `discrepancies` en `check_name` : SQL réserve les anciens noms.",
};
const FLAWS: Words = Words { en: "## The values of `flaw`", fr: "## Les valeurs de `flaw`" };
const RULES: Words = Words {
    en: "## The values of `rule`\n\nA rule is named by what it finds, its language and its shape, as in `date.fr.year`.",
    fr: "## Les valeurs de `rule`\n\nUne règle est nommée d'après ce qu'elle trouve, sa langue et sa forme, comme \
         `date.fr.year`.",
};
const KEY: Words = Words { en: "Key:", fr: "Clé :" };
const ONE_OF: Words = Words { en: "one of", fr: "l'un de" };
const HEADER: Words =
    Words { en: "| column | type | unit | meaning |", fr: "| colonne | type | unité | sens |" };
const OTHERS: Words = Words { en: "## Other files", fr: "## Autres fichiers" };
const ACCOUNT: (&str, Words) = (
    account::FILE,
    Words {
        en: "version, settings, figures, and the SHA-256 of every file read and written; `corpus_sha256` is that of what `sha256sum` prints of the files read, in their order",
        fr: "version, réglages, chiffres, et l'empreinte SHA-256 de chaque fichier lu et écrit ; `corpus_sha256` est celle de ce que `sha256sum` affiche des fichiers lus, dans leur ordre",
    },
);
