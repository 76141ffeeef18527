//! What holds for any text.

use super::quantities;
use depesche::document::Language;
use proptest::prelude::*;
use rust_decimal::Decimal;

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
        "79228162514264337593543950335",
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
        check_invariants(Language::new("de"), &text);
        check_invariants(Language::new("en"), &text);
    }

    #[test]
    fn any_pieces_keep_the_invariants(text in pieces()) {
        check_invariants(Language::new("de"), &text);
        check_invariants(Language::new("en"), &text);
    }

    #[test]
    fn written_amounts_read_back(value in 1_000_u64..1_000_000_000_000, cents in 0_u32..100) {
        let exact = Decimal::from(value) + Decimal::new(i64::from(cents), 2);
        let forms = [
            (Language::new("de"), format!("{},{cents:02} Euro", grouped(value, "."))),
            (Language::new("de"), format!("CHF {}.{cents:02}", grouped(value, "’"))),
            (Language::new("de"), format!("€ {},{cents:02}", grouped(value, "\u{202F}"))),
            (Language::new("en"), format!("${}.{cents:02}", grouped(value, ","))),
            (Language::new("en"), format!("{value}.{cents:02} dollars")),
        ];
        for (language, text) in forms {
            let found = quantities(language, &text);
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert_eq!(found[0].value, exact.normalize(), "{}", text);
            prop_assert_eq!(found[0].span.range(), 0..text.len());
        }
    }
}
