//! Counts whose noun does not follow: `30 of Boeing's jets`, `die Mitarbeiterzahl sank auf 4.800`,
//! `rund 700 arbeiten …`.

use super::amount::{Amount, Measure};
use super::cardinal::Tail;
use super::count::{compound_end, is_english_plural, is_german_plural};
use super::senses::Senses;
use super::sum::is_sure_letter;
use super::word::Role;
use crate::analysis::Modifier;
use crate::document::Span;
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
    if amount.barred || amount.number.tail != Tail::None || amount.value.is_zero() {
        return;
    }
    if amount.number.single || (amount.number.letter && !is_sure_letter(senses, amount)) {
        return;
    }
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let parted = parted_noun(senses, end, range.end);
    // `weitere 300`, but not `the other two`
    let more = start > range.start
        && senses.is(start - 1, Role::More)
        && !(amount.number.spelled && senses.is(start - 1, Role::Both));
    let apposed = senses.grammar.german
        && senses.form(end) == ","
        && start > range.start
        && matches!(senses.form(start - 1), "die" | "der" | "den")
        && amount.number.spelled;
    let paired = is_paired(senses, start, end, range);
    let whole = !amount.number.fractional || amount.number.scale.is_some();
    let more = more || matches!(senses.form(end), "more" | "fewer" | "mehr" | "weniger");
    // `die Zahl der Opfer ist auf 350 gestiegen`
    let onto = start > range.start && senses.is(start - 1, Role::Onto);
    // `Subscribers: 1.2m`
    // `Er hat 2 Mio. Kunden. Vor einem Jahr waren es 1,8 Mio.`
    let scaled = amount.number.scale.is_some_and(|scale| scale > Decimal::ONE_THOUSAND) && last.is_some();
    let scaled = scaled
        || amount.number.scale.is_some_and(|scale| scale >= Decimal::ONE_THOUSAND)
            && thing_before(senses, start, range.start.max(start.saturating_sub(NEAR))).is_some();
    // `Stellen: 500`
    let labelled =
        start > range.start + 1 && senses.form(start - 1) == ":" && senses.is(start - 2, Role::Thing);
    let group = group_of(senses, start, range.start);
    // `the firm employs 300 in Leeds`
    let employed = start > range.start && senses.is(start - 1, Role::Employs) && amount.value > Decimal::ONE;
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
        let weitere = more_noun(senses, end, range.end).is_none()
            && matches!(senses.form(end), "weitere" | "more")
            && !matches!(senses.form(end + 1), "than" | "als")
            && end < range.end;
        amount.tokens.end += usize::from(weitere);
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
        && (matches!(senses.form(start - 1), ":" | ";" | "," | "including" | "inklusive")
            || senses.is(start - 1, Role::AndWord));
    let goes_on = senses.is_word(end) && senses.is(end, Role::Function) && end < range.end;
    amount.number.spelled && !amount.number.single && here && opens && goes_on
}

/// One of two numbers of a movement: `down by 30 to 126`, `stieg um 30 auf 126`.
fn is_paired(senses: &Senses<'_>, start: usize, end: usize, range: &Range<usize>) -> bool {
    let led = |at: usize| at > range.start && matches!(senses.form(at - 1), "by" | "from" | "um" | "von");
    let first = led(start) && senses.is(end, Role::Onto) && senses.is_number(end + 1) && end + 1 < range.end;
    let second = start > range.start + 2
        && senses.is(start - 1, Role::Onto)
        && (2..=3)
            .any(|step| start > range.start + step && senses.is_number(start - step) && led(start - step));
    first || second
}

/// The noun of `30 of Boeing's 787-9 jets`, `50 der Filialen`.
fn parted_noun(senses: &Senses<'_>, first: usize, end: usize) -> Option<Span> {
    const WINDOW: usize = 9;
    let parting = if senses.grammar.german {
        matches!(senses.form(first), "der" | "dieser" | "seiner" | "ihrer")
    } else {
        senses.form(first) == "of"
    };
    // `500 of them` takes up a noun that was named.
    if !parting || first >= end || senses.is(first + 1, Role::Part) {
        return None;
    }
    (first + 1..end.min(first + WINDOW)).find_map(|at| {
        if senses.grammar.german {
            let to = compound_end(senses, at, end);
            let noun = senses.text.is_capitalized(at) && is_german_plural(senses, to - 1);
            noun.then(|| senses.span(at..to))
        } else if senses.is_number(at) && senses.form(at + 1) == "s" && senses.joined(at + 1) {
            // `ten of the older 777s`
            Some(senses.span(at..at + 2))
        } else {
            let plural =
                senses.is_word(at) && !senses.is(at, Role::Function) && is_english_plural(senses, at);
            (plural || senses.is(at, Role::Thing)).then(|| senses.span(at..at + 1))
        }
    })
}

