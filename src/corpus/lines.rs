//! A corpus as JSON lines: a document a line, as `paralign stream` takes them. A line is read once to be listed, and again for its texts.

use std::io::{self, BufRead, BufReader, Read as _};
use std::path::Path;

use super::Corpus;
use super::found::Found;
use super::listing::on_one_line;
use super::record::record;
use crate::disk::{self, Links};
use crate::error::{BadLine, Error, Result};
use crate::model::{Lang, Within};

/// The most bytes that a line may have, its end left out.
pub const LONGEST_LINE: usize = 64 << 20;

/// A line as it came, or why it cannot be taken.
pub type Line = std::result::Result<Vec<u8>, BadLine>;

/// The next line without its end, or nothing; a line longer than `limit` is skipped.
///
/// # Errors
///
/// Fails if the input cannot be read.
pub fn next_line(input: &mut impl BufRead, limit: usize) -> io::Result<Option<Line>> {
    Ok(counted_line(input, limit)?.map(|(line, _)| line))
}

/// The next line, and how many bytes it takes with its end.
fn counted_line(input: &mut impl BufRead, limit: usize) -> io::Result<Option<(Line, u64)>> {
    let mut line = Vec::new();
    let read = input.by_ref().take(limit as u64 + 1).read_until(b'\n', &mut line)? as u64;
    if read == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() > limit {
        let skipped = input.skip_until(b'\n')? as u64;
        return Ok(Some((Err(BadLine::TooLong { limit }), read + skipped)));
    }
    Ok(Some((Ok(line), read)))
}

/// Lists the documents in the lines of `path`; `given` is what the user calls the file.
pub(super) fn discover(path: &Path, given: &Path) -> Result<Corpus> {
    let fail = |source| Error::UnlistedCorpus { path: given.to_owned(), source };
    let mut input = BufReader::with_capacity(1 << 18, disk::open(path, Links::Follow).map_err(fail)?);
    let name = given.file_name().map(|name| on_one_line(&name.to_string_lossy())).unwrap_or_default();
    let (mut found, mut at) = (Found::default(), 0);
    for number in 1.. {
        let Some((line, bytes)) = counted_line(&mut input, LONGEST_LINE).map_err(fail)? else { break };
        let place = at..at + bytes;
        at += bytes;
        let record = line.map_err(|bad| (None, bad)).and_then(|line| record(&line));
        match record {
            Ok(record) => {
                let within = |lang: Lang, text: &[u8]| Within::Line {
                    place: place.clone(),
                    lang,
                    bytes: text.len() as u64,
                };
                found.take(record, path, within, &format!("{name}, line {number}"));
            }
            Err(bad) => found.miss(bad, &name, number),
        }
    }
    found.corpus(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_at_their_ends_and_long_ones_are_skipped() {
        let text = "abc\nabcd\nabcde\n\nab";
        let mut input = text.as_bytes();
        let long = || Err(BadLine::TooLong { limit: 3 });
        let line = |text: &str| Ok(text.as_bytes().to_vec());
        let mut bytes = 0;
        for expected in [line("abc"), long(), long(), line(""), line("ab")] {
            let (line, read) = counted_line(&mut input, 3).unwrap().unwrap();
            assert_eq!(line, expected);
            bytes += read;
        }
        assert_eq!(bytes, text.len() as u64);
        assert_eq!(next_line(&mut input, 3).unwrap(), None);
    }
}
