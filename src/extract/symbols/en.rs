//! English: the words around document symbols, as fragments of patterns.

use super::language::Language;

/// The words of English.
pub(super) const LANGUAGE: Language = Language {
    resolution: r"[Rr]esolutions?|RESOLUTIONS?|[Rr]es\.",
    decision: r"[Dd]ecisions?|DECISIONS?",
    number_mark: r"[Nn]os?\.|[Nn]umbers?",
    and: r"and|or|as well as|then",
    to: r"to|through",
    article: r"the|its|to|of|of its|of the",
    list_opening: r"following",
    of_organ: r"of the|of|by the|by|adopted by(?: the)?|adopted at the",
    subject: r"the",
    possessive: r"its|their|his|her",
    by: r"in|by|under|through|pursuant to|in accordance with|adopted|adopting|recalling",
    dated: r"(?:dated|of|adopted on) \d{1,2} \p{L}+(?: \d{4})?",
    including: r"including|in particular|notably|especially|among them|such as",
    in_which: r"in which|by which|through which|under which|whereby|wherein",
    titled: r"entitled|titled",
    elided: r"the|being|is|was",
    cue: r"see|documents?|docs?\.|symbols?",
    document_noun: r"documents?|reports?|notes?|bulletins?",
    under_symbol: r"issued under the symbol|issued as|under the symbol",
    pinpoint_alone: r"annex(?:es)?|appendix|appendices|addendum",
    pinpoint: concat!(
        r"paragraphs?|paras?\.|chapters?|chaps?\.|sections?|sects?\.|articles?|arts?\.|subparagraphs?|subparas?\.",
        r"|pages?|pp?\.|tables?|figures?|figs?\.|recommendations?|recs?\.|items?|parts?|titles?",
        r"|rules?|notes?|box(?:es)?|volumes?|vol\.|§{1,2}"
    ),
    pinpoint_of: r"of (?:the|its|their|that|this)|of|to (?:the|its)|to|in (?:the|its)|in|contained in",
    generic: &["Council", "Commission", "Committee", "Conference", "Assembly"],
    generic_goes_on: r"^(?: (?:of|for|on)\b|-)",
};
