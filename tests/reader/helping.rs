//! Help, hints, short help, the way back: what tells a reader where they are and what they can do.

use super::driver::Driver;
use depesche::document::{Document, Language};
use depesche::intake::{Format, Metadata, document};
use depesche::language::by_code;
use depesche::library::{Library, NewArticle};
use depesche::tui::overlay::Overlay;
use depesche::tui::screen::article::pane::Pane;
use depesche::tui::ui::strings::Strings;

const SIZES: [(u16, u16); 4] = [(200, 60), (120, 35), (80, 24), (40, 15)];

fn german(driver: &mut Driver) -> &mut Driver {
    driver.app.strings = Strings::load(by_code("de").expect("a pack")).expect("the words are right");
    driver
}

/// A library of one article about an invented firm.
fn library() -> Library {
    let mut library = Library::in_memory().expect("a library");
    let text = "# Kornhag wächst in Übersee kräftig\n\nDie Kornhag AG steigerte den Umsatz im Jahr 2023 um 3 Prozent auf \
                8,3 Milliarden Euro. Das sagte Anna Weber, die Vorstandschefin der Kornhag AG.";
    let document = document(text.to_owned(), Format::Markdown, Metadata::default());
    let analysis = depesche::analysis::analyze(&document);
    let new = NewArticle { document: &document, analysis: &analysis, feed: None, address: None };
    library.add(&[new]).expect("added");
    library
}

// Help

#[test]
fn help_begins_with_what_can_be_done_here() {
    for (width, height) in SIZES {
        let name = format!("help_{width}x{height}");
        insta::assert_snapshot!(name, Driver::new(width, height).press("?").screen());
    }
    insta::assert_snapshot!(
        "help_of_the_library_120x35",
        Driver::of_library(library(), 120, 35).press("?").screen()
    );
    insta::assert_snapshot!("help_german_80x24", german(&mut Driver::new(80, 24)).press("4 ?").screen());
}

#[test]
fn typing_narrows_the_help_and_enter_runs_its_row() {
    let mut driver = Driver::new(120, 35);
    driver.press("? / t h e m e");
    let screen = driver.screen();
    assert!(screen.contains("Choose theme") && !screen.contains("A page down"), "{screen}");
    driver.press("enter");
    assert!(matches!(driver.app.overlay, Some(Overlay::Menu(_))));
    driver.press("esc ? / x y z");
    assert!(driver.screen().contains("No match"));
    driver.press("enter esc");
    assert!(driver.screen().contains("A page down"), "Esc ends the search first");
    driver.press("esc");
    assert!(driver.app.overlay.is_none());
}

#[test]
fn what_needs_another_focus_is_not_carried_out() {
    let mut driver = Driver::new(120, 35);
    driver.press("? / o r d e r");
    driver.press("enter");
    assert!(matches!(driver.app.overlay, Some(Overlay::Help(_))));
    assert!(driver.app.notice.as_deref().is_some_and(|notice| notice.contains("not available here")));
}

#[test]
fn a_popup_has_its_own_help_and_comes_back() {
    let mut driver = Driver::new(80, 24);
    driver.press("4 i ?");
    insta::assert_snapshot!("help_of_a_card_80x24", driver.screen());
    driver.press("esc");
    assert!(matches!(driver.app.overlay, Some(Overlay::Card(..))));
    driver.press("? enter");
    assert!(driver.app.overlay.is_none() && driver.reader().focus == Pane::Article, "its first row was run");
    driver.press(": f1");
    assert!(matches!(driver.app.overlay, Some(Overlay::Help(_))), "where letters are typed, only F1 is free");
    driver.press("esc");
    assert!(matches!(driver.app.overlay, Some(Overlay::Palette(_))));
}

#[test]
fn arrows_go_from_column_to_column() {
    let mut driver = Driver::new(200, 60);
    driver.press("?");
    let selected = |driver: &Driver| match &driver.app.overlay {
        Some(Overlay::Help(help)) => help.selected,
        _ => panic!("no help"),
    };
    driver.press("right");
    let right = selected(&driver);
    assert!(right > 5);
    driver.press("left");
    assert_eq!(selected(&driver), 0);
    driver.press("end");
    assert!(selected(&driver) > right);
}

// Hints

/// The line at the bottom.
fn hints(driver: &Driver) -> String {
    driver.screen().lines().last().unwrap_or_default().trim().to_owned()
}

#[test]
fn the_way_out_is_shown_at_every_width() {
    for width in (8..60).chain((60..200).step_by(9)) {
        for keys in ["1", "4", "4 f", "3 f", "4 i", "?", "t", ":", "H", "c", "/ n o r d enter j"] {
            let mut driver = Driver::new(width, 24);
            driver.press(keys);
            let line = hints(&driver);
            assert!(line.contains("Esc") || line.contains('q'), "{keys} at {width}: {line:?}");
            assert!(!line.contains('…'), "{keys} at {width}: {line:?}");
        }
    }
}

#[test]
fn popups_tell_their_keys() {
    for keys in ["t", "e", ":", "4 i", "c", "?"] {
        let mut driver = Driver::new(80, 24);
        driver.press(keys);
        let line = hints(&driver);
        assert!(line.contains("Enter") && line.contains("Esc close"), "{keys}: {line}");
    }
}

