//! Filters, cards, the palette, menus: looking figures up.

use super::article;
use super::driver::Driver;
use depesche::analysis::FigureKind;
use depesche::config::ThemeName;
use depesche::document::{Document, Language, WebAddress};
use depesche::language::by_code;
use depesche::tui::action::Action;
use depesche::tui::msg::{Effect, Msg};
use depesche::tui::overlay::Overlay;
use depesche::tui::overlay::menu::ExportFormat;
use depesche::tui::overlay::palette::Goal;
use depesche::tui::screen::article::item::ItemId;
use depesche::tui::screen::article::pane::{Pane, PaneRow};
use depesche::tui::ui::keymap::KeyContext;
use depesche::tui::ui::strings::Strings;

fn order(driver: &Driver, pane: Pane) -> Vec<u32> {
    driver.reader().list(pane).map(|list| list.order.clone()).unwrap_or_default()
}

/// The words that are dimmed are those without the look of the rest.
fn lit(driver: &Driver) -> Vec<String> {
    let reader = driver.reader();
    reader.filter.lit.iter().map(|span| reader.document.slice(*span).to_owned()).collect()
}

// Filters

#[test]
fn a_company_keeps_what_concerns_it() {
    let mut driver = Driver::new(120, 35);
    driver.press("3 j f");
    assert_eq!(driver.reader().lists[1].selection(), Some(PaneRow::Item(1)), "Heliotec stays selected");
    assert_eq!(order(&driver, Pane::Companies), [0, 1], "Nordwind shares a sentence with it");
    assert!(order(&driver, Pane::People).is_empty());
    let figures = order(&driver, Pane::Figures);
    let owned = &driver.reader().catalog.analysis().figures;
    assert!(
        !figures.is_empty() && figures.iter().all(|&at| owned[at as usize].who != Some(article::NORDWIND))
    );
    let screen = driver.screen();
    assert!(screen.contains("Companies 2 of 3 · Heliotec"), "{screen}");
    assert!(screen.contains("None with Heliotec."), "{screen}");
    let lit = lit(&driver);
    assert!(lit.len() >= 2 && lit.iter().any(|sentence| sentence.starts_with("Heliotec")), "{lit:?}");
    assert!(!lit.iter().any(|sentence| sentence.contains("Montag")), "{lit:?}");
}

#[test]
fn a_person_keeps_the_company_of_their_role_and_it_its_people() {
    let mut driver = Driver::new(120, 35);
    driver.press("2 j f");
    assert!(order(&driver, Pane::Companies).contains(&2), "Keller is of the Seebank");
    driver.press("esc 3 G f");
    assert_eq!(order(&driver, Pane::People), [1]);
}

#[test]
fn filters_add_up_and_esc_takes_the_last_one_back() {
    let mut driver = Driver::new(120, 35);
    driver.press("3 f 4 f");
    let title = " · Nordwind AG, money";
    assert!(driver.screen().contains(title), "{}", driver.screen());
    let both = order(&driver, Pane::Figures);
    let figures = driver.reader().catalog.analysis().figures.clone();
    assert!(both.iter().all(|&at| figures[at as usize].who == Some(article::NORDWIND)));
    assert_eq!(driver.press("esc").reader().filter.steps.len(), 1);
    assert!(order(&driver, Pane::Figures).len() > both.len());
    assert!(driver.press("esc").reader().filter.is_empty());
    assert_eq!(order(&driver, Pane::Figures).len(), figures.len());
    assert_eq!(driver.reader().focus, Pane::Figures, "only a further Esc leaves the list");
    assert_eq!(driver.press("esc").reader().focus, Pane::Article);
}

#[test]
fn f_in_the_figures_goes_through_the_kinds_there_are() {
    let mut driver = Driver::new(120, 35);
    driver.press("4");
    let mut seen = Vec::new();
    loop {
        driver.press("f");
        let Some(kind) = driver.reader().filter.kind() else { break };
        let shown = order(&driver, Pane::Figures);
        let figures = &driver.reader().catalog.analysis().figures;
        assert!(!shown.is_empty() && shown.iter().all(|&at| figures[at as usize].kind == kind));
        seen.push(kind);
    }
    assert!(seen.len() >= 3, "{seen:?}");
    assert_eq!(order(&driver, Pane::Figures).len(), driver.reader().catalog.figures.len());
}

