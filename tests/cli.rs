//! The program as scripts see it: arguments, streams, exit status.

#[path = "support/deadline.rs"]
mod deadline;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;

const ARTICLE: &str = "Zulieferer baut Werk\n\nBeispiel News 3. Juni 2024, 7:05\n\nDer Konzern hat im Quartal \
                       mehr verdient als vor einem Jahr und hebt deshalb die Prognose an.\n";

fn depesche() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_depesche"));
    command.env_remove("COLUMNS").env_remove("NO_COLOR").env("LC_ALL", "C").stdin(Stdio::null());
    // Whoever runs the tests may have a library.
    command.env("DEPESCHE_DATA_DIR", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-library"));
    command.env("DEPESCHE_CONFIG_DIR", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-configuration"));
    command
}

/// Runs with `input` on standard input.
fn run(args: &[&str], input: &[u8]) -> Output {
    let mut child = spawn(args);
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = thread::spawn(move || {
        // The program may end before it has read everything.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("written");
    output
}

fn spawn(args: &[&str]) -> Child {
    depesche()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

#[test]
fn one_input_is_an_object_and_several_are_an_array() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    for name in ["a.txt", "b.txt"] {
        fs::write(path(name), ARTICLE).expect("written");
    }
    let one = json(&stdout(&run(&["extract", &path("a.txt")], b"")));
    assert_eq!(one["schema"], 1);
    assert_eq!(one["id"], path("a.txt"));
    assert_eq!(one["document"]["title"], "Zulieferer baut Werk");
    assert_eq!(one["document"]["published"], "2024-06-03T07:05:00");
    assert_eq!(one["document"]["text"], ARTICLE);
    let two = json(&stdout(&run(&["extract", &path("a.txt"), &path("b.txt")], b"")));
    assert_eq!(two.as_array().map(Vec::len), Some(2));
    assert_eq!(two[1]["id"], path("b.txt"));
    let stdin = json(&stdout(&run(&["extract", "-"], ARTICLE.as_bytes())));
    assert!(stdin["id"].is_null());
    assert_eq!(stdin["document"], one["document"]);
}

#[test]
fn the_plain_article_needs_no_terminal() {
    let text = "Der Umsatz von SAP stieg um 3 Prozent.\n";
    let output = run(&["--plain", "-"], text.as_bytes());
    assert!(output.status.success());
    assert_eq!(
        stdout(&output),
        "Der Umsatz von SAP [1] stieg um 3 Prozent [2].\n\nNotes\n[1] SAP: company, SAP, DE\n\
         [2] drei Prozent: up, Umsatz, SAP\n"
    );
    let missing = run(&["--plain", "fehlt.txt"], b"");
    assert_eq!(missing.status.code(), Some(1));
    assert!(stdout(&missing).is_empty() && stderr(&missing).contains("fehlt.txt"));
    assert_eq!(run(&["--plain"], b"").status.code(), Some(2));
}

#[test]
fn the_configuration_tells_what_holds_and_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = |args: &[&str]| {
        let mut command = depesche();
        command.args(["config"]).args(args).env("DEPESCHE_CONFIG_DIR", folder.path());
        command.env("LC_ALL", "de_AT.UTF-8").output().expect("it runs")
    };
    fs::write(folder.path().join("config.toml"), "\nmeasure = 72\n").expect("written");
    let shown = json(&stdout(&config(&[])));
    let setting = |name: &str| {
        let list = shown["settings"].as_array().expect("a list");
        list.iter().find(|row| row["setting"] == name).map(|row| format!("{} {}", row["value"], row["from"]))
    };
    assert_eq!(setting("measure").as_deref(), Some("\"72\" \"config.toml, line 2\""));
    assert_eq!(setting("language").as_deref(), Some("\"de\" \"LC_ALL\""));
    assert_eq!(setting("theme").as_deref(), Some("\"auto\" \"default\""));
    assert!(json(&stdout(&config(&["--schema"])))["properties"]["currency"].is_object());
    assert!(stdout(&config(&["--default"])).contains("# measure = 80"));
    fs::write(folder.path().join("config.toml"), "mesure = 72\ntheme = 1\n").expect("written");
    let wrong = config(&[]);
    assert_eq!(wrong.status.code(), Some(1));
    let told = stderr(&wrong);
    assert!(
        told.contains("Zeile 1: unbekannte Einstellung `mesure`; gemeint ist vielleicht `measure`\n"),
        "{told}"
    );
    assert!(told.contains("config.toml: Zeile 2: `theme`: erwartet wird einer der Werte"), "{told}");
}

#[test]
fn the_fields_stand_in_the_order_of_the_promise() {
    let line = stdout(&run(&["extract", "--to", "jsonl"], ARTICLE.as_bytes()));
    let mut from = 0;
    for field in [
        "schema",
        "id",
        "document",
        "kicker",
        "title",
        "deck",
        "byline",
        "source",
        "published",
        "language",
        "url",
        "text",
        "boilerplate",
        "people",
        "companies",
        "figures",
        "quotes",
    ] {
        let found =
            line[from..].find(&format!("\"{field}\":")).unwrap_or_else(|| panic!("{field} in {line}"));
        from += found;
    }
    assert_eq!(line.lines().count(), 1);
}

#[test]
fn failed_inputs_are_named_and_the_others_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        path.display().to_string()
    };
    let good = write("good.txt", ARTICLE.as_bytes());
    let missing = folder.path().join("missing.txt").display().to_string();
    let empty = folder.path().join("folder");
    fs::create_dir(&empty).expect("a folder");
    for (path, problem) in [
        (missing, "no such file"),
        ("http://127.0.0.1:1/a".to_owned(), "cannot connect: "),
        (empty.display().to_string(), "no supported files in this folder"),
        (write("empty.txt", b" \n"), "empty input"),
        (
            write("binary", b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0"),
            "unsupported format; depesche reads plain text, Markdown,",
        ),
        (write("page.html", b"<!doctype html><p></p>"), "no article found on this page"),
    ] {
        let output = run(&["extract", "--to", "jsonl", &path, &good], b"");
        assert_eq!(output.status.code(), Some(1), "{path}");
        let message = stderr(&output);
        assert!(message.starts_with(&format!("depesche: {path}: {problem}")), "{message}");
        assert_eq!(message.lines().count(), 1, "{message}");
        assert_eq!(json(&stdout(&output))["id"], good);
    }
}

#[test]
fn a_failed_input_leaves_valid_json() {
    let output = run(&["extract", "/nowhere/a", "/nowhere/b"], b"");
    assert_eq!((stdout(&output).as_str(), output.status.code()), ("[]\n", Some(1)));
    let output = run(&["extract", "/nowhere/a"], b"");
    assert_eq!((stdout(&output).as_str(), output.status.code()), ("", Some(1)));
}

#[test]
fn damaged_text_is_read() {
    let output = run(
        &["extract"],
        b"Der Gewinn stieg um 3 \xFF Prozent auf \xC3\xBCber 4 Mio. \xE2\x82\xAC in \xC3\x96sterreich.",
    );
    assert_eq!(output.status.code(), Some(0));
    let text = json(&stdout(&output))["document"]["text"].as_str().expect("text").to_owned();
    assert!(text.contains("über 4 Mio. € in Österreich"), "{text}");
}

#[test]
fn wrong_usage_is_told_apart() {
    for args in [
        &["extract", "--to", "xml"][..],
        &["extract", "--nonsense"],
        &["feed", "add", "--no-fetch"],
        &["figures", "--min", "many", "a.txt"],
        &["figures", "--kind", "colour", "a.txt"],
        &["extract", "--jobs", "0"],
        &["completions", "cmd.exe"],
    ] {
        assert_eq!(run(args, b"").status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn bad_lines_are_counted_and_the_rest_goes_on() {
    let input = "\u{feff}{\"id\": \"a\", \"text\": \"Eins.\"}\n\n{\"id\": \"b\"\n[]\n{\"id\": \"c\", \"text\": \"Drei.\"}";
    let output = run(&["extract", "--from", "jsonl", "--to", "jsonl", "--jobs", "3"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let ids: Vec<_> = stdout(&output).lines().map(|line| json(line)["id"].clone()).collect();
    assert_eq!(ids, ["a", "c"]);
    let errors = stderr(&output);
    let lines: Vec<_> = errors.lines().collect();
    assert!(
        lines[0].starts_with("depesche: -: line 3: ") && lines[1] == "depesche: -: line 4: not a JSON object",
        "{errors}"
    );
    assert_eq!(lines.len(), 2);
}

#[test]
fn order_is_kept_on_many_cores() {
    let mut input = Vec::new();
    for number in 0..400 {
        let text = "Der Umsatz stieg um drei Prozent. ".repeat(if number % 7 == 0 { 60 } else { 1 });
        writeln!(input, "{{\"id\": {number}, \"text\": \"{text}\"}}").expect("memory");
    }
    for jobs in ["1", "8"] {
        let output = run(&["extract", "--from", "jsonl", "--to", "jsonl", "--jobs", jobs], &input);
        let ids: Vec<String> = stdout(&output)
            .lines()
            .map(|line| json(line)["id"].as_str().expect("an id").to_owned())
            .collect();
        assert_eq!(ids, (0..400).map(|number| number.to_string()).collect::<Vec<_>>());
    }
}

#[test]
fn results_come_while_input_is_still_open() {
    let mut child = spawn(&["extract", "--from", "jsonl", "--to", "jsonl"]);
    let mut stdin = child.stdin.take().expect("a pipe");
    let stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let (sender, lines) = mpsc::channel();
    let reader =
        thread::spawn(move || stdout.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    for id in ["a", "b"] {
        writeln!(stdin, "{{\"id\": \"{id}\", \"text\": \"Der Umsatz stieg.\"}}").expect("written");
        stdin.flush().expect("flushed");
        let line = deadline::receive("a result before the input ends", &lines, Some);
        assert_eq!(json(&line)["id"], id);
    }
    drop(stdin);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    reader.join().expect("read").expect("received");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let line = format!("{{\"text\": \"{}\"}}\n", "Der Umsatz stieg um drei Prozent. ".repeat(100));
    let mut child = spawn(&["extract", "--from", "jsonl", "--to", "jsonl"]);
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = thread::spawn(move || (0..20_000).try_for_each(|_| stdin.write_all(line.as_bytes())));
    let mut start = [0; 1000];
    child.stdout.take().expect("a pipe").read_exact(&mut start).expect("output");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert!(writer.join().expect("joined").is_err(), "the whole input was read for nothing");
}

/// A full disk, as Linux plays it.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_is_a_failure() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    fs::write(&path, ARTICLE).expect("written");
    let path = path.display().to_string();
    for args in [
        &["extract", &path][..],
        &["people", &path],
        &["man"],
        &["completions", "bash"],
        &["--help"],
        &["-V"],
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("the full device");
        let output = depesche().args(args).stdout(full).stderr(Stdio::piped()).output().expect("it runs");
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{args:?}: {told}");
        assert!(told.starts_with("depesche: standard output: ") && told.lines().count() == 1, "{told}");
    }
}

#[test]
fn standard_input_that_is_no_article_is_an_error() {
    let output = run(&["extract"], b"");
    assert_eq!((stderr(&output).as_str(), output.status.code()), ("depesche: -: empty input\n", Some(1)));
    let output = run(&["extract", "--from", "jsonl"], b"");
    assert_eq!((stdout(&output).as_str(), output.status.code()), ("", Some(0)));
}

#[test]
fn controls_in_a_text_reach_no_terminal() {
    let text = "Titel \u{1b}]0;x\u{7}\n\nDer Konzern \u{1b}[31mMeta\u{1b}[0m \u{9b}2J und \u{202e}SAP stiegen um 3 %.\n";
    for to in ["table", "markdown", "json", "jsonl"] {
        let output = run(&["extract", "--to", to, "--color", "never"], text.as_bytes());
        let shown = stdout(&output);
        let raw = shown.chars().find(|c| *c != '\n' && (c.is_control() || *c == '\u{202e}'));
        assert_eq!(raw, None, "{to}: {shown:?}");
    }
    let parsed = json(&stdout(&run(&["extract"], text.as_bytes())));
    assert_eq!(parsed["document"]["text"], text);
    let missing = stderr(&run(&["extract", "/nowhere/\u{1b}[31m"], b""));
    assert!(!missing.contains('\u{1b}'), "{missing:?}");
}

#[test]
fn colour_comes_only_when_asked_for() {
    let coloured = |args: &[&str], variable: Option<&str>| {
        let mut command = depesche();
        command.args(["extract", "--to", "table"]).args(args);
        if let Some(value) = variable {
            command.env("NO_COLOR", value);
        }
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        fs::write(&path, ARTICLE).expect("written");
        stdout(&command.arg(&path).output().expect("it runs")).contains('\u{1b}')
    };
    assert!(!coloured(&[], None));
    assert!(coloured(&["--color", "always"], None));
    assert!(!coloured(&["--color", "never"], None));
    assert!(!coloured(&[], Some("1")));
}

#[test]
fn tables_fit_into_columns() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    fs::write(&path, "Ein sehr langer Titel, der in keine schmale Spalte passt\n\nDer Gewinn stieg um 3 %.")
        .expect("written");
    let output = depesche()
        .args(["extract", "--to", "table"])
        .arg(&path)
        .env("COLUMNS", "30")
        .output()
        .expect("it runs");
    let table = stdout(&output);
    assert!(table.starts_with("Ein sehr langer Titel"), "{table}");
    assert!(table.lines().next().is_some_and(|line| line.chars().count() <= 30), "{table}");
}

#[test]
fn packagers_get_what_they_need() {
    let page = stdout(&run(&["man"], b""));
    assert!(
        page.contains(".TH depesche") && page.contains("EXIT STATUS") && page.contains("DEPESCHE EXTRACT")
    );
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(stdout(&run(&["completions", shell], b"")).contains("extract"), "{shell}");
    }
    let help = stdout(&run(&["--help"], b""));
    assert!(help.contains("figures") && help.contains("library") && !help.contains("train"), "{help}");
}

#[test]
fn long_lines_and_texts_are_done() {
    check_long(200_000);
}

#[test]
#[ignore = "takes minutes without optimisation; run with --release"]
fn very_long_lines_and_texts_are_done() {
    check_long(50_000_000);
}

/// A text of so many bytes in paragraphs, and a tenth of it in one line.
fn check_long(bytes: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let sentence = "Der Umsatz von Beispiel stieg um 3,5 Prozent auf 12 Milliarden Euro. ";
    let check = |path: &Path, text: &str| {
        fs::write(path, text).expect("written");
        let output = depesche().args(["extract", "--to", "jsonl"]).arg(path).output().expect("it runs");
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
        assert_eq!(json(&stdout(&output))["document"]["text"], text);
    };
    let paragraph = sentence.repeat(6) + "\n\n";
    check(&folder.path().join("text.txt"), &paragraph.repeat(bytes / paragraph.len()));
    check(&folder.path().join("line.txt"), &sentence.repeat(bytes / 10 / sentence.len()));
}

/// A page in UTF-16 is a page by every way in, with a byte-order mark and without.
#[test]
fn pages_in_utf16_are_pages() {
    let page =
        format!("<!DOCTYPE html><html lang=de><body><article><p>{ARTICLE}</p></article></body></html>");
    let folder = tempfile::tempdir().expect("a folder");
    for (mark, order) in [("", true), ("", false), ("\u{feff}", true), ("\u{feff}", false)] {
        let bytes = format!("{mark}{page}")
            .encode_utf16()
            .flat_map(|unit| if order { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect::<Vec<u8>>();
        for name in ["page.html", "page", "page.txt"] {
            let path = folder.path().join(name);
            fs::write(&path, &bytes).expect("written");
            let path = path.display().to_string();
            let plain = depesche().args(["--plain", &path]).output().expect("it runs");
            let json = depesche().args(["extract", "--to", "json", &path]).output().expect("it runs");
            for output in [plain, json] {
                let text = String::from_utf8_lossy(&output.stdout).into_owned();
                assert!(output.status.success() && !text.contains("DOCTYPE"), "{name}: {text}");
            }
        }
    }
}

#[test]
fn commands_speak_the_language_of_the_user_but_not_to_programs() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt").display().to_string();
    fs::write(
        &path,
        "Nordwerk legt zu\n\nDer Umsatz der Nordwerk AG stieg 2023 um 4 Prozent auf 8 Mrd. Euro.\n",
    )
    .expect("written");
    let run_in = |locale: &str, args: &[&str]| {
        let output = depesche().args(args).env("LC_ALL", locale).output().expect("it runs");
        (stdout(&output), stderr(&output))
    };
    let german = |args: &[&str]| run_in("de_DE.UTF-8", args);
    let (help, _) = german(&["--help"]);
    assert!(
        help.contains("Aufruf: depesche") && help.contains("Artikel in die Bibliothek aufnehmen"),
        "{help}"
    );
    let (_, missing) = german(&["extract", "/none.txt"]);
    assert_eq!(missing, "depesche: /none.txt: Datei nicht gefunden\n");
    let (_, wrong) = german(&["figures", "--mni", "3"]);
    assert!(
        wrong.starts_with("Fehler: unbekanntes Argument „--mni“") && wrong.contains("ähnlich"),
        "{wrong}"
    );
    let (table, _) = german(&["figures", &path, "--to", "table"]);
    assert!(table.starts_with("Betrag") && table.contains("Kennzahl"), "{table}");
    for to in ["json", "csv"] {
        let args = ["figures", &path, "--to", to];
        assert_eq!(german(&args), run_in("C", &args));
    }
    for args in [&["man"][..], &["completions", "bash"], &["config", "--schema"]] {
        assert_eq!(german(args), run_in("C", args));
    }
    fs::write(folder.path().join("config.toml"), "language = \"en\"\n").expect("written");
    let mut command = depesche();
    command.args(["extract", "/none.txt"]).env("LC_ALL", "de_DE.UTF-8");
    let output = command.env("DEPESCHE_CONFIG_DIR", folder.path()).output().expect("it runs");
    assert_eq!(stderr(&output), "depesche: /none.txt: no such file\n", "the setting wins");
}
