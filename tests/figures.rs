//! What the recogniser of figures understands, one phenomenon a test, and what holds for any text.

use depesche::analysis::figures::{Quantity, recognize};
use depesche::analysis::{Direction, Period, PeriodKind, token};
use depesche::document::{Block, BlockKind, Document, Language, Span};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn document(language: Language, text: &str) -> Document {
    let blocks = vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }];
    Document { text: text.to_owned(), language, blocks, ..Document::default() }
}

fn quantities(language: Language, text: &str) -> Vec<Quantity> {
    recognize(&token::tokenize(&document(language, text)), &[])
}

/// Each figure as `span = value unit`, with `~ + > - <` before the value for modifiers and `..` for ranges.
fn read(language: Language, text: &str) -> Vec<String> {
    quantities(language, text)
        .iter()
        .map(|quantity| {
            let sign = match quantity.modifier.name() {
                "approx" => "~",
                "at_least" => "+",
                "more_than" => ">",
                "at_most" => "-",
                "less_than" => "<",
                _ => "",
            };
            let to = quantity.value_to.map_or(String::new(), |to| format!("..{to}"));
            let unit = quantity.unit.as_ref().map_or("×".to_owned(), ToString::to_string);
            format!("{} = {sign}{}{to} {unit}", &text[quantity.span.range()], quantity.value)
        })
        .collect()
}

#[track_caller]
fn german(text: &str, expected: &[&str]) {
    assert_eq!(read(Language::German, text), expected, "{text}");
}

#[track_caller]
fn english(text: &str, expected: &[&str]) {
    assert_eq!(read(Language::English, text), expected, "{text}");
}

#[test]
fn scales() {
    german("Der Umsatz lag bei 3,5 Mrd. Euro.", &["3,5 Mrd. Euro = 3500000000 EUR"]);
    german("Das Volumen von 2 Bio. Yen.", &["2 Bio. Yen = 2000000000000 JPY"]);
    german("Zinsen von TEUR 450 und 3 MEUR.", &["TEUR 450 = 450000 EUR", "3 MEUR = 3000000 EUR"]);
    german("Der Mast ist 30 m hoch.", &[]);
    english(
        "It paid $36tn, £75m and €1.5bn.",
        &["$36tn = 36000000000000 USD", "£75m = 75000000 GBP", "€1.5bn = 1500000000 EUR"],
    );
    english("They paid 75 USD million.", &["75 USD million = 75000000 USD"]);
    english("It shipped 39m cases.", &["39m cases = 39000000 cases"]);
    english("A fund of Rs 500 crore.", &["Rs 500 crore = 5000000000 INR"]);
}

#[test]
fn separators() {
    german("Er zahlte 1.234,56 Euro.", &["1.234,56 Euro = 1234.56 EUR"]);
    german("Er zahlte CHF 1’234.50.", &["CHF 1’234.50 = 1234.5 CHF"]);
    german("Er zahlte 12 500 Euro.", &["12 500 Euro = 12500 EUR"]);
    german("Er zahlte 12\u{202F}500 Euro.", &["12\u{202F}500 Euro = 12500 EUR"]);
    german("Er zahlte 49,- im Laden.", &["49,- = 49 EUR"]);
    english("It paid $1.999 a litre and $1,999 in all.", &["$1.999 = 1.999 USD", "$1,999 = 1999 USD"]);
    english("Some 400 737 Max jets stay grounded.", &["Some 400 737 Max jets = ~400 737 Max jets"]);
}

