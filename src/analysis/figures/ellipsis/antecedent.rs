//! The nouns that a number counts without standing behind it: `30 of Boeing's jets`, `eine Belegschaft von 300`, `die Zahl
//! der Opfer`.

use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::noun_phrase::{
    compound_end, gendered_end, is_counted_noun, is_plural, is_plural_letter, is_sure_plural,
};
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::text::Shape;
use crate::document::Span;
use crate::language::NounPhrase;
use std::ops::Range;

/// Whether the words before `start` speak of a number of things, and of no sum after that.
pub(crate) fn counts_before(text: &FigureText<'_>, start: usize, range: &Range<usize>) -> bool {
    const WINDOW: usize = 12;
    let named = number_of(text, start, range.start).is_some()
        && !text.any(range.start.max(start.saturating_sub(WINDOW))..start, FigureTag::MoneyCue);
    named
        || group_of(text, start, range.start).is_some()
        || moved_group(text, start, range.start).is_some()
        || wares_sold(text, start, range.start).is_some()
}

/// `the population rose by 3 percent to 60 million`, `der Absatz ist auf 1,2 Millionen gestiegen`: the group right before
/// a movement of many, with no sum between: the token that names it.
pub(crate) fn moved_group(text: &FigureText<'_>, start: usize, floor: usize) -> Option<usize> {
    const WINDOW: usize = 12;
    let near = floor.max(start.saturating_sub(WINDOW));
    let tie = start.checked_sub(1).filter(|&tie| tie >= near)?;
    // `to a high of 5.2 million`
    let level = text.is(tie, FigureTag::Of) && tie > near && text.is(tie - 1, FigureTag::LevelNoun);
    if !(level || text.is(tie, FigureTag::Onto) || text.is(tie, FigureTag::TakesUp)) {
        return None;
    }
    let counted = |at: usize| text.is(at, FigureTag::Group) || text.is(at, FigureTag::Multitude);
    let named = |at: &usize| counted(*at) || text.is(*at, FigureTag::MoneyCue);
    (near..tie).rev().find(named).filter(|&at| counted(at))
}

/// `car sales to 4.7 million`, `smartphone shipments of 1.2 million`: wares that are counted by the piece before the word
/// for a turnover.
pub(crate) fn wares_sold(text: &FigureText<'_>, start: usize, floor: usize) -> Option<Span> {
    const WINDOW: usize = 10;
    let near = floor.max(start.saturating_sub(WINDOW));
    let tie = start.checked_sub(1).filter(|&tie| tie >= near)?;
    let tied = [FigureTag::Of, FigureTag::Onto, FigureTag::TakesUp].into_iter().any(|tag| text.is(tie, tag));
    let sold = (near..tie).rev().find(|&at| text.is(at, FigureTag::MoneyCue))?;
    let ware = sold.checked_sub(1).filter(|&ware| tied && ware >= floor && text.is(ware, FigureTag::Ware))?;
    Some(text.span(ware..ware + 1))
}

/// The noun of `30 of Boeing's 787-9 jets`, `50 der Filialen`.
pub(crate) fn parted_noun(text: &FigureText<'_>, first: usize, end: usize) -> Option<Span> {
    const WINDOW: usize = 9;
    // `500 of them` takes up a noun that was named.
    if !text.is(first, FigureTag::Partitive) || first >= end || text.is(first + 1, FigureTag::Part) {
        return None;
    }
    // Where something begins, nothing is parted: `Alter: 79 Der Unternehmer`.
    if text.is_capitalized(first) && stands_among_small_words(text, first, end) {
        return None;
    }
    // `five of the last six years`
    let timed = |at: &usize| !text.is(*at, FigureTag::Duration);
    (first + 1..end.min(first + WINDOW)).take_while(timed).find_map(|at| {
        if text.pack.numbers.noun_phrase == NounPhrase::CapitalizedHead {
            let to = compound_end(text, at, end);
            let noun = text.is_capitalized(at) && is_plural(text, to - 1);
            noun.then(|| text.span(at..to))
        } else if text.is_number(at) && is_plural_letter(text, at + 1) {
            // `ten of the older 777s`
            Some(text.span(at..at + 2))
        } else {
            let noun = is_counted_noun(text, at) || text.is(at, FigureTag::Thing);
            noun.then(|| text.span(at..at + 1))
        }
    })
}

/// Whether function words around have small letters, so that a capital begins a sentence: headlines may have capitals
/// throughout.
fn stands_among_small_words(text: &FigureText<'_>, at: usize, end: usize) -> bool {
    const WINDOW: usize = 12;
    let mut around = at.saturating_sub(WINDOW)..end.min(at + WINDOW);
    // What is joined is a part of a word: the `s` of `Moody's`.
    around.any(|index| {
        text.is(index, FigureTag::Function) && text.shape(index) == Shape::Lower && !text.is_joined(index)
    })
}

/// Whether the words right before a number, from `floor` on, name a number of things: `die Zahl der Läden auf 95`,
/// `the number of branches reached 48`, `the workforce to 300`. No other number may stand between.
pub(crate) fn is_number_of(text: &FigureText<'_>, start: usize, floor: usize) -> bool {
    const WINDOW: usize = 10;
    let near = floor.max(start.saturating_sub(WINDOW));
    let clear = |noun: usize| {
        !(noun + 1..start).any(|at| {
            (text.is_number(at) && !text.is_blocked(at)) || matches!(text.form(at), "," | ";" | ":" | "(")
        })
    };
    let moved = start
        .checked_sub(1)
        .is_some_and(|tie| text.is(tie, FigureTag::Onto) || text.is(tie, FigureTag::TakesUp));
    (near..start).rev().any(|at| {
        let named = text.is(at, FigureTag::NumberNoun) || text.numbered_part(at).is_some();
        let group = moved && text.is(at, FigureTag::Group);
        (named || group) && clear(at)
    })
}

