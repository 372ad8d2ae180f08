//! What names say: which language a folder or a file is in, and which two names stand for one document.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::Lang;

/// Names of languages, and words in two languages.
struct Names {
    languages: BTreeMap<&'static str, Lang>,
    /// English to French.
    words: BTreeMap<&'static str, &'static str>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { languages: BTreeMap::new(), words: BTreeMap::new() };
    for line in include_str!("names.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        match (cells.next(), cells.next()) {
            (Some("language"), Some(code)) => {
                let lang = if code == "fr" { Lang::Fr } else { Lang::En };
                names.languages.extend(cells.map(|name| (name, lang)));
            }
            (Some("word"), Some(french)) => names.words.extend(cells.map(|english| (english, french))),
            _ => {}
        }
    }
    names
});

/// What parts the words of a name.
const SEPARATORS: &[char] = &['_', '-', '.', ' ', '(', ')', '[', ']', ','];

/// The language that a folder is named after, as in `FR`, `anglais` or `Français`.
pub(super) fn language_of_folder(name: &str) -> Option<Lang> {
    let name = folded(name);
    (name.len() > 1).then(|| NAMES.languages.get(name.as_str()).copied()).flatten()
}

/// The language that a file is named after, and its stem without that: `rapport_fr`, `EN-report`, `24-12345 (F)`.
pub(super) fn language_of_stem(stem: &str) -> Option<(Lang, String)> {
    let marks = marks(stem);
    let file = file_name(stem).start;
    let at_end = |range: &Range<usize>| stem[range.end..].trim_matches(SEPARATORS).is_empty();
    let at_start = |range: &Range<usize>| stem[file..range.start].trim_matches(SEPARATORS).is_empty();
    let found = marks
        .iter()
        .find(|(range, _)| at_end(range))
        .or_else(|| marks.iter().find(|(range, _)| at_start(range)))?;
    let rest = without(stem, &found.0);
    (!file_name(&rest).is_empty()).then_some((found.1, rest))
}

/// The stem of a file of `lang` without the name of that language, if it has one.
pub(super) fn plain_stem(stem: &str, lang: Lang) -> String {
    let found = marks(stem).into_iter().rev().find(|(_, named)| *named == lang);
    match found.map(|(range, _)| without(stem, &range)) {
        Some(rest) if !file_name(&rest).is_empty() => rest,
        _ => stem.to_owned(),
    }
}

/// What two names of one document have in common: the words in one language, without case, accents and separators.
pub(super) fn key(stem: &str, lang: Lang) -> Vec<String> {
    let plain = plain_stem(stem, lang);
    let french = |word: String| NAMES.words.get(word.as_str()).map_or(word, |french| (*french).to_owned());
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| french(folded(word)))
        .collect()
}

/// The name of the document that the file of an archive is named after: there `=2F` stands for a slash, and so on.
pub(super) fn of_archive(stem: &str) -> String {
    // A name that was too long is not all there.
    if stem.contains("==") {
        return stem.to_owned();
    }
    let mut bytes = Vec::with_capacity(stem.len());
    let mut rest = stem.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).filter(|_| *first == b'=').and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    let plain = |name: &String| !name.contains(char::is_control);
    String::from_utf8(bytes).ok().filter(plain).unwrap_or_else(|| stem.to_owned())
}

/// The last part of a path, which names the file.
fn file_name(stem: &str) -> Range<usize> {
    stem.rfind('/').map_or(0, |slash| slash + 1)..stem.len()
}

/// The words of the file's name that name a language.
fn marks(stem: &str) -> Vec<(Range<usize>, Lang)> {
    let mut out = Vec::new();
    let file = file_name(stem);
    for word in stem[file.clone()].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let start = file.start + (word.as_ptr() as usize - stem[file.clone()].as_ptr() as usize);
        let range = start..start + word.len();
        let is_bracketed =
            stem[..range.start].ends_with(['(', '[']) && stem[range.end..].starts_with([')', ']']);
        if let Some(lang) = NAMES.languages.get(folded(word).as_str())
            && (word.len() > 1 || is_bracketed)
        {
            out.push((range, *lang));
        }
    }
    out
}

