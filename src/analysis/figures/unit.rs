//! The unit beside a number: percent, points, fractions, factors; for currencies it asks `currency`, for
//! counted nouns `count`.

use super::amount::{Amount, Measure};
use super::cardinal::Suffix;
use super::senses::Senses;
use super::tag::FigureTag;
use super::word::Ratio;
use super::{count, currency, multiple};
use crate::analysis::{Currency, Direction, Modifier};
use rust_decimal::Decimal;

/// Looks for the unit of `amount` in its sentence: from `floor`, where the amount before ends, to `end`.
pub(super) fn attach(senses: &Senses<'_>, amount: &mut Amount, floor: usize, end: usize) {
    // `5.000+ Meldungen`
    let end_of_number = amount.tokens.end;
    if senses.form(end_of_number) == "+" && senses.joined(end_of_number) && !senses.joined(end_of_number + 1)
    {
        amount.tokens.end += 1;
        amount.modifier = Modifier::AtLeast;
    }
    let before = currency::before(senses, amount, floor);
    if amount.number.suffix != Suffix::None {
        compound(senses, amount, floor, end);
        return;
    }
    if let Some((currency, factor, start)) = before
        && set_money(amount, currency, factor, "sign before")
    {
        amount.tokens.start = start;
        // `USD 5 million` has its scale; `$5` may still be followed by cents.
        currency::minor_part(senses, amount, end);
        price_dash(senses, amount);
        return;
    }
    signs(senses, amount, floor);
    let dash = price_dash(senses, amount);
    let found =
        after(senses, amount, end) || per_cent(senses, amount, end) || currency::behind(senses, amount, end);
    if found {
        match amount.measure {
            Measure::Money(_) => currency::minor_part(senses, amount, end),
            Measure::Multiple => {
                with_article(senses, amount, floor);
                amount.tokens.end = multiple::as_much_end(senses, amount.tokens.end, end);
            }
            _ => {}
        }
    } else if let Some(currency) =
        senses.text.pack.numbers.price_dash.filter(|_| dash).and_then(Currency::from_code)
    {
        set_money(amount, currency, Decimal::ONE, "price dash");
    } else if !currency::name_before(senses, amount, floor) {
        count::attach(senses, amount, end);
    }
}

/// Looks for the unit behind the number only.
pub(super) fn attach_behind(senses: &Senses<'_>, amount: &mut Amount, end: usize) {
    let _found =
        after(senses, amount, end) || per_cent(senses, amount, end) || currency::behind(senses, amount, end);
}

/// Sets value and measure; gives whether the value fits a decimal.
fn set(amount: &mut Amount, measure: Measure, factor: Decimal, rule: &'static str) -> bool {
    let Some(value) = amount.value.checked_mul(factor) else { return false };
    amount.value = value;
    amount.factor = factor;
    amount.measure = measure;
    amount.number.letter = false;
    amount.rule = rule;
    true
}

pub(super) fn set_money(
    amount: &mut Amount,
    currency: Currency,
    factor: Decimal,
    rule: &'static str,
) -> bool {
    set(amount, Measure::Money(currency), factor, rule)
}

/// `zehnprozentig`, `dreifach`, `dreimal so viel`
fn compound(senses: &Senses<'_>, amount: &mut Amount, floor: usize, sentence_end: usize) {
    let end = amount.tokens.end;
    let done = match amount.number.suffix {
        Suffix::Percent => set(amount, Measure::Percent, Decimal::ONE, "compound"),
        Suffix::Fold if amount.value > Decimal::ONE => {
            set(amount, Measure::Multiple, Decimal::ONE, "compound")
        }
        Suffix::Times if senses.is(end, FigureTag::TimesAfter) => {
            set(amount, Measure::Multiple, Decimal::ONE, "compound")
        }
        _ => false,
    };
    if done && amount.number.suffix != Suffix::Percent {
        with_article(senses, amount, floor);
        amount.tokens.end = multiple::as_much_end(senses, end, sentence_end);
    }
}

/// Takes the article of `das Dreifache` into the figure.
fn with_article(senses: &Senses<'_>, amount: &mut Amount, floor: usize) {
    let start = amount.tokens.start;
    let noun = senses.text.is_capitalized(amount.tokens.end - 1);
    if noun && start > floor && senses.is(start - 1, FigureTag::MultipleArticle) {
        amount.tokens.start -= 1;
    }
}

