//! What this room must know of French.

use std::sync::LazyLock;

use super::language::Role::{self, And, Crowd, Hint, One, Part, Rank, Scale, ScaleRank, Small};
use super::language::{Language, Words};

/// French.
pub(super) static LANGUAGE: Language = Language {
    decimal: ',',
    group: '.',
    suffixes: &["er", "ers", "re", "res", "e", "es", "ème", "èmes", "nd", "nde", "d", "ième"],
    before_percent: &["pour"],
    idioms: &[("quinze", "jours", 2), ("huit", "jours", 1)],
    labels: &[
        "annexe",
        "annexes",
        "figure",
        "figures",
        "fig",
        "chapitre",
        "chapitres",
        "partie",
        "parties",
        "titre",
        "section",
        "sections",
        "tableau",
        "tableaux",
        "phase",
        "phases",
        "groupe",
        "volume",
        "tome",
        "livre",
        "appendice",
        "additif",
        "article",
        "articles",
    ],
    links: &["et", "à", "ou"],
    century: &["siècle", "siècles"],
    function_words: &FREQUENT,
    roles: &ROLES,
};

/// `NUMBERS`, to look up.
static ROLES: LazyLock<Words<Role>> = LazyLock::new(|| Words::new(NUMBERS.iter().copied()));

/// `FUNCTION_WORDS`, to look up.
static FREQUENT: LazyLock<Words<()>> =
    LazyLock::new(|| Words::new(FUNCTION_WORDS.iter().map(|word| (*word, ()))));

/// The words of the numbers.
#[rustfmt::skip]
const NUMBERS: &[(&str, Role)] = &[
    ("un", One), ("une", One),
    ("deux", Small(2)), ("trois", Small(3)), ("quatre", Small(4)), ("cinq", Small(5)),
    ("six", Small(6)), ("sept", Small(7)), ("huit", Small(8)), ("neuf", Small(9)), ("dix", Small(10)),
    ("onze", Small(11)), ("douze", Small(12)), ("treize", Small(13)), ("quatorze", Small(14)),
    ("quinze", Small(15)), ("seize", Small(16)), ("vingt", Small(20)), ("vingts", Small(20)),
    ("trente", Small(30)), ("quarante", Small(40)), ("cinquante", Small(50)), ("soixante", Small(60)),
    ("septante", Small(70)), ("huitante", Small(80)), ("octante", Small(80)), ("nonante", Small(90)),
    ("cent", Scale(2)), ("cents", Scale(2)), ("mille", Scale(3)),
    ("millier", Crowd(3)), ("milliers", Crowd(3)), ("million", Crowd(6)), ("millions", Crowd(6)),
    ("milliard", Crowd(9)), ("milliards", Crowd(9)), ("billion", Crowd(12)), ("billions", Crowd(12)),
    ("et", And),
    ("premier", Rank(1)), ("première", Rank(1)), ("premiers", Rank(1)), ("premières", Rank(1)),
    ("unième", Rank(1)), ("deuxième", Rank(2)), ("second", Rank(2)), ("seconde", Rank(2)),
    ("troisième", Rank(3)), ("quatrième", Rank(4)), ("cinquième", Rank(5)), ("sixième", Rank(6)),
    ("septième", Rank(7)), ("huitième", Rank(8)), ("neuvième", Rank(9)), ("dixième", Rank(10)),
    ("onzième", Rank(11)), ("douzième", Rank(12)), ("treizième", Rank(13)), ("quatorzième", Rank(14)),
    ("quinzième", Rank(15)), ("seizième", Rank(16)), ("vingtième", Rank(20)), ("trentième", Rank(30)),
    ("quarantième", Rank(40)), ("cinquantième", Rank(50)), ("soixantième", Rank(60)),
    ("centième", ScaleRank(2)), ("millième", ScaleRank(3)), ("millionième", ScaleRank(6)),
    ("milliardième", ScaleRank(9)),
    ("moitié", Part(2)), ("demi", Part(2)), ("demie", Part(2)), ("tiers", Part(3)), ("quart", Part(4)),
    ("quarts", Part(4)), ("cinquièmes", Part(5)), ("sixièmes", Part(6)), ("septièmes", Part(7)),
    ("huitièmes", Part(8)), ("neuvièmes", Part(9)), ("dixièmes", Part(10)), ("onzièmes", Part(11)),
    ("douzièmes", Part(12)), ("treizièmes", Part(13)), ("quatorzièmes", Part(14)),
    ("quinzièmes", Part(15)), ("seizièmes", Part(16)), ("vingtièmes", Part(20)),
    ("trentièmes", Part(30)), ("quarantièmes", Part(40)), ("cinquantièmes", Part(50)),
    ("soixantièmes", Part(60)),
    ("zéro", Hint(0)), ("deuxièmement", Hint(2)), ("troisièmement", Hint(3)),
    ("quatrièmement", Hint(4)), ("cinquièmement", Hint(5)), ("double", Hint(2)), ("doubles", Hint(2)),
    ("doubler", Hint(2)), ("doublé", Hint(2)), ("doublement", Hint(2)), ("triple", Hint(3)),
    ("tripler", Hint(3)), ("triplé", Hint(3)), ("quadruple", Hint(4)), ("quadrupler", Hint(4)),
    ("quadruplé", Hint(4)), ("paire", Hint(2)), ("couple", Hint(2)), ("binaire", Hint(2)),
    ("bilatéral", Hint(2)), ("bilatérale", Hint(2)), ("bilatérales", Hint(2)), ("bilatéraux", Hint(2)),
    ("biennal", Hint(2)), ("biennale", Hint(2)), ("biennaux", Hint(2)), ("bisannuel", Hint(2)),
    ("bisannuelle", Hint(2)), ("trilatéral", Hint(3)), ("triennal", Hint(3)), ("triennale", Hint(3)),
    ("tripartite", Hint(3)), ("quadriennal", Hint(4)), ("quadriennale", Hint(4)),
    ("quinquennal", Hint(5)), ("quinquennale", Hint(5)), ("décennal", Hint(10)),
    ("décennale", Hint(10)), ("trimestriel", Hint(3)), ("trimestrielle", Hint(3)),
    ("semestriel", Hint(6)), ("semestrielle", Hint(6)), ("cinquantenaire", Hint(50)),
    ("centenaire", Hint(100)), ("bicentenaire", Hint(200)),
    ("trimestre", Hint(3)), ("trimestres", Hint(3)), ("semestre", Hint(6)),
    ("semestres", Hint(6)), ("décennie", Hint(10)), ("décennies", Hint(10)), ("siècle", Hint(100)),
    ("dizaine", Hint(10)), ("dizaines", Hint(10)), ("douzaine", Hint(12)), ("douzaines", Hint(12)),
    ("quinzaine", Hint(15)), ("vingtaine", Hint(20)), ("trentaine", Hint(30)),
    ("quarantaine", Hint(40)), ("cinquantaine", Hint(50)), ("soixantaine", Hint(60)),
    ("centaine", Hint(100)), ("centaines", Hint(100)),
];

/// Frequent words that English does not have.
#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "le", "la", "les", "des", "du", "de", "une", "et", "est", "dans", "pour", "par", "avec", "que",
    "qui", "ce", "cette", "ces", "aux", "au", "il", "elle", "ils", "elles", "sont", "été", "leur",
    "leurs", "ne", "pas", "sur", "ou", "mais", "dont", "ainsi", "sa", "ses", "nous", "afin", "lors",
    "entre", "sous",
];
