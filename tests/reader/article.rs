//! An article with its analysis, made by hand, so that the screen can be tested apart from the analysis.

use chrono::{NaiveDate, NaiveTime};
use depesche::analysis::{
    Analysis, Company, Currency, Direction, EntityId, Figure, FigureKind, Modifier, Period, PeriodKind,
    Person, Quote, QuoteKind, Unit,
};
use depesche::document::{BlockKind, Document, Head, Language, Published, Span};
use rust_decimal::Decimal;

/// The company that the article is about.
pub const NORDWIND: EntityId = EntityId::Company(0);

const PARTS: [(BlockKind, &str); 10] = [
    (BlockKind::Kicker, "Energie"),
    (BlockKind::Headline, "Nordwind AG kauft Solargeschäft und hebt die Prognose"),
    (BlockKind::Deck, "Vorstandschefin Eva Brandt setzt auf Speicher. Die Börse ist skeptisch."),
    (BlockKind::Byline, "Küstenblatt, 20. Mai 2024, 19:42"),
    (
        BlockKind::Paragraph,
        "Die Nordwind AG übernimmt das Solargeschäft von Heliotec für mindestens 1,3 Milliarden Euro. \
         Das teilte Vorstandschefin Eva Brandt am Montag mit. Nordwind hatte im vergangenen Jahr einen \
         Umsatz von 10,45 Milliarden Euro erzielt, 26 Prozent mehr als im Jahr davor.",
    ),
    (
        BlockKind::Paragraph,
        "Heliotec beschäftigt rund 4.200 Menschen. Der Kaufpreis liegt über den Erwartungen: Analyst Tom \
         Keller von der Seebank hatte mit 900 Millionen Euro gerechnet. „Der Aufschlag ist hoch, aber \
         die Speichertechnologie gibt es nirgendwo sonst“, sagte Keller.",
    ),
    (BlockKind::Heading(2), "Anleger reagieren verhalten"),
    (
        BlockKind::Paragraph,
        "Die Aktie von Nordwind fiel um 3,5 Prozent auf 41,20 Euro. Brandt will die Schulden bis 2026 \
         halbieren und keine Unternehmensbeteiligungen verkaufen.",
    ),
    (BlockKind::ListItem, "- Abschluss: nach der Freigabe durch die Behörden im dritten Quartal"),
    (BlockKind::Boilerplate, "Jetzt drei Monate für 2 Euro lesen"),
];

/// The article.
pub fn document() -> Document {
    let head = Head {
        title: Some(PARTS[1].1.to_owned()),
        source: Some("Küstenblatt".to_owned()),
        published: NaiveDate::from_ymd_opt(2024, 5, 20)
            .map(|date| Published { time: NaiveTime::from_hms_opt(19, 42, 0), ..Published::on(date) }),
        ..Head::default()
    };
    Document { id: Some("nordwind.txt".to_owned()), head, ..Document::of_blocks(PARTS, Language::new("de")) }
}

/// What the article names.
pub fn analysis() -> Analysis {
    let document = document();
    let all = |words: &str| -> Vec<Span> {
        let found = document.text.match_indices(words);
        found.map(|(start, words)| Span::new(start, start + words.len())).collect()
    };
    let first = |words: &str| all(words)[0];
    let inside = |words: &str, part: &str| {
        let outer = first(words);
        let start = outer.start as usize + document.slice(outer).find(part).unwrap_or_default();
        Span::new(start, start + part.len())
    };
    let sorted = |mut spans: Vec<Span>| {
        spans.sort_by_key(|span| span.start);
        spans
    };
    let people = vec![
        Person {
            name: "Eva Brandt".to_owned(),
            role: Some("Vorstandschefin".to_owned()),
            organization: Some("Nordwind AG".to_owned()),
            confidence: depesche::analysis::Confidence::of_hundredths(100),
            mentions: sorted([all("Eva Brandt"), vec![inside("Brandt will", "Brandt")]].concat()),
        },
        Person {
            name: "Tom Keller".to_owned(),
            role: Some("Analyst".to_owned()),
            organization: Some("Seebank".to_owned()),
            confidence: depesche::analysis::Confidence::of_hundredths(100),
            mentions: sorted(vec![first("Tom Keller"), inside("sagte Keller", "Keller")]),
        },
    ];
    let nordwind = [all("Nordwind AG"), vec![inside("Nordwind hatte", "Nordwind")]].concat();
    let company = |name: &str, ticker: Option<&str>, mentions: Vec<Span>| Company {
        name: name.to_owned(),
        ticker: ticker.map(str::to_owned),
        isin: None,
        country: None,
        confidence: depesche::analysis::Confidence::of_hundredths(100),
        mentions: sorted(mentions),
    };
    let companies = vec![
        company("Nordwind AG", Some("NWD"), [nordwind, vec![inside("von Nordwind", "Nordwind")]].concat()),
        company("Heliotec", None, all("Heliotec")),
        company("Seebank", Some("SEB"), all("Seebank")),
    ];
    let euro = || Currency::from_code("EUR").map(Unit::Currency);
    let figure = |words: &str, value: &str, kind, unit, of: Option<&str>, who| Figure {
        span: first(words),
        of: of.map(first),
        who,
        ..Figure::of_amount(kind, value.parse::<Decimal>().unwrap_or_default(), unit)
    };
    let nordwind = Some(EntityId::Company(0));
    let heliotec = Some(EntityId::Company(1));
    let last_year = Period {
        span: first("im vergangenen Jahr"),
        kind: PeriodKind::Calendar,
        from: None,
        to: None,
        form: None,
    };
    let money = FigureKind::Money;
    let figures = vec![
        Figure {
            modifier: Modifier::AtLeast,
            ..figure(
                "mindestens 1,3 Milliarden Euro",
                "1300000000",
                money,
                euro(),
                Some("Solargeschäft von Heliotec"),
                nordwind,
            )
        },
        Figure {
            when: Some(last_year),
            ..figure("10,45 Milliarden Euro", "10450000000", money, euro(), Some("Umsatz"), nordwind)
        },
        Figure {
            direction: Some(Direction::Up),
            ..figure("26 Prozent", "26", FigureKind::Percent, Some(Unit::Percent), Some("Umsatz"), nordwind)
        },
        Figure {
            modifier: Modifier::Approx,
            ..figure(
                "rund 4.200 Menschen",
                "4200",
                FigureKind::Count,
                Some(Unit::Noun("Menschen".to_owned())),
                None,
                heliotec,
            )
        },
        figure("900 Millionen Euro", "900000000", money, euro(), Some("Kaufpreis"), heliotec),
        Figure {
            direction: Some(Direction::Down),
            ..figure("3,5 Prozent", "3.5", FigureKind::Percent, Some(Unit::Percent), Some("Aktie"), nordwind)
        },
        figure("41,20 Euro", "41.20", FigureKind::Price, euro(), Some("Aktie"), nordwind),
        Figure {
            direction: Some(Direction::Down),
            ..figure("halbieren", "0.5", FigureKind::Multiple, None, Some("Schulden"), nordwind)
        },
    ];
    let quote = first("Der Aufschlag ist hoch, aber die Speichertechnologie gibt es nirgendwo sonst");
    let quotes = vec![Quote { span: quote, kind: QuoteKind::Direct, speaker: Some(EntityId::Person(1)) }];
    Analysis { people, companies, figures, quotes }
}
