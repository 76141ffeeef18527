//! The numbers of a sentence with what stands beside them.

use crate::analysis::figures::candidate::FigureCandidate;
use crate::analysis::figures::exclude;
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::modifier;
use crate::analysis::figures::number;
use crate::analysis::figures::unit;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::CurrencyForm;
use std::ops::Range;

/// The numbers of the sentence `range` that can be figures, with the units and modifiers that are written beside them.
pub(super) fn scan(text: &FigureText<'_>, range: &Range<usize>) -> Vec<FigureCandidate> {
    let mut candidates = Vec::new();
    let mut floor = range.start;
    let mut index = range.start;
    while index < range.end {
        let number =
            may_start(text, index, range.end).then(|| number::parse(text, index, range.end)).flatten();
        let Some(number) = number else {
            index += 1;
            continue;
        };
        index = number.tokens.end.max(index + 1);
        let candidate =
            FigureCandidate::new(number).and_then(|candidate| read(text, candidate, floor, range));
        if let Some(candidate) = candidate {
            floor = candidate.tokens().end;
            index = index.max(floor);
            candidates.push(candidate);
        }
    }
    candidates
}

/// The candidate with its unit and modifier; `None` where its number is no figure. The figure before ends at `floor`.
fn read(
    text: &FigureText<'_>,
    mut candidate: FigureCandidate,
    floor: usize,
    range: &Range<usize>,
) -> Option<FigureCandidate> {
    let within = floor..range.end;
    unit::attach(text, &mut candidate, &within);
    if let Some(found) = modifier::find(text, &candidate, &within) {
        candidate.set_modifier(found);
    }
    if is_chained(text, &candidate, floor) || exclude::is_no_figure(text, &candidate, floor, range) {
        return None;
    }
    if candidate.is_bare()
        && let Some(found) = unit::find_named(text, &candidate, range)
    {
        candidate.set_unit(found);
    }
    Some(candidate)
}

/// Whether a hyphen glues the number to another one that is no figure: the `9` of `787-9`.
fn is_chained(text: &FigureText<'_>, candidate: &FigureCandidate, floor: usize) -> bool {
    let Some(hyphen) = candidate.tokens().start.checked_sub(1).filter(|&hyphen| hyphen > 0) else {
        return false;
    };
    text.is_joined(candidate.tokens().start)
        && text.is_joined(hyphen)
        && text.is(hyphen, FigureTag::Hyphen)
        && text.is_number(hyphen - 1)
        && floor != hyphen
}

/// Whether a number can start at `index`: one look at its entry.
fn may_start(text: &FigureText<'_>, index: usize, end: usize) -> bool {
    if text.is_blocked(index) {
        return false;
    }
    if text.is_number(index) {
        return true;
    }
    let word = text.entry(index);
    if word.is(FigureTag::Article) {
        let next = text.entry(index + 1);
        let currency = next
            .currency
            .as_ref()
            .is_some_and(|word| word.form == CurrencyForm::Name || word.form == CurrencyForm::Minor);
        return index + 1 < end
            && (currency || next.half.is_some() || next.scale.is_some() || next.fraction.is_some());
    }
    word.number.is_some()
        || word.fraction_sign.is_some()
        || word.half.is_some()
        || word.half_scale.is_some()
        || text.cardinal(index).is_some()
}
