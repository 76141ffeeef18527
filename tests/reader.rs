//! The reader without a terminal.
#![cfg(feature = "app")]

#[path = "reader/article.rs"]
mod article;
#[path = "reader/driver.rs"]
mod driver;
#[path = "reader/moving.rs"]
mod moving;
#[path = "reader/screens.rs"]
mod screens;
