//! A report of one article: a head, and a table per list, for the terminal or as Markdown.

use super::messages::Messages;
use super::row::{self, TableRow as _};
use super::table::{self, Look};
use crate::analysis::Analysis;
use crate::document::{Document, visible};
use crate::export::listing::{Listing, Rows};
use crate::language;
use std::io::{self, Write};

/// Writes the report for a terminal.
///
/// # Errors
/// Only those of `out`.
pub fn write_table(
    out: &mut impl Write,
    document: &Document,
    analysis: &Analysis,
    look: Look,
    messages: &Messages,
) -> io::Result<()> {
    let fit = |text: &str| match look.width {
        Some(width) => table::cut(text, width),
        None => text.to_owned(),
    };
    writeln!(out, "{}", look.strong(&fit(&title(document, messages))))?;
    let about = about(document);
    if !about.is_empty() {
        writeln!(out, "{}", look.faint(&fit(&about)))?;
    }
    let rows = Rows::new(document, analysis);
    for listing in Listing::ALL {
        let items = listing.items(analysis);
        if items.is_empty() {
            continue;
        }
        writeln!(
            out,
            "\n{}",
            look.strong(&format!("{} ({})", messages.get(row::title(listing)), items.len()))
        )?;
        let cells: Vec<Vec<String>> = items.into_iter().map(|item| rows.entry(item).cells()).collect();
        table::write(out, &messages.columns(row::columns(listing)), &cells, look)?;
    }
    if *analysis == Analysis::default() {
        writeln!(out, "\n{}", nothing(document, messages))?;
    }
    Ok(())
}

/// Writes the report as Markdown.
///
/// # Errors
/// Only those of `out`.
pub fn write_markdown(
    out: &mut impl Write,
    document: &Document,
    analysis: &Analysis,
    messages: &Messages,
) -> io::Result<()> {
    writeln!(out, "# {}", escaped(&title(document, messages)))?;
    let about = about(document);
    if !about.is_empty() {
        writeln!(out, "\n{}", escaped(&about))?;
    }
    let rows = Rows::new(document, analysis);
    for listing in Listing::ALL {
        let items = listing.items(analysis);
        if items.is_empty() {
            continue;
        }
        let columns = messages.columns(row::columns(listing));
        writeln!(out, "\n## {}\n", messages.get(row::title(listing)))?;
        let titles: Vec<&str> = columns.iter().map(|column| column.title).collect();
        writeln!(out, "| {} |", titles.join(" | "))?;
        writeln!(out, "|{}", " --- |".repeat(columns.len()))?;
        for item in items {
            let cells: Vec<String> = rows.entry(item).cells().iter().map(|cell| escaped(cell)).collect();
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
    }
    if *analysis == Analysis::default() {
        writeln!(out, "\n{}", nothing(document, messages))?;
    }
    Ok(())
}

/// The headline, else the name of the input.
fn title(document: &Document, messages: &Messages) -> String {
    let title = document.head.title.as_deref().or(document.id.as_deref());
    let title = title.unwrap_or_else(|| messages.get("(no title)"));
    visible(title).into_owned()
}

/// Source, author, date, language.
fn about(document: &Document) -> String {
    let head = &document.head;
    let parts = [
        head.source.clone(),
        head.byline.clone(),
        head.published.map(|published| match published.time {
            Some(time) => format!("{} {}", published.date, time.format("%H:%M")),
            None => published.date.to_string(),
        }),
        document.language.code().map(str::to_owned),
    ];
    visible(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")).into_owned()
}

/// Why there are no tables.
fn nothing(document: &Document, messages: &Messages) -> String {
    match document.language.code() {
        Some(_) if language::pack(document.language).is_some() => {
            messages.get("No people, companies or figures found.").to_owned()
        }
        Some(code) => {
            let why = "The text is in a language that is not analysed ({}).";
            messages.fill(why, &[&code])
        }
        None => messages.get("The language of the text is unknown, so it is not analysed.").to_owned(),
    }
}

/// `text` on one line without anything that Markdown would take for markup.
fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for character in visible(text).chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '$') {
            result.push('\\');
        }
        result.push(character);
    }
    result
}
