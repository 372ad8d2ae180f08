//! The reports that come with the program, for whoever wants to see it work before bringing texts of their own.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

/// Names files of the project with their bytes.
macro_rules! files {
    ($($name:literal)*) => {
        &[$(($name, include_bytes!(concat!("../../corpus/", $name)))),*]
    };
}

/// The files of the corpus, by their paths in it.
const FILES: &[(&str, &[u8])] = files! {
    "README.md"
    "manifest.csv"
    "fr/A-80-609-Add-1.txt"
    "fr/CEB-2013-2.txt"
    "fr/CEB-2018-1.txt"
    "fr/CEB-2018-2.txt"
    "fr/E-2021-47.txt"
    "en/A-80-609-Add-1.txt"
    "en/CEB-2013-2.txt"
    "en/CEB-2018-1.txt"
    "en/CEB-2018-2.txt"
    "en/E-2021-47.txt"
};

/// Copies the corpus into `folder`/corpus; files that are there already must be the same.
pub(crate) fn copy(folder: &Path) -> anyhow::Result<()> {
    for (name, bytes) in FILES {
        let path = folder.join("corpus").join(name);
        if path.exists() {
            if fs::read(&path).is_ok_and(|found| found == *bytes) {
                continue;
            }
            bail!("{} stands where the demo puts a report; name another folder", path.display());
        }
        let parent = path.parent().unwrap_or(folder);
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(&path, bytes));
        written.with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}
