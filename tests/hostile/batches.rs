//! Many files in one call, and many lines in one file.

use super::process::{Ran, run};
use super::{GOOD, files, markup, write};
use serde_json::{Value, json};
use std::collections::HashSet;

/// Reads the files with this extension in one call, with a good one behind them.
fn extract(extension: &str, seconds: u64) -> (Vec<String>, Ran) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut files: Vec<_> = files().into_iter().filter(|(name, _)| name.ends_with(extension)).collect();
    files.push(("good.txt".to_owned(), GOOD.as_bytes().to_vec()));
    let mut args = vec!["extract".into(), "--to".into(), "jsonl".into(), "--jobs".into(), "2".into()];
    args.extend(write(folder.path(), &files).into_iter().map(std::path::PathBuf::into_os_string));
    let ran = run(folder.path(), &args, seconds);
    (files.into_iter().map(|(name, _)| name).collect(), ran)
}

/// Each file gives articles or one line that names it; nothing is said twice.
fn check(extension: &str, seconds: u64) -> Ran {
    let (names, ran) = extract(extension, seconds);
    let articles: Vec<Value> =
        ran.stdout.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let last = articles.last().expect("at least one article");
    assert_eq!(last["document"]["text"], GOOD);
    let failed: Vec<&str> = ran.stderr.lines().collect();
    for name in names.iter().filter(|name| *name != "good.txt") {
        let lines = failed.iter().filter(|line| line.contains(&format!("/{name}: "))).count();
        assert!(lines <= 1, "{name} is named {lines} times");
    }
    let distinct: HashSet<&str> = failed.iter().filter_map(|line| line.split(": ").nth(1)).collect();
    assert_eq!(distinct.len(), failed.len(), "{}", ran.stderr);
    // Feeds have as many articles as entries. What was read in part gives both.
    let unread = failed.iter().filter(|line| !line.contains(": was read, but ")).count();
    if extension != ".rss" {
        assert_eq!(articles.len() + unread, names.len(), "{}", ran.stderr);
    }
    assert_eq!(ran.status.code(), Some(i32::from(!failed.is_empty())));
    ran
}

#[test]
fn pages() {
    check(".html", 200);
}

#[test]
fn feeds() {
    let ran = check(".rss", 300);
    assert!(!ran.stdout.contains(['\u{9b}', '\u{1b}']));
    // Thousands of authors are not gone through again for each of thousands of entries.
    let authors: Vec<&str> = ran.stderr.lines().filter(|line| line.contains("/json-authors.rss: ")).collect();
    assert_eq!(authors.len(), 1, "{authors:?}");
    assert!(authors[0].ends_with("read 5000 entries, skipped 15000"), "{authors:?}");
}

#[test]
fn messages() {
    check(".eml", 300);
}

#[test]
fn markdown() {
    check(".md", 300);
}

#[test]
fn pdf_files() {
    let ran = check(".pdf", 300);
    // What can be read is read.
    assert!(ran.stdout.contains("8,3 Mrd. Euro"));
}

#[test]
fn lines_of_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut lines = Vec::new();
    let bodies: Vec<_> = markup::bodies().into_iter().step_by(2).collect();
    for (name, body) in &bodies {
        lines.push(json!({"id": name, "html": markup::page(body)}));
        lines.push(json!({"id": "good", "text": GOOD}));
        lines.push(json!({"id": name, "title": body, "text": body}));
    }
    // Each relative link grows by the URL of its article.
    let anchors = "<p>x <a href=y>z</a></p>".repeat(5_000);
    let url = format!("https://example.org/{}", "a/".repeat(50_000));
    lines.push(json!({"id": "links", "url": url, "html": markup::page(&anchors)}));
    let count = lines.len();
    let text = lines.iter().map(|line| format!("{line}\n")).collect::<Vec<_>>().concat();
    let paths = write(folder.path(), &[("lines.jsonl".to_owned(), text.into_bytes())]);
    let args = ["extract", "--jobs", "2", "--to", "jsonl"].map(AsRef::as_ref);
    let args: Vec<&std::ffi::OsStr> = args.into_iter().chain([paths[0].as_os_str()]).collect();
    let ran = run(folder.path(), &args, 400);
    let good = ran.stdout.lines().filter(|line| line.contains("\"id\":\"good\"")).count();
    assert_eq!(good, bodies.len());
    assert_eq!(ran.stdout.lines().count() + ran.stderr.lines().count(), count, "{}", ran.stderr);
}
