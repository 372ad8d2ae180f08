//! What cleaning knows of English.

use super::Habits;

pub(super) static HABITS: Habits = Habits {
    elided: &[],
    letters: &["a", "i", "o"],
    prefixes: &[
        "anti", "auto", "bi", "co", "extra", "hyper", "infra", "inter", "intra", "macro", "micro", "multi",
        "non", "pre", "pseudo", "socio", "sub", "super", "supra", "trans", "ultra",
    ],
    raised: &[("N o", "No"), ("N os", "Nos")],
};