#[test]
fn f_in_the_text_filters_by_what_stands_under_the_cursor() {
    let mut driver = Driver::new(120, 35);
    driver.press("3 j enter f");
    assert!(driver.screen().contains(" · Heliotec ──"));
    driver.press("f");
    assert!(driver.reader().filter.is_empty(), "the same again takes it back");
    let mut nothing = Driver::with(vec![Document::of_paragraphs("Ein Satz.", Language::new("de"))], 80, 24);
    nothing.press("f");
    assert!(nothing.app.notice.is_some() && nothing.reader().filter.is_empty());
}

#[test]
fn the_walk_goes_over_what_the_filter_keeps() {
    let mut driver = Driver::new(120, 35);
    driver.press("2 j f 1 g");
    for _ in 0..12 {
        driver.press("]");
        let here = driver.reader().cursor.byte;
        let kept = driver.reader().marks().iter().any(|mark| mark.span.contains_offset(here));
        assert!(kept, "{}", driver.at_cursor());
    }
    let all = driver.reader().catalog.marks.len();
    assert!(driver.reader().marks().len() < all);
}

#[test]
fn typing_narrows_a_list_down() {
    let mut driver = Driver::new(120, 35);
    driver.press("4 / n o r d");
    let some = order(&driver, Pane::Figures);
    assert!(!some.is_empty() && some.len() < driver.reader().catalog.figures.len());
    driver.press("enter");
    assert!(driver.app.prompt.is_none());
    assert!(driver.screen().contains(" · /nord"), "{}", driver.screen());
    driver.press("esc");
    assert_eq!(order(&driver, Pane::Figures).len(), driver.reader().catalog.figures.len());
    driver.press("/ x y z");
    assert!(driver.screen().contains("None with xyz."), "{}", driver.screen());
    driver.press("esc");
    assert_eq!(order(&driver, Pane::Figures).len(), driver.reader().catalog.figures.len());
}

// Cards

#[test]
fn cards_tell_all_that_is_known() {
    let mut driver = Driver::new(120, 35);
    insta::assert_snapshot!("card_of_a_figure", driver.press("4 j i").screen());
    assert!(matches!(driver.app.overlay, Some(Overlay::Card(ItemId::Figure(1), _))));
    driver.press("enter");
    assert!(driver.app.overlay.is_none() && driver.at_cursor().starts_with("10,45 Milliarden"));
    insta::assert_snapshot!("card_of_a_company", driver.press("3 g i").screen());
    driver.press("esc 2 g j i");
    assert!(driver.screen().contains("Der Aufschlag ist hoch"), "{}", driver.screen());
    driver.press("y");
    assert!(matches!(driver.effects.last(), Some(Effect::Copy(line)) if line.starts_with("Tom Keller")));
    insta::assert_snapshot!("card_on_a_narrow_screen", {
        driver.press("esc 4");
        driver.send(Msg::Resize(50, 15));
        driver.press("i").screen()
    });
}

#[test]
fn a_card_of_nothing_is_refused() {
    let mut driver = Driver::with(vec![Document::of_paragraphs("Ein Satz.", Language::new("de"))], 80, 24);
    driver.press("i");
    assert!(driver.app.overlay.is_none() && driver.app.notice.is_some());
}

// Palette

fn goals(driver: &Driver) -> Vec<Goal> {
    let Some(Overlay::Palette(palette)) = &driver.app.overlay else { panic!("no palette") };
    (0..palette.len()).filter_map(|row| palette.entry(row)).map(|entry| entry.goal).collect()
}

