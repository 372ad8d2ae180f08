//! New files that are written, until they are shown.

use std::collections::BTreeMap;

use crate::disk;
use crate::error::{Error, Result};
use crate::output::{Fingerprint, Known, Lock, Plan, Staging};

/// New files that are written, but neither brought to the disk nor shown. If it is dropped, the former tables stay.
#[derive(Debug)]
pub struct Ready {
    plan: Plan,
    /// The files of the run.
    files: Vec<Fingerprint>,
    /// The hashes of what some of them were made of, by their names.
    causes: BTreeMap<String, String>,
    // Dropped last, in this order.
    staging: Staging,
    _lock: Lock,
}

/// Brings the file of a name to the disk.
pub type SyncFile<'s> = dyn Fn(&String) -> Result<()> + Sync + 's;

impl Ready {
    pub(super) fn new(
        plan: Plan,
        (files, causes): (Vec<Fingerprint>, BTreeMap<String, String>),
        staging: Staging,
        lock: Lock,
    ) -> Ready {
        Ready { plan, files, causes, staging, _lock: lock }
    }

    /// Shows the new files in place of the former ones, once `each` has called what it is given for every name that it is given:
    /// for each file the disk has to be waited for, and it can do many things at a time.
    ///
    /// # Errors
    ///
    /// Fails if the disk does not take them; the former tables are then whole.
    pub fn show(self, each: impl FnOnce(&[String], &SyncFile<'_>) -> Result<()>) -> Result<()> {
        let folder = self.staging.files();
        let sync = |name: &String| {
            let path = folder.join(name);
            disk::sync_file(&path).map_err(|source| Error::Output { path, source })
        };
        each(&self.plan.shown, &sync)?;
        let root = self.staging.root().to_owned();
        self.staging.publish(&self.plan)?;
        Known::keep(&root, &self.files, &self.causes);
        Ok(())
    }
}
