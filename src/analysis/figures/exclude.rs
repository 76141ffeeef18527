//! Numbers that are no figures: dates, years, times, durations, ordinals, ranks, models, telephone numbers,
//! paragraphs. A unit beside the number overrules most of these.

use crate::analysis::Modifier;
use crate::analysis::figures::candidate::FigureCandidate;
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::text::Shape;
use rust_decimal::Decimal;
use std::ops::Range;

/// Whether the number of `candidate`, in the sentence `range`, only names or dates something. The figure before
/// ends at `floor`.
pub(super) fn is_no_figure(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    floor: usize,
    range: &Range<usize>,
) -> bool {
    if candidate.number().tokens.clone().any(|index| text.is_blocked(index)) {
        return true;
    }
    if candidate.number().single && candidate.number().scale.is_none() {
        // `Ein Euro kostete 1,08 Dollar`
        let end = candidate.tokens().end;
        let traded = !text.is(candidate.number().tokens.start, FigureTag::Article)
            && (text.is(end, FigureTag::PriceCue) || (text.is_number(end) && end < range.end));
        let next = candidate.tokens().end;
        let linked = (text.is(next, FigureTag::To) || text.is(next, FigureTag::List)) && next + 1 < range.end;
        let leads_on = linked && (text.is_number(next + 1) || text.entry(next + 1).number.is_some());
        // `not a penny`
        let saying = candidate.is_minor() && text.is(candidate.number().tokens.start, FigureTag::Article);
        if (candidate.is_bare() && !leads_on) || traded || saying {
            return true;
        }
    }
    let before = candidate.number().tokens.start.checked_sub(1).filter(|&before| before >= range.start);
    if candidate.number().spelled && before.is_some_and(|before| text.is(before, FigureTag::Vague)) {
        return true;
    }
    if is_part_of_name(text, candidate, floor)
        || names_a_thing(text, candidate, range)
        || is_size_of_unit(text, candidate, range)
    {
        return true;
    }
    let noun_follows = candidate.is_count();
    if !candidate.is_bare() && !noun_follows {
        return false;
    }
    is_dated(text, candidate, range, noun_follows) || is_labelled(text, candidate, range)
}

/// Whether letters, digits or hyphens are joined to the number: `A380`, `GPT-4`, `4-Zylinder`, `19:42`, `2023/24`.
fn is_part_of_name(text: &FigureText<'_>, candidate: &FigureCandidate, floor: usize) -> bool {
    let (start, end) = (candidate.tokens().start, candidate.tokens().end);
    let known = !candidate.is_bare();
    // A hyphen right behind the figure before is a dash between two: `£400m-£450m`.
    let dash = start > 0 && floor == start - 1 && text.is(floor, FigureTag::To);
    if start > 0 && text.is_joined(start) && !dash {
        let before = start - 1;
        let piece = text.form(before);
        let joined_before = text.is_joined(before);
        let numbered = before > 0 && text.is_number(before - 1) && joined_before;
        let named = before > 0 && text.is_word(before - 1) && joined_before;
        if text.is_word(before) || matches!(piece, "#" | "§" | "@" | "_" | "=") {
            return true;
        }
        if text.is(before, FigureTag::Hyphen)
            && (named
                || (numbered
                    && before > 1
                    && text.is_joined(before - 1)
                    && !text.is(before - 2, FigureTag::Minus)
                    && text.entry(before - 2).currency.is_none()
                    && text.form(before - 2) != "("))
        {
            return true;
        }
        let measured = known && !candidate.is_count();
        if !measured && numbered && matches!(piece, ":" | "/" | ".") {
            return true;
        }
        if !known && matches!(piece, ":" | "/") && named {
            return true;
        }
    }
    // `7E7 planes` are called so.
    let number = candidate.number().tokens.end;
    let model = text.is_joined(number)
        && text.is_word(number)
        && text.is_number(number + 1)
        && text.is_joined(number + 1);
    if model && (candidate.is_count() || !known) {
        return true;
    }
    if !text.is_joined(end) {
        return false;
    }
    let next = text.form(end);
    let onward = text.is_joined(end + 1);
    if text.is_word(end) {
        // `10%ige` has its unit, `4o` has none.
        return !known || text.is_word(end - 1);
    }
    if known && !candidate.is_count() {
        return false;
    }
    let digits_follow = onward && text.is_number(end + 1);
    (matches!(next, ":" | "/") && digits_follow)
        || (text.is(end, FigureTag::Hyphen) && onward && text.is_word(end + 1) && candidate.is_bare())
        || (text.is(end, FigureTag::Hyphen)
            && digits_follow
            && text.is_joined(end + 2)
            && text.is(end + 2, FigureTag::Hyphen)
            && text.is_joined(end + 3)
            && text.is_number(end + 3))
}

