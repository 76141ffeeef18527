//! Acronyms and the names that they stand for.

use super::name_tag::NameTag;
use super::name_text::NameText;
use std::ops::Range;

/// Whether the letters of `code` are the initials of the name in `tokens`, small words left out or not.
pub(super) fn is_acronym_of(text: &NameText<'_>, code: &str, tokens: Range<usize>) -> bool {
    let initials: String = tokens
        .filter(|&index| text.is_capitalized(index) && !text.is(index, NameTag::LegalForm))
        .filter_map(|index| text.form(index).chars().next())
        .collect();
    let code: Vec<char> = code.chars().collect();
    let initials: Vec<char> = initials.to_uppercase().chars().collect();
    code.len() >= 2
        && (code == initials
            || code.first() == initials.first()
                && initials.len() >= 2
                && code.len() <= initials.len() + 2
                && is_subsequence(&initials, &code))
}

fn is_subsequence(part: &[char], whole: &[char]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|char| rest.any(|other| other == char))
}
