//! Runs parsers of other people's formats so that a panic or an endless loop does not affect the caller.
//!
//! Some parsers panic, recurse as deep as the input nests, or take very long. Here they run on their own thread with a
//! large stack and a deadline: a panic ends only that thread, and a late thread is abandoned. Code that works in steps
//! checks [`is_late`] and stops with a partial result before the deadline. Abandoned threads use CPU and memory until they
//! end, so there are never more than [`MOST_LEFT`]: until one ends, no other task with a deadline starts.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The name of the threads: a panic there is told by the caller, and needs no other message.
const NAME: &str = "guarded";
/// Their stack, in bytes. Pages of it that are not used cost nothing.
const STACK: usize = 64 << 20;
/// How long a parser may take.
const DEADLINE: Duration = Duration::from_secs(10);
/// When a parser that asks is told to stop.
const LATE: Duration = Duration::from_secs(6);

/// Maximum number of threads that were left behind.
const MOST_LEFT: usize = 4;
/// How long a task waits for one of them to end. Other inputs should not fail because of a slow one.
const PATIENCE: Duration = Duration::from_secs(60);

/// The threads that were left behind and still run.
static LEFT: (Mutex<usize>, Condvar) = (Mutex::new(0), Condvar::new());

thread_local! {
    /// When this thread is late.
    static LATE_AT: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// Why there is no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// The parser panicked, or there was no thread for it.
    Failed,
    /// The deadline is over.
    Late,
}

/// Runs `task`, which may borrow, without a deadline. None where it panics or the system has no thread for it.
pub fn run<T: Send>(task: impl FnOnce() -> T + Send) -> Option<T> {
    if is_here() {
        return catch_unwind(AssertUnwindSafe(task)).ok();
    }
    thread::scope(|scope| {
        let thread = thread::Builder::new().name(NAME.to_owned()).stack_size(STACK).spawn_scoped(scope, task);
        thread.ok()?.join().ok()
    })
}

/// Runs `task` until the deadline. Inside another task with a deadline, it shares the other's thread and deadline.
///
/// # Errors
/// [`Stopped`] says why there is no result.
pub fn run_in_time<T: Send + 'static>(task: impl FnOnce() -> T + Send + 'static) -> Result<T, Stopped> {
    if is_parsing() {
        return catch_unwind(AssertUnwindSafe(task)).map_err(|_| Stopped::Failed);
    }
    run_until(DEADLINE, LATE, PATIENCE, task)
}

fn run_until<T: Send + 'static>(
    deadline: Duration,
    late: Duration,
    patience: Duration,
    task: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Stopped> {
    let left = lock(&LEFT.0);
    let waited = LEFT.1.wait_timeout_while(left, patience, |left| *left >= MOST_LEFT);
    if waited.unwrap_or_else(PoisonError::into_inner).1.timed_out() {
        return Err(Stopped::Late);
    }
    let (sender, receiver) = channel();
    let running = Arc::new(Mutex::new(State::Runs));
    let ending = Ending(Arc::clone(&running));
    let work = move || {
        let _ending = ending;
        LATE_AT.set(Instant::now().checked_add(late));
        // The caller may have stopped waiting.
        let _ = sender.send(task());
    };
    let thread = thread::Builder::new().name(NAME.to_owned()).stack_size(STACK);
    thread.spawn(work).map_err(|_| Stopped::Failed)?;
    receiver.recv_timeout(deadline).or_else(|error| match error {
        RecvTimeoutError::Disconnected => Err(Stopped::Failed),
        RecvTimeoutError::Timeout => {
            let mut state = lock(&running);
            if *state == State::Runs {
                *state = State::Left;
                *lock(&LEFT.0) += 1;
            }
            // It may have ended at the last moment.
            receiver.try_recv().map_err(|_| Stopped::Late)
        }
    })
}

/// What has become of a thread.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Runs,
    Left,
    Ended,
}

/// Notes the end of a thread, also by a panic.
struct Ending(Arc<Mutex<State>>);

impl Drop for Ending {
    fn drop(&mut self) {
        let mut state = lock(&self.0);
        if std::mem::replace(&mut *state, State::Ended) == State::Left {
            *lock(&LEFT.0) -= 1;
            LEFT.1.notify_one();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether the task on this thread should stop with what it has.
#[cfg(any(feature = "html", test))]
pub fn is_late() -> bool {
    LATE_AT.get().is_some_and(|at| Instant::now() >= at)
}

/// Whether this thread runs a parser of other people's formats, whose panics are told as errors of the input.
pub fn is_parsing() -> bool {
    LATE_AT.get().is_some()
}

/// Whether this thread is one of those: hooks for panics pass over it.
pub fn is_here() -> bool {
    thread::current().name() == Some(NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_no_result() {
        assert_eq!(run(|| 1 + 1), Some(2));
        assert!(run(|| assert!(!is_here(), "broken")).is_none());
        assert_eq!(run_in_time(|| 1 + 1), Ok(2));
        assert_eq!(run_in_time(|| assert!(!is_here(), "broken")), Err(Stopped::Failed));
        assert!(!is_here());
    }

    #[test]
    fn a_panic_inside_another_task_leaves_that_one_alone() {
        let outer = run_in_time(|| (run_in_time(|| assert!(!is_here(), "broken")), run(|| 1), is_here()));
        assert_eq!(outer, Ok((Err(Stopped::Failed), Some(1), true)));
    }

    #[test]
    fn a_deadline_holds_inside_a_task_without_one() {
        let is_timed = run(|| run_in_time(|| LATE_AT.get().is_some()));
        assert_eq!(is_timed, Some(Ok(true)));
    }

    #[test]
    fn who_is_late_is_left_behind() {
        let soon = Duration::from_millis(20);
        let long = Duration::from_secs(60);
        // With so many threads left behind nothing begins, until one of them ends.
        let (end, ends) = channel::<()>();
        let ends = Arc::new(Mutex::new(ends));
        for _ in 0..MOST_LEFT {
            let ends = Arc::clone(&ends);
            assert_eq!(run_until(soon, soon, long, move || lock(&ends).recv().is_ok()), Err(Stopped::Late));
        }
        assert_eq!(run_until(soon, soon, soon, || 1), Err(Stopped::Late));
        drop(end);
        assert_eq!(run_until(long, soon, long, || 1), Ok(1));
        // A task that asks ends by itself.
        let wait = || while !is_late() {};
        assert_eq!(run_until(long, soon, long, wait), Ok(()));
        assert!(!is_late());
    }
}