#[test]
fn currencies() {
    german("Für 5 Mio. kanadische Dollar.", &["5 Mio. kanadische Dollar = 5000000 CAD"]);
    german("Für 10 Hongkong-Dollar, dann 31 Cent.", &["10 Hongkong-Dollar = 10 HKD", "31 Cent = 0.31 HKD"]);
    german("31 Cent je Aktie.", &["31 Cent = 0.31 EUR"]);
    german("500 Pfund schwer, 20 Mio. Pfund wert.", &["20 Mio. Pfund = 20000000 GBP"]);
    english(
        "It bid US$4bn, then A$6bn, then c $ 300 million.",
        &["US$4bn = 4000000000 USD", "A$6bn = 6000000000 AUD", "c $ 300 million = 300000000 CAD"],
    );
    german(
        "Um einen halben Cent, nach 10 Sek. und 3 Fr.",
        &["einen halben Cent = 0.005 EUR", "3 Fr. = 3 CHF"],
    );
    english("It sold for 40,000 U.S. dollars.", &["40,000 U.S. dollars = 40000 USD"]);
    english("It cost 3 dollars 50 cents, then 412p.", &["3 dollars 50 cents = 3.5 USD", "412p = 4.12 GBP"]);
    german("Ein Ergebnis von EUR -0,19 nach EUR 0,49.", &["EUR -0,19 = 0.19 EUR", "EUR 0,49 = 0.49 EUR"]);
    german(
        "Der Umsatz stieg auf 3 Mrd. Dollar, der Gewinn auf 42 Cent.",
        &["3 Mrd. Dollar = 3000000000 USD", "42 Cent = 0.42 USD"],
    );
    english("A loss of $(4.2) million.", &["$(4.2) million = 4200000 USD"]);
    english("Ten million New Zealand dollars.", &["Ten million New Zealand dollars = 10000000 NZD"]);
}

#[test]
fn words() {
    german(
        "Eine halbe Million Euro, anderthalb Milliarden Dollar, siebenunddreißig Prozent.",
        &[
            "Eine halbe Million Euro = 500000 EUR",
            "anderthalb Milliarden Dollar = 1500000000 USD",
            "siebenunddreißig Prozent = 37 %",
        ],
    );
    english(
        "Three quarters of a billion dollars and twenty-five thousand people.",
        &[
            "Three quarters of a billion dollars = 750000000 USD",
            "twenty-five thousand people = 25000 people",
        ],
    );
    english("Two and a half million pounds.", &["Two and a half million pounds = 2500000 GBP"]);
    german("Mehrere hundert Millionen Euro und Milliarden an Dollar.", &[]);
    english("Several hundred million dollars, billions of euros.", &[]);
}

#[test]
fn shares_of_a_hundred() {
    german(
        "Um 0,25 Prozentpunkte auf 4,5 %, 25 Basispunkte mehr.",
        &["0,25 Prozentpunkte = 0.25 pp", "4,5 % = 4.5 %", "25 Basispunkte = 0.25 pp"],
    );
    german(
        "Die 50-Prozent-Hürde, ein zehnprozentiger Anteil.",
        &["50-Prozent = 50 %", "zehnprozentiger = 10 %"],
    );
    english("It rose 0.4 per cent, or 150bps.", &["0.4 per cent = 0.4 %", "150bps = 1.5 pp"]);
    german("Um einen halben Prozentpunkt.", &["einen halben Prozentpunkt = 0.5 pp"]);
}

#[test]
fn multiples() {
    german(
        "Der Gewinn hat sich mehr als verdreifacht, knapp die Hälfte ging an Aktionäre, ein Drittel blieb.",
        &["mehr als verdreifacht = >3 ×", "knapp die Hälfte = ~0.5 ×", "ein Drittel = 0.3333 ×"],
    );
    german("Das ist anderthalbmal so viel.", &["anderthalbmal so viel = 1.5 ×"]);
    english("It sells a third fewer lines; one fund returned 14x.", &["a third = 0.3333 ×", "14x = 14 ×"]);
    german(
        "Das Doppelte, das 1,6-Fache und doppelt so viele.",
        &["Das Doppelte = 2 ×", "das 1,6-Fache = 1.6 ×", "doppelt so viele = 2 ×"],
    );
    german("Sechs von zehn Kunden.", &["Sechs von zehn Kunden = 0.6 ×"]);
    english("Profit doubled, costs halved.", &["doubled = 2 ×", "halved = 0.5 ×"]);
    english(
        "More than a third of staff, half of them new.",
        &["More than a third = >0.3333 ×", "half = 0.5 ×"],
    );
    english("It trades at 22 times earnings.", &["22 times = 22 ×"]);
    english("In the first half and the first three quarters of 2015.", &[]);
}