/// A sign of minus or plus joined before the number.
fn signs(senses: &Senses<'_>, amount: &mut Amount, floor: usize) {
    let start = amount.tokens.start;
    if start <= floor || !senses.joined(start) {
        if start > floor && senses.is(start - 1, FigureTag::MinusWord) {
            amount.direction = Some(Direction::Down);
        } else if start > floor && senses.is(start - 1, FigureTag::Plus) {
            amount.direction = Some(Direction::Up);
        }
        return;
    }
    let free = !senses.joined(start - 1)
        || start < 2
        || matches!(senses.form(start - 2), "(" | "[" | "„" | "“" | "\"" | "»" | "«" | "/");
    if free && senses.is(start - 1, FigureTag::Minus) {
        amount.direction = Some(Direction::Down);
        amount.tokens.start -= 1;
    } else if free && senses.form(start - 1) == "+" {
        amount.direction = Some(Direction::Up);
        amount.tokens.start -= 1;
    }
}

/// `999,-`: steps over the dash. Gives whether there was one.
fn price_dash(senses: &Senses<'_>, amount: &mut Amount) -> bool {
    let end = amount.tokens.end;
    let dash = matches!(senses.form(end), "," | ".")
        && senses.joined(end)
        && senses.joined(end + 1)
        && matches!(senses.form(end + 1), "-" | "–" | "—");
    if dash {
        amount.tokens.end += 2;
    }
    dash
}

/// Percent, points, index points, fractions and factors behind the number.
fn after(senses: &Senses<'_>, amount: &mut Amount, end: usize) -> bool {
    let at = senses.behind_hyphen(amount.tokens.end);
    if at >= end {
        return false;
    }
    let word = senses.word(at);
    let bare_article = amount.number.single && senses.is(amount.number.tokens.start, FigureTag::Article);
    let mut last = at + 1;
    let mut done = false;
    // `5pc`, but not `5 PC`.
    let apart = word.is(FigureTag::JoinedOnly) && !senses.joined(at);
    if let Some(ratio) = word.ratio.filter(|_| !bare_article && !apart) {
        let point_word = senses.behind_hyphen(last);
        let points = point_word < end
            && point_word > last
            && (senses.is(point_word, FigureTag::IndexUnit) || senses.is(point_word, FigureTag::PointUnit));
        done = match ratio {
            Ratio::Percent(factor) if points => {
                last = point_word + 1;
                set(amount, Measure::Points, factor, "points")
            }
            Ratio::Percent(factor) => set(amount, Measure::Percent, factor, "percent"),
            Ratio::Points(factor) => set(amount, Measure::Points, factor, "points"),
        };
    } else if word.adjective {
        done = set(amount, Measure::Percent, Decimal::ONE, "percent");
    } else if word.is(FigureTag::Percentage) || word.is(FigureTag::Basis) {
        let point = senses.behind_hyphen(at + 1);
        if point < end && senses.is(point, FigureTag::PointUnit) {
            let factor = if word.is(FigureTag::Basis) { Decimal::new(1, 2) } else { Decimal::ONE };
            last = point + 1;
            done = set(amount, Measure::Points, factor, "points");
        }
    } else if word.is(FigureTag::PointUnit) && amount.number.spelled && amount.value < Decimal::ONE {
        // `a quarter-point rise`
        done = set(amount, Measure::Points, Decimal::ONE, "points");
    } else if word.is(FigureTag::PointUnit) && of_percentage(senses, amount, at, end) {
        done = set(amount, Measure::Points, Decimal::ONE, "points");
    } else if word.is(FigureTag::IndexUnit) && index_points(senses, amount, end) {
        done = set(amount, Measure::Index, Decimal::ONE, "index points");
    } else if let Some(under) = word.fraction {
        done = fraction(senses, amount, at, under, end);
    } else if word.is(FigureTag::Fold) && !amount.number.single {
        done = set(amount, Measure::Multiple, Decimal::ONE, "fold");
    } else if (word.is(FigureTag::X)
        && senses.joined(at)
        && !word_joined(senses, at + 1)
        && amount.value < Decimal::ONE_HUNDRED)
        || (word.is(FigureTag::Times) && !amount.number.single && senses.is(at + 1, FigureTag::TimesAfter))
    {
        done = set(amount, Measure::Multiple, Decimal::ONE, "times");
    }
    if done {
        amount.tokens.end = last;
    }
    done
}

