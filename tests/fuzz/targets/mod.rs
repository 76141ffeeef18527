//! What is done with an input from outside, and what must hold afterwards: the bodies of the fuzz targets.
//!
//! The fuzzers (`tests/fuzz/fuzz_targets`) and the test of their corpus (`tests/fuzz_corpus.rs`) share them. A target
//! that returns has found nothing; a finding is a panic, an abort, a hang or too much memory.

mod analysis;
mod config;
mod growth;
mod intake;
mod layout;
mod library;
mod pieces;
mod sound;
mod worker;

pub use worker::{pass_over_guarded_panics, run};

/// Takes bytes that nobody has checked, and panics where something does not hold.
pub type Target = fn(&[u8]);

/// All targets by their names, which are those of their corpora too.
pub const TARGETS: [(&str, Target); 20] = [
    ("amount", config::amount),
    ("analysis", analysis::analysis),
    ("config", config::config),
    ("dates", intake::dates),
    ("encoding", intake::encoding),
    ("feed", intake::feed),
    ("fragment", intake::fragment),
    ("growth", growth::growth),
    ("html", intake::html),
    ("jsonl", intake::jsonl),
    ("layout", layout::layout),
    ("library", library::library),
    ("mail", intake::mail),
    ("markdown", intake::markdown),
    ("opml", intake::opml),
    ("query", library::query),
    ("rates", config::rates),
    ("search", layout::search),
    ("sniff", intake::sniff),
    ("text", intake::text),
];
