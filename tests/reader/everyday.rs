//! What a day with the reader must not bring: keys that do nothing without a word, numbers that contradict each other,
//! rows that do not belong to what was asked.

use super::driver::Driver;
use super::library::{self, add, article, type_words};
use depesche::config::ThemeName;
use depesche::intake::{Format, Metadata, document};
use depesche::library::Library;
use depesche::tui::msg::Msg;
use depesche::tui::overlay::Overlay;
use depesche::tui::overlay::palette::{Goal, Palette};
use depesche::tui::screen::article::item::ItemId;
use depesche::tui::screen::library::LibraryScreen;
use depesche::tui::ui::theme::Theme;

/// A text with a real analysis; without a library the driver knows none but that of its fixture.
fn analysed(text: &str, width: u16, height: u16) -> Driver {
    let document = document(text.to_owned(), Format::Markdown, Metadata::default());
    let analysis = depesche::analysis::analyze(&document);
    let mut driver = Driver::with(vec![document], width, height);
    driver.send(Msg::Analyzed { ticket: 1, analysis: Some(analysis) });
    driver
}

// The way back

#[test]
fn a_page_of_an_open_file_leads_back_to_it_and_leaves_the_library_whole() {
    let mut driver = Driver::new(120, 24);
    let mut library = library::library();
    let body = "Die Nordwind AG hat im Jahr 2022 einen Umsatz von 9 Milliarden Euro erzielt.";
    add(&mut library, &article("Nordwind im Jahr 2022", "2023-02-01", "Blatt", body), None);
    driver.library = Some(library);
    driver.app.take_library(LibraryScreen::default());
    for keys in ["3 p", "3 i esc p"] {
        driver.press(keys);
        assert!(driver.app.screen.entity().is_some(), "{keys}: {}", driver.screen());
        driver.press("esc");
        assert_eq!(driver.reader().document.id.as_deref(), Some("nordwind.txt"), "{keys}");
    }
    driver.press("0");
    assert_eq!(driver.app.shown_library().map(|library| library.ids.len()), Some(5), "{}", driver.screen());
    assert!(!driver.screen().contains("Reading"), "{}", driver.screen());
    driver.press("esc");
    assert!(driver.app.screen.reader().is_some());
}

// The palette

fn palette(driver: &Driver) -> &Palette {
    match &driver.app.overlay {
        Some(Overlay::Palette(palette)) => palette,
        _ => panic!("no palette:\n{}", driver.screen()),
    }
}

fn goals(driver: &Driver) -> Vec<Goal> {
    let palette = palette(driver);
    (0..palette.len()).filter_map(|row| palette.entry(row)).map(|entry| entry.goal).collect()
}

const SPEECH: &str = "# Kornhag und Seebank legen Zahlen vor\n\nDie Kornhag AG erzielte im Jahr 2023 einen Umsatz von 12 \
    Milliarden Euro. Die Seebank AG hat bisher 13 Milliarden Euro eingesammelt. Anna Weber, die Vorstandschefin der \
    Kornhag AG, sagte: „Unsere Aussicht auf mehr als ein Jahr ist, offen gesagt, seit langem gut, auch am Standort \
    in Zeitz, und so bleibt sie.“";

#[test]
fn the_palette_has_the_figure_of_a_measure_first_in_either_language() {
    for typed in ["umsatz", "revenue"] {
        let mut driver = analysed(SPEECH, 120, 30);
        driver.press(":");
        type_words(&mut driver, typed);
        let found = goals(&driver);
        let Some(Goal::Item(ItemId::Figure(number))) = found.first() else {
            panic!("{typed}: {found:?}\n{}", driver.screen())
        };
        let figure = &driver.reader().catalog.analysis().figures[*number as usize];
        assert_eq!(figure.value, 12_000_000_000_i64.into(), "{typed}");
        assert!(!found.iter().any(|goal| matches!(goal, Goal::Item(ItemId::Quote(_)))), "{typed}: {found:?}");
    }
}

/// The letters of `Esmet` stand in their order in the measure of the other figure.
#[test]
fn an_amount_with_a_name_finds_the_figures_of_that_company_only() {
    let text = "Die Esmet AG erzielte im Jahr 2023 einen Umsatz von 12 Milliarden Euro.\n\nSiemens hat bisher 13 \
                Milliarden Euro eingesammelt.";
    let mut driver = analysed(text, 120, 30);
    driver.press(":");
    let amounts = |driver: &Driver| -> Vec<String> {
        let figures = &driver.reader().catalog.analysis().figures;
        let value = |goal| match goal {
            Goal::Item(ItemId::Figure(number)) => Some(figures[number as usize].value.to_string()),
            _ => None,
        };
        goals(driver).into_iter().filter_map(value).collect()
    };
    type_words(&mut driver, ">1bn");
    assert_eq!(amounts(&driver), ["12000000000", "13000000000"], "{}", driver.screen());
    type_words(&mut driver, " esmet");
    assert_eq!(amounts(&driver), ["12000000000"], "{}", driver.screen());
}

