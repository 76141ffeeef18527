//! The cockpit in a pseudo-terminal, with the real analysis, at three sizes.
#![cfg(all(unix, feature = "app"))]

#[path = "support/deadline.rs"]
mod deadline;
#[allow(dead_code, reason = "shared with the tests of the terminal")]
#[path = "terminal/session.rs"]
mod session;

use session::Session;
use std::fs;
use std::path::PathBuf;

const ARTICLE: &str = "Siemens hebt die Prognose

München, 8. August 2024 - Siemens hat den Umsatz im dritten Quartal um 5 Prozent auf 18,9 Milliarden Euro \
gesteigert. „Wir sind gut unterwegs“, sagte Vorstandschef Roland Busch.

## Ausblick

Für das Gesamtjahr erwartet Siemens mehr als 75 Milliarden Euro Umsatz. Der Konkurrent ABB kam im selben Zeitraum \
auf 8,2 Milliarden Dollar.
";

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 35), (200, 60)];

fn at_every_size(test: impl Fn(&mut Session, &PathBuf)) {
    for (columns, rows) in SIZES {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("siemens.md");
        fs::write(&path, ARTICLE).expect("an article");
        let mut session = Session::start(&[path.as_os_str()], columns, rows, &[]);
        session.wait("the analysis", |screen| screen.contents().contains("Roland Busch"));
        test(&mut session, &path);
        session.send("q");
        assert!(session.exit().success());
        session.assert_restored();
    }
}

/// Presses keys and waits until the screen shows `text`.
fn press(session: &mut Session, keys: &str, text: &str) {
    session.send(keys);
    session.wait(text, |screen| screen.contents().contains(text));
}

/// Presses Escape and waits until the screen no longer shows `text`.
fn escape(session: &mut Session, text: &str) {
    session.send("\u{1b}");
    session.wait("the end of it", |screen| !screen.contents().contains(text));
}

#[test]
fn filters_narrow_the_panes_down() {
    at_every_size(|session, _| {
        press(session, "3f", "of 2 · Siemens");
        press(session, "4f", " · Siemens, mo");
        escape(session, "Siemens, mo");
        escape(session, "of 2 · Siemens");
        press(session, "4/75", " · /75");
        press(session, "\r", "1 of");
        escape(session, "/75");
    });
}

#[test]
fn cards_charts_and_quotes_open() {
    at_every_size(|session, _| {
        // On a wide screen the card below the lists says the same.
        session.send("I");
        press(session, "4ji", "18,900,000,000 EUR");
        escape(session, "18,900,000,000 EUR");
        press(session, "4Gi", "In EUR");
        escape(session, "In EUR");
        press(session, "c", "Chart · money, USD · 3 of 3");
        press(session, "\t", "1 of 3");
        escape(session, "─ Chart");
        press(session, "5i", "─ Quote ─");
        escape(session, "─ Quote ─");
    });
}

#[test]
fn the_palette_goes_anywhere() {
    at_every_size(|session, _| {
        press(session, ":>50bn", "€75bn");
        session.send("\r");
        session.wait("the place", |screen| !screen.contents().contains("─ Go to"));
        press(session, ":ausblick", "heading");
        session.send("\r");
        session.wait("the heading", |screen| !screen.contents().contains("─ Go to"));
        press(session, "H", "─ Headings");
        escape(session, "─ Headings");
    });
}

#[test]
fn themes_zen_and_help() {
    at_every_size(|session, _| {
        press(session, "tj", "High contrast");
        escape(session, "High contrast");
        session.send("z");
        session.wait("the text alone", |screen| !screen.contents().contains("─ People"));
        press(session, "z", "─ People");
        press(session, "-", "columns wide");
        press(session, "\u{1b}OQ", "shows this again");
        session.send("j");
        session.wait("no short help", |screen| !screen.contents().contains("shows this again"));
        press(session, "?", "─ Keys");
        escape(session, "─ Keys");
    });
}

#[test]
fn the_analysis_is_written_beside_the_article() {
    at_every_size(|session, path| {
        press(session, "e", "CSV: the figures");
        press(session, "j\r", "Saved: ");
        let csv = fs::read_to_string(path.with_extension("analysis.csv")).expect("a file");
        assert!(csv.contains("18900000000"), "{csv}");
        press(session, "ej\r", "already exists");
    });
}
