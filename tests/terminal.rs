//! The real program in a pseudo-terminal, driven by keys and signals.
#![cfg(all(unix, feature = "app"))]

#[path = "support/deadline.rs"]
mod deadline;
#[path = "terminal/death.rs"]
mod death;
#[path = "terminal/session.rs"]
mod session;

use session::{Session, hang_up, kill};
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const ARTICLE: &str = "Nordwind übernimmt Heliotec

Berlin - Die Nordwind AG übernimmt den Speicherhersteller Heliotec. Der Kauf soll im Herbst abgeschlossen \
werden, teilte das Unternehmen mit.

";

/// A folder with an article that is longer than any screen here, and one with control characters.
fn articles() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let long = folder.path().join("lang.txt");
    let middle = "Ein Absatz über die Lage am Markt, der nichts weiter sagt.\n\n".repeat(60);
    fs::write(&long, format!("{ARTICLE}{middle}Das Wort Leuchtturm steht nur hier.\n")).expect("a file");
    let hostile = folder.path().join("boese.txt");
    fs::write(&hostile, "Ein Text\u{1b}]0;gekapert\u{7} mit \u{1b}[2J Steuerzeichen am Markt.\n")
        .expect("a file");
    (folder, long, hostile)
}

fn open(columns: u16, rows: u16) -> (tempfile::TempDir, Session) {
    let (folder, long, _) = articles();
    let mut session = Session::start(&[long.as_os_str()], columns, rows, &[]);
    session.wait("the headline", |screen| screen.contents().contains("Nordwind übernimmt Heliotec"));
    (folder, session)
}

#[test]
fn opens_searches_jumps_back_and_quits() {
    let (_folder, mut session) = open(100, 30);
    assert!(session.screen(vt100::Screen::alternate_screen));
    session.send("/leuchtturm\r");
    session.wait("the hit", |screen| screen.contents().contains("Das Wort Leuchtturm"));
    session.wait("the number of hits", |screen| screen.contents().contains("1 hit"));
    session.send("\u{1b}");
    session.wait("the end of the search", |screen| !screen.contents().contains("1 hit"));
    session.send("\u{f}");
    session.wait("the start", |screen| screen.contents().contains("Nordwind übernimmt Heliotec"));
    session.send("\u{1b}[1;3C");
    session.wait("the hit again", |screen| screen.contents().contains("Das Wort Leuchtturm"));
    session.send("q");
    assert!(session.exit().success());
    session.assert_restored();
}

#[test]
fn reads_standard_input_and_keys_at_once() {
    let (_folder, long, _) = articles();
    let program = OsStr::new(env!("CARGO_BIN_EXE_depesche"));
    let pipe = OsStr::new("cat \"$1\" | \"$0\" -");
    let args = [OsStr::new("-c"), pipe, program, long.as_os_str()];
    let mut session = Session::start_program(OsStr::new("sh"), &args, 80, 24, &[]);
    session.wait("the headline", |screen| screen.contents().contains("Nordwind übernimmt Heliotec"));
    session.send("G");
    session.wait("the end", |screen| screen.contents().contains("Das Wort Leuchtturm"));
    session.send("q");
    assert!(session.exit().success());
    session.assert_restored();
}

#[test]
fn without_a_terminal_nothing_is_painted() {
    let (_folder, long, _) = articles();
    let output = Command::new(env!("CARGO_BIN_EXE_depesche"))
        .arg(&long)
        .env("LC_ALL", "C")
        .output()
        .expect("a process");
    assert!(!output.status.success() && output.stdout.is_empty());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("terminal") && told.contains("depesche extract"), "{told}");
}

#[test]
fn without_a_file_the_samples_are_listed() {
    let mut session = Session::start(&[], 100, 30, &[]);
    session.wait("the list", |screen| screen.contents().contains("Your library is empty"));
    session.send("jj\r");
    session.wait("an article", |screen| screen.contents().contains("Figures"));
    session.send("\u{1b}");
    session.wait("the list again", |screen| screen.contents().contains("Your library is empty"));
    session.send("q");
    assert!(session.exit().success());
    session.assert_restored();
}

#[test]
fn moves_by_keys_and_pages() {
    let (_folder, mut session) = open(80, 24);
    session.send("G");
    session.wait("the end", |screen| screen.contents().contains("  End"));
    session.send("\u{1b}[H");
    session.wait("the start", |screen| screen.contents().contains("Nordwind übernimmt Heliotec"));
    session.send("\t");
    session.wait("the hints of a list", |screen| screen.contents().contains("open in text"));
    session.send("?");
    session.wait("the help", |screen| screen.contents().contains("Search: /"));
    session.send("\u{1b}");
    session.wait("no help", |screen| !screen.contents().contains("Search: /"));
    session.send("q");
    assert!(session.exit().success());
}

