//! Fuzzes `read`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paralign_fuzz::targets::read::hold;

fuzz_target!(|bytes: &[u8]| hold(bytes));
