use super::{Conversion, Error, Rates, Source, own::Own, rounded, table};
use crate::analysis::Currency;
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;

const ASSET: &str = include_str!("../../assets/rates/ecb.tsv");

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn currency(code: &str) -> Currency {
    Currency::from_code(code).expect("a code")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn convert(rates: &Rates, value: &str, from: &str, to: &str, on: &str) -> Option<Conversion> {
    rates.convert(decimal(value), currency(from), currency(to), day(on))
}

/// The rate and its day: `1.0861 of 2024-05-20`.
fn quote(rates: &Rates, from: &str, to: &str, on: &str) -> Option<String> {
    let conversion = convert(rates, "1", from, to, on)?;
    Some(format!("{} of {}", rounded(conversion.rate, 6), conversion.day))
}

#[test]
fn a_rate_of_the_day_is_taken() {
    let rates = Rates::built_in();
    assert_eq!(quote(&rates, "EUR", "USD", "2024-05-20").as_deref(), Some("1.0861 of 2024-05-20"));
    assert_eq!(quote(&rates, "EUR", "USD", "1999-01-04").as_deref(), Some("1.1789 of 1999-01-04"));
    let conversion = convert(&rates, "10000000000", "USD", "EUR", "2024-05-20").expect("a rate");
    assert_eq!(conversion.rounded(), decimal("9210000000"));
    assert_eq!(conversion.amount.round(), decimal("9207255317"));
    assert_eq!(conversion.source, Source::Ecb);
    assert_eq!(conversion.source.to_string(), "ECB");
}

#[test]
fn days_without_rates_take_the_last_one() {
    let rates = Rates::built_in();
    assert_eq!(quote(&rates, "EUR", "USD", "2024-05-18").as_deref(), Some("1.0844 of 2024-05-17"));
    assert_eq!(quote(&rates, "EUR", "USD", "2024-05-19").as_deref(), Some("1.0844 of 2024-05-17"));
    // Easter, from Friday to Monday.
    assert_eq!(quote(&rates, "EUR", "USD", "2024-04-01").as_deref(), Some("1.0811 of 2024-03-28"));
}

#[test]
fn pairs_without_the_euro_go_through_it() {
    let rates = Rates::built_in();
    assert_eq!(quote(&rates, "GBP", "USD", "2024-05-20").as_deref(), Some("1.26958 of 2024-05-20"));
    assert_eq!(quote(&rates, "IDR", "KRW", "2024-05-20").as_deref(), Some("0.0851387 of 2024-05-20"));
    assert_eq!(quote(&rates, "USD", "CHF", "2024-05-19").as_deref(), Some("0.908797 of 2024-05-17"));
}

#[test]
fn what_has_no_rate_is_not_converted() {
    let rates = Rates::built_in();
    for (from, to, on) in [
        ("USD", "EUR", "1999-01-03"),
        ("USD", "EUR", "1923-11-15"),
        ("EUR", "CNY", "2004-06-01"),
        ("EUR", "XBT", "2024-05-20"),
        ("DEM", "EUR", "2000-05-20"),
        ("EUR", "EUR", "2024-05-20"),
        ("RUB", "EUR", "2022-03-12"),
        ("USD", "RUB", "2024-05-20"),
        ("RUB", "EUR", "2035-01-01"),
        ("HRK", "EUR", "2023-01-12"),
    ] {
        assert_eq!(quote(&rates, from, to, on), None, "{from} in {to} on {on}");
    }
    assert_eq!(quote(&rates, "EUR", "RUB", "2022-03-11").as_deref(), Some("117.201 of 2022-03-01"));
}

#[test]
fn the_table_ends_where_its_readme_says() {
    let rates = Rates::built_in();
    assert_eq!(rates.last_day(), Some(day("2026-10-30")));
    assert_eq!(quote(&rates, "EUR", "USD", "2026-10-30").as_deref(), Some("1.1172 of 2026-10-30"));
    assert_eq!(quote(&rates, "EUR", "USD", "2031-07-01").as_deref(), Some("1.1172 of 2026-10-30"));
    assert!(include_str!("../../assets/rates/README.md").contains("30 October 2026"));
}

#[test]
fn the_binary_table_is_the_asset() {
    let asset = Own::read(ASSET).expect("the asset can be read");
    assert_eq!(asset.last_day(), table::last_day());
    let rows: Vec<&str> = ASSET.lines().filter(|line| !line.starts_with('#')).collect();
    let codes: Vec<Currency> = rows[0].split('\t').skip(1).map(currency).collect();
    assert!(codes.len() >= 30 && rows.len() > 7000);
    for row in &rows[1..] {
        let mut cells = row.split('\t');
        let on = day(cells.next().unwrap_or_default());
        for &code in &codes {
            let cell = cells.next().filter(|cell| !cell.is_empty()).map(decimal);
            assert_eq!(table::rate(code, on), cell, "{} on {on}", code.code());
            assert_eq!(asset.rate(code, on), cell, "{} on {on}", code.code());
        }
    }
}

#[test]
fn a_file_of_the_bank_goes_before_the_table() {
    let rates = Rates::read(
        "\u{FEFF}Date,USD,JPY,XAU,\r\n2031-07-02,1.5,N/A,0.0005,\r\n2024-05-20,2,N/A,0.00045,\r\n",
    )
    .expect("a good file");
    assert_eq!(rates.last_day(), Some(day("2031-07-02")));
    assert_eq!(quote(&rates, "EUR", "USD", "2024-05-20").as_deref(), Some("2 of 2024-05-20"));
    assert_eq!(quote(&rates, "EUR", "XAU", "2024-05-21").as_deref(), Some("0.00045 of 2024-05-20"));
    // What the file doesn't have is built in.
    assert_eq!(quote(&rates, "EUR", "USD", "2024-05-17").as_deref(), Some("1.0844 of 2024-05-17"));
    assert_eq!(quote(&rates, "EUR", "JPY", "2024-05-20").as_deref(), Some("169.25 of 2024-05-20"));
    assert_eq!(quote(&rates, "EUR", "USD", "2032-01-01").as_deref(), Some("1.5 of 2031-07-02"));
    assert_eq!(quote(&rates, "EUR", "JPY", "2032-01-01").as_deref(), Some("175.68 of 2026-10-30"));
    let source = |from, to| convert(&rates, "1", from, to, "2024-05-20").map(|found| found.source);
    assert_eq!(source("JPY", "USD"), Some(Source::Own));
    assert_eq!(source("JPY", "EUR"), Some(Source::Ecb));
}

#[test]
fn other_formats_of_the_bank_are_read() {
    let daily = "Date, USD, JPY, \n31 October 2030, 1.1172, 175.68, \n";
    let rates = Rates::read(daily).expect("the file of the last day");
    assert_eq!(quote(&rates, "EUR", "JPY", "2030-11-01").as_deref(), Some("175.68 of 2030-10-31"));
    let ours = "# comment\n\nDate\tUSD\tJPY\tSEK\n2031-01-02\t1.2\n2031-01-03\t\t180\n";
    let rates = Rates::read(ours).expect("our own format");
    assert_eq!(quote(&rates, "EUR", "USD", "2031-01-03").as_deref(), Some("1.2 of 2031-01-02"));
    assert_eq!(quote(&rates, "EUR", "JPY", "2031-01-03").as_deref(), Some("180 of 2031-01-03"));
}

#[test]
fn damaged_files_are_refused_with_the_line() {
    for (text, error) in [
        ("", "no exchange rates"),
        ("# nothing\n\n", "no exchange rates"),
        ("Date,USD,\n", "no exchange rates"),
        ("<html>\n<body>", "line 1: invalid header; expected `Date` and currency codes"),
        ("Date,USD,dollar,\n", "line 1: \"dollar\" is not a currency code"),
        ("Date,USD,JPY,USD,\n", "line 1: duplicate column USD"),
        ("Date,USD,\n2024-05-20,1.1,\n20/05/24,1.2,\n", "line 3: \"20/05/24\" is not a date"),
        ("Date,USD,\n2024-02-30,1.1,\n", "line 2: \"2024-02-30\" is not a date"),
        ("Date,USD,\n2024-05-20,1.1,\n\n2024-05-20,1.2,\n", "line 4: duplicate day 2024-05-20"),
        ("Date,USD,JPY,\n2024-05-20,1.1,1", "line 2: 2 rates, but the header has 3"),
        ("Date\tUSD\n2024-05-20\t1.1\t7\n", "line 2: 2 rates, but the header has 1"),
        ("Date,USD,\n2024-05-20,one,\n", "line 2: \"one\" is not a rate"),
        ("Date,USD,\n2024-05-20,-1.1,\n", "line 2: \"-1.1\" is not a rate"),
        ("Date,USD,\n2024-05-20,0.0,\n", "line 2: \"0.0\" is not a rate"),
        ("Date,USD,\n2024-05-20,1\u{1b}[31m,\n", "line 2: \"1\\u{1b}[31m\" is not a rate"),
    ] {
        assert_eq!(Rates::read(text).map_err(|error| error.to_string()).err().as_deref(), Some(error));
    }
    assert_eq!(Rates::read("\n").err(), Some(Error::Empty));
}

#[test]
fn amounts_are_rounded_to_what_they_say() {
    for (value, three) in [
        ("9207255317.19", "9210000000"),
        ("0.0012345", "0.00123"),
        ("12.35", "12.4"),
        ("999.5", "1000"),
        ("7", "7"),
        ("0", "0"),
        ("1.00000", "1"),
    ] {
        assert_eq!(rounded(decimal(value), 3).to_string(), three);
    }
}

#[test]
fn amounts_beyond_what_a_decimal_holds_are_not_converted() {
    let rates = Rates::built_in();
    let most = Decimal::MAX.to_string();
    assert_eq!(convert(&rates, &most, "EUR", "IDR", "2024-05-20"), None);
    assert!(convert(&rates, &most, "IDR", "EUR", "2024-05-20").is_some());
    assert_eq!(quote(&rates, "EUR", "USD", "-0001-01-01"), None);
    let far = rates.convert(Decimal::ONE, currency("EUR"), currency("USD"), NaiveDate::MAX);
    assert_eq!(far.map(|found| found.day), rates.last_day());
    assert_eq!(rates.convert(Decimal::ONE, currency("EUR"), currency("USD"), NaiveDate::MIN), None);
}

proptest! {
    #[test]
    fn there_and_back_is_near(cents in 1_u64..1_000_000_000_000_000_000, offset in 0_u64..12_000, pair in 0_usize..25) {
        let codes = ["USD", "EUR", "JPY", "IDR", "GBP", "CHF"];
        let (from, to) = (currency(codes[pair % 5]), currency(codes[1 + pair / 5]));
        let on = day("1999-01-04") + chrono::Days::new(offset);
        let value = Decimal::from(cents) / Decimal::ONE_HUNDRED;
        let rates = Rates::built_in();
        if let Some(there) = rates.convert(value, from, to, on) {
            prop_assert!(there.day <= on);
            let back = rates.convert(there.amount, to, from, on).expect("a rate in both directions");
            prop_assert_eq!(back.day, there.day);
            prop_assert!((back.amount - value).abs() <= value * decimal("0.000000001"));
            prop_assert!((there.rate * back.rate - Decimal::ONE).abs() < decimal("0.0000000001"));
        } else {
            prop_assert!(from == to || from.code() == "IDR" || to.code() == "IDR");
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "(Date|#)?[,\tA-Z]{0,12}\n?[0-9-]{0,11}[,\t0-9./NA]{0,30}\n?") {
        let _ = Rates::read(&text);
    }
}
