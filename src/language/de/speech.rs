//! German: `zwischen fünfunddreißig und vierzig Milliarden US-Dollar`.
//!
//! Everything below a million is one word. `hundert` and `tausend` stand bare at the start of a word and take
//! `ein` inside of it: `hundert`, `tausendeinhundert`. `zwischen` puts the number one, adjectives and points into
//! the dative; the other units sound the same there, and what the text counts is left as it stands.

use crate::language::speech::{Speech, SpokenModifier, SpokenNumber, SpokenQuantity, SpokenUnit};
use crate::lexicon::table::rows;
use std::borrow::Cow;

static CURRENCIES: &str = include_str!("../../../assets/language/de/currencies.tsv");

/// German as it is said.
#[derive(Debug)]
pub(super) struct GermanSpeech;

impl Speech for GermanSpeech {
    fn number(&self, value: &SpokenNumber) -> String {
        number(value, One::default())
    }

    fn quantity(&self, amount: &SpokenQuantity<'_>) -> String {
        quantity(amount)
    }
}

const SMALL: [&str; 20] = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];

const TENS: [&str; 10] =
    ["", "zehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

/// The scales from 10^6 on, a thousand apart, for one and for several.
const SCALES: [[&str; 2]; 8] = [
    ["Million", "Millionen"],
    ["Milliarde", "Milliarden"],
    ["Billion", "Billionen"],
    ["Billiarde", "Billiarden"],
    ["Trillion", "Trillionen"],
    ["Trilliarde", "Trilliarden"],
    ["Quadrillion", "Quadrillionen"],
    ["Quadrilliarde", "Quadrilliarden"],
];

/// The parts of a whole, from the half on.
const FRACTIONS: [&str; 9] =
    ["Hälfte", "Drittel", "Viertel", "Fünftel", "Sechstel", "Siebtel", "Achtel", "Neuntel", "Zehntel"];

/// The gender of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

/// What decides the form of the number one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct One {
    /// The gender of the noun that follows, if one does.
    gender: Option<Gender>,
    /// Whether it stands behind `zwischen`.
    between: bool,
}

impl One {
    fn word(self) -> &'static str {
        match (self.gender, self.between) {
            (None, _) => "eins",
            (Some(Gender::Feminine), false) => "eine",
            (Some(_), false) => "ein",
            (Some(Gender::Feminine), true) => "einer",
            (Some(_), true) => "einem",
        }
    }

    /// The form before the name of a scale.
    fn of_scale(self) -> &'static str {
        if self.between { "einer" } else { "eine" }
    }
}

/// A number; `one` is the form to use if it is 1.
fn number(parts: &SpokenNumber, one: One) -> String {
    let mut out = if !parts.decimals.is_empty() {
        whole(parts.whole)
    } else if parts.is_one() {
        one.word().to_owned()
    } else if parts.is_one_of_scale() {
        one.of_scale().to_owned()
    } else if parts.zeros > 0 {
        below_thousand(parts.whole, "eine", true)
    } else {
        whole(parts.whole)
    };
    if !parts.decimals.is_empty() {
        out.push_str(" Komma");
    }
    for digit in parts.decimal_digits() {
        out.push(' ');
        out.push_str(SMALL[digit]);
    }
    if let Some(scale) = parts.zeros.checked_sub(6) {
        out.push(' ');
        out.push_str(SCALES[scale as usize / 3][usize::from(!parts.is_one_of_scale())]);
    }
    out
}

fn whole(value: u128) -> String {
    if value == 0 {
        return SMALL[0].to_owned();
    }
    let mut words = Vec::new();
    for (index, [one, several]) in SCALES.into_iter().enumerate().rev() {
        match value / 10_u128.pow(6 + 3 * index as u32) % 1000 {
            0 => {}
            1 => words.push(format!("eine {one}")),
            group => words.push(format!("{} {several}", below_thousand(group, "eine", true))),
        }
    }
    let (thousands, rest) = (value / 1000 % 1000, value % 1000);
    let mut last = match thousands {
        0 => String::new(),
        1 => "tausend".to_owned(),
        thousands => below_thousand(thousands, "ein", true) + "tausend",
    };
    last.push_str(&below_thousand(rest, "eins", last.is_empty()));
    if !last.is_empty() {
        words.push(last);
    }
    words.join(" ")
}

/// A number below a thousand, empty for zero; `one` is the word for a 1 at its end, `start` says that it starts
/// its word.
fn below_thousand(value: u128, one: &str, start: bool) -> String {
    let (hundreds, rest) = (value as usize / 100, value as usize % 100);
    let mut out = String::new();
    match hundreds {
        0 => {}
        1 if start => out.push_str("hundert"),
        1 => out.push_str("einhundert"),
        _ => {
            out.push_str(SMALL[hundreds]);
            out.push_str("hundert");
        }
    }
    match (rest / 10, rest % 10) {
        (0, 0) => {}
        (0, 1) => out.push_str(one),
        (0 | 1, _) => out.push_str(SMALL[rest]),
        (tens, ones) => {
            if ones > 0 {
                out.push_str(if ones == 1 { "ein" } else { SMALL[ones] });
                out.push_str("und");
            }
            out.push_str(TENS[tens]);
        }
    }
    out
}

