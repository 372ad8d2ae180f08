//! Whether a French and an English name look like one: words of the same origin, the same acronym, the same letters.

use crate::lexicon::folded;

/// Letters that two words of the same origin have in common at their beginning.
const ROOT: usize = 4;
/// Letters of the longest acronym.
const ACRONYM: usize = 8;

/// How far the words of two names are the same, from 0 to 1: the share of the words of the shorter one that have a word of the
/// same origin in the other.
pub(super) fn likeness(fr: &str, en: &str) -> f64 {
    if same_letters(fr, en) {
        return 1.0;
    }
    let (fr, en) = (words(fr), words(en));
    let (short, long) = if fr.len() <= en.len() { (&fr, &en) } else { (&en, &fr) };
    if short.is_empty() || long.len() > 2 * short.len() + 1 {
        return 0.0;
    }
    let mut left: Vec<&String> = long.iter().collect();
    let mut same = 0;
    for word in short {
        if let Some(at) = left.iter().position(|other| same_origin(word, other)) {
            left.remove(at);
            same += 1;
        }
    }
    same as f64 / short.len() as f64
}

/// Two acronyms of the same letters in whatever order, or two equal names.
fn same_letters(a: &str, b: &str) -> bool {
    let acronym = |name: &str| {
        name.chars().count() <= ACRONYM && !name.contains(|c: char| c.is_lowercase() || c.is_whitespace())
    };
    let sorted = |name: &str| {
        let mut letters: Vec<char> = name.chars().collect();
        letters.sort_unstable();
        letters
    };
    a == b || acronym(a) && acronym(b) && sorted(a) == sorted(b)
}

fn same_origin(a: &str, b: &str) -> bool {
    a == b || a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count() >= ROOT
}

/// The words of a name that say something, without accents and capitals.
fn words(name: &str) -> Vec<String> {
    folded(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= ROOT)
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_origin_count() {
        assert!(likeness("Ministère de la justice", "Ministry of Justice") > 0.9);
        assert!(likeness("Cour constitutionnelle", "Constitutional Court") > 0.9);
        assert!(likeness("Ministère de la pêche", "Ministry of Justice") < 0.6);
        assert!(likeness("Cour suprême", "Ministry of Justice") < 0.1);
        assert!(likeness("MCV", "CVM") > 0.9);
        assert!(likeness("MCV", "CVN") < 0.1);
    }
}
