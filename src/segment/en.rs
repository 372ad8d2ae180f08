//! What segmentation knows of English.

use super::Words;

pub(super) static WORDS: Words = Words {
    parts: &["annex", "appendix", "enclosure", "addendum", "supplement", "schedule"],
    figures: &[
        "figure", "fig.", "graph", "chart", "illustration", "diagram", "map", "photo", "photograph", "image", "box",
        "organigram",
    ],
    pictures: &["illustration", "photo", "photograph", "graph", "chart", "diagram", "organigram"],
    tables: &["table"],
    boxes: &["recommendation"],
    sources: &["source", "sources", "note"],
    masthead_opens: &["distr."],
    masthead_closes: &["original"],
    before_numbers: &[
        "the", "of", "in", "to", "and", "or", "by", "for", "on", "at", "with", "from", "than", "over", "under",
        "between", "some", "about", "least", "most", "nearly", "approximately", "around", "these", "those", "its",
        "their", "all", "a", "article", "articles", "paragraph", "paragraphs", "annex", "annexes", "chapter", "section",
        "recommendation", "recommendations", "goal", "goals", "target", "indicator", "phase", "item", "items",
        "figure", "table", "no", "nos", "page", "pages", "resolution", "resolutions", "step", "level", "category",
        "number", "version", "volume", "part", "title", "axis", "output", "outcome", "principle", "group", "type",
        "class", "grade", "day", "fig", "para", "paras", "art", "chap",
    ],
    // UN Editorial usage and everyday English: what a full stop after it does not end.
    abbreviations: &[
        "mr", "mrs", "ms", "messrs", "dr", "prof", "st", "h.e", "h. e", "art", "arts", "para", "paras", "subpara", "chap",
        "sect", "sects", "fig", "figs", "vol", "vols", "p", "pp", "no", "nos", "cf", "etc", "e.g", "i.e", "approx",
        "ed", "eds", "op", "cit", "ibid", "suppl", "corr", "add", "rev", "jan", "feb", "mar", "apr", "jun", "jul",
        "aug", "sept", "sep", "oct", "nov", "dec", "viz", "vs", "v", "inc", "ltd", "co", "jr", "sr", "gen", "gov",
        "distr", "u.s", "u.n", "al", "doc", "res", "ref", "tel",
    ],
};
