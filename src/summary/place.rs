//! Where things are shown: the addresses of documents and of their rows.

use super::template::address;

/// Where a document can be read, and how it is named.
pub(super) struct Place {
    pub(super) name: String,
    /// The page, empty if it is the page of the pictures.
    pub(super) page: String,
    pub(super) anchor: String,
    pub(super) id: String,
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
