//! From the codes in a content stream to letters and widths, font by font.

use std::rc::Rc;
use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use crate::model::Lookup;

use super::limits::Budget;
use super::streams;

/// What a glyph says, and how far it moves the pen.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// The text; empty for what is not a letter.
    pub(super) text: Rc<str>,
    /// The advance in thousandths of the font size.
    pub(super) advance: f64,
    /// Whether the font says what the glyph means.
    pub(super) known: bool,
}

/// A font of the file.
pub(super) struct Face<'a> {
    font: Option<Font<'a>>,
    letters: Lookup<u32, Letter>,
    /// Whether its letters are bold.
    pub(super) bold: bool,
    /// Whether it is written from left to right; else from top to bottom.
    pub(super) horizontal: bool,
    /// By how much a glyph of size 1 is larger than the font size says (Type 3 fonts have a measure of their own).
    pub(super) scale: f64,
}

/// The fonts of a file, each read once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    cmaps: CMapResolverFn,
    faces: Vec<Face<'a>>,
    /// By where the dictionary stands in memory: a font written inside another object has no number of its own.
    known: Lookup<usize, usize>,
}

impl<'a> Fonts<'a> {
    /// No font yet.
    pub(super) fn new() -> Fonts<'a> {
        Fonts {
            cache: FontCache::new(),
            programs: Arc::new(|query| {
                let standard = match query {
                    FontQuery::Standard(font) => *font,
                    FontQuery::Fallback(query) => query.pick_standard_font(),
                };
                Some(standard.get_font_data())
            }),
            cmaps: Arc::new(|_| None),
            faces: Vec::new(),
            known: Lookup::default(),
        }
    }

    /// The number of the font that `dict` describes.
    pub(super) fn load(&mut self, dict: &Dict<'a>, budget: &mut Budget) -> usize {
        let place = dict.data().as_ptr() as usize;
        if let Some(known) = self.known.get(&place) {
            return *known;
        }
        let font =
            if streams_fit(dict, budget) { self.cache.font(dict, &self.programs, &self.cmaps) } else { None };
        self.faces.push(Face {
            horizontal: font.as_ref().is_none_or(Font::is_horizontal),
            font,
            letters: Lookup::default(),
            bold: is_bold(dict),
            scale: type3_scale(dict),
        });
        let index = self.faces.len() - 1;
        self.known.insert(place, index);
        index
    }

    /// The font with this number.
    pub(super) fn face(&mut self, index: usize) -> Option<&mut Face<'a>> {
        self.faces.get_mut(index)
    }
}

impl Face<'_> {
    /// The code at `at` and how many bytes it takes.
    pub(super) fn code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        match &self.font {
            Some(font) => {
                let (code, len) = font.read_code(bytes, at);
                (code, len.max(1))
            }
            None => (bytes.get(at).copied().unwrap_or_default().into(), 1),
        }
    }

    /// What the glyph of `code` says.
    pub(super) fn letter(&mut self, code: u32) -> &Letter {
        let font = &self.font;
        self.letters.entry(code).or_insert_with(|| match font {
            Some(font) => read_letter(font, code),
            None => unread_letter(code),
        })
    }
}

/// The letter of a font that could not be read: ASCII, which most encodings share, is a fair guess, else unknown.
fn unread_letter(code: u32) -> Letter {
    let known = (0x20..0x7F).contains(&code);
    let text = char::from_u32(code).filter(|_| known).unwrap_or('\u{FFFD}');
    Letter { text: text.to_string().into(), advance: 500.0, known: false }
}

fn read_letter(font: &Font<'_>, code: u32) -> Letter {
    let advance = font.code_advance(code);
    let advance = if font.is_horizontal() { advance.x } else { advance.y };
    let text = match font.glyph(font.map_code(code), code) {
        FontGlyph::Outline(glyph) => glyph.as_unicode(),
        FontGlyph::Type3(glyph) => glyph.as_unicode(),
    };
    let mut out = String::new();
    match text {
        Some(BfString::Char(c)) => push_plain(&mut out, c),
        Some(BfString::String(text)) => text.chars().for_each(|c| push_plain(&mut out, c)),
        None => out.push('\u{FFFD}'),
    }
    let known = !out.contains('\u{FFFD}');
    let advance = if advance.is_finite() { advance.clamp(-10_000.0, 10_000.0) } else { 0.0 };
    Letter { text: out.into(), advance, known }
}

