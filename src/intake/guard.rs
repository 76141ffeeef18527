//! Runs parsers of other people's formats so that what they do on hostile input stays theirs.
//!
//! Some of them break off with a panic, or nest as deep as the input says. Here they get a thread of their own with
//! much stack; a panic ends only that thread.

use std::thread;

/// The name of the threads: a panic there is told by the caller, and needs no other message.
const NAME: &str = "guarded";
/// Their stack, in bytes. Pages of it that are not used cost nothing.
const STACK: usize = 64 << 20;

/// What `task` gives, or none where it panics or no thread can be had for it.
pub fn run<T: Send>(task: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().name(NAME.to_owned()).stack_size(STACK).spawn_scoped(scope, task);
        thread.ok()?.join().ok()
    })
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
        assert!(!is_here());
    }
}
