//! New files come into the output folder all together: they are written beside it, made ready, and moved.
//!
//! First what gives way is moved out, then the new files are moved in, the account last. What cannot be finished is undone;
//! what was killed in between is finished by the next run. A former table never stands beside a new one.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::disk::{self, Found, Links};
use crate::error::{Error, Result};

use super::file::Fingerprint;
use super::former::Foreign;
use super::known::Known;
use super::plan::{Plan, folders, look};

/// Where new files are written.
const STAGING: &str = ".paralign-new";
/// What that folder is called once all is in it: from here on files only have to be moved.
const READY: &str = ".paralign-ready";
/// The file by which both are known.
const MARK: &str = "paralign";
/// What it says.
const WORDS: &[u8] = b"paralign keeps files here while it writes; the folder can be deleted\n";
/// The plan.
const PLAN: &str = "plan.json";
/// The new files.
const NEW: &str = "new";
/// The files that gave way.
const FORMER: &str = "former";

/// The folder beside the output where new files are written; what is in it is taken away if it is not published.
#[derive(Debug)]
pub(crate) struct Staging {
    root: PathBuf,
    known: Known,
}

impl Staging {
    /// Finishes what a killed run has left in `root`, and begins a new one.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not allow it, or if something stands there that is not of this program.
    pub(crate) fn begin(root: &Path) -> Result<Staging> {
        recover(root)?;
        let (staging, folder) =
            (Staging { root: root.to_owned(), known: Known::load(root) }, root.join(STAGING));
        disk::create_folder(&folder).map_err(|source| output(&folder, source))?;
        write(&folder.join(MARK), WORDS)?;
        for name in [NEW, FORMER].map(|name| folder.join(name)) {
            disk::create_folder(&name).map_err(|source| output(&name, source))?;
        }
        Ok(staging)
    }

    /// The output folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where the new files are written.
    pub(crate) fn files(&self) -> PathBuf {
        self.root.join(STAGING).join(NEW)
    }

    /// What is known of the files that stand in the output folder.
    pub(crate) fn known(&self) -> &Known {
        &self.known
    }

    /// Plans how the files `shown` come into the output folder, in which the files `staying` of a former run stay.
    ///
    /// # Errors
    ///
    /// Fails as [`Plan::new`] does.
    pub(crate) fn plan(&self, shown: Vec<String>, staying: &[Fingerprint], foreign: Foreign) -> Result<Plan> {
        let own = self.root.join(STAGING).join(MARK);
        Plan::new(&self.root, (shown, staying), foreign, (&own, &self.known))
    }

    /// Moves the files of `plan` into the output folder.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not allow it; the former files are then whole, unless the disk does not allow that either,
    /// which is an error of its own.
    pub(crate) fn publish(self, plan: &Plan) -> Result<()> {
        let (staging, ready) = (self.root.join(STAGING), self.root.join(READY));
        write(&staging.join(PLAN), &plan.bytes())?;
        let mut folders: Vec<PathBuf> =
            folders(&plan.shown).into_iter().map(|folder| staging.join(NEW).join(folder)).collect();
        folders.extend([staging.join(NEW), staging.clone()]);
        for folder in folders {
            disk::sync_folder(&folder).map_err(|source| output(&folder, source))?;
        }
        let mut moves = Moves::default();
        moves
            .rename(&staging, &ready)
            .and_then(|()| sync(&self.root))
            .and_then(|()| forward(&self.root, plan, &self.known, &mut moves))
            .map_err(|error| moves.undo(&self.root, error))?;
        // The new files are in place, whatever becomes of the rest: the next run takes that away.
        let _ = finish(&self.root, plan);
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Nothing more can be done here, and the next run takes away what is left.
        let _ = take_away(&self.root.join(STAGING));
    }
}

fn output(path: &Path, source: std::io::Error) -> Error {
    Error::Output { path: path.to_owned(), source }
}

fn sync(folder: &Path) -> Result<()> {
    disk::sync_folder(folder).map_err(|source| output(folder, source))
}

/// Writes a small file, and brings it to the disk.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let write = || {
        let mut file = disk::create(path)?;
        file.write_all(bytes)?;
        file.sync()
    };
    write().map_err(|source| output(path, source))
}

/// Finishes what a run began that was killed while it moved files, and takes away what one left that was killed before.
fn recover(root: &Path) -> Result<()> {
    let ready = root.join(READY);
    if is_ours(&ready)? && look(&ready.join(PLAN))? != Found::Nothing {
        let plan = Plan::read(&ready.join(PLAN))?;
        forward(root, &plan, &Known::default(), &mut Moves::default())?;
        finish(root, &plan)?;
    }
    take_away(&ready)?;
    take_away(&root.join(STAGING))
}

