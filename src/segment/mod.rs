//! From clean lines to blocks: numbered paragraphs and every other kind, in reading order.
//!
//! Three steps. `chunk` groups lines that belong together and says what each group opens with; `assemble` gives each
//! group to a block, with the numbering, the headings and the page breaks in mind; `finish` builds the texts, takes
//! the footnote calls out of them and cuts them into sentences. Where the file says what its lines are for, `marked` does the
//! work of the first two; where it tells the blocks themselves, `told` takes them.

mod assemble;
mod calls;
mod chunk;
mod edit;
mod en;
mod feet;
mod finish;
mod fr;
mod front;
mod headings;
mod labels;
mod marked;
mod marker;
mod notes;
mod numbered;
mod sentences;
mod sequence;
mod survey;
#[cfg(test)]
mod tests;
mod told;

pub use edit::edit;

use crate::model::{CleanText, Diagnostic, Lang, SegmentedText};

/// What segmentation knows of a language; the values stand in one file per language.
struct Language {
    /// Words that open a new part.
    parts: &'static [&'static str],
    /// Words that open a division under which numbers may begin again.
    divisions: &'static [&'static str],
    /// Words that open a figure.
    figures: &'static [&'static str],
    /// Words that open the caption of a picture without a number.
    pictures: &'static [&'static str],
    /// Words that open a table.
    tables: &'static [&'static str],
    /// Words that open a recommendation box.
    boxes: &'static [&'static str],
    /// Words that open the last line of a figure.
    sources: &'static [&'static str],
    /// What the first line of a masthead begins with.
    masthead_opens: &'static [&'static str],
    /// What the last line of a masthead begins with.
    masthead_closes: &'static [&'static str],
    /// Names of organisations and organs, and how a line begins that says where the document is printed; none is a title.
    organs: &'static [&'static str],
    /// How a line begins that says who reports.
    bylines: &'static [&'static str],
    /// How the title of a letter begins.
    letters: &'static [&'static str],
    /// How a line begins, or ends, that says that the text is a draft.
    drafts: &'static [&'static str],
    /// How the line of an agenda item begins.
    items: &'static [&'static str],
    /// Words of the line that names a session.
    sessions: &'static [&'static str],
    /// Words that name a meeting, of which a document is the record.
    meetings: &'static [&'static str],
    /// Words that the title of a report begins with.
    reports: &'static [&'static str],
    /// What stands alone on its line where the front ends.
    summaries: &'static [&'static str],
    /// How the reasons begin that a decision gives before it decides, each on a line of its own.
    recitals: &'static [&'static str],
    /// Words that no line was ended behind on purpose.
    links: &'static [&'static str],
    /// Words after which a number is a quantity or a reference, and no footnote call.
    before_numbers: &'static [&'static str],
    /// Words behind which the number of a paragraph is cited, wherever a line ends.
    references: &'static [&'static str],
    /// What is counted: behind such words' numbers no footnote is called.
    units: &'static [&'static str],
    /// What a masthead calls the language.
    own_names: &'static [&'static str],
    /// Words that open sentences: behind an initial or an acronym, no name goes on with them.
    openers: &'static [&'static str],
    /// Titles before the name of a person.
    person_titles: &'static [&'static str],
    /// Abbreviations after which a full stop ends no sentence.
    abbreviations: &'static [&'static str],
}

fn language(lang: Lang) -> &'static Language {
    match lang {
        Lang::Fr => &fr::LANGUAGE,
        Lang::En => &en::LANGUAGE,
    }
}

/// Cuts a document into blocks.
///
/// Every line of the file belongs to exactly one block, and a block's text is what stands at its lines, without its
/// marker, its label and the footnote calls. Flaws of the numbering come back beside the blocks.
#[must_use]
pub fn segment(clean: CleanText) -> (SegmentedText, Vec<Diagnostic>) {
    let language = language(clean.lang);
    if clean.raw.tells_blocks() {
        return (told::blocks(clean, language), Vec::new());
    }
    let (drafts, mut diagnostics) = if marked::applies(&clean) {
        marked::assemble(&clean, language)
    } else {
        let survey = survey::survey(&clean, language);
        let chunks = chunk::chunks(&clean, survey, language);
        assemble::assemble(&clean, &chunks, language)
    };
    let text = finish::finish(clean, drafts, language, &mut diagnostics);
    (text, diagnostics)
}

/// Cuts a running text into sentences: byte ranges, in order, that leave out the white space between them.
#[must_use]
pub fn sentences(text: &str, lang: Lang) -> Vec<std::ops::Range<usize>> {
    sentences::split(text, language(lang))
}

/// The language that a masthead says the document is in; `None` if it says nothing clear.
///
/// What it says of the original ("Original : anglais") does not count.
#[must_use]
pub fn masthead_language(masthead: &str) -> Option<Lang> {
    let lower = masthead.to_lowercase();
    let closes = Lang::BOTH.into_iter().flat_map(|lang| language(lang).masthead_closes);
    let end = closes.filter_map(|word| lower.find(word)).min().unwrap_or(lower.len());
    let named = |lang: Lang| {
        lower[..end].split(|c: char| !c.is_alphabetic()).any(|word| language(lang).own_names.contains(&word))
    };
    match (named(Lang::Fr), named(Lang::En)) {
        (true, false) => Some(Lang::Fr),
        (false, true) => Some(Lang::En),
        _ => None,
    }
}
