//! TMX 1.4b, level 1: plain text in `seg`, everything else in `prop`.

use super::super::formats::Level;
use super::{SideOf, Unit};

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

/// A unit; `fr` and `en` are its texts on one line.
pub(super) fn unit(unit: &Unit<'_>, fr: &str, en: &str) -> String {
    let confidence = unit.confidence.to_string();
    let props = [
        ("x-document", unit.document),
        ("x-part", unit.part),
        ("x-relation", unit.relation),
        ("x-confidence", &confidence),
    ];
    format!(
        "<tu tuid=\"{}\">{}\n{}{}</tu>\n",
        escaped(unit.id),
        props.map(|(name, value)| prop(name, value)).concat(),
        side("fr", &unit.fr, fr),
        side("en", &unit.en, en),
    )
}

fn side(lang: &str, side: &SideOf<'_>, text: &str) -> String {
    let props = [("x-paragraph", side.paragraph), ("x-provenance", side.provenance)];
    let props = props.map(|(name, value)| prop(name, value)).concat();
    format!("<tuv xml:lang=\"{lang}\">{props}<seg>{}</seg></tuv>\n", escaped(text))
}

fn prop(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("<prop type=\"{name}\">{}</prop>", escaped(value)) }
}

/// The text as XML 1.0: marks written out, forbidden characters as blanks.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in super::line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_written_out_and_controls_removed() {
        assert_eq!(escaped("<a> & \"b\"\u{1}\u{1b}\u{ffff}c"), "&lt;a&gt; &amp; &quot;b&quot;  \u{fffd}c");
    }
}
