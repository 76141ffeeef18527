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
        command
            .args(args)
            .env("LC_ALL", "C")
            .env("DEPESCHE_DATA_DIR", self.0.path())
            .env("COLUMNS", "120")
            .stdin(Stdio::null());
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
            stderr(&output).contains("no library yet; create it with `depesche add`"),
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
    assert_eq!(String::from_utf8_lossy(&again.stdout), "0 articles added, 6 already in the library\n");
    assert!(stderr(&again).contains("no such file"));
    assert!(stdout(&shelf.run(&["library", "check"])).starts_with("OK · 6 articles · "));
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
    let header = csv.lines().next().expect("a header");
    assert!(header.starts_with("id,start,end,text,kind,value,"), "{header}");
    assert!(
        header.ends_with(",from,to,article,title,source,published,url,measure,difference,entity"),
        "{header}"
    );
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
    assert!(stderr(&output).contains("`after:bald` needs a time"), "{}", stderr(&output));
}

#[test]
fn feeds_are_followed_listed_and_handed_on() {
    let shelf = Shelf::new();
    let added = shelf.run(&["feed", "add", "--no-fetch", "example.org/feed", "file:///etc/passwd"]);
    let told = String::from_utf8_lossy(&added.stdout);
    assert_eq!(told, "1 feed added; run `depesche sync` to fetch new articles\n");
    assert!(stderr(&added).contains("file:///etc/passwd: not a web URL"), "{}", stderr(&added));
    assert_eq!(json(&shelf.run(&["feed", "list"]))[0]["url"], "https://example.org/feed");
    let renamed = shelf.run(&["feed", "add", "--no-fetch", "https://example.org/feed", "--title", "Neu"]);
    assert_eq!(stdout(&renamed), "renamed to \"Neu\"\n");
    let again = shelf.run(&["feed", "add", "--no-fetch", "https://example.org/feed"]);
    assert_eq!(stdout(&again), "1 feed already followed\n");
    let list = r#"<opml version="2.0"><head/><body><outline text="Börse" xmlUrl="https://example.com/rss"/><outline text="x" xmlUrl="ftp://example.com"/></body></opml>"#;
    let imported = shelf.run(&["feed", "import", &shelf.file("feeds.opml", list)]);
    assert_eq!(String::from_utf8_lossy(&imported.stdout), "1 feed added, 0 already followed\n");
    let again = r#"<opml><outline xmlUrl="HTTPS://Example.com:443/rss"/><outline xmlUrl="https://example.org/feed"/></opml>"#;
    let imported = shelf.run(&["feed", "import", &shelf.file("again.opml", again)]);
    assert_eq!(stdout(&imported), "0 feeds added, 2 already followed\n");
    let invalid = shelf.run(&["feed", "import", &shelf.file("page.opml", "<html></html>")]);
    assert!(stderr(&invalid).contains("page.opml: not a valid OPML file: "), "{}", stderr(&invalid));
    let feeds = json(&shelf.run(&["feed", "list"]));
    assert_eq!(feeds.as_array().map(Vec::len), Some(2));
    assert!(stdout(&shelf.run(&["feed", "export"])).contains("xmlUrl=\"https://example.com/rss\""));
    stdout(&shelf.run(&["feed", "full-text", "Bör", "on"]));
    assert!(stdout(&shelf.run(&["feed", "remove", "Bör"])).starts_with("unfollowed Börse; kept 0 articles"));
    let unknown = shelf.run(&["feed", "remove", "Bör"]);
    assert!(stderr(&unknown).contains("no feed matches `Bör`"), "{}", stderr(&unknown));
    assert_eq!(json(&shelf.run(&["feed", "list"])).as_array().map(Vec::len), Some(1));
}

