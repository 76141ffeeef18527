//! Currencies beside a number: signs and codes on either side, names behind it.

use crate::analysis::figures::candidate::{FigureCandidate, UnitMatch};
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::unit::index;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::{CurrencyForm, CurrencyWord, ScaleForm};
use crate::analysis::text::{Shape, TokenKind};
use crate::analysis::{Currency, Direction};
use rust_decimal::Decimal;
use std::ops::Range;

/// A currency before a number.
struct CurrencyBefore {
    currency: Currency,
    factor: Decimal,
    /// Its first token.
    start: usize,
}

/// The sign or code before the number: `$`, `A$`, `EUR`, `MEUR`, `Rs.`
pub(super) fn before(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<UnitMatch> {
    let floor = within.start;
    let mut start = candidate.tokens().start;
    // `$-5`, `EUR -0,19`
    let signed = start > floor + 1
        && text.is_joined(start)
        && text.is(start - 1, FigureTag::Minus)
        && (text.is_joined(start - 1)
            || text.entry(start - 2).currency.as_ref().is_some_and(|word| word.form == CurrencyForm::Code));
    if candidate.number().bracketed || signed {
        start -= 1;
    }
    let at = start.checked_sub(1).filter(|&at| at >= floor)?;
    let CurrencyBefore { currency, factor, start: mut from } = match &text.entry(at).currency {
        Some(word) if word.form == CurrencyForm::Sign => sign(text, word, at, floor)?,
        Some(word) if is_code(text, word, at) || word.form == CurrencyForm::Before => {
            CurrencyBefore { currency: *word.codes.first()?, factor: word.factor, start: at }
        }
        _ => short_form(text, at, floor)?,
    };
    let mut direction = candidate.direction();
    if start != candidate.tokens().start {
        direction = Some(Direction::Down);
    } else if from > floor
        && text.is_joined(from)
        && text.is(from - 1, FigureTag::Minus)
        && !text.is_joined(from - 1)
    {
        direction = Some(Direction::Down);
        from -= 1;
    }
    let found = UnitMatch::money(candidate, currency, factor, FigureRule::CurrencyBefore)?;
    Some(UnitMatch { tokens: from..found.tokens.end, direction, ..found })
}

/// Whether the code of a currency is written as one.
fn is_code(text: &FigureText<'_>, word: &CurrencyWord, at: usize) -> bool {
    match word.form {
        CurrencyForm::Code => true,
        CurrencyForm::CapitalCode => text.shape(at) == Shape::Upper,
        _ => false,
    }
}

/// `Rs. 20`, `Fr. 5.40`; and names that are also short forms: `Rs 20`.
fn short_form(text: &FigureText<'_>, at: usize, floor: usize) -> Option<CurrencyBefore> {
    let pointed = text.form(at) == "." && text.is_joined(at) && at > floor;
    let start = if pointed { at - 1 } else { at };
    let short =
        text.is(start, FigureTag::Before) && matches!(text.shape(start), Shape::Capitalized | Shape::Mixed);
    let word = text.entry(start).currency.as_ref().filter(|_| short)?;
    Some(CurrencyBefore { currency: *word.codes.first()?, factor: word.factor, start })
}

/// A sign with the letters before it: `US$`, `A$`, `c $`, `usd$`.
fn sign(text: &FigureText<'_>, word: &CurrencyWord, at: usize, floor: usize) -> Option<CurrencyBefore> {
    let currency = text.plain_dollar(at).or(word.codes.first().copied())?;
    let plain = CurrencyBefore { currency, factor: word.factor, start: at };
    let Some(prefix) = at.checked_sub(1).filter(|&prefix| prefix >= floor) else { return Some(plain) };
    let dollar = text.form(at) == "$";
    let near = text.is_joined(at)
        || (text.is(prefix, FigureTag::LoosePrefix) && text.shape(prefix) == Shape::Lower)
        || (text.shape(prefix) == Shape::Upper && text.form(prefix).len() > 1);
    // `(US$42m; £22m)`: what stands before the letters is no word.
    let is_part = |index: usize| matches!(text.kind(index), Some(TokenKind::Word | TokenKind::Number));
    let opens = !text.is_joined(prefix)
        || (prefix > floor && !is_part(prefix - 1) && !text.is(prefix - 1, FigureTag::Hyphen));
    // `k€ 450`, `M€ 5`
    let scale = text.entry(prefix).prefix_scale.filter(|_| !dollar && text.is_joined(at) && opens);
    if let Some(factor) = scale.and_then(|scale| scale.checked_mul(word.factor)) {
        return Some(CurrencyBefore { currency: *word.codes.first()?, factor, start: prefix });
    }
    match text.entry(prefix).dollar_prefix.filter(|_| dollar && near && opens) {
        Some(currency) => Some(CurrencyBefore { currency, factor: Decimal::ONE, start: prefix }),
        // `EUR€5` and the like: the code is part of the unit.
        None => Some(plain),
    }
}

/// `dollar 22.5 million`, `malaysia ringgits 42`: where nothing stands behind the number.
pub(super) fn name_before(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<UnitMatch> {
    let allowed = text.pack.numbers.currency_name_first && !may_be_date(candidate);
    let at = candidate.tokens().start.checked_sub(1).filter(|&at| at >= within.start && allowed)?;
    let word = text.entry(at).currency.as_ref().filter(|word| word.form == CurrencyForm::Name)?;
    let nation = at.checked_sub(1).filter(|&at| at >= within.start).and_then(|at| text.entry(at).nation);
    let start = if nation.is_some() { at - 1 } else { at };
    let free = start == within.start
        || !(text.is(start - 1, FigureTag::Determiner)
            || text.is(start - 1, FigureTag::Per)
            || matches!(text.form(start - 1), "$" | "-"));
    let meant = free && !text.is(at, FigureTag::CommonWord);
    let currency = choose(text, at, word, nation).filter(|_| meant)?;
    let found = UnitMatch::money(candidate, currency, word.factor, FigureRule::CurrencyName)?;
    Some(UnitMatch { tokens: start..found.tokens.end, ..found })
}

/// Whether a number without anything else may be a date or a year.
fn may_be_date(candidate: &FigureCandidate) -> bool {
    let year = Decimal::from(1900)..=Decimal::from(2100);
    let number = candidate.number();
    number.single || (year.contains(&candidate.value()) && !number.grouped)
}

/// The code that a currency's name means: by the adjective of a country before it; for cents, crowns and the like,
/// which many countries have, by the rest of the text.
fn choose(
    text: &FigureText<'_>,
    at: usize,
    word: &CurrencyWord,
    nation: Option<Currency>,
) -> Option<Currency> {
    let shared = word.form == CurrencyForm::Minor || text.is(at, FigureTag::Shared);
    let usual = || if shared { text.at_home(&word.codes) } else { word.codes.first().copied() };
    nation.filter(|code| word.codes.contains(code)).or_else(usual)
}

/// The currency behind the number, with its country: `kanadische Dollar`, `US-Dollar`, `euros`, `€`, `USD million`.
pub(super) fn behind(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<UnitMatch> {
    const LONGEST: usize = 7;
    let first = text.behind_hyphen(candidate.tokens().end);
    let (mut nation, mut named) = (None, false);
    for at in first..within.end.min(first + LONGEST) {
        let word = text.entry(at);
        if let Some(currency) = word.currency.as_ref().filter(|_| at == first || nation.is_some()) {
            return take(text, candidate, currency, (at, nation), within.end);
        }
        // `40 HK-Dollar`
        let letters = word.dollar_prefix.filter(|_| {
            at == first
                && text.shape(at) == Shape::Upper
                && text.is(at + 1, FigureTag::Hyphen)
                && text.entry(at + 2).currency.as_ref().is_some_and(|word| word.form == CurrencyForm::Name)
        });
        if let Some(code) = word.nation.or(letters) {
            nation = nation.or(Some(code));
            named = true;
        } else if word.is(FigureTag::NationPart) {
            nation = word.nation_part.or(nation);
            named = true;
        } else if !named || !(text.form(at) == "." || (text.form(at) == "-" && text.is_joined(at))) {
            return None;
        }
    }
    None
}

/// The currency at `at`, behind the adjective of `nation`.
fn take(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    word: &CurrencyWord,
    (at, nation): (usize, Option<Currency>),
    end: usize,
) -> Option<UnitMatch> {
    let number = candidate.number();
    let allowed = is_meant(text, candidate, word, at, end);
    let single_name = number.single && text.is(number.tokens.start, FigureTag::Article);
    let standalone =
        !single_name || at + 1 >= end || !text.is_word(at + 1) || text.is(at + 1, FigureTag::And);
    let code = choose(text, at, word, nation).filter(|_| allowed && standalone)?;
    // `70 euro cents`
    let cents =
        text.entry(at + 1).currency.as_ref().filter(|cents| {
            at + 1 < end && word.form == CurrencyForm::Name && cents.form == CurrencyForm::Minor
        });
    if let Some(cents) = cents.filter(|_| text.is(at + 1, FigureTag::Cent)) {
        let found = UnitMatch::money(candidate, code, cents.factor, FigureRule::CurrencyBehind)?;
        return Some(UnitMatch { minor: true, ..found.to(at + 2) });
    }
    let found = UnitMatch::money(candidate, code, word.factor, FigureRule::CurrencyBehind)?;
    let minor = word.form == CurrencyForm::Minor && word.factor < Decimal::ONE;
    let mut found = UnitMatch { minor, ..found.to(at + 1) };
    let point = text.form(at + 1) == "." && text.is_joined(at + 1) && at + 2 < end;
    if word.form == CurrencyForm::Before || (text.is(at, FigureTag::Pointed) && point) {
        // `3 Fr.`, `120 Rp. je Liter`
        found.tokens.end += 1;
    }
    // `75 USD million`
    let scale = text
        .entry(at + 1)
        .scale
        .filter(|scale| at + 1 < end && number.scale.is_none() && scale.form != ScaleForm::Letter);
    if let Some((scale, value)) =
        scale.and_then(|scale| Some((scale.factor, found.value.checked_mul(scale.factor)?)))
    {
        found.value = value;
        found.scale = Some(scale);
        found.tokens.end = at + 2;
    }
    // `Pfund Sterling`
    if at + 1 < end
        && text.entry(found.tokens.end).nation == Some(code)
        && nation.is_none()
        && word.codes.len() > 1
    {
        found.tokens.end += 1;
    }
    Some(found)
}

/// Whether the word of a currency behind a number is its unit.
fn is_meant(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    word: &CurrencyWord,
    at: usize,
    end: usize,
) -> bool {
    let joined_onward = text.is_joined(at + 1) && text.is_number(at + 1);
    match word.form {
        // `3 USD50 cards`: the code belongs to the number that it is joined to.
        CurrencyForm::Sign | CurrencyForm::Code => {
            (!joined_onward || text.is_joined(at)) && !text.is(at, FigureTag::Duration)
        }
        CurrencyForm::CapitalCode => text.shape(at) == Shape::Upper && !joined_onward,
        CurrencyForm::Name => {
            !weighs(text, candidate, at, end)
                && !is_threshold(text, candidate, at)
                && !names_a_union(text, candidate, at, end)
        }
        // `p`, `c`, `ct` only where they are joined to the number.
        CurrencyForm::Minor => text.form(at).len() > 1 || text.is_joined(at) || !text.is_word(at),
        CurrencyForm::Before => text.shape(at) == Shape::Capitalized && text.form(at + 1) == ".",
    }
}

/// `12 Euro-Länder`, `the 20 euro area countries`: what is counted are those who have the currency.
fn names_a_union(text: &FigureText<'_>, candidate: &FigureCandidate, at: usize, end: usize) -> bool {
    let number = candidate.number();
    let hyphen = text.is_joined(at + 1) && text.is(at + 1, FigureTag::Hyphen);
    let head = if hyphen { at + 2 } else { at + 1 };
    let is_few = number.scale.is_none() && !number.fractional && number.mantissa < Decimal::ONE_HUNDRED;
    is_few && head < end && (text.is(head, FigureTag::Thing) || text.is(head, FigureTag::Label))
}

/// `above the 50 mark`
fn is_threshold(text: &FigureText<'_>, candidate: &FigureCandidate, at: usize) -> bool {
    let before = candidate.tokens().start.checked_sub(1);
    let determined = before.is_some_and(|before| text.is(before, FigureTag::Determiner));
    // `the historic 14,000 mark` of an index
    let level = candidate.number().grouped && index::is_named(text, candidate, at);
    text.is(at, FigureTag::Threshold) && (determined || level)
}

/// Whether pounds are a weight here.
fn weighs(text: &FigureText<'_>, candidate: &FigureCandidate, at: usize, end: usize) -> bool {
    const WINDOW: usize = 5;
    let start = candidate.tokens().start;
    text.is(at, FigureTag::AlsoWeight)
        && candidate.number().scale.is_none()
        && (text.any(start.saturating_sub(WINDOW)..start, FigureTag::Weight)
            || (at + 1 < end && (text.is(at + 1, FigureTag::Weight) || text.is(at + 1, FigureTag::Of))))
}
