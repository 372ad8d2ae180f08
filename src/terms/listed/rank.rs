//! How probable it is that a terminologist would list a candidate: a logistic regression on what was counted.

use std::sync::LazyLock;

use super::Listed;
use super::candidates::{Candidate, Candidates, Counts};
use super::knowledge::{Knowledge, family};
use super::tag::Tag;
use crate::model::{Lang, Lookup};

/// Between these probabilities a list is cut: the lists of three subjects are between 0.18 and 0.24, whether the weights were
/// fitted on them or on the two others. A few sentences say too little of themselves to be choosier than that.
const CUTS: (f32, f32) = (0.1, 0.25);
/// How many properties a candidate has.
const PROPERTIES: usize = 52;
/// The most characters of a form that count.
const LONGEST: usize = 30;
/// Forms of fewer letters are short.
const SHORT: usize = 4;

/// The properties, in the order of [`properties`].
const NAMES: [&str; PROPERTIES] = [
    "count",
    "group",
    "share",
    "once",
    "weird",
    "weird_max",
    "weird_head",
    "zipf",
    "zipf_min",
    "capital",
    "free",
    "longer",
    "led",
    "closed",
    "joiners",
    "cohesion",
    "heads",
    "heads_min",
    "unknown",
    "letters",
    "hyphen",
    "digit",
    "short",
    "two",
    "three",
    "four",
    "generic_head",
    "generic_first",
    "generic_share",
    "generic_all",
    "adj_first",
    "adj_last",
    "one_noun",
    "one_adj",
    "one_verb",
    "one_ing",
    "one_adv",
    "s_group",
    "s_weird",
    "s_zipf",
    "s_free",
    "s_led",
    "s_unknown",
    "s_letters",
    "s_heads",
    "s_generic",
    "s_capital",
    "s_closed",
    "followers",
    "zipf_head",
    "bracketed",
    "family",
];

/// The weights of the properties, and what is added to them.
static WEIGHTS: LazyLock<([f32; PROPERTIES], f32)> = LazyLock::new(|| {
    let of = |name: &str| {
        let line =
            include_str!("weights.tsv").lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
        line.and_then(|number| number.parse().ok()).unwrap_or_default()
    };
    (NAMES.map(of), of("intercept"))
});

/// The candidates that are listed, in the order of the alphabet.
pub(super) fn listed(knowledge: &Knowledge, candidates: &Candidates) -> Vec<Listed> {
    let total = candidates.total.max(1) as f32;
    let words = words(knowledge, candidates, total);
    let probabilities: Vec<f32> = candidates
        .all
        .iter()
        .map(|candidate| {
            let words = Words { total, all: &words, numbers: &candidate.words };
            probability(&properties(knowledge.lang, candidates, candidate, &words))
        })
        .collect();
    let least = cut(&probabilities).clamp(CUTS.0, CUTS.1);
    let listed = |(candidate, probability): (&Candidate, f32)| Listed {
        form: candidate.form.to_string(),
        shown: candidate.shown.clone().unwrap_or_else(|| candidate.form.to_string()),
        count: candidate.count,
        lines: Vec::new(),
        probability,
    };
    let mut out: Vec<Listed> = Vec::new();
    let mut places = vec![None; candidates.all.len()];
    for (place, one) in places.iter_mut().zip(candidates.all.iter().zip(probabilities)) {
        if one.1 >= least {
            *place = Some(out.len());
            out.push(listed(one));
        }
    }
    for (number, line) in &candidates.places {
        let Some(place) = places[*number as usize] else { continue };
        let lines: &mut Vec<usize> = &mut out[place].lines;
        if lines.last() != Some(line) {
            lines.push(*line);
        }
    }
    out.sort_by(|a, b| a.form.cmp(&b.form));
    out
}

fn probability(properties: &[f32; PROPERTIES]) -> f32 {
    let (weights, intercept) = &*WEIGHTS;
    let sum: f32 = properties.iter().zip(weights).map(|(property, weight)| property * weight).sum();
    1.0 / (1.0 + (-sum - intercept).exp())
}

