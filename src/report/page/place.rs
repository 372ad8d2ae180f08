//! Where things are shown: the addresses of documents and of their rows.

use std::collections::{BTreeMap, BTreeSet};

use super::template::address;

/// Where a document can be read, and how it is named.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) name: String,
    /// The page, empty if it is the page of the pictures.
    pub(super) page: String,
    pub(super) anchor: String,
    pub(super) id: String,
}

/// The places of the documents that pictures and lists name.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// By the numbers of the documents, in the order of the corpus.
    pub(super) named: BTreeMap<usize, Place>,
    /// The symbols of the citation picture that are those of a document.
    pub(super) own: BTreeSet<String>,
}

impl Places {
    /// The place of the document with the number `document`.
    pub(super) fn get(&self, document: usize) -> Option<&Place> {
        self.named.get(&document)
    }
}

/// The address of the rows of this page that have a value.
pub(super) fn rows(key: &str, value: &str) -> String {
    format!("?{key}={}#reader", address(value))
}

impl Place {
    /// The address of the rows of the document that have a value.
    pub(super) fn rows(&self, key: &str, value: &str) -> String {
        if self.page.is_empty() {
            format!("?document={}&{key}={}#reader", address(&self.id), address(value))
        } else {
            format!("{}?{key}={}#reader", self.page, address(value))
        }
    }
}
