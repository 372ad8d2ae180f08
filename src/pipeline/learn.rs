//! Names on no list that recur in the tables of a run, as rows for a gazetteer that a person looks through.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::error::Result;
use crate::export::{self, NameRow, Proposal};
use crate::extract::Gazetteer;

/// How often a name must stand in the tables to be proposed.
const TIMES: usize = 2;
/// How many spellings a proposed row has in a language at most.
const SPELLINGS: usize = 4;
/// Characters that mean something in a gazetteer file: a name that holds one is left to a person.
const SIGNS: [char; 6] = ['|', '[', ']', '{', '}', '\t'];

/// What the tables say of one name.
#[derive(Default)]
struct Name {
    mentions: usize,
    documents: BTreeSet<String>,
    full: [String; 2],
    /// How often each spelling stands, in French and in English.
    spellings: [BTreeMap<String, usize>; 2],
}

/// The names in the tables of `folder` that recur and that `gazetteer` does not know, the most frequent first.
///
/// # Errors
///
/// Fails if the tables cannot be read.
pub fn learn_names(gazetteer: &Gazetteer, folder: &Path) -> Result<Vec<Proposal>> {
    let known: BTreeSet<&str> = gazetteer.canonicals().collect();
    let mut names: BTreeMap<(String, String), Name> = BTreeMap::new();
    export::name_rows(folder, |row| {
        if row.level == 1 && !known.contains(row.canonical.as_str()) {
            names.entry((row.r#type.clone(), row.canonical.clone())).or_default().add(row);
        }
    })?;
    let again = names.into_iter().filter(|(_, name)| name.mentions >= TIMES);
    let mut proposals: Vec<Proposal> =
        again.filter_map(|((kind, canonical), name)| name.propose(kind, canonical)).collect();
    proposals.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.canonical.cmp(&b.canonical)));
    Ok(proposals)
}

impl Name {
    fn add(&mut self, row: NameRow) {
        self.mentions += 1;
        self.documents.insert(row.doc_id);
        for (full, name) in self.full.iter_mut().zip([row.name_fr, row.name_en]) {
            if full.is_empty() {
                *full = name;
            }
        }
        let side = usize::from(row.lang != "fr");
        if let Some(spellings) = self.spellings.get_mut(side) {
            *spellings.entry(row.surface).or_default() += 1;
        }
    }

    fn propose(self, kind: String, canonical: String) -> Option<Proposal> {
        let [fr, en] = self.spellings;
        let [full_fr, full_en] = self.full;
        let (fr, en) = (spellings(full_fr, fr), spellings(full_en, en));
        let first = self.documents.first().cloned()?;
        let named = !fr.is_empty() || !en.is_empty();
        (named && !canonical.contains(SIGNS)).then_some(Proposal {
            kind,
            canonical,
            fr,
            en,
            mentions: self.mentions,
            documents: self.documents.len(),
            first,
        })
    }
}

/// The spellings of a name in one language: the full name, then those that are most frequent.
fn spellings(full: String, found: BTreeMap<String, usize>) -> Vec<String> {
    let mut found: Vec<(String, usize)> = found.into_iter().collect();
    found.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let mut out: Vec<String> = Vec::new();
    let all = std::iter::once(full).chain(found.into_iter().map(|(name, _)| name));
    for name in all.filter(|name| !name.is_empty() && !name.contains(SIGNS)) {
        let same = |other: &String| other.replace('’', "'") == name.replace('’', "'");
        if !out.iter().any(same) {
            out.push(name);
        }
    }
    out.truncate(SPELLINGS);
    out
}
