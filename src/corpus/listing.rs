//! Listing the files of a corpus folder, each with its language and the name that it shares with its other version.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::manifest::{self, Claim, Claims};
use super::written::Written;
use super::{NamedFlaw, corrections, forms, names};
use crate::disk;
use crate::error::{Error, Result};
use crate::model::{Diagnostic, FileFault, Flaw, Lang, SourceFile, Within};

/// A file found in the corpus.
pub(super) struct Listed {
    pub(super) lang: Lang,
    /// Path under the folder of its language, without the ending.
    pub(super) stem: String,
    pub(super) form: forms::Form,
    /// Path under the folder of its language.
    pub(super) name: String,
    pub(super) source: SourceFile,
}

/// What may be a document.
pub(super) struct Candidate {
    /// Path below the corpus folder, as the tables print it.
    pub(super) name: String,
    /// Whether it is a regular file.
    pub(super) is_file: bool,
    pub(super) path: PathBuf,
    pub(super) within: Within,
}

impl Candidate {
    fn of(root: &Path, entry: DirEntry) -> Candidate {
        let (name, is_file) = (shown(root, entry.path()), entry.file_type().is_file());
        Candidate { name, is_file, path: entry.into_path(), within: Within::Whole }
    }
}

/// Lists the documents under `root` in the order of their names: those in the folders named after a language, and if there are
/// none, those below any folder so named or with a name of their own that tells their language. A file that the manifest `claims`
/// is taken as it says, wherever it lies, and what is `written` by a run is left out.
///
/// # Errors
///
/// Fails if a folder named after a language is the output folder of this run.
pub(super) fn list(
    root: &Path,
    claims: &Claims,
    mut written: Written<'_>,
    flaws: &mut Vec<NamedFlaw>,
) -> Result<Vec<Listed>> {
    let mut folders = language_folders(root);
    folders.sort_by(|a, b| (a.0 != Lang::Fr, &a.1).cmp(&(b.0 != Lang::Fr, &b.1)));
    let mut out = Vec::new();
    for (lang, folder) in &folders {
        let base = root.join(folder);
        if written.is_output(&base) {
            return Err(Error::OutputAmongDocuments { path: base });
        }
        walk(root, &base, Some(*lang), &mut written, flaws, |entry, flaws| {
            let under = shown(&base, entry.path());
            out.extend(listed(Candidate::of(root, entry), &under, Some(*lang), claims, flaws));
        });
    }
    if folders.is_empty() {
        walk(root, root, None, &mut written, flaws, |entry, flaws| {
            let under = shown(root, entry.path());
            if ![manifest::FILE, corrections::FILE].contains(&under.as_str()) {
                let (lang, under) = language_of(&under);
                out.extend(listed(Candidate::of(root, entry), &under, lang, claims, flaws));
            }
        });
    }
    let found: BTreeSet<_> = out.iter().map(|file| manifest::composed(&file.source.name)).collect();
    for (path, claim) in claims.iter().filter(|(path, _)| !found.contains(*path)) {
        let is_below = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        // Some systems keep the accents of a name apart.
        let full = [root.join(path), root.join(path.nfd().collect::<String>())];
        let full = full.into_iter().find(|full| is_below && full.is_file());
        let (name, is_file) = (on_one_line(path), full.is_some());
        let full = full.unwrap_or_else(|| root.join(path));
        let candidate = Candidate { name, is_file, path: full, within: Within::Whole };
        out.extend(claimed(candidate, path, claim, flaws));
    }
    Ok(out)
}

/// The file that the manifest claims for a document; a flaw, if it is not there or of no form that is read.
pub(super) fn claimed(
    candidate: Candidate,
    path: &str,
    claim: &Claim,
    flaws: &mut Vec<NamedFlaw>,
) -> Option<Listed> {
    let Claim { lang, id, row } = claim;
    let form =
        forms::split(path).and_then(|(_, ending)| forms::of(ending).ok()).filter(|_| candidate.is_file);
    let Some(form) = form else {
        let flaw =
            Flaw::ManifestFile { file: candidate.name, id: id.clone(), row: *row, column: claim.column() };
        flaws.push((id.clone(), Diagnostic::of(Some(*lang), flaw)));
        return None;
    };
    let Candidate { name, path: place, within, .. } = candidate;
    let source = SourceFile { path: place, name, within };
    Some(Listed { lang: *lang, stem: id.clone(), form, name: path.to_owned(), source })
}

