//! What commands say is translated into every language of the program.

use depesche::language::{DEFAULT, PACKS};
use depesche::present::messages::Messages;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The string literals of `text` that follow one of `calls`, with `{}` for everything in braces.
fn literals_behind(text: &str, calls: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for call in calls {
        for (at, _) in text.match_indices(call) {
            let rest = text[at + call.len()..].trim_start();
            let Some(rest) = rest.strip_prefix('"') else { continue };
            found.extend(literal(rest));
        }
    }
    found
}

/// The literal that ends before the next quotation mark.
fn literal(text: &str) -> Option<String> {
    let mut characters = text.chars();
    let mut literal = String::new();
    loop {
        match characters.next()? {
            '"' => return Some(literal),
            '\\' => literal.push(characters.next()?),
            '{' => {
                literal.push_str("{}");
                characters.by_ref().find(|&character| character == '}')?;
            }
            character => literal.push(character),
        }
    }
}

/// The texts of the errors of the program, and the messages of its commands.
fn messages() -> Vec<(String, String)> {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    let mut found = Vec::new();
    for file in files {
        let name = file.display().to_string();
        // The trainer speaks to those who work on the program.
        if name.contains("/train/") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let calls: &[&str] = if name.contains("/cli/")
            || name.contains("/present/")
            || name.ends_with("/query_told.rs")
        {
            &["#[error(", "fill(", "messages.get(", "messages().get(", "messages.count(", "count(left_out, "]
        } else {
            &["#[error("]
        };
        found.extend(literals_behind(code, calls).into_iter().map(|literal| (name.clone(), literal)));
    }
    found
}

#[test]
fn every_error_and_every_message_of_commands_has_its_translation() {
    let all = messages();
    assert!(all.len() > 80, "{}", all.len());
    // What consists of values is translated where these are.
    let is_said = |text: &str| text.replace("{}", "").contains(char::is_alphabetic);
    for pack in PACKS.into_iter().filter(|pack| !std::ptr::eq(*pack, DEFAULT)) {
        let messages = Messages::of(pack);
        let missing: Vec<_> = all.iter().filter(|(_, text)| is_said(text) && !messages.knows(text)).collect();
        assert!(missing.is_empty(), "{}: {missing:#?}", pack.code());
    }
}

#[test]
fn literals_are_found_with_their_values() {
    let text = r#"#[error("line {line}: \"{problem}\"")] x.fill( "{} of {name:>3}", y) count(n, "none")"#;
    assert_eq!(literals_behind(text, &["#[error(", "fill("]), ["line {}: \"{}\"", "{} of {}"]);
}
