use super::*;

const PAGE: usize = 5;

fn library(ids: std::ops::Range<i64>) -> LibraryScreen {
    let mut library = LibraryScreen::default();
    library.ask();
    library.take(1, ids.collect(), None, PAGE);
    library
}

#[test]
fn new_articles_leave_the_selection_where_it_is() {
    let mut library = library(100..120);
    library.select(8, PAGE);
    let (id, row) = (library.selection(), library.selected - library.offset);
    library.ask();
    library.take(2, (80..120).collect(), None, PAGE);
    assert_eq!(library.selection(), id);
    assert_eq!(library.selected - library.offset, row);
    library.ask();
    library.take(3, (0..3).collect(), None, PAGE);
    assert_eq!(library.selection(), Some(2), "where it is gone, the row stays as far as it can");
}

#[test]
fn unsaved_changes_are_shown_whatever_the_library_says() {
    let mut library = library(0..9);
    let row = |id| ArticleRow {
        id,
        title: None,
        source: None,
        published: None,
        added: 0,
        language: crate::document::Language::new("de"),
        words: 0,
        is_read: false,
        is_starred: false,
        tags: None,
        companies: Vec::new(),
        figure: None,
        opening: None,
        name: None,
    };
    library.take_rows(vec![row(1), row(2)]);
    for change in [Request::Star(vec![1], true), Request::Delete(vec![3], true), Request::Seen(2)] {
        library.change(change);
    }
    library.forget();
    library.take_rows(vec![row(1), row(2)]);
    assert!(
        library.row(1).is_some_and(|row| row.is_starred) && library.row(2).is_some_and(|row| row.is_read)
    );
    library.ask();
    library.take(2, (0..9).collect(), None, PAGE);
    assert_eq!(library.ids, [0, 1, 2, 4, 5, 6, 7, 8]);
    assert_eq!(library.settle(), Some(Request::Star(vec![1], true)));
    library.take_rows(vec![row(1)]);
    assert!(library.row(1).is_some_and(|row| !row.is_starred), "what is settled is the library's to say");
    assert_eq!(library.unsaved().count(), 2);
}

#[test]
fn what_is_opened_before_the_list_has_come_is_its_first() {
    let mut library = library(0..9);
    assert_eq!(library.open(), Some(0));
    library.ask();
    assert_eq!(library.open(), None);
    library.ask();
    assert!(!library.take(2, vec![5], None, PAGE), "an older list");
    assert!(library.take(3, vec![7, 8], None, PAGE));
    assert_eq!(library.open_awaited(), Some(7));
    assert_eq!(library.open_awaited(), None);
}

#[test]
fn lists_that_come_late_count_for_nothing() {
    let mut library = library(0..9);
    library.ask();
    library.ask();
    library.take(2, vec![1], None, PAGE);
    assert_eq!(library.ids.len(), 9);
}

#[test]
fn only_what_is_in_sight_is_asked_for_and_once() {
    let mut library = library(0..1000);
    let asked = |effect| match effect {
        Some(Effect::Library(Request::Rows(ids, _))) => ids.len(),
        _ => 0,
    };
    assert_eq!(asked(library.missing(PAGE)), 10);
    assert_eq!(asked(library.missing(PAGE)), 0);
    library.select(500, PAGE);
    assert_eq!(asked(library.missing(PAGE)), 15);
    library.forget();
    assert_eq!(asked(library.missing(PAGE)), 15);
}
