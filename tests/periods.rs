//! Dates and stretches of time: what is found, which days it means, and what is left alone.

use chrono::NaiveDate;
use depesche::analysis::{Period, PeriodKind, periods, text};
use depesche::document::{Block, BlockKind, Document, Language, Published, Span};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn document(language: Language, text: &str) -> Document {
    let block = Block { span: Span::new(0, text.len()).trim(text), kind: BlockKind::Paragraph };
    Document { text: text.to_owned(), language, blocks: vec![block], ..Document::default() }
}

fn find(language: Language, text: &str, published: Option<&str>) -> Vec<Period> {
    let document = document(language, text);
    let published = published.map(|day| Published { date: date(day), time: None });
    periods::recognize(&text::annotate(&document).expect("a language with a pack"), published)
}

fn date(day: &str) -> NaiveDate {
    day.parse().expect("a date of the test")
}

/// Each case: a sentence, the words of its only calendar expression, first and last day (empty: not told).
fn check(language: Language, published: Option<&str>, cases: &[(&str, &str, &str, &str)]) {
    let mut wrong = Vec::new();
    for &(text, words, from, to) in cases {
        let found = find(language, text, published);
        let seen: Vec<_> = found
            .iter()
            .filter(|period| period.kind == PeriodKind::Calendar)
            .map(|period| {
                let day = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
                (&text[period.span.range()], day(period.from), day(period.to))
            })
            .collect();
        if seen != [(words, from.to_owned(), to.to_owned())] {
            wrong.push(format!("{text}\n  expected {words:?} {from}..{to}\n  found    {seen:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn german_absolute() {
    check(
        Language::new("de"),
        None,
        &[
            ("Der Umsatz stieg im Jahr 2022 kräftig.", "im Jahr 2022", "2022-01-01", "2022-12-31"),
            ("Das Ergebnis 2015 fiel schwach aus.", "2015", "2015-01-01", "2015-12-31"),
            (
                "Im Geschäftsjahr 2015/16 wuchs der Konzern.",
                "Im Geschäftsjahr 2015/16",
                "2015-01-01",
                "2016-12-31",
            ),
            ("Die Saison 2023/24 lief gut.", "2023/24", "2023-01-01", "2024-12-31"),
            ("Die Bilanz vom 20. Mai 2024 liegt vor.", "vom 20. Mai 2024", "2024-05-20", "2024-05-20"),
            ("Stand 20.05.2024 war alles ruhig.", "20.05.2024", "2024-05-20", "2024-05-20"),
            ("Das 3. Quartal 2024 brachte Verluste.", "Das 3. Quartal 2024", "2024-07-01", "2024-09-30"),
            (
                "Der Gewinn im ersten Halbjahr 2019 sank.",
                "im ersten Halbjahr 2019",
                "2019-01-01",
                "2019-06-30",
            ),
            (
                "Der Absatz in den ersten neun Monaten 2023 stieg.",
                "in den ersten neun Monaten 2023",
                "2023-01-01",
                "2023-09-30",
            ),
            (
                "Die Zahlen der ersten drei Quartale 2014 überzeugen.",
                "der ersten drei Quartale 2014",
                "2014-01-01",
                "2014-09-30",
            ),
            ("Bis Ende 2017 fallen viele Stellen weg.", "Bis Ende 2017", "", "2017-12-31"),
            ("Die Frist läuft bis Ende März 2016.", "bis Ende März 2016", "", "2016-03-31"),
            (
                "Von Februar bis September 2014 ruhte der Handel.",
                "Von Februar bis September 2014",
                "2014-02-01",
                "2014-09-30",
            ),
            (
                "Die drei Monate bis Ende September 2020 waren hart.",
                "Die drei Monate bis Ende September 2020",
                "2020-07-01",
                "2020-09-30",
            ),
            ("Im Q3 2021 lief es besser.", "Im Q3 2021", "2021-07-01", "2021-09-30"),
            (
                "Zum Jahresende 2018 hielt die Bank mehr Kapital.",
                "Zum Jahresende 2018",
                "2018-09-01",
                "2018-12-31",
            ),
            (
                "Am Dienstag, 12. November 2019, kam die Meldung.",
                "Am Dienstag, 12. November 2019",
                "2019-11-12",
                "2019-11-12",
            ),
            ("In den 1990er Jahren boomte es.", "In den 1990er Jahren", "1990-01-01", "1999-12-31"),
            ("Zwischen 2015 und 2018 wuchs die Firma.", "Zwischen 2015 und 2018", "2015-01-01", "2018-12-31"),
            ("Im Schlussquartal 2023 zog es an.", "Im Schlussquartal 2023", "2023-10-01", "2023-12-31"),
            ("Zwischen den Bilanzen liegt 2016 bis 2018 wenig.", "2016 bis 2018", "2016-01-01", "2018-12-31"),
        ],
    );
}

#[test]
fn german_relative() {
    // A Monday.
    check(
        Language::new("de"),
        Some("2024-05-20"),
        &[
            ("Er entschied sich im März dafür.", "im März", "2024-03-01", "2024-03-31"),
            ("Im August brach der Kurs ein.", "Im August", "2023-08-01", "2023-08-31"),
            ("Die Fabrik soll im August öffnen.", "im August", "2024-08-01", "2024-08-31"),
            ("Die Aktie fiel am Freitag.", "am Freitag", "2024-05-17", "2024-05-17"),
            ("Der Aufsichtsrat will am Freitag entscheiden.", "am Freitag", "2024-05-24", "2024-05-24"),
            ("Das teilte der Konzern am Montag mit.", "am Montag", "2024-05-20", "2024-05-20"),
            ("Das teilte die Firma Mittwochabend mit.", "Mittwochabend", "2024-05-15", "2024-05-15"),
            ("Metas Aktien fielen letzten Monat stark.", "letzten Monat", "2024-04-01", "2024-04-30"),
            ("Vergangene Woche gab es Streit.", "Vergangene Woche", "2024-05-13", "2024-05-19"),
            ("Im Vorjahr war es mehr.", "Im Vorjahr", "2023-01-01", "2023-12-31"),
            ("Voriges Jahr brach der Gewinn ein.", "Voriges Jahr", "2023-01-01", "2023-12-31"),
            ("Google erhöht dieses Jahr die Ausgaben.", "dieses Jahr", "2024-01-01", "2024-12-31"),
            ("Das Institut erwartet heuer mehr.", "heuer", "2024-01-01", "2024-12-31"),
            ("Seit Jahresbeginn verlor die Aktie.", "Seit Jahresbeginn", "2024-01-01", "2024-05-20"),
            ("Seit Anfang April steigt der Preis.", "Seit Anfang April", "2024-04-01", "2024-05-20"),
            ("Meta sprach im letzten Quartal davon.", "im letzten Quartal", "2024-01-01", "2024-03-31"),
            ("Im dritten Quartal sank der Absatz.", "Im dritten Quartal", "2023-07-01", "2023-09-30"),
            ("Vor drei Jahren war das anders.", "Vor drei Jahren", "2021-01-01", "2021-12-31"),
            (
                "In den vergangenen drei Jahren wuchs sie.",
                "In den vergangenen drei Jahren",
                "2021-01-01",
                "2023-12-31",
            ),
            ("Gestern Abend endete die Frist.", "Gestern Abend", "2024-05-19", "2024-05-19"),
            (
                "Die Zahlung folgt innerhalb von 90 Tagen.",
                "innerhalb von 90 Tagen",
                "2024-05-20",
                "2024-08-18",
            ),
            ("Sie werden heute, Montag, erwartet.", "heute, Montag", "2024-05-20", "2024-05-20"),
            ("In den kommenden Wochen prüft man das.", "In den kommenden Wochen", "2024-05-27", "2024-06-02"),
        ],
    );
}

#[test]
fn english_absolute() {
    check(
        Language::new("en"),
        None,
        &[
            ("It lost money in 2016.", "in 2016", "2016-01-01", "2016-12-31"),
            ("Benefits for fiscal 2019 will come later.", "for fiscal 2019", "2019-01-01", "2019-12-31"),
            ("Guidance for FY24 was raised.", "for FY24", "2024-01-01", "2024-12-31"),
            ("On May 20, 2024 the deal closed.", "On May 20, 2024", "2024-05-20", "2024-05-20"),
            ("It closed on 2024-05-20 as planned.", "on 2024-05-20", "2024-05-20", "2024-05-20"),
            (
                "Sales in the third quarter of 2024 rose.",
                "in the third quarter of 2024",
                "2024-07-01",
                "2024-09-30",
            ),
            (
                "Results for the three months to 31 December 2004 were fair.",
                "for the three months to 31 December 2004",
                "2004-10-01",
                "2004-12-31",
            ),
            (
                "For the year to March 2005 the outlook is better.",
                "For the year to March 2005",
                "2004-04-01",
                "2005-03-31",
            ),
            ("They clear the debt by May 2018.", "by May 2018", "", "2018-05-31"),
            ("The fleet grows by the end of 2025.", "by the end of 2025", "", "2025-12-31"),
            (
                "Profit rose in the first nine months of 2015.",
                "in the first nine months of 2015",
                "2015-01-01",
                "2015-09-30",
            ),
            ("Q3 2021 was strong.", "Q3 2021", "2021-07-01", "2021-09-30"),
            ("H1 2020 was weak.", "H1 2020", "2020-01-01", "2020-06-30"),
            ("The option ran between January 2004 only.", "January 2004", "2004-01-01", "2004-01-31"),
            ("Orders from 2015 to 2017 were strong.", "from 2015 to 2017", "2015-01-01", "2017-12-31"),
            ("The 1990s were good.", "The 1990s", "1990-01-01", "1999-12-31"),
        ],
    );
}

#[test]
fn english_relative() {
    // A Tuesday.
    check(
        Language::new("en"),
        Some("2019-11-19"),
        &[
            ("Numbers rose 8% in January.", "in January", "2019-01-01", "2019-01-31"),
            ("It bought the stake on 13 January.", "on 13 January", "2019-01-13", "2019-01-13"),
            ("Employment will end on Dec. 9 for them.", "on Dec. 9", "2019-12-09", "2019-12-09"),
            ("Shares fell on Friday.", "on Friday", "2019-11-15", "2019-11-15"),
            ("Lowe's will report on Wednesday.", "on Wednesday", "2019-11-20", "2019-11-20"),
            ("Shares are up 40% year to date.", "year to date", "2019-01-01", "2019-11-19"),
            ("Sales fell last quarter.", "last quarter", "2019-07-01", "2019-09-30"),
            ("Sales fell last year.", "last year", "2018-01-01", "2018-12-31"),
            ("Retailers filed for bankruptcy this year.", "this year", "2019-01-01", "2019-12-31"),
            ("They get notice in the coming weeks.", "in the coming weeks", "2019-11-25", "2019-12-01"),
            ("As of October it had a fleet.", "As of October", "2019-10-01", "2019-10-31"),
            ("Jets are grounded since March.", "since March", "2019-03-01", "2019-11-19"),
            ("In mid-June the price peaked.", "In mid-June", "2019-06-11", "2019-06-20"),
            (
                "It will sell through it over the next 10 years.",
                "over the next 10 years",
                "2020-01-01",
                "2029-12-31",
            ),
            ("Over the past decade it tripled.", "Over the past decade", "2009-01-01", "2018-12-31"),
            (
                "The second half of the year will be hard.",
                "The second half of the year",
                "2019-07-01",
                "2019-12-31",
            ),
            ("Three years ago it was small.", "Three years ago", "2016-01-01", "2016-12-31"),
            ("Profit in the first half rose.", "in the first half", "2019-01-01", "2019-06-30"),
            ("Another payment follows within 90 days.", "within 90 days", "2019-11-19", "2020-02-17"),
        ],
    );
}

#[test]
fn a_year_earlier_counts_from_what_was_named_last() {
    let text = "In the third quarter of 2004 profit was £75m, compared with £125m a year earlier.";
    let found = find(Language::new("en"), text, Some("2005-02-04"));
    assert_eq!(found.len(), 2);
    assert_eq!(&text[found[1].span.range()], "a year earlier");
    assert_eq!((found[1].from, found[1].to), (Some(date("2003-07-01")), Some(date("2003-09-30"))));

    let text = "Die Tochter machte 2014 Verlust. Im Jahr davor gab es Gewinn.";
    let found = find(Language::new("de"), text, None);
    assert_eq!(&text[found[1].span.range()], "Im Jahr davor");
    assert_eq!((found[1].from, found[1].to), (Some(date("2013-01-01")), Some(date("2013-12-31"))));
}

#[test]
fn relative_without_publication_is_found_but_not_placed() {
    for (language, text) in [
        (Language::new("de"), "Metas Aktien fielen letzten Monat."),
        (Language::new("de"), "Das war im März."),
        (Language::new("en"), "Shares fell on Friday."),
    ] {
        let found = find(language, text, None);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].from, found[0].to), (None, None), "{text}");
    }
}

#[test]
fn numbers_that_are_no_years() {
    for (language, text) in [
        (Language::new("de"), "Der Umsatz betrug 2022 Millionen Euro."),
        (Language::new("de"), "Es fallen 2.900 Stellen weg."),
        (Language::new("de"), "Es fallen 2000 Stellen weg."),
        (Language::new("de"), "Mit dem Sparplan Perform 2020 wird gespart."),
        (Language::new("de"), "Die Agenda 2010 war umstritten."),
        (Language::new("de"), "Nach der Spaltung bleibt wenig."),
        (Language::new("en"), "The plant employs 2000 people."),
        (Language::new("en"), "It may March on with more than 1950 shops."),
        (Language::new("en"), "The A2019 and the B-2020 are models."),
        (Language::new("en"), "It costs $2020 or 1999€."),
    ] {
        assert_eq!(find(language, text, Some("2024-05-20")), [], "{text}");
    }
}

#[test]
fn lengths_and_times_of_day_are_told_apart() {
    for (language, text, words, kind) in [
        (Language::new("de"), "Der Vertrag läuft drei Jahre.", "drei Jahre", PeriodKind::Duration),
        (Language::new("en"), "They held four days of talks.", "four days", PeriodKind::Duration),
        (Language::new("en"), "A five-month strike ended.", "five-month", PeriodKind::Duration),
        (Language::new("de"), "Es beginnt um 16.30 Uhr.", "16.30 Uhr", PeriodKind::Clock),
        (Language::new("en"), "Shares rose by 0900 GMT.", "by 0900 GMT", PeriodKind::Clock),
        (Language::new("en"), "The call starts at 9 am ET.", "at 9 am ET", PeriodKind::Clock),
    ] {
        let found = find(language, text, Some("2024-05-20"));
        let seen: Vec<_> = found.iter().map(|period| (&text[period.span.range()], period.kind)).collect();
        assert_eq!(seen, [(words, kind)], "{text}");
    }
}

#[test]
fn long_texts_take_linear_time() {
    let seconds = |text: &str| {
        let document = document(Language::new("en"), text);
        let tokens = text::annotate(&document).expect("a language with a pack");
        let start = Instant::now();
        let found = periods::recognize(&tokens, None);
        assert!(found.len() <= tokens.len());
        start.elapsed()
    };
    for piece in ["the end of ", "last ", "2015 to ", "three months to ", "of the ", "20. ", "early-", "1/1/"]
    {
        let elapsed = seconds(&piece.repeat(20_000));
        assert!(elapsed < Duration::from_secs(4), "{piece:?} repeated took {elapsed:?}");
    }
}

/// Text that is rich in what the grammar looks at.
fn fragments() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "Ende",
            "of",
            "the",
            "2015",
            "31.",
            "99",
            "Mai",
            "May",
            "last",
            "drei",
            "Jahre",
            "bis",
            "to",
            "Q3",
            "-",
            "/",
            "0",
            "Geschäftsjahr",
            "fiscal",
            "vor",
            "ago",
            "Montag",
            ",",
            "9999999999",
            "1900",
            "30. Februar",
            "2099/00",
            "seit",
            "Jahresmitte",
            "letzten",
            "within",
            "weeks",
            "4294967295 Jahre",
            "vor 99999999 Tagen",
            "FY",
            "’",
            "s",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ];
    prop::collection::vec((piece, prop::sample::select(vec![" ", "", "\n"])), 0..40)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, space)| piece + space).collect())
}

proptest! {
    #[test]
    fn any_text_gives_sound_periods(text in fragments(), german: bool, day in 0i32..3_000_000) {
        let language = if german { Language::new("de") } else { Language::new("en") };
        let document = document(language, &text);
        let published = NaiveDate::from_num_days_from_ce_opt(day).map(|date| Published { date, time: None });
        let found = periods::recognize(&text::annotate(&document).expect("a language with a pack"), published);
        for pair in found.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        for period in found {
            prop_assert!(!period.span.is_empty());
            prop_assert!(text.get(period.span.range()).is_some());
            if let (Some(from), Some(to)) = (period.from, period.to) {
                prop_assert!(from <= to);
            }
        }
    }
}
