//! The screens, as pictures in `snapshots` and under messages of every kind.

use super::article;
use super::driver::{Driver, rows_of};
use depesche::config::ThemeName;
use depesche::document::{Document, Language};
use depesche::tui::msg::{Effect, Mouse, Msg};
use depesche::tui::ui::key::Key;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use ratatui::style::Modifier;

#[test]
fn wide_screen() {
    insta::assert_snapshot!(Driver::new(120, 35).screen());
}

#[test]
fn common_screen() {
    insta::assert_snapshot!(Driver::new(80, 24).screen());
}

#[test]
fn narrow_screen() {
    insta::assert_snapshot!(Driver::new(50, 15).screen());
}

#[test]
fn narrow_screen_on_the_figures() {
    insta::assert_snapshot!(Driver::new(50, 15).press("4").screen());
}

#[test]
fn a_selected_figure_shows_its_place() {
    insta::assert_snapshot!(Driver::new(120, 20).press("4 G k").screen());
}

#[test]
fn search_shows_all_hits() {
    insta::assert_snapshot!(Driver::new(80, 24).press("/ n o r d w i n d").screen());
}

#[test]
fn list_of_articles() {
    let documents = vec![article::document(), Document::of_paragraphs("Un texte.", Language::new("fr"))];
    insta::assert_snapshot!(Driver::with(documents, 80, 14).screen());
}

#[test]
fn what_a_row_leaves_out_stands_below_the_list() {
    let row = |keys: &str, width: u16| {
        let mut driver = Driver::new(width, 35);
        let screen = driver.press(keys).screen();
        screen.lines().find_map(|line| line.split_once('╰')).map(|(_, detail)| detail.to_owned())
    };
    assert_eq!(row("4", 80).as_deref(), Some("Solargeschäft von Heliotec"));
    assert_eq!(row("4 j", 80).as_deref(), Some("Nordwind AG"));
    assert_eq!(row("4 j", 120).as_deref(), Some("im vergangenen Jahr"));
    assert_eq!(row("4 j", 200), None, "everything stands in the row");
    assert_eq!(row("1", 80), None, "nothing is selected");
}

#[test]
fn the_note_stands_for_a_credit_until_its_words_are_looked_for() {
    let mut driver = Driver::new(120, 35);
    let credit = "Küstenblatt, 20. Mai 2024, 19:42";
    let note = "Küstenblatt · 20 May 2024, 19:42 · German · 1 min";
    assert!(driver.screen().contains(note) && !driver.screen().contains(credit));
    driver.press("/ m a i enter");
    assert!(driver.screen().contains(credit) && !driver.screen().contains(note));
    driver.press("esc");
    assert!(driver.screen().contains(note));
    driver.send(Msg::Resize(80, 35));
    let narrow = driver.screen();
    assert!(narrow.contains(credit) && narrow.contains("│ German · 1 min"), "{narrow}");
}

/// What is set in which letters without colour: `i`talic, `u`nderlined, `b`old, `r`eversed, `*` for several.
#[test]
fn looks_without_colour() {
    let buffer = Driver::new(60, 20).press("3").draw(ThemeName::Mono);
    insta::assert_snapshot!(rows_of(&buffer, |cell| {
        let names = [
            (Modifier::ITALIC, "i"),
            (Modifier::UNDERLINED, "u"),
            (Modifier::BOLD, "b"),
            (Modifier::REVERSED, "r"),
        ];
        let set: Vec<&str> =
            names.iter().filter(|(modifier, _)| cell.modifier.contains(*modifier)).map(|row| row.1).collect();
        match set[..] {
            [] => if cell.symbol() == " " { " " } else { "." }.to_owned(),
            [one] => one.to_owned(),
            _ => "*".to_owned(),
        }
    }));
}

