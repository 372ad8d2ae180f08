//! The tables of a run beside tables that were checked by hand.

use std::collections::BTreeSet;
use std::path::Path;

use crate::error::Result;
use crate::export::{self, MentionTable, ScoreRow};
use crate::score::{self, Counts};

/// Compares the tables of a run in `output` with those in `gold`, which are of the same form and were checked by hand.
///
/// Of the tables of beads, dates, symbols and names those are compared that `gold` holds, and in them the documents that it
/// names. Beads and mentions are known by what they say, and mentions by the paragraph that they stand in; no running number
/// counts.
///
/// # Errors
///
/// Fails if a table cannot be read, or if `gold` holds none of them.
pub fn score(gold: &Path, output: &Path) -> Result<Vec<ScoreRow>> {
    let mut out = Vec::new();
    let mentions: Vec<MentionTable> =
        MentionTable::ALL.into_iter().filter(|table| export::has_table(gold, table.name())).collect();
    // Without any table, reading the first one says what is missing.
    if export::has_table(gold, export::bead_table()) || mentions.is_empty() {
        beads(gold, output, &mut out)?;
    }
    for table in mentions {
        let (gold, found) = (export::mention_texts(gold, table)?, export::mention_texts(output, table)?);
        let documents: BTreeSet<&str> = gold.iter().map(|one| one.doc_id.as_str()).collect();
        let found: Vec<_> = found.iter().filter(|one| documents.contains(one.doc_id.as_str())).collect();
        let span = |one: &export::MentionText| (one.doc_id.clone(), one.place.clone(), plain(&one.surface));
        let spans: Vec<_> = found.iter().map(|one| span(one)).collect();
        out.push(row(&format!("{}.span", table.name()), score::judge(gold.iter().map(span), &spans).0));
        let values: Vec<_> = spans.into_iter().zip(found.iter().map(|one| &one.value)).collect();
        let (counts, _) = score::judge(gold.iter().map(|one| (span(one), &one.value)), &values);
        out.push(row(&format!("{}.value", table.name()), counts));
    }
    Ok(out)
}

/// Compares beads, those with both sides for themselves, and says what their confidences are worth.
fn beads(gold: &Path, output: &Path, out: &mut Vec<ScoreRow>) -> Result<()> {
    let (gold, found) = (export::bead_texts(gold)?, export::bead_texts(output)?);
    let documents: BTreeSet<&str> = gold.iter().map(|one| one.doc_id.as_str()).collect();
    let found: Vec<_> = found.iter().filter(|one| documents.contains(one.doc_id.as_str())).collect();
    let key = |one: &export::BeadText| (one.doc_id.clone(), plain(&one.fr_text), plain(&one.en_text));
    let both = |one: &export::BeadText| !one.fr_text.is_empty() && !one.en_text.is_empty();
    let all: Vec<_> = found.iter().map(|one| key(one)).collect();
    let (counts, right) = score::judge(gold.iter().map(key), &all);
    out.push(row("beads", counts));
    let joined: Vec<_> = found.iter().filter(|one| both(one)).map(|one| key(one)).collect();
    let (counts, _) = score::judge(gold.iter().filter(|one| both(one)).map(key), &joined);
    out.push(row("beads.joined", counts));
    let judged: Vec<(u8, bool)> = found
        .iter()
        .zip(right)
        .filter(|(one, _)| both(one))
        .filter_map(|(one, right)| Some((one.confidence?, right)))
        .collect();
    let (bands, off) = score::calibration(&judged);
    let empty = row("calibration", Counts::default());
    for band in bands {
        out.push(ScoreRow {
            band: Some((band.from, band.to)),
            gold: None,
            found: band.count,
            right: judged
                .iter()
                .filter(|(said, right)| *right && (band.from..=band.to).contains(said))
                .count(),
            precision: Some(band.right),
            said: Some(band.said),
            ..empty.clone()
        });
    }
    let right = judged.iter().filter(|(_, right)| *right).count();
    out.push(ScoreRow { gold: None, found: judged.len(), right, ece: off, ..empty });
    Ok(())
}

fn row(what: &str, counts: Counts) -> ScoreRow {
    ScoreRow {
        what: what.to_owned(),
        band: None,
        gold: Some(counts.gold),
        found: counts.found,
        right: counts.right,
        precision: counts.precision(),
        recall: counts.recall(),
        f1: counts.f1(),
        said: None,
        ece: None,
    }
}

/// A text as two people would write it alike: without the forms of spaces and apostrophes.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['’', 'ʼ'], "'")
}
