//! Counts whose noun does not follow: `30 of Boeing's jets`, `die Mitarbeiterzahl sank auf 4.800`,
//! `rund 700 arbeiten …`.

use super::amount::{Amount, Measure};
use super::cardinal::Suffix;
use super::count::{compound_end, is_counted_noun, is_plural, is_plural_letter, is_sure_plural};
use super::senses::Senses;
use super::sum::is_sure_letter;
use super::tag::FigureTag;
use crate::analysis::Modifier;
use crate::document::Span;
use crate::language::NounPhrase;
use rust_decimal::Decimal;
use std::ops::Range;

/// Decides about a number without a unit: whether it is a count, and of what. `last` is the noun of the
/// count before it.
pub(super) fn resolve_bare(
    senses: &Senses<'_>,
    amount: &mut Amount,
    range: &Range<usize>,
    last: Option<Span>,
) {
    const NEAR: usize = 6;
    if amount.barred || amount.number.suffix != Suffix::None || amount.value.is_zero() {
        return;
    }
    if amount.number.single || (amount.number.letter && !is_sure_letter(senses, amount)) {
        return;
    }
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let parted = parted_noun(senses, end, range.end);
    // `weitere 300`, but not `the other two`
    let more = start > range.start
        && senses.is(start - 1, FigureTag::More)
        && !(amount.number.spelled && senses.is(start - 1, FigureTag::Both));
    let apposed = senses.text.pack.numbers.noun_phrase == NounPhrase::CapitalizedHead
        && senses.form(end) == ","
        && start > range.start
        && senses.is(start - 1, FigureTag::Known)
        && amount.number.spelled;
    let paired = is_paired(senses, start, end, range);
    let whole = !amount.number.fractional || amount.number.scale.is_some();
    let more = more || senses.is(end, FigureTag::Comparative);
    // `die Zahl der Opfer ist auf 350 gestiegen`
    let onto = start > range.start && senses.is(start - 1, FigureTag::Onto);
    // `Subscribers: 1.2m`
    // `Er hat 2 Mio. Kunden. Vor einem Jahr waren es 1,8 Mio.`
    let scaled = amount.number.scale.is_some_and(|scale| scale > Decimal::ONE_THOUSAND) && last.is_some();
    let scaled = scaled
        || amount.number.scale.is_some_and(|scale| scale >= Decimal::ONE_THOUSAND)
            && thing_before(senses, start, range.start.max(start.saturating_sub(NEAR))).is_some();
    // `Stellen: 500`
    let labelled =
        start > range.start + 1 && senses.form(start - 1) == ":" && senses.is(start - 2, FigureTag::Thing);
    let group = group_of(senses, start, range.start);
    // `the firm employs 300 in Leeds`
    let employed =
        start > range.start && senses.is(start - 1, FigureTag::Employs) && amount.value > Decimal::ONE;
    let cue = parted.is_some()
        || group.is_some()
        || employed
        || labelled
        || more
        || (amount.elliptic && is_ellipsis(senses, start, end, range, last))
        || (onto && number_of(senses, start, range.start).is_some())
        || amount.modifier != Modifier::Exact
        || amount.number.grouped
        || apposed
        || paired
        || scaled
        || is_resumed(senses, amount, range, last);
    if !cue || !whole {
        return;
    }
    let noun = parted
        .or(group)
        .or_else(|| more_noun(senses, end, range.end))
        .or_else(|| number_of(senses, start, range.start))
        .or_else(|| thing_before(senses, start, range.start))
        .or_else(|| thing_behind(senses, end, range.end, apposed))
        .or_else(|| moved_noun(senses, start, range.start))
        .or(last);
    let large = !amount.number.letter
        && amount.value >= Decimal::ONE_HUNDRED
        && (amount.modifier != Modifier::Exact || amount.number.grouped || more);
    // Who employs is not what is employed.
    let noun = noun.filter(|_| !employed || parted.is_some());
    if noun.is_some() || large || employed {
        // `für sechs weitere`, `up to 16 more`, but not `17 more than Boeing`
        let further = more_noun(senses, end, range.end).is_none()
            && senses.is(end, FigureTag::Further)
            && !senses.is(end + 1, FigureTag::Than)
            && end < range.end;
        amount.tokens.end += usize::from(further);
        amount.measure = Measure::Count;
        amount.noun = noun;
        amount.rule = "noun elsewhere";
    }
}

/// Whether a number with adjectives leaves out its noun: the noun came before, or another number follows
/// (`vier europäische, drei asiatische und fünf afrikanische Staaten`).
fn is_ellipsis(
    senses: &Senses<'_>,
    start: usize,
    end: usize,
    range: &Range<usize>,
    last: Option<Span>,
) -> bool {
    const NEAR: usize = 4;
    last.is_some()
        || thing_before(senses, start, range.start).is_some()
        || (end..range.end.min(end + NEAR))
            .any(|index| senses.is_number(index) || senses.word(index).number.is_some())
}

/// A number word that takes up the count before it in the sentence: `five jets: two to Riyadh and three to Cairo`.
fn is_resumed(senses: &Senses<'_>, amount: &Amount, range: &Range<usize>, last: Option<Span>) -> bool {
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let here = last.is_some_and(|last| last.start >= senses.span(range.start..range.start + 1).start);
    let opens = start > range.start
        && (matches!(senses.form(start - 1), ":" | ";" | ",")
            || senses.is(start - 1, FigureTag::Including)
            || senses.is(start - 1, FigureTag::And));
    let goes_on = senses.is_word(end) && senses.is(end, FigureTag::Function) && end < range.end;
    amount.number.spelled && !amount.number.single && here && opens && goes_on
}

