//! The rates that lie in the program: `rates.dat`, which `src/build.rs` makes of `assets/rates/ecb.tsv`.
//!
//! Nothing of it is read at start; a look-up is a binary search for the day. All numbers are little endian:
//!
//! | bytes | is |
//! | --- | --- |
//! | 4 | number of currencies *c* |
//! | 4 | number of days *d* |
//! | 4 *c* | per currency its code and the number of its decimal places |
//! | 4 *d* | the days, ascending: year, four bits for the month, five for the day |
//! | 3 *c d* | per day and currency the rate in units of the last decimal place; zero where there is none |

use crate::analysis::Currency;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

static DATA: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rates.dat"));

/// The parts of the table.
struct Table {
    columns: &'static [[u8; 4]],
    days: &'static [[u8; 4]],
    rates: &'static [[u8; 3]],
}

fn open() -> Option<Table> {
    let (header, _) = DATA.as_chunks::<4>();
    let [columns, days, ..] = header else { return None };
    let columns = u32::from_le_bytes(*columns) as usize;
    let days = u32::from_le_bytes(*days) as usize;
    let (columns, rest) = header.get(2..)?.split_at_checked(columns)?;
    let days = rest.get(..days)?;
    let (rates, _) = DATA.get(4 * (2 + columns.len() + days.len())..)?.as_chunks::<3>();
    Some(Table { columns, days, rates })
}

/// What one euro cost in a currency, if there is a rate of that very day.
pub(super) fn rate(currency: Currency, day: NaiveDate) -> Option<Decimal> {
    let table = open()?;
    let column = table.columns.iter().position(|column| column.starts_with(currency.code().as_bytes()))?;
    let row = table.days.binary_search_by_key(&number(day)?, |day| u32::from_le_bytes(*day)).ok()?;
    let &[low, middle, high] = table.rates.get(row * table.columns.len() + column)?;
    let rate = u32::from_le_bytes([low, middle, high, 0]);
    let [.., places] = table.columns[column];
    (rate > 0).then(|| Decimal::new(i64::from(rate), u32::from(places)).normalize())
}

/// The last day that has rates.
pub(super) fn last_day() -> Option<NaiveDate> {
    let last = u32::from_le_bytes(*open()?.days.last()?);
    NaiveDate::from_ymd_opt(i32::try_from(last >> 9).ok()?, (last >> 5) & 15, last & 31)
}

/// A day as `src/build.rs` writes it.
fn number(day: NaiveDate) -> Option<u32> {
    Some((u32::try_from(day.year()).ok()? << 9) | (day.month() << 5) | day.day())
}
