//! Runs parsers of other people's formats so that what they do on hostile input stays theirs.
//!
//! Some of them panic, or recurse as deep as the input nests, or take very long. Here they get a thread of their own
//! with a large stack and a deadline: a panic ends only that thread, and a thread that is late is left behind. What
//! runs there and works in steps asks [`is_late`] and stops in time with a partial result; that comes before the
//! deadline.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
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
    if LATE_AT.get().is_some() {
        return catch_unwind(AssertUnwindSafe(task)).map_err(|_| Stopped::Failed);
    }
    run_until(DEADLINE, LATE, task)
}

fn run_until<T: Send + 'static>(
    deadline: Duration,
    late: Duration,
    task: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Stopped> {
    let (sender, receiver) = channel();
    let work = move || {
        LATE_AT.set(Instant::now().checked_add(late));
        // Nobody waits any more where it took too long.
        let _ = sender.send(task());
    };
    let thread = thread::Builder::new().name(NAME.to_owned()).stack_size(STACK);
    thread.spawn(work).map_err(|_| Stopped::Failed)?;
    receiver.recv_timeout(deadline).map_err(|error| match error {
        RecvTimeoutError::Timeout => Stopped::Late,
        RecvTimeoutError::Disconnected => Stopped::Failed,
    })
}

/// Whether the task on this thread should stop with what it has.
pub fn is_late() -> bool {
    LATE_AT.get().is_some_and(|at| Instant::now() >= at)
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
        assert_eq!(run_until(soon, soon, || thread::sleep(Duration::from_secs(60))), Err(Stopped::Late));
        // A task that asks ends by itself.
        let wait = || while !is_late() {};
        assert_eq!(run_until(Duration::from_secs(60), soon, wait), Ok(()));
        assert!(!is_late());
    }
}
