//! The library: articles that stay, what they name, and the questions that can be asked of them all.
//!
//! One `SQLite` file holds everything. Invariants, which every function here keeps:
//!
//! - An article, its words for the search, its addresses and its analysis are written in one transaction: whoever
//!   reads sees all of it or nothing, and a program that is killed leaves a whole library.
//! - An article is there once, whatever addresses and feeds it came by ([`identity`]).
//! - The id of an article orders it by time ([`article_id`]), and never changes.
//! - A company or a person is one row of `entity`, however articles call it ([`entities`]).
//! - Nothing here uses the network.
//!
//! | part | job |
//! | --- | --- |
//! | [`schema`], [`mod@file`] | the file: its shape, its migrations, several processes at once |
//! | `private`, `read_only` | who may read it; media that cannot be written |
//! | `backfill`, `functions` | fills new columns for stored articles; SQL functions |
//! | [`add`], [`identity`], [`article_id`], [`clock`] | articles come in, each once |
//! | [`analyses`], [`entities`], [`measures`] | what they name, merged across articles |
//! | [`article`], [`flags`] | an article again; what the reader did with it |
//! | [`query`], [`search`], [`list`] | the language of queries, and the lists of articles that they give |
//! | [`query_times`], `typed_amount` | times and amounts as queries name them |
//! | [`near_miss`] | names in queries that nobody has, and the closest known ones |
//! | [`word_forms`] | folded and stemmed words, and the parts of compounds, for the index of words |
//! | [`figure_query`], [`name_query`] | the conditions of lists of figures, people, companies and quotations |
//! | [`figures`], [`appearances`], [`quotes`] | these lists across articles |
//! | [`stored_figure`], [`origin`] | what such a list says of a figure, and of its article |
//! | [`answer`] | the same lists for articles outside the library |
//! | `conditions`, `stored_spans` | SQL that is put together; mentions as the tables hold them |
//! | [`compare`], [`page`] | differing figures, a company's or person's page |
//! | [`feeds`], [`health`] | the feeds, and the state of their syncs |
//! | [`maintenance`], [`transfer`] | check, vacuum; out to JSON lines and in again |

pub mod add;
pub mod analyses;
pub mod answer;
pub mod appearances;
pub mod article;
pub mod article_id;
mod backfill;
pub mod clock;
pub mod compare;
mod conditions;
pub mod entities;
mod error;
pub mod feeds;
pub mod figure_query;
pub mod figures;
pub mod file;
pub mod flags;
mod functions;
pub mod health;
pub mod identity;
pub mod list;
pub mod maintenance;
pub mod measures;
pub mod name_query;
pub mod near_miss;
pub mod origin;
pub mod page;
mod private;
pub mod query;
pub mod query_times;
pub mod quotes;
mod read_only;
pub mod schema;
pub mod search;
pub mod stored_figure;
mod stored_spans;
pub mod transfer;
mod typed_amount;
pub mod word_forms;

pub use add::{AddOutcome, NewArticle};
pub use article::Article;
pub use error::{Error, Result};
pub use figure_query::FigureQuery;
pub use file::Library;
pub use list::{ArticleRow, List, Order};
pub use query::Query;
