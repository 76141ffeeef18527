//! A document and its analysis as people read them: in a terminal, as Markdown, in words.
//!
//! | module | shows |
//! | --- | --- |
//! | [`amount`] | the amount of a figure, short |
//! | [`measure`] | what a figure measures |
//! | [`period`] | when, short |
//! | [`words`] | the amount of a figure in words |
//! | [`row`], [`table`] | lists of what an article names |
//! | [`report`] | all lists of an article under its head |
//! | [`plain`] | the text with its notes |
//! | [`chart`] | the figures of an article as bars |
//! | [`template`] | texts with places for values |
//! | [`messages`] | what commands say, in the user's language |
//! | [`spark`] | values as a line of small bars |
//! | [`ticks`] | round values for the scale of a chart |
//!
//! [`parse_amount()`] reads what people type. Programs read what [`crate::export`] writes. Whatever may reach a terminal has
//! its control characters made visible or escaped.

pub mod amount;
pub mod chart;
pub mod measure;
pub mod messages;
mod parse_amount;
pub mod period;
pub mod plain;
pub mod report;
pub mod row;
pub mod spark;
pub mod table;
pub mod template;
pub mod ticks;
pub mod words;

pub use parse_amount::{ShownAmount, parse_amount, parse_shown_amount};
