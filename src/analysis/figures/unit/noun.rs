//! Counted nouns behind the number: `41 regionalen Volksbanken`, `five 787 Dreamliner sales`.

use crate::analysis::FigureKind;
use crate::analysis::figures::candidate::{FigureCandidate, Follows, UnitMatch};
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::noun_phrase;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::text::Shape;
use rust_decimal::Decimal;
use std::ops::Range;

/// The counted noun directly behind a number; where there is none, what follows instead.
pub(super) fn find(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    end: usize,
) -> Result<UnitMatch, Follows> {
    let number = candidate.number();
    if number.single && number.scale.is_none() {
        return Err(Follows::Other);
    }
    let Range { start: from, end: to } = match noun_phrase::read(text, candidate.tokens().end, end) {
        Err(Follows::Uncounted) => {
            timed(text, candidate, end).map(|noun| noun..noun + 1).ok_or(Follows::Uncounted)?
        }
        read => read?,
    };
    // `1,2 Milliarden Gewinn` are money.
    let sum = number.scale.is_some_and(|scale| scale > Decimal::ONE_THOUSAND)
        && text.is(to - 1, FigureTag::MoneyCue);
    if sum || !counts(text, candidate, from, to) {
        return Err(Follows::Other);
    }
    let count = UnitMatch::of_value(candidate, FigureKind::Count, candidate.value(), FigureRule::NounBehind);
    Ok(UnitMatch { noun: Some(text.span(from..to)), ..count.to(to) })
}

/// A noun right behind the number that ends in a length of time and is counted by thousands all the same:
/// `141 Milliarden Gesprächsminuten`.
fn timed(text: &FigureText<'_>, candidate: &FigureCandidate, end: usize) -> Option<usize> {
    const SHORTEST_FIRST: usize = 3;
    let noun = candidate.tokens().end;
    let large = candidate.value() >= Decimal::ONE_THOUSAND;
    if !large || noun >= end || text.is_joined(noun) || !text.pack.words.closed_compounds {
        return None;
    }
    let folded = text.form(noun).to_lowercase();
    let mut ends = folded.char_indices().map(|(at, _)| at).filter(|&at| at >= SHORTEST_FIRST);
    let compound =
        text.is_capitalized(noun) && ends.any(|at| text.entry_of(&folded[at..]).is(FigureTag::Duration));
    compound.then_some(noun)
}

/// Whether the number counts things that matter: every number in digits does, small words only where the
/// noun is a thing of business and not one already known (`the two companies`).
fn counts(text: &FigureText<'_>, candidate: &FigureCandidate, from: usize, to: usize) -> bool {
    let number = candidate.number();
    if number.letter && number.tokens.len() == 2 && text.shape(number.tokens.end - 1) == Shape::Upper {
        return false;
    }
    let measured = (from..to).any(|index| text.is(index, FigureTag::Measure));
    if number.scale.is_none() && number.mantissa <= Decimal::ONE && !number.fractional && !measured {
        return false;
    }
    let small = number.spelled && number.scale.is_none() && number.mantissa < Decimal::from(13);
    if !small {
        return true;
    }
    if number.mantissa <= Decimal::ONE || is_spoken_of(text, number.tokens.start, to) {
        return false;
    }
    !text.is(to - 1, FigureTag::Abstract)
}

/// Whether a small number points back to what was named: `the two companies`, `diese drei Konzerne`.
fn is_spoken_of(text: &FigureText<'_>, start: usize, to: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    text.is(before, FigureTag::Both)
        || (text.is(before, FigureTag::Known) && text.is(to - 1, FigureTag::Party))
}
