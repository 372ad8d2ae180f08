//! Errors put into clean pairs of paragraphs on purpose: the comparison must find them, and nothing else.

mod mentions;
mod pairs;
mod seeds;
mod terms;

use std::collections::BTreeMap;

use paralign::compare::{Pair, Scope, Side, Usage, compare};
use paralign::model::{Discrepancy, Lang, Severity, Sides, Unit};

use pairs::clean_pairs;
use seeds::{Kind, seeds};

/// Learns from the clean pairs and compares `fr` with `en`.
fn findings(usage: &Usage, fr: &str, en: &str) -> Vec<Discrepancy> {
    let (fr_mentions, en_mentions) = (mentions::find(Lang::Fr, fr), mentions::find(Lang::En, en));
    let pair = Pair {
        sides: Sides {
            fr: Side { text: fr, mentions: &fr_mentions },
            en: Side { text: en, mentions: &en_mentions },
        },
        scope: Scope::Blocks(Unit::Paragraph),
        confidence: 99,
    };
    compare(usage, &pair)
}

fn usage(pairs: &[(String, String)]) -> Usage {
    let pairs: Vec<Pair<'_>> = pairs
        .iter()
        .map(|(fr, en)| Pair {
            sides: Sides { fr: Side { text: fr, mentions: &[] }, en: Side { text: en, mentions: &[] } },
            scope: Scope::Blocks(Unit::Paragraph),
            confidence: 99,
        })
        .collect();
    Usage::learn(&pairs)
}

#[test]
fn clean_pairs_raise_no_alarm() {
    let pairs = clean_pairs();
    assert!(pairs.len() > 120, "only {} pairs", pairs.len());
    let usage = usage(&pairs);
    for (fr, en) in &pairs {
        let alarms: Vec<Discrepancy> =
            findings(&usage, fr, en).into_iter().filter(|one| one.severity > Severity::Info).collect();
        assert!(alarms.is_empty(), "{alarms:#?}\n{fr}\n{en}");
    }
}

#[test]
fn seeded_errors_are_found() {
    let pairs = clean_pairs();
    let usage = usage(&pairs);
    let mut counts: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for seed in seeds(&pairs) {
        let found = findings(&usage, &seed.fr, &seed.en)
            .iter()
            .any(|one| one.severity > Severity::Info && seed.kind.checks().contains(&one.check));
        let count = counts.entry(seed.kind).or_default();
        count.0 += usize::from(found);
        count.1 += 1;
        if !found {
            missed.push(format!("{:?}: {}", seed.kind, seed.what));
        }
    }
    let found: usize = counts.values().map(|count| count.0).sum();
    let all: usize = counts.values().map(|count| count.1).sum();
    println!("{found} of {all} seeded errors found: {counts:?}");
    assert!(all >= 300 && counts.len() == Kind::ALL.len(), "{counts:?}");
    assert!(found * 100 >= all * 95, "{found} of {all} found; {counts:?}; missed: {missed:#?}");
    for (kind, (found, all)) in &counts {
        // A wrong acronym right behind the full name is taken for a definition: two of fourteen.
        assert!(found * 20 >= all * 17, "{kind:?}: {found} of {all}; {missed:#?}");
    }
}
