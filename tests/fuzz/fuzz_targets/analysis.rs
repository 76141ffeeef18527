#![no_main]

use depesche_fuzz::{pass_over_guarded_panics, run};

libfuzzer_sys::fuzz_target!(init: pass_over_guarded_panics(), |bytes: &[u8]| run("analysis", bytes));