fn word_joined(senses: &Senses<'_>, index: usize) -> bool {
    senses.joined(index) && (senses.is_word(index) || senses.is_number(index))
}

/// `per cent`, as two words or one.
fn per_cent(senses: &Senses<'_>, amount: &mut Amount, end: usize) -> bool {
    let at = amount.tokens.end;
    let cent = senses.behind_hyphen(at + 1);
    let found = cent < end && senses.is(at, FigureTag::PerCent) && senses.is(cent, FigureTag::Cent);
    if found && set(amount, Measure::Percent, Decimal::ONE, "percent") {
        amount.tokens.end = cent + 1;
        return true;
    }
    false
}

/// Points of a percentage: `um 0,3 Punkte auf 4,5 Prozent`, `from 24.1% to 25.3%, a 1.2-point gain`.
fn of_percentage(senses: &Senses<'_>, amount: &Amount, at: usize, end: usize) -> bool {
    const WINDOW: usize = 12;
    const MOST: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
    let percent = |index: usize| matches!(senses.word(index).ratio, Some(Ratio::Percent(_)));
    let onto =
        at + 3 < end && senses.is(at + 1, FigureTag::Onto) && senses.is_number(at + 2) && percent(at + 3);
    let mut before = amount.tokens.start.saturating_sub(WINDOW)..amount.tokens.start;
    let small = amount.number.fractional && amount.value < MOST;
    onto || (small && !index_named(senses, amount, end) && before.any(percent))
}

fn index_named(senses: &Senses<'_>, amount: &Amount, end: usize) -> bool {
    const WINDOW: usize = 25;
    let mut near = amount.tokens.start.saturating_sub(WINDOW)..(amount.tokens.end + WINDOW).min(end);
    near.any(|index| senses.is(index, FigureTag::IndexName))
}

/// Whether points are those of an index: they are many, or broken, or an index is named before them.
fn index_points(senses: &Senses<'_>, amount: &Amount, end: usize) -> bool {
    let points = senses.is(senses.behind_hyphen(amount.tokens.end), FigureTag::PointUnit);
    (points && (amount.value >= Decimal::ONE_HUNDRED || amount.number.fractional))
        || index_named(senses, amount, end)
}

/// Whether the word before `a third` says that something moved by it or how exactly it holds: `by`, `up`, `almost`.
fn opens_fraction(senses: &Senses<'_>, index: usize) -> bool {
    senses.is(index, FigureTag::By)
        || senses.is(index, FigureTag::Change)
        || senses.word(index).modifiers.iter().any(|phrase| phrase.rest.is_empty())
}

/// `zwei Drittel`, `two-thirds`, `a third of`.
fn fraction(senses: &Senses<'_>, amount: &mut Amount, at: usize, under: Decimal, end: usize) -> bool {
    let start = amount.number.tokens.start;
    let small = amount.value > Decimal::ZERO && amount.value < under && !amount.number.fractional;
    let next_of = at + 1 < end && senses.is(at + 1, FigureTag::InOf);
    // Ordinals are fractions only where something is parted: `a third of`, not `a third buyer`. A quarter is one of
    // the year as well.
    let year = senses.is(at, FigureTag::Duration);
    let parted = !senses.is(at, FigureTag::OrdinalFraction)
        || next_of
        || senses.joined(at)
        || senses.is(at + 1, FigureTag::TimesAfter)
        || (amount.number.single && start > 0 && opens_fraction(senses, start - 1))
        || (amount.number.single
            && !year
            && (at + 1 >= end
                || !senses.is_word(at + 1)
                || senses.is(at + 1, FigureTag::AsMuch)
                || senses.is(at + 1, FigureTag::Function)));
    // `the first three quarters of 2015`
    let period = year && start > 0 && senses.is(start - 1, FigureTag::Ordinal);
    let Some(value) = amount.value.checked_div(under).filter(|_| small && parted && !period) else {
        return false;
    };
    amount.value = value.round_dp(4);
    amount.measure = Measure::Multiple;
    amount.rule = "fraction";
    true
}
