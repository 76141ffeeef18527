//! Financial tables: every cell with its value, unit, measure, owner and period.
//!
//! A case is an article with a table and what is expected of its figures, one a line:
//! `words = value unit direction | of | who | period`. A dash stands for what is not known.

use depesche::analysis::{Direction, analyze};
use depesche::document::Document;
use depesche::intake::{Format, Metadata, document, page_document};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

fn read(format: Format, text: &str) -> Document {
    match format {
        Format::Html => page_document(text.to_owned(), Metadata::default()).expect("a page"),
        format => document(text.to_owned(), format, Metadata::default()),
    }
}

/// The figures of an article as the cases have them.
fn told(document: &Document) -> String {
    let analysis = analyze(document);
    let mut lines = String::new();
    for figure in &analysis.figures {
        let _ = write!(lines, "{} = {}", document.words(figure.span), figure.value);
        if let Some(value) = figure.value_to {
            let _ = write!(lines, "..{value}");
        }
        let unit = figure.unit.as_ref().map_or("-", |unit| unit.name(document.language));
        let _ = write!(lines, " {unit}");
        match figure.direction {
            Some(Direction::Up) => lines.push_str(" up"),
            Some(Direction::Down) => lines.push_str(" down"),
            None => {}
        }
        let of = figure.of.map_or_else(|| "-".to_owned(), |span| document.words(span));
        let who = figure.who.map_or("-", |who| analysis.name(who));
        let day = |day: Option<chrono::NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        let when = figure
            .when
            .map_or_else(|| "-".to_owned(), |when| format!("{}..{}", day(when.from), day(when.to)));
        let _ = writeln!(lines, " | {of} | {who} | {when}");
    }
    lines
}

#[track_caller]
fn expect(format: Format, text: &str, figures: &str) {
    let document = read(format, text);
    let expected: String = figures.lines().map(|line| line.trim().to_owned() + "\n").collect();
    let expected = expected.trim_start_matches('\n');
    let told = told(&document);
    let pairs = told.lines().zip(expected.lines()).filter(|(told, expected)| told != expected);
    let wrong: Vec<_> = pairs.collect();
    assert!(
        wrong.is_empty() && told.lines().count() == expected.trim_end().lines().count(),
        "{wrong:#?}\n{told}"
    );
}

#[test]
fn columns_are_periods_and_changes() {
    expect(
        Format::Text,
        "Kernwerk steigert Gewinn\n\nBremen, 7. August 2024\n\nDie Kernwerk AG hat im Halbjahr mehr verdient.\n\n\
         in Mio. Euro         H1 2024   H1 2023   Veränderung\n\
         Umsatz               1.340,2   1.192,4       +12,4 %\n\
         EBIT                    88,1     -12,0             -\n\
         EBIT-Marge               6,6      -1,0        7,6 PP\n\
         Ergebnis je Aktie\n(in Euro)               0,85     -0,10          n.a.\n\
         Mitarbeiter           12.410    12.033         3,1 %\n\nDer Ausblick bleibt.",
        "1.340,2 = 1340200000 EUR | Umsatz | Kernwerk AG | 2024-01-01..2024-06-30
         1.192,4 = 1192400000 EUR | Umsatz | Kernwerk AG | 2023-01-01..2023-06-30
         +12,4 % = 12.4 % up | Umsatz | Kernwerk AG | 2024-01-01..2024-06-30
         88,1 = 88100000 EUR | EBIT | Kernwerk AG | 2024-01-01..2024-06-30
         -12,0 = 12000000 EUR down | EBIT | Kernwerk AG | 2023-01-01..2023-06-30
         6,6 = 6.6 % | EBIT-Marge | Kernwerk AG | 2024-01-01..2024-06-30
         -1,0 = 1 % down | EBIT-Marge | Kernwerk AG | 2023-01-01..2023-06-30
         7,6 PP = 7.6 pp up | EBIT-Marge | Kernwerk AG | 2024-01-01..2024-06-30
         0,85 = 0.85 EUR | Ergebnis je Aktie | Kernwerk AG | 2024-01-01..2024-06-30
         -0,10 = 0.1 EUR down | Ergebnis je Aktie | Kernwerk AG | 2023-01-01..2023-06-30
         12.410 = 12410 Mitarbeiter | Mitarbeiter | Kernwerk AG | 2024-01-01..2024-06-30
         12.033 = 12033 Mitarbeiter | Mitarbeiter | Kernwerk AG | 2023-01-01..2023-06-30
         3,1 % = 3.1 % up | Mitarbeiter | Kernwerk AG | 2024-01-01..2024-06-30",
    );
}

