//! Choices, explanations and earlier lines around the typed line.

use super::driver::Driver;
use super::library::{self, type_words};
use depesche::language::by_code;
use depesche::tui::prompt::candidates::PromptChoices;
use depesche::tui::ui::strings::Strings;

fn offered(driver: &Driver) -> Vec<String> {
    let candidates = driver.app.prompt.as_ref().map(|prompt| &prompt.candidates);
    let list = candidates.map(|candidates: &PromptChoices| candidates.list.as_slice()).unwrap_or_default();
    list.iter().map(|candidate| candidate.text.clone()).collect()
}

fn line(driver: &Driver) -> String {
    driver.app.prompt.as_ref().map(|prompt| prompt.line.text().to_owned()).expect("a line")
}

fn last_row(driver: &Driver) -> String {
    driver.screen().trim_end().lines().last().unwrap_or_default().trim().to_owned()
}

#[test]
fn operators_and_names_are_offered_and_taken() {
    let mut driver = library::driver();
    driver.press("/");
    assert!(offered(&driver).is_empty());
    type_words(&mut driver, "comp");
    assert_eq!(offered(&driver), ["company:"]);
    driver.press("tab");
    assert_eq!(line(&driver), "company:");
    assert_eq!(offered(&driver), ["Siemens", "SAP"]);
    assert!(driver.screen().contains("2 articles"), "{}", driver.screen());
    type_words(&mut driver, "s");
    driver.press("down down up tab");
    assert_eq!(line(&driver), "company:Siemens ");
    assert_eq!(last_row(&driver), "Siemens · 2 articles");
    type_words(&mut driver, "OR -fir");
    driver.press("tab");
    assert_eq!(line(&driver), "company:Siemens OR -firma:");
    assert_eq!(offered(&driver), ["Siemens", "SAP"]);
    driver.press("down enter");
    assert!(driver.app.prompt.is_none(), "the selected value ends the line");
    assert_eq!(
        driver.app.library.as_ref().map(|library| library.query.as_str()),
        Some("company:Siemens OR -firma:Siemens ")
    );
}

#[test]
fn every_operator_offers_what_the_library_knows() {
    for (typed, wanted) in [
        ("person:", &["Roland Busch"][..]),
        ("of:ums", &["Umsatz"]),
        ("of:rev", &["Umsatz"]),
        ("kind:", &["money", "percent", "price"]),
        ("unit:e", &["EUR"]),
        ("source:", &["Blatt", "Agentur", "Kurier"]),
        ("feed:boe", &["Börse"]),
        ("feed:wir", &["Wirtschaft"]),
        ("lang:", &["de"]),
        ("is:un", &["unread"]),
        ("ist:st", &["starred"]),
        ("after:yes", &["yesterday"]),
        ("min:10", &["10bn", "100bn", "10m", "100m"]),
        ("tag:", &[]),
    ] {
        let mut driver = library::driver();
        driver.press("/");
        type_words(&mut driver, typed);
        let mut offered = offered(&driver);
        if typed == "kind:" {
            offered.retain(|kind| wanted.contains(&kind.as_str()));
            offered.sort();
        }
        assert_eq!(offered, wanted, "{typed}");
    }
}

#[test]
fn names_of_several_words_stand_between_quotation_marks() {
    let mut driver = library::driver();
    driver.press("/");
    type_words(&mut driver, "person:bus");
    driver.press("tab");
    assert_eq!(line(&driver), "person:\"Roland Busch\" ");
    assert_eq!(last_row(&driver), "Roland Busch · 1 article");
}

#[test]
fn the_closest_name_can_be_taken() {
    let mut driver = library::driver();
    driver.press("/");
    type_words(&mut driver, "company:simens");
    assert_eq!(offered(&driver), ["Siemens"]);
    assert_eq!(last_row(&driver), "No company simens. Did you mean Siemens?");
    driver.press("tab");
    assert_eq!(line(&driver), "company:Siemens ");
    driver.press("ctrl-u");
    type_words(&mut driver, "compny:SAP");
    assert_eq!(offered(&driver), ["company:"]);
    driver.press("tab");
    assert_eq!(line(&driver), "company:SAP");
}

