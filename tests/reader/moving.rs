//! Messages in, state out.

use super::article;
use super::driver::Driver;
use depesche::document::{Document, Language};
use depesche::tui::app::App;
use depesche::tui::msg::{Effect, Mouse, Msg};
use depesche::tui::overlay::Overlay;
use depesche::tui::screen::article::item::ItemId;
use depesche::tui::screen::article::pane::{Pane, PaneRow};
use depesche::tui::ui::keymap::Keymap;

// Moving

#[test]
fn tab_walks_the_panes_and_digits_name_them() {
    let mut driver = Driver::new(120, 35);
    for pane in [Pane::People, Pane::Companies, Pane::Figures, Pane::Quotes, Pane::Article] {
        assert_eq!(driver.press("tab").reader().focus, pane);
    }
    assert_eq!(driver.press("shift-tab").reader().focus, Pane::Quotes);
    for (key, pane) in [
        ("2", Pane::People),
        ("3", Pane::Companies),
        ("4", Pane::Figures),
        ("5", Pane::Quotes),
        ("1", Pane::Article),
    ] {
        assert_eq!(driver.press(key).reader().focus, pane);
    }
}

#[test]
fn rows_pages_and_ends() {
    let mut driver = Driver::new(80, 12);
    let height = usize::from(driver.app.layout().text.height);
    assert_eq!(driver.press("j").reader().top, 1);
    assert_eq!(driver.press("down down up k").reader().top, 1);
    assert_eq!(driver.press("g ctrl-d").reader().top, height / 2);
    assert_eq!(driver.press("ctrl-u").reader().top, 0);
    assert_eq!(driver.press("space").reader().top, height - 1);
    assert_eq!(driver.press("pgdn pgup pgup").reader().top, 0);
    let rows = driver.reader().flow.rows().len();
    assert_eq!(driver.press("G").reader().cursor.row, rows - 1);
    assert_eq!(driver.reader().top, rows - height);
    assert_eq!(driver.press("home").reader().cursor.row, 0);
    assert_eq!(driver.press("end").reader().top, rows - height);
}

#[test]
fn every_row_can_be_reached_a_row_at_a_time() {
    let mut driver = Driver::new(80, 12);
    let rows = driver.reader().flow.rows().len();
    for row in 0..rows {
        assert_eq!(driver.reader().cursor.row, row);
        assert!(driver.cursor_is_shown());
        driver.press("j");
    }
    for row in (0..rows).rev() {
        assert_eq!(driver.reader().cursor.row, row);
        driver.press("k");
    }
}

#[test]
fn moving_in_a_list_shows_the_first_mention() {
    let mut driver = Driver::new(80, 12);
    driver.press("2 j");
    assert_eq!(driver.reader().current, Some(ItemId::Person(1)));
    assert!(driver.at_cursor().starts_with("Tom Keller"));
    assert!(driver.cursor_is_shown());
    assert_eq!(driver.reader().focus, Pane::People);
    driver.press("4 G");
    assert!(driver.at_cursor().starts_with("halbieren"));
    assert!(driver.press("g").at_cursor().starts_with("mindestens 1,3"));
}

#[test]
fn enter_goes_to_the_text_and_tab_comes_back() {
    let mut driver = Driver::new(120, 35);
    driver.press("3 j enter");
    assert_eq!(driver.reader().focus, Pane::Article);
    assert!(driver.at_cursor().starts_with("Heliotec für"));
    assert_eq!(driver.press("tab").reader().focus, Pane::Companies);
    assert_eq!(driver.press("enter esc").reader().focus, Pane::Companies);
    assert_eq!(driver.press("esc").reader().focus, Pane::Article);
    assert_eq!(driver.press("tab").reader().focus, Pane::People);
}

