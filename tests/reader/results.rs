//! What comes of a search in the library: articles that open at the hits, figures as a table, rows in the palette.

use super::driver::Driver;
use super::library::{driver, library, type_words};
use depesche::library::found_figures::FigureOrder;
use depesche::tui::effect::library_worker::{LibraryAnswer, Request};
use depesche::tui::msg::{Effect, Msg};
use depesche::tui::screen::article::pane::{Pane, PaneList, PaneRow};

fn search(driver: &mut Driver, words: &str) {
    driver.press("/ ctrl-u");
    type_words(driver, words);
    driver.press("enter");
}

fn hits(driver: &Driver) -> Vec<String> {
    let reader = driver.reader();
    let hits = reader.search.as_ref().map(|search| search.hits.clone()).unwrap_or_default();
    hits.into_iter().map(|hit| reader.document.slice(hit).to_owned()).collect()
}

#[test]
fn a_result_opens_at_its_words() {
    let mut driver = driver();
    search(&mut driver, "umsätze siemens");
    driver.press("enter");
    assert_eq!(hits(&driver), ["Umsatz", "Siemens"]);
    assert!(driver.at_cursor().starts_with("Umsatz von Siemens") && driver.cursor_is_shown());
    driver.press("n");
    assert!(driver.at_cursor().starts_with("Siemens lag"));
    assert!(driver.screen().contains("2 hits"), "{}", driver.screen());
    driver.press("J");
    assert!(driver.at_cursor().starts_with("Siemens wächst"), "the next result, at its first hit");
    assert_eq!(hits(&driver).len(), 3);
    driver.press("esc");
    assert!(driver.reader().search.is_none(), "Esc clears the marks first");
    driver.press("esc");
    assert!(driver.app.shown_library().is_some());
}

#[test]
fn a_result_opens_at_its_figures() {
    let mut driver = driver();
    search(&mut driver, "company:siemens >70bn umsatz");
    driver.press("enter");
    assert_eq!(hits(&driver), ["74,9 Milliarden Euro", "72,0 Milliarden Euro"]);
    let reader = driver.reader();
    assert_eq!(reader.focus, Pane::Article);
    assert_eq!(reader.list(Pane::Figures).and_then(PaneList::selection), Some(PaneRow::Item(0)));
    assert!(driver.at_cursor().starts_with("74,9"));
    assert_eq!(reader.search.as_ref().map(|search| search.beside.len()), Some(1), "the word is marked too");
    driver.press("n");
    assert!(driver.at_cursor().starts_with("72,0"));
    let list = driver.reader().list(Pane::Figures).and_then(PaneList::selection);
    assert_eq!(list, Some(PaneRow::Item(1)));
    driver.press("esc esc");
    search(&mut driver, "person:busch");
    driver.press("enter");
    assert_eq!(hits(&driver), ["Roland Busch"]);
}

#[test]
fn the_place_where_one_stopped_reading_does_not_win_over_a_hit() {
    let mut library = library();
    let text = "Ein Absatz ohne Zahlen, der lang genug ist, um eine Zeile zu füllen.\n\n".repeat(60)
        + "Die Nordwind AG erzielte einen Umsatz von 12 Milliarden Euro.";
    super::library::add_article(&mut library, "Langer Bericht", &text);
    let mut driver = Driver::of_library(library, 120, 24);
    driver.press("enter pgdn pgdn pgdn");
    let left = driver.reader().place();
    driver.press("esc enter");
    assert_eq!(driver.reader().place(), left, "without a query it opens where it was left");
    driver.press("esc");
    search(&mut driver, "bericht >11bn");
    driver.press("enter");
    assert!(driver.at_cursor().starts_with("12 Milliarden") && driver.cursor_is_shown());
}

#[test]
fn figures_are_a_table() {
    for (width, height) in [(40, 15), (80, 24), (120, 24), (200, 30)] {
        let mut driver = Driver::of_library(library(), width, height);
        search(&mut driver, ">1bn");
        driver.press("v");
        insta::assert_snapshot!(format!("figures_{width}x{height}"), driver.screen());
    }
}

fn shown(driver: &Driver) -> Vec<String> {
    let table = &driver.app.shown_library().expect("the library").table;
    let text = |key| table.row(key).map(|row| row.record.text.clone()).unwrap_or_default();
    table.keys.iter().map(|&key| text(key)).collect()
}