#[test]
fn a_name_is_not_found_in_the_scattered_letters_of_an_action() {
    let mut driver = library::driver();
    driver.press(":");
    type_words(&mut driver, "siemens");
    let found = goals(&driver);
    assert!(matches!(found.first(), Some(Goal::Entity(_))), "{found:?}");
    assert!(!found.iter().any(|goal| matches!(goal, Goal::Action(_))), "{}", driver.screen());
}

/// Everything that the state holds, as far as it is shown or asked of the world.
fn told(driver: &Driver) -> (String, Option<String>, usize) {
    (driver.screen(), driver.app.notice.clone(), driver.effects.len())
}

#[test]
fn every_action_of_the_palette_does_something_or_says_why_not() {
    type NewDriver = Box<dyn Fn() -> Driver>;
    let empty = || Driver::of_library(Library::in_memory().expect("a library"), 120, 35);
    let screens: [(&str, NewDriver); 5] = [
        ("an empty library", Box::new(empty)),
        ("a library", Box::new(library::driver)),
        ("an article", Box::new(|| Driver::new(120, 35))),
        ("an article of the library", {
            Box::new(|| {
                let mut driver = library::driver();
                driver.press("j enter");
                driver
            })
        }),
        ("a page", {
            Box::new(|| {
                let mut driver = library::driver();
                driver.press("p");
                driver
            })
        }),
    ];
    let mut silent = Vec::new();
    for (place, screen) in &screens {
        let mut listed = screen();
        listed.press(":");
        let rows: Vec<(usize, Goal)> = goals(&listed).into_iter().enumerate().collect();
        let actions = rows.into_iter().filter(|(_, goal)| matches!(goal, Goal::Action(_)));
        let mut count = 0;
        for (row, goal) in actions {
            let mut driver = screen();
            let before = told(&driver);
            driver.press(":");
            driver.press(&"down ".repeat(row));
            driver.press("enter");
            // Moving where there is nowhere to go needs no word.
            let moves =
                ["Up", "Down", "Top", "Bottom", "Mention", "Mark", "Jump", "Focus", "Pane", "(Library)"];
            let is_move = moves.iter().any(|name| format!("{goal:?}").contains(name));
            if !is_move && told(&driver) == before {
                silent.push(format!("{goal:?} in {place}"));
            }
            count += 1;
        }
        assert!(count > 5, "{place}: {count}");
    }
    assert!(silent.is_empty(), "nothing happens: {silent:#?}");
}

// Hints

/// The keys that the line at the bottom names.
fn hinted(driver: &Driver) -> Vec<String> {
    let line = driver.screen().lines().last().unwrap_or_default().trim().to_owned();
    let first = |hint: &str| hint.split(' ').next().unwrap_or_default().to_lowercase();
    line.split("   ").map(str::trim).filter(|hint| !hint.is_empty()).map(first).collect()
}

#[test]
fn every_key_of_the_hints_does_something_where_they_stand() {
    for (place, keys) in [
        ("the library", ""),
        ("a search", "/ s i e m e n s enter"),
        ("found figures", "/ > 1 b n enter v"),
        ("figures of a page", "p"),
        ("articles of a page", "p 2"),
        ("quotes of a page", "p 3"),
        ("an article", "enter"),
        ("companies", "enter 3"),
        ("figures", "enter 4"),
        ("filtered figures", "enter 3 f 4"),
        ("a card", "enter 4 i"),
        ("a chart", "p c"),
    ] {
        let start = || {
            let mut driver = Driver::of_library(library::library(), 200, 35);
            driver.press(keys);
            driver
        };
        let hints = hinted(&start());
        assert!(hints.len() >= 4, "{place}: {hints:?}");
        for key in hints {
            if key.parse::<depesche::tui::ui::key::Key>().is_err()
                || ["j", "k", "tab"].contains(&key.as_str())
            {
                continue;
            }
            let mut driver = start();
            let before = told(&driver);
            driver.press(&key);
            assert!(told(&driver) != before, "{key} in {place} does nothing:\n{}", driver.screen());
            let notice = driver.app.notice.as_deref().unwrap_or_default();
            assert!(!notice.contains("does nothing here"), "{key} in {place}: {notice}");
        }
    }
}

// Cards and charts

