//! A disk that fails when a test says so: at the n-th call below a folder, once or from then on.
//!
//! A disk that fails from then on leaves what a program leaves that was killed before that call.

use std::io;
use std::path::Path;

/// Fails if a test wants this call to fail.
#[cfg(not(test))]
#[inline]
pub(super) fn call(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
pub(super) fn call(path: &Path) -> io::Result<()> {
    tests::call(path)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::path::PathBuf;
    use std::sync::{Mutex, PoisonError};

    use super::*;

    /// What fails.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) enum Failing {
        /// The call of this number, counted from 0.
        Once(usize),
        /// The call of this number and all after it.
        From(usize),
    }

    #[derive(Debug)]
    struct Plan {
        root: PathBuf,
        failing: Failing,
        calls: usize,
    }

    static PLANS: Mutex<Vec<Plan>> = Mutex::new(Vec::new());

    fn plans<T>(with: impl FnOnce(&mut Vec<Plan>) -> T) -> T {
        with(&mut PLANS.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Lets the disk fail below `root` while `action` goes on, and returns what that gives with the number of calls.
    pub(crate) fn failing<T>(root: &Path, failing: Failing, action: impl FnOnce() -> T) -> (T, usize) {
        plans(|plans| plans.push(Plan { root: root.to_owned(), failing, calls: 0 }));
        let given = action();
        let plan = plans(|plans| {
            let at = plans.iter().position(|plan| plan.root == root).expect("the plan was just made");
            plans.swap_remove(at)
        });
        (given, plan.calls)
    }

    pub(super) fn call(path: &Path) -> io::Result<()> {
        plans(|plans| {
            let Some(plan) = plans.iter_mut().find(|plan| path.starts_with(&plan.root)) else {
                return Ok(());
            };
            let number = plan.calls;
            plan.calls += 1;
            let fails = match plan.failing {
                Failing::Once(at) => number == at,
                Failing::From(at) => number >= at,
            };
            if fails { Err(io::Error::other("a test lets the disk fail")) } else { Ok(()) }
        })
    }
}
