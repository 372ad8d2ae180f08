//! Where the language versions of documents can be downloaded, by their symbols; no connection is opened.

use std::path::Path;

use crate::clean;
use crate::corpus;
use crate::error::Result;
use crate::extract;
use crate::model::{DocumentPair, Lang, Original};
use crate::segment;

/// The addresses of both versions of every document of `root` whose symbol is known: from the manifest, its name or its text.
///
/// # Errors
///
/// Fails when the corpus cannot be listed.
pub fn originals(root: &Path) -> Result<Vec<Original>> {
    // Nothing is written, so that no folder has to be left out.
    let found = corpus::discover(root, &root.join(".paralign-none"))?;
    let of = |pair: DocumentPair| {
        let symbol = symbol(&pair);
        Lang::BOTH.into_iter().filter_map(move |lang| {
            let url = extract::download(symbol.as_deref()?, lang)?;
            let file = format!("{}/{}.pdf", lang.code(), pair.id);
            Some(Original { doc_id: pair.id.clone(), lang, symbol: symbol.clone()?, url, file })
        })
    };
    Ok(found.documents.into_iter().flat_map(of).collect())
}

/// The symbol of a document, which one of its versions tells.
fn symbol(pair: &DocumentPair) -> Option<String> {
    if !pair.about.symbol.is_empty() {
        return Some(pair.about.symbol.clone());
    }
    let versions = [(&pair.fr, Lang::Fr), (&pair.en, Lang::En)];
    let told = versions.into_iter().find_map(|(file, lang)| {
        let file = file.as_ref()?;
        let (found, _) = super::read_source(file);
        let (text, _) = segment::segment(clean::clean(found.raw, lang));
        Some(super::own_symbol(&text, pair)).filter(|symbol| !symbol.is_empty())
    });
    told.or_else(|| extract::own_symbol(&[], &pair.id))
}