#[test]
fn n_walks_the_mentions_of_the_selection_round_the_end() {
    let mut driver = Driver::new(120, 35);
    driver.press("2 enter");
    let mut places = Vec::new();
    for _ in 0..4 {
        places.push(driver.reader().cursor.byte);
        driver.press("n");
    }
    assert_eq!(places[0], places[3]);
    assert!(places[0] < places[1] && places[1] < places[2]);
    assert_eq!(driver.reader().current, Some(ItemId::Person(0)));
    assert_eq!(driver.press("N").reader().cursor.byte, places[0]);
    assert_eq!(driver.app.notice.as_deref(), Some("Mention 1 of 3"));
}

#[test]
fn brackets_walk_mentions_of_any_kind_and_select_them_in_their_lists() {
    let mut driver = Driver::new(120, 35);
    let marks = driver.reader().catalog.marks.clone();
    for mark in marks.iter().chain(&marks[..1]) {
        driver.press("]");
        assert_eq!(driver.reader().cursor.byte, mark.span.start as usize);
        assert_eq!(driver.reader().current, Some(mark.item));
        let list = driver.reader().list(Pane::of(mark.item)).expect("a list");
        assert_eq!(list.selection(), Some(PaneRow::Item(mark.item.number())));
    }
    driver.press("[");
    assert_eq!(driver.reader().cursor.byte, marks[marks.len() - 1].span.start as usize);
}

#[test]
fn a_mention_under_the_cursor_is_selected_and_enter_goes_to_its_list() {
    let mut driver = Driver::new(120, 12);
    while !driver.at_cursor().starts_with("rund 4.200") {
        let row = driver.reader().cursor.row;
        driver.press("]");
        assert!(driver.reader().cursor.row >= row, "the figure was passed");
    }
    driver.press("enter");
    assert_eq!(driver.reader().focus, Pane::Figures);
    assert_eq!(driver.reader().lists[2].selected, 3);
}

#[test]
fn jumps_go_back_and_forth() {
    let mut driver = Driver::new(80, 12);
    driver.press("j j");
    let start = driver.reader().cursor.byte;
    driver.press("4 j j j enter");
    let figure = driver.reader().cursor.byte;
    driver.press("G");
    let end = driver.reader().cursor.byte;
    assert_eq!(driver.press("ctrl-o").reader().cursor.byte, figure);
    assert_eq!(driver.press("alt-left").reader().cursor.byte, start);
    assert_eq!(driver.press("alt-right").reader().cursor.byte, figure);
    assert_eq!(driver.press("alt-right").reader().cursor.byte, end);
    driver.press("alt-right");
    assert_eq!(driver.app.notice.as_deref(), Some("No later position"));
}

#[test]
fn lists_are_sorted_three_ways_and_keep_the_selection() {
    let mut driver = Driver::new(120, 35);
    driver.press("4 j s");
    assert_eq!(driver.reader().lists[2].order[..4], [1, 0, 4, 2]);
    assert_eq!(driver.reader().lists[2].selection(), Some(PaneRow::Item(1)));
    assert!(driver.screen().contains("8 · by amount"));
    driver.press("s s");
    assert_eq!(driver.reader().lists[2].order, [0, 1, 2, 3, 4, 5, 6, 7]);
    driver.press("3 s s");
    assert_eq!(driver.reader().lists[1].order, [1, 0, 2]);
}

#[test]
fn copy_hands_the_selected_item_on() {
    let mut driver = Driver::new(120, 35);
    driver.press("2 y 3 y 4 y 5 y");
    let copied = [
        "Eva Brandt, Vorstandschefin, Nordwind AG",
        "Nordwind AG, NWD",
        "at least €1.3bn, Solargeschäft von Heliotec, Nordwind AG",
        "Tom Keller: „Der Aufschlag ist hoch, aber die Speichertechnologie gibt es nirgendwo sonst“",
    ];
    let source = "(Küstenblatt, 20 May 2024, Nordwind AG kauft Solargeschäft und hebt die Prognose)";
    assert_eq!(driver.effects, copied.map(|line| Effect::Copy(format!("{line} {source}"))));
    let mut nothing = Driver::new(120, 35);
    nothing.press("y");
    assert!(nothing.effects.is_empty() && nothing.app.notice.is_some());
}

