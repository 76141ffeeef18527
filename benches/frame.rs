//! How long a frame takes, and a key: `cargo bench --bench frame`.
#![allow(missing_docs, reason = "criterion makes public items")]

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use depesche::analysis::{Analysis, Company, Currency, EntityId, Figure, FigureKind, Modifier, Unit};
use depesche::config::ThemeName;
use depesche::document::{Document, Language, Published, Span};
use depesche::library::ArticleRow;
use depesche::tui::app::App;
use depesche::tui::effect::library_worker::{LibraryAnswer, Request};
use depesche::tui::msg::{Effect, Msg};
use depesche::tui::screen::library::LibraryScreen;
use depesche::tui::ui::keymap::Keymap;
use depesche::tui::ui::theme::Theme;
use depesche::tui::update::update;
use depesche::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::hint::black_box;

const PARAGRAPH: &str = "Nordwind erzielte im Quartal 13 Milliarden Euro Umsatz, teilte die Gesellschaft mit. \
    Die Finanzierung der Speicherkraftwerke ist damit bis zum Jahresende gesichert.";

/// An article of 1 MB that names one company and ten thousand figures.
fn article() -> (Document, Analysis) {
    let count = (1 << 20) / PARAGRAPH.len();
    let document = Document::of_paragraphs(format!("{PARAGRAPH}\n\n").repeat(count), Language::new("de"));
    let mut mentions = Vec::new();
    let mut figures = Vec::new();
    for block in &document.blocks {
        let place = |words: &str| {
            let start = block.span.start as usize + PARAGRAPH.find(words).unwrap_or_default();
            Span::new(start, start + words.len())
        };
        mentions.push(place("Nordwind"));
        let figure = Figure {
            span: place("13 Milliarden Euro"),
            kind: FigureKind::Money,
            value: 13_000_000_000_u64.into(),
            value_to: None,
            unit: Currency::from_code("EUR").map(Unit::Currency),
            modifier: Modifier::Exact,
            direction: None,
            of: Some(place("Umsatz")),
            who: Some(EntityId::Company(0)),
            when: None,
            confidence: depesche::analysis::LinkConfidence::default(),
        };
        figures.extend([figure.clone(), figure]);
    }
    let company = Company {
        name: "Nordwind AG".to_owned(),
        ticker: None,
        isin: None,
        country: None,
        confidence: depesche::analysis::Confidence::of_hundredths(100),
        mentions,
    };
    figures.truncate(10_000);
    (document, Analysis { companies: vec![company], figures, ..Analysis::default() })
}

fn open(width: u16, height: u16) -> Option<App> {
    let (document, analysis) = article();
    let (mut app, effects) = App::new(vec![document], Keymap::load([]).ok()?, (width, height));
    for effect in effects {
        if let Effect::Analyze { ticket, .. } = effect {
            update(&mut app, Msg::Analyzed { ticket, analysis: Some(analysis.clone()) });
        }
    }
    Some(app)
}

fn frame(criterion: &mut Criterion) {
    let Ok(theme) = Theme::load(ThemeName::Dark) else { return };
    for (width, height) in [(80, 24), (120, 35), (200, 60)] {
        let Some(mut app) = open(width, height) else { return };
        for key in ["3", "j", "4", "j"] {
            update(&mut app, Msg::Key(key.parse().unwrap_or_else(|error| panic!("{error}"))));
        }
        let mut terminal = match Terminal::new(TestBackend::new(width, height)) {
            Ok(terminal) => terminal,
            Err(error) => match error {},
        };
        criterion.bench_function(&format!("frame/1 MB at {width}x{height}"), |bencher| {
            bencher.iter(|| terminal.draw(|frame| view::draw(frame, black_box(&app), &theme)).is_ok());
        });
    }
    let Some(mut app) = open(120, 35) else { return };
    let Ok(next) = "n".parse() else { return };
    update(&mut app, Msg::Key("3".parse().unwrap_or_else(|error| panic!("{error}"))));
    criterion.bench_function("update/next of 5,000 mentions", |bencher| {
        bencher.iter(|| update(&mut app, Msg::Key(next)));
    });
}

