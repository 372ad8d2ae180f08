//! What holds for every text.

use std::fs;

use paralign::clean::clean;
use paralign::model::{FileOffsets, Lang, RawText, SegmentedText};
use paralign::segment::segment;
use proptest::prelude::*;

use crate::support::project;

fn raw(text: &str) -> RawText {
    RawText::new(text.to_owned(), "UTF-8", text.len(), FileOffsets::Shifted(0)).unwrap()
}

fn segmented(text: &str, lang: Lang) -> SegmentedText {
    segment(clean(raw(text), lang)).0
}

/// The spans tile the text: from its first byte to its last, each range in one block.
fn tiles(text: &SegmentedText) -> Result<(), String> {
    let mut at = 0;
    for (range, block) in &text.spans {
        if range.start != at || range.end < range.start || *block >= text.blocks.len() {
            return Err(format!("{range:?} of block {block} after {at}"));
        }
        at = range.end;
    }
    if text.spans.is_empty() || at == text.raw.text().len() { Ok(()) } else { Err(format!("ends at {at}")) }
}

/// Every block's text stands at its spans: each verbatim run is what the file holds there, and runs do not overlap.
fn leads_back(text: &SegmentedText) -> Result<(), String> {
    let mut owner = vec![usize::MAX; text.raw.text().len()];
    for (range, block) in &text.spans {
        owner[range.clone()].fill(*block);
    }
    let mut seen = vec![false; owner.len()];
    for (index, block) in text.blocks.iter().enumerate() {
        for (at, raw) in block.text.verbatim() {
            if block.text.text()[at.clone()] != text.raw.text()[raw.clone()] {
                return Err(format!("block {index}: {at:?} is not {raw:?}"));
            }
            for byte in raw {
                if owner[byte] != index || std::mem::replace(&mut seen[byte], true) {
                    return Err(format!("block {index}: byte {byte} is not its own"));
                }
            }
        }
    }
    Ok(())
}

/// Quoting and leading back agree at every cut.
fn quotes(text: &SegmentedText) -> Result<(), String> {
    for block in &text.blocks {
        let all = block.text.text();
        let mut ends: Vec<usize> = all.char_indices().map(|(at, _)| at).collect();
        ends.push(all.len());
        for pair in ends.windows(2) {
            let raw = block.text.raw(pair[0]..pair[1]).ok_or("no way back")?;
            if text.raw.text().get(raw.clone()).is_none() {
                return Err(format!("{raw:?} cuts a character"));
            }
            let cut = block.text.slice(pair[0]..all.len());
            if cut.raw(0..0) != block.text.raw(pair[0]..pair[0]) {
                return Err(format!("a slice at {} leads elsewhere", pair[0]));
            }
        }
        for sentence in &block.sentences {
            if all.get(sentence.clone()).is_none_or(str::is_empty) {
                return Err(format!("{sentence:?} is no sentence"));
            }
        }
    }
    Ok(())
}

/// Every letter and digit of a text without markup is in a block: in its text, its marker, its label or a call.
fn loses_nothing(text: &SegmentedText) -> Result<(), String> {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let inside: usize = text
        .blocks
        .iter()
        .map(|block| {
            let label = if block.number.is_some() { None } else { block.label.as_deref() };
            let calls: usize = block.calls.iter().map(|(_, label)| letters(label)).sum();
            letters(block.text.text())
                + letters(block.marker.as_deref().unwrap_or(""))
                + letters(label.unwrap_or(""))
                + calls
        })
        .sum();
    let all = letters(text.raw.text());
    if inside == all { Ok(()) } else { Err(format!("{inside} of {all} letters")) }
}

fn hold(text: &str, plain: bool) -> Result<(), TestCaseError> {
    for lang in Lang::BOTH {
        let done = segmented(text, lang);
        for law in [tiles, leads_back, quotes] {
            law(&done).map_err(|why| TestCaseError::fail(format!("{why}\n{text:?}")))?;
        }
        if plain {
            loses_nothing(&done).map_err(|why| TestCaseError::fail(format!("{why}\n{text:?}")))?;
        }
    }
    Ok(())
}

