//! What cleaning knows of English.

use super::Habits;

pub(super) static HABITS: Habits = Habits {
    elided: &[],
    letters: &["a", "i", "o"],
    words: &[
        "after", "all", "any", "as", "at", "back", "be", "body", "by", "can", "care", "day", "down", "ever",
        "every", "for", "fore", "further", "hand", "head", "health", "here", "hold", "house", "how", "in",
        "it", "land", "less", "life", "line", "man", "may", "mean", "more", "never", "no", "not", "of",
        "off", "on", "one", "other", "out", "over", "place", "self", "set", "side", "so", "some", "the",
        "there", "thing", "time", "times", "to", "under", "up", "upon", "ward", "way", "what", "when",
        "where", "while", "who", "wise", "with", "within", "work",
    ],
    prefixes: &[
        "anti", "auto", "bi", "co", "extra", "hyper", "infra", "inter", "intra", "macro", "micro", "multi",
        "non", "pre", "pseudo", "socio", "sub", "super", "supra", "trans", "ultra",
    ],
    raised: &[("N o", "No"), ("N os", "Nos")],
};
