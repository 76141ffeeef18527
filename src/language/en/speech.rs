//! English, in British use: `at least one hundred and five per cent`.

use crate::language::speech::{Speech, SpokenModifier, SpokenNumber, SpokenQuantity, SpokenUnit};
use crate::lexicon::table::rows;

static CURRENCIES: &str = include_str!("../../../assets/language/en/currencies.tsv");

/// English as it is said.
#[derive(Debug)]
pub(super) struct EnglishSpeech;

impl Speech for EnglishSpeech {
    fn number(&self, value: &SpokenNumber) -> String {
        number(value)
    }

    fn quantity(&self, amount: &SpokenQuantity<'_>) -> String {
        quantity(amount)
    }
}

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
fn number(parts: &SpokenNumber) -> String {
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
fn quantity(quantity: &SpokenQuantity<'_>) -> String {
    let modifier = match quantity.modifier {
        SpokenModifier::None => "",
        SpokenModifier::Approx => "about ",
        SpokenModifier::AtLeast => "at least ",
        SpokenModifier::MoreThan => "more than ",
        SpokenModifier::AtMost => "at most ",
        SpokenModifier::LessThan if quantity.is_count => "fewer than ",
        SpokenModifier::LessThan => "less than ",
    };
    let (value, to) = (&quantity.value, quantity.to.as_ref());
    let said = if quantity.is_factor { multiples(value, to) } else { numbers(value, to) };
    let unit = quantity.unit.map(|unit| noun(unit, to.unwrap_or(value).is_one()));
    let gap = if unit.is_some() { " " } else { "" };
    format!("{modifier}{said}{gap}{}", unit.unwrap_or_default())
}

/// One number or two: `five to seven million`.
fn numbers(value: &SpokenNumber, to: Option<&SpokenNumber>) -> String {
    let Some(to) = to else { return number(value) };
    let first = if value.zeros == to.zeros { value.without_scale() } else { value.clone() };
    format!("{} to {}", number(&first), number(to))
}

/// The unit behind a number.
fn noun(unit: SpokenUnit<'_>, one: bool) -> &str {
    let number = usize::from(!one);
    match unit {
        SpokenUnit::Currency(code) => currency(code).map_or(code, |names| names[number]),
        SpokenUnit::Percent => "per cent",
        SpokenUnit::PercentagePoint => ["percentage point", "percentage points"][number],
        SpokenUnit::IndexPoint => ["point", "points"][number],
        SpokenUnit::Noun(noun) => noun,
    }
}

/// The names of a currency, for one and for several.
fn currency(code: &str) -> Option<[&'static str; 2]> {
    let mut cells = rows(CURRENCIES).find(|cells| cells.clone().next() == Some(code))?.skip(1);
    Some([cells.next()?, cells.next()?])
}

/// One multiple or two: `two to three times`.
fn multiples(value: &SpokenNumber, to: Option<&SpokenNumber>) -> String {
    match to {
        None => multiple(value),
        Some(to) if value.fraction().is_some() => format!("{} to {}", multiple(value), multiple(to)),
        Some(to) => format!("{} times", numbers(value, Some(to))),
    }
}

/// `twice`, `two thirds`, `one point six times`.
fn multiple(value: &SpokenNumber) -> String {
    match value.fraction() {
        Some((_, 2)) => "half".to_owned(),
        Some((numerator, denominator)) => {
            let part = FRACTIONS[denominator as usize - 2][usize::from(numerator > 1)];
            format!("{} {part}", SMALL[numerator as usize])
        }
        None if value.is_one() => "once".to_owned(),
        None if *value == SpokenNumber { whole: 2, decimals: String::new(), zeros: 0 } => "twice".to_owned(),
        None => format!("{} times", number(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_and_complete() {
        let rows: Vec<Vec<&str>> = rows(CURRENCIES).map(Iterator::collect).collect();
        assert!(rows.len() > 100 && rows.is_sorted_by(|a, b| a[0] < b[0]));
        assert!(rows.iter().all(|row| row.len() == 3 && row.iter().all(|cell| !cell.is_empty())));
    }
}
