//! Fuzzes `word`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paralign_fuzz::targets::marked::hold_word;

fuzz_target!(|bytes: &[u8]| hold_word(bytes));
