//! How a sentence binds a period to a figure, or to something else: to another figure, to a noun, to what was said.

use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::preposition;
use crate::analysis::links::tag::LinkTag;
use crate::analysis::links::whole::has_part;
use crate::analysis::text::TokenKind;
use crate::analysis::{Figure, FigureKind, Period, PeriodKind};
use std::ops::Range;

/// Whether a repeated figure has a period of its own right beside it: `(2014: 4,86)`.
pub(in crate::analysis::links) fn is_own(text: &LinkText<'_>, number: usize) -> bool {
    let start = text.quantities[number].tokens.start;
    start >= 2 && text.form(start - 1) == ":" && text.time_at(start - 2).is_some()
}

/// The periods of a sentence that can be a `when`, at most so many on each side of the token `from`.
pub(super) fn candidates<'s>(
    text: &'s LinkText<'_>,
    sentence: &Range<usize>,
    from: usize,
) -> impl Iterator<Item = usize> + 's {
    const REACH: usize = 32;
    let span = text.span(sentence.clone());
    let here = text.tokens.get(from).map_or(span.start, |token| token.span.start);
    let periods = text.periods;
    let first = periods.partition_point(|period| period.span.end <= span.start);
    let middle = periods.partition_point(|period| period.span.start < here);
    let behind = periods.partition_point(|period| period.span.start < span.end);
    (first.max(middle.saturating_sub(REACH))..behind.min(middle + REACH))
        .filter(|&index| periods[index].kind != PeriodKind::Duration)
}

/// Whether something binds the period number `index` to something else than the figure number `number`.
pub(super) fn is_bound_elsewhere(text: &LinkText<'_>, index: usize, number: usize) -> bool {
    let quantity = &text.quantities[number];
    let here = &quantity.tokens;
    let period = text.tokens_in(text.periods[index].span);
    // A time of day dates a price or a move, not a sum or a number of things.
    let clock = text.periods[index].kind == PeriodKind::Clock
        && matches!(quantity.kind, FigureKind::Money | FigureKind::Count);
    let rate = period.clone().all(|at| text.is(at, LinkTag::Rate));
    rate && period.start != here.end
        || clock
        || is_of_part(text, &text.periods[index], number)
        || is_of_another(text, &period, number)
        || is_in_aside(text, index, here)
        || is_of_thing(text, &period)
        || is_of_record(text, &period)
        || is_stretch_compared(text, &text.periods[index], &period)
        || is_compared(text, &period, here)
        || is_inside_noun(text, &period)
}

/// Whether a figure stands right before the token.
pub(super) fn follows_figure(text: &LinkText<'_>, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| text.figure_at(before).is_some())
}

/// Whether a count only describes something in passing, so that the time of the sentence is not its own:
/// `das mit 700 Instituten`, `the 12,000 employees`.
pub(super) fn is_attribute(text: &LinkText<'_>, number: usize, sentence: &Range<usize>) -> bool {
    let quantity = &text.quantities[number];
    let Some(before) = quantity.tokens.start.checked_sub(1).filter(|&before| before >= sentence.start) else {
        return false;
    };
    // `Von den 1.930 Stellen sollen bis Ende 2026 rund 140 wegfallen`
    let whole = preposition::tie(text, quantity.tokens.start, sentence.start)
        .is_some_and(|tie| text.is(tie, LinkTag::From) && tie <= sentence.start + 1);
    let opens = |index: usize| text.is(index, LinkTag::Definite) || text.ends_possessor(index);
    let first = opens(quantity.tokens.start) && quantity.tokens.len() > 1;
    let named = quantity.noun.is_some_and(|noun| quantity.span.contains(noun));
    quantity.kind == FigureKind::Count
        && named
        && (whole || opens(before) || first || text.is(before, LinkTag::Possessive))
}

/// Whether the period is bound to another figure: `6,31 (2014: 4,86)`, `von 45 Prozent im April auf 60 Prozent`.
pub(super) fn is_of_another(text: &LinkText<'_>, period: &Range<usize>, number: usize) -> bool {
    let other = |index: usize| text.figure_at(index).filter(|&figure| figure != number);
    let bracket = period.start.checked_sub(1).is_some_and(|before| text.form(before) == "(");
    // `(Vorjahr 4,8)`, `(2014: 4,86)`, `(Vj.: 4,8)`
    let mut bracketed = period.end..period.end + 3;
    if bracket && bracketed.find(|&at| !matches!(text.form(at), "." | ":")).and_then(other).is_some() {
        return true;
    }
    let start = text.quantities[number].tokens.start;
    let sentence = text.sentence(start);
    // `41 Millionen Euro, verglichen mit 38 Millionen Euro ein Jahr zuvor`
    let former = period.clone().any(|index| text.is(index, LinkTag::Former));
    let closest = period.start.checked_sub(1).and_then(other);
    if former && closest.is_some_and(|other| text.quantities[other].tokens.start > start) {
        return true;
    }
    period.start.checked_sub(1).and_then(other).is_some_and(|other| {
        let tie =
            |number: usize| preposition::tie(text, text.quantities[number].tokens.start, sentence.start);
        let from = |number: usize| tie(number).is_some_and(|tie| text.is(tie, LinkTag::From));
        let to = |number: usize| tie(number).is_some_and(|tie| text.is(tie, LinkTag::To));
        from(other) && to(number) || to(other) && from(number)
    })
}

