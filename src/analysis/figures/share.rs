//! Amounts that belong together: ranges (`8–10 %`, `between $1bn and $3bn`), and numbers that leave out the
//! scale or unit that a neighbour has (`von 1,2 auf 0,8 Mrd. Euro`, `200 Milliarden Euro, davon 50`).

use super::amount::{Amount, Measure};
use super::senses::Senses;
use super::tag::FigureTag;
use super::{ellipsis, elsewhere, number, sum, unit};
use crate::analysis::Modifier;
use rust_decimal::Decimal;
use std::ops::Range;

/// Joins ranges and hands scales and units on, within the sentence `range`. `context` is the last amount of
/// money shortly before the sentence, `document` the last one at all.
pub(super) fn resolve(
    senses: &Senses<'_>,
    amounts: Vec<Amount>,
    range: &Range<usize>,
    context: Option<&Amount>,
    document: Option<&Amount>,
) -> Vec<Amount> {
    let mut amounts = join_ranges(senses, amounts, range);
    for index in 0..amounts.len() {
        unit_behind_brackets(senses, &mut amounts, index, range);
    }
    lend_backwards(senses, &mut amounts, range);
    for index in 1..amounts.len() {
        let (left, right) = amounts.split_at_mut(index);
        if let (Some(first), Some(second)) = (left.last(), right.first_mut()) {
            lend_forward(senses, first, second);
        }
    }
    ellipsis::fill(senses, &mut amounts, range);
    ellipsis::take_up(senses, &mut amounts, range, context);
    sum::scaled_alone(senses, &mut amounts, range, context, document);
    // What was alone before may lend now: `von 20,1 auf 25,3 Millionen`.
    lend_backwards(senses, &mut amounts, range);
    amounts
}

fn lend_backwards(senses: &Senses<'_>, amounts: &mut [Amount], range: &Range<usize>) {
    for index in (1..amounts.len()).rev() {
        let (left, right) = amounts.split_at_mut(index);
        if let (Some(first), Some(second)) = (left.last_mut(), right.first()) {
            lend_backward(senses, first, second, range);
        }
    }
}

fn join_ranges(senses: &Senses<'_>, amounts: Vec<Amount>, range: &Range<usize>) -> Vec<Amount> {
    let mut joined: Vec<Amount> = Vec::with_capacity(amounts.len());
    for amount in amounts {
        match joined.last().and_then(|before| join(senses, before, &amount, range)) {
            Some(both) => {
                joined.pop();
                joined.push(both);
            }
            None => joined.push(amount),
        }
    }
    joined
}

/// The range from `first` to `second`, where the words between and before them say that it is one.
fn join(senses: &Senses<'_>, first: &Amount, second: &Amount, range: &Range<usize>) -> Option<Amount> {
    if first.value_to.is_some() || first.measure == Measure::Multiple {
        return None;
    }
    let gap = first.tokens.end..second.tokens.start;
    let lead = first.tokens.start.checked_sub(1).filter(|&lead| lead >= range.start);
    let lead_is = |role| lead.is_some_and(|lead| senses.is(lead, role));
    let (between, from) = (lead_is(FigureTag::Between), lead_is(FigureTag::From));
    let one = gap.len() == 1;
    let word = one && senses.is_word(gap.start);
    let and = one && senses.is(gap.start, FigureTag::And) && (between || lead_is(FigureTag::LooseBetween));
    let up_to = gap.is_empty() && second.modifier == Modifier::AtMost && senses.is(gap.end, FigureTag::To);
    let to = one && senses.is(gap.start, FigureTag::To);
    // `to` goes on a range and ends a movement.
    let ambiguous = one && senses.is(gap.start, FigureTag::Onto);
    if !(and || up_to || to) || (second.modifier != Modifier::Exact && !up_to && !word) {
        return None;
    }
    let dash = to && !word;
    let (mut low, mut high) = (first.clone(), second.clone());
    match (first.is_bare(), second.is_bare()) {
        (true, false) => low.borrow_from(second, "range").then_some(())?,
        // `$3 to 4 billion`, `5%-7`; what has its unit behind lends it only over a dash.
        (false, true) if dash || first.tokens.start < first.number.tokens.start => {
            let scale = high.number.scale;
            high.borrow_from(first, "range").then_some(())?;
            if scale.is_some()
                && first.number.scale.is_none()
                && first.number.mantissa < second.number.mantissa
            {
                low.number.scale = scale;
                low.value = low.value.checked_mul(scale?)?;
            }
        }
        (false, false) if first.measure == second.measure => {
            if let (None, Some(scale)) = (first.number.scale, second.number.scale)
                && first.number.mantissa < second.number.mantissa
            {
                low.value = low.value.checked_mul(scale)?;
            }
        }
        (true, true) if (word || up_to) && !(ambiguous && lead_is(FigureTag::By)) => {
            // `7,6 bis 7,9 Milliarden`
            if let (None, Some(scale)) = (first.number.scale, second.number.scale)
                && first.number.mantissa < second.number.mantissa
            {
                low.value = low.value.checked_mul(scale)?;
            }
        }
        _ => return None,
    }
    if low.value >= high.value {
        return None;
    }
    if word && !and && ambiguous && is_movement(senses, first, (low.value, second), range, from) {
        return None;
    }
    let start = if between { first.tokens.start - 1 } else { first.tokens.start };
    Some(Amount {
        tokens: start..second.tokens.end,
        value: low.value,
        value_to: Some(high.value),
        modifier: Modifier::Range,
        direction: first.direction,
        rule: "range",
        ..high
    })
}

