//! A document for the programs of corpus linguistics and of translators: vertical files, CoNLL-U and XLIFF.
//!
//! Both versions are read block by block and sentence by sentence, page furniture left out, and written on the way: whatever
//! the length of a document, what waits here is a sentence.

use std::borrow::Cow;

use crate::error::Result;
use crate::model::{Block, BlockKind, Document, Lang, Sides, Version};
use crate::output::Output;
use crate::tables::{Level, Sentences, Words, bead_id, block_id};

use super::form::{Draft, Export, Files, Opening, Written};
use super::formats::{Form, Formats};
use super::links::Before;
use super::tokens::{Token, tokens};
use super::{conllu, links, vertical, xliff};

/// A file of these forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CorpusFile {
    /// The tokens of a version, for Sketch Engine and the Corpus Workbench.
    Vertical(Lang),
    /// Which structures of that version correspond to which of the other, by their numbers.
    Links(Lang),
    /// The description of the corpus of a version.
    Registry(Lang),
    /// Which structures correspond, by their ids.
    Beads,
    /// The tokens of a version as CoNLL-U.
    Conllu(Lang),
    /// The beads as units of translation.
    Xliff,
}

/// All of them, in the order of their form.
const FILES: [CorpusFile; 10] = [
    CorpusFile::Vertical(Lang::Fr),
    CorpusFile::Vertical(Lang::En),
    CorpusFile::Links(Lang::Fr),
    CorpusFile::Links(Lang::En),
    CorpusFile::Registry(Lang::Fr),
    CorpusFile::Registry(Lang::En),
    CorpusFile::Beads,
    CorpusFile::Conllu(Lang::Fr),
    CorpusFile::Conllu(Lang::En),
    CorpusFile::Xliff,
];

/// One of these forms.
pub(super) struct Tools(pub(super) Form);

impl Tools {
    /// Its files.
    fn files(&self) -> impl Iterator<Item = CorpusFile> {
        FILES.into_iter().filter(|file| file.listed().0 == self.0)
    }
}

impl Export for Tools {
    fn is_written(&self, formats: &Formats) -> bool {
        formats.forms.has(self.0)
    }

    fn names(&self, _: &Formats) -> Vec<String> {
        self.files().map(|file| file.listed().1.to_owned()).collect()
    }

    fn about(&self) -> Vec<(&'static str, Words)> {
        self.files()
            .map(|file| {
                let (_, name, about) = file.listed();
                (name, about)
            })
            .collect()
    }

    fn draft(&self, formats: &Formats) -> Box<dyn Draft> {
        let parts = self.files().map(|file| (file, Vec::new())).collect();
        Box::new(Pieces { form: self.0, formats: *formats, parts })
    }

    fn open(&self, opening: &Opening<'_>) -> Result<Box<dyn Files>> {
        let create = |file: CorpusFile| {
            let head = file.head(opening.formats.level);
            Ok((file, Output::create(opening.folder, file.listed().1, &head)?))
        };
        Ok(Box::new(Joining {
            files: self.files().map(create).collect::<Result<_>>()?,
            before: Sides::default(),
        }))
    }
}

/// What a document adds to the files of a form.
struct Pieces {
    form: Form,
    formats: Formats,
    parts: Vec<(CorpusFile, Vec<u8>)>,
}

impl Draft for Pieces {
    fn document(&mut self, document: &Document) {
        let parts = &mut self.parts;
        write(&self.formats, self.form, document, &mut |file, piece| {
            let part = parts.iter_mut().find(|(known, _)| *known == file);
            part.expect("a form writes its own files").1.extend_from_slice(piece);
        });
    }

    fn parts(&mut self) -> Vec<Vec<u8>> {
        self.parts.iter_mut().map(|(_, part)| std::mem::take(part)).collect()
    }
}

/// The files of a form while they are written.
struct Joining {
    files: Vec<(CorpusFile, Output)>,
    /// How many structures stand before what comes next.
    before: Sides<Before>,
}

