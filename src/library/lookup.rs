//! What words find at once in the library, to go there: headlines, and figures by whose they are and what they measure.

use super::conditions::{Conditions, list};
use super::measures::measure;
use super::query::{Query, Words};
use super::stored_figure::StoredFigure;
use super::{ArticleRow, Library, Order, Result};

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LookupResult {
    /// Articles with all the words in their headline, the newest first.
    pub articles: Vec<ArticleRow>,
    /// Figures that the words are about, those of the newest articles first.
    pub figures: Vec<StoredFigure>,
}

impl Library {
    /// Looks up what was typed, which is read as a query: at most `most` headlines, and as many figures.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn look_up(&self, typed: &str, most: usize) -> Result<LookupResult> {
        let (query, _) = Query::parse(typed);
        Ok(LookupResult {
            articles: self.headlines(&query, most)?,
            figures: self.figures_about(query, most)?,
        })
    }

    fn headlines(&self, query: &Query, most: usize) -> Result<Vec<ArticleRow>> {
        if query.words.iter().all(|words| words.is_unwanted) {
            return Ok(Vec::new());
        }
        let in_title = |words: &Words| Words { is_title: true, ..words.clone() };
        let query = Query { words: query.words.iter().map(in_title).collect(), ..query.clone() };
        self.rows_of(&self.search_first(&query, Order::Newest, most)?.ids, &query)
    }

    /// The figures of those whom the words of a query name, that measure what its other words say.
    fn figures_about(&self, mut query: Query, most: usize) -> Result<Vec<StoredFigure>> {
        let mut owners = Conditions::default();
        let mut measured: Vec<String> = query.figure.of.take().into_iter().collect();
        for words in query.words.drain(..).filter(|words| !words.is_unwanted) {
            let is_measure = self.is_measure(&words.text)?;
            let named = if is_measure { Vec::new() } else { self.entities_named(&words.text, None)? };
            if !named.is_empty() {
                owners.add(format!("figure.who IN ({})", list(&named)), []);
            } else if is_measure {
                measured.push(words.text);
            } else {
                return Ok(Vec::new());
            }
        }
        query.figure.of = Some(measured.join(" ")).filter(|of| !of.is_empty());
        if query.figure.is_empty() && owners.sql.is_empty() {
            return Ok(Vec::new());
        }
        let mut conditions = self.found_conditions(&query)?;
        conditions.extend(owners);
        let mut found = self.newest_with(&query, &conditions, most)?;
        if found.len() < most {
            // They are rare, so that all of them are soon found.
            found = self.newest_of(&query, &conditions)?;
            found.truncate(most);
        }
        self.figures_at(&found)
    }

    /// Whether figures measure what a word says.
    fn is_measure(&self, word: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM measure WHERE name = ?1 OR contains_words(words, ?2))";
        let name = measure(word).unwrap_or_default();
        Ok(self.connection.prepare_cached(sql)?.query_row([name.as_str(), word], |row| row.get(0))?)
    }
}
