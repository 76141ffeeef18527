//! A document and its analysis as JSON, CSV, table and Markdown.

pub mod json;
