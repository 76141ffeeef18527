//! What an amount of money is in another currency on a day: the euro foreign exchange reference rates of the
//! European Central Bank.
//!
//! The bank tells, for every day on which its payment system is open, what one euro costs in some thirty
//! currencies. Its rates since 1999 lie in the program (`table`); a file of the user's, as the bank
//! publishes it, adds later days and overrules (`own`). Two currencies of which none is the euro are converted
//! through it.
//!
//! News speaks of days on which no rate is set, so a conversion takes the last rate before the day, but none
//! that is older than [`MAX_AGE`]: the rouble doesn't keep for ever the last rate that it once had. A day after the
//! end of the table is the exception: there the last rates are the best that are known, and
//! [`Conversion::day`] tells how old they are.

mod own;
mod table;
#[cfg(test)]
mod tests;

use crate::analysis::Currency;
use chrono::{Days, NaiveDate};
use own::Own;
use rust_decimal::{Decimal, RoundingStrategy};
use std::fmt;

pub use own::Error;

/// How many days older than the day in question a rate may be.
pub const MAX_AGE: u64 = 10;

/// How many digits of a converted amount say something: the figures of news are round.
const DIGITS: u32 = 3;

/// Exchange rates of many days.
#[derive(Debug, Clone, Default)]
pub struct Rates {
    own: Own,
}

/// An amount in another currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conversion {
    /// The amount, with all digits that the division gives.
    pub amount: Decimal,
    /// What one unit of the currency from which was converted costs in the other one.
    pub rate: Decimal,
    /// The day of the rate.
    pub day: NaiveDate,
    /// Who says so.
    pub source: Source,
}

impl Conversion {
    /// The amount with as many digits as are worth showing.
    pub fn rounded(&self) -> Decimal {
        rounded(self.amount, DIGITS)
    }
}

/// Where a rate comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// The rates of the European Central Bank that lie in the program.
    Ecb,
    /// The user's file, for at least one of the two currencies.
    Own,
}

impl Source {
    /// The name to show beside an amount, if it isn't the user's own.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Ecb => Some("ECB"),
            Self::Own => None,
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name().unwrap_or("own rates"))
    }
}

/// `value` to so many significant digits, halves away from zero, and without zeros behind the last one.
pub fn rounded(value: Decimal, digits: u32) -> Decimal {
    let strategy = RoundingStrategy::MidpointAwayFromZero;
    value.round_sf_with_strategy(digits, strategy).unwrap_or(value).normalize()
}

impl Rates {
    /// The rates that lie in the program.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// The built-in rates below those of a file: `eurofxref-hist.csv` or `eurofxref.csv` of the bank, or a table
    /// like `assets/rates/ecb.tsv`. Where both have a rate of the same day, that of the file counts.
    ///
    /// # Errors
    ///
    /// If the text is no such file; the error names the line.
    pub fn read(text: &str) -> Result<Self, Error> {
        Ok(Self { own: Own::read(text)? })
    }

    /// The last day of which a rate is known.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.own.last_day().max(table::last_day())
    }

    /// `value` of the currency `from` in the currency `to`, at the rates of the day `on` or the last ones before.
    /// `None` if there is no rate of one of them, or if both are the same.
    pub fn convert(&self, value: Decimal, from: Currency, to: Currency, on: NaiveDate) -> Option<Conversion> {
        if from == to {
            return None;
        }
        // A file may go on with some currencies only: the others end with the built-in table.
        let ends = [self.last_day(), table::last_day()];
        let mut starts = ends.into_iter().flatten().map(|end| on.min(end));
        let quote = starts.find_map(|start| self.last_quote(from, to, start))?;
        let multiplied = value.checked_mul(quote.to).and_then(|product| product.checked_div(quote.from));
        let divided = || value.checked_div(quote.from).and_then(|quotient| quotient.checked_mul(quote.to));
        Some(Conversion {
            amount: multiplied.or_else(divided)?,
            rate: quote.to.checked_div(quote.from)?,
            day: quote.day,
            source: quote.source,
        })
    }

    /// The rates of both on the last day, up to `start`, that has them.
    fn last_quote(&self, from: Currency, to: Currency, start: NaiveDate) -> Option<Quote> {
        (0..=MAX_AGE).filter_map(|age| start.checked_sub_days(Days::new(age))).find_map(|day| {
            let (from, first) = self.per_euro(from, day)?;
            let (to, second) = self.per_euro(to, day)?;
            let own = first == Source::Own || second == Source::Own;
            Some(Quote { from, to, day, source: if own { Source::Own } else { Source::Ecb } })
        })
    }

    /// What one euro costs in a currency on a day.
    fn per_euro(&self, currency: Currency, day: NaiveDate) -> Option<(Decimal, Source)> {
        if currency.code() == "EUR" {
            return Some((Decimal::ONE, Source::Ecb));
        }
        let own = self.own.rate(currency, day).map(|rate| (rate, Source::Own));
        own.or_else(|| table::rate(currency, day).map(|rate| (rate, Source::Ecb)))
    }
}

/// What one euro costs in two currencies.
struct Quote {
    from: Decimal,
    to: Decimal,
    day: NaiveDate,
    source: Source,
}
