//! Syncs one feed: fetches and reads it, fetches full articles if enabled, and analyses everything.

use super::analysis::analyzed;
use super::options::SyncOptions;
use super::page;
use super::progress::{SyncProgress, SyncStep, SyncTally};
use super::writer::Sent;
use crate::document::{Document, masked};
use crate::fetch::{self, Answer, Client, Known, Session};
use crate::intake::{self, Articles};
use crate::library::feeds::{Feed, FetchOutcome};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};

/// So many articles go to the library at a time.
const PORTION: usize = 16;

/// After so many pages that take too long to read, no more are fetched for a feed.
const MOST_SLOW: usize = 3;

/// Nobody listens any more.
#[derive(Debug)]
pub(super) struct Gone;

/// The result of telling somebody.
pub(super) type Result<T> = std::result::Result<T, Gone>;

/// What a thread needs for one feed.
pub(super) struct Worker<'a> {
    /// May reach what this feed may reach.
    session: Session<'a>,
    feed: &'a Feed,
    sender: &'a Sender<Sent>,
    stop: &'a AtomicBool,
    options: SyncOptions,
}

impl<'a> Worker<'a> {
    pub fn new(
        client: &'a Client,
        feed: &'a Feed,
        sender: &'a Sender<Sent>,
        stop: &'a AtomicBool,
        options: SyncOptions,
    ) -> Self {
        let session = if feed.is_typed { client.typed(&feed.url) } else { client.named(&feed.url) };
        Self { session, feed, sender, stop, options }
    }

    /// Does it, once the library knows that it begins. An error says that nobody listens any more.
    pub fn run(&self) -> Result<()> {
        let (ready, begun) = channel();
        self.send(Sent::Begin { feed: self.feed.id, ready })?;
        // Without an answer the library cannot be written, and the next thing that is sent fails.
        let _ = begun.recv();
        self.contain(|| self.sync())
    }

    /// Makes a panic of `work` a problem of the feed.
    fn contain(&self, work: impl FnOnce() -> Result<()> + Send) -> Result<()> {
        intake::guarded(work).unwrap_or_else(|| {
            self.fail("depesche crashed while reading this feed; please report this as a bug")
        })
    }

    fn sync(&self) -> Result<()> {
        self.tell(SyncStep::Fetching)?;
        let known =
            Known { etag: self.feed.etag.as_deref(), last_modified: self.feed.last_modified.as_deref() };
        let fetched = match self.session.get(&self.feed.url, known) {
            Ok(Answer::Unchanged) => return self.finish(FetchOutcome::default(), SyncTally::default()),
            Ok(Answer::Fetched(fetched)) => fetched,
            Err(error) => return self.fail(&error.to_string()),
        };
        let (bytes, address) = (fetched.bytes, fetched.url);
        let Articles { documents, beyond, broken, .. } = match intake::feed::read(bytes) {
            Ok(articles) => articles,
            // A feed may be without entries for a while.
            Err(intake::Error::Empty) => Articles::default(),
            Err(error) => return self.fail(&error.to_string()),
        };
        let title = documents.first().and_then(|document| document.head.source.clone());
        let entries = documents.len() + beyond;
        let Some(mut left) = self.read(documents, &address)? else { return Ok(()) };
        left.entries_left += beyond;
        // A server that knows what was sent last would not send the entries whose pages are left again. Where no page at
        // all could be had, the next sync would get no further.
        let is_whole = left.pages_left == 0 || left.missed == self.options.pages;
        let outcome = FetchOutcome {
            title,
            etag: fetched.etag.filter(|_| is_whole),
            last_modified: fetched.last_modified.filter(|_| is_whole),
            is_changed: true,
            problem: None,
            note: self.note(entries, broken, &left),
        };
        self.finish(outcome, left)
    }

