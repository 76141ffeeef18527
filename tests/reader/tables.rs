//! Tables: set in columns in the text, and folded under one heading among the figures.

use super::driver::Driver;
use super::screens::message;
use depesche::analysis::{Analysis, analyze};
use depesche::config::ThemeName;
use depesche::document::Document;
use depesche::intake::{Format, Metadata, document};
use depesche::present::chart::ChartRow;
use depesche::tui::msg::{Effect, Mouse, Msg};
use depesche::tui::overlay::Overlay;
use depesche::tui::screen::article::item::ItemId;
use depesche::tui::screen::article::pane::{Pane, PaneRow};
use proptest::strategy::{Strategy, ValueTree};
use std::fmt::Write as _;

const ARTICLE: &str = "# Nordwind AG hebt die Prognose

Die Nordwind AG erzielte einen Umsatz von 1,3 Milliarden Euro. Vorstandschefin Eva Brandt ist zufrieden.

**Kennzahlen im Quartal**

| in Mio. Euro | Q3 2024 | Q3 2023 | Veränderung |
|---|---:|---:|---:|
| Umsatzerlöse | 1.340,2 | 1.192,4 | +12,4 % |
| Forderungen aus Lieferungen und Leistungen | 41,9 | 38,5 | +8,8 % |
| Ergebnis je Aktie (in Euro) | 0,22 | -0,01 | – |

Die Aktie stieg um 3,5 Prozent.

## Beschäftigte

| Land | Mitarbeiter | Anteil |
|---|---:|---:|
| Deutschland | 12.300 | 61 % |
| Japan (日本株式会社) | 3.700 | 18,5 % |
";

fn article() -> Document {
    document(ARTICLE.to_owned(), Format::Markdown, Metadata::default())
}

fn open(width: u16, height: u16) -> Driver {
    open_article(article(), width, height)
}

fn open_article(document: Document, width: u16, height: u16) -> Driver {
    let analysis = analyze(&document);
    let mut driver = Driver::with(vec![document], width, height);
    driver.send(Msg::Analyzed { ticket: 1, analysis: Some(analysis) });
    driver
}

fn rows(driver: &Driver) -> Vec<PaneRow> {
    driver.reader().lists[2].rows.clone()
}

/// The number of the figure that stands at these words of the text.
fn figure(driver: &Driver, words: &str) -> u32 {
    let reader = driver.reader();
    let at = reader.document.text.find(words).expect("the words");
    reader.catalog.mark_at(at).expect("a figure").item.number()
}

fn is_open(driver: &Driver, table: u32) -> bool {
    driver.reader().folding.is_open(table)
}

#[test]
fn tables_are_set_in_columns() {
    insta::assert_snapshot!("table_at_120_columns", open(120, 35).press("4 j enter j j").screen());
    insta::assert_snapshot!("table_at_80_columns", open(80, 24).press("4 j enter j j").screen());
    insta::assert_snapshot!("table_at_40_columns", open(40, 15).press("4 j enter j j enter").screen());
}

#[test]
fn the_figures_of_a_table_are_folded_under_one_heading() {
    let mut driver = open(120, 35);
    let all = driver.reader().catalog.figures.len();
    let count = driver.reader().catalog.tables[0].figures.len();
    assert!(count >= 8 && driver.reader().catalog.tables.len() == 2);
    assert!(driver.screen().contains(&format!("▸ Kennzahlen im Quartal  {count}")), "{}", driver.screen());
    assert!(driver.screen().contains("▸ Beschäftigte  4"), "{}", driver.screen());
    assert!(driver.screen().contains(&format!("Figures {all} ")), "figures are counted, not rows");
    let folded = rows(&driver).len();
    let heading = rows(&driver).iter().position(|row| *row == PaneRow::Table(0)).expect("a heading");
    driver.press("4").press(&"j ".repeat(heading));
    assert_eq!(driver.reader().current, Some(ItemId::Table(0)));
    driver.press("enter");
    assert_eq!(rows(&driver).len(), folded + count);
    assert!(driver.screen().contains("▾ Kennzahlen im Quartal") && driver.reader().focus == Pane::Figures);
    driver.press("enter");
    assert_eq!(rows(&driver).len(), folded);
    // From a figure, the key leads to the heading.
    driver.press("x j j x");
    assert!(!is_open(&driver, 0));
    assert_eq!(driver.reader().lists[2].selection(), Some(PaneRow::Table(0)));
}

