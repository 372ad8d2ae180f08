//! The rows of the tables: every column is defined here, once, with its type, its unit and what it means.

use jiff::civil::Date;

use super::column::{Column, Kind, Link, Table, Words, plain, row};
use super::vocabulary::{
    BLOCK, CHECK, DATE_SOURCE, ENTITY, FLAW, FORMAT, GRANULARITY, LANG, METHOD, MODIFIER, RELATION,
    RESOLUTION, SEVERITY, SYMBOL, UNIT,
};

row!(DocumentRow, "documents", "One row per document and language.",
    "Une ligne par document et par langue.",
    key ["doc_id", "lang"], links [], {
    doc_id: &'a str, Kind::Id,
        "the document: the file name without its ending", "le document : le nom du fichier sans son extension";
    lang: &'a str, LANG,
        "the language of the version: fr or en", "la langue de la version : fr ou en";
    symbol: &'a str, Kind::Id, "the document symbol", "la cote du document";
    title: &'a str, Kind::Text,
        "the title, from the manifest or from the text", "le titre, tiré du manifeste ou du texte";
    date: String, Kind::Issue,
        "the day of publication, ISO 8601; the month or year alone where no more is known", "le jour de publication, ISO 8601 ; le mois ou l'année seulement si rien de plus n'est connu";
    file: &'a str, Kind::Id,
        "the file, relative to the corpus folder", "le fichier, relativement au dossier du corpus";
    sha256: &'a str, Kind::Hash, "the SHA-256 of the file", "l'empreinte SHA-256 du fichier";
    bytes: usize, Kind::Bytes, "the size of the file in bytes", "la taille du fichier en octets";
    encoding: &'a str, Kind::Id, "the encoding of the file", "l'encodage du fichier";
    detected_lang: &'a str, LANG,
        "the language that the text reads as", "la langue reconnue dans le texte";
    detected_lang_confidence: Option<u8>, Kind::Percent,
        "the confidence of the detector, 0 to 100", "la confiance du détecteur, de 0 à 100";
    provenance: &'a str, Kind::Text,
        "where the text comes from, from the manifest", "la provenance du texte, selon le manifeste";
    parts: usize, Kind::Count,
        "the number of parts: the body and its annexes", "le nombre de parties : le corps et ses annexes";
    numbered_paragraphs: usize, Kind::Count,
        "the number of numbered paragraphs", "le nombre de paragraphes numérotés";
    blocks: usize, Kind::Count, "the number of blocks", "le nombre de blocs";
    footnotes: usize, Kind::Count, "the number of footnotes", "le nombre de notes de bas de page";
    words: usize, Kind::Count,
        "the number of words (UAX 29), furniture left out", "le nombre de mots (UAX 29), hors en-têtes et pieds de page";
    warnings: usize, Kind::Count,
        "the number of diagnostics of severity warning or error", "le nombre de diagnostics de gravité warning ou error";
    format: &'a str, FORMAT,
        "the form that the text was read from: text, html, docx, odt, tagged-pdf or pdf", "la forme d'où le texte a été lu : text, html, docx, odt, tagged-pdf ou pdf";
    text_sha256: &'a str, Kind::Hash,
        "the SHA-256 of the text that was read, in UTF-8", "l'empreinte SHA-256 du texte lu, en UTF-8";
    date_source: &'a str, DATE_SOURCE,
        "what tells the date of publication: the manifest, the masthead or a line with a date alone", "ce qui donne la date de publication : le manifeste, l'en-tête ou une ligne qui ne contient qu'une date";
});

