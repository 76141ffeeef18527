//! Pages with measures by period, charts over time, and the card below the lists.

use super::driver::Driver;
use super::library::{add, article};
use depesche::library::Library;
use depesche::tui::effect::library_worker::{AddressUse, Request};
use depesche::tui::msg::{Effect, Msg};
use depesche::tui::overlay::Overlay;
use depesche::tui::screen::entity::Tab;

/// Five quarters of a firm, three of them in two articles, and three years, one of which two articles disagree on.
fn library() -> Library {
    let mut library = Library::in_memory().expect("a library");
    for (number, (day, german, english, revenue, profit)) in [
        ("2023-04-27", "ersten Quartal 2023", "first quarter of 2023", "12.4", "2.1"),
        ("2023-07-27", "zweiten Quartal 2023", "second quarter of 2023", "13.1", "2.4"),
        ("2023-10-26", "dritten Quartal 2023", "third quarter of 2023", "12.9", "1.8"),
        ("2024-02-01", "vierten Quartal 2023", "fourth quarter of 2023", "15.2", "3.0"),
        ("2024-04-30", "ersten Quartal 2024", "first quarter of 2024", "14.7", "2.6"),
    ]
    .into_iter()
    .enumerate()
    {
        let (comma, profit) = (revenue.replace('.', ","), profit.replace('.', ","));
        let body = format!(
            "Die Nordlicht AG hat im {german} einen Umsatz von {comma} Milliarden Dollar erzielt. Der Gewinn der \
             Nordlicht AG lag im {german} bei {profit} Milliarden Dollar."
        );
        add(&mut library, &article("Nordlicht AG legt Zahlen vor", day, "Küstenblatt", &body), None);
        if number % 2 == 0 {
            let body = format!("Nordlicht AG reported revenue of ${revenue}bn for the {english}.");
            add(&mut library, &article("Nordlicht AG reports", day, "Harbour Post", &body), None);
        }
    }
    for (day, source, body) in [
        (
            "2024-02-01",
            "Küstenblatt",
            "Die Nordlicht AG hat im Jahr 2023 einen Umsatz von 53,1 Milliarden Dollar erzielt, nach 48,2 Milliarden \
             Dollar im Jahr 2022.",
        ),
        (
            "2024-02-02",
            "Harbour Post",
            "Nordlicht AG reported revenue of $53.6bn for 2023 and $44.9bn for 2021.",
        ),
    ] {
        add(&mut library, &article("Nordlicht AG: the year", day, source, body), None);
    }
    library
}

fn page(width: u16, height: u16) -> Driver {
    let mut driver = Driver::of_library(library(), width, height);
    driver.press("p");
    driver
}

#[test]
fn measures_stand_by_period() {
    for (width, height) in [(120, 20), (60, 16), (40, 15)] {
        insta::assert_snapshot!(format!("trends_{width}x{height}"), page(width, height).screen());
    }
}

#[test]
fn every_value_of_a_cell_can_be_reached() {
    let mut driver = page(120, 24);
    let copied = |driver: &Driver| match driver.effects.last() {
        Some(Effect::Copy(text)) => text.clone(),
        _ => String::new(),
    };
    driver.press("y");
    assert!(
        copied(&driver).contains("$14.7bn, revenue, Nordlicht AG, Q1 24 (Harbour Post"),
        "{}",
        copied(&driver)
    );
    driver.press("n y");
    assert!(
        copied(&driver).contains("$14.7bn, Umsatz, Nordlicht AG, Q1 24 (Küstenblatt"),
        "{}",
        copied(&driver)
    );
    driver.press("h y");
    assert!(copied(&driver).contains("Q4 23 ("), "{}", copied(&driver));
    driver.press("l l y n y");
    let years: Vec<&str> = driver
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Copy(text) if text.contains(", 2023 (") => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert!(years.len() == 2 && years[0].contains("$53.6bn") && years[1].contains("$53.1bn"), "{years:?}");
    driver.press("enter");
    assert!(driver.at_cursor().starts_with("53,1 Milliarden"), "{}", driver.at_cursor());
    driver.press("esc f");
    let screen = driver.screen();
    assert!(screen.contains("44.9  48.2") && screen.contains("≠"), "years: {screen}");
    driver.press("f");
    assert!(driver.screen().contains("Q3 23"), "quarters again");
}

#[test]
fn the_list_of_figures_and_the_other_tabs_stay() {
    let mut driver = page(120, 24);
    let tab = |driver: &Driver| driver.app.screen.entity().map(|page| page.tab);
    assert_eq!(tab(&driver), Some(Tab::Trends));
    driver.press("tab");
    assert_eq!(tab(&driver), Some(Tab::Figures));
    assert!(driver.screen().contains("sort"));
    driver.press("tab");
    assert!(tab(&driver) == Some(Tab::Articles) && !driver.screen().contains("sort"), "{}", driver.screen());
    driver.press("o");
    assert!(!driver.effects.iter().any(|effect| matches!(effect, Effect::Browse(_))), "it has no URL");
    driver.press("4");
    assert_eq!(tab(&driver), Some(Tab::Quotes));
    driver.press("1");
    assert_eq!(tab(&driver), Some(Tab::Trends));
}

