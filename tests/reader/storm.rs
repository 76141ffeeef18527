//! Ten thousand keys in a row over every screen of the reader, at changing sizes, while the answers of the library and of
//! the analysis come late and out of order: nothing panics, and every frame is drawn.

use super::driver::Driver;
use super::library::{add, article};
use depesche::analysis::{Analysis, analyze};
use depesche::config::ThemeName;
use depesche::library::Library;
use depesche::sync::SyncTally;
use depesche::tui::effect::library_worker::{self, LibraryAnswer, Request};
use depesche::tui::msg::{Effect, Mouse, Msg};
use depesche::tui::screen::library::LibraryScreen;
use depesche::tui::ui::key::Key;
use depesche::tui::ui::theme::Theme;
use depesche::tui::update::update;
use depesche::tui::view;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::collections::{HashMap, VecDeque};

const SIZES: [(u16, u16); 4] = [(40, 15), (80, 24), (120, 35), (200, 60)];

/// Screens and the keys that open each from the library.
const SCREENS: [(&str, &str); 20] = [
    ("the library", ""),
    ("the sidebar", "tab j j"),
    ("a search", "/ s i e m e n s enter"),
    ("a table of figures", "/ > 1 b n enter v"),
    ("an article", "enter"),
    ("a list of an article", "enter 4"),
    ("measures of a company", "p"),
    ("figures of a company", "p 2"),
    ("articles of a company", "p 3"),
    ("quotes of a company", "p 4"),
    ("a search line that completes", "/ c o m p a n y : s"),
    ("the line of a list", "enter 4 / > 1"),
    ("the line of tags", "#"),
    ("the line for an address", "a"),
    ("the help", "?"),
    ("the palette", ": s"),
    ("a card", "enter 4 i"),
    ("a chart", "enter 4 c"),
    ("a measure over time", "p c"),
    ("a menu", "enter e"),
];

/// So many keys and other messages on each screen: ten thousand on all of them.
const MESSAGES: usize = 10_000 / SCREENS.len();

/// After so many of them the screen is opened anew, because keys lead away from it.
const UNTIL_REOPENED: usize = 25;

fn message() -> impl Strategy<Value = Msg> {
    const NAMES: &str = "down up left right space pgdn pgup ctrl-d ctrl-u home end tab shift-tab enter esc backspace delete \
                         ctrl-w ctrl-k ctrl-a ctrl-e ctrl-o alt-left alt-right alt-b alt-f f1 f2 f5";
    let letters = ('!'..='~').chain("äß日€".chars()).filter_map(|letter| letter.to_string().parse().ok());
    let keys: Vec<Key> = NAMES.split_whitespace().filter_map(|key| key.parse().ok()).chain(letters).collect();
    let mouse = prop::sample::select(&[Mouse::Click, Mouse::WheelUp, Mouse::WheelDown][..]);
    prop_oneof![
        16 => prop::sample::select(keys).prop_map(Msg::Key),
        1 => prop::sample::select(&SIZES[..]).prop_map(|(width, height)| Msg::Resize(width, height)),
        1 => (mouse, 0_u16..200, 0_u16..60).prop_map(|(kind, x, y)| Msg::Mouse { kind, x, y }),
        1 => prop::sample::select(&["company:si", ">1bn", "e\u{301} 日本", "a b\nc", "is:un"][..])
            .prop_map(|text| Msg::Paste(text.to_owned())),
    ]
}

/// The usual library with quarters of one of its companies, so that its page has measures by period.
fn library() -> Library {
    let mut library = super::library::library();
    for (day, quarter, revenue) in [
        ("2023-02-01", "ersten", "18,1"),
        ("2023-05-01", "zweiten", "18,9"),
        ("2023-08-01", "dritten", "19,4"),
    ] {
        let body = format!(
            "Siemens hat im {quarter} Quartal 2023 einen Umsatz von {revenue} Milliarden Euro erzielt."
        );
        add(&mut library, &article("Siemens im Quartal", day, "Blatt", &body), None);
    }
    library
}

