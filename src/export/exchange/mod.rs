//! The beads for other programs: a translation memory, parallel lines with their ids, two columns; and the terms.
//!
//! Every file of beads holds the same beads in the same order: those with text on both sides and confidence enough.

mod glossary;
mod tmx;

use std::borrow::Cow;

pub(super) use self::glossary::Glossary;
pub(super) use self::tmx::escaped;
use super::corpora::{self, CorpusFile};
use super::formats::{Form, Formats, Level};
use super::research_object;
use crate::tables::Words;

/// A file for other programs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ExchangeFile {
    /// The form that it belongs to.
    pub(super) form: Form,
    /// Its name.
    pub(super) name: &'static str,
    /// What it is and who takes it.
    pub(super) about: Words,
}

/// The files, in the order of [`Exchange::files`].
pub(crate) const FILES: [ExchangeFile; RESEARCH_OBJECT + 1] = [
    ExchangeFile {
        form: Form::Tmx,
        name: "paralign.tmx",
        about: Words {
            en: "translation memory (TMX 1.4b, level 1) for OmegaT and its like; the id of each unit is the id of the bead",
            fr: "mémoire de traduction (TMX 1.4b, niveau 1) pour OmegaT et ses semblables ; l'identifiant de chaque unité est celui de l'appariement",
        },
    },
    ExchangeFile {
        form: Form::Moses,
        name: "paralign.en-fr.fr",
        about: Words {
            en: "the French side, one bead per line (Moses format)",
            fr: "le côté français, un appariement par ligne (format Moses)",
        },
    },
    ExchangeFile {
        form: Form::Moses,
        name: "paralign.en-fr.en",
        about: Words {
            en: "the English side, line by line the same beads",
            fr: "le côté anglais, ligne à ligne les mêmes appariements",
        },
    },
    ExchangeFile {
        form: Form::Moses,
        name: "paralign.en-fr.ids",
        about: Words {
            en: "document, id of the bead and confidence of each line, separated by tabs",
            fr: "document, identifiant de l'appariement et confiance de chaque ligne, séparés par des tabulations",
        },
    },
    ExchangeFile {
        form: Form::SketchEngine,
        name: "sketch-engine.tsv",
        about: Words {
            en: "two columns, French and English, for Sketch Engine",
            fr: "deux colonnes, français et anglais, pour Sketch Engine",
        },
    },
    ExchangeFile {
        form: Form::Tbx,
        name: glossary::TBX,
        about: Words {
            en: "the terms that both languages have, with a context each, as a termbase (TBX-Basic, ISO 30042:2019)",
            fr: "les termes attestés dans les deux langues, chacun avec un contexte, en base terminologique (TBX-Basic, ISO 30042:2019)",
        },
    },
    ExchangeFile {
        form: Form::Glossary,
        name: glossary::GLOSSARY,
        about: Words {
            en: "the same terms as a glossary for OmegaT: English, French, and in how many of the places of the more frequent one they translate each other",
            fr: "les mêmes termes en glossaire pour OmegaT : anglais, français, et le nombre d’occurrences du plus fréquent où l’un traduit l’autre",
        },
    },
    corpora::FILES[0].listed(),
    corpora::FILES[1].listed(),
    corpora::FILES[2].listed(),
    corpora::FILES[3].listed(),
    corpora::FILES[4].listed(),
    corpora::FILES[5].listed(),
    corpora::FILES[6].listed(),
    corpora::FILES[7].listed(),
    corpora::FILES[8].listed(),
    corpora::FILES[9].listed(),
    ExchangeFile { form: Form::RoCrate, name: research_object::FILE, about: research_object::ABOUT },
];

/// How many of [`FILES`] hold beads; behind them stand two that hold the terms of the whole corpus.
pub(super) const OF_BEADS: usize = 5;
/// The place among [`FILES`] of the first of [`corpora::FILES`].
pub(super) const OF_CORPORA: usize = OF_BEADS + 2;
/// The place among [`FILES`] of the research object.
pub(super) const RESEARCH_OBJECT: usize = OF_CORPORA + corpora::FILES.len();

/// A bead on its way out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unit<'a> {
    pub(crate) id: &'a str,
    pub(crate) document: &'a str,
    pub(crate) part: &'a str,
    pub(crate) relation: &'a str,
    pub(crate) confidence: u8,
    pub(crate) fr: SideOf<'a>,
    pub(crate) en: SideOf<'a>,
}

/// One side of a bead on its way out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SideOf<'a> {
    pub(crate) paragraph: &'a str,
    pub(crate) provenance: &'a str,
    pub(crate) text: &'a str,
}

/// What the exchange files say of one document.
#[derive(Debug)]
pub(crate) struct Exchange {
    formats: Formats,
    tmx: Vec<u8>,
    fr_lines: Vec<u8>,
    en_lines: Vec<u8>,
    ids: Vec<u8>,
    columns: csv::Writer<Vec<u8>>,
    corpora: [Vec<u8>; corpora::FILES.len()],
    pub(super) research_object: Vec<u8>,
}

