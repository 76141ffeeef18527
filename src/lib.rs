//! depesche reads business news: it takes an article, finds the people, companies and figures that it
//! names, and shows them beside the text.
//!
//! # Map of the crate
//!
//! Data flows one way, and no module uses one that stands below it in this list:
//!
//! ```text
//!  files ──┐                                                    ┌──► export ───► cli
//!          ├──► intake ──► Document ──► analysis ──► Analysis ──┼──► present ──► cli, tui
//!  fetch ──┘                                                    ├──► layout ───► tui
//!                                                               └──► library ◄── sync
//! ```
//!
//! | module | takes | gives |
//! | --- | --- | --- |
//! | [`document`] | | the types of an article: its text, blocks, head, links, language |
//! | [`lexicon`] | | what the program knows of words: lexicons, dictionaries, the gazetteer |
//! | [`language`] | | the properties of the languages that are analysed: one pack each |
//! | [`intake`] | files, folders, standard input: text, Markdown, web pages, feeds, mail, PDF, JSON lines | a [`Document`](document::Document) |
//! | [`analysis`] | a `Document` | an [`Analysis`](analysis::Analysis): people, companies, figures, quotes |
//! | [`rates`] | an amount of money and a day | the amount in another currency |
//! | [`export`] | a `Document` and its `Analysis` | JSON, CSV, Parquet, for programs |
//! | [`layout`] | a `Document`, its `Analysis` and a width | rows of text, and the way from cells to offsets and back |
//! | `train` | labelled sentences, gold articles | the models in `assets/model` (feature `train`) |
//! | [`present`] | a `Document` and its `Analysis` | tables, Markdown, charts, amounts in words, for people |
//! | `library` | documents, analyses, questions | lists, figures across articles, pages (feature `library`) |
//! | `fetch` | addresses | what stands there, within limits (feature `library`) |
//! | `sync` | feeds, addresses | articles in the library (feature `library`) |
//! | `config` | the configuration folder | what the user has configured (feature `app`) |
//! | `tui` | articles, keys, a terminal | the reader (feature `app`) |
//! | `cli` | arguments | calls of the above (feature `app`) |
//!
//! The modules up to [`present`], but for `train`, are the engine. It knows no terminal: `cargo check --no-default-features` builds it
//! without any terminal or command line crate. The library and its ways to the web, which the feature `library` adds,
//! know none either. `tests/layering.rs` holds the order of the modules.
//!
//! Plain text, Markdown and JSON lines are always read. Web pages, feeds, mail and PDF are the features `html`, `feed`,
//! `mail` and `pdf`, which `app` turns on; without them the engine needs fewer than 80 crates.
//!
//! # Offsets
//!
//! Inside the crate a [`Span`](document::Span) counts **bytes** of [`Document::text`](document::Document::text)
//! and always lies on character boundaries. Only [`export`] turns spans into Unicode scalar values, which is
//! what the JSON promises.
//!
//! # Fuzzing
//!
//! Everything that comes from outside has a fuzz target in `tests/fuzz`. Running them needs a nightly toolchain and
//! `cargo install cargo-fuzz --locked`:
//!
//! ```text
//! tests/fuzz/run 60            # every target for a minute
//! tests/fuzz/run 600 html mail # two of them for ten minutes each
//! ```
//!
//! A finding lands in `tests/fuzz/artifacts`. Shrink it with `cargo +nightly fuzz tmin`, put it into
//! `tests/fuzz/corpus/<target>`, and mend its cause: `cargo test --test fuzz_corpus` runs every input of the corpus
//! through its target, without nightly and without cargo-fuzz.

pub mod analysis;
pub mod document;
pub mod export;
pub mod intake;
pub mod language;
pub mod layout;
pub mod lexicon;
pub mod present;
pub mod rates;

#[cfg(feature = "app")]
pub mod cli;
#[cfg(feature = "app")]
pub mod config;
#[cfg(feature = "library")]
pub mod fetch;
#[cfg(feature = "library")]
pub mod library;
#[cfg(feature = "library")]
pub mod sync;
#[cfg(feature = "train")]
pub mod train;
#[cfg(feature = "app")]
pub mod tui;
