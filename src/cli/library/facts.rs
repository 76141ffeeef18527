//! Figures across articles as JSON, CSV and tables.

use crate::analysis::Direction;
use crate::document::CharOffsets;
use crate::export::json::number;
use crate::export::listing::{amount, arrow};
use crate::export::table::{Align, Column};
use crate::library::compare::marks;
use crate::library::figures::Fact;
use crate::library::{Library, Result};
use serde::Serialize;
use serde_json::value::RawValue;

/// The article of a figure, as JSON.
#[derive(Serialize)]
struct ArticleRecord {
    article: i64,
    title: Option<String>,
    source: Option<String>,
    published: Option<String>,
    url: Option<String>,
}

/// The time of a figure, as JSON.
#[derive(Serialize)]
struct PeriodRecord {
    text: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

/// A figure as JSON: the fields of the analysis, and where it comes from.
#[derive(Serialize)]
pub(super) struct Record {
    #[serde(flatten)]
    article: ArticleRecord,
    start: usize,
    end: usize,
    text: String,
    kind: &'static str,
    value: Option<Box<RawValue>>,
    value_to: Option<Box<RawValue>>,
    unit: Option<String>,
    modifier: &'static str,
    direction: Option<&'static str>,
    of: Option<String>,
    measure: Option<String>,
    who: Option<String>,
    when: Option<PeriodRecord>,
    /// The number of the difference that it belongs to: figures for the same who, what and when that are not the same.
    difference: Option<usize>,
}

/// The names of the columns of [`values`].
pub(super) const FIELDS: [&str; 21] = [
    "article",
    "title",
    "source",
    "published",
    "url",
    "start",
    "end",
    "text",
    "kind",
    "value",
    "value_to",
    "unit",
    "modifier",
    "direction",
    "of",
    "measure",
    "who",
    "when",
    "from",
    "to",
    "difference",
];

/// Figures, with what differs among them.
pub(super) struct Facts {
    facts: Vec<Fact>,
    differences: Vec<Option<usize>>,
}

impl Facts {
    pub(super) fn new(facts: Vec<Fact>) -> Self {
        Self { differences: marks(&facts), facts }
    }

    /// The order of the rows: by value or kind where that is asked for, with differing figures side by side.
    pub(super) fn sort_by_key<K: Ord>(&mut self, key: impl Fn(&Fact) -> K) {
        let mut pairs: Vec<(Fact, Option<usize>)> =
            std::mem::take(&mut self.facts).into_iter().zip(std::mem::take(&mut self.differences)).collect();
        pairs.sort_by_key(|(fact, _)| key(fact));
        (self.facts, self.differences) = pairs.into_iter().unzip();
    }

    /// The records of all, with offsets in Unicode scalar values.
    pub(super) fn records(
        &self,
        library: &Library,
        each: &mut impl FnMut(Record) -> std::io::Result<()>,
    ) -> Result<()> {
        let mut differences = self.differences.iter();
        for same in self.facts.chunk_by(|left, right| left.article == right.article) {
            let document = library.document(same[0].article)?.map(|(_, document)| document);
            let offsets = CharOffsets::new(document.as_ref().map_or("", |document| document.text.as_str()));
            for (fact, &difference) in same.iter().zip(differences.by_ref()) {
                each(record(fact, difference, &offsets))?;
            }
        }
        Ok(())
    }

    /// The rows of a table for people.
    pub(super) fn cells(&self) -> Vec<Vec<String>> {
        let differs = |number: Option<usize>| number.map(|number| format!("≠{number}")).unwrap_or_default();
        let row = |(fact, &difference): (&Fact, &Option<usize>)| {
            let origin: Vec<String> = [fact.published.map(|at| at.date.to_string()), fact.source.clone()]
                .into_iter()
                .flatten()
                .collect();
            vec![
                amount(&fact.figure),
                fact.figure.direction.map_or("", arrow).to_owned(),
                differs(difference),
                fact.of.clone().unwrap_or_default(),
                fact.who_name.clone().unwrap_or_default(),
                fact.when.clone().unwrap_or_default(),
                origin.join(" "),
                fact.title.clone().unwrap_or_default(),
            ]
        };
        self.facts.iter().zip(&self.differences).map(row).collect()
    }
}

/// The columns of [`Facts::cells`].
pub(super) fn columns() -> [Column; 8] {
    let column = |title, align| Column { title, align, spare: false };
    [
        column("Amount", Align::Point),
        column("", Align::Left),
        column("", Align::Left),
        column("Of", Align::Left),
        column("Who", Align::Left),
        column("When", Align::Left),
        column("Published", Align::Left),
        Column { spare: true, ..column("Article", Align::Left) },
    ]
}

fn record(fact: &Fact, difference: Option<usize>, offsets: &CharOffsets<'_>) -> Record {
    let figure = &fact.figure;
    let chars = offsets.chars_of(figure.span);
    let period = figure.when;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    Record {
        article: ArticleRecord {
            article: fact.article,
            title: fact.title.clone(),
            source: fact.source.clone(),
            published: fact.published.map(|at| at.to_string()),
            url: fact.url.clone(),
        },
        start: chars.start,
        end: chars.end,
        text: fact.text.clone(),
        kind: figure.kind.name(),
        value: number(figure.value),
        value_to: figure.value_to.and_then(number),
        unit: figure.unit.as_ref().map(ToString::to_string),
        modifier: figure.modifier.name(),
        direction: figure.direction.map(Direction::name),
        of: fact.of.clone(),
        measure: fact.measure.clone(),
        who: fact.who_name.clone(),
        when: period.map(|period| PeriodRecord {
            text: fact.when.clone(),
            from: day(period.from),
            to: day(period.to),
        }),
        difference,
    }
}

/// The values of a line of CSV, one for each of [`FIELDS`].
pub(super) fn values(record: Record) -> Vec<String> {
    let text = |value: Option<String>| value.unwrap_or_default();
    let exact = |value: Option<Box<RawValue>>| value.map(|value| value.get().to_owned()).unwrap_or_default();
    let when = record.when.unwrap_or(PeriodRecord { text: None, from: None, to: None });
    vec![
        record.article.article.to_string(),
        text(record.article.title),
        text(record.article.source),
        text(record.article.published),
        text(record.article.url),
        record.start.to_string(),
        record.end.to_string(),
        record.text,
        record.kind.to_owned(),
        exact(record.value),
        exact(record.value_to),
        text(record.unit),
        record.modifier.to_owned(),
        record.direction.unwrap_or_default().to_owned(),
        text(record.of),
        text(record.measure),
        text(record.who),
        text(when.text),
        text(when.from),
        text(when.to),
        record.difference.map(|number| number.to_string()).unwrap_or_default(),
    ]
}
