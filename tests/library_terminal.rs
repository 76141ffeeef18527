//! The library on a real terminal, beside other processes.
#![cfg(all(unix, feature = "app"))]

#[path = "support/deadline.rs"]
mod deadline;
#[allow(dead_code, reason = "shared with the tests of the terminal")]
#[path = "terminal/session.rs"]
mod session;

use session::Session;
use std::fs;
use std::path::Path;
use std::process::Command;

fn add(data: &Path, name: &str, text: &str) {
    let path = data.join(name);
    fs::write(&path, text).expect("written");
    let added = Command::new(env!("CARGO_BIN_EXE_depesche"))
        .args(["add".as_ref(), path.as_os_str()])
        .env("LC_ALL", "C")
        .env("DEPESCHE_DATA_DIR", data)
        .output()
        .expect("it runs");
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
}

fn contains(text: &'static str) -> impl Fn(&vt100::Screen) -> bool {
    move |screen| screen.contents().contains(text)
}

#[test]
fn what_another_process_adds_appears_and_what_is_read_is_kept() {
    let data = tempfile::tempdir().expect("a folder");
    let path = data.path().to_str().expect("a path").to_owned();
    let long = "Siemens hat im Jahr 2023 einen Umsatz von 77,8 Milliarden Euro erzielt.\n\n".repeat(60);
    add(data.path(), "a.md", &format!("# Siemens im Jahr 2023\n\n{long}Ganz am Ende steht es."));
    let env = [("DEPESCHE_DATA_DIR", path.as_str())];
    let mut session = Session::start(&[], 100, 24, &env);
    session.wait("the list", contains("Siemens im Jahr 2023"));
    add(data.path(), "b.md", "# Während gelesen wird\n\nSAP hat 8 Milliarden Euro umgesetzt.");
    session.wait("the new article", contains("Während gelesen wird"));
    // The selection stayed with its article.
    session.send("\r");
    session.wait("the article", contains("77,8 Milliarden"));
    session.send("G");
    session.wait("its end", contains("Ganz am Ende steht es"));
    session.send("Q");
    assert!(session.exit().success());
    session.assert_restored();
    let mut session = Session::start(&[], 100, 24, &env);
    session.wait("the list", contains("Während gelesen wird"));
    session.send("j\r");
    session.wait("the end of the article", contains("Ganz am Ende steht es"));
    session.send("Q");
    assert!(session.exit().success());
}

#[test]
fn a_file_leads_to_what_the_library_knows_of_its_companies() {
    let data = tempfile::tempdir().expect("a folder");
    let path = data.path().to_str().expect("a path").to_owned();
    add(
        data.path(),
        "a.md",
        "# Älteres\n\nSiemens hat im Jahr 2022 einen Umsatz von 72 Milliarden Euro erzielt.",
    );
    let file = data.path().join("neu.md");
    fs::write(&file, "# Neues\n\nSiemens will wachsen.").expect("written");
    let mut session = Session::start(&[file.as_os_str()], 100, 24, &[("DEPESCHE_DATA_DIR", path.as_str())]);
    session.wait("the article", contains("Siemens will wachsen"));
    session.send("3p");
    session.wait("the page", contains("€72bn"));
    session.send("\r");
    session.wait("the sentence", contains("einen Umsatz von"));
    session.send("Q");
    assert!(session.exit().success());
}

#[test]
fn a_deletion_is_undone_after_a_restart() {
    let data = tempfile::tempdir().expect("a folder");
    let path = data.path().to_str().expect("a path").to_owned();
    add(data.path(), "a.md", "# Erster Artikel\n\nSAP hat 8 Milliarden Euro umgesetzt.");
    add(data.path(), "b.md", "# Zweiter Artikel\n\nSAP hat 9 Milliarden Euro umgesetzt.");
    let env = [("DEPESCHE_DATA_DIR", path.as_str()), ("DEPESCHE_STATE_DIR", path.as_str())];
    fs::write(data.path().join("state.toml"), "tour_seen = true\n").expect("a state");
    let mut session = Session::start(&[], 100, 24, &env);
    session.wait("the list", contains("Library 2 articles"));
    session.send("d");
    session.wait("one less", contains("u undoes"));
    session.send("Q");
    assert!(session.exit().success());
    let mut session = Session::start(&[], 100, 24, &env);
    session.wait("one less", contains("Library 1 article "));
    session.send("u");
    session.wait("both again", contains("Library 2 articles"));
    session.send("Q");
    assert!(session.exit().success());
}

