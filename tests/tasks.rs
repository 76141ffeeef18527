//! What a reader does every day, done by keys: each task is carried out in the reader, its result is checked, and its keys
//! are counted. The README's table of tasks is this list.
//!
//! `TASKS_UPDATE=1 cargo test --test tasks` writes the table anew.

#![cfg(feature = "app")]

#[allow(dead_code, reason = "shared with the tests of the reader")]
#[path = "reader/article.rs"]
mod article;
#[allow(dead_code, reason = "shared with the tests of the reader")]
#[path = "reader/driver.rs"]
mod driver;

use depesche::analysis::analyze;
use depesche::document::Published;
use depesche::intake::{Format, Metadata, document};
use depesche::library::feeds::NewFeed;
use depesche::library::{Library, NewArticle, Order, Query};
use depesche::tui::effect::library_worker::{LibraryAnswer, Request};
use depesche::tui::msg::{Effect, Msg};
use depesche::tui::overlay::Overlay;
use depesche::tui::screen::article::item::ItemId;
use depesche::tui::screen::entity::Tab;
use driver::Driver;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// Days and texts of articles with invented firms: five quarters of Kornhag, and other firms.
const ARTICLES: [(&str, &str, &str); 12] = [
    (
        "2024-04-30",
        "Kornhag im Frühjahr",
        "Die Kornhag AG hat im ersten Quartal 2024 einen Umsatz von 14,7 Milliarden Euro erzielt. Der Gewinn der Kornhag AG lag im ersten Quartal 2024 bei 2,6 Milliarden Euro. Die Zahl der Stellen stieg um 3 Prozent auf 42.000.",
    ),
    (
        "2024-04-22",
        "Lothringer Stahl baut um",
        "Die Lothra AG hat im Jahr 2023 einen Umsatz von 800 Millionen Euro erzielt. „Wir bauen um“, sagte Vorstandschefin Ines Falk.",
    ),
    (
        "2024-02-01",
        "Kornhag beendet das Jahr",
        "Die Kornhag AG hat im vierten Quartal 2023 einen Umsatz von 15,2 Milliarden Euro erzielt.",
    ),
    ("2024-01-20", "Seebank hebt Zinsen an", "Die Seebank AG erhöht die Zinsen für Sparer um 2 Prozent."),
    (
        "2023-12-11",
        "Werft erhält Auftrag",
        "Die Wattwerft AG hat einen Auftrag über 1,4 Milliarden Euro erhalten.",
    ),
    (
        "2023-10-26",
        "Kornhag im Herbst",
        "Die Kornhag AG hat im dritten Quartal 2023 einen Umsatz von 12,9 Milliarden Euro erzielt. „Der Herbst war gut“, sagte Anna Weber, die Vorstandschefin der Kornhag AG.",
    ),
    ("2023-10-02", "Streik bei Lothra", "Bei der Lothra AG haben 300 Beschäftigte gestreikt."),
    ("2023-09-15", "Ein Hafen wird tiefer", "Der Ausbau des Hafens kostet 240 Millionen Euro."),
    (
        "2023-07-27",
        "Kornhag im Sommer",
        "Die Kornhag AG hat im zweiten Quartal 2023 einen Umsatz von 13,1 Milliarden Euro erzielt.",
    ),
    ("2023-06-30", "Weizen wird billiger", "Der Preis für eine Tonne Weizen fiel um 5 Prozent auf 220 Euro."),
    (
        "2023-04-27",
        "Kornhag beginnt das Jahr",
        "Die Kornhag AG hat im ersten Quartal 2023 einen Umsatz von 12,4 Milliarden Euro erzielt.",
    ),
    ("2023-04-03", "Neue Speicher am Fluss", "Die Kornhag AG baut Speicher am Fluss."),
];

/// The amounts over a billion in the articles above.
const OVER_A_BILLION: usize = 7;

fn library() -> Library {
    let mut library = Library::in_memory().expect("a library");
    for (day, title, body) in ARTICLES {
        let given = Metadata {
            published: Published::from_iso(day),
            source: Some("Küstenblatt".to_owned()),
            ..Metadata::default()
        };
        let document = document(format!("# {title}\n\n{body}"), Format::Markdown, given);
        let analysis = analyze(&document);
        let new = NewArticle { document: &document, analysis: &analysis, feed: None, address: None };
        library.add(&[new]).expect("added");
    }
    library
}

/// Somebody at the keys.
struct Reader {
    driver: Driver,
    /// The keys so far as the README writes them.
    told: Vec<String>,
    keys: usize,
}

