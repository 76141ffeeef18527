//! The unit beside a number: currency on either side, percent, points, fractions, factors, counted nouns.

use super::amount::{Amount, Measure};
use super::cardinal::Tail;
use super::count;
use super::grammar::{CurrencyForm, CurrencyWord, Ratio, Role, ScaleForm};
use super::number;
use super::senses::Senses;
use crate::analysis::token::Shape;
use crate::analysis::{Currency, Direction, Modifier};
use rust_decimal::Decimal;

/// Looks for the unit of `amount` in its sentence: from `floor`, where the amount before ends, to `end`.
pub(super) fn attach(senses: &Senses<'_>, amount: &mut Amount, floor: usize, end: usize) {
    // `5.000+ Meldungen`
    let end_of_number = amount.tokens.end;
    if senses.piece(end_of_number) == "+" && senses.glued(end_of_number) && !senses.glued(end_of_number + 1) {
        amount.tokens.end += 1;
        amount.modifier = Modifier::AtLeast;
    }
    let before = currency_before(senses, amount, floor);
    if amount.number.tail != Tail::None {
        compound(senses, amount);
        return;
    }
    if let Some((currency, factor, start)) = before {
        if set_money(amount, currency, factor, "sign before") {
            amount.tokens.start = start;
            // `USD 5 million` has its scale; `$5` may still be followed by cents.
            minor_part(senses, amount, end);
            price_dash(senses, amount);
            return;
        }
    }
    signs(senses, amount, floor);
    let dash = price_dash(senses, amount);
    let found = after(senses, amount, end) || per_cent(senses, amount, end) || currency_after(senses, amount, end);
    if found {
        if matches!(amount.measure, Measure::Money(_)) {
            minor_part(senses, amount, end);
        }
    } else if dash && senses.grammar.german {
        if let Some(euro) = Currency::from_code("EUR") {
            set_money(amount, euro, Decimal::ONE, "price dash");
        }
    } else if !name_before(senses, amount, floor) {
        count::attach(senses, amount, end);
    }
}

