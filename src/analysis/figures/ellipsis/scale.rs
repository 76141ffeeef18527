//! Scales without a unit: `another 550m`, `die 1,9 Milliarden`. They are money of the currency that is spoken of,
//! or count what was counted last.

use crate::analysis::figures::candidate::FigureCandidate;
use crate::analysis::figures::ellipsis::antecedent;
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::number::scale::is_sure_letter;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use rust_decimal::Decimal;
use std::ops::Range;

/// Gives the scales of the sentence `range` without a unit what was last measured: `another 550m`, `rund 8,6 Mrd. davon`.
/// `context` is the last amount of money shortly before the sentence, `sums` is one in the currency of the text.
pub(crate) fn fill(
    text: &FigureText<'_>,
    candidates: &mut [FigureCandidate],
    range: &Range<usize>,
    context: Option<&FigureCandidate>,
    sums: Option<&FigureCandidate>,
) {
    for index in 0..candidates.len() {
        let model = model(text, candidates, index, range, context, sums);
        if let Some(model) = model.map(FigureCandidate::in_main_unit) {
            candidates[index].borrow(&model, FigureRule::ScaleAlone);
        }
    }
}

/// The amount that lends its unit to the candidate number `index`.
fn model<'c>(
    text: &FigureText<'_>,
    candidates: &'c [FigureCandidate],
    index: usize,
    range: &Range<usize>,
    context: Option<&'c FigureCandidate>,
    sums: Option<&'c FigureCandidate>,
) -> Option<&'c FigureCandidate> {
    let (left, right) = candidates.split_at(index);
    let (alone, right) = right.split_first()?;
    let number = alone.number();
    let scaled = number.scale.is_some_and(|scale| scale >= Decimal::ONE_THOUSAND);
    // `die Zahl der Kunden wuchs auf 1,2 Mio., der Umsatz auf 300 Mio. Euro`
    if !alone.is_bare() || !scaled || antecedent::counts_before(text, alone.tokens().start, range) {
        return None;
    }
    if counts_people(text, alone, range) {
        return None;
    }
    let measured = |amount: &&FigureCandidate| amount.is_money() || amount.is_count();
    left.iter()
        .rev()
        .find(measured)
        .or_else(|| right.iter().find(measured))
        .or(context)
        .filter(|model| !model.is_count() || number.letter || model.number().scale.is_some())
        .or_else(|| sums.filter(|_| is_sum(text, alone, range)))
        .filter(|_| !number.letter || is_sure_letter(text, number))
}

/// Whether a verb beside millions has people for its subject or object: `home to 5 million`, `used by 2.5 billion`.
fn counts_people(text: &FigureText<'_>, candidate: &FigureCandidate, range: &Range<usize>) -> bool {
    const BEFORE: usize = 3;
    const BEHIND: usize = 2;
    const SUBJECT: usize = 12;
    let tokens = candidate.tokens();
    let from = |window: usize| tokens.start.saturating_sub(window).max(range.start);
    let behind = tokens.end..range.end.min(tokens.end + BEHIND);
    let sums = text.any(from(SUBJECT)..tokens.start, FigureTag::MoneyCue)
        || text.any(behind.clone(), FigureTag::MoneyCue);
    let mut beside = (from(BEFORE)..tokens.start).chain(behind);
    !sums && beside.any(|at| text.is(at, FigureTag::ByPeople))
}

/// Whether millions without a unit are money: thousands of millions are where nothing is counted before them,
/// fewer where no thing is
/// named last (`offene Kredite summieren sich auf 3 Millionen`).
fn is_sum(text: &FigureText<'_>, candidate: &FigureCandidate, range: &Range<usize>) -> bool {
    const WINDOW: usize = 12;
    const BILLION: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
    let start = candidate.tokens().start;
    if text.is(candidate.tokens().end, FigureTag::MoneyCue) {
        return true;
    }
    let large = candidate.number().scale.is_some_and(|scale| scale >= BILLION);
    let million = candidate.number().scale.is_some_and(|scale| scale > Decimal::ONE_THOUSAND);
    let nearest = (range.start.max(start.saturating_sub(WINDOW))..start).rev().find_map(|at| {
        match (text.is(at, FigureTag::MoneyCue), text.is(at, FigureTag::Thing)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    });
    large || (million && nearest != Some(false))
}