impl Files for Joining {
    fn append(&mut self, parts: &[Vec<u8>]) -> Result<()> {
        for ((file, output), part) in self.files.iter_mut().zip(parts) {
            match file {
                CorpusFile::Links(lang) => output.write(&self.before[*lang].placed(part))?,
                _ => output.write(part)?,
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<Written>> {
        let finish = |(file, output): &mut (CorpusFile, Output)| {
            output.write(file.tail().as_bytes())?;
            output.finish().map(Written::of)
        };
        self.files.iter_mut().map(finish).collect()
    }
}

impl CorpusFile {
    /// Its form, its name, and what it is.
    fn listed(self) -> (Form, &'static str, Words) {
        let (form, name, en, fr) = match self {
            CorpusFile::Vertical(Lang::Fr) => (
                Form::Vertical,
                "paralign.fr.vert",
                "the French tokens, one a line, for Sketch Engine, NoSketch Engine and the Corpus Workbench",
                "les mots français, un par ligne, pour Sketch Engine, NoSketch Engine et le Corpus Workbench",
            ),
            CorpusFile::Vertical(Lang::En) => (
                Form::Vertical,
                "paralign.en.vert",
                "the English tokens, likewise",
                "les mots anglais, de même",
            ),
            CorpusFile::Links(Lang::Fr) => (
                Form::Vertical,
                "paralign.fr-en.align",
                "for Sketch Engine: which structures of the French corpus correspond to which of the English one, by their numbers",
                "pour Sketch Engine : quelles structures du corpus français correspondent à quelles structures du corpus anglais, par leurs numéros",
            ),
            CorpusFile::Links(Lang::En) => (
                Form::Vertical,
                "paralign.en-fr.align",
                "the same from the English corpus",
                "de même depuis le corpus anglais",
            ),
            CorpusFile::Registry(Lang::Fr) => (
                Form::Vertical,
                "paralign_fr",
                "the configuration of the French corpus for Sketch Engine",
                "la configuration du corpus français pour Sketch Engine",
            ),
            CorpusFile::Registry(Lang::En) => (
                Form::Vertical,
                "paralign_en",
                "the configuration of the English corpus for Sketch Engine",
                "la configuration du corpus anglais pour Sketch Engine",
            ),
            CorpusFile::Beads => (
                Form::Vertical,
                "paralign.fr-en.beads",
                "for the Corpus Workbench: which structures correspond, by their ids (cwb-align-import)",
                "pour le Corpus Workbench : quelles structures se correspondent, par leurs identifiants (cwb-align-import)",
            ),
            CorpusFile::Conllu(Lang::Fr) => (
                Form::Conllu,
                "paralign.fr.conllu",
                "the French tokens as CoNLL-U, for taggers and parsers",
                "les mots français en CoNLL-U, pour les étiqueteurs et les analyseurs",
            ),
            CorpusFile::Conllu(Lang::En) => (
                Form::Conllu,
                "paralign.en.conllu",
                "the English tokens, likewise",
                "les mots anglais, de même",
            ),
            CorpusFile::Xliff => (
                Form::Xliff,
                "paralign.xlf",
                "the beads as units of translation (XLIFF 2.1), with state and confidence",
                "les appariements en unités de traduction (XLIFF 2.1), avec leur état et leur confiance",
            ),
        };
        (form, name, Words { en, fr })
    }

    /// What the file begins with.
    fn head(self, level: Level) -> String {
        match self {
            CorpusFile::Registry(lang) => vertical::registry(lang, level),
            CorpusFile::Beads => vertical::header(level),
            CorpusFile::Xliff => xliff::HEAD.to_owned(),
            _ => String::new(),
        }
    }

    /// What it ends with.
    fn tail(self) -> &'static str {
        if self == CorpusFile::Xliff { xliff::TAIL } else { "" }
    }
}

/// Where the pieces of the files go, in their order.
pub(super) type Put<'p> = dyn FnMut(CorpusFile, &[u8]) + 'p;

/// A block on its way out.
pub(super) struct Paragraph<'a> {
    pub(super) block: &'a Block,
    pub(super) id: &'a str,
    /// The bead that holds it; empty if none does.
    pub(super) bead: &'a str,
    /// Whether it is the first of its version.
    pub(super) first: bool,
}

/// A sentence on its way out.
pub(super) struct Sentence<'a> {
    pub(super) id: &'a str,
    /// The bead of sentences that holds it; empty if none does.
    pub(super) bead: &'a str,
    pub(super) tokens: &'a [Token<'a>],
}

