//! From a text to all exports.

use super::{pieces, sound};
use depesche::analysis::{Analysis, analyze};
use depesche::document::{Document, Language, is_unsafe};
use depesche::export::listing::{Listing, Rows};
use depesche::export::{csv, json};
use depesche::intake::{self, Format, Metadata};
use depesche::language::Locale;
use depesche::present::messages::Messages;
use depesche::present::row::TableRow as _;
use depesche::present::table::Look;
use depesche::present::{chart, plain, report, row, words};
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

/// A text of pieces: analysed and exported. The first byte says the language and the format, and whether the analysis is
/// to give the same again.
pub fn analysis(bytes: &[u8]) {
    let Some((&options, pieces)) = bytes.split_first() else { return };
    let document = document(options, pieces);
    let analysis = check_exports(&document);
    if options & 0b1100 == 0 {
        assert_eq!(analyze(&document), analysis, "{:?}", document.text);
    }
}

/// The document of these pieces.
pub fn document(options: u8, pieces: &[u8]) -> Document {
    let language = [Language::new("de"), Language::new("en")][usize::from(options & 1)];
    let format = [Format::Text, Format::Markdown][usize::from(options >> 1 & 1)];
    let document = intake::document(
        pieces::text(pieces),
        format,
        Metadata { language: Some(language), ..Metadata::default() },
    );
    sound::document(&document);
    document
}

/// Analyses a document.
pub fn check(document: &Document) -> Analysis {
    sound::document(document);
    let analysis = analyze(document);
    sound::analysis(document, &analysis);
    analysis
}

/// Analyses a document and exports it in every form.
pub fn check_exports(document: &Document) -> Analysis {
    let analysis = check(document);
    check_json(document, &analysis);
    check_tables(document, &analysis);
    check_words(document, &analysis);
    analysis
}

fn written(write: impl Fn(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("memory");
    let out = String::from_utf8(out).expect("UTF-8");
    assert!(!out.contains(|character| character != '\n' && is_unsafe(character)), "{out:?}");
    out
}

/// The JSON is valid, and its offsets count characters of its text.
fn check_json(document: &Document, analysis: &Analysis) {
    let pretty = document.text.len().is_multiple_of(2);
    let line = written(|out| json::write(out, document, analysis, pretty));
    let record: Value = serde_json::from_str(&line).expect("JSON");
    let text: Vec<char> = document.text.chars().collect();
    assert_eq!(record["document"]["text"], document.text);
    let place = |value: &Value, key: &str| value[key].as_u64().expect("an offset") as usize;
    let check = |value: &Value| {
        let shown: String = text[place(value, "start")..place(value, "end")].iter().collect();
        assert!(value["text"].as_str().is_none_or(|text| text == shown), "{value}");
    };
    let list = |value: &Value, key: &str| value[key].as_array().expect("a list").clone();
    for kind in ["people", "companies"] {
        list(&record, kind)
            .iter()
            .flat_map(|named| list(named, "mentions"))
            .for_each(|mention| check(&mention));
    }
    list(&record, "figures").iter().for_each(check);
    list(&record, "quotes").iter().for_each(check);
    list(&record["document"], "boilerplate").iter().for_each(check);
    list(&record["document"], "links").iter().for_each(check);
}

/// CSV reads back as it is; tables and the report keep to one line a row, and tables to the width.
fn check_tables(document: &Document, analysis: &Analysis) {
    const WIDTH: usize = 80;
    let rows = Rows::new(document, analysis);
    let (mut lines, mut count) = (Vec::new(), 0);
    for listing in Listing::ALL {
        let items = listing.items(analysis);
        lines.extend(csv::header(listing.fields()).expect("memory"));
        for &item in &items {
            let entry = rows.entry(item);
            lines.extend(csv::row(&entry.row(rows.id()), false).expect("memory"));
            assert_eq!(entry.cells().len(), row::columns(listing).len());
        }
        count += 1 + items.len();
    }
    let mut reader =
        ::csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(lines.as_slice());
    let records = reader.records().collect::<Result<Vec<_>, _>>().expect("CSV");
    assert_eq!(records.len(), count, "{:?}", document.text);
    let look = Look { width: Some(WIDTH), color: false };
    let messages = Messages::default();
    for line in written(|out| report::write_table(out, document, analysis, look, &messages)).lines() {
        assert!(line.width() <= WIDTH, "{line:?}");
    }
    written(|out| report::write_markdown(out, document, analysis, &messages));
    for width in [None, Some(20)] {
        let plain = plain::plain(document, analysis, width, &messages);
        assert!(!plain.contains(|character| character != '\n' && is_unsafe(character)), "{plain:?}");
    }
}

/// Figures in words, in every locale, and as charts.
fn check_words(document: &Document, analysis: &Analysis) {
    for figure in &analysis.figures {
        for language in [Language::new("de"), Language::new("en")] {
            assert!(!words::figure(figure, language).is_empty());
        }
    }
    let numbers: Vec<u32> = (0..).take(analysis.figures.len()).collect();
    for locale in Locale::all() {
        for group in chart::groups(document, analysis, &numbers, locale) {
            for row in &group.rows {
                if let chart::ChartRow::Bar(bar) = row {
                    assert!(bar.drawn(group.largest, 10).width() <= 10, "{bar:?}");
                }
            }
        }
    }
}
