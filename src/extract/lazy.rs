//! Regular expressions that are compiled when they are first asked for: few texts need them all.

use std::sync::LazyLock;

use regex::Regex;

/// A regular expression with what will compile it.
pub(super) type Lazy = LazyLock<Regex, Box<dyn FnOnce() -> Regex + Send>>;

/// Puts off compiling the pattern that `source` will write.
///
/// The expression panics when it is first used if the pattern is not well formed: patterns are the project's own, and
/// tests compile them all.
pub(super) fn lazy(source: impl FnOnce() -> String + Send + 'static) -> Lazy {
    LazyLock::new(Box::new(move || {
        Regex::new(&source()).expect("every pattern is the project's own, and a test compiles it")
    }))
}
