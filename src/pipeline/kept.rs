//! Documents and portions that are as they were in a former run: what they gave is taken from the cache.

use super::clock::{self, Clock};
use super::glossary;
use super::sink::{Made, Product};
use crate::corpus;
use crate::corrections::{Corrections, Own};
use crate::error::Result;
use crate::export::{AlignedPortion, Formats};
use crate::extract::Gazetteer;
use crate::model::{Diagnostic, Document, DocumentPair, Flaw, Lang, SourceFile, Timing};
use crate::output::{Cache, Fingerprint};
use crate::report::Section;

/// What the program was built from, as a word.
const BUILD: &str = env!("PARALIGN_BUILD");

/// What all documents of a run are led through.
pub(super) struct Batch<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) corrections: &'a Corrections,
    pub(super) formats: &'a Formats,
    /// The way from the report to the corpus.
    pub(super) way: &'a str,
    /// Whether what a document gives is noted in a journal.
    pub(super) noted: bool,
    /// What documents gave in former runs, if the run takes it over.
    pub(super) kept: Option<Kept>,
}

impl Batch<'_> {
    /// What is made of a document, and what it cost if it was made now.
    pub(super) fn made(&self, pair: DocumentPair, flaws: Vec<Diagnostic>) -> Result<(Made, Option<Timing>)> {
        let mut timing = None;
        let mut new = |pair: DocumentPair, flaws| {
            let mut clock = Clock::start();
            let document = super::timed(self.gazetteer, pair, flaws, self.corrections, &mut clock);
            let read = Read { hashes: read_hashes(&document), tells_rows: tells_rows(&document) };
            let sizes = clock::sizes(&document);
            let mut made = Made::new(self.formats, document, self.way);
            if let Made::Product(product) = &mut made
                && (self.noted || self.kept.is_some())
            {
                product.packed = Some(product.pack());
            }
            clock.end(|steps| &mut steps.write);
            timing = Some(Timing { steps: clock.steps, ..sizes });
            (made, read)
        };
        let made = match &self.kept {
            None => Ok(new(pair, flaws).0),
            Some(kept) => {
                let cause = Cause { pair: &pair, flaws: &flaws, own: self.corrections.of(&pair.id) };
                kept.made(&cause, || new(pair.clone(), flaws.clone()))
            }
        }?;
        Ok((self.without_needless(made), timing))
    }

    /// What was made, packed only if it is noted so.
    fn without_needless(&self, mut made: Made) -> Made {
        if let Made::Product(product) = &mut made
            && !self.noted
        {
            product.packed = None;
        }
        made
    }

    /// What a portion says of the terms, in bytes.
    pub(super) fn portion(&self, pairs: &AlignedPortion) -> Result<Vec<u8>> {
        match &self.kept {
            None => glossary::portion(pairs),
            Some(kept) => kept.portion(pairs),
        }
    }
}

/// The cache of a run, and what all documents of it depend on.
pub(super) struct Kept {
    cache: Cache,
    /// The program, the settings and the gazetteer, in words.
    shared: String,
}

/// What was read when a document was made.
struct Read {
    /// The hashes of its files.
    hashes: [Option<String>; 2],
    /// Whether it tells of corrections by the numbers of their rows.
    tells_rows: bool,
}

/// What a document depends on, beside what all of them do: where it is found, what is known of it, and its corrections.
struct Cause<'a> {
    pair: &'a DocumentPair,
    flaws: &'a [Diagnostic],
    own: Own<'a>,
}

impl Kept {
    /// `gazetteer` are the files that a user added, `way` the way from the report to the corpus.
    pub(super) fn new(cache: Cache, formats: &Formats, gazetteer: &[Fingerprint], way: &str) -> Kept {
        let shared =
            format!("{} {}\n{formats:?}\n{gazetteer:?}\n{way:?}\n", BUILD, env!("CARGO_PKG_VERSION"));
        Kept { cache, shared }
    }

