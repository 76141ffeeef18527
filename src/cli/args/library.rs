//! The arguments of the commands around the library.

use super::{AUTO, InputArgs, InputFormat, ListTo, named};
use crate::library::{Order, query_times};
use chrono::NaiveDate;
use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Arguments of `add`.
#[derive(Debug, ClapArgs)]
pub struct AddArgs {
    /// Files, folders and web addresses to add; - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,

    /// The format of the inputs
    #[arg(long, value_parser = InputFormat::parser(), default_value = AUTO, value_name = "FORMAT")]
    pub from: InputFormat,

    /// How many articles to analyse at the same time [default: the number of cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,

    /// A tag for the articles; may be given several times
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
}

impl AddArgs {
    /// The inputs as other commands have them.
    pub fn input(&self) -> InputArgs {
        InputArgs { inputs: self.inputs.clone(), from: self.from, jobs: self.jobs }
    }
}

/// Arguments of `sync`.
#[derive(Debug, ClapArgs)]
pub struct SyncArgs {
    /// The feeds to sync: addresses, numbers, or how their titles begin [default: all]
    ///
    /// Feeds that crashed depesche twice in a row are skipped unless named.
    #[arg(value_name = "FEED")]
    pub feeds: Vec<String>,

    /// How many feeds to fetch at the same time
    #[arg(long, value_name = "N", default_value_t = crate::sync::WORKERS as u16, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub jobs: u16,

    /// Say nothing but what went wrong
    #[arg(long, short)]
    pub quiet: bool,
}

/// What to do with feeds.
#[derive(Debug, Subcommand)]
pub enum FeedCommand {
    /// Follow feeds
    Add {
        /// The addresses of the feeds
        #[arg(required = true, value_name = "ADDRESS")]
        addresses: Vec<String>,
        /// What to call it [default: as it calls itself]
        #[arg(long, value_name = "TITLE")]
        title: Option<String>,
        /// Fetch the pages of its entries, since it carries only their beginnings
        #[arg(long)]
        full_text: bool,
    },
    /// List the feeds, and how their last sync went
    List {
        /// How to print them [default: table on a terminal, else json]
        #[arg(long, value_enum, value_name = "FORMAT")]
        to: Option<ListTo>,
    },
    /// Follow feeds no longer; their articles stay
    Remove {
        /// The feeds: addresses, numbers, or how their titles begin
        #[arg(required = true, value_name = "FEED")]
        feeds: Vec<String>,
    },
    /// Turn the fetching of the pages of a feed's entries on or off
    FullText {
        /// The feed
        #[arg(value_name = "FEED")]
        feed: String,
        /// Whether they are fetched
        #[arg(value_enum)]
        switch: Switch,
    },
    /// Follow the feeds of an OPML file, or of a list of URLs as Newsboat keeps it
    Import {
        /// The file; - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Print the feeds as OPML, for other readers
    Export {
        /// Include passwords in feed URLs
        #[arg(long)]
        with_passwords: bool,
    },
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// They are
    On,
    /// They are not
    Off,
}

/// What to do with the library.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum LibraryCommand {
    /// Print where it is
    Path,
    /// Look whether everything in it is whole
    Check,
    /// Print all articles as JSON lines, with what you did with them
    Export,
    /// Add the articles of an export, with what you did with them
    Import {
        /// The file; - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Let go for good of what was deleted more than thirty days ago, and make the file smaller
    Vacuum,
}

/// Arguments of `search`.
#[derive(Debug, ClapArgs)]
pub struct SearchArgs {
    /// Words, "phrases", -word, OR, >1bn, <5%, 1bn..5bn, title: author: company: person: kind: of: min: max: unit:
    /// after:7d before: source: feed: tag: lang: is:unread/read/starred/deleted
    ///
    /// What begins with a hyphen stands in quotation marks with something else, or behind `--`.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,

    /// The order
    #[arg(long, default_value_t = Order::Newest, value_name = "ORDER", value_parser = named::<Order>())]
    pub sort: Order,

    /// At most so many articles
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,

    /// How to print them [default: table on a terminal, else json]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: Option<ListTo>,
}

/// A stretch of time.
#[derive(Debug, Clone, Copy, Default, ClapArgs)]
pub struct TimeArgs {
    /// Only from articles published in or after this period: 2022, 2022-05, 2022-05-20 or 7d
    #[arg(long, value_name = "TIME", value_parser = day)]
    pub after: Option<NaiveDate>,

    /// Only from articles published before this period
    #[arg(long, value_name = "TIME", value_parser = day)]
    pub before: Option<NaiveDate>,
}

fn day(text: &str) -> Result<NaiveDate, String> {
    query_times::day(text).map_err(|wanted| format!("wanted is {wanted}"))
}
