//! Finding, pairing and ordering the files of a corpus; no document is opened here.

mod forms;
mod manifest;
mod record;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

use crate::disk::{self, Links};
use crate::error::{Error, Result};
use crate::model::{Diagnostic, DocumentPair, FileFault, Flaw, Lang, SourceFile};

use self::written::Written;

pub use manifest::published;
pub use record::{Record, record};

/// A flaw of the corpus with the id of its document, which is empty for the corpus as a whole.
pub type NamedFlaw = (String, Diagnostic);

/// The folders of the two sides.
const FOLDERS: [(Lang, &str); 2] = [(Lang::Fr, "fr"), (Lang::En, "en")];

/// The most bytes of a gazetteer file that are read: a million names.
const LARGEST_GAZETTEER: u64 = 64 << 20;

/// A corpus as it was found.
#[derive(Debug)]
pub struct Corpus {
    /// The documents, in the order of their ids.
    pub documents: Vec<DocumentPair>,
    /// What is wrong with the corpus; a flaw of no document has an empty id.
    pub flaws: Vec<NamedFlaw>,
    /// The name and the bytes of the manifest, if there is one that can be read.
    pub manifest: Option<(&'static str, Vec<u8>)>,
}

/// Lists the documents under `root`, for a run that writes to `output`.
///
/// `fr/<id>.txt` and `en/<id>.txt` are a pair, whatever the form of each; sub-folders are part of the id. Of several forms of a
/// text on one side the best is taken. What is known of a document beyond its
/// text comes from `manifest.csv`. What a run of this program wrote is not a document, wherever it lies.
///
/// # Errors
///
/// Fails if `root` cannot be listed or holds no document at all, or if `output` is a folder of documents.
pub fn discover(root: &Path, output: &Path) -> Result<Corpus> {
    if !root.is_dir() {
        return Err(Error::NoCorpus { path: root.to_owned() });
    }
    let mut written = Written::new(output);
    if FOLDERS.iter().any(|(_, folder)| written.is_output(&root.join(folder))) {
        return Err(Error::OutputAmongDocuments { path: output.to_owned() });
    }
    let mut flaws = Vec::new();
    let mut documents: BTreeMap<String, [Option<SourceFile>; 2]> = BTreeMap::new();
    for (side, (lang, folder)) in FOLDERS.into_iter().enumerate() {
        for file in forms::best(list(root, folder, lang, &mut written, &mut flaws), lang, &mut flaws) {
            let id = free_id(&documents, side, &file, lang, &mut flaws);
            documents.entry(id).or_default()[side] = Some(file.source);
        }
    }
    if documents.is_empty() {
        return Err(Error::EmptyCorpus { path: root.to_owned() });
    }
    name_case_clashes(&documents, &mut flaws);
    let bytes = manifest::load(root, &mut flaws);
    let mut known = manifest::read(bytes.as_deref().unwrap_or_default(), &mut flaws);
    let documents = documents
        .into_iter()
        .map(|(id, [fr, en])| {
            let about = known.remove(&id).unwrap_or_default();
            flaws.extend(missing_side(&id, fr.as_ref(), en.as_ref()).map(|flaw| (id.clone(), flaw)));
            DocumentPair { id, fr, en, about }
        })
        .collect();
    for id in known.into_keys() {
        flaws.push((id.clone(), Diagnostic::of(None, Flaw::ManifestRow { id })));
    }
    Ok(Corpus { documents, flaws, manifest: bytes.map(|bytes| (manifest::FILE, bytes)) })
}

/// Reads the gazetteer files of a folder, `*.tsv`, in the order of their names.
///
/// # Errors
///
/// Fails if the folder cannot be listed, a file cannot be read as UTF-8 or is a link, or there is none.
pub fn gazetteer_files(folder: &Path) -> Result<Vec<(String, String)>> {
    let fail = |cause: String| Error::Gazetteer { path: folder.to_owned(), cause };
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| fail(error.to_string()))?;
        if entry.path().extension().is_some_and(|ending| ending == "tsv") {
            let name = entry.file_name().to_string_lossy().into_owned();
            let read = disk::read(entry.path(), Links::Refuse, LARGEST_GAZETTEER);
            let bytes = read.map_err(|error| fail(format!("{name}: {error}; put the file itself there")))?;
            let text = String::from_utf8(bytes)
                .map_err(|error| fail(format!("{name}: {error}; save it in UTF-8")))?;
            files.push((name, text));
        }
    }
    if files.is_empty() {
        return Err(fail("it holds no .tsv file".to_owned()));
    }
    Ok(files)
}

