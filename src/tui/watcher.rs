//! A process that restores the terminal if the reader dies without doing so.
//!
//! The reader itself cannot do that after `SIGKILL`, a stack overflow or a failed allocation. So a second process of the
//! same program reads from a pipe, through which the reader tells it whether it holds the terminal. The system closes
//! the pipe however the reader ends. The watcher then restores the terminal if it has not been given back, and exits.
//!
//! It has a session of its own, so that neither a signal to the reader's process group nor the shell's job control
//! reaches it. Its standard output is the terminal that the reader paints on, and its standard error the one whose
//! modes the reader changed; it has nothing else open. If it cannot be started, the reader runs without it.

use crate::tui::restore::restore_screen;
use rustix::termios::{
    ControlModes, InputModes, LocalModes, OptionalActions, OutputModes, SpecialCodeIndex, Termios, tcgetattr,
    tcsetattr,
};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::os::fd::{AsFd as _, OwnedFd};
use std::process::{Child, ChildStdin, Command, ExitCode, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The argument that makes this program a watcher. Unlikely to be a file name.
pub const COMMAND: &str = "internal:restore-terminal";

/// The line that says that the terminal has been given back.
const GIVEN_BACK: &str = "given back";

/// How long the reader waits for its watcher to end. It takes a few milliseconds.
const PATIENCE: Duration = Duration::from_millis(300);

/// The reader's end of the watcher.
struct Watch {
    /// The last line, for a watcher that starts later.
    said: String,
    watcher: Option<(Child, ChildStdin)>,
    /// Whether the reader has ended: a watcher that starts after that is not needed.
    has_ended: bool,
}

static WATCH: Mutex<Watch> = Mutex::new(Watch { said: String::new(), watcher: None, has_ended: false });

/// Notes that the reader is about to take the terminal, whose modes are still those of the shell.
pub fn taking() {
    if let Some(modes) = tty().ok().and_then(|tty| Modes::of(&tcgetattr(tty).ok()?)) {
        say(&modes.to_line());
    }
}

/// Notes that the terminal has been given back.
pub fn given_back() {
    say(GIVEN_BACK);
}

fn say(line: &str) {
    let mut watch = WATCH.lock().unwrap_or_else(PoisonError::into_inner);
    line.clone_into(&mut watch.said);
    if let Some((_, pipe)) = &mut watch.watcher {
        // The watcher may be gone.
        let _ = writeln!(pipe, "{line}");
    }
}

/// Starts the watcher, on a thread, so that the reader does not wait for it.
pub fn start() {
    let _ = thread::Builder::new().name("watcher".to_owned()).spawn(|| {
        let Ok((mut child, mut pipe)) = spawn() else { return };
        let mut watch = WATCH.lock().unwrap_or_else(PoisonError::into_inner);
        // The reader may have quit meanwhile, before it could tell this watcher. Only one that it can tell is told
        // anything: until then the watcher has nothing to restore.
        if watch.has_ended || writeln!(pipe, "{}", watch.said).is_err() {
            drop((watch, pipe));
            let _ = child.wait();
            return;
        }
        watch.watcher = Some((child, pipe));
    });
}

/// A watcher that believes that the terminal has been given back.
fn spawn() -> io::Result<(Child, ChildStdin)> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg(COMMAND)
        // It keeps no folder in use.
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::inherit())
        .stderr(Stdio::from(tty()?))
        .spawn()?;
    let pipe = child.stdin.take().ok_or_else(|| io::Error::other("no pipe"))?;
    Ok((child, pipe))
}

/// Ends the watcher.
pub fn stop() {
    let mut watch = WATCH.lock().unwrap_or_else(PoisonError::into_inner);
    watch.has_ended = true;
    let Some((mut child, pipe)) = watch.watcher.take() else { return };
    drop((watch, pipe));
    let deadline = Instant::now() + PATIENCE;
    while matches!(child.try_wait(), Ok(None)) && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(1));
    }
}

