//! The library: stored articles, their analyses, and queries across all of them.
//!
//! Everything is in one `SQLite` file. Invariants:
//!
//! - An article, its search index, its URLs and its analysis are written in one transaction: readers see all of it or
//!   nothing, and killing the program never leaves half an article.
//! - Each article is stored once, even if several feeds or URLs lead to it ([`identity`]).
//! - The id of an article sorts it by time ([`article_id`]), and never changes.
//! - A company or a person is one row of `entity`, whatever articles call it ([`entities`]).
//! - Nothing here uses the network.
//!
//! | part | job |
//! | --- | --- |
//! | [`schema`], [`mod@file`] | the file: schema, migrations, concurrent processes |
//! | `private`, `read_only` | file permissions; read-only media |
//! | `backfill`, `functions` | fills new columns for stored articles; SQL functions |
//! | [`add`], [`identity`], [`article_id`], [`clock`] | adding articles, each once |
//! | [`analyses`], [`entities`], [`measures`] | analyses, merged across articles |
//! | [`article`], [`flags`] | stored articles; read, star, tag and delete state |
//! | [`query`], [`search`], [`list`] | the query language, search and lists of articles |
//! | [`query_parts`], [`query_operator`] | the parts of a query with their places, and the operators |
//! | [`query_times`], [`typed_amount`], [`typed_unit`] | times, amounts and units in queries |
//! | [`near_miss`] | unknown names in queries, and the closest known ones |
//! | [`word_forms`] | folded and stemmed words, and the parts of compounds, for the word index |
//! | [`hits`], [`word_places`] | where a query finds its words, figures and names in an article |
//! | [`found_figures`], [`lookup`] | the figures that a query finds; headlines and figures by words |
//! | [`figure_query`], [`name_query`] | the filters for lists of figures, people, companies and quotes |
//! | `together` | what these lists show of the sentences that name somebody |
//! | [`figures`], [`appearances`], [`quotes`] | these lists across articles |
//! | [`stored_figure`], [`origin`], [`listed`] | the fields of a listed figure and its article |
//! | [`answer`] | the same lists for articles outside the library |
//! | [`completion`] | what a value of a query can be completed to, and whom its names mean |
//! | [`item_query`] | queries of the rows of a list, without the library |
//! | `known_texts`, `magnitude` | texts that are stored already; about how large amounts are, for indexes |
//! | `clauses` | what a query asks of articles, as lists of few or tests of each |
//! | `figure_clauses`, `word_clauses` | what a query asks of figures, and of the word index |
//! | `relevance` | lists by how well articles fit the words |
//! | `reading`, `word_test` | searches of words that are in many articles, without the index of words |
//! | `search_statement`, `step_limit` | the SQL statement that reads the ids of what a query finds; stops long ones |
//! | `conditions`, `stored_spans` | SQL fragments; stored mentions |
//! | [`compare`], [`page`] | differing figures; the page of a company or person |
//! | [`series`] | the figures of one measure, period by period |
//! | [`feeds`], [`health`] | the feeds, and the state of their syncs |
//! | [`maintenance`], [`transfer`] | check and vacuum; export and import |

pub mod add;
pub mod analyses;
pub mod answer;
pub mod appearances;
pub mod article;
pub mod article_id;
mod backfill;
mod clauses;
pub mod clock;
pub mod compare;
pub mod completion;
mod conditions;
pub mod entities;
mod error;
pub mod feeds;
mod figure_clauses;
pub mod figure_query;
pub mod figures;
pub mod file;
pub mod flags;
pub mod found_figures;
mod functions;
pub mod health;
pub mod hits;
pub mod identity;
pub mod item_query;
mod known_texts;
pub mod list;
pub mod listed;
pub mod lookup;
mod magnitude;
pub mod maintenance;
pub mod measures;
pub mod name_query;
pub mod near_miss;
pub mod origin;
pub mod page;
mod private;
pub mod query;
pub mod query_operator;
pub mod query_parts;
pub mod query_times;
mod query_told;
pub mod quotes;
mod read_only;
mod reading;
mod relevance;
pub mod schema;
pub mod search;
mod search_statement;
pub mod series;
mod step_limit;
pub mod stored_figure;
mod stored_spans;
#[cfg(test)]
mod test_figure;
mod together;
pub mod transfer;
pub mod typed_amount;
pub mod typed_unit;
mod word_clauses;
pub mod word_forms;
pub mod word_places;
mod word_test;

pub use add::{AddOutcome, NewArticle};
pub use article::Article;
pub use error::{Error, Result};
pub use figure_query::FigureQuery;
pub use file::Library;
pub use hits::ArticleHits;
pub use list::{ArticleRow, List, Order};
pub use query::Query;
pub use search::Beginning;
