//! The rows of what a file holds: versions, blocks, sentences, and the account of every byte.

use super::super::column::{Kind, row};
use super::super::vocabulary::{BLOCK, DATE_SOURCE, FORMAT, LANG};
use crate::model::FileOffset;

row!(pub DocumentRow, "documents", "One row per document and language.",
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

row!(pub BlockRow, "blocks", "One row per block, numbered or not, in reading order.",
    "Une ligne par bloc, numéroté ou non, dans l'ordre de lecture.",
    key ["block_id"], links [["doc_id", "lang"] => "documents" ["doc_id", "lang"]], {
    block_id: &'a str, Kind::Id,
        "the block; the key into the other tables", "le bloc ; la clé vers les autres tables";
    doc_id; lang;
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
    text;
    source_start: FileOffset, Kind::Bytes,
        "where the block begins in the file, in bytes; in the text that was read, if the file is not text", "où le bloc commence dans le fichier, en octets ; dans le texte lu, si le fichier n'est pas du texte";
    source_end: FileOffset, Kind::Bytes, "where it ends", "où cela finit";
    alignment_id;
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

row!(pub ParagraphRow, "paragraphs", "One row per numbered paragraph.",
    "Une ligne par paragraphe numéroté.",
    key ["block_id"], links [["block_id"] => "blocks" ["block_id"]], {
    block_id; doc_id; lang; part;
    paragraph: &'a str, Kind::Id, "the printed number", "le numéro imprimé";
    heading_path: &'a str, Kind::Text,
        "the headings above, joined by ' > '", "les intertitres qui le coiffent, joints par ' > '";
    text;
    words: usize, Kind::Count, "the number of words (UAX 29)", "le nombre de mots (UAX 29)";
    sentences: usize, Kind::Count, "the number of sentences", "le nombre de phrases";
    footnote_refs: String, Kind::List,
        "the footnotes called, joined by '|'", "les notes appelées, jointes par '|'";
});

row!(pub FootnoteRow, "footnotes", "One row per footnote.",
    "Une ligne par note de bas de page.",
    key ["block_id"], links [["block_id"] => "blocks" ["block_id"], ["called_from"] => "blocks" ["block_id"]], {
    block_id; doc_id; lang; part;
    footnote: &'a str, Kind::Id, "the label", "l'appel de la note";
    text;
    called_from: &'a str, Kind::Id, "the block that calls the footnote", "le bloc qui appelle la note";
});

row!(pub SentenceRow, "sentences", "One row per sentence of every block that has sentences.",
    "Une ligne par phrase, pour chaque bloc qui en contient.",
    key ["sentence_id"], links [["block_id"] => "blocks" ["block_id"],
        ["alignment_id"] => "alignments" ["alignment_id"],
        ["sentence_alignment_id"] => "sentence_alignments" ["sentence_alignment_id"]], {
    sentence_id: &'a str, Kind::Id,
        "the sentence: its block, a full stop and its number there", "la phrase : son bloc, un point et son rang dans ce bloc";
    doc_id; lang; part; paragraph; footnote; block_id;
    sentence_no: usize, Kind::Count,
        "the number of the sentence in the block, from 1", "le rang de la phrase dans le bloc, à partir de 1";
    char_start: usize, Kind::Chars,
        "where the sentence begins in the block's text, in code points", "où la phrase commence dans le texte du bloc, en points de code";
    char_end; text; alignment_id;
    sentence_alignment_id: &'a str, Kind::Id,
        "the bead of sentences that holds the sentence; empty where the block has no counterpart", "l'appariement de phrases qui contient la phrase ; vide si le bloc n'a pas de correspondant";
});

row!(pub SpanRow, "spans", "The account of the source: byte ranges that tile each file, each with its block.",
    "Le compte de la source : les intervalles d'octets qui couvrent chaque fichier, chacun avec son bloc.",
    key ["doc_id", "lang", "source_start"], links [["block_id"] => "blocks" ["block_id"]], {
    doc_id; lang;
    source_start: FileOffset, Kind::Bytes,
        "where the range begins, in bytes of the file", "où l'intervalle commence, en octets du fichier";
    source_end: FileOffset, Kind::Bytes, "where it ends", "où cela finit";
    block_id: &'a str, Kind::Id, "the block that holds it", "le bloc qui le contient";
});
