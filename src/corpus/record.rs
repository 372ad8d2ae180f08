//! A document handed in as a line of JSON: what a folder and a manifest would say of it, and its texts.

use serde::Deserialize;

use super::manifest::Known;
use super::missing_side;
use crate::error::BadLine;
use crate::model::{Diagnostic, DocumentPair, Lang, Sides, SourceFile, Within};

/// A document with its texts at hand.
#[derive(Debug)]
pub struct Record {
    /// The document; its files are those of a corpus folder by name alone.
    pub pair: DocumentPair,
    /// The bytes of the French and the English text, as far as they are there.
    pub texts: Sides<Option<Vec<u8>>>,
    /// What is wrong with the record, as a run would say of the files.
    pub flaws: Vec<Diagnostic>,
}

#[derive(Deserialize)]
struct Line {
    doc_id: Option<String>,
    fr: Option<String>,
    en: Option<String>,
    fr_base64: Option<String>,
    en_base64: Option<String>,
    meta: Option<Meta>,
}

/// What is known of a document beyond its texts.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Meta {
    pub(super) symbol: Option<String>,
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) fr_provenance: Option<String>,
    pub(super) en_provenance: Option<String>,
}

/// A side of a document.
#[derive(Debug)]
pub(super) enum Side {
    /// There is none.
    Missing,
    /// A text in UTF-8.
    Text(Vec<u8>),
    /// A file, whose form its bytes show.
    File(Vec<u8>),
}

/// A document as it is handed in, in whatever form.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) doc_id: Option<String>,
    /// The sides, or what is wrong with them.
    pub(super) sides: Sides<Result<Side, BadLine>>,
    pub(super) meta: Meta,
}

/// What is tried of a line that cannot be understood as a whole.
#[derive(Deserialize)]
struct Named {
    doc_id: Option<String>,
}

/// Understands a line: `{"doc_id":...,"fr":...,"en":...,"meta":{...}}`; other members are passed over. In place of a text,
/// `fr_base64` or `en_base64` holds the bytes of a file of any form that is read.
///
/// # Errors
///
/// Fails with the id, as far as it can be told, if the line is no such object or holds no text.
pub fn record(line: &[u8]) -> Result<Record, (Option<String>, BadLine)> {
    let line: Line = serde_json::from_slice(line).map_err(|error| {
        let named = serde_json::from_slice::<Named>(line).ok();
        (named.and_then(|named| named.doc_id), BadLine::NoRecord { cause: cause(&error) })
    })?;
    let sides = Sides { fr: side(line.fr, line.fr_base64), en: side(line.en, line.en_base64) };
    Given { doc_id: line.doc_id, sides, meta: line.meta.unwrap_or_default() }.record()
}

impl Given {
    /// Sees to it that it can be a document.
    ///
    /// # Errors
    ///
    /// Fails with the id, if there is one, where it cannot.
    pub(super) fn record(self) -> Result<Record, (Option<String>, BadLine)> {
        let Given { doc_id, sides, meta } = self;
        let Some(id) = doc_id.filter(|id| !id.is_empty()) else { return Err((None, BadLine::NoId)) };
        if id.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
            return Err((Some(id), BadLine::OddId));
        }
        let taken = |lang: Lang, side: Side| match side {
            Side::Missing => (None, None),
            Side::Text(bytes) => (Some(bytes), Some(file(&id, lang, false))),
            Side::File(bytes) => (Some(bytes), Some(file(&id, lang, true))),
        };
        let ((fr_text, fr), (en_text, en)) = match (sides.fr, sides.en) {
            (Ok(fr), Ok(en)) => (taken(Lang::Fr, fr), taken(Lang::En, en)),
            (Err(bad), _) | (_, Err(bad)) => return Err((Some(id), bad)),
        };
        if fr.is_none() && en.is_none() {
            return Err((Some(id), BadLine::NoText));
        }
        let known = Known {
            symbol: meta.symbol.unwrap_or_default(),
            title: meta.title.unwrap_or_default(),
            date: meta.date.unwrap_or_default(),
            provenance: Sides {
                fr: meta.fr_provenance.unwrap_or_default(),
                en: meta.en_provenance.unwrap_or_default(),
            },
        };
        let (about, odd) = known.about(|| "meta.date".to_owned());
        let odd = odd.map(|flaw| Diagnostic::of(None, flaw));
        let flaws = odd.into_iter().chain(missing_side(&id, [fr.as_ref(), en.as_ref()], None)).collect();
        let texts = Sides { fr: fr_text, en: en_text };
        Ok(Record { pair: DocumentPair { id, fr, en, about }, texts, flaws })
    }
}

/// A side, given as text or in Base64.
pub(super) fn side(text: Option<String>, coded: Option<String>) -> Result<Side, BadLine> {
    match (text, coded) {
        (None, Some(coded)) => base64(&coded).map(Side::File).ok_or(BadLine::NoBase64),
        (Some(_), Some(_)) => Err(BadLine::TwoTexts),
        (Some(text), None) => Ok(Side::Text(text.into_bytes())),
        (None, None) => Ok(Side::Missing),
    }
}

/// Decodes Base64 (RFC 4648, either alphabet); line ends and padding are passed over.
fn base64(coded: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(coded.len() / 4 * 3);
    let (mut held, mut bits) = (0u32, 0);
    for byte in coded.trim_end_matches(['=', '\n', '\r']).bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'\n' | b'\r' => continue,
            _ => return None,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits & 0xFF) as u8);
        }
    }
    // A single letter left over holds no whole byte.
    (bits < 6).then_some(out)
}

/// The file that a corpus folder would hold; one whose form its bytes show has no ending.
fn file(id: &str, lang: Lang, coded: bool) -> SourceFile {
    let name = format!("{}/{id}{}", lang.code(), if coded { "" } else { ".txt" });
    SourceFile { path: name.clone().into(), name, within: Within::Whole }
}

/// What the parser says, without the line, which is always the first.
fn cause(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at byte ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_in_base64() {
        for (coded, bytes) in [("TWFu", "Man"), ("TWE=", "Ma"), ("TQ", "M"), ("", ""), ("TW\nFu\n", "Man")] {
            assert_eq!(base64(coded), Some(bytes.as_bytes().to_vec()), "{coded}");
        }
        assert_eq!(base64("__--"), base64("//++"));
        assert_eq!((base64("T"), base64("T*Fu")), (None, None));
        let line = br#"{"doc_id":"a","fr_base64":"TWFu","en":"text"}"#;
        let record = record(line).unwrap();
        assert_eq!(record.texts.fr, Some(b"Man".to_vec()));
        assert_eq!(record.texts.en, Some(b"text".to_vec()));
        assert_eq!(record.pair.fr.unwrap().name, "fr/a");
    }
}
