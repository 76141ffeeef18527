//! `depesche FILE`: opens articles in the reader, or prints them with `--plain`.

use super::args::{Args, ColorChoice};
use super::batch::Failure;
use super::language::messages;
use super::output::Output;
use super::terminal;
use crate::analysis::analyze;
use crate::document::Document;
use crate::intake::{self, Articles, Format, Input, Source, Unread};
use crate::present::plain;
use crate::sync::page;
use crate::tui;
use std::io::{self, IsTerminal as _};

/// Reads the files and opens the reader on those that could be read; without files, on the library.
/// Standard input is read to its end first, because keys come from the terminal itself.
///
/// # Errors
/// Those of the reader.
pub fn run(args: &Args, options: tui::ReaderOptions, output: &mut Output) -> anyhow::Result<()> {
    let mut documents = Vec::new();
    for named in args.files.iter().cloned().map(Source::from) {
        match named.spread() {
            Ok(sources) => {
                for source in sources {
                    if let Err(error) = read(&source, args.from.0, &mut documents, output) {
                        output.fail(&Failure { source: source.to_string(), problem: error.to_string() });
                    }
                }
            }
            Err(error) => output.fail(&Failure { source: named.to_string(), problem: error.to_string() }),
        }
    }
    if documents.is_empty() && !args.files.is_empty() {
        return Ok(());
    }
    if args.plain {
        return print(&documents, output);
    }
    tui::run(documents, super::library::handle(args.files.is_empty())?, options)
}

/// Prints the articles with their notes. Lines are only wrapped on a terminal.
fn print(documents: &[Document], output: &mut Output) -> anyhow::Result<()> {
    let width = terminal::look(ColorChoice::Never).width.filter(|_| io::stdout().is_terminal());
    for (number, document) in documents.iter().enumerate() {
        let text = plain::plain(document, &analyze(document), width, messages());
        let apart = if number > 0 { "\n\n" } else { "" };
        output.write(format!("{apart}{text}").as_bytes())?;
    }
    Ok(())
}

/// Adds the articles of an input. Skipped entries are an error.
fn take(mut articles: Articles, documents: &mut Vec<Document>) -> intake::Result<()> {
    let left_out = articles.left_out();
    documents.extend(articles.documents);
    left_out.map_or(Ok(()), Err)
}

fn read(
    source: &Source,
    format: Option<Format>,
    documents: &mut Vec<Document>,
    output: &mut Output,
) -> intake::Result<()> {
    if let Source::Address(address) = source {
        let fetched = page::fetch_typed(address);
        let articles = fetched.map_err(|error| intake::Error::Elsewhere(error.to_string()))?;
        return take(articles, documents);
    }
    let before = documents.len();
    for unread in Input::open(source, format)? {
        let articles = unread.and_then(Unread::read);
        if let Err(error) = articles.and_then(|articles| take(articles, documents)) {
            output.fail(&Failure { source: source.to_string(), problem: error.to_string() });
        }
    }
    if documents.len() == before && !output.failed() { Err(intake::Error::Empty) } else { Ok(()) }
}
