//! The library's screen, and the pages of people and companies.

use super::driver::Driver;
use super::screens::message;
use depesche::analysis::analyze;
use depesche::config::ThemeName;
use depesche::document::{Document, Published, WebAddress};
use depesche::intake::FeedLink;
use depesche::intake::{Format, Metadata, document};
use depesche::library::feeds::{FetchOutcome, NewFeed};
use depesche::library::{Library, NewArticle};
use depesche::sync::SyncTally;
use depesche::tui::effect::library_worker::{LibraryAnswer, Request};
use depesche::tui::msg::{Effect, Mouse, Msg};
use depesche::tui::screen::entity::Tab;
use depesche::tui::screen::library::LibraryScreen;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

pub fn article(title: &str, day: &str, source: &str, body: &str) -> Document {
    let given = Metadata {
        published: Published::from_iso(day),
        source: Some(source.to_owned()),
        ..Metadata::default()
    };
    document(format!("# {title}\n\n{body}"), Format::Markdown, given)
}

pub fn add(library: &mut Library, document: &Document, feed: Option<i64>) {
    let analysis = analyze(document);
    library.add(&[NewArticle { document, analysis: &analysis, feed, address: None }]).expect("added");
}

/// Adds an article that is the newest.
pub fn add_article(library: &mut Library, title: &str, body: &str) {
    add(library, &article(title, "2024-06-01", "Blatt", body), None);
}

pub fn library() -> Library {
    let mut library = Library::in_memory().expect("a library");
    let good = NewFeed { url: "https://example.org/feed", title: Some("Wirtschaft"), ..NewFeed::default() };
    let (feed, _) = library.add_feed(&good).expect("a feed");
    let bad = NewFeed { url: "https://example.com/feed", title: Some("Börse"), ..NewFeed::default() };
    let (broken, _) = library.add_feed(&bad).expect("a feed");
    let problem = Some("did not answer within 30 seconds".to_owned());
    library
        .note_sync(broken, 1_700_000_000, &FetchOutcome { problem, ..FetchOutcome::default() })
        .expect("noted");
    for (title, day, source, body, feed) in [
        (
            "Siemens wächst",
            "2024-03-01",
            "Blatt",
            "Siemens hat im Jahr 2023 einen Umsatz von 77,8 Milliarden Euro erzielt. Vorstandschef Roland Busch sagte: „Wir sind auf gutem Weg.“",
            Some(feed),
        ),
        (
            "Zweifel an Zahlen",
            "2024-03-05",
            "Kurier",
            "Der Umsatz von Siemens lag im Jahr 2023 bei 74,9 Milliarden Euro, 2022 bei 72,0 Milliarden Euro.",
            Some(feed),
        ),
        (
            "SAP hebt Prognose an",
            "2024-01-23",
            "Blatt",
            "SAP erwartet 2024 einen Umsatz von 29 Milliarden Euro.",
            None,
        ),
        (
            "Öl wird teurer",
            "2022-03-01",
            "Agentur",
            "Der Preis für ein Fass Brent stieg um 5 Prozent auf 105 Dollar.",
            None,
        ),
    ] {
        add(&mut library, &article(title, day, source, body), feed);
    }
    library.save_search("Umsätze", Some("of:umsatz")).expect("saved");
    library
}

pub fn driver() -> Driver {
    Driver::of_library(library(), 120, 24)
}

pub fn type_words(driver: &mut Driver, words: &str) {
    for letter in words.chars() {
        driver.press(&if letter == ' ' { "space".to_owned() } else { letter.to_string() });
    }
}

fn count(driver: &Driver) -> usize {
    driver.app.library.as_ref().map_or(0, |library| library.ids.len())
}

#[test]
fn the_library_is_shown_at_every_size() {
    for (width, height) in [(120, 24), (80, 16), (44, 10)] {
        let driver = Driver::of_library(library(), width, height);
        insta::assert_snapshot!(format!("library_{width}x{height}"), driver.screen());
    }
}

#[test]
fn an_empty_library_says_what_to_do() {
    let driver = Driver::of_library(Library::in_memory().expect("a library"), 100, 12);
    assert!(driver.screen().contains("Add an article or a feed by URL"), "{}", driver.screen());
}

