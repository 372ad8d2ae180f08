//! The keys of rows, and the cells of lists.

use std::borrow::Cow;

use crate::model::Lang;

/// The key of a block: it begins with a letter, so that no spreadsheet takes it for a number or a time.
pub(crate) fn block_id(doc_id: &str, lang: Lang, index: usize) -> String {
    format!("{}:{}:{}", lang.code(), in_a_key(doc_id), index + 1)
}

/// The key of a bead of blocks.
pub(crate) fn bead_id(doc_id: &str, index: usize) -> String {
    format!("bead:{}:{}", in_a_key(doc_id), index + 1)
}

/// The name of a document as keys have it: without `|`, which parts the members of a list, and different for different
/// names.
pub(crate) fn in_a_key(doc_id: &str) -> Cow<'_, str> {
    if doc_id.contains(['|', '%']) {
        doc_id.replace('%', "%25").replace('|', "%7C").into()
    } else {
        doc_id.into()
    }
}

/// The members of a list in one cell; none of them parts it.
pub(crate) fn list(members: impl IntoIterator<Item: AsRef<str>>) -> String {
    let mut out = String::new();
    for (at, member) in members.into_iter().enumerate() {
        out.push_str(if at > 0 { "|" } else { "" });
        out.push_str(&member.as_ref().replace('|', "¦"));
    }
    out
}

/// A message on one line: names of files may hold anything.
pub(crate) fn one_line(message: &str) -> String {
    message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_never_parted_and_never_alike() {
        let names = ["a|b", "a%7Cb", "a%257Cb", "a%b", "a%25b", "ab", "a¦b", "|", "%"];
        let keys: Vec<String> = names.map(|name| block_id(name, Lang::Fr, 0)).to_vec();
        for (at, key) in keys.iter().enumerate() {
            assert!(!key.contains('|') && !keys[..at].contains(key), "{key}");
        }
        assert_eq!(list(&keys).split('|').collect::<Vec<_>>(), keys);
        assert_eq!(list(["1", "a|b", ""]), "1|a¦b|");
        assert_eq!(list([""; 0]), "");
    }
}