/// Whether the amount is only what a thing is called by: `500-Euro-Schein`, `Fünf-Prozent-Klausel`, `a $100 bill`.
fn names_a_thing(text: &FigureText<'_>, candidate: &FigureCandidate, range: &Range<usize>) -> bool {
    let (number, end) = (candidate.number(), candidate.tokens().end);
    let next = text.behind_hyphen(end);
    if !candidate.is_measured()
        || number.scale.is_some()
        || next >= range.end
        || !text.is(next, FigureTag::NamedByAmount)
    {
        return false;
    }
    // Notes and coins are worth 1, 2 or 5 or ten times as much.
    let mut worth = number.mantissa;
    while worth >= Decimal::TEN && (worth % Decimal::TEN).is_zero() {
        worth /= Decimal::TEN;
    }
    let face_value = worth == Decimal::ONE || worth == Decimal::TWO || worth == Decimal::from(5);
    let apart = next == end;
    let compounds = text.pack.words.closed_compounds;
    if candidate.is_money() {
        face_value && number.mantissa <= Decimal::ONE_THOUSAND && !(apart && compounds)
    } else {
        compounds && !apart
    }
}

/// Whether brackets only say how large the unit before them is: `ein Barrel (159 Liter)`.
fn is_size_of_unit(text: &FigureText<'_>, candidate: &FigureCandidate, range: &Range<usize>) -> bool {
    let Range { start, end } = *candidate.tokens();
    if !candidate.is_count()
        || start < range.start + 2
        || text.form(start - 1) != "("
        || text.form(end) != ")"
    {
        return false;
    }
    let unit = start - 2;
    // `5 Meilen (8 Kilometer)` says the same twice, and both are figures.
    let counted = unit > range.start && {
        let before = unit - 1;
        let word = text.entry(before);
        text.is_number(before)
            || word.scale.is_some()
            || word.number.is_some_and(|number| number > Decimal::ONE)
    };
    let measure = text.is(unit, FigureTag::Measure) || text.is(unit, FigureTag::PriceItem);
    text.is(end - 1, FigureTag::Measure) && measure && !counted
}

/// Dates, years, times, durations, ordinals.
fn is_dated(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    range: &Range<usize>,
    noun_follows: bool,
) -> bool {
    let number = &candidate.number();
    let (start, end) = (number.tokens.start, number.tokens.end);
    let before = start.checked_sub(1).filter(|&before| before >= range.start);
    if number.scale.is_none() && !number.grouped && !number.fractional && !number.spelled {
        let day = number.mantissa <= Decimal::from(31);
        // `20. Mai`, `3. Quartal`
        if text.pack.writing.ordinal_point
            && number.mantissa < Decimal::ONE_HUNDRED
            && text.form(end) == "."
            && text.is_joined(end)
            && end + 1 < range.end
            && !text.is_joined(end + 1)
        {
            return true;
        }
        let month_before = before.is_some_and(|before| {
            text.is(before, FigureTag::Month)
                || (text.form(before) == "." && before > range.start && text.is(before - 1, FigureTag::Month))
        });
        if month_before && number.mantissa >= Decimal::ONE_THOUSAND && candidate.is_bare() {
            return true;
        }
        if day && (month_before || (text.is(end, FigureTag::Month) && end < range.end)) {
            return true;
        }
        if is_year(number.mantissa) && !(is_counted_year(text, candidate, noun_follows, before)) {
            return true;
        }
    }
    let unit = text.behind_hyphen(end);
    // `1,7 Millionen Streiktage`
    if noun_follows && candidate.tokens().end > unit {
        return false;
    }
    let next_is = |tag| unit < range.end && text.is(unit, tag);
    if next_is(FigureTag::Duration) || next_is(FigureTag::Clock) {
        return true;
    }
    // `9 a.m.`, `5 p.m.`
    unit + 2 < range.end
        && text.is(unit, FigureTag::Meridiem)
        && text.form(unit + 1) == "."
        && text.is(unit + 2, FigureTag::MeridiemEnd)
}