/// The least probability of the list whose expected F1 is highest (Lipton, Elkan and Naryanaswamy 2014).
///
/// A subject of many rare words has many probable candidates, and its list may be choosier than that of another.
///
/// What is below the lowest cut there is never stands in a list: such candidates count for the sum alone, and most are such.
fn cut(probabilities: &[f32]) -> f32 {
    let all: f64 = probabilities.iter().map(|one| f64::from(*one)).sum();
    let mut probabilities: Vec<f32> = probabilities.iter().copied().filter(|one| *one >= CUTS.0).collect();
    probabilities.sort_by(|a, b| b.total_cmp(a));
    let (mut hits, mut best) = (0.0, (0.0, 1.0));
    for (at, probability) in probabilities.into_iter().enumerate() {
        hits += f64::from(probability);
        let f1 = 2.0 * hits / ((at + 1) as f64 + all);
        if f1 > best.0 {
            best = (f1, probability);
        }
    }
    best.1
}

/// What is known of each word of a side.
fn words(knowledge: &Knowledge, candidates: &Candidates, total: f32) -> Vec<Word> {
    let mut families: Lookup<&str, usize> = Lookup::default();
    for counts in &candidates.words {
        *families.entry(family(&counts.word)).or_default() += counts.count;
    }
    let mut elsewhere: Lookup<&str, f32> = Lookup::default();
    let mut weird = |family| {
        let count = families.get(family).map_or(1, |count: &usize| *count.max(&1)) as f32;
        let zipf = elsewhere.entry(family).or_insert_with(|| knowledge.family_zipf(family));
        (count / total * 1e9).log10() - *zipf
    };
    let words = candidates.words.iter();
    words.map(|counts| Word::new(knowledge, counts, total, weird(family(&counts.word)))).collect()
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// What is known of a word; many candidates share it.
struct Word {
    count: f32,
    zipf: f32,
    /// How much more frequent it is here than in general language, as a logarithm to base 10.
    weird: f32,
    generic: bool,
    /// The logarithm of how many candidates of several words hold it.
    heads: f32,
    /// The share of its places in which it has a capital.
    capital: f32,
    known: bool,
    /// How much more frequent the words of its family are here than in general language.
    family: f32,
}

impl Word {
    fn new(knowledge: &Knowledge, counts: &Counts, total: f32, family: f32) -> Word {
        let (count, (zipf, known)) = (counts.count.max(1) as f32, knowledge.zipf(&counts.word));
        let (with, without) = counts.cases;
        Word {
            count,
            zipf,
            weird: (count / total * 1e9).log10() - zipf,
            generic: knowledge.is_generic(&counts.word),
            heads: (1.0 + counts.heads as f32).log2(),
            capital: with as f32 / (with + without).max(1) as f32,
            known,
            family,
        }
    }
}

/// The words of a candidate, one after the other.
struct Words<'a> {
    /// How many words the side has.
    total: f32,
    all: &'a [Word],
    numbers: &'a [usize],
}

impl<'a> Words<'a> {
    fn len(&self) -> usize {
        self.numbers.len()
    }

    fn at(&self, place: usize) -> &'a Word {
        &self.all[self.numbers[place]]
    }

    fn values<T>(&self, of: impl Fn(&Word) -> T) -> impl Iterator<Item = T> {
        self.numbers.iter().map(move |number| of(&self.all[*number]))
    }

    fn mean(&self, of: impl Fn(&Word) -> f32) -> f32 {
        self.values(of).sum::<f32>() / self.len() as f32
    }

    fn least(&self, of: impl Fn(&Word) -> f32) -> f32 {
        self.values(of).fold(f32::MAX, f32::min)
    }

    fn most(&self, of: impl Fn(&Word) -> f32) -> f32 {
        self.values(of).fold(f32::MIN, f32::max)
    }

    /// The share of the words that are so.
    fn share(&self, so: impl Fn(&Word) -> bool) -> f32 {
        self.values(so).filter(|so| *so).count() as f32 / self.len() as f32
    }

    /// How much more often they stand together than by chance, in powers of two a word.
    fn cohesion(&self, count: f32) -> f32 {
        let more = self.len() as f32 - 1.0;
        if more == 0.0 {
            return 0.0;
        }
        let apart: f32 = self.values(|word| word.count.log2()).sum();
        (count.log2() + more * self.total.log2() - apart) / more
    }
}

