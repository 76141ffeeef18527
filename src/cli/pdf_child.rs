//! The child process that reads a PDF file.

use crate::intake::pdf::child::{ARGUMENT, Allowance, serve, use_program};
use std::process::ExitCode;
use std::{env, panic};

/// Makes PDF files be read in a child process of this program.
pub fn enable() {
    // On Linux the link leads to the program even where its file was replaced.
    let program = if cfg!(target_os = "linux") { Ok("/proc/self/exe".into()) } else { env::current_exe() };
    if let Ok(program) = program {
        use_program(program);
    }
}

/// Reads a file if this process is such a child.
pub fn run_if_asked() -> Option<ExitCode> {
    if env::args_os().nth(1).as_deref() != Some(ARGUMENT.as_ref()) {
        return None;
    }
    // The parent process reports the failure.
    panic::set_hook(Box::new(|_| {}));
    Some(if serve(limit).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Limits memory and processor time, and forbids files and core dumps. A system without such limits still has the
/// deadline of the one who asked.
#[cfg(unix)]
fn limit(allowance: Allowance) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let mut limits = vec![(Resource::Fsize, 0), (Resource::Core, 0), (Resource::Nofile, 0)];
    // Where it is not known how much is taken already, the sum cannot be limited.
    if let Some(taken) = address_space() {
        limits.push((Resource::As, taken + allowance.memory));
    }
    for (resource, most) in limits {
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
    // Only where the soft limit is lower does the signal tell that it was this one.
    let time = allowance.time.as_secs();
    let _ = setrlimit(Resource::Cpu, Rlimit { current: Some(time), maximum: Some(time + 1) });
}

#[cfg(not(unix))]
fn limit(_: Allowance) {}

/// The size of this process's address space, in bytes, where the system tells it.
#[cfg(unix)]
fn address_space() -> Option<u64> {
    let sizes = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = sizes.split(' ').next()?.parse().ok()?;
    Some(pages * rustix::param::page_size() as u64)
}
