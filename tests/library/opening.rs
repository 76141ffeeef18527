//! The file as others may find it: who may read it, who else uses it, on which media it lies.

use super::shelf::{add, article, feed, found};
use depesche::analysis::LinkConfidence;
use depesche::export::listing::Entry;
use depesche::library::entities::EntityKind;
use depesche::library::feeds::NewFeed;
use depesche::library::quotes::StoredQuote;
use depesche::library::{Error, FigureQuery, Library};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a/b/library.db");
    (folder, path)
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// What takes a library back to version 2, and its articles with it.
const OLDER: &str = "
    DROP INDEX article_by_source; DROP INDEX article_by_title; DROP INDEX article_read; DROP INDEX article_language;
    DROP INDEX article_byline; DROP INDEX figure_unit; DROP INDEX article_feed_read;
    INSERT INTO lsh_band SELECT * FROM lsh_recent; DROP TABLE lsh_recent;
    CREATE INDEX article_print ON article (fingerprint);
    DROP INDEX figure_value; CREATE INDEX figure_value ON figure (kind, high, value, unit);
    DROP INDEX article_unindexed; ALTER TABLE article DROP COLUMN indexed;
    DROP INDEX entity_articles; DROP INDEX alias_folded; ALTER TABLE alias DROP COLUMN folded;
    DROP TABLE surface_form; DROP TABLE organization; DROP INDEX entity_ticker; DROP INDEX figure_measure;
    CREATE INDEX figure_measure ON figure (measure, kind, high, value, unit); ALTER TABLE figure DROP COLUMN magnitude;
    ALTER TABLE feed DROP COLUMN folder; ALTER TABLE feed DROP COLUMN tags;
    ALTER TABLE appearance DROP COLUMN confidence; ALTER TABLE figure DROP COLUMN period; ALTER TABLE figure DROP COLUMN of_confidence;
    ALTER TABLE figure DROP COLUMN who_confidence; ALTER TABLE figure DROP COLUMN when_confidence;
    ALTER TABLE figure DROP COLUMN start_char; ALTER TABLE figure DROP COLUMN end_char;
    ALTER TABLE figure DROP COLUMN unit_kind; ALTER TABLE figure DROP COLUMN who_name;
    ALTER TABLE quote DROP COLUMN start_char; ALTER TABLE quote DROP COLUMN end_char;
    ALTER TABLE quote DROP COLUMN speaker_name; ALTER TABLE quote DROP COLUMN kind; ALTER TABLE appearance DROP COLUMN places;
    ALTER TABLE lsh_band RENAME TO band; ALTER TABLE article RENAME COLUMN fingerprint TO print;
    UPDATE figure SET text = replace(text, char(160), ' '), when_text = replace(when_text, char(160), ' '),
        of = replace(of, char(160), ' ');
    UPDATE quote SET text = replace(text, char(160), ' ');
    PRAGMA user_version = 2;";

/// What is listed does not depend on the version that stored it.
#[test]
fn lists_of_an_older_library_are_the_same() {
    let (_folder, path) = place();
    let mut library = Library::open(&path).expect("made");
    for (title, body) in [
        ("Größe zählt", "Die Erlöse der Müller Söhne AG stiegen im\u{a0}Jahr 2023 auf 8,3\u{a0}Mrd. Euro."),
        (
            "Öffentlich",
            "„Die Zahlen sind\u{a0}sehr gut“, sagte SAP-Chef Christian Klein. Der Dax verlor 120 Punkte.",
        ),
        (
            "Zinsen",
            "Bundesbank-Präsident Joachim Nagel erwartet 2,5 Prozent Inflation. Nagel bleibt vorsichtig.",
        ),
        ("Up", "The Dow rose 123 points. \"We are pleased\", said Intel chief executive Pat Gelsinger."),
    ] {
        add(&mut library, &article(title, "2024-01-01", body));
    }
    let lists = |library: &Library| {
        let query = FigureQuery::default();
        let names = [EntityKind::Person, EntityKind::Company]
            .map(|kind| library.appearances(kind, &query).expect("names"))
            .map(|mut names| {
                for appearance in &mut names {
                    match &mut appearance.entry {
                        Entry::Person(person) => person.confidence = None,
                        Entry::Company(company) => company.confidence = None,
                        Entry::Figure(_) | Entry::Quote(_) => {}
                    }
                }
                names
            });
        let about = ["bundesbank", "müller", "nagel", "SAP", "int", "klein"].map(|name| {
            let about = FigureQuery { about: Some(name.to_owned()), ..FigureQuery::default() };
            let people = library.appearances(EntityKind::Person, &about).expect("people").len();
            let quotes = library.quotes(&about).expect("quotes").len();
            [people, library.figures(&about).expect("figures").len(), quotes]
        });
        // What older versions did not tell is told once an article is analysed anew.
        let mut figures = library.figures(&query).expect("figures");
        for stored in &mut figures {
            stored.record.figure.confidence = LinkConfidence::default();
            if let Some(when) = &mut stored.record.figure.when {
                when.form = None;
            }
        }
        (figures, library.quotes(&query).expect("quotes"), names, about)
    };
    let before = lists(&library);
    assert!(before.0.iter().any(|stored| stored.record.text == "8,3\u{a0}Mrd. Euro"), "{:?}", before.0);
    let quoted = |stored: &StoredQuote| stored.record.text == "Die Zahlen sind\u{a0}sehr gut";
    assert!(before.1.iter().any(quoted), "{:?}", before.1);
    assert!(before.0.iter().any(|stored| stored.record.unit() == Some("Punkte")), "{:?}", before.0);
    assert!(before.1.len() > 1 && before.2.iter().all(|names| names.len() > 1), "{before:?}");
    assert_eq!(before.3.map(|found| found.iter().sum::<usize>()), [1, 1, 2, 2, 2, 2]);
    drop(library);
    Connection::open(&path).expect("opened").execute_batch(OLDER).expect("made older");
    let library = Library::open(&path).expect("brought up to date");
    assert_eq!(lists(&library), before);
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
}

