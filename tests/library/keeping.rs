//! The file: several processes, damage, versions, export and import.

use super::shelf::{add, article, feed, found, library, shelf};
use depesche::analysis::analyze;
use depesche::document::Document;
use depesche::library::transfer::Imported;
use depesche::library::{Error, Library, NewArticle};
use std::fs;
use std::path::PathBuf;

fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("unter/library.db");
    (folder, path)
}

#[test]
fn a_reader_sees_what_another_process_adds() {
    let (_folder, path) = file();
    let mut writer = Library::open(&path).expect("made");
    let reader = Library::open_existing(&path).expect("opened");
    let before = reader.version_seen().expect("version");
    add(&mut writer, &article("Neu", "2024-01-01", "Text."));
    assert_ne!(reader.version_seen().expect("version"), before);
    assert_eq!(found(&reader, ""), ["Neu"]);
}

#[test]
fn other_files_and_damage_are_told() {
    let (_folder, path) = file();
    assert!(matches!(Library::open_existing(&path), Err(Error::Missing)));
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(&path, "Das ist ein Text und keine Datenbank. ".repeat(100)).expect("written");
    assert!(matches!(Library::open_existing(&path), Err(Error::NoLibrary)));
    fs::remove_file(&path).expect("removed");
    let mut library = Library::open(&path).expect("made");
    for number in 0..200 {
        add(
            &mut library,
            &article(&format!("Nummer {number}"), "2024-01-01", &format!("Text {number}. ").repeat(50)),
        );
    }
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
    drop(library);
    let mut bytes = fs::read(&path).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 20_000].fill(0x5A);
    fs::write(&path, bytes).expect("written");
    let problems = Library::open_existing(&path).and_then(|library| library.check());
    assert!(problems.is_err() || problems.is_ok_and(|problems| !problems.is_empty()));
}

#[test]
fn what_fails_halfway_leaves_nothing() {
    let mut library = library();
    let document = article("Eins", "2024-01-01", "Text.");
    let analysis = analyze(&document);
    add(&mut library, &article("Da", "2024-01-02", "Anderes."));
    // An analysis that belongs to another text names places that this one does not have: the store takes it as it is,
    // and everything stays whole.
    let new = NewArticle { document: &document, analysis: &analysis, feed: Some(99), address: None };
    assert!(library.add(&[new]).is_err(), "there is no feed 99");
    assert_eq!(found(&library, ""), ["Da"]);
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
}

#[test]
fn an_export_brings_everything_back() {
    let (mut library, ids) = shelf(&[
        article(
            "Eins",
            "2024-01-01",
            "## Zwischentitel\n\nSAP setzte 8 Milliarden Euro um.\n\n- Punkt\n\n> Zitat",
        ),
        article("Zwei", "2024-01-02", "Text mit \u{1b}[2J Steuerzeichen."),
    ]);
    library.star(&ids[..1], true).expect("starred");
    library.mark_read(&ids[1..], true).expect("read");
    library.set_tags(ids[0], &["a".to_owned(), "b".to_owned()]).expect("tagged");
    library.keep_position(ids[0], Some(5)).expect("kept");
    let mut copy = super::shelf::library();
    for id in library.all_ids().expect("ids") {
        let line = library.export(id).expect("read").expect("there");
        assert!(!line.contains(['\n', '\u{1b}']));
        let imported = Imported::parse(&line).expect("a line of an export");
        let new = add(&mut copy, &imported.document).id().expect("new");
        copy.restore_flags(new, &imported.flags).expect("restored");
    }
    for id in library.all_ids().expect("ids") {
        assert_eq!(library.export(id).expect("read"), copy.export(id).expect("read"));
    }
    assert_eq!(Imported::parse("{\"text\": \"ohne Blöcke\"}"), None);
    assert_eq!(Imported::parse("[]"), None);
}

#[test]
fn lines_whose_blocks_do_not_fit_their_text_are_no_export() {
    let line = |text: &str, blocks: &str| {
        Imported::parse(&format!("{{\"text\": \"{text}\", \"blocks\": {blocks}, \"marks\": {{}}}}")).is_some()
    };
    assert!(line("Eins zwei", "[[0,4,\"paragraph\"],[5,9,\"paragraph\"]]"));
    for blocks in [
        "[]",
        "[[0,4,\"paragraph\"]]",
        "[[0,5,\"paragraph\"],[5,9,\"paragraph\"]]",
        "[[0,9,\"paragraph\"],[0,9,\"paragraph\"]]",
        "[[0,0,\"paragraph\"],[0,9,\"paragraph\"]]",
        "[[0,99,\"paragraph\"]]",
    ] {
        assert!(!line("Eins zwei", blocks), "{blocks}");
    }
    for text in ["Eins\\rzwei", "\u{feff}Eins "] {
        assert!(!line(text, "[[0,9,\"paragraph\"]]"), "{text}");
    }
}

#[test]
fn analyses_of_older_versions_are_made_anew() {
    let (_folder, path) = file();
    let mut library = Library::open(&path).expect("made");
    let document = article("Eins", "2024-01-01", "SAP setzte 8 Milliarden Euro um.");
    let id = add(&mut library, &document).id().expect("new");
    assert_eq!(library.outdated(10).expect("read"), [] as [i64; 0]);
    let raw = rusqlite::Connection::open(&path).expect("opened");
    raw.execute_batch("UPDATE article SET analyzer = 0; DELETE FROM figure; UPDATE entity SET name = 'SAP'")
        .expect("aged");
    assert_eq!(library.outdated(10).expect("read"), [id]);
    library.store_analysis(id, &document, &analyze(&document)).expect("stored");
    assert_eq!(library.outdated(10).expect("read"), [] as [i64; 0]);
    assert_eq!(found(&library, "min:8bn"), ["Eins"]);
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
}

