//! The corpus of the fuzzers: every input of `tests/fuzz/corpus` runs through its target, so that what a fuzzer has found
//! once stays mended. `src/lib.rs` says how to run the fuzzers themselves.

#[path = "support/deadline.rs"]
mod deadline;
#[path = "fuzz/targets/mod.rs"]
mod targets;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz").join(name)
}

/// The entries of a folder, in the order of their names.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_input_of_the_corpus_passes() {
    targets::pass_over_guarded_panics();
    let mut failed = Vec::new();
    for (name, _) in targets::TARGETS {
        let inputs = entries(&folder("corpus").join(name));
        assert!(!inputs.is_empty(), "{name} has no corpus");
        for input in inputs {
            let bytes = fs::read(&input).expect("an input");
            if panic::catch_unwind(|| targets::run(name, &bytes)).is_err() {
                failed.push(input);
            }
        }
    }
    assert!(failed.is_empty(), "the messages above are about {failed:#?}");
}

#[test]
fn every_target_has_a_fuzzer_and_the_other_way_round() {
    let manifest = fs::read_to_string(folder("Cargo.toml")).expect("a manifest");
    let targets: BTreeSet<String> = targets::TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let files = entries(&folder("fuzz_targets"));
    let fuzzers: BTreeSet<String> = files
        .iter()
        .filter_map(|path| path.file_stem())
        .map(|stem| stem.to_string_lossy().into_owned())
        .collect();
    assert_eq!(targets, fuzzers);
    for (name, path) in targets.iter().zip(&files) {
        let code = fs::read_to_string(path).expect("a fuzzer");
        assert!(code.contains(&format!("run(\"{name}\"")), "{} runs another target", path.display());
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} is missing in the manifest");
    }
}

/// What is fuzzed is what the program is built from.
#[test]
fn fuzzers_use_the_versions_of_the_program() {
    let packages = |path: &Path| -> BTreeMap<String, BTreeSet<String>> {
        let lock = fs::read_to_string(path).expect("a lock file");
        let mut packages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for package in lock.split("[[package]]").skip(1) {
            let value =
                |key: &str| package.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
            packages.entry(value("name = ").to_owned()).or_default().insert(value("version = ").to_owned());
        }
        packages
    };
    let program = packages(&Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock"));
    for (name, versions) in packages(&folder("Cargo.lock")) {
        let known = program.get(&name).is_none_or(|known| versions.is_subset(known));
        assert!(
            known,
            "copy Cargo.lock to tests/fuzz and run `cargo metadata` there: {name} is {versions:?}"
        );
    }
}

/// PDF files have no fuzzer: the program reads them in a process of its own, since their reader is not to be trusted.
#[test]
fn every_pdf_file_of_the_corpus_gets_an_answer() {
    for input in entries(&folder("corpus/pdf")) {
        let mut extract = Command::new(env!("CARGO_BIN_EXE_depesche"));
        extract.args(["extract", "--from", "pdf"]).arg(&input).env("LC_ALL", "C");
        let output = deadline::output(&format!("the end of {}", input.display()), &mut extract);
        let told = String::from_utf8_lossy(&output.stderr);
        let code = output.status.code();
        assert!(matches!(code, Some(0 | 1)), "{}: {}: {told}", input.display(), output.status);
        assert_eq!(code == Some(0), told.is_empty(), "{}: {told}", input.display());
        assert!(!told.contains("panicked"), "{}: {told}", input.display());
    }
}
