//! The terms that both languages have as a glossary for OmegaT.

use super::form::{Files, Joined, Named, Nothing, Written};
use super::formats::Form;
use super::lines::{line, put};
use crate::error::Result;
use crate::model::Term;
use crate::tables::{AlignedPair, Words};

/// The file; OmegaT reads files of this ending as UTF-8.
const FILE: &str = "paralign.glossary.utf8";

/// What it is.
const ABOUT: Words = Words {
    en: "the same terms as a glossary for OmegaT: English, French, and in how many of the places of the more frequent one they translate each other",
    fr: "les mêmes termes en glossaire pour OmegaT : anglais, français, et le nombre d’occurrences du plus fréquent où l’un traduit l’autre",
};

/// The glossary.
pub(super) static GLOSSARY: Named = Named {
    form: Form::Glossary,
    files: &[(FILE, ABOUT)],
    draft: |_| Box::new(Nothing),
    open: |opening| Ok(Box::new(Entries(Joined::create(opening.folder, &[(FILE, "")], "")?))),
};

/// The lines while they are written.
struct Entries(Joined);

impl Files for Entries {
    fn append(&mut self, _: &[Vec<u8>]) -> Result<()> {
        Ok(())
    }

    fn term(&mut self, _: usize, term: &Term, _: Option<&AlignedPair>) -> Result<()> {
        self.0.write(&entry(term))
    }

    fn finish(self: Box<Self>) -> Result<Vec<Written>> {
        Box::new(self.0).finish()
    }
}

/// A term of both languages; nothing for another.
fn entry(term: &Term) -> Vec<u8> {
    let mut out = Vec::new();
    if let (Some(fr), Some(en)) = (&term.fr, &term.en) {
        let counts = format!("{}/{}", term.pair_count, fr.count.max(en.count));
        put(&mut out, [&line(&en.form), "\t", &line(&fr.form), "\t", &counts, "\n"]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Wording;

    #[test]
    fn an_entry_has_both_languages() {
        let wording =
            |form: &str| Wording { form: form.to_owned(), variants: Vec::new(), count: 3, termhood: 1.0 };
        let (fr, en) = (Some(wording("eau & sel")), Some(wording("salt water")));
        let both =
            Term { fr: fr.clone(), en, pair_count: 2, documents: 1, confidence: 66, places: Vec::new() };
        assert_eq!(entry(&both), b"salt water\teau & sel\t2/3\n");
        assert!(entry(&Term { fr, en: None, ..both }).is_empty());
    }
}