row!(BlockRow, "blocks", "One row per block, numbered or not, in reading order.",
    "Une ligne par bloc, numéroté ou non, dans l'ordre de lecture.",
    key ["block_id"], links [["doc_id", "lang"] => "documents" ["doc_id", "lang"]], {
    block_id: &'a str, Kind::Id,
        "the block; the key into the other tables", "le bloc ; la clé vers les autres tables";
    doc_id: &'a str, Kind::Id, "the document", "le document";
    lang: &'a str, LANG, "the language", "la langue";
    part: &'a str, Kind::Id,
        "the part: main, annex-1, annex-2, ...", "la partie : main, annex-1, annex-2, ...";
    paragraph: &'a str, Kind::Id,
        "the paragraph number, for a numbered paragraph", "le numéro du paragraphe, s'il est numéroté";
    footnote: &'a str, Kind::Id,
        "the label, for a footnote", "l'appel, pour une note de bas de page";
    kind: &'a str, BLOCK,
        "title, heading, paragraph, prose, recommendation, list, table, figure, footnote or furniture", "la sorte de bloc : titre, intertitre, paragraphe, prose, recommandation, liste, tableau, figure, note, habillage de page";
    label: &'a str, Kind::Text,
        "the label of a heading, a figure or a box, as printed; the number of a row or an item", "l'étiquette d'un intertitre, d'une figure ou d'un encadré, telle qu'imprimée ; le numéro d'une ligne ou d'un point";
    marker: &'a str, Kind::Text,
        "the marker before the text, as printed; empty for a number with a full stop, which a spreadsheet would change", "la marque devant le texte, telle qu'imprimée ; vide pour un numéro suivi d'un point, qu'un tableur changerait";
    heading_path: &'a str, Kind::Text,
        "the headings above, outermost first, joined by ' > '", "les intertitres qui le coiffent, du plus général au plus proche, joints par ' > '";
    after_paragraph: &'a str, Kind::Id,
        "the numbered paragraph before the block, in the same part", "le paragraphe numéroté qui précède le bloc, dans la même partie";
    text: &'a str, Kind::Text, "the clean text", "le texte nettoyé";
    source_start: usize, Kind::Bytes,
        "where the block begins in the file, in bytes; in the text that was read, if the file is not text", "où le bloc commence dans le fichier, en octets ; dans le texte lu, si le fichier n'est pas du texte";
    source_end: usize, Kind::Bytes, "where it ends", "où cela finit";
    alignment_id: &'a str, Kind::Id,
        "the bead of blocks that holds the block", "l'appariement de blocs qui contient le bloc";
    page: Option<u32>, Kind::Count,
        "in a PDF: the page where the block begins, from 1", "dans un PDF : la page où le bloc commence, à partir de 1";
    left: Option<u32>, Kind::Points,
        "in a PDF: the left edge of the block on that page", "dans un PDF : le bord gauche du bloc sur cette page";
    top: Option<u32>, Kind::Points,
        "the top edge, from the top of the page", "le bord supérieur, depuis le haut de la page";
    right: Option<u32>, Kind::Points, "the right edge", "le bord droit";
    bottom: Option<u32>, Kind::Points, "the bottom edge", "le bord inférieur";
    part_name: &'a str, Kind::Id,
        "in Word and OpenDocument: the part of the file", "dans Word et OpenDocument : la partie du fichier";
    element: Option<u32>, Kind::Count,
        "in Word, OpenDocument and HTML: the paragraph in the part, from 1", "dans Word, OpenDocument et HTML : le paragraphe dans cette partie, à partir de 1";
});

row!(ParagraphRow, "paragraphs", "One row per numbered paragraph.",
    "Une ligne par paragraphe numéroté.",
    key ["block_id"], links [["block_id"] => "blocks" ["block_id"]], {
    block_id: &'a str, Kind::Id, "the block", "le bloc";
    doc_id: &'a str, Kind::Id, "the document", "le document";
    lang: &'a str, LANG, "the language", "la langue";
    part: &'a str, Kind::Id, "the part", "la partie";
    paragraph: &'a str, Kind::Id, "the printed number", "le numéro imprimé";
    heading_path: &'a str, Kind::Text,
        "the headings above, joined by ' > '", "les intertitres qui le coiffent, joints par ' > '";
    text: &'a str, Kind::Text, "the clean text", "le texte nettoyé";
    words: usize, Kind::Count, "the number of words (UAX 29)", "le nombre de mots (UAX 29)";
    sentences: usize, Kind::Count, "the number of sentences", "le nombre de phrases";
    footnote_refs: String, Kind::List,
        "the footnotes called, joined by '|'", "les notes appelées, jointes par '|'";
});

row!(FootnoteRow, "footnotes", "One row per footnote.",
    "Une ligne par note de bas de page.",
    key ["block_id"], links [["block_id"] => "blocks" ["block_id"], ["called_from"] => "blocks" ["block_id"]], {
    block_id: &'a str, Kind::Id, "the block", "le bloc";
    doc_id: &'a str, Kind::Id, "the document", "le document";
    lang: &'a str, LANG, "the language", "la langue";
    part: &'a str, Kind::Id, "the part", "la partie";
    footnote: &'a str, Kind::Id, "the label", "l'appel de la note";
    text: &'a str, Kind::Text, "the clean text", "le texte nettoyé";
    called_from: &'a str, Kind::Id, "the block that calls the footnote", "le bloc qui appelle la note";
});