#[test]
fn heads_stand_in_several_rows() {
    expect(
        Format::Text,
        "Torfmoor AG: Halbjahr\n\nEmden, 1. August 2024\n\nDie Torfmoor AG wächst.\n\n\
         \x20                      1. Halbjahr    1. Halbjahr\n\
         \x20                          2024           2023       Änderung\n\
         \x20                        Mio. Euro      Mio. Euro        in %\n\
         ================================================================\n\n\
         Umsatz                       512,3          480,9         6,5\n\
         EBITDA                        77,4*          70,1        10,4\n\n\
         Mitarbeiter (30.06.)         2.911          2.850         2,1\n\n\
         * einschließlich Grundstücksverkauf",
        "512,3 = 512300000 EUR | Umsatz | Torfmoor AG | 2024-01-01..2024-06-30
         480,9 = 480900000 EUR | Umsatz | Torfmoor AG | 2023-01-01..2023-06-30
         6,5 = 6.5 % up | Umsatz | Torfmoor AG | 2024-01-01..2024-06-30
         77,4 = 77400000 EUR | EBITDA | Torfmoor AG | 2024-01-01..2024-06-30
         70,1 = 70100000 EUR | EBITDA | Torfmoor AG | 2023-01-01..2023-06-30
         10,4 = 10.4 % up | EBITDA | Torfmoor AG | 2024-01-01..2024-06-30
         2.911 = 2911 Mitarbeiter | Mitarbeiter | Torfmoor AG | 2024-01-01..2024-06-30
         2.850 = 2850 Mitarbeiter | Mitarbeiter | Torfmoor AG | 2023-01-01..2023-06-30
         2,1 = 2.1 % up | Mitarbeiter | Torfmoor AG | 2024-01-01..2024-06-30",
    );
}

#[test]
fn firms_stand_in_rows() {
    expect(
        Format::Markdown,
        "# Airlines ranked\n\nNew York, 3 February 2025\n\nLow-cost carriers grew fastest, a survey of the industry says.\n\n\
         | Rank | Airline | Passengers (m) | Revenue 2024 ($bn) | Load factor (%) |\n|---|---|---|---|---|\n\
         | 1 | Skylark Airways | 142.1 | 38.2 | 84.1 |\n| 2 | Pacific Crown | 101.7 | 30.9 | 82.5 |\n\
         | 3 | JetNova | 98.0 | 12.4 | – |\n| | Total | 341.8 | 81.5 | |\n",
        "142.1 = 142100000 Passengers | Passengers | Skylark Airways | 2024-01-01..2024-12-31
         38.2 = 38200000000 USD | Revenue | Skylark Airways | 2024-01-01..2024-12-31
         84.1 = 84.1 % | Load factor | Skylark Airways | 2024-01-01..2024-12-31
         101.7 = 101700000 Passengers | Passengers | Pacific Crown | 2024-01-01..2024-12-31
         30.9 = 30900000000 USD | Revenue | Pacific Crown | 2024-01-01..2024-12-31
         82.5 = 82.5 % | Load factor | Pacific Crown | 2024-01-01..2024-12-31
         98.0 = 98000000 Passengers | Passengers | JetNova | 2024-01-01..2024-12-31
         12.4 = 12400000000 USD | Revenue | JetNova | 2024-01-01..2024-12-31
         341.8 = 341800000 Passengers | Passengers | - | 2024-01-01..2024-12-31
         81.5 = 81500000000 USD | Revenue | - | 2024-01-01..2024-12-31",
    );
}

