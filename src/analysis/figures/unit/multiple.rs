//! Fractions and factors: `zwei Drittel`, `dreifach`, `3x`, `six in ten`, `ein KGV von 15`.

use crate::analysis::FigureKind;
use crate::analysis::figures::candidate::{FigureCandidate, Follows, UnitMatch};
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::noun_phrase;
use crate::analysis::figures::number;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::cardinal::CardinalSuffix;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use rust_decimal::Decimal;
use std::ops::Range;

/// How many decimals a fraction is rounded to.
const DECIMALS: u32 = 4;

/// `dreifach`, `dreimal so viel`
pub(super) fn compound(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<UnitMatch> {
    let factor = match candidate.number().suffix {
        CardinalSuffix::Fold => candidate.value() > Decimal::ONE,
        CardinalSuffix::Times => text.is(candidate.tokens().end, FigureTag::TimesAfter),
        CardinalSuffix::None | CardinalSuffix::Percent => false,
    };
    let found = factor
        .then(|| UnitMatch::new(candidate, FigureKind::Multiple, Decimal::ONE, FigureRule::Compound))
        .flatten()?;
    Some(whole(text, found, within))
}

/// `three times more`, `3x`, `ten-fold`
pub(super) fn factor(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<UnitMatch> {
    let at = text.behind_hyphen(candidate.tokens().end);
    if at >= within.end {
        return None;
    }
    let word = text.entry(at);
    let single = candidate.number().single;
    let joined_on = text.is_joined(at + 1) && (text.is_word(at + 1) || text.is_number(at + 1));
    let x =
        word.is(FigureTag::X) && text.is_joined(at) && !joined_on && candidate.value() < Decimal::ONE_HUNDRED;
    let led = text.is_led(candidate.tokens().start, within.start, FigureTag::TimesBefore);
    let times = word.is(FigureTag::Times) && !single && (led || text.is(at + 1, FigureTag::TimesAfter));
    let rule = if word.is(FigureTag::Fold) && !single {
        FigureRule::Fold
    } else if x || times {
        FigureRule::Times
    } else {
        return None;
    };
    let found = UnitMatch::new(candidate, FigureKind::Multiple, Decimal::ONE, rule)?;
    Some(whole(text, found.to(at + 1), within))
}

/// `zwei Drittel`, `two-thirds`, `a third of`
pub(super) fn fraction(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<UnitMatch> {
    let at = text.behind_hyphen(candidate.tokens().end);
    let under = text.entry(at).fraction.filter(|_| at < within.end)?;
    let number = candidate.number();
    let before = number.tokens.start.checked_sub(1);
    let small = candidate.value() > Decimal::ZERO && candidate.value() < under && !number.fractional;
    let next = at + 1;
    // A quarter is one of the year as well.
    let year = text.is(at, FigureTag::Duration);
    let closes = next >= within.end
        || !text.is_word(next)
        || text.is(next, FigureTag::AsMuch)
        || text.is(next, FigureTag::Function);
    // Ordinals are fractions only where something is parted: `a third of`, not `a third buyer`.
    let parted = !text.is(at, FigureTag::OrdinalFraction)
        || (next < within.end && text.is(next, FigureTag::InOf))
        || text.is_joined(at)
        || text.is(next, FigureTag::TimesAfter)
        || (number.single && before.is_some_and(|before| opens_fraction(text, before)))
        || (number.single && !year && closes);
    // `the first three quarters of 2015`
    let period = year && before.is_some_and(|before| text.is(before, FigureTag::Ordinal));
    let value = candidate.value().checked_div(under).filter(|_| small && parted && !period)?;
    let rule = FigureRule::Fraction;
    let found = UnitMatch::of_value(candidate, FigureKind::Multiple, value.round_dp(DECIMALS), rule);
    Some(whole(text, found.to(next), within))
}

/// Whether the word before `a third` says that something moved by it or how exactly it holds: `by`, `up`, `almost`.
fn opens_fraction(text: &FigureText<'_>, index: usize) -> bool {
    text.is(index, FigureTag::By)
        || text.is(index, FigureTag::Change)
        || text.entry(index).modifiers.iter().any(|phrase| phrase.rest.is_empty())
}

/// `sechs von zehn Reisenden`, `two out of three`, `one in five`
pub(super) fn share(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<UnitMatch> {
    let (number, at) = (candidate.number(), candidate.tokens().end);
    if number.scale.is_some() || number.fractional || number.grouped {
        return None;
    }
    let sure = text.is(at, FigureTag::OutOf);
    let next = if sure || text.is(at, FigureTag::OneIn) {
        at + 1
    } else if text.is(at, FigureTag::Out) && text.is(at + 1, FigureTag::Of) {
        at + 2
    } else {
        return None;
    };
    let all = number::parse(text, next, within.end).filter(|all| {
        // Digits alone need more to be a share: `1 in 8`, `3 out of 4`, but not `50 in 2` rooms.
        let worded = all.spelled || number.spelled || sure;
        let one = candidate.value() == Decimal::ONE || next > at + 1 || all.mantissa == Decimal::TEN;
        next < within.end && all.scale.is_none() && !all.fractional && (worded || one)
    })?;
    let few = candidate.value() < all.mantissa
        && (all.mantissa <= Decimal::TEN || all.mantissa == Decimal::ONE_HUNDRED)
        && candidate.value().fract().is_zero();
    let behind = text.entry(all.tokens.end);
    let unit_follows = behind.ratio.is_some()
        || behind.currency.is_some()
        || behind.is(FigureTag::Duration)
        || behind.is(FigureTag::Month);
    let share = candidate.value().checked_div(all.mantissa).filter(|_| few && !unit_follows)?;
    let end = noun_phrase::read(text, all.tokens.end, within.end).map_or(all.tokens.end, |noun| noun.end);
    let value = share.round_dp(DECIMALS);
    Some(UnitMatch::of_value(candidate, FigureKind::Multiple, value, FigureRule::Share).to(end))
}

/// A bare number in `sentence` that is a ratio which is named before it: `ein KGV von 15`, `a debt ratio of 3.4`.
pub(crate) fn ratio(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    sentence: &Range<usize>,
) -> Option<UnitMatch> {
    const WINDOW: usize = 10;
    const LEADS: [FigureTag; 4] =
        [FigureTag::RatioName, FigureTag::LevelLead, FigureTag::Of, FigureTag::Onto];
    let (number, start) = (candidate.number(), candidate.tokens().start);
    let word_before = start.checked_sub(1).filter(|&word_before| word_before >= sentence.start)?;
    let plain = !number.grouped && number.scale.is_none() && !number.spelled;
    let led = LEADS.into_iter().any(|tag| text.is(word_before, tag));
    let before = sentence.start.max(start.saturating_sub(WINDOW))..start;
    let counted = candidate.follows() == Follows::Uncounted;
    let small = candidate.value() < Decimal::ONE_HUNDRED && !counted;
    (plain && led && small && text.any(before, FigureTag::RatioName))
        .then(|| UnitMatch::new(candidate, FigureKind::Multiple, Decimal::ONE, FigureRule::Ratio))
        .flatten()
}

/// A multiple with its article before and `so viel` behind: `das Dreifache`, `dreimal so viel`.
fn whole(text: &FigureText<'_>, mut found: UnitMatch, within: &Range<usize>) -> UnitMatch {
    let Range { start, end } = found.tokens.clone();
    let noun = text.is_capitalized(end - 1);
    let article = start.checked_sub(1).filter(|&at| noun && at >= within.start);
    let article = article.filter(|&at| text.is(at, FigureTag::MultipleArticle));
    found.tokens = article.unwrap_or(start)..as_much_end(text, end, within.end);
    found
}

/// Where `so viel`, `so hoch` behind a multiple ends: `doppelt so viele`.
pub(crate) fn as_much_end(text: &FigureText<'_>, next: usize, end: usize) -> usize {
    let so = next + 1 < end && text.is(next, FigureTag::AsMuch);
    if so && text.is(next + 1, FigureTag::Degree) { next + 2 } else { next }
}