#[test]
fn what_is_typed_narrows_the_list_and_esc_widens_it() {
    let mut driver = driver();
    driver.press("/");
    type_words(&mut driver, "siemens");
    assert_eq!(count(&driver), 2);
    type_words(&mut driver, " min:x");
    assert!(driver.screen().contains("`min:x` needs an amount"), "{}", driver.screen());
    driver.press("backspace");
    type_words(&mut driver, "75bn");
    assert_eq!(count(&driver), 1);
    driver.press("enter esc");
    assert_eq!(count(&driver), 4);
    driver.press("/");
    type_words(&mut driver, "gibtesnicht");
    assert!(driver.screen().contains("No results"));
    driver.press("esc");
    assert_eq!(count(&driver), 4);
}

#[test]
fn an_article_opens_is_read_and_left_again() {
    let mut driver = driver();
    driver.press("enter");
    assert_eq!(driver.reader().document.head.title.as_deref(), Some("Zweifel an Zahlen"));
    assert!(!driver.reader().catalog.analysis().figures.is_empty());
    driver.press("esc");
    assert!(driver.app.screen.reader().is_none());
    driver.press("f");
    assert_eq!(count(&driver), 3, "it is not unread any more");
    driver.press("f");
    assert_eq!(count(&driver), 4);
}

#[test]
fn marks_are_made_and_taken_back() {
    let mut driver = driver();
    driver.press("*");
    assert!(driver.screen().contains('★'));
    driver.press("u m u #");
    type_words(&mut driver, "später wichtig");
    driver.press("enter");
    assert!(driver.screen().contains("#später #wichtig"), "{}", driver.screen());
    driver.press("d");
    assert_eq!(count(&driver), 3);
    assert!(driver.screen().contains(" · u undoes"));
    driver.press("u");
    assert_eq!(count(&driver), 4);
    driver.press("u u u u");
    assert!(driver.screen().contains("Nothing to undo"));
    assert!(!driver.screen().contains('★') && !driver.screen().contains("#später"));
}

#[test]
fn the_side_narrows_the_list() {
    let mut driver = driver();
    let screen = driver.screen();
    assert!(
        screen.contains("Wirtschaft") && screen.contains("! Börse") && screen.contains("Umsätze"),
        "{screen}"
    );
    driver.press("tab j j j j");
    assert_eq!(count(&driver), 2, "of the second feed: {}", driver.screen());
    driver.press("j");
    assert_eq!(count(&driver), 3, "those with a revenue");
    driver.press("enter w");
    assert!(!driver.screen().contains("Searches"), "{}", driver.screen());
    driver.press("u");
    assert!(driver.screen().contains("Searches"));
}

#[test]
fn a_search_is_saved_under_a_name() {
    let mut driver = driver();
    driver.press("w");
    assert!(driver.screen().contains("Type a search first"));
    driver.press("/");
    type_words(&mut driver, "siemens");
    driver.press("enter w");
    type_words(&mut driver, "Mein");
    driver.press("enter");
    assert!(driver.screen().contains("Mein"));
    let saved = driver.library.as_ref().expect("a library").saved_searches().expect("read");
    assert!(saved.contains(&("Mein".to_owned(), "siemens".to_owned())), "{saved:?}");
}

#[test]
fn articles_that_come_meanwhile_leave_the_selection() {
    let mut driver = driver();
    driver.press("j j");
    let selected =
        driver.app.library.as_ref().and_then(depesche::tui::screen::library::LibraryScreen::selection);
    let library = driver.library.as_mut().expect("a library");
    add(library, &article("Ganz neu", "2024-09-01", "Blatt", "Text."), None);
    driver.send(Msg::Library(LibraryAnswer::Changed));
    assert_eq!(count(&driver), 5);
    assert_eq!(
        driver.app.library.as_ref().and_then(depesche::tui::screen::library::LibraryScreen::selection),
        selected
    );
    assert!(driver.screen().contains("Ganz neu"));
}

