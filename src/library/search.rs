//! From a [`Query`] to the ids of articles.
//!
//! A reader sees the first page of a list, so that comes first and fast, whatever the size of the library
//! ([`Library::search_first`]): it is read in the order of the list from an index and ends when it is full. What
//! `clauses` tells to be few is looked up instead, and sorted.
//!
//! Words that nearly every article has are looked for in the texts themselves until the page is full (`reading`).
//!
//! Some queries find little among much: `umsatz -of:umsatz` looks at every article. Their first page comes with what is
//! found in a number of steps, even where that is nothing, and the rest with the whole list.

use super::conditions::Conditions;
use super::error::is_stopped;
use super::query::Query;
use super::reading::{has_short_words, without_words};
use super::search_statement::{FoundIds, SearchLimits, Selection, words};
use super::word_clauses::{match_expression, quoted};
use super::{Error, Library, Order, Result};
use foldhash::{HashSet, HashSetExt as _};
use rusqlite::params_from_iter;

/// The first page of a list is made in so many portions of steps at most.
const MOST_STEPS: i64 = 1500;

/// The beginning of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beginning {
    /// The ids of its first articles.
    pub ids: Vec<i64>,
    /// Whether there are no more.
    pub is_whole: bool,
}

impl Library {
    /// The ids of the articles that a query finds, in this order.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn search(&self, query: &Query, order: Order) -> Result<Vec<i64>> {
        Ok(self.find(query, order, None, SearchLimits::WHOLE)?.ids)
    }

    /// The first ids of [`search`](Self::search), at most `most`, and fewer where looking for them would take long.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn search_first(&self, query: &Query, order: Order, most: usize) -> Result<Beginning> {
        self.first_within(query, order, most, MOST_STEPS)
    }

    fn first_within(&self, query: &Query, order: Order, most: usize, steps: i64) -> Result<Beginning> {
        let enough = Some(most.saturating_add(1));
        let found = self.limit.within(steps, || self.find(query, order, enough, SearchLimits::FIRST));
        let FoundIds { mut ids, is_cut } = match found {
            Err(Error::Sql(error)) if is_stopped(&error) => FoundIds { ids: Vec::new(), is_cut: true },
            found => found?,
        };
        let is_whole = !is_cut && ids.len() <= most;
        ids.truncate(most);
        Ok(Beginning { ids, is_whole })
    }

    /// How many articles a query finds.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn count(&self, query: &Query) -> Result<usize> {
        let Selection { id, from, conditions } =
            self.selection(query, match_expression(query), Order::Newest, SearchLimits::WHOLE)?;
        let sql = format!("SELECT count(*) FROM (SELECT {id} FROM {from} WHERE {})", conditions.joined());
        let mut statement = self.connection.prepare(&sql)?;
        let count: i64 = statement.query_row(params_from_iter(conditions.values), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// The first ids that a query finds, or all of them.
    fn find(
        &self,
        query: &Query,
        order: Order,
        most: Option<usize>,
        limits: SearchLimits,
    ) -> Result<FoundIds> {
        if let Some(most) = most
            && (!matches!(order, Order::Relevance) || match_expression(query).is_none())
            && let Some(found) = self.by_reading(query, order, most, limits)?
        {
            return Ok(found);
        }
        // Others come with the whole list where that takes a while.
        if most.is_some()
            && has_short_words(query)
            && !matches!(order, Order::Newest | Order::Oldest)
            && !self.is_few(&Conditions::of("SELECT id FROM article", []), limits.few)?
        {
            return Ok(FoundIds { ids: Vec::new(), is_cut: true });
        }
        let Some(matched) = match_expression(query) else {
            return if most.is_some() && query.words.iter().any(|words| words.is_unwanted) {
                self.with_unwanted(query, order, most, limits)
            } else {
                self.select(query, None, order, most, limits)
            };
        };
        match order {
            Order::Relevance => self.by_relevance(query, &matched, most, limits),
            Order::Source | Order::Title
                if most.is_some() && !self.is_few(&words(&matched), limits.few)? =>
            {
                let with_words = self.articles(&words(&matched))?;
                self.filtered(&without_words(query), order, most, limits, |id| with_words.contains(&id))
            }
            _ => self.select(query, Some(matched), order, most, limits),
        }
    }

    /// The first ids of a query that has no words but unwanted ones.
    fn with_unwanted(
        &self,
        query: &Query,
        order: Order,
        most: Option<usize>,
        limits: SearchLimits,
    ) -> Result<FoundIds> {
        let mut with_words = HashSet::new();
        for unwanted in &query.words {
            with_words.extend(self.articles(&words(&quoted(unwanted)))?);
        }
        let query = Query { words: Vec::new(), ..query.clone() };
        self.filtered(&query, order, most, limits, |id| !with_words.contains(&id))
    }

    /// The ids of a query without words for which `keep` holds, in this order.
    fn filtered(
        &self,
        query: &Query,
        order: Order,
        most: Option<usize>,
        limits: SearchLimits,
        keep: impl Fn(i64) -> bool,
    ) -> Result<FoundIds> {
        let (sql, values) = self.statement(query, None, order, limits)?;
        self.found(&sql, values, most, keep)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::document::Published;
    use crate::intake::{Format, Metadata, document};
    use crate::library::NewArticle;
    use crate::library::clauses::FEW;
    use crate::library::feeds::NewFeed;
    use chrono::NaiveDate;

    /// Articles of which some have what [`QUERIES`] ask for.
    fn library() -> Result<Library> {
        let mut library = Library::in_memory()?;
        let (feed, _) =
            library.add_feed(&NewFeed { url: "https://example.org/feed", ..NewFeed::default() })?;
        let mut ids = Vec::new();
        for number in 0..40_u32 {
            let (mut text, mut title) =
                (format!("Ein Bericht mit der Nummer {number}. "), String::from("Lage"));
            if number % 2 == 0 {
                text.push_str("SAP hat im Quartal einen Umsatz von 8,5 Milliarden Euro erzielt. ");
            }
            if number % 3 == 0 {
                text.push_str("Der Preis stieg um 5 Prozent. ");
            }
            if number % 9 == 0 {
                title = format!("Preis {}", 100 - number);
            }
            let published = NaiveDate::from_ymd_opt(2024, 1, 1 + number % 28).map(Published::on);
            let mut document = document(text, Format::Text, Metadata { published, ..Metadata::default() });
            document.head.title = (number % 7 != 0).then_some(title);
            document.head.source = (number % 4 != 0).then(|| format!("Blatt {}", number % 5));
            document.head.byline = (number % 5 == 0).then(|| "Von Anna Berg".to_owned());
            let analysis = analyze(&document);
            let feed = (number % 6 == 0).then_some(feed);
            let new = NewArticle { document: &document, analysis: &analysis, feed, address: None };
            ids.extend(library.add(&[new])?.into_iter().filter_map(super::super::AddOutcome::id));
        }
        library.mark_read(&ids[..9], true)?;
        library.star(&ids[5..8], true)?;
        library.delete(&ids[20..23], true)?;
        library.set_tags(ids[3], &["später".to_owned()])?;
        Ok(library)
    }

    const QUERIES: [&str; 46] = [
        "u",
        "pr um",
        "n preis",
        "m of:umsatz -prozent",
        "be -umsatz",
        "",
        "umsatz",
        "preis umsatz",
        "title:preis",
        "umsatz -prozent",
        "-umsatz",
        "-umsatz -preis",
        "company:sap",
        "company:sap preis",
        "of:umsatz",
        "of:umsatz after:2024-01-10",
        "of:umsatz preis",
        "min:1bn",
        ">99bn",
        "kind:percent",
        "unit:EUR",
        "unit:EUR min:1bn",
        "unit:punkte",
        "author:berg",
        "source:blatt",
        "lang:de",
        "is:read",
        "is:unread",
        "is:starred",
        "is:deleted",
        "tag:Später",
        "feed:example",
        "umsatz OR preis",
        "preis OR company:sap",
        "company:sap OR tag:später",
        "umsatz (preis OR of:umsatz)",
        "before:2024-01-09",
        "-company:sap",
        "umsatz -source:blatt",
        "-tag:Spaeter",
        "-is:read preis",
        "-is:deleted",
        "-of:umsatz kind:percent",
        "-author:berg -umsatz",
        "-lang:de OR is:starred",
        "(-company:sap preis) OR (tag:später -is:read)",
    ];

    /// Whatever is combined can be asked, also where `SQLite` knows how much there is of everything.
    #[test]
    fn any_two_conditions_can_be_asked_together() -> Result<()> {
        let library = library()?;
        for is_analyzed in [false, true] {
            if is_analyzed {
                library.connection.execute_batch("ANALYZE")?;
            }
            for (at, one) in QUERIES.iter().enumerate() {
                for other in QUERIES.iter().skip(at % 7).step_by(7) {
                    for text in [
                        format!("{one} {other}"),
                        format!("({one}) OR ({other})"),
                        format!("umsatz (({one}) OR ({other}))"),
                        format!("preis -({one} {other})"),
                    ] {
                        let (query, _) = Query::parse(&text);
                        for (order, few) in
                            [(Order::Relevance, 0), (Order::Relevance, FEW), (Order::Title, 12)]
                        {
                            let limits = SearchLimits { few, ..SearchLimits::FIRST };
                            let found = library.find(&query, order, Some(9), limits);
                            assert!(found.is_ok(), "{text}, {order}, {few}: {found:?}");
                        }
                        let found = library.search(&query, Order::Relevance);
                        assert!(found.is_ok(), "{text}: {found:?}");
                    }
                }
            }
        }
        Ok(())
    }

    /// Few and many are looked for in different ways, and found all the same.
    #[test]
    fn first_pages_are_those_of_the_whole_list() -> Result<()> {
        let library = library()?;
        for text in QUERIES {
            let (query, _) = Query::parse(text);
            for &order in Order::ALL {
                let whole = library.search(&query, order)?;
                assert_eq!(library.count(&query)?, whole.len(), "{text}");
                for (few, read) in [(0, 600), (12, 20), (FEW, 0)] {
                    for most in [1, 5, 100] {
                        let limits = SearchLimits { few, read, ..SearchLimits::FIRST };
                        let first = library.find(&query, order, Some(most), limits)?;
                        if first.is_cut {
                            assert!(few < FEW && has_short_words(&query) && first.ids.is_empty());
                            continue;
                        }
                        assert_eq!(first.ids, whole[..whole.len().min(most)], "{text}, {order}, {few}");
                    }
                }
            }
        }
        Ok(())
    }

    #[test]
    fn a_search_that_takes_long_brings_what_it_has() -> Result<()> {
        let library = library()?;
        let mut cut = 0;
        for text in QUERIES {
            let (query, _) = Query::parse(text);
            for &order in Order::ALL {
                let whole = library.search(&query, order)?;
                for steps in [0, 1, 2, 3, 4, 8, 16] {
                    let first = library.first_within(&query, order, 100, steps)?;
                    assert_eq!(first.ids, whole[..first.ids.len()], "{text}, {order}, {steps}");
                    assert!(!first.is_whole || first.ids.len() == whole.len(), "{text}, {order}, {steps}");
                    cut += usize::from(!first.ids.is_empty() && !first.is_whole);
                }
            }
        }
        assert!(cut > 20, "only {cut} searches were stopped on their way");
        Ok(())
    }

    #[test]
    fn of_many_articles_those_with_the_words_in_their_headline_come_first() -> Result<()> {
        let library = library()?;
        let limits = SearchLimits { ranked: 3, ..SearchLimits::FIRST };
        let (query, _) = Query::parse("preis -umsatz");
        let newest = library.search(&query, Order::Newest)?;
        let (titled, _) = Query::parse("title:preis -umsatz");
        let titled = library.search(&titled, Order::Newest)?;
        assert!(titled.len() > 1 && newest.len() > titled.len());
        let mut wanted = titled.clone();
        wanted.extend(newest.iter().filter(|id| !titled.contains(id)));
        for most in [Some(1), Some(titled.len() + 1), None] {
            let found = library.find(&query, Order::Relevance, most, limits)?.ids;
            assert_eq!(found, wanted[..wanted.len().min(most.unwrap_or(usize::MAX))], "{most:?}");
        }
        Ok(())
    }

    fn plan(library: &Library, text: &str, order: Order, few: usize) -> Result<String> {
        let (query, _) = Query::parse(text);
        let limits = SearchLimits { few, ..SearchLimits::FIRST };
        let (sql, values) = library.statement(&query, match_expression(&query), order, limits)?;
        let mut statement = library.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql} LIMIT 250"))?;
        let steps = statement.query_map(params_from_iter(values), |row| row.get::<_, String>(3))?;
        Ok(steps.collect::<rusqlite::Result<Vec<_>>>()?.join("\n"))
    }

    /// The time of a list must not grow with the library: its order comes from an index, and no large table is gone
    /// through for what few articles have.
    #[test]
    fn plans_use_the_indexes() -> Result<()> {
        let library = library()?;
        for (order, index) in [
            (Order::Newest, "article_alive"),
            (Order::Oldest, "article_alive"),
            (Order::Relevance, "article_alive"),
            (Order::Source, "article_by_source"),
            (Order::Title, "article_by_title"),
        ] {
            assert_eq!(plan(&library, "", order, FEW)?, format!("SCAN article USING INDEX {index}"));
        }
        for (text, index) in [
            ("is:unread", "article_unread"),
            ("is:read", "article_read"),
            ("is:starred", "article_starred"),
            ("is:deleted", "article_deleted"),
        ] {
            let plan = plan(&library, text, Order::Newest, FEW)?;
            assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{text}: {plan}");
        }
        for text in QUERIES {
            for &order in Order::ALL {
                let few = plan(&library, text, order, FEW)?;
                // An article is looked at in the order of the list, or because it is one of few.
                assert!(
                    !few.contains("SCAN article\n") && !few.ends_with("SCAN article"),
                    "{text}, {order}: {few}"
                );
                for table in ["figure", "appearance", "tag", "body", "address"] {
                    assert!(!few.contains(&format!("SCAN {table}")), "{text}, {order}: {few}");
                }
                // What many have is tested article by article, in the order of the list.
                let many = plan(&library, text, order, 0)?;
                let is_sorted = match order {
                    Order::Newest | Order::Oldest => !text.contains(" OR "),
                    _ => false,
                };
                assert!(!is_sorted || !many.contains("TEMP B-TREE"), "{text}, {order}: {many}");
            }
        }
        Ok(())
    }
}
