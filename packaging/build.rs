//! Gives the program a word for what it was built from: what another build kept is never taken for what this one finds.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let mut hash = DefaultHasher::new();
    for root in ["Cargo.toml", "Cargo.lock", "src"] {
        println!("cargo:rerun-if-changed={root}");
        let mut open = BTreeSet::from([PathBuf::from(root)]);
        while let Some(path) = open.pop_first() {
            add(&path, &mut open, &mut hash);
        }
    }
    let features: BTreeSet<String> =
        env::vars().map(|(name, _)| name).filter(|name| name.starts_with("CARGO_FEATURE_")).collect();
    features.hash(&mut hash);
    println!("cargo:rustc-env=PARALIGN_BUILD={:016x}", hash.finish());
}

/// Adds a file, or what a folder holds to what is still to be added. What is not there says nothing.
fn add(path: &Path, open: &mut BTreeSet<PathBuf>, hash: &mut DefaultHasher) {
    match fs::read_dir(path) {
        Ok(entries) => open.extend(entries.filter_map(Result::ok).map(|entry| entry.path())),
        Err(_) => (path, fs::read(path).unwrap_or_default()).hash(hash),
    }
}