/// The folders directly below `root` that are named after a language.
fn language_folders(root: &Path) -> Vec<(Lang, OsString)> {
    let entries = disk::list(root).unwrap_or_default().into_iter().map(|(name, _)| name);
    let folders = entries.filter(|name| root.join(name).is_dir());
    folders.filter_map(|name| Some((names::language_of_folder(name.to_str()?)?, name))).collect()
}

/// The language of a path below the corpus folder, by its first folder that is named after one, and the path without that.
pub(super) fn language_of(under: &str) -> (Option<Lang>, String) {
    let parts: Vec<_> = under.split('/').collect();
    let folders = parts.iter().take(parts.len() - 1);
    for (place, folder) in folders.enumerate() {
        if let Some(lang) = names::language_of_folder(folder) {
            let rest: Vec<_> =
                parts.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, part)| *part).collect();
            return (Some(lang), rest.join("/"));
        }
    }
    (None, under.to_owned())
}

/// Hands every file below `base` to `take`, in the order of their names; what cannot be followed becomes a flaw.
fn walk(
    root: &Path,
    base: &Path,
    lang: Option<Lang>,
    written: &mut Written<'_>,
    flaws: &mut Vec<NamedFlaw>,
    mut take: impl FnMut(DirEntry, &mut Vec<NamedFlaw>),
) {
    let mut entries = WalkDir::new(base).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {
                if entry.depth() > 0 && written.fills(entry.path()) {
                    entries.skip_current_dir();
                } else {
                    written.enter(entry.path());
                }
            }
            Ok(entry) if is_hidden(&entry) || written.holds(entry.path()) => {}
            Ok(entry) => take(entry, flaws),
            Err(error) => {
                let file = error.path().map_or_else(|| shown(root, base), |path| shown(root, path));
                let cause = match error.io_error() {
                    Some(io) => io.kind().to_string(),
                    None => "the link leads back to a folder above it".to_owned(),
                };
                flaws.push((String::new(), Diagnostic::of(lang, Flaw::Unlisted { file, cause })));
            }
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// The document that a file is, by its name `under` the folder of its language; without a folder its name tells the language.
pub(super) fn listed(
    candidate: Candidate,
    under: &str,
    lang: Option<Lang>,
    claims: &Claims,
    flaws: &mut Vec<NamedFlaw>,
) -> Option<Listed> {
    let Candidate { name: file, is_file, path, within } = candidate;
    let mut flaw = |flaw: Flaw| flaws.push((String::new(), Diagnostic::of(lang, flaw)));
    let named = forms::split(under).filter(|(stem, _)| is_file && !stem.is_empty());
    let Some((stem, ending)) = named else {
        flaw(Flaw::Ignored { file });
        return None;
    };
    let form = match forms::of(ending) {
        Ok(form) => form,
        Err(old) => {
            flaw(left_out(file, old));
            return None;
        }
    };
    let stem: String = match form {
        forms::Form::Archive => names::of_archive(stem),
        _ => stem.to_owned(),
    };
    let stem: String = stem.nfc().collect();
    let told = match (claims.get(&manifest::composed(&file)), lang) {
        (Some(claim), _) => Some((claim.lang, claim.id.clone())),
        (None, Some(lang)) => Some((lang, stem)),
        (None, None) => names::language_of_stem(&stem),
    };
    let Some((lang, stem)) = told else {
        flaw(Flaw::NoLanguage { file });
        return None;
    };
    let source = SourceFile { path, name: file, within };
    Some(Listed { lang, stem, form, name: under.to_owned(), source })
}

/// Why a file is left out; `old` is the name of its form, if it can be converted into one that is read.
fn left_out(file: String, old: Option<&'static str>) -> Flaw {
    match old {
        Some(format) => Flaw::File { file, fault: FileFault::OldFormat(format) },
        None => Flaw::Ignored { file },
    }
}

/// The path below `root` as the tables print it: with `/`, whatever the system, and on one line.
pub(super) fn shown(root: &Path, path: &Path) -> String {
    let below: PathBuf = path.strip_prefix(root).unwrap_or(path).to_owned();
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    on_one_line(&parts.join("/"))
}

/// A name without line ends and other control characters, which a name may hold and a table may not.
pub(super) fn on_one_line(name: &str) -> String {
    name.replace(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'), "\u{fffd}")
}