#[test]
fn modifiers() {
    german(
        "Etwas mehr als sieben Milliarden Euro.",
        &["Etwas mehr als sieben Milliarden Euro = >7000000000 EUR"],
    );
    german("Bis zu 1.500 Bahn-Mitarbeiter.", &["Bis zu 1.500 Bahn-Mitarbeiter = -1500 Bahn-Mitarbeiter"]);
    german("Plant 50% oder mehr.", &["50% oder mehr = +50 %"]);
    german("Die Anleihe über 500 Mio. Euro.", &["500 Mio. Euro = 500000000 EUR"]);
    german("Er verlor über 500 Mio. Euro.", &["über 500 Mio. Euro = >500000000 EUR"]);
    german(
        "Keine drei Prozent, gute 5 Millionen Euro.",
        &["Keine drei Prozent = <3 %", "gute 5 Millionen Euro = ~5000000 EUR"],
    );
    german(
        "Die Umfrage unter 642 Betrieben, Verluste über 5 Mrd. Euro hinaus.",
        &["642 Betrieben = 642 Betrieben", "5 Mrd. Euro = 5000000000 EUR"],
    );
    english(
        "A £90m-plus contract pushed profits past £75m.",
        &["£90m-plus = +90000000 GBP", "past £75m = >75000000 GBP"],
    );
    english("No less than $5, as much as 9%.", &["No less than $5 = +5 USD", "as much as 9% = -9 %"]);
    english("It has 5,000+ clients.", &["5,000+ clients = +5000 clients"]);
}

#[test]
fn ranges() {
    german("Zwischen 5 und 7 Prozent.", &["Zwischen 5 und 7 Prozent = 5..7 %"]);
    german(
        "500 Millionen bis 1,5 Milliarden Euro.",
        &["500 Millionen bis 1,5 Milliarden Euro = 500000000..1500000000 EUR"],
    );
    german("Zwischen 421 Euro in Tirol und 750 Euro in Wien.", &["421 Euro = 421 EUR", "750 Euro = 750 EUR"]);
    english("It will pay between $1bn and $3bn.", &["between $1bn and $3bn = 1000000000..3000000000 USD"]);
    english(
        "Around US$7 to US$7.5 billion.",
        &["Around US$7 to US$7.5 billion = 7000000000..7500000000 USD"],
    );
    english("It costs $3-4 billion.", &["$3-4 billion = 3000000000..4000000000 USD"]);
    english(
        "Sales fell $1.2 million to $23.5 million.",
        &["$1.2 million = 1200000 USD", "$23.5 million = 23500000 USD"],
    );
    english("It cut the fee from £6 to £4.", &["£6 = 6 GBP", "£4 = 4 GBP"]);
}

#[test]
fn ranges_without_a_first_unit() {
    german(
        "Ein Erlös von 17 Milliarden Euro, ein Ergebnis von 7,6 bis 7,9 Milliarden.",
        &["17 Milliarden Euro = 17000000000 EUR", "7,6 bis 7,9 Milliarden = 7600000000..7900000000 EUR"],
    );
    german("Ein bis zwei Prozent.", &["Ein bis zwei Prozent = 1..2 %"]);
    german(
        "Für 8–10 Prozent und 8 oder 10 Prozent.",
        &["8–10 Prozent = 8..10 %", "8 = 8 %", "10 Prozent = 10 %"],
    );
    german("Im Jahr 2010-2011 und von 2012 bis 2015.", &[]);
    english("It rose from 2010 to 2015, by one to two percent.", &["one to two percent = 1..2 %"]);
    english("Seoul lost 2.1% to 2,580.", &["2.1% = 2.1 %", "2,580 = 2580 ×"]);
    english("It cut prices by £50 to £199.", &["£50 = 50 GBP", "£199 = 199 GBP"]);
    english("A stake of £400m-£450m.", &["£400m-£450m = 400000000..450000000 GBP"]);
}

