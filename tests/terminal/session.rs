//! A program in a pseudo-terminal, and what stands on its screen.

use crate::deadline::{DEADLINE, wait_for, wait_until};
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::ffi::OsStr;
use std::fmt;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

/// The terminal as the program has painted it.
struct Display {
    parser: Mutex<vt100::Parser>,
    changed: Condvar,
}

/// What is waited for when the program should end, for the message of a test that fails.
struct End<'d>(&'d Display);

impl fmt::Display for End<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parser = self.0.parser.lock().expect("a screen");
        write!(formatter, "the end of the program, with this screen:\n{}", parser.screen().contents())
    }
}

/// A running program.
pub struct Session {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Writer,
    display: Arc<Display>,
    settings: String,
    _config: tempfile::TempDir,
}

impl Session {
    /// Starts depesche.
    pub fn start(args: &[&OsStr], columns: u16, rows: u16, env: &[(&str, &str)]) -> Self {
        Self::start_program(OsStr::new(env!("CARGO_BIN_EXE_depesche")), args, columns, rows, env)
    }

    /// Starts any program. `ANSWER_BACKGROUND` among `env` is the background that the terminal tells.
    pub fn start_program(
        program: &OsStr,
        args: &[&OsStr],
        columns: u16,
        rows: u16,
        env: &[(&str, &str)],
    ) -> Self {
        let pty = native_pty_system().openpty(size(columns, rows)).expect("a pseudo-terminal");
        let settings = settings(pty.master.as_ref());
        let config = tempfile::tempdir().expect("a folder");
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env("TERM", "xterm-256color");
        command.env("COLORFGBG", "15;0");
        command.env("DEPESCHE_CONFIG_DIR", config.path());
        // The tour was seen, unless a test brings a state of its own.
        std::fs::write(config.path().join("state.toml"), "tour_seen = true\n").expect("a state");
        command.env("DEPESCHE_STATE_DIR", config.path());
        command.env("DEPESCHE_DATA_DIR", config.path());
        command.env("LC_ALL", "C.UTF-8");
        command.env_remove("NO_COLOR");
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pty.slave.spawn_command(command).expect("a process");
        let writer: Writer = Arc::new(Mutex::new(pty.master.take_writer().expect("a writer")));
        let parser = vt100::Parser::new(positive(rows), positive(columns), 0);
        let display = Arc::new(Display { parser: Mutex::new(parser), changed: Condvar::new() });
        let background = env.iter().find(|row| row.0 == "ANSWER_BACKGROUND").map(|row| row.1.to_owned());
        let output = pty.master.try_clone_reader().expect("a reader");
        let shared = (Arc::clone(&display), Arc::clone(&writer));
        thread::spawn(move || paint(output, &shared.0, &shared.1, background.as_deref()));
        Self { master: pty.master, child, writer, display, settings, _config: config }
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.process_id().expect("a process")
    }

    /// The process that the started one, a shell, has started.
    pub fn child_of_shell(&self) -> u32 {
        wait_for("a child of the shell", || children(self.id()).first().copied())
    }

    /// Types.
    pub fn send(&mut self, keys: &str) {
        let mut writer = self.writer.lock().expect("a writer");
        writer.write_all(keys.as_bytes()).and_then(|()| writer.flush()).expect("a terminal");
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.display
            .parser
            .lock()
            .expect("a screen")
            .screen_mut()
            .set_size(positive(rows), positive(columns));
        self.master.resize(size(columns, rows)).expect("a terminal");
    }

    /// Looks at the screen.
    pub fn screen<T>(&self, look: impl Fn(&vt100::Screen) -> T) -> T {
        look(self.display.parser.lock().expect("a screen").screen())
    }

    /// Waits until the screen shows `what`.
    pub fn wait(&mut self, what: &str, shows: impl Fn(&vt100::Screen) -> bool) {
        let parser = self.display.parser.lock().expect("a screen");
        let (parser, timeout) = self
            .display
            .changed
            .wait_timeout_while(parser, DEADLINE, |parser| !shows(parser.screen()))
            .expect("a screen");
        assert!(!timeout.timed_out(), "no {what} on the screen:\n{}", parser.screen().contents());
    }

    /// Waits until the program has ended and all that it wrote is on the screen.
    pub fn exit(&mut self) -> ExitStatus {
        let end = End(&self.display);
        wait_for(end, || self.child.try_wait().expect("a process"))
    }

    /// Waits until the program is stopped.
    pub fn wait_stopped(&mut self) {
        let id = self.id().to_string();
        wait_until("the program to stop", || {
            let state = Command::new("ps").args(["-o", "stat=", "-p", &id]).output().expect("ps");
            state.stdout.starts_with(b"T")
        });
    }

