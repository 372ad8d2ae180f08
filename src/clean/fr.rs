//! What cleaning knows of French.

use super::Habits;

pub(super) static HABITS: Habits = Habits {
    elided: &["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "aujourd"],
    letters: &["a", "à", "y", "ô", "e", "o"],
    prefixes: &[
        "anti", "auto", "bi", "co", "extra", "hyper", "infra", "inter", "intra", "macro", "micro", "multi",
        "pluri", "pré", "pseudo", "socio", "sous", "super", "supra", "sur", "trans", "ultra",
    ],
    raised: &[("n o", "no"), ("N o", "No"), ("n os", "nos"), ("N os", "Nos")],
};
