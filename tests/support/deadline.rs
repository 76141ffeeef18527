//! The one deadline of the tests. It measures nothing: it turns a wait that would never end into a failure, and is far
//! longer than anything takes on a busy machine.
#![allow(dead_code, reason = "each test uses a part")]

use std::fmt::Display;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a test waits for anything.
pub const DEADLINE: Duration = Duration::from_secs(60);

/// How often states are looked at that nothing announces.
const POLL: Duration = Duration::from_millis(5);

/// Waits until `look` finds something.
#[track_caller]
pub fn wait_for<T>(what: impl Display, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < DEADLINE, "waited in vain for {what}");
        thread::sleep(POLL);
    }
}

/// Waits until `is_so`.
#[track_caller]
pub fn wait_until(what: impl Display, mut is_so: impl FnMut() -> bool) {
    wait_for(what, || is_so().then_some(()));
}

/// Takes messages until `wanted` finds something in one.
#[track_caller]
pub fn receive<M, T>(what: &str, messages: &Receiver<M>, mut wanted: impl FnMut(M) -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        let left = DEADLINE.saturating_sub(start.elapsed());
        let Ok(message) = messages.recv_timeout(left) else { panic!("waited in vain for {what}") };
        if let Some(found) = wanted(message) {
            return found;
        }
    }
}

/// What `work` gives, which may hang.
#[track_caller]
pub fn finish<T: Send + 'static>(what: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, result) = channel();
    thread::spawn(move || sender.send(work()));
    receive(what, &result, Some)
}

/// The status of a child that ends by itself.
#[track_caller]
pub fn exit(what: &str, child: &mut Child) -> ExitStatus {
    wait_for(what, || child.try_wait().expect("a child"))
}

/// What a command writes that ends by itself.
#[track_caller]
pub fn output(what: &str, command: &mut Command) -> Output {
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let child = child.expect("the program starts");
    finish(what, move || child.wait_with_output().expect("the program's output"))
}
