//! Fuzzes `extract_en`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paralign_fuzz::targets::extract::hold_en as hold;

fuzz_target!(|bytes: &[u8]| hold(bytes));
