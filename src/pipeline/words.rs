//! Word links of sentence pairs, on all threads.

use rayon::prelude::*;

use super::glossary;
use crate::error::Result;
use crate::model::Term;
use crate::words::{self, Aligner, Link};

/// Links the words of sentence pairs, which are French and English lines.
///
/// The links are the same whatever the number of threads; `None` is one per processor.
///
/// ```
/// use paralign::pipeline::link_words;
/// let links = link_words(&[("Le chat dort .", "The cat sleeps .")], None)?;
/// let places: Vec<_> = links[0].iter().map(|(fr, en)| (fr.piece, en.piece)).collect();
/// assert_eq!(places, [(0, 0), (1, 1), (2, 2), (3, 3)]);
/// # Ok::<(), paralign::error::Error>(())
/// ```
///
/// # Errors
///
/// Fails if the threads cannot be started.
pub fn link_words(pairs: &[(&str, &str)], jobs: Option<usize>) -> Result<Vec<Vec<Link>>> {
    let pool = super::threads(jobs)?;
    Ok(pool.install(|| linked(pairs)))
}

/// The terms of sentence pairs, which are French and English lines, best first.
///
/// # Errors
///
/// Fails if the threads cannot be started.
pub fn find_terms(pairs: &[(&str, &str)], jobs: Option<usize>) -> Result<Vec<Term>> {
    let pool = super::threads(jobs)?;
    Ok(pool.install(|| glossary::terms_of(pairs)))
}

/// Links the words of sentence pairs, on the threads of this pool.
pub(super) fn linked(pairs: &[(&str, &str)]) -> Vec<Vec<Link>> {
    let mut out = Vec::with_capacity(pairs.len());
    for chunk in words::chunks(pairs) {
        let mut aligner = Aligner::new(&pairs[chunk]);
        for _ in 0..words::ROUNDS {
            let found: Vec<_> =
                (0..aligner.blocks()).into_par_iter().map(|block| aligner.expect(block)).collect();
            aligner.learn(found.into_iter());
        }
        let links: Vec<_> = (0..aligner.blocks()).into_par_iter().map(|block| aligner.links(block)).collect();
        out.extend(links.into_iter().flatten());
    }
    out
}