/// Whether the period stands in an aside between two commas and the figure outside of it: `Tesla, which reports on
/// Wednesday, slid 2.2%`. An aside that opens with the period itself tells when.
fn is_in_aside(text: &LinkText<'_>, index: usize, here: &Range<usize>) -> bool {
    const REACH: usize = 16;
    let Period { span, from: first, to: last, .. } = text.periods[index];
    let period = text.tokens_in(span);
    // What a relative clause says of a stretch often holds for the sentence: `the users that were active last year, …`.
    let day = first == last && first.is_some() || first.is_none() && last.is_some();
    let sentence = text.sentence(here.start);
    let is_comma = |&index: &usize| text.form(index) == ",";
    let from = period.start.saturating_sub(REACH).max(sentence.start);
    let to = (period.end + REACH).min(sentence.end);
    let (Some(open), Some(close)) =
        ((from..period.start).rev().find(is_comma), (period.end..to).find(is_comma))
    else {
        return false;
    };
    let inside = open + 1..close;
    let opens = inside.start < period.start
        && (text.is(inside.start, LinkTag::Aside) || text.is(inside.start, LinkTag::Relative) && day)
        && open > sentence.start;
    opens && !inside.contains(&here.start) && inside.clone().all(|index| text.figure_at(index).is_none())
}

/// Whether the period says when a part of the figure will be gone: `streicht bis 2028 7.600 von 161.000 Stellen`.
fn is_of_part(text: &LinkText<'_>, period: &Period, number: usize) -> bool {
    period.from.is_none() && period.to.is_some() && has_part(text, number)
}

/// Whether the period is that of a thing which is named, whatever is told of it: `the bond due in 2031`, `Öl zur Lieferung
/// im Juli`.
fn is_of_thing(text: &LinkText<'_>, period: &Range<usize>) -> bool {
    let before = period.start.checked_sub(1);
    before.is_some_and(|before| text.is(before, LinkTag::Dated)) || text.is(period.end, LinkTag::DatedBehind)
}

/// Whether the period only tells for how long nothing was like this: `auf dem höchsten Stand seit Januar`, `the worst
/// figure since 2010`.
fn is_of_record(text: &LinkText<'_>, period: &Range<usize>) -> bool {
    const REACH: usize = 4;
    let start = text.sentence(period.start).start;
    let near = period.start.saturating_sub(REACH).max(start)..period.start;
    let near = near.rev().take_while(|&index| text.is_word(index) && text.figure_at(index).is_none());
    text.is(period.start, LinkTag::Open)
        && near.into_iter().any(|index| text.is_any(index, &[LinkTag::Level, LinkTag::First]))
}

/// Whether the period is a stretch that the figure is compared with: `up 3% on 2003`.
fn is_stretch_compared(text: &LinkText<'_>, period: &Period, tokens: &Range<usize>) -> bool {
    let day = period.from == period.to && period.from.is_some()
        || tokens.clone().any(|at| text.is(at, LinkTag::Day));
    text.is(tokens.start, LinkTag::StretchOpener) && !day && period.from.is_some() && period.to.is_some()
}

/// Whether the period number `index` only says what something is compared with: `up 3% on 2003`, `compared with 2019`.
pub(super) fn is_base(text: &LinkText<'_>, index: usize, here: &Range<usize>) -> bool {
    /// `compared with October's 4.29m` has a figure of its own.
    const OWN: usize = 4;
    let period = &text.periods[index];
    let tokens = text.tokens_in(period.span);
    let own = tokens.end <= here.start && here.start <= tokens.end + OWN;
    !own && (is_stretch_compared(text, period, &tokens) || is_compared(text, &tokens, here))
}

/// An opener of a comparison stands so many words before what is compared with.
const OPENER: usize = 3;

/// The word before the token `at` that may open a comparison, past `with`, `dem` and the like.
fn opener_before(text: &LinkText<'_>, at: usize) -> Option<usize> {
    let start = text.sentence(at).start;
    let mut before = (at.saturating_sub(OPENER).max(start)..at).rev();
    before.find(|&at| !text.is_any(at, &[LinkTag::Determiner, LinkTag::With, LinkTag::To]))
}