#[test]
fn lists_of_other_readers_keep_their_folders_and_tags() {
    let shelf = Shelf::new();
    let list = "<opml><body><outline text='Wirtschaft'><outline title='Banken & Börse'>\
                <outline text='Elbbank' xmlurl='feed://elbbank.example/rss?a=1&b=2' category='DAX,Nord'/></outline></outline>\
                <outline xmlUrl='feed:https://kontor.example/rss'/></body></opml>";
    let imported = shelf.run(&["feed", "import", &shelf.file("feeds.opml", list)]);
    assert_eq!(stdout(&imported), "2 feeds added, 0 already followed\n");
    let urls = "https://nordwerk.example/rss Werft \"~Nordwerk\"\nhttps://kontor.example/rss\n";
    let imported = shelf.run(&["feed", "import", &shelf.file("urls", urls)]);
    assert_eq!(stdout(&imported), "1 feed added, 1 already followed\n");
    let cut = shelf.run(&[
        "feed",
        "import",
        &shelf.file("cut.opml", "<opml><outline xmlUrl='https://a.example/'/><outl"),
    ]);
    assert_eq!(stdout(&cut), "1 feed added, 0 already followed; the file is cut off at the end\n");
    let feeds = json(&shelf.run(&["feed", "list"]));
    let feed = |url: &str| {
        feeds
            .as_array()
            .expect("a list")
            .iter()
            .find(|feed| feed["url"] == url)
            .unwrap_or_else(|| panic!("{url}: {feeds}"))
    };
    let bank = feed("http://elbbank.example/rss?a=1&b=2");
    assert_eq!((&bank["folder"], &bank["tags"]), (&"Wirtschaft/Banken & Börse".into(), &"DAX,Nord".into()));
    let yard = feed("https://nordwerk.example/rss");
    assert_eq!((&yard["title"], &yard["tags"]), (&"Nordwerk".into(), &"Werft".into()));
    let exported = stdout(&shelf.run(&["feed", "export"]));
    assert!(exported.contains("<outline text=\"Banken &amp; Börse\""), "{exported}");
    let other = Shelf::new();
    stdout(&other.run(&["feed", "import", &other.file("feeds.opml", &exported)]));
    assert_eq!(stdout(&other.run(&["feed", "export"])), exported);
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
    assert_eq!(
        stdout(&copy.run(&["library", "import", &file])),
        "0 articles added, 6 already in the library\n"
    );
    let extracted = stdout(&shelf.run(&["extract", "--to", "jsonl", &file]));
    assert_eq!(extracted.lines().count(), 6);
    assert!(stdout(&shelf.run(&["library", "vacuum"])).starts_with("0 articles purged"));
}

#[test]
fn what_is_no_library_is_left_alone() {
    let shelf = Shelf::new();
    shelf.file("library.db", &"kein SQLite ".repeat(200));
    for args in [&["search", "x"][..], &["add", "-"], &["library", "check"]] {
        let output = shelf.run(args);
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("library.db: not a depesche library"), "{}", stderr(&output));
    }
    assert!(
        fs::read_to_string(shelf.path().join("library.db")).is_ok_and(|text| text.starts_with("kein SQLite"))
    );
}

/// The reader says so too, before it takes the terminal, instead of showing samples.
#[test]
fn a_folder_that_cannot_be_used_is_told_with_what_to_do() {
    let shelf = Shelf::new();
    let place = shelf.file("place", "");
    fs::create_dir_all(shelf.path().join("folder/library.db")).expect("a folder");
    let folder = shelf.path().join("folder").display().to_string();
    for (data, told) in [
        (format!("{place}/below"), "library.db: data folder not usable (Not a directory (os error 20)); set"),
        (folder, "library.db: not a depesche library; move it away, or set DEPESCHE_DATA_DIR"),
    ] {
        for args in [&[][..], &["add", "-"], &["search", "x"]] {
            let output = shelf.command(args).env("DEPESCHE_DATA_DIR", &data).output().expect("it runs");
            assert_eq!(output.status.code(), Some(1));
            assert!(stderr(&output).contains(told), "{args:?}: {}", stderr(&output));
        }
    }
    let german = |data: &str| {
        shelf
            .command(&[])
            .env("DEPESCHE_DATA_DIR", data)
            .env("LC_ALL", "de_DE.UTF-8")
            .output()
            .expect("it runs")
    };
    let told = stderr(&german(&format!("{place}/below")));
    assert!(
        told.contains("Datenordner nicht nutzbar (kein Ordner, Systemfehler 20); DEPESCHE_DATA_DIR auf"),
        "{told}"
    );
    let checked = Shelf::with_samples();
    let checked =
        checked.command(&["library", "check"]).env("LC_ALL", "de_DE.UTF-8").output().expect("it runs");
    assert!(stdout(&checked).contains(',') && stdout(&checked).ends_with(" MB\n"), "{}", stdout(&checked));
}

