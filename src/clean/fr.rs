//! What cleaning knows of French.

use super::Habits;

pub(super) static HABITS: Habits = Habits {
    elided: &["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "aujourd"],
    letters: &["a", "à", "y", "ô", "e", "o"],
    words: &[
        "au", "aux", "autant", "bien", "ce", "ci", "dans", "de", "des", "dès", "du", "en", "être", "fois",
        "jour", "la", "le", "les", "leur", "lors", "lui", "mal", "mi", "mieux", "moins", "ni", "non", "on",
        "ou", "où", "par", "pas", "peu", "peut", "plus", "pour", "pourquoi", "quand", "que", "quel",
        "quelle", "quelles", "quels", "qui", "quoi", "sans", "se", "si", "soi", "sous", "suite", "sur",
        "tant", "tôt", "tous", "tout", "toute", "toutes", "un", "une", "vers", "vis", "voici", "voie",
    ],
    prefixes: &[
        "anti", "auto", "bi", "co", "extra", "hyper", "infra", "inter", "intra", "macro", "micro", "multi",
        "pluri", "pré", "pseudo", "socio", "sous", "super", "supra", "sur", "trans", "ultra",
    ],
    raised: &[("n o", "no"), ("N o", "No"), ("n os", "nos"), ("N os", "Nos")],
};
