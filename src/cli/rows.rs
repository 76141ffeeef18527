//! Writes list rows as JSON, CSV or a table.

use super::args::ListTo;
use super::json_list::JsonList;
use super::language::messages;
use super::output::{Output, say};
use crate::export::field::{Field, FieldValue, Object};
use crate::export::{csv, json};
use crate::present::table::{self, Align, Column, Look};
use std::io::{self, IsTerminal as _};

/// A row, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListRow {
    /// An object of JSON, or a line of CSV.
    Bytes(Vec<u8>),
    /// The cells of a table.
    Cells(Vec<String>),
}

/// The format of rows.
#[derive(Debug, Clone, Copy)]
pub struct RowFormat {
    to: ListTo,
    is_terminal: bool,
}

impl RowFormat {
    /// The format for standard output: `to`, else a table on a terminal and JSON elsewhere.
    pub fn new(to: Option<ListTo>) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let usual = if is_terminal { ListTo::Table } else { ListTo::Json };
        Self { to: to.unwrap_or(usual), is_terminal }
    }

    /// A row of these values, or of these cells for a table.
    ///
    /// # Errors
    /// None in practice: it writes to memory.
    pub fn row<'v>(
        self,
        values: impl FnOnce() -> Vec<FieldValue<'v>>,
        cells: impl FnOnce() -> Vec<String>,
    ) -> io::Result<ListRow> {
        Ok(match self.to {
            ListTo::Json => {
                let mut bytes = Vec::new();
                json::to_writer(&mut bytes, &Object(values()), false)?;
                ListRow::Bytes(bytes)
            }
            ListTo::Csv => ListRow::Bytes(csv::row(&values(), self.is_terminal)?),
            ListTo::Table => ListRow::Cells(cells()),
        })
    }
}

/// Writes the rows of one list.
#[derive(Debug)]
pub struct RowWriter {
    form: RowFormat,
    json: JsonList,
    cells: Vec<Vec<String>>,
}

impl RowWriter {
    /// Starts a list of rows with these fields.
    ///
    /// # Errors
    /// Those of the output.
    pub fn new<'f>(
        form: RowFormat,
        fields: impl IntoIterator<Item = &'f Field>,
        output: &mut Output,
    ) -> io::Result<Self> {
        if form.to == ListTo::Csv {
            output.write(&csv::header(fields)?)?;
        }
        Ok(Self { form, json: JsonList::array(), cells: Vec::new() })
    }

    /// Writes a row, or keeps it for the table.
    ///
    /// # Errors
    /// Those of the output.
    pub fn push(&mut self, row: ListRow, output: &mut Output) -> io::Result<()> {
        match row {
            ListRow::Bytes(bytes) if self.form.to == ListTo::Json => self.json.push(bytes, output),
            ListRow::Bytes(bytes) => output.write(&bytes),
            ListRow::Cells(cells) => {
                self.cells.push(cells);
                Ok(())
            }
        }
    }

    /// Says that there are no rows, where a table is read by people, who would see nothing at all.
    pub fn say_if_empty(&self) {
        if self.form.to == ListTo::Table && self.cells.is_empty() {
            say(messages().get("nothing found"));
        }
    }

    /// Ends the list. A table has these columns; nothing is printed if it has no rows.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(self, columns: &[Column], look: Look, output: &mut Output) -> io::Result<()> {
        match self.form.to {
            ListTo::Json => self.json.finish(output),
            ListTo::Table if !self.cells.is_empty() => {
                let mut bytes = Vec::new();
                table::write(&mut bytes, &messages().columns(columns), &self.cells, look)?;
                output.write_table(&bytes)
            }
            ListTo::Csv | ListTo::Table => Ok(()),
        }
    }
}

/// A column.
pub const fn column(title: &'static str, align: Align) -> Column {
    Column { title, align, spare: false }
}
