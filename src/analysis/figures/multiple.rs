//! Words that are a multiple by themselves: `verdoppelt`, `die Hälfte`, `halved`, `twice as much`.

use super::amount::{Amount, Measure};
use super::cardinal::Suffix;
use super::modifier;
use super::number::Number;
use super::senses::Senses;
use super::tag::FigureTag;
use super::word::Multiple;
use crate::language::NounPhrase;
use rust_decimal::Decimal;
use std::ops::Range;

/// The multiples of the sentence `range`, outside of `amounts`.
pub(super) fn scan(senses: &Senses<'_>, range: &Range<usize>, amounts: &[Amount]) -> Vec<Amount> {
    let mut found = Vec::new();
    let mut taken = amounts.iter().map(|amount| amount.tokens.clone()).peekable();
    let mut floor = range.start;
    for index in range.clone() {
        while let Some(before) = taken.next_if(|tokens| tokens.end <= index) {
            floor = floor.max(before.end);
        }
        if taken.peek().is_some_and(|tokens| tokens.contains(&index)) || senses.is_blocked(index) {
            continue;
        }
        let Some(multiple) = senses.word(index).multiple else { continue };
        let Some(start) = begin(senses, index, multiple, floor, range.end) else { continue };
        let end = as_much_end(senses, index + 1, range.end);
        let Some(mut amount) = make(start..end, multiple) else { continue };
        modifier::attach(senses, &mut amount, floor, range.end);
        floor = amount.tokens.end;
        found.push(amount);
    }
    found
}

/// Where `so viel`, `so hoch` behind a multiple ends: `doppelt so viele`.
pub(super) fn as_much_end(senses: &Senses<'_>, next: usize, end: usize) -> usize {
    let so = next + 1 < end && senses.is(next, FigureTag::AsMuch);
    if so && senses.is(next + 1, FigureTag::Degree) { next + 2 } else { next }
}

fn make(tokens: Range<usize>, multiple: Multiple) -> Option<Amount> {
    let number = Number { suffix: Suffix::Fold, ..Number::new(tokens, multiple.factor) };
    let mut amount = Amount::new(number)?;
    amount.measure = Measure::Multiple;
    amount.direction = multiple.direction;
    amount.rule = "multiple";
    Some(amount)
}

/// Where the multiple at `index` begins, with its article; `None` where the word means something else.
fn begin(senses: &Senses<'_>, index: usize, multiple: Multiple, floor: usize, end: usize) -> Option<usize> {
    let hyphenated =
        senses.joined(index) || (senses.joined(index + 1) && senses.is(index + 1, FigureTag::Hyphen));
    if hyphenated
        && index > 0
        && (senses.is(index + 1, FigureTag::Hyphen) || senses.is(index - 1, FigureTag::Hyphen))
    {
        return None;
    }
    let before = index.checked_sub(1).filter(|&before| before >= floor);
    match senses.text.pack.numbers.noun_phrase {
        NounPhrase::CapitalizedHead => with_article(senses, index, multiple, before, end),
        NounPhrase::PluralHead => is_multiple(senses, index, multiple, before, end).then_some(index),
    }
}

/// Where a multiple begins that is a noun with an article, or a verb: `die Hälfte`, `das Doppelte`, `verdoppelt`.
fn with_article(
    senses: &Senses<'_>,
    index: usize,
    multiple: Multiple,
    before: Option<usize>,
    end: usize,
) -> Option<usize> {
    let noun = senses.text.is_capitalized(index);
    let article = before.filter(|&before| senses.is(before, FigureTag::MultipleArticle));
    // `zur Hälfte` keeps its preposition outside.
    let led = before.is_some_and(|before| senses.is(before, FigureTag::MultipleLead));
    if multiple.needs_article {
        return if led { Some(index) } else { article };
    }
    if multiple.direction.is_some() {
        let indefinite = article.filter(|&at| noun && senses.word(at).number == Some(Decimal::ONE));
        return indefinite.or(Some(index));
    }
    let as_much = index + 1 < end && senses.is(index + 1, FigureTag::AsMuch);
    article.filter(|_| noun).or((as_much || (noun && led)).then_some(index))
}

/// Whether a word is a multiple where it stands: `doubled`, `half of`, `twice as much`, `will triple`, `twofold`.
fn is_multiple(
    senses: &Senses<'_>,
    index: usize,
    multiple: Multiple,
    before: Option<usize>,
    end: usize,
) -> bool {
    if multiple.direction.is_some() {
        return true;
    }
    if multiple.needs_article {
        return half(senses, index, before, end);
    }
    let next = index + 1;
    let as_much = next < end && senses.is(next, FigureTag::AsMuch);
    let much = as_much && !senses.is(next, FigureTag::InOf) && !senses.is(next, FigureTag::From);
    let verb = multiple.factor >= Decimal::TWO
        && before.is_some_and(|before| senses.is(before, FigureTag::BeforeVerb));
    much || verb || senses.is(index, FigureTag::SureMultiple)
}

/// Whether `half` is a share, and not a half of a year or of a game.
fn half(senses: &Senses<'_>, index: usize, before: Option<usize>, end: usize) -> bool {
    let named = before.is_some_and(|before| senses.is(before, FigureTag::NamesHalf));
    let next = index + 1;
    let follows = next >= end
        || !senses.is_word(next) && !senses.is_number(next)
        || senses.is(next, FigureTag::InOf)
        || senses.is(next, FigureTag::AsMuch)
        || senses.is(next, FigureTag::Function)
        || senses.is(next, FigureTag::Article);
    !named && follows && !senses.is(next, FigureTag::Duration)
}