/// Lines that reports are made of; few numbers, so that they repeat, cross and go missing.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[1-6][.)] [A-ZÉ][a-zé ,]{0,60}[.;:]?",
        3 => "[a-zé’ ,]{1,70}[.;-]?",
        2 => "[A-Z][a-zéè ]{1,30}",
        2 => Just(String::new()),
        1 => "[IVX]{1,3}\\. [A-Z][a-z ]{1,20}",
        1 => "[A-D]\\. [A-Z][a-z ]{1,20}",
        1 => " ?[1-4] [A-Z][a-z ]{1,20}\\.",
        1 => "[¹²³] [A-Z][a-z ]{1,20}\\.",
        1 => Just("__________".to_owned()),
        1 => prop_oneof![Just("Annexe".to_owned()), Just("Annexe II".to_owned()), Just("Figure 1".to_owned())],
        1 => Just("Recommandation 2".to_owned()),
        1 => "[a-c]\\) [a-z ]{1,30};",
        1 => "• [a-z ]{1,30};",
        1 => "[a-z]{1,10}\t[a-z0-9]{0,10}\t?[a-z]{0,5}",
        1 => "https://[a-z]{2,8}\\.org/[a-z0-9/]{0,20}",
        1 => "[0-9]{1,2}/[0-9]{1,2}",
        1 => " [a-z]{1,20}[0-9]{1,2} [a-z]{1,10} ?[.,]",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_made_report_is_accounted_for(lines in prop::collection::vec(line(), 0..40)) {
        hold(&lines.join("\n"), true)?;
    }

    #[test]
    fn any_text_is_accounted_for(text in "(?s).{0,300}") {
        hold(&text, false)?;
    }

    #[test]
    fn marks_and_oddities_are_accounted_for(text in "[a-z1-9 .\\n\\t<>/pb&;*#\\[\\]()^{}_|’'\u{301}\u{ad}\u{200b}\u{a0}-]{0,200}") {
        hold(&text, false)?;
    }

    #[test]
    fn a_mutated_report_is_accounted_for(file in 0usize..5, at in 0usize..60_000, len in 0usize..4_000, noise in "(?s).{0,6}") {
        let text = report(file);
        let start = floor(&text, at.min(text.len()));
        let end = floor(&text, (start + len).min(text.len()));
        let window = format!("{}{noise}{}", &text[floor(&text, start.saturating_sub(2_000))..start], &text[end..floor(&text, (end + 2_000).min(text.len()))]);
        hold(&window, false)?;
    }

    // The words have three letters and more, and no line ends in a hyphen: what a single letter or a hyphen at a line
    // end is depends on the words around it, and the answer takes it away.
    #[test]
    fn cleaning_a_clean_text_changes_nothing(lines in prop::collection::vec(clean_line(), 0..20)) {
        let once = clean(raw(&lines.join("\n")), Lang::Fr);
        let text: Vec<&str> = once.lines.iter().map(|line| line.text.text()).collect();
        let again = clean(raw(&text.join("\n")), Lang::Fr);
        let twice: Vec<&str> = again.lines.iter().map(|line| line.text.text()).collect();
        prop_assert_eq!(text, twice);
    }
}

fn clean_line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "([1-9]\\. )?[A-ZÉ]?[a-zéè]{3,8}( (l’|d’|«|qu’)?[a-zéè]{3,8}[,;»)]?){0,8}[.;:]?",
        1 => "[IVX]{1,3}\\. [A-Z][a-z]{3,9}",
        1 => Just("voir [CEB/2018/1](#), **gras** et M<sup>me</sup> Fore, 8 ,3 %".to_owned()),
        1 => Just("«\u{a0}post -pandémique\u{a0}» ;  l ’exploitation".to_owned()),
        1 => Just(String::new()),
    ]
}

fn report(index: usize) -> String {
    let mut files: Vec<_> =
        fs::read_dir(project().join("corpus/fr")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    fs::read_to_string(&files[index % files.len()]).unwrap()
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[test]
fn the_five_reports_are_accounted_for() {
    for side in [Lang::Fr, Lang::En] {
        let folder = project().join("corpus").join(side.code());
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let done = segmented(&text, side);
            for law in [tiles, leads_back, quotes] {
                law(&done).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            }
            let marked = text.contains("<p>") || text.contains("<sup>") || text.contains("](#)");
            if !marked {
                loses_nothing(&done).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            }
        }
    }
}
