//! Why a query finds nothing: a name that the library does not know, and the known name that is closest to it.

use super::entities::{EntityKind, form};
use super::measures::measure;
use super::query::Query;
use super::query_operator::Operator;
use super::word_forms::folded;
use super::{Library, Result};
use crate::language::DEFAULT;
use rusqlite::params;

/// Names are compared with so many known ones, those of most articles first.
const MOST: usize = 5000;

/// A name of a query that is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss {
    /// The operator whose value it is; none where the operator itself is not known.
    pub operator: Option<Operator>,
    /// The name, as it was typed.
    pub name: String,
    /// The known name that is closest, where one is close.
    pub closest: Option<String>,
}

impl Library {
    /// The first name of a query that the library does not know; for a query that found nothing.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn near_miss(&self, query: &Query) -> Result<Option<NearMiss>> {
        let miss = |operator: Option<Operator>, name: &str, closest| {
            Ok(Some(NearMiss { operator, name: name.to_owned(), closest }))
        };
        for (kind, operator, names) in [
            (EntityKind::Company, Operator::Company, &query.companies),
            (EntityKind::Person, Operator::Person, &query.people),
        ] {
            for name in names {
                if self.entities_named(name, Some(kind))?.is_empty() {
                    let known = self.entities(kind, Some(MOST))?;
                    return miss(
                        Some(operator),
                        name,
                        closest(name, known.into_iter().map(|entity| entity.name), true),
                    );
                }
            }
        }
        if let Some(of) = &query.figure.of
            && !self.has_measure(of)?
        {
            return miss(Some(Operator::Of), of, closest(of, self.measures()?, false));
        }
        for source in &query.sources {
            if self.sources_named(source)?.is_empty() {
                return miss(Some(Operator::Source), source, closest(source, self.sources_named("")?, true));
            }
        }
        for feed in &query.feeds {
            if self.feeds_named(feed)?.is_empty() {
                let known = self.feeds()?;
                return miss(
                    Some(Operator::Feed),
                    feed,
                    closest(feed, known.iter().map(|feed| feed.name().into_owned()), true),
                );
            }
        }
        for key in &query.unknown_keys {
            let words = Operator::ALL.iter().flat_map(|operator| operator.words(DEFAULT));
            let known = words.map(|word| format!("{word}:"));
            if let Some(closest) = closest(&format!("{key}:"), known, false) {
                return miss(None, &format!("{key}:"), Some(closest));
            }
        }
        for alternative in query.alternatives.iter().flatten().chain(&query.excluded) {
            if let Some(miss) = self.near_miss(alternative)? {
                return Ok(Some(miss));
            }
        }
        // It was searched as a word, which nobody means who writes a colon.
        match query.unknown_keys.first() {
            Some(key) => miss(None, &format!("{key}:"), None),
            None => Ok(None),
        }
    }

    fn has_measure(&self, of: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM measure WHERE name = ?1 OR contains_words(words, ?2))";
        let known = params![measure(of).unwrap_or_default(), of];
        Ok(self.connection.prepare_cached(sql)?.query_row(known, |row| row.get(0))?)
    }

    fn measures(&self) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare("SELECT words FROM measure LIMIT ?1")?;
        let rows = statement.query_map([MOST], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// The closest of `known` names, the first one where several are, or none where it takes too many changes to `name`. With
/// `by_word`, one word of a name is enough.
fn closest(name: &str, known: impl IntoIterator<Item = String>, by_word: bool) -> Option<String> {
    let normal = |text: &str| folded(&text.to_lowercase());
    let wanted = normal(&form(name));
    let wanted = if wanted.is_empty() { normal(name) } else { wanted };
    // Long names would take long to compare, and nobody types them.
    let length = Some(wanted.chars().count()).filter(|length| (2..=40).contains(length))?;
    let most = if length < 3 { 1 } else { 1 + length / 5 };
    let mut best: Option<(usize, String)> = None;
    for known in known {
        let normal = if by_word { normal(&form(&known)) } else { normal(&known) };
        let words = normal.split(' ').filter(|word| by_word && word.chars().count() >= 3);
        let distances = std::iter::once(normal.as_str()).chain(words).filter_map(|known| {
            let differ = known.chars().count().abs_diff(length);
            (differ <= most).then(|| changes(&wanted, known))
        });
        if let Some(distance) = distances.min().filter(|distance| *distance <= most)
            && best.as_ref().is_none_or(|(least, _)| distance < *least)
        {
            best = Some((distance, known));
        }
    }
    best.map(|(_, known)| known)
}

/// How many characters have to be added, taken away, replaced or swapped with the next one to get from one word to the
/// other: the optimal string alignment.
fn changes(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    let mut before = None;
    for (at, character) in one.chars().enumerate() {
        let mut next = vec![at + 1];
        for (column, &theirs) in other.iter().enumerate() {
            let replaced = row[column] + usize::from(character != theirs);
            let mut least = replaced.min(row[column + 1] + 1).min(next[column] + 1);
            if column > 0 && before == Some(theirs) && other[column - 1] == character {
                least = least.min(above[column - 1] + 1);
            }
            next.push(least);
        }
        above = std::mem::replace(&mut row, next);
        before = Some(character);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{changes, closest};

    #[test]
    fn changes_are_counted() {
        for (one, other, count) in [
            ("", "", 0),
            ("", "ab", 2),
            ("mta", "meta", 1),
            ("ab", "ba", 1),
            ("köln", "koln", 1),
            ("abc", "xyz", 3),
        ] {
            assert_eq!((changes(one, other), changes(other, one)), (count, count), "{one} {other}");
        }
    }

    #[test]
    fn the_closest_name_is_offered_where_one_is_close() {
        let known = ["Deutsche Bank", "Meta Platforms", "SAP", "Müller Söhne AG", "Deutsche Bahn"];
        for (name, wanted) in [
            ("mta", Some("Meta Platforms")),
            ("Deutsche Ban", Some("Deutsche Bank")),
            ("deutsche bahm", Some("Deutsche Bahn")),
            ("muellr", Some("Müller Söhne AG")),
            ("sapp", Some("SAP")),
            ("siemens", None),
            ("x", None),
            ("", None),
        ] {
            let found = closest(name, known.map(str::to_owned), true);
            assert_eq!(found.as_deref(), wanted, "{name}");
        }
        assert_eq!(closest(&"x".repeat(100_000), known.map(str::to_owned), true), None);
        assert_eq!(closest("compny:", ["company:".to_owned()], false).as_deref(), Some("company:"));
    }
}
