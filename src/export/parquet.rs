//! Figures as Apache Parquet, which `DuckDB`, Polars and Spark read directly: a row for each figure, with what a row needs
//! of its article. Compressed with Snappy, which all of them know.

use super::json::Context;
use crate::analysis::{Analysis, Direction, EntityId};
use crate::document::Document;
use chrono::NaiveDate;
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use std::io::Write;
use std::sync::Arc;

/// The columns. `value` and `value_to` are for computing, `exact` and `exact_to` hold every digit.
const SCHEMA: &str = "message figures {
    OPTIONAL BYTE_ARRAY id (UTF8);
    OPTIONAL BYTE_ARRAY title (UTF8);
    OPTIONAL BYTE_ARRAY source (UTF8);
    OPTIONAL BYTE_ARRAY published (UTF8);
    OPTIONAL BYTE_ARRAY language (UTF8);
    OPTIONAL BYTE_ARRAY url (UTF8);
    REQUIRED INT64 start;
    REQUIRED INT64 end;
    OPTIONAL BYTE_ARRAY text (UTF8);
    OPTIONAL BYTE_ARRAY kind (UTF8);
    OPTIONAL DOUBLE value;
    OPTIONAL BYTE_ARRAY exact (UTF8);
    OPTIONAL DOUBLE value_to;
    OPTIONAL BYTE_ARRAY exact_to (UTF8);
    OPTIONAL BYTE_ARRAY unit (UTF8);
    OPTIONAL BYTE_ARRAY modifier (UTF8);
    OPTIONAL BYTE_ARRAY direction (UTF8);
    OPTIONAL BYTE_ARRAY of (UTF8);
    OPTIONAL BYTE_ARRAY who (UTF8);
    OPTIONAL BYTE_ARRAY isin (UTF8);
    OPTIONAL BYTE_ARRAY when (UTF8);
    OPTIONAL INT32 from (DATE);
    OPTIONAL INT32 to (DATE);
}";

/// So many rows make a row group.
const GROUP: usize = 100_000;

/// A figure as a row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    texts: [Option<String>; 17],
    start: i64,
    end: i64,
    value: Option<f64>,
    value_to: Option<f64>,
    from: Option<i32>,
    to: Option<i32>,
}

/// The rows of one article. `start` and `end` count Unicode scalar values.
pub fn rows(document: &Document, analysis: &Analysis) -> Vec<Row> {
    let context = Context::new(document, analysis);
    let head = &document.head;
    let rows = analysis.figures.iter().map(|figure| {
        let (start, end) = context.place(figure.span);
        let number = |place: usize| i64::try_from(place).unwrap_or(i64::MAX);
        let isin = match figure.who {
            Some(EntityId::Company(at)) => analysis.companies[at as usize].isin.clone(),
            _ => None,
        };
        let slice = |span| document.slice(span).to_owned();
        let period = figure.when;
        Row {
            texts: [
                document.id.clone(),
                head.title.clone(),
                head.source.clone(),
                head.published.map(|at| at.to_string()),
                document.language.code().map(str::to_owned),
                head.url.clone(),
                Some(slice(figure.span)),
                Some(figure.kind.name().to_owned()),
                Some(figure.value.normalize().to_string()),
                figure.value_to.map(|value| value.normalize().to_string()),
                figure.unit.as_ref().map(ToString::to_string),
                Some(figure.modifier.name().to_owned()),
                figure.direction.map(|direction| Direction::name(direction).to_owned()),
                figure.of.map(slice),
                figure.who.map(|who| analysis.name(who).to_owned()),
                isin,
                period.map(|period| slice(period.span)),
            ],
            start: number(start),
            end: number(end),
            value: f64::try_from(figure.value).ok(),
            value_to: figure.value_to.and_then(|value| f64::try_from(value).ok()),
            from: period.and_then(|period| period.from).map(days),
            to: period.and_then(|period| period.to).map(days),
        }
    });
    rows.collect()
}

/// Days since 1970, as Parquet counts them.
fn days(day: NaiveDate) -> i32 {
    day.to_epoch_days()
}

/// Writes rows as they come.
pub struct Writer<W: Write + Send> {
    file: SerializedFileWriter<W>,
    rows: Vec<Row>,
}

impl<W: Write + Send> std::fmt::Debug for Writer<W> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Writer").field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

impl<W: Write + Send> Writer<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn new(out: W) -> Result<Self> {
        let schema = Arc::new(parse_message_type(SCHEMA)?);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        Ok(Self { file: SerializedFileWriter::new(out, schema, Arc::new(properties))?, rows: Vec::new() })
    }

    /// Adds rows; they are written when there are enough of them.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn add(&mut self, rows: impl IntoIterator<Item = Row>) -> Result<()> {
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
        for text in 0..6 {
            write_text(&mut group, &rows, text)?;
        }
        write_number(&mut group, &rows, |row| row.start)?;
        write_number(&mut group, &rows, |row| row.end)?;
        for text in 6..8 {
            write_text(&mut group, &rows, text)?;
        }
        write_value(&mut group, &rows, |row| row.value)?;
        write_text(&mut group, &rows, 8)?;
        write_value(&mut group, &rows, |row| row.value_to)?;
        for text in 9..17 {
            write_text(&mut group, &rows, text)?;
        }
        write_day(&mut group, &rows, |row| row.from)?;
        write_day(&mut group, &rows, |row| row.to)?;
        group.close().map(drop)
    }
}

/// For each row whether there is a value, and the values that there are.
fn parts<T>(values: impl Iterator<Item = Option<T>>) -> (Vec<i16>, Vec<T>) {
    let mut there = Vec::new();
    let found = values.inspect(|value| there.push(i16::from(value.is_some()))).flatten().collect();
    (there, found)
}

fn write_text<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    rows: &[Row],
    at: usize,
) -> Result<()> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    let (there, texts) = parts(rows.iter().map(|row| row.texts[at].as_deref().map(ByteArray::from)));
    column.typed::<ByteArrayType>().write_batch(&texts, Some(&there), None)?;
    column.close()
}

fn write_number<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    rows: &[Row],
    number: impl Fn(&Row) -> i64,
) -> Result<()> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    let numbers: Vec<i64> = rows.iter().map(number).collect();
    column.typed::<Int64Type>().write_batch(&numbers, None, None)?;
    column.close()
}

fn write_value<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    rows: &[Row],
    value: impl Fn(&Row) -> Option<f64>,
) -> Result<()> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    let (there, values) = parts(rows.iter().map(value));
    column.typed::<DoubleType>().write_batch(&values, Some(&there), None)?;
    column.close()
}

fn write_day<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    rows: &[Row],
    day: impl Fn(&Row) -> Option<i32>,
) -> Result<()> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    let (there, days) = parts(rows.iter().map(day));
    column.typed::<Int32Type>().write_batch(&days, Some(&there), None)?;
    column.close()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Format, Given, document};
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::Field;

    #[test]
    fn what_is_written_is_read_again() -> Result<()> {
        let text = "Der Umsatz von SAP stieg 2023 um 3 bis 5 Prozent auf 8,3 Mrd. Euro. Es gibt 12 Werke.";
        let given = Given { id: Some("a".to_owned()), ..Given::default() };
        let document = document(text.to_owned(), Format::Text, given);
        let analysis = crate::analysis::analyze(&document);
        let file = tempfile::tempfile()?;
        let mut writer = Writer::new(file.try_clone()?)?;
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
