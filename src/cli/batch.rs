//! Reads many articles in order, analyses them on all cores, and returns results in order.
//!
//! ```text
//!  feed thread ──jobs──► worker threads ──results──► caller, in order
//!       ▲                                               │
//!       └───────────────── budget ◄─────────────────────┘
//! ```
//!
//! The feed thread may be ahead of the caller by at most [`BUDGET`] bytes. That bounds memory, and makes sure that
//! results are written while input is still coming in.

use crate::analysis::{Analysis, analyze};
use crate::document::Document;
use crate::intake::{self, Articles, Error, Format, Input, Source, Unread};
use crate::sync::page;
use std::collections::BTreeMap;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

/// How many bytes of input may be unfinished.
const BUDGET: usize = 512 * 1024;
/// Threads with this name panic without the usual message: the panic becomes the article's error.
const WORKER: &str = "analysis";

/// The inputs of one call.
#[derive(Debug)]
pub struct Batch {
    /// Where to read.
    pub sources: Vec<Source>,
    /// Their format; none to detect it for each.
    pub format: Option<Format>,
    /// The number of threads that analyse.
    pub workers: usize,
}

/// An article that could not be read or analysed.
#[derive(Debug)]
pub struct Failure {
    /// The input's name.
    pub source: String,
    /// What happened.
    pub problem: String,
}

struct Job {
    index: u64,
    cost: usize,
    source: Source,
    work: Work,
}

enum Work {
    Unread(Unread),
    Document(Box<Document>),
    Failed(Error),
}

struct Finished<T> {
    index: u64,
    cost: usize,
    result: Result<T, Failure>,
}

impl Batch {
    /// Analyses everything: `work` runs on the worker threads for each article, `each` on this one in the
    /// order of the input.
    ///
    /// # Errors
    /// The first error of `each` ends the batch and is returned.
    pub fn run<T: Send + 'static>(
        self,
        work: impl Fn(Document, Analysis) -> T + Send + Sync + 'static,
        mut each: impl FnMut(Result<T, Failure>) -> io::Result<()>,
    ) -> io::Result<()> {
        silence_workers();
        let budget = Arc::new(Budget::default());
        let (jobs, queue) = channel();
        let (sender, results) = channel();
        let queue = Arc::new(Mutex::new(queue));
        let work = Arc::new(work);
        for _ in 0..self.workers.max(1) {
            let (queue, sender, work) = (Arc::clone(&queue), sender.clone(), Arc::clone(&work));
            thread::Builder::new().name(WORKER.to_owned()).spawn(move || serve(&queue, &sender, &*work))?;
        }
        drop(sender);
        {
            let budget = Arc::clone(&budget);
            thread::Builder::new().name("feed".to_owned()).spawn(move || self.feed(&jobs, &budget))?;
        }
        // The threads are not joined: when the output closes early, the feed may wait for input for ever.
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for finished in results {
            waiting.insert(finished.index, finished);
            while let Some(finished) = waiting.remove(&next) {
                next += 1;
                each(finished.result)?;
                budget.release(finished.cost);
            }
        }
        Ok(())
    }

    fn feed(self, jobs: &Sender<Job>, budget: &Budget) {
        let mut feed = Feed { jobs, budget, index: 0, share: BUDGET / self.workers.max(1) };
        for named in &self.sources {
            let sources = named.spread().unwrap_or_else(|error| {
                feed.send(named, 0, Work::Failed(error));
                Vec::new()
            });
            for source in &sources {
                if let Err(error) = feed.source(source, self.format) {
                    feed.send(source, 0, Work::Failed(error));
                }
            }
        }
    }
}

struct Feed<'a> {
    jobs: &'a Sender<Job>,
    budget: &'a Budget,
    index: u64,
    /// What a whole file costs at most, so that all workers get one.
    share: usize,
}

impl Feed<'_> {
    fn source(&mut self, source: &Source, format: Option<Format>) -> Result<(), Error> {
        if let Source::Address(address) = source {
            return self.address(source, address);
        }
        for unread in Input::open(source, format)? {
            match unread {
                // Read here, so that all workers share its articles.
                Ok(unread) if unread.has_several() => match unread.read() {
                    Ok(articles) => self.articles(source, articles),
                    Err(error) => self.send(source, 0, Work::Failed(error)),
                },
                Ok(unread) => self.send(source, unread.size().min(self.share), Work::Unread(unread)),
                Err(error) => self.send(source, 0, Work::Failed(error)),
            }
        }
        Ok(())
    }

    /// Fetches a URL that the user typed.
    fn address(&mut self, source: &Source, address: &str) -> Result<(), Error> {
        let fetched = page::fetch_typed(address).map_err(|error| Error::Elsewhere(error.to_string()))?;
        self.articles(source, fetched);
        Ok(())
    }

    fn articles(&mut self, source: &Source, mut articles: Articles) {
        let left_out = articles.left_out();
        for document in articles.documents {
            self.send(source, document.text.len(), Work::Document(Box::new(document)));
        }
        if let Some(error) = left_out {
            self.send(source, 0, Work::Failed(error));
        }
    }

    fn send(&mut self, source: &Source, cost: usize, work: Work) {
        self.budget.take(cost);
        // The other side is gone only when the program ends.
        let _ = self.jobs.send(Job { index: self.index, cost, source: source.clone(), work });
        self.index += 1;
    }
}

