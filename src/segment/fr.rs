//! What segmentation knows of French.

use super::Words;

pub(super) static WORDS: Words = Words {
    parts: &["annexe", "appendice", "pièce jointe", "additif", "supplément"],
    figures: &[
        "figure", "fig.", "graphique", "illustration", "schéma", "diagramme", "carte", "photo", "photographie", "image",
        "encadré", "organigramme",
    ],
    pictures: &["illustration", "photo", "photographie", "graphique", "schéma", "diagramme", "organigramme"],
    tables: &["tableau"],
    boxes: &["recommandation"],
    sources: &["source", "sources", "note"],
    masthead_opens: &["distr."],
    masthead_closes: &["original"],
    before_numbers: &[
        "les", "des", "ces", "ses", "leurs", "nos", "vos", "aux", "de", "à", "et", "ou", "en", "par", "pour", "sur",
        "dans", "avec", "sous", "entre", "vers", "dès", "du", "au", "le", "la", "l", "d", "plus", "moins", "environ",
        "quelque", "près", "que", "article", "articles", "paragraphe", "paragraphes", "annexe", "annexes", "chapitre",
        "section", "recommandation", "recommandations", "objectif", "objectifs", "indicateur", "phase", "point",
        "points", "figure", "tableau", "no", "nos", "page", "pages", "résolution", "résolutions", "alinéa", "étape",
        "niveau", "catégorie", "numéro", "version", "volume", "partie", "titre", "axe", "résultat", "produit",
        "principe", "groupe", "type", "classe", "grade", "jour", "les", "jusqu", "fig", "par", "art", "chap", "no",
    ],
    // UN Editorial usage and everyday French: what a full stop after it does not end.
    abbreviations: &[
        "m", "mm", "mme", "mmes", "mlle", "dr", "pr", "prof", "me", "st", "ste", "s.e", "s. e", "art", "par", "al",
        "chap", "sect", "fig", "tabl", "vol", "p", "pp", "no", "nos", "n", "cf", "etc", "ex", "p. ex", "c.-à-d", "env",
        "éd", "op", "cit", "ibid", "suppl", "corr", "add", "rev", "janv", "févr", "avr", "juil", "sept", "oct", "nov",
        "déc", "av", "apr", "j.-c", "ann", "réf", "tél", "distr", "vs", "doc", "rés", "res", "déc", "av. j.-c",
    ],
};
