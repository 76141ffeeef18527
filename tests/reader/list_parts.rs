//! The list of the library comes in two parts: its beginning, and the whole of it.

use super::driver::Driver;
use depesche::library::Library;
use depesche::tui::effect::library_worker::{LibraryAnswer, Request};
use depesche::tui::msg::{Effect, Msg};

/// A screen that is answered by the test alone, and the number of the list that it waits for.
fn asking(typed: &str) -> (Driver, u64) {
    let mut driver = Driver::of_library(Library::in_memory().expect("a library"), 80, 24);
    driver.library = None;
    driver.effects.clear();
    driver.press(typed);
    let ticket = asked(&driver).expect("a list is asked for").0;
    driver.effects.clear();
    (driver, ticket)
}

/// The number of the list that was asked for last, and whether it is to be whole.
fn asked(driver: &Driver) -> Option<(u64, bool)> {
    driver.effects.iter().rev().find_map(|effect| match effect {
        Effect::Library(Request::List { ticket, whole, .. }) => Some((*ticket, *whole)),
        _ => None,
    })
}

fn list(ticket: u64, ids: std::ops::Range<i64>, is_whole: bool) -> Msg {
    Msg::Library(LibraryAnswer::Listed { ticket, ids: ids.collect(), is_whole, miss: None })
}

fn ids(driver: &Driver) -> &[i64] {
    driver.app.library.as_ref().map_or(&[], |library| &library.ids)
}

#[test]
fn the_beginning_is_shown_without_a_number_until_the_whole_list_is_there() {
    let (mut driver, ticket) = asking("/ u m s");
    driver.send(list(ticket, 0..20, false));
    assert_eq!(asked(&driver), Some((ticket, true)), "the whole list is asked for");
    assert_eq!(ids(&driver).len(), 20);
    assert!(!driver.screen().contains("20 articles"), "{}", driver.screen());
    driver.send(list(ticket, 0..300, true));
    assert_eq!(ids(&driver).len(), 300);
    assert!(driver.screen().contains("300 articles"), "{}", driver.screen());
}

#[test]
fn a_search_that_finds_nothing_at_once_leaves_the_list_until_it_has_ended() {
    let (mut driver, ticket) = asking("/ u m s");
    driver.send(list(ticket, 0..9, true));
    driver.press("a");
    let (next, _) = asked(&driver).expect("another list is asked for");
    driver.effects.clear();
    driver.send(list(ticket, 0..0, false));
    assert_eq!((asked(&driver), ids(&driver).len()), (None, 9), "a late answer counts for nothing");
    driver.send(list(next, 0..0, false));
    assert_eq!((asked(&driver), ids(&driver).len()), (Some((next, true)), 9));
    assert!(!driver.screen().contains("9 articles"), "{}", driver.screen());
    driver.send(list(next, 0..0, true));
    assert!(ids(&driver).is_empty());
}
