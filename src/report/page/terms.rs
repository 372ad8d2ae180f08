//! The terms in the report: each with what it is called, how often, and where; and where one is called otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::error::Result;
use crate::export::AlignedPairs;
use crate::model::{Discrepancy, Lang, Term};
use crate::tables::AlignedPair;

use super::french;
use super::template::{Said, address, attribute, escape, message_in, render};

/// French terms that are shown; the table has all.
const SHOWN: usize = 300;
/// Bytes of shown terms past which no further one is shown, so that the first page opens at once.
const SHOWN_BYTES: usize = 1_000_000;
/// Examples that are shown of what a term is called most often.
const EXAMPLES: usize = 5;
/// Examples that are shown of each other name.
const FURTHER_EXAMPLES: usize = 2;
/// Differences of terms that are listed.
const LISTED: usize = 200;
/// Characters that are shown on each side of a term.
const CONTEXT: usize = 160;

/// What the report shows of terms.
#[derive(Debug, Default)]
pub(super) struct Terms {
    shown: Vec<Entry>,
    /// Terms of both languages that are not shown.
    others: usize,
    odd: Vec<Odd>,
    /// Differences that are not listed.
    more_odd: usize,
}

/// A French term with its English names, the most frequent first.
#[derive(Debug)]
struct Entry {
    term: String,
    count: usize,
    names: Vec<Name>,
}

/// What a term is called.
#[derive(Debug)]
struct Name {
    term: String,
    count: usize,
    examples: Vec<Example>,
}

#[derive(Debug)]
struct Example {
    document: String,
    bead: String,
    fr: [String; 3],
    en: [String; 3],
}

/// A place where a term is called otherwise.
#[derive(Debug)]
struct Odd {
    document: String,
    bead: String,
    message: Said,
}

impl Terms {
    /// Takes the best terms, with their examples from `pairs`.
    pub(super) fn take(&mut self, terms: &[Term], pairs: &mut AlignedPairs) -> Result<()> {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for term in terms {
            let (Some(fr), Some(en)) = (&term.fr, &term.en) else { continue };
            let at = known.get(fr.form.as_str()).copied().unwrap_or(self.shown.len());
            if at == self.shown.len() && at >= SHOWN {
                self.others += 1;
                continue;
            }
            let most = if at == self.shown.len() { EXAMPLES } else { FURTHER_EXAMPLES };
            let places = term.places.iter().take(most);
            let examples = places.map(|place| {
                let pair = pairs.get(place.sentence)?;
                Ok(Example {
                    fr: excerpt(&pair.texts.fr, &place.fr),
                    en: excerpt(&pair.texts.en, &place.en),
                    document: pair.doc_id.clone(),
                    bead: pair.alignment_id.clone(),
                })
            });
            let examples = examples.collect::<Result<_>>()?;
            let name = Name { term: en.form.clone(), count: term.pair_count, examples };
            if at == self.shown.len() {
                known.insert(&fr.form, at);
                self.shown.push(Entry { term: fr.form.clone(), count: fr.count, names: Vec::new() });
            }
            self.shown[at].names.push(name);
        }
        for entry in &mut self.shown {
            entry.names.sort_by_key(|name| std::cmp::Reverse(name.count));
        }
        Ok(())
    }

    /// Takes a place where a term is called otherwise.
    pub(super) fn differ(&mut self, pair: &AlignedPair, found: &Discrepancy) {
        if self.odd.len() == LISTED {
            self.more_odd += 1;
            return;
        }
        let message = Said { en: found.message(), fr: french::difference(found) };
        let (document, bead) = (pair.doc_id.clone(), pair.alignment_id.clone());
        self.odd.push(Odd { document, bead, message });
    }

    /// The documents that are named, by their ids.
    pub(super) fn documents(&self) -> BTreeSet<&str> {
        let examples = self.shown.iter().flat_map(|entry| &entry.names).flat_map(|name| &name.examples);
        let odd = self.odd.iter().map(|odd| odd.document.as_str());
        examples.map(|example| example.document.as_str()).chain(odd).collect()
    }

    /// Renders the section; `pages` holds the address of the page of each document, empty for this one.
    pub(super) fn html(&self, pages: &BTreeMap<String, String>) -> String {
        let (mut terms, mut shown) = (String::new(), 0);
        for entry in &self.shown {
            if terms.len() >= SHOWN_BYTES {
                break;
            }
            entry.write(pages, &mut terms);
            shown += 1;
        }
        let mut odd = String::new();
        for one in &self.odd {
            odd.push_str("<li>");
            link(pages, &one.document, &one.bead, &mut odd);
            odd.push(' ');
            message_in("en", &one.message.en, &mut odd);
            message_in("fr", &one.message.fr, &mut odd);
            odd.push_str("</li>\n");
        }
        let others = self.others + self.shown[shown..].iter().map(|entry| entry.names.len()).sum::<usize>();
        let more_odd = self.more_odd;
        let all_odd = self.odd.len() + more_odd;
        render("terms.html", &View { terms: &terms, shown, others, odd: &odd, all_odd, more_odd })
    }
}

