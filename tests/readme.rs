//! The examples in the README are real: each `$ depesche …` is run and its output compared.
//!
//! `README_UPDATE=1 cargo test --test readme` writes what the commands print now.

#![cfg(unix)]

use std::process::Command;
use std::{env, fs, path::Path};

/// The README with the present output of its examples.
fn with_real_output(readme: &str) -> String {
    let mut result = String::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        result += line;
        result.push('\n');
        if line != "```console" {
            continue;
        }
        let command =
            lines.next().and_then(|line| line.strip_prefix("$ ")).expect("a command in each example");
        result.extend(["$ ", command, "\n", &output(command), "```\n"]);
        lines.find(|line| *line == "```").expect("an end of the example");
    }
    result
}

fn output(command: &str) -> String {
    let folder = Path::new(env!("CARGO_BIN_EXE_depesche")).parent().expect("a folder");
    let path = format!("{}:{}", folder.display(), env::var("PATH").unwrap_or_default());
    let output = Command::new("sh")
        // Standard error first, as a terminal shows it while the pipe is still open.
        .args(["-c", &format!("{{ {command} ; }} 2>&1")])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("PATH", path)
        .env("COLUMNS", "100")
        .output()
        .expect("a shell");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn examples_print_what_the_readme_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("the README");
    let real = with_real_output(&readme);
    assert!(real.matches("\n$ depesche").count() + real.matches("| depesche").count() >= 3);
    if env::var_os("README_UPDATE").is_some() {
        fs::write(&path, &real).expect("written");
    } else {
        assert_eq!(readme, real, "run README_UPDATE=1 cargo test --test readme");
    }
}
