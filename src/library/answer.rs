//! What a [`FigureQuery`] finds in articles that are not in the library: the same entries as the lists of a library that
//! holds them.

use super::about::{Fit, Name};
use super::entities::EntityKind;
use super::figure_query::FigureQuery;
use crate::analysis::{Analysis, EntityId, Figure};
use crate::document::Document;
use crate::export::listing::{Item, Listing};

/// What one article has for a list.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// Whether the name that was asked for calls somebody of the list there.
    pub is_called: bool,
    /// The entries in the order of the article, and how the name fits those whose they are. Of several articles,
    /// [`BestFit`](super::about::BestFit) tells which of them are kept.
    pub items: Vec<(Fit, Item<'a>)>,
}

impl<'a> Outcome<'a> {
    /// The answer of one article.
    pub fn of(listing: Listing, query: &FigureQuery, document: &'a Document, analysis: &'a Analysis) -> Self {
        let kind = match listing {
            Listing::People => Some(EntityKind::Person),
            Listing::Companies => Some(EntityKind::Company),
            Listing::Figures | Listing::Quotes => None,
        };
        let concerned = query.about.as_deref().map(|name| Name::new(name).concerned(document, analysis));
        let is_called = concerned.as_ref().is_some_and(|concerned| concerned.calls(kind));
        if !query.covers(document.head.published.map(|published| published.date)) {
            return Self { is_called, items: Vec::new() };
        }
        let matcher = query.matcher();
        let is_wanted = |figure: &Figure| matcher.matches(figure, figure.of.map(|span| document.slice(span)));
        let fit = |(at, item): (u32, Item<'a>)| {
            let entity = match item {
                Item::Person(_) => Some(EntityId::Person(at)),
                Item::Company(_) => Some(EntityId::Company(at)),
                Item::Figure(figure) if !is_wanted(figure) => return None,
                Item::Figure(figure) => figure.who,
                Item::Quote(quote) => quote.speaker,
            };
            let fit = match &concerned {
                Some(concerned) => concerned.fit(entity?)?,
                None => Fit::Calls,
            };
            Some((fit, item))
        };
        let items = (0..).zip(listing.items(analysis)).filter_map(fit).collect();
        Self { is_called, items }
    }
}
