//! The rates that lie in the program: `rates.dat`, which `src/build.rs` makes of `assets/rates/ecb.tsv`.
//!
//! Nothing of it is read at start. A look-up is a binary search for the day, and reads one block: the rates of one
//! currency on some days in a row. All numbers are little endian:
//!
//! | bytes | is |
//! | --- | --- |
//! | 4 | number of currencies *c* |
//! | 4 | number of days *d* |
//! | 4 | number of days in a block; the last block of a currency has fewer |
//! | 4 *c* | per currency its code and the number of its decimal places |
//! | 4 *d* | the days, ascending: year, four bits for the month, five for the day |
//! | 4 *c b* | per currency where each of its *b* blocks begins, counted from the first one |
//! | | the blocks: per day the difference to the rate of the day before, of the first one to zero |
//!
//! A rate is a whole number in units of the last decimal place, zero where there is none. A difference takes as many bytes as
//! it needs, seven bits each, the lowest first; its lowest bit is the sign.

use crate::analysis::Currency;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

static DATA: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rates.dat"));

/// The parts of the table.
struct Table {
    columns: &'static [[u8; 4]],
    days: &'static [[u8; 4]],
    days_in_block: usize,
    starts: &'static [[u8; 4]],
    blocks: &'static [u8],
}

fn open() -> Option<Table> {
    let (words, _) = DATA.as_chunks::<4>();
    let (&[columns, days, days_in_block], rest) = words.split_first_chunk()?;
    let size = |word: [u8; 4]| u32::from_le_bytes(word) as usize;
    let days_in_block = size(days_in_block);
    let (columns, rest) = rest.split_at_checked(size(columns))?;
    let (days, rest) = rest.split_at_checked(size(days))?;
    let starts = rest.get(..columns.len() * days.len().div_ceil(days_in_block))?;
    let blocks = DATA.get(4 * (3 + columns.len() + days.len() + starts.len())..)?;
    Some(Table { columns, days, days_in_block, starts, blocks })
}

impl Table {
    /// The rate of a column on the day number `row`.
    fn rate(&self, column: usize, row: usize) -> Option<u32> {
        let blocks = self.starts.len() / self.columns.len();
        let start = *self.starts.get(column * blocks + row / self.days_in_block)?;
        let mut block = self.blocks.get(u32::from_le_bytes(start) as usize..)?.iter();
        let mut rate = 0;
        for _ in 0..=row % self.days_in_block {
            rate += difference(&mut block)?;
        }
        u32::try_from(rate).ok()
    }
}

fn difference(bytes: &mut std::slice::Iter<'_, u8>) -> Option<i32> {
    let (mut number, mut shift) = (0_u32, 0);
    loop {
        let byte = bytes.next()?;
        number |= u32::from(byte & 0x7F).checked_shl(shift)?;
        shift += 7;
        if byte & 0x80 == 0 {
            return Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed());
        }
    }
}

/// What one euro cost in a currency, if there is a rate of that very day.
pub(super) fn rate(currency: Currency, day: NaiveDate) -> Option<Decimal> {
    let table = open()?;
    let column = table.columns.iter().position(|column| column.starts_with(currency.code().as_bytes()))?;
    let row = table.days.binary_search_by_key(&number(day)?, |day| u32::from_le_bytes(*day)).ok()?;
    let rate = table.rate(column, row)?;
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