/// The terminal whose modes the reader changes: standard input, or the controlling one where that is a pipe.
fn tty() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return stdin.as_fd().try_clone_to_owned();
    }
    Ok(File::open("/dev/tty")?.into())
}

/// Whether the program was called as a watcher.
pub fn is_called(first: Option<&OsStr>) -> bool {
    first == Some(OsStr::new(COMMAND))
}

/// Waits until the reader has ended, and gives the terminal back if the reader has not.
pub fn run() -> ExitCode {
    // Without its own session it still helps if only the reader dies.
    let _ = rustix::process::setsid();
    // Keeps `pkill depesche` from killing the watcher too.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::set_name(c"tty-restore");
    let mut modes = None;
    for line in io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        modes = Modes::from_line(&line);
    }
    if let Some(modes) = modes {
        modes.restore();
        // The reader may have died in the middle of an escape sequence: CAN ends it.
        let mut out = io::stdout();
        let _ = out
            .write_all(b"\x18")
            .and_then(|()| restore_screen(&mut out))
            .and_then(|()| out.write_all(b"\x1b[0m"));
        let _ = out.flush();
    }
    ExitCode::SUCCESS
}

/// The modes of a terminal, as far as raw mode changes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Modes {
    input: u64,
    output: u64,
    control: u64,
    local: u64,
    least: u8,
    time: u8,
}

impl Modes {
    #[allow(
        clippy::useless_conversion,
        clippy::unnecessary_fallible_conversions,
        reason = "the words differ by system"
    )]
    fn of(termios: &Termios) -> Option<Self> {
        Some(Self {
            input: u64::try_from(termios.input_modes.bits()).ok()?,
            output: u64::try_from(termios.output_modes.bits()).ok()?,
            control: u64::try_from(termios.control_modes.bits()).ok()?,
            local: u64::try_from(termios.local_modes.bits()).ok()?,
            least: termios.special_codes[SpecialCodeIndex::VMIN],
            time: termios.special_codes[SpecialCodeIndex::VTIME],
        })
    }

    fn to_line(self) -> String {
        let Self { input, output, control, local, least, time } = self;
        format!("{input} {output} {control} {local} {least} {time}")
    }

    /// The modes that [`to_line`](Self::to_line) wrote; `None` for any other line.
    fn from_line(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let mut next = || words.next()?.parse::<u64>().ok();
        let (input, output, control, local) = (next()?, next()?, next()?, next()?);
        let mut small = || next().and_then(|word| u8::try_from(word).ok());
        Some(Self { input, output, control, local, least: small()?, time: small()? })
    }

    /// Restores them, unless the terminal is not in raw mode any more: the shell may have been faster.
    fn restore(self) {
        let stderr = io::stderr();
        let Ok(mut termios) = tcgetattr(stderr.as_fd()) else { return };
        let is_raw = !termios.output_modes.contains(OutputModes::OPOST)
            && !termios.local_modes.contains(LocalModes::ISIG);
        if is_raw {
            termios.input_modes = InputModes::from_bits_retain(self.input as _);
            termios.output_modes = OutputModes::from_bits_retain(self.output as _);
            termios.control_modes = ControlModes::from_bits_retain(self.control as _);
            termios.local_modes = LocalModes::from_bits_retain(self.local as _);
            termios.special_codes[SpecialCodeIndex::VMIN] = self.least;
            termios.special_codes[SpecialCodeIndex::VTIME] = self.time;
            let _ = tcsetattr(stderr.as_fd(), OptionalActions::Now, &termios);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modes_go_through_the_pipe() {
        let modes = Modes { input: 0x5500, output: 5, control: 0x4bf, local: 0x8a3b, least: 1, time: 0 };
        assert_eq!(Modes::from_line(&modes.to_line()), Some(modes));
        for line in ["", GIVEN_BACK, "1 2 3", "1 2 3 4 5 256", "-1 2 3 4 5 6"] {
            assert_eq!(Modes::from_line(line), None, "{line}");
        }
    }
}