pub fn message() -> impl Strategy<Value = Msg> {
    const KEYS: &str = "j k down up space pgdn pgup ctrl-d ctrl-u g G home end tab shift-tab 1 2 3 4 5 s enter \
                        n N ] [ ctrl-o alt-left alt-right y Y / esc ? q e a ä backspace ctrl-w ctrl-u left f5 \
                        i f c h z + - o : t f2 > 1 % x u f1 l L H 0 p";
    let keys: Vec<Key> = KEYS.split_whitespace().filter_map(|key| key.parse().ok()).collect();
    let mouse = prop::sample::select(&[Mouse::Click, Mouse::WheelUp, Mouse::WheelDown][..]);
    prop_oneof![
        12 => prop::sample::select(keys).prop_map(Msg::Key),
        2 => (1_u16..=200, 1_u16..=60).prop_map(|(width, height)| Msg::Resize(width, height)),
        2 => (0_u16..=24, 0_u16..=8).prop_map(|(width, height)| Msg::Resize(width, height)),
        2 => (mouse, 0_u16..200, 0_u16..60).prop_map(|(kind, x, y)| Msg::Mouse { kind, x, y }),
        1 => "\\PC{0,9}".prop_map(Msg::Paste),
    ]
}

/// Ten thousand keys, clicks and changes of size, one after the other on one screen.
#[test]
fn ten_thousand_messages_neither_panic_nor_draw_outside() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = message();
    let documents = || {
        vec![article::document(), Document::of_paragraphs("Meta 日本語 5 % e\u{301} 👩‍👩‍👧", Language::UNKNOWN)]
    };
    let mut driver = Driver::with(documents(), 80, 24);
    for _ in 0..10_000 {
        let message = strategy.new_tree(&mut runner).expect("a message").current();
        driver.send(message);
        // The test screen refuses cells outside of it.
        let buffer = driver.draw(ThemeName::Dark);
        assert_eq!((buffer.area.width, buffer.area.height), driver.app.size);
        if driver.effects.pop() == Some(Effect::Quit) {
            driver = Driver::with(documents(), 80, 24);
        }
    }
}

/// Ten thousand keys, each of which finds the help, a menu, a card, a chart or the palette open.
#[test]
fn ten_thousand_keys_in_what_lies_over_the_screen() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let openers = prop::sample::select("? t e i : c H L f2".split(' ').collect::<Vec<_>>());
    let strategy = message();
    let documents = || vec![article::document(), Document::of_paragraphs("Ein Satz.", Language::UNKNOWN)];
    let mut driver = Driver::with(documents(), 80, 24);
    driver.press("enter");
    for _ in 0..10_000 {
        if driver.app.overlay.is_none() {
            let opener = openers.new_tree(&mut runner).expect("a key").current();
            driver.press(opener);
        }
        let message = strategy.new_tree(&mut runner).expect("a message").current();
        driver.send(message);
        let buffer = driver.draw(ThemeName::Dark);
        assert_eq!((buffer.area.width, buffer.area.height), driver.app.size);
        if driver.effects.pop() == Some(Effect::Quit) {
            driver = Driver::with(documents(), 80, 24);
            driver.press("enter");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_sequence_of_messages_breaks_the_screen(
        messages in prop::collection::vec(message(), 1..80),
        several in any::<bool>(),
    ) {
        let mut documents = vec![article::document()];
        if several {
            documents.push(Document::of_paragraphs("日本語 \u{1b}[31m e\u{301} 👩‍👩‍👧 שלום", Language::UNKNOWN));
            documents.push(Document::default());
        }
        let mut driver = Driver::with(documents, 80, 24);
        for message in messages {
            driver.send(message);
            let screen = driver.screen();
            prop_assert!(!screen.contains(|char: char| char.is_control() && char != '\n'));
            if let Some(reader) = driver.app.screen.reader() {
                prop_assert!(reader.cursor.byte <= reader.document.text.len());
                prop_assert!(reader.document.text.is_char_boundary(reader.cursor.byte));
                prop_assert!(reader.top < reader.flow.rows().len().max(1));
            }
        }
    }
}
