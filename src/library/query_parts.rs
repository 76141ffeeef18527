//! The parts of a query as they are typed: words, phrases, amounts, and values behind operators, with their places.
//!
//! | typed | part |
//! | --- | --- |
//! | `word`, `-word` | a word, wanted or not |
//! | `"a phrase"` | words side by side; any of the quotation marks `"„“”«»` |
//! | `key:value`, `key:"a value"` | a value behind an operator |
//! | `>1 bn`, `min:1 Mrd`, `1..5 bn`, `616 Mio. €`, `CHF 4.6bn` | one part, though there are spaces in it |
//!
//! Parts that `OR` stands between are alternatives. Every part knows where it stands in the line, so that a line that is
//! being typed can be completed in the middle.

use super::query_operator::{Operator, name_of};
use super::typed_amount::TypedAmount;
use super::typed_unit::is_before_numbers;
use std::ops::Range;

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryPart {
    /// Its bytes in the line.
    pub span: Range<usize>,
    /// As it was typed.
    pub typed: String,
    /// What stands before the colon, in lower case.
    pub key: Option<String>,
    /// What stands behind it, or all, without quotation marks.
    pub value: String,
    /// The byte of the line at which the value begins, quotation mark included.
    pub value_start: usize,
    /// Whether the value begins with a quotation mark.
    pub is_quoted: bool,
    /// Whether a minus stands before it.
    pub is_unwanted: bool,
}

impl QueryPart {
    /// The operator before the colon, in any language.
    pub fn operator(&self) -> Option<Operator> {
        Operator::of_word(self.key.as_deref()?)
    }

    /// Whether it is `OR`, in capitals and in any language.
    pub fn is_or(&self) -> bool {
        self.typed.chars().all(char::is_uppercase) && name_of(&self.typed.to_lowercase()) == "or"
    }

    fn of(line: &str, span: Range<usize>) -> Self {
        let typed = line.get(span.clone()).unwrap_or_default();
        let (is_unwanted, body) = match typed.strip_prefix('-') {
            Some(body) if !body.is_empty() => (true, body),
            _ => (false, typed),
        };
        let (key, value) = match body.split_once(':') {
            Some((key, value)) if !key.is_empty() && key.chars().all(char::is_alphabetic) => {
                (Some(key.to_lowercase()), value)
            }
            _ => (None, body),
        };
        Self {
            typed: typed.to_owned(),
            value_start: span.end - value.len(),
            span,
            key,
            value: value.replace(is_quotation_mark, ""),
            is_quoted: value.starts_with(is_quotation_mark),
            is_unwanted,
        }
    }

    /// This part and the next one as one, where both are an amount together: `>1` and `Mrd`.
    fn joined(&self, next: &Self, line: &str) -> Option<Self> {
        if self.is_quoted || next.is_quoted || next.key.is_some() {
            return None;
        }
        let is_sign = self.value.chars().all(|char| SIGNS.contains(&char));
        let is_scale = next.typed.starts_with(|char: char| !char.is_ascii_digit() && char != '-');
        let is_currency = is_before_numbers(self.value.trim_start_matches(SIGNS));
        let text = format!("{}{}", self.value, next.typed);
        let is_amount = match self.operator() {
            Some(Operator::Min | Operator::Max) => {
                (is_scale || is_currency)
                    && !self.value.is_empty()
                    && TypedAmount::default().amount(&text).is_some()
            }
            _ => self.key.is_none() && (is_sign || is_scale || is_currency) && amount_of(&text).is_some(),
        };
        is_amount.then(|| Self {
            typed: line.get(self.span.start..next.span.end).unwrap_or_default().to_owned(),
            span: self.span.start..next.span.end,
            value: text,
            ..self.clone()
        })
    }
}

/// What may stand before an amount.
const SIGNS: [char; 7] = ['<', '>', '=', '≤', '≥', '~', '≈'];

