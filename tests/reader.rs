//! The reader without a terminal.
#![cfg(feature = "app")]

#[path = "reader/article.rs"]
mod article;
#[path = "reader/completing.rs"]
mod completing;
#[path = "reader/driver.rs"]
mod driver;
#[path = "reader/everyday.rs"]
mod everyday;
#[path = "reader/helping.rs"]
mod helping;
#[path = "reader/hostile.rs"]
mod hostile;
#[path = "reader/library.rs"]
mod library;
#[path = "reader/list_parts.rs"]
mod list_parts;
#[path = "reader/locked.rs"]
mod locked;
#[path = "reader/looking_up.rs"]
mod looking_up;
#[path = "reader/moving.rs"]
mod moving;
#[path = "reader/reading_through.rs"]
mod reading_through;
#[path = "reader/results.rs"]
mod results;
#[path = "reader/screens.rs"]
mod screens;
#[path = "reader/storm.rs"]
mod storm;
#[path = "reader/tables.rs"]
mod tables;
#[path = "reader/trends.rs"]
mod trends;
#[path = "reader/typing.rs"]
mod typing;
#[path = "reader/unsure.rs"]
mod unsure;
