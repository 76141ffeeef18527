//! What the library can be asked, and what it answers.

use crate::document::{Document, Span};
use crate::intake::FeedLink;
use crate::library::completion::{Completion, QueriedName};
use crate::library::entities::EntityKind;
use crate::library::feeds::Feed;
use crate::library::found_figures::FigureOrder;
use crate::library::lookup::LookupResult;
use crate::library::near_miss::NearMiss;
use crate::library::page::{Entity, Page};
use crate::library::query_operator::Operator;
use crate::library::stored_figure::{FigureKey, StoredFigure};
use crate::library::{Article, ArticleHits, ArticleRow, Order};
use crate::sync;
use crate::tui::overlay::menu::ExportFormat;
use crate::tui::screen::library::preview::Preview;
use crate::tui::screen::library::sidebar::Sidebar;
use std::path::PathBuf;
use std::sync::Arc;

/// What the URL of an article is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressUse {
    /// To open it in the browser.
    Browse,
    /// To copy it with the headline.
    Copy,
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
        /// Whether all of them are wanted, or only the beginning of the list, which is there at once.
        whole: bool,
    },
    /// The rows of articles, with the figures that a query asks for: what was typed.
    Rows(Vec<i64>, String),
    /// What stands beside the list.
    Sidebar,
    /// The same without the numbers that take time to count.
    SidebarNames,
    /// How many unread articles these saved searches find: names and queries.
    UnreadFound(Vec<(String, String)>),
    /// The figures that a query finds, of which the newest can be had first.
    Figures {
        /// A number to know the answer by.
        ticket: u64,
        /// What was typed.
        query: String,
        /// Their order.
        order: FigureOrder,
        /// Whether only those of the newest articles are wanted, at once.
        is_first: bool,
    },
    /// The rows of figures.
    FigureRows(Vec<FigureKey>),
    /// Writes all figures that a query finds into a file.
    ExportFigures {
        /// What was typed.
        query: String,
        /// Their order.
        order: FigureOrder,
        /// The form of the file.
        format: ExportFormat,
    },
    /// Headlines and figures that what was typed is about.
    LookUp(String),
    /// An article to read, from a byte of its text on.
    Open {
        /// Which one.
        id: i64,
        /// The byte; `None` for the stored position.
        at: Option<usize>,
        /// Whether it takes the place of the article that is open.
        in_place: bool,
        /// What was typed to find it: its hits are marked.
        query: String,
    },
    /// The first unread one of these articles, to read in the place of the article that is open, with the hits of what
    /// was typed.
    OpenUnread(Vec<i64>, String),
    /// The preview of an article.
    Preview(i64),
    /// The sentence around a place of an article.
    Sentence(i64, Span),
    /// Those of these articles that are unread, to mark them as read.
    Unread(Vec<i64>),
    /// Where an article is found, to do something with it.
    Address(i64, AddressUse),
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
    /// What the value of an operator can be completed to.
    Complete {
        /// A number to know the answer by.
        ticket: u64,
        /// The operator.
        operator: Operator,
        /// What is typed of the value.
        begun: String,
    },
    /// Whom the names of a query mean.
    Understand {
        /// A number to know the answer by.
        ticket: u64,
        /// What was typed.
        query: String,
    },
    /// Saves a search under a name, or forgets it.
    Save(String, Option<String>),
    /// Stops following a feed, whose articles stay.
    Unfollow(i64),
    /// Follows a feed again. Its articles come back to it with the next sync.
    Refollow(Box<Feed>),
    /// Syncs all feeds, or only this one.
    Sync(Option<i64>),
    /// Adds the page at a URL as an article, or follows the feed there.
    Add(String),
    /// Follows the feeds of the list in a file, and syncs them.
    Import(PathBuf),
}

impl Request {
    /// Whether it is about the line that is being typed: answered on a connection of its own, so that it waits for no
    /// search.
    pub fn is_typing(&self) -> bool {
        matches!(self, Self::Complete { .. } | Self::Understand { .. })
    }

