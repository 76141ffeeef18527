//! Takes the reader's requests to the library, and runs the threads that serve them.
//!
//! ```text
//!            ┌─ reads ───► one connection: what is on the screen ───────────┐
//!            ├─ the rest ► another: whole lists and counts ─────────────────┤
//!            ├─ typing ──► another: what the typed line can become ─────────┤
//!  Request ──┼─ changes ─► another: in order, again until they succeed ─────┼─► LibraryAnswer
//!            └─ the web ─► one for each sync and each URL that is added ────┘
//! ```
//!
//! Another process may hold the library's lock for any length of time. Reads need no lock, so articles always open.
//! Changes wait on a thread of their own, and the program waits for them only briefly when it ends.

use crate::library::Library;
use crate::sync;
use crate::tui::effect::library_worker::answer::answer;
use crate::tui::effect::library_worker::changes;
use crate::tui::effect::library_worker::changes::GRACE;
use crate::tui::effect::library_worker::request::{LibraryAnswer, Request};
use crate::tui::effect::library_worker::web;
use crate::tui::msg::Msg;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

/// How long a read waits for the lock, which it needs only while another process rebuilds the file.
const READS_WAIT: Duration = Duration::from_secs(5);

/// How much longer than the grace period `close` waits for the list of unsaved changes.
const MARGIN: Duration = Duration::from_millis(700);

/// The library as the reader gets it.
#[derive(Debug)]
pub enum LibraryHandle {
    /// It is open, and its list is to be shown.
    Open(Library),
    /// It is there, to be opened when it is first asked for.
    At(PathBuf),
}

impl LibraryHandle {
    /// Where it is.
    pub fn path(&self) -> &Path {
        match self {
            Self::Open(library) => library.path(),
            Self::At(path) => path,
        }
    }
}

/// The reader's access to the library.
#[derive(Debug)]
pub struct LibraryWorker {
    /// The library, until it is first asked for.
    handle: Option<LibraryHandle>,
    path: PathBuf,
    messages: Sender<Msg>,
    threads: Option<Threads>,
    /// The stop flags of syncs and of the renewal. One each, since a sync that fails sets its own.
    syncs: Vec<Weak<AtomicBool>>,
    grace: Duration,
}

#[derive(Debug)]
struct Threads {
    reads: Sender<Request>,
    /// What can come later: see [`Request::can_wait`].
    rest: Sender<Request>,
    typing: Sender<Request>,
    /// What takes long, and nothing else waits for; none before the first.
    figures: Option<Sender<Request>>,
    changes: Sender<Request>,
    unsaved: Receiver<Vec<Request>>,
}

impl LibraryWorker {
    /// A worker that answers through `messages`. Its threads start at once for a library that is open, else with the first
    /// request, since a reader of files may never need it.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub fn new(handle: LibraryHandle, messages: Sender<Msg>) -> io::Result<Self> {
        Self::with_grace(handle, messages, GRACE)
    }

    /// Like [`new`](Self::new), with the time for which [`close`](Self::close) tries to save changes.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub fn with_grace(handle: LibraryHandle, messages: Sender<Msg>, grace: Duration) -> io::Result<Self> {
        let (path, is_open) = (handle.path().to_owned(), matches!(handle, LibraryHandle::Open(_)));
        let mut worker =
            Self { handle: Some(handle), path, messages, threads: None, syncs: Vec::new(), grace };
        if is_open {
            worker.start()?;
            worker.renew()?;
        }
        Ok(worker)
    }

    /// Passes a request on, without waiting.
    pub fn ask(&mut self, request: Request) {
        match request {
            Request::Sync(feed) => {
                // Its thread for changes takes the marks of feeds back at the end.
                let _ = self.start();
                let stop = self.stop_flag();
                web::start(self.path.clone(), self.messages.clone(), move |library, send| {
                    web::sync(library, feed, &stop, send)
                });
            }
            Request::Add(url) => {
                web::start(self.path.clone(), self.messages.clone(), move |library, send| {
                    web::add(library, &url, send)
                });
            }
            Request::Import(file) => {
                let _ = self.start();
                let stop = self.stop_flag();
                web::start(self.path.clone(), self.messages.clone(), move |library, send| {
                    web::import(library, &file, &stop, send)
                });
            }
            request => {
                // If this fails, there are no threads below.
                let _ = self.start();
                let Some(threads) = &mut self.threads else {
                    let problem = "cannot start a thread: out of resources".to_owned();
                    let answer =
                        if request.is_change() { LibraryAnswer::Lost } else { LibraryAnswer::Failed };
                    // The reader may have quit.
                    let _ = self.messages.send(Msg::Library(answer(problem)));
                    return;
                };
                let is_long = request.is_long();
                if is_long && threads.figures.is_none() {
                    threads.figures = serve_apart(&self.path, "figures", &self.messages).ok();
                }
                let to = match &threads.figures {
                    Some(figures) if is_long => figures,
                    _ if request.is_change() => &threads.changes,
                    _ if request.is_typing() => &threads.typing,
                    _ if request.can_wait() => &threads.rest,
                    _ => &threads.reads,
                };
                // A thread that has ended has sent the reason.
                let _ = to.send(request);
            }
        }
    }

    /// Ends, stops syncs, and returns the changes that could not be saved because another process has the library. That
    /// takes at most two seconds, and none if nothing waits. Returns `None` if even that was too short to know.
    pub fn close(self) -> Option<Vec<Request>> {
        // First, so that no sync marks another feed. The thread for changes takes back the marks that are left.
        for stop in self.syncs.iter().filter_map(Weak::upgrade) {
            stop.store(true, Ordering::SeqCst);
        }
        let Some(Threads { reads, rest, typing, figures, changes, unsaved }) = self.threads else {
            return Some(Vec::new());
        };
        drop((reads, rest, typing, figures, changes));
        unsaved.recv_timeout(self.grace.saturating_add(MARGIN)).ok()
    }

    fn stop_flag(&mut self) -> Arc<AtomicBool> {
        let stop = Arc::new(AtomicBool::new(false));
        self.syncs.retain(|stop| stop.strong_count() > 0);
        self.syncs.push(Arc::downgrade(&stop));
        stop
    }

    fn start(&mut self) -> io::Result<()> {
        let Some(handle) = self.handle.take() else { return Ok(()) };
        let (reads, read) = mpsc::channel();
        let (changes, change) = mpsc::channel();
        let (told, unsaved) = mpsc::channel();
        let (path, messages) = (self.path.clone(), self.messages.clone());
        let grace = self.grace;
        let serve = move || changes::serve(&path, &change, &messages, &told, grace);
        thread::Builder::new().name("changes".to_owned()).spawn(serve)?;
        let messages = self.messages.clone();
        let serve = move || serve_reads(handle, &read, &messages);
        thread::Builder::new().name("library".to_owned()).spawn(serve)?;
        let rest = serve_apart(&self.path, "rest", &self.messages)?;
        let (typing, typed) = mpsc::channel();
        let (path, messages) = (self.path.clone(), self.messages.clone());
        let serve = move || serve_typing(&path, &typed, &messages);
        thread::Builder::new().name("typing".to_owned()).spawn(serve)?;
        self.threads = Some(Threads { reads, rest, typing, figures: None, changes, unsaved });
        Ok(())
    }

    /// Renews analyses made by older versions, in the background.
    fn renew(&mut self) -> io::Result<()> {
        let stop = self.stop_flag();
        let (path, messages) = (self.path.clone(), self.messages.clone());
        let renew = move || {
            let Ok(mut library) = Library::open_existing(&path) else { return };
            if matches!(sync::renew(&mut library, &stop), Ok(1..)) {
                let _ = messages.send(Msg::Library(LibraryAnswer::Changed));
            }
        };
        thread::Builder::new().name("renewal".to_owned()).spawn(renew).map(drop)
    }
}

