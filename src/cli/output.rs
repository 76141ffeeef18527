//! Results on standard output, errors and progress on standard error.
//!
//! Articles may contain escape sequences, which a terminal would obey. All output of commands passes through here: on a
//! terminal, control characters are removed except line feeds, tabs and table styles. Elsewhere, bytes are unchanged.

use super::batch::Failure;
use super::help;
use super::language::{fill, messages};
use crate::document::{masked, printable, visible};
use crate::export::json;
use crate::intake::is_parsing;
use crate::present::table::STYLES;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::panic;
use std::time::{Duration, Instant};

/// Progress is shown only for batches that take longer.
const PATIENCE: Duration = Duration::from_secs(1);
/// The time between two updates of the progress line.
const PACE: Duration = Duration::from_millis(100);

/// Standard output, the count of failures, and a line of progress.
#[derive(Debug)]
pub struct Output {
    stdout: io::Stdout,
    is_terminal: bool,
    failed: bool,
    done: u64,
    /// When the progress line is next due; none if nobody would see it.
    due: Option<Instant>,
    shown: bool,
}

impl Output {
    /// Standard output of this process.
    pub fn new() -> Self {
        let is_terminal = io::stdout().is_terminal();
        let watched = io::stderr().is_terminal() && !is_terminal;
        let due = watched.then(|| Instant::now() + PATIENCE);
        Self { stdout: io::stdout(), is_terminal, failed: false, done: 0, due, shown: false }
    }

    /// Shows progress even if standard output is a terminal, for commands that print only at the end.
    pub fn watch(&mut self) {
        self.due = io::stderr().is_terminal().then(|| Instant::now() + PATIENCE);
    }

    /// Whether any input failed.
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// Writes and flushes text in whole records, so that a reader on a pipe sees them at once and never half.
    ///
    /// # Errors
    /// Those of standard output, which the error names.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_as(bytes, printable)
    }

    /// Writes JSON, or a part of it that ends between two values. On a terminal it stays valid.
    ///
    /// # Errors
    /// Those of [`write`](Self::write).
    pub fn write_json(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_as(bytes, json::printable)
    }

    /// Writes tables, with their styles.
    ///
    /// # Errors
    /// Those of [`write`](Self::write).
    pub fn write_table(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_as(bytes, styled)
    }

    fn write_as(&mut self, bytes: &[u8], shown: fn(&str) -> Cow<'_, str>) -> io::Result<()> {
        if !self.is_terminal {
            return self.write_raw(bytes);
        }
        let text = String::from_utf8_lossy(bytes);
        self.write_raw(shown(&text).as_bytes())
    }

    fn write_raw(&self, bytes: &[u8]) -> io::Result<()> {
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
        say(&format!("{}: {}", failure.source, messages().translate_error(&failure.problem)));
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
        // A failure to show progress does not matter.
        let _ = write!(io::stderr(), "\r{}\x1b[K", fill("{} articles", &[&self.done]));
    }
}

/// Text with table styles, but no other escape sequences.
fn styled(text: &str) -> Cow<'_, str> {
    if matches!(printable(text), Cow::Borrowed(_)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\x1b') {
        let (before, sequence) = rest.split_at(at);
        shown.push_str(&printable(before));
        let style = STYLES.into_iter().find(|style| sequence.starts_with(style)).unwrap_or_default();
        shown.push_str(style);
        // Other escape sequences are shown as text.
        let length = if style.is_empty() { 1 } else { style.len() };
        shown.push_str(&printable(&sequence[style.len()..length]));
        rest = &sequence[length..];
    }
    shown.push_str(&printable(rest));
    Cow::Owned(shown)
}

/// Prints the help or an argument error. Arguments may contain control characters.
///
/// # Errors
/// Those of standard output or standard error.
pub fn print_usage(told: &clap::Error) -> io::Result<()> {
    let translated = help::translated(told, messages(), std::env::args_os());
    let is_translated = translated.is_some();
    let text = translated.unwrap_or_else(|| told.render());
    let plain = text.to_string();
    let shown = printable(&plain);
    if matches!(shown, Cow::Borrowed(_)) && !is_translated {
        return told.print();
    }
    if told.use_stderr() {
        return io::stderr().write_all(shown.as_bytes());
    }
    let is_coloured =
        io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let styled = text.ansi().to_string();
    io::stdout().write_all(if is_coloured { styled.as_bytes() } else { shown.as_bytes() })
}

/// Reports a panic like any other error. Its message may quote an article.
pub fn tell_panics() {
    panic::set_hook(Box::new(|info| {
        if is_parsing() {
            return;
        }
        let payload = info.payload();
        let text = payload.downcast_ref::<&str>().copied();
        let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        say(&fill("internal error at {}: {}", &[&place, &text.unwrap_or("no message")]));
        let trace = Backtrace::capture();
        if trace.status() == BacktraceStatus::Captured {
            let _ = writeln!(io::stderr(), "{}", printable(&trace.to_string()));
        }
    }));
}

/// Adds the place to an error of standard output.
pub fn on_stdout(error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), fill("standard output: {}", &[&error]))
}

/// Prints `problem` on standard error, always as one line.
pub fn say(problem: &str) {
    // If standard error is closed, there is nowhere to report it.
    let _ = writeln!(io::stderr(), "depesche: {}", visible(&masked(problem)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_keep_their_styles_and_nothing_else() {
        assert_eq!(styled("\x1b[1mKopf\x1b[0m\n\x1b[2Jx\x1b[31m\x1b"), "\x1b[1mKopf\x1b[0m\n␛[2Jx␛[31m␛");
        assert_eq!(styled("a\u{9b}1m\x1b[2mb\x1b[0m"), "a\u{FFFD}1m\x1b[2mb\x1b[0m");
        assert!(matches!(styled("Öl\tGas\n"), Cow::Borrowed(_)));
    }
}
