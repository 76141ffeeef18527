//! What the library can be asked, and what it answers.

use crate::document::Document;
use crate::library::entities::EntityKind;
use crate::library::page::{Entity, Page};
use crate::library::{Article, ArticleRow, Order};
use crate::sync;
use crate::tui::screen::library::sidebar::Sidebar;
use std::sync::Arc;

/// A request to the library.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// The articles that a query finds.
    List {
        /// A number to know the answer by.
        ticket: u64,
        /// What was typed.
        query: String,
        /// Their order.
        order: Order,
    },
    /// The rows of articles.
    Rows(Vec<i64>),
    /// What stands beside the list.
    Sidebar,
    /// An article to read, from a byte of its text on.
    Open {
        /// Which one.
        id: i64,
        /// The byte; `None` for the stored position.
        at: Option<usize>,
    },
    /// Marks an article as read because it was opened. Lists that it no longer belongs to keep it for now.
    Seen(i64),
    /// Marks articles as read or unread.
    Read(Vec<i64>, bool),
    /// Stars articles, or takes the stars away.
    Star(Vec<i64>, bool),
    /// Deletes articles, or restores them.
    Delete(Vec<i64>, bool),
    /// Gives an article these tags.
    Tags(i64, Vec<String>),
    /// Keeps where an article was left off.
    Position(i64, Option<usize>),
    /// The page of a person or a company, by name and ISIN.
    Page {
        /// Which of both.
        kind: EntityKind,
        /// The name.
        name: String,
        /// The number of its share.
        isin: Option<String>,
    },
    /// The open page again, after a change.
    PageAgain(i64),
    /// The people and companies of most articles.
    Names,
    /// Saves a search under a name, or forgets it.
    Save(String, Option<String>),
    /// Syncs all feeds.
    Sync,
    /// Adds the page at a URL as an article, or follows the feed there.
    Add(String),
}

impl Request {
    /// Whether the request changes the library, and so needs its lock. Syncs and additions do not count: they run on their
    /// own connections.
    pub fn is_change(&self) -> bool {
        match self {
            Self::Seen(_)
            | Self::Read(..)
            | Self::Star(..)
            | Self::Delete(..)
            | Self::Tags(..)
            | Self::Position(..)
            | Self::Save(..) => true,
            Self::List { .. }
            | Self::Rows(_)
            | Self::Sidebar
            | Self::Open { .. }
            | Self::Page { .. }
            | Self::PageAgain(_)
            | Self::Names
            | Self::Sync
            | Self::Add(_) => false,
        }
    }
}

/// An answer of the library.
#[derive(Debug, Clone, PartialEq)]
pub enum LibraryAnswer {
    /// The ids of articles.
    Listed {
        /// The number of the request.
        ticket: u64,
        /// The articles.
        ids: Vec<i64>,
        /// A part of the query that is not understood.
        problem: Option<String>,
    },
    /// Rows of articles.
    Rows(Vec<ArticleRow>),
    /// What stands beside the list.
    Sidebar(Box<Sidebar>),
    /// An article to read.
    Opened {
        /// What is known of it.
        article: Article,
        /// Its text.
        document: Arc<Document>,
        /// Where to read.
        at: Option<usize>,
    },
    /// A page; none where the library does not know the name.
    Page(Option<Box<Page>>, String),
    /// People and companies, those of most articles first.
    Names(Vec<Entity>),
    /// Something has changed in the library.
    Changed,
    /// The change that has waited longest is saved.
    Saved,
    /// The change that has waited longest could not be saved, for this reason.
    Lost(String),
    /// Changes wait because another process has the library.
    Waiting,
    /// The number of feeds that are synced, and of all feeds.
    Syncing(usize, usize),
    /// A sync has ended, with these results.
    Synced(sync::SyncTally),
    /// There are no feeds to sync.
    NoFeeds,
    /// An article or a feed was added.
    Added {
        /// Its title.
        title: String,
        /// Whether it is a feed.
        is_feed: bool,
        /// How many entries of the feed were not read.
        beyond: usize,
    },
    /// Something went wrong, in words.
    Failed(String),
}