fn is_year(value: Decimal) -> bool {
    (Decimal::from(1900)..=Decimal::from(2100)).contains(&value)
}

/// Whether a number that could be a year counts something: `rund 2000 Mitarbeiter`, but not `2015 Flugzeuge`.
fn is_counted_year(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    noun_follows: bool,
    before: Option<usize>,
) -> bool {
    let round = (candidate.number().mantissa % Decimal::ONE_HUNDRED).is_zero();
    let cued =
        before.is_some_and(|before| text.is(before, FigureTag::YearCue) || text.is(before, FigureTag::Month));
    noun_follows && (candidate.modifier() != Modifier::Exact || (round && !cued))
}

/// `Platz 3`, `Chapter 11`, `Boeing 787`, `iPhone 15`, `S&P 500`, `# 4`
fn is_labelled(text: &FigureText<'_>, candidate: &FigureCandidate, range: &Range<usize>) -> bool {
    let number = &candidate.number();
    let start = candidate.tokens().start;
    // `0800 123 456`: the rest of a telephone number.
    if start > range.start && text.is_number(start - 1) && text.form(start - 1).starts_with('0') {
        return true;
    }
    // `adults aged over 18`
    if start > range.start && text.is(start - 1, FigureTag::Age) {
        return true;
    }
    if number.scale.is_some()
        || number.grouped
        || number.fractional
        || candidate.modifier() != Modifier::Exact
    {
        return false;
    }
    // `sales will fall 8-9%`
    let last = number.tokens.end + 1;
    if text.is(number.tokens.end, FigureTag::To)
        && text.is_number(last)
        && text.entry(last + 1).ratio.is_some()
    {
        return false;
    }
    if text.entry_of(text.form(number.tokens.start)).is(FigureTag::Model) {
        return true;
    }
    let Some(mut before) = start.checked_sub(1).filter(|&before| before >= range.start) else { return false };
    if text.form(before) == "." && text.is_joined(before) && before > range.start {
        before -= 1;
    }
    if text.is(before, FigureTag::Label) {
        return true;
    }
    // A postal code: `Hauptstraße 12, 10115 Berlin`.
    let place =
        text.pack.numbers.postal_code_first && (text.form(before) == "," || text.is(before, FigureTag::In));
    let thing = candidate.noun().is_none_or(|_| text.is(candidate.tokens().end - 1, FigureTag::Thing));
    if !number.spelled && number.mantissa >= Decimal::ONE_THOUSAND && place && !thing {
        return true;
    }
    // A capital in running text is that of a name: `Windows 11 devices`, `Studio 54`.
    !text.pack.writing.nouns_capitalized
        && !number.spelled
        && before > range.start
        && text.is_word(before)
        && matches!(text.shape(before), Shape::Capitalized | Shape::Mixed)
        && !is_title(text, range)
}

/// Whether most words of a sentence have capitals, as in a headline.
fn is_title(text: &FigureText<'_>, range: &Range<usize>) -> bool {
    const WINDOW: usize = 24;
    let words = (range.start..range.end.min(range.start + WINDOW)).filter(|&index| text.is_word(index));
    let (mut capital, mut all) = (0, 0);
    for index in words.filter(|&index| text.form(index).len() > 3) {
        all += 1;
        capital += usize::from(text.shape(index) != Shape::Lower);
    }
    capital * 3 > all * 2
}
