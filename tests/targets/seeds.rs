//! Pieces of the reports, in the form that each target takes.

use std::fs;
use std::path::Path;

use encoding_rs::WINDOWS_1252;
use paralign::model::Lang;

use super::APART;
use super::made::{self, Piece};
use super::print;

/// What a target starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seeds {
    /// Pieces in every encoding that is read.
    Files,
    /// Pieces of both sides.
    Texts,
    /// Pieces of one side.
    Side(Lang),
    /// The parts of Word files, parted by [`APART`].
    Word,
    /// HTML pages.
    Html,
    /// The parts of OpenDocument texts, parted by [`APART`].
    OpenDocument,
    /// PDF files, with a structure tree and without.
    Pdf,
    /// Pieces of both sides that stand at the same height, parted by [`APART`].
    Pairs,
}

/// The length of a piece in bytes, and the number of pieces of a report.
const PIECE: usize = 1_500;
const PIECES: usize = 6;

impl Seeds {
    /// The seeds from the corpus under `project`, each with a name.
    pub fn of(self, project: &Path) -> Vec<(String, Vec<u8>)> {
        let both = [Lang::Fr, Lang::En].map(|lang| reports(project, lang));
        let [fr, en] = &both;
        match self {
            Seeds::Files => {
                fr.iter().enumerate().flat_map(|(at, text)| encoded(at, &piece(text, at))).collect()
            }
            Seeds::Texts => [pieces("fr", fr), pieces("en", en)].concat(),
            Seeds::Side(Lang::Fr) => pieces("fr", fr),
            Seeds::Side(Lang::En) => pieces("en", en),
            Seeds::Word => made(|report| made::word_parts(report).join(&APART.to_string())),
            Seeds::Html => made(made::html),
            Seeds::OpenDocument => made(|report| made::open_parts(report).join(&APART.to_string())),
            Seeds::Pdf => {
                let mut both = made(|report| print::print(report, true));
                both.extend(made(|report| print::print(report, false)));
                both.into_iter()
                    .enumerate()
                    .map(|(at, (name, bytes))| (format!("{name}-{at}"), bytes))
                    .collect()
            }
            Seeds::Pairs => pieces("fr", fr)
                .into_iter()
                .zip(pieces("en", en))
                .map(|((name, fr), (_, en))| (name, [&fr, APART.to_string().as_bytes(), &en].concat()))
                .collect(),
        }
    }
}

/// The made report and its parts, each written by `write`.
fn made<T: Into<Vec<u8>>>(write: impl Fn(&[Piece]) -> T) -> Vec<(String, Vec<u8>)> {
    let whole = made::report();
    let parts = (0..whole.len()).flat_map(|start| [(start, whole.len()), (0, start + 1)]);
    parts.map(|(start, end)| (format!("made-{start}-{end}"), write(&whole[start..end]).into())).collect()
}

/// The reports of one side, in the order of their names.
fn reports(project: &Path, lang: Lang) -> Vec<String> {
    let folder = project.join("corpus").join(lang.code());
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

fn pieces(name: &str, reports: &[String]) -> Vec<(String, Vec<u8>)> {
    let all = reports.iter().enumerate().flat_map(|(at, text)| (0..PIECES).map(move |part| (at, text, part)));
    all.map(|(at, text, part)| (format!("{name}-{at}-{part}"), piece(text, part).into_bytes())).collect()
}

/// One of the pieces of a report, spread evenly over it.
fn piece(text: &str, part: usize) -> String {
    let part = part % PIECES;
    let start = floor(text, text.len().saturating_sub(PIECE) * part / (PIECES - 1));
    text[start..floor(text, (start + PIECE).min(text.len()))].to_owned()
}

/// The same text in every encoding that is read.
fn encoded(at: usize, text: &str) -> Vec<(String, Vec<u8>)> {
    let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
    [
        ("utf-8", text.as_bytes().to_vec()),
        ("utf-8-bom", marked(&[0xEF, 0xBB, 0xBF], text.as_bytes().to_vec())),
        ("utf-16le", wide(u16::to_le_bytes)),
        ("utf-16le-bom", marked(&[0xFF, 0xFE], wide(u16::to_le_bytes))),
        ("utf-16be-bom", marked(&[0xFE, 0xFF], wide(u16::to_be_bytes))),
        ("windows-1252", WINDOWS_1252.encode(text).0.into_owned()),
    ]
    .map(|(name, bytes)| (format!("{name}-{at}"), bytes))
    .to_vec()
}

/// The last place at or before `at` that does not cut a character.
pub fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
