//! Counted nouns behind the number: `41 regionalen Volksbanken`, `five 787 Dreamliner sales`.

use super::amount::{Amount, Measure};
use super::number;
use super::senses::Senses;
use super::word::{CurrencyForm, Role};
use crate::analysis::text::Shape;
use rust_decimal::Decimal;

/// Looks for the counted noun directly behind the number of `amount`.
pub(super) fn attach(senses: &Senses<'_>, amount: &mut Amount, end: usize) {
    if one_in_ten(senses, amount, end) || (amount.number.single && amount.number.scale.is_none()) {
        return;
    }
    let first = amount.tokens.end;
    let phrase = if let Some(to) = area(senses, first, end) {
        Phrase::Noun { from: first, to }
    } else if senses.grammar.german {
        german_phrase(senses, first, end)
    } else {
        english_phrase(senses, first, end)
    };
    match phrase {
        Phrase::Noun { from, to } => {
            // `1,2 Milliarden Gewinn` are money.
            let sum = amount.number.scale.is_some_and(|scale| scale > Decimal::ONE_THOUSAND)
                && senses.is(to - 1, Role::MoneyCue);
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
    if raised && matches!(senses.form(first), "m" | "km" | "cm") {
        return Some(next + 1);
    }
    let unit = matches!(
        senses.form(next),
        "feet"
            | "foot"
            | "ft"
            | "metres"
            | "meters"
            | "metre"
            | "m"
            | "km"
            | "miles"
            | "mile"
            | "kilometres"
            | "kilometers"
            | "yards"
            | "inches"
    );
    (matches!(senses.form(first), "square" | "cubic" | "sq") && unit).then_some(next + 1)
}

/// What follows a number.
enum Phrase {
    /// A noun between these tokens, its adjectives included for English.
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
    let measured = (from..to).any(|index| senses.is(index, Role::Measure));
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
    !senses.is(to - 1, Role::Abstract)
}

/// Whether a small number points back to what was named: `the two companies`, `diese drei Konzerne`.
fn is_spoken_of(senses: &Senses<'_>, start: usize, to: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    senses.is(before, Role::Both) || (senses.is(before, Role::Known) && senses.is(to - 1, Role::Party))
}

/// `41 regionalen Volksbanken`, `1,2 Millionen neue Fahrzeuge`, `100 Quadratmeter`
fn german_phrase(senses: &Senses<'_>, first: usize, end: usize) -> Phrase {
    const LONGEST: usize = 9;
    let mut adjectives = 0;
    let mut at = first;
    while at < end.min(first + LONGEST) {
        if senses.joined(at) || senses.gap(at).contains('\n') {
            break;
        }
        if at == first && (senses.is(at, Role::NoCount) || senses.is(at, Role::Duration)) {
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
        if senses.is(at, Role::Measure) && adjectives == 0 {
            return Phrase::Noun { from: at, to: at + 1 };
        }
        if !senses.is_word(at) || senses.is(at, Role::Function) || senses.is(at, Role::Month) {
            break;
        }
        let to = compound_end(senses, at, end);
        if !senses.text.is_capitalized(to - 1)
            && is_adjective(senses.form(to - 1))
            && senses.word(at).scale.is_none()
            && !(senses.is(at, Role::Thing) && lacks_capitals(senses, at))
        {
            adjectives += 1;
            at = to;
            continue;
        }
        if !senses.text.is_capitalized(to - 1) {
            // `1.200 mitarbeiter` where nothing has a capital
            if adjectives == 0 && senses.is(at, Role::Thing) && lacks_capitals(senses, at) {
                return Phrase::Noun { from: at, to };
            }
            break;
        }
        if senses.is(to - 1, Role::Duration)
            || senses.is(to - 1, Role::NoCount)
            || senses.is(to - 1, Role::Clock)
        {
            return Phrase::Barred;
        }
        if is_german_plural(senses, to - 1) {
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
        && senses.is(to, Role::Hyphen)
        && senses.joined(to)
        && senses.joined(to + 1)
        && senses.is_word(to + 1)
    {
        to += 2;
    }
    to
}

fn is_adjective(word: &str) -> bool {
    word.len() > 3 && ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a noun can be a plural: by its ending, which most singulars do not have.
pub(super) fn is_german_plural(senses: &Senses<'_>, index: usize) -> bool {
    if senses.is(index, Role::Thing) {
        return true;
    }
    let noun = senses.form(index);
    let singular = ["ung", "heit", "keit", "schaft", "tät", "ion", "ik", "ismus", "thema"];
    !matches!(senses.shape(index), Shape::Upper | Shape::Mixed)
        && noun.len() > 3
        && ["e", "n", "r", "s", "l"].iter().any(|ending| noun.ends_with(ending))
        && !singular.iter().any(|ending| noun.ends_with(ending))
}

/// `1,000 maintenance workers`, `five 787 Dreamliner sales`, `12 new A350-900 jets`
fn english_phrase(senses: &Senses<'_>, first: usize, end: usize) -> Phrase {
    const LONGEST: usize = 8;
    let mut at = first;
    let mut head = None;
    while at < end.min(first + LONGEST) {
        let hyphen = senses.is(at, Role::Hyphen) && senses.joined(at) && senses.joined(at + 1) && at > first;
        if hyphen {
            at += 1;
            continue;
        }
        let next_word = senses.is_word(at + 1) || (senses.is(at + 1, Role::Hyphen) && senses.joined(at + 1));
        // `12 Embraer E190s`
        if senses.form(at) == "s" && senses.joined(at) && senses.is_number(at - 1) && at > first {
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
        let coordinates = senses.is(at, Role::AndWord) && at > first && head.is_none();
        if coordinates {
            at += 1;
            continue;
        }
        // `US`, `IT`, the `A` of `A350` are names, whatever they mean in lower case.
        let name = senses.shape(at) == Shape::Upper
            && (senses.form(at).len() > 1 || senses.joined(at + 1))
            && !senses.is(at, Role::Thing);
        if !senses.is_word(at)
            || (senses.is(at, Role::Function) && !senses.joined(at) && !name)
            || is_currency_code(senses, at)
        {
            break;
        }
        if name {
            at += 1;
            continue;
        }
        if senses.is(at, Role::Duration) || senses.is(at, Role::NoCount) || senses.is(at, Role::Clock) {
            return Phrase::Barred;
        }
        if (senses.joined(at) && at == first) || senses.is(at, Role::Month) {
            return Phrase::None;
        }
        if is_english_plural(senses, at) {
            head = Some(at + 1);
            if !senses.is(at, Role::PluralModifier) {
                break;
            }
        } else if head.is_some() && senses.is(at + 1, Role::Function) {
            break;
        }
        at += 1;
    }
    let Some(to) = head else { return Phrase::None };
    let possessive = matches!(senses.form(to), "'" | "’") && senses.joined(to);
    let modifies = senses.is(to, Role::Hyphen) && senses.joined(to) && senses.joined(to + 1);
    if possessive || modifies { Phrase::None } else { Phrase::Noun { from: first, to } }
}

fn is_currency_code(senses: &Senses<'_>, index: usize) -> bool {
    senses.word(index).currency.as_ref().is_some_and(|word| {
        word.form == CurrencyForm::Code
            || (word.form == CurrencyForm::CapitalCode && senses.shape(index) == Shape::Upper)
    })
}

pub(super) fn is_english_plural(senses: &Senses<'_>, index: usize) -> bool {
    let noun = senses.form(index);
    let word = senses.word(index);
    if word.is(Role::Plural) || word.is(Role::Measure) {
        return true;
    }
    noun.len() > 3
        && (noun.ends_with('s') || noun.ends_with('S'))
        && !["ss", "us", "is", "'s", "ous"].iter().any(|ending| noun.ends_with(ending))
}

/// `sechs von zehn Reisenden`, `two out of three`, `one in five`: a share.
fn one_in_ten(senses: &Senses<'_>, amount: &mut Amount, end: usize) -> bool {
    let at = amount.tokens.end;
    if amount.number.scale.is_some() || amount.number.fractional || amount.number.grouped {
        return false;
    }
    let next = match senses.form(at) {
        "von" if senses.grammar.german => at + 1,
        "in" if !senses.grammar.german => at + 1,
        "out" if senses.form(at + 1) == "of" && !senses.grammar.german => at + 2,
        _ => return false,
    };
    if next >= end || senses.is(at, Role::Article) {
        return false;
    }
    let Some(whole) = number::parse(senses, next, end).filter(|whole| {
        // Digits alone need more to be a share: `1 in 8`, `3 out of 4`, but not `50 in 2` rooms.
        let worded = whole.spelled || amount.number.spelled || senses.grammar.german;
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
        || senses.is(whole.tokens.end, Role::Duration)
        || senses.is(whole.tokens.end, Role::Month);
    let Some(share) = amount.value.checked_div(whole.mantissa).filter(|_| few && !unit_follows) else {
        return false;
    };
    amount.value = share.round_dp(4);
    amount.measure = Measure::Multiple;
    amount.rule = "share";
    amount.tokens.end = whole.tokens.end;
    let phrase = if senses.grammar.german {
        german_phrase(senses, whole.tokens.end, end)
    } else {
        english_phrase(senses, whole.tokens.end, end)
    };
    if let Phrase::Noun { to, .. } = phrase {
        amount.tokens.end = to;
    }
    true
}