    /// Whether the answer may take long, while nothing that the reader waits for depends on it.
    pub fn is_long(&self) -> bool {
        matches!(
            self,
            Self::Figures { is_first: false, .. } | Self::ExportFigures { .. } | Self::UnreadFound(_)
        )
    }

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
            | Self::Save(..)
            | Self::Unfollow(_)
            | Self::Refollow(_) => true,
            Self::List { .. }
            | Self::Rows(..)
            | Self::Sidebar
            | Self::SidebarNames
            | Self::UnreadFound(_)
            | Self::Open { .. }
            | Self::Figures { .. }
            | Self::FigureRows(_)
            | Self::ExportFigures { .. }
            | Self::LookUp(_)
            | Self::OpenUnread(..)
            | Self::Unread(_)
            | Self::Preview(_)
            | Self::Sentence(..)
            | Self::Address(..)
            | Self::Page { .. }
            | Self::PageAgain(_)
            | Self::Names
            | Self::Complete { .. }
            | Self::Understand { .. }
            | Self::Sync(_)
            | Self::Add(_)
            | Self::Import(_) => false,
        }
    }

    /// Whether the answer may take long in a large library, and can come after what is on the screen.
    pub(in crate::tui) fn can_wait(&self) -> bool {
        self.is_long() || matches!(self, Self::List { whole: true, .. } | Self::Sidebar)
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
        /// Whether there are no more.
        is_whole: bool,
        /// A name of the query that is not known, where nothing is found.
        miss: Option<NearMiss>,
    },
    /// Rows of articles.
    Rows(Vec<ArticleRow>),
    /// Figures in their order.
    FiguresListed {
        /// The number of the request.
        ticket: u64,
        /// The figures.
        keys: Vec<FigureKey>,
        /// The rows of the first ones.
        rows: Vec<StoredFigure>,
        /// Whether these are all.
        is_complete: bool,
    },
    /// Rows of figures.
    FigureRows(Vec<StoredFigure>),
    /// A file with so many figures has been written.
    Exported {
        /// The number of its figures.
        count: usize,
        /// Where it is.
        path: PathBuf,
    },
    /// What was looked up, and what for.
    LookedUp(String, Box<LookupResult>),
    /// What stands beside the list.
    Sidebar(Box<Sidebar>),
    /// The same without numbers.
    SidebarNames(Box<Sidebar>),
    /// The numbers of unread articles that saved searches find, with their names.
    UnreadFound(Vec<(String, usize)>),
    /// An article to read.
    Opened {
        /// What is known of it.
        article: Article,
        /// Its text.
        document: Arc<Document>,
        /// Where to read.
        at: Option<usize>,
        /// Whether it takes the place of the article that is open.
        in_place: bool,
        /// What was typed to find it.
        query: String,
        /// Where that stands in it.
        hits: ArticleHits,
    },
    /// The preview of an article.
    Preview(Box<Preview>),
    /// The sentence around a place of an article: what stands before it, the place, and what stands behind it; none where
    /// the article is gone.
    Sentence(i64, Span, Option<[String; 3]>),
    /// None of the articles that were asked for is unread.
    NoneUnread,
    /// The articles that are unread.
    Unread(Vec<i64>),
    /// Where an article is found.
    Address {
        /// What it is wanted for.
        wanted: AddressUse,
        /// Its headline, source and day, as far as they are known.
        line: String,
        /// Its URL.
        url: Option<String>,
    },
    /// A page; none where the library does not know the name.
    Page(Option<Box<Page>>, String),
    /// People and companies, those of most articles first.
    Names(Vec<Entity>),
    /// What a value can be completed to.
    Completed {
        /// The number of the request.
        ticket: u64,
        /// The values, those of most articles first.
        values: Vec<Completion>,
    },
    /// Whom the names of a query mean.
    Understood {
        /// The number of the request.
        ticket: u64,
        /// The names.
        names: Vec<QueriedName>,
    },
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
    /// The page at a URL names these feeds, of which one is to be chosen.
    FeedsFound(Vec<FeedLink>),
    /// Feeds of a list are followed: so many are new, and so many were followed already.
    Imported(usize, usize),
    /// An article or a feed was added.
    Added {
        /// Its title.
        title: String,
        /// Whether it is a feed.
        is_feed: bool,
        /// The number of its articles that are new.
        new: usize,
        /// How many entries of the feed were not read.
        beyond: usize,
    },
    /// Something went wrong, in words.
    Failed(String),
}
