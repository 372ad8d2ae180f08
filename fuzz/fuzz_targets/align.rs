//! Fuzzes `align`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paralign_fuzz::targets::align::hold;

fuzz_target!(|bytes: &[u8]| hold(bytes));