/// A library as the first version made it.
fn first_version(path: &Path) -> Connection {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    let connection = Connection::open(path).expect("made");
    connection.pragma_update(None, "journal_mode", "wal").expect("set");
    connection.execute_batch(include_str!("../../src/library/migrations/001.sql")).expect("made");
    connection.pragma_update(None, "application_id", 0x6465_7065).expect("set");
    connection.pragma_update(None, "user_version", 1).expect("set");
    connection
        .execute_batch(
            "INSERT INTO feed (url, title, problem, failures) VALUES ('https://example.org/feed', 'Alt', 'weg', 3);
             INSERT INTO article (id, title, language, feed, added, words, print) VALUES (7, 'Eins', 'de', 1, 0, 1, 1);
             INSERT INTO body (article, text, blocks) VALUES (7, 'Eins', x'');
             INSERT INTO word (rowid, title, text) VALUES (7, 'Eins', 'Eins')",
        )
        .expect("filled");
    connection
}

#[test]
fn an_older_library_is_brought_up_to_date() {
    let (_folder, path) = place();
    drop(first_version(&path));
    let mut library = Library::open_existing(&path).expect("opened");
    let feeds = library.feeds().expect("feeds");
    assert_eq!((feeds[0].failures, feeds[0].unfinished, feeds[0].note.as_deref()), (3, 0, None));
    assert_eq!(found(&library, ""), ["Eins"]);
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
    let round = library.begin_round(&mut []).expect("begun");
    assert!(library.begin_sync(feeds[0].id, &round, &AtomicBool::new(false)).expect("begun"));
    assert_eq!(library.feeds().expect("feeds")[0].unfinished, 1);
    let again = Library::open(&path).expect("opened again");
    assert_eq!(again.feeds().expect("feeds")[0].unfinished, 1);
}

#[test]
fn titles_are_stored_without_control_characters() {
    let mut library = super::shelf::library();
    let new = NewFeed { title: Some(" Wirt\u{1b}[2J\nschaft\u{202e} "), ..feed() };
    let (id, _) = library.add_feed(&new).expect("added");
    assert_eq!(library.feeds().expect("feeds")[0].title.as_deref(), Some("Wirt schaft"));
    library.remove_feed(id).expect("removed");
    let (id, _) = library.add_feed(&NewFeed { title: Some("\u{1}"), ..feed() }).expect("added");
    let outcome = depesche::library::feeds::FetchOutcome {
        title: Some("Bör\u{7}se".to_owned()),
        is_changed: true,
        ..Default::default()
    };
    library.note_sync(id, 0, &outcome).expect("noted");
    assert_eq!(library.feeds().expect("feeds")[0].title.as_deref(), Some("Bör se"));
}

