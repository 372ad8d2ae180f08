//! Finding, pairing and ordering the files of a corpus; no document is opened here.

mod archive;
mod corrections;
mod forms;
mod found;
mod lines;
mod listing;
mod manifest;
mod names;
mod packed;
mod pairs;
#[cfg(feature = "parquet")]
mod parquet;
mod portions;
mod record;
mod source;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use self::listing::Listed;
use self::pairs::Documents;
use self::written::Written;

use crate::disk::{self, Links};
use crate::error::{Error, Result};
use crate::model::{Diagnostic, DocumentPair, Flaw, Lang, SourceFile, hexadecimal};

pub use corrections::{Written as Corrections, corrections, corrections_place};
pub use lines::{LONGEST_LINE, Line, next_line};
pub use manifest::published;
pub use portions::{Division, LEAST_PORTION};
pub use record::{Record, record};
pub use source::{Opened, open};

/// A flaw of the corpus with the id of its document, which is empty for the corpus as a whole.
pub type NamedFlaw = (String, Diagnostic);

/// The largest file whose bytes are compared with those of others of its size: no document is larger.
const LARGEST_TWIN: u64 = 1 << 30;
/// The most bytes of a gazetteer file that are read: a million names.
const LARGEST_GAZETTEER: u64 = 64 << 20;

/// A corpus as it was found.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The documents, in the order of their ids.
    pub documents: Vec<DocumentPair>,
    /// What is wrong with the corpus; a flaw of no document has an empty id.
    pub flaws: Vec<NamedFlaw>,
    /// The name and the bytes of the manifest, if there is one that can be read.
    pub manifest: Option<(&'static str, Vec<u8>)>,
    /// The names of the manifest's further columns, as the tables have them.
    pub meta: Vec<String>,
    /// The bytes of the corrections, where they lie in an archive.
    pub corrections: Option<Vec<u8>>,
    /// The folder that holds the files, or would if the archive were unpacked where it lies.
    pub base: PathBuf,
    /// Where the bytes of a compressed file are kept until everything is read.
    pub unpacked: Option<tempfile::NamedTempFile>,
}

/// Lists the documents under `root`, for a run that writes to `output`.
///
/// `fr/<id>.txt` and `en/<id>.txt` are a pair, whatever the form of each; sub-folders are part of the id. The folders may be named
/// after the languages in another way (`FR`, `anglais`); without such folders the name of each file tells its language
/// (`report_en.pdf`). Of several forms of a text on one side the best is taken. Versions whose names differ are joined by the
/// columns `fr_file` and `en_file` of `manifest.csv`, or if their names say the same (`rapport_2019_fr`, `report_2019_en`). What is
/// known of a document beyond its text comes from the manifest. What a run of this program wrote is not a document, wherever it lies.
///
/// `root` may be a tar archive of such a folder, a file of JSON lines as [`record`] understands them, or a Parquet file with their
/// members as columns, each compressed with gzip or not.
///
/// # Errors
///
/// Fails if `root` cannot be listed or holds no document at all, or if `output` is a folder of documents.
pub fn discover(root: &Path, output: &Path) -> Result<Corpus> {
    if root.is_file() {
        return packed::discover(root);
    }
    if !root.is_dir() {
        return Err(Error::NoCorpus { path: root.to_owned() });
    }
    disk::list(root).map_err(|source| Error::UnlistedCorpus { path: root.to_owned(), source })?;
    let mut flaws = Vec::new();
    let bytes = manifest::load(root, &mut flaws);
    let manifest = manifest::read(bytes.as_deref().unwrap_or_default(), &mut flaws);
    let files = listing::list(root, manifest.files(), Written::new(output), &mut flaws)?;
    let found = Files { files, manifest, bytes, flaws };
    found.pairs(root).map(|corpus| Corpus { base: root.to_owned(), ..corpus })
}

/// The files of a corpus, not paired yet.
struct Files {
    files: Vec<Listed>,
    manifest: manifest::Manifest,
    /// The bytes of the manifest.
    bytes: Option<Vec<u8>>,
    flaws: Vec<NamedFlaw>,
}

