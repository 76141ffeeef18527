//! Figures across articles.

use super::conditions::{Conditions, list};
use super::figure_query::FigureQuery;
use super::magnitude::magnitude;
use super::name_query::About;
use super::origin::{self, Origins};
use super::stored_figure::StoredFigure;
use super::{Library, Result, compare, measures};
use crate::analysis::{
    Confidence, Currency, Direction, Figure, LinkConfidence, Modifier, Period, PeriodKind, Unit, UnitKind,
};
use crate::document::{Language, Span};
use crate::export::field::{Record as _, Value};
use crate::export::record::{FigureRecord, Records};
use chrono::NaiveDate;
use rusqlite::{Connection, Row, params_from_iter, types};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use std::sync::LazyLock;

/// Columns of `figure` that are no fields of a [`FigureRecord`].
const OTHER_COLUMNS: [&str; 7] =
    ["start", "end", "unit_kind", "of_start", "of_end", "when_start", "when_end"];

/// The columns that figures are read from: the fields of the record in their order, then the others.
pub(super) static FIGURE_COLUMNS: LazyLock<String> = LazyLock::new(|| {
    let columns = FigureRecord::fields().filter_map(|field| field.sql).chain(OTHER_COLUMNS);
    columns.map(|column| format!("figure.{column}")).collect::<Vec<_>>().join(", ")
});

/// The index of a column among [`FIGURE_COLUMNS`]. An unknown name is a compile error.
const fn column(name: &str) -> usize {
    let mut place = 0;
    let mut at = 0;
    while at < FigureRecord::FIELDS.len() {
        if let Some(column) = FigureRecord::FIELDS[at].0.sql {
            if same(column, name) {
                return place;
            }
            place += 1;
        }
        at += 1;
    }
    at = 0;
    while at < OTHER_COLUMNS.len() {
        if same(OTHER_COLUMNS[at], name) {
            return place + at;
        }
        at += 1;
    }
    panic!("no column of figures")
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

impl Library {
    /// Figures across articles, the newest article first and in the order of its text.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn figures(&self, query: &FigureQuery) -> Result<Vec<StoredFigure>> {
        let mut conditions = Conditions::default();
        let mut about = About::default();
        if let Some(name) = &query.about {
            about = self.about(name)?;
            let (own, people) = (list(&about.all), list(&about.people));
            let beside =
                format!("figure.article IN (SELECT article FROM appearance WHERE entity IN ({people}))");
            // A list without people is asked for by the owner alone, which is the order of the table.
            let beside = if about.people.is_empty() { String::new() } else { format!(" OR {beside}") };
            conditions.add(format!("(figure.who IN ({own}){beside})"), []);
        }
        let mut beside = self.beside(&about.people)?;
        conditions.extend(query.published());
        conditions.extend(query.figure());
        conditions.add("article.deleted IS NULL", []);
        let mut figures = self.stored_figures_where(conditions, None, |article, who, span| {
            Ok(query.about.is_none() || about.is_own(who) || beside.has_any(article, &[span])?)
        })?;
        figures.retain(|stored| {
            query.covers(stored.origin.published.map(|at| at.date))
                && query.matches_amount(&stored.record.figure)
        });
        compare::number(&mut figures);
        Ok(figures)
    }

    /// The figures of a person or company in the newest articles, at most `limit`.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn figures_of(&self, entity: i64, limit: usize) -> Result<Vec<StoredFigure>> {
        let mut conditions = Conditions::default();
        conditions.add("figure.who = ?", [types::Value::Integer(entity)]);
        conditions.add("article.deleted IS NULL", []);
        let mut figures = self.stored_figures(conditions, Some(limit))?;
        compare::number(&mut figures);
        Ok(figures)
    }

    pub(super) fn stored_figures(
        &self,
        conditions: Conditions,
        limit: Option<usize>,
    ) -> Result<Vec<StoredFigure>> {
        self.stored_figures_where(conditions, limit, |_, _, _| Ok(true))
    }

    /// The same without those for which `keep` does not hold, by the article, the row of `entity` whose figure it is (0 for
    /// nobody's), and where it stands.
    fn stored_figures_where(
        &self,
        conditions: Conditions,
        limit: Option<usize>,
        mut keep: impl FnMut(i64, i64, Span) -> Result<bool>,
    ) -> Result<Vec<StoredFigure>> {
        let limit = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        let sql = format!(
            "SELECT {}, {}, figure.number, figure.who, figure.measure
             FROM figure JOIN article ON article.id = figure.article
             WHERE {} ORDER BY figure.article DESC, figure.number LIMIT {limit}",
            origin::COLUMNS,
            *FIGURE_COLUMNS,
            conditions.joined()
        );
        let mut statement = self.connection.prepare(&sql)?;
        let mut origins = Origins::default();
        let width = statement.column_count();
        let mut rows = statement.query(params_from_iter(conditions.values))?;
        let mut figures = Vec::new();
        while let Some(row) = rows.next()? {
            let who: i64 = row.get(width - 2)?;
            let span = Span {
                start: row.get(origin::WIDTH + const { column("start") })?,
                end: row.get(origin::WIDTH + const { column("end") })?,
            };
            if !keep(row.get(0)?, who, span)? {
                continue;
            }
            let origin = origins.of(row)?;
            figures.push(StoredFigure {
                number: row.get(width - 3)?,
                record: record_of(row, origin::WIDTH, origin.language)?,
                measure: row.get(width - 1)?,
                difference: None,
                entity: (who != 0).then_some(who),
                origin,
            });
        }
        Ok(figures)
    }
}

