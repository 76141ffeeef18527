//! The figures that a query finds, one by one: all their keys at once, rows when they become visible.
//!
//! They are sorted here, not by `SQLite`, which would write millions of them to a temporary table.
//!
//! The keys of all figures of a large library that are above a billion take a while, those of the newest articles do not:
//! [`Library::newest_figures`] looks only at these, and is what a list shows first.

use super::clauses::asks_article;
use super::conditions::Conditions;
use super::search_statement::words;
use super::stored_figure::{FigureKey, StoredFigure};
use super::word_clauses::match_expression;
use super::{FigureQuery, Library, Query, Result, article_id, compare};
use crate::analysis::FigureKind;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use strum::VariantArray;

/// The orders of such a list, as they are gone through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, VariantArray)]
pub enum FigureOrder {
    /// Those of the newest article first, in the order of its text.
    #[default]
    Newest,
    /// By kind and unit, and within one unit the largest first.
    Amount,
    /// By whose they are; those of nobody last.
    Company,
    /// By what they measure.
    Measure,
}

impl FigureOrder {
    /// All orders.
    pub const ALL: &'static [Self] = Self::VARIANTS;
}

/// So many of the newest articles are looked at, one lot after the other, until there are enough figures.
const LOTS: [usize; 3] = [100, 300, 600];

/// In fewer articles with the words of a query, figures are looked up for each owner.
const FEW_WITH_WORDS: usize = 100;

/// So many figures are read at a time.
const PORTION: usize = 500;

