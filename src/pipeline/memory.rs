//! A document whose texts are at hand: no folder and no table is needed.

use super::clock::Clock;
use crate::corrections::Own;
use crate::extract::Gazetteer;
use crate::model::{About, Document, DocumentPair, Lang, Sides, SourceFile, Within};
use crate::read;

/// Leads a document, whose versions are held in memory, through the rooms of a run.
///
/// A version is the bytes of a file of any form that [`read`] takes: text in any encoding, PDF, Word, HTML. A language
/// without a version is `None`. `id` is the name under which the tables would speak of the document; what a manifest would
/// say of it stands in `about`. A flaw of the material is one of [`Document::diagnostics`].
///
/// ```
/// use paralign::extract::Gazetteer;
/// use paralign::model::{About, Sides};
///
/// let texts = Sides { fr: Some("12. Le Conseil a siégé à Genève."), en: Some("12. The Council sat in Geneva.") };
/// let texts = texts.map(|text| text.map(str::as_bytes));
/// let document = paralign::pipeline::document(Gazetteer::builtin(), "a", texts, About::default());
/// assert_eq!(document.bitext.beads.len(), 1);
/// ```
#[must_use]
pub fn document(gazetteer: &Gazetteer, id: &str, texts: Sides<Option<&[u8]>>, about: About) -> Document {
    let file = |lang: Lang| {
        let name = || format!("{}/{id}", lang.code());
        texts[lang].map(|_| SourceFile { path: lang.code().into(), name: name(), within: Within::Whole })
    };
    let pair = DocumentPair { id: id.to_owned(), fr: file(Lang::Fr), en: file(Lang::En), about };
    let read = |lang: Lang, file: &SourceFile| read::decode(texts[lang].unwrap_or_default(), &file.name);
    super::lead(gazetteer, pair, read, Vec::new(), (Own::default(), &mut Clock::start()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Value;

    #[test]
    fn two_texts_come_out_joined_and_searched() {
        let texts = Sides {
            fr: Some(
                "12. Le Conseil s’est réuni le 3 mai 2018.\n\n13. Il a adopté la résolution 64/289.\n"
                    .as_bytes(),
            ),
            en: Some("12. The Council met on 3 May 2018.\n\n13. It adopted resolution 64/289.\n".as_bytes()),
        };
        let about = About { symbol: "A/73/1".to_owned(), ..About::default() };
        let document = document(Gazetteer::builtin(), "a", texts, about);
        let shapes: Vec<_> = document.bitext.beads.iter().map(|bead| (&bead.fr[..], &bead.en[..])).collect();
        assert_eq!(shapes, [(&[0][..], &[0][..]), (&[1][..], &[1][..])]);
        for lang in Lang::BOTH {
            let version = document.version(lang).expect("both texts were given");
            assert_eq!(version.symbol, "A/73/1");
            let kinds = version.mentions.iter().map(|mention| match &mention.value {
                Value::Date(date) => date.edtf.clone(),
                Value::Symbol(symbol) => symbol.canonical.clone(),
                Value::Entity(entity) => entity.canonical.clone(),
            });
            let values: Vec<String> = kinds.collect();
            assert!(values.contains(&"2018-05-03".to_owned()), "{lang:?}: {values:?}");
            assert!(values.contains(&"A/RES/64/289".to_owned()), "{lang:?}: {values:?}");
        }
    }

    #[test]
    fn a_language_may_be_missing() {
        let texts = Sides { fr: Some("1. Le Conseil a siégé.".as_bytes()), en: None };
        let document = document(Gazetteer::builtin(), "a", texts, About::default());
        assert!(document.en.is_none());
        assert!(document.bitext.beads.iter().all(|bead| bead.en.is_empty()));
    }
}