fn serve<T>(
    queue: &Mutex<Receiver<Job>>,
    results: &Sender<Finished<T>>,
    work: &(impl Fn(Document, Analysis) -> T + ?Sized),
) {
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { index, cost, source, work: task }) = job else { return };
        let result = guard(|| {
            let document = read(task)?;
            let analysis = analyze(&document);
            Ok(work(document, analysis))
        })
        .map_err(|problem| Failure { source: source.to_string(), problem });
        if results.send(Finished { index, cost, result }).is_err() {
            return;
        }
    }
}

fn read(work: Work) -> Result<Document, Error> {
    match work {
        Work::Unread(unread) => unread.read()?.documents.pop().ok_or(Error::Empty),
        Work::Document(document) => Ok(*document),
        Work::Failed(error) => Err(error),
    }
}

/// Runs `task`; an error or a panic becomes words.
fn guard<T>(task: impl FnOnce() -> Result<T, Error>) -> Result<T, String> {
    match panic::catch_unwind(AssertUnwindSafe(task)) {
        Ok(result) => result.map_err(|error| error.to_string()),
        Err(payload) => {
            let reason = payload
                .downcast_ref::<&str>()
                .map(ToString::to_string)
                .or_else(|| payload.downcast_ref::<String>().cloned())
                .unwrap_or_else(|| "no reason given".to_owned());
            Err(format!("analysis crashed, please report this as a bug: {reason}"))
        }
    }
}

/// Keeps the standard message of a panic from the terminal where [`guard`] reports it.
fn silence_workers() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() != Some(WORKER) && !intake::is_guarded() {
            before(info);
        }
    }));
}

/// The bytes in flight.
#[derive(Debug, Default)]
struct Budget {
    used: Mutex<usize>,
    freed: Condvar,
}

impl Budget {
    /// Waits until `cost` fits. Something larger than the whole budget goes when it is alone.
    fn take(&self, cost: usize) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let mut used = self
            .freed
            .wait_while(used, |used| *used > 0 && *used + cost > BUDGET)
            .unwrap_or_else(PoisonError::into_inner);
        *used += cost;
    }

    fn release(&self, cost: usize) {
        *self.used.lock().unwrap_or_else(PoisonError::into_inner) -= cost;
        self.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::time::Duration;

    #[test]
    fn a_panic_becomes_the_articles_error() {
        silence_workers();
        let failed = thread::Builder::new()
            .name(WORKER.to_owned())
            .spawn(|| guard(|| -> Result<(), Error> { panic!("no {}", "luck") }))
            .expect("a thread")
            .join()
            .expect("the panic is caught");
        assert!(failed.is_err_and(|problem| problem.ends_with("report this as a bug: no luck")));
        assert_eq!(guard(|| Ok(1)), Ok(1));
        assert_eq!(guard(|| Err::<(), _>(Error::Empty)), Err("empty input".to_owned()));
    }

    #[test]
    fn panics_leave_the_rest_of_a_batch_alone() {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        for id in 0..50 {
            writeln!(file, "{{\"id\": {id}, \"text\": \"Text.\"}}").expect("written");
        }
        let sources = vec![Source::File(file.path().to_owned())];
        let batch = Batch { sources, format: Some(Format::JsonLines), workers: 3 };
        let mut results = Vec::new();
        let work = |document: Document, _| match document.id.as_deref() {
            Some("20") => panic!("20 is no good"),
            id => id.map(str::to_owned),
        };
        batch
            .run(work, |result| {
                results.push(result.map_err(|failure| failure.problem));
                Ok(())
            })
            .expect("nothing is written");
        for (id, result) in results.iter().enumerate() {
            match result {
                Ok(found) => assert_eq!(found.as_deref(), Some(id.to_string().as_str())),
                Err(problem) => assert!(id == 20 && problem.contains("20 is no good"), "{problem}"),
            }
        }
        assert_eq!(results.len(), 50);
    }

    #[test]
    fn the_feed_waits_for_what_is_unfinished() {
        let budget = Arc::new(Budget::default());
        budget.take(BUDGET - 10);
        budget.take(10);
        let other = Arc::clone(&budget);
        let waiting = thread::spawn(move || other.take(1));
        thread::sleep(Duration::from_millis(50));
        assert!(!waiting.is_finished());
        budget.release(10);
        waiting.join().expect("it goes on");
        budget.release(BUDGET - 9);
        // Alone, anything goes.
        budget.take(10 * BUDGET);
    }
}
