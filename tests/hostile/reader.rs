//! Hostile files in the reader, in a pseudo-terminal.

use super::session::Session;
use super::{files, write};

/// Opens each file, goes through the article and its panes, and quits. Afterwards the terminal is as before, whether the
/// file could be read or not. Returns how many could.
fn read(hostile: &[(String, Vec<u8>)]) -> usize {
    let folder = tempfile::tempdir().expect("a folder");
    let mut opened = 0;
    for path in write(folder.path(), hostile) {
        let mut session = Session::start(&[path.as_os_str()], 90, 24, &[]);
        session.wait("the reader or an error", |screen| {
            let shown = screen.contents();
            // What was left out of a feed is told before the reader opens on the rest.
            let is_whole_line = screen.cursor_position().1 == 0;
            let is_error = shown.contains("depesche: ") && is_whole_line && !shown.contains(": read ");
            shown.contains("? help") || is_error
        });
        let is_open = session.screen(vt100::Screen::alternate_screen);
        if is_open {
            opened += 1;
            session.send("\rG1j2j3j4jjGgg");
            let mouse = session.screen(vt100::Screen::mouse_protocol_mode);
            assert_ne!(mouse, vt100::MouseProtocolMode::None, "{}", path.display());
            assert!(session.screen(vt100::Screen::alternate_screen), "{}", path.display());
            // A feed of several entries has a list above the article.
            session.send("Q");
        }
        // What could be read in part only is shown, and is an error all the same.
        let is_success = session.exit().success();
        assert!(is_open || !is_success, "{}", path.display());
        session.assert_restored();
    }
    opened
}

fn chosen(extension: &str, step: usize) -> Vec<(String, Vec<u8>)> {
    files().into_iter().filter(|(name, _)| name.ends_with(extension)).step_by(step).collect()
}

#[test]
fn pages_and_markdown() {
    assert!(read(&chosen(".html", 7)) > 5);
    assert!(read(&chosen(".md", 12)) > 5);
}

#[test]
fn feeds_and_messages() {
    assert!(read(&chosen("s.rss", 6)) > 2);
    assert!(read(&chosen(".eml", 6)) > 2);
}

#[test]
fn pdf_files() {
    let files = chosen(".pdf", 4);
    let opened = read(&files);
    assert!((1..files.len()).contains(&opened), "{opened} of {}", files.len());
}
