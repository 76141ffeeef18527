//! Figures as Apache Parquet, which `DuckDB`, Polars and Spark read directly: a row for each figure, with what a row needs
//! of its article. Compressed with Snappy, which all of them know.

use super::field::{FieldValue, InParquet, Record as _, Value};
use super::record::{FigureRecord, Records};
use crate::analysis::Analysis;
use crate::document::Document;
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use std::fmt::Write as _;
use std::io::Write;
use std::sync::Arc;

/// The columns of the article, which stand before those of the figure.
const ARTICLE: [&str; 6] = ["id", "title", "source", "published", "language", "url"];

/// So many rows make a row group.
const GROUP: usize = 100_000;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
    Text,
    Integer,
    Float,
    Day,
}

/// A figure as a row: a cell for each of [`columns`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParquetRow(Vec<Cell>);

/// A value, or none where it is not known.
#[derive(Debug, Clone, PartialEq)]
enum Cell {
    Text(Option<String>),
    Integer(i64),
    Float(Option<f64>),
    /// Days since 1970.
    Day(Option<i32>),
}

/// The names of the columns and what they hold.
fn columns() -> Vec<(&'static str, Type)> {
    let mut columns = ARTICLE.map(|name| (name, Type::Text)).to_vec();
    for (field, how) in FigureRecord::fields().filter_map(|field| Some((field, field.parquet?))) {
        match how {
            InParquet::Text => columns.push((field.name, Type::Text)),
            InParquet::Integer => columns.push((field.name, Type::Integer)),
            InParquet::Day => columns.push((field.name, Type::Day)),
            InParquet::Number(exact) => columns.extend([(field.name, Type::Float), (exact, Type::Text)]),
        }
    }
    columns
}

/// The columns in the language of Parquet.
fn schema() -> String {
    let mut schema = "message figures {\n".to_owned();
    for (name, holds) in columns() {
        // Writing to a string cannot fail.
        let _ = match holds {
            Type::Text => writeln!(schema, "OPTIONAL BYTE_ARRAY {name} (UTF8);"),
            Type::Integer => writeln!(schema, "REQUIRED INT64 {name};"),
            Type::Float => writeln!(schema, "OPTIONAL DOUBLE {name};"),
            Type::Day => writeln!(schema, "OPTIONAL INT32 {name} (DATE);"),
        };
    }
    schema + "}"
}

/// The rows of one article. `start` and `end` count Unicode scalar values.
pub fn rows(document: &Document, analysis: &Analysis) -> Vec<ParquetRow> {
    let records = Records::new(document, analysis);
    let head = &document.head;
    let article = [
        document.id.clone(),
        head.title.clone(),
        head.source.clone(),
        head.published.map(|at| at.to_string()),
        document.language.code().map(str::to_owned),
        head.url.clone(),
    ];
    let row = |figure| {
        let mut cells: Vec<Cell> = article.iter().cloned().map(Cell::Text).collect();
        for value in records.figure(figure).values() {
            add(&mut cells, &value);
        }
        ParquetRow(cells)
    };
    analysis.figures.iter().map(row).collect()
}

fn add(cells: &mut Vec<Cell>, (field, value): &FieldValue<'_>) {
    let text = || Some(value.to_csv()).filter(|_| *value != Value::Missing);
    match field.parquet {
        None => {}
        Some(InParquet::Text) => cells.push(Cell::Text(text())),
        Some(InParquet::Integer) => cells.push(Cell::Integer(match value {
            Value::Integer(number) => *number,
            _ => 0,
        })),
        Some(InParquet::Day) => cells.push(Cell::Day(match value {
            Value::Day(day) => Some(day.to_epoch_days()),
            _ => None,
        })),
        Some(InParquet::Number(_)) => {
            let float = match value {
                Value::Number(number) => f64::try_from(*number).ok(),
                _ => None,
            };
            cells.extend([Cell::Float(float), Cell::Text(text())]);
        }
    }
}

/// Writes rows as they come.
pub struct ParquetWriter<W: Write + Send> {
    file: SerializedFileWriter<W>,
    rows: Vec<ParquetRow>,
}

impl<W: Write + Send> std::fmt::Debug for ParquetWriter<W> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Writer").field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

