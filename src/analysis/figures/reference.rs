//! Numbers that are no figures: dates, years, times, durations, ordinals, ranks, models, telephone numbers,
//! paragraphs. A unit beside the number overrules most of these.

use super::amount::{Amount, Measure};
use super::senses::Senses;
use super::tag::FigureTag;
use crate::analysis::Modifier;
use crate::analysis::text::Shape;
use rust_decimal::Decimal;
use std::ops::Range;

/// Whether the number of `amount`, in the sentence `range`, only names or dates something. The amount before
/// ends at `floor`.
pub(super) fn is_reference(senses: &Senses<'_>, amount: &Amount, floor: usize, range: &Range<usize>) -> bool {
    if amount.number.tokens.clone().any(|index| senses.is_blocked(index)) {
        return true;
    }
    if amount.number.single && amount.number.scale.is_none() {
        // `Ein Euro kostete 1,08 Dollar`
        let end = amount.tokens.end;
        let traded = !senses.is(amount.number.tokens.start, FigureTag::Article)
            && (senses.is(end, FigureTag::PriceCue) || (senses.is_number(end) && end < range.end));
        let next = amount.tokens.end;
        let linked =
            (senses.is(next, FigureTag::To) || senses.is(next, FigureTag::List)) && next + 1 < range.end;
        let leads_on = linked && (senses.is_number(next + 1) || senses.word(next + 1).number.is_some());
        // `not a penny`
        let saying = amount.minor && senses.is(amount.number.tokens.start, FigureTag::Article);
        if (amount.is_bare() && !leads_on) || traded || saying {
            return true;
        }
    }
    let before = amount.number.tokens.start.checked_sub(1).filter(|&before| before >= range.start);
    if amount.number.spelled && before.is_some_and(|before| senses.is(before, FigureTag::Vague)) {
        return true;
    }
    if is_part_of_name(senses, amount, floor) {
        return true;
    }
    let noun_follows = amount.measure == Measure::Count;
    if !amount.is_bare() && !noun_follows {
        return false;
    }
    is_dated(senses, amount, range, noun_follows) || is_labelled(senses, amount, range)
}

/// Whether letters, digits or hyphens are joined to the number: `A380`, `GPT-4`, `4-Zylinder`, `19:42`, `2023/24`.
fn is_part_of_name(senses: &Senses<'_>, amount: &Amount, floor: usize) -> bool {
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let known = !amount.is_bare();
    // A hyphen right behind the amount before is a dash between two: `£400m-£450m`.
    let dash = start > 0 && floor == start - 1 && senses.is(floor, FigureTag::To);
    if start > 0 && senses.joined(start) && !dash {
        let before = start - 1;
        let piece = senses.form(before);
        let joined_before = senses.joined(before);
        let numbered = before > 0 && senses.is_number(before - 1) && joined_before;
        let named = before > 0 && senses.is_word(before - 1) && joined_before;
        if senses.is_word(before) || matches!(piece, "#" | "§" | "@" | "_" | "=") {
            return true;
        }
        if senses.is(before, FigureTag::Hyphen)
            && (named
                || (numbered
                    && before > 1
                    && senses.joined(before - 1)
                    && !senses.is(before - 2, FigureTag::Minus)
                    && senses.word(before - 2).currency.is_none()
                    && senses.form(before - 2) != "("))
        {
            return true;
        }
        let measured = known && amount.measure != Measure::Count;
        if !measured && numbered && matches!(piece, ":" | "/" | ".") {
            return true;
        }
        if !known && matches!(piece, ":" | "/") && named {
            return true;
        }
    }
    if !senses.joined(end) {
        return false;
    }
    let next = senses.form(end);
    let onward = senses.joined(end + 1);
    if senses.is_word(end) {
        // `10%ige` has its unit, `4o` has none.
        return !known || senses.is_word(end - 1);
    }
    if known && amount.measure != Measure::Count {
        return false;
    }
    let digits_follow = onward && senses.is_number(end + 1);
    (matches!(next, ":" | "/") && digits_follow)
        || (senses.is(end, FigureTag::Hyphen)
            && onward
            && senses.is_word(end + 1)
            && amount.measure == Measure::None)
        || (senses.is(end, FigureTag::Hyphen)
            && digits_follow
            && senses.joined(end + 2)
            && senses.is(end + 2, FigureTag::Hyphen)
            && senses.joined(end + 3)
            && senses.is_number(end + 3))
}

