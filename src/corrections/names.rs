//! Corrections of names, wherever they stand in a document.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::mentions::kind_of;
use super::print::folded;
use super::row::{Correction, NameAction, What};
use super::{Meaning, RULE, lost};
use crate::model::{
    Block, BlockKind, CorrectionFault, Diagnostic, EntityValue, Lang, Mention, MentionKind, Sides, Value,
    Version,
};

/// Both versions, as far as they are there.
type Versions<'a, 'b> = &'a mut Sides<Option<&'b mut Version>>;

/// Corrects the names of both versions: first what holds `everywhere`, then what holds in this document alone. A name of this
/// document that is not found is reported.
pub(super) fn correct(
    everywhere: &[Correction],
    own: &[Correction],
    versions: Versions<'_, '_>,
    meaning: &Meaning<'_>,
) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let rows = everywhere.iter().map(|one| (one, false)).chain(own.iter().map(|one| (one, true)));
    let rows: Vec<_> = rows.filter(|(one, _)| matches!(one.what, What::Name { .. })).collect();
    if rows.is_empty() {
        return told;
    }
    let mut forms: Sides<Forms> = Sides::default();
    let mut tell = |row: usize, fault| told.push(lost(row, (fault, None), None));
    for (one, is_own) in &rows {
        let What::Name { lang, name, action: NameAction::Is, kind, value } = &one.what else { continue };
        match entity(versions, *lang, *kind, value, meaning) {
            Some(meant) => {
                for side in Lang::BOTH.into_iter().filter(|side| lang.is_none_or(|lang| lang == *side)) {
                    forms[side].add(one.row, name, &meant);
                }
            }
            None if *is_own => tell(one.row, CorrectionFault::NoName { name: value.clone() }),
            None => {}
        }
    }
    let mut found = BTreeSet::new();
    for lang in Lang::BOTH {
        if let Some(version) = versions[lang].as_mut() {
            forms[lang].find(version, &mut found);
        }
    }
    for (one, is_own) in rows {
        match &one.what {
            What::Name { name, action: NameAction::Is, lang, kind, value } if is_own => {
                let is_known = entity(versions, *lang, *kind, value, meaning).is_some();
                if is_known && !found.contains(&one.row) {
                    tell(one.row, CorrectionFault::NoName { name: name.clone() });
                }
            }
            What::Name { lang, name, action: NameAction::Same, kind, value } => {
                let done = entity(versions, *lang, *kind, value, meaning)
                    .ok_or(value)
                    .and_then(|meant| if rename(versions, *lang, name, &meant) { Ok(()) } else { Err(name) });
                if let (Err(name), true) = (done, is_own) {
                    tell(one.row, CorrectionFault::NoName { name: name.clone() });
                }
            }
            _ => {}
        }
    }
    told
}

/// The entity that a person calls `name`: one that the document mentions so, or else what the name means by itself.
fn entity(
    versions: Versions<'_, '_>,
    lang: Option<Lang>,
    kind: Option<MentionKind>,
    name: &str,
    meaning: &Meaning<'_>,
) -> Option<EntityValue> {
    let lang = lang.unwrap_or(Lang::En);
    let mentioned = Lang::BOTH.into_iter().find_map(|side| {
        let version = versions[side].as_deref()?;
        version.mentions.iter().find_map(|mention| {
            let Value::Entity(value) = &mention.value else { return None };
            let is_kind = kind.is_none_or(|kind| kind == kind_of(&mention.value));
            let own =
                [&value.canonical, &value.name_fr, &value.name_en].iter().any(|own| own.as_str() == name);
            (is_kind && own).then(|| value.clone())
        })
    });
    mentioned.or_else(|| match meaning(lang, kind, name)? {
        Value::Entity(value) => Some(value),
        _ => None,
    })
}

/// Gives what is called `name` the value of another entity; says whether anything is called so.
fn rename(versions: Versions<'_, '_>, lang: Option<Lang>, name: &str, meant: &EntityValue) -> bool {
    let wanted = folded(name);
    let mut called = BTreeSet::new();
    for side in Lang::BOTH.into_iter().filter(|side| lang.is_none_or(|lang| lang == *side)) {
        let Some(version) = versions[side].as_deref() else { continue };
        for mention in &version.mentions {
            let Value::Entity(value) = &mention.value else { continue };
            let surface = || version.text.blocks.get(mention.block)?.text.text().get(mention.range.clone());
            if value.canonical == name || surface().is_some_and(|surface| folded(surface) == wanted) {
                called.insert((value.kind, value.canonical.clone()));
            }
        }
    }
    called.remove(&(meant.kind, meant.canonical.clone()));
    for side in Lang::BOTH {
        let Some(version) = versions[side].as_mut() else { continue };
        for mention in &mut version.mentions {
            if let Value::Entity(value) = &mut mention.value
                && called.contains(&(value.kind, value.canonical.clone()))
            {
                *value = EntityValue { level: value.level, ..meant.clone() };
                mention.rule = RULE;
            }
        }
    }
    !called.is_empty()
}

