//! Numbers that leave out what a parallel one says: `für 2016 mit 1,7 und für 2017 mit 1,9 Prozent`, `von 45 auf
//! 61, der Umsatz von 1.200 auf 1.350 Millionen Euro`, `hier um 3 Prozent, dort um zwölf`.

use super::amount::{Amount, Measure};
use super::senses::Senses;
use super::sum;
use super::tag::FigureTag;
use super::word::Ratio;
use rust_decimal::Decimal;
use std::ops::Range;

/// Fills in what the amounts of the sentence `range` leave out: from those behind them first, since scale and unit
/// stand at the end.
pub(super) fn fill(senses: &Senses<'_>, amounts: &mut [Amount], range: &Range<usize>) {
    for index in (1..amounts.len()).rev() {
        let (left, right) = amounts.split_at_mut(index);
        if let (Some(first), Some(second)) = (left.last_mut(), right.first())
            && first.is_bare()
            && is_measured(second)
            && first.number.scale.is_none()
            && !sum::counts_before(senses, first.tokens.start, range)
            && (is_decimal(senses, first, second) || is_chained(senses, first, second, range))
        {
            first.borrow_from(second, "ellipsis");
        }
    }
    for index in 1..amounts.len() {
        let (left, right) = amounts.split_at_mut(index);
        let Some(second) = right.first_mut().filter(|second| second.is_bare()) else { continue };
        let model = if is_level(senses, second) {
            let led = |amount: &&Amount| money(amount) && is_led(senses, amount, FigureTag::Onto);
            left.iter().rev().find(led)
        } else {
            left.last().filter(|first| is_echo(senses, first, second, range))
        };
        if let Some(model) = model {
            second.borrow_from(model, "ellipsis");
        }
    }
}

fn is_measured(amount: &Amount) -> bool {
    money(amount) || matches!(amount.measure, Measure::Percent | Measure::Points)
}

fn money(amount: &Amount) -> bool {
    matches!(amount.measure, Measure::Money(_))
}

fn is_led(senses: &Senses<'_>, amount: &Amount, role: FigureTag) -> bool {
    amount.tokens.start.checked_sub(1).is_some_and(|lead| senses.is(lead, role))
}

/// A number with decimals is measured by what the next one of its kind is measured by.
fn is_decimal(senses: &Senses<'_>, first: &Amount, second: &Amount) -> bool {
    const WINDOW: usize = 10;
    let mut gap = first.tokens.end..second.tokens.start;
    let free = !first.number.letter && !first.barred && !first.elliptic;
    let alike = first.number.fractional && second.number.fractional && second.value_to.is_none();
    free && alike
        && gap.len() <= WINDOW
        && (money(second) || !is_level(senses, first))
        && !gap.any(|at| matches!(senses.form(at), ";" | ":" | "(" | ")"))
}

/// A whole number of a movement has the unit of the movement behind it.
fn is_chained(senses: &Senses<'_>, first: &Amount, second: &Amount, range: &Range<usize>) -> bool {
    const WINDOW: usize = 6;
    let gap = first.tokens.end..second.tokens.start;
    // `to` goes on a range as well.
    let led = |amount: &Amount| {
        amount.tokens.start > range.start
            && !is_led(senses, amount, FigureTag::To)
            && (is_led(senses, amount, FigureTag::Onto) || is_led(senses, amount, FigureTag::From))
    };
    let free = !first.number.letter && !first.barred && !first.elliptic && !first.number.spelled;
    free && !gap.is_empty() && gap.len() <= WINDOW && led(first) && led(second)
}

/// `um 0,8 Prozent auf 23,45`: what a percentage moves something to is no percentage.
pub(super) fn is_level(senses: &Senses<'_>, amount: &Amount) -> bool {
    let Some(onto) = amount.tokens.start.checked_sub(1).filter(|&onto| onto > 0) else { return false };
    senses.is(onto, FigureTag::Onto)
        && amount.number.fractional
        && matches!(senses.word(onto - 1).ratio, Some(Ratio::Percent(_)))
}

/// `4.200 Euro in Wien, in Graz 2.900.`
fn is_echo(senses: &Senses<'_>, first: &Amount, second: &Amount, range: &Range<usize>) -> bool {
    const WINDOW: usize = 6;
    let gap = first.tokens.end..second.tokens.start;
    let end = second.tokens.end;
    let last = end >= range.end || matches!(senses.form(end), "." | "," | ";" | ")");
    let below =
        |small: Decimal, large: Decimal| small.checked_mul(Decimal::TEN).is_some_and(|most| large < most);
    let near = below(first.value, second.value) && below(second.value, first.value);
    let listed = gap.clone().any(|at| senses.form(at) == "," || senses.is(at, FigureTag::And));
    money(first)
        && first.number.scale.is_none()
        && first.number.grouped
        && second.number.grouped
        && gap.len() <= WINDOW
        && (listed && last && near)
}

/// `hier um 3 Prozent, dort um zwölf`: the same word leads to both.
pub(super) fn is_parallel(senses: &Senses<'_>, first: &Amount, second: &Amount) -> bool {
    const WINDOW: usize = 14;
    let lead = |amount: &Amount| amount.tokens.start.checked_sub(1).map_or("", |before| senses.form(before));
    is_led(senses, second, FigureTag::By)
        && lead(first) == lead(second)
        && (first.tokens.end..second.tokens.start).len() <= WINDOW
        && second.value < Decimal::ONE_HUNDRED
        && !senses.is(second.tokens.end, FigureTag::Onto)
        && !senses.is_number(second.tokens.end)
}

/// A bare number that closes a clause and takes up what was last measured: `18 Prozent, beim Umsatz waren es 11`,
/// `500 Millionen Euro, im Jahr davor lag er bei 480`.
pub(super) fn take_up(
    senses: &Senses<'_>,
    amounts: &mut [Amount],
    range: &Range<usize>,
    context: Option<&Amount>,
) {
    for index in 0..amounts.len() {
        let (left, right) = amounts.split_at_mut(index);
        let Some(alone) = right.first_mut() else { continue };
        let (start, end) = (alone.tokens.start, alone.tokens.end);
        let closes =
            end >= range.end || !(senses.is_word(end) || senses.is_number(end) || senses.joined(end + 1));
        let led = start > range.start
            && (senses.is(start - 1, FigureTag::Onto)
                || senses.is(start - 1, FigureTag::TakesUp)
                || start > range.start + 1
                    && senses.is(start - 1, FigureTag::Expletive)
                    && senses.is(start - 2, FigureTag::TakesUp));
        let plain = !alone.number.single && !alone.number.letter && !alone.number.grouped && !alone.elliptic;
        if !alone.is_bare()
            || !closes
            || !led
            || !plain
            || alone.value_to.is_some()
            || is_level(senses, alone)
        {
            continue;
        }
        let own = left.iter().rev().find(|amount| !amount.is_bare());
        let measured = |amount: &&Amount| {
            matches!(amount.measure, Measure::Money(_) | Measure::Percent | Measure::Points)
        };
        let from = own.map_or(range.start, |own| own.tokens.end);
        let counts = (from..start).any(|at| senses.is(at, FigureTag::Thing));
        let model = own.or(context).filter(measured).filter(|_| !counts).cloned();
        if let Some(model) = model {
            alone.borrow_from(&model, "taken up");
        }
    }
}
