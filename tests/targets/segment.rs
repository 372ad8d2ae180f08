//! Text into clean lines and blocks: nothing is lost, and every letter leads back to its place.

use paralign::clean::clean;
use paralign::model::{FileOffsets, Lang, RawText, SegmentedText};
use paralign::segment::segment;
use unicode_normalization::is_nfc;

/// Cuts the bytes, as text of either language, and follows every letter.
pub fn hold(bytes: &[u8]) {
    let text = super::text(bytes);
    for lang in Lang::BOTH {
        account(&segmented(&text, lang)).unwrap_or_else(|why| panic!("{why}\n{text:?}"));
    }
}

/// A text that is not read from a file.
pub fn raw(text: &str) -> RawText {
    RawText::new(text.to_owned(), "UTF-8", text.len(), FileOffsets::Shifted(0)).unwrap()
}

/// The text in blocks.
pub fn segmented(text: &str, lang: Lang) -> SegmentedText {
    segment(clean(raw(text), lang)).0
}

/// Every law of a text in blocks; what is broken, in words.
pub fn account(text: &SegmentedText) -> Result<(), String> {
    tiles(text)?;
    leads_back(text)?;
    quotes(text)?;
    if is_plain(text.raw.text()) { loses_nothing(text) } else { Ok(()) }
}

/// Whether a text holds no markup, whose letters cleaning takes out, and no letters that cleaning joins or takes apart.
fn is_plain(text: &str) -> bool {
    let ligature = |c: char| ('\u{fb00}'..='\u{fb06}').contains(&c);
    !text.contains(['<', '&']) && !text.contains("](") && !text.contains(ligature) && is_nfc(text)
}

/// The spans tile the text: from its first byte to its last, each range in one block, the next in another.
fn tiles(text: &SegmentedText) -> Result<(), String> {
    let mut at = 0;
    let mut last = None;
    for (range, block) in text.spans.iter() {
        let known = block < text.blocks.len() && last.replace(block) != Some(block);
        if range.start != at || range.end < range.start || !known {
            return Err(format!("{range:?} of block {block} after {at}"));
        }
        at = range.end;
    }
    if at == text.raw.text().len() { Ok(()) } else { Err(format!("ends at {at}")) }
}

/// Every block's text stands at its spans: each verbatim run is what the file holds there, and runs do not overlap.
fn leads_back(text: &SegmentedText) -> Result<(), String> {
    let mut owner = vec![usize::MAX; text.raw.text().len()];
    for (range, block) in text.spans.iter() {
        owner[range].fill(block);
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
                return Err(format!("{sentence:?} is not a sentence"));
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
