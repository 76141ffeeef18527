//! The command line: parses the arguments, calls the engine, and returns the exit status.

mod args;
mod batch;
mod config;
mod extract;
mod help;
mod json_list;
mod language;
mod library;
mod list;
mod manual;
mod open;
mod output;
mod pdf_child;
mod rows;
mod terminal;

use crate::config::{Config, ThemeName};
use crate::export::listing::Listing;
use crate::tui;
#[cfg(feature = "train")]
use args::TrainCommand;
use args::{Args, ColorChoice, Command};
use clap::Parser;
use output::{Output, say};
use std::io;
use std::process::ExitCode;

/// Runs the program with the arguments of this process.
///
/// The status is 0 on success, 1 if an input could not be read or analysed, and 2 for invalid arguments.
pub fn main() -> ExitCode {
    // Hidden commands that the program runs as child processes.
    #[cfg(unix)]
    if tui::watcher::is_called(std::env::args_os().nth(1).as_deref()) {
        return tui::watcher::run();
    }
    if let Some(status) = pdf_child::run_if_asked() {
        return status;
    }
    pdf_child::enable();
    output::tell_panics();
    let mut output = Output::new();
    let result = match Args::try_parse() {
        Ok(args) => run(&args, &mut output),
        // Clap's errors hold help and version too.
        Err(told) => match output::print_usage(&told).map_err(|error| output::on_stdout(&error)) {
            Ok(()) => return ExitCode::from(u8::try_from(told.exit_code()).unwrap_or(2)),
            Err(error) => Err(error.into()),
        },
    };
    output.clear();
    match result {
        // The reader of the pipe has seen enough.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // A configuration reports all its errors, one per line.
            language::told(&error).lines().for_each(say);
            ExitCode::FAILURE
        }
        Ok(()) if output.failed() => ExitCode::FAILURE,
        Ok(()) => ExitCode::SUCCESS,
    }
}

fn run(args: &Args, output: &mut Output) -> anyhow::Result<()> {
    let look = terminal::look(args.color);
    match &args.command {
        None => {
            let config = Config::load()?;
            let asked = args.theme.as_deref().map(|name| config.theme_named(name)).transpose()?;
            let theme =
                if matches!(args.color, ColorChoice::Never) { Some(Some(ThemeName::Mono)) } else { asked };
            open::run(args, tui::ReaderOptions { config, theme }, output)?;
        }
        Some(Command::Extract(args)) => extract::run(args, look, output)?,
        Some(Command::People(args)) => list::run(Listing::People, args, look, output)?,
        Some(Command::Companies(args)) => list::run(Listing::Companies, args, look, output)?,
        Some(Command::Figures(args)) => list::figures(args, look, output)?,
        Some(Command::Quotes(args)) => list::run(Listing::Quotes, args, look, output)?,
        Some(Command::Add(args)) => library::add::run(args, output)?,
        Some(Command::Sync(args)) => library::sync::run(args, output)?,
        Some(Command::Feed(command)) => library::feed::run(command, look, output)?,
        Some(Command::Search(args)) => library::search::run(args, look, output)?,
        Some(Command::Library(command)) => library::maintenance::run(command, output)?,
        Some(Command::Config(config)) => config::run(config, args.color, look, output)?,
        Some(Command::Completions { shell }) => output.write(&manual::completions(*shell))?,
        Some(Command::Man) => output.write(&manual::page()?)?,
        #[cfg(feature = "train")]
        Some(Command::Train(command)) => {
            let report = match command {
                TrainCommand::Tagger(args) => crate::train::tagger::run(
                    &args.language,
                    &args.data,
                    &args.clusters,
                    &args.gold,
                    &args.texts,
                    &args.out,
                )?,
                TrainCommand::Names(args) => crate::train::names::run(
                    &args.gold,
                    &args.texts,
                    &args.data,
                    &args.clusters,
                    &args.out,
                    args.found.as_deref(),
                )?,
                TrainCommand::Links(args) => crate::train::links::run(
                    &args.gold,
                    &args.texts,
                    args.found.as_deref(),
                    &args.out,
                    &args.templates,
                    args.show,
                )?,
            };
            output.write(report.as_bytes())?;
        }
    }
    Ok(())
}

/// Whether standard output was closed, wherever the error surfaced.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let is_broken = |cause: &io::Error| cause.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| match cause.downcast_ref() {
        Some(crate::library::Error::Io(cause)) => is_broken(cause),
        _ => cause.downcast_ref().is_some_and(is_broken),
    })
}
