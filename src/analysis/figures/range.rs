//! Ranges: `8–10 %`, `between $1bn and $3bn`, `7,6 bis 7,9 Milliarden`.

use crate::analysis::Modifier;
use crate::analysis::figures::candidate::FigureCandidate;
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use rust_decimal::Decimal;
use std::ops::Range;

/// Joins the ends of the ranges in the sentence `range`.
pub(super) fn join_ranges(
    text: &FigureText<'_>,
    candidates: Vec<FigureCandidate>,
    range: &Range<usize>,
) -> Vec<FigureCandidate> {
    let mut joined: Vec<FigureCandidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        match joined.last().and_then(|before| join(text, before, &candidate, range)) {
            Some(both) => {
                joined.pop();
                joined.push(both);
            }
            None => joined.push(candidate),
        }
    }
    joined
}

/// The range from `first` to `second`, where the words between and before them say that it is one.
fn join(
    text: &FigureText<'_>,
    first: &FigureCandidate,
    second: &FigureCandidate,
    range: &Range<usize>,
) -> Option<FigureCandidate> {
    if first.value_to().is_some() || first.is_multiple() {
        return None;
    }
    let gap = first.tokens().end..second.tokens().start;
    // `drei- bis vierfach`, `200- to 300-seat`
    let suspended = !gap.is_empty()
        && text.is(gap.start, FigureTag::Hyphen)
        && text.is_joined(gap.start)
        && !text.is_joined(gap.start + 1);
    let gap = gap.start + usize::from(suspended)..gap.end;
    let lead = first.tokens().start.checked_sub(1).filter(|&lead| lead >= range.start);
    let lead_is = |tag| lead.is_some_and(|lead| text.is(lead, tag));
    let (between, from) = (lead_is(FigureTag::Between), lead_is(FigureTag::From));
    let one = gap.len() == 1;
    let word = one && text.is_word(gap.start);
    let and = one && text.is(gap.start, FigureTag::And) && (between || lead_is(FigureTag::LooseBetween));
    let up_to = gap.is_empty() && second.modifier() == Modifier::AtMost && text.is(gap.end, FigureTag::To);
    let to = one && text.is(gap.start, FigureTag::To);
    // `to` goes on a range and ends a movement.
    let ambiguous = one && text.is(gap.start, FigureTag::Onto);
    if !(and || up_to || to) || (second.modifier() != Modifier::Exact && !up_to && !word) {
        return None;
    }
    let dash = to && !word;
    // `7,6 bis 7,9 Milliarden`: the scale of the upper end is that of the lower one.
    let scale = second
        .number()
        .scale
        .filter(|_| first.number().scale.is_none() && first.number().mantissa < second.number().mantissa);
    let scaled = first.value().checked_mul(scale.unwrap_or(Decimal::ONE))?;
    let mut high = second.clone();
    let low = match (first.is_bare(), second.is_bare()) {
        (true, false) => {
            let mut low = first.clone();
            low.borrow(second, FigureRule::Range).then(|| low.value())?
        }
        // `$3 to 4 billion`, `5%-7`; what has its unit behind lends it only over a dash.
        (false, true) if dash || first.tokens().start < first.number().tokens.start => {
            high.borrow(first, FigureRule::Range).then_some(scaled)?
        }
        (false, false) if first.is_like(second) => scaled,
        (true, true) if (word || up_to) && !(ambiguous && lead_is(FigureTag::By)) => scaled,
        _ => return None,
    };
    if low >= high.value() {
        return None;
    }
    if word && !and && ambiguous && is_movement(text, first, (low, second), range, from) {
        return None;
    }
    let start = if between { first.tokens().start - 1 } else { first.tokens().start };
    Some(FigureCandidate::range(first, low, high, start))
}

/// Whether `first to second` are two ends of a movement and not of a range: `fell from $24m to $23m`,
/// `decreased $1.2 million to $23.5 million`.
fn is_movement(
    text: &FigureText<'_>,
    first: &FigureCandidate,
    (low, second): (Decimal, &FigureCandidate),
    range: &Range<usize>,
    from: bool,
) -> bool {
    const NEAR: usize = 2;
    const CLAUSE: usize = 15;
    const FARTHEST: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
    let complete = !first.is_bare() && !first.is_percent();
    let window = match (from, complete) {
        (true, _) => CLAUSE,
        (false, true) => NEAR,
        (false, false) if first.number().grouped => NEAR,
        (false, false) => 0,
    };
    let start = first.tokens().start;
    let led = |tag| text.is_led(start, range.start, tag);
    let by = led(FigureTag::By);
    // `14 cents to $20.61`: nobody ranges so far.
    let apart = !led(FigureTag::Of) && low.checked_mul(FARTHEST).is_none_or(|far| far < second.value());
    // `rose 17,000 to 4.483 million`: the ends of a range are written alike.
    let mixed = first.number().grouped && first.number().scale.is_none() && second.number().scale.is_some();
    (by && complete)
        || (apart && (complete || first.number().fractional || mixed))
        || text.any(start.saturating_sub(window).max(range.start)..start, FigureTag::Change)
}