#[test]
fn a_sync_is_asked_for_and_told() {
    let mut driver = driver();
    driver.press("r a");
    type_words(&mut driver, "example.org/a");
    driver.press("enter");
    let add = Effect::Library(Request::Add("https://example.org/a".to_owned()));
    assert_eq!(driver.effects, [Effect::Library(Request::Sync(None)), add]);
    driver.send(Msg::Library(LibraryAnswer::Syncing(1, 2)));
    assert!(driver.screen().contains("Syncing 1 of 2"));
    driver.send(Msg::Library(LibraryAnswer::Synced(SyncTally { new: 3, failed: 1, ..SyncTally::default() })));
    assert!(driver.screen().contains("3 new articles, 1 failed (Tab to see)"));
    for (title, is_feed, beyond, told) in [
        ("Bericht", false, 0, "Added: Bericht"),
        ("Zahlen", true, 1, "Following Zahlen · 24 new articles; 1 entry skipped"),
        ("Zahlen", true, 7, "Zahlen · 24 new articles; 7 entries skipped"),
    ] {
        let added = LibraryAnswer::Added { title: title.to_owned(), is_feed, new: 24, beyond };
        driver.send(Msg::Library(added));
        assert!(driver.screen().contains(told), "{}", driver.screen());
    }
    driver.send(Msg::Library(LibraryAnswer::Failed("library.db: the disk is full".to_owned())));
    assert!(driver.screen().contains("the disk is full"));
}

#[test]
fn of_several_feeds_one_is_chosen() {
    let mut driver = driver();
    let feed =
        |url: &str, title: Option<&str>| FeedLink { url: url.to_owned(), title: title.map(str::to_owned) };
    let feeds = vec![feed("https://k.example/rss", Some("Alles")), feed("https://k.example/boerse", None)];
    driver.send(Msg::Library(LibraryAnswer::FeedsFound(feeds)));
    let screen = driver.screen();
    assert!(
        screen.contains("Choose a feed") && screen.contains("Alles") && screen.contains("/boerse"),
        "{screen}"
    );
    driver.press("j enter");
    let add = Effect::Library(Request::Add("https://k.example/boerse".to_owned()));
    assert_eq!(driver.effects.last(), Some(&add));
}

#[test]
fn a_company_has_a_page_and_each_figure_leads_to_its_sentence() {
    let mut driver = driver();
    driver.press("p");
    insta::assert_snapshot!("page_120x24", driver.screen());
    let page = driver.app.screen.entity().expect("a page");
    assert_eq!(page.differing(), 2, "{:?}", page.page.figures);
    driver.press("s s s");
    let page = driver.app.screen.entity().expect("a page");
    let first: Vec<bool> = page.facts.iter().map(|&at| page.differing[at].is_some()).collect();
    assert_eq!(first[..2], [true, true], "differing figures stand side by side");
    driver.press("j enter");
    assert!(driver.at_cursor().starts_with("77,8 Milliarden"), "{}", driver.at_cursor());
    assert!(driver.cursor_is_shown());
    driver.press("esc");
    assert!(driver.app.screen.reader().is_none() && driver.app.screen.entity().is_some(), "back on the page");
    driver.press("tab tab");
    assert_eq!(driver.app.screen.entity().map(|page| page.tab), Some(Tab::Quotes));
    assert!(driver.screen().contains("Wir sind auf gutem Weg"), "{}", driver.screen());
    driver.press("enter");
    assert!(driver.at_cursor().starts_with("Wir sind auf gutem Weg"));
}

#[test]
fn one_measure_is_a_line_in_time() {
    let mut driver = driver();
    driver.press("p f c");
    let screen = driver.screen();
    // The selected one of two values that differ, and the other one.
    assert!(screen.contains('◆') && screen.contains('○'), "{screen}");
    assert!(screen.contains("2023  €74.9bn ≠") || screen.contains("2023 €74.9bn ≠"), "{screen}");
    driver.press("g");
    assert!(driver.screen().contains("€72bn · 5 Mar 24 · Kurier"), "{}", driver.screen());
    driver.press("enter");
    assert!(driver.at_cursor().starts_with("72,0 Milliarden"), "{}", driver.at_cursor());
}

#[test]
fn a_page_opens_from_an_article_and_leads_back_to_it() {
    let mut driver = driver();
    driver.press("enter ] p");
    assert!(driver.app.screen.entity().is_some(), "{}", driver.screen());
    driver.press("/");
    type_words(&mut driver, "2022");
    assert_eq!(driver.app.screen.entity().map(|page| page.facts.len()), Some(1));
    driver.press("enter y");
    let copied = driver.effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    assert!(copied.is_some_and(|text| text.contains("€72bn") && text.contains("Kurier")));
    driver.press("esc esc");
    assert!(driver.app.screen.entity().is_none(), "the search, then the page");
    assert!(driver.reader().current.is_some(), "the article is as it was left");
    driver.press("alt-right");
    assert!(driver.app.screen.entity().is_some());
    driver.press("q q");
    assert!(driver.app.shown_library().is_some());
}

