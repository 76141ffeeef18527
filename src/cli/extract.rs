//! `depesche extract`: everything that articles mention, as data.

use super::args::{ExtractArgs, OutputFormat};
use super::batch::Batch;
use super::json_list::JsonList;
use super::language::messages;
use super::output::{Output, say};
use crate::analysis::Analysis;
use crate::document::Document;
use crate::export::listing::{Listing, Rows};
use crate::export::{csv, json};
use crate::present::report;
use crate::present::table::Look;
use std::io::{self, IsTerminal};

/// Analyses the inputs and prints what they mention.
///
/// # Errors
/// Only those of writing; inputs that fail are reported one by one.
pub fn run(args: &ExtractArgs, look: Look, output: &mut Output) -> io::Result<()> {
    let sources = args.input.sources();
    let several = sources.len() > 1;
    if args.input.inputs.is_empty() && io::stdin().is_terminal() {
        say(messages().get("reading standard input; press Ctrl-D to finish"));
    }
    let terminal = io::stdout().is_terminal();
    let to = args.to.unwrap_or(if terminal { OutputFormat::Table } else { OutputFormat::Json });
    let batch = Batch { sources, format: args.input.from.0, workers: args.input.workers() };
    #[cfg(feature = "parquet")]
    if to == OutputFormat::Parquet {
        return parquet(batch, output);
    }
    let mut list = if several { JsonList::array() } else { JsonList::array_if_several() };
    if to == OutputFormat::Csv {
        output.write(&csv::header(Listing::Figures.fields())?)?;
    }
    let mut first = true;
    batch.run(
        move |document, analysis| render(&document, &analysis, to, look, terminal),
        |result| {
            let Some(bytes) = output.accept(result) else { return Ok(()) };
            let bytes = bytes?;
            let apart =
                matches!(to, OutputFormat::Table | OutputFormat::Markdown) && !std::mem::take(&mut first);
            match to {
                OutputFormat::Json => list.push(bytes, output),
                OutputFormat::Jsonl => output.write_json(&bytes),
                OutputFormat::Table => {
                    output.write_table(&[if apart { "\n" } else { "" }.as_bytes(), &bytes].concat())
                }
                _ if apart => output.write(&[b"\n", &bytes[..]].concat()),
                _ => output.write(&bytes),
            }
        },
    )?;
    output.clear();
    if to == OutputFormat::Json { list.finish(output) } else { Ok(()) }
}

/// Writes the figures as Parquet.
#[cfg(feature = "parquet")]
fn parquet(batch: Batch, output: &mut Output) -> io::Result<()> {
    use crate::export::parquet::{ParquetWriter, rows};
    if io::stdout().is_terminal() {
        return Err(io::Error::other("not printing Parquet to a terminal; redirect it to a file"));
    }
    let on_stdout = |error: parquet::errors::ParquetError| super::output::on_stdout(&io::Error::other(error));
    let mut writer = ParquetWriter::new(io::stdout()).map_err(on_stdout)?;
    batch.run(
        |document, analysis| rows(&document, &analysis),
        |result| writer.add(output.accept(result).into_iter().flatten()).map_err(on_stdout),
    )?;
    output.clear();
    writer.finish().map_err(on_stdout)
}

fn render(
    document: &Document,
    analysis: &Analysis,
    to: OutputFormat,
    look: Look,
    terminal: bool,
) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match to {
        OutputFormat::Json => json::write(&mut bytes, document, analysis, true)?,
        OutputFormat::Jsonl => {
            json::write(&mut bytes, document, analysis, false)?;
            bytes.push(b'\n');
        }
        OutputFormat::Csv => {
            let rows = Rows::new(document, analysis);
            for figure in Listing::Figures.items(analysis) {
                bytes.extend(csv::row(&rows.entry(figure).row(rows.id()), terminal)?);
            }
        }
        OutputFormat::Table => report::write_table(&mut bytes, document, analysis, look, messages())?,
        OutputFormat::Markdown => report::write_markdown(&mut bytes, document, analysis, messages())?,
        #[cfg(feature = "parquet")]
        OutputFormat::Parquet => {}
    }
    Ok(bytes)
}