impl Exchange {
    pub(super) fn new(formats: &Formats) -> Exchange {
        Exchange {
            formats: *formats,
            tmx: Vec::new(),
            fr_lines: Vec::new(),
            en_lines: Vec::new(),
            ids: Vec::new(),
            columns: csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new()),
            corpora: Default::default(),
            research_object: Vec::new(),
        }
    }

    /// Adds a bead, if its level is the one asked for, if it is sure enough and if both sides hold text.
    pub(crate) fn add(&mut self, level: Level, unit: &Unit<'_>) {
        let Exchange { formats, tmx, fr_lines, en_lines, ids, columns, .. } = self;
        if level != formats.level || unit.confidence < formats.min_confidence {
            return;
        }
        let (fr, en) = (line(unit.fr.text), line(unit.en.text));
        if fr.is_empty() || en.is_empty() {
            return;
        }
        if formats.forms.has(Form::Tmx) {
            tmx::unit(tmx, unit, &fr, &en);
        }
        if formats.forms.has(Form::Moses) {
            put(fr_lines, [&fr, "\n"]);
            put(en_lines, [&en, "\n"]);
            put(ids, [&line(unit.document), "\t", &line(unit.id), "\t", &unit.confidence.to_string(), "\n"]);
        }
        if formats.forms.has(Form::SketchEngine) {
            columns.write_record([&*fr, &*en]).expect("memory takes every byte");
        }
    }

    /// Adds a piece of a file for corpus tools.
    pub(super) fn put(&mut self, file: CorpusFile, piece: &[u8]) {
        let at = corpora::FILES.iter().position(|known| *known == file);
        self.corpora[at.expect("every file is listed")].extend_from_slice(piece);
    }

    /// The bytes of each file, in the order of [`FILES`]; none for a form that is not written.
    pub(super) fn finish(self) -> [Vec<u8>; FILES.len()] {
        let columns = self.columns.into_inner().expect("memory takes every byte");
        let mut files = [self.tmx, self.fr_lines, self.en_lines, self.ids, columns, Vec::new(), Vec::new()]
            .into_iter()
            .chain(self.corpora)
            .chain([self.research_object]);
        std::array::from_fn(|_| files.next().expect("each file has its place"))
    }
}

/// What a file begins with.
pub(super) fn head(name: &str, formats: &Formats) -> String {
    match name {
        "paralign.tmx" => tmx::head(formats.level),
        glossary::TBX => glossary::HEAD.to_owned(),
        "sketch-engine.tsv" => "French\tEnglish\n".to_owned(),
        research_object::FILE => research_object::HEAD.to_owned(),
        name => corpora::named(name).map(|file| file.head(formats.level)).unwrap_or_default(),
    }
}

/// What a file ends with.
pub(super) fn tail(name: &str) -> &'static str {
    match name {
        "paralign.tmx" => tmx::TAIL,
        glossary::TBX => glossary::TAIL,
        name => corpora::named(name).map_or("", CorpusFile::tail),
    }
}

/// Appends some pieces.
pub(super) fn put<const N: usize>(out: &mut Vec<u8>, pieces: [&str; N]) {
    pieces.iter().for_each(|piece| out.extend_from_slice(piece.as_bytes()));
}

/// A text on one line, without the characters that XML forbids or that some program takes for a line end.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    // What has to go is ASCII, or begins with one of three bytes in UTF-8.
    if !text.bytes().any(|byte| byte < b' ' || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef)) {
        return Cow::Borrowed(text.trim());
    }
    let plain = |c: char| match c {
        '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() => ' ',
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    };
    if text.chars().all(|c| plain(c) == c) {
        return Cow::Borrowed(text.trim());
    }
    Cow::Owned(text.chars().map(plain).collect::<String>().trim().to_owned())
}

#[cfg(test)]
mod tests {
    use crate::model::Relation;

    use super::*;

    fn unit<'a>(confidence: u8, fr: &'a str, en: &'a str) -> Unit<'a> {
        let side = |text| SideOf { paragraph: "1", provenance: "", text };
        Unit {
            id: "bead:a:1",
            document: "a",
            part: "main",
            relation: Relation::Match.word(),
            confidence,
            fr: side(fr),
            en: side(en),
        }
    }

    #[test]
    fn lines_pair_up_whatever_the_text() {
        let mut exchange = Exchange::new(&Formats::default());
        let odd = "L'eau\u{2028}\u{85}coule\n ici\u{1}";
        for (confidence, fr, en) in
            [(50, odd, "Water runs"), (49, "non", "no"), (90, "\u{c}", "empty"), (90, "", "x")]
        {
            exchange.add(Level::Sentence, &unit(confidence, fr, en));
            exchange.add(Level::Paragraph, &unit(confidence, fr, en));
        }
        let [tmx, fr, en, ids, columns, ..] =
            exchange.finish().map(|file| String::from_utf8(file).expect("UTF-8"));
        assert_eq!(fr, "L'eau  coule  ici\n");
        assert_eq!(en, "Water runs\n");
        assert_eq!(ids, "a\tbead:a:1\t50\n");
        assert_eq!(columns, "L'eau  coule  ici\tWater runs\n");
        assert_eq!(tmx.matches("<tu ").count(), 1);
    }
}