/// Dates, years, times, durations, ordinals.
fn is_dated(senses: &Senses<'_>, amount: &Amount, range: &Range<usize>, noun_follows: bool) -> bool {
    let number = &amount.number;
    let (start, end) = (number.tokens.start, number.tokens.end);
    let before = start.checked_sub(1).filter(|&before| before >= range.start);
    if number.scale.is_none() && !number.grouped && !number.fractional && !number.spelled {
        let day = number.mantissa <= Decimal::from(31);
        // `20. Mai`, `3. Quartal`
        if senses.text.pack.writing.ordinal_point
            && number.mantissa < Decimal::ONE_HUNDRED
            && senses.form(end) == "."
            && senses.joined(end)
            && end + 1 < range.end
            && !senses.joined(end + 1)
        {
            return true;
        }
        let month_before = before.is_some_and(|before| {
            senses.is(before, FigureTag::Month)
                || (senses.form(before) == "."
                    && before > range.start
                    && senses.is(before - 1, FigureTag::Month))
        });
        if month_before && number.mantissa >= Decimal::ONE_THOUSAND && amount.is_bare() {
            return true;
        }
        if day && (month_before || (senses.is(end, FigureTag::Month) && end < range.end)) {
            return true;
        }
        if is_year(number.mantissa) && !(is_counted_year(senses, amount, noun_follows, before)) {
            return true;
        }
    }
    let unit = senses.behind_hyphen(end);
    let next_is = |role| unit < range.end && senses.is(unit, role);
    if next_is(FigureTag::Duration) || next_is(FigureTag::Clock) {
        return true;
    }
    // `9 a.m.`, `5 p.m.`
    unit + 2 < range.end
        && senses.is(unit, FigureTag::Meridiem)
        && senses.form(unit + 1) == "."
        && senses.is(unit + 2, FigureTag::MeridiemEnd)
}

fn is_year(value: Decimal) -> bool {
    (Decimal::from(1900)..=Decimal::from(2100)).contains(&value)
}

/// Whether a number that could be a year counts something: `rund 2000 Mitarbeiter`, but not `2015 Flugzeuge`.
fn is_counted_year(senses: &Senses<'_>, amount: &Amount, noun_follows: bool, before: Option<usize>) -> bool {
    let round = (amount.number.mantissa % Decimal::ONE_HUNDRED).is_zero();
    let cued = before
        .is_some_and(|before| senses.is(before, FigureTag::YearCue) || senses.is(before, FigureTag::Month));
    noun_follows && (amount.modifier != Modifier::Exact || (round && !cued))
}

/// `Platz 3`, `Chapter 11`, `Boeing 787`, `iPhone 15`, `S&P 500`, `# 4`
fn is_labelled(senses: &Senses<'_>, amount: &Amount, range: &Range<usize>) -> bool {
    let number = &amount.number;
    let start = amount.tokens.start;
    // `0800 123 456`: the rest of a telephone number.
    if start > range.start && senses.is_number(start - 1) && senses.form(start - 1).starts_with('0') {
        return true;
    }
    // `adults aged over 18`
    if start > range.start && senses.is(start - 1, FigureTag::Age) {
        return true;
    }
    if number.scale.is_some() || number.grouped || number.fractional || amount.modifier != Modifier::Exact {
        return false;
    }
    if senses.named_by(senses.form(number.tokens.start)).is(FigureTag::Model) {
        return true;
    }
    let Some(mut before) = start.checked_sub(1).filter(|&before| before >= range.start) else { return false };
    if senses.form(before) == "." && senses.joined(before) && before > range.start {
        before -= 1;
    }
    if senses.is(before, FigureTag::Label) {
        return true;
    }
    // A postal code: `Hauptstraße 12, 10115 Berlin`.
    let place = senses.text.pack.numbers.postal_code_first
        && (senses.form(before) == "," || senses.is(before, FigureTag::In));
    let thing = amount.noun.is_none_or(|_| senses.is(amount.tokens.end - 1, FigureTag::Thing));
    if !number.spelled && number.mantissa >= Decimal::ONE_THOUSAND && place && !thing {
        return true;
    }
    // A capital in running text is that of a name: `Windows 11 devices`, `Studio 54`.
    !senses.text.pack.writing.nouns_capitalized
        && !number.spelled
        && before > range.start
        && senses.is_word(before)
        && matches!(senses.shape(before), Shape::Capitalized | Shape::Mixed)
        && !is_title(senses, range)
}

/// Whether most words of a sentence have capitals, as in a headline.
fn is_title(senses: &Senses<'_>, range: &Range<usize>) -> bool {
    const WINDOW: usize = 24;
    let words = (range.start..range.end.min(range.start + WINDOW)).filter(|&index| senses.is_word(index));
    let (mut capital, mut all) = (0, 0);
    for index in words.filter(|&index| senses.form(index).len() > 3) {
        all += 1;
        capital += usize::from(senses.shape(index) != Shape::Lower);
    }
    capital * 3 > all * 2
}