#[test]
fn units_lent_in_chains() {
    german(
        "Das EBIT stieg von 20,1 auf 25,3 Millionen, der Umsatz auf 350 Millionen Euro.",
        &["20,1 = 20100000 EUR", "25,3 Millionen = 25300000 EUR", "350 Millionen Euro = 350000000 EUR"],
    );
    german(
        "Das EBITDA lag bei 128,7 (120,3) Mio. Euro.",
        &["128,7 = 128700000 EUR", "120,3 = 120300000 EUR"],
    );
    german("Er hält 10, 20 und 30 Prozent.", &["10 = 10 %", "20 = 20 %", "30 Prozent = 30 %"]);
    german(
        "Die Zahl der Arbeitslosen stieg um 12.000 auf 2,7 Millionen.",
        &["12.000 = 12000 Arbeitslosen", "2,7 Millionen = 2700000 Arbeitslosen"],
    );
    german(
        "Von 3.000 Stellen fallen 500 weg, 200 davon in Berlin.",
        &["3.000 Stellen = 3000 Stellen", "500 = 500 Stellen", "200 = 200 Stellen"],
    );
    english(
        "Subscribers jumped by 3.1m to 25.6m.",
        &["3.1m = 3100000 Subscribers", "25.6m = 25600000 Subscribers"],
    );
    english("They use 802.11b and 3G.", &[]);
}

/// The figures of a text whose lines are blocks of their own.
fn lines(language: Language, lines: &[(BlockKind, &str)]) -> Vec<String> {
    let mut document = Document { language, ..Document::default() };
    for (kind, line) in lines {
        let start = document.text.len();
        document.text.push_str(line);
        document.blocks.push(Block { span: Span::new(start, document.text.len()), kind: *kind });
        document.text.push('\n');
    }
    recognize(&token::tokenize(&document), &[])
        .iter()
        .map(|quantity| {
            format!("{} {}", quantity.value, quantity.unit.as_ref().map_or("×".into(), ToString::to_string))
        })
        .collect()
}

#[test]
fn paragraphs_lend_their_currency_to_large_sums_only() {
    use BlockKind::Paragraph;
    let found = |second| {
        lines(Language::German, &[(Paragraph, "Der Umsatz lag bei 3 Mrd. Euro."), (Paragraph, second)])
    };
    assert_eq!(found("Es waren 8,6 Mio. im Ganzen."), ["3000000000 EUR"]);
    assert_eq!(found("Es waren 8,6 Mrd. im Ganzen."), ["3000000000 EUR", "8600000000 EUR"]);
    assert_eq!(found("Die Kredite summieren sich auf knapp 8 Millionen."), ["3000000000 EUR", "8000000 EUR"]);
}

#[test]
fn heads_of_tables() {
    use BlockKind::{ListItem, Paragraph, Preformatted};
    assert_eq!(
        lines(
            Language::German,
            &[
                (Paragraph, "Zahlen der Sparte (in Tsd. Euro)"),
                (ListItem, "Umsatz: 88.400"),
                (ListItem, "Verlust: 12.750"),
                (ListItem, "Mitarbeiter: 312"),
                (Paragraph, "Im Lager liegen 1.200 Geräte."),
                (ListItem, "Umsatz: 88"),
            ],
        ),
        ["88400000 EUR", "12750000 EUR", "312 Mitarbeiter", "1200 Geräte"],
    );
    assert_eq!(
        lines(
            Language::English,
            &[(Preformatted, "$ million    2023    2022"), (Preformatted, "Revenue    345.6    320.1")],
        ),
        ["345600000 USD", "320100000 USD"],
    );
    german("Umsatz in Mio. Euro: 345,6 (Vorjahr 320,1)", &["345,6 = 345600000 EUR", "320,1 = 320100000 EUR"]);
    english(
        "In millions of dollars: revenue 34.5, net income 2",
        &["34.5 = 34500000 USD", "2 = 2000000 USD"],
    );
}

