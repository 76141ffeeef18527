//! Numbers at the end of a clause that take up what was last measured: `18 Prozent, beim Umsatz waren es 11`, `500
//! Millionen Euro, im Jahr davor lag er bei 480`.

use crate::analysis::figures::candidate::{FigureCandidate, Follows};
use crate::analysis::figures::ellipsis::antecedent;
use crate::analysis::figures::ellipsis::parallel::is_level;
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use std::ops::Range;

/// Gives the bare numbers that close a clause the unit of the amount before them, or of `context`, the last amount of
/// money of the sentences before. A sentence of its own goes on about that amount only where its subject is a pronoun
/// or a sum: `Er lag bei 4,8`, `A year before, profit was 3.3`, but not `The town is home to 413`.
pub(crate) fn resume(
    text: &FigureText<'_>,
    candidates: &mut [FigureCandidate],
    range: &Range<usize>,
    context: Option<&FigureCandidate>,
) {
    for index in 0..candidates.len() {
        let (left, right) = candidates.split_at_mut(index);
        let Some(alone) = right.first_mut().filter(|alone| closes(text, alone, range)) else { continue };
        let own = left.iter().rev().find(|amount| !amount.is_bare());
        let from = own.map_or(range.start, |own| own.tokens().end);
        let counts = text.any(from..alone.tokens().start, FigureTag::Thing)
            || antecedent::is_number_of(text, alone.tokens().start, from);
        let context = context.filter(|_| goes_on(text, alone, range));
        let model = own.or(context).filter(|amount| amount.is_measured() && !counts);
        let model = model.filter(|amount| alone.fits_scale_of(amount) && !is_score(text, alone, range));
        if let Some(model) = model {
            alone.borrow(model, FigureRule::TakenUp);
        }
    }
}

/// Whether a bare number closes a clause behind a word that takes up something: `lag bei 480.`, `waren es 11,`.
fn closes(text: &FigureText<'_>, alone: &FigureCandidate, range: &Range<usize>) -> bool {
    let (start, end) = (alone.tokens().start, alone.tokens().end);
    let number = alone.number();
    let closes = end >= range.end || !(text.is_word(end) || text.is_number(end) || text.is_joined(end + 1));
    let led = |start, tag| text.is_led(start, range.start, tag);
    let taken_up = led(start, FigureTag::Onto)
        || led(start, FigureTag::TakesUp)
        || (led(start, FigureTag::Expletive) && led(start - 1, FigureTag::TakesUp));
    let plain = !number.single && !number.letter && !number.grouped;
    alone.is_bare()
        && closes
        && taken_up
        && plain
        && alone.follows() != Follows::Adjectives
        && alone.value_to().is_none()
        && !is_level(text, alone)
}

/// Whether the words of the sentence before a number name a sum, or have a pronoun for their subject.
fn goes_on(text: &FigureText<'_>, alone: &FigureCandidate, range: &Range<usize>) -> bool {
    const WINDOW: usize = 14;
    let start = alone.tokens().start;
    let mut before = start.saturating_sub(WINDOW).max(range.start)..start;
    // `Das Durchschnittsalter` begins with an article.
    let article = |at: usize| text.pack.writing.nouns_capitalized && text.is_capitalized(at + 1);
    before.any(|at| {
        let pronoun = text.is(at, FigureTag::Pronoun) || text.is(at, FigureTag::Expletive);
        text.is(at, FigureTag::MoneyCue) || (pronoun && !article(at))
    })
}

/// Whether a number is the second one of a score: `the game ended 3 to 2`, `eine Abstimmung von 52 zu 48`.
fn is_score(text: &FigureText<'_>, alone: &FigureCandidate, range: &Range<usize>) -> bool {
    const CLAUSE: usize = 8;
    let Some(first) = alone.tokens().start.checked_sub(2).filter(|&first| first >= range.start) else {
        return false;
    };
    let from = first.saturating_sub(CLAUSE).max(range.start);
    text.is_number(first)
        && !text.is_led(first, range.start, FigureTag::From)
        && !text.any(from..first, FigureTag::Change)
}
