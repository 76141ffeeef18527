//! Figures across articles.

use super::article::shown_address;
use super::query::FigureTerms;
use super::search::{Conditions, figure_terms, list};
use super::{Library, Result, moment};
use crate::analysis::{Currency, Direction, Figure, FigureKind, Modifier, Period, PeriodKind, Unit};
use crate::document::{Language, Published, Span};
use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use rust_decimal::Decimal;

/// The columns that [`figure_of`] reads.
pub(super) const FIGURE_COLUMNS: &str =
    "figure.start, figure.end, figure.kind, exact, exact_to, unit, modifier, direction,
    of_start, of_end, when_start, when_end, from_day, to_day";
/// Their number.
const FIGURE_WIDTH: usize = 14;

/// A figure of some article, with what is needed to show it apart from its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The article.
    pub article: i64,
    /// Its place among the figures of the article.
    pub number: i64,
    /// The figure; its spans are in bytes of the article's text, and `who` is none: see [`Fact::who`].
    pub figure: Figure,
    /// The words of the text.
    pub text: String,
    /// Whose it is: a row of `entity`.
    pub who: Option<i64>,
    /// The name of that person or company.
    pub who_name: Option<String>,
    /// What is measured, as the text says it.
    pub of: Option<String>,
    /// What is measured, by its one name.
    pub measure: Option<String>,
    /// The time that it is about, as the text says it.
    pub when: Option<String>,
    /// The headline of the article.
    pub title: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
    /// When it was.
    pub published: Option<Published>,
    /// Its address.
    pub url: Option<String>,
}

/// Which figures are wanted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// Those of one of these people and companies; of anybody if none are given.
    pub who: Option<Vec<i64>>,
    /// What holds for the figure.
    pub terms: FigureTerms,
    /// The first day on which its article was published.
    pub after: Option<NaiveDate>,
    /// The first day on which it was not.
    pub before: Option<NaiveDate>,
    /// At most so many, those of the newest articles.
    pub limit: Option<usize>,
}

impl Library {
    /// Figures across articles, the newest article first and in the order of its text.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn facts(&self, wanted: &Wanted) -> Result<Vec<Fact>> {
        let mut conditions = Conditions::default();
        if let Some(who) = &wanted.who {
            conditions.add(format!("figure.who IN ({})", list(who)), []);
        }
        if let Some(after) = wanted.after {
            conditions.add("figure.article >= ?", [Value::Integer(moment::first_id_of(after))]);
        }
        if let Some(before) = wanted.before {
            conditions.add("figure.article < ?", [Value::Integer(moment::first_id_of(before))]);
        }
        let terms = figure_terms(&wanted.terms);
        conditions.add(terms.joined(), terms.values);
        conditions.add("article.deleted IS NULL", []);
        let limit = wanted.limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        let sql = format!(
            "SELECT {FIGURE_COLUMNS}, figure.article, figure.number, figure.text, figure.who, entity.name, of, measure,
                 when_text, title, source, published, url
             FROM figure JOIN article ON article.id = figure.article LEFT JOIN entity ON entity.id = figure.who
             WHERE {} ORDER BY figure.article DESC, figure.number LIMIT {limit}",
            conditions.joined()
        );
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map(params_from_iter(conditions.values), fact_of)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn fact_of(row: &Row<'_>) -> rusqlite::Result<Fact> {
    let at = |index: usize| FIGURE_WIDTH + index;
    let who: i64 = row.get(at(3))?;
    let published: Option<String> = row.get(at(10))?;
    Ok(Fact {
        figure: figure_of(row, 0)?,
        article: row.get(at(0))?,
        number: row.get(at(1))?,
        text: row.get(at(2))?,
        who: (who != 0).then_some(who),
        who_name: row.get(at(4))?,
        of: row.get(at(5))?,
        measure: row.get(at(6))?,
        when: row.get(at(7))?,
        title: row.get(at(8))?,
        source: row.get(at(9))?,
        published: published.as_deref().and_then(Published::from_iso),
        url: row.get::<_, Option<String>>(at(11))?.map(shown_address),
    })
}

/// The figure in the columns from `at` on.
pub(super) fn figure_of(row: &Row<'_>, at: usize) -> rusqlite::Result<Figure> {
    let text = |index: usize| row.get::<_, Option<String>>(at + index);
    let span = |index: usize| -> rusqlite::Result<Option<Span>> {
        let (start, end): (Option<u32>, Option<u32>) = (row.get(at + index)?, row.get(at + index + 1)?);
        Ok(start.zip(end).map(|(start, end)| Span { start, end }))
    };
    let day =
        |index: usize| Ok::<_, rusqlite::Error>(text(index)?.and_then(|day| day.parse::<NaiveDate>().ok()));
    let kind_name = text(2)?.unwrap_or_default();
    let kind = FigureKind::ALL.into_iter().find(|kind| kind.name() == kind_name).unwrap_or(FigureKind::Count);
    let number = |index: usize| {
        Ok::<_, rusqlite::Error>(text(index)?.and_then(|number| number.parse::<Decimal>().ok()))
    };
    let (from, to) = (day(12)?, day(13)?);
    let period = |span: Span| Period { span, kind: PeriodKind::Calendar, from, to };
    Ok(Figure {
        span: span(0)?.unwrap_or_default(),
        kind,
        value: number(3)?.unwrap_or_default(),
        value_to: number(4)?,
        unit: text(5)?.map(|unit| unit_of(kind, unit)),
        modifier: text(6)?.map_or(Modifier::Exact, |name| modifier_of(&name)),
        direction: text(7)?
            .map(|name| if name == Direction::Up.name() { Direction::Up } else { Direction::Down }),
        of: span(8)?,
        who: None,
        when: span(10)?.map(period),
    })
}

fn unit_of(kind: FigureKind, unit: String) -> Unit {
    match (kind, unit.as_str()) {
        (FigureKind::Count, _) => Unit::Noun(unit),
        (_, "%") => Unit::Percent,
        (_, "pp") => Unit::PercentagePoint,
        (FigureKind::Index, "points") => Unit::IndexPoint(Language::English),
        (FigureKind::Index, "Punkte") => Unit::IndexPoint(Language::German),
        _ => Currency::from_code(&unit).map_or(Unit::Noun(unit), Unit::Currency),
    }
}

fn modifier_of(name: &str) -> Modifier {
    [
        Modifier::Approx,
        Modifier::AtLeast,
        Modifier::MoreThan,
        Modifier::AtMost,
        Modifier::LessThan,
        Modifier::Range,
    ]
    .into_iter()
    .find(|modifier| modifier.name() == name)
    .unwrap_or(Modifier::Exact)
}
