//! `depesche library`: path, integrity check, export, import and vacuum.

use super::add::Portion;
use super::sync::style;
use super::{InLibrary as _, make, open, path};
use crate::cli::args::LibraryCommand;
use crate::cli::batch::Failure;
use crate::cli::language::{count, fill, messages};
use crate::cli::output::Output;
use crate::intake::lines::{Line, Lines};
use crate::intake::{Source, jsonl};
use crate::language::Locale;
use crate::library::transfer::{Flags, Imported};
use crate::library::{AddOutcome, Library};
use crate::sync::analyzed;
use indicatif::{ProgressBar, ProgressDrawTarget};
use std::io::BufReader;
use std::path::Path;
use std::time::{Duration, Instant};

/// Runs the command.
///
/// # Errors
/// If the library cannot be opened, read or written.
pub fn run(command: &LibraryCommand, output: &mut Output) -> anyhow::Result<()> {
    match command {
        LibraryCommand::Path => Ok(output.write(format!("{}\n", path()?.display()).as_bytes())?),
        LibraryCommand::Check => check(output),
        LibraryCommand::Export => export(output),
        LibraryCommand::Import { file } => import(file, output),
        LibraryCommand::Vacuum => vacuum(output),
    }
}

/// A check that takes no longer shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

fn check(output: &mut Output) -> anyhow::Result<()> {
    let mut library = open()?;
    // Shown only where the check takes a while, and standard error is a terminal.
    let bar = ProgressBar::with_draw_target(Some(100), ProgressDrawTarget::hidden())
        .with_style(style(&fill("{} checked", &[&"{percent:>3} %"])));
    let (shown, begun) = (bar.clone(), Instant::now());
    let problems = library.check_telling(move |percent| {
        if shown.is_hidden() && begun.elapsed() >= PATIENCE {
            shown.set_draw_target(ProgressDrawTarget::stderr());
        }
        shown.set_position(percent);
    });
    bar.finish_and_clear();
    let problems = problems.in_library(&library)?;
    for problem in &problems {
        output.fail(&Failure { source: library.path().display().to_string(), problem: problem.clone() });
    }
    if problems.is_empty() {
        let counts = library.counts().in_library(&library)?;
        let articles = count(usize::try_from(counts.all).unwrap_or_default(), "{} article", "{} articles");
        output.write(
            format!("OK · {articles} · {}\n", size(library.size().in_library(&library)?)).as_bytes(),
        )?;
    }
    Ok(())
}

fn export(output: &mut Output) -> anyhow::Result<()> {
    let library = open()?;
    for id in library.all_ids().in_library(&library)? {
        match library.export(id) {
            Ok(Some(line)) => output.write_json(format!("{line}\n").as_bytes())?,
            Ok(None) => {}
            // A damaged library exports what is still readable.
            Err(error) => {
                let source = library.path().display().to_string();
                output.fail(&Failure { source, problem: format!("article {id}: {error}") });
            }
        }
    }
    Ok(())
}

fn import(file: &Path, output: &mut Output) -> anyhow::Result<()> {
    let source = Source::from(file.to_owned());
    let reader = match source.open() {
        Ok(reader) => reader,
        Err(error) => {
            output.fail(&Failure { source: source.to_string(), problem: error.to_string() });
            return Ok(());
        }
    };
    let mut library = make()?;
    let mut lines = Lines::new(BufReader::new(reader));
    let mut portion = Portion::default();
    let mut flags = Vec::new();
    output.watch();
    while let Some(line) = lines.next_line()? {
        let number = lines.number();
        match read(&line, number) {
            Ok(Some(imported)) => {
                portion.push(analyzed(imported.document));
                flags.push(imported.flags);
            }
            Ok(None) => {}
            Err(problem) => output.fail(&Failure { source: source.to_string(), problem }),
        }
        if portion.is_full() {
            write(&mut library, &mut portion, &mut flags).in_library(&library)?;
        }
    }
    write(&mut library, &mut portion, &mut flags).in_library(&library)?;
    Ok(output.write(portion.tally.line().as_bytes())?)
}

fn read(line: &Line, number: u64) -> Result<Option<Imported>, String> {
    let bytes = match line {
        Line::Bytes(bytes) if bytes.trim_ascii().is_empty() => return Ok(None),
        Line::Bytes(bytes) => bytes,
        Line::TooLong => return Err(format!("line {number}: too long")),
    };
    let imported = std::str::from_utf8(bytes).ok().and_then(Imported::parse);
    // Other JSON lines are articles too, only without flags.
    let fresh = || jsonl::read_line(bytes, number, None).map_err(|error| error.to_string());
    let unflagged = |document| Imported { document, flags: Flags::default() };
    imported.map_or_else(|| fresh().map(unflagged), Ok).map(Some)
}

fn write(library: &mut Library, portion: &mut Portion, flags: &mut Vec<Flags>) -> crate::library::Result<()> {
    let added = portion.write(library)?;
    for (id, flags) in added.into_iter().map(AddOutcome::id).zip(flags.drain(..)) {
        if let Some(id) = id {
            library.restore_flags(id, &flags)?;
        }
    }
    Ok(())
}

fn vacuum(output: &mut Output) -> anyhow::Result<()> {
    let mut library = open()?;
    let done = library.vacuum().in_library(&library)?;
    let articles = count(done.articles, "{} article purged", "{} articles purged");
    let sizes = fill("{} before, {} now", &[&size(done.before), &size(done.after)]);
    let text = format!("{articles} · {sizes}\n");
    Ok(output.write(text.as_bytes())?)
}

/// A size in megabytes.
fn size(bytes: u64) -> String {
    let tenths = bytes / 100_000;
    let separator = Locale::of_pack(messages().pack()).decimal_separator();
    format!("{}{separator}{} MB", tenths / 10, tenths % 10)
}