/// A file found in the folder of a side.
struct Listed {
    /// Path under the folder, without the ending.
    stem: String,
    form: forms::Form,
    /// Path under the folder.
    name: String,
    source: SourceFile,
}

/// Lists the documents of one side by name.
fn list(
    root: &Path,
    folder: &str,
    lang: Lang,
    written: &mut Written<'_>,
    flaws: &mut Vec<NamedFlaw>,
) -> Vec<Listed> {
    let base = root.join(folder);
    let mut out = Vec::new();
    if !base.is_dir() {
        return out;
    }
    let mut entries = WalkDir::new(&base).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let file = error.path().map_or_else(|| folder.to_owned(), |path| shown(root, path));
                let cause = match error.io_error() {
                    Some(io) => io.kind().to_string(),
                    None => "the link leads back to a folder above it".to_owned(),
                };
                flaws.push((String::new(), Diagnostic::of(Some(lang), Flaw::Unlisted { file, cause })));
                continue;
            }
        };
        if entry.file_type().is_dir() {
            if written.fills(entry.path()) {
                entries.skip_current_dir();
            } else {
                written.enter(entry.path());
            }
            continue;
        }
        if written.holds(entry.path()) {
            continue;
        }
        let file = shown(root, entry.path());
        let name = shown(&base, entry.path());
        if name.rsplit('/').next().is_some_and(|name| name.starts_with('.')) {
            continue;
        }
        match name.rsplit_once('.') {
            Some((stem, ending)) if entry.file_type().is_file() && !stem.is_empty() => {
                match forms::of(ending) {
                    Ok(form) => {
                        let stem = stem.nfc().collect();
                        let source = SourceFile { path: entry.into_path(), name: file };
                        out.push(Listed { stem, form, name, source });
                    }
                    Err(old) => flaws.push((String::new(), Diagnostic::of(Some(lang), left_out(file, old)))),
                }
            }
            _ => flaws.push((String::new(), Diagnostic::of(Some(lang), Flaw::Ignored { file }))),
        }
    }
    out
}

/// Why a file is left out; `old` is the name of its form, if it can be converted into one that is read.
fn left_out(file: String, old: Option<&'static str>) -> Flaw {
    match old {
        Some(format) => Flaw::File { file, fault: FileFault::OldFormat(format) },
        None => Flaw::Ignored { file },
    }
}

/// The path below `root` as the tables print it: with `/`, whatever the system, and on one line.
fn shown(root: &Path, path: &Path) -> String {
    let below: PathBuf = path.strip_prefix(root).unwrap_or(path).to_owned();
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    on_one_line(&parts.join("/"))
}

/// A name without line ends and other control characters, which a name may hold and a table may not.
fn on_one_line(name: &str) -> String {
    name.replace(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'), "\u{fffd}")
}

/// The id of a file: its stem, or its full name if another file of the side has that stem, with a number if names that
/// are no UTF-8 read alike.
fn free_id(
    documents: &BTreeMap<String, [Option<SourceFile>; 2]>,
    side: usize,
    file: &Listed,
    lang: Lang,
    flaws: &mut Vec<NamedFlaw>,
) -> String {
    match documents.get(&file.stem).and_then(|sides| sides[side].as_ref()) {
        None => file.stem.clone(),
        Some(used) => {
            let flaw = Flaw::DuplicateFile { file: file.source.name.clone(), used: used.name.clone() };
            let is_free = |id: &String| documents.get(id).is_none_or(|sides| sides[side].is_none());
            let numbered = (2..).map(|number| format!("{} ({number})", file.name));
            let id = std::iter::once(file.name.clone()).chain(numbered).find(is_free).unwrap_or_default();
            flaws.push((id.clone(), Diagnostic::of(Some(lang), flaw)));
            id
        }
    }
}

fn name_case_clashes(documents: &BTreeMap<String, [Option<SourceFile>; 2]>, flaws: &mut Vec<NamedFlaw>) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for id in documents.keys() {
        if let Some(other) = seen.insert(id.to_lowercase(), id)
            && told.insert(id)
        {
            let flaw = Flaw::CaseClash { file: other.to_owned(), other: id.clone() };
            flaws.push((id.clone(), Diagnostic::of(None, flaw)));
        }
    }
}

fn missing_side(id: &str, fr: Option<&SourceFile>, en: Option<&SourceFile>) -> Option<Diagnostic> {
    let (lang, file, folder) = match (fr, en) {
        (Some(file), None) => (Lang::Fr, file, "en"),
        (None, Some(file)) => (Lang::En, file, "fr"),
        _ => return None,
    };
    let flaw = Flaw::Unpaired { file: file.name.clone(), expected: format!("{folder}/{id}.txt") };
    Some(Diagnostic::of(Some(lang), flaw))
}
