//! Percent and percentage points behind a number: `8 Prozent`, `5pc`, `zehnprozentig`, `0,3 Prozentpunkte`,
//! `25 basis points`, `a quarter-point rise`.

use crate::analysis::FigureKind;
use crate::analysis::figures::candidate::{FigureCandidate, UnitMatch};
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::unit::index;
use crate::analysis::figures::vocabulary::cardinal::CardinalSuffix;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::RatioWord;
use rust_decimal::Decimal;
use std::ops::Range;

/// `8 Prozent`, `5 Promille`, `2 Prozent-Punkte`
pub(super) fn ratio(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<UnitMatch> {
    let at = text.behind_hyphen(candidate.tokens().end);
    let word = text.entry(at);
    let article = candidate.number().single && text.is(candidate.number().tokens.start, FigureTag::Article);
    // `5pc`, but not `5 PC`.
    let apart = word.is(FigureTag::JoinedOnly) && !text.is_joined(at);
    let ratio = word.ratio.filter(|_| at < within.end && !article && !apart)?;
    let point = text.behind_hyphen(at + 1);
    let points = point < within.end
        && point > at + 1
        && (text.is(point, FigureTag::IndexUnit) || text.is(point, FigureTag::PointUnit));
    match ratio {
        RatioWord::Percent(factor) if points => points_of(candidate, factor, point + 1),
        RatioWord::Percent(factor) => percent_of(candidate, factor, at + 1),
        RatioWord::Points(factor) => points_of(candidate, factor, at + 1),
    }
}

/// `5 prozentige`, `5 per cent`
pub(super) fn words(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<UnitMatch> {
    let end = candidate.tokens().end;
    let at = text.behind_hyphen(end);
    if at < within.end && text.entry(at).adjective {
        return percent_of(candidate, Decimal::ONE, at + 1);
    }
    let cent = text.behind_hyphen(end + 1);
    if cent < within.end && text.is(end, FigureTag::PerCent) && text.is(cent, FigureTag::Cent) {
        return percent_of(candidate, Decimal::ONE, cent + 1);
    }
    None
}

/// `0.3 percentage points`, `25 basis points`, `a quarter-point rise`, and points beside percentages.
pub(super) fn points(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<UnitMatch> {
    let at = text.behind_hyphen(candidate.tokens().end);
    if at >= within.end {
        return None;
    }
    let word = text.entry(at);
    if word.is(FigureTag::Percentage) || word.is(FigureTag::Basis) {
        let point = text.behind_hyphen(at + 1);
        let factor = if word.is(FigureTag::Basis) { Decimal::new(1, 2) } else { Decimal::ONE };
        let points = point < within.end && text.is(point, FigureTag::PointUnit);
        return if points { points_of(candidate, factor, point + 1) } else { None };
    }
    let small = candidate.number().spelled && candidate.value() < Decimal::ONE;
    (word.is(FigureTag::PointUnit) && (small || of_percentage(text, candidate, at, within.end)))
        .then(|| points_of(candidate, Decimal::ONE, at + 1))
        .flatten()
}

/// `zehnprozentig`
pub(super) fn compound(candidate: &FigureCandidate) -> Option<UnitMatch> {
    let percent = candidate.number().suffix == CardinalSuffix::Percent;
    percent
        .then(|| UnitMatch::new(candidate, FigureKind::Percent, Decimal::ONE, FigureRule::Compound))
        .flatten()
}

fn percent_of(candidate: &FigureCandidate, factor: Decimal, end: usize) -> Option<UnitMatch> {
    Some(UnitMatch::new(candidate, FigureKind::Percent, factor, FigureRule::Percent)?.to(end))
}

fn points_of(candidate: &FigureCandidate, factor: Decimal, end: usize) -> Option<UnitMatch> {
    Some(UnitMatch::new(candidate, FigureKind::PercentagePoints, factor, FigureRule::Points)?.to(end))
}

/// Points of a percentage: `um 0,3 Punkte auf 4,5 Prozent`, `from 24.1% to 25.3%, a 1.2-point gain`.
fn of_percentage(text: &FigureText<'_>, candidate: &FigureCandidate, at: usize, end: usize) -> bool {
    const WINDOW: usize = 12;
    const MOST: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
    let percent = |index: usize| matches!(text.entry(index).ratio, Some(RatioWord::Percent(_)));
    let onto = at + 3 < end && text.is(at + 1, FigureTag::Onto) && text.is_number(at + 2) && percent(at + 3);
    let start = candidate.tokens().start;
    let mut before = start.saturating_sub(WINDOW)..start;
    let small = candidate.number().fractional && candidate.value() < MOST;
    onto || (small && !index::is_named(text, candidate, end) && before.any(percent))
}
