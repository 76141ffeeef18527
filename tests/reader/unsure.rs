//! What the analysis is unsure of: dimmed, or hidden.

use super::article;
use super::driver::Driver;
use depesche::analysis::{Analysis, Confidence, LinkConfidence};
use depesche::config::ThemeName;
use depesche::tui::msg::Msg;
use depesche::tui::screen::article::catalog::SURE;
use depesche::tui::screen::article::item::ItemId;
use depesche::tui::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// The fixture's analysis, unsure of Keller, of the Seebank, and of some links.
fn analysis() -> Analysis {
    let mut analysis = article::analysis();
    let below = Some(Confidence::of_hundredths(SURE.hundredths() - 1));
    analysis.people[1].confidence = Confidence::of_hundredths(35);
    analysis.companies[2].confidence = Confidence::of_hundredths(59);
    analysis.companies[1].confidence = SURE;
    analysis.figures[0].confidence = LinkConfidence { of: below, who: Some(SURE), when: None };
    analysis.figures[1].confidence = LinkConfidence { of: Some(SURE), who: below, when: below };
    analysis
}

fn open(width: u16, height: u16) -> Driver {
    let mut driver = Driver::new(width, height);
    driver.send(Msg::Analyzed { ticket: 1, analysis: Some(analysis()) });
    driver
}

/// The look of the first cell of `words` in the lists.
fn look(driver: &Driver, buffer: &Buffer, words: &str) -> ratatui::style::Style {
    let left = driver.app.layout().divider.x;
    let area = buffer.area;
    for y in 0..area.height {
        let row: Vec<&str> = (left..area.width)
            .filter_map(|x| buffer.cell((x, y)))
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        let wanted: Vec<String> = words.chars().map(String::from).collect();
        if let Some(at) = row.windows(wanted.len()).position(|window| window == wanted) {
            return buffer.cell((left + at as u16, y)).map(ratatui::buffer::Cell::style).unwrap_or_default();
        }
    }
    panic!("{words} is not on the screen")
}

#[test]
fn unsure_rows_and_parts_of_rows_are_dimmed() {
    for name in [ThemeName::Dark, ThemeName::Light, ThemeName::Contrast, ThemeName::Mono] {
        let driver = open(200, 60);
        let buffer = driver.draw(name);
        let unsure = Theme::load(name).expect("a theme").unsure;
        let is_dimmed = |words: &str| {
            let look = look(&driver, &buffer, words);
            look.add_modifier.contains(unsure.add_modifier) && unsure.fg.is_none_or(|fg| look.fg == Some(fg))
        };
        assert!(is_dimmed("Tom Keller") && is_dimmed("SEB"), "{name:?}");
        assert!(!is_dimmed("Eva Brandt") && !is_dimmed("Heliotec"), "{name:?}");
        // Of a figure only the links, never the value.
        assert!(is_dimmed("Solargeschäft von Heliotec") && is_dimmed("im vergangenen Jahr"), "{name:?}");
        assert!(!is_dimmed("10.45") && !is_dimmed("Umsatz"), "{name:?}");
    }
}

#[test]
fn a_selected_row_stays_readable() {
    let mut driver = open(120, 35);
    driver.press("2 j");
    let buffer = driver.draw(ThemeName::Dark);
    let theme = Theme::load(ThemeName::Dark).expect("a theme");
    let look = look(&driver, &buffer, "Tom Keller");
    assert_eq!(look.fg, theme.row.fg);
    assert!(look.add_modifier.contains(Modifier::ITALIC));
}

#[test]
fn a_key_hides_what_is_unsure_and_shows_it_again() {
    let mut driver = open(200, 60);
    driver.press("3 G");
    assert_eq!(driver.reader().current, Some(ItemId::Company(2)));
    driver.press("U");
    let screen = driver.screen();
    assert!(screen.contains("People 1 of 2 · certain only"), "{screen}");
    assert!(screen.contains("Companies 2 of 3 · certain only"), "{screen}");
    assert!(screen.contains("Figures 8 · certain only"), "figures stay: {screen}");
    assert!(screen.contains("Uncertain names and links are hidden"), "{screen}");
    let left = usize::from(driver.app.layout().divider.x);
    let lists: String = screen.lines().flat_map(|line| line.chars().skip(left)).collect();
    assert!(!lists.contains("Tom Keller") && !lists.contains("im vergangenen Jahr"), "{screen}");
    assert!(driver.reader().current != Some(ItemId::Company(2)));
    driver.press("j");
    assert!(
        driver.screen().lines().last().is_some_and(|line| line.contains("certain only")),
        "the status says it"
    );
    // The walk passes over what is hidden.
    driver.press("1 g");
    for _ in 0..driver.reader().catalog.marks.len() {
        driver.press("]");
        let here = driver.reader().current.expect("a mention");
        assert!(!matches!(here, ItemId::Person(1) | ItemId::Company(2)), "{here:?}");
    }
    driver.press("U");
    let screen = driver.screen();
    assert!(screen.contains("People 2") && screen.contains("are shown dimmed"), "{screen}");
    assert!(!driver.app.session.hides_unsure);
}

#[test]
fn hidden_words_are_not_searched_and_what_is_counted_stays() {
    let mut driver = open(200, 60);
    driver.press("4 / s o l a r");
    assert_eq!(driver.reader().lists[2].order.len(), 1);
    driver.press("esc U / s o l a r");
    assert!(driver.reader().lists[2].order.is_empty());
    driver.press("esc");
    assert!(driver.screen().contains("Menschen"));
}

#[test]
fn it_is_remembered_for_the_next_article() {
    let mut driver = open(120, 35);
    driver.press("U");
    assert!(driver.app.session.hides_unsure);
    let effects = {
        let documents = vec![article::document()];
        driver.app.begin(documents)
    };
    assert!(!effects.is_empty());
    assert!(driver.reader().hides_unsure);
}