#[test]
fn a_click_on_a_heading_unfolds_it() {
    let mut driver = open(120, 35);
    let area = driver.app.layout().lists[2].rows;
    let heading = rows(&driver).iter().position(|row| *row == PaneRow::Table(0)).expect("a heading");
    let y = area.y + heading as u16;
    for expected in [true, false] {
        driver.send(Msg::Mouse { kind: Mouse::Click, x: area.x + 4, y });
        assert_eq!(is_open(&driver, 0), expected);
    }
}

#[test]
fn a_figure_of_the_list_marks_its_cell_and_the_cell_leads_back() {
    for (width, height) in [(120, 35), (80, 24), (40, 15), (24, 9)] {
        let mut driver = open(width, height);
        driver.press("4");
        let heading = rows(&driver).iter().position(|row| *row == PaneRow::Table(0)).expect("a heading");
        driver.press("g").press(&"j ".repeat(heading)).press("enter");
        let own = driver.reader().catalog.tables[0].figures.clone();
        for number in own {
            driver.press("4 j");
            assert_eq!(driver.reader().current, Some(ItemId::Figure(number)), "{width}");
            driver.press("enter");
            assert_eq!(driver.reader().focus, Pane::Article);
            let reader = driver.reader();
            let span = reader.catalog.spans(ItemId::Figure(number))[0];
            // Exactly its cells of the screen have the look of the cursor.
            let theme = depesche::tui::ui::theme::Theme::load(ThemeName::Dark).expect("a theme");
            let buffer = driver.draw(ThemeName::Dark);
            let marked: String = (buffer.content.iter())
                .filter(|cell| Some(cell.bg) == theme.cursor.bg && Some(cell.fg) == theme.cursor.fg)
                .map(ratatui::buffer::Cell::symbol)
                .collect();
            assert_eq!(marked, reader.document.slice(span), "{width}");
            driver.press("enter");
            assert_eq!(driver.reader().focus, Pane::Figures);
            assert_eq!(driver.reader().lists[2].selection(), Some(PaneRow::Item(number)));
        }
    }
}

#[test]
fn a_click_on_a_cell_selects_its_figure() {
    let mut driver = open(120, 35);
    let number = figure(&driver, "38,5");
    let reader = driver.reader();
    let start = reader.catalog.spans(ItemId::Figure(number))[0].start as usize;
    let place = reader.flow.place_of(&reader.document, start);
    let (text, top) = (driver.app.layout().text, reader.top);
    let (x, y) = (text.x + place.column, text.y + (place.row - top) as u16);
    driver.send(Msg::Mouse { kind: Mouse::Click, x, y });
    assert_eq!(driver.reader().current, Some(ItemId::Figure(number)));
    assert_eq!(driver.reader().lists[2].selection(), Some(PaneRow::Item(number)), "its table is unfolded");
    // What is selected elsewhere folds it again.
    let sure = figure(&driver, "3,5 Prozent");
    while driver.reader().current != Some(ItemId::Figure(sure)) {
        driver.press("]");
    }
    assert!(!is_open(&driver, 0));
}

#[test]
fn search_and_walks_find_cells_and_unfold_what_they_need() {
    let mut driver = open(80, 24);
    driver.press("/ 1 . 1 9 2 , 4 enter");
    assert!(driver.at_cursor().starts_with("1.192,4") && driver.cursor_is_shown());
    let number = figure(&driver, "1.192,4");
    assert_eq!(driver.reader().lists[2].selection(), Some(PaneRow::Item(number)));
    driver.press("esc / L e i s t u n g e n enter");
    assert!(driver.at_cursor().starts_with("Leistungen") && driver.cursor_is_shown());
    // `n` on a heading goes from cell to cell.
    driver.press("esc 4 g j j");
    if driver.reader().current != Some(ItemId::Table(0)) {
        driver.press("k");
    }
    assert_eq!(driver.reader().current, Some(ItemId::Table(0)));
    driver.press("n");
    assert_eq!(driver.app.notice.as_deref().map(|notice| notice.starts_with("Mention 2 of")), Some(true));
    assert!(driver.at_cursor().starts_with("1.192,4"));
}

