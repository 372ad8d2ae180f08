//! The known series of symbols, and what they say of a document.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::model::SymbolKind;

/// A series of symbols.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Series {
    /// The body that issues it.
    pub(super) body: &'static str,
    /// Whether undocs.org holds its documents.
    pub(super) undocs: bool,
}

/// How many parts a prefix has at most.
const LONGEST_PREFIX: usize = 2;

static SERIES: LazyLock<BTreeMap<&'static str, Series>> = LazyLock::new(|| {
    let rows = include_str!("series.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (prefix, body, undocs) = (cells.next()?, cells.next()?, cells.next()?);
        Some((prefix, Series { body, undocs: undocs == "yes" }))
    })
    .collect()
});

static HEADS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| SERIES.keys().filter_map(|prefix| prefix.split('/').next()).collect());

/// Whether `head`, the first part of a symbol, opens a known series.
pub(super) fn is_known(head: &str) -> bool {
    HEADS.contains(head)
        || head.split_once('.').is_some_and(|(word, _)| HEADS.contains(format!("{word}.").as_str()))
}

/// The most precise series to which a symbol with these parts belongs.
pub(super) fn of<S: AsRef<str>>(parts: &[S]) -> Option<Series> {
    (1..=LONGEST_PREFIX.min(parts.len())).rev().find_map(|count| {
        let prefix: Vec<&str> = parts.iter().take(count).map(|part| bare(part.as_ref())).collect();
        let prefix = prefix.join("/");
        let dotted = || prefix.rfind('.').and_then(|dot| SERIES.get(prefix.get(..=dot)?));
        SERIES.get(prefix.as_str()).or_else(dotted).copied()
    })
}

/// A part without what stands behind it in parentheses.
pub(super) fn bare(part: &str) -> &str {
    part.split('(').next().unwrap_or(part)
}

/// What sort of document has these parts in its symbol.
pub(super) fn kind<S: AsRef<str>>(parts: &[S]) -> SymbolKind {
    let is = |word: &str, part: &str| {
        part.eq_ignore_ascii_case(word)
            || part.split_once('.').is_some_and(|(first, _)| first.eq_ignore_ascii_case(word))
    };
    let has =
        |words: &[&str]| parts.iter().skip(1).any(|part| words.iter().any(|w| is(w, bare(part.as_ref()))));
    if parts.first().is_some_and(|head| ["UNDT", "AT", "SG"].contains(&head.as_ref())) {
        SymbolKind::Other
    } else if has(&["RES"]) {
        SymbolKind::Resolution
    } else if has(&["DEC"]) {
        SymbolKind::Decision
    } else if has(&["PRST"]) {
        SymbolKind::Statement
    } else if has(&["PV", "SR"]) {
        SymbolKind::Record
    } else {
        SymbolKind::Document
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_precise_series_wins() {
        let body = |symbol: &str| of(&symbol.split('/').collect::<Vec<_>>()).map(|series| series.body);
        assert_eq!(body("E/2021/47"), Some("ECOSOC"));
        assert_eq!(body("E/CN.3/2006/13"), Some("StatCom"));
        assert_eq!(body("UNEP/EA.5/Res.14"), Some("UNEA"));
        assert_eq!(body("IDB.45/3"), Some("UNIDO"));
        assert_eq!(body("ICCD/COP(13)/21"), Some("UNCCD"));
        assert_eq!(body("XYZ/2018/3"), None);
        assert!(is_known("IDB.45") && is_known("CEB") && !is_known("ISO"));
    }

    #[test]
    fn every_row_is_read_once() {
        let rows = include_str!("series.tsv").lines().filter(|l| !l.starts_with('#')).count() - 1;
        assert_eq!(SERIES.len(), rows);
    }

    #[test]
    fn the_parts_tell_the_kind() {
        let kind = |symbol: &str| kind(&symbol.split('/').collect::<Vec<_>>());
        assert_eq!(kind("A/RES/64/289"), SymbolKind::Resolution);
        assert_eq!(kind("UNEP/EA.5/Res.14"), SymbolKind::Resolution);
        assert_eq!(kind("A/DEC/31/406A"), SymbolKind::Decision);
        assert_eq!(kind("S/PV.6201(Resumption1)"), SymbolKind::Record);
        assert_eq!(kind("S/PRST/2006/28"), SymbolKind::Statement);
        assert_eq!(kind("AT/DEC/1000"), SymbolKind::Other);
        assert_eq!(kind("E/2021/47"), SymbolKind::Document);
    }
}
