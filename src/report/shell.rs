//! What stands around the sections of a page: head, controls, words, style and script.

use serde::Serialize;

use super::template::{POLICY, SCRIPT, STYLE, render, words};

/// What a page has of its own, beside its sections.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shell<'a> {
    /// What the report is called, empty for the usual title.
    pub(super) title: &'a str,
    /// The hash of the files that were read.
    pub(super) corpus: &'a str,
    /// The document of the page, empty on the first page.
    pub(super) name: &'a str,
    /// The first page, empty there.
    pub(super) back: &'a str,
    /// The pages of the documents before and after.
    pub(super) previous: &'a str,
    pub(super) next: &'a str,
    /// The pages of the documents before and after that deserve a look.
    pub(super) previous_flaw: &'a str,
    pub(super) next_flaw: &'a str,
    /// The pages of the search over all documents, if this is one of them.
    pub(super) parts: &'a [PartLink],
    /// Finished HTML before the texts: the figures, the list of documents, what else is listed and drawn.
    pub(super) top: [&'a str; 3],
}

/// A page of the search over all documents.
#[derive(Debug, Serialize)]
pub(super) struct PartLink {
    /// Its address, empty for the page itself.
    pub(super) page: String,
    /// The numbers of its first and its last document, from 1.
    pub(super) name: String,
}

/// Renders what stands before and after the sections of a page.
pub(super) fn shell(page: &Shell<'_>) -> (String, String) {
    /// Where the sections go; no text of a corpus is in the shell at that time.
    const HERE: &str = "\u{1}";
    #[derive(Serialize)]
    struct View<'a> {
        title: &'a str,
        corpus: &'a str,
        version: &'static str,
        name: &'a str,
        back: &'a str,
        previous: &'a str,
        next: &'a str,
        parts: &'a [PartLink],
        controls: String,
        policy: &'a str,
        style: &'a str,
        script: &'a str,
        words: Vec<(&'a str, &'a str, &'a str)>,
        figures: &'a str,
        list: &'a str,
        lists: &'a str,
        here: &'a str,
    }
    #[derive(Serialize)]
    struct Controls<'a> {
        previous_flaw: &'a str,
        next_flaw: &'a str,
        parts: &'a [PartLink],
    }
    let Shell { title, corpus, name, back, previous, next, previous_flaw, next_flaw, parts, top } = *page;
    let [figures, list, lists] = top;
    let view = View {
        title,
        corpus,
        version: env!("CARGO_PKG_VERSION"),
        name,
        back,
        previous,
        next,
        parts,
        controls: render("controls.html", &Controls { previous_flaw, next_flaw, parts }),
        policy: &POLICY,
        style: STYLE,
        script: SCRIPT,
        words: words().collect(),
        figures,
        list,
        lists,
        here: HERE,
    };
    let page = render("shell.html", &view);
    let (before, after) = page.rsplit_once(HERE).expect("the template says where the sections go");
    (before.to_owned(), after.to_owned())
}
