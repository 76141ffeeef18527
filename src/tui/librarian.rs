//! The library, asked from a thread of its own, so that the reader never waits for it.
//!
//! [`answer`] is what it does; the thread only takes requests and sends answers. Of several lists that are asked for
//! while it is busy only the last one is looked up. While nobody asks, it looks whether another process has changed the
//! library.

use super::msg::Msg;
use super::shelf::side::Side;
use crate::document::Document;
use crate::library::entities::EntityKind;
use crate::library::feeds::NewFeed;
use crate::library::page::{Entity, Page};
use crate::library::{Added, Article, Delivery, Library, Order, Query, Result, Row};
use crate::sync::{self, Options, Step, page};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How often the library is looked at for changes by others.
const PACE: Duration = Duration::from_millis(500);

/// At most so many people, and as many companies, can be gone to from the palette.
const MOST_NAMES: usize = 5000;

/// The library as the reader gets it.
#[derive(Debug)]
pub enum Shelved {
    /// It is open, and its list is to be shown.
    Open(Library),
    /// It is there, to be opened when it is first asked for.
    At(PathBuf),
}

/// What the library is asked.
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
        /// Where; where it was left off if nothing is said.
        at: Option<usize>,
    },
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
    /// The page that is open, anew.
    PageAgain(i64),
    /// The people and companies of most articles.
    Names,
    /// Saves a search under a name, or forgets it.
    Save(String, Option<String>),
    /// Fetches what is new in the feeds.
    Sync,
    /// Fetches what stands at an address: a page becomes an article, a feed is followed.
    Add(String),
}

/// What it answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The ids of articles.
    Listed {
        /// The number of the request.
        ticket: u64,
        /// The articles.
        ids: Vec<i64>,
        /// A part of the query that means nothing.
        problem: Option<String>,
    },
    /// Rows of articles.
    Rows(Vec<Row>),
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
    /// So many feeds of so many are synced; all of them, with what it brought, at the end.
    Syncing(usize, usize),
    /// A sync has ended.
    Synced(sync::Tally),
    /// There are no feeds to sync.
    NoFeeds,
    /// What stood at an address was added: its title, and whether it is a feed.
    Added(String, bool),
    /// Something went wrong, in words.
    Failed(String),
}

/// Does what is asked; what takes time or the network is for [`start`].
pub fn answer(library: &mut Library, request: Request) -> Vec<Answer> {
    try_answer(library, request)
        .unwrap_or_else(|error| vec![Answer::Failed(format!("{}: {error}", library.path().display()))])
}

fn try_answer(library: &mut Library, request: Request) -> Result<Vec<Answer>> {
    Ok(match request {
        Request::List { ticket, query, order } => {
            let (query, problems) = Query::parse(&query);
            let ids = library.search(&query, order)?;
            let problem = problems.first().map(ToString::to_string);
            vec![Answer::Listed { ticket, ids, problem }]
        }
        Request::Rows(ids) => vec![Answer::Rows(library.rows(&ids)?)],
        Request::Side => vec![Answer::Side(Box::new(side(library)?))],
        Request::Open { id, at } => {
            let Some((article, document)) = library.document(id)? else { return Ok(vec![Answer::Changed]) };
            library.mark_read(&[id], true).or_else(allow_read_only)?;
            vec![Answer::Opened { article, document: Arc::new(document), at }]
        }
        Request::Read(ids, is_read) => changed(library.mark_read(&ids, is_read))?,
        Request::Star(ids, is_starred) => changed(library.star(&ids, is_starred))?,
        Request::Delete(ids, is_deleted) => changed(library.delete(&ids, is_deleted))?,
        Request::Tags(id, tags) => changed(library.set_tags(id, &tags))?,
        Request::Save(name, query) => changed(library.save_search(&name, query.as_deref()))?,
        Request::Position(id, byte) => {
            library.keep_position(id, byte).or_else(allow_read_only)?;
            Vec::new()
        }
        Request::Page { kind, name, isin } => {
            let id = library.entity_called(kind, &name, isin.as_deref())?;
            let page = id.map(|id| library.page(id)).transpose()?.flatten();
            vec![Answer::Page(page.map(Box::new), name)]
        }
        Request::PageAgain(id) => library
            .page(id)?
            .map(|page| Answer::Page(Some(Box::new(page)), String::new()))
            .into_iter()
            .collect(),
        Request::Names => {
            let mut names = library.entities(EntityKind::Company, None, Some(MOST_NAMES))?;
            names.extend(library.entities(EntityKind::Person, None, Some(MOST_NAMES))?);
            vec![Answer::Names(names)]
        }
        Request::Sync | Request::Add(_) => Vec::new(),
    })
}

