//! Requests that need the network, each on a thread and a connection of its own.

use crate::document::{Document, without_credentials};
use crate::intake::{Articles, Source, read_all};
use crate::library::feeds::Feed;
use crate::library::{Error, Library, NewArticle, Result};
use crate::sync::discover::{Discovered, discover};
use crate::sync::{self, SyncOptions, SyncStep, opml};
use crate::tui::effect::library_worker::request::LibraryAnswer;
use crate::tui::msg::Msg;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::thread;

/// Runs `work` on a thread and a connection of its own.
pub(in crate::tui) fn start(
    path: PathBuf,
    messages: Sender<Msg>,
    work: impl FnOnce(&mut Library, &dyn Fn(LibraryAnswer)) -> Result<()> + Send + 'static,
) {
    let failed = messages.clone();
    let run = move || {
        // The reader may have quit.
        let send = |answer| drop(messages.send(Msg::Library(answer)));
        let failed = |error: Error| send(LibraryAnswer::Failed(format!("{}: {error}", path.display())));
        let done = Library::open_existing(&path).and_then(|mut library| work(&mut library, &send));
        if let Err(error) = done {
            failed(error);
        }
        send(LibraryAnswer::Changed);
    };
    if thread::Builder::new().name("sync".to_owned()).spawn(run).is_err() {
        drop(
            failed.send(Msg::Library(LibraryAnswer::Failed(
                "cannot start a thread: out of resources".to_owned(),
            ))),
        );
    }
}

/// Syncs all feeds, or only `feed`, until they are done or `stop` is set.
pub(in crate::tui) fn sync(
    library: &mut Library,
    feed: Option<i64>,
    stop: &AtomicBool,
    send: &dyn Fn(LibraryAnswer),
) -> Result<()> {
    let mut feeds = library.feeds()?;
    feeds.retain(|known| feed.is_none_or(|id| known.id == id));
    sync_feeds(library, feeds, stop, send)
}

/// Follows the feeds of the list in `file`, and syncs those that are new.
pub(in crate::tui) fn import(
    library: &mut Library,
    file: &Path,
    stop: &AtomicBool,
    send: &dyn Fn(LibraryAnswer),
) -> Result<()> {
    let bytes = Source::from(file.to_owned()).open().and_then(read_all);
    let listed = match bytes.map_err(opml::Error::from).and_then(opml::read) {
        Ok(listed) => listed,
        Err(error) => {
            send(LibraryAnswer::Failed(format!("{}: {error}", file.display())));
            return Ok(());
        }
    };
    let outcome = sync::import(library, listed)?;
    send(LibraryAnswer::Imported(outcome.added.len(), outcome.known));
    if let Some((url, problem)) = outcome.refused.first() {
        send(LibraryAnswer::Failed(format!("{}: {problem}", without_credentials(url))));
    }
    let mut feeds = library.feeds()?;
    feeds.retain(|feed| outcome.added.contains(&feed.id));
    if feeds.is_empty() { Ok(()) } else { sync_feeds(library, feeds, stop, send) }
}

fn sync_feeds(
    library: &mut Library,
    feeds: Vec<Feed>,
    stop: &AtomicBool,
    send: &dyn Fn(LibraryAnswer),
) -> Result<()> {
    let total = feeds.len();
    if total == 0 {
        send(LibraryAnswer::NoFeeds);
        return Ok(());
    }
    let mut done = 0;
    send(LibraryAnswer::Syncing(0, total));
    let tally = sync::run(library, feeds, SyncOptions::default(), stop, |progress| {
        if matches!(progress.step, SyncStep::Done(_) | SyncStep::Failed(_)) {
            done += 1;
            send(LibraryAnswer::Syncing(done, total));
        }
    });
    // Hides the progress, however the sync ended.
    send(LibraryAnswer::Synced(*tally.as_ref().unwrap_or(&sync::SyncTally::default())));
    tally.map(drop)
}

/// Adds the page at a URL as an article, or follows the feed there.
pub(in crate::tui) fn add(library: &mut Library, address: &str, send: &dyn Fn(LibraryAnswer)) -> Result<()> {
    let (address, Articles { documents, beyond, unsure, .. }, is_feed) = match discover(address) {
        Ok(Discovered::Articles(articles)) => (address.to_owned(), articles, false),
        Ok(Discovered::Feed(url, articles)) => (url, articles, true),
        Ok(Discovered::Feeds(feeds)) => {
            send(LibraryAnswer::FeedsFound(feeds));
            return Ok(());
        }
        Err(error) => {
            send(LibraryAnswer::Failed(format!("{}: {error}", without_credentials(address))));
            return Ok(());
        }
    };
    let address = address.as_str();
    let shown = || without_credentials(address).into_owned();
    let title = |document: &Document| document.head.title.clone().unwrap_or_else(shown);
    let source = documents.first().and_then(|document| document.head.source.clone());
    let first = documents.first().map(title);
    let (name, added) = if is_feed {
        let followed = sync::follow(library, (address, None), false, Some(documents))?;
        (Some(source.unwrap_or_else(shown)).filter(|_| first.is_some()), followed.entries)
    } else {
        let articles: Vec<_> = documents.into_iter().map(sync::analyzed).collect();
        let mut all_new = NewArticle::all(&articles, None);
        for new in &mut all_new {
            new.address = Some(address);
        }
        (first, library.add(&all_new)?)
    };
    if let (Some(name), false) = (name, added.is_empty()) {
        let new = added.iter().filter(|outcome| outcome.is_new()).count();
        send(LibraryAnswer::Added { title: name, is_feed, new, beyond });
        if let Some(unsure) = unsure {
            send(LibraryAnswer::Failed(format!("{} {unsure}", shown())));
        }
    }
    Ok(())
}
