//! Words that are a multiple by themselves: `verdoppelt`, `die Hälfte`, `halved`, `twice as much`.

use super::amount::{Amount, Measure};
use super::cardinal::Tail;
use super::modifier;
use super::number::Number;
use super::senses::Senses;
use super::word::{Multiple, Role};
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

/// Where `so viel`, `so hoch` behind a German multiple ends: `doppelt so viele`.
pub(super) fn as_much_end(senses: &Senses<'_>, next: usize, end: usize) -> usize {
    let so = senses.grammar.german && next + 1 < end && senses.is(next, Role::AsMuch);
    if so && senses.is(next + 1, Role::Degree) { next + 2 } else { next }
}

fn make(tokens: Range<usize>, multiple: Multiple) -> Option<Amount> {
    let number = Number { tail: Tail::Fold, ..Number::new(tokens, multiple.factor) };
    let mut amount = Amount::new(number)?;
    amount.measure = Measure::Multiple;
    amount.direction = multiple.direction;
    amount.rule = "multiple";
    Some(amount)
}

/// Where the multiple at `index` begins, with its article; `None` where the word means something else.
fn begin(senses: &Senses<'_>, index: usize, multiple: Multiple, floor: usize, end: usize) -> Option<usize> {
    let hyphenated = senses.joined(index) || (senses.joined(index + 1) && senses.is(index + 1, Role::Hyphen));
    if hyphenated && index > 0 && (senses.is(index + 1, Role::Hyphen) || senses.is(index - 1, Role::Hyphen)) {
        return None;
    }
    let before = index.checked_sub(1).filter(|&before| before >= floor);
    let piece_before = before.map_or("", |before| senses.form(before));
    let next = index + 1;
    let as_much = next < end && senses.is(next, Role::AsMuch);
    if senses.grammar.german {
        let article = matches!(piece_before, "die" | "Die" | "der" | "eine" | "Eine" | "einer" | "zur");
        let noun = senses.text.is_capitalized(index);
        return if multiple.needs_article {
            // `zur Hälfte` keeps its preposition outside.
            match piece_before {
                "zur" => Some(index),
                _ if article => before,
                _ => None,
            }
        } else if multiple.direction.is_some() {
            if noun && matches!(piece_before, "eine" | "Eine" | "einer") { before } else { Some(index) }
        } else {
            match piece_before {
                "das" | "Das" | "dem" if noun => before,
                "des" | "ums" | "aufs" | "beim" | "vom" if noun => Some(index),
                _ => as_much.then_some(index),
            }
        };
    }
    if multiple.direction.is_some() {
        return Some(index);
    }
    if multiple.needs_article {
        return half(senses, index, piece_before, end).then_some(index);
    }
    let much = as_much && !matches!(senses.form(next), "in" | "from");
    let verb = multiple.factor >= Decimal::TWO
        && matches!(piece_before, "to" | "will" | "could" | "would" | "may" | "should" | "than");
    let fold = senses.form(index).ends_with("fold");
    (much || verb || fold).then_some(index)
}

/// Whether `half` is a share, and not a half of a year or of a game.
fn half(senses: &Senses<'_>, index: usize, before: &str, end: usize) -> bool {
    let ordinal = matches!(
        before,
        "first"
            | "second"
            | "First"
            | "Second"
            | "latter"
            | "the"
            | "other"
            | "last"
            | "fiscal"
            | "a"
            | "this"
            | "1st"
            | "2nd"
            | "st"
            | "nd"
            | "earlier"
            | "final"
            | "previous"
            | "and"
    );
    let next = index + 1;
    let follows = next >= end
        || !senses.is_word(next) && !senses.is_number(next)
        || senses.is(next, Role::InOf)
        || senses.is(next, Role::AsMuch)
        || senses.is(next, Role::Function)
        || senses.is(next, Role::Article);
    !ordinal && follows && !senses.is(next, Role::Duration)
}
