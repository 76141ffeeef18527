//! Answers a [`FigureQuery`] for articles outside the library, with the same entries as if they were in it.

use super::figure_query::FigureQuery;
use super::name_query::{EntityMatches, NameMatch, NameQuery};
use super::together::Beside;
use crate::analysis::{Analysis, EntityId, Figure};
use crate::document::Document;
use crate::export::listing::{Item, Listing};

/// The entries of one article that match a query.
#[derive(Debug)]
pub struct FileAnswer<'a> {
    /// Whether the name of the query matches somebody in the article exactly.
    pub has_exact: bool,
    /// The entries in the order of the article, each with the match of its person or company. For several articles,
    /// [`BestMatches`](super::name_query::BestMatches) decides which of them pass.
    pub items: Vec<(NameMatch, Item<'a>)>,
}

impl<'a> FileAnswer<'a> {
    /// The answer of one article.
    pub fn of(listing: Listing, query: &FigureQuery, document: &'a Document, analysis: &'a Analysis) -> Self {
        let names = query.about.as_deref().map(|name| NameQuery::new(name).matches(document, analysis));
        let has_exact = names.as_ref().is_some_and(EntityMatches::has_exact);
        if !query.covers(document.head.published.map(|published| published.date)) {
            return Self { has_exact, items: Vec::new() };
        }
        let beside = names.as_ref().map(|names| Beside::of(listing, names, document, analysis));
        let beside = beside.unwrap_or_default();
        let matcher = query.matcher();
        let is_match = |figure: &Figure| matcher.matches(figure, figure.of.map(|span| document.slice(span)));
        let matching = |(at, item): (u32, Item<'a>)| {
            let entity = match item {
                Item::Person(_) => Some(EntityId::Person(at)),
                Item::Company(_) => Some(EntityId::Company(at)),
                Item::Figure(figure) if !is_match(figure) => return None,
                Item::Figure(figure) => figure.who,
                Item::Quote(quote) => quote.speaker,
            };
            let name_match = match &names {
                Some(names) => entity.and_then(|entity| names.get(entity)).max(beside.matches(item))?,
                None => NameMatch::Exact,
            };
            Some((name_match, item))
        };
        let items = (0..).zip(listing.items(analysis)).filter_map(matching).collect();
        Self { has_exact, items }
    }
}