#[test]
fn a_figure_of_a_page_has_a_card_with_its_sentence() {
    let mut driver = page(100, 24);
    driver.press("i");
    let screen = driver.screen();
    assert!(matches!(driver.app.overlay, Some(Overlay::Card(..))), "{screen}");
    for part in [
        "$14.7bn · ",
        "Nordlicht AG reported revenue of $14.7bn for the first",
        "14,700,000,000 USD",
        "Küstenblatt",
    ] {
        assert!(screen.contains(part), "{part} in {screen}");
    }
    driver.press("Y");
    assert!(
        matches!(driver.effects.last(), Some(Effect::Copy(json)) if json.contains("\"value\":14700000000")),
        "{:?}",
        driver.effects.last()
    );
}

#[test]
fn a_measure_is_drawn_on_a_scale_of_time() {
    let mut driver = page(80, 20);
    insta::assert_snapshot!("timeline_80x20", driver.press("c").screen());
    driver.send(Msg::Resize(40, 15));
    insta::assert_snapshot!("timeline_40x15", driver.screen());
    driver.press("h enter");
    assert!(driver.at_cursor().starts_with("15,2 Milliarden"), "{}", driver.at_cursor());
    driver.press("esc c tab");
    let screen = driver.screen();
    assert!(screen.contains("years") && screen.contains("2021"), "{screen}");
    driver.press("tab");
    let screen = driver.screen();
    assert!(screen.contains("all lengths") && screen.contains("2021"), "{screen}");
}

#[test]
fn one_value_is_told_and_not_drawn() {
    let mut library = Library::in_memory().expect("a library");
    let body = "Die Nordlicht AG hat im Jahr 2023 einen Umsatz von 53,1 Milliarden Dollar erzielt.";
    add(&mut library, &article("Ein Jahr", "2024-02-01", "Küstenblatt", body), None);
    let mut driver = Driver::of_library(library, 80, 20);
    driver.press("p c");
    let screen = driver.screen();
    assert!(
        screen.contains("only one value") && screen.contains("$53.1bn") && !screen.contains('┤'),
        "{screen}"
    );
}

#[test]
fn times_are_shown_at_every_width() {
    for width in (40..=200).step_by(5) {
        let mut driver = page(width, 30);
        driver.press("tab");
        let screen = driver.screen();
        for when in ["Q1 23", "Q1 24", "2021"] {
            assert!(screen.contains(when), "{when} at {width}: {screen}");
        }
    }
}

#[test]
fn a_wide_screen_has_the_card_below_the_lists() {
    let mut driver = Driver::new(160, 36);
    driver.press("4 j");
    insta::assert_snapshot!("docked_160x36", driver.screen());
    driver.press("j");
    assert!(driver.screen().contains("26% ▲ · Umsatz"), "it follows: {}", driver.screen());
    driver.press("I");
    assert!(driver.app.session.undocked && !driver.screen().contains("26% ▲ · Umsatz"));
    driver.press("I");
    assert!(driver.screen().contains("26% ▲ · Umsatz"));
    driver.press("i");
    assert_eq!(driver.screen().matches("26% ▲ · Umsatz").count(), 1, "nothing is shown twice");
    driver.press("esc");
    driver.send(Msg::Resize(120, 36));
    assert!(!driver.screen().contains("26% ▲ · Umsatz"));
    driver.press("I I");
    assert!(driver.app.notice.is_some(), "there is no room");
}

#[test]
fn the_article_of_a_row_is_opened_in_the_browser() {
    let mut driver = page(120, 24);
    driver.library = None;
    driver.press("tab tab o");
    let asked = driver
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Library(Request::Address(_, AddressUse::Browse))));
    assert!(asked, "{:?}", driver.effects);
}

/// A key that can change nothing says so, and no hint promises it.
#[test]
fn with_periods_of_one_length_there_are_no_others() {
    let mut library = Library::in_memory().expect("a library");
    for (day, quarter, profit) in [
        ("2023-04-27", "ersten", "1,2"),
        ("2023-07-27", "zweiten", "1,234"),
        ("2023-10-26", "dritten", "1,50"),
    ] {
        let body = format!(
            "Die Nordlicht AG hat im {quarter} Quartal 2023 einen Gewinn von {profit} Milliarden Euro erzielt."
        );
        add(&mut library, &article("Nordlicht AG legt Zahlen vor", day, "Küstenblatt", &body), None);
    }
    let mut driver = Driver::of_library(library, 120, 20);
    driver.press("p f");
    let screen = driver.screen();
    assert!(screen.contains("There are only quarters"), "{screen}");
    driver.press("j");
    assert!(!driver.screen().contains("f quarters, years"), "{}", driver.screen());
    let row = screen.lines().find(|line| line.contains("1.234")).expect("the profits");
    assert!(row.contains("1.200") && row.contains("1.500"), "one number of decimals: {row}");
}
