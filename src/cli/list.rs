//! `depesche people`, `companies`, `figures`, `quotes`: a list from files, or from the library if there is no INPUT.
//!
//! Both sources answer the same [`FigureQuery`] with the same rows and fields. The library adds fields at the end of its
//! rows. Rows of files are printed as soon as their article is done, unless they are sorted or match a name only as a
//! prefix.

use super::args::{FiguresArgs, LookupArgs, Sort};
use super::batch::Batch;
use super::library::{InLibrary as _, open};
use super::output::Output;
use super::rows::{ListRow, RowFormat, RowWriter, column};
use crate::analysis::{Analysis, Figure, FigureKind};
use crate::document::Document;
use crate::export::field::{FieldValue, Record};
use crate::export::listing::{Item, Listed as _, Listing, Rows};
use crate::library::answer::FileAnswer;
use crate::library::appearances::Appearance;
use crate::library::entities::EntityKind;
use crate::library::listed;
use crate::library::name_query::{BestMatches, NameMatch};
use crate::library::origin::Origin;
use crate::library::quotes::StoredQuote;
use crate::library::stored_figure::StoredFigure;
use crate::library::{FigureQuery, Library};
use crate::order::Reorder;
use crate::present::row::{self, TableRow as _};
use crate::present::table::{Align, Column, Look};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::io;

/// Prints a list of people, companies or quotations.
///
/// # Errors
/// Those of writing and of the library. Inputs that fail are reported one by one.
pub fn run(listing: Listing, args: &LookupArgs, look: Look, output: &mut Output) -> anyhow::Result<()> {
    List { listing, query: args.query(), sort: Sort::Text, form: RowFormat::new(args.to), look }
        .print(args, output)
}

/// Prints a list of figures.
///
/// # Errors
/// Those of [`run`].
pub fn figures(args: &FiguresArgs, look: Look, output: &mut Output) -> anyhow::Result<()> {
    let form = RowFormat::new(args.lookup.to);
    List { listing: Listing::Figures, query: args.query(), sort: args.sort, form, look }
        .print(&args.lookup, output)
}

struct List {
    listing: Listing,
    query: FigureQuery,
    sort: Sort,
    form: RowFormat,
    look: Look,
}

/// A row with its sort keys.
struct Sorted {
    kind: Option<FigureKind>,
    value: Decimal,
    row: ListRow,
}

impl Sorted {
    fn new(figure: Option<&Figure>, row: ListRow) -> Self {
        let (kind, value) = figure.map(|figure| (figure.kind, figure.value)).unzip();
        Self { kind, value: value.unwrap_or_default(), row }
    }
}

impl List {
    fn print(self, args: &LookupArgs, output: &mut Output) -> anyhow::Result<()> {
        if args.input.inputs.is_empty() {
            self.of_library(output)
        } else {
            Ok(self.of_articles(args, output)?)
        }
    }

    fn of_articles(self, args: &LookupArgs, output: &mut Output) -> io::Result<()> {
        let sources = args.input.sources();
        let several = sources.len() > 1 || args.input.is_jsonl();
        let batch = Batch { sources, format: args.input.from.0, workers: args.input.workers() };
        let (listing, sort, look) = (self.listing, self.sort, self.look);
        let mut sink = Sink::new(sort, RowWriter::new(self.form, listing.fields(), output)?);
        let mut best = BestMatches::default();
        batch.run(
            move |document, analysis| self.found(&document, &analysis, several),
            |result| {
                let Some(found) = output.accept(result) else { return Ok(()) };
                let Found { has_exact, rows } = found?;
                if has_exact {
                    best.note_exact();
                }
                for (name_match, row) in rows {
                    if let Some(row) = best.take(name_match, row) {
                        sink.push(row, output)?;
                    }
                }
                Ok(())
            },
        )?;
        output.clear();
        for row in best.rest() {
            sink.push(row, output)?;
        }
        let mut columns = row::columns(listing).to_vec();
        columns.extend(several.then_some(column("Article", Align::Left)));
        sink.finish(&columns, look, output)
    }

    /// The rows of one article.
    fn found(&self, document: &Document, analysis: &Analysis, several: bool) -> io::Result<Found> {
        let answer = FileAnswer::of(self.listing, &self.query, document, analysis);
        let rows = Rows::new(document, analysis);
        let row = |(name_match, item): (NameMatch, Item<'_>)| {
            let entry = rows.entry(item);
            let cells = || {
                let id = several.then(|| rows.id().unwrap_or_default().to_owned());
                entry.cells().into_iter().chain(id).collect()
            };
            let figure = if let Item::Figure(figure) = item { Some(figure) } else { None };
            Ok((name_match, Sorted::new(figure, self.form.row(|| entry.row(rows.id()), cells)?)))
        };
        let rows = answer.items.into_iter().map(row).collect::<io::Result<_>>()?;
        Ok(Found { has_exact: answer.has_exact, rows })
    }