#[test]
fn articles_say_no_passwords() {
    let mut library = super::shelf::library();
    let url = "https://user:geheim@example.org/a";
    let mut document =
        super::shelf::article_at(url, "Eins", "2024-01-01", "SAP setzte 8 Milliarden Euro um.");
    document.id = Some(url.to_owned());
    let id = add(&mut library, &document).id().expect("new");
    let rows = library.rows(&[id]).expect("rows");
    assert_eq!(rows[0].name.as_deref(), Some("https://example.org/a"));
    let figures = library.figures(&FigureQuery::default()).expect("figures");
    assert_eq!(figures[0].origin.url.as_deref(), Some("https://example.org/a"));
    assert_eq!(figures[0].origin.id.as_deref(), Some("https://example.org/a"));
    let line = library.export(id).expect("exported").expect("there");
    assert!(line.contains("https://example.org/a") && !line.contains("geheim"), "{line}");
}

/// Feeds say any date at all, and the clock may be wrong.
#[test]
fn any_date_can_be_stored() {
    use chrono::{NaiveDate, NaiveTime};
    let mut library = super::shelf::library();
    let years = [-262_143, -1, 0, 1, 1899, 1969, 2024, 10_000, 262_142];
    for (number, year) in (0..).zip(years) {
        for (month, day, time) in
            [(1, 1, Some(NaiveTime::MIN)), (12, 31, NaiveTime::from_hms_opt(23, 59, 59))]
        {
            let date = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
            let published = depesche::document::Published { date, time, offset: None };
            let text = format!("SAP wuchs um 8 Prozent. Zahl {number}{month}.");
            let mut document = article(&format!("Nummer {number} {month}"), "2024-01-01", &text);
            document.head.published = Some(published);
            let id = add(&mut library, &document).id().expect("new");
            let (_, stored) = library.document(id).expect("read").expect("there");
            assert_eq!(stored.head.published, Some(published));
            let line = library.export(id).expect("exported").expect("there");
            let imported = depesche::library::transfer::Imported::parse(&line).expect("a line");
            assert_eq!(imported.document.head.published, Some(published));
        }
    }
    for query in
        ["", "after:0001", "before:9999", "after:2024 before:2025", "after:9999-12-31", "before:0000"]
    {
        let (query, _) = depesche::library::Query::parse(query);
        for order in [depesche::library::Order::Newest, depesche::library::Order::Oldest] {
            let ids = library.search(&query, order).expect("searched");
            assert_eq!(library.rows(&ids).expect("rows").len(), ids.len());
        }
    }
    for now in [i64::MIN, -1, 0, i64::MAX] {
        let (id, _) = library.add_feed(&feed()).expect("a feed");
        library.note_sync(id, now, &depesche::library::feeds::FetchOutcome::default()).expect("noted");
        assert!(
            library.feeds().expect("feeds")[0]
                .synced
                .is_some_and(|synced| { chrono::DateTime::from_timestamp(synced, 0).is_some() })
        );
    }
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
}

