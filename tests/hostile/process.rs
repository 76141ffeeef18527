//! The program as a process whose time and memory are watched.

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

/// The most memory that the process and those it starts may take, in MB: two workers with an input each, a PDF child of
/// each of them, and the debug build itself.
const MOST_MEMORY: u64 = 400;

/// What a process did.
pub struct Ran {
    pub status: ExitStatus,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the program with a data folder, and ends the test where it takes more than `seconds` of processor time, more
/// memory than allowed, or is ended by a signal.
pub fn run(data: &Path, args: &[impl AsRef<OsStr>], seconds: u64) -> Ran {
    // The shell sets the limit on time, since this process has no safe way to.
    let mut command = Command::new("sh");
    command.args([
        "-c",
        "ulimit -t \"$0\"; exec \"$@\"",
        &seconds.to_string(),
        env!("CARGO_BIN_EXE_depesche"),
    ]);
    command.args(args).env("LC_ALL", "C").env("DEPESCHE_DATA_DIR", data).env("DEPESCHE_CONFIG_DIR", data);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let read = |mut from: Box<dyn Read + Send>| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes).expect("the pipe is read");
            String::from_utf8(bytes).expect("the program writes UTF-8")
        })
    };
    let stdout = read(Box::new(child.stdout.take().expect("a pipe")));
    let stderr = read(Box::new(child.stderr.take().expect("a pipe")));
    let mut most = 0;
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        most = most.max(memory(child.id()));
        thread::sleep(Duration::from_millis(5));
    };
    let (stdout, stderr) = (stdout.join().expect("no panic"), stderr.join().expect("no panic"));
    assert!(status.code().is_some(), "{status}: {}", stderr.lines().last().unwrap_or_default());
    assert!(!stderr.contains("panicked"), "{stderr}");
    assert!(most <= MOST_MEMORY, "{most} MB");
    Ran { status, stdout, stderr }
}

/// The most that a process and its children have held so far, in MB, where the system tells it.
fn memory(process: u32) -> u64 {
    let folder = format!("/proc/{process}");
    let status = fs::read_to_string(format!("{folder}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let own: u64 = line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default();
    let threads = fs::read_dir(format!("{folder}/task")).into_iter().flatten().flatten();
    let children = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let of_child = |id: &str| id.parse().map_or(0, memory);
    let children: u64 = children
        .map(|ids| ids.split_whitespace().filter(|id| has_begun(process, id)).map(of_child).sum::<u64>())
        .sum();
    own / 1000 + children
}

/// Whether a child runs its own program. Until then it uses the memory of the process that starts it, which must not
/// count twice; it is told by the arguments, which it shares too.
fn has_begun(process: u32, child: &str) -> bool {
    let arguments = |process: &str| fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    arguments(child) != arguments(&process.to_string())
}
