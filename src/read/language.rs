//! Which language a text is written in.

use whatlang::{Detector, Lang as Code};

use crate::model::Lang;

/// Texts longer than this are judged by their beginning, in bytes.
const SAMPLE: usize = 20_000;

/// The language that a text reads as, of the two that there are, with the confidence in per cent; `None` for a text
/// without letters.
#[must_use]
pub fn detect(text: &str) -> Option<(Lang, u8)> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let found = Detector::with_allowlist(vec![Code::Fra, Code::Eng]).detect(&text[..end])?;
    let lang = if found.lang() == Code::Fra { Lang::Fr } else { Lang::En };
    Some((lang, (found.confidence() * 100.0).round().clamp(0.0, 100.0) as u8))
}
