//! The analysis as data: exact values, offsets in characters, nothing left out.

use chrono::NaiveDate;
use depesche::analysis::{
    Analysis, Company, Currency, Direction, EntityId, Figure, FigureKind, Modifier, Person, Quote, QuoteKind,
    Unit,
};
use depesche::document::{Document, Span};
use depesche::export::field::Object;
use depesche::export::listing::{Listing, Rows};
use depesche::export::{csv, json};
use depesche::intake::{self, Format, Metadata, document};
use depesche::present::messages::Messages;
use depesche::present::report;
use depesche::present::table::Look;
use proptest::prelude::*;
use rust_decimal::Decimal;

const TEXT: &str = "Müller & Söhne wächst\n\nDie Müller & Söhne AG – „größter“ Bäcker 🥐 – setzte 2023 über 10 Milliarden \
                    Dollar um, so Chefin =Ösel. Die Marge stieg um 0,60 Punkte auf 3 bis 4,5 Prozent.\n\nFoto: dpa";

fn span(text: &str) -> Span {
    let start = TEXT.find(text).unwrap_or_else(|| panic!("{text}"));
    Span::new(start, start + text.len())
}

fn sample() -> (Document, Analysis) {
    let given = Metadata { id: Some("a1".to_owned()), ..Metadata::default() };
    let document = document(TEXT.to_owned(), Format::Text, given);
    let figure = |text: &str, kind, value: &str, unit| Figure {
        span: span(text),
        ..Figure::of_amount(kind, value.parse().expect("a decimal"), unit)
    };
    let dollars = Currency::from_code("USD").map(Unit::Currency);
    let analysis = Analysis {
        people: vec![Person {
            name: "=Ösel".to_owned(),
            role: Some("Chefin".to_owned()),
            organization: None,
            confidence: depesche::analysis::Confidence::of_hundredths(97),
            mentions: vec![span("=Ösel")],
        }],
        companies: vec![Company {
            name: "Müller & Söhne AG".to_owned(),
            ticker: None,
            isin: None,
            country: None,
            confidence: depesche::analysis::Confidence::of_hundredths(84),
            mentions: vec![span("Müller & Söhne"), span("Müller & Söhne AG")],
        }],
        figures: vec![
            Figure {
                modifier: Modifier::MoreThan,
                who: Some(EntityId::Company(0)),
                ..figure("über 10 Milliarden Dollar", FigureKind::Money, "10000000000.00", dollars)
            },
            Figure {
                direction: Some(Direction::Up),
                of: Some(span("Marge")),
                ..figure("0,60 Punkte", FigureKind::PercentagePoints, "0.60", Some(Unit::PercentagePoint))
            },
            Figure {
                value_to: Some(Decimal::new(45, 1)),
                modifier: Modifier::Range,
                ..figure("3 bis 4,5 Prozent", FigureKind::Percent, "3", Some(Unit::Percent))
            },
        ],
        quotes: vec![Quote {
            span: span("größter"),
            kind: QuoteKind::Direct,
            speaker: Some(EntityId::Person(0)),
        }],
    };
    (document, analysis)
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("memory");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn json_keeps_every_promise() {
    let (document, analysis) = sample();
    let line = written(|out| json::write(out, &document, &analysis, false));
    let value: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    let chars: Vec<char> = TEXT.chars().collect();
    let text_at = |place: &serde_json::Value| -> String {
        let at = |name: &str| usize::try_from(place[name].as_u64().expect("an offset")).expect("small");
        chars[at("start")..at("end")].iter().collect()
    };
    for figure in value["figures"].as_array().expect("figures") {
        assert_eq!(text_at(figure), figure["text"].as_str().expect("text"));
    }
    assert_eq!(text_at(&value["companies"][0]["mentions"][1]), "Müller & Söhne AG");
    assert_eq!(text_at(&value["quotes"][0]), "größter");
    assert_eq!(text_at(&value["document"]["boilerplate"][0]), "Foto: dpa");
    assert_eq!(value["figures"][0]["who"], "Müller & Söhne AG");
    assert_eq!(value["quotes"][0]["speaker"], "=Ösel");
    assert_eq!(value["quotes"][0]["kind"], "direct");
    // The digits themselves, not what a float makes of them.
    assert!(
        line.contains(r#""value":10000000000,"value_to":null,"unit":"USD","modifier":"more_than""#),
        "{line}"
    );
    assert!(line.contains(
        r#""value":0.6,"value_to":null,"unit":"pp","modifier":"exact","direction":"up","of":"Marge""#
    ));
    assert!(line.contains(r#""value":3,"value_to":4.5,"unit":"%","modifier":"range""#), "{line}");
    for (object, fields) in [
        (&value["document"], 11),
        (&value["people"][0], 5),
        (&value["companies"][0], 6),
        (&value["figures"][0], 13),
        (&value["quotes"][0], 4),
    ] {
        assert_eq!(object.as_object().map(serde_json::Map::len), Some(fields), "{object}");
    }
    let pretty = written(|out| json::write(out, &document, &analysis, true));
    assert_eq!(serde_json::from_str::<serde_json::Value>(&pretty).expect("JSON"), value);
}

#[test]
fn huge_and_tiny_values_keep_their_digits() {
    let (document, mut analysis) = sample();
    for digits in ["79228162514264337593543950335", "0.0000000000000000000000000001", "123456789.123456789"] {
        analysis.figures[0].value = digits.parse().expect("a decimal");
        let line = written(|out| json::write(out, &document, &analysis, false));
        assert!(line.contains(&format!("\"value\":{digits},")), "{line}");
    }
}

#[test]
fn csv_has_a_line_for_each_entry() {
    let (document, analysis) = sample();
    let rows = Rows::new(&document, &analysis);
    let lines = |listing: Listing| {
        let mut bytes = csv::header(listing.fields()).expect("memory");
        for item in listing.items(&analysis) {
            bytes.extend(csv::row(&rows.entry(item).row(rows.id()), false).expect("memory"));
        }
        String::from_utf8(bytes).expect("UTF-8")
    };
    assert_eq!(
        lines(Listing::People),
        "id,name,role,organization,mentions,start,end\na1,'=Ösel,Chefin,,1,120,125\n"
    );
    let figures = lines(Listing::Figures);
    let first = "a1,80,105,über 10 Milliarden Dollar,money,10000000000,,USD,more_than,,,Müller & Söhne AG,,,";
    assert_eq!(figures.lines().nth(1), Some(first));
    let mut reader = ::csv::Reader::from_reader(figures.as_bytes());
    assert_eq!(reader.headers().expect("a header").len(), 15);
    assert_eq!(reader.records().filter_map(Result::ok).count(), 3);
}

#[test]
fn lists_as_json_name_the_article() {
    let (document, analysis) = sample();
    let rows = Rows::new(&document, &analysis);
    let item = Listing::Figures.items(&analysis)[1];
    let line = written(|out| json::to_writer(out, &Object(rows.entry(item).row(rows.id())), false));
    assert!(line.starts_with(r#"{"id":"a1","start":"#) && line.contains(r#""value":0.6,"#), "{line}");
}

#[test]
fn reports_are_for_people() {
    let (mut document, analysis) = sample();
    document.head.published = NaiveDate::from_ymd_opt(2024, 5, 20).map(depesche::document::Published::on);
    let table =
        written(|out| report::write_table(out, &document, &analysis, Look::default(), &Messages::default()));
    for line in
        ["Müller & Söhne wächst", "2024-05-20 · de", "Companies (1)", ">$10bn", "0.6pp  ↑  Marge", "3–4.5%"]
    {
        assert!(table.contains(line), "{line} in\n{table}");
    }
    let narrow = Look { width: Some(40), color: false };
    let table = written(|out| report::write_table(out, &document, &analysis, narrow, &Messages::default()));
    assert!(table.lines().all(|line| line.chars().count() <= 40), "{table}");
    let markdown = written(|out| report::write_markdown(out, &document, &analysis, &Messages::default()));
    assert!(
        markdown.starts_with("# Müller & Söhne wächst\n") && markdown.contains("| =Ösel | Chefin |  | 1 |"),
        "{markdown}"
    );
}

/// Text of names, figures and what a terminal obeys.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "Anna Berg", "SAP", "Siemens AG", "Vorstandschefin", "sagte", "8,3 Milliarden Euro", "Nutzer", "„", "“", "\n\n",
            "3 Prozent", "im Jahr 2023", "stieg", "Umsatz", "Meta Platforms", "Mark Zuckerberg", ". ", ", ", "12.000 Tonnen",
        ]).prop_map(str::to_owned),
        2 => prop::sample::select(vec![' ', '\n']).prop_map(String::from),
        1 => prop::char::range('\0', '\u{a0}').prop_map(String::from),
        1 => prop::char::range('\u{2000}', '\u{2070}').prop_map(String::from),
        1 => prop::sample::select(vec!['\u{61c}', '\u{feff}', '\u{ad}']).prop_map(String::from),
    ];
    prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat())
}

/// Whether `text` has a character that a line of metadata must not have.
fn is_unclean(text: &str) -> bool {
    text.chars().any(|c| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

/// Documents of one hostile text by every way into the program.
fn by_every_format(text: &str) -> Vec<Document> {
    let html = text.replace(['<', '&'], "");
    let page = format!(
        "<html><head><title>{html}</title><meta name=\"author\" content=\"{html}\"><link rel=\"canonical\" href=\"https://e.org/{html}\">\
         </head><body><article><h1>{html}</h1><p>{html} Der Umsatz stieg um 3 Prozent. <a href=\"https://e.org/{html}\">{html}</a></p></article></body></html>"
    );
    let xml = html.replace(|c: char| c.is_control() && c != '\n', "");
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>{xml}</title><item><guid>{xml}</guid><title>{xml}</title><link>https://e.org/{xml}</link>\
         <author>{xml}</author><description>{xml} Text.</description></item></channel></rss>"
    );
    let json_feed = serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1", "title": text,
        "items": [{"id": text, "title": text, "url": text, "content_text": text, "authors": [{"name": text}]}],
    });
    let line = serde_json::json!({"id": text, "title": text, "url": text, "text": format!("Text {text}")});
    let mail = format!(
        "From: \"{0}\" <a@e.org>\r\nSubject: {0}\r\nMessage-ID: <{0}>\r\n\r\n{0} Text.\r\n",
        text.replace('\n', " ")
    );
    let front = format!(
        "---\ntitle: \"{0}\"\nauthor: {0}\nsource: {0}\nurl: {0}\n---\n\n# {0}\n\n{1}",
        text.replace('\n', " "),
        text
    );
    let mut documents: Vec<Document> = [
        (page, Format::Html),
        (feed, Format::Feed),
        (json_feed.to_string(), Format::Feed),
        (line.to_string(), Format::JsonLines),
        (mail, Format::Mail),
        (front, Format::Markdown),
        (format!("{text}\n\nDer Umsatz stieg um 3 Prozent."), Format::Text),
    ]
    .into_iter()
    .flat_map(|(text, format)| {
        intake::read_all_of(text.into_bytes(), None, Some(format)).unwrap_or_default().documents
    })
    .collect();
    let given = || Some(text.to_owned());
    let given = Metadata {
        id: given(),
        title: given(),
        byline: given(),
        source: given(),
        url: given(),
        ..Metadata::default()
    };
    documents.push(document(text.to_owned(), Format::Text, given));
    documents
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn metadata_is_clean_whatever_comes_in(text in hostile()) {
        let documents = by_every_format(&text);
        prop_assert!(!documents.is_empty());
        for document in documents {
            let head = &document.head;
            let fields = [&document.id, &head.kicker, &head.title, &head.deck, &head.byline, &head.source, &head.url];
            for field in fields.into_iter().flatten() {
                prop_assert!(!is_unclean(field) && !field.is_empty(), "{field:?} of {document:?}");
            }
            for link in &document.links {
                prop_assert!(!is_unclean(&link.url), "{link:?}");
            }
            prop_assert_eq!(document.path, None);
        }
    }

    #[test]
    fn names_are_clean_whatever_the_text_holds(text in hostile()) {
        let given = Metadata { language: Some(depesche::document::Language::new("de")), ..Metadata::default() };
        let document = document(text, Format::Text, given);
        let analysis = depesche::analysis::analyze(&document);
        let people = analysis.people.iter().flat_map(|person| {
            [Some(&person.name), person.role.as_ref(), person.organization.as_ref()].into_iter().flatten()
        });
        let companies = analysis.companies.iter().map(|company| &company.name);
        for name in people.chain(companies) {
            prop_assert!(!is_unclean(name), "{name:?} of {:?}", document.text);
        }
        for figure in &analysis.figures {
            if let Some(unit) = &figure.unit {
                prop_assert!(!is_unclean(unit.name(document.language)), "{unit:?} of {:?}", document.text);
            }
        }
        let table = written(|out| report::write_table(out, &document, &analysis, Look::default(), &Messages::default()));
        prop_assert!(!table.lines().any(is_unclean), "{table:?}");
        let markdown = written(|out| report::write_markdown(out, &document, &analysis, &Messages::default()));
        prop_assert!(!markdown.lines().any(is_unclean), "{markdown:?}");
    }
}

#[test]
fn only_a_file_that_was_named_gives_a_path() {
    let path = std::path::Path::new("artikel.txt");
    let read = |text: &str, format| {
        intake::read_all_of(text.as_bytes().to_vec(), Some(path), Some(format)).expect("read").documents
    };
    assert_eq!(read("Ein Text.", Format::Text)[0].path.as_deref(), Some(path));
    let feed = "<rss version=\"2.0\"><channel><title>F</title><item><guid>/etc/passwd</guid><description>Text.</description></item></channel></rss>";
    assert_eq!(read(feed, Format::Feed)[0].path, None);
    assert_eq!(read(feed, Format::Feed)[0].id.as_deref(), Some("/etc/passwd"));
    let line = br#"{"id": "/etc/passwd", "text": "Text."}"#;
    assert_eq!(intake::jsonl::read_line(line, 1, Some("a.jsonl")).expect("read").path, None);
}
