//! What French joins to its words.

use super::Joined;

/// Elisions, and the pronouns behind a verb.
pub(super) const JOINED: Joined = Joined {
    elided: &["l", "d", "j", "m", "t", "s", "n", "c", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"],
    clitics: &[
        "-t-il", "-t-elle", "-t-on", "-t-ils", "-t-elles", "-t-en", "-il", "-elle", "-ils", "-elles", "-on",
        "-je", "-tu", "-nous", "-vous", "-ce", "-moi", "-toi", "-lui", "-leur", "-le", "-la", "-les", "-y",
        "-en",
    ],
    whole: &["rendez-vous", "garde-à-vous", "on-ne-sait-quoi", "qu'en-dira-t-on"],
};