#[test]
fn a_card_marks_the_figure_and_no_column_more() {
    let theme = Theme::load(ThemeName::Dark).expect("a theme");
    for (text, figure) in [
        ("Die Kornhag AG baut 33 Prozent der Stellen ab.", "33 Prozent"),
        ("Die Kornhag AG hat 800 Millionen Euro umgesetzt.", "800 Millionen Euro"),
        ("Der Umsatz der Kornhag AG wuchs um 5 Prozent.", "5 Prozent"),
    ] {
        let mut driver = analysed(text, 100, 30);
        driver.press("4 i");
        let Some(Overlay::Card(_, sheet)) = &driver.app.overlay else { panic!("no card of {text}") };
        let (area, buffer) = (sheet.area, driver.draw(ThemeName::Dark));
        let marked: String = (area.y..area.bottom())
            .flat_map(|y| (area.x..area.right()).map(move |x| (x, y)))
            .filter_map(|at| buffer.cell(at))
            .filter(|cell| Some(cell.bg) == theme.cursor.bg)
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        assert_eq!(marked, figure, "{}", driver.screen());
    }
}

#[test]
fn one_amount_of_its_kind_is_told_and_not_drawn_as_a_bar() {
    let text =
        "Die Kornhag AG beschäftigt 4.200 Menschen. Der Umsatz stieg um 3 Prozent, der Gewinn um 5 Prozent.";
    for (width, height) in [(40, 15), (100, 30)] {
        let mut driver = analysed(text, width, height);
        driver.press("4 c");
        let screen = driver.screen();
        let row = screen.lines().find(|line| line.contains("Kornhag AG") && line.contains("4,200"));
        assert!(row.is_some_and(|row| !row.contains('…')) && !screen.contains('█'), "{screen}");
        assert_eq!(screen.contains("only one value"), width == 100, "{screen}");
        driver.press("tab");
        assert!(driver.screen().contains('█'), "the next kind has two: {}", driver.screen());
    }
}

// The library

#[test]
fn the_number_of_unread_articles_is_the_same_above_the_list_and_beside_it() {
    let mut driver = library::driver();
    let numbers = |driver: &Driver| {
        let screen = driver.screen();
        let side = screen.lines().find(|line| line.contains("Unread ")).unwrap_or_default();
        let side = side.split('│').next().unwrap_or_default().replace(['▎', '•'], "");
        let beside = side.split_whitespace().nth(1).unwrap_or("0").to_owned();
        let head = screen.lines().next().unwrap_or_default().to_owned();
        let above = head.split_whitespace().nth(1).unwrap_or_default().to_owned();
        assert!(head.contains("· Unread"), "{screen}");
        (above, beside)
    };
    driver.press("tab j enter");
    assert_eq!(numbers(&driver), ("4".to_owned(), "4".to_owned()));
    driver.press("enter esc");
    assert_eq!(numbers(&driver), ("3".to_owned(), "3".to_owned()), "one of them was read");
    driver.press("j enter J esc");
    assert_eq!(numbers(&driver), ("1".to_owned(), "1".to_owned()));
}

#[test]
fn a_wider_screen_never_shows_less_of_a_headline() {
    let headline = "Kornhag wächst in Übersee kräftig und will im nächsten Jahr in vier weitere Länder gehen, obwohl die \
                    Preise für Weizen seit dem Sommer um ein Viertel gefallen sind";
    let mut library = Library::in_memory().expect("a library");
    let body = "Die Kornhag AG hat im Jahr 2023 einen Umsatz von 8,3 Milliarden Euro erzielt.";
    add(&mut library, &article(headline, "2024-03-01", "Küstenblatt am Abend", body), None);
    let mut driver = Driver::of_library(library, 40, 24);
    let mut last = (0, 0);
    for width in 40..=200 {
        driver.send(Msg::Resize(width, 24));
        let screen = driver.screen();
        let row = screen.lines().find_map(|line| line.find("• Kornhag wächst").map(|at| &line[at..]));
        let row = row.unwrap_or_else(|| panic!("{width}: {screen}"));
        let shown = row.split(['│', '…']).next().unwrap_or_default().trim_end().chars().count();
        // The sidebar, and then the preview, take columns when they appear.
        let panes = usize::from(screen.contains('│')) + screen.matches("Kornhag wächst").count();
        // A space before the dots does not count.
        assert!(panes != last.0 || shown + 1 >= last.1, "{width}: {shown} instead of {}\n{screen}", last.1);
        assert!(width < 100 || shown >= 66, "{width}: {shown}\n{screen}");
        last = (panes, if panes == last.0 { shown.max(last.1) } else { shown });
    }
    assert_eq!(last.0, 3, "sidebar, list and preview in the end");
}
