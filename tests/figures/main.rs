//! What the recogniser of figures understands, one phenomenon a test, and what holds for any text.

mod amounts;
mod kinds;
mod properties;
mod tables;

use depesche::analysis::figures::{Quantity, recognize};
use depesche::analysis::token;
use depesche::document::{Block, BlockKind, Document, Language, Span};

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
            let sign = match <&str>::from(quantity.modifier) {
                "approx" => "~",
                "at_least" => "+",
                "more_than" => ">",
                "at_most" => "-",
                "less_than" => "<",
                _ => "",
            };
            let to = quantity.value_to.map_or(String::new(), |to| format!("..{to}"));
            let unit = quantity.unit.as_ref().map_or("×", |unit| unit.name(language));
            format!("{} = {sign}{}{to} {unit}", &text[quantity.span.range()], quantity.value)
        })
        .collect()
}

#[track_caller]
fn german(text: &str, expected: &[&str]) {
    assert_eq!(read(Language::new("de"), text), expected, "{text}");
}

#[track_caller]
fn english(text: &str, expected: &[&str]) {
    assert_eq!(read(Language::new("en"), text), expected, "{text}");
}
