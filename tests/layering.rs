//! The order of the modules, which `src/lib.rs` draws: nothing uses what stands to its right.

#[allow(dead_code, reason = "this test uses a part")]
#[path = "support/source.rs"]
mod source;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use source::{root, rust_files};

/// Modules in the order of the flow; those of one group do not use each other.
const ORDER: [&[&str]; 15] = [
    &["order"],
    &["document"],
    &["lexicon"],
    &["language"],
    &["intake"],
    &["analysis"],
    &["rates"],
    &["export", "layout", "train"],
    &["present"],
    &["library"],
    &["fetch"],
    &["sync"],
    &["config"],
    &["tui"],
    &["cli"],
];

/// The modules of the program around the engine.
const PROGRAM: [&str; 4] = ["cli", "config", "main", "tui"];

/// The longest source files, in lines: tests may list more cases.
const MAX_LINES: [(&str, usize); 3] = [("src", 450), ("tests", 600), ("benches", 450)];

/// The bare engine has fewer crates than this: formats with large parsers are features.
const MOST_CRATES: usize = 80;

/// Crates that belong to the program around the engine.
const PROGRAM_CRATES: [&str; 13] = [
    "anyhow",
    "clap",
    "clap_complete",
    "clap_mangen",
    "crossterm",
    "indicatif",
    "open",
    "ratatui",
    "rustix",
    "signal_hook",
    "strsim",
    "terminal_colorsaurus",
    "tui_input",
];

/// The lines of code of a file, without comments.
fn code(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).expect("source can be read");
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default().to_owned());
    (1..).zip(lines).collect()
}

/// The module at the top that a file belongs to: `analysis` for `src/analysis/token/scan.rs`.
fn module(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root().join("src")).ok()?;
    let first = inside.components().next()?.as_os_str().to_str()?;
    Some(first.trim_end_matches(".rs").to_owned())
}

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|group| group.contains(&module))
}

/// The modules that a line names behind `crate::` or, in the program, `depesche::`.
fn used_modules(line: &str) -> Vec<String> {
    let ident =
        |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut used = Vec::new();
    for after in line.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(list) => used.extend(list.split(',').map(|name| ident(name.trim()))),
            None => used.push(ident(after)),
        }
    }
    used
}

#[test]
fn modules_use_only_what_stands_before_them() {
    let mut seen = 0;
    for path in rust_files(&root().join("src")) {
        let Some(own) = module(&path).filter(|module| rank(module).is_some()) else { continue };
        for (number, line) in code(&path) {
            for used in used_modules(&line) {
                seen += 1;
                let Some(theirs) = rank(&used) else {
                    panic!("{}:{number}: `{used}` has no place in the order of modules", path.display());
                };
                let allowed = used == own || rank(&own).is_some_and(|own| theirs < own);
                assert!(allowed, "{}:{number}: {own} uses {used}", path.display());
            }
        }
    }
    assert!(seen > 20, "only {seen} uses found: is the search broken?");
}

#[test]
fn the_map_of_the_crate_has_this_order() {
    let guide = fs::read_to_string(root().join("src/lib.rs")).expect("the crate");
    let map = guide.split("# The life of an article").next().unwrap_or_default();
    let rows = map.lines().filter_map(|line| line.strip_prefix("//! | ")?.split(" | ").next());
    let modules: Vec<&str> =
        rows.map(|cell| cell.trim_matches(['[', ']', '`'])).filter(|name| rank(name).is_some()).collect();
    assert_eq!(modules, ORDER.concat());
}

#[test]
fn every_module_has_its_place() {
    for entry in fs::read_dir(root().join("src")).expect("src can be listed") {
        let path = entry.expect("src can be listed").path();
        let name = module(&path).expect("a name");
        let known = rank(&name).is_some() || ["lib", "main", "build"].contains(&name.as_str());
        assert!(known, "{} has no place in the order of modules", path.display());
    }
}

#[test]
fn only_the_program_knows_the_terminal() {
    for path in rust_files(&root().join("src")) {
        let program = module(&path).is_some_and(|module| PROGRAM.contains(&module.as_str()));
        for (number, line) in code(&path).into_iter().filter(|_| !program) {
            for name in PROGRAM_CRATES {
                let used = line.contains(&format!("{name}::")) || line.contains(&format!("use {name}"));
                assert!(!used, "{}:{number}: {name} in the engine", path.display());
            }
        }
    }
}

/// The crates that a build with these features alone consists of, this one included: `name version`.
fn crates(features: &str) -> BTreeSet<String> {
    let tree = ["tree", "--edges", "normal", "--prefix", "none", "--locked", "--offline"];
    let output = Command::new(env!("CARGO"))
        .args(tree)
        .args(["--no-default-features", "--features", features])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8_lossy(&output.stdout);
    // A crate that stands there for another time is marked by a star in brackets.
    tree.lines().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
}

fn has(crates: &BTreeSet<String>, name: &str) -> bool {
    let name = name.replace('_', "-");
    crates.iter().any(|line| line.split(' ').next().is_some_and(|other| other.replace('_', "-") == name))
}

#[test]
fn the_engine_builds_without_any_terminal_crate() {
    for features in ["", "html,feed,mail,pdf", "library"] {
        let crates = crates(features);
        assert!(has(&crates, "pulldown-cmark"), "no tree: {crates:?}");
        let found = PROGRAM_CRATES.iter().find(|name| has(&crates, name));
        assert_eq!(found, None, "features {features:?}");
    }
}

#[test]
fn the_bare_engine_needs_few_crates() {
    let (bare, program) = (crates(""), crates("app"));
    assert!(bare.len() < MOST_CRATES, "{} crates: {bare:#?}", bare.len());
    for (feature, brought) in
        [("html", "dom_smoothie"), ("feed", "dom_smoothie"), ("mail", "mail-parser"), ("pdf", "lopdf")]
    {
        assert!(!has(&bare, brought) && has(&crates(feature), brought), "{feature}");
        assert!(has(&program, brought), "the program reads every format");
    }
}

#[test]
fn files_stay_short() {
    for (folder, limit) in MAX_LINES {
        for path in rust_files(&root().join(folder)) {
            let lines = fs::read_to_string(&path).expect("source can be read").lines().count();
            assert!(lines <= limit, "{} has {lines} lines: split it", path.display());
        }
    }
}