#[test]
fn follows_a_resize() {
    let (_folder, mut session) = open(120, 35);
    session.wait("panes beside the text", |screen| screen.contents().contains("─ People"));
    session.resize(50, 15);
    session.wait("tabs above the text", |screen| {
        let contents = screen.contents();
        contents.starts_with(" 1 Text  2 P") && contents.contains("Nordwind übernimmt")
    });
    session.resize(20, 6);
    session.wait("a tiny screen", |screen| screen.contents().starts_with(" 1 2P 3C 4F 5Q"));
    session.resize(200, 60);
    session.wait("panes again", |screen| screen.contents().contains("─ People"));
    session.send("q");
    assert!(session.exit().success());
    session.assert_restored();
}

#[test]
fn signals_give_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let (_folder, mut session) = open(80, 24);
        kill(signal, session.id());
        assert!(!session.exit().success(), "whoever sent SIG{signal} should see that it ended the program");
        session.assert_restored();
    }
}

#[test]
fn a_terminal_that_goes_away_is_no_panic() {
    const PANIC: u32 = 101;
    let (_folder, long, _) = articles();
    for _ in 0..3 {
        let status = hang_up(&[long.as_os_str()], "Heliotec");
        assert!(!status.success() && status.exit_code() != PANIC, "{status:?}");
    }
}

#[test]
fn suspends_and_comes_back() {
    let (_folder, mut session) = open(80, 24);
    session.send("\u{1a}");
    session.wait_stopped();
    session.wait("the shell's screen", |screen| !screen.alternate_screen());
    session.assert_restored();
    kill("CONT", session.id());
    session.wait("the article again", |screen| {
        screen.alternate_screen() && screen.contents().contains("Nordwind übernimmt Heliotec")
    });
    session.send("q");
    assert!(session.exit().success());
    session.assert_restored();
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let program = std::env::current_exe().expect("this test");
    let args = ["panics_on_the_terminal", "--exact", "--ignored", "--nocapture"].map(AsRef::as_ref);
    let mut session = Session::start_program(program.as_os_str(), &args, 80, 24, &[]);
    session.wait("the message", |screen| screen.contents().contains("a panic on purpose"));
    assert!(!session.exit().success());
    session.assert_restored();
}

/// Not a test of its own: the program that the one above runs.
#[test]
#[ignore = "is run in a pseudo-terminal by another test"]
fn panics_on_the_terminal() {
    let mut screen = depesche::tui::terminal::Terminal::take().expect("a terminal");
    screen.draw(|_| ()).expect("a frame");
    panic!("a panic on purpose");
}

#[test]
fn control_characters_of_a_text_are_not_obeyed() {
    let (_folder, _, hostile) = articles();
    let mut session = Session::start(&[hostile.as_os_str()], 80, 24, &[]);
    session
        .wait("the words alone", |screen| screen.contents().contains("Ein Text mit Steuerzeichen am Markt."));
    session.send("q");
    assert!(session.exit().success());
}

#[test]
fn the_mouse_scrolls_and_copying_uses_the_terminal() {
    let (_folder, mut session) = open(80, 24);
    assert!(session.screen(|screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None));
    session.send("\u{1b}[<65;10;10M\u{1b}[<65;10;10M");
    session.wait("scrolled text", |screen| !screen.contents().contains("Nordwind übernimmt Heliotec"));
    session.send("\u{1b}[<64;10;10M\u{1b}[<64;10;10M");
    session.wait("the start", |screen| screen.contents().contains("Nordwind übernimmt Heliotec"));
    session.send("q");
    assert!(session.exit().success());
}

#[test]
fn the_theme_follows_configuration_environment_and_background() {
    let colours = |screen: &vt100::Screen| {
        let (rows, columns) = screen.size();
        (0..rows.get())
            .flat_map(|row| (0..columns.get()).map(move |column| (row, column)))
            .filter_map(|(row, column)| screen.cell(row, column))
            .map(vt100::Cell::fgcolor)
            .any(|colour| colour != vt100::Color::Default)
    };
    let (_folder, long, _) = articles();
    let start = |env: &[(&str, &str)]| {
        let mut session = Session::start(&[long.as_os_str()], 80, 24, env);
        session.wait("the headline", |screen| screen.contents().contains("Nordwind übernimmt Heliotec"));
        session
    };
    assert!(start(&[]).screen(colours));
    assert!(!start(&[("NO_COLOR", "1")]).screen(colours));
    // A light terminal is asked for its background, and answers.
    let mut light = start(&[("COLORFGBG", ""), ("ANSWER_BACKGROUND", "ffff/ffff/ffff")]);
    light.wait("the theme for light terminals", |screen| {
        screen.cell(0, 47).is_some_and(|divider| divider.fgcolor() == vt100::Color::Idx(251))
    });
    light.send("q");
    assert!(light.exit().success());
}

