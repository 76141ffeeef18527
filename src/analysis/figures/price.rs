//! Whether an amount of money is the price of one thing, and whether a bare number is the level of an index.

use super::amount::{Amount, Measure};
use super::count::compound_end;
use super::senses::Senses;
use super::word::{Ratio, Role};
use crate::analysis::FigureKind;
use rust_decimal::Decimal;
use std::ops::Range;

/// The kind of a figure; `None` for an amount of which nothing is known.
pub(super) fn kind(senses: &Senses<'_>, amount: &Amount, range: &Range<usize>) -> Option<FigureKind> {
    Some(match amount.measure {
        Measure::None => return None,
        Measure::Money(_) if is_price(senses, amount, range) => FigureKind::Price,
        Measure::Money(_) => FigureKind::Money,
        Measure::Percent => FigureKind::Percent,
        Measure::Points => FigureKind::PercentagePoints,
        Measure::Index => FigureKind::Index,
        Measure::Multiple => FigureKind::Multiple,
        Measure::Count => FigureKind::Count,
    })
}

/// Sums of money in millions are no prices of single things; the words around decide about the others, those
/// behind the amount first, then the nearest before it.
fn is_price(senses: &Senses<'_>, amount: &Amount, range: &Range<usize>) -> bool {
    const DEAREST: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);
    const BEHIND: usize = 6;
    const BEFORE: usize = 24;
    if amount.number.scale.is_some() || amount.value >= DEAREST {
        return false;
    }
    let end = amount.tokens.end;
    let behind = end..range.end.min(end + BEHIND);
    let before = range.start.max(amount.tokens.start.saturating_sub(BEFORE))..amount.tokens.start;
    let money_behind = behind
        .clone()
        .take_while(|&index| senses.is_word(index) || senses.piece(index) == "-")
        .any(|index| senses.is(index, Role::MoneyCue));
    if money_behind {
        return false;
    }
    let nearest = before.rev().find_map(|index| {
        let word = senses.word(index);
        let unit_of_one = index > range.start + 1
            && senses.is(index - 1, Role::Per)
            && (senses.word(index - 2).currency.is_some()
                || senses.is_number(index - 2)
                || senses.is(index - 2, Role::MoneyCue));
        if unit_of_one && word.is(Role::PriceItem) {
            // `84 cents a share` says what the amount before is for, `Gewinn je Aktie` what the profit is.
            return None;
        }
        let counted = index > range.start && senses.is_number(index - 1) && word.is(Role::Measure);
        if counted || senses.piece(index) == "Kosten" {
            // `159 Liter` are counted; `Kosten` are a sum, `kosten` has a price.
            return None;
        }
        match (word.is(Role::MoneyCue), word.is(Role::PriceCue)) {
            (true, _) => Some(false),
            (_, true) => Some(true),
            _ => None,
        }
    });
    let later = behind.clone().find_map(|index| {
        let item = compound_end(senses, index + 1, range.end) - 1;
        let per = senses.grammar.german && senses.is(index, Role::Per) && senses.is(item, Role::PriceItem);
        per.then_some(item)
    });
    if let Some(item) = per_item(senses, end, range.end).or(later) {
        // Earnings and dividends are counted by the share, everything else by the piece is a price.
        return !senses.is(item, Role::Share) || nearest != Some(false);
    }
    nearest == Some(true) || (nearest.is_none() && moved_to(senses, amount))
}

/// `stieg um 6,8 Prozent auf 65,47 Euro`: what moves by percent to a small broken amount is a share price,
/// unless the sentence says otherwise.
fn moved_to(senses: &Senses<'_>, amount: &Amount) -> bool {
    let onto = amount.tokens.start.checked_sub(2).filter(|_| senses.is(amount.tokens.start - 1, Role::Onto));
    let percent = onto.is_some_and(|percent| matches!(senses.word(percent).ratio, Some(Ratio::Percent(_))));
    percent && amount.value < Decimal::ONE_THOUSAND && amount.number.fractional
}

/// The thing that an amount is the price of: `a share`, `for each share`, `je Aktie`, `/kWh`, `-a-share`.
fn per_item(senses: &Senses<'_>, at: usize, end: usize) -> Option<usize> {
    let hyphenated = senses.is(at, Role::Hyphen) && senses.is(at + 2, Role::Hyphen);
    let per = match senses.piece(at) {
        "/" => at,
        "for" => at + 1,
        _ if hyphenated => at + 1,
        _ => at,
    };
    let item = if hyphenated { per + 2 } else { per + 1 };
    let found = item < end
        && (senses.is(per, Role::Per) || senses.piece(per) == "/")
        && senses.is(item, Role::PriceItem);
    found.then_some(item)
}

/// Makes a bare number the level of an index that is named shortly before: `Der Dax schloss bei 18.704`.
pub(super) fn index_level(senses: &Senses<'_>, amount: &mut Amount, range: &Range<usize>) {
    const WINDOW: usize = 14;
    const LOWEST: Decimal = Decimal::from_parts(500, 0, 0, false, 0);
    if !amount.is_bare() || amount.value < LOWEST || amount.number.scale.is_some() || amount.number.spelled {
        return;
    }
    let shaped = amount.number.grouped || amount.number.fractional;
    let start = amount.number.tokens.start;
    let mut before = range.start.max(start.saturating_sub(WINDOW))..start;
    let led = start > range.start
        && (senses.is(start - 1, Role::Onto)
            || matches!(senses.piece(start - 1), "bei" | "at" | "mit" | "rund" | "about" | "von" | "from"));
    if shaped && led && before.any(|index| senses.is(index, Role::IndexName)) {
        amount.measure = Measure::Index;
        amount.rule = "index level";
    }
}
