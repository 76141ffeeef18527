//! The examples of every language, `assets/language/*/examples.tsv`: what is found in a text. Each file says in its head
//! what its rows mean.

use chrono::NaiveDate;
use depesche::analysis::figures::{self, Quantity};
use depesche::analysis::{FigureKind, Period, PeriodKind, periods, text};
use depesche::document::{Document, Language, Published};
use depesche::intake::language;
use std::fs;
use std::path::{Path, PathBuf};

/// What the rows of a section look for.
#[derive(Clone, Copy)]
enum Section {
    Figures,
    /// With the day of publication.
    Periods(Option<NaiveDate>),
}

/// A row of a file.
struct Example {
    section: Section,
    text: String,
    expected: Vec<String>,
    /// The line in the file, counted from 1.
    line: usize,
}

impl Section {
    /// Reads `[figures]`, `[periods]` or `[periods 2024-05-20]`.
    fn read(line: &str) -> Option<Self> {
        let name = line.strip_prefix('[')?.strip_suffix(']')?;
        match name.split_once(' ').unwrap_or((name, "")) {
            ("figures", "") => Some(Self::Figures),
            ("periods", "") => Some(Self::Periods(None)),
            ("periods", day) => Some(Self::Periods(Some(day.parse().ok()?))),
            _ => None,
        }
    }
}

fn read(path: &Path) -> Vec<Example> {
    let file = fs::read_to_string(path).expect("examples");
    let mut section = None;
    let mut examples = Vec::new();
    for (line, row) in (1..).zip(file.lines()) {
        if row.starts_with('[') {
            section = Some(Section::read(row).unwrap_or_else(|| panic!("{}:{line}: {row}", path.display())));
        } else if !row.is_empty() && !row.starts_with('#') {
            let mut cells = row.split('\t').map(plain);
            let text = cells.next().unwrap_or_default();
            let section = section.unwrap_or_else(|| panic!("{}:{line}: in no section", path.display()));
            examples.push(Example { section, text, expected: cells.collect(), line });
        }
    }
    examples
}

/// A cell without its escapes.
fn plain(cell: &str) -> String {
    let mut text = String::new();
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let mut chars = after.chars();
        let char = match chars.next() {
            Some('n') => '\n',
            Some('t') => '\t',
            Some('\\') => '\\',
            Some('u') => {
                let code = chars.as_str().strip_prefix('{').and_then(|code| code.split_once('}'));
                let (code, after) = code.unwrap_or_else(|| panic!("{cell}: no code in brackets"));
                chars = after.chars();
                u32::from_str_radix(code, 16)
                    .ok()
                    .and_then(char::from_u32)
                    .unwrap_or_else(|| panic!("{cell}: {code}"))
            }
            other => panic!("{cell}: \\ before {other:?}"),
        };
        text.push(char);
        rest = chars.as_str();
    }
    text + rest
}

/// A figure as the examples write it: the words and the amount, the kind, the direction.
fn written(text: &str, language: Language, quantity: &Quantity) -> [String; 3] {
    let sign = match quantity.modifier.into() {
        "approx" => "~",
        "at_least" => "+",
        "more_than" => ">",
        "at_most" => "-",
        "less_than" => "<",
        _ => "",
    };
    let to = quantity.value_to.map_or(String::new(), |to| format!("..{to}"));
    let unit = quantity.unit.as_ref().map_or("×", |unit| unit.name(language));
    let amount = format!("{} = {sign}{}{to} {unit}", &text[quantity.span.range()], quantity.value);
    let direction = quantity.direction.map_or("undirected", <&str>::from);
    [amount, quantity.kind.to_string(), direction.to_owned()]
}

/// Whether a figure is the expected one, as far as that says anything.
fn is_figure(expected: &str, [amount, kind, direction]: &[String; 3]) -> bool {
    // The words before the equals sign may have commas.
    let (words, value) = expected.split_once(" = ").unwrap_or_else(|| panic!("{expected}: no equals sign"));
    let mut parts = value.split(", ");
    let value = parts.next().unwrap_or_default();
    let is_right = |part: &str| match part {
        "up" | "down" | "undirected" => part == direction,
        _ if part.parse::<FigureKind>().is_ok() => part == kind,
        _ => panic!("{expected}: {part} is neither a kind nor a direction"),
    };
    *amount == format!("{words} = {value}") && parts.all(is_right)
}

fn period(text: &str, period: &Period) -> String {
    let day = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
    let days = match period.kind {
        PeriodKind::Duration => "duration".to_owned(),
        PeriodKind::Clock => "clock".to_owned(),
        PeriodKind::Calendar if period.from.or(period.to).is_none() => "unplaced".to_owned(),
        PeriodKind::Calendar if period.from == period.to => day(period.from),
        PeriodKind::Calendar => format!("{}..{}", day(period.from), day(period.to)),
    };
    let form = period.form.map_or(String::new(), |form| format!(" as {form}"));
    format!("{} = {days}{form}", &text[period.span.range()])
}

/// What is found in the text where it is not what is expected.
fn mistake(language: Language, example: &Example) -> Option<Vec<String>> {
    let document = Document::of_paragraphs(example.text.clone(), language);
    let tokens = text::annotate(&document).expect("a language with a pack");
    let expected = &example.expected;
    match example.section {
        Section::Figures => {
            let found: Vec<_> = figures::recognize(&tokens, &[])
                .iter()
                .map(|found| written(&document.text, language, found))
                .collect();
            let is_right = found.len() == expected.len()
                && expected.iter().zip(&found).all(|(expected, found)| is_figure(expected, found));
            (!is_right).then(|| found.iter().map(|parts| parts.join(", ")).collect())
        }
        Section::Periods(day) => {
            let published = day.map(Published::on);
            let found = periods::recognize(&tokens, published);
            let found: Vec<_> = found.iter().map(|found| period(&document.text, found)).collect();
            // The normal form is compared where it stands.
            let is_right = |(expected, found): (&String, &String)| {
                let days = found.split_once(" as ").map_or(found.as_str(), |(days, _)| days);
                expected == found || expected == days
            };
            let right = found.len() == expected.len() && expected.iter().zip(&found).all(is_right);
            (!right).then_some(found)
        }
    }
}

/// The files with the languages that their folders are named after.
fn files() -> Vec<(Language, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/language");
    let folders = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let of_folder = |folder: PathBuf| {
        let language = language::from_code(folder.file_name()?.to_str()?)?;
        Some((language, folder.join("examples.tsv")))
    };
    folders.filter_map(of_folder).filter(|(_, path)| path.exists()).collect()
}

#[test]
fn texts_are_understood() {
    let files = files();
    for language in [Language::new("de"), Language::new("en")] {
        assert!(files.iter().any(|file| file.0 == language), "no examples of {language:?}");
    }
    let mut wrong = Vec::new();
    for (language, path) in files {
        let examples = read(&path);
        assert!(!examples.is_empty(), "{}", path.display());
        for example in examples {
            let Some(found) = mistake(language, &example) else { continue };
            let list = |items: &[String]| match items {
                [] => " nothing".to_owned(),
                items => format!("\n      {}", items.join("\n      ")),
            };
            wrong.push(format!(
                "{}:{}: {}\n    expected{}\n    found{}",
                path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&path).display(),
                example.line,
                example.text,
                list(&example.expected),
                list(&found)
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