#[test]
fn a_theme_chosen_in_the_reader_is_there_at_the_next_start() {
    let (folder, long, _) = articles();
    let state = tempfile::tempdir().expect("a folder");
    let state_path = state.path().to_str().expect("a path");
    std::fs::write(state.path().join("state.toml"), "tour_seen = true\n").expect("a state");
    let config = folder.path().to_str().expect("a path");
    let env = [("DEPESCHE_STATE_DIR", state_path), ("DEPESCHE_CONFIG_DIR", config)];
    let divider = |number| {
        move |screen: &vt100::Screen| {
            screen.cell(0, 47).is_some_and(|cell| cell.fgcolor() == vt100::Color::Idx(number))
        }
    };
    let (dark, light) = (238, 251);
    let mut first = Session::start(&[long.as_os_str()], 80, 24, &env);
    first.wait("the dark theme", divider(dark));
    first.send("t");
    first.wait("the themes", |screen| screen.contents().contains("High contrast"));
    first.send("jj\r");
    first.wait("the light theme", divider(light));
    first.send("q");
    assert!(first.exit().success());
    let mut second = Session::start(&[long.as_os_str()], 80, 24, &env);
    second.wait("the light theme", divider(light));
    second.send("q");
    assert!(second.exit().success());
    // The command line wins for a run, a later change of the file for good.
    let mut once = Session::start(&[OsStr::new("--theme=dark"), long.as_os_str()], 80, 24, &env);
    once.wait("the dark theme", divider(dark));
    once.send("q");
    assert!(once.exit().success());
    fs::write(folder.path().join("config.toml"), "theme = \"dark\"\n").expect("a file");
    let mut third = Session::start(&[long.as_os_str()], 80, 24, &env);
    third.wait("the dark theme", divider(dark));
    third.send("q");
    assert!(third.exit().success());
}

#[test]
fn a_wrong_keymap_is_told_and_the_terminal_left_alone() {
    let (folder, long, _) = articles();
    let row = |run: &str| format!("  {{ on = [\"x\"], run = \"{run}\" }},\n");
    fs::write(folder.path().join("keymap.toml"), format!("keys = [\n{}{}]\n", row("sort"), row("quit")))
        .expect("a file");
    let config = folder.path().to_string_lossy().into_owned();
    let mut session = Session::start(&[long.as_os_str()], 120, 24, &[("DEPESCHE_CONFIG_DIR", &config)]);
    session.wait("both rows", |screen| {
        let told = screen.contents();
        told.contains("`sort`") && told.contains("`quit`")
    });
    assert!(!session.exit().success());
    session.assert_restored();
}

#[test]
fn short_help_opens_once_and_places_are_remembered() {
    let (_folder, long, _) = articles();
    let state = tempfile::tempdir().expect("a folder");
    let state_path = state.path().to_str().expect("a path");
    let mut first = Session::start(&[long.as_os_str()], 80, 24, &[("DEPESCHE_STATE_DIR", state_path)]);
    first.wait("the short help", |screen| screen.contents().contains("shows this again"));
    first.send("j");
    first.wait("the article", |screen| !screen.contents().contains("shows this again"));
    first.send("G");
    first.wait("the end", |screen| screen.contents().contains("Leuchtturm"));
    first.send("q");
    assert!(first.exit().success());
    let mut second = Session::start(&[long.as_os_str()], 80, 24, &[("DEPESCHE_STATE_DIR", state_path)]);
    second.wait("the place", |screen| screen.contents().contains("Leuchtturm"));
    assert!(!second.screen(|screen| screen.contents().contains("shows this again")));
    second.send("q");
    assert!(second.exit().success());
}

#[test]
fn the_interface_follows_the_environment() {
    let (_folder, long, _) = articles();
    let mut session = Session::start(&[long.as_os_str()], 100, 30, &[("LC_ALL", "de_DE.UTF-8")]);
    session.wait("the German names", |screen| screen.contents().contains("Personen"));
    session.send(":heliotec");
    session.wait("the palette", |screen| screen.contents().contains("› heliotec"));
    session.send("\u{1b}");
    session.wait("no palette", |screen| !screen.contents().contains("Gehe zu"));
    session.send("?");
    session.wait("the help", |screen| screen.contents().contains("Tasten"));
    session.send("q");
    session.wait("no help", |screen| !screen.contents().contains("Tasten"));
    session.send("q");
    assert!(session.exit().success());
}