#[test]
fn periods_stand_in_rows() {
    expect(
        Format::Markdown,
        "# Umsatz nach Quartalen\n\nWien, 10. Jänner 2025\n\nDie Alpenholz AG hat mehr umgesetzt.\n\nUmsatz in Mio. Euro\n\n\
         | Quartal | 2023 | 2024 |\n|---|---|---|\n| Q1 | 91,2 | 95,4 |\n| Q2 | 93,0 | 99,9 |\n| Gesamt | 184,2 | 195,3 |\n",
        "91,2 = 91200000 EUR | Umsatz | Alpenholz AG | 2023-01-01..2023-03-31
         95,4 = 95400000 EUR | Umsatz | Alpenholz AG | 2024-01-01..2024-03-31
         93,0 = 93000000 EUR | Umsatz | Alpenholz AG | 2023-04-01..2023-06-30
         99,9 = 99900000 EUR | Umsatz | Alpenholz AG | 2024-04-01..2024-06-30
         184,2 = 184200000 EUR | Umsatz | Alpenholz AG | 2023-01-01..2023-12-31
         195,3 = 195300000 EUR | Umsatz | Alpenholz AG | 2024-01-01..2024-12-31",
    );
    expect(
        Format::Markdown,
        "# Crestline grows\n\nChicago, January 30, 2025\n\nCrestline Foods Inc. sold more snacks in every quarter of the year.\n\n\
         | Fiscal quarter | Net sales ($ millions) | Gross margin | EPS |\n|---|---:|---:|---:|\n\
         | Q1 FY24 | 3,120 | 34.0% | $1.02 |\n| Q2 FY24 | 3,244 | 33.6% | $(0.10) |\n",
        "3,120 = 3120000000 USD | Net sales | Crestline Foods Inc. | 2024-01-01..2024-03-31
         34.0% = 34 % | Gross margin | Crestline Foods Inc. | 2024-01-01..2024-03-31
         $1.02 = 1.02 USD | EPS | Crestline Foods Inc. | 2024-01-01..2024-03-31
         3,244 = 3244000000 USD | Net sales | Crestline Foods Inc. | 2024-04-01..2024-06-30
         33.6% = 33.6 % | Gross margin | Crestline Foods Inc. | 2024-04-01..2024-06-30
         $(0.10) = 0.1 USD down | EPS | Crestline Foods Inc. | 2024-04-01..2024-06-30",
    );
}

#[test]
fn what_has_a_price_is_nobodys() {
    expect(
        Format::Markdown,
        "# Rohstoffe: Öl verbilligt sich\n\nLondon, 12. September 2024\n\nDie Preise für Rohöl sind am Donnerstag gefallen.\n\n\
         | Rohstoff | Einheit | Preis | Veränderung |\n|---|---|---:|---:|\n\
         | Brent | USD/Barrel | 71,20 | -1,4 % |\n| Gold | USD/Feinunze | 2.548,10 | +1,2 % |\n",
        "71,20 = 71.2 USD | Brent | - | -
         -1,4 % = 1.4 % down | Brent | - | -
         2.548,10 = 2548.1 USD | Gold | - | -
         +1,2 % = 1.2 % up | Gold | - | -",
    );
    expect(
        Format::Text,
        "European shares\n\nLONDON, 6 March 2025\n\nEuropean shares rose on Thursday after the bank had cut its rates.\n\n\
         \x20             Last       Chg     Pct chg    YTD pct chg\n\
         FTSE 100    8,682.84   -73.00     -0.83          +6.24\n\
         IBEX 35    13,251.10   +45.20     +0.34         +14.30\n",
        "8,682.84 = 8682.84 points | FTSE 100 | - | -
         -73.00 = 73 points down | FTSE 100 | - | -
         -0.83 = 0.83 % down | FTSE 100 | - | -
         +6.24 = 6.24 % up | FTSE 100 | - | -
         13,251.10 = 13251.1 points | IBEX 35 | - | -
         +45.20 = 45.2 points up | IBEX 35 | - | -
         +0.34 = 0.34 % up | IBEX 35 | - | -
         +14.30 = 14.3 % up | IBEX 35 | - | -",
    );
}