/// The condition of an amount behind a sign, of two amounts, or of an amount with a unit or a scale; none for words.
pub(super) fn amount_of(text: &str) -> Option<TypedAmount> {
    TypedAmount::parse(text).or_else(|| TypedAmount::shown(text))
}

/// Whether the character begins or ends a phrase.
pub fn is_quotation_mark(char: char) -> bool {
    matches!(char, '"' | '„' | '“' | '”' | '«' | '»')
}

/// The parts of a line, in their order.
pub fn parts(line: &str) -> Vec<QueryPart> {
    let mut parts: Vec<QueryPart> = Vec::new();
    let mut start = None;
    let mut is_quoted = false;
    for (at, char) in line.char_indices().chain([(line.len(), ' ')]) {
        if is_quotation_mark(char) {
            is_quoted = !is_quoted;
        }
        if at < line.len() && (is_quoted || !char.is_whitespace()) {
            start.get_or_insert(at);
            continue;
        }
        let Some(from) = start.take() else { continue };
        let part = QueryPart::of(line, from..at);
        match parts.last().and_then(|last| last.joined(&part, line)) {
            Some(joined) => {
                parts.pop();
                parts.push(joined);
            }
            None => parts.push(part),
        }
    }
    parts
}

/// The parts, those together that `OR` joins. One without a part before or behind it joins nothing.
pub(super) fn groups(line: &str) -> Vec<Vec<QueryPart>> {
    let mut groups: Vec<Vec<QueryPart>> = Vec::new();
    let mut is_joined = false;
    for part in parts(line) {
        let is_or = part.is_or();
        match groups.last_mut() {
            _ if is_or => is_joined = true,
            Some(group) if is_joined => group.push(part),
            _ => groups.push(vec![part]),
        }
        is_joined &= is_or;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_know_their_places() {
        let line = " cloud  -firma:„Nord AG“ >1 Mrd € min:2 bn x";
        let told: Vec<(&str, Option<&str>, &str)> = parts(line)
            .iter()
            .map(|part| {
                (&line[part.span.clone()], part.operator().map(Into::into), &line[part.value_start..])
            })
            .map(|(typed, operator, value)| (typed, operator, value.split(' ').next().unwrap_or_default()))
            .collect();
        assert_eq!(
            told,
            [
                ("cloud", None, "cloud"),
                ("-firma:„Nord AG“", Some("company"), "„Nord"),
                (">1 Mrd €", None, ">1"),
                ("min:2 bn", Some("min"), "2"),
                ("x", None, "x"),
            ]
        );
    }

    #[test]
    fn numbers_that_stand_apart_stay_apart() {
        for (line, count) in [
            (">1 Mrd", 1),
            ("> 1 Mrd", 1),
            ("1..5 bn", 1),
            (">5 2024", 2),
            (">5 unternehmen", 2),
            ("5 Mrd", 1),
            ("616 Mio. €", 1),
            ("4,6 Mrd. Fr. umsatz", 2),
            ("< 5 %", 1),
            ("min:CHF 5", 1),
            ("35–40 Mrd. $", 1),
            ("5 unternehmen", 2),
            ("Euro 2024", 2),
            ("2024 2025", 2),
            ("\">1\" bn", 2),
            (">1 unit:EUR", 2),
            ("company:1 bn", 2),
        ] {
            assert_eq!(parts(line).len(), count, "{line}");
        }
    }

    proptest! {
        #[test]
        fn parts_stand_in_their_order_within_the_line(line in "([a-z:\"„“ <>0-9.-]|Mrd|OR| ){0,30}") {
            let mut end = 0;
            for part in parts(&line) {
                prop_assert!(part.span.start >= end && part.span.end <= line.len());
                prop_assert_eq!(&line[part.span.clone()], part.typed.as_str());
                prop_assert!(line.is_char_boundary(part.value_start));
                prop_assert!((part.span.start..=part.span.end).contains(&part.value_start));
                end = part.span.end;
            }
        }
    }
}