/// Answers what is asked of the line that is typed. Of each kind of question only the last one that waits is answered.
fn serve_typing(path: &Path, requests: &Receiver<Request>, messages: &Sender<Msg>) {
    // It is opened when somebody types.
    let Ok(first) = requests.recv() else { return };
    let Ok(mut library) = Library::open_existing(path) else { return };
    let mut waiting = vec![first];
    loop {
        waiting.extend(requests.try_iter());
        let is_completion = |request: &Request| matches!(request, Request::Complete { .. });
        for wanted in [true, false] {
            let last = waiting.iter().rfind(|request| is_completion(request) == wanted);
            for answer in last.into_iter().flat_map(|request| answer(&mut library, request.clone())) {
                // What is only offered fails without a word.
                if !matches!(answer, LibraryAnswer::Failed(_)) {
                    let _ = messages.send(Msg::Library(answer));
                }
            }
        }
        match requests.recv() {
            Ok(next) => waiting = vec![next],
            Err(_) => return,
        }
    }
}

/// Starts another thread that answers reads, under this name.
fn serve_apart(path: &Path, name: &str, messages: &Sender<Msg>) -> io::Result<Sender<Request>> {
    let (asked, requests) = mpsc::channel();
    let (handle, messages) = (LibraryHandle::At(path.to_owned()), messages.clone());
    let serve = move || serve_reads(handle, &requests, &messages);
    thread::Builder::new().name(name.to_owned()).spawn(serve)?;
    Ok(asked)
}

/// Answers reads until the channel is closed. Of several lists, lists of figures, look-ups or sidebars that are waiting,
/// only the last one is carried out.
fn serve_reads(handle: LibraryHandle, requests: &Receiver<Request>, messages: &Sender<Msg>) {
    let send = |answer| drop(messages.send(Msg::Library(answer)));
    let opened = match handle {
        LibraryHandle::Open(library) => Ok(library),
        LibraryHandle::At(path) => {
            Library::open_existing(&path).map_err(|error| format!("{}: {error}", path.display()))
        }
    };
    let mut library = match opened {
        Ok(library) => library,
        Err(problem) => return send(LibraryAnswer::Failed(problem)),
    };
    // If this fails, reads only wait longer.
    let _ = library.set_patience(READS_WAIT);
    while let Ok(first) = requests.recv() {
        let waiting: Vec<Request> = std::iter::once(first).chain(requests.try_iter()).collect();
        let last = |is_such: fn(&Request) -> bool| (is_such, waiting.iter().rposition(is_such));
        let lasts = [
            last(|request| matches!(request, Request::List { .. })),
            last(|request| matches!(request, Request::Figures { .. })),
            last(|request| matches!(request, Request::LookUp(_))),
            last(|request| matches!(request, Request::Sidebar)),
        ];
        for (at, request) in waiting.into_iter().enumerate() {
            let is_stale = lasts.iter().any(|(is_such, last)| is_such(&request) && Some(at) != *last);
            if !is_stale {
                answer(&mut library, request).into_iter().for_each(send);
            }
        }
    }
}