#[test]
fn cells_span_rows_and_columns() {
    expect(
        Format::Html,
        "<html lang=en><head><title>Corvane cash flow improves</title></head><body><article><h1>Corvane cash flow improves</h1>\
         <p>BOSTON, Feb. 20, 2025</p><p>Corvane Corp. generated more cash from its operations in the fourth quarter, the company \
         said on Thursday in a statement.</p><table><caption>Dollars in thousands, except per-share amounts</caption>\
         <tr><th></th><th colspan=6>Three months ended Dec. 31,</th></tr>\
         <tr><th></th><th colspan=3>2024</th><th colspan=3>2023</th></tr>\
         <tr><td>Net sales<sup>1</sup></td><td>$</td><td>1,204</td><td></td><td>$</td><td>1,101</td><td></td></tr>\
         <tr><td>Operating cash flow</td><td></td><td>310</td><td></td><td></td><td>(12</td><td>)</td></tr>\
         <tr><td>Diluted EPS</td><td>$</td><td>0.52</td><td></td><td>$</td><td>(0.03</td><td>)</td></tr></table></article></body></html>",
        "$1,204 = 1204000 USD | Net sales | Corvane Corp. | 2024-10-01..2024-12-31
         $1,101 = 1101000 USD | Net sales | Corvane Corp. | 2023-10-01..2023-12-31
         310 = 310000 USD | Operating cash flow | Corvane Corp. | 2024-10-01..2024-12-31
         (12) = 12000 USD down | Operating cash flow | Corvane Corp. | 2023-10-01..2023-12-31
         $0.52 = 0.52 USD | Diluted EPS | Corvane Corp. | 2024-10-01..2024-12-31
         $(0.03) = 0.03 USD down | Diluted EPS | Corvane Corp. | 2023-10-01..2023-12-31",
    );
    expect(
        Format::Html,
        "<html lang=de><head><title>Talbahn im dritten Quartal</title></head><body><article><h1>Talbahn im dritten Quartal</h1>\
         <p>Chur, 5. November 2024</p><p>Die Talbahn AG hat mehr Fahrgäste befördert als im Vorjahr und ihren Gewinn gesteigert.</p>\
         <table><thead><tr><th rowspan=2>in Mio. CHF</th><th colspan=2>3. Quartal</th><th rowspan=2>+/- %</th></tr>\
         <tr><th>2024</th><th>2023</th></tr></thead><tbody><tr><td>Verkehrsertrag</td><td>212,4</td><td>201,0<sup>2)</sup></td><td>5,7</td></tr>\
         <tr><td>Fahrgäste (Mio.)</td><td>14,2</td><td>13,8</td><td>2,9</td></tr></tbody></table></article></body></html>",
        "212,4 = 212400000 CHF | Verkehrsertrag | Talbahn AG | 2024-07-01..2024-09-30
         201,0 = 201000000 CHF | Verkehrsertrag | Talbahn AG | 2023-07-01..2023-09-30
         5,7 = 5.7 % up | Verkehrsertrag | Talbahn AG | 2024-07-01..2024-09-30
         14,2 = 14200000 Fahrgäste | Fahrgäste | Talbahn AG | 2024-07-01..2024-09-30
         13,8 = 13800000 Fahrgäste | Fahrgäste | Talbahn AG | 2023-07-01..2023-09-30
         2,9 = 2.9 % up | Fahrgäste | Talbahn AG | 2024-07-01..2024-09-30",
    );
}

