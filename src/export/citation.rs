//! `CITATION.cff`: how the tables of a run are cited (Citation File Format 1.2.0).

use crate::tables::Words;

/// The file.
pub(super) const FILE: &str = "CITATION.cff";
/// What it is.
pub(super) const ABOUT: Words = Words {
    en: "how to cite these tables (Citation File Format); name yourself among the authors before you publish them",
    fr: "comment citer ces tables (Citation File Format) ; indiquez-vous parmi les auteurs avant de les publier",
};

/// The file of a run; `corpus` is the hash of all files that were read.
pub(super) fn text(corpus: &str) -> String {
    format!(
        "cff-version: 1.2.0\nmessage: \"If you use these tables, please cite them as below.\"\ntype: dataset\n\
         title: \"Official reports in French and English, aligned\"\nauthors:\n  - name: \"The compilers of this corpus\"\n\
         version: \"{short}\"\nidentifiers:\n  - type: other\n    value: \"sha256:{corpus}\"\n    \
         description: \"The hash of all files that were read (corpus_sha256 of run.json)\"\nkeywords:\n  - bitext\n  \
         - alignment\n  - French\n  - English\nreferences:\n  - type: software\n    title: paralign\n    \
         version: \"{version}\"\n    authors:\n      - name: \"The authors of paralign\"\n",
        short = &corpus.get(..12).unwrap_or(corpus),
        version = env!("CARGO_PKG_VERSION"),
    )
}