#[test]
fn the_browser_of_the_environment_opens_an_article() {
    let data = tempfile::tempdir().expect("a folder");
    let file = data.path().join("a.md");
    fs::write(&file, "---\nurl: https://example.org/a?b=c\n---\n# Mit Adresse\n\nSAP wuchs um 3 Prozent.")
        .expect("written");
    let (browser, opened) = (data.path().join("browser"), data.path().join("opened"));
    // Written beside it and moved there, so that it is whole when it is found.
    let script = format!("#!/bin/sh\necho \"$1\" > '{0}.new'; mv '{0}.new' '{0}'\n", opened.display());
    fs::write(&browser, script).expect("written");
    fs::set_permissions(&browser, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("executable");
    let browser = browser.to_str().expect("a path");
    let mut session = Session::start(&[file.as_os_str()], 100, 24, &[("BROWSER", browser)]);
    session.wait("the article", contains("Mit Adresse"));
    session.send("o");
    deadline::wait_until("the page in the browser", || opened.exists());
    assert_eq!(fs::read_to_string(&opened).expect("written").trim(), "https://example.org/a?b=c");
    session.send("Q");
    assert!(session.exit().success());
}

#[test]
fn a_library_of_a_newer_version_is_told_and_left_alone() {
    let data = tempfile::tempdir().expect("a folder");
    add(data.path(), "a.txt", "SAP hat 8 Milliarden Euro umgesetzt.");
    let file = data.path().join("library.db");
    let raw = rusqlite::Connection::open(&file).expect("opened");
    raw.pragma_update(None, "user_version", 999).expect("newer");
    drop(raw);
    for args in [&[][..], &["search", "sap"], &["add", "-"], &["sync"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_depesche"))
            .args(args)
            .env("LC_ALL", "C")
            .env("DEPESCHE_DATA_DIR", data.path())
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains("library.db: written by a newer depesche (library version 999)"), "{told}");
    }
}

#[test]
fn another_process_that_writes_keeps_nobody_from_reading_and_quitting() {
    let data = tempfile::tempdir().expect("a folder");
    let path = data.path().to_str().expect("a path").to_owned();
    add(data.path(), "a.md", "# Erster Artikel\n\nSAP hat 8 Milliarden Euro umgesetzt.");
    let env = [("DEPESCHE_DATA_DIR", path.as_str())];
    let mut session = Session::start(&[], 100, 24, &env);
    session.wait("the list", contains("Erster Artikel"));
    let other = rusqlite::Connection::open(data.path().join("library.db")).expect("opened");
    other.execute_batch("BEGIN IMMEDIATE").expect("locked");
    session.send("*");
    session.wait("the star", contains("★"));
    session.send("\r");
    session.wait("the article", contains("8 Milliarden Euro umgesetzt"));
    session.wait("word of the waiting changes", contains("Library is busy"));
    session.resize(50, 15);
    session.wait("the other size", |screen| screen.contents().contains(" 1 Text  2 P"));
    session.send("Q");
    session.wait("the terminal", |screen| !screen.alternate_screen());
    assert!(!session.exit().success(), "whoever started it sees that something was lost");
    session.wait("what was lost", |screen| {
        let told = screen.contents().replace('\n', " ");
        told.contains("not saved") && told.contains("star") && told.contains("read mark")
    });
    session.assert_restored();
    // Without the other process the same changes are kept.
    other.execute_batch("ROLLBACK").expect("let go");
    let mut session = Session::start(&[], 100, 24, &env);
    session.wait("the list", |screen| {
        screen.contents().contains("Erster Artikel") && !screen.contents().contains('★')
    });
    session.send("*");
    session.wait("the star", contains("★"));
    session.send("Q");
    assert!(session.exit().success());
    let mut session = Session::start(&[], 100, 24, &env);
    session.wait("the star again", contains("★"));
    session.send("Q");
    assert!(session.exit().success());
}
