//! The analysis as data: exact values, offsets in characters, nothing left out.

use chrono::NaiveDate;
use depesche::analysis::{
    Analysis, Company, Currency, Direction, EntityId, Figure, FigureKind, Modifier, Person, Quote, Unit,
};
use depesche::document::{Document, Span};
use depesche::export::listing::{Listing, Rows};
use depesche::export::table::Look;
use depesche::export::{csv, json, report};
use depesche::intake::{Format, Given, document};
use rust_decimal::Decimal;

const TEXT: &str = "Müller & Söhne wächst\n\nDie Müller & Söhne AG – „größter“ Bäcker 🥐 – setzte 2023 über 10 Milliarden \
                    Dollar um, so Chefin =Ösel. Die Marge stieg um 0,60 Punkte auf 3 bis 4,5 Prozent.\n\nFoto: dpa";

fn span(text: &str) -> Span {
    let start = TEXT.find(text).unwrap_or_else(|| panic!("{text}"));
    Span::new(start, start + text.len())
}

fn sample() -> (Document, Analysis) {
    let given = Given { id: Some("a1".to_owned()), ..Given::default() };
    let document = document(TEXT.to_owned(), Format::Text, given);
    let figure = |text: &str, kind, value: &str, unit| Figure {
        span: span(text),
        kind,
        value: value.parse().expect("a decimal"),
        value_to: None,
        unit,
        modifier: Modifier::Exact,
        direction: None,
        of: None,
        who: None,
        when: None,
    };
    let dollars = Currency::from_code("USD").map(Unit::Currency);
    let analysis = Analysis {
        people: vec![Person {
            name: "=Ösel".to_owned(),
            role: Some("Chefin".to_owned()),
            organization: None,
            mentions: vec![span("=Ösel")],
        }],
        companies: vec![Company {
            name: "Müller & Söhne AG".to_owned(),
            ticker: None,
            isin: None,
            country: None,
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
        quotes: vec![Quote { span: span("größter"), speaker: Some(EntityId::Person(0)) }],
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
        (&value["people"][0], 4),
        (&value["companies"][0], 5),
        (&value["figures"][0], 12),
        (&value["quotes"][0], 3),
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
        let mut bytes = csv::header(listing).expect("memory");
        for item in listing.items(&analysis) {
            bytes.extend(csv::row(document.id.as_deref(), &rows, item, false).expect("memory"));
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
    let line = written(|out| json::to_writer(out, &rows.record(item), false));
    assert!(line.starts_with(r#"{"id":"a1","start":"#) && line.contains(r#""value":0.6,"#), "{line}");
}

#[test]
fn reports_are_for_people() {
    let (mut document, analysis) = sample();
    document.head.published =
        NaiveDate::from_ymd_opt(2024, 5, 20).map(|date| depesche::document::Published { date, time: None });
    let table = written(|out| report::write_table(out, &document, &analysis, Look::default()));
    for line in [
        "Müller & Söhne wächst",
        "2024-05-20 · de",
        "Companies (1)",
        ">10 bn $",
        "  0.6 pp  ↑  Marge",
        "3–4.5 %",
    ] {
        assert!(table.contains(line), "{line} in\n{table}");
    }
    let narrow = Look { width: Some(40), color: false };
    let table = written(|out| report::write_table(out, &document, &analysis, narrow));
    assert!(table.lines().all(|line| line.chars().count() <= 40), "{table}");
    let markdown = written(|out| report::write_markdown(out, &document, &analysis));
    assert!(
        markdown.starts_with("# Müller & Söhne wächst\n") && markdown.contains("| =Ösel | Chefin |  | 1 |"),
        "{markdown}"
    );
}
