//! From bytes to a [`Document`](crate::document::Document): decoding, format, head, blocks, language.
//!
//! [`Source`] opens an input, [`encoding`] decodes it, and `sniff` detects its [`Format`] from name and content. The reader
//! of the format (chosen by [`read()`]) produces text and [`Block`](crate::document::Block)s. Then the head and the
//! boilerplate are recognised among the blocks ([`document()`]). Everything takes time linear in the input.
//!
//! Web pages, feeds, mail and PDF are cargo features, because their parsers need most of the dependencies. Formats whose
//! feature is off are still recognised, and give [`Error::NotBuilt`].

mod articles;
mod assemble;
mod boilerplate;
mod byline;
mod cues;
mod date;
mod dateline;
pub mod encoding;
mod error;
#[cfg(feature = "feed")]
pub mod feed;
mod feed_link;
mod feed_start;
mod folder;
mod foreign;
mod format;
#[cfg(feature = "html")]
#[cfg_attr(not(all(feature = "feed", feature = "mail")), allow(dead_code, reason = "feeds and mail use it"))]
mod fragment;
mod front_matter;
mod guard;
mod head;
mod head_words;
#[cfg(feature = "html")]
mod html;
mod input;
pub mod jsonl;
pub mod language;
pub mod lines;
mod link;
#[cfg(feature = "mail")]
mod mail;
mod markdown;
#[cfg(feature = "html")]
mod markup;
mod metadata;
#[cfg(not(all(feature = "html", feature = "feed", feature = "mail", feature = "pdf")))]
mod not_built;
#[cfg(feature = "pdf")]
pub mod pdf;
mod plain;
mod raised;
mod read;
#[cfg_attr(not(feature = "html"), allow(dead_code, reason = "pages, feeds and mail use all of it"))]
mod rendered;
mod sentence_end;
mod sniff;
mod source;
mod utf16;
pub mod xml;

pub use articles::Articles;
pub use assemble::{document, page_document, read_page, read_page_with_feeds};
pub use dateline::is_bare_credit;
pub use error::{Error, Result};
pub use feed_link::FeedLink;
pub use foreign::Foreign;
pub use format::{FORMATS, Format, FormatSpec};
pub use guard::{is_here as is_guarded, is_parsing, run as guarded};
pub use input::{Input, Unread};
pub use link::joined;
pub use metadata::Metadata;
#[cfg(not(feature = "feed"))]
pub use not_built::feed;
pub use read::{read, read_all_of};
pub use source::{MAX_INPUT, MOST_ENTRIES, Source, read_all};
