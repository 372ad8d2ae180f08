//! The terms that both languages have as a termbase: TBX-Basic (ISO 30042:2019).

use super::form::{Files, Joined, Named, Nothing, Written};
use super::formats::Form;
use super::lines::{escaped, put};
use crate::error::Result;
use crate::model::{Lang, Term, Wording};
use crate::tables::{AlignedPair, Words};

/// The file.
const FILE: &str = "paralign.tbx";
/// What it begins with.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\" \
     xmlns=\"urn:iso:std:iso:30042:ed-2\">\n<tbxHeader><fileDesc><sourceDesc><p>Terms found by paralign in aligned \
     reports</p></sourceDesc></fileDesc></tbxHeader>\n<text>\n";
/// What it ends with.
const TAIL: &str = "</text>\n</tbx>\n";

/// What it is.
const ABOUT: Words = Words {
    en: "the terms that both languages have, with a context each, as a termbase (TBX-Basic, ISO 30042:2019)",
    fr: "les termes attestés dans les deux langues, chacun avec un contexte, en base terminologique (TBX-Basic, ISO 30042:2019)",
};

/// The termbase.
pub(super) static TERMBASE: Named = Named {
    form: Form::Tbx,
    files: &[(FILE, ABOUT)],
    draft: |_| Box::new(Nothing),
    open: |opening| {
        let file = Joined::create(opening.folder, &[(FILE, HEAD)], TAIL)?;
        Ok(Box::new(Concepts { file, begun: false }))
    },
};

/// The concepts while they are written. Without a concept there is no body, as the schema asks.
struct Concepts {
    file: Joined,
    begun: bool,
}

impl Files for Concepts {
    fn append(&mut self, _: &[Vec<u8>]) -> Result<()> {
        Ok(())
    }

    fn term(&mut self, number: usize, term: &Term, example: Option<&AlignedPair>) -> Result<()> {
        let concept = concept(number, term, example);
        if !concept.is_empty() && !std::mem::replace(&mut self.begun, true) {
            self.file.write(b"<body>\n")?;
        }
        self.file.write(&concept)
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<Written>> {
        if self.begun {
            self.file.write(b"</body>\n")?;
        }
        Box::new(self.file).finish()
    }
}

/// A term of both languages; nothing for another.
fn concept(number: usize, term: &Term, example: Option<&AlignedPair>) -> Vec<u8> {
    let mut out = Vec::new();
    let (Some(fr), Some(en)) = (&term.fr, &term.en) else { return out };
    put(&mut out, ["<conceptEntry id=\"term-", &number.to_string(), "\">\n"]);
    side(&mut out, Lang::En, en, example.map(|pair| pair.texts.en.as_str()));
    side(&mut out, Lang::Fr, fr, example.map(|pair| pair.texts.fr.as_str()));
    put(&mut out, ["</conceptEntry>\n"]);
    out
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
    use std::fs;

    use super::super::form::{Export, Opening};
    use super::super::formats::Formats;
    use super::*;

    #[test]
    fn a_concept_has_both_languages_and_no_concept_has_no_body() {
        let wording =
            |form: &str| Wording { form: form.to_owned(), variants: Vec::new(), count: 3, termhood: 1.0 };
        let (fr, en) = (Some(wording("eau & sel")), Some(wording("salt water")));
        let both =
            Term { fr: fr.clone(), en, pair_count: 2, documents: 1, confidence: 66, places: Vec::new() };
        let alone = Term { fr, en: None, ..both.clone() };
        let written = |terms: &[(usize, &Term)]| {
            let folder = tempfile::tempdir().expect("a folder for the test");
            let (formats, tables) = (Formats::default(), &[]);
            let opening = Opening { folder: folder.path(), formats: &formats, tables, meta: &[] };
            let mut files = TERMBASE.open(&opening).expect("a new file");
            terms.iter().for_each(|(number, term)| files.term(*number, term, None).expect("a term"));
            files.finish().expect("a finished file");
            fs::read_to_string(folder.path().join(FILE)).expect("the file")
        };
        assert_eq!(written(&[(1, &alone)]), format!("{HEAD}{TAIL}"));
        let body = "<body>\n<conceptEntry id=\"term-7\">\n<langSec xml:lang=\"en\"><termSec><term>salt water</term></termSec></langSec>\n\
             <langSec xml:lang=\"fr\"><termSec><term>eau &amp; sel</term></termSec></langSec>\n</conceptEntry>\n</body>\n";
        assert_eq!(written(&[(1, &alone), (7, &both)]), format!("{HEAD}{body}{TAIL}"));
    }
}