/// Whether `first to second` are two ends of a movement and not of a range: `fell from $24m to $23m`,
/// `decreased $1.2 million to $23.5 million`.
fn is_movement(
    senses: &Senses<'_>,
    first: &Amount,
    (low, second): (Decimal, &Amount),
    range: &Range<usize>,
    from: bool,
) -> bool {
    const NEAR: usize = 2;
    const CLAUSE: usize = 15;
    const FARTHEST: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
    let complete = !first.is_bare() && first.measure != Measure::Percent;
    let window = match (from, complete) {
        (true, _) => CLAUSE,
        (false, true) => NEAR,
        (false, false) if first.number.grouped => NEAR,
        (false, false) => 0,
    };
    let led = |tag| first.tokens.start > range.start && senses.is(first.tokens.start - 1, tag);
    let by = led(FigureTag::By);
    // `14 cents to $20.61`: nobody ranges so far.
    let apart = !led(FigureTag::Of) && low.checked_mul(FARTHEST).is_none_or(|far| far < second.value);
    (by && complete)
        || (apart && (complete || first.number.fractional))
        || (first.tokens.start.saturating_sub(window).max(range.start)..first.tokens.start)
            .any(|index| senses.is(index, FigureTag::Change))
}

/// `6,31 (2014: 4,86) Millionen Euro`: scale and unit stand behind the brackets.
fn unit_behind_brackets(senses: &Senses<'_>, amounts: &mut [Amount], index: usize, range: &Range<usize>) {
    const LONGEST: usize = 12;
    let Some(first) = amounts.get(index).filter(|first| first.is_bare() && first.number.scale.is_none())
    else {
        return;
    };
    let open = first.tokens.end;
    if senses.form(open) != "(" {
        return;
    }
    let Some(close) = (open..range.end.min(open + LONGEST)).find(|&at| senses.form(at) == ")") else {
        return;
    };
    let mut whole = first.clone();
    whole.number.tokens.end = close + 1;
    whole.number.spelled = false;
    number::scales(senses, &mut whole.number, range.end);
    let Some(value) = whole.number.value() else { return };
    whole.value = value;
    whole.tokens = whole.number.tokens.clone();
    unit::attach_behind(senses, &mut whole, range.end);
    if whole.is_bare() {
        return;
    }
    for amount in amounts.iter_mut().skip(index).take_while(|amount| amount.tokens.start < close) {
        if amount.is_bare() {
            amount.borrow_from(&whole, "unit behind brackets");
        }
    }
}

/// Hands counted nouns on once they are known: `stieg um 300 auf 4.200`, `von 3.000 Stellen fallen 500 weg,
/// 200 davon in Berlin`.
pub(super) fn share_counts(senses: &Senses<'_>, amounts: &mut [Amount], range: &Range<usize>) {
    const LONGEST: usize = 6;
    for index in (1..amounts.len()).rev() {
        let (left, right) = amounts.split_at_mut(index);
        let (Some(first), Some(second)) = (left.last_mut(), right.first()) else { continue };
        let gap = first.tokens.end..second.tokens.start;
        // `57 von 910 Mitgliedern`
        let onto =
            gap.len() == 1 && (senses.is(gap.start, FigureTag::Onto) || senses.is(gap.start, FigureTag::Of));
        if onto && first.is_bare() && second.measure == Measure::Count && is_whole(first) {
            let own = first.number.scale;
            first.borrow_from(
                &Amount { number: number::Number { scale: own, ..second.number.clone() }, ..second.clone() },
                "from and to",
            );
        }
    }
    for index in 1..amounts.len() {
        let (left, right) = amounts.split_at_mut(index);
        let (Some(first), Some(second)) = (left.last(), right.first_mut()) else { continue };
        if first.measure != Measure::Count || !second.is_bare() || !is_whole(second) {
            continue;
        }
        let gap = first.tokens.end..second.tokens.start;
        let onto = gap.len() == 1 && senses.is(gap.start, FigureTag::Onto);
        // `200 davon`, `500 of them`
        let behind = second.tokens.end + usize::from(senses.is(second.tokens.end, FigureTag::Of));
        let part = senses.is(behind, FigureTag::Part)
            || gap.clone().rev().take(3).any(|at| senses.is(at, FigureTag::Part));
        // `800 auf Deutschland, 600 auf Polen`
        let alike = !senses.form(second.tokens.end).is_empty()
            && senses.form(first.tokens.end) == senses.form(second.tokens.end)
            && gap.len() <= LONGEST;
        let chained = first.rule == "part"
            && gap.clone().next_back().is_some_and(|at| {
                senses.is(at, FigureTag::List) || (alike && matches!(senses.form(at), "," | ";"))
            });
        let whole_of = (first.tokens.start.saturating_sub(2).max(range.start)..first.tokens.start)
            .any(|at| senses.is(at, FigureTag::From) || senses.is(at, FigureTag::Of));
        if onto || part || whole_of || chained {
            second.borrow_from(first, "part");
        }
    }
}

