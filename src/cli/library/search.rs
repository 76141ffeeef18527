//! `depesche search`: finds articles in the library.

use super::{InLibrary as _, open};
use crate::cli::args::SearchArgs;
use crate::cli::language::{fill, messages};
use crate::cli::output::{Output, say};
use crate::cli::rows::{RowFormat, RowWriter, column};
use crate::export::field::{Field, FieldOf, Record, Value};
use crate::library::{ArticleRow, Query};
use crate::present::amount::{amount, amount_for_programs};
use crate::present::table::{Align, Column, Look};

impl Record for ArticleRow {
    const FIELDS: &'static [FieldOf<Self>] = &[
        (Field::new("article"), |row| row.id.into()),
        (Field::new("id"), |row| row.name.as_deref().into()),
        (Field::new("title"), |row| row.title.as_deref().into()),
        (Field::new("source"), |row| row.source.as_deref().into()),
        (Field::new("published"), |row| row.published.map(|at| at.to_string()).into()),
        (Field::new("language"), |row| row.language.code().into()),
        (Field::new("read"), |row| row.is_read.into()),
        (Field::new("starred"), |row| row.is_starred.into()),
        (Field::new("tags"), |row| {
            Value::Texts(row.tags.as_deref().map(|tags| tags.split(' ').collect()).unwrap_or_default(), " ")
        }),
        (Field::new("companies"), |row| {
            Value::Texts(row.companies.iter().map(String::as_str).collect(), "; ")
        }),
        (Field::new("figure"), |row| {
            row.figure.as_ref().map(|record| amount_for_programs(&record.figure, row.language)).into()
        }),
    ];
}

/// Prints the articles that match a query.
///
/// # Errors
/// If the library cannot be read.
pub fn run(args: &SearchArgs, look: Look, output: &mut Output) -> anyhow::Result<()> {
    let library = open()?;
    let (query, problems) = Query::parse(&args.query.join(" "));
    if let Some(problem) = problems.first() {
        anyhow::bail!(problem.told(messages()));
    }
    let ids = library.search(&query, args.sort).in_library(&library)?;
    let miss = if ids.is_empty() { library.near_miss(&query).in_library(&library)? } else { None };
    if let Some(miss) = &miss {
        say(&miss.told(messages()));
    }
    let rows = library.rows_of(&ids[..ids.len().min(args.limit)], &query).in_library(&library)?;
    let form = RowFormat::new(args.to);
    let mut writer = RowWriter::new(form, ArticleRow::fields(), output)?;
    for row in &rows {
        writer.push(form.row(|| row.values().collect(), || cells(row))?, output)?;
    }
    if miss.is_none() {
        writer.say_if_empty();
    }
    writer.finish(&COLUMNS, look, output)?;
    if ids.len() > rows.len() {
        say(&fill("showing {} of {} articles; use --limit to show more", &[&rows.len(), &ids.len()]));
    }
    Ok(())
}

const COLUMNS: [Column; 6] = [
    column("", Align::Left),
    column("Date", Align::Left),
    column("Source", Align::Left),
    column("Headline", Align::Left),
    column("Figure", Align::Point),
    Column { spare: true, ..column("Companies", Align::Left) },
];

fn cells(row: &ArticleRow) -> Vec<String> {
    let mark = match (row.is_starred, row.is_read) {
        (true, _) => "★",
        (false, false) => "•",
        (false, true) => "",
    };
    vec![
        mark.to_owned(),
        row.day().map(|day| day.to_string()).unwrap_or_default(),
        row.source.clone().unwrap_or_default(),
        row.heading().unwrap_or_default().to_owned(),
        row.figure.as_ref().map(|record| amount(&record.figure, row.language)).unwrap_or_default(),
        row.companies.join(", "),
    ]
}
