//! Fuzzes `html`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paralign_fuzz::targets::marked::hold_html;

fuzz_target!(|bytes: &[u8]| hold_html(bytes));