fn is_whole(amount: &Amount) -> bool {
    (!amount.number.fractional || amount.number.scale.is_some())
        && !amount.number.single
        && !amount.number.letter
}

/// A number before a complete amount: `von 3 auf 5 Prozent`, `10, 20 und 30 Prozent`.
fn lend_backward(senses: &Senses<'_>, first: &mut Amount, second: &Amount, range: &Range<usize>) {
    const WINDOW: usize = 8;
    if !first.is_bare() || second.is_bare() || second.measure == Measure::Multiple || first.elliptic {
        return;
    }
    let gap = first.tokens.end..second.tokens.start;
    let last = second.tokens.start.checked_sub(1);
    let from = first.tokens.start > range.start && senses.is(first.tokens.start - 1, FigureTag::From);
    let onto = last.is_some_and(|last| gap.contains(&last) && senses.is(last, FigureTag::Onto));
    let single = gap.len() == 1;
    let measured = matches!(second.measure, Measure::Percent | Measure::Points | Measure::Money(_));
    let pointed = gap.len() == 2 && senses.form(gap.start + 1) == "." && senses.joined(gap.start + 1);
    let listed = (single || pointed) && senses.is(gap.start, FigureTag::List) && measured;
    let comma = single && senses.form(gap.start) == "," && second.rule == "list" && measured;
    // `um 12 auf 340 Millionen Euro`
    let by = first.tokens.start > range.start
        && senses.is(first.tokens.start - 1, FigureTag::By)
        && gap.len() == 1;
    // `A (plus 2,9) und B (plus 0,3 Prozent)`
    let before = first.tokens.start.checked_sub(1).filter(|&before| before >= range.start);
    let signed = before
        .is_some_and(|at| senses.is(at, FigureTag::Plus) || senses.is(at, FigureTag::MinusWord))
        && second.measure == Measure::Percent
        && gap.len() <= WINDOW;
    if signed {
        first.borrow_from(second, "list");
    } else if (from || by) && onto && gap.len() <= WINDOW {
        first.borrow_from(second, "from and to");
    } else if (listed || comma) && !first.number.spelled {
        first.borrow_from(second, "list");
    }
}

/// A number behind a complete amount: `auf 12,4 Prozent nach 11,7`, `davon 50`, `Euro (2014: 4,86)`.
fn lend_forward(senses: &Senses<'_>, first: &Amount, second: &mut Amount) {
    const WINDOW: usize = 6;
    let multiple = first.measure == Measure::Multiple;
    // `98,7 Prozent dafür, 1,3 dagegen`
    let noun_lacks = second.elliptic && !(second.number.fractional && first.measure == Measure::Percent);
    if first.is_bare() || !second.is_bare() || multiple || noun_lacks {
        return;
    }
    let gap = first.tokens.end..second.tokens.start;
    let last = second.tokens.start.checked_sub(1).filter(|last| gap.contains(last));
    let last_is = |role| last.is_some_and(|last| senses.is(last, role));
    let fraction = second.number.fractional
        && gap.len() <= 2 * WINDOW
        && matches!(first.measure, Measure::Percent | Measure::Points | Measure::Money(_));
    // `12.000 m², eine Belegschaft von 300`
    if first.measure == Measure::Count && elsewhere::group_of(senses, second.tokens.start, 0).is_some() {
        return;
    }
    let whole_count = first.measure != Measure::Count || !second.number.fractional;
    let level = first.measure == Measure::Percent && ellipsis::is_level(senses, second);
    let linked = (last_is(FigureTag::Onto) || last_is(FigureTag::From)) && gap.len() <= WINDOW;
    let scaled =
        second.number.scale.is_some() && !matches!(first.measure, Measure::Money(_) | Measure::Count);
    let scaled =
        scaled || (second.number.grouped && matches!(first.measure, Measure::Percent | Measure::Points));
    let part = gap.clone().rev().take(3).any(|at| senses.is(at, FigureTag::Part))
        || senses.is(second.tokens.end, FigureTag::Part);
    let chained = first.rule == "part" && last_is(FigureTag::List) && gap.len() <= WINDOW;
    let part = part || chained;
    let bracketed =
        senses.form(gap.start) == "(" && senses.form(second.tokens.end) == ")" && gap.len() <= WINDOW;
    let parallel = first.measure == Measure::Percent && ellipsis::is_parallel(senses, first, second);
    if whole_count
        && !scaled
        && !level
        && (parallel || linked || part || bracketed || fraction)
        && !second.number.letter
    {
        second.borrow_from(first, if part { "part" } else { "linked" });
    }
}
