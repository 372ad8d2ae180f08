//! Joining two versions whose names differ, and the likeliest partner of a version that stays alone.

use std::collections::{BTreeMap, BTreeSet};

use super::{NamedFlaw, names};
use crate::model::{Diagnostic, Flaw, Lang, SourceFile};

/// The files of each document by its id, French first.
pub(super) type Documents = BTreeMap<String, [Option<SourceFile>; 2]>;

/// Of the names that hold a word, how many are looked at when a likely partner is sought: a word in more names than this says
/// little of any of them.
const NAMES_OF_A_WORD: usize = 50;
/// The least share of words in common that makes two names worth a hint.
const LIKELY: f64 = 0.5;

/// Joins each French and English version without a partner whose names say the same, if there are no more than these two that do.
///
/// Names say the same if they differ by the names of the languages, by case, accents and separators, and by words that are
/// translations of each other: `rapport_2019_fr` and `Report-2019 (EN)`. The document is called after its French version, without
/// the name of the language.
pub(super) fn join(documents: &mut Documents, flaws: &mut Vec<NamedFlaw>) {
    let mut keys: BTreeMap<Vec<String>, [Vec<String>; 2]> = BTreeMap::new();
    for (id, side, lang) in alone(documents) {
        keys.entry(names::key(id, lang)).or_default()[side].push(id.to_owned());
    }
    for (key, [fr, en]) in keys {
        let ([fr_id], [en_id]) = (fr.as_slice(), en.as_slice()) else { continue };
        if key.is_empty() {
            continue;
        }
        let [fr, en] = [(fr_id, 0), (en_id, 1)]
            .map(|(id, side)| documents.remove(id).and_then(|mut files| files[side].take()));
        let plain = names::plain_stem(fr_id, Lang::Fr);
        let id = if documents.contains_key(&plain) { fr_id.clone() } else { plain };
        if let (Some(fr), Some(en)) = (&fr, &en) {
            let flaw = Flaw::PairedByName { file: fr.name.clone(), other: en.name.clone() };
            flaws.push((id.clone(), Diagnostic::of(None, flaw)));
        }
        documents.insert(id, [fr, en]);
    }
}

/// For each version without a partner, the file that is likeliest its other version: the one whose name has most words in common
/// with its own, if there is one such.
pub(super) fn likely(documents: &Documents) -> BTreeMap<String, String> {
    let alone: Vec<_> = alone(documents)
        .map(|(id, side, lang)| (id, side, BTreeSet::from_iter(names::key(id, lang))))
        .collect();
    let mut by_word: BTreeMap<&str, [Vec<usize>; 2]> = BTreeMap::new();
    for (at, (_, side, words)) in alone.iter().enumerate() {
        for word in words {
            by_word.entry(word).or_default()[*side].push(at);
        }
    }
    let mut out = BTreeMap::new();
    for (id, side, words) in &alone {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for word in words {
            let holders = &by_word[word.as_str()][1 - side];
            for at in holders.iter().take_while(|_| holders.len() <= NAMES_OF_A_WORD) {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let share =
            |(at, common): (&usize, &usize)| 2.0 * *common as f64 / (words.len() + alone[*at].2.len()) as f64;
        let mut ranked: Vec<_> = shared.iter().map(|entry| (share(entry), *entry.0)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        if let Some((best, at)) = ranked.first()
            && *best >= LIKELY
            && ranked.get(1).is_none_or(|second| second.0 < *best)
            && let Some(file) = &documents[alone[*at].0][1 - side]
        {
            out.insert((*id).to_owned(), file.name.clone());
        }
    }
    out
}

/// The ids of the versions without a partner, with the side on which they are.
fn alone(documents: &Documents) -> impl Iterator<Item = (&str, usize, Lang)> {
    documents.iter().filter_map(|(id, files)| match files {
        [Some(_), None] => Some((id.as_str(), 0, Lang::Fr)),
        [None, Some(_)] => Some((id.as_str(), 1, Lang::En)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(fr: &[&str], en: &[&str]) -> Documents {
        let mut out = Documents::new();
        for (side, (folder, ids)) in [("fr", fr), ("en", en)].into_iter().enumerate() {
            for id in ids {
                let name = format!("{folder}/{id}.txt");
                out.entry((*id).to_owned()).or_default()[side] =
                    Some(SourceFile { path: name.clone().into(), name, within: Default::default() });
            }
        }
        out
    }

    #[test]
    fn versions_are_joined_by_what_their_names_say() {
        let mut found = documents(
            &["rapport_2019_fr", "bilan", "Annexe 1", "note-a", "note_a"],
            &["Report-2019 (EN)", "bilan", "annex-1", "note.a"],
        );
        let mut flaws = Vec::new();
        join(&mut found, &mut flaws);
        let both: Vec<_> = found
            .iter()
            .filter(|(_, files)| files.iter().all(Option::is_some))
            .map(|(id, _)| id.as_str())
            .collect();
        assert_eq!(both, ["Annexe 1", "bilan", "rapport_2019"]);
        assert_eq!(flaws.len(), 2, "two pairs have names that differ");
        assert!(found.contains_key("note-a") && found.contains_key("note.a"), "two candidates are none");
    }

    #[test]
    fn a_pair_takes_no_name_that_is_in_use() {
        let mut found = documents(&["bilan_fr", "bilan"], &["bilan_en", "bilan"]);
        join(&mut found, &mut Vec::new());
        assert_eq!(found.keys().collect::<Vec<_>>(), ["bilan", "bilan_fr"]);
        assert!(found["bilan_fr"].iter().all(Option::is_some));
    }

    #[test]
    fn the_likeliest_partner_shares_most_of_the_name() {
        let found = documents(
            &["rapport-2019-eau", "rapport-2020-sols", "loi"],
            &["report-2019-water", "report-2020-soil", "tax"],
        );
        let hints = likely(&found);
        assert_eq!(hints["rapport-2019-eau"], "en/report-2019-water.txt");
        assert_eq!(hints["report-2020-soil"], "fr/rapport-2020-sols.txt");
        assert!(!hints.contains_key("loi"));
    }
}