#[test]
fn what_narrows_the_list_down_unfolds_what_it_leaves() {
    let mut driver = open(120, 35);
    driver.press("4 / l i e f e r u n g e n");
    let found = driver.reader().lists[2].order.len();
    assert!(found == 3 && rows(&driver).len() == found + 1, "{}", driver.screen());
    let count = driver.reader().catalog.tables[0].figures.len();
    assert!(
        driver.screen().contains(&format!("▾ Kennzahlen im Quartal  3 of {count}")),
        "{}",
        driver.screen()
    );
    driver.press("enter esc");
    assert!(!is_open(&driver, 0));
    // The name of a table finds its figures.
    driver.press("/ k e n n z a h l e n enter");
    assert_eq!(driver.reader().lists[2].order.len(), count);
    driver.press("esc f");
    assert!(is_open(&driver, 0) && driver.reader().filter.kind().is_some());
}

#[test]
fn a_table_can_be_copied_drawn_and_looked_up() {
    let mut driver = open(120, 35);
    driver.press(": k e n n z a h l e n enter");
    assert_eq!(driver.reader().current, Some(ItemId::Table(0)));
    driver.press("y");
    let copied = |driver: &Driver| match driver.effects.last() {
        Some(Effect::Copy(text)) => text.clone(),
        _ => String::new(),
    };
    assert!(copied(&driver).contains("Umsatzerlöse\t1.340,2\t1.192,4\t+12,4 %\n"), "{}", copied(&driver));
    driver.press("Y");
    let figures = driver.reader().catalog.tables[0].figures.len();
    assert_eq!(copied(&driver).lines().filter(|line| line.starts_with('{')).count(), figures);
    driver.press("4 i");
    assert!(driver.screen().contains("4 rows, 4 columns"), "{}", driver.screen());
    driver.press("esc c");
    let Some(Overlay::Chart(chart)) = &driver.app.overlay else { panic!("no chart") };
    let bars = (0..chart.len()).filter_map(|row| match chart.row(row) {
        Some(ChartRow::Bar(bar)) => Some(bar.figure),
        _ => None,
    });
    let own = &driver.reader().catalog.tables[0].figures;
    let bars: Vec<u32> = bars.collect();
    assert!(!bars.is_empty() && bars.iter().all(|figure| own.contains(figure)), "{bars:?}");
}

#[test]
fn a_table_of_hundreds_of_rows_can_be_walked() {
    let mut text = "# Zahlen der Filialen\n\nDie Nordwind AG hat die Zahlen aller Filialen genannt, die im vergangenen Jahr Umsatz machten.\n\n| Filiale | Umsatz in Euro | Anteil |\n|---|---:|---:|\n".to_owned();
    for number in 0..300 {
        let (thousands, share) = (number + 1, number % 90);
        writeln!(text, "| Filiale {number} | {thousands}.{number:03} | {share},5 % |").expect("a line");
    }
    let mut driver = open_article(document(text, Format::Markdown, Metadata::default()), 80, 24);
    assert_eq!(rows(&driver).len(), 1);
    assert_eq!(driver.reader().lists[2].order.len(), 600);
    driver.press("4 enter G");
    assert_eq!(driver.reader().lists[2].selected, 600);
    assert!(driver.cursor_is_shown());
    driver.press("enter");
    assert!(driver.cursor_is_shown() && driver.screen().contains("Filiale 299"));
    for size in [(200, 60), (30, 10), (8, 3), (1, 1), (80, 24)] {
        driver.send(Msg::Resize(size.0, size.1));
        driver.draw(ThemeName::Mono);
        driver.press("k j");
        assert!(driver.cursor_is_shown(), "{size:?}");
    }
}

#[test]
fn an_article_without_analysis_still_shows_its_table() {
    let mut driver = Driver::with(vec![article()], 120, 35);
    driver.send(Msg::Analyzed { ticket: 1, analysis: Some(Analysis::default()) });
    let screen = driver.screen();
    assert!(screen.contains("Umsatzerlöse") && screen.contains("1.340,2"), "{screen}");
}

#[test]
fn messages_of_any_kind_leave_tables_whole() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = message();
    let mut driver = open(80, 24);
    for _ in 0..3_000 {
        let sent = strategy.new_tree(&mut runner).expect("a message").current();
        driver.send(sent);
        let buffer = driver.draw(ThemeName::Dark);
        assert_eq!((buffer.area.width, buffer.area.height), driver.app.size);
        if driver.effects.pop() == Some(Effect::Quit) || driver.app.screen.reader().is_none() {
            driver = open(80, 24);
        }
        let list = &driver.reader().lists[2];
        assert!(list.selected < list.rows.len().max(1));
        let items = list.rows.iter().filter(|row| matches!(row, PaneRow::Item(_)));
        assert!(items.count() <= list.order.len());
    }
}
