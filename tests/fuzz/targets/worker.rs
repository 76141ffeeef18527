//! The thread on which targets run.

use super::TARGETS;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The stack of the program's workers, in bytes: what `std` gives a thread.
const STACK: usize = 2 << 20;

/// An input of a corpus that takes longer hangs.
const LONGEST: Duration = Duration::from_secs(60);

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
    if let Err(problem) = result {
        panic::resume_unwind(problem);
    }
}

/// Leaves panics of other people's parsers alone, which the program catches and tells in its own words.
pub fn pass_over_guarded_panics() {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !depesche::intake::is_guarded() {
            hook(panic);
        }
    }));
}
