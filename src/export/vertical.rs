//! Vertical files, one token a line, for Sketch Engine, NoSketch Engine and the Corpus Workbench.
//!
//! The attributes and tokens are XML, as `cwb-encode -x` reads them. What opens a line is a token, or a tag of `doc`, `p` (a
//! block), `s` (a sentence) or `g` (no white space here).

use crate::model::{Document, Lang, Version};
use crate::tables::Level;

use super::corpora::{Paragraph, Sentence, name};
use super::lines::{escaped, put as add};

/// What ends a version.
pub(super) const END: &str = "</p>\n</doc>\n";

/// The structure of a level: what is aligned.
pub(super) fn structure(level: Level) -> &'static str {
    match level {
        Level::Sentence => "s",
        Level::Paragraph => "p",
    }
}

/// Appends a sentence, with the tags that open its document and its block where it is the first.
pub(super) fn sentence(
    out: &mut Vec<u8>,
    (document, version, lang): (&Document, &Version, Lang),
    opened: Option<&Paragraph<'_>>,
    sentence: &Sentence<'_>,
) {
    if let Some(paragraph) = opened {
        if paragraph.first {
            open(out, document, version, lang);
        } else {
            add(out, ["</p>\n"]);
        }
        let block = paragraph.block;
        let number = block.number.as_deref().unwrap_or_default();
        tag(
            out,
            "p",
            &[
                ("id", &name(paragraph.id)),
                ("kind", block.kind.word()),
                ("part", &block.part_name()),
                ("number", number),
                ("heading", &block.context.heading_path.join(" > ")),
                ("bead", &name(paragraph.bead)),
            ],
        );
    }
    tag(out, "s", &[("id", &name(sentence.id)), ("bead", &name(sentence.bead))]);
    let last = sentence.tokens.len();
    for (number, token) in (1..).zip(sentence.tokens) {
        escaped(out, token.text);
        add(out, [if token.spaced || number == last { "\n" } else { "\n<g/>\n" }]);
    }
    add(out, ["</s>\n"]);
}

/// The attributes of a document, in the order in which the registry names them.
const DOCUMENT: [&str; 7] = ["id", "lang", "symbol", "title", "date", "file", "provenance"];

fn open(out: &mut Vec<u8>, document: &Document, version: &Version, lang: Lang) {
    let about = &document.pair.about;
    let title = version.text.title().map_or("", |block| block.text.text());
    let date = version.date.map(|date| date.to_string()).unwrap_or_default();
    let provenance = &about.provenance[lang];
    let values: [&str; 7] =
        [&name(&document.pair.id), lang.code(), &version.symbol, title, &date, &version.file, provenance];
    tag(out, "doc", &std::array::from_fn::<_, 7, _>(|at| (DOCUMENT[at], values[at])));
}

fn tag(out: &mut Vec<u8>, element: &str, attributes: &[(&str, &str)]) {
    add(out, ["<", element]);
    for (key, value) in attributes {
        add(out, [" ", key, "=\""]);
        escaped(out, value);
        add(out, ["\""]);
    }
    add(out, [">\n"]);
}

/// The name of the corpus of a version.
fn corpus(lang: Lang) -> String {
    format!("paralign_{}", lang.code())
}

/// The description of the corpus of a version for Sketch Engine; the paths are those of a folder into which all files are
/// copied.
pub(super) fn registry(lang: Lang, level: Level) -> String {
    let (code, other, structure) = (lang.code(), lang.other().code(), structure(level));
    let attributes =
        |names: &[&str]| names.iter().map(|name| format!("    ATTRIBUTE {name}\n")).collect::<String>();
    format!(
        "NAME \"Official reports, {language}\"\nLANGUAGE \"{language}\"\nENCODING \"utf-8\"\nPATH \"data/{own}\"\n\
         VERTICAL \"paralign.{code}.vert\"\nALIGNSTRUCT \"{structure}\"\nALIGNED \"{aligned}\"\n\
         ALIGNDEF \"paralign.{code}-{other}.align\"\nATTRIBUTE word\nATTRIBUTE lc {{\n    DYNAMIC utf8lowercase\n    \
         DYNLIB internal\n    ARG1 \"C\"\n    FUNTYPE s\n    FROMATTR word\n    TYPE index\n    TRANSQUERY yes\n}}\n\
         STRUCTURE doc {{\n{doc}}}\nSTRUCTURE p {{\n{p}}}\nSTRUCTURE s {{\n{s}}}\nSTRUCTURE g {{\n    DISPLAYTAG 0\n    \
         DISPLAYBEGIN \"_EMPTY_\"\n}}\n",
        language = lang.name(),
        own = corpus(lang),
        aligned = corpus(lang.other()),
        doc = attributes(&DOCUMENT),
        p = attributes(&["id", "kind", "part", "number", "heading", "bead"]),
        s = attributes(&["id", "bead"]),
    )
}

/// The first line of the table of beads: both corpora, what is aligned, and how it is named.
pub(super) fn header(level: Level) -> String {
    let [fr, en] = Lang::BOTH.map(|lang| corpus(lang).to_uppercase());
    format!("{fr}\t{en}\t{}\t{{id}}\n", structure(level))
}
