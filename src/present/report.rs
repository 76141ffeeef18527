//! A report of one article: a head, and a table per list, for the terminal or as Markdown.

use super::row::{self, TableRow as _};
use super::table::{self, Look};
use crate::analysis::Analysis;
use crate::document::{Document, visible};
use crate::export::listing::{Listing, Rows};
use crate::language::{self, PACKS};
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
) -> io::Result<()> {
    let fit = |text: &str| match look.width {
        Some(width) => table::cut(text, width),
        None => text.to_owned(),
    };
    writeln!(out, "{}", look.strong(&fit(&title(document))))?;
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
        writeln!(out, "\n{}", look.strong(&format!("{} ({})", row::title(listing), items.len())))?;
        let cells: Vec<Vec<String>> = items.into_iter().map(|item| rows.entry(item).cells()).collect();
        table::write(out, row::columns(listing), &cells, look)?;
    }
    if *analysis == Analysis::default() {
        writeln!(out, "\n{}", nothing(document))?;
    }
    Ok(())
}

/// Writes the report as Markdown.
///
/// # Errors
/// Only those of `out`.
pub fn write_markdown(out: &mut impl Write, document: &Document, analysis: &Analysis) -> io::Result<()> {
    writeln!(out, "# {}", escaped(&title(document)))?;
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
        let columns = row::columns(listing);
        writeln!(out, "\n## {}\n", row::title(listing))?;
        let titles: Vec<&str> = columns.iter().map(|column| column.title).collect();
        writeln!(out, "| {} |", titles.join(" | "))?;
        writeln!(out, "|{}", " --- |".repeat(columns.len()))?;
        for item in items {
            let cells: Vec<String> = rows.entry(item).cells().iter().map(|cell| escaped(cell)).collect();
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
    }
    if *analysis == Analysis::default() {
        writeln!(out, "\n{}", nothing(document))?;
    }
    Ok(())
}

/// The headline, else the name of the input.
fn title(document: &Document) -> String {
    let title = document.head.title.as_deref().or(document.id.as_deref()).unwrap_or("(no title)");
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
fn nothing(document: &Document) -> String {
    let analysed: Vec<&str> = PACKS.iter().map(|pack| pack.name).collect();
    let analysed = format!("only {} are analysed", analysed.join(" and "));
    match document.language.code() {
        Some(_) if language::pack(document.language).is_some() => {
            "No people, companies or figures found.".to_owned()
        }
        Some(code) => format!("The text is in another language ({code}); {analysed}."),
        None => format!("The language of the text is unknown; {analysed}."),
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
