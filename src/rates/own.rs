//! The rates of a user's file.
//!
//! Two formats are read, and told apart by the separator in their header: the comma separated files that the bank
//! publishes (`N/A` where there is no rate, all rows as long as the header, a comma at their end) and the tab
//! separated one of `assets/rates/ecb.tsv` (comments, empty cells, none at the end of a row). Days may come in any
//! order, but once only.

use crate::analysis::Currency;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Why a file of rates can't be used. The text follows the file's name and a colon.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No line with rates.
    #[error("no exchange rates")]
    Empty,
    /// A line is not what it should be.
    #[error("line {line}: {problem}")]
    Line {
        /// Its number, counted from 1.
        line: u64,
        /// What is wrong with it.
        problem: String,
    },
}

/// Rates by day and column.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    /// The currencies of the columns; `None` where a column has no name.
    columns: Vec<Option<Currency>>,
    days: BTreeMap<NaiveDate, Vec<Option<Decimal>>>,
}

impl Own {
    pub(super) fn read(text: &str) -> Result<Self, Error> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut lines =
            (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let (line, header) = lines.next().ok_or(Error::Empty)?;
        let separator = if header.contains('\t') { '\t' } else { ',' };
        let columns = columns(header, separator).map_err(|problem| Error::Line { line, problem })?;
        let mut own = Self { columns, days: BTreeMap::new() };
        for (line, row) in lines {
            own.add(row, separator).map_err(|problem| Error::Line { line, problem })?;
        }
        if own.days.is_empty() { Err(Error::Empty) } else { Ok(own) }
    }

    pub(super) fn rate(&self, currency: Currency, day: NaiveDate) -> Option<Decimal> {
        let column = self.columns.iter().position(|&column| column == Some(currency))?;
        *self.days.get(&day)?.get(column)?
    }

    pub(super) fn last_day(&self) -> Option<NaiveDate> {
        self.days.last_key_value().map(|(&day, _)| day)
    }

    fn add(&mut self, row: &str, separator: char) -> Result<(), String> {
        let mut cells = row.split(separator).map(str::trim);
        let cell = cells.next().unwrap_or_default();
        let day = date(cell).ok_or_else(|| format!("{cell:?} is not a date"))?;
        let rates = cells.map(rate).collect::<Result<Vec<_>, _>>()?;
        let (found, expected) = (rates.len(), self.columns.len());
        if found > expected || (separator == ',' && found < expected) {
            return Err(format!("{found} rates, but the header has {expected}"));
        }
        match self.days.insert(day, rates) {
            None => Ok(()),
            Some(_) => Err(format!("duplicate day {day}")),
        }
    }
}

fn columns(header: &str, separator: char) -> Result<Vec<Option<Currency>>, String> {
    let mut names = header.split(separator).map(str::trim);
    if names.next() != Some("Date") {
        return Err("invalid header; expected `Date` and currency codes".to_owned());
    }
    let mut columns = Vec::new();
    for name in names {
        let column = match name {
            "" => None,
            name => {
                Some(Currency::from_code(name).ok_or_else(|| format!("{name:?} is not a currency code"))?)
            }
        };
        if column.is_some() && columns.contains(&column) {
            return Err(format!("duplicate column {name}"));
        }
        columns.push(column);
    }
    Ok(columns)
}

/// The dates of the bank's files: `2024-05-20` in that of all days, `20 May 2024` in that of the last one.
fn date(cell: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d %B %Y"].iter().find_map(|format| NaiveDate::parse_from_str(cell, format).ok())
}

fn rate(cell: &str) -> Result<Option<Decimal>, String> {
    if matches!(cell, "" | "N/A") {
        return Ok(None);
    }
    let plain = cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let rate = cell.parse::<Decimal>().ok().filter(|rate| plain && !rate.is_zero());
    rate.map(|rate| Some(rate.normalize())).ok_or_else(|| format!("{cell:?} is not a rate"))
}