row!(SpanRow, "spans", "The account of the source: byte ranges that tile each file, each with its block.",
    "Le compte de la source : les intervalles d'octets qui couvrent chaque fichier, chacun avec son bloc.",
    key ["doc_id", "lang", "source_start"], links [["block_id"] => "blocks" ["block_id"]], {
    doc_id: &'a str, Kind::Id, "the document", "le document";
    lang: &'a str, LANG, "the language", "la langue";
    source_start: usize, Kind::Bytes,
        "where the range begins, in bytes of the file", "où l'intervalle commence, en octets du fichier";
    source_end: usize, Kind::Bytes, "where it ends", "où cela finit";
    block_id: &'a str, Kind::Id, "the block that holds it", "le bloc qui le contient";
});

row!(AlignmentRow, "alignments", "One row per bead of blocks, in French order.",
    "Une ligne par appariement de blocs, dans l'ordre du français.",
    key ["alignment_id"], links [], {
    alignment_id: &'a str, Kind::Id, "the bead", "l'appariement";
    doc_id: &'a str, Kind::Id, "the document", "le document";
    part: &'a str, Kind::Id,
        "the part, of the French side where there is one", "la partie, du côté français s'il existe";
    unit: &'a str, UNIT,
        "what is aligned: paragraph, heading, footnote, ...", "ce qui est aligné : paragraphe, intertitre, note, ...";
    relation: &'a str, RELATION,
        "match, split, merge, many, fr_only or en_only", "un pour un (match), un français pour plusieurs (split), plusieurs français pour un (merge), plusieurs pour plusieurs (many), un seul côté (fr_only, en_only)";
    method: &'a str, METHOD,
        "what the bead rests on: number, content, none, or the correction of a person", "ce qui fonde l'appariement : le numéro, le contenu, rien, ou la correction d'une personne";
    confidence: u8, Kind::Percent,
        "the probability that the bead is right, 0 to 100", "la probabilité que l'appariement soit juste, de 0 à 100";
    fr_count: usize, Kind::Count, "the number of French blocks", "le nombre de blocs français";
    en_count: usize, Kind::Count, "the number of English blocks", "le nombre de blocs anglais";
    fr_paragraphs: String, Kind::List,
        "the French paragraph numbers, joined by '|'", "les numéros des paragraphes français, joints par '|'";
    en_paragraphs: String, Kind::List,
        "the English paragraph numbers, joined by '|'", "les numéros des paragraphes anglais, joints par '|'";
    fr_block_ids: String, Kind::List,
        "the French blocks, joined by '|'", "les blocs français, joints par '|'";
    en_block_ids: String, Kind::List,
        "the English blocks, joined by '|'", "les blocs anglais, joints par '|'";
    fr_text: String, Kind::Text, "the French text", "le texte français";
    en_text: String, Kind::Text, "the English text", "le texte anglais";
    en_provenance: &'a str, Kind::Text,
        "where the English text comes from, from the manifest", "la provenance du texte anglais, selon le manifeste";
});

row!(SentenceRow, "sentences", "One row per sentence of every block that has sentences.",
    "Une ligne par phrase, pour chaque bloc qui en contient.",
    key ["sentence_id"], links [["block_id"] => "blocks" ["block_id"],
        ["alignment_id"] => "alignments" ["alignment_id"],
        ["sentence_alignment_id"] => "sentence_alignments" ["sentence_alignment_id"]], {
    sentence_id: &'a str, Kind::Id,
        "the sentence: its block, a full stop and its number there", "la phrase : son bloc, un point et son rang dans ce bloc";
    doc_id: &'a str, Kind::Id, "the document", "le document";
    lang: &'a str, LANG, "the language", "la langue";
    part: &'a str, Kind::Id, "the part", "la partie";
    paragraph: &'a str, Kind::Id,
        "the paragraph number, in a numbered paragraph", "le numéro du paragraphe, s'il est numéroté";
    footnote: &'a str, Kind::Id,
        "the label, in a footnote", "l'appel, dans une note de bas de page";
    block_id: &'a str, Kind::Id, "the block", "le bloc";
    sentence_no: usize, Kind::Count,
        "the number of the sentence in the block, from 1", "le rang de la phrase dans le bloc, à partir de 1";
    char_start: usize, Kind::Chars,
        "where the sentence begins in the block's text, in code points", "où la phrase commence dans le texte du bloc, en points de code";
    char_end: usize, Kind::Chars, "where it ends", "où cela finit";
    text: &'a str, Kind::Text, "the clean text", "le texte nettoyé";
    alignment_id: &'a str, Kind::Id,
        "the bead of blocks that holds the block", "l'appariement de blocs qui contient le bloc";
    sentence_alignment_id: &'a str, Kind::Id,
        "the bead of sentences that holds the sentence; empty where the block has no counterpart", "l'appariement de phrases qui contient la phrase ; vide si le bloc n'a pas de correspondant";
});

