//! CoNLL-U: the tokens of each version, without tags and trees, for the taggers and parsers that add them.

use crate::model::{Document, Version};

use super::corpora::{Paragraph, Sentence, name};
use super::tokens::text;

/// Appends a sentence, with the lines that open its document and its paragraph where it is the first.
///
/// The text of a sentence has one blank for any white space: a validator builds it from the tokens.
pub(super) fn sentence(
    out: &mut Vec<u8>,
    (document, version): (&Document, &Version),
    opened: Option<&Paragraph<'_>>,
    sentence: &Sentence<'_>,
) {
    let mut comment = |key: &str, value: &str| {
        if !value.is_empty() {
            out.extend_from_slice(format!("# {key} = {value}\n").as_bytes());
        }
    };
    if let Some(paragraph) = opened {
        if paragraph.first {
            comment("newdoc id", &id(&document.pair.id));
            comment("symbol", &version.symbol);
        }
        comment("newpar id", &id(paragraph.id));
        comment("kind", paragraph.block.kind.word());
        comment("part", &paragraph.block.part_name());
        comment("paragraph", paragraph.block.number.as_deref().unwrap_or_default());
        comment("alignment_id", &name(paragraph.bead));
    }
    comment("sent_id", &id(sentence.id));
    comment("sentence_alignment_id", &name(sentence.bead));
    comment("text", &text(sentence.tokens));
    let last = sentence.tokens.len();
    for (number, token) in (1..).zip(sentence.tokens) {
        let misc = if token.spaced || number == last { "_" } else { "SpaceAfter=No" };
        let line = format!("{number}\t{}\t_\t_\t_\t_\t_\t_\t_\t{misc}\n", token.text);
        out.extend_from_slice(line.as_bytes());
    }
    out.push(b'\n');
}

/// An id without white space and without a stroke, which UD keeps for the zones of a tree.
fn id(key: &str) -> String {
    name(key).replace('/', "%2F")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_hold_neither_blanks_nor_strokes() {
        assert_eq!(id("fr:a b/c:1.2"), "fr:a%20b%2Fc:1.2");
    }
}
