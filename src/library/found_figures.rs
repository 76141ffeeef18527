//! The figures that a query finds, one by one: all their keys at once, rows when they become visible.
//!
//! The keys of all figures of a large library that are above a billion take a while, those of the newest articles do not:
//! [`Library::newest_figures`] looks only at these, and is what a list shows first.

use super::conditions::Conditions;
use super::search::asks_article;
use super::stored_figure::{FigureKey, StoredFigure};
use super::{Library, Query, Result, article_id, compare};
use crate::analysis::FigureKind;
use rusqlite::params_from_iter;
use rusqlite::types::Value;
use std::collections::BTreeMap;
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

    fn sql(self) -> String {
        let kind = || {
            let ranks = (0..).zip(FigureKind::VARIANTS).map(|(rank, kind)| format!("WHEN '{kind}' THEN {rank}"));
            format!("CASE figure.kind {} END, figure.unit, figure.high DESC", ranks.collect::<Vec<_>>().join(" "))
        };
        let first = match self {
            Self::Newest => String::new(),
            Self::Amount => format!("{}, ", kind()),
            Self::Company => "entity.name IS NULL, entity.name COLLATE NOCASE, figure.who, ".to_owned(),
            Self::Measure => format!("figure.measure IS NULL, figure.measure, {}, ", kind()),
        };
        format!("{first}figure.article DESC, figure.number")
    }
}

/// So many of the newest articles are looked at, one lot after the other, until there are enough figures.
const LOTS: [usize; 3] = [250, 1000, 2500];

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
        self.figure_keys(query, ("", order), &conditions, None)
    }

    /// The first figures that a query finds in the newest articles, at most `most` and at most those that are found
    /// at once. Where there are more, they come after these in the order of [`FigureOrder::Newest`].
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn newest_figures(&self, query: &Query, most: usize) -> Result<Vec<FigureKey>> {
        let mut found = Vec::new();
        if query.is_of_deleted() {
            return Ok(found);
        }
        let conditions = self.found_conditions(query)?;
        let mut end = query.before.map_or(i64::MAX, article_id::first_id_of);
        for lot in LOTS {
            let newest = "SELECT id FROM article WHERE deleted IS NULL AND id < ?1 ORDER BY id DESC LIMIT ?2";
            let mut statement =
                self.connection.prepare_cached(&format!("SELECT min(id) FROM ({newest})"))?;
            let start: Option<i64> = statement.query_row((end, lot), |row| row.get(0))?;
            let Some(start) = start else { break };
            let mut in_lot = Conditions::default();
            in_lot.add("figure.article >= ? AND figure.article < ?", [start, end].map(Value::Integer));
            in_lot.extend(conditions.clone());
            let left = most - found.len();
            let how = ("INDEXED BY figure_article", FigureOrder::Newest);
            found.extend(self.figure_keys(query, how, &in_lot, Some(left))?);
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
            let wanted = Conditions::of(format!("(figure.article, figure.number) IN (VALUES {places})"), values);
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
        conditions.extend(self.article_conditions(query, "figure.article")?);
        Ok(conditions)
    }

    /// The keys of the figures for which `conditions` hold. `hint` tells which index to use.
    pub(super) fn figure_keys(
        &self,
        query: &Query,
        (hint, order): (&str, FigureOrder),
        conditions: &Conditions,
        most: Option<usize>,
    ) -> Result<Vec<FigureKey>> {
        let mut from = format!("figure {hint}");
        if asks_article(query) {
            from.push_str(" JOIN article ON article.id = figure.article");
        }
        if order == FigureOrder::Company {
            from.push_str(" LEFT JOIN entity ON entity.id = figure.who");
        }
        let most = most.and_then(|most| i64::try_from(most).ok()).unwrap_or(-1);
        let sql = format!(
            "SELECT figure.article, figure.number FROM {from} WHERE {} ORDER BY {} LIMIT {most}",
            conditions.joined(),
            order.sql()
        );
        let mut statement = self.connection.prepare(&sql)?;
        let keys = statement.query_map(params_from_iter(&conditions.values), |row| {
            Ok(FigureKey { article: row.get(0)?, number: row.get(1)? })
        })?;
        Ok(keys.collect::<rusqlite::Result<_>>()?)
    }
}