/// A reader whose questions wait for their answers.
struct Storm {
    driver: Driver,
    library: Library,
    waiting: VecDeque<Effect>,
    known: HashMap<String, Analysis>,
    has_quit: bool,
    theme: Theme,
}

impl Storm {
    fn new() -> Self {
        let mut storm = Self {
            driver: Driver::with(Vec::new(), 120, 35),
            library: library(),
            waiting: VecDeque::new(),
            known: HashMap::new(),
            has_quit: false,
            theme: Theme::load(ThemeName::Dark).expect("a theme"),
        };
        storm.restart();
        storm
    }

    /// Starts the program again on the same library, from which nothing is deleted.
    fn restart(&mut self) {
        let size = self.driver.app.size;
        self.driver = Driver::with(Vec::new(), size.0, size.1);
        self.waiting.clear();
        self.has_quit = false;
        let deleted = depesche::library::Query::parse("is:deleted").0;
        let deleted = self.library.search(&deleted, depesche::library::Order::Newest).expect("searched");
        self.library.delete(&deleted, false).expect("restored");
        let mut screen = LibraryScreen::default();
        let list = screen.ask();
        self.driver.app.take_library(screen);
        self.waiting.extend([Effect::Library(Request::Sidebar), list]);
        self.answer_all();
    }

    fn open(&mut self, keys: &str) {
        self.restart();
        for key in keys.split_whitespace() {
            self.send(Msg::Key(key.parse().expect("a key")));
            self.answer_all();
        }
    }

    fn send(&mut self, message: Msg) {
        for effect in update(&mut self.driver.app, message) {
            match effect {
                Effect::Quit => self.has_quit = true,
                Effect::Library(_) | Effect::Analyze { .. } => self.waiting.push_back(effect),
                Effect::Copy(_) | Effect::Export { .. } | Effect::Browse(_) | Effect::Suspend => {}
            }
        }
    }

    fn answer_all(&mut self) {
        // Each answer may ask again; no screen asks for ever.
        for _ in 0..1000 {
            if self.waiting.is_empty() {
                return;
            }
            self.answer(0);
        }
        panic!("answers lead to questions without an end: {:?}", self.waiting.front());
    }

    /// Answers one of the questions that wait.
    fn answer(&mut self, at: usize) {
        let messages = match self.waiting.remove(at) {
            Some(Effect::Analyze { ticket, document }) => {
                let analysis = self.known.entry(document.text.clone()).or_insert_with(|| analyze(&document));
                vec![Msg::Analyzed { ticket, analysis: Some(analysis.clone()) }]
            }
            // What the network and the disk would answer.
            Some(Effect::Library(Request::Sync(_))) => [
                LibraryAnswer::Syncing(1, 2),
                LibraryAnswer::Changed,
                LibraryAnswer::Synced(SyncTally { new: 1, failed: 1, ..SyncTally::default() }),
            ]
            .map(Msg::Library)
            .into(),
            Some(Effect::Library(Request::Add(url))) => {
                vec![Msg::Library(LibraryAnswer::Failed(format!("{url}: no feed and no article")))]
            }
            Some(Effect::Library(Request::Import(_))) => vec![Msg::Library(LibraryAnswer::Imported(2, 1))],
            Some(Effect::Library(Request::ExportFigures { .. })) => {
                vec![Msg::Library(LibraryAnswer::Exported { count: 3, path: "/x/figures.csv".into() })]
            }
            Some(Effect::Library(request)) => {
                library_worker::answer(&mut self.library, request).into_iter().map(Msg::Library).collect()
            }
            _ => Vec::new(),
        };
        for message in messages {
            self.send(message);
        }
    }

