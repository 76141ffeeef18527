//! Lists of the library in the form that is wanted: JSON, CSV or a table.

use crate::cli::args::ListTo;
use crate::cli::json_list::JsonList;
use crate::cli::output::Output;
use crate::export::table::{self, Align, Column, Look};
use crate::export::{csv, json};
use serde::Serialize;
use std::io::{self, IsTerminal as _};

/// A list of records.
pub(super) struct Listed<'a, R> {
    /// The records, as JSON has them.
    pub records: &'a [R],
    /// The names of their values in CSV.
    pub fields: &'a [&'a str],
    /// Their values, one for each of `fields`.
    pub values: fn(&R) -> Vec<String>,
    /// The columns of a table.
    pub columns: &'a [Column],
    /// The rows of the table, one cell for each of `columns`.
    pub cells: Vec<Vec<String>>,
}

impl<R: Serialize> Listed<'_, R> {
    /// Prints the list.
    pub(super) fn print(&self, to: ListTo, look: Look, output: &mut Output) -> io::Result<()> {
        match to {
            ListTo::Json => {
                let mut list = JsonList::array();
                for record in self.records {
                    let mut bytes = Vec::new();
                    json::to_writer(&mut bytes, record, false)?;
                    list.push(bytes, output)?;
                }
                list.finish(output)
            }
            ListTo::Csv => {
                output.write(&csv::line(self.fields.iter().map(|field| (*field).to_owned()), false)?)?;
                let terminal = io::stdout().is_terminal();
                for record in self.records {
                    output.write(&csv::line((self.values)(record).into_iter(), terminal)?)?;
                }
                Ok(())
            }
            ListTo::Table => write_table(self.columns, &self.cells, look, output),
        }
    }
}

/// Prints a table; nothing at all where it has no rows.
pub(super) fn write_table(
    columns: &[Column],
    cells: &[Vec<String>],
    look: Look,
    output: &mut Output,
) -> io::Result<()> {
    if cells.is_empty() {
        return Ok(());
    }
    let mut bytes = Vec::new();
    table::write(&mut bytes, columns, cells, look)?;
    output.write_table(&bytes)
}

/// A column.
pub(super) const fn column(title: &'static str, align: Align) -> Column {
    Column { title, align, spare: false }
}

/// What is not known is an empty cell.
pub(super) fn text(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}
