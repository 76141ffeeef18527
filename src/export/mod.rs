//! A document and its analysis as JSON, CSV, table and Markdown.
//!
//! [`record`] has the fields of people, companies, figures and quotations, and [`field`] where each of them goes.
//! [`json`] is the promise to programs. [`listing`] makes lists of records, which [`csv`] and [`table`] write; [`report`]
//! puts an article's tables under its head, [`plain`] its notes under its text, and [`chart`] draws its figures.
//! [`amount`] and [`words`] write single values for people.
//! Whatever may reach a terminal has its control characters made visible or escaped.

pub mod amount;
pub mod chart;
pub mod csv;
pub mod field;
pub mod json;
pub mod listing;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod plain;
pub mod record;
pub mod report;
pub mod table;
pub mod typed_amount;
pub mod words;
