//! Lines that are typed: every prompt edits, scrolls and shows its cursor in the same way.

use super::driver::Driver;
use super::library::{self, type_words};
use depesche::config::ThemeName;
use depesche::document::{Document, Language};
use depesche::layout::cell;
use depesche::tui::effect::library_worker::Request;
use depesche::tui::msg::{Effect, Msg};
use depesche::tui::overlay::Overlay;
use depesche::tui::ui::line_edit::LineEdit;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

/// The line that is typed in, of a prompt or the palette.
fn line(driver: &Driver) -> &LineEdit {
    match (&driver.app.prompt, &driver.app.overlay) {
        (Some(prompt), _) => &prompt.line,
        (None, Some(Overlay::Palette(palette))) => &palette.query,
        _ => panic!("nothing is typed:\n{}", driver.screen()),
    }
}

/// What the screen shows under the terminal's cursor, and the row that it is in.
fn under_cursor(driver: &Driver) -> (String, String) {
    let (x, y) = driver.terminal_cursor().expect("a cursor");
    let buffer = driver.draw(ThemeName::Dark);
    let symbol = |x| buffer.cell((x, y)).expect("inside the screen").symbol().to_owned();
    (symbol(x), (0..buffer.area.width).map(symbol).collect::<String>().trim_end().to_owned())
}

/// Every way to a line: of an article, a list, the palette, the library, a page.
fn prompts() -> Vec<(&'static str, Driver)> {
    let article = |keys: &'static str| {
        let mut driver = Driver::new(120, 24);
        driver.press(keys);
        (keys, driver)
    };
    let library = |keys: &'static str| {
        let mut driver = library::driver();
        driver.press(keys);
        (keys, driver)
    };
    vec![
        article("/"),
        article("4 /"),
        article(":"),
        library("/"),
        library("#"),
        library("a"),
        library("/ s a p enter w"),
        library("p /"),
        library(":"),
    ]
}

#[test]
fn every_prompt_edits_in_the_middle_and_shows_its_cursor_there() {
    for (keys, mut driver) in prompts() {
        driver.press("g a s left left ö");
        assert_eq!(line(&driver).text(), "göas", "{keys}");
        let (symbol, row) = under_cursor(&driver);
        assert_eq!(symbol, "a", "{keys}");
        assert!(row.contains("göas"), "{keys}: {row}");
        driver.press("home delete ctrl-e x ctrl-a");
        assert_eq!((line(&driver).text(), under_cursor(&driver).0.as_str()), ("öasx", "ö"), "{keys}");
        driver.press("alt-f space b alt-b ctrl-u");
        assert_eq!((line(&driver).text(), under_cursor(&driver).0.as_str()), ("b", "b"), "{keys}");
        driver.press("ctrl-k c ctrl-w");
        assert_eq!(line(&driver).text(), "", "{keys}");
        driver.press("esc");
        assert!(driver.terminal_cursor().is_none(), "{keys}");
    }
}

#[test]
fn every_prompt_takes_what_is_pasted_as_one_line() {
    for (keys, mut driver) in prompts() {
        driver.press("a z left");
        driver.send(Msg::Paste("\u{1b}[31mÖl\r\nund\tGas\u{7}\n".to_owned()));
        assert_eq!(line(&driver).text(), "a[31mÖl und Gasz", "{keys}");
        assert_eq!(under_cursor(&driver).0, "z", "{keys}");
    }
}

#[test]
fn what_is_found_follows_a_change_in_the_middle() {
    let mut driver = Driver::new(80, 24);
    driver.press("/ b r a d t left left");
    assert!(
        driver.reader().search.is_none()
            || driver.reader().search.as_ref().is_some_and(|it| it.hits.is_empty())
    );
    driver.press("n");
    assert_eq!(driver.reader().search.as_ref().map(|search| search.hits.len()), Some(3));
    let at = driver.reader().cursor;
    driver.press("left right home end");
    assert_eq!(driver.reader().cursor, at, "the place in the text stays while the cursor of the line moves");
}

#[test]
fn tags_are_changed_where_they_stand() {
    let mut driver = library::driver();
    driver.press("#");
    type_words(&mut driver, "später wichtig");
    driver.press("enter #");
    assert_eq!(line(&driver).text(), "später wichtig");
    driver.press("alt-b alt-b");
    type_words(&mut driver, "heute ");
    driver.press("alt-f ctrl-k backspace enter");
    assert!(driver.screen().contains("#heute #später"), "{}", driver.screen());
    assert!(!driver.screen().contains("#wichtig"));
}

