//! The terms of one language while they are gathered, portion by portion.

use std::collections::{BTreeMap, BTreeSet};

use super::list::{Documents, Origin, prune};
use super::listed::Listed;
use crate::model::{Lang, Term, Wording};

/// The forms that a terminologist would list.
#[derive(Debug, Default)]
pub(super) struct Alone(BTreeMap<String, Form>);

#[derive(Debug, Default)]
struct Form {
    shown: String,
    count: usize,
    documents: Documents,
    probability: f32,
}

impl Alone {
    /// Adds the forms of a portion.
    pub(super) fn add(&mut self, listed: &[Listed], origins: &[Origin]) {
        for one in listed {
            let form = self.0.entry(one.form.clone()).or_default();
            // Capitals that do not stand everywhere say nothing.
            if form.shown.is_empty() || one.shown == one.form {
                form.shown.clone_from(&one.shown);
            }
            form.count += one.count;
            form.probability = form.probability.max(one.probability);
            for origin in one.lines.iter().filter_map(|line| origins.get(*line)) {
                form.documents.add(origin.document);
            }
        }
        prune(&mut self.0, |form| form.probability);
    }

    /// The terms of one language, the most probable first; without the forms that `pairs` have already.
    pub(super) fn finish(self, lang: Lang, pairs: &[Term]) -> Vec<Term> {
        let wordings = pairs.iter().filter_map(|pair| match lang {
            Lang::Fr => pair.fr.as_ref(),
            Lang::En => pair.en.as_ref(),
        });
        let forms = |wording: &Wording| {
            std::iter::once(&wording.form)
                .chain(&wording.variants)
                .map(|form| form.to_lowercase())
                .collect::<Vec<_>>()
        };
        let taken: BTreeSet<String> = wordings.flat_map(forms).collect();
        let mut free: Vec<(String, Form)> =
            self.0.into_iter().filter(|(form, _)| !taken.contains(form)).collect();
        free.sort_by(|a, b| b.1.probability.total_cmp(&a.1.probability).then_with(|| a.0.cmp(&b.0)));
        free.into_iter().map(|(_, form)| form.term(lang)).collect()
    }
}

impl Form {
    fn term(self, lang: Lang) -> Term {
        let Form { shown, count, documents, probability } = self;
        let wording = Wording { form: shown, variants: Vec::new(), count, termhood: 100.0 * probability };
        let (fr, en) = match lang {
            Lang::Fr => (Some(wording), None),
            Lang::En => (None, Some(wording)),
        };
        Term { fr, en, pair_count: 0, documents: documents.count, confidence: 0, places: Vec::new() }
    }
}
