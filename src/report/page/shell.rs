//! What stands around the sections of a page: head, controls, words, style and script.

use serde::Serialize;

use super::template::{PART_SCRIPT, POLICY, SCRIPT, STYLE, both, render, words};

/// What a page has of its own, beside its sections.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shell<'a> {
    /// What the report is called, empty for the usual title.
    pub(super) title: &'a str,
    /// The hash of the files that were read, empty where the first page says it.
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
    /// The pages of the search over all documents, if this page asks them.
    pub(super) search: Option<Asked>,
    /// Finished HTML before the texts: the figures, the list of documents, what else is listed and drawn.
    pub(super) top: [&'a str; 3],
}

/// What the first page knows of the pages that its search asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Asked {
    /// How many there are.
    pub(super) pages: usize,
    /// The rows on all of them.
    pub(super) rows: usize,
}

/// Where the sections go; no text of a corpus is in the shell at that time.
const HERE: &str = "\u{1}";

/// Renders what stands before and after the sections of a page.
pub(super) fn shell(page: &Shell<'_>) -> (String, String) {
    #[derive(Serialize)]
    struct View<'a> {
        title: &'a str,
        corpus: &'a str,
        version: &'static str,
        name: &'a str,
        back: &'a str,
        previous: &'a str,
        next: &'a str,
        search: Option<Asked>,
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
        search: Option<Asked>,
    }
    let Shell { title, corpus, name, back, previous, next, previous_flaw, next_flaw, search, top } = *page;
    let [figures, list, lists] = top;
    let view = View {
        title,
        corpus,
        version: env!("CARGO_PKG_VERSION"),
        name,
        back,
        previous,
        next,
        search,
        controls: render("controls.html", &Controls { previous_flaw, next_flaw, search }),
        policy: &POLICY,
        style: STYLE,
        script: SCRIPT,
        words: words().collect(),
        figures,
        list,
        lists,
        here: HERE,
    };
    around(&render("shell.html", &view))
}

/// Renders what stands before and after the content of a page that the first page asks.
pub(super) fn part(title: &str, name: &str) -> (String, String) {
    #[derive(Serialize)]
    struct View<'a> {
        title: &'a str,
        name: &'a str,
        part_fr: &'a str,
        policy: &'a str,
        script: &'a str,
        here: &'a str,
    }
    let part_fr = both("part").1;
    around(&render(
        "part.html",
        &View { title, name, part_fr, policy: &POLICY, script: PART_SCRIPT, here: HERE },
    ))
}

fn around(page: &str) -> (String, String) {
    let (before, after) = page.rsplit_once(HERE).expect("the template says where the sections go");
    (before.to_owned(), after.to_owned())
}