/// Appends a character as text has it: ligatures by their letters, bullets of symbol fonts as bullets.
fn push_plain(out: &mut String, c: char) {
    match c {
        '\u{FB00}' => out.push_str("ff"),
        '\u{FB01}' => out.push_str("fi"),
        '\u{FB02}' => out.push_str("fl"),
        '\u{FB03}' => out.push_str("ffi"),
        '\u{FB04}' => out.push_str("ffl"),
        '\u{FB05}' | '\u{FB06}' => out.push_str("st"),
        '\u{F0B7}' | '\u{F0A7}' | '\u{F0D8}' | '\u{F06F}' | '\u{F076}' | '\u{F0FC}' => out.push('•'),
        '\u{F020}' => out.push(' '),
        '\u{F02D}' => out.push('-'),
        '\0' => {}
        c if c.is_control() => out.push(' '),
        c if ('\u{E000}'..='\u{F8FF}').contains(&c) => out.push('\u{FFFD}'),
        c => out.push(c),
    }
}

/// Whether every stream that reading the font would inflate fits the budget.
fn streams_fit(dict: &Dict<'_>, budget: &mut Budget) -> bool {
    let descendant =
        dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let mut fit = true;
    for font in std::iter::once(dict.clone()).chain(descendant) {
        let descriptor = font.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let own = ["ToUnicode", "Encoding", "CIDToGIDMap"].map(|key| font.get::<Stream<'_>>(key));
        let programs = ["FontFile", "FontFile2", "FontFile3"].map(|key| descriptor.get::<Stream<'_>>(key));
        for stream in own.into_iter().chain(programs).flatten() {
            fit &= streams::fits(&stream, budget);
        }
    }
    fit
}

/// Bold by the name of the font, its weight or its flags.
fn is_bold(dict: &Dict<'_>) -> bool {
    let descendant = dict
        .get::<Array<'_>>("DescendantFonts")
        .and_then(|fonts| fonts.iter::<Dict<'_>>().next())
        .unwrap_or_default();
    let descriptor = dict
        .get::<Dict<'_>>("FontDescriptor")
        .or_else(|| descendant.get::<Dict<'_>>("FontDescriptor"))
        .unwrap_or_default();
    let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_lowercase()).unwrap_or_default();
    const FORCE_BOLD: u32 = 1 << 18;
    const SEMI_BOLD: f32 = 600.0;
    ["bold", "black", "heavy", "demi"].iter().any(|word| name.contains(word))
        || descriptor.get::<f32>("FontWeight").is_some_and(|weight| weight >= SEMI_BOLD)
        || descriptor.get::<u32>("Flags").is_some_and(|flags| flags & FORCE_BOLD != 0)
}

/// The measure of a Type 3 font against the usual thousandth.
fn type3_scale(dict: &Dict<'_>) -> f64 {
    if dict.get::<Name<'_>>("Subtype").is_none_or(|name| name.as_str() != "Type3") {
        return 1.0;
    }
    let Some(Object::Number(x)) =
        dict.get::<Array<'_>>("FontMatrix").and_then(|matrix| matrix.iter::<Object<'_>>().next())
    else {
        return 1.0;
    };
    let height = dict
        .get::<Array<'_>>("FontBBox")
        .map(|rect| rect.iter::<f32>().collect::<Vec<_>>())
        .filter(|rect| rect.len() == 4)
        .map(|rect| f64::from((rect[3] - rect[1]).abs()));
    let scale = x.as_f64().abs() * height.filter(|height| *height > 0.0).unwrap_or(1_000.0);
    if scale.is_finite() && scale > 0.0 { scale.min(10.0) } else { 1.0 }
}
