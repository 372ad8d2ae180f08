//! Words in the tables of a run, with their context and what they are called in the other language.

use std::ops::Range;
use std::path::Path;

use super::words::linked;
use crate::error::Result;
use crate::export::{self, Found, SentencePair};
use crate::model::Lang;
use crate::words::{Link, Query};

/// Sentences that hold the words, and where.
type Hit = (SentencePair, Vec<(Lang, Range<usize>)>);

/// Every place in the tables of `folder` where the words of `query` stand in one of `langs`, in the order of the tables.
///
/// The words that stand for them are learned from the sentences that hold them, with the shipped lexicon: what does not
/// hold them is read once and costs no memory.
///
/// # Errors
///
/// Fails if the tables cannot be read or the threads cannot be started.
pub fn find(folder: &Path, query: &Query, langs: &[Lang], jobs: Option<usize>) -> Result<Vec<Found>> {
    let mut hits: Vec<Hit> = Vec::new();
    export::sentence_pairs(folder, |pair| {
        let of = |&lang: &Lang| query.places(text(&pair, lang)).into_iter().map(move |place| (lang, place));
        let places: Vec<_> = langs.iter().flat_map(of).collect();
        if !places.is_empty() {
            hits.push((pair, places));
        }
    })?;
    let pairs: Vec<(&str, &str)> =
        hits.iter().map(|(pair, _)| (pair.fr_text.as_str(), pair.en_text.as_str())).collect();
    let links = super::threads(jobs)?.install(|| linked(&pairs));
    let found = hits.iter().zip(&links).flat_map(|((pair, places), links)| {
        places.iter().map(move |(lang, place)| show(pair, *lang, place, links))
    });
    Ok(found.collect())
}

fn text(pair: &SentencePair, lang: Lang) -> &str {
    match lang {
        Lang::Fr => &pair.fr_text,
        Lang::En => &pair.en_text,
    }
}

/// A place with its context and what probably stands for it.
fn show(pair: &SentencePair, lang: Lang, place: &Range<usize>, links: &[Link]) -> Found {
    let (here, there) = (text(pair, lang), text(pair, lang.other()));
    let mut words: Vec<&Range<usize>> = links
        .iter()
        .map(|(fr, en)| match lang {
            Lang::Fr => (&fr.range, &en.range),
            Lang::En => (&en.range, &fr.range),
        })
        .filter(|(own, _)| own.start < place.end && place.start < own.end)
        .map(|(_, other)| other)
        .collect();
    words.sort_by_key(|range| (range.start, range.end));
    words.dedup();
    let translation: Vec<&str> = words.into_iter().filter_map(|range| there.get(range.clone())).collect();
    let paragraph = match lang {
        Lang::Fr => &pair.fr_paragraph,
        Lang::En => &pair.en_paragraph,
    };
    let piece = |range: Range<usize>| here.get(range).unwrap_or_default().to_owned();
    Found {
        doc_id: pair.doc_id.clone(),
        sentence_alignment_id: pair.sentence_alignment_id.clone(),
        lang: lang.code(),
        paragraph: paragraph.clone(),
        left: piece(0..place.start),
        keyword: piece(place.clone()),
        right: piece(place.end..here.len()),
        other_text: there.to_owned(),
        translation: translation.join("|"),
    }
}
