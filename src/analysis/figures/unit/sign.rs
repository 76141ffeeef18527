//! Signs that are joined to a number: `+5`, `-0,19`, `5.000+`, `999,-`.

use crate::analysis::Direction;
use crate::analysis::figures::candidate::{FigureCandidate, SignMatch};
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::vocabulary::tag::FigureTag;

/// The end of a plus behind the number, which means that it is a lower bound: `5.000+ Meldungen`.
pub(super) fn plus_behind(text: &FigureText<'_>, candidate: &FigureCandidate) -> Option<usize> {
    let end = candidate.tokens().end;
    (text.form(end) == "+" && text.is_joined(end) && !text.is_joined(end + 1)).then_some(end + 1)
}

/// A sign of minus or plus joined before the number, or its word.
pub(super) fn before(text: &FigureText<'_>, candidate: &FigureCandidate, floor: usize) -> Option<SignMatch> {
    let start = candidate.tokens().start;
    let sign = start.checked_sub(1).filter(|&sign| sign >= floor)?;
    if !text.is_joined(start) {
        // `(- 43 Prozent)`
        let opened = text.is_joined(sign) && sign > floor && text.form(sign - 1) == "(";
        let direction = if text.is(sign, FigureTag::MinusWord) || (opened && text.is(sign, FigureTag::Minus))
        {
            Direction::Down
        } else if text.is(sign, FigureTag::Plus) {
            Direction::Up
        } else {
            return None;
        };
        return Some(SignMatch { start, direction });
    }
    let free = !text.is_joined(sign)
        || sign == 0
        || matches!(text.form(sign - 1), "(" | "[" | "„" | "“" | "\"" | "»" | "«" | "/");
    if !free {
        return None;
    }
    if text.is(sign, FigureTag::Minus) {
        Some(SignMatch { start: sign, direction: Direction::Down })
    } else {
        (text.form(sign) == "+").then_some(SignMatch { start: sign, direction: Direction::Up })
    }
}

/// The end of a dash in the place of the cents: `999,-`.
pub(super) fn price_dash(text: &FigureText<'_>, candidate: &FigureCandidate) -> Option<usize> {
    let end = candidate.tokens().end;
    let dash = matches!(text.form(end), "," | ".")
        && text.is_joined(end)
        && text.is_joined(end + 1)
        && matches!(text.form(end + 1), "-" | "–" | "—");
    dash.then_some(end + 2)
}