/// A whole figure.
fn quantity(quantity: &SpokenQuantity<'_>) -> String {
    let modifier = match quantity.modifier {
        SpokenModifier::None => "",
        SpokenModifier::Approx => "etwa ",
        SpokenModifier::AtLeast => "mindestens ",
        SpokenModifier::MoreThan => "mehr als ",
        SpokenModifier::AtMost => "höchstens ",
        SpokenModifier::LessThan => "weniger als ",
    };
    let said = if quantity.is_factor {
        multiples(&quantity.value, quantity.to.as_ref())
    } else {
        amounts(quantity, modifier.is_empty())
    };
    format!("{modifier}{said}")
}

/// Numbers and unit; `between` allows `zwischen … und …` for a range.
fn amounts(quantity: &SpokenQuantity<'_>, between: bool) -> String {
    let (value, to) = (&quantity.value, quantity.to.as_ref());
    let last = to.unwrap_or(value);
    let between = between && to.is_some();
    let unit = quantity.unit.map(|unit| noun(unit, last.is_one(), between));
    let gender = unit.as_ref().and_then(|(_, gender)| *gender);
    // A counted noun may have any gender, so that its `ein` can't be told.
    let say = |parts: &SpokenNumber, between| {
        let unknown = parts.is_one() && gender.is_none() && unit.is_some();
        if unknown { "1".to_owned() } else { number(parts, One { gender, between }) }
    };
    let mut out = match to {
        None => say(value, false),
        Some(to) => {
            // `zwischen fünf und sieben Millionen`, but `zwischen einer Million und zwei Millionen`.
            let shared = value.zeros > 0 && value.zeros == to.zeros && !value.is_one_of_scale();
            let first = if shared { value.without_scale() } else { value.clone() };
            let (first, second) = (say(&first, between), say(to, between));
            if between { format!("zwischen {first} und {second}") } else { format!("{first} bis {second}") }
        }
    };
    if let Some((unit, _)) = unit {
        out.push(' ');
        out.push_str(&unit);
    }
    out
}

/// The unit behind a number, and its gender where it is known.
fn noun(unit: SpokenUnit<'_>, one: bool, between: bool) -> (Cow<'_, str>, Option<Gender>) {
    let number = usize::from(!one);
    let points = if between { "en" } else { "e" };
    let ending = if one { "" } else { points };
    match unit {
        SpokenUnit::Currency(code) => match currency(code) {
            Some((gender, names)) if between => (dative(names[number]), Some(gender)),
            Some((gender, names)) => (names[number].into(), Some(gender)),
            None => (code.into(), Some(Gender::Masculine)),
        },
        SpokenUnit::Percent => ("Prozent".into(), Some(Gender::Neuter)),
        SpokenUnit::PercentagePoint => (format!("Prozentpunkt{ending}").into(), Some(Gender::Masculine)),
        SpokenUnit::IndexPoint => (format!("Punkt{ending}").into(), Some(Gender::Masculine)),
        SpokenUnit::Noun(noun) => (noun.into(), None),
    }
}

/// The gender of a currency, and its names for one and for several.
fn currency(code: &str) -> Option<(Gender, [&'static str; 2])> {
    let mut cells = rows(CURRENCIES).find(|cells| cells.clone().next() == Some(code))?.skip(1);
    let gender = match cells.next()? {
        "f" => Gender::Feminine,
        "n" => Gender::Neuter,
        _ => Gender::Masculine,
    };
    Some((gender, [cells.next()?, cells.next()?]))
}

/// The dative of a currency: only an adjective before it changes.
fn dative(name: &'static str) -> Cow<'static, str> {
    match name.split_once(' ') {
        Some((adjective, noun)) if adjective.starts_with(char::is_lowercase) => {
            let stem = adjective.trim_end_matches(['r', 's']).trim_end_matches('e');
            format!("{stem}en {noun}").into()
        }
        _ => name.into(),
    }
}

/// One multiple or two: `das Doppelte bis Dreifache`.
fn multiples(value: &SpokenNumber, to: Option<&SpokenNumber>) -> String {
    let first = multiple(value);
    let Some(second) = to.map(multiple) else { return first };
    let bare = second.strip_prefix("das ").filter(|_| first.starts_with("das "));
    format!("{first} bis {}", bare.unwrap_or(&second))
}

/// `das Doppelte`, `ein Drittel`, `das Eins-Komma-sechs-Fache`.
fn multiple(value: &SpokenNumber) -> String {
    if let Some((numerator, denominator)) = value.fraction() {
        let part = FRACTIONS[denominator as usize - 2];
        return match (numerator, denominator) {
            (_, 2) => format!("die {part}"),
            (1, _) => format!("ein {part}"),
            _ => format!("{} {part}", SMALL[numerator as usize]),
        };
    }
    let simple = value.zeros == 0 && value.decimals.is_empty();
    let name = match (value.whole, value.decimals.as_str()) {
        (2, "") if simple => "Doppelte".to_owned(),
        (1, "5") if value.zeros == 0 => "Anderthalbfache".to_owned(),
        _ if simple && value.whole < 1_000_000 => {
            let word = number(value, One { gender: Some(Gender::Neuter), between: false });
            capitalized(&word) + "fache"
        }
        _ => capitalized(&number(value, One::default())).replace(' ', "-") + "-Fache",
    };
    format!("das {name}")
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_and_complete() {
        let rows: Vec<Vec<&str>> = rows(CURRENCIES).map(Iterator::collect).collect();
        assert!(rows.len() > 100 && rows.is_sorted_by(|a, b| a[0] < b[0]));
        assert!(rows.iter().all(|row| row.len() == 4 && row.iter().all(|cell| !cell.is_empty())));
    }
}