/// What is only convenience may fail on a medium that cannot be written.
fn allow_read_only(error: crate::library::Error) -> Result<()> {
    if matches!(error, crate::library::Error::ReadOnly) { Ok(()) } else { Err(error) }
}

fn changed(result: Result<()>) -> Result<Vec<Answer>> {
    result.map(|()| vec![Answer::Changed])
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

/// Starts the thread. It ends when nobody asks any more, having done all that was asked; whoever ends the program waits
/// for that.
///
/// # Errors
/// Where no thread can be had.
pub fn start(
    shelved: Shelved,
    requests: Receiver<Request>,
    messages: Sender<Msg>,
) -> std::io::Result<JoinHandle<()>> {
    let library = match shelved {
        Shelved::Open(library) => library,
        Shelved::At(path) => return start_later(path, requests, messages),
    };
    let renewer = (library.path().to_owned(), messages.clone());
    let serve = move || serve(library, None, &requests, &messages);
    let thread = thread::Builder::new().name("library".to_owned()).spawn(serve)?;
    // Analyses of older versions are made anew behind everything else.
    thread::Builder::new().name("renewal".to_owned()).spawn(move || {
        let Ok(mut library) = Library::open_existing(&renewer.0) else { return };
        if matches!(sync::renew(&mut library, &AtomicBool::new(false)), Ok(1..)) {
            let _ = renewer.1.send(Msg::Library(Answer::Changed));
        }
    })?;
    Ok(thread)
}

/// Opens the library when it is first asked for: whoever reads a file may never need it.
fn start_later(
    path: PathBuf,
    requests: Receiver<Request>,
    messages: Sender<Msg>,
) -> std::io::Result<JoinHandle<()>> {
    let open = move || {
        let Ok(first) = requests.recv() else { return };
        match Library::open_existing(&path) {
            Ok(library) => serve(library, Some(first), &requests, &messages),
            Err(error) => {
                let problem = format!("{}: {error}", path.display());
                let _ = messages.send(Msg::Library(Answer::Failed(problem)));
            }
        }
    };
    thread::Builder::new().name("library".to_owned()).spawn(open)
}

/// Answers what has been asked already, and then all that comes.
fn serve(
    mut library: Library,
    mut asked: Option<Request>,
    requests: &Receiver<Request>,
    messages: &Sender<Msg>,
) {
    let path = library.path().to_owned();
    // Nobody listens any more where the reader is about to end, but what was asked is done.
    let send = |answer| drop(messages.send(Msg::Library(answer)));
    let mut version = library.version_seen().unwrap_or_default();
    loop {
        let first = match asked.take().map_or_else(|| requests.recv_timeout(PACE), Ok) {
            Ok(request) => request,
            Err(RecvTimeoutError::Timeout) => {
                let now = library.version_seen().unwrap_or(version);
                if std::mem::replace(&mut version, now) != now {
                    send(Answer::Changed);
                }
                continue;
            }
            // Whoever quits during a sync has nothing against the feeds that are being read.
            Err(RecvTimeoutError::Disconnected) => return drop(library.abandon_syncs()),
        };
        let mut waiting: Vec<Request> = std::iter::once(first).chain(requests.try_iter()).collect();
        let last = waiting.iter().rposition(|request| matches!(request, Request::List { .. }));
        let mut at = 0;
        waiting.retain(|request| {
            let is_superseded = matches!(request, Request::List { .. }) && Some(at) != last;
            at += 1;
            !is_superseded
        });
        for request in waiting {
            match request {
                Request::Sync => outside(path.clone(), messages.clone(), sync_all),
                Request::Add(address) => {
                    outside(path.clone(), messages.clone(), move |library, send| {
                        add(library, &address, send)
                    });
                }
                request => answer(&mut library, request).into_iter().for_each(send),
            }
        }
    }
}

/// Runs what takes long on a thread and a connection of its own.
fn outside(
    path: PathBuf,
    messages: Sender<Msg>,
    work: impl FnOnce(&mut Library, &dyn Fn(Answer)) -> Result<()> + Send + 'static,
) {
    let failed = messages.clone();
    let run = move || {
        // Nobody listens any more where the reader has quit.
        let send = |answer| drop(messages.send(Msg::Library(answer)));
        let failed =
            |error: crate::library::Error| send(Answer::Failed(format!("{}: {error}", path.display())));
        let done = Library::open_existing(&path).and_then(|mut library| work(&mut library, &send));
        if let Err(error) = done {
            failed(error);
        }
        send(Answer::Changed);
    };
    if thread::Builder::new().name("sync".to_owned()).spawn(run).is_err() {
        drop(failed.send(Msg::Library(Answer::Failed("the system has no room for a thread".to_owned()))));
    }
}

fn sync_all(library: &mut Library, send: &dyn Fn(Answer)) -> Result<()> {
    let feeds = library.feeds()?;
    let total = feeds.len();
    if total == 0 {
        send(Answer::NoFeeds);
        return Ok(());
    }
    let mut done = 0;
    send(Answer::Syncing(0, total));
    let tally = sync::run(library, feeds, Options::default(), &AtomicBool::new(false), |progress| {
        if matches!(progress.step, Step::Done(_) | Step::Failed(_)) {
            done += 1;
            send(Answer::Syncing(done, total));
        }
    });
    // The line of progress goes, however it ended.
    send(Answer::Synced(*tally.as_ref().unwrap_or(&sync::Tally::default())));
    tally.map(drop)
}

fn add(library: &mut Library, address: &str, send: &dyn Fn(Answer)) -> Result<()> {
    let documents = match page::fetch_typed(address) {
        Ok(documents) => documents,
        Err(error) => {
            send(Answer::Failed(format!("{}: {error}", crate::document::masked(address))));
            return Ok(());
        }
    };
    let title = |document: &Document| {
        document.head.title.clone().unwrap_or_else(|| crate::document::masked(address).into_owned())
    };
    // Several articles at one address are a feed.
    let source = documents.first().and_then(|document| document.head.source.clone());
    let feed = if documents.len() > 1 {
        let new = NewFeed { url: address, title: source.as_deref(), full_text: false, is_typed: true };
        Some(library.add_feed(&new)?.0)
    } else {
        None
    };
    let analyses: Vec<_> = documents.iter().map(sync::analyzed).collect();
    let deliveries: Vec<Delivery<'_>> = documents
        .iter()
        .zip(&analyses)
        .map(|(document, analysis)| Delivery {
            document,
            analysis,
            feed,
            address: feed.is_none().then_some(address),
        })
        .collect();
    let added: Vec<Added> = library.add(&deliveries)?;
    if let (Some(document), false) = (documents.first(), added.is_empty()) {
        let name = if feed.is_some() {
            source.unwrap_or_else(|| crate::document::masked(address).into_owned())
        } else {
            title(document)
        };
        send(Answer::Added(name, feed.is_some()));
    }
    Ok(())
}
