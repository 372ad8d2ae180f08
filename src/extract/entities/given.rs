//! What shows by itself that capitalised words are a person's name: a given name, or a family name with the Arabic article.

use super::capitals::begins_with_article;
use crate::model::SortedList;

/// Given names; see the file for its source.
const GIVEN_NAMES: SortedList = SortedList::new(include_str!("given_names.tsv"));

/// Nouns that begin Arabic names of places and groups, in the spellings of French and English texts: `Ras al-Ayn`, `Jaysh
/// al-Islam`. Source: written for this project from general knowledge.
const ARABIC_NOUNS: [&str; 87] = [
    "Ahl",
    "Ahrar",
    "Aïd",
    "Aïn",
    "Ain",
    "Ajnad",
    "Al",
    "Ansar",
    "Ard",
    "Asaib",
    "Ayn",
    "Bab",
    "Bahr",
    "Bayt",
    "Beit",
    "Bilad",
    "Bir",
    "Burj",
    "Cheikh",
    "Dar",
    "Dayr",
    "Deir",
    "Djabal",
    "Djebel",
    "Djisr",
    "Eid",
    "Fatah",
    "Fath",
    "Faylaq",
    "Firqat",
    "Front",
    "Gebel",
    "Harakat",
    "Hayat",
    "Hizb",
    "Hurras",
    "Id",
    "Imam",
    "Ittihad",
    "Jabal",
    "Jabhat",
    "Jaish",
    "Jamaat",
    "Jama’at",
    "Jaysh",
    "Jazirat",
    "Jebel",
    "Jisr",
    "Jund",
    "Kafr",
    "Kataeb",
    "Kataib",
    "Kata’ib",
    "Katiba",
    "Katibat",
    "Khan",
    "Khatiba",
    "Liwa",
    "Madinat",
    "Majlis",
    "Masjid",
    "Nahar",
    "Nahr",
    "Nur",
    "Oumm",
    "Qal’at",
    "Qasr",
    "Quwat",
    "Ras",
    "Saraya",
    "Sarayat",
    "Shatt",
    "Sheikh",
    "Souk",
    "Souq",
    "Subul",
    "Sunduq",
    "Suq",
    "Tahrir",
    "Tall",
    "Tel",
    "Tell",
    "Thawrat",
    "Umm",
    "Usbat",
    "Wadi",
    "Zawiyat",
];

/// Whether a name begins with a known given name.
pub(super) fn begins_with_given_name(name: &str) -> bool {
    name.split([' ', '\u{a0}', '-']).next().is_some_and(is_given_name)
}

/// Whether a word is a given name.
pub(super) fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.get(word).or_else(|| GIVEN_NAMES.get(&word.replace('’', "'"))).is_some()
}

/// Whether a name of several words has the Arabic article before its last, as names of persons have it: "Nadir al-Khouri".
pub(super) fn is_arabic(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let noun = |word: &str| word.split('-').next().is_some_and(|word| ARABIC_NOUNS.contains(&word));
    let first = words.next().is_some_and(|word| !noun(word) && !begins_with_article(word));
    first && words.next_back().is_some_and(begins_with_article)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::entities::tests::surfaces;
    use crate::model::Lang;

    #[test]
    fn the_lists_are_in_order() {
        GIVEN_NAMES.check();
        assert!(ARABIC_NOUNS.is_sorted_by_key(|noun| noun.replace(['’', 'ï'], "i")));
    }

    #[test]
    fn an_arabic_family_name_is_that_of_a_person() {
        for (lang, text, want) in [
            (Lang::Fr, "La brigade obéit à Marzouq al-Tamari depuis", ""),
            (Lang::Fr, "Selon Marzouq al-Tamari, la brigade", "Marzouq al-Tamari"),
            (Lang::Fr, "les combats de Tall al-Hamdi et le Jaysh al-Tamari", ""),
            (Lang::En, "They met Marzouq el-Tamari and left Wadi al-Hamdi.", "Marzouq el-Tamari"),
        ] {
            assert_eq!(surfaces(lang, text).join("|"), want);
        }
    }
}
