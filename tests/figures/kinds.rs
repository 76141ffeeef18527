//! What is counted, what is a price, an index, and what is no figure.

use super::{document, english, german, quantities};
use depesche::analysis::figures::recognize;
use depesche::analysis::{Period, PeriodKind, token};
use depesche::document::{Language, Span};
use rust_decimal::Decimal;

#[test]
fn counts() {
    german(
        "Die 41 regionalen Volksbanken und drei Gewerkschaften.",
        &["41 regionalen Volksbanken = 41 Volksbanken", "drei Gewerkschaften = 3 Gewerkschaften"],
    );
    german(
        "Die Mitarbeiterzahl sank von 4.800 auf 1.100.",
        &["4.800 = 4800 Mitarbeiter", "1.100 = 1100 Mitarbeiter"],
    );
    english(
        "It cut 1,000 maintenance workers and two plants.",
        &["1,000 maintenance workers = 1000 maintenance workers", "two plants = 2 plants"],
    );
    english("Five 787 Dreamliner sales.", &["Five 787 Dreamliner sales = 5 787 Dreamliner sales"]);
    english("It sold 30 of its 120 stores.", &["30 = 30 stores", "120 stores = 120 stores"]);
}

#[test]
fn counts_without_a_noun_behind() {
    german("Die Zahl der vom Streik betroffenen Kunden stieg auf 350.", &["350 = 350 Kunden"]);
    german("Das sind 29 von 93 Maschinen.", &["29 = 29 Maschinen", "93 Maschinen = 93 Maschinen"]);
    german(
        "Vier europäische, drei asiatische und fünf afrikanische Staaten.",
        &["Vier = 4 Staaten", "drei = 3 Staaten", "fünf afrikanische Staaten = 5 Staaten"],
    );
    german(
        "Etwa 100 Meter vor dem Werk fanden die Mitarbeiter rund 500 Gramm.",
        &["Etwa 100 Meter = ~100 Meter"],
    );
    english(
        "Airbus delivered 378 aircraft, 17 more than Boeing.",
        &["378 aircraft = 378 aircraft", "17 = 17 aircraft"],
    );
    english(
        "Five jets were sold: two to Riyadh and three to Cairo.",
        &["Five jets = 5 jets", "two = 2 jets", "three = 3 jets"],
    );
}

#[test]
fn counts_by_other_words() {
    english("Bankruptcies rose to 17,814 in May.", &["17,814 = 17814 Bankruptcies"]);
    english(
        "A fleet of 60; he expects three more airlines to fail.",
        &["60 = 60 fleet", "three = 3 airlines"],
    );
    english(
        "It has 100,000 square feet or 500 sq m.",
        &["100,000 square feet = 100000 square feet", "500 sq m = 500 sq m"],
    );
    english("It polled 1,004 adults aged over 18.", &["1,004 adults = 1004 adults"]);
    german(
        "Die Halle misst 12.000 m², eine Belegschaft von 300.",
        &["12.000 m² = 12000 m²", "300 = 300 Belegschaft"],
    );
    german("20 LKW, 30 Pkw und zwei Handvoll Bieter.", &["20 LKW = 20 LKW", "30 Pkw = 30 Pkw"]);
    german(
        "Von 2.300 Stellen entfallen 800 auf Polen, 600 auf Ungarn.",
        &["2.300 Stellen = 2300 Stellen", "800 = 800 Stellen", "600 = 600 Stellen"],
    );
    german(
        "Die Zahl der Kunden wuchs auf 1,2 Mio., der Umsatz auf 300 Mio. Euro.",
        &["1,2 Mio. = 1200000 Kunden", "300 Mio. Euro = 300000000 EUR"],
    );
    german(
        "Es waren 1,2 Milliarden Gewinn statt 1,3 Milliarden Euro.",
        &["1,2 Milliarden = 1200000000 EUR", "1,3 Milliarden Euro = 1300000000 EUR"],
    );
}

#[test]
fn small_number_words() {
    english(
        "It will close seven smelters and four mills.",
        &["seven smelters = 7 smelters", "four mills = 4 mills"],
    );
    english("The two big makers share the order.", &["two big makers = 2 big makers"]);
    english("The two companies held talks for two reasons; both men agreed.", &[]);
    english("He will sell ten of the older 777s.", &["ten = 10 777s"]);
    german("Die drei Firmen nannten zwei Ursachen.", &[]);
    english(
        "Some 3,000 jobs will go, 500 of them in Leeds.",
        &["Some 3,000 jobs = ~3000 jobs", "500 = 500 jobs"],
    );
    english("A couple of banks, a few plants, several mills.", &[]);
    german("Ein paar Banken, einige Werke, mehrere Fabriken.", &[]);
}

