//! `depesche search`: articles of the library.

use super::{InLibrary as _, form, open};
use crate::cli::args::{ListTo, SearchArgs};
use crate::cli::output::{Output, say};
use crate::export::listing::amount;
use crate::export::table::{self, Align, Column, Look};
use crate::export::{csv, json};
use crate::library::{Query, Row};
use serde::Serialize;
use std::io::{self, IsTerminal as _};

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
    let mut bytes = Vec::new();
    match form(args.to) {
        ListTo::Json => {
            json::to_writer(&mut bytes, &rows.iter().map(record).collect::<Vec<_>>(), true)?;
            bytes.push(b'\n');
        }
        ListTo::Csv => {
            let names = [
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
            bytes.extend(csv::line(names.into_iter().map(str::to_owned), false)?);
            for row in &rows {
                let record = record(row);
                let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
                let values = [
                    record.article.to_string(),
                    text(record.id),
                    text(record.title),
                    text(record.source),
                    record.published.unwrap_or_default(),
                    text(record.language),
                    record.read.to_string(),
                    record.starred.to_string(),
                    record.tags.join(" "),
                    record.companies.join("; "),
                    record.figure.unwrap_or_default(),
                ];
                bytes.extend(csv::line(values.into_iter(), io::stdout().is_terminal())?);
            }
        }
        ListTo::Table if rows.is_empty() => {}
        ListTo::Table => {
            let column = |title, align| Column { title, align, spare: false };
            let columns = [
                column("", Align::Left),
                column("Date", Align::Left),
                column("Source", Align::Left),
                column("Headline", Align::Left),
                column("Figure", Align::Point),
                Column { spare: true, ..column("Companies", Align::Left) },
            ];
            let cells: Vec<Vec<String>> = rows.iter().map(cells).collect();
            table::write(&mut bytes, &columns, &cells, look)?;
        }
    }
    output.write(&bytes)?;
    if ids.len() > rows.len() {
        say(&format!("{} of {} articles; --limit shows more", rows.len(), ids.len()));
    }
    Ok(())
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
