//! Hostile files in the reader, in a pseudo-terminal.

use super::session::Session;
use super::{GOOD, files, write};
use std::ffi::OsStr;

/// Opens these files and a good one, goes through all of them, and quits.
fn read(hostile: Vec<(String, Vec<u8>)>) {
    let folder = tempfile::tempdir().expect("a folder");
    let count = hostile.len();
    let good = format!("Zahlen von SAP\n\n{GOOD}\n");
    let mut files = vec![("good.txt".to_owned(), good.into_bytes())];
    files.extend(hostile);
    let paths = write(folder.path(), &files);
    let args: Vec<&OsStr> = paths.iter().map(|path| path.as_os_str()).collect();
    let mut session = Session::start(&args, 90, 24, &[]);
    session.wait("the good article", |screen| screen.contents().contains("Zahlen von SAP"));
    assert!(session.screen(vt100::Screen::alternate_screen));
    // Through each article: open, to its end, its panes, back to the list.
    for _ in 0..count {
        session.send("j\rG1 2 3 4 \u{1b}");
    }
    session.send("gg\r");
    session.wait("the good article's text", |screen| screen.contents().contains(GOOD));
    // What an article holds sets no title, no colours of its own and no other modes.
    assert_eq!(session.screen(|screen| screen.mouse_protocol_mode()), vt100::MouseProtocolMode::ButtonMotion);
    session.send("qqq");
    session.exit();
    session.assert_restored();
}

fn chosen(extension: &str, step: usize) -> Vec<(String, Vec<u8>)> {
    files().into_iter().filter(|(name, _)| name.ends_with(extension)).step_by(step).collect()
}

#[test]
fn pages_and_markdown() {
    read(chosen(".html", 7));
    read(chosen(".md", 9));
}

#[test]
fn feeds_and_messages() {
    read(chosen("s.rss", 8));
    read(chosen(".eml", 9));
}

#[test]
fn pdf_files() {
    read(chosen(".pdf", 6));
}
