//! The symbols of other agencies, each in a form of its own.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::model::SymbolKind;

use super::language::{closes, opens, pattern, window};
use super::{FoundSymbol, rules};

/// One form of symbol of an agency.
struct Form {
    /// The agency, by its acronym.
    body: &'static str,
    /// The form, without groups of its own.
    pattern: &'static str,
    /// What must stand before it, when the form alone could be something else.
    cue: &'static str,
    /// Whether the canonical form begins with the agency's name, since nothing in the symbol tells it.
    named: bool,
    /// What sort of document it is, unless the symbol says it.
    kind: SymbolKind,
}

const ACT: &str = r"résolutions?|resolutions?|décisions?|decisions?";
const ANY: &str =
    r"résolutions?|resolutions?|décisions?|decisions?|documents?|doc\.|UNESCO|OMS|WHO|OACI|ICAO|OMI|IMO|UPU";

/// The forms, as the agencies' own documents print them.
const FORMS: [Form; 17] = [
    form(
        "UNESCO",
        r"\d{1,2}\s?C/(?:RES|[Rr][eé]s(?:olution|\.)?|DEC|[Dd][eé]c\.)[\s/]?\d{1,3}",
        "",
        SymbolKind::Resolution,
    )
    .named(),
    form(
        "UNESCO",
        r"\d{1,2}\s?C/(?:INF\.\s?)?\d{1,3}(?:/?\s?(?:Add|Corr|Rev)\.?(?:\s?\d+)?)?",
        ANY,
        SymbolKind::Document,
    )
    .named(),
    form(
        "UNESCO",
        r"\d{2,3}\s?EX/(?:(?:[Dd][eé]c(?:ision)?s?\.?|INF\.)\s?)?\d{1,3}",
        "",
        SymbolKind::Document,
    )
    .named(),
    form("WHO", r"WHA\s?\d{1,2}(?:\.\d{1,3}|\(\d{1,2}\))", "", SymbolKind::Resolution),
    form("WHO", r"EB\d{2,3}\.R\d{1,2}", "", SymbolKind::Resolution),
    form("WHO", r"EB\d{2,3}/(?:INF\.?/?)?\d{1,3}", "", SymbolKind::Document),
    form("IAEA", r"INFCIRC/\d{1,4}(?:/(?:Rev|Add|Corr|Mod|Part)\.?\s?\d+)*", "", SymbolKind::Document),
    form(
        "IAEA",
        r"GC\((?:\d{1,2}|[IVXLC]+)\)/(?:(?:RES|DEC|INF|OR|GEN)[/.])?\d{1,4}",
        "",
        SymbolKind::Document,
    ),
    form("IAEA", r"GOV/(?:INF/)?\d{4}/\d{1,3}", "", SymbolKind::Document),
    form(
        "ILO",
        r"(?:GB|ILC)\.\d{2,3}(?:/[A-Z]{1,8})*(?:/\d{1,3})+(?:\([A-Z0-9.]{1,6}\))?",
        "",
        SymbolKind::Document,
    ),
    form("ICAO", r"A\d{1,2}-WP/\d{1,4}", "", SymbolKind::Document).named(),
    form("ICAO", r"A\d{1,2}-\d{1,2}", ACT, SymbolKind::Resolution).named(),
    form("IMO", r"(?:MSC|MEPC|LEG|FAL)\.\d{1,4}\(\d{1,3}\)", "", SymbolKind::Resolution),
    form("IMO", r"A\.\d{1,4}\(\d{1,3}\)", "", SymbolKind::Resolution).named(),
    form("UPU", r"C\s?\d{1,3}/\d{4}", ANY, SymbolKind::Resolution).named(),
    form("UNFCCC", r"\d{1,3}/(?:CP|CMP|CMA)\.\d{1,2}", "", SymbolKind::Decision),
    form("UNCCD", r"\d{1,3}/COP\.\d{1,2}", "", SymbolKind::Decision),
];

const fn form(body: &'static str, pattern: &'static str, cue: &'static str, kind: SymbolKind) -> Form {
    Form { body, pattern, cue, named: false, kind }
}

impl Form {
    const fn named(mut self) -> Form {
        self.named = true;
        self
    }
}

/// All forms in one pattern, a group for each.
static ALL: LazyLock<Regex> = LazyLock::new(|| {
    let groups: Vec<String> = FORMS.iter().map(|form| format!("({})", form.pattern)).collect();
    pattern(&groups.join("|"))
});

/// The words that say of what sort a symbol is.
static ACTS: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i:{ACT})")));

