//! The command line: flags, what is shown of single texts, progress, and the pages that describe the flags.

pub(crate) mod demo;
pub(crate) mod flags;
pub(crate) mod inspect;
pub(crate) mod judged;
pub(crate) mod manual;
pub(crate) mod progress;
pub(crate) mod show;
pub(crate) mod timings;