#[test]
fn numbers_tell_what_heads_do_not() {
    // Changes without a unit are told apart by their size; a unit that nobody says is not known.
    expect(
        Format::Markdown,
        "# Zahlen der Muldental AG\n\nLeipzig, 6. Februar 2025\n\nDie Muldental AG verdiente im vergangenen Jahr mehr als zuvor.\n\n\
         | in Mio. Euro | 2024 | 2023 | Veränderung | Veränderung |\n|---|---|---|---|---|\n\
         | Zinsüberschuss | 412,0 | 398,5 | 13,5 | 3,4 |\n| Gewinn | 188,4 | 180,0 | 8,4 | 4,7 |\n",
        "412,0 = 412000000 EUR | Zinsüberschuss | Muldental AG | 2024-01-01..2024-12-31
         398,5 = 398500000 EUR | Zinsüberschuss | Muldental AG | 2023-01-01..2023-12-31
         13,5 = 13500000 EUR up | Zinsüberschuss | Muldental AG | 2024-01-01..2024-12-31
         3,4 = 3.4 % up | Zinsüberschuss | Muldental AG | 2024-01-01..2024-12-31
         188,4 = 188400000 EUR | Gewinn | Muldental AG | 2024-01-01..2024-12-31
         180,0 = 180000000 EUR | Gewinn | Muldental AG | 2023-01-01..2023-12-31
         8,4 = 8400000 EUR up | Gewinn | Muldental AG | 2024-01-01..2024-12-31
         4,7 = 4.7 % up | Gewinn | Muldental AG | 2024-01-01..2024-12-31",
    );
    expect(
        Format::Markdown,
        "# Zahlen der Muldental AG\n\nLeipzig, 6. Februar 2025\n\nDie Muldental AG verdiente im vergangenen Jahr mehr als zuvor.\n\n\
         | Kennzahl | 2024 | 2023 |\n|---|---|---|\n| Umsatz | 412,0 | 398,5 |\n| Marge | 8,4 % | 8,0 % |\n",
        "412,0 = 412 - | Umsatz | Muldental AG | 2024-01-01..2024-12-31
         398,5 = 398.5 - | Umsatz | Muldental AG | 2023-01-01..2023-12-31
         8,4 % = 8.4 % | Marge | Muldental AG | 2024-01-01..2024-12-31
         8,0 % = 8 % | Marge | Muldental AG | 2023-01-01..2023-12-31",
    );
}

#[test]
fn ranges_and_forecasts() {
    expect(
        Format::Text,
        "Maplecrest keeps its guidance\n\nTORONTO, Nov. 7, 2024\n\nMaplecrest Inc. updated its guidance for the year on Thursday.\n\n\
         \x20                       2024            2025E\n\
         Revenue (C$ millions)   1,150 - 1,200   1,190 - 1,220\n\
         Adjusted EBITDA margin  14% - 15%       15.5%\n\
         Net debt/EBITDA         1.9x            1.7x\n",
        "1,150 - 1,200 = 1150000000..1200000000 CAD | Revenue | Maplecrest Inc. | 2024-01-01..2024-12-31
         1,190 - 1,220 = 1190000000..1220000000 CAD | Revenue | Maplecrest Inc. | 2025-01-01..2025-12-31
         14% - 15% = 14..15 % | Adjusted EBITDA margin | Maplecrest Inc. | 2024-01-01..2024-12-31
         15.5% = 15.5 % | Adjusted EBITDA margin | Maplecrest Inc. | 2025-01-01..2025-12-31
         1.9x = 1.9 - | Net debt/EBITDA | Maplecrest Inc. | 2024-01-01..2024-12-31
         1.7x = 1.7 - | Net debt/EBITDA | Maplecrest Inc. | 2025-01-01..2025-12-31",
    );
}

#[test]
fn endless_tables_take_no_time() {
    let row = |cells: usize| vec!["1,5"; cells].join("   ") + "\n";
    let heads = "2024   2023\n".repeat(3000);
    let cases = [
        ("Umsatz   ".to_owned() + &row(3)).repeat(4500),
        ("Umsatz   ".to_owned() + &row(60)).repeat(300),
        "Umsatz   ".to_owned() + &row(20_000) + "Gewinn   " + &row(20_000),
        "Umsatz   1   2\n".to_owned() + &heads + "Gewinn   3   4\n",
        "Umsatz   1   2\n         2024   2023\n".repeat(3000),
        "Q1   1   2\n       2024   2023\n".repeat(3000),
        "Umsatz | 1 | 2\n".repeat(6000),
        "a   1\n\nb   2\nc   3\n\n".repeat(2000),
        ("| a ".repeat(1000) + "|\n" + &"|---".repeat(1000) + "|\n") + &"| 1\n".repeat(500),
    ];
    for (number, case) in cases.into_iter().enumerate() {
        for format in [Format::Text, Format::Markdown] {
            let start = Instant::now();
            let document = read(
                format,
                &format!("Die Firma Muldental AG verdiente im Jahr 2024 mehr als zuvor.\n\n{case}"),
            );
            analyze(&document);
            assert!(start.elapsed() < Duration::from_secs(10), "case {number} took {:?}", start.elapsed());
        }
    }
}