/// Keys that look through all ten thousand figures: each is one letter of what is typed.
fn typing(criterion: &mut Criterion) {
    let press = |app: &mut App, keys: &str| {
        for key in keys.split_whitespace() {
            update(app, Msg::Key(key.parse().unwrap_or_else(|error| panic!("{error}"))));
        }
    };
    for (name, open_with, typed) in
        [("list", "4 /", "u m s a"), ("palette", ":", "n o r d"), ("palette by amount", ":", "> 1 b n")]
    {
        let Some(mut app) = open(120, 35) else { return };
        press(&mut app, open_with);
        press(&mut app, typed);
        criterion.bench_function(&format!("update/a letter in the {name}, 10,000 figures"), |bencher| {
            bencher.iter(|| press(&mut app, "backspace a"));
        });
    }
    let Some(mut app) = open(120, 35) else { return };
    press(&mut app, "3 g");
    criterion.bench_function("update/filter on and off, 10,000 figures", |bencher| {
        bencher.iter(|| press(&mut app, "f f"));
    });
}

/// The list of a library of 100,000 articles, and keys that move through it.
fn list(criterion: &mut Criterion) {
    const ARTICLES: i64 = 100_000;
    let Ok(theme) = Theme::load(ThemeName::Dark) else { return };
    for (width, height) in [(80, 24), (120, 35), (200, 60)] {
        let Ok(keymap) = Keymap::load([]) else { return };
        let (mut app, _) = App::new(Vec::new(), keymap, (width, height));
        let mut library = LibraryScreen::default();
        let mut queue = vec![library.ask()];
        app.take_library(library);
        while let Some(effect) = queue.pop() {
            let answer = match effect {
                Effect::Library(Request::List { ticket, .. }) => {
                    let ids = (0..ARTICLES).rev().collect();
                    LibraryAnswer::Listed { ticket, ids, is_whole: true, miss: None }
                }
                Effect::Library(Request::Rows(ids, _)) => {
                    LibraryAnswer::Rows(ids.into_iter().map(row).collect())
                }
                _ => continue,
            };
            queue.extend(update(&mut app, Msg::Library(answer)));
        }
        let mut terminal = match Terminal::new(TestBackend::new(width, height)) {
            Ok(terminal) => terminal,
            Err(error) => match error {},
        };
        criterion.bench_function(&format!("frame/100,000 articles at {width}x{height}"), |bencher| {
            bencher.iter(|| terminal.draw(|frame| view::draw(frame, black_box(&app), &theme)).is_ok());
        });
        for key in ["j", "G", "g"] {
            let Ok(pressed) = key.parse() else { return };
            criterion.bench_function(
                &format!("update/{key} in 100,000 articles, {width}x{height}"),
                |bencher| {
                    bencher.iter(|| update(&mut app, Msg::Key(pressed)));
                },
            );
        }
    }
}

fn row(id: i64) -> ArticleRow {
    ArticleRow {
        id,
        title: Some(format!("Nordwind erzielt {id} Millionen Euro Umsatz und will weiter wachsen")),
        source: Some("Wirtschaftsblatt".to_owned()),
        published: NaiveDate::from_ymd_opt(2024, 1, 1).map(Published::on),
        added: id,
        language: Language::new("de"),
        words: 250,
        is_read: id % 2 == 0,
        is_starred: id % 50 == 0,
        tags: (id % 9 == 0).then(|| "later".to_owned()),
        companies: vec!["Nordwind AG".to_owned(), "Süderland SE".to_owned()],
        figure: None,
        opening: None,
        name: None,
    }
}

criterion_group!(benches, frame, typing, list);
criterion_main!(benches);