/// Names to be found in the texts of a language, by their first words.
#[derive(Default)]
struct Forms<'a>(BTreeMap<&'a str, Vec<Form<'a>>>);

struct Form<'a> {
    row: usize,
    name: &'a str,
    words: usize,
    value: EntityValue,
}

impl<'a> Forms<'a> {
    fn add(&mut self, row: usize, name: &'a str, value: &EntityValue) {
        let words = words(name);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let name = &name[first.start..last.end];
        let form = Form { row, name, words: words.len(), value: value.clone() };
        let all = self.0.entry(&name[..first.end - first.start]).or_default();
        all.push(form);
        // The longest first; of equal ones the last row counts.
        all.sort_by_key(|form| (std::cmp::Reverse(form.words), std::cmp::Reverse(form.row)));
    }

    /// Finds the names in a version, notes which rows were found, and puts mentions there.
    fn find(&self, version: &mut Version, found: &mut BTreeSet<usize>) {
        if self.0.is_empty() {
            return;
        }
        let mut hits: Vec<Mention> = Vec::new();
        for (at, block) in version.text.blocks.iter().enumerate() {
            if block.kind != BlockKind::Furniture {
                self.find_in(at, block, &mut hits, found);
            }
        }
        version.mentions = merged(std::mem::take(&mut version.mentions), hits);
    }

    fn find_in(&self, at: usize, block: &Block, hits: &mut Vec<Mention>, found: &mut BTreeSet<usize>) {
        let text = block.text.text();
        let words = words(text);
        let mut next = 0;
        while let Some(word) = words.get(next) {
            let forms = self.0.get(&text[word.clone()]).map_or(&[][..], Vec::as_slice);
            let hit = forms.iter().find_map(|form| {
                let last = words.get(next + form.words - 1)?;
                is_same(&text[word.start..last.end], form.name).then_some((form, word.start..last.end))
            });
            match hit {
                Some((form, range)) => {
                    found.insert(form.row);
                    let value = Value::Entity(form.value.clone());
                    hits.push(Mention { block: at, range, rule: RULE, value });
                    next += form.words;
                }
                None => next += 1,
            }
        }
    }
}

/// The words of a text: runs of letters and digits.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        match out.last_mut() {
            Some(last) if last.end == at => last.end = at + c.len_utf8(),
            _ => out.push(at..at + c.len_utf8()),
        }
    }
    out
}

/// Whether two texts are the same but for the forms of spaces, apostrophes and hyphens.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |c: char| match c {
        '’' | 'ʼ' | '‘' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    one.chars().map(plain).eq(other.chars().map(plain))
}

/// Mentions with hits among them, both in the order of the text: a hit takes the place of the names that lie in it, and gives
/// way to what is longer.
fn merged(mentions: Vec<Mention>, hits: Vec<Mention>) -> Vec<Mention> {
    // The farthest end of those mentions of the block that begin no later.
    let mut ends: Vec<(usize, usize)> = Vec::with_capacity(mentions.len());
    for mention in &mentions {
        let before = ends.last().filter(|(block, _)| *block == mention.block).map_or(0, |(_, end)| *end);
        ends.push((mention.block, mention.range.end.max(before)));
    }
    let mut kept = vec![true; mentions.len()];
    let mut added = Vec::new();
    for hit in hits {
        let until = mentions.partition_point(|one| (one.block, one.range.start) < (hit.block, hit.range.end));
        let touching =
            (0..until).rev().take_while(|at| ends[*at].0 == hit.block && ends[*at].1 > hit.range.start);
        let (mut inside, mut longer) = (Vec::new(), false);
        for at in touching.filter(|at| mentions[*at].range.end > hit.range.start) {
            let range = &mentions[at].range;
            if hit.range.start <= range.start && range.end <= hit.range.end {
                inside.push(at);
            } else {
                longer = true;
            }
        }
        if longer {
            continue;
        }
        for at in inside.into_iter().filter(|at| matches!(mentions[*at].value, Value::Entity(_))) {
            kept[at] = false;
        }
        added.push(hit);
    }
    let kept = mentions.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(mention, _)| mention);
    let mut out: Vec<Mention> = kept.chain(added).collect();
    out.sort_by_key(|mention| (mention.block, mention.range.start, mention.range.end));
    out
}
