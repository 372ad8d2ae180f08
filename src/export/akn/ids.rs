//! Identifiers of elements (`eId`) after the naming convention: what the element is, `_` and its number, behind those above it.

use std::collections::BTreeMap;

/// The identifiers that were given.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// The identifier of an element of the sort `sort` below `parent`, by the number printed before it or by `place`. The
    /// second with the same number has `_2` behind it.
    pub(super) fn give(&mut self, parent: &str, sort: &str, printed: Option<&str>, place: usize) -> String {
        let number: String =
            printed.unwrap_or("").chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
        let told = number.contains(char::is_alphanumeric);
        let number = if told { number } else { place.to_string() };
        let id = below(parent, &format!("{sort}_{number}"));
        let count = self.0.entry(id.clone()).or_default();
        *count += 1;
        if *count == 1 { id } else { format!("{id}_{count}") }
    }
}

/// The identifier `own` below `parent`.
pub(super) fn below(parent: &str, own: &str) -> String {
    if parent.is_empty() { own.to_owned() } else { format!("{parent}__{own}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_identifier_is_given_twice() {
        let mut ids = Ids::default();
        let mut give = |parent: &str, printed| ids.give(parent, "para", printed, 7);
        assert_eq!(give("", Some("12.")), "para_12");
        assert_eq!(give("", Some("12 bis")), "para_12bis");
        assert_eq!(give("", Some("12")), "para_12_2");
        assert_eq!(give("att_1", Some("12")), "att_1__para_12");
        assert_eq!(give("", Some("–")), "para_7");
        assert_eq!(give("", Some("-")), "para_7_2");
        assert_eq!(give("", None), "para_7_3");
    }
}
