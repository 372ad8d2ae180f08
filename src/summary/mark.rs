//! A text as HTML: its sentences, what it mentions, what differs in it, and its footnote calls.

use std::ops::Range;

use super::template::escape;

/// A stretch of a text that the reader shows.
pub(super) struct Mark {
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) sort: Sort,
    /// What is told of it.
    pub(super) title: String,
}

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A mention, with the class of the page's style.
    Mention(&'static str),
    /// A difference between the two sides.
    Difference,
    /// A sentence, with the number of its bead of sentences.
    Sentence(usize),
}

/// Writes `text` with its `marks`, which may overlap, and with `calls`: finished HTML at places of the text.
///
/// Every character of the text is written once, in order.
pub(super) fn marked(text: &str, mut marks: Vec<Mark>, calls: &[(usize, String)]) -> String {
    marks.retain(|mark| !mark.range.is_empty() && text.get(mark.range.clone()).is_some());
    marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]).collect();
    cuts.extend(calls.iter().map(|(at, _)| *at).filter(|at| text.is_char_boundary(*at)));
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut out = String::with_capacity(text.len() * 2);
    let mut open = Open::default();
    let (mut next, mut active) = (0, Vec::<usize>::new());
    for (index, at) in cuts.iter().enumerate() {
        active.retain(|mark| marks[*mark].range.end > *at);
        while marks.get(next).is_some_and(|mark| mark.range.start == *at) {
            active.push(next);
            next += 1;
        }
        open.change(active.iter().map(|mark| &marks[*mark]), &mut out);
        for (_, call) in calls.iter().filter(|(place, _)| place == at) {
            out.push_str(call);
        }
        let end = cuts.get(index + 1).copied().unwrap_or(*at);
        escape(&text[*at..end], &mut out);
    }
    open.change(std::iter::empty(), &mut out);
    out
}

/// The elements that are open, outermost first: the sentence, the difference, the mention.
#[derive(Default, PartialEq)]
struct Open {
    sentence: Option<usize>,
    difference: String,
    mention: (String, String),
}

impl Open {
    /// Closes what ends here and opens what begins, so that elements never cross.
    fn change<'a>(&mut self, active: impl Iterator<Item = &'a Mark>, out: &mut String) {
        let mut new = Open::default();
        for mark in active {
            match mark.sort {
                Sort::Sentence(number) => new.sentence = Some(number),
                Sort::Difference => join(&mut new.difference, &mark.title, " | "),
                Sort::Mention(class) => {
                    if !new.mention.0.split(' ').any(|known| known == class) {
                        join(&mut new.mention.0, class, " ");
                    }
                    join(&mut new.mention.1, &mark.title, " | ");
                }
            }
        }
        let sentence = self.sentence != new.sentence;
        let difference = sentence || self.difference != new.difference;
        let mention = difference || self.mention != new.mention;
        if mention && !self.mention.0.is_empty() {
            out.push_str("</mark>");
        }
        if difference && !self.difference.is_empty() {
            out.push_str("</span>");
        }
        if sentence && self.sentence.is_some() {
            out.push_str("</span>");
        }
        if let Some(number) = new.sentence.filter(|_| sentence) {
            out.push_str(&format!("<span class=\"s\" data-s=\"{number}\">"));
        }
        if difference && !new.difference.is_empty() {
            element("span", "x", &new.difference, out);
        }
        if mention && !new.mention.0.is_empty() {
            element("mark", &new.mention.0, &new.mention.1, out);
        }
        *self = new;
    }
}

fn join(all: &mut String, one: &str, by: &str) {
    if !all.is_empty() {
        all.push_str(by);
    }
    all.push_str(one);
}

fn element(name: &str, class: &str, title: &str, out: &mut String) {
    out.push_str(&format!("<{name} class=\"{class}\" title=\""));
    escape(title, out);
    out.push_str("\">");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(range: Range<usize>, sort: Sort, title: &str) -> Mark {
        Mark { range, sort, title: title.to_owned() }
    }

    #[test]
    fn marks_that_cross_become_elements_that_do_not() {
        let marks = vec![
            mark(0..6, Sort::Sentence(1), ""),
            mark(6..9, Sort::Sentence(2), ""),
            mark(2..8, Sort::Mention("d"), "2018"),
        ];
        assert_eq!(
            marked("ab<def>hi", marks, &[(9, "<sup>1</sup>".to_owned())]),
            "<span class=\"s\" data-s=\"1\">ab<mark class=\"d\" title=\"2018\">&lt;def</mark></span>\
             <span class=\"s\" data-s=\"2\"><mark class=\"d\" title=\"2018\">&gt;h</mark>i</span><sup>1</sup>"
        );
    }

    #[test]
    fn a_place_that_is_none_is_left_out() {
        let marks = vec![mark(1..2, Sort::Mention("e"), "x"), mark(0..9, Sort::Difference, "y")];
        assert_eq!(marked("éa", marks, &[(1, "!".to_owned())]), "éa");
    }
}
