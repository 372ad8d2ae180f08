//! The paths that a source file uses, out of its syntax tree: imports however they are grouped or renamed, and paths that
//! are written out, in macros too.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItemFn, Item, ItemFn, ItemMod, ItemUse, Macro, UseTree, Visibility};

/// The paths of a file that stands at `module` of the crate (`["model", "text"]`), each from its root on: `crate::align`
/// is `["crate", "align"]`, `super` and `self` are resolved. Unit tests are left out.
pub(super) fn paths(text: &str, module: &[String]) -> BTreeSet<Vec<String>> {
    let file = syn::parse_file(text).expect("the compiler takes it");
    let mut found = Found { module: module.to_vec(), paths: BTreeSet::new() };
    found.visit_file(&file);
    found.paths
}

struct Found {
    module: Vec<String>,
    paths: BTreeSet<Vec<String>>,
}

impl Found {
    /// Notes a path, which begins at the root of this crate, or with the name of another.
    fn note(&mut self, path: &[String]) {
        let Some((first, rest)) = path.split_first() else { return };
        let mut home = self.module.clone();
        let whole = match first.as_str() {
            "crate" => path.to_vec(),
            "self" => [vec!["crate".to_owned()], home, rest.to_vec()].concat(),
            "super" => {
                let up = path.iter().take_while(|part| *part == "super").count();
                home.truncate(home.len().saturating_sub(up));
                [vec!["crate".to_owned()], home, path[up..].to_vec()].concat()
            }
            _ => path.to_vec(),
        };
        self.paths.insert(whole);
    }

    fn import(&mut self, before: &[String], tree: &UseTree) {
        // `{self}` in a group is the path before it.
        let with = |name: &syn::Ident| match name.to_string() {
            own if own == "self" && !before.is_empty() => before.to_vec(),
            name => [before, &[name]].concat(),
        };
        match tree {
            UseTree::Path(path) => self.import(&with(&path.ident), &path.tree),
            UseTree::Name(name) => self.note(&with(&name.ident)),
            UseTree::Rename(name) => self.note(&with(&name.ident)),
            UseTree::Glob(_) => self.note(before),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(before, tree)),
        }
    }

    /// Notes the paths among the words of a macro, which have no syntax tree.
    fn words(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.note(&std::mem::take(&mut path));
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                other => {
                    let visibility = path == ["pub"];
                    self.note(&std::mem::take(&mut path));
                    colons = 0;
                    // The path of `pub(crate)` uses nothing.
                    if let TokenTree::Group(group) = other
                        && !visibility
                    {
                        self.words(group.stream());
                    }
                }
            }
        }
        self.note(&path);
    }
}

/// Whether an item is for tests alone.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Ident>().is_ok_and(|word| word == "test")
    })
}

impl<'ast> Visit<'ast> for Found {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = match item {
            Item::Mod(ItemMod { attrs, .. })
            | Item::Fn(ItemFn { attrs, .. })
            | Item::Use(ItemUse { attrs, .. }) => &attrs[..],
            _ => &[],
        };
        if !is_test(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        if !is_test(&function.attrs) {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_item_mod(&mut self, inner: &'ast ItemMod) {
        self.module.push(inner.ident.to_string());
        visit::visit_item_mod(self, inner);
        self.module.pop();
    }

    fn visit_visibility(&mut self, _: &'ast Visibility) {
        // The path of `pub(crate)` uses nothing.
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.import(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        self.note(&words);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast Macro) {
        visit::visit_macro(self, called);
        self.words(called.tokens.clone());
    }
}

#[test]
fn no_way_of_writing_a_path_hides_it() {
    let text = r#"
        use crate::{align, model::{Block, Lang as Tongue}};
        use crate as root;
        use super::super::tables::{self as shown, Folder};
        fn one(words: self::inner::Words) -> regex::Regex { crate::report::section::<u8>(super::beside::TWO) }
        fn two() { assert_eq!(vec![crate::disk::open(format!("{}", csv::Reader::new()))], []); }
        mod inner { use super::three; }
        #[cfg(test)]
        mod tests { use crate::pipeline; }
    "#;
    let found = paths(text, &["words".to_owned(), "table".to_owned()]);
    let found: BTreeSet<String> = found.iter().map(|path| path.join("::")).collect();
    for path in [
        "crate",
        "crate::align",
        "crate::model::Block",
        "crate::model::Lang",
        "crate::tables",
        "crate::tables::Folder",
        "crate::words::table::inner::Words",
        "regex::Regex",
        "crate::report::section",
        "crate::words::beside::TWO",
        "crate::disk::open",
        "csv::Reader::new",
        "crate::words::table::three",
    ] {
        assert!(found.contains(path), "{path} is not among {found:?}");
    }
    assert!(!found.iter().any(|path| path.contains("pipeline")));
}
