//! Counts that leave out their noun: `stieg um 300 auf 4.200`, `von 3.000 Stellen fallen 500 weg, 200 davon in Berlin`.

use crate::analysis::figures::candidate::FigureCandidate;
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use std::ops::Range;

/// Gives numbers the noun of the next count, and then those behind a count its noun.
pub(crate) fn share_nouns(text: &FigureText<'_>, candidates: &mut [FigureCandidate], range: &Range<usize>) {
    for index in (1..candidates.len()).rev() {
        let (left, right) = candidates.split_at_mut(index);
        let (Some(first), Some(second)) = (left.last_mut(), right.first()) else { continue };
        let counted = first.is_bare() && second.is_count() && is_counted_with(text, first, second);
        if counted && is_whole(first) {
            first.borrow_unit(second, FigureRule::FromTo);
        } else if counted && shares_scale(text, first, second, range) {
            first.borrow(second, FigureRule::FromTo);
        }
    }
    for index in 1..candidates.len() {
        let (left, right) = candidates.split_at_mut(index);
        let (Some(first), Some(second)) = (left.last(), right.first_mut()) else { continue };
        if first.is_count() && second.is_bare() && is_whole(second) && is_part_of(text, first, second, range)
        {
            second.borrow(first, FigureRule::Part);
        }
    }
}

/// `die Zahl der Nutzer stieg von 1,2 auf 1,5 Millionen`
fn shares_scale(
    text: &FigureText<'_>,
    first: &FigureCandidate,
    second: &FigureCandidate,
    range: &Range<usize>,
) -> bool {
    let number = first.number();
    let plain = number.fractional && number.scale.is_none() && !number.letter;
    plain
        && second.number().scale.is_some()
        && first.fits_scale_of(second)
        && text.is_led(first.tokens().start, range.start, FigureTag::From)
}

/// `57 von 910 Mitgliedern`, `von 40 auf 57 Filialen`, `383 bzw. 163 Fälle`
fn is_counted_with(text: &FigureText<'_>, first: &FigureCandidate, second: &FigureCandidate) -> bool {
    let gap = first.tokens().end..second.tokens().start;
    let is = |tag| text.is(gap.start, tag);
    let pointed = gap.len() == 2 && text.form(gap.start + 1) == "." && text.is_joined(gap.start + 1);
    // `und` also joins what is counted to what is not.
    let paired = is(FigureTag::List) && !is(FigureTag::And);
    // `12 out of 23 agencies`
    let out_of = gap.len() == 2 && is(FigureTag::Out) && text.is(gap.start + 1, FigureTag::Of);
    out_of
        || gap.len() == 1 && (is(FigureTag::Onto) || is(FigureTag::Of))
        || (gap.len() == 1 || pointed) && paired
}

/// Whether `second` goes on counting what `first` counts.
fn is_part_of(
    text: &FigureText<'_>,
    first: &FigureCandidate,
    second: &FigureCandidate,
    range: &Range<usize>,
) -> bool {
    const LONGEST: usize = 6;
    const PART: usize = 3;
    const WHOLE: usize = 2;
    let gap = first.tokens().end..second.tokens().start;
    let (start, end) = (first.tokens().start, second.tokens().end);
    let onto = gap.len() == 1 && text.is(gap.start, FigureTag::Onto);
    // `12 stores in Leeds and 11 in York`
    let joined = gap.clone().next_back().is_some_and(|at| text.is(at, FigureTag::And));
    let place = gap.len() <= LONGEST
        && joined
        && text.is(end, FigureTag::Function)
        && end < range.end
        && text.form(gap.start) == text.form(end);
    // `200 davon`, `500 of them`
    let behind = end + usize::from(text.is(end, FigureTag::Of));
    let part = text.is(behind, FigureTag::Part)
        || text.any(gap.end.saturating_sub(PART).max(gap.start)..gap.end, FigureTag::Part);
    // `800 auf Deutschland, 600 auf Polen`
    let alike =
        !text.form(end).is_empty() && text.form(first.tokens().end) == text.form(end) && gap.len() <= LONGEST;
    let chained = first.rule() == FigureRule::Part
        && gap
            .clone()
            .next_back()
            .is_some_and(|at| text.is(at, FigureTag::List) || (alike && matches!(text.form(at), "," | ";")));
    let mut before = start.saturating_sub(WHOLE).max(range.start)..start;
    let whole_of = before.any(|at| text.is(at, FigureTag::From) || text.is(at, FigureTag::Of));
    onto || part || place || whole_of || chained
}

/// Whether a number can count whole things.
fn is_whole(candidate: &FigureCandidate) -> bool {
    let number = candidate.number();
    (!number.fractional || number.scale.is_some()) && !number.single && !number.letter
}