#[test]
fn what_is_outdated_is_renewed_in_portions() {
    let (_folder, path) = file();
    let mut library = Library::open(&path).expect("made");
    for number in 0..70 {
        let text = format!("SAP setzte {number} Milliarden Euro um.");
        add(&mut library, &article(&format!("Nummer {number}"), "2024-01-01", &text));
    }
    let raw = rusqlite::Connection::open(&path).expect("opened");
    raw.execute_batch("UPDATE article SET analyzer = 0; DELETE FROM figure").expect("aged");
    let stop = std::sync::atomic::AtomicBool::new(false);
    assert_eq!(depesche::sync::renew(&mut library, &stop).expect("renewed"), 70);
    assert_eq!(library.outdated(10).expect("read"), [] as [i64; 0]);
    assert_eq!(found(&library, "min:60bn").len(), 10);
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
}

/// A library of an older version is searched as it is, and finds other forms of words once it is indexed anew.
#[test]
fn words_of_older_versions_are_indexed_anew() {
    let (_folder, path) = file();
    let mut library = Library::open(&path).expect("made");
    for number in 0..70 {
        let text = format!("Der Konzern Nummer {number} baut Straßen.");
        add(&mut library, &article(&format!("Nummer {number}"), "2024-01-01", &text));
    }
    let raw = rusqlite::Connection::open(&path).expect("opened");
    raw.execute_batch(
        "DELETE FROM word; INSERT INTO word (rowid, title, text) SELECT id, title, text FROM article JOIN body ON article = id;
         UPDATE article SET indexed = 0",
    )
    .expect("aged");
    assert_eq!(["konzern", "konzerne", "strasse"].map(|word| found(&library, word).len()), [70, 70, 0]);
    assert_eq!(library.index_words(30).expect("indexed"), 30);
    assert_eq!(found(&library, "strasse").len(), 30);
    let stop = std::sync::atomic::AtomicBool::new(false);
    assert_eq!(depesche::sync::renew(&mut library, &stop).expect("renewed"), 0);
    assert_eq!(["konzern", "konzerne", "strasse"].map(|word| found(&library, word).len()), [70; 3]);
    assert_eq!(library.index_words(30).expect("indexed"), 0);
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
}

#[test]
fn a_vacuum_takes_what_was_deleted_long_ago() {
    let (_folder, path) = file();
    let mut library = Library::open(&path).expect("made");
    let (feed, _) = library.add_feed(&feed()).expect("a feed");
    let mut document = article("Alt", "2024-01-01", "SAP setzte 8 Milliarden Euro um.");
    document.head.url = Some("https://example.org/alt".to_owned());
    let id = super::shelf::add_by(&mut library, &document, Some(feed)).id().expect("new");
    add(&mut library, &article("Neu", "2024-01-02", "Anderes."));
    library.delete(&[id], true).expect("deleted");
    assert_eq!(library.vacuum().expect("vacuumed").articles, 0, "it can still be restored");
    let raw = rusqlite::Connection::open(&path).expect("opened");
    raw.execute_batch("UPDATE article SET deleted = 1 WHERE deleted IS NOT NULL").expect("aged");
    assert_eq!(library.vacuum().expect("vacuumed").articles, 1);
    assert_eq!(
        super::shelf::add_by(&mut library, &document, Some(feed)),
        depesche::library::AddOutcome::Deleted
    );
    assert_eq!(found(&library, ""), ["Neu"]);
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
}

#[test]
fn what_has_no_headline_is_called_by_its_first_words() {
    let mut library = library();
    let long = "der Umsatz von Nordwerk ist gesunken, wie das Unternehmen am Montag sagte, und zwar um drei Prozent \
                auf acht Millionen Euro, was kaum jemand erwartet hatte.";
    let document = Document { text: long.to_owned(), id: Some("a/b.txt".to_owned()), ..Document::default() };
    let id = add(&mut library, &document).id().expect("added");
    let rows = library.rows(&[id]).expect("rows");
    let heading = rows[0].heading().expect("a heading");
    assert!(
        heading.starts_with("der Umsatz von Nordwerk ist gesunken,") && heading.ends_with(" …"),
        "{heading}"
    );
    assert!(heading.chars().count() <= 102);
}

#[test]
fn unread_articles_are_counted_for_each_tag() {
    let mut library = library();
    let ids: Vec<i64> = ["Eins", "Zwei", "Drei"]
        .into_iter()
        .filter_map(|title| add(&mut library, &article(title, "2024-01-01", title)).id())
        .collect();
    for &id in &ids {
        library.set_tags(id, &["bank".to_owned()]).expect("tagged");
    }
    library.set_tags(ids[0], &["bank".to_owned(), "öl".to_owned()]).expect("tagged");
    library.mark_read(&ids[..1], true).expect("read");
    library.delete(&ids[1..2], true).expect("deleted");
    let unread = library.unread_by_tag().expect("tags");
    assert_eq!(unread, [("bank".to_owned(), 1), ("öl".to_owned(), 0)]);
    assert_eq!(library.counts().expect("counts").deleted, 1);
}