row!(SentenceBeadRow, "sentence_alignments", "One row per bead of sentences inside an aligned bead of blocks.",
    "Une ligne par appariement de phrases dans un appariement de blocs.",
    key ["sentence_alignment_id"], links [["alignment_id"] => "alignments" ["alignment_id"]], {
    alignment_id: &'a str, Kind::Id, "the bead of blocks", "l'appariement de blocs";
    doc_id: &'a str, Kind::Id, "the document", "le document";
    part: &'a str, Kind::Id, "the part", "la partie";
    fr_paragraph: &'a str, Kind::Id, "the French paragraph number", "le numéro du paragraphe français";
    en_paragraph: &'a str, Kind::Id, "the English paragraph number", "le numéro du paragraphe anglais";
    relation: &'a str, RELATION,
        "match, split, merge, many, fr_only or en_only", "un pour un (match), un français pour plusieurs (split), plusieurs français pour un (merge), plusieurs pour plusieurs (many), un seul côté (fr_only, en_only)";
    confidence: u8, Kind::Percent,
        "the probability that the bead is right, 0 to 100", "la probabilité que l'appariement soit juste, de 0 à 100";
    fr_count: usize, Kind::Count,
        "the number of French sentences", "le nombre de phrases françaises";
    en_count: usize, Kind::Count,
        "the number of English sentences", "le nombre de phrases anglaises";
    fr_text: String, Kind::Text, "the French sentences", "les phrases françaises";
    en_text: String, Kind::Text, "the English sentences", "les phrases anglaises";
    sentence_alignment_id: String, Kind::Id, "the bead of sentences", "l'appariement de phrases";
});

row!(DateRow, "dates", "One row per calendar expression.",
    "Une ligne par expression calendaire.",
    key ["mention_id"], links [["block_id"] => "blocks" ["block_id"],
        ["alignment_id"] => "alignments" ["alignment_id"], ["sentence_id"] => "sentences" ["sentence_id"]], {
    mention_id: String, Kind::Id, "the mention", "la mention";
    doc_id: &'a str, Kind::Id, "the document", "le document";
    lang: &'a str, LANG, "the language", "la langue";
    part: &'a str, Kind::Id, "the part", "la partie";
    paragraph: &'a str, Kind::Id,
        "the paragraph number, in a numbered paragraph", "le numéro du paragraphe, s'il est numéroté";
    footnote: &'a str, Kind::Id,
        "the label, in a footnote", "l'appel, dans une note de bas de page";
    block_id: &'a str, Kind::Id, "the block", "le bloc";
    surface: &'a str, Kind::Text, "the words of the text", "les mots du texte";
    date_start: Date, Kind::Day, "the first day, ISO 8601", "le premier jour, ISO 8601";
    date_end: Date, Kind::Day, "the last day, ISO 8601", "le dernier jour, ISO 8601";
    granularity: &'a str, GRANULARITY,
        "day, month, quarter, semester, year, decade or century", "la granularité : jour, mois, trimestre, semestre, année, décennie ou siècle";
    modifier: &'a str, MODIFIER,
        "start, mid or end of the period", "le début, le milieu ou la fin de la période";
    resolution: &'a str, RESOLUTION,
        "where the year comes from: explicit, inherited or context", "d'où vient l'année : écrite, héritée ou tirée du contexte";
    edtf: &'a str, Kind::Id,
        "the value in Extended Date/Time Format (ISO 8601-2)", "la valeur au format EDTF (ISO 8601-2)";
    char_start: usize, Kind::Chars,
        "where the mention begins in the block's text, in code points", "où la mention commence dans le texte du bloc, en points de code";
    char_end: usize, Kind::Chars, "where it ends", "où cela finit";
    rule: &'a str, Kind::Id, "the rule that found it", "la règle qui l'a trouvée";
    alignment_id: &'a str, Kind::Id,
        "the bead of blocks that holds the block", "l'appariement de blocs qui contient le bloc";
    sentence_id: &'a str, Kind::Id,
        "the sentence in which the mention begins", "la phrase où la mention commence";
});

