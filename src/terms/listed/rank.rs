//! How probable it is that a terminologist would list a candidate: a logistic regression on what was counted.

use std::sync::LazyLock;

use super::Listed;
use super::candidates::{Candidate, Candidates};
use super::knowledge::Knowledge;
use super::tag::Tag;
use crate::model::Lang;

/// The least probability of what is listed: between the best thresholds of three subjects (0.14 to 0.28), at which F1 on the
/// lists that the weights were fitted on is within 0.02 of the best one.
const LEAST_PROBABILITY: f32 = 0.18;
/// The most characters of a form that count.
const LONGEST: usize = 30;
/// Forms of fewer letters are short.
const SHORT: usize = 4;

/// The properties, in the order of [`properties`].
const NAMES: [&str; 48] = [
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
];

/// The weights of the properties, and what is added to them.
static WEIGHTS: LazyLock<([f32; 48], f32)> = LazyLock::new(|| {
    let of = |name: &str| {
        let line =
            include_str!("weights.tsv").lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
        line.and_then(|number| number.parse().ok()).unwrap_or_default()
    };
    (NAMES.map(of), of("intercept"))
});

/// The candidates that are listed, in the order of the alphabet.
pub(super) fn listed(knowledge: &Knowledge, candidates: &Candidates) -> Vec<Listed> {
    let (weights, intercept) = &*WEIGHTS;
    let mut out: Vec<Listed> = candidates
        .all
        .iter()
        .filter_map(|candidate| {
            let properties = properties(knowledge, candidates, candidate);
            let sum: f32 = properties.iter().zip(weights).map(|(property, weight)| property * weight).sum();
            let probability = 1.0 / (1.0 + (-sum - intercept).exp());
            (probability >= LEAST_PROBABILITY).then(|| Listed {
                form: candidate.form.clone(),
                shown: candidate.shown.clone(),
                count: candidate.count,
                lines: candidate.lines.clone(),
                probability,
            })
        })
        .collect();
    out.sort_by(|a, b| a.form.cmp(&b.form));
    out
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// What is known of the words of a candidate, one after the other.
struct Words {
    counts: Vec<f32>,
    zipf: Vec<f32>,
    weird: Vec<f32>,
    generic: Vec<bool>,
    /// The logarithm of how many candidates of several words hold each.
    heads: Vec<f32>,
    capital: Vec<f32>,
    known: Vec<bool>,
}

impl Words {
    fn of(knowledge: &Knowledge, candidates: &Candidates, candidate: &Candidate, total: f32) -> Words {
        let words: Vec<_> = candidate.words.iter().map(|word| &candidates.words[*word]).collect();
        let counts: Vec<f32> = words.iter().map(|word| word.count.max(1) as f32).collect();
        let zipf: Vec<f32> = words.iter().map(|word| knowledge.zipf(&word.word)).collect();
        let weird = |(count, zipf): (&f32, &f32)| (count / total * 1e9).log10() - zipf;
        let capital = |(with, without): (usize, usize)| with as f32 / (with + without).max(1) as f32;
        Words {
            weird: counts.iter().zip(&zipf).map(weird).collect(),
            generic: words.iter().map(|word| knowledge.is_generic(&word.word)).collect(),
            heads: words.iter().map(|word| (1.0 + word.heads as f32).log2()).collect(),
            capital: words.iter().map(|word| capital(word.cases)).collect(),
            known: words.iter().map(|word| knowledge.is_known(&word.word)).collect(),
            counts,
            zipf,
        }
    }
}

fn mean(numbers: &[f32]) -> f32 {
    numbers.iter().sum::<f32>() / numbers.len() as f32
}

fn least(numbers: &[f32]) -> f32 {
    numbers.iter().copied().fold(f32::MAX, f32::min)
}

fn most(numbers: &[f32]) -> f32 {
    numbers.iter().copied().fold(f32::MIN, f32::max)
}

/// The share of a list that is so.
fn share(all: &[bool], so: bool) -> f32 {
    all.iter().filter(|one| **one == so).count() as f32 / all.len() as f32
}

/// How much more often the words stand together than by chance, in powers of two a word.
fn cohesion(count: f32, words: &Words, total: f32) -> f32 {
    let more = words.counts.len() as f32 - 1.0;
    if more == 0.0 {
        return 0.0;
    }
    let apart: f32 = words.counts.iter().map(|count| count.log2()).sum();
    (count.log2() + more * total.log2() - apart) / more
}

/// What is known of a candidate, as numbers.
#[rustfmt::skip]
fn properties(knowledge: &Knowledge, candidates: &Candidates, candidate: &Candidate) -> [f32; 48] {
    let total = candidates.total.max(1) as f32;
    let words = Words::of(knowledge, candidates, candidate, total);
    let size = words.counts.len();
    let head = match knowledge.lang {
        Lang::Fr => usize::from(candidate.ends.0 == Tag::Adjective && size > 1),
        Lang::En => size - 1,
    };
    let (count, group) = (candidate.count as f32, candidates.groups[candidate.group] as f32);
    let of = |part: usize| part as f32 / count;
    let (free, led, closed) = (of(candidate.free), of(candidate.led), of(candidate.closed));
    let letters = candidate.form.chars().count();
    let length = letters.min(LONGEST) as f32 / 10.0;
    let (unknown, capital) = (share(&words.known, false), most(&words.capital));
    let single = flag(size == 1);
    let adjective = |tag: Tag| flag(tag == Tag::Adjective && size > 1);
    let one = |tags: &[Tag]| flag(size == 1 && tags.contains(&candidate.ends.0));
    let digit = candidate.form.contains(|c: char| c.is_numeric());
    [
        count.log2(), group.log2(), count / group, flag(group == 1.0),
        mean(&words.weird), most(&words.weird), words.weird[head], mean(&words.zipf), least(&words.zipf), capital,
        free, (1.0 + candidate.longer as f32).log2(), led, closed, candidate.joiners as f32,
        cohesion(count, &words, total), words.heads[head], least(&words.heads), unknown, length,
        flag(candidate.form.contains('-')), flag(digit), flag(letters < SHORT),
        flag(size == 2), flag(size == 3), flag(size >= 4),
        flag(words.generic[head]), flag(words.generic[0]), share(&words.generic, true), flag(!words.generic.contains(&false)),
        adjective(candidate.ends.0), adjective(candidate.ends.1),
        one(&[Tag::Noun]), one(&[Tag::Adjective, Tag::Participle]), one(&[Tag::Verb]), one(&[Tag::Gerund]), one(&[Tag::Adverb]),
        single * group.log2(), single * mean(&words.weird), single * mean(&words.zipf), single * free, single * led,
        single * unknown, single * length, single * words.heads[head], single * flag(words.generic[0]), single * capital,
        single * closed,
    ]
}
