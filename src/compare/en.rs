//! What this room must know of English.

use std::sync::LazyLock;

use super::language::Role::{self, And, Article, Crowd, Hint, One, Part, Rank, ScaleRank, Small};
use super::language::{Language, Words};

/// English.
pub(super) static LANGUAGE: Language = Language {
    decimal: '.',
    group: ',',
    suffixes: &["st", "nd", "rd", "th", "s"],
    before_percent: &[],
    idioms: &[],
    labels: &[
        "annex", "annexes", "figure", "figures", "fig", "chapter", "chapters", "part", "parts", "title",
        "section", "sections", "table", "tables", "phase", "phases", "group", "volume", "tome", "book",
        "appendix", "addendum", "article", "articles",
    ],
    links: &["and", "to", "or"],
    century: &["century", "centuries"],
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
    ("one", One),
    ("a", Article), ("an", Article),
    ("two", Small(2)), ("three", Small(3)), ("four", Small(4)), ("five", Small(5)), ("six", Small(6)),
    ("seven", Small(7)), ("eight", Small(8)), ("nine", Small(9)), ("ten", Small(10)),
    ("eleven", Small(11)), ("twelve", Small(12)), ("thirteen", Small(13)), ("fourteen", Small(14)),
    ("fifteen", Small(15)), ("sixteen", Small(16)), ("seventeen", Small(17)), ("eighteen", Small(18)),
    ("nineteen", Small(19)), ("twenty", Small(20)), ("thirty", Small(30)), ("forty", Small(40)),
    ("fifty", Small(50)), ("sixty", Small(60)), ("seventy", Small(70)), ("eighty", Small(80)),
    ("ninety", Small(90)),
    ("hundred", Crowd(2)), ("thousand", Crowd(3)),
    ("hundreds", Hint(100)),
    ("thousands", Crowd(3)), ("million", Crowd(6)), ("millions", Crowd(6)), ("billion", Crowd(9)),
    ("billions", Crowd(9)), ("bn", Crowd(9)), ("trillion", Crowd(12)), ("trillions", Crowd(12)),
    ("and", And),
    ("first", Rank(1)), ("second", Rank(2)), ("third", Rank(3)), ("fourth", Rank(4)),
    ("fifth", Rank(5)), ("sixth", Rank(6)), ("seventh", Rank(7)), ("eighth", Rank(8)),
    ("ninth", Rank(9)), ("tenth", Rank(10)), ("eleventh", Rank(11)), ("twelfth", Rank(12)),
    ("thirteenth", Rank(13)), ("fourteenth", Rank(14)), ("fifteenth", Rank(15)),
    ("sixteenth", Rank(16)), ("seventeenth", Rank(17)), ("eighteenth", Rank(18)),
    ("nineteenth", Rank(19)), ("twentieth", Rank(20)), ("thirtieth", Rank(30)), ("fortieth", Rank(40)),
    ("fiftieth", Rank(50)), ("sixtieth", Rank(60)), ("seventieth", Rank(70)), ("eightieth", Rank(80)),
    ("ninetieth", Rank(90)),
    ("hundredth", ScaleRank(2)), ("thousandth", ScaleRank(3)), ("millionth", ScaleRank(6)),
    ("billionth", ScaleRank(9)),
    ("half", Part(2)), ("halves", Part(2)), ("quarter", Part(4)), ("quarters", Part(4)),
    ("thirds", Part(3)), ("fourths", Part(4)), ("fifths", Part(5)), ("sixths", Part(6)),
    ("sevenths", Part(7)), ("eighths", Part(8)), ("ninths", Part(9)), ("tenths", Part(10)),
    ("elevenths", Part(11)), ("twelfths", Part(12)), ("thirteenths", Part(13)),
    ("fourteenths", Part(14)), ("fifteenths", Part(15)), ("sixteenths", Part(16)),
    ("seventeenths", Part(17)), ("eighteenths", Part(18)), ("nineteenths", Part(19)),
    ("twentieths", Part(20)), ("thirtieths", Part(30)), ("fortieths", Part(40)),
    ("fiftieths", Part(50)), ("sixtieths", Part(60)), ("seventieths", Part(70)),
    ("eightieths", Part(80)), ("ninetieths", Part(90)),
    ("once", Hint(1)), ("zero", Hint(0)), ("firstly", Hint(1)), ("secondly", Hint(2)),
    ("thirdly", Hint(3)), ("fourthly", Hint(4)), ("fifthly", Hint(5)), ("double", Hint(2)),
    ("doubles", Hint(2)), ("doubled", Hint(2)), ("doubling", Hint(2)), ("twofold", Hint(2)),
    ("dual", Hint(2)), ("triple", Hint(3)), ("tripled", Hint(3)), ("tripling", Hint(3)),
    ("threefold", Hint(3)), ("quadruple", Hint(4)), ("quadrupled", Hint(4)), ("fourfold", Hint(4)),
    ("both", Hint(2)), ("twice", Hint(2)), ("either", Hint(2)), ("neither", Hint(2)), ("pair", Hint(2)),
    ("couple", Hint(2)), ("binary", Hint(2)), ("bilateral", Hint(2)), ("bilaterally", Hint(2)),
    ("biennial", Hint(2)), ("biennium", Hint(2)), ("biannual", Hint(2)), ("trilateral", Hint(3)),
    ("triennial", Hint(3)), ("tripartite", Hint(3)), ("quadrennial", Hint(4)),
    ("quinquennial", Hint(5)), ("decennial", Hint(10)), ("fortnight", Hint(2)),
    ("quarterly", Hint(3)), ("centenary", Hint(100)), ("centennial", Hint(100)),
    ("bicentenary", Hint(200)),
    ("semester", Hint(6)),
    ("decade", Hint(10)), ("decades", Hint(10)), ("century", Hint(100)), ("tens", Hint(10)),
    ("dozen", Hint(12)), ("dozens", Hint(12)),
];

/// Frequent words that French does not have.
#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "the", "of", "and", "to", "in", "is", "for", "that", "with", "are", "was", "were", "be", "been",
    "by", "this", "these", "those", "from", "has", "have", "had", "its", "their", "which", "it", "as",
    "at", "an", "not", "will", "would", "should", "they", "we", "into", "under", "between",
];