    /// The terminal is as it was before the program started.
    pub fn assert_restored(&mut self) {
        self.wait("the screen as it was", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        self.screen(|screen| {
            assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
            assert!(!screen.bracketed_paste());
        });
        assert_eq!(settings(self.master.as_ref()), self.settings);
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts depesche on a terminal that is taken away as soon as it has shown `text`, and says how it ended.
pub fn hang_up(args: &[&OsStr], text: &str) -> ExitStatus {
    let pty = native_pty_system().openpty(size(80, 24)).expect("a pseudo-terminal");
    let config = tempfile::tempdir().expect("a folder");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_depesche"));
    command.args(args);
    command.env("COLORFGBG", "15;0");
    command.env("DEPESCHE_CONFIG_DIR", config.path());
    command.env("DEPESCHE_DATA_DIR", config.path());
    let mut child = pty.slave.spawn_command(command).expect("a process");
    let mut output = pty.master.try_clone_reader().expect("a reader");
    let (mut shown, mut buffer) = (Vec::new(), [0; 4096]);
    while !contains(&shown, text.as_bytes()) {
        let length = output.read(&mut buffer).expect("output");
        shown.extend_from_slice(&buffer[..length]);
    }
    drop((output, pty));
    wait_for("the end of the program without a terminal", || child.try_wait().expect("a process"))
}

/// What a shell with these arguments writes to its terminal, until every process has closed it. `keys` are typed at once.
pub fn transcript(args: &[&OsStr], keys: &str) -> String {
    let pty = native_pty_system().openpty(size(80, 24)).expect("a pseudo-terminal");
    let config = tempfile::tempdir().expect("a folder");
    std::fs::write(config.path().join("state.toml"), "tour_seen = true\n").expect("a state");
    let mut command = CommandBuilder::new("sh");
    command.args(args);
    command.env("TERM", "xterm-256color");
    command.env("COLORFGBG", "15;0");
    for name in ["DEPESCHE_CONFIG_DIR", "DEPESCHE_STATE_DIR", "DEPESCHE_DATA_DIR"] {
        command.env(name, config.path());
    }
    let mut child = pty.slave.spawn_command(command).expect("a process");
    drop(pty.slave);
    let mut writer = pty.master.take_writer().expect("a writer");
    writer.write_all(keys.as_bytes()).and_then(|()| writer.flush()).expect("a terminal");
    let mut output = pty.master.try_clone_reader().expect("a reader");
    let (mut written, mut buffer) = (Vec::new(), [0; 4096]);
    // Linux reports an error when the last process has closed the terminal.
    while let Ok(length @ 1..) = output.read(&mut buffer) {
        written.extend_from_slice(&buffer[..length]);
    }
    assert!(child.wait().expect("a process").success());
    String::from_utf8_lossy(&written).into_owned()
}

/// The processes that a process has started.
pub fn children(process: u32) -> Vec<u32> {
    let listed =
        Command::new("ps").args(["-o", "pid=", "--ppid", &process.to_string()]).output().expect("ps");
    String::from_utf8_lossy(&listed.stdout).split_whitespace().filter_map(|id| id.parse().ok()).collect()
}

/// What a process calls itself.
pub fn name(process: u32) -> String {
    let listed = Command::new("ps").args(["-o", "comm=", "-p", &process.to_string()]).output().expect("ps");
    String::from_utf8_lossy(&listed.stdout).trim().to_owned()
}

/// Whether a process runs or sleeps: one that has ended and is not yet waited for does neither.
pub fn is_alive(process: u32) -> bool {
    let state = Command::new("ps").args(["-o", "stat=", "-p", &process.to_string()]).output().expect("ps");
    !state.stdout.is_empty() && !state.stdout.starts_with(b"Z")
}

/// Sends a signal, named without `SIG`.
pub fn kill(signal: &str, process: u32) {
    let done = Command::new("kill").args(["-s", signal, &process.to_string()]).status();
    assert!(done.is_ok_and(|status| status.success()), "cannot send SIG{signal}");
}

fn paint(mut output: impl Read, display: &Display, writer: &Writer, background: Option<&str>) {
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = output.read(&mut buffer) {
        let bytes = &buffer[..length];
        if let Some(background) = background.filter(|_| contains(bytes, b"\x1b]11;?")) {
            let answer = format!("\x1b]11;rgb:{background}\x1b\\\x1b[?1;2c");
            let mut writer = writer.lock().expect("a writer");
            let _ = writer.write_all(answer.as_bytes()).and_then(|()| writer.flush());
        }
        display.parser.lock().expect("a screen").process(bytes);
        display.changed.notify_all();
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Echo, line mode and all the rest, in one comparable form.
fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn positive(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a size")
}
