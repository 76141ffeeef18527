//! What counts count, and sentences that go on with the figure before.

use super::phrase;
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::measured::MeasurePhrase;
use crate::analysis::links::tag::LinkTag;
use std::ops::Range;

/// The counted noun; what holds the counted things where the text says that first: `a fleet of 270 aircraft`.
/// A noun far away is left to the ties and to distance.
pub(super) fn noun(text: &LinkText<'_>, number: usize, sentence: &Range<usize>) -> Option<MeasurePhrase> {
    const NEAR: usize = 6;
    let quantity = &text.quantities[number];
    let noun = text.tokens_in(quantity.noun?);
    let here = &quantity.tokens;
    // `9,8 Milliarden Liter Kraftstoff`
    if text.is(noun.end.checked_sub(1)?, LinkTag::Unit) {
        return None;
    }
    if noun.is_empty() || noun.start > here.end + NEAR || noun.end + NEAR < here.start {
        return None;
    }
    let tie = here.start.checked_sub(1).filter(|&tie| tie >= sentence.start);
    if let Some(holder) = tie
        .filter(|&tie| text.is_any(tie, &[LinkTag::Tie, LinkTag::From, LinkTag::Purpose]))
        .and_then(|tie| {
            phrase::nouns_before(text, tie.checked_sub(1)?, sentence.start)
                .first()
                .copied()
                .filter(|&head| head + 1 == tie)
        })
        && text.is(holder, LinkTag::Measure)
        && !text.is_any(holder, &[LinkTag::Rise, LinkTag::Fall, LinkTag::Layoff])
    {
        return Some(MeasurePhrase::words(phrase::ending_at(text, holder, sentence.start)));
    }
    let start = if text.pack.words.closed_compounds { noun.start } else { noun.end - 1 };
    Some(MeasurePhrase::words(start..noun.end))
}

/// Whether the figure goes on with the noun and the verb of the one before: `stiegen die Einnahmen um 0,8
/// Prozent, in der Krankensparte um 3 Prozent`.
pub(super) fn is_elliptic(text: &LinkText<'_>, number: usize, sentence: &Range<usize>) -> bool {
    const REACH: usize = 12;
    let Some(before) = number.checked_sub(1).and_then(|before| text.quantities.get(before)) else {
        return false;
    };
    let here = &text.quantities[number].tokens;
    let tie = |start: usize| {
        let tie = start.checked_sub(1).filter(|&tie| tie >= sentence.start)?;
        text.is_any(tie, &[LinkTag::By, LinkTag::To]).then(|| text.form(tie))
    };
    let between = before.tokens.end..here.start;
    tie(here.start).is_some()
        && tie(here.start) == tie(before.tokens.start)
        && between.len() <= REACH
        && !between.clone().any(|index| {
            text.is_any(
                index,
                &[LinkTag::Measure, LinkTag::Share, LinkTag::Up, LinkTag::Down, LinkTag::Transaction],
            )
        })
}