impl Library {
    /// The figures that a query finds: of the articles for which it holds, those for which all that it says of figures
    /// holds.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn figures_found(&self, query: &Query, order: FigureOrder) -> Result<Vec<FigureKey>> {
        let conditions = self.found_conditions(query)?;
        match order {
            FigureOrder::Newest => self.newest_of(query, &conditions),
            FigureOrder::Amount => self.by_amount(query, &conditions),
            FigureOrder::Company => self.by_company(query, &conditions),
            FigureOrder::Measure => self.by_measure(query, &conditions),
        }
    }

    /// All figures for which `conditions` hold, the newest first.
    pub(super) fn newest_of(&self, query: &Query, conditions: &Conditions) -> Result<Vec<FigureKey>> {
        let hint = if is_open(query) { "INDEXED BY figure_article" } else { "" };
        let mut keys = self.keys_by(query, hint, ("", ""), conditions, |_, key| Ok(key))?;
        keys.sort_unstable_by_key(|key| (Reverse(key.article), key.number));
        Ok(keys)
    }

    fn by_amount(&self, query: &Query, conditions: &Conditions) -> Result<Vec<FigureKey>> {
        let mut groups = Groups::default();
        let hint = if is_open(query) { "INDEXED BY figure_value" } else { "" };
        let columns = (", figure.kind, figure.unit, figure.high", "");
        let measured = self.keys_by(query, hint, columns, conditions, |row, key| {
            let text = |at: usize| row.get_ref(at).map(|value| value.as_str_or_null().ok().flatten());
            let kind = text(2)?.and_then(|kind| kind.parse::<FigureKind>().ok());
            let rank =
                FigureKind::VARIANTS.iter().position(|&other| Some(other) == kind).unwrap_or(usize::MAX);
            Ok((groups.number(rank, text(3)?.unwrap_or_default()), row.get::<_, f64>(4)?, key))
        })?;
        let ranks = groups.ranks();
        let mut keys: Vec<(usize, f64, FigureKey)> =
            measured.into_iter().map(|(group, high, key)| (ranks[group], high, key)).collect();
        keys.sort_unstable_by(|(rank, high, key), (other_rank, other_high, other)| {
            let newest = (Reverse(key.article), key.number).cmp(&(Reverse(other.article), other.number));
            rank.cmp(other_rank).then(other_high.total_cmp(high)).then(newest)
        });
        Ok(keys.into_iter().map(|(_, _, key)| key).collect())
    }

    fn by_company(&self, query: &Query, conditions: &Conditions) -> Result<Vec<FigureKey>> {
        let hint = if is_open(query) { "INDEXED BY figure_article" } else { "" };
        let owners = self.keys_by(query, hint, (", figure.who", ""), conditions, |row, key| {
            Ok((row.get::<_, i64>(2)?, key))
        })?;
        let mut statement = self.connection.prepare("SELECT id, name FROM entity")?;
        let names = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
        let mut names = names.collect::<rusqlite::Result<Vec<_>>>()?;
        names.sort_by_cached_key(|(id, name)| (name.to_lowercase(), *id));
        let ranks: HashMap<i64, usize> = (0..).zip(names).map(|(rank, (id, _))| (id, rank)).collect();
        // Those of nobody come last.
        let rank = |who: i64| ranks.get(&who).copied().unwrap_or(usize::MAX);
        Ok(sorted(owners.into_iter().map(|(who, key)| (rank(who), key))))
    }

    fn by_measure(&self, query: &Query, conditions: &Conditions) -> Result<Vec<FigureKey>> {
        let mut groups = Groups::default();
        // This index has all that a figure is asked for; where a query asks for more than figures, another one is better.
        let of_figures = Query { figure: FigureQuery::default(), ..query.clone() };
        let hint = if is_open(&of_figures) { "INDEXED BY figure_measure" } else { "" };
        let measured = self.keys_by(query, hint, (", figure.measure", ""), conditions, |row, key| {
            let measure = row.get_ref(2)?.as_str_or_null().ok().flatten();
            // Those of no known measure come last.
            Ok((groups.number(usize::from(measure.is_none()), measure.unwrap_or_default()), key))
        })?;
        let ranks = groups.ranks();
        Ok(sorted(measured.into_iter().map(|(group, key)| (ranks[group], key))))
    }

    /// The first figures that a query finds in the newest articles, at most `most` and at most those that are found
    /// at once. Where there are more, they come after these in the order of [`FigureOrder::Newest`].
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn newest_figures(&self, query: &Query, most: usize) -> Result<Vec<FigureKey>> {
        if query.is_of_deleted() {
            return Ok(Vec::new());
        }
        self.newest_with(query, &self.found_conditions(query)?, most)
    }

    /// The first figures of the newest articles for which `conditions` hold.
    pub(super) fn newest_with(
        &self,
        query: &Query,
        conditions: &Conditions,
        most: usize,
    ) -> Result<Vec<FigureKey>> {
        let mut found = Vec::new();
        let mut end = query.before.map_or(i64::MAX, article_id::first_id_of);
        for lot in LOTS {
            let newest = "SELECT id FROM article WHERE deleted IS NULL AND id < ?1 ORDER BY id DESC LIMIT ?2";
            let mut statement = self.connection.prepare_cached(&format!("SELECT min(id) FROM ({newest})"))?;
            let start: Option<i64> = statement.query_row((end, lot), |row| row.get(0))?;
            let Some(start) = start else { break };
            let mut in_lot = Conditions::default();
            in_lot.add("figure.article >= ? AND figure.article < ?", [start, end].map(Value::Integer));
            in_lot.extend(conditions.clone());
            let left = most - found.len();
            let first = format!("ORDER BY figure.article DESC, figure.number LIMIT {left}");
            let index = "INDEXED BY figure_article";
            found.extend(self.keys_by(query, index, ("", &first), &in_lot, |_, key| Ok(key))?);
            if found.len() >= most {
                break;
            }
            end = start;
        }
        Ok(found)
    }

    /// The figures with these keys, in their order. Those that are gone are left out.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn figures_at(&self, keys: &[FigureKey]) -> Result<Vec<StoredFigure>> {
        let mut figures = Vec::with_capacity(keys.len());
        for portion in keys.chunks(PORTION) {
            let places = vec!["(?, ?)"; portion.len()].join(", ");
            let values = portion.iter().flat_map(|key| [key.article, key.number]).map(Value::Integer);
            let wanted =
                Conditions::of(format!("(figure.article, figure.number) IN (VALUES {places})"), values);
            let found = self.stored_figures(wanted, None)?;
            let mut found: BTreeMap<FigureKey, StoredFigure> =
                found.into_iter().map(|figure| (figure.key(), figure)).collect();
            figures.extend(portion.iter().filter_map(|key| found.remove(key)));
        }
        Ok(figures)
    }

    /// All figures that a query finds, with the differences among them.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn all_figures_found(&self, query: &Query, order: FigureOrder) -> Result<Vec<StoredFigure>> {
        let mut figures = self.figures_at(&self.figures_found(query, order)?)?;
        compare::number(&mut figures);
        Ok(figures)
    }

    /// What holds for the figures that a query finds.
    pub(super) fn found_conditions(&self, query: &Query) -> Result<Conditions> {
        let mut conditions = Conditions::default();
        match self.all_figure_conditions(query)? {
            Some(of_figures) => conditions.extend(of_figures),
            // Without a word about figures, those of whom the query names are meant.
            None => conditions.extend(self.owner_conditions(query)?),
        }
        // The plus keeps SQLite from asking the table for each owner and each article.
        let article = if self.is_by_owner(query)? { "+figure.article" } else { "figure.article" };
        conditions.extend(self.article_conditions(query, article)?);
        Ok(conditions)
    }

    /// Whether the figures of those whom a query names are gone through, since its words are in more than a few articles.
    fn is_by_owner(&self, query: &Query) -> Result<bool> {
        if query.companies.is_empty() && query.people.is_empty() {
            return Ok(false);
        }
        let Some(matched) = match_expression(query) else { return Ok(true) };
        Ok(!self.is_few(&words(&matched), FEW_WITH_WORDS)?)
    }

    /// What `take` makes of the figures for which `conditions` hold. The index to use, the columns behind their keys, and
    /// their order are given as SQL.
    fn keys_by<T>(
        &self,
        query: &Query,
        hint: &str,
        (columns, order): (&str, &str),
        conditions: &Conditions,
        mut take: impl FnMut(&Row<'_>, FigureKey) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let join = if asks_article(query) { "JOIN article ON article.id = figure.article" } else { "" };
        let sql = format!(
            "SELECT figure.article, figure.number{columns} FROM figure {hint} {join} WHERE {} {order}",
            conditions.joined(),
        );
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map(params_from_iter(&conditions.values), |row| {
            take(row, FigureKey { article: row.get(0)?, number: row.get(1)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Whether a query asks for nothing that an index could help with: all figures are gone through.
fn is_open(query: &Query) -> bool {
    let after_all = Query { after: query.after, before: query.before, ..Query::default() };
    *query == after_all
}

/// Numbers for groups of figures, which are found by the thousand.
#[derive(Default)]
struct Groups {
    numbers: HashMap<(usize, String), usize>,
    last: Option<(usize, String, usize)>,
}

impl Groups {
    /// The number of the group with a rank and a name.
    fn number(&mut self, rank: usize, name: &str) -> usize {
        // An index gives one group after the other.
        if let Some((_, _, number)) =
            self.last.as_ref().filter(|last| (last.0, last.1.as_str()) == (rank, name))
        {
            return *number;
        }
        let next = self.numbers.len();
        let number = *self.numbers.entry((rank, name.to_owned())).or_insert(next);
        self.last = Some((rank, name.to_owned(), number));
        number
    }

    /// The places of all groups in their order, by their numbers.
    fn ranks(self) -> Vec<usize> {
        let mut names: Vec<((usize, String), usize)> = self.numbers.into_iter().collect();
        names.sort_unstable();
        let mut ranks = vec![0; names.len()];
        for (rank, (_, number)) in names.into_iter().enumerate() {
            ranks[number] = rank;
        }
        ranks
    }
}

/// Figures by a rank, and the newest first where that is the same.
fn sorted(ranked: impl Iterator<Item = (usize, FigureKey)>) -> Vec<FigureKey> {
    let mut ranked: Vec<(usize, FigureKey)> = ranked.collect();
    ranked.sort_unstable_by_key(|(rank, key)| (*rank, Reverse(key.article), key.number));
    ranked.into_iter().map(|(_, key)| key).collect()
}
