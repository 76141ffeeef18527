//! What goes out: results on standard output, failures and progress on standard error.

use super::batch::Failure;
use crate::document::{masked, visible};
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Progress shows up only in batches that take longer.
const PATIENCE: Duration = Duration::from_secs(1);
/// The time between two updates of the progress line.
const PACE: Duration = Duration::from_millis(100);

/// Standard output, the count of failures, and a line of progress.
#[derive(Debug)]
pub struct Output {
    stdout: io::Stdout,
    failed: bool,
    done: u64,
    /// When the progress line is next due; none where nobody would see it.
    due: Option<Instant>,
    shown: bool,
}

impl Output {
    /// Standard output of this process.
    pub fn new() -> Self {
        let watched = io::stderr().is_terminal() && !io::stdout().is_terminal();
        let due = watched.then(|| Instant::now() + PATIENCE);
        Self { stdout: io::stdout(), failed: false, done: 0, due, shown: false }
    }

    /// Shows progress even where standard output is a terminal, since nothing is printed there before the end.
    pub fn watch(&mut self) {
        self.due = io::stderr().is_terminal().then(|| Instant::now() + PATIENCE);
    }

    /// Whether any input failed.
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// Writes and flushes whole records, so that a reader on a pipe sees them at once and never half.
    ///
    /// # Errors
    /// Those of standard output, which the error names.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut stdout = self.stdout.lock();
        stdout.write_all(bytes).and_then(|()| stdout.flush()).map_err(|error| on_stdout(&error))
    }

    /// The result, or none and a line on standard error.
    pub fn accept<T>(&mut self, result: Result<T, Failure>) -> Option<T> {
        self.done += 1;
        match result {
            Ok(value) => {
                self.progress();
                Some(value)
            }
            Err(failure) => {
                self.fail(&failure);
                None
            }
        }
    }

    /// Reports a failed input.
    pub fn fail(&mut self, failure: &Failure) {
        self.failed = true;
        self.clear();
        say(&format!("{}: {}", failure.source, failure.problem));
    }

    /// Takes the progress line away.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    fn progress(&mut self) {
        let now = Instant::now();
        if self.due.is_none_or(|due| now < due) {
            return;
        }
        self.due = Some(now + PACE);
        self.shown = true;
        // Whether it can be seen is of no importance.
        let _ = write!(io::stderr(), "\r{} articles\x1b[K", self.done);
    }
}

/// Adds to an error of standard output where it happened.
pub fn on_stdout(error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("standard output: {error}"))
}

/// Says `problem` on standard error, on one line whatever it holds.
pub fn say(problem: &str) {
    // If standard error is closed, nobody is left to tell.
    let _ = writeln!(io::stderr(), "depesche: {}", visible(&masked(problem)));
}
