//! What holds of mentions in every text.

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::extract::entities::tests::source;
    use crate::extract::entities::{Gazetteer, find};
    use crate::model::Lang;

    /// Pieces of text from which sentences full of names, traps and odd characters are made.
    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![
            proptest::sample::select(vec![
                "le Conseil",
                "(CCI)",
                "CCI (",
                "M. ",
                "MM. ",
                "Mme",
                "Guy Ryder",
                ", Directeur",
                " et ",
                "Congo",
                "République démocratique du ",
                "Nations Unies",
                "système des ",
                "« le Comité »",
                "(ci-après ",
                "ONU-",
                "Équipe spéciale",
                " the Board ",
                "Réseau interinstitutions",
                "https://",
                "S.E.M.",
                "LI Yong",
                "\u{ad}",
                "e\u{301}",
                "l’",
                "’",
                "- ",
                "hereinafter “the X”",
                "Dr",
                "œuvre",
                "\u{1f600}",
                "Ra’ad",
            ])
            .prop_map(str::to_owned),
            "[A-ZÉa-zé’ ().,/-]{0,12}",
            any::<String>(),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn mentions_are_in_order_on_boundaries_and_apart(
            pieces in proptest::collection::vec(proptest::collection::vec(piece(), 0..8), 0..4),
            french in any::<bool>(),
        ) {
            let texts: Vec<String> = pieces.iter().map(|pieces| pieces.concat()).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let lang = if french { Lang::Fr } else { Lang::En };
            let found = find(Gazetteer::builtin(), &source(lang, &texts), &[]);
            for mention in &found {
                let quoted = texts[mention.block].get(mention.range.clone());
                prop_assert!(quoted.is_some_and(|text| !text.trim().is_empty()), "{:?}", mention);
            }
            for pair in found.windows(2) {
                let later = pair[0].block < pair[1].block
                    || (pair[0].block == pair[1].block && pair[0].range.end <= pair[1].range.start);
                prop_assert!(later, "{:?} {:?}", pair[0], pair[1]);
            }
        }
    }
}
