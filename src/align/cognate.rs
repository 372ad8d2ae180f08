//! Words that look alike in both languages (Simard, Foster and Isabelle 1992).

use std::collections::HashMap;

/// Shortest words that are compared.
const SHORTEST: usize = 4;
/// Longest words that are compared: what is longer is no word.
const LONGEST: usize = 40;
/// Least likeness that counts.
const LEAST: f32 = 0.65;
/// Most words that share a skeleton and are compared.
const CROWD: usize = 400;

/// Pairs of indices of `fr` and `en` whose words look alike, each with its likeness between 0 and 1.
pub(super) fn cognates(fr: &[(u32, &str)], en: &[(u32, &str)]) -> Vec<(u32, u32, f32)> {
    let mut by_skeleton: HashMap<[u8; 3], Vec<(u32, &str)>> = HashMap::new();
    for &(kind, word) in en {
        if let Some(key) = skeleton(word) {
            by_skeleton.entry(key).or_default().push((kind, word));
        }
    }
    let mut out = Vec::new();
    for &(kind, word) in fr {
        let Some(crowd) = skeleton(word).and_then(|key| by_skeleton.get(&key)) else { continue };
        for &(other, candidate) in crowd.iter().take(CROWD) {
            let likeness = likeness(word.as_bytes(), candidate.as_bytes());
            if likeness >= LEAST {
                out.push((kind, other, likeness));
            }
        }
    }
    out
}

/// The first letter of a word and its next two consonants; `None` for a word that is not compared.
fn skeleton(word: &str) -> Option<[u8; 3]> {
    if !(SHORTEST..=LONGEST).contains(&word.len()) {
        return None;
    }
    let mut bytes = word.bytes();
    let mut key = [bytes.next()?, 0, 0];
    let mut consonants =
        bytes.filter(|b| !b"aeiouyh".contains(b)).map(|b| if b == b'k' || b == b'q' { b'c' } else { b });
    let mut last = key[0];
    for slot in &mut key[1..] {
        *slot = consonants.find(|&b| b != last).unwrap_or(0);
        last = *slot;
    }
    Some(key)
}

/// The longest common subsequence beside the mean length, as Melamed (1999) has it.
fn likeness(a: &[u8], b: &[u8]) -> f32 {
    let mut row = [0u8; LONGEST + 1];
    for &x in a {
        let mut diagonal = 0;
        for (k, &y) in b.iter().enumerate() {
            let above = row[k + 1];
            row[k + 1] = if x == y { diagonal + 1 } else { above.max(row[k]) };
            diagonal = above;
        }
    }
    2.0 * f32::from(row[b.len()]) / (a.len() + b.len()) as f32
}

#[cfg(test)]
mod tests {
    use super::cognates;

    fn alike(fr: &str, en: &str) -> bool {
        !cognates(&[(0, fr)], &[(0, en)]).is_empty()
    }

    #[test]
    fn words_of_one_origin_look_alike() {
        for (fr, en) in
            [("gouvern", "govern"), ("republ", "republic"), ("securit", "security"), ("commun", "common")]
        {
            assert!(alike(fr, en), "{fr} {en}");
        }
        for (fr, en) in [("maison", "house"), ("pain", "pan"), ("comptabl", "accountabl")] {
            assert!(!alike(fr, en), "{fr} {en}");
        }
    }
}
