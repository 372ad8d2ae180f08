//! The rules that sign for entities, each with its evidence.

/// Declares the rules of a language.
macro_rules! rules {
    ($($name:ident),+ $(,)?) => {
        /// The rules that sign the mentions of one language, with their evidence.
        pub(super) struct Rules {
            $(pub(super) $name: Rule,)+
        }

        impl Rules {
            /// All of them.
            pub(super) fn all(&self) -> impl Iterator<Item = &Rule> {
                [$(&self.$name),+].into_iter()
            }
        }
    };
}

rules![
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
];

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
