//! The commands on a terminal: tables in its width, and nothing of a text that the terminal would obey.

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::fs;
use std::io::Read;

/// What a terminal of so many columns gets from `depesche` with these arguments.
fn on_terminal(columns: u16, args: &[&str]) -> String {
    let size = PtySize { rows: 24, cols: columns, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_depesche"));
    command.args(args);
    command.env_remove("COLUMNS");
    command.env_remove("NO_COLOR");
    command.env("TERM", "xterm-256color");
    let mut child = pair.slave.spawn_command(command).expect("the program starts");
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let mut shown = Vec::new();
    // Linux reports the end of the other side as an error.
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = reader.read(&mut buffer) {
        shown.extend_from_slice(&buffer[..count]);
    }
    child.wait().expect("it ends");
    String::from_utf8(shown).expect("UTF-8")
}

const TEXT: &str = "Gewinn \u{1b}]0;Falle\u{7} steigt\n\nDer Konzern SAP \u{1b}[2J\u{9b}31m und \u{202e}Siemens meldeten, der \
                    Umsatz sei um mehr als 3 Prozent auf 8,3 Milliarden Euro gestiegen, sagte Vorstandschefin Anna Berg.\n";

#[test]
fn nothing_that_a_terminal_obeys_comes_from_the_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    fs::write(&path, TEXT).expect("written");
    let path = path.display().to_string();
    for args in [
        &["extract", "--color", "never", &path][..],
        &["extract", "--color", "never", "--to", "json", &path],
        &["extract", "--color", "never", "--to", "csv", &path],
        &["figures", "--color", "never", &path],
        &["people", "--color", "never", "--to", "csv", &path],
        &["extract", "--color", "never", "--to", "markdown", &path],
        &["extract", "--color", "never", "/nowhere/\u{1b}[31m"],
    ] {
        let shown = on_terminal(60, args);
        let obeyed = shown.chars().find(|c| c.is_control() && !matches!(c, '\r' | '\n') || *c == '\u{202e}');
        assert_eq!(obeyed, None, "{args:?}: {shown:?}");
        assert!(!shown.is_empty(), "{args:?}");
    }
}

#[test]
fn tables_take_the_width_of_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    fs::write(&path, TEXT).expect("written");
    let shown = on_terminal(40, &["extract", "--color", "never", &path.display().to_string()]);
    assert!(shown.contains("Figures (2)"), "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() <= 40), "{shown}");
    let coloured = on_terminal(40, &["extract", &path.display().to_string()]);
    assert!(coloured.contains("\u{1b}[1m"), "{coloured:?}");
}