#[test]
fn bare_millions_take_the_currency_of_the_text() {
    german(
        "Der Umsatz stieg auf CHF 310 Mio. Bis 2020 will er jährlich 35 Millionen an Kosten sparen.",
        &["CHF 310 Mio. = 310000000 CHF", "35 Millionen = 35000000 CHF"],
    );
    german("Bis 2020 will er 35 Millionen einsparen.", &[]);
    english(
        "Shares in the Danish line closed 7 crowns lower. A Kenyan pays 200 shillings.",
        &["7 crowns = 7 DKK", "200 shillings = 200 KES"],
    );
    english("It paid A$3.10, of which 40 cents in cash.", &["A$3.10 = 3.1 AUD", "40 cents = 0.4 AUD"]);
}

#[test]
fn numbers_take_up_the_unit_before() {
    german(
        "Beim Ergebnis waren es 18 Prozent, beim Umsatz waren es 11. Die Erlöse stiegen.",
        &["18 Prozent = 18 %", "11 = 11 %"],
    );
    german(
        "Der Fehlbetrag lag bei 27,5 Millionen Euro – im Jahr davor lag er bei 12.",
        &["27,5 Millionen Euro = 27500000 EUR", "12 = 12000000 EUR"],
    );
    german("Die Marge fiel um 2 Prozentpunkte, die Zahl der Kunden lag bei 12.", &["2 Prozentpunkte = 2 pp"]);
}

#[test]
fn fractions_behind_verbs_and_modifiers() {
    english(
        "Orders jumped by almost a quarter. Profit rose a third last year. Nearly a fifth are women.",
        &["almost a quarter = ~0.25 ×", "a third = 0.3333 ×", "Nearly a fifth = ~0.2 ×"],
    );
    english("It is a third buyer in a quarter when sales fell, and a fifth column.", &[]);
}

#[test]
fn shared_units() {
    german("Von 1,2 auf 0,8 Mrd. Euro.", &["1,2 = 1200000000 EUR", "0,8 Mrd. Euro = 800000000 EUR"]);
    german(
        "Kredite von 200 Milliarden Euro, davon 50 bei der Tochter.",
        &["200 Milliarden Euro = 200000000000 EUR", "50 = 50000000000 EUR"],
    );
    german("Ein Gewinn von 6,31 (2014: 4,86) Millionen Euro.", &["6,31 = 6310000 EUR", "4,86 = 4860000 EUR"]);
    german(
        "Von 44.100 Mitarbeitern sollen etwa 10.600 gehen.",
        &["44.100 Mitarbeitern = 44100 Mitarbeitern", "etwa 10.600 = ~10600 Mitarbeitern"],
    );
    english(
        "Fiat gets 1bn euros now, with another 550m to follow.",
        &["1bn euros = 1000000000 EUR", "550m = 550000000 EUR"],
    );
}

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
    let kind = |text| quantities(Language::English, text).first().map(|quantity| quantity.kind.name());
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
        quantities(Language::German, text).iter().map(|quantity| quantity.kind.name()).collect()
    };
    assert_eq!(kinds("Gas verteuert sich um 1,2 Cent auf 11,8 Cent je Kilowattstunde."), ["price"; 2]);
    assert_eq!(kinds("Die Anlage verdient 10 Cent je Watt."), ["price"]);
    assert_eq!(kinds("Die Feinunze kostet 2.410 Dollar, der Liter 1,80 Euro."), ["price"; 2]);
    assert_eq!(kinds("Die Kundin zahlt 58 Euro im Monat und 20 Euro pro Kopf."), ["money"; 2]);
    assert_eq!(kinds("Der Euro kostete 1,0845 Dollar."), ["price"]);
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
        quantities(Language::German, text)
            .iter()
            .map(|quantity| quantity.direction.map(Direction::name))
            .collect()
    };
    assert_eq!(directions("Der Umsatz (-15,7 Prozent) und der Gewinn (+3 %)."), [Some("down"), Some("up")]);
    assert_eq!(directions("Verdoppelt und halbiert, 3 Prozent."), [Some("up"), Some("down"), None]);
}

