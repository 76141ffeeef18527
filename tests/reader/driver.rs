//! A program on a screen of some size, driven by messages.

use super::article;
use depesche::analysis::Analysis;
use depesche::config::ThemeName;
use depesche::document::Document;
use depesche::library::Library;
use depesche::tui::app::App;
use depesche::tui::effect::library_worker;
use depesche::tui::effect::library_worker::Request;
use depesche::tui::msg::{Effect, Msg};
use depesche::tui::screen::article::Reader;
use depesche::tui::screen::library::LibraryScreen;
use depesche::tui::ui::key::Key;
use depesche::tui::ui::keymap::Keymap;
use depesche::tui::ui::theme::Theme;
use depesche::tui::update::update;
use depesche::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// A program on a screen of some size, driven by messages.
pub struct Driver {
    pub app: App,
    pub effects: Vec<Effect>,
    pub library: Option<Library>,
}

impl Driver {
    /// The article of the fixture, open and analysed.
    pub fn new(width: u16, height: u16) -> Self {
        Self::with(vec![article::document()], width, height)
    }

    pub fn with(documents: Vec<Document>, width: u16, height: u16) -> Self {
        let keymap = Keymap::load([]).expect("the built-in keymap is right");
        let (app, effects) = App::new(documents, keymap, (width, height));
        let mut driver = Self { app, effects: Vec::new(), library: None };
        driver.take(effects);
        driver
    }

    /// The screen of a library.
    pub fn of_library(library: Library, width: u16, height: u16) -> Self {
        let mut driver = Self::with(Vec::new(), width, height);
        driver.library = Some(library);
        let mut library = LibraryScreen::default();
        let list = library.ask();
        driver.app.take_library(library);
        driver.take(vec![Effect::Library(Request::Sidebar), list]);
        driver
    }

    /// Answers requests for an analysis with the fixture's, and keeps the other effects.
    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let (Effect::Library(request), Some(library)) = (&effect, &mut self.library) {
                if matches!(request, Request::Sync(_) | Request::Add(_) | Request::Import(_)) {
                    self.effects.push(effect);
                    continue;
                }
                for answer in library_worker::answer(library, request.clone()) {
                    self.send(Msg::Library(answer));
                }
            } else if let Effect::Analyze { ticket, document } = &effect {
                let analysis = if document.id.as_deref() == Some("nordwind.txt") {
                    article::analysis()
                } else if self.library.is_some() {
                    depesche::analysis::analyze(document)
                } else {
                    Analysis::default()
                };
                self.send(Msg::Analyzed { ticket: *ticket, analysis: Some(analysis) });
            } else {
                self.effects.push(effect);
            }
        }
    }

    pub fn send(&mut self, msg: Msg) {
        let effects = update(&mut self.app, msg);
        self.take(effects);
    }

    /// Presses keys, written as in the keymap with spaces between.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let key: Key = key.parse().expect("a key");
            self.send(Msg::Key(key));
        }
        self
    }

    pub fn reader(&self) -> &Reader {
        self.app.screen.reader().expect("an open article")
    }

    /// The words from the cursor on.
    pub fn at_cursor(&self) -> &str {
        &self.reader().document.text[self.reader().cursor.byte..]
    }

    pub fn cursor_is_shown(&self) -> bool {
        let reader = self.reader();
        let height = usize::from(self.app.layout().text.height.max(1));
        (reader.top..reader.top + height).contains(&reader.cursor.row)
    }

    pub fn draw(&self, theme: ThemeName) -> Buffer {
        self.drawn(theme).backend().buffer().clone()
    }

    /// The column and row of the terminal's cursor; none where it is hidden.
    pub fn terminal_cursor(&self) -> Option<(u16, u16)> {
        let terminal = self.drawn(ThemeName::Dark);
        let at = terminal.backend().cursor_position();
        terminal.backend().cursor_visible().then_some((at.x, at.y))
    }

    fn drawn(&self, theme: ThemeName) -> Terminal<TestBackend> {
        let theme = Theme::load(theme).expect("a theme");
        let (width, height) = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a test screen");
        terminal.draw(|frame| view::draw(frame, &self.app, &theme)).expect("a frame");
        terminal
    }

    pub fn screen(&self) -> String {
        text_of(&self.draw(ThemeName::Dark))
    }
}

fn text_of(buffer: &Buffer) -> String {
    rows_of(buffer, |cell| cell.symbol().to_owned())
}

pub fn rows_of(buffer: &Buffer, show: impl Fn(&ratatui::buffer::Cell) -> String) -> String {
    let area = buffer.area;
    let row = |y| {
        let row: String = (0..area.width).filter_map(|x| buffer.cell((x, y))).map(&show).collect();
        row.trim_end().to_owned()
    };
    (0..area.height).map(row).collect::<Vec<_>>().join("\n")
}
