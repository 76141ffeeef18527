//! What the README shows is real: each `$ depesche …` is run and its output compared, and each picture of the
//! screen is drawn from the article, the keys and the size that the comment before it names.
//!
//! `README_UPDATE=1 cargo test --test readme` writes what the commands print and the reader shows now.

#![cfg(all(unix, feature = "app"))]

use depesche::analysis::analyze;
use depesche::config::ThemeName;
use depesche::document::Document;
use depesche::intake::{self, Format, Metadata, Source};
use depesche::library::{Library, NewArticle};
use depesche::tui::app::App;
use depesche::tui::effect::library_worker;
use depesche::tui::effect::library_worker::Request;
use depesche::tui::msg::{Effect, Msg};
use depesche::tui::screen::library::LibraryScreen;
use depesche::tui::ui::keymap::Keymap;
use depesche::tui::ui::theme::Theme;
use depesche::tui::update::update;
use depesche::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::process::Command;
use std::sync::LazyLock;
use std::{env, fs, path::Path};

/// The start of the line before a picture; file, size and keys follow: `<!-- reader: FILE 118x34 3 f -->`.
const PICTURE: &str = "<!-- reader: ";

/// The README with the present output of its examples.
fn with_real_output(readme: &str) -> String {
    let mut result = String::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        result += line;
        result.push('\n');
        if let Some(wanted) = line.strip_prefix(PICTURE) {
            result.extend(["```text\n", &picture(wanted.trim_end_matches(" -->")), "```\n"]);
            lines.by_ref().skip(1).find(|line| *line == "```").expect("an end of the picture");
        }
        if line != "```console" {
            continue;
        }
        let command =
            lines.next().and_then(|line| line.strip_prefix("$ ")).expect("a command in each example");
        result.extend(["$ ", command, "\n", &output(command), "```\n"]);
        lines.find(|line| *line == "```").expect("an end of the example");
    }
    result
}

fn sample(file: &str) -> Document {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("an article");
    intake::document(text, Format::Text, Metadata::default())
}

/// Adds the sample articles.
fn fill(library: &mut Library) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    for source in Source::File(folder).spread().expect("files") {
        let document = sample(&source.to_string());
        let analysis = analyze(&document);
        let new = NewArticle { document: &document, analysis: &analysis, feed: None, address: None };
        library.add(&[new]).expect("added");
    }
}

/// Does what the reader asks of the world outside.
fn carry_out(app: &mut App, library: &mut Library, effects: Vec<Effect>) {
    for effect in effects {
        let messages = match effect {
            Effect::Analyze { ticket, document } => {
                vec![Msg::Analyzed { ticket, analysis: Some(analyze(&document)) }]
            }
            Effect::Library(request) => {
                library_worker::answer(library, request).into_iter().map(Msg::Library).collect()
            }
            _ => Vec::new(),
        };
        for message in messages {
            let effects = update(app, message);
            carry_out(app, library, effects);
        }
    }
}

/// The screen of the reader, as text: on a file, or on the library of the samples.
fn picture(wanted: &str) -> String {
    let mut words = wanted.split(' ');
    let file = words.next().expect("a file");
    let size = words.next().and_then(|size| size.split_once('x')).expect("a size");
    let size: (u16, u16) = (size.0.parse().expect("columns"), size.1.parse().expect("rows"));
    let keymap = Keymap::load([]).expect("the built-in keymap is right");
    let mut library = Library::in_memory().expect("a library");
    let mut app = if file == "library" {
        fill(&mut library);
        let (mut app, _) = App::new(Vec::new(), keymap, size);
        let mut screen = LibraryScreen::default();
        let list = screen.ask();
        app.take_library(screen);
        carry_out(&mut app, &mut library, vec![Effect::Library(Request::Sidebar), list]);
        app
    } else {
        let (mut app, effects) = App::new(vec![sample(file)], keymap, size);
        carry_out(&mut app, &mut library, effects);
        app
    };
    for key in words {
        let effects = update(&mut app, Msg::Key(key.parse().expect("a key")));
        carry_out(&mut app, &mut library, effects);
    }
    let (width, height) = size;
    let theme = Theme::load(ThemeName::Mono).expect("a theme");
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a test screen");
    let frame = terminal.draw(|frame| view::draw(frame, &app, &theme)).expect("a frame");
    let row = |y| {
        (0..width)
            .filter_map(|x| frame.buffer.cell((x, y)))
            .map(ratatui::buffer::Cell::symbol)
            .collect::<String>()
    };
    (0..height).flat_map(|y| [row(y).trim_end().to_owned(), "\n".to_owned()]).collect()
}

/// The library of the examples, which is empty when the first of them runs.
fn library() -> &'static Path {
    static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder"));
    FOLDER.path()
}

fn output(command: &str) -> String {
    let folder = Path::new(env!("CARGO_BIN_EXE_depesche")).parent().expect("a folder");
    let path = format!("{}:{}", folder.display(), env::var("PATH").unwrap_or_default());
    let output = Command::new("sh")
        // Standard error first, as a terminal shows it while the pipe is still open.
        .args(["-c", &format!("{{ {command} ; }} 2>&1")])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("PATH", path)
        .env("COLUMNS", "100")
        .env("LC_ALL", "C")
        .env("DEPESCHE_DATA_DIR", library())
        .output()
        .expect("a shell");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn examples_print_what_the_readme_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("the README");
    let real = with_real_output(&readme);
    assert!(real.matches("\n$ depesche").count() + real.matches("| depesche").count() >= 3);
    if env::var_os("README_UPDATE").is_some() {
        fs::write(&path, &real).expect("written");
    } else {
        assert_eq!(readme, real, "run README_UPDATE=1 cargo test --test readme");
    }
}