/// Whether a comparison opens with the period, wherever it stands: `Compared to 2019, …`, `Verglichen mit dem Vorjahr …`.
pub(super) fn opens_comparison(text: &LinkText<'_>, period: &Range<usize>) -> bool {
    let figure = (period.start.saturating_sub(OPENER)..period.start).any(|at| text.figure_at(at).is_some());
    let word = opener_before(text, period.start);
    !figure && word.is_some_and(|at| text.is(at, LinkTag::Baseline) && text.is(at, LinkTag::Compare))
}

/// Whether the period is that of what the figure is compared with: `mehr als im Vorjahr`, `up 5% from a year ago`.
pub(super) fn is_compared(text: &LinkText<'_>, period: &Range<usize>, here: &Range<usize>) -> bool {
    // `gegenüber dem Vorjahr (1.697 Passagiere)`, `verglichen mit dem Vorjahr mit 33 Millionen Euro`: that is the other one.
    let led = text.form(period.end) == "(" || text.is(period.end, LinkTag::With);
    if led && here.start == period.end + 1 {
        return false;
    }
    let base = |index: usize| {
        text.is(index, LinkTag::Baseline) || text.is(index, LinkTag::Compare) && index >= here.end
    };
    let article = period.start.checked_sub(1).is_some_and(|before| text.is(before, LinkTag::Determiner));
    let before = period.start.checked_sub(if article { 2 } else { 1 });
    // `nach 7,5 Prozent im Vorjahr`: the period goes with the figure that is compared with.
    let other = period.start.checked_sub(1).and_then(|before| text.figure_at(before));
    let other_start =
        other.map(|other| text.quantities[other].tokens.start).filter(|&start| start > here.start);
    // `from the same period in 2003`, but not `from 2003`
    let from = period.start >= here.end
        && text.is(period.start, LinkTag::BaselineOpener)
        && (text.is(period.start + 1, LinkTag::Determiner)
            || !period.clone().any(|index| text.kind(index) == Some(TokenKind::Number)));
    // `legten im Oktober zum Vorjahr zu`
    let to_former = text.is(period.start, LinkTag::FormerOpener)
        && period.clone().any(|index| text.is(index, LinkTag::Former));
    // `from 2019 levels`
    let level = text.is_any(period.start, &[LinkTag::BaselineOpener, LinkTag::From])
        && text.is(period.end, LinkTag::Level);
    from || to_former
        || level
        || opens_comparison(text, period)
        || before.is_some_and(base)
        || other_start
            .and_then(|start| start.checked_sub(1))
            .is_some_and(|tie| base(tie) || text.is(tie, LinkTag::From))
        // `compared with $38 million in the same quarter of last year`
        || other_start
            .and_then(|start| opener_before(text, start))
            .is_some_and(|opener| opener >= here.end && base(opener))
}

/// Whether the period only specifies a noun: `das 2011 gegründete Unternehmen`.
pub(super) fn is_inside_noun(text: &LinkText<'_>, period: &Range<usize>) -> bool {
    let before = period.start.checked_sub(1);
    // `der 2023 einen Gewinn ablieferte`: there `der` is a relative pronoun.
    let relative = period.start.checked_sub(2).is_some_and(|comma| text.form(comma) == ",");
    text.pack.syntax.extended_attributes
        && !relative
        && before.is_some_and(|before| text.is(before, LinkTag::Determiner))
        && period.clone().all(|index| text.kind(index) == Some(TokenKind::Number))
}

/// Whether the period tells when something was said: a verb of saying stands beside it.
pub(super) fn is_said(text: &LinkText<'_>, period: usize, figure: usize) -> bool {
    /// How far the verb stands before the period or in its own clause, and how far behind it, where a German
    /// clause ends: `, wie der Konzern am Dienstag in Wien mitteilte`.
    const BESIDE: usize = 4;
    const BEHIND: usize = 10;
    let apart = text.clause_distance(period, figure) > 0;
    let sentence = text.sentence(period);
    let from = period.saturating_sub(BESIDE).max(sentence.start);
    let to = (period + if apart { BEHIND } else { BESIDE }).min(sentence.end);
    (from..to).any(|index| text.is(index, LinkTag::Say) && text.clause_distance(index, period) == 0)
}

/// The period of the sentence before, where this one goes on with it: `Dabei stiegen …`.
pub(super) fn carried(
    text: &LinkText<'_>,
    sentence: &Range<usize>,
    starts: bool,
    figures: &[Figure],
) -> Option<Period> {
    if starts || !text.is(sentence.start, LinkTag::Carry) {
        return None;
    }
    let before =
        text.quantities.partition_point(|quantity| quantity.tokens.start < sentence.start).checked_sub(1)?;
    let near = text.sentence_of(text.quantities[before].tokens.start) + 1 == text.sentence_of(sentence.start);
    figures.get(before).and_then(|figure| figure.when).filter(|_| near)
}
