//! Acronyms and the names that they stand for.

use super::classes::Classes;
use super::context::Context;
use std::ops::Range;

/// Whether the letters of `code` are the initials of the name in `tokens`, small words left out or not.
pub(super) fn is_acronym_of(context: &Context<'_>, code: &str, tokens: Range<usize>) -> bool {
    let initials: String = tokens
        .filter(|&index| context.text.is_capitalized(index) && !context.class(index).any(Classes::FORM))
        .filter_map(|index| context.form(index).chars().next())
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
