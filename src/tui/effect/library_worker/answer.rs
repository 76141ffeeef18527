//! Answers of the library that take no network.

use crate::library::entities::EntityKind;
use crate::library::list::Counts;
use crate::library::{Beginning, Library, Query, Result};
use crate::tui::effect::library_worker::changes;
use crate::tui::effect::library_worker::request::{LibraryAnswer, Request};
use crate::tui::screen::library::preview::{MOST_FIGURES, Preview};
use crate::tui::screen::library::sidebar::Sidebar;
use std::sync::Arc;

/// The palette offers at most so many people, and as many companies.
const MOST_NAMES: usize = 5000;

/// The beginning of a list has so many articles: more than any screen shows, and a page more.
const BEGINNING: usize = 250;

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
            let (query, problems) = Query::parse(&query);
            let Beginning { ids, is_whole } = if whole {
                Beginning { ids: library.search(&query, order)?, is_whole: true }
            } else {
                library.search_first(&query, order, BEGINNING)?
            };
            let mut problem = problems.first().map(ToString::to_string);
            if problem.is_none() && ids.is_empty() {
                problem = library.near_miss(&query)?.map(|miss| miss.to_string());
            }
            vec![LibraryAnswer::Listed { ticket, ids, is_whole, problem }]
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
        Request::Open { id, at, in_place } => opened(library, id, at, in_place)?,
        Request::OpenUnread(ids) => match library.first_unread(&ids)? {
            Some(id) => opened(library, id, None, true)?,
            None => vec![LibraryAnswer::NoneUnread],
        },
        Request::Preview(id) => {
            let Some((_, document)) = library.document(id)? else { return Ok(Vec::new()) };
            let figures = library.first_figures(id, document.language, MOST_FIGURES)?;
            vec![LibraryAnswer::Preview(Box::new(Preview { id, document: Arc::new(document), figures }))]
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
        // Changes are handled above, and the network by `LibraryWorker`.
        _ => Vec::new(),
    })
}

fn opened(library: &Library, id: i64, at: Option<usize>, in_place: bool) -> Result<Vec<LibraryAnswer>> {
    let Some((article, document)) = library.document(id)? else { return Ok(vec![LibraryAnswer::Changed]) };
    Ok(vec![LibraryAnswer::Opened { article, document: Arc::new(document), at, in_place }])
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
