//! `depesche search`: articles of the library.

use super::listed::{Listed, column, text};
use super::{InLibrary as _, open};
use crate::cli::args::{ListTo, SearchArgs};
use crate::cli::output::{Output, say};
use crate::export::listing::amount;
use crate::export::table::{Align, Column, Look};
use crate::library::{Query, Row};
use serde::Serialize;

/// An article as JSON.
#[derive(Serialize)]
struct Record<'a> {
    article: i64,
    id: Option<&'a str>,
    title: Option<&'a str>,
    source: Option<&'a str>,
    published: Option<String>,
    language: Option<&'static str>,
    read: bool,
    starred: bool,
    tags: Vec<&'a str>,
    companies: &'a [String],
    figure: Option<String>,
}

/// Prints the articles that a query finds.
///
/// # Errors
/// Where the library cannot be read.
pub fn run(args: &SearchArgs, look: Look, output: &mut Output) -> anyhow::Result<()> {
    let library = open()?;
    let (query, problems) = Query::parse(&args.query.join(" "));
    if let Some(problem) = problems.first() {
        anyhow::bail!("{problem}");
    }
    let ids = library.search(&query, args.sort.0).in_library(&library)?;
    let rows = library.rows(&ids[..ids.len().min(args.limit)]).in_library(&library)?;
    let records: Vec<Record<'_>> = rows.iter().map(record).collect();
    let cells = rows.iter().map(cells).collect();
    let list = Listed { records: &records, fields: &FIELDS, values, columns: &COLUMNS, cells };
    list.print(ListTo::or_usual(args.to), look, output)?;
    if ids.len() > rows.len() {
        say(&format!("{} of {} articles; --limit shows more", rows.len(), ids.len()));
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

const FIELDS: [&str; 11] = [
    "article",
    "id",
    "title",
    "source",
    "published",
    "language",
    "read",
    "starred",
    "tags",
    "companies",
    "figure",
];

fn values(record: &Record<'_>) -> Vec<String> {
    let owned = |value: Option<&str>| value.unwrap_or_default().to_owned();
    vec![
        record.article.to_string(),
        owned(record.id),
        owned(record.title),
        owned(record.source),
        text(record.published.as_ref()),
        owned(record.language),
        record.read.to_string(),
        record.starred.to_string(),
        record.tags.join(" "),
        record.companies.join("; "),
        text(record.figure.as_ref()),
    ]
}

fn record(row: &Row) -> Record<'_> {
    Record {
        article: row.id,
        id: row.name.as_deref(),
        title: row.title.as_deref(),
        source: row.source.as_deref(),
        published: row.published.map(|at| at.to_string()),
        language: row.language.code(),
        read: row.is_read,
        starred: row.is_starred,
        tags: row.tags.as_deref().map(|tags| tags.split(' ').collect()).unwrap_or_default(),
        companies: &row.companies,
        figure: row.figure.as_ref().map(amount),
    }
}

fn cells(row: &Row) -> Vec<String> {
    let mark = match (row.is_starred, row.is_read) {
        (true, _) => "★",
        (false, false) => "•",
        (false, true) => "",
    };
    vec![
        mark.to_owned(),
        row.published.map(|at| at.date.to_string()).unwrap_or_default(),
        row.source.clone().unwrap_or_default(),
        row.title.clone().or_else(|| row.name.clone()).unwrap_or_default(),
        row.figure.as_ref().map(amount).unwrap_or_default(),
        row.companies.join(", "),
    ]
}
