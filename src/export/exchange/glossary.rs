//! The terms that both languages have, for other programs: TBX-Basic (ISO 30042:2019), and a glossary for OmegaT.

use super::super::aligned::AlignedPair;
use super::tmx::escaped;
use super::{line, put};
use crate::model::{Lang, Term, Wording};

/// The file of concepts.
pub(super) const TBX: &str = "paralign.tbx";
/// The glossary; OmegaT reads files of this ending as UTF-8.
pub(super) const GLOSSARY: &str = "paralign.glossary.utf8";

/// What the file of concepts begins with.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\" \
     xmlns=\"urn:iso:std:iso:30042:ed-2\">\n<tbxHeader><fileDesc><sourceDesc><p>Terms found by paralign in aligned \
     reports</p></sourceDesc></fileDesc></tbxHeader>\n<text>\n";
/// What it ends with.
pub(super) const TAIL: &str = "</text>\n</tbx>\n";

/// The concepts and the lines of the glossary while they are written.
///
/// Without a concept there is no body, as the schema asks.
#[derive(Debug, Default)]
pub(in crate::export) struct Glossary {
    concepts: usize,
}

impl Glossary {
    /// What a term of both languages adds to both files, `number` being its place in the list, counted from 1; `example`
    /// holds both.
    pub(in crate::export) fn add(
        &mut self,
        number: usize,
        term: &Term,
        example: Option<&AlignedPair>,
        out: &mut [Vec<u8>; 2],
    ) {
        let (Some(fr), Some(en)) = (&term.fr, &term.en) else { return };
        let [tbx, glossary] = out;
        put(tbx, [if self.concepts == 0 { "<body>\n" } else { "" }, "<conceptEntry id=\"term-"]);
        self.concepts += 1;
        let counts = format!("{}/{}", term.pair_count, fr.count.max(en.count));
        put(tbx, [&number.to_string(), "\">\n"]);
        let texts = |lang: Lang| {
            example.map(|pair| match lang {
                Lang::Fr => pair.fr_text.as_str(),
                Lang::En => pair.en_text.as_str(),
            })
        };
        side(tbx, Lang::En, en, texts(Lang::En));
        side(tbx, Lang::Fr, fr, texts(Lang::Fr));
        put(tbx, ["</conceptEntry>\n"]);
        put(glossary, [&line(&en.form), "\t", &line(&fr.form), "\t", &counts, "\n"]);
    }

    /// What ends the body of the concepts.
    pub(in crate::export) fn end(&self) -> &'static str {
        if self.concepts == 0 { "" } else { "</body>\n" }
    }
}

fn side(out: &mut Vec<u8>, lang: Lang, wording: &Wording, context: Option<&str>) {
    put(out, ["<langSec xml:lang=\"", lang.code(), "\"><termSec><term>"]);
    escaped(out, &wording.form);
    put(out, ["</term>"]);
    if let Some(context) = context {
        put(out, ["<descrip type=\"context\">"]);
        escaped(out, context);
        put(out, ["</descrip>"]);
    }
    put(out, ["</termSec></langSec>\n"]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_concept_has_both_languages_and_no_concept_has_no_body() {
        let wording =
            |form: &str| Wording { form: form.to_owned(), variants: Vec::new(), count: 3, termhood: 1.0 };
        let (fr, en) = (Some(wording("eau & sel")), Some(wording("salt water")));
        let both =
            Term { fr: fr.clone(), en, pair_count: 2, documents: 1, confidence: 66, places: Vec::new() };
        let (mut glossary, mut out) = (Glossary::default(), [Vec::new(), Vec::new()]);
        assert_eq!(glossary.end(), "");
        glossary.add(1, &Term { fr, en: None, ..both.clone() }, None, &mut out);
        assert!(out[0].is_empty() && out[1].is_empty());
        glossary.add(7, &both, None, &mut out);
        let [tbx, lines] = out.map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(
            tbx,
            "<body>\n<conceptEntry id=\"term-7\">\n<langSec xml:lang=\"en\"><termSec><term>salt water</term></termSec></langSec>\n\
             <langSec xml:lang=\"fr\"><termSec><term>eau &amp; sel</term></termSec></langSec>\n</conceptEntry>\n"
        );
        assert_eq!(lines, "salt water\teau & sel\t2/3\n");
        assert_eq!(glossary.end(), "</body>\n");
    }
}
