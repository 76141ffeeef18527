//! Points and levels of an index: `der Dax gewann 100 Punkte`, `Der Dax schloss bei 18.704`.

use crate::analysis::FigureKind;
use crate::analysis::figures::candidate::{FigureCandidate, UnitMatch};
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use rust_decimal::Decimal;
use std::ops::Range;

/// Points behind the number that are those of an index: they are many, or broken, or an index is named near them.
pub(super) fn points(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<UnitMatch> {
    let at = text.behind_hyphen(candidate.tokens().end);
    let points = text.is(at, FigureTag::PointUnit);
    let many = candidate.value() >= Decimal::ONE_HUNDRED || candidate.number().fractional;
    let index = at < within.end
        && text.is(at, FigureTag::IndexUnit)
        && ((points && many) || is_named(text, candidate, within.end));
    index
        .then(|| UnitMatch::new(candidate, FigureKind::Index, Decimal::ONE, FigureRule::IndexPoints))
        .flatten()
        .map(|found| found.to(at + 1))
}

/// Whether an index is named near a number, before `end`.
pub(super) fn is_named(text: &FigureText<'_>, candidate: &FigureCandidate, end: usize) -> bool {
    const WINDOW: usize = 25;
    let tokens = candidate.tokens();
    text.any(tokens.start.saturating_sub(WINDOW)..(tokens.end + WINDOW).min(end), FigureTag::IndexName)
}

/// A bare number in `sentence` that is the level of an index which is named shortly before:
/// `Der Dax schloss bei 18.704`.
pub(crate) fn level(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    sentence: &Range<usize>,
) -> Option<UnitMatch> {
    const WINDOW: usize = 14;
    const LOWEST: Decimal = Decimal::from_parts(500, 0, 0, false, 0);
    let number = candidate.number();
    // `ended above 18`: the modifier belongs to the level.
    let start = candidate.tokens().start;
    let word_before = start.checked_sub(1).filter(|&word_before| word_before >= sentence.start)?;
    let moved = text.is(word_before, FigureTag::Change) || text.is(word_before, FigureTag::ClosesAt);
    let bounded = start < number.tokens.start && moved;
    let low = candidate.value() < LOWEST && !number.fractional;
    let end = candidate.tokens().end;
    let closes = end >= sentence.end || matches!(text.form(end), "." | "," | ";" | ")");
    if candidate.value() < Decimal::TEN || number.scale.is_some() || number.spelled {
        return None;
    }
    if low && !(bounded && closes) {
        return None;
    }
    // `a level of 7,775.86`, `ein Tief von 9.412`
    let high = text.is(word_before, FigureTag::Of)
        && word_before > sentence.start
        && text.is(word_before - 1, FigureTag::LevelNoun);
    let led = text.is(word_before, FigureTag::Onto)
        || text.is(word_before, FigureTag::IndexName)
        || ((number.fractional || bounded) && moved)
        || text.is(word_before, FigureTag::LevelLead)
        || high
        || text.is(end, FigureTag::Threshold)
        || text.form(word_before) == ":";
    let shaped = number.grouped || number.fractional || low;
    let before = sentence.start.max(start.saturating_sub(WINDOW))..start;
    (shaped && led && text.any(before, FigureTag::IndexName))
        .then(|| UnitMatch::new(candidate, FigureKind::Index, Decimal::ONE, FigureRule::IndexLevel))
        .flatten()
}
