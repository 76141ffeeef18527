//! Whose dollar a sign without letters is: `NZ$5m in compensation, $500,000 in fines`.
//!
//! Most texts mean the dollar of the United States, and so does a text of which nothing else is known. Two things say
//! otherwise: the text writes one other dollar with its letters, from the first amount on, and never writes `US$`, or it names an exchange or a central
//! bank of one such country, the country itself, and nothing of the United States. Amounts in brackets are conversions, so
//! that a text with them has a plain sign for the dollar of the United States.

use crate::analysis::Currency;
use crate::analysis::figures::vocabulary::word::FigureWord;
use crate::analysis::text::{Shape, Text};

/// The currency of the United States.
const USD: &str = "USD";

/// The dollar that `$` means in `text`, where something says so; `entry` gives what a token can mean.
pub(super) fn find(text: &Text<'_>, entry: impl Fn(usize) -> &'static FigureWord) -> Option<Currency> {
    let mut lettered = Named::default();
    let mut countries = Named::default();
    let mut cues = Named::default();
    let mut plain_first = false;
    for at in 0..text.len() {
        if text.form(at) == "$" {
            let prefix = at.checked_sub(1).filter(|_| text.is_joined(at));
            match prefix.and_then(|prefix| entry(prefix).dollar_prefix) {
                Some(country) => lettered.add(Some(country)),
                None if is_bracketed(text, at) => return Currency::from_code(USD),
                None => plain_first |= !lettered.any(),
            }
        } else if let Some(token) = text.tokens.get(at)
            && !matches!(token.shape, Shape::Lower | Shape::None)
        {
            let word = entry(at);
            countries.add(word.nation.or(word.nation_part));
            cues.add(word.dollar_home);
        }
    }
    if lettered.any() {
        // Who leaves out the letters has written them before.
        return lettered.only().filter(|_| !plain_first);
    }
    cues.only().filter(|home| countries.has(*home) && !countries.has_usd())
}

/// Whether the sign at `at` stands in brackets or behind a semicolon in them: `A$500m (£200m; $388m)`.
fn is_bracketed(text: &Text<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| matches!(text.form(before), "(" | "[" | ";"))
}

/// The currencies that something names.
#[derive(Debug, Default)]
struct Named(Vec<Currency>);

impl Named {
    fn add(&mut self, currency: Option<Currency>) {
        let new = currency.filter(|&currency| !self.has(currency));
        self.0.extend(new);
    }

    fn any(&self) -> bool {
        !self.0.is_empty()
    }

    fn has(&self, currency: Currency) -> bool {
        self.0.contains(&currency)
    }

    fn has_usd(&self) -> bool {
        self.0.iter().any(|currency| currency.code() == USD)
    }

    /// The one that is named, where it is one alone and not that of the United States.
    fn only(&self) -> Option<Currency> {
        match self.0[..] {
            [currency] if currency.code() != USD => Some(currency),
            _ => None,
        }
    }
}
