//! The command line: arguments in, calls of the engine, exit status out.

mod args;
mod batch;
mod extract;
mod lines;
mod output;

use args::{Args, Command};
use clap::Parser;
use output::Output;
use std::io;
use std::process::ExitCode;

/// Runs the program with the arguments of this process.
///
/// The status is 0 if everything was done, 1 if an input could not be read or analysed, 2 for wrong usage.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let mut output = Output::new();
    let result = match &args.command {
        Some(Command::Extract(args)) => extract::run(args, &mut output),
        None => Ok(()),
    };
    match result {
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("depesche: cannot write the output: {error}");
            ExitCode::FAILURE
        }
        Ok(()) if output.failed() => ExitCode::FAILURE,
        Ok(()) => ExitCode::SUCCESS,
    }
}