#[test]
fn what_was_understood_is_told_in_both_languages() {
    for (code, typed, told) in [
        ("en", "", "Tab lists operators · ↑ earlier searches · words, company:…, >1bn"),
        ("en", "company:siemens of:umsatz >75bn", "figures · Siemens · umsatz · over 75bn · 1 article"),
        ("de", "firma:siemens von:umsatz >75 Mrd", "Zahlen · Siemens · umsatz · über 75 Mrd. · 1 Artikel"),
        ("en", "min:viel x", "`min:viel` needs an amount, such as 2.5bn, 300 or 5%"),
        ("de", "min:viel x", "`min:viel` braucht einen Betrag wie 2,5Mrd, 300 oder 5%"),
        ("de", "siemens ab:2024", "„siemens“ · seit 2024 · 2 Artikel"),
        ("en", "-company:siemens -rubel", "without “rubel” · without Siemens · 2 articles"),
    ] {
        let mut driver = library::driver();
        let pack = by_code(code).expect("a language");
        driver.app.strings = Strings::load(pack).expect("the interface");
        driver.app.locale = depesche::language::Locale::of_pack(pack);
        driver.press("/");
        type_words(&mut driver, typed);
        assert_eq!(last_row(&driver), told, "{typed}");
    }
}

#[test]
fn earlier_lines_come_back() {
    let mut driver = library::driver();
    for words in ["siemens", "sap", "siemens"] {
        driver.press("/ ctrl-u");
        type_words(&mut driver, words);
        driver.press("enter");
    }
    driver.press("/ ctrl-u up");
    assert_eq!(line(&driver), "siemens");
    driver.press("up up");
    assert_eq!(line(&driver), "sap", "each line is there once, and the oldest stays");
    assert_eq!(driver.app.library.as_ref().map(|library| library.ids.len()), Some(1));
    driver.press("down down");
    assert_eq!(line(&driver), "", "what was typed before");
    driver.press("esc");
    // Lists have lines of their own.
    let mut reader = Driver::new(120, 24);
    reader.app.session = driver.app.session.clone();
    reader.press("4 / up");
    assert_eq!(line(&reader), "");
    type_words(&mut reader, ">1bn");
    reader.press("enter esc / up");
    assert_eq!(line(&reader), ">1bn");
}

#[test]
fn the_open_line_is_skipped_among_the_earlier_ones() {
    let mut driver = library::driver();
    for words in ["später", "heute"] {
        driver.press("# ctrl-u");
        type_words(&mut driver, words);
        driver.press("enter");
    }
    driver.press("#");
    assert_eq!(line(&driver), "heute");
    driver.press("up");
    assert_eq!(line(&driver), "später");
    driver.press("down");
    assert_eq!(line(&driver), "heute");
}

#[test]
fn lists_and_pages_understand_the_same_queries() {
    let figures = |query: &str| {
        let mut driver = Driver::new(120, 24);
        driver.press("4 /");
        type_words(&mut driver, query);
        let reader = driver.reader();
        (reader.list(reader.focus).map_or(0, |list| list.order.len()), last_row(&driver))
    };
    let all = figures("").0;
    let money = figures("kind:money").0;
    assert!(money > 0 && money < all);
    assert_eq!(figures("-kind:money").0, all - money);
    assert_eq!(figures("kind:money OR -kind:money").0, all);
    assert!(figures(">1bn").0 < all && figures(">1bn").0 > 0);
    assert_eq!(figures(">1bn").0, figures("> 1 Mrd").0);
    assert_eq!(figures("tag:x").1, "`tag:x` works in the library only");
    let mut driver = Driver::new(120, 24);
    driver.press("4 /");
    type_words(&mut driver, "of:xyzzy");
    assert!(offered(&driver).is_empty());
    driver.press("ctrl-u");
    type_words(&mut driver, "of:");
    assert!(!offered(&driver).is_empty());
    let mut driver = library::driver();
    driver.press("/");
    type_words(&mut driver, "company:siemens");
    driver.press("enter p");
    let shown = |driver: &Driver| driver.app.screen.entity().map_or(0, |page| page.facts.len());
    let all = shown(&driver);
    for (query, wanted) in
        [("of:revenue", 3), (">75bn", 1), ("70bn..75bn", 2), ("source:kurier", 2), ("-source:kurier", 1)]
    {
        driver.press("/ ctrl-u");
        type_words(&mut driver, query);
        assert_eq!((shown(&driver), all), (wanted, 3), "{query}");
        driver.press("enter");
    }
}

#[test]
fn nothing_overlaps_on_a_small_screen() {
    for (width, height) in [(40, 15), (30, 8), (20, 6), (10, 3), (80, 24)] {
        let mut driver = Driver::of_library(library::library(), width, height);
        driver.press("/ tab");
        let screen = driver.screen();
        let rows: Vec<&str> = screen.lines().collect();
        if height >= 8 {
            let at = rows.iter().position(|row| row.trim_start().starts_with("company:")).expect("offered");
            let line = rows.iter().position(|row| row.trim() == "/").expect("the line");
            assert!(line > at && line == usize::from(height) - 2, "{screen}");
            assert!(line - at <= usize::from(height) / 3, "{screen}");
        }
        type_words(&mut driver, "company:siemens of:umsatz");
        driver.press("down up esc");
    }
}
