//! The columns that several tables have, each with its type, its unit and its meaning.

/// Works through the columns of a row type: a name alone stands for the column of that name that is declared here; all others
/// are declared where they stand.
macro_rules! columns {
    ($head:tt [$($done:tt)*] doc_id; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* doc_id: &'a str, $crate::tables::Kind::Id, "the document", "le document";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] lang; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* lang: &'a str, $crate::tables::vocabulary::LANG, "the language", "la langue";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] part; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* part: &'a str, $crate::tables::Kind::Id, "the part", "la partie";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] paragraph; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* paragraph: &'a str, $crate::tables::Kind::Id, "the paragraph number, in a numbered paragraph", "le numéro du paragraphe, s'il est numéroté";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] footnote; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* footnote: &'a str, $crate::tables::Kind::Id, "the label, in a footnote", "l'appel, dans une note de bas de page";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] block_id; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* block_id: &'a str, $crate::tables::Kind::Id, "the block", "le bloc";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] text; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* text: &'a str, $crate::tables::Kind::Text, "the clean text", "le texte nettoyé";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] mention_id; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* mention_id: &'a str, $crate::tables::Kind::Id, "the mention", "la mention";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] surface; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* surface: &'a str, $crate::tables::Kind::Text, "the words of the text", "les mots du texte";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] char_start; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* char_start: usize, $crate::tables::Kind::Chars, "where the mention begins in the block's text, in code points", "où la mention commence dans le texte du bloc, en points de code";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] char_end; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* char_end: usize, $crate::tables::Kind::Chars, "where it ends", "où cela finit";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] rule; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* rule: &'a str, $crate::tables::Kind::Id, "the rule that found it", "la règle qui l'a trouvée";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] alignment_id; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* alignment_id: &'a str, $crate::tables::Kind::Id, "the bead of blocks that holds the block", "l'appariement de blocs qui contient le bloc";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] sentence_id; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* sentence_id: &'a str, $crate::tables::Kind::Id, "the sentence in which the mention begins", "la phrase où la mention commence";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] relation; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* relation: &'a str, $crate::tables::vocabulary::RELATION, "match, split, merge, many, fr_only or en_only", "un pour un (match), un français pour plusieurs (split), plusieurs français pour un (merge), plusieurs pour plusieurs (many), un seul côté (fr_only, en_only)";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] confidence; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* confidence: u8, $crate::tables::Kind::Percent, "the probability that the bead is right, 0 to 100", "la probabilité que l'appariement soit juste, de 0 à 100";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] severity; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* severity: &'a str, $crate::tables::vocabulary::SEVERITY, "error, warning or info", "la gravité : erreur, avertissement ou information";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] term_id; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* term_id: &'a str, $crate::tables::Kind::Id, "the term", "le terme";] $($rest)*);
    };
    ($head:tt [$($done:tt)*] $column:ident: $type:ty, $kind:expr, $en:literal, $fr:literal; $($rest:tt)*) => {
        $crate::tables::shared::columns!($head [$($done)* $column: $type, $kind, $en, $fr;] $($rest)*);
    };
    ($head:tt $done:tt) => {
        $crate::tables::column::table!($head $done);
    };
}
pub(super) use columns;