/// The numbers that the blocks and sentences of a version have in the vertical file, from 0; nothing for what is not in it.
#[derive(Default)]
pub(super) struct Numbers {
    pub(super) blocks: Vec<Option<usize>>,
    pub(super) sentences: Vec<Vec<Option<usize>>>,
    /// How many blocks and sentences there are.
    pub(super) count: [usize; 2],
}

/// Writes what a document adds to the files of a form.
fn write(formats: &Formats, form: Form, document: &Document, put: &mut Put<'_>) {
    if form == Form::Xliff {
        return xliff::write(formats, document, put);
    }
    let numbers = Sides::of(|lang| {
        let version = document.version(lang);
        version.map_or_else(Numbers::default, |version| write_version(form, document, version, lang, put))
    });
    if form == Form::Vertical {
        links::write(formats, document, &numbers, put);
    }
}

/// Writes a version as tokens.
fn write_version(
    form: Form,
    document: &Document,
    version: &Version,
    lang: Lang,
    put: &mut Put<'_>,
) -> Numbers {
    let (vertical, conllu) = (form == Form::Vertical, form == Form::Conllu);
    let blocks = &version.text.blocks;
    let (held, beads) = (Sentences::new(document, blocks, lang), beads_of(document, blocks.len(), lang));
    let mut numbers = Numbers { blocks: vec![None; blocks.len()], ..Numbers::default() };
    let mut out = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        numbers.sentences.push(vec![None; block.sentences.len()]);
        if block.kind == BlockKind::Furniture {
            continue;
        }
        let id = block_id(&document.pair.id, lang, at);
        let bead = beads[at].map(|bead| bead_id(&document.pair.id, bead)).unwrap_or_default();
        for (number, range) in block.sentences.iter().enumerate() {
            let tokens = tokens(lang, block.text.text().get(range.clone()).unwrap_or_default());
            if tokens.is_empty() {
                continue;
            }
            let first = numbers.count == [0, 0];
            let opens = numbers.blocks[at].is_none();
            let paragraph = Paragraph { block, id: &id, bead: &bead, first };
            if opens {
                numbers.blocks[at] = Some(numbers.count[0]);
                numbers.count[0] += 1;
            }
            numbers.sentences[at][number] = Some(numbers.count[1]);
            numbers.count[1] += 1;
            let (id, bead) = (format!("{id}.{}", number + 1), held.bead(&document.pair.id, at, number));
            let sentence = Sentence { id: &id, bead: &bead, tokens: &tokens };
            let opened = opens.then_some(&paragraph);
            if vertical {
                vertical::sentence(&mut out, (document, version, lang), opened, &sentence);
                put(CorpusFile::Vertical(lang), &out);
                out.clear();
            }
            if conllu {
                conllu::sentence(&mut out, (document, version), opened, &sentence);
                put(CorpusFile::Conllu(lang), &out);
                out.clear();
            }
        }
    }
    if vertical && numbers.count != [0, 0] {
        put(CorpusFile::Vertical(lang), vertical::END.as_bytes());
    }
    numbers
}

/// The bead that holds each block of a version.
fn beads_of(document: &Document, blocks: usize, lang: Lang) -> Vec<Option<usize>> {
    let mut beads = vec![None; blocks];
    for (index, bead) in document.bitext.beads.iter().enumerate() {
        let sides = Sides { fr: &bead.fr, en: &bead.en };
        for at in sides[lang] {
            if let Some(place) = beads.get_mut(*at) {
                *place = Some(index);
            }
        }
    }
    beads
}

/// A key as a name without white space: programs part names there.
pub(super) fn name(key: &str) -> Cow<'_, str> {
    if !key.contains(char::is_whitespace) {
        return key.into();
    }
    let mut out = String::new();
    for c in key.chars() {
        if c.is_whitespace() {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        } else {
            out.push(c);
        }
    }
    out.into()
}