/// The stem without the word at `range` and what sets it apart.
fn without(stem: &str, range: &Range<usize>) -> String {
    let before = stem[..range.start].trim_end_matches(SEPARATORS);
    let after = stem[range.end..].trim_start_matches(SEPARATORS);
    if before.is_empty() || before.ends_with('/') || after.is_empty() {
        return format!("{before}{after}");
    }
    let between = stem[range.end..].chars().find(|c| !matches!(c, ')' | ']'));
    format!("{before}{}{after}", between.filter(|c| SEPARATORS.contains(c)).unwrap_or('-'))
}

/// A name without case and accents.
fn folded(name: &str) -> String {
    name.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_named_after_languages() {
        for name in ["fr", "FR", "Français", "franc\u{327}ais", "french", "fra"] {
            assert_eq!(language_of_folder(name), Some(Lang::Fr), "{name}");
        }
        for name in ["en", "English", "anglais", "ENG"] {
            assert_eq!(language_of_folder(name), Some(Lang::En), "{name}");
        }
        for name in ["f", "e", "2018", "frontex", "energy", ""] {
            assert_eq!(language_of_folder(name), None, "{name}");
        }
    }

    #[test]
    fn a_stem_says_its_language_at_its_end_or_its_beginning() {
        for (stem, lang, rest) in [
            ("rapport_fr", Lang::Fr, "rapport"),
            ("2018/A_73_1-EN", Lang::En, "2018/A_73_1"),
            ("fr-rapport", Lang::Fr, "rapport"),
            ("rapport (FR)", Lang::Fr, "rapport"),
            ("24-12345 (E)", Lang::En, "24-12345"),
            ("bilan.english", Lang::En, "bilan"),
        ] {
            assert_eq!(language_of_stem(stem), Some((lang, rest.to_owned())), "{stem}");
        }
        for stem in ["rapport", "bilan_en_bref", "annexe_E", "fr", "2018/fr", "fresque", "fr/rapport"] {
            assert_eq!(language_of_stem(stem), None, "{stem}");
        }
    }

    #[test]
    fn two_names_of_one_document_have_one_key() {
        for (fr, en) in [
            ("rapport_fr", "rapport_en"),
            ("Rapport 2019", "report-2019"),
            ("fr_A_73_1", "A-73-1"),
            ("2018/Décision_no_4_F", "2018/decision_no_4_F"),
            ("rapport_fr_final", "report_en_final"),
            ("rapport-juin-2020", "Report June 2020 (EN)"),
        ] {
            assert_eq!(key(fr, Lang::Fr), key(en, Lang::En), "{fr} {en}");
        }
        assert_ne!(key("rapport_2019", Lang::Fr), key("report_2020", Lang::En));
        assert_ne!(key("annexe_F", Lang::Fr), key("annex_E", Lang::En));
    }

    #[test]
    fn an_archive_names_its_document() {
        for (stem, name) in [
            ("a", "a"),
            ("2018=2Fa=20b.fr", "2018/a b.fr"),
            ("=C3=A9t=C3=A9", "été"),
            ("a=3D2F", "a=2F"),
            ("a=", "a="),
            ("a=2", "a=2"),
            ("a==00ff", "a==00ff"),
            ("a=FF", "a=FF"),
            ("a=0A", "a=0A"),
        ] {
            assert_eq!(of_archive(stem), name, "{stem}");
        }
    }

    #[test]
    fn a_name_without_its_language_keeps_the_rest() {
        assert_eq!(plain_stem("rapport_fr_final", Lang::Fr), "rapport_final");
        assert_eq!(plain_stem("rapport (FR) final", Lang::Fr), "rapport final");
        assert_eq!(plain_stem("bilan_en_bref", Lang::Fr), "bilan_en_bref");
        assert_eq!(plain_stem("2018/fr", Lang::Fr), "2018/fr");
    }
}
