//! Measures time; on a busy machine, only that on the processor.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Whether only the time on the processor counts, and not that of waiting for it.
static BUSY: AtomicBool = AtomicBool::new(false);

/// Says whether only the time on the processor counts.
pub fn set_busy(is_busy: bool) {
    BUSY.store(is_busy, Ordering::Relaxed);
}

/// Measures time.
pub struct Clock {
    start: Instant,
    worked: Option<Duration>,
}

impl Clock {
    pub fn start() -> Self {
        Self { worked: worked(), start: Instant::now() }
    }

    pub fn elapsed(&self) -> Duration {
        let elapsed = self.start.elapsed();
        worked().zip(self.worked).map_or(elapsed, |(now, before)| now.saturating_sub(before))
    }
}

/// The time of this thread on the processor, where that is what counts and the system tells it.
fn worked() -> Option<Duration> {
    if !BUSY.load(Ordering::Relaxed) {
        return None;
    }
    // The system adds up the time only when another thread may have its turn.
    thread::yield_now();
    let text = fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split(' ').next()?.parse().ok()?))
}
