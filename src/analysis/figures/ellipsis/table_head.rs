//! Units that stand once for many numbers: the head of a table or list (`in Mio. Euro`, `(£m)`, `in millions of dollars`),
//! which the bare numbers behind it and on the lines below take.

use crate::analysis::figures::candidate::{FigureCandidate, Follows};
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::vocabulary::cardinal::CardinalSuffix;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::{CurrencyForm, RatioWord, ScaleForm};
use crate::analysis::text::{Sentence, Shape};
use crate::analysis::{Currency, FigureKind};
use crate::document::BlockKind;
use rust_decimal::Decimal;
use std::ops::Range;

/// A unit without a number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TableHead {
    kind: FigureKind,
    currency: Option<Currency>,
    factor: Decimal,
    /// What follows it.
    end: usize,
}

/// Gives the unit of a head to the bare numbers of the stretch `range`, and keeps in `current` the head that
/// holds for the lines below.
pub(crate) fn apply(
    text: &FigureText<'_>,
    current: &mut Option<TableHead>,
    sentence: &Sentence,
    range: &Range<usize>,
    candidates: &mut [FigureCandidate],
) {
    let own = find(text, range);
    let head = own.or(current.filter(|_| is_line(text, sentence, candidates)));
    let Some(head) = head else {
        *current = None;
        return;
    };
    let mut taken = false;
    for candidate in candidates.iter_mut() {
        let open = candidate.is_bare() || lacks_scale(text, candidate, head, range);
        if candidate.tokens().start >= head.end && open && is_cell(text, candidate, range) {
            let factor = factor(text, candidate, head, range);
            taken |= candidate.set_shared_unit(head.kind, head.currency, factor);
        }
    }
    // A head beside its numbers is the label of one line.
    *current = if own.is_some() && taken { None } else { Some(head) };
}

/// Whether a sentence is a line of a table or list, or a line that has nothing but a label and numbers.
fn is_line(text: &FigureText<'_>, sentence: &Sentence, candidates: &[FigureCandidate]) -> bool {
    if matches!(sentence.block, BlockKind::ListItem | BlockKind::Preformatted) {
        return true;
    }
    let closed = sentence
        .tokens
        .end
        .checked_sub(1)
        .is_some_and(|last| matches!(text.form(last), "." | "!" | "?" | "…" | "“" | "\""));
    let wordless = || !sentence.tokens.clone().any(|index| text.is_word(index));
    !closed && (!candidates.is_empty() || wordless())
}

/// Whether an amount has the currency of the head and still stands in its scale: `Revenue: $6.5` below `(in millions of USD)`.
fn lacks_scale(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    head: TableHead,
    range: &Range<usize>,
) -> bool {
    const LABEL: usize = 16;
    let plain = candidate.number().scale.is_none() && !candidate.is_minor();
    let start = candidate.tokens().start;
    let label = start.saturating_sub(LABEL).max(range.start)..start;
    let colon = of_line(text, label.clone()).any(|at| text.form(at) == ":");
    plain
        && head.factor > Decimal::ONE
        && candidate.is_money()
        && candidate.currency() == head.currency
        && colon
        && !of_line(text, label).any(|at| text.is(at, FigureTag::PriceCue))
}

/// The tokens of `label` from its end that stand in its last line, and behind the head.
fn of_line(text: &FigureText<'_>, label: Range<usize>) -> impl Iterator<Item = usize> {
    // Brackets around a loss are none of the head: `$(17.3) vs. $(16.8)`.
    let closes_head = |index: usize| text.form(index) == ")" && index > 0 && !text.is_number(index - 1);
    label.rev().take_while(move |&index| !text.gap(index + 1).contains('\n') && !closes_head(index))
}

/// Whether a number stands alone in its place, and counts nothing that its line names.
fn is_cell(text: &FigureText<'_>, candidate: &FigureCandidate, range: &Range<usize>) -> bool {
    const LABEL: usize = 8;
    let label = candidate.tokens().start.saturating_sub(LABEL).max(range.start)..candidate.tokens().start;
    let plain = !candidate.number().spelled
        && !candidate.number().letter
        && candidate.number().suffix == CardinalSuffix::None;
    let counted = label
        .rev()
        .take_while(|&index| !text.gap(index + 1).contains('\n'))
        .any(|index| text.is(index, FigureTag::Thing) && !per_piece(text, index));
    plain && candidate.follows() != Follows::Uncounted && !counted
}