/// The record in the columns from `at` on.
pub(super) fn record_of(row: &Row<'_>, at: usize, language: Language) -> rusqlite::Result<FigureRecord> {
    let text = |column: usize| row.get::<_, Option<String>>(at + column);
    Ok(FigureRecord {
        figure: figure_of(row, at)?,
        language,
        start: row.get(at + const { column("start_char") })?,
        end: row.get(at + const { column("end_char") })?,
        text: row.get(at + const { column("text") })?,
        of: text(const { column("of") })?,
        who: text(const { column("who_name") })?,
        isin: None,
        when: text(const { column("when_text") })?,
    })
}

/// The figure in the columns from `at` on. Values that this version does not know are ignored.
pub(super) fn figure_of(row: &Row<'_>, at: usize) -> rusqlite::Result<Figure> {
    let text = |column: usize| row.get_ref(at + column).map(|value| value.as_str_or_null().ok().flatten());
    let span = |start: usize, end: usize| -> rusqlite::Result<Option<Span>> {
        let (start, end): (Option<u32>, Option<u32>) = (row.get(at + start)?, row.get(at + end)?);
        Ok(start.zip(end).map(|(start, end)| Span { start, end }))
    };
    let number =
        |column: usize| Ok::<_, rusqlite::Error>(text(column)?.and_then(|digits| digits.parse().ok()));
    let day =
        |column: usize| Ok::<_, rusqlite::Error>(text(column)?.and_then(|day| day.parse::<NaiveDate>().ok()));
    let confidence =
        |column: usize| Ok::<_, rusqlite::Error>(number(column)?.and_then(Confidence::from_decimal));
    let unit_kind = text(const { column("unit_kind") })?.and_then(|kind| kind.parse().ok());
    let (from, to) = (day(const { column("from_day") })?, day(const { column("to_day") })?);
    let form = text(const { column("period") })?.and_then(|form| form.parse().ok());
    let period = |span: Span| Period { span, kind: PeriodKind::Calendar, from, to, form };
    Ok(Figure {
        span: span(const { column("start") }, const { column("end") })?.unwrap_or_default(),
        kind: text(const { column("kind") })?
            .and_then(|name| name.parse().ok())
            .unwrap_or(crate::analysis::FigureKind::Count),
        value: number(const { column("exact") })?.unwrap_or_default(),
        value_to: number(const { column("exact_to") })?,
        unit: text(const { column("unit") })?.and_then(|name| unit_of(unit_kind?, name)),
        modifier: text(const { column("modifier") })?
            .and_then(|name| name.parse::<Modifier>().ok())
            .unwrap_or_default(),
        direction: text(const { column("direction") })?.and_then(|name| name.parse::<Direction>().ok()),
        of: span(const { column("of_start") }, const { column("of_end") })?,
        who: None,
        when: span(const { column("when_start") }, const { column("when_end") })?.map(period),
        confidence: LinkConfidence {
            of: confidence(const { column("of_confidence") })?,
            who: confidence(const { column("who_confidence") })?,
            when: confidence(const { column("when_confidence") })?,
        },
    })
}