#[test]
fn the_table_is_sorted_narrowed_and_left_as_it_was() {
    let mut driver = driver();
    search(&mut driver, ">1bn");
    driver.press("v");
    let all = shown(&driver);
    assert_eq!(all.len(), 4, "{all:?}");
    driver.press("s");
    assert_eq!(shown(&driver)[0], "77,8 Milliarden Euro", "by amount");
    driver.press("s s s");
    assert_eq!(shown(&driver), all);
    driver.press("G enter");
    assert!(driver.at_cursor().starts_with("29 Milliarden"), "{}", driver.at_cursor());
    assert_eq!(hits(&driver), ["29 Milliarden Euro"]);
    driver.press("esc esc");
    let table = &driver.app.shown_library().expect("the library").table;
    assert!(table.is_shown && table.selected == 3 && table.order == FigureOrder::Newest);
    driver.press("y");
    let Some(Effect::Copy(line)) = driver.effects.last() else { panic!("nothing is copied") };
    assert_eq!(line, "€29bn, Umsatz, SAP, 2024 (Blatt, 23 January 2024, SAP hebt Prognose an)");
    driver.press("f");
    assert_eq!(shown(&driver).len(), 4, "all of them are revenues");
    assert!(driver.screen().contains("· Umsatz ×"), "{}", driver.screen());
    driver.press("esc");
    driver.press("/");
    type_words(&mut driver, " company:sap");
    assert_eq!(shown(&driver), ["29 Milliarden Euro"], "the table follows what is typed");
    driver.press("enter esc");
    assert!(
        driver.app.shown_library().is_some_and(|library| !library.table.is_shown && library.ids.len() == 1)
    );
}

#[test]
fn the_next_article_of_the_table_is_that_of_the_next_figure_elsewhere() {
    let mut driver = driver();
    search(&mut driver, ">1bn");
    driver.press("v enter");
    assert!(driver.at_cursor().starts_with("74,9"));
    assert!(driver.screen().contains("1/4"), "{}", driver.screen());
    driver.press("J");
    assert!(driver.at_cursor().starts_with("77,8"), "not the second figure of the same article");
    driver.press("J J");
    assert!(driver.at_cursor().starts_with("29") && driver.app.notice.is_some(), "there are no more");
    driver.press("K q");
    assert_eq!(driver.app.shown_library().map(|library| library.table.selected), Some(2));
}

#[test]
fn rows_that_come_late_or_for_nobody_break_nothing() {
    let mut driver = driver();
    search(&mut driver, "of:nichts");
    driver.press("v enter y p s f J m *");
    assert!(driver.screen().contains("No results"), "{}", driver.screen());
    let stale =
        LibraryAnswer::FiguresListed { ticket: 0, keys: Vec::new(), rows: Vec::new(), is_complete: true };
    driver.send(Msg::Library(stale));
    driver.send(Msg::Resize(3, 2));
    driver.screen();
}

#[test]
fn the_figures_of_the_table_are_exported() {
    let mut driver = driver();
    driver.press("e");
    assert!(driver.app.notice.as_deref().is_some_and(|notice| notice.contains('v')));
    search(&mut driver, ">1bn");
    driver.library = None;
    driver.press("v e j enter");
    let export = driver.effects.iter().find_map(|effect| match effect {
        Effect::Library(Request::ExportFigures { query, .. }) => Some(query.clone()),
        _ => None,
    });
    assert_eq!(export.as_deref(), Some(">1bn"));
    driver.send(Msg::Library(LibraryAnswer::Exported { count: 4, path: "/x/figures-1bn.csv".into() }));
    assert_eq!(driver.app.notice.as_deref(), Some("4 figures saved: /x/figures-1bn.csv"));
}

#[test]
fn the_palette_has_headlines_and_figures_of_the_library() {
    let mut driver = driver();
    driver.press(":");
    type_words(&mut driver, "sap");
    insta::assert_snapshot!("palette_of_the_library", driver.screen());
    driver.press("ctrl-u");
    type_words(&mut driver, ">75bn");
    assert!(driver.screen().contains("Siemens · "), "{}", driver.screen());
    driver.press("enter");
    assert!(driver.at_cursor().starts_with("77,8 Milliarden"));
    driver.press("esc :");
    type_words(&mut driver, "prognose");
    let late = LibraryAnswer::LookedUp("progno".to_owned(), Box::default());
    driver.send(Msg::Library(late));
    assert!(driver.screen().contains("SAP hebt Prognose an"), "what comes late counts for nothing");
    driver.press("enter");
    assert_eq!(hits(&driver), ["Prognose"]);
}

#[test]
fn details_of_a_figure_that_a_search_finds() {
    let mut driver = driver();
    search(&mut driver, "company:siemens 74bn..76bn");
    driver.press("v");
    let hints = driver.screen().lines().last().unwrap_or_default().to_owned();
    assert!(hints.contains("i details"), "{hints}");
    driver.press("i");
    let screen = driver.screen();
    assert!(screen.contains("─ Figure ─") && screen.contains("Der Umsatz von Siemens lag"), "{screen}");
    driver.press("enter");
    assert!(driver.at_cursor().starts_with("74,9 Milliarden"), "{}", driver.at_cursor());
}