impl Files {
    /// Joins the files into documents.
    fn pairs(self, root: &Path) -> Result<Corpus> {
        let Files { files: listed, mut manifest, bytes, mut flaws } = self;
        let mut documents = Documents::new();
        let mut files = [Vec::new(), Vec::new()];
        for file in listed {
            files[usize::from(file.lang == Lang::En)].push(file);
        }
        for (side, files) in files.into_iter().enumerate() {
            for file in forms::best(files, &mut flaws) {
                let id = free_id(&documents, side, &file, &mut flaws);
                documents.entry(id).or_default()[side] = Some(file.source);
            }
        }
        pairs::join(&mut documents, &mut flaws);
        if documents.is_empty() {
            return Err(Error::EmptyCorpus { path: root.to_owned() });
        }
        name_case_clashes(&documents, &mut flaws);
        name_twins(&documents, &mut flaws);
        let likely = pairs::likely(&documents);
        let meta = manifest.meta().to_vec();
        let documents = documents
            .into_iter()
            .map(|(id, [fr, en])| {
                let about = manifest.take(&id);
                flaws.extend(
                    missing_side(&id, [fr.as_ref(), en.as_ref()], likely.get(&id).cloned())
                        .map(|flaw| (id.clone(), flaw)),
                );
                DocumentPair { id, fr, en, about }
            })
            .collect();
        for (row, id) in manifest.left() {
            flaws.push((id.clone(), Diagnostic::of(None, Flaw::ManifestRow { id, row })));
        }
        let manifest = bytes.map(|bytes| (manifest::FILE, bytes));
        Ok(Corpus { documents, flaws, manifest, meta, ..Corpus::default() })
    }
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

/// The id of a file: its stem, or its full name if another file of the side has that stem, with a number if names that
/// are no UTF-8 read alike.
fn free_id(documents: &Documents, side: usize, file: &Listed, flaws: &mut Vec<NamedFlaw>) -> String {
    match documents.get(&file.stem).and_then(|sides| sides[side].as_ref()) {
        None => file.stem.clone(),
        Some(used) => {
            let flaw = Flaw::DuplicateFile { file: file.source.name.clone(), used: used.name.clone() };
            let is_free = |id: &String| documents.get(id).is_none_or(|sides| sides[side].is_none());
            let id = first_free(&file.name, is_free);
            flaws.push((id.clone(), Diagnostic::of(Some(file.lang), flaw)));
            id
        }
    }
}

/// A name, or what it is with the first number behind it that makes it free.
fn first_free(name: &str, is_free: impl Fn(&String) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

fn name_case_clashes(documents: &Documents, flaws: &mut Vec<NamedFlaw>) {
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

/// Tells of files of one side that hold the same bytes: one of them was probably saved under the wrong name.
///
/// Only files of the same size are opened.
fn name_twins(documents: &Documents, flaws: &mut Vec<NamedFlaw>) {
    for (side, lang) in Lang::BOTH.into_iter().enumerate() {
        let mut sizes: BTreeMap<u64, Vec<(&String, &SourceFile)>> = BTreeMap::new();
        for (id, files) in documents {
            if let Some(file) = &files[side]
                && let Ok(bytes @ 1..=LARGEST_TWIN) = source::size(file)
            {
                sizes.entry(bytes).or_default().push((id, file));
            }
        }
        for alike in sizes.into_values().filter(|files| files.len() > 1) {
            let mut seen: BTreeMap<[u8; 32], &SourceFile> = BTreeMap::new();
            for (id, file) in alike {
                let Ok(hash) = open(file).and_then(|(_, file)| hash(file)) else { continue };
                match seen.get(&hash) {
                    Some(other) => {
                        let (file, other) = (file.name.clone(), other.name.clone());
                        let flaw = Flaw::IdenticalFile { file, other };
                        flaws.push((id.clone(), Diagnostic::of(Some(lang), flaw)));
                    }
                    None => drop(seen.insert(hash, file)),
                }
            }
        }
    }
}

/// The SHA-256 of a file of the corpus, in lower-case hexadecimal; nothing if it cannot be read.
#[must_use]
pub fn sha256(file: &SourceFile) -> Option<String> {
    let hash = open(file).and_then(|(_, file)| hash(file));
    hash.ok().map(|hash| hexadecimal(&hash))
}

/// The SHA-256 of a file, read piece by piece.
fn hash(mut file: impl Read) -> io::Result<[u8; 32]> {
    let (mut hash, mut piece) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hash.finalize().into()),
            count => hash.update(&piece[..count]),
        }
    }
}

fn missing_side(id: &str, files: [Option<&SourceFile>; 2], likely: Option<String>) -> Option<Diagnostic> {
    let (lang, file, folder) = match files {
        [Some(file), None] => (Lang::Fr, file, "en"),
        [None, Some(file)] => (Lang::En, file, "fr"),
        _ => return None,
    };
    let flaw = Flaw::Unpaired { file: file.name.clone(), expected: format!("{folder}/{id}.txt"), likely };
    Some(Diagnostic::of(Some(lang), flaw))
}