fn unit_of(kind: UnitKind, name: &str) -> Option<Unit> {
    match kind {
        UnitKind::Currency => Currency::from_code(name).map(Unit::Currency),
        UnitKind::Percent => Some(Unit::Percent),
        UnitKind::PercentagePoint => Some(Unit::PercentagePoint),
        UnitKind::IndexPoint => Some(Unit::IndexPoint),
        UnitKind::Noun => Some(Unit::Noun(name.to_owned())),
    }
}

/// Stores a figure: the columns of the key and for searches, then those of [`FIGURE_COLUMNS`].
static INSERT: LazyLock<String> = LazyLock::new(|| {
    let columns: Vec<&str> = ["article", "number", "who", "measure", "value", "high", "magnitude"]
        .into_iter()
        .chain(FigureRecord::fields().filter_map(|field| field.sql))
        .chain(OTHER_COLUMNS)
        .collect();
    let places = vec!["?"; columns.len()];
    format!("INSERT INTO figure ({}) VALUES ({})", columns.join(", "), places.join(", "))
});

/// Stores a figure of an article, with the row of `entity` that it belongs to.
pub(super) fn store(
    connection: &Connection,
    (article, number): (i64, usize),
    who: i64,
    records: &Records<'_>,
    figure: &Figure,
) -> Result<()> {
    let record = records.figure(figure);
    let measure = record.of.as_deref().and_then(measures::measure);
    if let (Some(name), Some(words)) = (&measure, &record.of) {
        connection
            .prepare_cached("INSERT OR IGNORE INTO measure (name, words) VALUES (?1, ?2)")?
            .execute([name, words])?;
    }
    let float = |amount: Decimal| types::Value::Real(amount.to_f64().unwrap_or(f64::MAX));
    let integer = |value: Option<u32>| types::Value::from(value);
    let high = figure.value_to.unwrap_or(figure.value);
    let first = [
        types::Value::Integer(article),
        i64::try_from(number).unwrap_or_default().into(),
        who.into(),
        measure.into(),
        float(figure.value),
        float(high),
        magnitude(high.to_f64().unwrap_or(f64::MAX)).into(),
    ];
    let fields = record.values().filter(|(field, _)| field.sql.is_some()).map(|(_, value)| as_sql(value));
    let when = figure.when.map(|period| period.span);
    let beside = [
        integer(Some(figure.span.start)),
        integer(Some(figure.span.end)),
        figure.unit.as_ref().map(|unit| UnitKind::from(unit).to_string()).into(),
        integer(figure.of.map(|span| span.start)),
        integer(figure.of.map(|span| span.end)),
        integer(when.map(|span| span.start)),
        integer(when.map(|span| span.end)),
    ];
    let values = first.into_iter().chain(fields).chain(beside);
    connection.prepare_cached(&INSERT)?.execute(params_from_iter(values))?;
    Ok(())
}

fn as_sql(value: Value<'_>) -> types::Value {
    match value {
        Value::Missing => types::Value::Null,
        Value::Integer(number) => types::Value::Integer(number),
        value => types::Value::Text(value.to_csv()),
    }
}