fn per_piece(text: &FigureText<'_>, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| text.is(before, FigureTag::Per))
}

/// What the head multiplies a number by.
fn factor(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    head: TableHead,
    range: &Range<usize>,
) -> Decimal {
    const LABEL: usize = 5;
    let start = candidate.tokens().start;
    let label = start.saturating_sub(LABEL).max(range.start)..start;
    // Earnings per share stand in euros in a table of millions.
    let single =
        of_line(text, label).any(|index| per_piece(text, index) && text.is(index, FigureTag::PriceItem));
    let scaled = candidate.number().scale.is_some();
    if single || scaled { head.factor.min(Decimal::ONE) } else { head.factor }
}

/// The last head in `range`.
fn find(text: &FigureText<'_>, range: &Range<usize>) -> Option<TableHead> {
    range.clone().rev().find_map(|index| {
        let word = text.entry(index);
        (word.currency.is_some() || word.ratio.is_some()).then(|| read(text, index, range)).flatten()
    })
}

/// The head whose currency or percent sign stands at `index`.
fn read(text: &FigureText<'_>, index: usize, range: &Range<usize>) -> Option<TableHead> {
    let word = text.entry(index);
    let (currency, mut factor) = match (&word.currency, word.ratio) {
        (Some(currency), _) => {
            let code = *currency.codes.first()?;
            match currency.form {
                CurrencyForm::CapitalCode if text.shape(index) != Shape::Upper => return None,
                CurrencyForm::Before | CurrencyForm::Minor => return None,
                _ => (Some(code), currency.factor),
            }
        }
        (None, Some(RatioWord::Percent(factor))) => (None, factor),
        _ => return None,
    };
    let kind = if currency.is_some() { FigureKind::Money } else { FigureKind::Percent };
    let mut end = index + 1;
    let mut start = index;
    // `£m`, `$ million`
    if let Some(scale) = text.entry(end).scale.filter(|_| end < range.end && currency.is_some()) {
        if scale.form == ScaleForm::Letter && !text.is_joined(end) && text.form(end).len() > 2 {
            return None;
        }
        factor = factor.checked_mul(scale.factor)?;
        end += 1;
        if text.form(end) == "." && text.is_joined(end) {
            end += 1;
        }
    } else {
        // `Mio. Euro`, `US-Dollar`, `millions of dollars`
        while start > range.start
            && (text.entry(start - 1).nation.is_some()
                || text.is(start - 1, FigureTag::NationPart)
                || (text.form(start - 1) == "-" && text.is_joined(start))
                || ((text.is(start - 1, FigureTag::Of) || text.form(start - 1) == ".")
                    && text.entry(start.saturating_sub(2)).scale.is_some()))
        {
            start -= 1;
        }
        if let Some(scale) =
            start.checked_sub(1).filter(|&at| at >= range.start).and_then(|at| text.entry(at).scale)
        {
            factor = factor.checked_mul(scale.factor)?;
            start -= 1;
        }
    }
    let before = start.checked_sub(1).filter(|&before| before >= range.start);
    let opened = before.is_none_or(|lead| {
        matches!(text.form(lead), "(" | "[")
            || text.is(lead, FigureTag::In)
            || (matches!(text.form(lead), "," | "/" | "|") && factor > Decimal::ONE)
    });
    // `(in millions of USD, except per share)`
    let excepted = text.form(end) == "," && text.is(end + 1, FigureTag::Except);
    let closed = end >= range.end || excepted || matches!(text.form(end), ")" | "]" | ":" | "|" | "–");
    let bracket = before.is_none_or(|lead| matches!(text.form(lead), "(" | "["));
    let listed = before.is_none() && text.is_number(end);
    // `(Euro)` behind a word alone says nothing of numbers to come, `(EUR)` does.
    let sure = factor > Decimal::ONE || !bracket || text.form(end) == ")";
    (opened && (closed || listed) && sure).then_some(TableHead { kind, currency, factor, end })
}
