//! Whether work grows with the length of a text and not faster.
//!
//! What counts is the processor time of the thread for a text and for one that is [`TIMES`] as long, so that it matters
//! neither how fast the machine is nor what else it does.

use std::time::Duration;

/// The longer text has this many times the length of the shorter one.
const TIMES: usize = 8;
/// It may cost this many times as much. In quadratic time, it would be 64 times.
const MOST: u32 = 24;
/// Less than this says nothing.
const LEAST: Duration = Duration::from_millis(2);

/// Fails where the cost grows faster than `length`, which is the one of the shorter text in any unit.
#[track_caller]
pub fn assert_linear(what: &str, length: usize, cost_of: impl Fn(usize) -> Duration) {
    let measure = || (cost_of(length), cost_of(TIMES * length));
    let is_linear = |(short, long): (Duration, Duration)| long <= LEAST + short * MOST;
    // What another process leaves in the caches may cost one run more.
    let runs: Vec<_> = (0..3).map(|_| measure()).take_while(|&run| !is_linear(run)).collect();
    assert!(runs.len() < 3, "{what}: {TIMES} times the length costs {runs:?}");
}

/// The processor time that `work` takes on this thread.
pub fn cost<T>(work: impl FnOnce() -> T) -> Duration {
    let start = now();
    std::hint::black_box(work());
    now().saturating_sub(start)
}

#[cfg(unix)]
fn now() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap_or_default()
}

#[cfg(not(unix))]
fn now() -> Duration {
    use std::sync::LazyLock;
    use std::time::Instant;
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}