#[cfg(unix)]
mod privacy {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("there").permissions().mode() & 0o777
    }

    pub fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
    }

    /// Whether modes bind this user, as they do all but root.
    pub fn modes_count() -> bool {
        let file = tempfile::NamedTempFile::new().expect("a file");
        set(file.path(), 0);
        fs::read(file.path()).is_err()
    }

    /// Runs a test of this file as a user whom modes bind.
    pub fn by_another_user(test: &str) {
        use std::os::unix::process::CommandExt as _;
        const NOBODY: u32 = 65_534;
        let folder = tempfile::tempdir().expect("a folder");
        set(folder.path(), 0o755);
        let program = folder.path().join("test");
        fs::copy(std::env::current_exe().expect("this program"), &program).expect("copied");
        set(&program, 0o755);
        let output = std::process::Command::new(program)
            .args(["--exact", test])
            .current_dir("/")
            .uid(NOBODY)
            .gid(NOBODY)
            .output()
            .expect("it runs");
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && told.contains("1 passed"), "{told}");
    }

    #[test]
    fn a_library_that_may_not_be_read_is_not_called_read_only() {
        if !modes_count() {
            return by_another_user(
                "opening::privacy::a_library_that_may_not_be_read_is_not_called_read_only",
            );
        }
        let (_folder, path) = place();
        drop(Library::open(&path).expect("made"));
        for mode in [0o000, 0o200] {
            set(&path, mode);
            for open in [Library::open, Library::open_existing] {
                let error = open(&path).expect_err("it may not be read");
                assert!(matches!(error, Error::Unreadable), "{mode:o}: {error:?}");
                assert!(error.to_string().contains("check the permissions of the file"), "{error}");
            }
        }
        set(&path, 0o400);
        assert!(matches!(Library::open(&path), Err(Error::ReadOnly)));
        assert!(Library::open_existing(&path).is_ok());
    }

    #[test]
    fn a_new_library_is_its_owners_alone() {
        let (folder, path) = place();
        set(folder.path(), 0o755);
        let mut library = Library::open(&path).expect("made");
        add(&mut library, &article("Neu", "2024-01-01", "Text."));
        for end in ["", "-wal", "-shm"] {
            assert_eq!(mode(&beside(&path, end)), 0o600, "{end}");
        }
        assert_eq!((mode(path.parent().expect("b")), mode(&folder.path().join("a"))), (0o700, 0o700));
        assert_eq!(mode(folder.path()), 0o755, "a folder that was there stays as it was");
    }

    #[test]
    fn an_older_library_is_closed_to_others() {
        let (_folder, path) = place();
        let old = first_version(&path);
        for end in ["", "-wal", "-shm"] {
            set(&beside(&path, end), 0o666);
        }
        let library = Library::open_existing(&path).expect("opened");
        for end in ["", "-wal", "-shm"] {
            assert_eq!(mode(&beside(&path, end)), 0o600, "{end}");
        }
        drop((old, library));
        set(&path, 0o440);
        drop(Library::open_existing(&path));
        assert_eq!(mode(&path), 0o400);
    }

    #[test]
    fn a_link_may_lead_to_where_the_library_is_to_be() {
        let (folder, path) = place();
        let link = folder.path().join("library.db");
        symlink("a/b/library.db", &link).expect("linked");
        let mut library = Library::open(&link).expect("made");
        add(&mut library, &article("Neu", "2024-01-01", "Text."));
        assert_eq!(mode(&path), 0o600);
        assert_eq!(found(&Library::open_existing(&link).expect("opened"), ""), ["Neu"]);
    }
}

/// While another process writes, reading and opening wait for nothing, and writing says what is the matter.
#[test]
fn readers_do_not_wait_for_a_writer() {
    let (_folder, path) = place();
    add(&mut Library::open(&path).expect("made"), &article("Da", "2024-01-01", "SAP wächst um 8 Prozent."));
    let writer = Connection::open(&path).expect("opened");
    writer.execute_batch("BEGIN IMMEDIATE; UPDATE article SET starred = 1").expect("locked");
    for open in [Library::open, Library::open_existing] {
        let mut library = open(&path).expect("opened");
        // Whatever would wait fails at once.
        library.wait_with(|_| false).expect("set");
        assert_eq!(found(&library, ""), ["Da"]);
        assert_eq!(library.check().expect("checked"), [] as [String; 0]);
        let id = library.all_ids().expect("ids")[0];
        assert!(library.export(id).expect("exported").is_some_and(|line| line.contains("\"starred\":false")));
        library.set_patience(Duration::from_millis(100)).expect("set");
        let error = library.star(&[id], false).expect_err("locked");
        assert!(matches!(error, Error::Busy));
        assert!(error.to_string().contains("another depesche process is writing"));
        library.wait_with(|looks| looks < 3).expect("set");
        assert!(matches!(library.star(&[id], false), Err(Error::Busy)));
    }
}

#[test]
fn a_damaged_index_of_words_is_found() {
    let (_folder, path) = place();
    let mut library = Library::open(&path).expect("made");
    add(&mut library, &article("Da", "2024-01-01", "SAP wächst um 8 Prozent."));
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
    let raw = Connection::open(&path).expect("opened");
    raw.execute_batch("UPDATE word_data SET block = x'00112233445566' WHERE id > 10").expect("damaged");
    let problems = library.check().expect("checked");
    let names_index = |problem: &String| problem.contains("corruption") && problem.contains("table \"word\"");
    assert!(problems.iter().any(names_index), "{problems:?}");
}

#[cfg(target_os = "linux")]
mod media {
    use super::privacy::{by_another_user, modes_count, set};
    use super::*;
    use std::process::Command;

    /// A folder that can be made read-only: a file system of its own for those who may do everything, else by its modes.
    struct Medium {
        folder: tempfile::TempDir,
        is_mounted: bool,
    }

    impl Medium {
        /// None for a user whom neither modes bind nor the system lets mount.
        fn new() -> Option<Self> {
            let folder = tempfile::tempdir().expect("a folder");
            let is_mounted = mount(&["-t", "tmpfs", "none"], folder.path());
            (is_mounted || modes_count()).then_some(Self { folder, is_mounted })
        }

        fn path(&self) -> PathBuf {
            self.folder.path().join("library.db")
        }