#[test]
fn quit_and_suspend_are_asked_of_the_world() {
    let mut driver = Driver::new(80, 24);
    driver.press("ctrl-z q");
    assert_eq!(driver.effects, [Effect::Suspend, Effect::Quit]);
}

#[test]
fn help_takes_the_keys_while_it_is_open() {
    let mut driver = Driver::new(80, 10);
    driver.press("? j j");
    let Some(Overlay::Help(help)) = &driver.app.overlay else { panic!("no help") };
    assert_eq!(help.selected, 2);
    driver.press("q");
    assert!(driver.app.overlay.is_none() && driver.effects.is_empty());
    assert_eq!(driver.reader().top, 0);
}

// Search

#[test]
fn search_walks_its_hits_and_esc_gives_n_back_to_the_mentions() {
    let mut driver = Driver::new(80, 24);
    driver.press("2 1 / e u r o enter");
    assert_eq!(driver.reader().focus, Pane::Article);
    let hits = driver.reader().search.as_ref().map(|search| search.hits.clone()).unwrap_or_default();
    assert_eq!(hits.len(), 5);
    assert_eq!(driver.reader().cursor.byte, hits[0].start as usize);
    driver.press("n n");
    assert_eq!(driver.reader().cursor.byte, hits[2].start as usize);
    assert_eq!(driver.app.notice.as_deref(), Some("Hit 3 of 5"));
    assert_eq!(driver.press("N N N").reader().cursor.byte, hits[4].start as usize);
    driver.press("esc");
    assert!(driver.reader().search.is_none());
    driver.press("2 n");
    assert!(driver.app.notice.as_deref().is_some_and(|notice| notice.starts_with("Mention")));
}

#[test]
fn esc_leaves_the_search_line_where_it_was_opened() {
    let mut driver = Driver::new(80, 12);
    let before = driver.press("j j j").reader().cursor;
    driver.press("/ h a l b");
    assert_ne!(driver.reader().cursor, before);
    driver.press("esc");
    assert_eq!(driver.reader().cursor.byte, before.byte);
    assert!(driver.reader().search.is_none() && driver.app.prompt.is_none());
}

#[test]
fn what_is_not_there_is_said() {
    let mut driver = Driver::new(80, 24);
    driver.press("/ x y z z y enter");
    assert_eq!(driver.app.notice.as_deref(), Some("Not found: xyzzy"));
    driver.press("/ q backspace backspace");
    assert!(driver.app.prompt.is_none() && driver.effects.is_empty());
    driver.press("/");
    driver.send(Msg::Paste("brandt\n".to_owned()));
    assert_eq!(driver.reader().search.as_ref().map(|search| search.hits.len()), Some(3));
}

// Mouse

fn click(driver: &mut Driver, x: u16, y: u16) {
    driver.send(Msg::Mouse { kind: Mouse::Click, x, y });
}

#[test]
fn the_wheel_scrolls_what_is_under_it() {
    let mut driver = Driver::new(80, 16);
    driver.send(Msg::Mouse { kind: Mouse::WheelDown, x: 5, y: 5 });
    assert_eq!((driver.reader().top, driver.reader().focus), (3, Pane::Article));
    assert!(driver.cursor_is_shown());
    let figures = driver.app.layout().lists[2].rows;
    driver.send(Msg::Mouse { kind: Mouse::WheelDown, x: figures.x, y: figures.y });
    assert!(driver.reader().lists[2].offset > 0);
    assert_eq!(driver.reader().top, 3);
}

#[test]
fn clicks_select_and_jump() {
    let mut driver = Driver::new(120, 35);
    let companies = driver.app.layout().lists[1].rows;
    click(&mut driver, companies.x + 1, companies.y + 1);
    assert_eq!(driver.reader().focus, Pane::Companies);
    assert_eq!(driver.reader().current, Some(ItemId::Company(1)));
    assert!(driver.at_cursor().starts_with("Heliotec"));
    let reader = driver.reader();
    let mark = reader.catalog.marks[0];
    let place = reader.flow.place_of(&reader.document, mark.span.start as usize);
    let text = driver.app.layout().text;
    let row = (place.row - driver.reader().top) as u16;
    click(&mut driver, text.x + place.column, text.y + row);
    assert_eq!(driver.reader().focus, Pane::Article);
    assert_eq!(driver.reader().current, Some(mark.item));
}

