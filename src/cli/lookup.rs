//! `depesche people`, `companies`, `figures`, `quotes`: one list from all articles.

use super::args::{FiguresArgs, ListTo, LookupArgs, Sort};
use super::batch::Batch;
use super::filter::Filter;
use super::json_list::JsonList;
use super::output::Output;
use crate::analysis::{Analysis, FigureKind};
use crate::document::Document;
use crate::export::listing::{Item, Listing, Rows};
use crate::export::table::{self, Align, Column, Look};
use crate::export::{csv, json};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::io::{self, IsTerminal};

/// Prints one list.
///
/// # Errors
/// Only those of writing; inputs that fail are reported one by one.
pub fn run(listing: Listing, args: &LookupArgs, look: Look, output: &mut Output) -> io::Result<()> {
    Lookup { listing, filter: Filter::of_lookup(args), sort: Sort::Text, look }.run(args, output)
}

/// Prints the list of figures.
///
/// # Errors
/// Only those of writing; inputs that fail are reported one by one.
pub fn figures(args: &FiguresArgs, look: Look, output: &mut Output) -> io::Result<()> {
    let filter = Filter::of_figures(args);
    Lookup { listing: Listing::Figures, filter, sort: args.sort, look }.run(&args.lookup, output)
}

struct Lookup {
    listing: Listing,
    filter: Filter,
    sort: Sort,
    look: Look,
}

/// A row that is ready to be written, and what it is sorted by.
struct Row {
    kind: Option<FigureKind>,
    value: Decimal,
    form: Form,
}

enum Form {
    Bytes(Vec<u8>),
    Cells(Vec<String>),
}

impl Lookup {
    fn run(self, args: &LookupArgs, output: &mut Output) -> io::Result<()> {
        let to = ListTo::or_usual(args.to);
        let Self { listing, filter, sort, look } = self;
        let terminal = io::stdout().is_terminal();
        let sources = args.input.sources();
        let several = sources.len() > 1 || args.input.is_jsonl();
        let batch = Batch { sources, format: args.input.from.format(), workers: args.input.workers() };
        let time = args.time;
        let work = move |document: Document, analysis: Analysis| -> io::Result<Vec<Row>> {
            if !time.holds(document.head.published.map(|published| published.date)) {
                return Ok(Vec::new());
            }
            let rows = Rows::new(&document, &analysis);
            let wanted = |item: &Item<'_>| filter.takes(*item, &document, &analysis);
            listing
                .items(&analysis)
                .into_iter()
                .filter(wanted)
                .map(|item| row(&document, &rows, item, to, terminal))
                .collect()
        };
        // What is neither sorted nor aligned goes out at once.
        let mut held: Vec<Row> = Vec::new();
        let mut list = JsonList::array();
        if to == ListTo::Csv {
            output.write(&csv::header(listing)?)?;
        }
        batch.run(work, |result| {
            let Some(rows) = output.accept(result) else { return Ok(()) };
            for row in rows? {
                match (row.form, sort) {
                    (Form::Bytes(bytes), Sort::Text) if to == ListTo::Json => list.push(bytes, output)?,
                    (Form::Bytes(bytes), Sort::Text) => output.write(&bytes)?,
                    (form, _) => held.push(Row { form, ..row }),
                }
            }
            Ok(())
        })?;
        output.clear();
        match sort {
            Sort::Text => {}
            Sort::Value => held.sort_by_key(|row| Reverse(row.value)),
            Sort::Kind => held.sort_by_key(|row| (row.kind, Reverse(row.value))),
        }
        let mut cells = Vec::new();
        for row in held {
            match row.form {
                Form::Bytes(bytes) if to == ListTo::Json => list.push(bytes, output)?,
                Form::Bytes(bytes) => output.write(&bytes)?,
                Form::Cells(row) => cells.push(row),
            }
        }
        match to {
            ListTo::Json => list.finish(output),
            ListTo::Csv => Ok(()),
            ListTo::Table => write_table(listing, cells, several, look, output),
        }
    }
}

fn row(document: &Document, rows: &Rows<'_>, item: Item<'_>, to: ListTo, terminal: bool) -> io::Result<Row> {
    let form = match to {
        ListTo::Json => {
            let mut bytes = Vec::new();
            json::to_writer(&mut bytes, &rows.record(item), false)?;
            Form::Bytes(bytes)
        }
        ListTo::Csv => Form::Bytes(csv::row(document.id.as_deref(), rows, item, terminal)?),
        ListTo::Table => {
            let mut cells = rows.cells(item);
            cells.push(document.id.clone().unwrap_or_default());
            Form::Cells(cells)
        }
    };
    let (kind, value) = match item {
        Item::Figure(figure) => (Some(figure.kind), figure.value),
        _ => (None, Decimal::ZERO),
    };
    Ok(Row { kind, value, form })
}

fn write_table(
    listing: Listing,
    mut cells: Vec<Vec<String>>,
    several: bool,
    look: Look,
    output: &mut Output,
) -> io::Result<()> {
    if cells.is_empty() {
        return Ok(());
    }
    let mut columns = listing.columns().to_vec();
    if several {
        columns.push(Column { title: "Article", align: Align::Left, spare: false });
    } else {
        for row in &mut cells {
            row.truncate(columns.len());
        }
    }
    let mut bytes = Vec::new();
    table::write(&mut bytes, &columns, &cells, look)?;
    output.write_table(&bytes)
}
