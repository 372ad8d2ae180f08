//! What the report counted, listed: the flaws by kind, and the values that are mentioned.

use serde::Serialize;

use crate::model::Sides;
use crate::report::Summary;

use super::place::{Places, rows};
use super::roll::Roll;
use super::template::{Said, address, render};

/// Values that are listed of a kind.
const LISTED: usize = 100;

/// Renders the lists; `loose` if there are flaws of files that are no document.
pub(super) fn counted(roll: &Roll, places: &Places, figures: &Summary, loose: bool) -> String {
    let years = roll.years.iter().map(|(year, count)| (year.to_string(), Sides::default(), *count));
    let symbols = roll.symbols.iter().map(|(symbol, count)| (symbol.clone(), Sides::default(), *count));
    let names = roll.names.iter().map(|(value, name)| {
        (value.clone(), Sides { fr: name.name_fr.clone(), en: name.name_en.clone() }, name.mentions)
    });
    let [all_years, all_symbols, all_names] = roll.mentions;
    let groups = [
        group("year", "years_mentioned", years.collect(), all_years),
        group("symbol", "symbols_mentioned", symbols.collect(), all_symbols),
        group("entity", "entities_mentioned", names.collect(), all_names),
    ];
    render(
        "counted.html",
        &View {
            groups,
            flaws: flaws(roll, places),
            loose,
            words: Sides { fr: figures.words_fr, en: figures.words_en },
        },
    )
}

#[derive(Serialize)]
struct View {
    groups: [Group; 3],
    flaws: Vec<FlawKind>,
    loose: bool,
    /// The words of both sides.
    words: Sides<usize>,
}

/// The values of a kind of mention, those mentioned most first.
#[derive(Serialize)]
struct Group {
    word: &'static str,
    mentions: usize,
    values: Vec<Value>,
    /// The mentions of all other values, by side.
    others: Sides<usize>,
}

#[derive(Serialize)]
struct Value {
    value: String,
    /// Its names in French and English, where it has any.
    names: Sides<String>,
    href: String,
    mentions: Sides<usize>,
}

fn group(
    filter: &str,
    word: &'static str,
    mut all: Vec<(String, Sides<String>, Sides<usize>)>,
    mut others: Sides<usize>,
) -> Group {
    let mentions = others.sum();
    all.sort_by(|a, b| b.2.sum().cmp(&a.2.sum()).then_with(|| a.0.cmp(&b.0)));
    all.truncate(LISTED);
    let values: Vec<Value> = all
        .into_iter()
        .map(|(value, names, mentions)| Value { href: rows(filter, &value), value, names, mentions })
        .collect();
    for value in &values {
        others.fr -= value.mentions.fr;
        others.en -= value.mentions.en;
    }
    Group { word, mentions, values, others }
}

/// The flaws of a kind, with the documents that have them.
#[derive(Serialize)]
struct FlawKind {
    /// The word of the tables, and the French one.
    name: Said,
    count: usize,
    documents: Vec<Link>,
    /// How many documents there are beside those.
    others: usize,
}

#[derive(Serialize)]
struct Link {
    name: String,
    href: String,
    count: usize,
}

fn flaws(roll: &Roll, places: &Places) -> Vec<FlawKind> {
    let link = |(document, count): &(usize, usize)| {
        let place = places.get(*document)?;
        let href = format!("{}#flaws:{}", place.page, address(&place.id));
        Some(Link { name: place.name.clone(), href, count: *count })
    };
    let mut all: Vec<FlawKind> = roll
        .flaws
        .iter()
        .map(|(word, kind)| FlawKind {
            name: Said { en: word.clone(), fr: kind.name_fr.clone() },
            count: kind.count,
            documents: kind.documents.iter().filter_map(link).collect(),
            others: kind.others,
        })
        .collect();
    all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.en.cmp(&b.name.en)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_adds_up_to_its_figure() {
        let all =
            (0..LISTED + 2).map(|at| (at.to_string(), Sides::default(), Sides { fr: at, en: 1 })).collect();
        let sum = Sides { fr: (0..LISTED + 2).sum(), en: LISTED + 2 };
        let group = group("year", "years_mentioned", all, sum);
        assert_eq!((group.values.len(), group.values[0].mentions), (LISTED, Sides { fr: LISTED + 1, en: 1 }));
        assert_eq!(group.others, Sides { fr: 1, en: 2 });
        assert_eq!(group.mentions, sum.sum());
    }
}
