//! What documents add to files whose pieces depend on what stands before them.

use std::borrow::Cow;

use crate::model::Sides;

use super::corpora::{self, CorpusFile};
use super::exchange::{OF_CORPORA, RESEARCH_OBJECT};
use super::links::Before;
use super::research_object::Known;

/// What stands in such files so far.
#[derive(Debug, Default)]
pub(super) struct Placing {
    before: Sides<Before>,
    /// What is known of the documents, for the research object.
    pub(super) known: Known,
}

impl Placing {
    /// What a document adds to the file at a place among the exchange files, as it stands there; `meta` names the columns that
    /// the manifest adds.
    pub(super) fn placed<'a>(&mut self, at: usize, bytes: &'a [u8], meta: &[String]) -> Cow<'a, [u8]> {
        let file = at.checked_sub(OF_CORPORA).and_then(|at| corpora::FILES.get(at));
        match file {
            Some(CorpusFile::Links(lang)) => self.before[*lang].placed(bytes).into(),
            _ if at == RESEARCH_OBJECT => self.known.placed(bytes, meta).into(),
            _ => bytes.into(),
        }
    }
}
