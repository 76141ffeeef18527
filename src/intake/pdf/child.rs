//! Reads PDF files in a separate process.
//!
//! ```text
//!  program ──bytes──► standard input ──► child: limits itself, reads ──► standard output ──report──► program
//! ```
//!
//! The child is the program itself, called with [`ARGUMENT`]. Its output begins with a byte that tells a report,
//! as JSON, from an error. If the child dies for any other reason (a signal, a failed allocation, a
//! panic), the file counts as damaged. Time is limited twice: the child limits its processor time, where the system can,
//! and the program kills it at a deadline.

use super::report::{MOST, PdfReport, read};
use crate::intake::{Error, Result};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// The argument that makes the program such a child.
pub const ARGUMENT: &str = "internal:pdf-text";

/// The most bytes of text that are taken.
const MOST_TEXT: u64 = 32_000_000;
/// Begins the output that holds a report.
const REPORT: u8 = b'R';
/// Begins the output that holds an error.
const PROBLEM: u8 = b'E';

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Has PDF files read by `program` from now on, which must call [`serve`] where its first argument is [`ARGUMENT`].
pub fn use_program(program: PathBuf) {
    // The first one stays.
    let _ = PROGRAM.set(program);
}

pub(super) fn program() -> Option<&'static Path> {
    PROGRAM.get().map(PathBuf::as_path)
}

/// How much the child may take for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// Memory beyond what the program itself takes, in bytes.
    pub memory: u64,
    /// Processor time.
    pub time: Duration,
}

impl Allowance {
    /// That of a file of `size` bytes.
    pub fn of(size: usize) -> Self {
        let megabytes = size as u64 / 1_000_000;
        Self { memory: (128 << 20) + 10 * size as u64, time: Duration::from_secs(6 + megabytes) }
    }

    /// How long the program waits: longer, since others need the processor too.
    fn deadline(self) -> Duration {
        self.time * 3 / 2
    }
}

/// The child's work: reads a file from standard input and writes its report to standard output. `limit` is called with
/// what the child may take, before anything is parsed.
///
/// # Errors
/// Where the pipes are gone.
pub fn serve(limit: impl FnOnce(Allowance)) -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(MOST as u64).read_to_end(&mut bytes)?;
    limit(Allowance::of(bytes.len()));
    let result = read(&bytes);
    let mut output = io::stdout().lock();
    match result {
        Ok(report) => {
            output.write_all(&[REPORT])?;
            serde_json::to_writer(&mut output, &report)?;
        }
        Err(error) => {
            let problem = if let Error::Pdf { problem } = error { problem } else { error.to_string() };
            output.write_all(&[PROBLEM])?;
            output.write_all(problem.as_bytes())?;
        }
    }
    output.flush()
}

/// The report of a file, read by a child.
pub(super) fn report(program: &Path, bytes: Vec<u8>) -> Result<PdfReport> {
    let deadline = Allowance::of(bytes.len()).deadline();
    let child = Command::new(program)
        .arg(ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut child = Running(child);
    let output = child.exchange(bytes, deadline)?;
    if output.len() as u64 > MOST_TEXT {
        let problem = format!("more than {} MB of text", MOST_TEXT / 1_000_000);
        return Err(Error::Pdf { problem });
    }
    match output.split_first() {
        Some((&REPORT, report)) => serde_json::from_slice(report).map_err(|_| damaged()),
        Some((&PROBLEM, problem)) => {
            Err(Error::Pdf { problem: String::from_utf8_lossy(problem).into_owned() })
        }
        _ if child.ran_out_of_time() => Err(Error::Slow),
        _ => Err(damaged()),
    }
}

fn damaged() -> Error {
    Error::Pdf { problem: "the file is damaged or needs too much memory".to_owned() }
}

/// A child that does not outlive its use.
struct Running(Child);

impl Running {
    /// Sends `input` and returns what comes back. Nothing comes back from a child that fails.
    fn exchange(&mut self, input: Vec<u8>, deadline: Duration) -> Result<Vec<u8>> {
        let (Some(mut to), Some(from)) = (self.0.stdin.take(), self.0.stdout.take()) else {
            return Err(damaged());
        };
        let spawn = |name: &str| thread::Builder::new().name(name.to_owned());
        // A child that fails early does not take it all, which its output tells.
        spawn("pdf input").spawn(move || drop(to.write_all(&input)))?;
        let (sender, receiver) = channel();
        let receive = move || {
            let mut output = Vec::new();
            let result = from.take(MOST_TEXT + 1).read_to_end(&mut output);
            // The caller may have stopped waiting.
            drop(sender.send(result.map(|_| output)));
        };
        spawn("pdf output").spawn(receive)?;
        match receiver.recv_timeout(deadline) {
            Ok(output) => Ok(output?),
            Err(RecvTimeoutError::Timeout) => Err(Error::Slow),
            Err(RecvTimeoutError::Disconnected) => Err(damaged()),
        }
    }

    /// Whether the system ended it at its limit of processor time.
    #[cfg(unix)]
    fn ran_out_of_time(&mut self) -> bool {
        use std::os::unix::process::ExitStatusExt;
        /// On Linux, macOS and the BSDs.
        const SIGXCPU: i32 = 24;
        self.0.wait().is_ok_and(|status| status.signal() == Some(SIGXCPU))
    }

    #[cfg(not(unix))]
    fn ran_out_of_time(&mut self) -> bool {
        false
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A child that has ended by itself cannot be killed.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
