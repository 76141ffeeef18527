//! What goes out: results on standard output, failures on standard error.

use super::batch::Failure;
use std::io::{self, Write};

/// Standard output and the count of failures.
#[derive(Debug)]
pub struct Output {
    stdout: io::Stdout,
    failed: bool,
}

impl Output {
    /// Standard output of this process.
    pub fn new() -> Self {
        Self { stdout: io::stdout(), failed: false }
    }

    /// Whether any input failed.
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// Writes and flushes whole records, so that a reader on a pipe sees them at once and never half.
    ///
    /// # Errors
    /// Those of standard output.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut stdout = self.stdout.lock();
        stdout.write_all(bytes)?;
        stdout.flush()
    }

    /// The result, or none and a line on standard error.
    pub fn accept<T>(&mut self, result: Result<T, Failure>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(failure) => {
                self.failed = true;
                eprintln!("depesche: {}: {}", failure.source, failure.problem);
                None
            }
        }
    }
}