#[derive(serde::Serialize)]
struct View<'a> {
    terms: &'a str,
    shown: usize,
    others: usize,
    odd: &'a str,
    all_odd: usize,
    more_odd: usize,
}

impl Entry {
    fn write(&self, pages: &BTreeMap<String, String>, out: &mut String) {
        out.push_str("<details class=\"found calm term\"><summary>");
        word("bdi", Lang::Fr, &self.term, out);
        out.push_str(&format!(" ({})", self.count));
        for (at, name) in self.names.iter().enumerate() {
            out.push_str(if at == 0 { " – " } else { ", " });
            word("bdi", Lang::En, &name.term, out);
            out.push_str(&format!(" ({})", name.count));
        }
        out.push_str("</summary>\n<table class=\"counted\"><tbody>\n");
        for example in self.names.iter().flat_map(|name| &name.examples) {
            out.push_str("<tr><th scope=\"row\">");
            link(pages, &example.document, &example.bead, out);
            out.push_str("</th>");
            for (lang, [before, term, after]) in Lang::BOTH.into_iter().zip([&example.fr, &example.en]) {
                out.push_str("<td");
                attribute("lang", lang.code(), out);
                out.push('>');
                escape(before, out);
                word("b", lang, term, out);
                escape(after, out);
                out.push_str("</td>");
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody></table></details>\n");
    }
}

/// Writes words of a language in an element.
fn word(element: &str, lang: Lang, text: &str, out: &mut String) {
    out.push_str(&format!("<{element}"));
    attribute("lang", lang.code(), out);
    out.push('>');
    escape(text, out);
    out.push_str(&format!("</{element}>"));
}

/// Writes a link to a bead, under the name of its document.
fn link(pages: &BTreeMap<String, String>, document: &str, bead: &str, out: &mut String) {
    let page = pages.get(document).map_or("", String::as_str);
    out.push_str("<a");
    attribute("href", &format!("{page}#{}", address(bead)), out);
    out.push_str("><bdi>");
    escape(document, out);
    out.push_str("</bdi></a>");
}

/// What stands before a term, the term, and what stands behind it, as far as it is shown.
fn excerpt(text: &str, range: &Range<usize>) -> [String; 3] {
    let (Some(before), Some(term), Some(after)) =
        (text.get(..range.start), text.get(range.clone()), text.get(range.end..))
    else {
        return [text.to_owned(), String::new(), String::new()];
    };
    let cut = before.char_indices().rev().nth(CONTEXT).map(|(at, c)| at + c.len_utf8());
    let before = cut.map_or_else(|| before.to_owned(), |at| format!("… {}", before[at..].trim_start()));
    let cut = after.char_indices().nth(CONTEXT).map(|(at, _)| at);
    let after = cut.map_or_else(|| after.to_owned(), |at| format!("{} …", after[..at].trim_end()));
    [before, term.to_owned(), after]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_with_long_examples_leave_room_for_the_rest_of_the_page() {
        let example = || Example {
            document: "a".to_owned(),
            bead: "bead:a:1".to_owned(),
            fr: ["é".repeat(1000), String::new(), String::new()],
            en: Default::default(),
        };
        let name = |_| Name { term: "term".to_owned(), count: 1, examples: vec![example(), example()] };
        let entry = |_| Entry { term: "terme".to_owned(), count: 2, names: (0..2).map(name).collect() };
        let terms = Terms { shown: (0..SHOWN).map(entry).collect(), others: 7, ..Terms::default() };
        let html = terms.html(&BTreeMap::new());
        let shown = html.matches("<details class=\"found calm term\">").count();
        assert!(html.len() < SHOWN_BYTES + 20_000 && shown < SHOWN, "{} {shown}", html.len());
        assert!(html.contains(&format!(": {}</p>", 7 + 2 * (SHOWN - shown))));
    }

    #[test]
    fn an_excerpt_holds_the_term_whole_and_not_much_more() {
        let text = format!("{}été chaud{}", "é ".repeat(300), " ç".repeat(100));
        let start = text.find("été").unwrap();
        let [before, term, after] = excerpt(&text, &(start..start + "été".len()));
        assert_eq!(term, "été");
        assert!(before.starts_with("… é") && before.chars().count() <= CONTEXT + 2, "{before}");
        assert!(after.starts_with(" chaud ç") && after.ends_with(" …"), "{after}");
        assert_eq!(excerpt("a b c", &(2..3)), ["a ", "b", " c"]);
    }
}
