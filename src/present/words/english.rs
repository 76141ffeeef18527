//! English, in British use: `at least one hundred and five per cent`.

use super::{Parts, Quantity, currency};
use crate::analysis::{Modifier, Unit};

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] =
    ["", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The powers of a thousand, from the first on.
const SCALES: [&str; 9] = [
    "thousand",
    "million",
    "billion",
    "trillion",
    "quadrillion",
    "quintillion",
    "sextillion",
    "septillion",
    "octillion",
];

/// The parts of a whole for one and for several, from the half on.
const FRACTIONS: [[&str; 2]; 9] = [
    ["half", "halves"],
    ["third", "thirds"],
    ["quarter", "quarters"],
    ["fifth", "fifths"],
    ["sixth", "sixths"],
    ["seventh", "sevenths"],
    ["eighth", "eighths"],
    ["ninth", "ninths"],
    ["tenth", "tenths"],
];

/// A number.
pub(super) fn number(parts: &Parts) -> String {
    let mut out = whole(parts.whole);
    if !parts.decimals.is_empty() {
        out.push_str(" point");
    }
    for digit in parts.decimal_digits() {
        out.push(' ');
        out.push_str(SMALL[digit]);
    }
    if let Some(scale) = parts.zeros.checked_sub(3) {
        out.push(' ');
        out.push_str(SCALES[scale as usize / 3]);
    }
    out
}

fn whole(value: u128) -> String {
    if value == 0 {
        return SMALL[0].to_owned();
    }
    let mut words = Vec::new();
    for (index, scale) in SCALES.into_iter().enumerate().rev() {
        let group = value / 10_u128.pow(3 + 3 * index as u32) % 1000;
        if group > 0 {
            words.push(format!("{} {scale}", below_thousand(group)));
        }
    }
    let rest = value % 1000;
    if rest > 0 {
        let and = if rest < 100 && !words.is_empty() { "and " } else { "" };
        words.push(format!("{and}{}", below_thousand(rest)));
    }
    words.join(" ")
}

/// A number from 1 to 999.
fn below_thousand(value: u128) -> String {
    let (hundreds, rest) = (value as usize / 100, value as usize % 100);
    match (hundreds, rest) {
        (0, _) => below_hundred(rest),
        (_, 0) => format!("{} hundred", SMALL[hundreds]),
        _ => format!("{} hundred and {}", SMALL[hundreds], below_hundred(rest)),
    }
}

fn below_hundred(value: usize) -> String {
    match (value / 10, value % 10) {
        (0 | 1, _) => SMALL[value].to_owned(),
        (tens, 0) => TENS[tens].to_owned(),
        (tens, ones) => format!("{}-{}", TENS[tens], SMALL[ones]),
    }
}

/// A whole figure.
pub(super) fn quantity(quantity: &Quantity<'_>) -> String {
    let modifier = match quantity.modifier {
        Modifier::Exact | Modifier::Range => "",
        Modifier::Approx => "about ",
        Modifier::AtLeast => "at least ",
        Modifier::MoreThan => "more than ",
        Modifier::AtMost => "at most ",
        Modifier::LessThan if quantity.count => "fewer than ",
        Modifier::LessThan => "less than ",
    };
    let (value, to) = (&quantity.value, quantity.to.as_ref());
    let said = if quantity.factor { multiples(value, to) } else { numbers(value, to) };
    let unit = quantity.unit.map(|unit| noun(unit, to.unwrap_or(value).is_one()));
    let gap = if unit.is_some() { " " } else { "" };
    format!("{modifier}{said}{gap}{}", unit.unwrap_or_default())
}

/// One number or two: `five to seven million`.
fn numbers(value: &Parts, to: Option<&Parts>) -> String {
    let Some(to) = to else { return number(value) };
    let first = if value.zeros == to.zeros { value.without_scale() } else { value.clone() };
    format!("{} to {}", number(&first), number(to))
}

/// The unit behind a number.
fn noun(unit: &Unit, one: bool) -> &str {
    let number = usize::from(!one);
    match unit {
        Unit::Currency(currency) => {
            currency::names(*currency).map_or(currency.code(), |names| names.english[number])
        }
        Unit::Percent => "per cent",
        Unit::PercentagePoint => ["percentage point", "percentage points"][number],
        Unit::IndexPoint => ["point", "points"][number],
        Unit::Noun(noun) => noun,
    }
}

/// One multiple or two: `two to three times`.
fn multiples(value: &Parts, to: Option<&Parts>) -> String {
    match to {
        None => multiple(value),
        Some(to) if value.fraction().is_some() => format!("{} to {}", multiple(value), multiple(to)),
        Some(to) => format!("{} times", numbers(value, Some(to))),
    }
}

/// `twice`, `two thirds`, `one point six times`.
fn multiple(value: &Parts) -> String {
    match value.fraction() {
        Some((_, 2)) => "half".to_owned(),
        Some((numerator, denominator)) => {
            let part = FRACTIONS[denominator as usize - 2][usize::from(numerator > 1)];
            format!("{} {part}", SMALL[numerator as usize])
        }
        None if value.is_one() => "once".to_owned(),
        None if *value == Parts { whole: 2, decimals: String::new(), zeros: 0 } => "twice".to_owned(),
        None => format!("{} times", number(value)),
    }
}