#[test]
fn a_long_address_is_added_whole_and_scrolls_with_its_cursor() {
    let address = format!("https://example.org/{}/ende", "wirtschaft/".repeat(40));
    let mut driver = library::driver();
    driver.press("a");
    driver.send(Msg::Paste(address.clone()));
    let (symbol, row) = under_cursor(&driver);
    assert_eq!(symbol, " ");
    assert!(row.contains('…') && row.ends_with("wirtschaft//ende"), "{row}");
    driver.press("home");
    let (symbol, row) = under_cursor(&driver);
    assert_eq!(symbol, "h");
    assert!(row.contains("https://example.org/wirtschaft/") && row.ends_with('…'), "{row}");
    driver.press("enter");
    assert!(matches!(driver.effects.last(), Some(Effect::Library(Request::Add(added))) if *added == address));
}

#[test]
fn wide_letters_and_combining_marks_take_the_columns_that_they_have() {
    for (keys, mut driver) in prompts() {
        let before = driver.terminal_cursor().expect("a cursor").0;
        driver.send(Msg::Paste("Zu\u{308}rich 日本".to_owned()));
        let end = driver.terminal_cursor().expect("a cursor").0;
        assert_eq!(end - before, 11, "{keys}");
        driver.press("left");
        assert_eq!(
            (driver.terminal_cursor().map(|at| end - at.0), under_cursor(&driver).0.as_str()),
            (Some(2), "本")
        );
        driver.press("home right");
        assert_eq!(under_cursor(&driver).0, "u\u{308}", "{keys}");
        driver.press("delete");
        assert_eq!(line(&driver).text(), "Zrich 日本", "{keys}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_terminal_cursor_is_always_on_what_the_next_key_changes(
        steps in prop::collection::vec(prop_oneof![
            3 => prop::sample::select(vec![
                "left", "right", "home", "end", "alt-b", "alt-f", "ctrl-w", "ctrl-k", "backspace", "delete",
            ]).prop_map(Ok),
            2 => prop::sample::select(vec![
                "Öl und Gas ", "日本語", "e\u{301}e\u{301}", "👩\u{200d}👩\u{200d}👧", "a\u{ad}b", "  ", "\u{202e}x", "\u{308}", "langes Wort ",
            ]).prop_map(Err),
        ], 1..40),
        width in 20_u16..60,
    ) {
        let mut driver = Driver::with(vec![Document::of_paragraphs("Ein Satz.", Language::new("de"))], width, 12);
        driver.press("/ a");
        for step in steps {
            match step {
                // An empty line closes at a further one.
                Ok("backspace") if line(&driver).text().is_empty() => {}
                Ok(key) => drop(driver.press(key)),
                Err(text) => driver.send(Msg::Paste(text.to_owned())),
            }
            let text = &line(&driver).text()[line(&driver).cursor()..];
            let shown = text.graphemes(true).map(|letter| cell::glyph(letter).0).find(|shown| !shown.is_empty());
            prop_assert_eq!(under_cursor(&driver).0, shown.unwrap_or(" "), "{:?}", line(&driver));
        }
    }
}

/// What is searched, wherever that is, and what is found.
fn searched(driver: &Driver) -> (String, usize) {
    let app = &driver.app;
    if let Some(page) = app.screen.entity() {
        return (page.query.clone(), page.facts.len());
    }
    let Some(reader) = app.screen.reader() else {
        return app
            .library
            .as_ref()
            .map(|library| (library.query.clone(), library.ids.len()))
            .unwrap_or_default();
    };
    let search = reader.search.as_ref().map(|search| (search.query.clone(), search.hits.len()));
    let list = reader.list(reader.focus).map(|list| (list.query.clone(), list.order.len()));
    list.or(search).unwrap_or_default()
}

/// A new search takes the place of the old one, which stays until something is typed.
#[test]
fn a_search_over_results_starts_empty_and_esc_brings_the_results_back() {
    for (mut driver, keys, words) in [
        (library::driver(), "", "meta"),
        (library::driver(), "p", "umsatz"),
        (Driver::new(120, 24), "4", "euro"),
        (Driver::new(120, 24), "", "solar"),
    ] {
        let typed = |driver: &mut Driver| type_words(driver, words);
        driver.press(keys);
        driver.press("/");
        typed(&mut driver);
        driver.press("enter");
        let found = searched(&driver);
        assert_eq!(found.0, words);
        driver.press("/");
        assert_eq!(line(&driver).text(), "", "{words}");
        assert_eq!(searched(&driver), found, "nothing is typed yet");
        driver.press("enter");
        assert_eq!(searched(&driver), found);
        driver.press("/ z z z");
        assert_eq!(line(&driver).text(), "zzz", "{words}");
        assert_ne!(searched(&driver), found);
        driver.press("esc");
        assert!(driver.app.prompt.is_none());
        assert_eq!(searched(&driver), found);
        driver.press("/ up");
        assert_eq!(line(&driver).text(), words);
        driver.press("ctrl-u enter");
        assert_eq!(searched(&driver).0, "", "an empty line searches nothing");
    }
}
