//! The library: articles that stay, what they name, and the questions that can be asked of them all.
//!
//! One `SQLite` file holds everything. Invariants, which every function here keeps:
//!
//! - An article, its words for the search, its addresses and its analysis are written in one transaction: whoever
//!   reads sees all of it or nothing, and a program that is killed leaves a whole library.
//! - An article is there once, whatever addresses and feeds it came by ([`identity`]).
//! - The id of an article orders it by time ([`moment`]), and never changes.
//! - A company or a person is one row of `entity`, however articles call it ([`entities`]).
//! - Nothing here uses the network.
//!
//! | part | job |
//! | --- | --- |
//! | [`schema`], [`mod@file`] | the file: its shape, its migrations, several processes at once |
//! | `private`, `read_only` | who may read it; media that cannot be written |
//! | [`add`], [`identity`], [`moment`] | articles come in, each once |
//! | [`analyses`], [`entities`], [`measures`] | what they name, merged across articles |
//! | [`article`], [`marks`] | an article again; what the reader did with it |
//! | [`query`], [`search`], [`list`] | the language of queries, and the lists of articles that they give |
//! | [`figures`], [`compare`], [`page`] | figures across articles, differing ones, a company's or person's page |
//! | [`feeds`], [`health`] | the feeds, and the state of their syncs |
//! | [`care`], [`transfer`] | check, vacuum; out to JSON lines and in again |

pub mod add;
pub mod analyses;
pub mod article;
pub mod care;
pub mod compare;
pub mod entities;
mod error;
pub mod feeds;
pub mod figures;
pub mod file;
pub mod health;
pub mod identity;
pub mod list;
pub mod marks;
pub mod measures;
pub mod moment;
pub mod page;
mod private;
pub mod query;
mod read_only;
pub mod schema;
pub mod search;
pub mod transfer;

pub use add::{Added, Delivery};
pub use article::Article;
pub use error::{Error, Result};
pub use file::Library;
pub use list::{List, Order, Row};
pub use query::Query;
