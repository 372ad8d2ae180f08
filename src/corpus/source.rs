//! The bytes of a document, whether it is a file of its own, part of an archive, or a text in a line of JSON.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::ops::Range;

use super::record::record;
use crate::disk::{self, Links};
use crate::model::{SourceFile, Within};

/// A document that is open: how many bytes it has, and where they come from.
pub type Opened = (u64, Box<dyn Read>);

/// Opens a document of the corpus.
///
/// # Errors
///
/// Fails if its file cannot be read, or does not hold any more what was found in it.
pub fn open(file: &SourceFile) -> io::Result<Opened> {
    let mut opened = disk::open(&file.path, Links::Follow)?;
    match &file.within {
        Within::Whole => Ok((opened.metadata()?.len(), Box::new(opened))),
        Within::Bytes(place) => {
            opened.seek(SeekFrom::Start(place.start))?;
            let bytes = place.end - place.start;
            Ok((bytes, Box::new(opened.take(bytes))))
        }
        Within::Line { place, lang, .. } => {
            let found = record(&bytes(opened, place)?).ok().and_then(|mut found| found.texts[*lang].take());
            let changed = || io::Error::new(io::ErrorKind::InvalidData, "the file was changed meanwhile");
            let text = found.ok_or_else(changed)?;
            Ok((text.len() as u64, Box::new(Cursor::new(text))))
        }
    }
}

/// The size of a document, without opening it.
pub(super) fn size(file: &SourceFile) -> io::Result<u64> {
    match &file.within {
        Within::Whole => disk::size(&file.path),
        Within::Bytes(place) => Ok(place.end - place.start),
        Within::Line { bytes, .. } => Ok(*bytes),
    }
}

/// The bytes at a place of a file.
pub(super) fn bytes(mut file: File, place: &Range<u64>) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(place.start))?;
    let mut bytes = Vec::new();
    file.take(place.end - place.start).read_to_end(&mut bytes)?;
    Ok(bytes)
}
