//! Whether an amount of money is the price of one thing, and whether a bare number is the level of an index.

use super::amount::{Amount, Measure};
use super::count::compound_end;
use super::senses::Senses;
use super::tag::FigureTag;
use super::word::{CurrencyForm, Ratio};
use crate::analysis::FigureKind;
use crate::language::MinorUnitPrices;
use rust_decimal::Decimal;
use std::ops::Range;

/// The kind of a figure; `None` for an amount of which nothing is known.
fn kind(senses: &Senses<'_>, amount: &Amount, range: &Range<usize>) -> Option<FigureKind> {
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

/// The kinds of the figures of a sentence: each by the words around it, then those of one movement alike
/// (`um 1,2 Cent auf 11,8 Cent je Kilowattstunde`).
pub(super) fn kinds(
    senses: &Senses<'_>,
    amounts: &[Amount],
    range: &Range<usize>,
) -> Vec<Option<FigureKind>> {
    let mut kinds: Vec<_> = amounts.iter().map(|amount| kind(senses, amount, range)).collect();
    for index in 1..amounts.len() {
        let (first, second) = (&amounts[index - 1], &amounts[index]);
        let mixed = matches!(
            (kinds[index - 1], kinds[index]),
            (Some(FigureKind::Money), Some(FigureKind::Price))
                | (Some(FigureKind::Price), Some(FigureKind::Money))
        );
        if mixed && first.measure == second.measure && are_ends(senses, first, second) {
            (kinds[index - 1], kinds[index]) = (Some(FigureKind::Price), Some(FigureKind::Price));
        }
    }
    kinds
}

/// Whether two amounts without scale are the ends of one movement.
fn are_ends(senses: &Senses<'_>, first: &Amount, second: &Amount) -> bool {
    const WINDOW: usize = 3;
    let gap = first.tokens.end..second.tokens.start;
    let onto = gap.clone().next_back().is_some_and(|last| senses.is(last, FigureTag::Onto));
    first.number.scale.is_none() && second.number.scale.is_none() && onto && gap.len() <= WINDOW
}

/// Sums of money in millions are no prices of single things; the words around decide about the others, those
/// behind the amount first, then the nearest before it.
fn is_price(senses: &Senses<'_>, amount: &Amount, range: &Range<usize>) -> bool {
    const DEAREST: Decimal = Decimal::from_parts(100_000, 0, 0, false, 0);
    const BEHIND: usize = 6;
    let summed = amount.number.scale.is_some_and(|scale| scale > Decimal::ONE_THOUSAND);
    if summed || amount.value >= DEAREST {
        return false;
    }
    let end = amount.tokens.end;
    let behind = end..range.end.min(end + BEHIND);
    let money_behind = behind
        .clone()
        .take_while(|&index| senses.is_word(index) || senses.form(index) == "-")
        .any(|index| senses.is(index, FigureTag::MoneyCue));
    if is_recurring(senses, end, range.end) {
        return false;
    }
    // A capital tells the noun behind `je` from what else may stand there.
    let nouns = senses.text.pack.writing.nouns_capitalized;
    let later = behind.clone().find_map(|index| {
        let item = compound_end(senses, index + 1, range.end) - 1;
        let per = nouns && senses.is(index, FigureTag::Per) && is_item(senses, item);
        per.then_some(item)
    });
    let item = per_item(senses, end, range.end).or(later);
    let each = end < range.end && senses.is(end, FigureTag::Each);
    // `EUR/USD 1,0845`
    let start = amount.tokens.start;
    let pair = start > range.start + 1
        && senses.form(start - 1) == "/"
        && senses.joined(start)
        && senses.word(start - 2).currency.is_some();
    if each || pair || item.is_some_and(|item| !senses.is(item, FigureTag::Share)) {
        return true;
    }
    if money_behind {
        return false;
    }
    let nearest = nearest_cue(senses, amount, range);
    if item.is_some() {
        // Earnings and dividends are counted by the share, everything else by the piece is a price.
        return nearest != Some(false);
    }
    // `ab 19,99 Euro`, `from £25`: what one pays at least is a price.
    let offered = senses.is(amount.tokens.start, FigureTag::PriceLead);
    nearest.unwrap_or_else(|| offered || moved_to(senses, amount) || is_small_change(senses, amount))
}

/// What the words before an amount say of it, the nearest first: a price, or money; those of its sentence, and
/// of the one before where the sentence goes on about its subject (`They closed at 123p`).
fn nearest_cue(senses: &Senses<'_>, amount: &Amount, range: &Range<usize>) -> Option<bool> {
    const BEFORE: usize = 24;
    const ARTICLES: usize = 2;
    let start = amount.tokens.start;
    let Measure::Money(currency) = amount.measure else { return None };
    let resumed = (range.start..start.min(range.start + ARTICLES))
        .any(|index| senses.is(index, FigureTag::Pronoun))
        && start > range.start
        && amount.value < Decimal::ONE_THOUSAND
        && senses.text.sentence_of(range.start) > 0;
    let floor = if resumed { previous_sentence(senses, range.start) } else { range.start };
    (floor.max(start.saturating_sub(BEFORE))..start).rev().find_map(|index| {
        let word = senses.word(index);
        let unit_of_one = index > floor + 1
            && senses.is(index - 1, FigureTag::Per)
            && (senses.word(index - 2).currency.is_some()
                || senses.is_number(index - 2)
                || senses.is(index - 2, FigureTag::MoneyCue));
        if unit_of_one && word.is(FigureTag::PriceItem) {
            // `84 cents a share` says what the amount before is for, `Gewinn je Aktie` what the profit is.
            return None;
        }
        let counted = index > floor && senses.is_number(index - 1) && word.is(FigureTag::Measure);
        let costs = word.is(FigureTag::CostNoun) && senses.text.is_capitalized(index);
        if counted || costs {
            // `159 Liter` are counted; `Kosten` are a sum, `kosten` has a price.
            return None;
        }
        // `The euro bought 1.08 dollars`
        let traded = index > floor
            && senses.is(index - 1, FigureTag::ExchangeLead)
            && word.currency.as_ref().is_some_and(|word| {
                word.form == CurrencyForm::Name && word.codes.first().is_some_and(|code| *code != currency)
            });
        match (word.is(FigureTag::MoneyCue), word.is(FigureTag::PriceCue) || traded) {
            (true, _) => Some(false),
            (_, true) => Some(true),
            _ => None,
        }
    })
}

/// Where the sentence before the one at `start` begins, if it stands in the same block.
fn previous_sentence(senses: &Senses<'_>, start: usize) -> usize {
    let sentences = &senses.text.sentences;
    let here = senses.text.sentence_of(start);
    match (here.checked_sub(1).and_then(|before| sentences.get(before)), sentences.get(here)) {
        (Some(before), Some(sentence)) if before.block_index == sentence.block_index => before.tokens.start,
        _ => start,
    }
}

/// `58 Euro im Monat`, `$9.99 a month`: what is paid again and again is a sum and no price of one thing.
fn is_recurring(senses: &Senses<'_>, at: usize, end: usize) -> bool {
    let led =
        senses.is(at, FigureTag::Per) || senses.is(at, FigureTag::RecurringLead) || senses.form(at) == "/";
    let unit = at + 1;
    // Calls are sold by the minute.
    let tariff = senses.is(unit, FigureTag::Tariff);
    unit < end
        && ((led
            && !tariff
            && (senses.is(unit, FigureTag::Duration) && !senses.is(unit, FigureTag::PriceItem)))
            || senses.is(at, FigureTag::Recurring))
}

/// Cents of which nothing else is said are paid for a piece, a litre or a share.
fn is_small_change(senses: &Senses<'_>, amount: &Amount) -> bool {
    let Measure::Money(currency) = amount.measure else { return false };
    amount.minor
        && match senses.text.pack.numbers.minor_unit_prices {
            MinorUnitPrices::Every => true,
            MinorUnitPrices::Only(codes) => codes.contains(&currency.code()),
        }
}

/// `stieg um 6,8 Prozent auf 65,47 Euro`: what moves by percent to a small broken amount is a share price,
/// unless the sentence says otherwise.
fn moved_to(senses: &Senses<'_>, amount: &Amount) -> bool {
    const WINDOW: usize = 5;
    let Some(onto) = amount.tokens.start.checked_sub(1).filter(|&onto| senses.is(onto, FigureTag::Onto))
    else {
        return false;
    };
    let percent = (onto.saturating_sub(WINDOW)..onto)
        .any(|index| matches!(senses.word(index).ratio, Some(Ratio::Percent(_))));
    percent && amount.value < Decimal::ONE_THOUSAND && (amount.number.fractional || amount.minor)
}

/// The thing that an amount is the price of: `a share`, `for each share`, `je Aktie`, `/kWh`, `-a-share`.
fn per_item(senses: &Senses<'_>, at: usize, end: usize) -> Option<usize> {
    let hyphenated = senses.is(at, FigureTag::Hyphen) && senses.is(at + 2, FigureTag::Hyphen);
    let per = if senses.is(at, FigureTag::For) || hyphenated { at + 1 } else { at };
    let item = if hyphenated { per + 2 } else { per + 1 };
    // `2.410 Dollar die Feinunze`
    let article = senses.is(at, FigureTag::UnitArticle);
    let led = senses.is(per, FigureTag::Per) || senses.form(per) == "/";
    let known = senses.is(item, FigureTag::PriceItem);
    let open = (senses.is(per, FigureTag::AnyUnit) || senses.form(per) == "/") && is_item(senses, item);
    let found = item < end && ((article && known) || (led && (known || open)));
    found.then_some(item)
}

/// Whether a thing has a price by the piece: not people, and no stretch of time.
fn is_item(senses: &Senses<'_>, index: usize) -> bool {
    let noun = senses.is_word(index)
        && (!senses.text.pack.writing.nouns_capitalized || senses.text.is_capitalized(index));
    let open = [FigureTag::Duration, FigureTag::PerHead, FigureTag::Function]
        .into_iter()
        .all(|role| !senses.is(index, role));
    senses.is(index, FigureTag::PriceItem) || (noun && open)
}

/// Makes a bare number a multiple where a ratio is named before it: `ein KGV von 15`, `a debt ratio of 3.4`.
pub(super) fn ratio(senses: &Senses<'_>, amount: &mut Amount, range: &Range<usize>) {
    const WINDOW: usize = 10;
    let start = amount.tokens.start;
    let plain = !amount.number.grouped && amount.number.scale.is_none() && !amount.number.spelled;
    let led = start > range.start
        && (senses.is(start - 1, FigureTag::RatioName)
            || [FigureTag::LevelLead, FigureTag::Of, FigureTag::Onto]
                .into_iter()
                .any(|tag| senses.is(start - 1, tag)));
    let mut before = range.start.max(start.saturating_sub(WINDOW))..start;
    let whole = amount.value < Decimal::ONE_HUNDRED && !amount.barred;
    if amount.is_bare() && plain && led && whole && before.any(|index| senses.is(index, FigureTag::RatioName))
    {
        amount.measure = Measure::Multiple;
        amount.rule = "ratio";
    }
}

/// Makes a bare number the level of an index that is named shortly before: `Der Dax schloss bei 18.704`.
pub(super) fn index_level(senses: &Senses<'_>, amount: &mut Amount, range: &Range<usize>) {
    const WINDOW: usize = 14;
    const LOWEST: Decimal = Decimal::from_parts(500, 0, 0, false, 0);
    let low = amount.value < LOWEST && !amount.number.fractional;
    if !amount.is_bare()
        || low
        || amount.value < Decimal::TEN
        || amount.number.scale.is_some()
        || amount.number.spelled
    {
        return;
    }
    let shaped = amount.number.grouped || amount.number.fractional;
    let start = amount.number.tokens.start;
    let mut before = range.start.max(start.saturating_sub(WINDOW))..start;
    let led = start > range.start
        && (senses.is(start - 1, FigureTag::Onto)
            || senses.is(start - 1, FigureTag::IndexName)
            || (amount.number.fractional && senses.is(start - 1, FigureTag::Change))
            || senses.is(start - 1, FigureTag::LevelLead)
            || senses.form(start - 1) == ":");
    if shaped && led && before.any(|index| senses.is(index, FigureTag::IndexName)) {
        amount.measure = Measure::Index;
        amount.rule = "index level";
    }
}