/// Moves out what gives way, and the new files in; what is moved already stays.
fn forward(root: &Path, plan: &Plan, known: &Known, moves: &mut Moves) -> Result<()> {
    let (new, former) = (root.join(READY).join(NEW), root.join(READY).join(FORMER));
    let shown: BTreeSet<&str> = plan.shown.iter().map(String::as_str).collect();
    for aside in &plan.aside {
        let replaced = shown.contains(&*aside.path) && look(&new.join(&aside.path))? == Found::Nothing;
        if !replaced && aside.stands(root, known)? {
            moves.make_folder_of(&former, &aside.path)?;
            moves.rename(&root.join(&aside.path), &former.join(&aside.path))?;
        }
    }
    sync(&former)?;
    sync(root)?;
    for name in &plan.shown {
        if look(&new.join(name))? == Found::Nothing {
            continue;
        }
        moves.make_folder_of(root, name)?;
        let path = root.join(name);
        if look(&path)? != Found::Nothing {
            return Err(Error::InTheWay { path });
        }
        moves.rename(&new.join(name), &path)?;
    }
    folders(&plan.shown).into_iter().try_for_each(|folder| sync(&root.join(folder)))?;
    sync(root)
}

/// Takes away what gave way, once the new files are in place; the plan first, so that nothing is moved again.
fn finish(root: &Path, plan: &Plan) -> Result<()> {
    let path = root.join(READY).join(PLAN);
    disk::remove_file(&path).map_err(|source| output(&path, source))?;
    take_away(&root.join(READY))?;
    let stays = folders(&plan.shown);
    let emptied = plan.aside.iter().filter_map(|aside| Some(aside.path.split_once('/')?.0));
    for folder in emptied.filter(|folder| !stays.contains(folder)) {
        // A folder that holds other files stays.
        let _ = disk::remove_folder(&root.join(folder));
    }
    Ok(())
}

/// Takes away a folder in which this program kept files, if there is one; the mark last, so that it is known to the end.
fn take_away(folder: &Path) -> Result<()> {
    if !is_ours(folder)? {
        return Ok(());
    }
    let entries = disk::list(folder).map_err(|source| output(folder, source))?;
    for (name, found) in entries.iter().filter(|(name, _)| name != MARK) {
        let path = folder.join(name);
        let done = match found {
            Found::Folder if name == NEW || name == FORMER => disk::remove_tree(&path),
            Found::File if name == PLAN => disk::remove_file(&path),
            _ => return Err(Error::InTheWay { path }),
        };
        done.map_err(|source| output(&path, source))?;
    }
    if !entries.is_empty() {
        disk::remove_file(&folder.join(MARK)).map_err(|source| output(folder, source))?;
    }
    disk::remove_folder(folder).map_err(|source| output(folder, source))
}

/// Whether `folder` is one in which this program keeps files.
///
/// # Errors
///
/// Fails if it is anything else: it is left as it is.
fn is_ours(folder: &Path) -> Result<bool> {
    match look(folder)? {
        Found::Nothing => return Ok(false),
        Found::Folder => {}
        _ => return Err(Error::InTheWay { path: folder.to_owned() }),
    }
    let entries = disk::list(folder).map_err(|source| output(folder, source))?;
    let mark = disk::read(&folder.join(MARK), Links::Refuse, WORDS.len() as u64).unwrap_or_default();
    // A run that was killed at its very beginning has written less, and nothing else.
    let begun = entries.iter().all(|(name, found)| name == MARK && *found == Found::File);
    if mark == WORDS || begun && WORDS.starts_with(&mark) {
        return Ok(true);
    }
    Err(Error::InTheWay { path: folder.to_owned() })
}

/// What was moved and made, so that it can be undone.
#[derive(Debug, Default)]
struct Moves {
    done: Vec<Move>,
}

#[derive(Debug)]
enum Move {
    Renamed { from: PathBuf, to: PathBuf },
    Made(PathBuf),
}

impl Moves {
    fn rename(&mut self, from: &Path, to: &Path) -> Result<()> {
        disk::rename(from, to).map_err(|source| output(to, source))?;
        self.done.push(Move::Renamed { from: from.to_owned(), to: to.to_owned() });
        Ok(())
    }

    /// Makes the folder of the file `name` in `folder`, unless it is there.
    fn make_folder_of(&mut self, folder: &Path, name: &str) -> Result<()> {
        let Some((inner, _)) = name.split_once('/') else { return Ok(()) };
        let path = folder.join(inner);
        match look(&path)? {
            Found::Folder => Ok(()),
            Found::Nothing => {
                disk::create_folder(&path).map_err(|source| output(&path, source))?;
                self.done.push(Move::Made(path));
                Ok(())
            }
            _ => Err(Error::InTheWay { path }),
        }
    }

    /// Undoes everything because of `error`, and returns the error that is to be reported.
    fn undo(&mut self, root: &Path, error: Error) -> Error {
        for one in self.done.drain(..).rev() {
            let undone = match &one {
                Move::Renamed { from, to } => disk::rename(to, from),
                Move::Made(folder) => disk::remove_folder(folder),
            };
            if let Err(source) = undone {
                return Error::HalfWritten { path: root.to_owned(), source };
            }
        }
        error
    }
}

#[cfg(test)]
#[path = "publish/tests.rs"]
mod tests;