impl<W: Write + Send> ParquetWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(out: W) -> Result<Self> {
        let schema = Arc::new(parse_message_type(&schema())?);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        Ok(Self { file: SerializedFileWriter::new(out, schema, Arc::new(properties))?, rows: Vec::new() })
    }

    /// Adds rows; they are written when there are enough of them.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn add(&mut self, rows: impl IntoIterator<Item = ParquetRow>) -> Result<()> {
        self.rows.extend(rows);
        if self.rows.len() >= GROUP { self.write_group() } else { Ok(()) }
    }

    /// Writes what is left, and ends the file.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn finish(mut self) -> Result<()> {
        self.write_group()?;
        self.file.close().map(drop)
    }

    fn write_group(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(());
        }
        let mut group = self.file.next_row_group()?;
        for (at, (_, holds)) in columns().into_iter().enumerate() {
            let cells = rows.iter().filter_map(|row| row.0.get(at));
            match holds {
                Type::Text => write_optional::<ByteArrayType, W>(
                    &mut group,
                    cells.map(|cell| match cell {
                        Cell::Text(text) => text.as_deref().map(ByteArray::from),
                        _ => None,
                    }),
                )?,
                Type::Float => write_optional::<DoubleType, W>(
                    &mut group,
                    cells.map(|cell| if let Cell::Float(number) = cell { *number } else { None }),
                )?,
                Type::Day => write_optional::<Int32Type, W>(
                    &mut group,
                    cells.map(|cell| if let Cell::Day(day) = cell { *day } else { None }),
                )?,
                Type::Integer => {
                    let numbers: Vec<i64> = cells
                        .map(|cell| if let Cell::Integer(number) = cell { *number } else { 0 })
                        .collect();
                    if let Some(mut column) = group.next_column()? {
                        column.typed::<Int64Type>().write_batch(&numbers, None, None)?;
                        column.close()?;
                    }
                }
            }
        }
        group.close().map(drop)
    }
}

/// Writes the next column, whose values may be missing.
fn write_optional<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: impl Iterator<Item = Option<T::T>>,
) -> Result<()> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    let mut there = Vec::new();
    let found: Vec<T::T> = values.inspect(|value| there.push(i16::from(value.is_some()))).flatten().collect();
    column.typed::<T>().write_batch(&found, Some(&there), None)?;
    column.close()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Format, Metadata, document};
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::Field;

    #[test]
    fn the_columns_are_those_that_were_promised() {
        let names: Vec<&str> = columns().into_iter().map(|(name, _)| name).collect();
        assert_eq!(
            names.join(" "),
            "id title source published language url start end text kind value exact value_to exact_to unit modifier \
             direction of who isin when from to"
        );
    }

    #[test]
    fn what_is_written_is_read_again() -> Result<()> {
        let text = "Der Umsatz von SAP stieg 2023 um 3 bis 5 Prozent auf 8,3 Mrd. Euro. Es gibt 12 Werke.";
        let given = Metadata { id: Some("a".to_owned()), ..Metadata::default() };
        let document = document(text.to_owned(), Format::Text, given);
        let analysis = crate::analysis::analyze(&document);
        let file = tempfile::tempfile()?;
        let mut writer = ParquetWriter::new(file.try_clone()?)?;
        writer.add(rows(&document, &analysis))?;
        writer.finish()?;
        let reader = SerializedFileReader::new(file)?;
        let mut found = Vec::new();
        for row in reader.get_row_iter(None)? {
            let row = row?;
            let field = |name: &str| {
                let field = row.get_column_iter().find(|(column, _)| *column == name).map(|(_, field)| field);
                match field {
                    Some(Field::Str(text)) => text.clone(),
                    Some(Field::Null) | None => String::new(),
                    Some(field) => field.to_string(),
                }
            };
            found.push(["id", "exact", "exact_to", "unit", "who", "isin", "from"].map(field).join("|"));
        }
        assert_eq!(found.len(), analysis.figures.len());
        assert!(found[0].starts_with("a|3|5|%|SAP|DE0007164600|2023-01-01"), "{found:?}");
        assert!(found[1].starts_with("a|8300000000||EUR|SAP"), "{found:?}");
        Ok(())
    }
}
