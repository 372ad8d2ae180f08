//! What a former run left in the output folder: the files that its account lists, as far as they are as it wrote them.

use std::collections::BTreeMap;
use std::path::Path;

use crate::disk::{self, Found, Links};
use crate::error::{Error, Result};

use super::account::{self, Account};
use super::file::Fingerprint;

/// What becomes of a file that stands where the run writes, if no former run wrote it or if it was changed since.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Foreign {
    /// It stops the run.
    #[default]
    Keep,
    /// It is replaced.
    Replace,
}

/// The files of a former run.
#[derive(Debug, Default)]
pub(crate) struct Former(BTreeMap<String, Fingerprint>);

impl Former {
    /// Reads the account of the run that wrote `root`; whatever is not such an account says nothing.
    pub(crate) fn read(root: &Path) -> Result<Former> {
        let path = root.join(account::FILE);
        let failed = |source| Error::Output { path: path.clone(), source };
        if disk::look(&path).map_err(failed)? != Found::File {
            return Ok(Former::default());
        }
        let Ok(account) = Account::read(root, Links::Refuse) else { return Ok(Former::default()) };
        let own = Fingerprint::of_file(&path, account::FILE)?;
        let listed = account.outputs.into_iter().filter(|file| is_plain(&file.path));
        Ok(Former(listed.chain([own]).map(|file| (file.path.clone(), file)).collect()))
    }

    /// The names that are listed, in order, the account among them.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What the file `name` was when it was written.
    pub(crate) fn written(&self, name: &str) -> Option<&Fingerprint> {
        self.0.get(name)
    }
}

/// Whether `name` is that of a file in an output folder or in a folder in it: an account is believed no further.
pub(crate) fn is_plain(name: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']);
    name.split('/').count() <= 2 && name.split('/').all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_speaks_of_its_folder_alone() {
        for name in ["blocks.csv", "report/a.html", "paralign.en-fr.fr"] {
            assert!(is_plain(name), "{name}");
        }
        for name in ["", "/etc/passwd", "../a", "a/../b", "a/b/c", ".profile", "report/", "c:\\a", "c:a"] {
            assert!(!is_plain(name), "{name}");
        }
    }

    #[test]
    fn what_is_no_account_says_nothing() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(Former::read(root.path()).unwrap().names().count(), 0);
        let text = r#"{"program":"paralign","version":"0","settings":{"level":9},"outputs":[]}"#;
        for other in ["{", "[]", &text.replace("paralign", "another")] {
            std::fs::write(root.path().join("run.json"), other).unwrap();
            assert_eq!(Former::read(root.path()).unwrap().names().count(), 0, "{other}");
        }
        std::fs::write(root.path().join("run.json"), text).unwrap();
        assert_eq!(Former::read(root.path()).unwrap().names().collect::<Vec<_>>(), ["run.json"]);
    }
}
