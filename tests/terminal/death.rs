//! What becomes of the terminal when the program dies.

use super::session::{Session, children, is_alive, kill, name, transcript};
use super::{articles, open};
use crate::deadline::{wait_for, wait_until};
use std::ffi::OsStr;

/// A reader that a shell has started, as people start it, and its process: the shell goes on when it has died.
fn under_a_shell(arguments: &str) -> (tempfile::TempDir, Session, u32) {
    let (folder, long, _) = articles();
    let program = OsStr::new(env!("CARGO_BIN_EXE_depesche"));
    let line = format!("{arguments}; echo \"ended with $?\"; read answer; echo \"answered $answer\"");
    let args = [OsStr::new("-c"), OsStr::new(&line), program, long.as_os_str()];
    let mut session = Session::start_program(OsStr::new("sh"), &args, 100, 24, &[]);
    session.wait("the headline", |screen| {
        screen.alternate_screen() && screen.contents().contains("Nordwind übernimmt Heliotec")
    });
    let reader = session.child_of_shell();
    (folder, session, reader)
}

/// The watcher of a reader, when it runs.
fn watcher(reader: u32) -> u32 {
    let watcher = wait_for("the watcher", || children(reader).first().copied());
    // It names itself when it listens.
    wait_for("its name", || (name(watcher) == "tty-restore").then_some(()));
    watcher
}

/// Waits until a process has ended.
fn wait_gone(process: u32) {
    wait_until("the end of the process", || !is_alive(process));
}

#[test]
fn a_reader_that_is_killed_leaves_the_terminal_as_it_was() {
    for signal in ["KILL", "ABRT", "SEGV"] {
        let (_folder, mut session, reader) = under_a_shell("\"$0\" \"$1\"");
        let watcher = watcher(reader);
        while is_alive(reader) {
            // Rust looks at the first SIGSEGV itself, and lets the next one through.
            kill(signal, reader);
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        // What the shell says at once may still go to the other screen.
        session.assert_restored();
        // The terminal echoes what is typed, line by line, as before.
        session.send("yes\n");
        session.wait("the answer", |screen| screen.contents().contains("answered yes"));
        wait_gone(watcher);
        assert!(session.exit().success());
    }
}

#[test]
fn a_whole_process_group_may_be_killed() {
    let (_folder, mut session, reader) = under_a_shell("set -m; \"$0\" \"$1\"");
    let watcher = watcher(reader);
    let group = std::process::Command::new("ps").args(["-o", "pgid=", "-p", &reader.to_string()]).output();
    let group = String::from_utf8(group.expect("ps").stdout).expect("a number");
    assert_ne!(group.trim(), session.id().to_string(), "the shell would be killed as well");
    let done =
        std::process::Command::new("kill").args(["-s", "KILL", "--", &format!("-{}", group.trim())]).status();
    assert!(done.is_ok_and(|status| status.success()));
    session.assert_restored();
    wait_gone(watcher);
}

#[test]
fn the_article_may_come_from_standard_input() {
    let (_folder, mut session, reader) = under_a_shell("\"$0\" - < \"$1\"");
    let watcher = watcher(reader);
    kill("KILL", reader);
    session.assert_restored();
    wait_gone(watcher);
}

#[test]
fn the_watcher_ends_with_the_reader_and_says_nothing() {
    let (_folder, mut session) = open(80, 24);
    let watcher = watcher(session.id());
    session.send("q");
    assert!(session.exit().success());
    session.assert_restored();
    wait_gone(watcher);
    assert!(
        session.screen(|screen| screen.contents().trim().is_empty()),
        "{}",
        session.screen(vt100::Screen::contents)
    );
}

/// The watcher starts while the reader already ends: it must not write over what the shell says next.
#[test]
fn a_reader_that_quits_at_once_leaves_no_watcher_that_writes() {
    let (_folder, long, _) = articles();
    let program = OsStr::new(env!("CARGO_BIN_EXE_depesche"));
    let line = OsStr::new("stty -echo; \"$0\" \"$1\"; printf 'back with %s' $?");
    for _ in 0..30 {
        let written = transcript(&[OsStr::new("-c"), line, program, long.as_os_str()], "q");
        assert!(written.contains("\u{1b}[?1049h"), "the reader has had the terminal: {written:?}");
        assert!(written.ends_with("back with 0"), "{:?}", written.rsplit("1049l").next());
    }
}

#[test]
fn a_suspended_reader_that_is_killed_has_given_back_already() {
    let (_folder, mut session, reader) = under_a_shell("set -m; \"$0\" \"$1\"");
    let watcher = watcher(reader);
    session.send("\u{1a}");
    session.wait("the shell's line", |screen| {
        !screen.alternate_screen() && screen.contents().contains("ended with")
    });
    session.assert_restored();
    assert!(is_alive(watcher), "it waits for the reader to come back");
    let before = session.screen(vt100::Screen::contents);
    kill("KILL", reader);
    wait_gone(watcher);
    assert_eq!(session.screen(vt100::Screen::contents), before, "nothing is painted over the shell");
    session.assert_restored();
}

#[test]
fn a_reader_that_came_back_is_watched_again() {
    let (_folder, mut session) = open(80, 24);
    let watcher = watcher(session.id());
    session.send("\u{1a}");
    session.wait_stopped();
    kill("CONT", session.id());
    session.wait("the article again", vt100::Screen::alternate_screen);
    assert!(is_alive(watcher));
    session.send("q");
    assert!(session.exit().success());
    session.assert_restored();
    wait_gone(watcher);
}
