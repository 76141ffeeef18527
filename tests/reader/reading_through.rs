//! The day's news from one end to the other: the next article, marks on the open one, and the way back.

use super::driver::Driver;
use super::library::{self, type_words};
use depesche::tui::effect::library_worker::{AddressUse, Request};
use depesche::tui::msg::{Effect, Msg};
use depesche::tui::screen::Screen;

/// The headline of the open article.
fn title(driver: &Driver) -> &str {
    driver.reader().document.head.title.as_deref().unwrap_or_default()
}

fn unread(driver: &Driver) -> usize {
    let library = driver.library.as_ref().expect("a library");
    let (query, _) = depesche::library::Query::parse("is:unread");
    library.search(&query, depesche::library::Order::Newest).expect("searched").len()
}

#[test]
fn the_next_article_takes_the_place_of_the_open_one() {
    let mut driver = library::driver();
    driver.press("enter");
    assert_eq!(title(&driver), "Zweifel an Zahlen");
    assert!(driver.screen().contains("1/4"), "{}", driver.screen());
    driver.press("J J");
    assert_eq!(title(&driver), "SAP hebt Prognose an");
    assert!(driver.screen().contains("3/4"), "{}", driver.screen());
    driver.press("K");
    assert_eq!(title(&driver), "Siemens wächst");
    driver.press("J J J");
    assert_eq!(title(&driver), "Öl wird teurer");
    assert!(driver.screen().contains("This is the last article"), "{}", driver.screen());
    driver.press("esc");
    let library = driver.app.shown_library().expect("the list, at once");
    assert_eq!(library.selected, 3, "the article that was read last");
}

#[test]
fn space_reads_on_to_what_is_unread() {
    let mut driver = library::driver();
    // The second one is read already.
    driver.press("j m k enter");
    for _ in 0..30 {
        driver.press("space");
        if unread(&driver) == 0 {
            break;
        }
    }
    assert_eq!(unread(&driver), 0);
    assert_eq!(title(&driver), "Öl wird teurer");
    driver.press("space space space");
    assert!(driver.screen().contains("Nothing unread"), "{}", driver.screen());
    driver.press("J");
    assert!(driver.screen().contains("last article"));
}

#[test]
fn the_open_article_is_marked_as_in_the_list() {
    let mut driver = library::driver();
    driver.press("enter");
    assert_eq!(unread(&driver), 3, "it counts as read");
    driver.press("m");
    assert_eq!(unread(&driver), 4);
    assert!(driver.screen().contains("Marked as unread: “Zweifel an Zahlen”"), "{}", driver.screen());
    driver.press("* #");
    type_words(&mut driver, "morgen");
    driver.press("enter u");
    assert!(driver.screen().contains("Undone: Tags of “Zweifel an Zahlen” changed"), "{}", driver.screen());
    driver.press("u");
    assert!(driver.screen().contains("Undone: Starred “Zweifel an Zahlen”"), "{}", driver.screen());
    driver.press("d");
    let library = driver.app.shown_library().expect("the list");
    assert_eq!(library.ids.len(), 3);
    assert!(driver.screen().contains("Deleted “Zweifel an Zahlen” · u undoes"), "{}", driver.screen());
    driver.press("j u");
    let library = driver.app.shown_library().expect("the list");
    assert_eq!((library.ids.len(), library.selected), (4, 0), "what came back is selected");
}

#[test]
fn all_that_is_shown_is_marked_as_read_and_back() {
    let mut driver = library::driver();
    driver.press("m j j A");
    assert!(driver.screen().contains("2 articles marked as read · u undoes"), "{}", driver.screen());
    driver.press("M");
    assert_eq!(unread(&driver), 0);
    driver.press("M");
    assert!(driver.screen().contains("Nothing unread"), "{}", driver.screen());
    driver.press("u u");
    assert_eq!(unread(&driver), 3, "what was read before stays read");
}

#[test]
fn a_key_in_the_sidebar_acts_on_what_is_chosen_there() {
    let mut driver = library::driver();
    driver.press("tab j j j j d");
    assert_eq!(driver.app.shown_library().map(|library| library.ids.len()), Some(2), "no article goes");
    assert!(
        driver.screen().contains("Unfollow Wirtschaft? Its articles stay. Press d again"),
        "{}",
        driver.screen()
    );
    // Any other key gives it up.
    driver.press("k j d");
    assert!(driver.screen().contains("Press d again"), "{}", driver.screen());
    driver.press("*");
    assert!(driver.screen().contains("Select an article first"), "{}", driver.screen());
    driver.press("m");
    assert!(driver.screen().contains("2 articles marked as read"), "{}", driver.screen());
    driver.press("r");
    assert!(
        matches!(driver.effects.last(), Some(Effect::Library(Request::Sync(Some(_))))),
        "{:?}",
        driver.effects
    );
    driver.press("d d");
    assert!(!driver.screen().contains("Wirtschaft   "), "{}", driver.screen());
    assert_eq!(driver.app.library.as_ref().map(|library| library.ids.len()), Some(4), "its articles stay");
}

#[test]
fn panes_are_left_and_right() {
    let mut driver = library::driver();
    driver.press("h");
    assert!(driver.app.shown_library().is_some_and(|library| library.in_side));
    driver.press("right enter l");
    let focus = driver.reader().focus;
    driver.press("left");
    assert_ne!(driver.reader().focus, focus);
}

#[test]
fn a_key_without_meaning_says_so() {
    for keys in ["f12", "ctrl-y"] {
        let mut driver = library::driver();
        driver.press(keys);
        assert!(driver.screen().contains("does nothing here · ? lists the keys"), "{}", driver.screen());
    }
    let mut driver = Driver::new(120, 24);
    driver.press("r");
    assert!(driver.screen().contains("r does nothing here"), "{}", driver.screen());
    driver.press("J");
    assert!(driver.screen().contains("not opened from a list"), "{}", driver.screen());
    driver.press("d");
    assert!(driver.screen().contains("not in the library"), "{}", driver.screen());
}

#[test]
fn a_row_of_the_list_is_copied_and_opened_elsewhere() {
    let mut driver = library::driver();
    driver.press("y");
    let copied = driver.effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.as_str()),
        _ => None,
    });
    assert!(
        copied.is_some_and(|text| text.starts_with("Zweifel an Zahlen · Kurier · 2024-03-05")),
        "{copied:?}"
    );
    driver.press("o");
    let asked = Request::Address(0, AddressUse::Browse);
    assert_ne!(driver.effects.last(), Some(&Effect::Library(asked)), "it was answered");
}

#[test]
fn a_file_is_not_lost_behind_the_library() {
    let mut driver = Driver::new(120, 24);
    driver.library = Some(library::library());
    driver.app.take_library(depesche::tui::screen::library::LibraryScreen::default());
    driver.press("esc esc esc");
    assert!(driver.app.screen.reader().is_some(), "there is nothing to go back to");
    driver.press("0");
    assert_eq!(driver.app.shown_library().map(|library| library.ids.len()), Some(4), "{}", driver.screen());
    driver.press("enter esc esc");
    assert_eq!(driver.reader().document.id.as_deref(), Some("nordwind.txt"));
    driver.press("alt-right alt-right");
    assert_eq!(title(&driver), "Zweifel an Zahlen");
    driver.send(Msg::Resize(60, 20));
    driver.press("ctrl-o ctrl-o");
    assert!(driver.cursor_is_shown());
    driver.press("q");
    assert!(
        matches!(driver.effects.last(), Some(Effect::Quit))
            && matches!(driver.app.screen, Screen::Article(_))
    );
}
