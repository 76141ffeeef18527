//! The recogniser of figures beyond single sentences, which are examples (`assets/language/*/examples.tsv`).

mod properties;
mod tables;

use depesche::analysis::figures::{Quantity, recognize};
use depesche::analysis::{Period, PeriodKind, text};
use depesche::document::{Document, Language, Span};
use rust_decimal::Decimal;

fn quantities(language: Language, text: &str) -> Vec<Quantity> {
    recognize(&text::annotate(&Document::of_paragraphs(text, language)).expect("a language with a pack"), &[])
}

#[test]
fn numbers_in_periods_are_skipped() {
    let text = "In den ersten 9 Filialen, 12 Filialen.";
    let document = Document::of_paragraphs(text, Language::new("de"));
    let tokens = text::annotate(&document).expect("a language with a pack");
    let end = text.find(',').expect("a comma");
    let period =
        Period { span: Span::new(0, end), kind: PeriodKind::Calendar, from: None, to: None, form: None };
    let found = recognize(&tokens, &[period]);
    assert_eq!(found.iter().map(|quantity| quantity.value).collect::<Vec<_>>(), [Decimal::from(12)]);
}
