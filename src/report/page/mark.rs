//! A text as HTML: its sentences, what it mentions, what differs in it, and its footnote calls.

use std::borrow::Borrow;
use std::ops::Range;

use super::french;
use super::out::Out;
use super::template::{attribute, escape};
use crate::model::Discrepancy;

/// A stretch of a text that the reader shows.
#[derive(Debug, Clone)]
pub(super) struct Mark<'a> {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) sort: Sort<'a>,
}

/// What a mark stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sort<'a> {
    /// A mention: the class of the page's style, and the value.
    Mention(&'static str, &'a str),
    /// A difference between the two sides.
    Difference(&'a Discrepancy),
    /// A sentence, with the number of its bead of sentences.
    Sentence(usize),
}

/// Writes `text` with its `marks`, which may overlap, and with `calls`: finished HTML at places of the text.
///
/// Every character of the text is written once, in order.
pub(super) fn marked(text: &str, mut marks: Vec<Mark<'_>>, calls: &[(usize, String)], out: &mut Out<'_, '_>) {
    marks.retain(|mark| !mark.range.is_empty() && text.get(mark.range.clone()).is_some());
    marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]).collect();
    cuts.extend(calls.iter().map(|(at, _)| *at).filter(|at| text.is_char_boundary(*at)));
    cuts.push(text.len());
    cuts.sort_unstable();
    cuts.dedup();
    let mut open = Open::default();
    let (mut next, mut done, mut active) = (0, 0, Vec::<usize>::new());
    for at in cuts {
        escape(&text[done..at], &mut out.html);
        done = at;
        active.retain(|mark| marks[*mark].range.end > at);
        while marks.get(next).is_some_and(|mark| mark.range.start == at) {
            active.push(next);
            next += 1;
        }
        open.change(&marks, &active, &mut out.html);
        for (_, call) in calls.iter().filter(|(place, _)| *place == at) {
            out.html.push_str(call);
        }
        out.give();
    }
}

/// The marks that are open, outermost first: the sentence, the differences, the mentions.
#[derive(Default)]
struct Open {
    sentence: Option<usize>,
    differences: Vec<usize>,
    mentions: Vec<usize>,
}

impl Open {
    /// Closes what ends here and opens what begins, so that elements never cross.
    fn change(&mut self, marks: &[Mark<'_>], active: &[usize], out: &mut String) {
        let mut new = Open::default();
        for at in active {
            match marks[*at].sort {
                Sort::Sentence(number) => new.sentence = Some(number),
                Sort::Difference(_) => new.differences.push(*at),
                Sort::Mention(..) => new.mentions.push(*at),
            }
        }
        let sentence = self.sentence != new.sentence;
        let differences = sentence || self.differences != new.differences;
        let mentions = differences || self.mentions != new.mentions;
        if mentions && !self.mentions.is_empty() {
            out.push_str("</mark>");
        }
        if differences && !self.differences.is_empty() {
            out.push_str("</span>");
        }
        if sentence && self.sentence.is_some() {
            out.push_str("</span>");
        }
        if let Some(number) = new.sentence.filter(|_| sentence) {
            out.push_str("<span class=\"s\"");
            attribute("data-s", &number.to_string(), out);
            out.push('>');
        }
        if differences && !new.differences.is_empty() {
            let found = || new.differences.iter().filter_map(|at| marks[*at].sort.difference());
            out.push_str("<span class=\"x\"");
            attribute("title", &joined(found().map(Discrepancy::message)), out);
            attribute("data-fr", &joined(found().map(french::difference)), out);
            out.push('>');
        }
        if mentions && !new.mentions.is_empty() {
            let values = || new.mentions.iter().filter_map(|at| marks[*at].sort.value());
            let mut classes: Vec<&str> = values().map(|(class, _)| class).collect();
            classes.dedup();
            out.push_str("<mark");
            attribute("class", &classes.join(" "), out);
            attribute("title", &joined(values().map(|(_, value)| value)), out);
            out.push('>');
        }
        *self = new;
    }
}

impl<'a> Sort<'a> {
    fn difference(&self) -> Option<&'a Discrepancy> {
        match self {
            Sort::Difference(found) => Some(found),
            _ => None,
        }
    }

    fn value(&self) -> Option<(&'static str, &'a str)> {
        match self {
            Sort::Mention(class, value) => Some((class, value)),
            _ => None,
        }
    }
}

/// Several values in one attribute.
pub(super) fn joined<T: Borrow<str>>(values: impl Iterator<Item = T>) -> String {
    values.collect::<Vec<_>>().join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Check, Finding, Lang, Noun, Severity, Sides};

    fn html(text: &str, marks: Vec<Mark<'_>>, calls: &[(usize, String)]) -> String {
        let mut take = |_| Ok(());
        let mut out = Out::new(usize::MAX, &mut take);
        marked(text, marks, calls, &mut out);
        out.html
    }

    /// A difference of a value with signs that HTML knows.
    fn difference() -> Discrepancy {
        Discrepancy {
            check: Check::Number,
            severity: Severity::Info,
            values: Sides { fr: "<\"1\">".to_owned(), en: String::new() },
            places: Sides::default(),
            finding: Finding::Only { lang: Lang::Fr, noun: Noun::Number, meaning: None },
        }
    }

    #[test]
    fn marks_that_cross_become_elements_that_do_not() {
        let marks = vec![
            Mark { range: 0..6, sort: Sort::Sentence(1) },
            Mark { range: 6..9, sort: Sort::Sentence(2) },
            Mark { range: 2..8, sort: Sort::Mention("d", "2018") },
        ];
        assert_eq!(
            html("ab<def>hi", marks, &[(9, "<sup>1</sup>".to_owned())]),
            "<span class=\"s\" data-s=\"1\">ab<mark class=\"d\" title=\"2018\">&lt;def</mark></span>\
             <span class=\"s\" data-s=\"2\"><mark class=\"d\" title=\"2018\">&gt;h</mark>i</span><sup>1</sup>"
        );
    }

    #[test]
    fn what_overlaps_is_told_together_and_in_both_languages() {
        let one = difference();
        let marks = vec![
            Mark { range: 0..2, sort: Sort::Difference(&one) },
            Mark { range: 0..2, sort: Sort::Mention("d", "2018") },
            Mark { range: 0..2, sort: Sort::Mention("e", "X") },
        ];
        assert_eq!(
            html("ab", marks, &[]),
            "<span class=\"x\" title=\"the French text has the number “&lt;&quot;1&quot;&gt;”, which the English text \
             does not have\" data-fr=\"le texte français a le nombre « &lt;&quot;1&quot;&gt; », que le texte anglais \
             n’a pas\"><mark class=\"d e\" title=\"2018 | X\">ab</mark></span>"
        );
    }

    #[test]
    fn a_place_that_is_none_is_left_out() {
        let one = difference();
        let marks = vec![
            Mark { range: 1..2, sort: Sort::Mention("e", "x") },
            Mark { range: 0..9, sort: Sort::Difference(&one) },
        ];
        assert_eq!(html("éa", marks, &[(1, "!".to_owned())]), "éa");
    }
}