/// The words that announce a symbol.
static CUES: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i:{ANY})")));

/// A parenthesis or a link that a symbol opens.
static OPENED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\(\s?\[?$"));

/// The same word in the singular and directly before: part of the mention.
static DIRECT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?i:résolution|resolution|décision|decision)\s(?:n[o°]\s|No\.\s)?$"));

/// How far back a cue may stand, in bytes.
const CUE_WINDOW: usize = 64;
/// How many characters may stand behind it, none of which ends a sentence or a parenthesis.
const CUE_DISTANCE: usize = 40;

/// The symbols of other agencies in a text, in order.
pub(super) fn find(text: &str) -> Vec<FoundSymbol> {
    let mut found = Vec::new();
    if !may_hold_symbol(text) {
        return found;
    }
    let mut from = 0;
    while let Some(captures) = ALL.captures_at(text, from) {
        let Some(range) = captures.get(0).map(|m| m.range()) else { break };
        from = match read(text, &captures) {
            Some(symbol) => {
                found.push(symbol);
                range.end
            }
            None => next(text, range.start),
        };
    }
    found
}

/// Whether one of the forms can match at all: each has a slash, or a number behind one of a few capitals.
fn may_hold_symbol(text: &str) -> bool {
    let mut before = [' '; 2];
    text.contains('/')
        || text.chars().any(|c| {
            let [earlier, last] = before;
            before = [last, c];
            let capital = if last == '.' || last.is_whitespace() { earlier } else { last };
            c.is_ascii_digit() && matches!(capital, 'A' | 'B' | 'C' | 'G' | 'L')
        })
}

/// The place behind the first character at `at`.
fn next(text: &str, at: usize) -> usize {
    at + text.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8)
}

/// The first of `words` near the end of `before`.
fn near<'t>(words: &Regex, before: &'t str) -> Option<&'t str> {
    let mut from = 0;
    while let Some(word) = words.find_at(before, from) {
        let behind = before.get(word.end()..).unwrap_or_default();
        if !behind.contains(['.', ';', '(', ')']) && behind.chars().nth(CUE_DISTANCE).is_none() {
            return Some(word.as_str());
        }
        from = next(before, word.start());
    }
    None
}

fn read(text: &str, captures: &Captures<'_>) -> Option<FoundSymbol> {
    let (form, range) =
        FORMS.iter().zip(captures.iter().skip(1)).find_map(|(form, group)| Some((form, group?.range())))?;
    let before = window(text, range.start, CUE_WINDOW);
    let announced = match form.cue {
        "" => true,
        ACT => near(&ACTS, before).is_some() || OPENED.is_match(before),
        _ => near(&CUES, before).is_some() || OPENED.is_match(before),
    };
    if !announced || !opens(text, range.start) || !closes(text, range.end) {
        return None;
    }
    let symbol = canonical(form, text.get(range.clone())?);
    let start = DIRECT.find(before).map_or(range.start, |act| range.start - act.as_str().len());
    let range = start..range.end;
    let act = near(&ACTS, before).map(str::to_lowercase);
    let kind = match act {
        _ if symbol.contains("DEC/") => SymbolKind::Decision,
        _ if symbol.contains("RES/") => SymbolKind::Resolution,
        Some(act) if act.starts_with("déc") || act.starts_with("dec") => SymbolKind::Decision,
        Some(_) => SymbolKind::Resolution,
        None => form.kind,
    };
    Some(FoundSymbol {
        range,
        rule: rules::AGENCY,
        symbol,
        body: form.body.to_owned(),
        kind,
        undocs: false,
        pinpoint: None,
    })
}

/// The symbol as a citation prints it: one space in a compound series, none elsewhere.
fn canonical(form: &Form, printed: &str) -> String {
    static ACT_WORD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"/(?:(?P<res>(?i:r[eé]s)(?i:olution|\.)?)|(?i:d[eé]c)(?i:isions?|\.)?)[\s/]?(?P<n>\d)")
    });
    let tight: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    if form.body != "UNESCO" {
        return if form.named { format!("{} {tight}", form.body) } else { tight };
    }
    let tight = ACT_WORD.replace(&tight, |act: &Captures<'_>| {
        let word = if act.name("res").is_some() { "RES" } else { "DEC" };
        format!("/{word}/{}", &act["n"])
    });
    let digits = tight.bytes().take_while(u8::is_ascii_digit).count();
    let (session, series) = tight.split_at(digits);
    format!("UNESCO {session} {series}")
}
