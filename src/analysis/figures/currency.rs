//! Currencies beside a number: signs and codes on either side, names behind it, cents behind the main unit.

use super::amount::{Amount, Measure};
use super::number;
use super::senses::Senses;
use super::tag::FigureTag;
use super::unit::set_money;
use super::word::{CurrencyForm, CurrencyWord, ScaleForm};
use crate::analysis::text::Shape;
use crate::analysis::{Currency, Direction};
use rust_decimal::Decimal;

/// The sign or code before the number: `$`, `A$`, `EUR`, `MEUR`, `Rs.`; with the place where it starts.
pub(super) fn before(
    senses: &Senses<'_>,
    amount: &mut Amount,
    floor: usize,
) -> Option<(Currency, Decimal, usize)> {
    let mut start = amount.tokens.start;
    // `$-5`, `EUR -0,19`
    let signed = start > floor + 1
        && senses.joined(start)
        && senses.is(start - 1, FigureTag::Minus)
        && (senses.joined(start - 1)
            || senses.word(start - 2).currency.as_ref().is_some_and(|word| word.form == CurrencyForm::Code));
    if amount.number.bracketed || signed {
        start -= 1;
    }
    let at = start.checked_sub(1).filter(|&at| at >= floor)?;
    let word = senses.word(at);
    let mut found = None;
    if let Some(currency) = &word.currency {
        match currency.form {
            CurrencyForm::Sign => found = Some(sign(senses, currency, at, floor)?),
            CurrencyForm::CapitalCode if senses.shape(at) != Shape::Upper => {}
            CurrencyForm::Code | CurrencyForm::CapitalCode | CurrencyForm::Before => {
                found = Some((*currency.codes.first()?, currency.factor, at));
            }
            CurrencyForm::Name | CurrencyForm::Minor => {}
        }
    }
    if found.is_none() {
        // `Rs. 20`, `Fr. 5.40`; and names that are also short forms: `Rs 20`.
        let pointed = senses.form(at) == "." && senses.joined(at) && at > floor;
        let name = if pointed { at - 1 } else { at };
        let short = senses.is(name, FigureTag::Before)
            && matches!(senses.shape(name), Shape::Capitalized | Shape::Mixed);
        let currency = senses.word(name).currency.as_ref().filter(|_| short)?;
        found = Some((*currency.codes.first()?, currency.factor, name));
    }
    let (currency, factor, mut from) = found?;
    if start != amount.tokens.start {
        amount.direction = Some(Direction::Down);
    } else if from > floor
        && senses.joined(from)
        && senses.is(from - 1, FigureTag::Minus)
        && !senses.joined(from - 1)
    {
        amount.direction = Some(Direction::Down);
        from -= 1;
    }
    Some((currency, factor, from))
}

/// A sign with the letters before it: `US$`, `A$`, `c $`, `usd$`.
fn sign(
    senses: &Senses<'_>,
    currency: &CurrencyWord,
    at: usize,
    floor: usize,
) -> Option<(Currency, Decimal, usize)> {
    let plain = (*currency.codes.first()?, currency.factor, at);
    let Some(prefix) = at.checked_sub(1).filter(|&prefix| prefix >= floor) else { return Some(plain) };
    let dollar = senses.form(at) == "$";
    let letters = senses.form(prefix);
    let near = senses.joined(at)
        || (senses.is(prefix, FigureTag::LoosePrefix) && senses.shape(prefix) == Shape::Lower)
        || (senses.shape(prefix) == Shape::Upper && letters.len() > 1);
    match senses.word(prefix).dollar_prefix.filter(|_| dollar && near && !senses.joined(prefix)) {
        Some(code) => Some((code, Decimal::ONE, prefix)),
        // `EUR€5` and the like: the code is part of the unit.
        None => Some(plain),
    }
}

