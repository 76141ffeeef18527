//! What users write: settings, keys, exchange rates, amounts.

use chrono::NaiveDate;
use depesche::analysis::Currency;
use depesche::config::check::check;
use depesche::language::Locale;
use depesche::present::{parse_amount, words};
use depesche::rates::{Rates, rounded};
use depesche::tui::ui::keymap::Keymap;
use rust_decimal::Decimal;

/// A `config.toml`, which may be a keymap too.
pub fn config(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let keys = match check(&text, &["sand"]) {
        Ok(checked) => checked.keys,
        Err(problems) => {
            assert!(!problems.is_empty());
            assert!(problems.iter().all(|problem| !problem.to_string().contains('\n')), "{problems:?}");
            None
        }
    };
    for keys in [keys.as_deref(), Some(&text)].into_iter().flatten() {
        match Keymap::load([("keymap.toml", keys)]) {
            Ok(keymap) => assert!(keymap.help().iter().all(|row| !row.contexts.is_empty())),
            Err(problem) => assert!(problem.to_string().starts_with("keymap.toml: ")),
        }
    }
}

/// A file of exchange rates, and conversions with it.
pub fn rates(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(rates) = Rates::read(&text) else { return };
    let currency = |code| Currency::from_code(code).expect("a currency");
    let pairs = [("USD", "EUR"), ("EUR", "USD"), ("JPY", "USD"), ("XXX", "EUR"), ("GBP", "GBP")];
    for day in
        [rates.last_day(), NaiveDate::from_ymd_opt(2024, 1, 2), Some(NaiveDate::MIN), Some(NaiveDate::MAX)]
    {
        for value in [Decimal::ONE, Decimal::MAX, Decimal::new(1, 28), Decimal::ZERO] {
            for (from, to) in pairs {
                let day = day.expect("a day");
                if let Some(conversion) = rates.convert(value, currency(from), currency(to), day) {
                    assert!(
                        conversion.day <= day && !conversion.rounded().is_sign_negative(),
                        "{conversion:?}"
                    );
                }
            }
        }
    }
}

/// An amount as people type it.
pub fn amount(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match parse_amount(&text) {
        Ok(amount) => {
            for locale in Locale::all() {
                assert!(!locale.number(amount).is_empty());
                assert!(!words::number(amount, locale.pack().language).is_empty());
            }
            assert_eq!(rounded(rounded(amount, 3), 3), rounded(amount, 3), "{text:?}");
        }
        Err(problem) => assert!(!problem.is_empty()),
    }
}
