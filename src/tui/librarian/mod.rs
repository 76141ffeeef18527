//! Runs the library on its own threads, so that the reader never waits for it.
//!
//! | file | job |
//! | --- | --- |
//! | this one | what can be asked and answered; reads |
//! | [`desk`] | the threads, and who gets what |
//! | `changes` | what the user does with articles, kept in order while another process has the library |
//! | `web` | syncs, and what is added by URL |

mod changes;
pub mod desk;
mod web;

use super::shelf::side::Side;
use crate::document::Document;
use crate::library::entities::EntityKind;
use crate::library::page::{Entity, Page};
use crate::library::{Article, ArticleRow, Library, Order, Query, Result};
use crate::sync;
use std::path::PathBuf;
use std::sync::Arc;

pub use desk::Desk;

/// The palette offers at most so many people, and as many companies.
const MOST_NAMES: usize = 5000;

/// The library as the reader gets it.
#[derive(Debug)]
pub enum Shelved {
    /// It is open, and its list is to be shown.
    Open(Library),
    /// It is there, to be opened when it is first asked for.
    At(PathBuf),
}

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
    Side,
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
            | Self::Side
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
    Side(Box<Side>),
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

/// Handles a request. Those that need the network are left to the [`Desk`].
pub fn answer(library: &mut Library, request: Request) -> Vec<LibraryAnswer> {
    let told = |error, library: &Library| format!("{}: {error}", library.path().display());
    if request.is_change() {
        return vec![match changes::save(library, &request) {
            Ok(()) => LibraryAnswer::Saved,
            Err(error) => LibraryAnswer::Lost(told(error, library)),
        }];
    }
    read(library, request).unwrap_or_else(|error| vec![LibraryAnswer::Failed(told(error, library))])
}

fn read(library: &Library, request: Request) -> Result<Vec<LibraryAnswer>> {
    Ok(match request {
        Request::List { ticket, query, order } => {
            let (query, problems) = Query::parse(&query);
            let ids = library.search(&query, order)?;
            let problem = problems.first().map(ToString::to_string);
            vec![LibraryAnswer::Listed { ticket, ids, problem }]
        }
        Request::Rows(ids) => vec![LibraryAnswer::Rows(library.rows(&ids)?)],
        Request::Side => vec![LibraryAnswer::Side(Box::new(side(library)?))],
        Request::Open { id, at } => {
            let Some((article, document)) = library.document(id)? else {
                return Ok(vec![LibraryAnswer::Changed]);
            };
            vec![LibraryAnswer::Opened { article, document: Arc::new(document), at }]
        }
        Request::Page { kind, name, isin } => {
            let id = library.entity_called(kind, &name, isin.as_deref())?;
            let page = id.map(|id| library.page(id)).transpose()?.flatten();
            vec![LibraryAnswer::Page(page.map(Box::new), name)]
        }
        Request::PageAgain(id) => library
            .page(id)?
            .map(|page| LibraryAnswer::Page(Some(Box::new(page)), String::new()))
            .into_iter()
            .collect(),
        Request::Names => {
            let mut names = library.entities(EntityKind::Company, Some(MOST_NAMES))?;
            names.extend(library.entities(EntityKind::Person, Some(MOST_NAMES))?);
            vec![LibraryAnswer::Names(names)]
        }
        // Changes are handled above, and the network by the desk.
        _ => Vec::new(),
    })
}

fn side(library: &Library) -> Result<Side> {
    Ok(Side {
        counts: library.counts()?,
        feeds: library.feeds()?,
        searches: library.saved_searches()?,
        tags: library.tags()?,
        selected: 0,
    })
}