#[test]
fn the_palette_finds_anything() {
    let mut driver = Driver::new(120, 35);
    insta::assert_snapshot!("palette", driver.press(": n o r d").screen());
    driver.press("enter");
    assert!(driver.app.overlay.is_none());
    assert_eq!(driver.reader().current, Some(ItemId::Company(0)));
    assert!(driver.at_cursor().starts_with("Nordwind"));
    driver.press(": > 1 b n");
    let found = goals(&driver);
    assert!(!found.is_empty() && found.iter().all(|goal| matches!(goal, Goal::Item(ItemId::Figure(_)))));
    let figures = &driver.reader().catalog.analysis().figures;
    let value = |goal: &Goal| match goal {
        Goal::Item(item) => figures[item.number() as usize].value,
        _ => 0.into(),
    };
    assert!(found.iter().all(|goal| value(goal) >= 1_000_000_000.into()));
    driver.press("ctrl-u > 1 space M r d");
    assert_eq!(goals(&driver), found, "a scale may stand apart");
    driver.press("ctrl-u 2 6 %");
    assert_eq!(goals(&driver), [Goal::Item(ItemId::Figure(2))]);
    driver.press("enter");
    assert!(driver.at_cursor().starts_with("26 Prozent"));
    driver.press(": a n l e g e r enter");
    assert!(driver.at_cursor().starts_with("Anleger reagieren"));
}

#[test]
fn the_palette_runs_actions_and_searches_the_text() {
    let mut driver = Driver::new(80, 24);
    driver.press(": h e a d i n g s enter");
    assert!(goals(&driver).iter().all(|goal| matches!(goal, Goal::Place(_))));
    driver.press("esc");
    assert!(driver.app.overlay.is_none());
    driver.press(": a u f s c h l a g end G");
    driver.press("esc : a u f s c h l a g");
    let Some(Overlay::Palette(palette)) = &driver.app.overlay else { panic!("no palette") };
    assert_eq!(palette.hits, 1);
    let rows = palette.len();
    driver.press(&"down ".repeat(rows));
    driver.press("enter");
    assert!(driver.at_cursor().starts_with("Aufschlag"), "{}", driver.at_cursor());
    assert!(driver.reader().search.is_some());
}

#[test]
fn every_action_is_in_the_help_and_in_the_palette() {
    let mut driver = Driver::new(120, 60);
    driver.press("?");
    let Some(Overlay::Help(help)) = &driver.app.overlay else { panic!("no help") };
    assert!(help.len() >= Action::ALL.len());
    driver.press("esc :");
    let found = goals(&driver);
    for &action in Action::ALL {
        let reached = [KeyContext::Article, KeyContext::List, KeyContext::Library]
            .into_iter()
            .any(|context| driver.app.keymap.key_for(context, action).is_some());
        assert!(reached, "{action:?} has no key");
        let in_text = driver.app.keymap.key_for(KeyContext::Article, action).is_some();
        let left_out = matches!(action, Action::Palette | Action::Back);
        assert_eq!(found.contains(&Goal::Action(action)), in_text && !left_out, "{action:?}");
    }
}

// Charts

#[test]
fn charts_compare_figures_of_one_unit() {
    let mut driver = Driver::new(120, 35);
    insta::assert_snapshot!("chart", driver.press("c").screen());
    driver.press("j enter");
    assert!(driver.app.overlay.is_none() && driver.at_cursor().starts_with("10,45 Milliarden"));
    driver.press("4 g j j c");
    let Some(Overlay::Chart(chart)) = &driver.app.overlay else { panic!("no chart") };
    assert_eq!(
        chart.group().map(|group| group.kind),
        Some(FigureKind::Percent),
        "the group of the selection"
    );
    driver.press("tab");
    let Some(Overlay::Chart(chart)) = &driver.app.overlay else { panic!("no chart") };
    assert_ne!(chart.group().map(|group| group.kind), Some(FigureKind::Percent));
    driver.press("esc 4 / x y z enter c");
    assert!(driver.app.overlay.is_none() && driver.app.notice.is_some(), "only what the list shows is drawn");
}

#[test]
fn charts_can_be_read_on_narrow_screens_and_without_colour() {
    insta::assert_snapshot!("chart_at_60_columns", Driver::new(60, 20).press("c").screen());
    insta::assert_snapshot!("chart_at_80_columns", Driver::new(80, 24).press("c").screen());
}

// Menus, zen

