//! The first sheet: how many rows each table has, and how often each word stands in the columns that hold words.

use std::collections::BTreeMap;

use super::cell::{put_number, put_text};
use super::sheet::{Sheet, put_column};
use super::skeleton::{Style, around_sheet};
use crate::tables::{Kind, Table};

/// The name of the sheet.
pub(super) const NAME: &str = "summary";
/// How wide its columns are.
const WIDTHS: [u16; 5] = [24, 22, 14, 60, 60];

/// How often each word stands in a column, by the places of table, column and word.
pub(super) type Tally = BTreeMap<(usize, usize, usize), usize>;

/// The sheet as XML.
pub(super) fn summary(tables: &[Table], sheets: &[Sheet], tally: &Tally) -> Vec<u8> {
    let (head, end) = around_sheet();
    let mut out = head.into_bytes();
    put(&mut out, "<sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\"/></sheetViews>");
    put(&mut out, "<sheetFormatPr defaultRowHeight=\"15\"/><cols>");
    for (at, width) in (1..).zip(WIDTHS) {
        put(&mut out, &put_column(at, width, None));
    }
    put(&mut out, "</cols><sheetData><row>");
    put_text(&mut out, Style::Title, &format!("paralign {}", env!("CARGO_PKG_VERSION")));
    put(&mut out, "</row><row/>");
    heading(&mut out, ["sheet / feuille", "", "rows / lignes", "a row is", "une ligne est"]);
    for (table, sheet) in tables.iter().zip(sheets) {
        let about = [table.about.en, table.about.fr];
        row(&mut out, (Style::Link, table.name), None, sheet.rows, about);
    }
    put(&mut out, "<row/>");
    heading(&mut out, ["column / colonne", "value / valeur", "rows / lignes", "meaning", "sens"]);
    let mut counts: BTreeMap<(usize, usize, &str), usize> = BTreeMap::new();
    for ((at, place, word), count) in tally {
        let kind = tables.get(*at).and_then(|table| table.columns.get(*place)).map(|column| column.kind);
        if let Some(Kind::Word(words)) = kind
            && let Some(word) = words.get(*word)
        {
            counts.insert((*at, *place, word), *count);
        }
    }
    for ((at, place, word), count) in counts {
        let (table, column) = (&tables[at], &tables[at].columns[place]);
        let name = format!("{}.{}", table.name, column.name);
        row(&mut out, (Style::Text, &name), Some(word), count, [column.about.en, column.about.fr]);
    }
    put(&mut out, "</sheetData><hyperlinks>");
    for (line, table) in (4..).zip(tables) {
        let name = table.name;
        put(&mut out, &format!("<hyperlink ref=\"A{line}\" location=\"'{name}'!A1\" display=\"{name}\"/>"));
    }
    put(&mut out, "</hyperlinks>");
    put(&mut out, end);
    out
}

fn row(out: &mut Vec<u8>, (style, name): (Style, &str), word: Option<&str>, count: usize, about: [&str; 2]) {
    put(out, "<row>");
    put_text(out, style, name);
    match word {
        Some(word) => put_text(out, Style::Text, word),
        None => put(out, "<c/>"),
    }
    put_number(out, Style::Number, count as u64);
    about.iter().for_each(|about| put_text(out, Style::Text, about));
    put(out, "</row>");
}

fn heading(out: &mut Vec<u8>, words: [&str; 5]) {
    put(out, "<row>");
    for word in words {
        match word {
            "" => put(out, "<c s=\"2\"/>"),
            word => put_text(out, Style::Header, word),
        }
    }
    put(out, "</row>");
}

fn put(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
}
