//! Documents and portions that are as they were in a former run: what they gave is taken from the cache.

use super::clock::{self, Clock};
use super::glossary;
use super::sink::{Made, Product};
use crate::corpus;
use crate::corrections::{Corrections, Own};
use crate::error::Result;
use crate::export::{AlignedPortion, Formats};
use crate::extract::Gazetteer;
use crate::model::{Diagnostic, Document, DocumentPair, Lang, SourceFile, Timing};
use crate::output::{Cache, Fingerprint};

/// What the program was built from, as a word.
const BUILD: &str = env!("PARALIGN_BUILD");

/// What all documents of a run are led through.
pub(super) struct Batch<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) corrections: &'a Corrections,
    pub(super) formats: &'a Formats,
    /// The way from the report to the corpus.
    pub(super) way: &'a str,
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
            let (hashes, sizes) = (read_hashes(&document), clock::sizes(&document));
            let made = Made::new(self.formats, document, self.way);
            clock.end(|steps| &mut steps.write);
            timing = Some(Timing { steps: clock.steps, ..sizes });
            (made, hashes)
        };
        let made = match &self.kept {
            None => Ok(new(pair, flaws).0),
            Some(kept) => {
                let cause = Cause { pair: &pair, flaws: &flaws, own: self.corrections.of(&pair.id) };
                kept.made(&cause, || new(pair.clone(), flaws.clone()))
            }
        }?;
        Ok((made, timing))
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
    fn made(&self, cause: &Cause<'_>, make: impl FnOnce() -> (Made, [Option<String>; 2])) -> Result<Made> {
        let files = [&cause.pair.fr, &cause.pair.en].map(|file| file.as_ref().map(corpus::sha256));
        // What cannot be read now is read again next time.
        let [Some(fr), Some(en)] = files.map(|file| file.map_or(Some(None), |hash| hash.map(Some))) else {
            return Ok(make().0);
        };
        let key = self.key(cause, [&fr, &en]);
        if let Some((rendered, section)) = self.cache.get(&key) {
            return Ok(Made::Product(Box::new(Product { id: cause.pair.id.clone(), rendered, section })));
        }
        let (made, read) = make();
        // A file that was changed in between gave what its hash does not stand for.
        if let Made::Product(product) = &made
            && read == [fr, en]
        {
            self.cache.put(&key, &product.rendered, &product.section)?;
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
        self.cache.put_bytes(&key, &made)?;
        Ok(made)
    }

    /// The hash of everything that a document depends on.
    fn key(&self, cause: &Cause<'_>, hashes: [&Option<String>; 2]) -> String {
        let DocumentPair { id, fr, en, about } = cause.pair;
        let name = |file: &Option<SourceFile>| file.as_ref().map(|file| file.name.clone());
        let files = [name(fr), name(en)];
        let Cause { flaws, own, .. } = cause;
        let own = format!("{id:?}\n{about:?}\n{files:?}\n{hashes:?}\n{flaws:?}\n{own:?}\n");
        Fingerprint::of("", (self.shared.clone() + &own).as_bytes()).sha256
    }

    /// Lets go of what this run had no use for.
    pub(super) fn prune(self) -> Result<()> {
        self.cache.prune()
    }
}

/// The hashes of the files of a document, as they were read.
fn read_hashes(document: &Document) -> [Option<String>; 2] {
    Lang::BOTH.map(|lang| document.version(lang).map(|version| version.sha256.clone()))
}
