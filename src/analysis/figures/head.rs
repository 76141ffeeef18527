//! Units that stand once for many numbers: the head of a table or list (`in Mio. Euro`, `(£m)`,
//! `in millions of dollars`), which the bare numbers behind it and on the lines below take.

use super::amount::{Amount, Measure};
use super::cardinal::Suffix;
use super::senses::Senses;
use super::tag::FigureTag;
use super::word::{CurrencyForm, Ratio, ScaleForm};
use crate::analysis::text::{Sentence, Shape};
use crate::document::BlockKind;
use rust_decimal::Decimal;
use std::ops::Range;

/// A unit without a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    measure: Measure,
    factor: Decimal,
    /// What follows it.
    end: usize,
}

/// Gives the unit of a head to the bare numbers of the stretch `range`, and keeps in `current` the head that
/// holds for the lines below.
pub(super) fn apply(
    senses: &Senses<'_>,
    current: &mut Option<Head>,
    sentence: &Sentence,
    range: &Range<usize>,
    amounts: &mut [Amount],
) {
    let own = find(senses, range);
    let head = own.or(current.filter(|_| is_line(senses, sentence, amounts)));
    let Some(head) = head else {
        *current = None;
        return;
    };
    let mut taken = false;
    for amount in amounts.iter_mut() {
        if amount.tokens.start >= head.end && amount.is_bare() && is_cell(senses, amount, range) {
            taken |= take(senses, amount, head, range);
        }
    }
    // A head beside its numbers is the label of one line.
    *current = if own.is_some() && taken { None } else { Some(head) };
}

/// Whether a sentence is a line of a table or list, or a line that has nothing but a label and numbers.
fn is_line(senses: &Senses<'_>, sentence: &Sentence, amounts: &[Amount]) -> bool {
    if matches!(sentence.block, BlockKind::ListItem | BlockKind::Preformatted) {
        return true;
    }
    let closed = sentence
        .tokens
        .end
        .checked_sub(1)
        .is_some_and(|last| matches!(senses.form(last), "." | "!" | "?" | "…" | "“" | "\""));
    let wordless = || !sentence.tokens.clone().any(|index| senses.is_word(index));
    !closed && (!amounts.is_empty() || wordless())
}

/// Whether a number stands alone in its place, and counts nothing that its line names.
fn is_cell(senses: &Senses<'_>, amount: &Amount, range: &Range<usize>) -> bool {
    const LABEL: usize = 8;
    let label = amount.tokens.start.saturating_sub(LABEL).max(range.start)..amount.tokens.start;
    let plain = !amount.number.spelled && !amount.number.letter && amount.number.suffix == Suffix::None;
    let counted = label
        .rev()
        .take_while(|&index| !senses.gap(index + 1).contains('\n'))
        .any(|index| senses.is(index, FigureTag::Thing) && !per_piece(senses, index));
    plain && !amount.barred && !counted
}

fn per_piece(senses: &Senses<'_>, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| senses.is(before, FigureTag::Per))
}

fn take(senses: &Senses<'_>, amount: &mut Amount, head: Head, range: &Range<usize>) -> bool {
    const LABEL: usize = 5;
    let label = amount.tokens.start.saturating_sub(LABEL).max(range.start)..amount.tokens.start;
    // Earnings per share stand in euros in a table of millions.
    let single =
        label.into_iter().any(|index| per_piece(senses, index) && senses.is(index, FigureTag::PriceItem));
    let factor =
        if single || amount.number.scale.is_some() { head.factor.min(Decimal::ONE) } else { head.factor };
    let (Some(value), to) =
        (amount.value.checked_mul(factor), amount.value_to.map(|to| to.checked_mul(factor)))
    else {
        return false;
    };
    if to == Some(None) {
        return false;
    }
    amount.value = value;
    amount.value_to = to.flatten();
    amount.number.scale = amount.number.scale.or(Some(factor).filter(|factor| *factor > Decimal::ONE));
    amount.measure = head.measure;
    amount.rule = "head of a table";
    true
}

/// The last head in `range`.
fn find(senses: &Senses<'_>, range: &Range<usize>) -> Option<Head> {
    range.clone().rev().find_map(|index| {
        let word = senses.word(index);
        (word.currency.is_some() || word.ratio.is_some()).then(|| read(senses, index, range)).flatten()
    })
}

/// The head whose currency or percent sign stands at `index`.
fn read(senses: &Senses<'_>, index: usize, range: &Range<usize>) -> Option<Head> {
    let word = senses.word(index);
    let (measure, mut factor) = match (&word.currency, word.ratio) {
        (Some(currency), _) => {
            let code = *currency.codes.first()?;
            match currency.form {
                CurrencyForm::CapitalCode if senses.shape(index) != Shape::Upper => return None,
                CurrencyForm::Before | CurrencyForm::Minor => return None,
                _ => (Measure::Money(code), currency.factor),
            }
        }
        (None, Some(Ratio::Percent(factor))) => (Measure::Percent, factor),
        _ => return None,
    };
    let mut end = index + 1;
    let mut start = index;
    // `£m`, `$ million`
    if let Some(scale) = senses.word(end).scale.filter(|_| end < range.end && measure != Measure::Percent) {
        if scale.form == ScaleForm::Letter && !senses.joined(end) && senses.form(end).len() > 2 {
            return None;
        }
        factor = factor.checked_mul(scale.factor)?;
        end += 1;
        if senses.form(end) == "." && senses.joined(end) {
            end += 1;
        }
    } else {
        // `Mio. Euro`, `US-Dollar`, `millions of dollars`
        while start > range.start
            && (senses.word(start - 1).nation.is_some()
                || senses.is(start - 1, FigureTag::NationPart)
                || (senses.form(start - 1) == "-" && senses.joined(start))
                || ((senses.is(start - 1, FigureTag::Of) || senses.form(start - 1) == ".")
                    && senses.word(start.saturating_sub(2)).scale.is_some()))
        {
            start -= 1;
        }
        if let Some(scale) =
            start.checked_sub(1).filter(|&at| at >= range.start).and_then(|at| senses.word(at).scale)
        {
            factor = factor.checked_mul(scale.factor)?;
            start -= 1;
        }
    }
    let before = start.checked_sub(1).filter(|&before| before >= range.start);
    let opened = before.is_none_or(|lead| {
        matches!(senses.form(lead), "(" | "[")
            || senses.is(lead, FigureTag::In)
            || (matches!(senses.form(lead), "," | "/" | "|") && factor > Decimal::ONE)
    });
    let closed = end >= range.end || matches!(senses.form(end), ")" | "]" | ":" | "|" | "–");
    let bracket = before.is_none_or(|lead| matches!(senses.form(lead), "(" | "["));
    let listed = before.is_none() && senses.is_number(end);
    // `(Euro)` behind a word alone says nothing of numbers to come, `(EUR)` does.
    let sure = factor > Decimal::ONE || !bracket || senses.form(end) == ")";
    (opened && (closed || listed) && sure).then_some(Head { measure, factor, end })
}