    fn of_library(self, output: &mut Output) -> anyhow::Result<()> {
        let library = open()?;
        match self.listing {
            Listing::People => {
                self.of_stored(library.appearances(EntityKind::Person, &self.query), &library, output)
            }
            Listing::Companies => {
                self.of_stored(library.appearances(EntityKind::Company, &self.query), &library, output)
            }
            Listing::Figures => self.of_stored(library.figures(&self.query), &library, output),
            Listing::Quotes => self.of_stored(library.quotes(&self.query), &library, output),
        }
    }

    fn of_stored<S: Stored>(
        &self,
        stored: crate::library::Result<Vec<S>>,
        library: &Library,
        output: &mut Output,
    ) -> anyhow::Result<()> {
        let stored = stored.in_library(library)?;
        let fields = listed::fields::<S>(self.listing);
        let mut sink = Sink::new(self.sort, RowWriter::new(self.form, fields, output)?);
        for entry in &stored {
            let origin = entry.origin();
            let values = || listed::values(entry.row(origin.id.as_deref()), origin, entry);
            let cells = || {
                let mut cells = entry.cells();
                let date = origin.published.map(|at| at.date.to_string());
                let published =
                    [date, origin.source.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
                cells.extend([
                    published,
                    origin.title.as_ref().or(origin.id.as_ref()).cloned().unwrap_or_default(),
                ]);
                cells
            };
            let row = self.form.row(values, cells)?;
            sink.push(Sorted::new(entry.figure(), row), output)?;
        }
        let mut columns = row::columns(self.listing).to_vec();
        columns.extend(S::COLUMN);
        columns.extend([column("Published", Align::Left), column("Article", Align::Left)]);
        Ok(sink.finish(&columns, self.look, output)?)
    }
}

/// The rows of one article.
struct Found {
    /// See [`FileAnswer::has_exact`].
    has_exact: bool,
    rows: Vec<(NameMatch, Sorted)>,
}

/// Writes rows: at once in the order of the text, else sorted at the end.
struct Sink {
    sort: Sort,
    writer: RowWriter,
    held: Vec<Sorted>,
}

impl Sink {
    fn new(sort: Sort, writer: RowWriter) -> Self {
        Self { sort, writer, held: Vec::new() }
    }

    fn push(&mut self, row: Sorted, output: &mut Output) -> io::Result<()> {
        if self.sort == Sort::Text {
            return self.writer.push(row.row, output);
        }
        self.held.push(row);
        Ok(())
    }

    fn finish(mut self, columns: &[Column], look: Look, output: &mut Output) -> io::Result<()> {
        match self.sort {
            Sort::Text => {}
            Sort::Value => self.held.reorder_by_key(|row| Reverse(row.value)),
            Sort::Kind => self.held.reorder_by_key(|row| (row.kind, Reverse(row.value))),
        }
        for row in self.held {
            self.writer.push(row.row, output)?;
        }
        self.writer.say_if_empty();
        self.writer.finish(columns, look, output)
    }
}

/// An entry of the library. The fields of [`Record`] are those that the library adds.
trait Stored: Record {
    /// A column that the library adds to tables.
    const COLUMN: Option<Column> = None;

    fn origin(&self) -> &Origin;

    /// The fields that entries of files have too.
    fn row<'a>(&'a self, id: Option<&'a str>) -> Vec<FieldValue<'a>>;

    /// The cells of these fields and of [`Stored::COLUMN`].
    fn cells(&self) -> Vec<String>;

    fn figure(&self) -> Option<&Figure> {
        None
    }
}

impl Stored for Appearance {
    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn row<'a>(&'a self, id: Option<&'a str>) -> Vec<FieldValue<'a>> {
        self.entry.row(id)
    }

    fn cells(&self) -> Vec<String> {
        self.entry.cells()
    }
}

impl Stored for StoredFigure {
    /// The number of the difference.
    const COLUMN: Option<Column> = Some(column("", Align::Left));

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn row<'a>(&'a self, id: Option<&'a str>) -> Vec<FieldValue<'a>> {
        self.record.row(id)
    }

    fn cells(&self) -> Vec<String> {
        let mut cells = self.record.cells();
        cells.push(self.difference.map(|number| format!("≠{number}")).unwrap_or_default());
        cells
    }

    fn figure(&self) -> Option<&Figure> {
        Some(&self.record.figure)
    }
}

impl Stored for StoredQuote {
    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn row<'a>(&'a self, id: Option<&'a str>) -> Vec<FieldValue<'a>> {
        self.record.row(id)
    }

    fn cells(&self) -> Vec<String> {
        self.record.cells()
    }
}
