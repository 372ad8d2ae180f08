//! A document handed in as a line of JSON: what a folder and a manifest would say of it, and its texts.

use serde::Deserialize;

use super::manifest::Known;
use super::missing_side;
use crate::error::BadLine;
use crate::model::{Diagnostic, DocumentPair, Lang, SourceFile};

/// A document with its texts at hand.
#[derive(Debug)]
pub struct Record {
    /// The document; its files are those of a corpus folder by name alone.
    pub pair: DocumentPair,
    /// The French and the English text, as far as they are there.
    pub texts: [Option<String>; 2],
    /// What is wrong with the record, as a run would say of the files.
    pub flaws: Vec<Diagnostic>,
}

#[derive(Deserialize)]
struct Line {
    doc_id: Option<String>,
    fr: Option<String>,
    en: Option<String>,
    meta: Option<Meta>,
}

#[derive(Default, Deserialize)]
struct Meta {
    symbol: Option<String>,
    title: Option<String>,
    date: Option<String>,
    fr_provenance: Option<String>,
    en_provenance: Option<String>,
}

/// What is tried of a line that cannot be understood as a whole.
#[derive(Deserialize)]
struct Named {
    doc_id: Option<String>,
}

/// Understands a line: `{"doc_id":...,"fr":...,"en":...,"meta":{...}}`; other members are passed over.
///
/// # Errors
///
/// Fails with the id, as far as it can be told, if the line is no such object or holds no text.
pub fn record(line: &[u8]) -> Result<Record, (Option<String>, BadLine)> {
    let line: Line = serde_json::from_slice(line).map_err(|error| {
        let named = serde_json::from_slice::<Named>(line).ok();
        (named.and_then(|named| named.doc_id), BadLine::NoRecord { cause: cause(&error) })
    })?;
    let Some(id) = line.doc_id.filter(|id| !id.is_empty()) else { return Err((None, BadLine::NoId)) };
    if id.contains(|c: char| c.is_control()) {
        return Err((Some(id), BadLine::OddId));
    }
    let texts = [line.fr, line.en];
    let [fr, en] = [Lang::Fr, Lang::En].map(|lang| file(&id, lang));
    let (fr, en) = (texts[0].as_ref().map(|_| fr), texts[1].as_ref().map(|_| en));
    if fr.is_none() && en.is_none() {
        return Err((Some(id), BadLine::NoText));
    }
    let meta = line.meta.unwrap_or_default();
    let known = Known {
        symbol: meta.symbol.unwrap_or_default(),
        title: meta.title.unwrap_or_default(),
        date: meta.date.unwrap_or_default(),
        fr_provenance: meta.fr_provenance.unwrap_or_default(),
        en_provenance: meta.en_provenance.unwrap_or_default(),
    };
    let (about, odd) = known.about("meta");
    let odd = odd.map(|flaw| Diagnostic::of(None, flaw));
    let flaws = odd.into_iter().chain(missing_side(&id, fr.as_ref(), en.as_ref())).collect();
    Ok(Record { pair: DocumentPair { id, fr, en, about }, texts, flaws })
}

/// The file that a corpus folder would hold.
fn file(id: &str, lang: Lang) -> SourceFile {
    let name = format!("{}/{id}.txt", lang.code());
    SourceFile { path: name.clone().into(), name }
}

/// What the parser says, without the line, which is always the first.
fn cause(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at byte ")
}