row!(SymbolRow, "symbols", "One row per document symbol cited.",
    "Une ligne par cote de document citée.",
    key ["mention_id"], links [["block_id"] => "blocks" ["block_id"],
        ["alignment_id"] => "alignments" ["alignment_id"], ["sentence_id"] => "sentences" ["sentence_id"]], {
    mention_id: String, Kind::Id, "the mention", "la mention";
    doc_id: &'a str, Kind::Id, "the document", "le document";
    lang: &'a str, LANG, "the language", "la langue";
    part: &'a str, Kind::Id, "the part", "la partie";
    paragraph: &'a str, Kind::Id,
        "the paragraph number, in a numbered paragraph", "le numéro du paragraphe, s'il est numéroté";
    footnote: &'a str, Kind::Id,
        "the label, in a footnote", "l'appel, dans une note de bas de page";
    block_id: &'a str, Kind::Id, "the block", "le bloc";
    surface: &'a str, Kind::Text, "the words of the text", "les mots du texte";
    canonical: &'a str, Kind::Id,
        "the symbol in its canonical form", "la cote sous sa forme canonique";
    body: &'a str, Kind::Text,
        "the body that issued the document", "l'organe qui a publié le document";
    kind: &'a str, SYMBOL,
        "document, resolution, decision, record, statement or other", "la sorte de document : document, résolution, décision, compte rendu, déclaration ou autre";
    pinpoint: &'a str, Kind::Text,
        "the place inside the document, as printed", "l'endroit visé dans le document, tel qu'imprimé";
    url: &'a str, Kind::Url, "where the document can be read", "où le document peut être lu";
    char_start: usize, Kind::Chars,
        "where the mention begins in the block's text, in code points", "où la mention commence dans le texte du bloc, en points de code";
    char_end: usize, Kind::Chars, "where it ends", "où cela finit";
    rule: &'a str, Kind::Id, "the rule that found it", "la règle qui l'a trouvée";
    alignment_id: &'a str, Kind::Id,
        "the bead of blocks that holds the block", "l'appariement de blocs qui contient le bloc";
    sentence_id: &'a str, Kind::Id,
        "the sentence in which the mention begins", "la phrase où la mention commence";
});

row!(EntityRow, "entities", "One row per mention of a body, a person, a place or an instrument.",
    "Une ligne par mention d'un organe, d'une personne, d'un lieu ou d'un instrument.",
    key ["mention_id"], links [["block_id"] => "blocks" ["block_id"],
        ["alignment_id"] => "alignments" ["alignment_id"], ["sentence_id"] => "sentences" ["sentence_id"]], {
    mention_id: String, Kind::Id, "the mention", "la mention";
    doc_id: &'a str, Kind::Id, "the document", "le document";
    lang: &'a str, LANG, "the language", "la langue";
    part: &'a str, Kind::Id, "the part", "la partie";
    paragraph: &'a str, Kind::Id,
        "the paragraph number, in a numbered paragraph", "le numéro du paragraphe, s'il est numéroté";
    footnote: &'a str, Kind::Id,
        "the label, in a footnote", "l'appel, dans une note de bas de page";
    block_id: &'a str, Kind::Id, "the block", "le bloc";
    surface: &'a str, Kind::Text, "the words of the text", "les mots du texte";
    r#type: &'a str, ENTITY,
        "ORG, PERSON, PLACE or INSTRUMENT", "organisation, personne, lieu ou instrument";
    canonical: &'a str, Kind::Text,
        "the name under which the entity is counted", "le nom sous lequel l'entité est comptée";
    name_fr: &'a str, Kind::Text, "its French name", "son nom français";
    name_en: &'a str, Kind::Text, "its English name", "son nom anglais";
    entity_id: &'a str, Kind::Id, "a stable outside identifier", "un identifiant externe stable";
    level: u8, Kind::Count,
        "1: understood by itself; 2: needs its context", "1 : se comprend seul ; 2 : demande son contexte";
    char_start: usize, Kind::Chars,
        "where the mention begins in the block's text, in code points", "où la mention commence dans le texte du bloc, en points de code";
    char_end: usize, Kind::Chars, "where it ends", "où cela finit";
    rule: &'a str, Kind::Id, "the rule that found it", "la règle qui l'a trouvée";
    alignment_id: &'a str, Kind::Id,
        "the bead of blocks that holds the block", "l'appariement de blocs qui contient le bloc";
    sentence_id: &'a str, Kind::Id,
        "the sentence in which the mention begins", "la phrase où la mention commence";
});