    /// Draws, which fails where a cell is outside of the screen.
    fn draw(&self, place: &str) {
        let app = &self.driver.app;
        let mut terminal = Terminal::new(TestBackend::new(app.size.0, app.size.1)).expect("a test screen");
        terminal.draw(|frame| view::draw(frame, app, &self.theme)).expect("a frame");
        let buffer = terminal.backend().buffer();
        assert_eq!((buffer.area.width, buffer.area.height), app.size, "{place}");
        let is_painted = |cell: &ratatui::buffer::Cell| !cell.symbol().trim().is_empty();
        assert!(buffer.content.iter().any(is_painted), "an empty frame: {place}");
        let is_obeyed = |cell: &ratatui::buffer::Cell| cell.symbol().chars().any(char::is_control);
        assert!(!buffer.content.iter().any(is_obeyed), "{place}");
    }
}

#[test]
fn ten_thousand_keys_over_every_screen_with_late_answers() {
    let mut runner = TestRunner::deterministic();
    let messages = message();
    let choices = (0_u8..4, 0_usize..8);
    let mut storm = Storm::new();
    for (number, (place, keys)) in SCREENS.into_iter().enumerate() {
        for step in 0..MESSAGES {
            if step % UNTIL_REOPENED == 0 || storm.has_quit {
                let (width, height) = SIZES[(number + step / UNTIL_REOPENED) % SIZES.len()];
                storm.send(Msg::Resize(width, height));
                storm.open(keys);
            }
            let message = messages.new_tree(&mut runner).expect("a message").current();
            storm.send(message);
            let (how, at) = choices.new_tree(&mut runner).expect("a choice").current();
            match how {
                // Nothing comes for now.
                0 | 1 => {}
                2 => storm.answer(0),
                _ => storm.answer(at % storm.waiting.len().max(1)),
            }
            storm.draw(place);
        }
        storm.answer_all();
        storm.draw(place);
    }
}

/// The screens above are what they are called: keys that no longer open them would test others.
#[test]
fn the_keys_open_the_screens() {
    use depesche::tui::overlay::Overlay;
    use depesche::tui::screen::entity::Tab;
    let mut storm = Storm::new();
    for (place, keys) in SCREENS {
        for (width, height) in SIZES {
            storm.send(Msg::Resize(width, height));
            storm.open(keys);
            let app = &storm.driver.app;
            let tab = app.screen.entity().map(|page| page.tab);
            let library = app.shown_library();
            let prompts = app.prompt.is_some();
            let is_open = match place {
                "the library" | "a search" => library.is_some_and(|library| !library.ids.is_empty()),
                "the sidebar" => library.is_some_and(|library| library.in_side),
                "a table of figures" => library.is_some_and(|library| library.table.keys.len() > 1),
                "an article" | "a list of an article" => app.screen.reader().is_some(),
                "measures of a company" => tab == Some(Tab::Trends),
                "figures of a company" => tab == Some(Tab::Figures),
                "articles of a company" => tab == Some(Tab::Articles),
                "quotes of a company" => tab == Some(Tab::Quotes),
                "a search line that completes" => {
                    app.prompt.as_ref().is_some_and(|prompt| prompt.candidates.list.len() == 2)
                }
                "the line of a list" => prompts && app.screen.reader().is_some(),
                "the line of tags" | "the line for an address" => prompts && library.is_some(),
                "the help" => matches!(app.overlay, Some(Overlay::Help(_))),
                "the palette" => matches!(app.overlay, Some(Overlay::Palette(_))),
                "a card" => matches!(app.overlay, Some(Overlay::Card(..))),
                "a chart" => matches!(app.overlay, Some(Overlay::Chart(_) | Overlay::Timeline(_))),
                "a measure over time" => matches!(app.overlay, Some(Overlay::Timeline(_))),
                "a menu" => matches!(app.overlay, Some(Overlay::Menu(_))),
                _ => false,
            };
            assert!(is_open, "{place} at {width}x{height}:\n{}", storm.driver.screen());
        }
    }
}