    /// What is made of a document: as before, if nothing that it depends on is another, or else as `make` makes it. What a
    /// long one gives is not kept, since it is never held as a whole.
    fn made(&self, cause: &Cause<'_>, make: impl FnOnce() -> (Made, Read)) -> Result<Made> {
        let files = [&cause.pair.fr, &cause.pair.en].map(|file| file.as_ref().map(corpus::sha256));
        // What cannot be read now is read again next time.
        let [Some(fr), Some(en)] = files.map(|file| file.map_or(Some(None), |hash| hash.map(Some))) else {
            return Ok(make().0);
        };
        // A row that is moved makes no other document, unless that tells of it.
        let key = |rows: bool| self.key(cause, [&fr, &en], rows);
        let keys = [Some(key(false)), (!cause.own.is_empty()).then(|| key(true))];
        for key in keys.iter().flatten() {
            if let Some((rendered, (section, lines), packed)) = self.cache.get::<Section>(key) {
                // The text of its page stays in the cache until it is known whether that is needed.
                let section = section.with_texts(None, lines);
                let (id, packed, cause) = (cause.pair.id.clone(), Some(packed), Some(key.clone()));
                return Ok(Made::Product(Box::new(Product { id, rendered, section, packed, cause })));
            }
        }
        let (mut made, read) = make();
        let [plain, with_rows] = keys;
        let key = if read.tells_rows { with_rows } else { plain };
        // A file that was changed in between gave what its hash does not stand for.
        if let (Made::Product(product), Some(key)) = (&mut made, key)
            && read.hashes == [fr, en]
        {
            match &product.packed {
                Some(packed) => self.cache.put(&key, packed)?,
                None => self.cache.put(&key, &product.pack())?,
            }
            product.cause = Some(key);
        }
        Ok(made)
    }

    /// What a portion says of the terms: as before, if its sentences are the same.
    fn portion(&self, pairs: &AlignedPortion) -> Result<Vec<u8>> {
        let cause = format!("terms\n{} {}\n{}\n", BUILD, env!("CARGO_PKG_VERSION"), pairs.sha256()?);
        let key = Fingerprint::of("", cause.as_bytes()).sha256;
        if let Some(found) = self.cache.get_bytes(&key) {
            return Ok(found);
        }
        let made = glossary::portion(pairs)?;
        self.cache.put(&key, &made)?;
        Ok(made)
    }

    /// The hash of everything that a document depends on, the numbers of the rows of its corrections only if it tells of `rows`.
    fn key(&self, cause: &Cause<'_>, hashes: [&Option<String>; 2], rows: bool) -> String {
        let DocumentPair { id, fr, en, about } = cause.pair;
        let name = |file: &Option<SourceFile>| file.as_ref().map(|file| file.name.clone());
        let files = [name(fr), name(en)];
        let Cause { flaws, own, .. } = cause;
        let said = if rows { format!("{own:?}") } else { own.said() };
        let own = format!("{id:?}\n{about:?}\n{files:?}\n{hashes:?}\n{flaws:?}\n{said}\n");
        Fingerprint::of("", (self.shared.clone() + &own).as_bytes()).sha256
    }

    /// Where what documents gave is kept.
    pub(super) fn cache(&self) -> &Cache {
        &self.cache
    }

    /// Lets go of what this run had no use for.
    pub(super) fn prune(self) -> Result<()> {
        self.cache.prune()
    }
}

/// Whether a document tells of corrections that are not applied.
fn tells_rows(document: &Document) -> bool {
    document.diagnostics.iter().any(|found| matches!(found.flaw, Flaw::Correction { .. }))
}

/// The hashes of the files of a document, as they were read.
fn read_hashes(document: &Document) -> [Option<String>; 2] {
    Lang::BOTH.map(|lang| document.version(lang).map(|version| version.sha256.clone()))
}
