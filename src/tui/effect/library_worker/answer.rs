//! Answers of the library that take no network.

use crate::analysis::text::Sentences;
use crate::document::{Document, Span};
use crate::layout::cell;
use crate::library::entities::EntityKind;
use crate::library::list::Counts;
use crate::library::{Beginning, Library, Query, Result};
use crate::tui::effect::figure_file;
use crate::tui::effect::library_worker::changes;
use crate::tui::effect::library_worker::request::{LibraryAnswer, Request};
use crate::tui::prompt::candidates::MOST;
use crate::tui::screen::library::preview::{MOST_FIGURES, Preview};
use crate::tui::screen::library::sidebar::Sidebar;
use std::sync::Arc;

/// The palette offers at most so many people, and as many companies.
const MOST_NAMES: usize = 5000;

/// The palette offers at most so many headlines, and as many figures.
const MOST_LOOKED_UP: usize = 6;

/// A list of figures begins with so many.
const FIRST_FIGURES: usize = 100;

/// So many rows come with it, so that they are not waited for.
const FIRST_ROWS: usize = 60;

/// The beginning of a list has so many articles: more than any screen shows, and a page more.
const BEGINNING: usize = 120;

/// Handles a request. Those that need the network are left to the [`LibraryWorker`](crate::tui::effect::library_worker::LibraryWorker).
pub fn answer(library: &mut Library, request: Request) -> Vec<LibraryAnswer> {
    let told = |error, library: &Library| format!("{}: {error}", library.path().display());
    if request.is_change() {
        return vec![match changes::save(library, &request) {
            Ok(()) => LibraryAnswer::Saved,
            Err(error) => LibraryAnswer::Lost(told(error, library)),
        }];
    }
    read(library, request).unwrap_or_else(|error| vec![LibraryAnswer::Failed(told(error, library))])
}

