//! Fuzzes `pdf`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use paralign_fuzz::targets::marked::hold_pdf;

fuzz_target!(|bytes: &[u8]| hold_pdf(bytes));