/// `dollar 22.5 million`, `malaysia ringgits 42`: where nothing stands behind the number.
pub(super) fn name_before(senses: &Senses<'_>, amount: &mut Amount, floor: usize) -> bool {
    let allowed = senses.text.pack.numbers.currency_name_first;
    let Some(at) = amount.tokens.start.checked_sub(1).filter(|&at| at >= floor && allowed) else {
        return false;
    };
    let Some(word) = senses.word(at).currency.as_ref().filter(|word| word.form == CurrencyForm::Name) else {
        return false;
    };
    let nation = at.checked_sub(1).filter(|&at| at >= floor).and_then(|at| senses.word(at).nation);
    let starts = if nation.is_some() { at - 1 } else { at };
    let free = starts == floor
        || !(senses.is(starts - 1, FigureTag::Determiner)
            || senses.is(starts - 1, FigureTag::Per)
            || matches!(senses.form(starts - 1), "$" | "-"));
    let common_word = senses.is(at, FigureTag::CommonWord);
    let Some(code) = choose(senses, at, word, nation).filter(|_| free && !common_word) else { return false };
    if reference_like(amount) || !set_money(amount, code, word.factor, "name before") {
        return false;
    }
    amount.tokens.start = starts;
    true
}

/// A small or four-digit number without anything else may be a date or a year.
fn reference_like(amount: &Amount) -> bool {
    let year = Decimal::from(1900)..=Decimal::from(2100);
    amount.number.single || (year.contains(&amount.value) && !amount.number.grouped)
}

/// The code that a currency's name means: by the adjective of a country before it; for cents, crowns and the like,
/// which many countries have, by the rest of the text.
fn choose(senses: &Senses<'_>, at: usize, word: &CurrencyWord, nation: Option<Currency>) -> Option<Currency> {
    let shared = word.form == CurrencyForm::Minor || senses.is(at, FigureTag::Shared);
    let usual = || if shared { senses.at_home(&word.codes) } else { word.codes.first().copied() };
    nation.filter(|code| word.codes.contains(code)).or_else(usual)
}

/// The currency behind the number, with its country: `kanadische Dollar`, `US-Dollar`, `euros`, `€`, `USD million`.
pub(super) fn behind(senses: &Senses<'_>, amount: &mut Amount, end: usize) -> bool {
    const LONGEST: usize = 7;
    let first = senses.behind_hyphen(amount.tokens.end);
    let (mut nation, mut named) = (None, false);
    for at in first..end.min(first + LONGEST) {
        let word = senses.word(at);
        if let Some(currency) = word.currency.as_ref().filter(|_| at == first || nation.is_some()) {
            return take_currency(senses, amount, currency, at, nation, end);
        }
        if let Some(code) = word.nation {
            nation = nation.or(Some(code));
            named = true;
        } else if word.is(FigureTag::NationPart) {
            nation = word.nation_part.or(nation);
            named = true;
        } else if !named || !(senses.form(at) == "." || (senses.form(at) == "-" && senses.joined(at))) {
            return false;
        }
    }
    false
}

fn take_currency(
    senses: &Senses<'_>,
    amount: &mut Amount,
    currency: &CurrencyWord,
    at: usize,
    nation: Option<Currency>,
    end: usize,
) -> bool {
    let joined_onward = senses.joined(at + 1) && senses.is_number(at + 1);
    let allowed = match currency.form {
        // `3 USD50 cards`: the code belongs to the number that it is joined to.
        CurrencyForm::Sign | CurrencyForm::Code => {
            (!joined_onward || senses.joined(at)) && !senses.is(at, FigureTag::Duration)
        }
        CurrencyForm::CapitalCode => senses.shape(at) == Shape::Upper && !joined_onward,
        CurrencyForm::Name => !weighs(senses, amount, at, end) && !is_threshold(senses, amount, at),
        // `p`, `c`, `ct` only where they are joined to the number.
        CurrencyForm::Minor => senses.form(at).len() > 1 || senses.joined(at) || !senses.is_word(at),
        CurrencyForm::Before => senses.shape(at) == Shape::Capitalized && senses.form(at + 1) == ".",
    };
    let single_name = amount.number.single && senses.is(amount.number.tokens.start, FigureTag::Article);
    let standalone =
        !single_name || at + 1 >= end || !senses.is_word(at + 1) || senses.is(at + 1, FigureTag::And);
    let Some(code) = choose(senses, at, currency, nation).filter(|_| allowed && standalone) else {
        return false;
    };
    let wide = currency.factor;
    if !set_money(amount, code, wide, "currency behind") {
        return false;
    }
    amount.minor = currency.form == CurrencyForm::Minor && wide < Decimal::ONE;
    amount.tokens.end = at + 1;
    if currency.form == CurrencyForm::Before
        || (senses.is(at, FigureTag::Pointed)
            && senses.form(at + 1) == "."
            && senses.joined(at + 1)
            && at + 2 < end)
    {
        // `3 Fr.`, `120 Rp. je Liter`
        amount.tokens.end += 1;
    }
    // `75 USD million`
    if let Some(scale) = senses
        .word(at + 1)
        .scale
        .filter(|scale| at + 1 < end && amount.number.scale.is_none() && scale.form != ScaleForm::Letter)
        && let Some(value) = amount.value.checked_mul(scale.factor)
    {
        amount.value = value;
        amount.number.scale = Some(scale.factor);
        amount.tokens.end = at + 2;
    }
    // `Pfund Sterling`
    if at + 1 < end
        && senses.word(amount.tokens.end).nation == Some(code)
        && nation.is_none()
        && currency.codes.len() > 1
    {
        amount.tokens.end += 1;
    }
    true
}