        fn lock(&self) {
            let folder = self.folder.path();
            if self.is_mounted {
                assert!(mount(&["-o", "remount,ro"], folder), "it was mounted");
            } else {
                for file in fs::read_dir(folder).expect("listed") {
                    set(&file.expect("a file").path(), 0o400);
                }
                set(folder, 0o500);
            }
            assert!(fs::write(folder.join("probe"), "").is_err(), "nothing can be written");
        }
    }

    impl Drop for Medium {
        fn drop(&mut self) {
            if self.is_mounted {
                let _ = Command::new("umount").arg("-l").arg(self.folder.path()).status();
            } else {
                set(self.folder.path(), 0o700);
            }
        }
    }

    fn mount(args: &[&str], folder: &Path) -> bool {
        Command::new("mount").args(args).arg(folder).output().is_ok_and(|output| output.status.success())
    }

    fn filled(path: &Path) -> Library {
        let mut library = Library::open(path).expect("made");
        library.add_feed(&feed()).expect("a feed");
        add(&mut library, &article("Da", "2024-01-01", "SAP wächst um 8 Prozent."));
        library
    }

    fn can_be_read_alone(path: &Path) {
        let mut library = Library::open_existing(path).expect("opened");
        assert_eq!(found(&library, "sap"), ["Da"]);
        assert_eq!(library.check().expect("checked"), [] as [String; 0]);
        assert_eq!(library.feeds().expect("feeds").len(), 1);
        let id = library.all_ids().expect("ids")[0];
        assert!(library.export(id).expect("exported").is_some());
        assert_eq!(library.figures(&FigureQuery::default()).expect("figures").len(), 1);
        for result in [
            library.star(&[id], true),
            library.remove_feed(1),
            library
                .begin_round(&mut [])
                .and_then(|round| library.begin_sync(1, &round, &AtomicBool::new(false)))
                .map(drop),
            library.vacuum().map(drop),
            Library::open(path).map(drop),
        ] {
            assert!(matches!(result, Err(Error::ReadOnly)), "{result:?}");
        }
    }

    #[test]
    fn a_library_on_a_read_only_medium_can_be_read() {
        for state in
            ["closed", "with its log", "with its log alone", "with an empty log", "old", "old with its log"]
        {
            let Some(medium) = Medium::new() else {
                return by_another_user("opening::media::a_library_on_a_read_only_medium_can_be_read");
            };
            let path = medium.path();
            // A copy of the files of an open library is what a power loss or a copy leaves.
            let source = tempfile::tempdir().expect("a folder");
            let original = source.path().join("library.db");
            let copy = |end: &str| fs::copy(beside(&original, end), beside(&path, end)).expect("copied");
            let mut library = filled(&original);
            match state {
                "closed" => {
                    drop(library);
                    copy("");
                }
                "with its log" | "with its log alone" => {
                    copy("");
                    assert!(copy("-wal") > 0, "the articles are in the log");
                    if state == "with its log" {
                        copy("-shm");
                    }
                }
                "with an empty log" => {
                    library.vacuum().expect("vacuumed");
                    copy("");
                    assert_eq!(copy("-wal"), 0);
                }
                _ => {
                    let raw = Connection::open(&original).expect("opened");
                    raw.execute_batch(OLDER).expect("made older");
                    raw.execute_batch(
                        "ALTER TABLE feed DROP COLUMN worker; ALTER TABLE feed DROP COLUMN begun; ALTER TABLE feed DROP COLUMN unfinished;
                         ALTER TABLE feed DROP COLUMN note; PRAGMA user_version = 1",
                    )
                    .expect("made older");
                    if state == "old" {
                        drop((library, raw));
                        copy("");
                    } else {
                        copy("");
                        copy("-wal");
                    }
                }
            }
            medium.lock();
            eprintln!("{state}");
            can_be_read_alone(&path);
            assert_eq!(fs::read_dir(path.parent().expect("a folder")).expect("listed").count(), {
                1 + usize::from(state.contains("log")) + usize::from(state == "with its log")
            });
        }
    }

    #[test]
    fn a_library_cannot_be_made_on_a_read_only_medium() {
        let Some(medium) = Medium::new() else {
            return by_another_user("opening::media::a_library_cannot_be_made_on_a_read_only_medium");
        };
        medium.lock();
        assert!(matches!(Library::open_existing(&medium.path()), Err(Error::Missing)));
        assert!(matches!(Library::open(&medium.path()), Err(Error::Folder(_))));
    }
}
