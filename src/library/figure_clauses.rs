//! What a query asks of figures, as SQL for a row of `figure`.
//!
//! Names of measures, units, people and companies are looked up here, once for each query, since the conditions may be
//! tested in one article after the other.

use super::conditions::{Conditions, list};
use super::figure_query::{KnownNames, MEASURES, UNITS, unit_name};
use super::measures::measure;
use super::query::Query;
use super::{Library, Result, entities};
use std::collections::BTreeSet;

/// Names of measures or units stand in a statement where they are at most so many.
const FEW_NAMES: usize = 500;

impl Library {
    /// Who is meant by each name of a query.
    pub(super) fn named(&self, query: &Query) -> Result<Vec<Vec<i64>>> {
        use entities::EntityKind::{Company, Person};
        let companies = query.companies.iter().map(|name| (Company, name));
        let names = companies.chain(query.people.iter().map(|name| (Person, name)));
        names.map(|(kind, name)| self.entities_named(name, Some(kind))).collect()
    }

    fn measures_of(&self, of: &str) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare_cached(MEASURES)?;
        let rows = statement.query_map([&measure(of).unwrap_or_default(), of], |row| row.get(0))?;
        let names = rows.collect::<rusqlite::Result<BTreeSet<String>>>()?;
        Ok(names.into_iter().collect())
    }

    fn units_called(&self, unit: &str) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare_cached(UNITS)?;
        let rows = statement.query_map([unit_name(unit)], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What holds for one figure: of those of whom the query names where it names somebody. None where it asks for none.
    pub(super) fn figure_conditions(&self, query: &Query) -> Result<Option<Conditions>> {
        if query.figure.is_empty() {
            return Ok(None);
        }
        let few = |names: &Vec<String>| names.len() <= FEW_NAMES;
        let measures = query.figure.of.as_deref().map(|of| self.measures_of(of)).transpose()?;
        let units = query.figure.unit.as_deref().map(|unit| self.units_called(unit)).transpose()?;
        let known = KnownNames { measures: measures.filter(few), units: units.filter(few) };
        let mut figure = query.figure.figure_named(&known);
        figure.extend(self.owner_conditions(query)?);
        Ok(Some(figure))
    }

    /// That a figure is of somebody whom a query names, where it names somebody.
    pub(super) fn owner_conditions(&self, query: &Query) -> Result<Conditions> {
        let mut owner = Conditions::default();
        if !query.companies.is_empty() || !query.people.is_empty() {
            owner.add(format!("figure.who IN ({})", list(&self.named(query)?.concat())), []);
        }
        Ok(owner)
    }

    /// What holds for each figure that a query finds, in whatever it asks for figures: by itself, or by the alternatives of
    /// an `OR` all of which ask for some. None where it asks for none.
    pub(super) fn all_figure_conditions(&self, query: &Query) -> Result<Option<Conditions>> {
        let mut all = self.figure_conditions(query)?;
        for alternatives in &query.alternatives {
            let mut either = Vec::new();
            let mut values = Vec::new();
            for alternative in alternatives {
                let Some(one) = self.figure_conditions(alternative)? else { break };
                either.push(format!("({})", one.joined()));
                values.extend(one.values);
            }
            if either.len() == alternatives.len() {
                all.get_or_insert_default().add(format!("({})", either.join(" OR ")), values);
            }
        }
        Ok(all)
    }
}