/// `above the 50 mark`
fn is_threshold(senses: &Senses<'_>, amount: &Amount, at: usize) -> bool {
    let before = amount.tokens.start.checked_sub(1);
    senses.is(at, FigureTag::Threshold)
        && before.is_some_and(|before| senses.is(before, FigureTag::Determiner))
}

/// Whether pounds are a weight here.
fn weighs(senses: &Senses<'_>, amount: &Amount, at: usize, end: usize) -> bool {
    const WINDOW: usize = 5;
    senses.is(at, FigureTag::AlsoWeight)
        && amount.number.scale.is_none()
        && ((amount.tokens.start.saturating_sub(WINDOW)..amount.tokens.start)
            .any(|near| senses.is(near, FigureTag::Weight))
            || (at + 1 < end && (senses.is(at + 1, FigureTag::Weight) || senses.is(at + 1, FigureTag::Of))))
}

/// Cents behind a main unit: `3 dollars 50 cents`, `$20 and 43c`.
pub(super) fn minor_part(senses: &Senses<'_>, amount: &mut Amount, end: usize) {
    let next = amount.tokens.end;
    let next = if senses.is(next, FigureTag::And) { next + 1 } else { next };
    if amount.minor || next >= end || amount.number.scale.is_some() {
        return;
    }
    let Some(part) = number::parse(senses, next, end).filter(|part| part.scale.is_none() && !part.fractional)
    else {
        return;
    };
    let unit = part.tokens.end;
    let joined = senses.joined(unit) || senses.form(unit).len() > 2;
    let Some(minor) = senses.word(unit).currency.as_ref().filter(|word| {
        unit < end
            && word.form == CurrencyForm::Minor
            && word.factor < Decimal::ONE
            && (joined || !senses.is_word(unit))
    }) else {
        return;
    };
    if let Some(value) =
        part.mantissa.checked_mul(minor.factor).and_then(|part| amount.value.checked_add(part))
    {
        amount.value = value;
        amount.tokens.end = unit + 1;
        amount.rule = "main and minor unit";
    }
}

/// Cents are those of the currency that is spoken of: cents of the dollar where sums are in dollars, those of
/// the other end of a movement (`3 cents to A$4.17`) first.
pub(super) fn cents_of(senses: &Senses<'_>, amounts: &mut [Amount], context: Option<&Amount>) {
    const PARTED_IN_CENTS: [&str; 5] = ["EUR", "USD", "AUD", "CAD", "NZD"];
    const WINDOW: usize = 3;
    let mut spoken_of = context.map(|amount| amount.measure);
    for index in 0..amounts.len() {
        let (left, right) = amounts.split_at_mut(index + 1);
        let Some(amount) = left.last_mut() else { continue };
        let Measure::Money(own) = amount.measure else { continue };
        let cents = amount.minor && senses.is(amount.tokens.end - 1, FigureTag::Cent);
        let end = right.first().filter(|next| {
            let gap = amount.tokens.end..next.tokens.start;
            let onto = gap.clone().next_back().is_some_and(|last| senses.is(last, FigureTag::Onto));
            onto && gap.len() <= WINDOW && !next.minor
        });
        let main = end.map(|end| end.measure).filter(|measure| matches!(measure, Measure::Money(_)));
        if let Some(Measure::Money(main)) = main.or(spoken_of)
            && cents
            && PARTED_IN_CENTS.contains(&main.code())
            && PARTED_IN_CENTS.contains(&own.code())
        {
            amount.measure = Measure::Money(main);
        }
        spoken_of = Some(amount.measure);
    }
}
