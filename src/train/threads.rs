//! Work that is done in threads, with the same outcome as without.

use std::panic::resume_unwind;
use std::thread::ScopedJoinHandle;

/// What `make` makes of each of `parts`, in their order, each in a thread of its own.
pub(crate) fn in_threads<P: Send, M: Send>(parts: Vec<P>, make: impl Fn(P) -> M + Sync) -> Vec<M> {
    let make = &make;
    std::thread::scope(|scope| {
        let threads: Vec<_> = parts.into_iter().map(|part| scope.spawn(move || make(part))).collect();
        let outcome =
            |thread: ScopedJoinHandle<'_, M>| thread.join().unwrap_or_else(|panic| resume_unwind(panic));
        threads.into_iter().map(outcome).collect()
    })
}
