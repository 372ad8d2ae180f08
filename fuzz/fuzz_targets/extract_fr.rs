//! Fuzzes `extract_fr`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paralign_fuzz::targets::extract::hold_fr as hold;

fuzz_target!(|bytes: &[u8]| hold(bytes));
