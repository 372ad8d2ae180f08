//! Documents that are as they were in a former run: what they gave is taken from the cache.

use super::sink::Product;
use crate::corpus;
use crate::corrections::Own;
use crate::error::Result;
use crate::model::{Diagnostic, Document, DocumentPair, Lang, SourceFile};
use crate::tables::{Cache, Fingerprint, Formats};

/// The cache of a run, and what all documents of it depend on.
pub(super) struct Kept {
    cache: Cache,
    /// The program, the settings and the gazetteer, in words.
    shared: String,
}

/// What a document depends on, beside what all of them do: where it is found, what is known of it, and its corrections.
pub(super) struct Cause<'a> {
    pub(super) pair: &'a DocumentPair,
    pub(super) flaws: &'a [Diagnostic],
    pub(super) own: Own<'a>,
}

impl Kept {
    /// `gazetteer` are the files that a user added, `way` the way from the report to the corpus.
    pub(super) fn new(cache: Cache, formats: &Formats, gazetteer: &[Fingerprint], way: &str) -> Kept {
        let shared =
            format!("{} {}\n{formats:?}\n{gazetteer:?}\n{way:?}\n", crate::BUILD, env!("CARGO_PKG_VERSION"));
        Kept { cache, shared }
    }

    /// What a document gives: as it did before, if nothing that it depends on is another, or else as `make` makes it.
    pub(super) fn product(
        &self,
        cause: &Cause<'_>,
        make: impl FnOnce() -> (Product, [Option<String>; 2]),
    ) -> Result<Product> {
        let files = [&cause.pair.fr, &cause.pair.en].map(|file| file.as_ref().map(corpus::sha256));
        // What cannot be read now is read again next time.
        let [Some(fr), Some(en)] = files.map(|file| file.map_or(Some(None), |hash| hash.map(Some))) else {
            return Ok(make().0);
        };
        let key = self.key(cause, [&fr, &en]);
        if let Some((rendered, section)) = self.cache.get(&key) {
            return Ok(Product { id: cause.pair.id.clone(), rendered, section });
        }
        let (product, read) = make();
        // A file that was changed in between gave what its hash does not stand for.
        if read == [fr, en] {
            self.cache.put(&key, &product.rendered, &product.section)?;
        }
        Ok(product)
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
pub(super) fn read_hashes(document: &Document) -> [Option<String>; 2] {
    Lang::BOTH.map(|lang| document.version(lang).map(|version| version.sha256.clone()))
}