#[test]
fn a_narrow_screen_shows_the_side_alone() {
    let mut driver = Driver::of_library(library(), 60, 16);
    assert!(!driver.screen().contains("Wirtschaft"));
    driver.press("tab j j j j");
    assert!(
        driver.screen().contains("Wirtschaft") && !driver.screen().contains("Zweifel"),
        "{}",
        driver.screen()
    );
    driver.press("enter");
    assert!(driver.screen().contains("Zweifel") && count(&driver) == 2, "{}", driver.screen());
}

#[test]
fn the_palette_goes_to_anybody_of_the_library() {
    let mut driver = driver();
    driver.press(":");
    type_words(&mut driver, "busch");
    assert!(driver.screen().contains("Roland Busch"), "{}", driver.screen());
    driver.press("enter");
    assert_eq!(driver.app.screen.entity().map(|page| page.page.entity.name.as_str()), Some("Roland Busch"));
    assert!(driver.screen().contains("Quotes 1"));
}

#[test]
fn the_palette_searches_headlines_and_figures_of_the_library() {
    let mut driver = driver();
    driver.press("enter :");
    type_words(&mut driver, "prognose");
    assert!(driver.screen().contains("Search the library for “prognose”"), "{}", driver.screen());
    driver.press(&"down ".repeat(20));
    driver.press("enter");
    let found = driver.app.shown_library().expect("the library");
    assert_eq!((found.query.as_str(), found.ids.len()), ("prognose", 1));
    driver.press("esc esc");
    assert!(driver.app.screen.reader().is_some(), "back where one came from");
}

#[test]
fn links_of_an_article_open_in_the_browser() {
    let mut library = library();
    let text = "Der [Bericht](https://example.org/b) nennt Siemens.";
    add(&mut library, &article("Mit Link", "2024-12-01", "Blatt", text), None);
    let mut driver = Driver::of_library(library, 100, 20);
    driver.press("enter L");
    assert!(driver.screen().contains("https://example.org/b"), "{}", driver.screen());
    driver.press("enter");
    let address = WebAddress::parse("https://example.org/b").expect("an address");
    assert!(driver.effects.contains(&Effect::Browse(address)));
    driver.press("esc j enter L");
    assert!(driver.screen().contains("This article has no links"), "{}", driver.screen());
}

#[test]
fn no_message_breaks_the_library() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = message();
    let mut driver = driver();
    for number in 0..3000 {
        let message = strategy.new_tree(&mut runner).expect("a message").current();
        driver.send(message);
        // Drawing is what costs time here; the state is checked at every message.
        if number % 4 == 0 {
            let buffer = driver.draw(ThemeName::Dark);
            assert_eq!((buffer.area.width, buffer.area.height), driver.app.size);
        }
        if let Some(library) = &driver.app.library {
            assert!(library.selected < library.ids.len().max(1));
        }
        if driver.effects.contains(&Effect::Quit) {
            driver = Driver::of_library(library(), 80, 24);
        }
        driver.effects.clear();
    }
}

#[test]
fn counts_move_that_many_rows() {
    let mut driver = driver();
    let selected = |driver: &Driver| driver.app.library.as_ref().map(|library| library.selected);
    driver.press("2 j");
    assert_eq!(selected(&driver), Some(2));
    driver.press("1 0 k");
    assert_eq!(selected(&driver), Some(0), "no further than to the first");
    driver.press("3 G");
    assert_eq!(selected(&driver), Some(2), "the third row");
    driver.press("2");
    assert!(driver.screen().contains(" 2"), "{}", driver.screen());
    driver.press("esc j");
    assert_eq!(selected(&driver), Some(3), "a count is for one key");
    driver.press("9 9 9 9 9 9 9 9 9 9 9 9 k");
    assert_eq!(selected(&driver), Some(0));
}

#[test]
fn deleted_articles_are_listed_and_come_back() {
    let mut driver = driver();
    driver.press("d");
    driver.send(Msg::Library(LibraryAnswer::Changed));
    assert!(driver.screen().contains("Deleted"), "{}", driver.screen());
    driver.press("tab j j j enter");
    assert_eq!(count(&driver), 1);
    driver.press("d");
    assert!(driver.screen().contains("Restored “Zweifel an Zahlen”"), "{}", driver.screen());
    driver.send(Msg::Library(LibraryAnswer::Changed));
    assert_eq!(count(&driver), 4, "{}", driver.screen());
    driver.press("u");
    assert_eq!(count(&driver), 3, "restoring is undone too");
}