impl Reader {
    fn new() -> Self {
        Self { driver: Driver::of_library(library(), 120, 35), told: Vec::new(), keys: 0 }
    }

    /// Presses keys, written as in the keymap with spaces between.
    fn press(&mut self, keys: &str) {
        self.driver.press(keys);
        for key in keys.split(' ') {
            let name = match key {
                "enter" => "Enter",
                "esc" => "Esc",
                "tab" => "Tab",
                "ctrl-o" => "Ctrl-o",
                key => key,
            };
            self.told.push(format!("`{name}`"));
        }
        self.keys += keys.split(' ').count();
    }

    /// Types words, each letter of which is a key.
    fn type_words(&mut self, words: &str) {
        for letter in words.chars() {
            self.driver.press(&if letter == ' ' { "space".to_owned() } else { letter.to_string() });
        }
        self.told.push(format!("`{words}`"));
        self.keys += words.chars().count();
    }

    /// The keys, where several equal ones in a row are told once.
    fn told(&self) -> String {
        let mut told = String::new();
        for run in self.told.chunk_by(|one, next| one == next) {
            let separator = if told.is_empty() { "" } else { " " };
            let _ = match run.len() {
                1 => write!(told, "{separator}{}", run[0]),
                2 => write!(told, "{separator}{0} {0}", run[0]),
                times => write!(told, "{separator}{} {times} times", run[0]),
            };
        }
        told
    }

    fn library(&self) -> &Library {
        self.driver.library.as_ref().expect("a library")
    }

    fn found(&self, query: &str) -> Vec<i64> {
        self.library().search(&Query::parse(query).0, Order::Newest).expect("searched")
    }

    fn title(&self) -> &str {
        self.driver.reader().document.head.title.as_deref().unwrap_or_default()
    }

    fn copied(&self) -> &str {
        match self.driver.effects.last() {
            Some(Effect::Copy(text)) => text,
            other => panic!("nothing is copied: {other:?}"),
        }
    }
}