#[test]
fn themes_are_seen_before_they_are_chosen() {
    let mut driver = Driver::new(80, 24);
    driver.app.light = Some(false);
    driver.press("t");
    assert_eq!(driver.app.present_theme(), ThemeName::Dark, "the one that suits the terminal");
    driver.press("j j");
    assert_eq!(driver.app.present_theme(), ThemeName::Light);
    driver.press("esc");
    assert_eq!(driver.app.present_theme(), ThemeName::Dark);
    driver.press("t j j enter");
    assert_eq!(driver.app.present_theme(), ThemeName::Light);
    driver.press("t k k enter");
    assert_eq!(driver.app.present_theme(), ThemeName::Dark);
    driver.app.light = Some(true);
    assert_eq!(driver.app.present_theme(), ThemeName::Light);
    assert!(driver.app.overlay.is_none());
}

#[test]
fn the_analysis_is_written_in_the_chosen_format() {
    let mut driver = Driver::new(80, 24);
    driver.press("e j j enter");
    assert!(matches!(driver.effects[..], [Effect::Export { format: ExportFormat::Markdown, .. }]));
    driver.press("e esc");
    assert_eq!(driver.effects.len(), 1);
}

#[test]
fn only_web_addresses_are_opened() {
    let with = |url: &str| {
        let mut document = Document::of_paragraphs("Ein Satz.", Language::new("de"));
        document.head.url = Some(url.to_owned());
        let mut driver = Driver::with(vec![document], 80, 24);
        driver.press("o");
        driver.effects.clone()
    };
    let address = WebAddress::parse("https://example.org/a").expect("an address");
    assert_eq!(with("https://example.org/a"), [Effect::Browse(address)]);
    assert!(with("file:///etc/passwd").is_empty() && with("javascript:alert(1)").is_empty());
}

#[test]
fn zen_shows_the_text_alone() {
    let mut driver = Driver::new(120, 35);
    driver.press("z");
    let alone = driver.screen();
    assert!(!alone.contains("People") && alone.contains("Die Nordwind AG"), "{alone}");
    driver.press("4");
    assert!(driver.screen().contains("Figures") && driver.reader().focus == Pane::Figures);
    driver.press("z esc");
    assert!(driver.screen().contains("People"));
}

#[test]
fn the_measure_can_be_changed() {
    let mut driver = Driver::new(200, 35);
    let before = driver.app.layout().text.width;
    driver.press("-");
    assert!(driver.app.layout().text.width < before);
    driver.press("+ +");
    assert!(driver.app.layout().text.width > before);
    driver.press(&"- ".repeat(80));
    assert_eq!(driver.app.layout().text.width, 40);
}

#[test]
fn the_interface_speaks_german() {
    let mut driver = Driver::new(120, 35);
    driver.app.strings = Strings::load(by_code("de").expect("a pack")).expect("the words are right");
    insta::assert_snapshot!("german", driver.press("4 i").screen());
    driver.press("esc ?");
    assert!(driver.screen().contains("Nächster Bereich"), "{}", driver.screen());
}

#[test]
fn json_of_the_selection_is_that_of_the_commands() {
    let mut driver = Driver::new(80, 24);
    driver.press("3 Y");
    let [Effect::Copy(json)] = &driver.effects[..] else { panic!("nothing copied") };
    assert!(json.starts_with('{') && json.contains("\"name\":\"Nordwind AG\""), "{json}");
}

#[test]
fn an_article_opens_where_it_was_left() {
    let documents = vec![article::document(), Document::default()];
    let mut driver = Driver::with(documents, 80, 12);
    driver.press("enter j j j j j esc");
    assert!(driver.app.screen.reader().is_none());
    driver.press("enter");
    assert_eq!(driver.reader().top, 5);
}

#[test]
fn no_label_of_a_card_stands_twice() {
    for keys in ["2 i", "3 i", "4 i", "5 i"] {
        let mut driver = Driver::new(120, 40);
        driver.press(keys);
        let Some(Overlay::Card(_, sheet)) = &driver.app.overlay else { panic!("{}", driver.screen()) };
        let mut labels: Vec<&str> = sheet.rows.iter().map(|row| row.label.as_str()).collect();
        labels.retain(|label| !label.is_empty());
        let count = labels.len();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), count, "{labels:?}");
    }
}
