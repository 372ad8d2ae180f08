//! The rules that sign for entities, each with its evidence.

/// The rules that sign the mentions of one language, with their evidence.
pub(super) struct Rules {
    pub(super) gazetteer: Rule,
    pub(super) body_form: Rule,
    pub(super) instrument_form: Rule,
    pub(super) apposed: Rule,
    pub(super) place_form: Rule,
    pub(super) acronym: Rule,
    pub(super) initials: Rule,
    pub(super) person_title: Rule,
    pub(super) person_office: Rule,
    pub(super) person_again: Rule,
    pub(super) short_form: Rule,
}

impl Rules {
    /// All of them.
    pub(super) fn all(&self) -> [&Rule; 11] {
        let Rules {
            gazetteer,
            body_form,
            instrument_form,
            apposed,
            place_form,
            acronym,
            initials,
            person_title,
            person_office,
            person_again,
            short_form,
        } = self;
        [
            gazetteer,
            body_form,
            instrument_form,
            apposed,
            place_form,
            acronym,
            initials,
            person_title,
            person_office,
            person_again,
            short_form,
        ]
    }
}

/// One named way to recognise an entity.
pub(super) struct Rule {
    /// The name written beside each mention.
    pub(super) id: &'static str,
    /// Texts, each with the canonical name that the rule must give in it.
    #[cfg_attr(not(test), expect(dead_code, reason = "evidence is for the tests"))]
    pub(super) examples: &'static [(&'static str, &'static str)],
    /// Texts in which the rule must give nothing.
    #[cfg_attr(not(test), expect(dead_code, reason = "evidence is for the tests"))]
    pub(super) counterexamples: &'static [&'static str],
}
