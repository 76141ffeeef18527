//! The list of the articles that were given, and the samples.

pub mod samples;
pub mod update;
pub mod view;