/// Looks for the unit behind the number only.
pub(super) fn attach_behind(senses: &Senses<'_>, amount: &mut Amount, end: usize) {
    let _found = after(senses, amount, end) || per_cent(senses, amount, end) || currency_after(senses, amount, end);
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

fn set_money(amount: &mut Amount, currency: Currency, factor: Decimal, rule: &'static str) -> bool {
    set(amount, Measure::Money(currency), factor, rule)
}

/// `zehnprozentig`, `dreifach`, `dreimal so viel`
fn compound(senses: &Senses<'_>, amount: &mut Amount) {
    match amount.number.tail {
        Tail::Percent => set(amount, Measure::Percent, Decimal::ONE, "compound"),
        Tail::Fold => set(amount, Measure::Multiple, Decimal::ONE, "compound"),
        Tail::Times if senses.is(amount.tokens.end, Role::TimesAfter) => {
            set(amount, Measure::Multiple, Decimal::ONE, "compound")
        }
        _ => false,
    };
}

/// A sign of minus or plus glued before the number.
fn signs(senses: &Senses<'_>, amount: &mut Amount, floor: usize) {
    let start = amount.tokens.start;
    if start <= floor || !senses.glued(start) {
        if start > floor && senses.is(start - 1, Role::MinusWord) {
            amount.direction = Some(Direction::Down);
        }
        return;
    }
    let free = !senses.glued(start - 1)
        || start < 2
        || matches!(senses.piece(start - 2), "(" | "[" | "„" | "“" | "\"" | "»" | "«" | "/");
    if free && senses.is(start - 1, Role::Minus) {
        amount.direction = Some(Direction::Down);
        amount.tokens.start -= 1;
    } else if free && senses.piece(start - 1) == "+" {
        amount.direction = Some(Direction::Up);
        amount.tokens.start -= 1;
    }
}

/// `999,-`: steps over the dash. Gives whether there was one.
fn price_dash(senses: &Senses<'_>, amount: &mut Amount) -> bool {
    let end = amount.tokens.end;
    let dash = matches!(senses.piece(end), "," | ".")
        && senses.glued(end)
        && senses.glued(end + 1)
        && matches!(senses.piece(end + 1), "-" | "–" | "—");
    if dash {
        amount.tokens.end += 2;
    }
    dash
}

/// The sign or code before the number: `$`, `A$`, `EUR`, `MEUR`, `Rs.`; with the place where it starts.
fn currency_before(senses: &Senses<'_>, amount: &mut Amount, floor: usize) -> Option<(Currency, Decimal, usize)> {
    let mut start = amount.tokens.start;
    if amount.number.bracketed {
        start -= 1;
    } else if start > floor + 1 && senses.glued(start) && senses.is(start - 1, Role::Minus) && senses.glued(start - 1) {
        start -= 1;
    }
    let at = start.checked_sub(1).filter(|&at| at >= floor)?;
    let word = senses.word(at);
    let mut found = None;
    if let Some(currency) = &word.currency {
        match currency.form {
            CurrencyForm::Sign => found = Some(sign(senses, currency, at, floor)?),
            CurrencyForm::Code => found = Some((*currency.codes.first()?, currency.factor, at)),
            CurrencyForm::CapitalCode if senses.shape(at) == Shape::Upper => {
                found = Some((*currency.codes.first()?, currency.factor, at));
            }
            CurrencyForm::Before => found = Some((*currency.codes.first()?, currency.factor, at)),
            _ => {}
        }
    }
    if found.is_none() {
        // `Rs. 20`, `Fr. 5.40`; and names that are also short forms: `Rs 20`.
        let pointed = senses.piece(at) == "." && senses.glued(at) && at > floor;
        let name = if pointed { at - 1 } else { at };
        let short = matches!(senses.piece(name), "Rs" | "Fr" | "Sfr" | "SFr" | "Re");
        let currency = senses.word(name).currency.as_ref().filter(|_| short)?;
        found = Some((*currency.codes.first()?, currency.factor, name));
    }
    let (currency, factor, mut from) = found?;
    if start != amount.tokens.start {
        amount.direction = Some(Direction::Down);
    } else if from > floor && senses.glued(from) && senses.is(from - 1, Role::Minus) && !senses.glued(from - 1) {
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
    let dollar = senses.piece(at) == "$";
    let letters = senses.piece(prefix);
    let near = senses.glued(at) || letters == "c" || (senses.shape(prefix) == Shape::Upper && letters.len() > 1);
    match senses.word(prefix).dollar_prefix.filter(|_| dollar && near && !senses.glued(prefix)) {
        Some(code) => Some((code, Decimal::ONE, prefix)),
        // `EUR€5` and the like: the code is part of the unit.
        None => Some(plain),
    }
}

/// `dollar 22.5 million`, `malaysia ringgits 42`: English only, where nothing stands behind the number.
fn name_before(senses: &Senses<'_>, amount: &mut Amount, floor: usize) -> bool {
    let Some(at) = amount.tokens.start.checked_sub(1).filter(|&at| at >= floor && !senses.grammar.german) else {
        return false;
    };
    let Some(word) = senses.word(at).currency.as_ref().filter(|word| word.form == CurrencyForm::Name) else {
        return false;
    };
    let nation = at.checked_sub(1).filter(|&at| at >= floor).and_then(|at| senses.word(at).nation);
    let starts = if nation.is_some() { at - 1 } else { at };
    let free = starts == floor || !matches!(senses.piece(starts - 1), "the" | "a" | "per" | "$" | "-" | "a-");
    let plural_verb = matches!(senses.piece(at), "won" | "real" | "mark" | "crown" | "Won" | "Mark");
    let Some(code) = choose(word, nation).filter(|_| free && !plural_verb) else { return false };
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

/// The code that a currency's name means behind the adjective of a country.
fn choose(word: &CurrencyWord, nation: Option<Currency>) -> Option<Currency> {
    nation.filter(|code| word.codes.contains(code)).or(word.codes.first().copied())
}

/// The currency behind the number, with its country: `kanadische Dollar`, `US-Dollar`, `euros`, `€`, `USD million`.
fn currency_after(senses: &Senses<'_>, amount: &mut Amount, end: usize) -> bool {
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
        } else if word.is(Role::NationPart) {
            if matches!(senses.piece(at), "U" | "u") {
                nation = Currency::from_code("USD");
            }
            named = true;
        } else if !(named && senses.glued(at) && matches!(senses.piece(at), "." | "-")) {
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
    let glued_onward = senses.glued(at + 1) && senses.is_number(at + 1);
    let allowed = match currency.form {
        // `3 USD50 cards`: the code belongs to the number that it is glued to.
        CurrencyForm::Sign | CurrencyForm::Code => !glued_onward || senses.glued(at),
        CurrencyForm::CapitalCode => senses.shape(at) == Shape::Upper && !glued_onward,
        CurrencyForm::Name => !weighs(senses, amount, at, end),
        // `p`, `c`, `ct` only where they are glued to the number.
        CurrencyForm::Minor => senses.piece(at).len() > 2 || senses.glued(at) || !senses.is_word(at),
        CurrencyForm::Before => false,
    };
    let single_name = amount.number.single && senses.is(amount.number.tokens.start, Role::Article);
    let standalone = !single_name || at + 1 >= end || !senses.is_word(at + 1) || senses.is(at + 1, Role::AndWord);
    let Some(code) = choose(currency, nation).filter(|_| allowed && standalone) else { return false };
    let wide = currency.factor;
    if !set_money(amount, code, wide, "currency behind") {
        return false;
    }
    amount.minor = currency.form == CurrencyForm::Minor && wide < Decimal::ONE;
    amount.tokens.end = at + 1;
    // `75 USD million`
    if let Some(scale) = senses.word(at + 1).scale.filter(|scale| {
        at + 1 < end && amount.number.scale.is_none() && scale.form != ScaleForm::Letter && !senses.grammar.german
    }) {
        if let Some(value) = amount.value.checked_mul(scale.factor) {
            amount.value = value;
            amount.number.scale = Some(scale.factor);
            amount.tokens.end = at + 2;
        }
    }
    // `Pfund Sterling`
    if at + 1 < end && senses.word(amount.tokens.end).nation == Some(code) && nation.is_none() && currency.codes.len() > 1 {
        amount.tokens.end += 1;
    }
    true
}

/// Whether pounds are a weight here.
fn weighs(senses: &Senses<'_>, amount: &Amount, at: usize, end: usize) -> bool {
    const WINDOW: usize = 5;
    let british = senses.word(at).currency.as_ref().is_some_and(|word| word.codes.first().is_some_and(|code| code.code() == "GBP"));
    british
        && amount.number.scale.is_none()
        && ((amount.tokens.start.saturating_sub(WINDOW)..amount.tokens.start).any(|near| senses.is(near, Role::Weight))
            || (at + 1 < end && (senses.is(at + 1, Role::Weight) || senses.piece(at + 1) == "of")))
}

/// Cents behind a main unit: `3 dollars 50 cents`, `$20 and 43c`.
fn minor_part(senses: &Senses<'_>, amount: &mut Amount, end: usize) {
    let next = amount.tokens.end;
    let next = if senses.is(next, Role::AndWord) { next + 1 } else { next };
    if amount.minor || next >= end || amount.number.scale.is_some() {
        return;
    }
    let Some(part) = number::parse(senses, next, end).filter(|part| part.scale.is_none() && !part.fractional) else { return };
    let unit = part.tokens.end;
    let glued = senses.glued(unit) || senses.piece(unit).len() > 2;
    let Some(minor) = senses.word(unit).currency.as_ref().filter(|word| {
        unit < end && word.form == CurrencyForm::Minor && word.factor < Decimal::ONE && (glued || !senses.is_word(unit))
    }) else {
        return;
    };
    if let Some(value) = part.mantissa.checked_mul(minor.factor).and_then(|part| amount.value.checked_add(part)) {
        amount.value = value;
        amount.tokens.end = unit + 1;
        amount.rule = "main and minor unit";
    }
}

/// Percent, points, index points, fractions and factors behind the number.
fn after(senses: &Senses<'_>, amount: &mut Amount, end: usize) -> bool {
    let at = senses.behind_hyphen(amount.tokens.end);
    if at >= end {
        return false;
    }
    let word = senses.word(at);
    let bare_article = amount.number.single && senses.is(amount.number.tokens.start, Role::Article);
    let mut last = at + 1;
    let mut done = false;
    if let Some(ratio) = word.ratio.filter(|_| !bare_article) {
        let point_word = senses.behind_hyphen(last);
        let points = point_word < end
            && point_word > last
            && (senses.is(point_word, Role::IndexUnit) || senses.is(point_word, Role::PointUnit));
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
    } else if word.is(Role::Percentage) || word.is(Role::Basis) {
        let point = senses.behind_hyphen(at + 1);
        if point < end && senses.is(point, Role::PointUnit) {
            let factor = if word.is(Role::Basis) { Decimal::new(1, 2) } else { Decimal::ONE };
            last = point + 1;
            done = set(amount, Measure::Points, factor, "points");
        }
    } else if word.is(Role::IndexUnit) && index_points(senses, amount) {
        done = set(amount, Measure::Index, Decimal::ONE, "index points");
    } else if let Some(under) = word.fraction {
        done = fraction(senses, amount, at, under, end);
    } else if word.is(Role::Fold) && !amount.number.single {
        done = set(amount, Measure::Multiple, Decimal::ONE, "fold");
    } else if word.is(Role::X) && senses.glued(at) && amount.value < Decimal::ONE_HUNDRED {
        done = set(amount, Measure::Multiple, Decimal::ONE, "times");
    } else if word.is(Role::Times) && !amount.number.single && senses.is(at + 1, Role::TimesAfter) {
        done = set(amount, Measure::Multiple, Decimal::ONE, "times");
    }
    if done {
        amount.tokens.end = last;
    }
    done
}

/// `per cent`, as two words or one.
fn per_cent(senses: &Senses<'_>, amount: &mut Amount, end: usize) -> bool {
    let at = amount.tokens.end;
    let found = at + 1 < end && senses.piece(at).eq_ignore_ascii_case("per") && senses.is(at + 1, Role::Cent);
    if found && set(amount, Measure::Percent, Decimal::ONE, "percent") {
        amount.tokens.end = at + 2;
        return true;
    }
    false
}

/// Whether points are those of an index: they are many, or broken, or an index is named before them.
fn index_points(senses: &Senses<'_>, amount: &Amount) -> bool {
    const WINDOW: usize = 25;
    let near = amount.tokens.start.saturating_sub(WINDOW)..amount.tokens.start;
    amount.value >= Decimal::ONE_HUNDRED
        || amount.number.fractional
        || near.into_iter().any(|index| senses.is(index, Role::IndexName))
}

/// `zwei Drittel`, `two-thirds`, `a third of`.
fn fraction(senses: &Senses<'_>, amount: &mut Amount, at: usize, under: Decimal, end: usize) -> bool {
    let english = !senses.grammar.german;
    let small = amount.value > Decimal::ZERO && amount.value < under && !amount.number.fractional;
    let next_of = at + 1 < end && senses.is(at + 1, Role::InOf);
    // English ordinals are fractions only where something is parted: `a third of`, not `a third buyer`.
    let parted = !english
        || (senses.piece(at).ends_with('s') && (under != Decimal::from(4) || next_of))
        || next_of
        || (amount.number.single && under != Decimal::from(4) && (at + 1 >= end || !senses.is_word(at + 1) || senses.is(at + 1, Role::AsMuch)));
    // `the first three quarters of 2015`
    let start = amount.number.tokens.start;
    let period = under == Decimal::from(4) && start > 0 && senses.is(start - 1, Role::Ordinal);
    let Some(value) = amount.value.checked_div(under).filter(|_| small && parted && !period) else { return false };
    amount.value = value.round_dp(4);
    amount.measure = Measure::Multiple;
    amount.rule = "fraction";
    true
}
