//! The terms of one language while they are gathered.

use std::collections::{BTreeMap, BTreeSet};

use super::list::{Documents, Origin, join_each, prune};
use super::listed::Listed;
use crate::model::{Lang, Term, Wording};

/// The forms that a terminologist would list.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Alone(pub(super) BTreeMap<String, Form>);

#[derive(Debug, Default, PartialEq)]
pub(super) struct Form {
    /// The form as it is shown, if that is not the form itself.
    pub(super) shown: Option<String>,
    pub(super) count: usize,
    pub(super) documents: Documents,
    pub(super) probability: f32,
}

impl Alone {
    /// Adds the forms of some lines.
    pub(super) fn add(&mut self, listed: &[Listed], origins: &[Origin]) {
        for one in listed {
            let form = self.0.entry(one.form.clone()).or_default();
            form.meet((one.shown != one.form).then(|| one.shown.clone()));
            form.count += one.count;
            form.probability = form.probability.max(one.probability);
            for origin in one.lines.iter().filter_map(|line| origins.get(*line)) {
                form.documents.add(origin.document);
            }
        }
        prune(&mut self.0, |form| form.probability);
    }

    /// Joins the forms of further documents.
    pub(super) fn join(&mut self, other: Alone) {
        join_each(&mut self.0, other.0, Form::join);
        prune(&mut self.0, |form| form.probability);
    }

    /// The terms of one language, the most probable first; without the forms that `pairs` have already.
    pub(super) fn finish(self, lang: Lang, pairs: &[Term]) -> impl ExactSizeIterator<Item = Term> + use<> {
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
        free.into_iter().map(move |(name, form)| form.term(lang, name))
    }
}

impl Form {
    /// Notes how the form is shown elsewhere, before that is counted.
    fn meet(&mut self, shown: Option<String>) {
        // Capitals that do not stand everywhere say nothing.
        if self.count == 0 || shown.is_none() {
            self.shown = shown;
        }
    }

    fn join(&mut self, other: Form) {
        self.meet(other.shown);
        self.count += other.count;
        self.documents.count += other.documents.count;
        self.probability = self.probability.max(other.probability);
    }

    fn term(self, lang: Lang, name: String) -> Term {
        let Form { shown, count, documents, probability } = self;
        let form = shown.unwrap_or(name);
        let wording = Wording { form, variants: Vec::new(), count, termhood: 100.0 * probability };
        let (fr, en) = match lang {
            Lang::Fr => (Some(wording), None),
            Lang::En => (None, Some(wording)),
        };
        Term { fr, en, pair_count: 0, documents: documents.count, confidence: 0, places: Vec::new() }
    }
}
