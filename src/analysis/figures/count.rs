//! Counted nouns behind the number: `41 regionalen Volksbanken`, `five 787 Dreamliner sales`.

use super::amount::{Amount, Measure};
use super::number;
use super::senses::Senses;
use super::tag::FigureTag;
use super::word::CurrencyForm;
use crate::analysis::text::Shape;
use crate::language::NounPhrase;
use rust_decimal::Decimal;

/// Looks for the counted noun directly behind the number of `amount`.
pub(super) fn attach(senses: &Senses<'_>, amount: &mut Amount, end: usize) {
    if one_in_ten(senses, amount, end) || (amount.number.single && amount.number.scale.is_none()) {
        return;
    }
    let first = amount.tokens.end;
    let phrase = if let Some(to) = area(senses, first, end) {
        Phrase::Noun { from: first, to }
    } else {
        phrase(senses, first, end)
    };
    match phrase {
        Phrase::Noun { from, to } => {
            // `1,2 Milliarden Gewinn` are money.
            let sum = amount.number.scale.is_some_and(|scale| scale > Decimal::ONE_THOUSAND)
                && senses.is(to - 1, FigureTag::MoneyCue);
            if sum || !counts(senses, amount, from, to) {
                return;
            }
            amount.measure = Measure::Count;
            amount.noun = Some(senses.span(from..to));
            amount.tokens.end = to;
            amount.number.letter = false;
            amount.rule = "noun behind";
        }
        Phrase::Elliptic => amount.elliptic = true,
        Phrase::Barred => amount.barred = true,
        Phrase::None => {}
    }
}

/// The end of `m²`, `m2`, `square feet`, `sq m` at `first`.
fn area(senses: &Senses<'_>, first: usize, end: usize) -> Option<usize> {
    let next = first + 1;
    let next = if senses.form(next) == "." && senses.joined(next) { next + 1 } else { next };
    if next >= end {
        return None;
    }
    let raised = matches!(senses.form(next), "2" | "²" | "3" | "³") && senses.joined(next);
    let metre = senses.is(first, FigureTag::Metre) && senses.shape(first) == Shape::Lower;
    if raised && metre {
        return Some(next + 1);
    }
    (senses.is(first, FigureTag::Square) && senses.is(next, FigureTag::Length)).then_some(next + 1)
}

/// What follows a number.
enum Phrase {
    /// A noun between these tokens, with its adjectives where they do not change.
    Noun { from: usize, to: usize },
    /// Adjectives without a noun.
    Elliptic,
    /// A noun that is never counted in news: a length of time, grams, degrees.
    Barred,
    /// None of these.
    None,
}

/// Whether the number counts things that matter: every number in digits does, small words only where the
/// noun is a thing of business and not one already known (`the two companies`).
fn counts(senses: &Senses<'_>, amount: &Amount, from: usize, to: usize) -> bool {
    let number = &amount.number;
    if number.letter && number.tokens.len() == 2 && senses.shape(number.tokens.end - 1) == Shape::Upper {
        return false;
    }
    let measured = (from..to).any(|index| senses.is(index, FigureTag::Measure));
    if number.scale.is_none() && number.mantissa <= Decimal::ONE && !number.fractional && !measured {
        return false;
    }
    let small = number.spelled && number.scale.is_none() && number.mantissa < Decimal::from(13);
    if !small {
        return true;
    }
    if amount.number.mantissa <= Decimal::ONE || is_spoken_of(senses, number.tokens.start, to) {
        return false;
    }
    !senses.is(to - 1, FigureTag::Abstract)
}

/// Whether a small number points back to what was named: `the two companies`, `diese drei Konzerne`.
fn is_spoken_of(senses: &Senses<'_>, start: usize, to: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    senses.is(before, FigureTag::Both)
        || (senses.is(before, FigureTag::Known) && senses.is(to - 1, FigureTag::Party))
}

fn phrase(senses: &Senses<'_>, first: usize, end: usize) -> Phrase {
    match senses.text.pack.numbers.noun_phrase {
        NounPhrase::CapitalizedHead => capitalized_head(senses, first, end),
        NounPhrase::PluralHead => plural_head(senses, first, end),
    }
}

