//! French: the words around document symbols, as fragments of patterns.

use super::language::Language;

/// The words of French.
pub(super) const LANGUAGE: Language = Language {
    resolution: r"[Rr]ésolutions?|RÉSOLUTIONS?|[Rr]és\.",
    decision: r"[Dd]écisions?|DÉCISIONS?",
    number_mark: r"n\s?os?|n[°º]s?|nᵒˢ?|№",
    and: r"et|ou|ainsi que|puis",
    to: r"à|au",
    article: r"la|les|sa|ses|aux|à la|de la|des|de sa|de ses|de",
    list_opening: r"suivantes|ci-après",
    of_organ: r"de l['’]|de la|de|du|des|adoptée?s? par (?:l['’]|la|le)|adoptée?s? à la",
    subject: r"l['’]|la|le",
    possessive: r"sa|ses|leur|leurs|son",
    by: r"dans|par|en vertu de|aux termes de|au titre de|conformément à|adopté|adoptant|rappelant",
    dated: r"(?:(?:en date )?du|adoptée?s? le) \d{1,2}(?:er)? \p{L}+(?: \d{4})?",
    including: r"y compris|notamment|en particulier|dont|parmi lesquelles|telles que",
    in_which: r"dans (?:laquelle|lesquelles)|par (?:laquelle|lesquelles)|aux termes (?:de laquelle|desquelles)|en vertu (?:de laquelle|desquelles)",
    titled: r"intitulée?s?",
    elided: r"la|les|celle|étant",
    cue: r"voir|documents?|docs?\.|cotes?",
    document_noun: r"documents?|rapports?|notes?|circulaires?",
    under_symbol: r"publiée?s? sous la cote|portant la cote|paru sous la cote",
    pinpoint_alone: r"annexes?|appendices?|additif",
    pinpoint: concat!(
        r"paragraphes?|par\.|chapitres?|chap\.|sections?|sect\.|articles?|art\.|alinéas?|al\.|sous-alinéas?",
        r"|pages?|pp?\.|tableaux?|tabl\.|figures?|fig\.|recommandations?|rec\.|points?|parties?|titres?",
        r"|règles?|notes?|encadrés?|volumes?|vol\.|§{1,2}"
    ),
    pinpoint_of: r"de (?:la|sa|leur|ladite|cette)|de ses|de leurs|desdites|dudit|des|de|du|à (?:la|sa|ses)|au|de l['’]",
    generic: &["Conseil", "Commission", "Comité", "Conférence", "Assemblée"],
    generic_goes_on: r"^(?: (?:de|des|du|pour|sur)\b| d['’]|-| [a-zé]+(?:al|ale|ienne|ien|if|ive|aire)\b)",
};