row!(CitationRow, "citations", "Who cites what: one row per document, language and cited symbol.",
    "Qui cite quoi : une ligne par document, langue et cote citée.",
    key ["doc_id", "lang", "cited"], links [["doc_id", "lang"] => "documents" ["doc_id", "lang"]], {
    doc_id: &'a str, Kind::Id, "the document", "le document";
    lang: &'a str, LANG, "the language", "la langue";
    symbol: &'a str, Kind::Id, "the document's own symbol", "la cote du document lui-même";
    cited: &'a str, Kind::Id, "the symbol cited", "la cote citée";
    body: &'a str, Kind::Text,
        "the body that issued the cited document", "l'organe qui a publié le document cité";
    kind: &'a str, SYMBOL, "what sort of document is cited", "la sorte de document cité";
    mentions: usize, Kind::Count, "the number of mentions", "le nombre de mentions";
    paragraphs: String, Kind::List,
        "the paragraphs that cite it, joined by '|'", "les paragraphes qui la citent, joints par '|'";
    url: &'a str, Kind::Url,
        "where the cited document can be read", "où le document cité peut être lu";
});

row!(DiscrepancyRow, "discrepancies", "What differs between the two sides of a bead.",
    "Ce qui diffère entre les deux côtés d'un appariement.",
    key [], links [["alignment_id"] => "alignments" ["alignment_id"]], {
    doc_id: &'a str, Kind::Id, "the document", "le document";
    part: &'a str, Kind::Id, "the part", "la partie";
    fr_paragraph: String, Kind::List,
        "the French paragraph numbers, joined by '|'", "les numéros des paragraphes français, joints par '|'";
    en_paragraph: String, Kind::List,
        "the English paragraph numbers, joined by '|'", "les numéros des paragraphes anglais, joints par '|'";
    check_name: &'a str, CHECK,
        "number, date, symbol, entity, missing, length, untranslated or term", "ce qui est contrôlé : nombre, date, cote, entité, manque, longueur, texte non traduit, terme";
    severity: &'a str, SEVERITY,
        "error, warning or info", "la gravité : erreur, avertissement ou information";
    fr_value: String, Kind::Text, "what the French side says", "ce que dit le côté français";
    en_value: String, Kind::Text, "what the English side says", "ce que dit le côté anglais";
    message: String, Kind::Text,
        "what differs, in words", "ce qui diffère, en toutes lettres (en anglais)";
    alignment_id: &'a str, Kind::Id, "the bead", "l'appariement";
    fr_char_start: Option<usize>, Kind::Chars,
        "where the French value begins in the bead's fr_text, in code points", "où la valeur française commence dans fr_text de l'appariement, en points de code";
    fr_char_end: Option<usize>, Kind::Chars, "where it ends", "où cela finit";
    en_char_start: Option<usize>, Kind::Chars,
        "where the English value begins in the bead's en_text, in code points", "où la valeur anglaise commence dans en_text de l'appariement, en points de code";
    en_char_end: Option<usize>, Kind::Chars, "where it ends", "où cela finit";
});

row!(DiagnosticRow, "diagnostics", "What is wrong with the material.",
    "Ce qui ne va pas dans le matériau.",
    key [], links [], {
    doc_id: &'a str, Kind::Id,
        "the document; empty for the corpus as a whole", "le document ; vide pour le corpus entier";
    lang: &'a str, LANG,
        "the language, if the flaw is on one side", "la langue, si le défaut est d'un seul côté";
    part: &'a str, Kind::Id, "the part", "la partie";
    paragraph: &'a str, Kind::Id, "the paragraph number", "le numéro du paragraphe";
    severity: &'a str, SEVERITY,
        "error, warning or info", "la gravité : erreur, avertissement ou information";
    flaw: &'a str, FLAW, "the sort of flaw", "la sorte de défaut";
    message: String, Kind::Text,
        "what is wrong and what to do", "ce qui ne va pas et que faire (en anglais)";
    source_start: Option<usize>, Kind::Bytes,
        "where it begins in the file, in bytes", "où cela commence dans le fichier, en octets";
    source_end: Option<usize>, Kind::Bytes, "where it ends", "où cela finit";
});