#[test]
fn index_levels_and_prices() {
    german("Der Dax schloss bei 18.704,42 Punkten.", &["18.704,42 Punkten = 18704.42 Punkte"]);
    english(
        "The Dow rose 123 points to 38,989.83.",
        &["123 points = 123 points", "38,989.83 = 38989.83 points"],
    );
    let kind = |text| quantities(Language::new("en"), text).first().map(|quantity| <&str>::from(quantity.kind));
    assert_eq!(kind("The shares closed at $182.31."), Some("price"));
    assert_eq!(kind("Earnings were $1.40 per share."), Some("money"));
    assert_eq!(kind("It pays a 12-cent-a-share dividend."), Some("money"));
    assert_eq!(kind("It made 84 cents a share on revenue."), Some("money"));
    assert_eq!(kind("Oil fell to $82.50 a barrel."), Some("price"));
    assert_eq!(kind("The shares are worth $18 billion."), Some("money"));
    assert_eq!(kind("The pound bought $1.2645."), Some("price"));
    assert_eq!(kind("It sells the kits at $99 each."), Some("price"));
    assert_eq!(kind("The app costs $9.99 a month."), Some("money"));
    assert_eq!(kind("The shares fell hard. They ended at 212.5p."), Some("price"));
    let kinds = |text| -> Vec<_> {
        quantities(Language::new("de"), text).iter().map(|quantity| <&str>::from(quantity.kind)).collect()
    };
    assert_eq!(kinds("Gas verteuert sich um 1,2 Cent auf 11,8 Cent je Kilowattstunde."), ["price"; 2]);
    assert_eq!(kinds("Die Anlage verdient 10 Cent je Watt."), ["price"]);
    assert_eq!(kinds("Die Feinunze kostet 2.410 Dollar, der Liter 1,80 Euro."), ["price"; 2]);
    assert_eq!(kinds("Die Kundin zahlt 58 Euro im Monat und 20 Euro pro Kopf."), ["money"; 2]);
    assert_eq!(kinds("Der Euro kostete 1,0845 Dollar."), ["price"]);
    assert_eq!(kinds("EUR/USD 1,0845, Dax: 18.345 (-0,3 %)"), ["price", "index", "percent"]);
    assert_eq!(kinds("Flüge gibt es ab 19,99 Euro."), ["price"]);
    assert_eq!(kinds("Der Index sank von 50,1 auf 49,2."), ["index"; 2]);
}

#[test]
fn numbers_that_are_no_figures() {
    for text in [
        "Am 20. Mai 2024 um 16.30 Uhr, im 3. Quartal, nach 15 Jahren und 90 Tagen.",
        "Der 52-jährige Chef, 52 Jahre alt, wohnt in der Hauptstraße 12.",
        "Im Geschäftsjahr 2023/24 fliegt der A380, die Boeing 737 und GPT-4.",
        "§ 8 Abs. 3, Artikel 5, Platz 3, Nr. 12, 24/7, 3:2, IP 192.168.0.1.",
        "Hotline 0800 123 456, siehe https://example.org/a?b=30%25&c=5%20Euro",
        "Clemens Richter, 1030 Wien, Tel. +49 (0)89 123-456, IBAN DE89 3704 0044 0532 0130 00.",
        "Windows 10, iOS 17.2, Golf 8, F-35, BMW X5, 80 km/h, 10.30 Uhr, 20.05.2024, 2010/11.",
        "Die beiden Firmen sind eins, ein Konzern und der zweite.",
    ] {
        german(text, &[]);
    }
    for text in [
        "On May 20, 2024 at 9:30 a.m., 13 January 2005, Dec. 9, by 0900 GMT.",
        "He is 52 and has worked 10 years and 90 days; the two firms own one 30-year bond.",
        "GPT-4, Llama 3, iPhone 15, Windows 11, the 787-9, Chapter 11 and Route 66.",
        "At 5pm, in FY24, the 1990s, the 9/11 attacks, 4x4s, a 3-for-1 split, 60 mph.",
        "Call 555-1234 or +49 89 1234567, 10 Downing Street.",
    ] {
        english(text, &[]);
    }
}

#[test]
fn signs_give_a_direction() {
    let directions = |text| -> Vec<_> {
        quantities(Language::new("de"), text)
            .iter()
            .map(|quantity| quantity.direction.map(<&str>::from))
            .collect()
    };
    assert_eq!(directions("Der Umsatz (-15,7 Prozent) und der Gewinn (+3 %)."), [Some("down"), Some("up")]);
    assert_eq!(directions("Verdoppelt und halbiert, 3 Prozent."), [Some("up"), Some("down"), None]);
}

#[test]
fn numbers_in_periods_are_skipped() {
    let text = "In den ersten 9 Filialen, 12 Filialen.";
    let document = document(Language::new("de"), text);
    let tokens = token::tokenize(&document);
    let end = text.find(',').expect("a comma");
    let period = Period { span: Span::new(0, end), kind: PeriodKind::Calendar, from: None, to: None };
    let found = recognize(&tokens, &[period]);
    assert_eq!(found.iter().map(|quantity| quantity.value).collect::<Vec<_>>(), [Decimal::from(12)]);
}
