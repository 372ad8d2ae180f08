//! TMX 1.4b, level 1: plain text in `seg`, everything else in `prop`.

use super::super::formats::Level;
use super::{SideOf, Unit, line, put};

/// What the file ends with.
pub(super) const TAIL: &str = "</body>\n</tmx>\n";

/// What the file begins with; the originals are English.
pub(super) fn head(level: Level) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header creationtool=\"paralign\" \
         creationtoolversion=\"{}\" segtype=\"{}\" o-tmf=\"paralign\" adminlang=\"en\" srclang=\"en\" \
         datatype=\"plaintext\"/>\n<body>\n",
        env!("CARGO_PKG_VERSION"),
        level.word(),
    )
}

/// Appends a unit; `fr` and `en` are its texts on one line.
pub(super) fn unit(out: &mut Vec<u8>, unit: &Unit<'_>, fr: &str, en: &str) {
    put(out, ["<tu tuid=\""]);
    escaped(out, unit.id);
    put(out, ["\">"]);
    prop(out, "x-document", unit.document);
    prop(out, "x-part", unit.part);
    prop(out, "x-relation", unit.relation);
    prop(out, "x-confidence", &unit.confidence.to_string());
    put(out, ["\n"]);
    side(out, "fr", &unit.fr, fr);
    side(out, "en", &unit.en, en);
    put(out, ["</tu>\n"]);
}

fn side(out: &mut Vec<u8>, lang: &str, side: &SideOf<'_>, text: &str) {
    put(out, ["<tuv xml:lang=\"", lang, "\">"]);
    prop(out, "x-paragraph", side.paragraph);
    prop(out, "x-provenance", side.provenance);
    put(out, ["<seg>"]);
    escaped(out, text);
    put(out, ["</seg></tuv>\n"]);
}

fn prop(out: &mut Vec<u8>, name: &str, value: &str) {
    if !value.is_empty() {
        put(out, ["<prop type=\"", name, "\">"]);
        escaped(out, value);
        put(out, ["</prop>"]);
    }
}

/// Appends the text as XML 1.0: marks written out, forbidden characters as blanks.
pub(in crate::export) fn escaped(out: &mut Vec<u8>, text: &str) {
    let line = line(text);
    let mut rest = &*line;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let entity = match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        };
        put(out, [&rest[..at], entity]);
        rest = &rest[at + 1..];
    }
    put(out, [rest]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_written_out_and_controls_removed() {
        let mut out = Vec::new();
        escaped(&mut out, "<a> & \"b\"\u{1}\u{1b}\u{ffff}c");
        assert_eq!(out, "&lt;a&gt; &amp; &quot;b&quot;  \u{fffd}c".as_bytes());
    }
}
