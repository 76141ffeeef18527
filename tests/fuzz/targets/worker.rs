//! The thread on which targets run.

use super::TARGETS;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The stack of the program's workers, in bytes: what `std` gives a thread.
const STACK: usize = 2 << 20;

/// An input of a corpus that takes longer hangs.
const LONGEST: Duration = Duration::from_secs(60);

/// Where this crate works on behalf of a parser of others.
const OWN: [&str; 2] = ["src/document/", "src/intake/"];

/// Whether there was a panic that is a finding, although the program caught it.
static HAS_PANICKED: AtomicBool = AtomicBool::new(false);

/// One thread for all inputs: to start one each time would take longer than most targets.
struct Worker {
    jobs: Sender<(&'static str, Vec<u8>)>,
    results: Receiver<thread::Result<()>>,
}

static WORKER: LazyLock<Mutex<Worker>> = LazyLock::new(|| Mutex::new(start()));

fn start() -> Worker {
    let (jobs, inputs) = mpsc::channel::<(&'static str, Vec<u8>)>();
    let (done, results) = mpsc::channel();
    let work = move || {
        for (name, bytes) in inputs {
            let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).expect("a target");
            if done.send(panic::catch_unwind(AssertUnwindSafe(|| target(&bytes)))).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("target".to_owned()).stack_size(STACK).spawn(work).expect("a thread");
    Worker { jobs, results }
}

/// Runs the target `name` on `bytes`, as a worker of the program would.
///
/// # Panics
/// Where the target does, or takes too long.
pub fn run(name: &'static str, bytes: &[u8]) {
    let worker = WORKER.lock().unwrap_or_else(PoisonError::into_inner);
    worker.jobs.send((name, bytes.to_vec())).expect("a worker");
    let result = worker.results.recv_timeout(LONGEST).expect("a result in time");
    drop(worker);
    let has_panicked = HAS_PANICKED.swap(false, Ordering::Relaxed);
    if let Err(problem) = result {
        panic::resume_unwind(problem);
    }
    assert!(!has_panicked, "the program has caught a panic of its own");
}

/// Leaves panics of other people's parsers alone, which the program catches and tells in its own words. What panics in
/// this crate is a finding wherever it does.
pub fn pass_over_guarded_panics() {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let is_guarded = depesche::intake::is_guarded();
        let is_own =
            panic.location().is_some_and(|location| OWN.iter().any(|own| location.file().contains(own)));
        if is_guarded && is_own {
            HAS_PANICKED.store(true, Ordering::Relaxed);
        }
        if is_own || !is_guarded {
            hook(panic);
        }
    }));
}
