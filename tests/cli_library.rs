//! The commands around the library, as a script uses them.
#![cfg(feature = "app")]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

struct Shelf(tempfile::TempDir);

impl Shelf {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// A library with the sample articles.
    fn with_samples() -> Self {
        let shelf = Self::new();
        let added = shelf.run(&["add", concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples")]);
        assert_eq!(stdout(&added), "6 articles added\n");
        shelf
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_depesche"));
        command.args(args).env("DEPESCHE_DATA_DIR", self.0.path()).env("COLUMNS", "120").stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("it runs")
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.path().join(name);
        fs::write(&path, text).expect("written");
        path.display().to_string()
    }
}

fn stdout(output: &Output) -> String {
    assert!(output.status.success(), "{}", stderr(output));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_str(&stdout(output)).expect("JSON")
}

#[test]
fn without_a_library_one_is_told_how_to_make_it() {
    let shelf = Shelf::new();
    for args in [&["figures"][..], &["search", "x"], &["sync"], &["library", "check"], &["feed", "list"]] {
        let output = shelf.run(args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(
            stderr(&output).contains("there is no library yet; `depesche add` makes it"),
            "{}",
            stderr(&output)
        );
    }
    assert!(stdout(&shelf.run(&["library", "path"])).ends_with("library.db\n"));
    assert_eq!(fs::read_dir(shelf.path()).expect("listed").count(), 0, "asking makes nothing");
}

#[test]
fn articles_are_added_once() {
    let shelf = Shelf::with_samples();
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples");
    let missing = shelf.path().join("fehlt.txt").display().to_string();
    let again = shelf.run(&["add", samples, &missing]);
    assert_eq!(again.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&again.stdout), "0 articles added, 6 known already\n");
    assert!(stderr(&again).contains("no such file"));
    assert!(stdout(&shelf.run(&["library", "check"])).starts_with("whole: 6 articles"));
}

#[test]
fn standard_input_and_tags_work_too() {
    let shelf = Shelf::new();
    let mut child = shelf
        .command(&["add", "--tag", "später", "--from", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all("{\"text\": \"SAP wächst um 5 Prozent.\"}\n".as_bytes()).expect("written");
    drop(input);
    assert_eq!(stdout(&child.wait_with_output().expect("it ends")), "1 article added\n");
    assert_eq!(json(&shelf.run(&["search", "tag:später"]))[0]["tags"][0], "später");
}

#[test]
fn figures_of_a_company_come_from_all_articles() {
    let shelf = Shelf::with_samples();
    let figures = json(&shelf.run(&["figures", "--about", "Meta", "--of", "Umsatz", "--after", "2022"]));
    assert_eq!(figures.as_array().map(Vec::len), Some(1));
    assert_eq!(figures[0]["value"], 10_000_000_000_u64);
    assert_eq!(figures[0]["modifier"], "more_than");
    assert_eq!(figures[0]["measure"], "revenue");
    assert_eq!(figures[0]["when"]["from"], "2022-01-01");
    let article = figures[0]["article"].as_i64().expect("a number");
    let all = json(&shelf.run(&["search", "company:meta"]));
    assert!(all.as_array().expect("a list").iter().any(|row| row["article"] == article));
    let none = shelf.run(&["figures", "--about", "Meta", "--before", "2022"]);
    assert_eq!(stdout(&none), "[]\n");
    let csv = stdout(&shelf.run(&["figures", "--about", "SAP", "--kind", "percent", "--to", "csv"]));
    assert!(csv.starts_with("article,title,source,published,url,start,end,text,kind,value"), "{csv}");
    let table = stdout(&shelf.run(&["figures", "--about", "Intel", "--to", "table", "--sort", "value"]));
    assert!(table.lines().all(|line| line.chars().count() <= 120), "{table}");
}

/// Offsets count characters of the text that `extract` gives for the same article.
#[test]
fn offsets_are_those_of_the_text() {
    let shelf = Shelf::new();
    let file = shelf.file("a.txt", "Größe zählt: Die SAP setzte 8,3 Milliarden Euro um.");
    shelf.run(&["add", &file]);
    let figures = json(&shelf.run(&["figures"]));
    let extracted = json(&shelf.run(&["extract", &file]));
    assert_eq!(figures[0]["start"], extracted["figures"][0]["start"]);
    assert_eq!(figures[0]["end"], extracted["figures"][0]["end"]);
}

#[test]
fn differing_figures_are_marked() {
    let shelf = Shelf::new();
    let one = shelf.file("a.txt", "Siemens hat im Jahr 2023 einen Umsatz von 77,8 Milliarden Euro erzielt.");
    let other = shelf.file("b.txt", "Der Umsatz von Siemens lag im Jahr 2023 bei 74,9 Milliarden Euro.");
    shelf.run(&["add", &one, &other]);
    let figures = json(&shelf.run(&["figures", "--about", "Siemens"]));
    assert_eq!((&figures[0]["difference"], &figures[1]["difference"]), (&1.into(), &1.into()));
    let table = stdout(&shelf.run(&["figures", "--about", "Siemens", "--to", "table"]));
    assert_eq!(table.matches("≠1").count(), 2, "{table}");
}

#[test]
fn lists_of_people_companies_and_quotes_cover_the_library() {
    let shelf = Shelf::with_samples();
    let people = json(&shelf.run(&["people", "--about", "zuckerberg"]));
    assert_eq!(people[0]["name"], "Mark Zuckerberg");
    let companies = json(&shelf.run(&["companies"]));
    assert!(companies.as_array().expect("a list").iter().any(|row| row["isin"] == "US30303M1027"));
    let quotes = json(&shelf.run(&["quotes", "--about", "Meta"]));
    assert_eq!(quotes[0]["speaker"], "Mark Zuckerberg");
}

#[test]
fn a_query_that_means_nothing_is_told() {
    let shelf = Shelf::with_samples();
    let output = shelf.run(&["search", "after:bald"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("`after:bald` means nothing here; wanted is a time"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn feeds_are_followed_listed_and_handed_on() {
    let shelf = Shelf::new();
    let added = shelf.run(&["feed", "add", "https://example.org/feed", "file:///etc/passwd"]);
    assert!(stderr(&added).contains("file:///etc/passwd: is no web address"), "{}", stderr(&added));
    let list = r#"<opml version="2.0"><head/><body><outline text="Börse" xmlUrl="https://example.com/rss"/><outline text="x" xmlUrl="ftp://example.com"/></body></opml>"#;
    let imported = shelf.run(&["feed", "import", &shelf.file("feeds.opml", list)]);
    assert_eq!(String::from_utf8_lossy(&imported.stdout), "1 feed added, 0 known already\n");
    let feeds = json(&shelf.run(&["feed", "list"]));
    assert_eq!(feeds.as_array().map(Vec::len), Some(2));
    assert!(stdout(&shelf.run(&["feed", "export"])).contains("xmlUrl=\"https://example.com/rss\""));
    stdout(&shelf.run(&["feed", "full-text", "Bör", "on"]));
    assert!(stdout(&shelf.run(&["feed", "remove", "Bör"])).starts_with("Börse removed"));
    let unknown = shelf.run(&["feed", "remove", "Bör"]);
    assert!(stderr(&unknown).contains("has no feed `Bör`"), "{}", stderr(&unknown));
    assert_eq!(json(&shelf.run(&["feed", "list"])).as_array().map(Vec::len), Some(1));
}

#[test]
fn an_export_is_an_import_and_an_input() {
    let shelf = Shelf::with_samples();
    let lines = stdout(&shelf.run(&["library", "export"]));
    assert_eq!(lines.lines().count(), 6);
    let file = shelf.file("export.jsonl", &lines);
    let copy = Shelf::new();
    assert_eq!(stdout(&copy.run(&["library", "import", &file])), "6 articles added\n");
    assert_eq!(stdout(&copy.run(&["library", "export"])), lines);
    assert_eq!(stdout(&copy.run(&["library", "import", &file])), "0 articles added, 6 known already\n");
    let extracted = stdout(&shelf.run(&["extract", "--to", "jsonl", &file]));
    assert_eq!(extracted.lines().count(), 6);
    assert!(stdout(&shelf.run(&["library", "vacuum"])).starts_with("0 articles gone for good"));
}

#[test]
fn what_is_no_library_is_left_alone() {
    let shelf = Shelf::new();
    shelf.file("library.db", &"kein SQLite ".repeat(200));
    for args in [&["search", "x"][..], &["add", "-"], &["library", "check"]] {
        let output = shelf.run(args);
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("library.db: is no library of depesche"), "{}", stderr(&output));
    }
    assert!(
        fs::read_to_string(shelf.path().join("library.db")).is_ok_and(|text| text.starts_with("kein SQLite"))
    );
}

#[cfg(unix)]
#[test]
fn a_library_that_cannot_be_written_can_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let shelf = Shelf::with_samples();
    let lock = |mode| {
        for path in [shelf.path().join("library.db"), shelf.path().to_owned()] {
            let mode = if path.is_dir() { mode | 0o111 } else { mode };
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("locked");
        }
    };
    lock(0o444);
    // Nothing is read-only for some users, as in many containers.
    if fs::write(shelf.path().join("probe"), "").is_ok() {
        lock(0o644);
        eprintln!("skipped: this user may write everywhere");
        return;
    }
    let searched = shelf.run(&["search", "company:meta"]);
    let added = shelf.run(&["add", concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")]);
    lock(0o644);
    assert_eq!(json(&searched).as_array().map(Vec::len), Some(2));
    assert!(stderr(&added).contains("read-only"), "{}", stderr(&added));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_costs_only_what_is_new() {
    let shelf = Shelf::with_samples();
    // A limit on the size of files stands for the full disk.
    let program = env!("CARGO_BIN_EXE_depesche");
    let long =
        (0..20_000).fold(String::new(), |text, number| text + &format!("Satz Nummer {number} sagt mehr. "));
    let file = shelf.file("lang.txt", &long);
    let script = format!("trap '' XFSZ; ulimit -f 300; '{program}' add '{file}'");
    let output = Command::new("bash")
        .args(["-c", &script])
        .env("DEPESCHE_DATA_DIR", shelf.path())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
    let told = stderr(&output);
    assert!(told.contains("library.db") && told.lines().count() == 1, "{told}");
    assert!(stdout(&shelf.run(&["library", "check"])).starts_with("whole: 6 articles"));
}
