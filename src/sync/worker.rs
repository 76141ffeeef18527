//! One feed: fetched, read, its pages fetched where they are wanted, everything analysed.

use super::{Progress, Sent, Step, analyzed, page};
use crate::document::Document;
use crate::fetch::{Answer, Client, Known};
use crate::intake;
use crate::library::feeds::{Feed, Outcome};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SendError, Sender, channel};

/// So many articles go to the library at a time.
const PORTION: usize = 16;

/// At most so many entries of a feed are read, the first ones: feeds that hold more are archives.
const MOST_ENTRIES: usize = 5000;

/// At most so many pages are fetched for a feed at a time.
const MOST_PAGES: usize = 100;

/// What a thread needs for one feed.
pub(super) struct Worker<'a> {
    pub client: &'a Client,
    pub feed: &'a Feed,
    pub sender: &'a Sender<Sent>,
    pub stop: &'a AtomicBool,
}

impl Worker<'_> {
    /// Does it. An error says that nobody listens any more.
    pub(super) fn run(&self) -> Result<(), SendError<Sent>> {
        self.tell(Step::Fetching)?;
        let known =
            Known { etag: self.feed.etag.as_deref(), last_modified: self.feed.last_modified.as_deref() };
        let fetched = match self.client.get(&self.feed.url, known) {
            Ok(Answer::Unchanged) => return self.finish(Outcome::default(), 0),
            Ok(Answer::Fetched(fetched)) => fetched,
            Err(error) => return self.fail(&error.to_string()),
        };
        let (bytes, address) = (fetched.bytes, fetched.url);
        let documents = match intake::feed::read(bytes, None) {
            Ok(feed) => feed.documents,
            // A feed may be without entries for a while.
            Err(intake::Error::Empty) => Vec::new(),
            Err(error) => return self.fail(&error.to_string()),
        };
        let title = documents.first().and_then(|document| document.head.source.clone());
        let Some(missed) = self.read(documents, &address)? else { return Ok(()) };
        let outcome = Outcome {
            title,
            etag: fetched.etag,
            last_modified: fetched.last_modified,
            is_changed: true,
            problem: None,
        };
        self.finish(outcome, missed)
    }

    /// Sends the articles to the library in portions. Gives the number of pages that could not be had; none where it was
    /// stopped, so that the feed counts as not synced.
    fn read(&self, mut documents: Vec<Document>, feed: &str) -> Result<Option<usize>, SendError<Sent>> {
        documents.truncate(MOST_ENTRIES);
        for document in &mut documents {
            // Feeds name pages by what leads from the feed to them.
            document.head.url = document.head.url.take().and_then(|url| intake::joined(Some(feed), &url));
        }
        let total = documents.len();
        let there = if self.feed.full_text { self.there(&documents) } else { vec![true; total] };
        let (mut missed, mut pages) = (0, 0);
        let mut portion = Vec::new();
        for (number, (mut document, is_there)) in documents.into_iter().zip(there).enumerate() {
            if self.stop.load(Ordering::Relaxed) {
                return Ok(None);
            }
            if !is_there && pages < MOST_PAGES {
                pages += 1;
                match self.full_text(&document) {
                    Some(full) => document = full,
                    None => missed += 1,
                }
            }
            let analysis = analyzed(&document);
            portion.push((document, analysis));
            if portion.len() == PORTION || number + 1 == total {
                let articles = std::mem::take(&mut portion);
                self.sender.send(Sent::Portion { feed: self.feed.id, articles })?;
            }
            self.tell(Step::Reading { done: number + 1, total })?;
        }
        Ok(Some(missed))
    }

    /// For each article whether the library has its page already.
    fn there(&self, documents: &[Document]) -> Vec<bool> {
        let addresses = documents
            .iter()
            .map(|document| (document.head.url.clone().unwrap_or_default(), document.text.len()))
            .collect();
        let (answer, answers) = channel();
        let asked = self.sender.send(Sent::Question { addresses, answer });
        let there = asked.ok().and_then(|()| answers.recv().ok());
        there.unwrap_or_else(|| vec![true; documents.len()])
    }

    /// The article on the page that an entry names, with what the feed says of it.
    fn full_text(&self, entry: &Document) -> Option<Document> {
        let url = entry.head.url.as_deref()?;
        let mut full = page::fetch(self.client, url).ok()?.pop()?;
        if full.text.len() < entry.text.len() {
            return None;
        }
        full.id.clone_from(&entry.id);
        full.head.title = entry.head.title.clone().or(full.head.title);
        full.head.source = entry.head.source.clone().or(full.head.source);
        full.head.byline = full.head.byline.or_else(|| entry.head.byline.clone());
        full.head.published = entry.head.published.or(full.head.published);
        full.head.url = Some(url.to_owned());
        Some(full)
    }

    fn tell(&self, step: Step) -> Result<(), SendError<Sent>> {
        self.sender.send(Sent::Progress(Progress { feed: self.feed.id, step }))
    }

    fn fail(&self, problem: &str) -> Result<(), SendError<Sent>> {
        self.finish(Outcome { problem: Some(problem.to_owned()), ..Outcome::default() }, 0)
    }

    fn finish(&self, outcome: Outcome, missed: usize) -> Result<(), SendError<Sent>> {
        self.sender.send(Sent::Finished { feed: self.feed.id, outcome, missed })
    }
}
