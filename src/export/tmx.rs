//! The translation memory: TMX 1.4b, level 1, plain text in `seg`, everything else in `prop`.

use super::form::{Draft, Joined, Named};
use super::formats::{Form, Formats};
use super::lines::{escaped, put, texts};
use crate::tables::{SideOf, Unit, Words};

/// The file.
const FILE: &str = "paralign.tmx";
/// What the file ends with.
const TAIL: &str = "</body>\n</tmx>\n";

/// What it is.
const ABOUT: Words = Words {
    en: "translation memory (TMX 1.4b, level 1) for OmegaT and its like; the id of each unit is the id of the bead",
    fr: "mémoire de traduction (TMX 1.4b, niveau 1) pour OmegaT et ses semblables ; l'identifiant de chaque unité est celui de l'appariement",
};

/// The translation memory.
pub(super) static MEMORY: Named = Named {
    form: Form::Tmx,
    files: &[(FILE, ABOUT)],
    draft: |formats| Box::new(Units { formats: *formats, out: Vec::new() }),
    open: |opening| Ok(Box::new(Joined::create(opening.folder, &[(FILE, &head(opening.formats))], TAIL)?)),
};

/// What the file begins with; the originals are English.
fn head(formats: &Formats) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header creationtool=\"paralign\" \
         creationtoolversion=\"{}\" segtype=\"{}\" o-tmf=\"paralign\" adminlang=\"en\" srclang=\"en\" \
         datatype=\"plaintext\"/>\n<body>\n",
        env!("CARGO_PKG_VERSION"),
        formats.level.word(),
    )
}

/// The units of a document.
struct Units {
    formats: Formats,
    out: Vec<u8>,
}

impl Draft for Units {
    fn unit(&mut self, unit: &Unit<'_>) {
        let Some((fr, en)) = texts(&self.formats, unit) else { return };
        let out = &mut self.out;
        put(out, ["<tu tuid=\""]);
        escaped(out, unit.id);
        put(out, ["\">"]);
        prop(out, "x-document", unit.document);
        prop(out, "x-part", unit.part);
        prop(out, "x-relation", unit.relation);
        prop(out, "x-confidence", &unit.confidence.to_string());
        put(out, ["\n"]);
        side(out, "fr", &unit.fr, &fr);
        side(out, "en", &unit.en, &en);
        put(out, ["</tu>\n"]);
    }

    fn parts(&mut self) -> Vec<Vec<u8>> {
        vec![std::mem::take(&mut self.out)]
    }
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
