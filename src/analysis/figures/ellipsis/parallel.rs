//! Numbers that leave out what a parallel one says: `für 2016 mit 1,7 und für 2017 mit 1,9 Prozent`, `von 45 auf
//! 61, der Umsatz von 1.200 auf 1.350 Millionen Euro`, `hier um 3 Prozent, dort um zwölf`.

use crate::analysis::figures::candidate::{FigureCandidate, Follows};
use crate::analysis::figures::ellipsis::antecedent;
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::RatioWord;
use rust_decimal::Decimal;
use std::ops::Range;

/// Fills in what the candidates of the sentence `range` leave out: from those behind them first, since scale and unit
/// stand at the end.
pub(crate) fn fill(text: &FigureText<'_>, candidates: &mut [FigureCandidate], range: &Range<usize>) {
    for index in (1..candidates.len()).rev() {
        let (left, right) = candidates.split_at_mut(index);
        if let (Some(first), Some(second)) = (left.last_mut(), right.first())
            && first.is_bare()
            && second.is_measured()
            && first.number().scale.is_none()
            && !antecedent::counts_before(text, first.tokens().start, range)
            && (is_decimal(text, first, second) || is_chained(text, first, second, range))
        {
            first.borrow(second, FigureRule::Parallel);
        }
    }
    for index in 1..candidates.len() {
        let (left, right) = candidates.split_at_mut(index);
        let Some(second) = right.first_mut().filter(|second| second.is_bare()) else { continue };
        let model = if is_level(text, second) {
            let led = |first: &&FigureCandidate| {
                first.is_money() && text.is_led(first.tokens().start, 0, FigureTag::Onto)
            };
            left.iter().rev().find(led)
        } else {
            left.last().filter(|first| is_echo(text, first, second, range))
        };
        if let Some(model) = model {
            second.borrow(model, FigureRule::Parallel);
        }
    }
}

/// Whether nothing behind a number says that it may be something else.
fn is_free(candidate: &FigureCandidate) -> bool {
    !candidate.number().letter && candidate.follows() == Follows::Other
}

/// A number with decimals is measured by what the next one of its kind is measured by.
fn is_decimal(text: &FigureText<'_>, first: &FigureCandidate, second: &FigureCandidate) -> bool {
    const WINDOW: usize = 10;
    let mut gap = first.tokens().end..second.tokens().start;
    let alike = first.number().fractional && second.number().fractional && second.value_to().is_none();
    // `0.41 of its shares and $1.50`
    let parted = text.is(first.tokens().end, FigureTag::Partitive);
    is_free(first)
        && alike
        && !parted
        && gap.len() <= WINDOW
        && (second.is_money() || !is_level(text, first))
        && !gap.any(|at| matches!(text.form(at), ";" | ":" | "(" | ")"))
}

/// A whole number of a movement has the unit of the movement behind it.
fn is_chained(
    text: &FigureText<'_>,
    first: &FigureCandidate,
    second: &FigureCandidate,
    range: &Range<usize>,
) -> bool {
    const WINDOW: usize = 6;
    let gap = first.tokens().end..second.tokens().start;
    let led = |candidate: &FigureCandidate| {
        let led = |tag| text.is_led(candidate.tokens().start, range.start, tag);
        // `to` goes on a range as well.
        !led(FigureTag::To) && (led(FigureTag::Onto) || led(FigureTag::From))
    };
    is_free(first)
        && !first.number().spelled
        && !gap.is_empty()
        && gap.len() <= WINDOW
        && led(first)
        && led(second)
}

/// `um 0,8 Prozent auf 23,45`: what a percentage moves something to is no percentage.
pub(crate) fn is_level(text: &FigureText<'_>, candidate: &FigureCandidate) -> bool {
    let Some(onto) = candidate.tokens().start.checked_sub(1).filter(|&onto| onto > 0) else { return false };
    text.is(onto, FigureTag::Onto)
        && candidate.number().fractional
        && matches!(text.entry(onto - 1).ratio, Some(RatioWord::Percent(_)))
}

/// `4.200 Euro in Wien, in Graz 2.900.`
fn is_echo(
    text: &FigureText<'_>,
    first: &FigureCandidate,
    second: &FigureCandidate,
    range: &Range<usize>,
) -> bool {
    const WINDOW: usize = 6;
    let gap = first.tokens().end..second.tokens().start;
    let end = second.tokens().end;
    let last = end >= range.end || matches!(text.form(end), "." | "," | ";" | ")");
    let below =
        |small: Decimal, large: Decimal| small.checked_mul(Decimal::TEN).is_some_and(|most| large < most);
    let near = below(first.value(), second.value()) && below(second.value(), first.value());
    let listed = gap.clone().any(|at| text.form(at) == "," || text.is(at, FigureTag::And));
    first.is_money()
        && first.number().scale.is_none()
        && first.number().grouped
        && second.number().grouped
        && gap.len() <= WINDOW
        && (listed && last && near)
}

/// `hier um 3 Prozent, dort um zwölf`: the same word leads to both.
pub(crate) fn is_parallel(text: &FigureText<'_>, first: &FigureCandidate, second: &FigureCandidate) -> bool {
    const WINDOW: usize = 14;
    let lead = |candidate: &FigureCandidate| {
        candidate.tokens().start.checked_sub(1).map_or("", |before| text.form(before))
    };
    text.is_led(second.tokens().start, 0, FigureTag::By)
        && lead(first) == lead(second)
        && (first.tokens().end..second.tokens().start).len() <= WINDOW
        && second.value() < Decimal::ONE_HUNDRED
        && !text.is(second.tokens().end, FigureTag::Onto)
        && !text.is_number(second.tokens().end)
}
