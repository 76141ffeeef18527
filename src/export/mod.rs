//! A document and its analysis as data for programs: JSON, CSV, Parquet.
//!
//! [`record`] has the fields of people, companies, figures and quotations, and [`field`] where each of them goes.
//! [`json`] is the promise to programs. [`listing`] makes lists of records, which [`csv`] writes.
//! Whatever may reach a terminal has its control characters made visible or escaped.

pub mod csv;
pub mod field;
pub mod json;
pub mod listing;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod record;