/// `41 regionalen Volksbanken`, `1,2 Millionen neue Fahrzeuge`, `100 Quadratmeter`
fn capitalized_head(senses: &Senses<'_>, first: usize, end: usize) -> Phrase {
    const LONGEST: usize = 9;
    let mut adjectives = 0;
    let mut at = first;
    while at < end.min(first + LONGEST) {
        if senses.joined(at) || senses.gap(at).contains('\n') {
            break;
        }
        if at == first && (senses.is(at, FigureTag::NoCount) || senses.is(at, FigureTag::Duration)) {
            return Phrase::Barred;
        }
        if senses.form(at + 1) == "/"
            && senses.joined(at + 1)
            && senses.joined(at + 2)
            && senses.form(at + 2).len() < 3
        {
            // `80 km/h`
            return Phrase::Barred;
        }
        if senses.is(at, FigureTag::Measure) && adjectives == 0 {
            return Phrase::Noun { from: at, to: at + 1 };
        }
        if !senses.is_word(at) || senses.is(at, FigureTag::Function) || senses.is(at, FigureTag::Month) {
            break;
        }
        let to = compound_end(senses, at, end);
        if !senses.text.is_capitalized(to - 1)
            && is_adjective(senses, to - 1)
            && senses.word(at).scale.is_none()
            && !(senses.is(at, FigureTag::Thing) && lacks_capitals(senses, at))
        {
            adjectives += 1;
            at = to;
            continue;
        }
        if !senses.text.is_capitalized(to - 1) {
            // `1.200 mitarbeiter` where nothing has a capital
            if adjectives == 0 && senses.is(at, FigureTag::Thing) && lacks_capitals(senses, at) {
                return Phrase::Noun { from: at, to };
            }
            break;
        }
        if senses.is(to - 1, FigureTag::Duration)
            || senses.is(to - 1, FigureTag::NoCount)
            || senses.is(to - 1, FigureTag::Clock)
        {
            return Phrase::Barred;
        }
        if is_plural(senses, to - 1) {
            return Phrase::Noun { from: at, to };
        }
        // A name before the noun: `30 Airbus Maschinen`.
        at = to;
        adjectives = 0;
    }
    if adjectives > 0 { Phrase::Elliptic } else { Phrase::None }
}

/// Whether the words around are all in small letters, as in text that has lost its capitals.
fn lacks_capitals(senses: &Senses<'_>, at: usize) -> bool {
    const WINDOW: usize = 16;
    let around = at.saturating_sub(WINDOW)..at + WINDOW;
    around.clone().filter(|&index| senses.is_word(index)).count() > 3
        && around.into_iter().all(|index| !senses.is_word(index) || senses.shape(index) == Shape::Lower)
}

/// The end of `Bank-Austria-Mitarbeiter`, which starts at `at`.
pub(super) fn compound_end(senses: &Senses<'_>, at: usize, end: usize) -> usize {
    let mut to = at + 1;
    while to + 1 < end
        && senses.is(to, FigureTag::Hyphen)
        && senses.joined(to)
        && senses.joined(to + 1)
        && senses.is_word(to + 1)
    {
        to += 2;
    }
    to
}

fn is_adjective(senses: &Senses<'_>, index: usize) -> bool {
    const SHORTEST: usize = 4;
    let word = senses.form(index);
    let mut endings = senses.text.pack.words.adjective_endings.iter().filter(|ending| !ending.is_empty());
    word.len() >= SHORTEST && endings.any(|ending| word.ends_with(ending))
}

/// Whether a noun can be a plural: by its ending, which most singulars do not have.
pub(super) fn is_plural(senses: &Senses<'_>, index: usize) -> bool {
    const SHORTEST: usize = 4;
    let numbers = &senses.text.pack.numbers;
    let (known, shaped) = match numbers.noun_phrase {
        NounPhrase::CapitalizedHead => {
            (senses.is(index, FigureTag::Thing), !matches!(senses.shape(index), Shape::Upper | Shape::Mixed))
        }
        NounPhrase::PluralHead => {
            (senses.is(index, FigureTag::Plural) || senses.is(index, FigureTag::Measure), true)
        }
    };
    let noun = senses.form(index);
    let ends = |endings: &[&str]| endings.iter().any(|ending| noun.ends_with(ending));
    known
        || (shaped && noun.len() >= SHORTEST && ends(numbers.plural.plural) && !ends(numbers.plural.singular))
}

/// Whether a letter joined to a number makes a plural of it: the `s` of `777s`.
pub(super) fn is_plural_letter(senses: &Senses<'_>, index: usize) -> bool {
    senses.is(index, FigureTag::PluralLetter) && senses.joined(index)
}

/// Whether a noun ends as hardly any singular does.
pub(super) fn is_sure_plural(senses: &Senses<'_>, index: usize) -> bool {
    let mut endings = senses.text.pack.numbers.plural.sure.iter();
    senses.text.is_capitalized(index) && endings.any(|ending| senses.form(index).ends_with(ending))
}

/// Whether the word at `index` can be the head of a counted noun phrase.
pub(super) fn is_counted_noun(senses: &Senses<'_>, index: usize) -> bool {
    let noun = match senses.text.pack.numbers.noun_phrase {
        NounPhrase::CapitalizedHead => senses.text.is_capitalized(index),
        NounPhrase::PluralHead => senses.is_word(index) && !senses.is(index, FigureTag::Function),
    };
    noun && is_plural(senses, index)
}

