//! `depesche people`, `companies`, `figures`, `quotes` without INPUT: lists of the whole library.

use super::facts::{FIELDS, Facts, columns, values};
use super::listed::{Listed, column, text, write_table};
use super::{InLibrary as _, open};
use crate::cli::args::{FiguresArgs, Kind, ListTo, LookupArgs, Sort};
use crate::cli::json_list::JsonList;
use crate::cli::output::Output;
use crate::export::listing::Listing;
use crate::export::table::{Align, Column, Look};
use crate::export::{csv, json};
use crate::library::Library;
use crate::library::entities::EntityKind;
use crate::library::figures::Wanted;
use crate::library::page::{Entity, Said};
use crate::library::query::FigureTerms;
use serde::Serialize;
use std::cmp::Reverse;
use std::io::{self, IsTerminal as _};

/// Prints a list of the library.
///
/// # Errors
/// Where there is no library, or it cannot be read.
pub fn run(listing: Listing, args: &LookupArgs, look: Look, output: &mut Output) -> anyhow::Result<()> {
    let library = open()?;
    match listing {
        Listing::People => entities(EntityKind::Person, &library, args, look, output),
        Listing::Companies => entities(EntityKind::Company, &library, args, look, output),
        _ => quotes(&library, args, look, output),
    }
}

/// Prints figures of the library.
///
/// # Errors
/// Where there is no library, or it cannot be read.
pub fn figures(args: &FiguresArgs, look: Look, output: &mut Output) -> anyhow::Result<()> {
    let library = open()?;
    let who = match &args.lookup.about {
        Some(name) => Some(meant(&library, name)?),
        None => None,
    };
    let terms = FigureTerms {
        kinds: args.kind.iter().map(|&Kind(kind)| kind).collect(),
        of: args.of.clone(),
        min: args.min,
        max: args.max,
        unit: args.unit.clone(),
    };
    let (after, before) = (args.lookup.time.after, args.lookup.time.before);
    let wanted = Wanted { who, terms, after, before, limit: None };
    let mut facts = Facts::new(library.facts(&wanted).in_library(&library)?);
    match args.sort {
        Sort::Text => {}
        Sort::Value => facts.sort_by_key(|fact| Reverse(fact.figure.value)),
        Sort::Kind => facts.sort_by_key(|fact| (fact.figure.kind, Reverse(fact.figure.value))),
    }
    match ListTo::or_usual(args.lookup.to) {
        ListTo::Json => {
            let mut list = JsonList::array();
            let mut each = |record| {
                let mut bytes = Vec::new();
                json::to_writer(&mut bytes, &record, false)?;
                list.push(bytes, output)
            };
            facts.records(&library, &mut each).in_library(&library)?;
            list.finish(output)?;
        }
        ListTo::Csv => {
            output.write(&csv::line(FIELDS.into_iter().map(str::to_owned), false)?)?;
            let terminal = io::stdout().is_terminal();
            let mut each = |record| output.write(&csv::line(values(record).into_iter(), terminal)?);
            facts.records(&library, &mut each).in_library(&library)?;
        }
        ListTo::Table => write_table(&columns(), &facts.cells(), look, output)?,
    }
    Ok(())
}

/// Whom a name means. Nobody is no error: there are no figures of theirs.
fn meant(library: &Library, name: &str) -> anyhow::Result<Vec<i64>> {
    library.entities_meant(name, None).in_library(library)
}

const ENTITY_COLUMNS: [Column; 6] = [
    column("No.", Align::Right),
    column("Name", Align::Left),
    column("Ticker", Align::Left),
    column("ISIN", Align::Left),
    column("Country", Align::Left),
    column("Articles", Align::Right),
];

#[derive(Serialize)]
struct EntityRecord {
    entity: i64,
    name: String,
    ticker: Option<String>,
    isin: Option<String>,
    country: Option<String>,
    articles: i64,
}

fn entities(
    kind: EntityKind,
    library: &Library,
    args: &LookupArgs,
    look: Look,
    output: &mut Output,
) -> anyhow::Result<()> {
    let found = library.entities(kind, args.about.as_deref(), None).in_library(library)?;
    let record = |entity: Entity| EntityRecord {
        entity: entity.id,
        name: entity.name,
        ticker: entity.ticker,
        isin: entity.isin,
        country: entity.country,
        articles: entity.articles,
    };
    let records: Vec<EntityRecord> = found.into_iter().map(record).collect();
    let values = |record: &EntityRecord| {
        vec![
            record.entity.to_string(),
            record.name.clone(),
            text(record.ticker.as_ref()),
            text(record.isin.as_ref()),
            text(record.country.as_ref()),
            record.articles.to_string(),
        ]
    };
    let fields = ["entity", "name", "ticker", "isin", "country", "articles"];
    let cells = records.iter().map(values).collect();
    let list = Listed { records: &records, fields: &fields, values, columns: &ENTITY_COLUMNS, cells };
    Ok(list.print(ListTo::or_usual(args.to), look, output)?)
}

const SAID_COLUMNS: [Column; 6] = [
    column("No.", Align::Right),
    Column { spare: true, ..column("Article", Align::Left) },
    column("Source", Align::Left),
    column("Published", Align::Left),
    column("Speaker", Align::Left),
    column("Words", Align::Left),
];

#[derive(Serialize)]
struct SaidRecord {
    article: i64,
    title: Option<String>,
    source: Option<String>,
    published: Option<String>,
    speaker: Option<String>,
    text: String,
}

fn quotes(library: &Library, args: &LookupArgs, look: Look, output: &mut Output) -> anyhow::Result<()> {
    let said = match &args.about {
        Some(name) => library.said(&meant(library, name)?),
        None => library.said_by_anybody(),
    };
    let in_time = |said: &Said| args.time.holds(said.published.map(|at| at.date));
    let record = |said: Said| SaidRecord {
        article: said.article,
        title: said.title,
        source: said.source,
        published: said.published.map(|at| at.to_string()),
        speaker: said.speaker,
        text: said.text,
    };
    let records: Vec<SaidRecord> =
        said.in_library(library)?.into_iter().filter(in_time).map(record).collect();
    let values = |record: &SaidRecord| {
        vec![
            record.article.to_string(),
            text(record.title.as_ref()),
            text(record.source.as_ref()),
            text(record.published.as_ref()),
            text(record.speaker.as_ref()),
            record.text.clone(),
        ]
    };
    let fields = ["article", "title", "source", "published", "speaker", "text"];
    let cells = records.iter().map(values).collect();
    let list = Listed { records: &records, fields: &fields, values, columns: &SAID_COLUMNS, cells };
    Ok(list.print(ListTo::or_usual(args.to), look, output)?)
}