#[test]
fn numbers_in_periods_are_skipped() {
    let text = "In den ersten 9 Filialen, 12 Filialen.";
    let document = document(Language::German, text);
    let tokens = token::tokenize(&document);
    let end = text.find(',').expect("a comma");
    let period = Period { span: Span::new(0, end), kind: PeriodKind::Calendar, from: None, to: None };
    let found = recognize(&tokens, &[period]);
    assert_eq!(found.iter().map(|quantity| quantity.value).collect::<Vec<_>>(), [Decimal::from(12)]);
}

/// Groups of three with `separator`, as a writer would set the digits of a whole number.
fn grouped(value: u64, separator: &str) -> String {
    let digits = value.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).expect("digits")).collect();
    groups.join(separator)
}

fn check_invariants(language: Language, text: &str) {
    let found = quantities(language, text);
    let mut end = 0;
    for quantity in &found {
        assert!(quantity.span.start >= end, "sorted and apart in {text:?}");
        assert!(!quantity.span.is_empty() && text.get(quantity.span.range()).is_some(), "inside {text:?}");
        assert!(!quantity.value.is_sign_negative() || quantity.value.is_zero());
        assert!(quantity.value_to.is_none_or(|to| to > quantity.value), "{text:?}");
        end = quantity.span.end;
    }
}

/// The pieces that figures are made of, in any order, with and without spaces.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "1",
        "12",
        "1.234,5",
        "2024",
        "0,5",
        "999999999999999999999999999",
        "ein",
        "zwei",
        "eine",
        "halbe",
        "Million",
        "Mrd",
        ".",
        ",",
        "-",
        "–",
        "bis",
        "zwischen",
        "und",
        "von",
        "auf",
        "€",
        "$",
        "A",
        "EUR",
        "MEUR",
        "Euro",
        "Cent",
        "%",
        "Prozent",
        "punkte",
        "(",
        ")",
        "+",
        "davon",
        "der",
        "Mitarbeitern",
        "verdoppelt",
        "Hälfte",
        "about",
        "half",
        "a",
        "third",
        "of",
        "two",
        "hundred",
        "thousand",
        "bn",
        "m",
        "per",
        "cent",
        "points",
        "between",
        "to",
        "from",
        "more",
        "than",
        "times",
        "x",
        "½",
        "/",
        "3/4",
        "billion",
        "lakh",
        "c",
        "US",
        "point",
    ]);
    prop::collection::vec((piece, prop::bool::weighted(0.7)), 0..25).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(piece, space)| if space { format!("{piece} ") } else { piece.to_owned() })
            .collect()
    })
}

proptest! {
    #[test]
    fn any_text_keeps_the_invariants(text in ".{0,80}") {
        check_invariants(Language::German, &text);
        check_invariants(Language::English, &text);
    }

    #[test]
    fn any_pieces_keep_the_invariants(text in pieces()) {
        check_invariants(Language::German, &text);
        check_invariants(Language::English, &text);
    }

    #[test]
    fn written_amounts_read_back(value in 1_000_u64..1_000_000_000_000, cents in 0_u32..100) {
        let exact = Decimal::from(value) + Decimal::new(i64::from(cents), 2);
        let forms = [
            (Language::German, format!("{},{cents:02} Euro", grouped(value, "."))),
            (Language::German, format!("CHF {}.{cents:02}", grouped(value, "’"))),
            (Language::German, format!("€ {},{cents:02}", grouped(value, "\u{202F}"))),
            (Language::English, format!("${}.{cents:02}", grouped(value, ","))),
            (Language::English, format!("{value}.{cents:02} dollars")),
        ];
        for (language, text) in forms {
            let found = quantities(language, &text);
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert_eq!(found[0].value, exact.normalize(), "{}", text);
            prop_assert_eq!(found[0].span.range(), 0..text.len());
        }
    }
}