/// Commands that read work where nothing can be written, as root too, and commands that write say why they do not.
#[cfg(target_os = "linux")]
#[test]
fn a_library_that_cannot_be_written_can_be_read() {
    let mount = |args: &[&str], folder: &Path| {
        Command::new("mount").args(args).arg(folder).output().is_ok_and(|output| output.status.success())
    };
    let shelf = Shelf::with_samples();
    stdout(&shelf.run(&["feed", "add", "--no-fetch", "https://example.org/feed"]));
    let view = Shelf::new();
    if !mount(&["--bind", &shelf.path().display().to_string()], view.path()) {
        eprintln!("skipped: this user may mount nothing");
        return;
    }
    assert!(mount(&["-o", "remount,bind,ro"], view.path()));
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let check = |found: usize| {
        assert!(stdout(&view.run(&["library", "check"])).starts_with(&format!("OK · {found} articles")));
        assert_eq!(json(&view.run(&["search"])).as_array().map(Vec::len), Some(found));
        assert_eq!(stdout(&view.run(&["library", "export"])).lines().count(), found);
        for args in [
            &["people"][..],
            &["companies"],
            &["figures"],
            &["quotes"],
            &["feed", "list"],
            &["feed", "export"],
            &["library", "path"],
        ] {
            assert!(stdout(&view.run(args)).len() > 10, "{args:?}");
        }
        for args in [
            &["add", sample][..],
            &["sync"],
            &["feed", "add", "--no-fetch", "https://example.org/b"],
            &["feed", "remove", "1"],
            &["feed", "full-text", "1", "on"],
            &["library", "vacuum"],
        ] {
            let output = view.run(args);
            let told = stderr(&output);
            assert_eq!(output.status.code(), Some(1), "{args:?}: {told}");
            assert!(
                told.contains("library.db: cannot write") && told.contains("read-only"),
                "{args:?}: {told}"
            );
            assert_eq!(told.lines().count(), 1, "{args:?}: {told}");
        }
    };
    check(6);
    // The library is in use, and what is new is in its log alone.
    let mut library = depesche::library::Library::open(&shelf.path().join("library.db")).expect("opened");
    let document = depesche::intake::document(
        "# Neu\n\nNeues von Siemens.".to_owned(),
        depesche::intake::Format::Markdown,
        depesche::intake::Metadata::default(),
    );
    let analysis = depesche::analysis::analyze(&document);
    let new =
        depesche::library::NewArticle { document: &document, analysis: &analysis, feed: None, address: None };
    library.add(&[new]).expect("added");
    check(7);
    drop(library);
    check(7);
    assert!(Command::new("umount").arg("-l").arg(view.path()).status().expect("it runs").success());
}

