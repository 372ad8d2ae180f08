//! The document's own symbol: read from its masthead and page headers, or from its name.

use super::{grammar, mask, scan, series};

/// Words that a file name separates from their number: `CN-3` stands for `CN.3`.
const DOTTED: [&str; 18] = [
    "Add", "Amend", "Corr", "Rev", "Sub", "AC", "C", "CN", "CONF", "CRP", "GC", "L", "PV", "SC", "SER", "SR",
    "WG", "WP",
];

/// Organs whose committees bear a number: others write `CRC/C/GC/12`.
const WITH_COMMITTEES: [&str; 6] = ["A", "E", "S", "T", "TD", "UNEP"];

/// Returns the document's own symbol, or `None` when nothing tells it.
///
/// `furniture` holds the texts of the masthead and of the running page headers, `doc_id` the name under which
/// the document goes. The symbol that the furniture prints most often wins, and of equals the first; but a
/// name that is itself a symbol is believed when the furniture prints it too, or prints none.
#[must_use]
pub fn own_symbol(furniture: &[&str], doc_id: &str) -> Option<String> {
    let named = from_name(doc_id);
    let mut counts: Vec<(String, usize)> = Vec::new();
    for text in furniture {
        for one in scan::find(&mask::mask(text)).into_iter().filter(|one| series::is_known(head(&one.symbol)))
        {
            match counts.iter_mut().find(|(symbol, _)| *symbol == one.symbol) {
                Some((_, count)) => *count += 1,
                None => counts.push((one.symbol, 1)),
            }
        }
    }
    if named.as_ref().is_some_and(|named| counts.iter().any(|(symbol, _)| symbol == named)) {
        return named;
    }
    // `max_by_key` takes the last of equals; read from the end, that is the first printed.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(symbol, _)| symbol).or(named)
}

fn head(symbol: &str) -> &str {
    symbol.split('/').next().unwrap_or_default()
}

/// The symbol that a document's name spells without slashes, as in `A-80-609-Add-1`.
fn from_name(doc_id: &str) -> Option<String> {
    let mut pieces: Vec<&str> =
        doc_id.split(['-', '_', '.', ' ']).filter(|piece| !piece.is_empty()).collect();
    if pieces.last().is_some_and(|last| ["fr", "en", "f", "e"].contains(&last.to_lowercase().as_str())) {
        pieces.pop();
    }
    // `A-80-609-v2` is a version of a file.
    let version = |piece: &&str| {
        let number = piece.strip_prefix(['v', 'V']).unwrap_or_default();
        !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
    };
    while pieces.last().is_some_and(version) {
        pieces.pop();
    }
    let mut parts: Vec<String> = Vec::new();
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        let number =
            pieces.next_if(|next| joins(&parts, piece) && next.starts_with(|c: char| c.is_ascii_digit()));
        parts.push(match (number, dotted(piece)) {
            (Some(number), Some(word)) => format!("{word}.{number}"),
            (Some(number), None) => format!("{}-{number}", piece.to_uppercase()),
            (None, _) => piece.to_uppercase(),
        });
    }
    if let [organ, act, _, year] = parts.as_slice()
        && (organ == "S" && act == "RES" && year.len() == 4)
    {
        let year = parts.pop()?;
        parts.last_mut()?.push_str(&format!("({year})"));
    }
    let symbol = parts.join("/");
    let first = head(&symbol);
    let written = grammar::read(&symbol, first, first.len(), grammar::Cue::Missing)?;
    (series::is_known(first) && written.end == symbol.len()).then_some(symbol)
}

/// The word with a dot that a piece of a name stands for.
fn dotted(piece: &str) -> Option<&'static str> {
    DOTTED.into_iter().find(|word| word.eq_ignore_ascii_case(piece))
}

/// Whether a piece and the number behind it make one part: `CN.3`, `S-30`.
fn joins(parts: &[String], piece: &str) -> bool {
    let Some(organ) = parts.first() else { return false };
    match piece.to_uppercase().as_str() {
        "C" | "AC" | "CN" | "GC" | "SC" => WITH_COMMITTEES.contains(&organ.as_str()),
        "S" | "ES" => true,
        _ => dotted(piece).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_spells_the_symbol() {
        let cases = [
            ("A-80-609-Add-1", "A/80/609/Add.1"),
            ("CEB-2013-2", "CEB/2013/2"),
            ("E-2021-47", "E/2021/47"),
            ("E_CN-3_2006_13.fr", "E/CN.3/2006/13"),
            ("a-c-3-78-l-60-rev-1", "A/C.3/78/L.60/Rev.1"),
            ("A-RES-64-289", "A/RES/64/289"),
            ("S-RES-2388-2017", "S/RES/2388(2017)"),
            ("A-RES-S-30-1", "A/RES/S-30/1"),
            ("CRC-C-GC-12", "CRC/C/GC/12"),
            ("A-80-609-v2", "A/80/609"),
            ("A_HRC_55_12_V10.fr", "A/HRC/55/12"),
        ];
        for (name, symbol) in cases {
            assert_eq!(from_name(name).as_deref(), Some(symbol), "{name}");
        }
        for name in ["report-2018-1", "annexe", "", "2018-1", "A", "A-80", "note_e", "rapport-v2", "v2"] {
            assert_eq!(from_name(name), None, "{name}");
        }
    }

    #[test]
    fn page_headers_tell_the_symbol() {
        let furniture =
            ["Nations Unies\tA/80/609/Add.1", "Distr. générale", "(voir A/80/609)", "A/80/609/Add.1 \t2/30"];
        assert_eq!(own_symbol(&furniture, "rapport").as_deref(), Some("A/80/609/Add.1"));
        assert_eq!(own_symbol(&furniture, "A-80-609").as_deref(), Some("A/80/609"));
        assert_eq!(own_symbol(&furniture, "CEB-2018-1").as_deref(), Some("A/80/609/Add.1"));
        assert_eq!(own_symbol(&["Distr. générale"], "CEB-2018-1").as_deref(), Some("CEB/2018/1"));
        assert_eq!(own_symbol(&["https://undocs.org/fr/CEB/2017/1"], "rapport"), None);
    }
}