fn read(library: &Library, request: Request) -> Result<Vec<LibraryAnswer>> {
    Ok(match request {
        Request::List { ticket, query, order, whole } => {
            let (query, _) = Query::parse(&query);
            let Beginning { ids, is_whole } = if whole {
                Beginning { ids: library.search(&query, order)?, is_whole: true }
            } else {
                library.search_first(&query, order, BEGINNING)?
            };
            let miss = if is_whole && ids.is_empty() { library.near_miss(&query)? } else { None };
            vec![LibraryAnswer::Listed { ticket, ids, is_whole, miss }]
        }
        Request::Rows(ids, query) => {
            let (query, _) = Query::parse(&query);
            vec![LibraryAnswer::Rows(library.rows_of(&ids, &query)?)]
        }
        Request::Sidebar => vec![LibraryAnswer::Sidebar(Box::new(side(library)?))],
        Request::SidebarNames => vec![LibraryAnswer::SidebarNames(Box::new(side_names(library)?))],
        Request::UnreadFound(searches) => {
            let number = |(name, query): (String, String)| {
                let (query, _) = Query::parse(&format!("{query} is:unread"));
                Ok((name, library.count(&query)?))
            };
            vec![LibraryAnswer::UnreadFound(searches.into_iter().map(number).collect::<Result<_>>()?)]
        }
        Request::Figures { ticket, query, order, is_first } => {
            let (query, _) = Query::parse(&query);
            let keys = if is_first {
                library.newest_figures(&query, FIRST_FIGURES)?
            } else {
                library.figures_found(&query, order)?
            };
            let rows = library.figures_at(&keys[..keys.len().min(FIRST_ROWS)])?;
            vec![LibraryAnswer::FiguresListed { ticket, keys, rows, is_complete: !is_first }]
        }
        Request::FigureRows(keys) => vec![LibraryAnswer::FigureRows(library.figures_at(&keys)?)],
        Request::ExportFigures { query: typed, order, format } => {
            let (query, _) = Query::parse(&typed);
            let figures = library.all_figures_found(&query, order)?;
            vec![match figure_file::write(&typed, format, &figures) {
                Ok(path) => LibraryAnswer::Exported { count: figures.len(), path },
                Err((path, problem)) => LibraryAnswer::Failed(format!("{}: {problem}", path.display())),
            }]
        }
        Request::LookUp(typed) => {
            let found = library.look_up(&typed, MOST_LOOKED_UP)?;
            vec![LibraryAnswer::LookedUp(typed, Box::new(found))]
        }
        Request::Open { id, at, in_place, query } => opened(library, id, at, in_place, query)?,
        Request::OpenUnread(ids, query) => match library.first_unread(&ids)? {
            Some(id) => opened(library, id, None, true, query)?,
            None => vec![LibraryAnswer::NoneUnread],
        },
        Request::Preview(id) => {
            let Some((_, document)) = library.document(id)? else { return Ok(Vec::new()) };
            let figures = library.first_figures(id, document.language, MOST_FIGURES)?;
            vec![LibraryAnswer::Preview(Box::new(Preview { id, document: Arc::new(document), figures }))]
        }
        Request::Sentence(id, span) => {
            let document = library.document(id)?.map(|(_, document)| document);
            let words = document.and_then(|document| sentence(&document, span));
            vec![LibraryAnswer::Sentence(id, span, words)]
        }
        Request::Unread(ids) => vec![LibraryAnswer::Unread(library.unread_among(&ids)?)],
        Request::Address(id, wanted) => {
            let head = library.document(id)?.map(|(_, document)| document.head).unwrap_or_default();
            let day = head.published.map(|published| published.date.to_string());
            let parts = [head.title, head.source, day].into_iter().flatten();
            let line = parts.collect::<Vec<_>>().join(" · ");
            vec![LibraryAnswer::Address { wanted, line, url: head.url }]
        }
        Request::Page { kind, name, isin } => {
            let id = library.entity_called(kind, &name, isin.as_deref())?;
            let page = id.map(|id| library.page(id)).transpose()?.flatten();
            vec![LibraryAnswer::Page(page.map(Box::new), name)]
        }
        Request::PageAgain(id) => library
            .page(id)?
            .map(|page| LibraryAnswer::Page(Some(Box::new(page)), String::new()))
            .into_iter()
            .collect(),
        Request::Names => {
            let mut names = library.entities(EntityKind::Company, Some(MOST_NAMES))?;
            names.extend(library.entities(EntityKind::Person, Some(MOST_NAMES))?);
            vec![LibraryAnswer::Names(names)]
        }
        Request::Complete { ticket, operator, begun } => {
            let values = library.completions(operator, &begun, MOST)?;
            vec![LibraryAnswer::Completed { ticket, values }]
        }
        Request::Understand { ticket, query } => {
            let (query, _) = Query::parse(&query);
            vec![LibraryAnswer::Understood { ticket, names: library.known_names(&query)? }]
        }
        // Changes are handled above, and the network by `LibraryWorker`.
        _ => Vec::new(),
    })
}

fn opened(
    library: &Library,
    id: i64,
    at: Option<usize>,
    in_place: bool,
    query: String,
) -> Result<Vec<LibraryAnswer>> {
    let Some((article, document)) = library.document(id)? else { return Ok(vec![LibraryAnswer::Changed]) };
    let hits = library.hits(id, &Query::parse(&query).0, &document)?;
    Ok(vec![LibraryAnswer::Opened { article, document: Arc::new(document), at, in_place, query, hits }])
}

/// The sentence around `place`, in three parts.
fn sentence(document: &Document, place: Span) -> Option<[String; 3]> {
    let sentence = Sentences::of(document).at(place.start)?.cover(place);
    let part = |start: u32, end: u32| {
        let text = document.text.get(start as usize..end as usize)?;
        Some(cell::visible(&text.replace('\n', " ")).into_owned())
    };
    Some([part(sentence.start, place.start)?, part(place.start, place.end)?, part(place.end, sentence.end)?])
}

fn side(library: &Library) -> Result<Sidebar> {
    Ok(Sidebar {
        counts: library.counts()?,
        feeds: library.feeds()?,
        searches: library.saved_searches()?,
        unread_found: Vec::new(),
        tags: library.unread_by_tag()?,
        selected: 0,
    })
}

/// Without numbers but that of the deleted articles, on which an entry depends. They are few.
fn side_names(library: &Library) -> Result<Sidebar> {
    Ok(Sidebar {
        counts: Counts { deleted: library.deleted()?, ..Counts::default() },
        feeds: library.feeds_uncounted()?,
        searches: library.saved_searches()?,
        unread_found: Vec::new(),
        tags: library.tag_names()?.into_iter().map(|tag| (tag, 0)).collect(),
        selected: 0,
    })
}
