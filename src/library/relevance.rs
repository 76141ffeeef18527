//! Lists by how well articles fit the words.
//!
//! At most two thousand articles are compared. Where more hold the words, these words say little about any
//! one of them, and comparing all would take too long: those with the words in the headline come first then, the newest
//! first, and the others after them in the same way.

use super::query::{Query, Words};
use super::search_statement::{FoundIds, SearchLimits};
use super::word_clauses::{title_expression, whole_words_expression};
use super::{Library, Order, Result};
use foldhash::HashSet;

/// So many articles with the words among the newest are a sign that many have them.
const SIGN: usize = 6;

impl Library {
    /// The first ids of a query whose words are `matched`, or all of them, those first that fit best.
    pub(super) fn by_relevance(
        &self,
        query: &Query,
        matched: &str,
        most: Option<usize>,
        limits: SearchLimits,
    ) -> Result<FoundIds> {
        let select =
            |matched: &str, order, most| self.select(query, Some(matched.to_owned()), order, most, limits);
        let mut newest = None;
        if !self.are_surely_many(query, most, limits)? {
            let found = select(matched, Order::Newest, Some(limits.ranked + 1))?;
            if found.is_cut {
                return Ok(FoundIds { ids: Vec::new(), is_cut: true });
            }
            if found.ids.len() <= limits.ranked {
                return select(matched, Order::Relevance, most);
            }
            newest = Some(found.ids);
        }
        let titled = match (in_title(query), most) {
            (Some(query), Some(most)) => self.by_reading(&query, Order::Newest, most, limits)?,
            _ => None,
        };
        let mut found = match titled {
            Some(titled) => titled,
            None => select(&title_expression(query, matched), Order::Newest, most)?,
        };
        let room = most.map(|most| most.saturating_sub(found.ids.len()));
        if !found.is_cut && room != Some(0) {
            let titled: HashSet<i64> = found.ids.iter().copied().collect();
            let enough = room.map(|room| room + titled.len());
            let others = match (newest, enough) {
                (Some(ids), Some(enough)) if enough <= ids.len() => FoundIds { ids, is_cut: false },
                (_, Some(enough)) => match self.by_reading(query, Order::Newest, enough, limits)? {
                    Some(read) => read,
                    None => select(matched, Order::Newest, Some(enough))?,
                },
                (_, None) => select(matched, Order::Newest, None)?,
            };
            let untitled = others.ids.into_iter().filter(|id| !titled.contains(id));
            found.ids.extend(untitled.take(room.unwrap_or(usize::MAX)));
            found.is_cut = others.is_cut;
        }
        Ok(found)
    }

    /// Whether a query has more articles than are compared, as far as those show it that have its words as they are
    /// typed: the index need not gather all others for that. It is asked where many of the newest articles have them.
    fn are_surely_many(&self, query: &Query, most: Option<usize>, limits: SearchLimits) -> Result<bool> {
        let Some(matched) = whole_words_expression(query).filter(|_| most.is_some()) else {
            return Ok(false);
        };
        if self.by_reading(query, Order::Newest, SIGN, limits)?.is_none() {
            return Ok(false);
        }
        let found = self.select(query, Some(matched), Order::Newest, Some(limits.ranked + 1), limits)?;
        Ok(found.ids.len() > limits.ranked)
    }
}

/// A query whose wanted words stand in the headline. None where alternatives are wanted, which have unwanted words of their
/// own.
fn in_title(query: &Query) -> Option<Query> {
    let words = query.words.iter().cloned();
    let words =
        words.map(|words| Words { is_title: words.is_title || !words.is_unwanted, ..words }).collect();
    query.alternatives.is_empty().then(|| Query { words, ..query.clone() })
}
