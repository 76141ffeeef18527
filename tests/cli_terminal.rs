//! The commands on a terminal: tables in its width, and nothing of a text that the terminal would obey.

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::fs;
use std::io::Read;

/// What a terminal of so many columns gets from `depesche` with these arguments.
fn on_terminal(columns: u16, args: &[&str]) -> String {
    with_environment(columns, args, &[])
}

fn with_environment(columns: u16, args: &[&str], env: &[(&str, &str)]) -> String {
    let size = PtySize { rows: 24, cols: columns, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_depesche"));
    command.args(args);
    command.env_remove("COLUMNS");
    command.env_remove("NO_COLOR");
    command.env("LC_ALL", "C");
    command.env("TERM", "xterm-256color");
    for (name, value) in env {
        command.env(name, value);
    }
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

/// The characters of `shown` that a terminal must not get from an article.
fn obeyed(shown: &str) -> Vec<char> {
    let is_obeyed = |c: &char| {
        c.is_control() && !matches!(c, '\r' | '\n' | '\t')
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    shown.chars().filter(is_obeyed).collect()
}

/// All that a terminal could obey in one text: C0, DEL, C1 and what turns the writing direction.
fn hostile() -> String {
    let controls = (0..0x20).chain(0x7f..0xa0).filter_map(char::from_u32);
    let controls = controls.filter(|c| !matches!(c, '\0' | '\r' | '\n'));
    controls
        .chain("\u{61c}\u{200e}\u{200f}\u{202a}\u{202e}\u{2066}\u{2069}\u{2028}".chars())
        .flat_map(|c| ["x".to_owned(), String::from(c)])
        .collect()
}

#[test]
fn every_command_keeps_a_terminal_safe() {
    let data = tempfile::tempdir().expect("a folder");
    let hostile = hostile();
    let words =
        "Der Konzern SAP meldete am Montag, der Umsatz sei um 3 Prozent auf 8,3 Milliarden Euro gestiegen. "
            .repeat(30);
    let text = format!(
        "Gewinn steigt\n\n{words}{hostile} Milliarden. „Wir {hostile} wachsen“, sagte Vorstandschefin Anna Berg."
    );
    let line = serde_json::json!({
        "id": format!("a{hostile}"), "title": format!("Titel {hostile}"), "text": text,
        "url": format!("https://example.org/{hostile}"), "lang": "de",
    });
    let (lines, plain, page) =
        (data.path().join("a.jsonl"), data.path().join("a.txt"), data.path().join("a.html"));
    fs::write(&lines, format!("{line}\n")).expect("written");
    fs::write(&plain, &text).expect("written");
    fs::write(&page, format!("<html><head><title>T {hostile}</title></head><body><article><h1>T {hostile}</h1><p>{words}{hostile}</p></article></body></html>")).expect("written");
    let opml = data.path().join("feeds.opml");
    let name = hostile.replace(|c: char| c.is_control(), "");
    fs::write(&opml, format!("<opml version=\"2.0\"><head/><body><outline text=\"F {name}\" type=\"rss\" xmlUrl=\"https://example.org/f\"/></body></opml>")).expect("written");
    let folder = data.path().to_str().expect("a path");
    let env = [
        ("DEPESCHE_DATA_DIR", folder),
        ("DEPESCHE_CONFIG_DIR", folder),
        ("NO_COLOR", "1"),
        ("LC_ALL", "C.UTF-8"),
    ];
    let [lines, plain, page, opml] =
        [&lines, &plain, &page, &opml].map(|path| path.to_str().expect("a path"));
    let (bad, list) = (format!("nicht-da-{}", hostile.replace(['\t', '\u{2028}'], "")), "--to");
    let mut commands: Vec<Vec<&str>> =
        vec![vec!["add", lines], vec!["add", plain], vec!["feed", "import", opml]];
    for input in [lines, plain, page] {
        for to in ["json", "jsonl", "csv", "table", "markdown"] {
            commands.push(vec!["extract", list, to, input]);
        }
        for what in ["people", "companies", "figures", "quotes"] {
            commands.extend(["json", "csv", "table"].map(|to| vec![what, list, to, input]));
        }
        commands.push(vec!["--plain", input]);
    }
    for what in [
        &["people"][..],
        &["companies"],
        &["figures"],
        &["quotes"],
        &["search", "umsatz"],
        &["feed", "list"],
        &["config"],
    ] {
        commands.extend(["json", "csv", "table"].map(|to| [what, &[list, to]].concat()));
    }
    commands.extend([
        vec!["library", "export"],
        vec!["library", "check"],
        vec!["library", "path"],
        vec!["feed", "export"],
        vec!["config", "--default"],
        vec!["config", "--schema"],
        vec!["extract", &bad],
        vec!["extract", list, &bad],
        vec!["feed", "remove", &bad],
        vec!["search", &bad],
        vec![&bad],
        vec!["man"],
        vec!["completions", "fish"],
    ]);
    for args in commands {
        let shown = with_environment(100, &args, &env);
        assert_eq!(obeyed(&shown), Vec::<char>::new(), "{args:?}: {shown:?}");
        if args.contains(&"json") || args.ends_with(&["export"]) && args.contains(&"library") {
            let json = shown.replace('\r', "");
            let values = serde_json::Deserializer::from_str(&json).into_iter::<serde_json::Value>();
            let values: Result<Vec<_>, _> = values.collect();
            assert!(values.is_ok_and(|values| !values.is_empty()), "{args:?}: {shown:?}");
        }
    }
}

#[test]
fn a_pipe_gets_json_as_it_is() {
    // What consists of little but control characters is taken for no text.
    let text = format!("{}{}", "Der Umsatz von SAP stieg um 3 Prozent. ".repeat(40), hostile());
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    fs::write(&path, &text).expect("written");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_depesche"))
        .args(["extract", "--to", "json"])
        .env("LC_ALL", "C")
        .arg(&path)
        .output()
        .expect("it runs");
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(value["document"]["text"], text.as_str(), "the text itself, whatever it holds");
    assert!(String::from_utf8_lossy(&output.stdout).contains('\u{200e}'), "no more is escaped than before");
}