#[test]
fn tabs_can_be_clicked() {
    let mut driver = Driver::new(50, 15);
    let x = driver.screen().find("3 C3").expect("a tab");
    click(&mut driver, x as u16, 0);
    assert_eq!(driver.reader().focus, Pane::Companies);
}

// Several articles, and none

#[test]
fn several_articles_are_listed_first() {
    let mut driver = Driver::with(
        vec![Document::of_paragraphs("Eins.", Language::new("de")), article::document()],
        80,
        24,
    );
    assert!(driver.app.screen.reader().is_none());
    driver.press("j enter");
    assert_eq!(driver.reader().document.id.as_deref(), Some("nordwind.txt"));
    driver.press("2 esc esc");
    assert!(driver.app.screen.reader().is_none());
    assert_eq!(driver.app.picker.selected, 1);
}

#[test]
fn a_late_analysis_of_another_article_is_ignored() {
    let mut driver = Driver::new(80, 24);
    driver.send(Msg::Analyzed { ticket: 99, analysis: None });
    assert_eq!(driver.reader().catalog.lengths(), [2, 3, 8, 1]);
}

#[test]
fn empty_panes_say_why() {
    let none =
        Driver::with(vec![Document::of_paragraphs("Ein Satz ohne Namen.", Language::new("de"))], 100, 24)
            .screen();
    assert!(none.contains("No people named.") && none.contains("No figures in the text."), "{none}");
    let french =
        Driver::with(vec![Document::of_paragraphs("Un texte.", Language::new("fr"))], 100, 24).screen();
    assert!(french.contains("Only German and English"), "{french}");
    let empty = Driver::with(vec![Document::default()], 100, 24).screen();
    assert!(empty.contains("This article has no text."), "{empty}");
    let nothing = Driver::with(Vec::new(), 100, 24).screen();
    assert!(nothing.contains("No articles"), "{nothing}");
}

#[test]
fn a_long_text_is_shown_before_it_is_analysed() {
    let text = "Ein langer Satz über nichts. ".repeat(20_000);
    let keymap = Keymap::load([]).expect("the built-in keymap is right");
    let (app, effects) = App::new(vec![Document::of_paragraphs(text, Language::new("de"))], keymap, (80, 24));
    assert!(matches!(effects[..], [Effect::Analyze { .. }]));
    let screen = Driver { app, effects: Vec::new(), library: None }.screen();
    assert!(screen.contains("Ein langer Satz") && screen.contains("analysing"), "{screen}");
}

// Sizes

#[test]
fn a_resize_keeps_the_place_in_the_text() {
    let mut driver = Driver::new(120, 12);
    driver.press("space");
    let top = driver.reader().flow.rows()[driver.reader().top].span.start;
    for width in [20, 200, 61, 33, 99, 120] {
        driver.send(Msg::Resize(width, 12));
        let row = driver.reader().flow.rows()[driver.reader().top];
        assert!(row.span.start <= top && top <= row.span.end.max(top), "{width}");
        assert!(row.span.end > top || row.span.is_empty(), "{width}: {row:?} lost {top}");
    }
    let reader = driver.reader();
    assert_eq!(reader.flow.rows()[reader.top].span.start, top);
}

#[test]
fn what_a_terminal_obeys_never_reaches_it() {
    let text = "Böse \u{1b}]52;c;aGk=\u{7}\u{1b}[2J Zeichen\u{9b}31m und \u{202e}verkehrt.";
    let screen = Driver::with(vec![Document::of_paragraphs(text, Language::new("de"))], 80, 24).screen();
    assert!(screen.contains("Böse Zeichen und \u{FFFD}verkehrt."), "{screen}");
    assert!(!screen.contains(|char: char| char.is_control() && char != '\n'));
    assert!(!screen.contains('\u{202e}'));
}