#[cfg(unix)]
#[test]
fn a_library_in_a_locked_folder_can_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let shelf = Shelf::with_samples();
    for (file, folder) in [(0o400, 0o500), (0o600, 0o500), (0o400, 0o700)] {
        let set =
            |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
        set(&shelf.path().join("library.db"), file);
        set(shelf.path(), folder);
        // Nothing is read-only for some users, as in many containers.
        let may_write = fs::OpenOptions::new().append(true).open(shelf.path().join("library.db")).is_ok();
        if may_write && (file == 0o400 || fs::write(shelf.path().join("probe"), "").is_ok()) {
            set(shelf.path(), 0o700);
            eprintln!("skipped: this user may write everywhere");
            return;
        }
        let searched = shelf.run(&["search", "company:meta"]);
        let added = shelf.run(&["add", concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")]);
        set(shelf.path(), 0o700);
        set(&shelf.path().join("library.db"), 0o600);
        assert_eq!(json(&searched).as_array().map(Vec::len), Some(2));
        assert!(stderr(&added).contains("read-only"), "{}", stderr(&added));
    }
}

/// What waits for another process says so, and gives up with a clear message. What reads does not wait.
#[test]
fn a_command_that_waits_says_what_for() {
    let shelf = Shelf::with_samples();
    stdout(&shelf.run(&["feed", "add", "--no-fetch", "http://127.0.0.1:1/feed"]));
    let writer = rusqlite::Connection::open(shelf.path().join("library.db")).expect("opened");
    writer.execute_batch("BEGIN IMMEDIATE").expect("locked");
    for args in
        [&["search"][..], &["library", "check"], &["library", "export"], &["feed", "list"], &["figures"]]
    {
        let output = shelf.run(args);
        assert!(!stdout(&output).is_empty(), "{args:?}");
        assert_eq!(stderr(&output), "", "{args:?} says that it waits");
    }
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let waiting: Vec<_> = [
        &["add", sample][..],
        &["sync"],
        &["feed", "add", "--no-fetch", "https://example.org/b"],
        &["feed", "remove", "1"],
        &["library", "vacuum"],
    ]
    .into_iter()
    .map(|args| shelf.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs"))
    .collect();
    for child in waiting {
        let output = child.wait_with_output().expect("it ends");
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{told}");
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines.len(), 2, "{told}");
        assert!(lines[0].contains("waiting for another depesche process"), "{told}");
        assert!(lines[1].contains("another depesche process is writing to the library; try again"), "{told}");
    }
}

#[test]
fn passwords_are_shown_nowhere() {
    let shelf = Shelf::new();
    let addresses = ["http://user:geheim@127.0.0.1:1/feed", "https://geheim@example.org:1/feed"];
    stdout(&shelf.run(&["feed", "add", "--no-fetch", addresses[0], addresses[1]]));
    let list = shelf
        .file("feeds.opml", "<opml><outline text='OPML' xmlUrl='http://x:geheim@127.0.0.1:1/c'/></opml>");
    stdout(&shelf.run(&["feed", "import", &list]));
    let mut told = String::new();
    for args in [
        &["feed", "list", "--to", "json"][..],
        &["feed", "list", "--to", "csv"],
        &["feed", "list", "--to", "table"],
        &["feed", "export"],
        &["sync"],
        &["feed", "list", "--to", "csv"],
        &["feed", "add", "--no-fetch", "http://user:geheim@"],
        &["feed", "remove", "http://user:geheim@unknown/"],
        &["extract", addresses[0]],
        &["add", addresses[0]],
        &["feed", "add", "--no-fetch", "ftp://user:geheim@example.org"],
        &[addresses[0], "--plain"],
    ] {
        let output = shelf.run(args);
        let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), stderr(&output));
        assert!(!text.contains("geheim"), "{args:?}: {text}");
        assert!(!text.is_empty(), "{args:?}");
        told += &text;
    }
    assert!(
        told.contains("http://user:•••@127.0.0.1:1/feed") && told.contains("https://•••@example.org:1/feed")
    );
    // Other readers need them, where that is wanted; and what an export without them names is followed already.
    let with = stdout(&shelf.run(&["feed", "export", "--with-passwords"]));
    assert!(addresses.iter().all(|address| with.contains(address)), "{with}");
    for args in [&["feed", "export"][..], &["feed", "export", "--with-passwords"]] {
        let list = shelf.file("again.opml", &stdout(&shelf.run(args)));
        assert_eq!(
            stdout(&shelf.run(&["feed", "import", &list])),
            "0 feeds added, 3 already followed\n",
            "{args:?}"
        );
    }
    assert!(
        stdout(&shelf.run(&["feed", "remove", "http://127.0.0.1:1/feed"]))
            .starts_with("unfollowed http://user:•••@")
    );
    let listed = "https://•••@example.org:1/feed";
    assert!(stdout(&shelf.run(&["feed", "remove", listed])).contains(listed));
}