/// `Mitarbeiterzahl von 4.800`, `Zahl der Arbeitslosen`, `number of users`: the noun that a number is given of.
pub(crate) fn number_of(text: &FigureText<'_>, start: usize, floor: usize) -> Option<Span> {
    const WINDOW: usize = 24;
    const NOUN: usize = 6;
    (floor.max(start.saturating_sub(WINDOW))..start).rev().find_map(|at| {
        let parted = text.is(at, FigureTag::NumberNoun) && text.is(at + 1, FigureTag::Partitive);
        let mut behind = (at + 2..start).take(if parted { NOUN } else { 0 });
        let counted =
            |noun: usize| is_counted_noun(text, noun) || gendered_end(text, noun + 1, start).is_some();
        if let Some(noun) = behind.find(|&noun| counted(noun)) {
            // `the number of unemployed people`
            let modifies = text.is(noun, FigureTag::PluralModifier) && noun + 1 < start && counted(noun + 1);
            let noun = noun + usize::from(modifies);
            return Some(text.span(noun..gendered_end(text, noun + 1, start).unwrap_or(noun + 1)));
        }
        // `passenger numbers`, `the store count`
        let named = at.checked_sub(1).filter(|&named| named >= floor && text.is(at, FigureTag::Numbers));
        if let Some(named) =
            named.filter(|&named| text.is_word(named) && !text.is(named, FigureTag::Function))
        {
            return Some(text.span(named..named + 1));
        }
        let counted = text.numbered_part(at)?;
        let start = text.span(at..at + 1).start as usize;
        Some(Span::new(start, start + counted))
    })
}

/// `a fleet of 60`, `eine Belegschaft von 300`, `the workforce to 48`: the group is what is counted.
pub(crate) fn group_of(text: &FigureText<'_>, start: usize, floor: usize) -> Option<Span> {
    let group = start.checked_sub(2).filter(|&group| group >= floor && text.is(group, FigureTag::Group))?;
    let tied =
        [FigureTag::Of, FigureTag::Onto, FigureTag::TakesUp].into_iter().any(|tag| text.is(start - 1, tag));
    tied.then(|| text.span(group..group + 1))
}

/// The noun of `three more airlines`.
pub(crate) fn more_noun(text: &FigureText<'_>, end: usize, limit: usize) -> Option<Span> {
    const WINDOW: usize = 4;
    let before_noun = text.pack.numbers.noun_phrase == NounPhrase::PluralHead;
    if !before_noun || !text.is(end, FigureTag::Comparative) {
        return None;
    }
    (end + 1..limit.min(end + WINDOW))
        .take_while(|&at| text.is_word(at) && !text.is(at, FigureTag::Function))
        .find(|&at| {
            is_plural(text, at) && !text.is(at, FigureTag::Duration) && !text.is(at, FigureTag::Abstract)
        })
        .map(|at| text.span(at..at + 1))
}

pub(crate) fn thing_before(text: &FigureText<'_>, start: usize, floor: usize) -> Option<Span> {
    const WINDOW: usize = 25;
    (floor.max(start.saturating_sub(WINDOW))..start)
        .rev()
        .find(|&at| is_thing(text, at))
        .map(|at| text.span(at..at + 1))
}

pub(crate) fn thing_behind(text: &FigureText<'_>, first: usize, end: usize, any: bool) -> Option<Span> {
    const WINDOW: usize = 10;
    (first..end.min(first + WINDOW))
        .find(|&at| is_thing(text, at) || (any && is_sure_plural(text, at)))
        .map(|at| text.span(at..at + 1))
}

/// `Bankruptcies rose to 17,814`: the noun right before the verb that moves.
pub(crate) fn moved_noun(text: &FigureText<'_>, start: usize, floor: usize) -> Option<Span> {
    const WINDOW: usize = 10;
    let verb =
        (floor.max(start.saturating_sub(WINDOW))..start).rev().find(|&at| text.is(at, FigureTag::Change))?;
    let noun = verb.checked_sub(1).filter(|&noun| noun >= floor)?;
    is_counted_noun(text, noun).then(|| text.span(noun..noun + 1))
}

/// Whether a thing of business is named: `verletzte` without the capital of a noun is a verb, and a `plane-maker` is
/// no plane.
fn is_thing(text: &FigureText<'_>, at: usize) -> bool {
    let first_part = text.is(at + 1, FigureTag::Hyphen) && text.is_joined(at + 1) && text.is_joined(at + 2);
    // `Economists had expected 190,000` of something else.
    let expects = text.is(at, FigureTag::Forecaster);
    text.is(at, FigureTag::Thing) && !first_part && !expects && is_cased(text, at)
}

/// Whether a word has the capital of a noun, where nouns have one.
fn is_cased(text: &FigureText<'_>, at: usize) -> bool {
    !text.pack.writing.nouns_capitalized || text.is_capitalized(at)
}