/// `Mitarbeiterzahl von 4.800`, `Zahl der Arbeitslosen`, `number of users`: the noun that a number is given of.
pub(super) fn number_of(senses: &Senses<'_>, start: usize, floor: usize) -> Option<Span> {
    const WINDOW: usize = 14;
    const NUMBERS: [&str; 7] = ["zahl", "verlust", "abbau", "zuwachs", "rückgang", "minus", "plus"];
    (floor.max(start.saturating_sub(WINDOW))..start).rev().find_map(|at| {
        let piece = senses.form(at);
        let noun = match piece {
            "Zahl" | "Anzahl" | "number" | "Number" => at + 2,
            _ => at,
        };
        let parted = noun > at && (matches!(senses.form(at + 1), "der" | "of"));
        if let Some(noun) = (noun..start).take(6).find(|&noun| {
            let counted = if senses.grammar.german {
                senses.text.is_capitalized(noun) && is_german_plural(senses, noun)
            } else {
                is_english_plural(senses, noun)
            };
            parted && senses.is_word(noun) && counted
        }) {
            return Some(senses.span(noun..noun + 1));
        }
        let counted = NUMBERS
            .into_iter()
            .filter(|_| senses.grammar.german)
            .find_map(|number| piece.strip_suffix(number).filter(|counted| counted.len() > 3))?;
        let span = senses.span(at..at + 1);
        Some(Span::new(span.start as usize, span.start as usize + counted.len()))
    })
}

/// Whether a thing of business is named: German nouns have a capital, `verletzte` is a verb, and a
/// `plane-maker` is no plane.
fn is_thing(senses: &Senses<'_>, at: usize) -> bool {
    let first_part = senses.is(at + 1, Role::Hyphen) && senses.joined(at + 1) && senses.joined(at + 2);
    senses.is(at, Role::Thing) && !first_part && (!senses.grammar.german || senses.text.is_capitalized(at))
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
    let group = start.checked_sub(2).filter(|&group| group >= floor && senses.is(group, Role::Group))?;
    matches!(senses.form(start - 1), "of" | "von").then(|| senses.span(group..group + 1))
}

/// The noun of `three more airlines`.
fn more_noun(senses: &Senses<'_>, end: usize, limit: usize) -> Option<Span> {
    const WINDOW: usize = 4;
    if senses.grammar.german || !matches!(senses.form(end), "more" | "fewer") {
        return None;
    }
    (end + 1..limit.min(end + WINDOW))
        .take_while(|&at| senses.is_word(at) && !senses.is(at, Role::Function))
        .find(|&at| {
            is_english_plural(senses, at) && !senses.is(at, Role::Duration) && !senses.is(at, Role::Abstract)
        })
        .map(|at| senses.span(at..at + 1))
}

/// `Bankruptcies rose to 17,814`: the noun right before the verb that moves.
fn moved_noun(senses: &Senses<'_>, start: usize, floor: usize) -> Option<Span> {
    const WINDOW: usize = 10;
    let verb =
        (floor.max(start.saturating_sub(WINDOW))..start).rev().find(|&at| senses.is(at, Role::Change))?;
    let noun = verb.checked_sub(1).filter(|&noun| noun >= floor)?;
    let counted = if senses.grammar.german {
        senses.text.is_capitalized(noun) && is_german_plural(senses, noun)
    } else {
        senses.is_word(noun) && !senses.is(noun, Role::Function) && is_english_plural(senses, noun)
    };
    counted.then(|| senses.span(noun..noun + 1))
}

fn thing_behind(senses: &Senses<'_>, first: usize, end: usize, any: bool) -> Option<Span> {
    const WINDOW: usize = 10;
    (first..end.min(first + WINDOW))
        .find(|&at| {
            is_thing(senses, at) || (any && senses.text.is_capitalized(at) && senses.form(at).ends_with("en"))
        })
        .map(|at| senses.span(at..at + 1))
}