#[test]
fn changes_of_an_earlier_run_are_undone() {
    let mut driver = driver();
    driver.press("*");
    let kept = driver.app.library.as_ref().expect("a library").undo_steps();
    let mut again = Driver::of_library(driver.library.take().expect("a library"), 120, 24);
    again.app.take_library(LibraryScreen::with_undo(kept));
    again.send(Msg::Library(LibraryAnswer::Changed));
    assert!(again.screen().contains('★'));
    again.press("u");
    assert!(!again.screen().contains('★') && again.screen().contains("Undone"), "{}", again.screen());
}

#[test]
fn feeds_are_imported_from_a_file() {
    let mut driver = driver();
    driver.press("i");
    type_words(&mut driver, "/tmp/feeds.opml");
    driver.press("enter");
    let asked = Effect::Library(Request::Import("/tmp/feeds.opml".into()));
    assert!(driver.effects.contains(&asked), "{:?}", driver.effects);
    driver.send(Msg::Library(LibraryAnswer::Imported(3, 1)));
    assert!(driver.screen().contains("3 feeds added, 1 already followed"), "{}", driver.screen());
}

#[test]
fn saved_searches_show_how_many_unread_articles_they_find() {
    let driver = driver();
    let screen = driver.screen();
    let line = screen.lines().find(|line| line.contains("Umsätze")).expect("the search");
    assert!(line.split('│').next().is_some_and(|side| side.contains('3')), "{screen}");
}

#[test]
fn a_feed_that_was_unfollowed_comes_back_by_undo() {
    let mut driver = driver();
    let feeds = |driver: &Driver| driver.library.as_ref().expect("a library").feeds().expect("feeds").len();
    driver.press("tab j j j j d esc");
    assert!(driver.app.library.as_ref().is_some_and(|library| library.in_side), "only the question is left");
    driver.press("d d");
    assert_eq!(feeds(&driver), 1);
    driver.press("u");
    assert_eq!(feeds(&driver), 2, "{}", driver.screen());
}

/// What is focused decides what keys do and what the hints promise.
#[test]
fn keys_in_the_sidebar_are_about_its_entry() {
    let mut driver = driver();
    let hints = |driver: &Driver| driver.screen().lines().last().unwrap_or_default().to_owned();
    let articles = count(&driver);
    assert!(hints(&driver).contains("* star"), "{}", hints(&driver));
    driver.press("tab");
    assert!(hints(&driver).contains("m mark all read") && !hints(&driver).contains("star"));
    driver.press("p");
    assert!(driver.app.screen.entity().is_none(), "the article beside it is not meant");
    driver.press("d");
    assert!(driver.screen().contains("Only feeds and saved searches can be deleted here"));
    assert_eq!(count(&driver), articles);
    driver.press("j j j");
    assert!(hints(&driver).contains("d unfollow"), "{}", driver.screen());
    driver.press("y");
    assert!(driver.screen().contains("https://example.com/feed"), "{}", driver.screen());
    driver.press("j j");
    assert!(hints(&driver).contains("d delete"), "{}", driver.screen());
    driver.press("d");
    let searches = |driver: &Driver| driver.app.library.as_ref().map(|library| library.side.searches.len());
    assert_eq!(searches(&driver), Some(0), "{}", driver.screen());
    driver.press("u");
    assert_eq!(searches(&driver), Some(1));
}

#[test]
fn a_click_in_the_sidebar_selects_the_entry() {
    let mut driver = driver();
    let screen = driver.screen();
    let (y, line) =
        screen.lines().enumerate().find(|(_, line)| line.contains("Umsätze")).expect("the search");
    let x = line.find("Umsätze").expect("its name");
    driver.send(Msg::Mouse { kind: Mouse::Click, x: x as u16, y: y as u16 });
    assert!(driver.app.library.as_ref().is_some_and(|library| library.side.scope() == "of:umsatz"));
    assert_eq!(count(&driver), 3, "{}", driver.screen());
}

#[test]
fn an_article_without_a_date_says_so() {
    let mut library = library();
    let undated =
        document("# Ohne Tag\n\nDie Werft baut Schiffe.".to_owned(), Format::Markdown, Metadata::default());
    add(&mut library, &undated, None);
    let driver = Driver::of_library(library, 120, 24);
    let screen = driver.screen();
    assert_eq!(screen.matches("no date").count(), 1, "{screen}");
}