/// A task, the most keys it may take, and how it is done from the list of the library.
type Task = (&'static str, usize, fn(&mut Reader));

const TASKS: [Task; 11] = [
    ("read twelve unread articles", 14, |reader| {
        assert_eq!(reader.found("is:unread").len(), 12);
        reader.press("enter");
        let mut read = vec![reader.title().to_owned()];
        while !reader.found("is:unread").is_empty() && read.len() <= ARTICLES.len() {
            reader.press("X");
            read.push(reader.title().to_owned());
        }
        assert_eq!(read, ARTICLES.map(|article| article.1));
    }),
    ("next and previous article", 3, |reader| {
        reader.driver.press("enter");
        reader.press("J");
        assert_eq!(reader.title(), ARTICLES[1].1);
        reader.press("K");
        assert_eq!(reader.title(), ARTICLES[0].1);
    }),
    ("third figure of the open article with its sentence, and back", 4, |reader| {
        reader.driver.press("enter");
        let before = reader.driver.reader().place();
        reader.press("4 j j");
        assert_eq!(reader.driver.reader().current, Some(ItemId::Figure(2)));
        assert!(reader.driver.at_cursor().starts_with("3 Prozent") && reader.driver.cursor_is_shown());
        let screen = reader.driver.screen();
        assert!(screen.contains("stieg um 3 Prozent auf 42.000"), "{screen}");
        reader.press("ctrl-o");
        assert_eq!(reader.driver.reader().place(), before);
    }),
    ("copy a figure with its source", 3, |reader| {
        reader.driver.press("enter");
        reader.press("4 y");
        let copied = "€14.7bn, Umsatz, Kornhag AG, Q1 24 (Küstenblatt, 30 April 2024, Kornhag im Frühjahr)";
        assert_eq!(reader.copied(), copied);
    }),
    ("all amounts over 1 billion as a table", 8, |reader| {
        reader.press("/");
        reader.type_words(">1bn");
        reader.press("enter v");
        let table = &reader.driver.app.shown_library().expect("the library").table;
        assert!(table.is_shown);
        assert_eq!(table.keys.len(), OVER_A_BILLION, "{}", reader.driver.screen());
        for amount in ["€14.7bn", "€15.2bn", "€12.9bn", "€13.1bn", "€12.4bn", "€2.6bn", "€1.4bn"]
        {
            assert!(reader.driver.screen().contains(amount), "{amount} in {}", reader.driver.screen());
        }
    }),
    ("all figures of a search as CSV", 10, |reader| {
        reader.press("/");
        reader.type_words(">1bn");
        reader.press("enter v e enter");
        let notice = reader.driver.app.notice.clone().unwrap_or_default();
        assert!(notice.starts_with("7 figures saved: "), "{notice}");
        let mut file = csv::Reader::from_path("figures-1bn.csv").expect("the file");
        let rows: Vec<csv::StringRecord> = file.records().map(|row| row.expect("CSV")).collect();
        assert_eq!(rows.len(), OVER_A_BILLION);
        assert!(rows.iter().any(|row| row.iter().any(|value| value == "14700000000")), "{rows:?}");
    }),
    ("everything about a company", 7, |reader| {
        reader.press(":");
        reader.type_words("korn");
        reader.press("enter");
        let page = reader.driver.app.screen.entity().expect("a page");
        assert_eq!(page.page.entity.name, "Kornhag AG");
        assert_eq!(page.tabs(), [Tab::Trends, Tab::Figures, Tab::Articles, Tab::Quotes]);
        assert_eq!((page.page.articles.len(), page.page.quotes.len()), (6, 1));
        assert!(page.page.figures.len() >= 6);
    }),
    ("revenue of the article’s company over time, as a table", 1, |reader| {
        reader.press("p");
        let screen = reader.driver.screen();
        let row = screen.lines().find(|line| line.contains("12.4")).expect("a row of the revenue");
        let amounts = ["12.4", "13.1", "12.9", "15.2", "14.7"].map(|amount| row.find(amount));
        assert!(amounts.iter().all(Option::is_some) && amounts.is_sorted(), "{screen}");
        assert!(screen.contains("Q1 23") && screen.contains("Q1 24"), "{screen}");
    }),
    ("the same as a line", 2, |reader| {
        reader.press("p c");
        let Some(Overlay::Timeline(line)) = &reader.driver.app.overlay else { panic!("no line") };
        assert_eq!(line.shown().len(), 5);
        assert!(reader.driver.screen().contains("€14.7bn"), "{}", reader.driver.screen());
    }),
    ("star, tag, delete and undo", 11, |reader| {
        let first = reader.found("kornhag")[0];
        reader.press("* #");
        reader.type_words("later");
        reader.press("enter d");
        assert_eq!(reader.found("is:deleted"), [first]);
        reader.press("u");
        assert!(reader.found("is:deleted").is_empty());
        assert_eq!(reader.found("is:starred tag:later"), [first]);
    }),
    ("follow the feed of a site", 2 + FEED.len(), |reader| {
        reader.press("a");
        reader.type_words(FEED);
        reader.press("enter");
        let url = format!("https://{FEED}");
        assert_eq!(reader.driver.effects.last(), Some(&Effect::Library(Request::Add(url.clone()))));
        // The world answers as it does to `Request::Add`.
        let library = reader.driver.library.as_mut().expect("a library");
        let feed = NewFeed { url: &url, title: Some("Hafenpost"), ..NewFeed::default() };
        library.add_feed(&feed).expect("followed");
        let title = "Hafenpost".to_owned();
        let added = LibraryAnswer::Added { title, is_feed: true, new: 24, beyond: 0 };
        reader.driver.send(Msg::Library(added));
        reader.driver.send(Msg::Library(LibraryAnswer::Changed));
        let screen = reader.driver.screen();
        assert!(screen.contains("Following Hafenpost · 24 new articles"), "{screen}");
        assert!(screen.matches("Hafenpost").count() >= 2, "beside the list too: {screen}");
    }),
];

const FEED: &str = "example.org";

/// Where the table stands in the README.
const START: &str = "<!-- tasks -->\n";

/// One test, because the reader saves files in the folder of its process.
#[test]
fn every_task_is_done_in_the_keys_that_the_readme_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("the README");
    let folder = tempfile::tempdir().expect("a folder");
    env::set_current_dir(folder.path()).expect("entered");
    let mut table = "| task | keys | number |\n| --- | --- | --- |\n".to_owned();
    for (task, most, perform) in TASKS {
        let mut reader = Reader::new();
        perform(&mut reader);
        assert!(reader.keys <= most, "{task}: {} keys, {}", reader.keys, reader.told());
        let _ = writeln!(table, "| {task} | {} | {} |", reader.told(), reader.keys);
    }
    let (before, behind) = readme.split_once(START).expect("the place of the table");
    let end = behind.find("\n\n").map_or(behind.len(), |end| end + 1);
    if env::var_os("TASKS_UPDATE").is_some() {
        fs::write(&path, format!("{before}{START}{table}{}", &behind[end..])).expect("written");
    } else {
        assert_eq!(&behind[..end], table, "run TASKS_UPDATE=1 cargo test --test tasks");
    }
}