/// One of two numbers of a movement: `down by 30 to 126`, `stieg um 30 auf 126`.
fn is_paired(senses: &Senses<'_>, start: usize, end: usize, range: &Range<usize>) -> bool {
    let led = |at: usize| {
        at > range.start && (senses.is(at - 1, FigureTag::By) || senses.is(at - 1, FigureTag::From))
    };
    let first =
        led(start) && senses.is(end, FigureTag::Onto) && senses.is_number(end + 1) && end + 1 < range.end;
    let second = start > range.start + 2
        && senses.is(start - 1, FigureTag::Onto)
        && (2..=3)
            .any(|step| start > range.start + step && senses.is_number(start - step) && led(start - step));
    first || second
}

/// The noun of `30 of Boeing's 787-9 jets`, `50 der Filialen`.
fn parted_noun(senses: &Senses<'_>, first: usize, end: usize) -> Option<Span> {
    const WINDOW: usize = 9;
    // `500 of them` takes up a noun that was named.
    if !senses.is(first, FigureTag::Partitive) || first >= end || senses.is(first + 1, FigureTag::Part) {
        return None;
    }
    (first + 1..end.min(first + WINDOW)).find_map(|at| {
        if senses.text.pack.numbers.noun_phrase == NounPhrase::CapitalizedHead {
            let to = compound_end(senses, at, end);
            let noun = senses.text.is_capitalized(at) && is_plural(senses, to - 1);
            noun.then(|| senses.span(at..to))
        } else if senses.is_number(at) && is_plural_letter(senses, at + 1) {
            // `ten of the older 777s`
            Some(senses.span(at..at + 2))
        } else {
            let noun = is_counted_noun(senses, at) || senses.is(at, FigureTag::Thing);
            noun.then(|| senses.span(at..at + 1))
        }
    })
}

/// `Mitarbeiterzahl von 4.800`, `Zahl der Arbeitslosen`, `number of users`: the noun that a number is given of.
pub(super) fn number_of(senses: &Senses<'_>, start: usize, floor: usize) -> Option<Span> {
    const WINDOW: usize = 14;
    const NOUN: usize = 6;
    (floor.max(start.saturating_sub(WINDOW))..start).rev().find_map(|at| {
        let parted = senses.is(at, FigureTag::NumberNoun) && senses.is(at + 1, FigureTag::Partitive);
        let mut behind = (at + 2..start).take(if parted { NOUN } else { 0 });
        if let Some(noun) = behind.find(|&noun| is_counted_noun(senses, noun)) {
            return Some(senses.span(noun..noun + 1));
        }
        let counted = senses.grammar.numbered(senses.form(at))?;
        let span = senses.span(at..at + 1);
        Some(Span::new(span.start as usize, span.start as usize + counted.len()))
    })
}

/// Whether a thing of business is named: `verletzte` without the capital of a noun is a verb, and a `plane-maker` is
/// no plane.
fn is_thing(senses: &Senses<'_>, at: usize) -> bool {
    let first_part = senses.is(at + 1, FigureTag::Hyphen) && senses.joined(at + 1) && senses.joined(at + 2);
    senses.is(at, FigureTag::Thing) && !first_part && is_cased(senses, at)
}

/// Whether a word has the capital of a noun, where nouns have one.
fn is_cased(senses: &Senses<'_>, at: usize) -> bool {
    !senses.text.pack.writing.nouns_capitalized || senses.text.is_capitalized(at)
}

fn thing_before(senses: &Senses<'_>, start: usize, floor: usize) -> Option<Span> {
    const WINDOW: usize = 25;
    (floor.max(start.saturating_sub(WINDOW))..start)
        .rev()
        .find(|&at| is_thing(senses, at))
        .map(|at| senses.span(at..at + 1))
}

/// `a fleet of 60`, `eine Belegschaft von 300`: the group is what is counted.
pub(super) fn group_of(senses: &Senses<'_>, start: usize, floor: usize) -> Option<Span> {
    let group = start.checked_sub(2).filter(|&group| group >= floor && senses.is(group, FigureTag::Group))?;
    senses.is(start - 1, FigureTag::Of).then(|| senses.span(group..group + 1))
}

/// The noun of `three more airlines`.
fn more_noun(senses: &Senses<'_>, end: usize, limit: usize) -> Option<Span> {
    const WINDOW: usize = 4;
    let before_noun = senses.text.pack.numbers.noun_phrase == NounPhrase::PluralHead;
    if !before_noun || !senses.is(end, FigureTag::Comparative) {
        return None;
    }
    (end + 1..limit.min(end + WINDOW))
        .take_while(|&at| senses.is_word(at) && !senses.is(at, FigureTag::Function))
        .find(|&at| {
            is_plural(senses, at)
                && !senses.is(at, FigureTag::Duration)
                && !senses.is(at, FigureTag::Abstract)
        })
        .map(|at| senses.span(at..at + 1))
}

/// `Bankruptcies rose to 17,814`: the noun right before the verb that moves.
fn moved_noun(senses: &Senses<'_>, start: usize, floor: usize) -> Option<Span> {
    const WINDOW: usize = 10;
    let verb = (floor.max(start.saturating_sub(WINDOW))..start)
        .rev()
        .find(|&at| senses.is(at, FigureTag::Change))?;
    let noun = verb.checked_sub(1).filter(|&noun| noun >= floor)?;
    is_counted_noun(senses, noun).then(|| senses.span(noun..noun + 1))
}

fn thing_behind(senses: &Senses<'_>, first: usize, end: usize, any: bool) -> Option<Span> {
    const WINDOW: usize = 10;
    (first..end.min(first + WINDOW))
        .find(|&at| is_thing(senses, at) || (any && is_sure_plural(senses, at)))
        .map(|at| senses.span(at..at + 1))
}
