//! Dates and stretches of time in any text. What single sentences mean are examples (`assets/language/*/examples.tsv`).

#[path = "support/growth.rs"]
mod growth;

use chrono::NaiveDate;
use depesche::analysis::{periods, text};
use depesche::document::{Document, Language, Published};
use growth::{assert_linear, cost};
use proptest::prelude::*;

#[test]
fn long_texts_take_linear_time() {
    for piece in ["the end of ", "last ", "2015 to ", "three months to ", "of the ", "20. ", "early-", "1/1/"]
    {
        assert_linear(piece, 2_500, |count| {
            let document = Document::of_paragraphs(piece.repeat(count), Language::new("en"));
            let tokens = text::annotate(&document).expect("a language with a pack");
            cost(|| assert!(periods::recognize(&tokens, None).len() <= tokens.len()))
        });
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
        let document = Document::of_paragraphs(text.as_str(), language);
        let published = NaiveDate::from_num_days_from_ce_opt(day).map(Published::on);
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
