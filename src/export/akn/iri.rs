//! The IRIs of a document, a version and a part, as the guidelines give them.
//!
//! Work: `/akn/un/{document type}/{subtype}/{actor}/{date}/{number}`; expression: the work, `/`, the language and `@`;
//! component: `/!main` or `/!annex_1` behind either.

use super::super::archive::names::file_stem;
use crate::model::{Document, Issued, Lang, Version};

/// What sort of document it is, as far as its symbol says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Resolution,
    Decision,
    Report,
}

impl Kind {
    fn of(symbol: &str) -> Kind {
        let has = |part: &str| symbol.split('/').any(|one| one == part);
        match () {
            () if has("RES") => Kind::Resolution,
            () if has("DEC") => Kind::Decision,
            () => Kind::Report,
        }
    }

    /// The element of the document.
    pub(super) fn element(self) -> &'static str {
        match self {
            Kind::Resolution | Kind::Decision => "statement",
            Kind::Report => "doc",
        }
    }

    /// The subtype of the guidelines.
    pub(super) fn subtype(self) -> &'static str {
        match self {
            Kind::Resolution | Kind::Decision => "deliberation",
            Kind::Report => "report",
        }
    }

    /// The name of the document's class.
    pub(super) fn word(self) -> &'static str {
        match self {
            Kind::Resolution => "resolution",
            Kind::Decision => "decision",
            Kind::Report => "report",
        }
    }
}

/// A document as a work.
#[derive(Debug)]
pub(super) struct Work {
    pub(super) kind: Kind,
    /// The organ that issued it, as the IRI has it.
    pub(super) actor: String,
    /// The day of publication, or the first day that it can have been.
    pub(super) date: String,
    /// How much of the date is known.
    pub(super) precision: &'static str,
    pub(super) number: String,
}

impl Work {
    /// The work that `version` expresses.
    pub(super) fn new(document: &Document, version: &Version) -> Work {
        let symbol = version.symbol.as_str();
        let (date, precision) = date(version.date);
        let number = if symbol.is_empty() { file_stem(&document.pair.id) } else { number(symbol) };
        Work { kind: Kind::of(symbol), actor: actor(symbol), date, precision, number }
    }

    /// The IRI of the work.
    pub(super) fn iri(&self) -> String {
        let Work { kind, actor, date, number, .. } = self;
        format!("/akn/un/{}/{}/{actor}/{date}/{number}", kind.element(), kind.subtype())
    }

    /// The IRI of its expression in a language.
    pub(super) fn expression(&self, lang: Lang) -> String {
        format!("{}/{}@", self.iri(), language(lang))
    }
}

/// The code of a language in ISO 639-2.
pub(super) fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "fra",
        Lang::En => "eng",
    }
}

/// The component of a part: the number of an annex, or the main part.
pub(super) fn component(annex: usize) -> String {
    if annex == 0 { "!main".to_owned() } else { format!("!annex_{annex}") }
}

/// The date of a document as a day, and how much of it is known. An unknown one is the first day of the first year: the
/// schema asks for a day, and nobody takes that for one.
fn date(issued: Option<Issued>) -> (String, &'static str) {
    match issued {
        None => ("0001-01-01".to_owned(), "unknown"),
        Some(issued) if issued.day().is_some() => (issued.to_string(), "publication"),
        Some(issued) if issued.is_year() => (format!("{issued}-01-01"), "publicationYear"),
        Some(issued) => (format!("{issued}-01"), "publicationMonth"),
    }
}

/// The organ that a symbol begins with.
fn actor(symbol: &str) -> String {
    let organ = match symbol.split('/').next().unwrap_or("") {
        "A" => "ga",
        "S" => "sc",
        "E" => "ecosoc",
        "T" => "tc",
        "ST" => "secretariat",
        "" => return "un".to_owned(),
        other => return format!("un-{}", plain(other).to_lowercase()),
    };
    format!("un-{organ}")
}

/// A symbol as the last part of an IRI: `A/RES/66/1` is `A-RES-66-1`.
fn number(symbol: &str) -> String {
    plain(symbol)
}

fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '(' | ')') { c } else { '-' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn works_are_named_as_the_guidelines_name_them() {
        let work = |symbol: &str, date: &str| {
            let (date, precision) = super::date(date.parse().ok());
            Work { kind: Kind::of(symbol), actor: actor(symbol), date, precision, number: number(symbol) }
        };
        // The example of the guidelines, section 6.
        let resolution = work("A/RES/71/4", "2016-10-13");
        assert_eq!(resolution.iri(), "/akn/un/statement/deliberation/un-ga/2016-10-13/A-RES-71-4");
        assert_eq!(work("CEB/2018/1", "2018-05").iri(), "/akn/un/doc/report/un-ceb/2018-05-01/CEB-2018-1");
        assert_eq!(
            work("S/2020/7", "").expression(Lang::Fr),
            "/akn/un/doc/report/un-sc/0001-01-01/S-2020-7/fra@"
        );
        assert_eq!(work("S/RES/2388(2017)", "2017").number, "S-RES-2388(2017)");
    }
}
