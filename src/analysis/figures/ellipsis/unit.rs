//! Numbers that leave out the scale or unit of a neighbour: `von 1,2 auf 0,8 Mrd. Euro`, `200 Milliarden Euro, davon
//! 50`.

use crate::analysis::figures::candidate::{FigureCandidate, Follows};
use crate::analysis::figures::ellipsis::{antecedent, parallel};
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::number::expression::Number;
use crate::analysis::figures::number::scale;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::unit;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use std::ops::Range;

/// Gives the numbers before brackets the scale and unit behind them: `6,31 (2014: 4,86) Millionen Euro`.
pub(crate) fn from_behind_brackets(
    text: &FigureText<'_>,
    candidates: &mut [FigureCandidate],
    range: &Range<usize>,
) {
    for index in 0..candidates.len() {
        let Some((close, whole)) = bracketed(text, &candidates[index], range) else { continue };
        let inside = candidates.iter_mut().skip(index).take_while(|inside| inside.tokens().start < close);
        for candidate in inside.filter(|inside| inside.is_bare()) {
            candidate.borrow(&whole, FigureRule::BehindBrackets);
        }
    }
}

/// Where the brackets behind a bare number close, and the number with the scale and unit behind them.
fn bracketed(
    text: &FigureText<'_>,
    first: &FigureCandidate,
    range: &Range<usize>,
) -> Option<(usize, FigureCandidate)> {
    const LONGEST: usize = 12;
    let open = first.tokens().end;
    if !first.is_bare() || first.number().scale.is_some() || text.form(open) != "(" {
        return None;
    }
    let close = (open..range.end.min(open + LONGEST)).find(|&at| text.form(at) == ")")?;
    let mut number = Number { spelled: false, ..first.number().clone() };
    number.tokens.end = close + 1;
    scale::scales(text, &mut number, range.end);
    let mut whole = FigureCandidate::new(number)?;
    whole.set_unit(unit::find_behind(text, &whole, range)?);
    Some((close, whole))
}

/// Gives numbers the unit of the next one: `von 3 auf 5 Prozent`, `10, 20 und 30 Prozent`.
pub(crate) fn lend_backwards(
    text: &FigureText<'_>,
    candidates: &mut [FigureCandidate],
    range: &Range<usize>,
) {
    for index in (1..candidates.len()).rev() {
        let (left, right) = candidates.split_at_mut(index);
        if let (Some(first), Some(second)) = (left.last_mut(), right.first())
            && let Some(rule) = lends_backward(text, first, second, range)
        {
            first.borrow(second, rule);
        }
    }
}

/// Gives numbers the unit of the one before: `auf 12,4 Prozent nach 11,7`, `davon 50`, `Euro (2014: 4,86)`.
pub(crate) fn lend_forwards(text: &FigureText<'_>, candidates: &mut [FigureCandidate]) {
    for index in 1..candidates.len() {
        let (left, right) = candidates.split_at_mut(index);
        if let (Some(first), Some(second)) = (left.last(), right.first_mut())
            && let Some(rule) = lends_forward(text, first, second)
        {
            second.borrow(first, rule);
        }
    }
}

/// By what rule a number takes the unit of the complete one behind it.
fn lends_backward(
    text: &FigureText<'_>,
    first: &FigureCandidate,
    second: &FigureCandidate,
    range: &Range<usize>,
) -> Option<FigureRule> {
    const WINDOW: usize = 8;
    let lacks_noun = first.follows() == Follows::Adjectives;
    if !first.is_bare() || second.is_bare() || second.is_multiple() || lacks_noun {
        return None;
    }
    let gap = first.tokens().end..second.tokens().start;
    let led = |tag| text.is_led(first.tokens().start, range.start, tag);
    let onto = text.is_led(second.tokens().start, gap.start, FigureTag::Onto);
    let single = gap.len() == 1;
    let pointed = gap.len() == 2 && text.form(gap.start + 1) == "." && text.is_joined(gap.start + 1);
    let listed = (single || pointed) && text.is(gap.start, FigureTag::List);
    let comma = single && text.form(gap.start) == "," && second.rule() == FigureRule::List;
    // `um 12 auf 340 Millionen Euro`
    let by = led(FigureTag::By) && single;
    // `A (plus 2,9) und B (plus 0,3 Prozent)`
    let signed = led(FigureTag::Plus) || led(FigureTag::MinusWord);
    // `auf 3,60 von 3,30 Euro`, `31 from 24 dollars`, `80 nach 70 Cent`
    let level = led(FigureTag::Onto) || led(FigureTag::TakesUp) || first.number().fractional;
    let against = text.is(gap.start, FigureTag::Against) || (level && text.is(gap.start, FigureTag::From));
    let free = first.follows() == Follows::Other && !first.number().letter;
    let compared = single && against && free && second.is_measured();
    let from_to = (led(FigureTag::From) || by) && onto && gap.len() <= WINDOW;
    if signed && second.is_percent() && gap.len() <= WINDOW {
        Some(FigureRule::List)
    } else if from_to || compared {
        Some(FigureRule::FromTo)
    } else if (listed || comma) && second.is_measured() && !first.number().spelled {
        Some(FigureRule::List)
    } else {
        None
    }
}

/// By what rule a number takes the unit of the complete one before it.
fn lends_forward(
    text: &FigureText<'_>,
    first: &FigureCandidate,
    second: &FigureCandidate,
) -> Option<FigureRule> {
    const WINDOW: usize = 6;
    const PART: usize = 3;
    let number = second.number();
    // `98,7 Prozent dafür, 1,3 dagegen`
    let lacks_noun = second.follows() == Follows::Adjectives && !(number.fractional && first.is_percent());
    if first.is_bare() || !second.is_bare() || first.is_multiple() || lacks_noun || number.letter {
        return None;
    }
    let gap = first.tokens().end..second.tokens().start;
    let near = gap.len() <= WINDOW;
    let last_is = |tag| text.is_led(second.tokens().start, gap.start, tag);
    // `12.000 m², eine Belegschaft von 300`
    let counts = first.is_count();
    if counts && (number.fractional || antecedent::group_of(text, second.tokens().start, 0).is_some()) {
        return None;
    }
    // `12 Prozent, die Zahl der Fälle auf 300`, `7% and the workforce to 48`
    if first.is_measured() && antecedent::is_number_of(text, second.tokens().start, gap.start) {
        return None;
    }
    let scaled =
        (number.scale.is_some() && !first.is_money() && !counts) || (number.grouped && first.is_percentage());
    let level = first.is_percent() && parallel::is_level(text, second);
    // `436 properties over £1m, compared to 469`
    let far = first.is_money() && number.scale.is_none() && !second.fits_scale_of(first);
    if scaled || level || far {
        return None;
    }
    let chained = first.rule() == FigureRule::Part && last_is(FigureTag::List) && near;
    if chained
        || text.any(gap.end.saturating_sub(PART).max(gap.start)..gap.end, FigureTag::Part)
        || text.is(second.tokens().end, FigureTag::Part)
    {
        return Some(FigureRule::Part);
    }
    let linked = (last_is(FigureTag::Onto) || last_is(FigureTag::From)) && near;
    let bracketed = text.form(gap.start) == "(" && text.form(second.tokens().end) == ")" && near;
    let fraction = number.fractional && gap.len() <= 2 * WINDOW && first.is_measured();
    let parallel = first.is_percent() && parallel::is_parallel(text, first, second);
    (parallel || linked || bracketed || fraction).then_some(FigureRule::Linked)
}