/// `1,000 maintenance workers`, `five 787 Dreamliner sales`, `12 new A350-900 jets`
fn plural_head(senses: &Senses<'_>, first: usize, end: usize) -> Phrase {
    const LONGEST: usize = 8;
    let mut at = first;
    let mut head = None;
    while at < end.min(first + LONGEST) {
        let hyphen =
            senses.is(at, FigureTag::Hyphen) && senses.joined(at) && senses.joined(at + 1) && at > first;
        if hyphen {
            at += 1;
            continue;
        }
        let next_word =
            senses.is_word(at + 1) || (senses.is(at + 1, FigureTag::Hyphen) && senses.joined(at + 1));
        // `12 Embraer E190s`
        if at > first && senses.is_number(at - 1) && is_plural_letter(senses, at) {
            head = Some(at + 1);
            break;
        }
        if senses.is_number(at) && (senses.joined(at) || next_word) && at + 1 < end {
            at += 1;
            continue;
        }
        if senses.gap(at).contains('\n') {
            break;
        }
        let coordinates = senses.is(at, FigureTag::And) && at > first && head.is_none();
        if coordinates {
            at += 1;
            continue;
        }
        // `US`, `IT`, the `A` of `A350` are names, whatever they mean in lower case.
        let name = senses.shape(at) == Shape::Upper
            && (senses.form(at).len() > 1 || senses.joined(at + 1))
            && !senses.is(at, FigureTag::Thing);
        if !senses.is_word(at)
            || (senses.is(at, FigureTag::Function) && !senses.joined(at) && !name)
            || is_currency_code(senses, at)
        {
            break;
        }
        if name {
            at += 1;
            continue;
        }
        if senses.is(at, FigureTag::Duration)
            || senses.is(at, FigureTag::NoCount)
            || senses.is(at, FigureTag::Clock)
        {
            return Phrase::Barred;
        }
        if (senses.joined(at) && at == first) || senses.is(at, FigureTag::Month) {
            return Phrase::None;
        }
        if is_plural(senses, at) {
            head = Some(at + 1);
            if !senses.is(at, FigureTag::PluralModifier) {
                break;
            }
        } else if head.is_some() && senses.is(at + 1, FigureTag::Function) {
            break;
        }
        at += 1;
    }
    let Some(to) = head else { return Phrase::None };
    let possessive = matches!(senses.form(to), "'" | "’") && senses.joined(to);
    let modifies = senses.is(to, FigureTag::Hyphen) && senses.joined(to) && senses.joined(to + 1);
    if possessive || modifies { Phrase::None } else { Phrase::Noun { from: first, to } }
}

fn is_currency_code(senses: &Senses<'_>, index: usize) -> bool {
    senses.word(index).currency.as_ref().is_some_and(|word| {
        word.form == CurrencyForm::Code
            || (word.form == CurrencyForm::CapitalCode && senses.shape(index) == Shape::Upper)
    })
}

/// `sechs von zehn Reisenden`, `two out of three`, `one in five`: a share.
fn one_in_ten(senses: &Senses<'_>, amount: &mut Amount, end: usize) -> bool {
    let at = amount.tokens.end;
    if amount.number.scale.is_some() || amount.number.fractional || amount.number.grouped {
        return false;
    }
    let sure = senses.is(at, FigureTag::OutOf);
    let next = if sure || senses.is(at, FigureTag::OneIn) {
        at + 1
    } else if senses.is(at, FigureTag::Out) && senses.is(at + 1, FigureTag::Of) {
        at + 2
    } else {
        return false;
    };
    if next >= end {
        return false;
    }
    let Some(whole) = number::parse(senses, next, end).filter(|whole| {
        // Digits alone need more to be a share: `1 in 8`, `3 out of 4`, but not `50 in 2` rooms.
        let worded = whole.spelled || amount.number.spelled || sure;
        let one = amount.value == Decimal::ONE || next > at + 1 || whole.mantissa == Decimal::TEN;
        whole.scale.is_none() && !whole.fractional && (worded || one)
    }) else {
        return false;
    };
    let few = amount.value < whole.mantissa
        && (whole.mantissa <= Decimal::TEN || whole.mantissa == Decimal::ONE_HUNDRED)
        && amount.value.fract().is_zero();
    let unit_follows = senses.word(whole.tokens.end).ratio.is_some()
        || senses.word(whole.tokens.end).currency.is_some()
        || senses.is(whole.tokens.end, FigureTag::Duration)
        || senses.is(whole.tokens.end, FigureTag::Month);
    let Some(share) = amount.value.checked_div(whole.mantissa).filter(|_| few && !unit_follows) else {
        return false;
    };
    amount.value = share.round_dp(4);
    amount.measure = Measure::Multiple;
    amount.rule = "share";
    amount.tokens.end = whole.tokens.end;
    if let Phrase::Noun { to, .. } = phrase(senses, whole.tokens.end, end) {
        amount.tokens.end = to;
    }
    true
}