#[test]
fn f_in_the_figures_is_told_as_what_it_does() {
    let mut driver = Driver::new(120, 35);
    assert!(hints(driver.press("4")).contains("f kinds"));
    assert!(hints(driver.press("f")).contains("f kinds"), "filtered too");
    assert!(hints(driver.press("esc 3 f")).contains("f filter"));
}

#[test]
fn a_headline_is_no_heading() {
    let text = "# Nur ein Titel\n\nEin Satz.".to_owned();
    let mut driver = Driver::with(vec![document(text, Format::Markdown, Metadata::default())], 80, 24);
    driver.press("H");
    assert!(driver.app.overlay.is_none() && driver.app.notice.is_some());
}

// Short help

#[test]
fn short_help_is_shown_once_for_each_screen() {
    let mut driver = Driver::of_library(library(), 80, 24);
    driver.app.shows_tips = true;
    driver.send(depesche::tui::msg::Msg::Resize(80, 24));
    insta::assert_snapshot!("short_help_of_the_library_80x24", driver.screen());
    driver.press("enter");
    let screen = driver.screen();
    assert!(
        screen.contains("The lists beside the text") && screen.contains("F2 shows this again"),
        "{screen}"
    );
    driver.press("j");
    assert!(!driver.screen().contains("The lists beside the text"), "and the key did what it does");
    driver.press("4 i");
    assert!(driver.screen().contains("copies with source"));
    driver.press("esc esc esc enter");
    assert!(driver.app.tip.is_none());
    assert!(driver.press("f2").screen().contains("The lists beside the text"));
}

// Tabs and the way back

#[test]
fn tabs_have_numbers_counts_and_the_filter() {
    insta::assert_snapshot!("tabs_40x15", Driver::new(40, 15).press("3 f").screen());
    insta::assert_snapshot!("tabs_german_40x15", german(&mut Driver::new(40, 15)).press("4").screen());
    let mut driver = Driver::new(50, 15);
    driver.press("3 f");
    let row = driver.screen().lines().next().unwrap_or_default().to_owned();
    let x = row.chars().position(|char| char == '×').expect("a chip") as u16;
    driver.send(depesche::tui::msg::Msg::Mouse { kind: depesche::tui::msg::Mouse::Click, x, y: 0 });
    assert!(driver.reader().filter.is_empty(), "a click on it clears the filter");
}

#[test]
fn the_top_line_tells_the_way() {
    let first = |driver: &Driver| driver.screen().lines().next().unwrap_or_default().trim().to_owned();
    let mut driver = Driver::of_library(library(), 120, 35);
    driver.press("/ u m s a t z enter enter 3 p");
    assert!(
        first(&driver).starts_with("Library › \"umsatz\" › Kornhag wächst in Übersee kräftig › Kornhag AG"),
        "{}",
        first(&driver)
    );
    driver.press("enter");
    let way = "Library › \"umsatz\" › Kornhag wächst in Übersee kräftig › Kornhag AG › Kornhag wächst in Übersee kräftig";
    assert_eq!(first(&driver), way);
    driver.send(depesche::tui::msg::Msg::Resize(80, 24));
    assert!(first(&driver).ends_with("Kornhag AG › Kornhag wächst in Übersee kräftig"), "{}", first(&driver));
    driver.send(depesche::tui::msg::Msg::Resize(40, 15));
    assert_eq!(first(&driver), "… › Kornhag wächst in Übersee kräftig");
    for (width, height) in SIZES {
        driver.send(depesche::tui::msg::Msg::Resize(width, height));
        insta::assert_snapshot!(format!("way_{width}x{height}"), driver.screen());
    }
}

#[test]
fn the_place_in_the_text_has_words_at_both_ends() {
    let text = vec!["Ein Satz mit Wörtern."; 40].join("\n\n");
    let mut driver = Driver::with(vec![Document::of_paragraphs(&text, Language::new("de"))], 80, 24);
    assert!(hints(&driver).ends_with("Top"));
    assert!(hints(driver.press("pgdn")).ends_with(" %"));
    assert!(hints(driver.press("end")).ends_with("End"));
    let whole = Driver::with(vec![Document::of_paragraphs("Ein Satz.", Language::new("de"))], 80, 24);
    assert!(!hints(&whole).ends_with("End") && !hints(&whole).ends_with("Top"));
}

#[test]
fn the_pane_with_the_focus_is_marked_in_the_frame() {
    use depesche::config::ThemeName;
    use depesche::tui::ui::theme::Theme;
    for name in [ThemeName::Dark, ThemeName::Light, ThemeName::Contrast, ThemeName::Mono, ThemeName::Terminal]
    {
        let theme = Theme::load(name).expect("a theme");
        let mut driver = Driver::new(120, 35);
        let divider = driver.app.layout().divider.x;
        let marked = |driver: &Driver, x: u16| {
            let buffer = driver.draw(name);
            let cell = buffer.cell((x, 20)).expect("a cell").clone();
            cell.symbol() == "│"
                && cell.modifier == theme.gutter.add_modifier
                && Some(cell.fg) == theme.gutter.fg.or(Some(ratatui::style::Color::Reset))
        };
        assert!(marked(&driver, 0) && !marked(&driver, divider), "{name:?}: the article");
        driver.press("4");
        assert!(!marked(&driver, 0) && marked(&driver, divider), "{name:?}: the figures");
    }
}
