//! What this room must know of English.

use std::sync::LazyLock;

use super::institution::Roll;
use super::language::Role::{self, And, Article, Crowd, Hint, Hour, One, Part, Rank, ScaleRank, Small};
use super::language::{Language, WordMap};

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
    ranges: &["to", "through"],
    articles: &[
        "article", "articles", "art", "arts", "chapter", "chapters", "title", "section", "sections", "rule",
        "rules",
    ],
    inside: &[
        "paragraph",
        "paragraphs",
        "para",
        "paras",
        "subparagraph",
        "subparagraphs",
        "subsection",
        "subsections",
        "point",
        "points",
        "page",
        "pages",
        "p",
        "pp",
        "note",
        "notes",
        "footnote",
        "indent",
        "recital",
        "recitals",
        "line",
        "lines",
    ],
    seasons: [&["spring"], &["summer"], &["autumn", "fall"], &["winter"]],
    hours: &[],
    half_days: true,
    or_more: &["or more"],
    institutions: Roll::of(INSTITUTIONS),
    offices: Roll::of(OFFICES),
    demonyms: &[
        ("GBR", "british uk english united"),
        ("NLD", "dutch netherland"),
        ("DNK", "danish dane"),
        ("USA", "american us united"),
        ("CHE", "swiss switz"),
        ("CHN", "chin"),
        ("FRA", "french france"),
        ("GRC", "greek hellen"),
        ("POL", "polish pole"),
        ("PRT", "portug"),
        ("BEL", "belg"),
        ("CYP", "cypr"),
        ("CZE", "czech"),
        ("SVK", "slova"),
        ("MLT", "malt"),
        ("MAR", "moroc"),
        ("PER", "peru"),
        ("CUB", "cuba"),
        ("IRQ", "iraq"),
        ("IRN", "iran"),
        ("MKD", "macedo fyrom"),
        ("HRV", "croat"),
        ("RUS", "russ"),
        ("NOR", "norw"),
        ("LVA", "latvi"),
        ("EST", "eston"),
        ("LTU", "lithu"),
        ("HUN", "hung"),
        ("SWE", "swed"),
        ("FIN", "finn finl"),
        ("ITA", "ital"),
        ("ROU", "roma"),
        ("TUR", "turk"),
        ("JPN", "japan"),
        ("DEU", "german"),
        ("ESP", "spanish spain"),
        ("AUT", "austri"),
        ("IRL", "irish irel"),
    ],
    century: &["century", "centuries"],
    function_words: &FREQUENT,
    roles: &ROLES,
};

/// `NUMBERS`, to look up.
static ROLES: LazyLock<WordMap<Role>> = LazyLock::new(|| WordMap::new(NUMBERS.iter().copied()));

/// `FUNCTION_WORDS`, to look up.
static FREQUENT: LazyLock<WordMap<()>> =
    LazyLock::new(|| WordMap::new(FUNCTION_WORDS.iter().map(|word| (*word, ()))));

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
    ("noon", Hour(12)), ("midday", Hour(12)), ("midnight", Hour(0)),
    ("single", Hint(1)), ("annual", Hint(1)), ("trebled", Hint(3)), ("thrice", Hint(3)),
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

/// Names of institutions as the texts print them, each with what it is counted as.
#[rustfmt::skip]
const INSTITUTIONS: &[(&str, &str)] = &[
    ("Council of Europe", "Council of Europe"), ("European Council", "European Council"),
    ("European Economic and Social Committee", "EESC"), ("Economic and Social Committee", "EESC"),
    ("Committee of the Regions", "Committee of the Regions"), ("European Union", "Union"),
    ("EU", "Union"), ("Union", "Union"),
    ("Community", "Union"), ("Communities", "Union"),
    ("European Community", "Union"), ("European Communities", "Union"),
    ("EC", "Union"), ("EEC", "Union"),
    ("European Central Bank", "Central Bank"), ("ECB", "Central Bank"),
    ("European Commission", "Commission"), ("Commission of the European Communities", "Commission"),
    ("Commission", "Commission"), ("Council", "Council"),
    ("Council of the European Union", "Council"), ("Council of the EU", "Council"),
    ("European Parliament", "Parliament"), ("Parliament", "Parliament"),
    ("Court of Justice", "Court of Justice"), ("Court of Justice of the European Communities", "Court of Justice"),
    ("Court of Justice of the European Union", "Court of Justice"), ("European Court of Justice", "Court of Justice"),
    ("Court of Auditors", "Court of Auditors"), ("European Court of Auditors", "Court of Auditors"),
    ("OLAF", "OLAF"), ("OECD", "OECD"),
    ("GRECO", "GRECO"), ("Europol", "Europol"),
    ("Eurojust", "Eurojust"), ("World Bank", "World Bank"),
    ("IMF", "IMF"), ("International Monetary Fund", "IMF"),
];

/// Names of offices, likewise; a chair is counted as a president, which is the same word in French.
#[rustfmt::skip]
const OFFICES: &[(&str, &str)] = &[
    ("secretary-general", "Secretary-General"), ("secretary general", "Secretary-General"),
    ("assistant secretary-general", "Under-Secretary-General"), ("under-secretary-general", "Under-Secretary-General"),
    ("deputy secretary general", "Under-Secretary-General"), ("deputy secretary-general", "Under-Secretary-General"),
    ("director-general", "Director-General"), ("director general", "Director-General"),
    ("president", "President"), ("chair", "President"),
    ("chairman", "President"), ("chairperson", "President"),
    ("chairwoman", "President"), ("vice-president", "Vice-President"),
    ("vice president", "Vice-President"), ("vice-chair", "Vice-President"),
    ("vice-chairman", "Vice-President"), ("vice-chairperson", "Vice-President"),
    ("prime minister", "Prime Minister"), ("ombudsman", "Ombudsman"),
    ("rapporteur", "Rapporteur"), ("high commissioner", "High Commissioner"),
];