/// What a feed calls itself may hold anything: the list of feeds can still be read.
#[test]
fn an_export_of_feeds_can_be_read_whatever_is_stored() {
    let shelf = Shelf::new();
    stdout(&shelf.run(&["feed", "add", "--no-fetch", "https://example.org/feed"]));
    let raw = rusqlite::Connection::open(shelf.path().join("library.db")).expect("opened");
    raw.execute("UPDATE feed SET title = ?1", ["Zahlen\u{1}\u{b} \"<&>' \u{ffff}\u{1b}]0;x\u{7}"])
        .expect("stored");
    let list = shelf.file("feeds.opml", &stdout(&shelf.run(&["feed", "export"])));
    let other = Shelf::new();
    assert_eq!(stdout(&other.run(&["feed", "import", &list])), "1 feed added, 0 already followed\n");
    let feeds = json(&other.run(&["feed", "list", "--to", "json"]));
    assert_eq!(feeds[0]["title"], "Zahlen \"<&>' ]0;x");
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
    assert!(stdout(&shelf.run(&["library", "check"])).starts_with("OK · 6 articles · "));
}

/// Whoever closes the pipe, as `head` does, has seen enough, whatever command writes to it.
#[test]
fn a_closed_pipe_ends_every_command_quietly() {
    let shelf = Shelf::with_samples();
    shelf.run(&["feed", "add", "--no-fetch", "https://example.org/feed"]);
    let mut calls: Vec<Vec<&str>> = Vec::new();
    for list in ["people", "companies", "figures", "quotes"] {
        calls.extend(["table", "json", "csv"].map(|to| vec![list, "--to", to]));
    }
    for to in ["table", "json", "csv"] {
        calls.push(vec!["search", "umsatz", "--to", to]);
        calls.push(vec!["feed", "list", "--to", to]);
    }
    calls.extend([
        vec!["library", "export"],
        vec!["library", "check"],
        vec!["library", "path"],
        vec!["library", "vacuum"],
        vec!["feed", "export"],
        vec!["add", "README.md"],
        vec!["config"],
        vec!["man"],
        vec!["completions", "bash"],
        vec!["--help"],
        vec!["--version"],
    ]);
    for call in calls {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = shelf.command(&call).stdout(writer).output().expect("it runs");
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{call:?}");
    }
}

/// The figure of a row is the one that was searched for, of the company that was searched for.
#[test]
fn results_show_the_figure_that_was_searched_for() {
    let shelf = Shelf::new();
    let text = "Die Kornhag AG meldete für 2023 einen Umsatz von 12 Milliarden Euro und Ausgaben von 40 Milliarden Euro. \
                Die Nordwind AG erzielte einen Umsatz von 13 Milliarden Euro.";
    stdout(&shelf.run(&["add", &shelf.file("a.md", &format!("# Zahlen\n\n{text}"))]));
    for (query, wanted) in [
        ("company:kornhag min:5bn of:umsatz", "€12bn"),
        ("company:nordwind min:5bn of:umsatz", "€13bn"),
        ("company:kornhag min:30bn", "€40bn"),
    ] {
        let table = stdout(&shelf.run(&["search", query, "--to", "table"]));
        assert!(table.contains(wanted) && table.matches("bn").count() == 1, "{query}: {table}");
    }
}

/// An article without a date counts for the day on which it was added, wherever days are asked for or shown.
#[test]
fn an_undated_article_has_the_day_on_which_it_was_added() {
    let shelf = Shelf::new();
    stdout(&shelf.run(&["add", &shelf.file("a.md", "# Ohne Datum\n\nDie Kornhag AG wuchs um 3 Prozent.")]));
    let raw = rusqlite::Connection::open(shelf.path().join("library.db")).expect("opened");
    let added: i64 = raw.query_row("SELECT added FROM article", [], |row| row.get(0)).expect("a time");
    let day = chrono::DateTime::from_timestamp(added, 0).expect("a time").format("%Y-%m-%d").to_string();
    let query = ["search", "kornhag", &format!("after:{day}"), "--to", "table"];
    let table = stdout(&shelf.command(&query).env("TZ", "UTC").output().expect("it runs"));
    assert!(table.contains("Ohne Datum") && table.contains(&day), "{table}");
    // Programs are told that the article itself has none.
    assert!(json(&shelf.run(&["search", "kornhag", "--to", "json"]))[0]["published"].is_null());
}