    /// What was left out, in words.
    fn note(&self, entries: usize, broken: usize, left: &SyncTally) -> Option<String> {
        let SyncOptions { entries: most_entries, pages: most_pages, .. } = self.options;
        let mut parts = Vec::new();
        if broken > 0 {
            parts.push(format!("malformed feed (damaged entries: {broken})"));
        }
        if left.entries_left > 0 {
            let most_entries = (entries - left.entries_left).min(most_entries);
            parts.push(format!("read only the first {most_entries} of {entries} entries"));
        }
        if left.pages_left > 0 {
            let pages = left.pages_left;
            parts.push(format!("pages left for the next sync: {pages} (limit: {most_pages} per sync)"));
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// Sends the articles to the library in portions. Gives what was left out; none where it was stopped, so that the
    /// feed counts as not synced.
    fn read(&self, mut documents: Vec<Document>, feed: &str) -> Result<Option<SyncTally>> {
        let mut left = SyncTally {
            entries_left: documents.len().saturating_sub(self.options.entries),
            ..SyncTally::default()
        };
        documents.truncate(self.options.entries);
        for document in &mut documents {
            // Feeds name pages by what leads from the feed to them.
            document.head.url = document.head.url.take().and_then(|url| intake::joined(Some(feed), &url));
        }
        let total = documents.len();
        let there = if self.feed.full_text { self.there(&documents) } else { vec![true; total] };
        let (mut pages, mut slow) = (0, 0);
        let mut portion = Vec::new();
        for (number, (mut document, is_there)) in documents.into_iter().zip(there).enumerate() {
            if self.stop.load(Ordering::Relaxed) {
                return Ok(None);
            }
            if !is_there && pages < self.options.pages && slow < MOST_SLOW {
                pages += 1;
                match self.full_text(&document) {
                    Ok(Some(full)) => document = full,
                    Ok(None) => left.missed += 1,
                    Err(error) => {
                        left.missed += 1;
                        slow += usize::from(matches!(error, page::Error::Read(intake::Error::Slow)));
                    }
                }
            } else if !is_there && slow < MOST_SLOW {
                left.pages_left += 1;
            } else if !is_there {
                left.missed += 1;
            }
            portion.push(analyzed(document));
            if portion.len() == PORTION || number + 1 == total {
                let articles = std::mem::take(&mut portion);
                self.send(Sent::Portion { feed: self.feed.id, articles })?;
            }
            self.tell(SyncStep::Reading { done: number + 1, total })?;
        }
        Ok(Some(left))
    }

    /// For each article whether the library has its page already.
    fn there(&self, documents: &[Document]) -> Vec<bool> {
        let addresses = documents
            .iter()
            .map(|document| (document.head.url.clone().unwrap_or_default(), document.text.len()))
            .collect();
        let (answer, answers) = channel();
        let asked = self.send(Sent::Question { addresses, answer });
        let there = asked.ok().and_then(|()| answers.recv().ok());
        there.unwrap_or_else(|| vec![true; documents.len()])
    }

    /// The article on the page that an entry names, with what the feed says of it; none where the entry has more of it.
    fn full_text(&self, entry: &Document) -> std::result::Result<Option<Document>, page::Error> {
        let Some(url) = entry.head.url.as_deref() else { return Err(fetch::Error::Address.into()) };
        let Some(mut full) = page::fetch(&self.session, url)?.documents.pop() else {
            return Err(intake::Error::Empty.into());
        };
        if full.text.len() < entry.text.len() {
            return Ok(None);
        }
        full.id.clone_from(&entry.id);
        full.head.title = entry.head.title.clone().or(full.head.title);
        full.head.source = entry.head.source.clone().or(full.head.source);
        full.head.byline = full.head.byline.or_else(|| entry.head.byline.clone());
        full.head.published = entry.head.published.or(full.head.published);
        full.head.url = Some(url.to_owned());
        Ok(Some(full))
    }

    fn send(&self, message: Sent) -> Result<()> {
        self.sender.send(message).map_err(|_| Gone)
    }

    fn tell(&self, step: SyncStep) -> Result<()> {
        self.send(Sent::Progress(SyncProgress { feed: self.feed.id, step }))
    }

    fn fail(&self, problem: &str) -> Result<()> {
        let problem = Some(masked(problem).into_owned());
        self.finish(FetchOutcome { problem, ..FetchOutcome::default() }, SyncTally::default())
    }

    fn finish(&self, outcome: FetchOutcome, left: SyncTally) -> Result<()> {
        self.send(Sent::Finished { feed: self.feed.id, outcome, left })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::Limits;

    #[test]
    fn a_panic_is_a_problem_of_its_feed() {
        let (client, stop) = (Client::new(Limits::default()), AtomicBool::new(false));
        let (sender, sent) = channel();
        let feed = Feed { id: 7, ..Feed::default() };
        let worker = Worker::new(&client, &feed, &sender, &stop, SyncOptions::default());
        assert!(worker.contain(|| panic!("broken")).is_ok());
        let Ok(Sent::Finished { feed: 7, outcome, .. }) = sent.try_recv() else { panic!("no outcome") };
        assert!(outcome.problem.is_some_and(|problem| problem.contains("crashed")));
        assert!(worker.contain(|| worker.tell(SyncStep::Fetching)).is_ok());
        assert!(matches!(sent.try_recv(), Ok(Sent::Progress(_))));
        drop(sent);
        assert!(worker.contain(|| panic!("broken")).is_err(), "nobody listens any more");
    }
}