/// What is known of a candidate, as numbers.
#[rustfmt::skip]
fn properties(lang: Lang, candidates: &Candidates, candidate: &Candidate, words: &Words<'_>) -> [f32; PROPERTIES] {
    let size = words.len();
    let head = match lang {
        Lang::Fr => usize::from(candidate.ends.0 == Tag::Adjective && size > 1),
        Lang::En => size - 1,
    };
    let (head, first) = (words.at(head), words.at(0));
    let (count, group) = (candidate.count as f32, candidates.groups[candidate.group] as f32);
    let of = |part: usize| part as f32 / count;
    let (free, led, closed) = (of(candidate.free), of(candidate.led), of(candidate.closed));
    let letters = candidate.form.chars().count();
    let length = letters.min(LONGEST) as f32 / 10.0;
    let (unknown, capital) = (words.share(|word| !word.known), words.most(|word| word.capital));
    let (weird, zipf) = (words.mean(|word| word.weird), words.mean(|word| word.zipf));
    let generic = words.share(|word| word.generic);
    let single = flag(size == 1);
    let adjective = |tag: Tag| flag(tag == Tag::Adjective && size > 1);
    let one = |tags: &[Tag]| flag(size == 1 && tags.contains(&candidate.ends.0));
    let digit = candidate.form.contains(|c: char| c.is_numeric());
    [
        count.log2(), group.log2(), count / group, flag(group == 1.0),
        weird, words.most(|word| word.weird), head.weird, zipf, words.least(|word| word.zipf), capital,
        free, (1.0 + candidate.longer as f32).log2(), led, closed, candidate.joiners as f32,
        words.cohesion(count), head.heads, words.least(|word| word.heads), unknown, length,
        flag(candidate.form.contains('-')), flag(digit), flag(letters < SHORT),
        flag(size == 2), flag(size == 3), flag(size >= 4),
        flag(head.generic), flag(first.generic), generic, flag(generic == 1.0),
        adjective(candidate.ends.0), adjective(candidate.ends.1),
        one(&[Tag::Noun]), one(&[Tag::Adjective, Tag::Participle]), one(&[Tag::Verb]), one(&[Tag::Gerund]), one(&[Tag::Adverb]),
        single * group.log2(), single * weird, single * zipf, single * free, single * led,
        single * unknown, single * length, single * head.heads, single * flag(first.generic), single * capital,
        single * closed,
        (candidate.followers as f32).log2() / (count + 1.0).log2(), head.zipf, of(candidate.bracketed),
        words.mean(|word| word.family),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_property_has_its_weight() {
        let listed: Vec<&str> = include_str!("weights.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| Some(line.split_once('\t')?.0))
            .collect();
        assert_eq!(listed, [&["intercept"], &NAMES[..]].concat());
    }

    #[test]
    fn a_list_is_cut_where_its_expected_f1_is_highest() {
        // Of 0.9 alone 1.8 / 2.6, with 0.5 2.8 / 3.6, with 0.2 3.2 / 4.6.
        assert!((cut(&[0.2, 0.9, 0.5]) - 0.5).abs() < f32::EPSILON);
        // Among many that are probable, what is less so is left out.
        assert!((cut(&[0.9, 0.9, 0.9, 0.9, 0.3, 0.3]) - 0.9).abs() < f32::EPSILON);
        // Where all are doubtful, the list is long.
        assert!((cut(&[0.2; 5]) - 0.2).abs() < f32::EPSILON);
    }
}
