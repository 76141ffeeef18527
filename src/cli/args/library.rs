//! The arguments of the library commands.

use super::{AUTO, InputArgs, InputFormat, ListTo, named};
use crate::library::{Order, query_times};
use chrono::NaiveDate;
use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Arguments of `add`.
#[derive(Debug, ClapArgs)]
pub struct AddArgs {
    /// Files, folders and URLs to add; - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,

    /// Input format
    #[arg(long, value_parser = InputFormat::parser(), default_value = AUTO, value_name = "FORMAT")]
    pub from: InputFormat,

    /// Number of articles to analyse in parallel [default: number of cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,

    /// Tag the articles; can be repeated
    #[arg(long, value_name = "TAG", value_parser = tag)]
    pub tag: Vec<String>,
}

impl AddArgs {
    /// The inputs as the other commands take them.
    pub fn input(&self) -> InputArgs {
        InputArgs { inputs: self.inputs.clone(), from: self.from, jobs: self.jobs }
    }
}

/// Arguments of `sync`.
#[derive(Debug, ClapArgs)]
pub struct SyncArgs {
    /// Feeds to sync, by URL, number or the start of the title [default: all]
    ///
    /// Feeds that crashed depesche twice in a row are skipped unless named.
    #[arg(value_name = "FEED")]
    pub feeds: Vec<String>,

    /// Number of feeds to fetch in parallel
    #[arg(long, value_name = "N", default_value_t = crate::sync::WORKERS as u16, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub jobs: u16,

    /// Only print errors
    #[arg(long, short)]
    pub quiet: bool,
}

/// The commands of `feed`.
#[derive(Debug, Subcommand)]
pub enum FeedCommand {
    /// Follow feeds by URL
    Add {
        /// Feed URLs; https:// is added if missing
        #[arg(required = true, value_name = "URL")]
        addresses: Vec<String>,
        /// Title [default: the feed's own]
        #[arg(long, value_name = "TITLE")]
        title: Option<String>,
        /// Fetch the full article for each entry
        #[arg(long)]
        full_text: bool,
        /// Add the URLs as they are, without fetching them
        #[arg(long)]
        no_fetch: bool,
    },
    /// List feeds and the result of their last sync
    List {
        /// Output format [default: table on a terminal, json otherwise]
        #[arg(long, value_enum, value_name = "FORMAT")]
        to: Option<ListTo>,
    },
    /// Unfollow feeds (keeps their articles)
    Remove {
        /// Feeds, by URL, number or the start of the title
        #[arg(required = true, value_name = "FEED")]
        feeds: Vec<String>,
    },
    /// Turn fetching full articles for a feed on or off
    FullText {
        /// Feed, by URL, number or the start of the title
        #[arg(value_name = "FEED")]
        feed: String,
        /// Whether to fetch full articles
        #[arg(value_enum, value_name = "on|off")]
        switch: Switch,
    },
    /// Import feeds from an OPML file or a Newsboat `urls` file
    Import {
        /// File to import; - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Export feeds as OPML
    Export {
        /// Include passwords in feed URLs
        #[arg(long)]
        with_passwords: bool,
    },
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// Fetch full articles
    On,
    /// Keep what the feed contains
    Off,
}

/// The commands of `library`.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum LibraryCommand {
    /// Print the path of the library
    Path,
    /// Check integrity
    Check,
    /// Export all articles as JSON lines, including read, star and tag state
    Export,
    /// Import an export, including read, star and tag state
    Import {
        /// File to import; - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Permanently delete articles deleted more than 30 days ago, and compact the file
    Vacuum,
}

/// Arguments of `search`.
#[derive(Debug, ClapArgs)]
pub struct SearchArgs {
    /// Words, "phrases", -word, OR, >1bn, <5%, 1bn..5bn, and filters: title: author: company: person: kind: of: min: max:
    /// unit: after: before: source: feed: tag: lang: is:
    ///
    /// Put a query that begins with a hyphen behind `--`.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,

    /// Sort order
    #[arg(long, default_value_t = Order::Newest, value_name = "ORDER", value_parser = named::<Order>())]
    pub sort: Order,

    /// Maximum number of articles
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,

    /// Output format [default: table on a terminal, json otherwise]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: Option<ListTo>,
}

/// A period of publication.
#[derive(Debug, Clone, Copy, Default, ClapArgs)]
pub struct TimeArgs {
    /// Only articles published in or after this period: 2022, 2022-05, 2022-05-20 or 7d
    #[arg(long, value_name = "TIME", value_parser = day)]
    pub after: Option<NaiveDate>,

    /// Only articles published before this period
    #[arg(long, value_name = "TIME", value_parser = day)]
    pub before: Option<NaiveDate>,
}

/// Parses a tag, which is one word.
fn tag(text: &str) -> Result<String, &'static str> {
    let is_word = !text.is_empty() && !text.contains(|char: char| char.is_whitespace() || char.is_control());
    if is_word { Ok(text.to_owned()) } else { Err("a tag is one word without spaces") }
}

fn day(text: &str) -> Result<NaiveDate, String> {
    query_times::day(text).map_err(|wanted| format!("expected {wanted}"))
}
