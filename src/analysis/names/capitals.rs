//! Sentences in CAPITALS, in which names are looked up as they are written elsewhere.

use super::name_tag::{NameTag, NameTags};
use crate::analysis::text::{Shape, Text};
use std::ops::Range;

/// `WORD` as `Word`.
pub(super) fn capitalized(lower: &str) -> String {
    let mut chars = lower.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// The sentence with every word as names are written, `Lufthansa Falls 3%`, or nothing where it has another length then.
pub(super) fn in_title_case(text: &Text<'_>, sentence: Range<usize>) -> String {
    let span = text.span(sentence.clone());
    let mut written = text.slice(span).to_owned();
    for index in sentence.filter(|&index| text.is_word(index)) {
        let token = text.tokens[index].span;
        let at = (token.start - span.start) as usize..(token.end - span.start) as usize;
        let lower = text.slice(token).to_lowercase();
        // `MOODY'S`
        let clitic = text.is_joined(index)
            && index > 0
            && matches!(text.form(index - 1), "'" | "’")
            && lower.len() == 1;
        let word = if clitic { lower } else { capitalized(&lower) };
        if word.len() == at.len() {
            written.replace_range(at, &word);
        }
    }
    written
}

/// Whether a sentence is written in CAPITALS.
pub(super) fn is_in_capitals(text: &Text<'_>, range: Range<usize>, tags: &[NameTags]) -> bool {
    let (mut words, mut upper) = (0, 0);
    for index in range {
        if text.is_word(index) && !tags[index].any(NameTag::Function) && text.form(index).len() > 3 {
            words += 1;
            upper += usize::from(text.tokens[index].shape == Shape::Upper);
        }
    }
    words >= 3 && upper * 10 >= words * 8
}
