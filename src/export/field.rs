//! The fields of records, and how each output format has them.
//!
//! A [`Record`] lists its fields once. CSV, JSON, Parquet and the library's tables are made from that list.

use crate::analysis::Confidence;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A field: its name, and how each format has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name: the column in CSV and Parquet, and the key in JSON unless that says otherwise.
    pub name: &'static str,
    /// Where JSON has it.
    pub json: InJson,
    /// Whether CSV has it.
    pub csv: bool,
    /// The column of the library's table that holds it.
    pub sql: Option<&'static str>,
    /// How Parquet has it.
    pub parquet: Option<InParquet>,
}

/// Where JSON has a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InJson {
    /// Under its name.
    Named,
    /// Inside an object, under another key: `from` in `when`. The object is null where all its fields are missing.
    Inside(&'static str, &'static str),
    /// Nowhere.
    Nowhere,
}

/// How Parquet has a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InParquet {
    /// As text.
    Text,
    /// As an integer, which is never missing.
    Integer,
    /// As a date.
    Day,
    /// As a float to compute with, and with every digit as text in a second column of this name.
    Number(&'static str),
}

impl Field {
    /// A field of CSV and JSON.
    pub const fn new(name: &'static str) -> Self {
        Self { name, json: InJson::Named, csv: true, sql: None, parquet: None }
    }

    /// The same under `key` of an `object` in JSON.
    #[must_use]
    pub const fn inside(self, object: &'static str, key: &'static str) -> Self {
        Self { json: InJson::Inside(object, key), ..self }
    }

    /// The same, but not in JSON.
    #[must_use]
    pub const fn not_in_json(self) -> Self {
        Self { json: InJson::Nowhere, ..self }
    }

    /// The same, but not in CSV.
    #[must_use]
    pub const fn not_in_csv(self) -> Self {
        Self { csv: false, ..self }
    }

    /// The same, stored in a column of the library.
    #[must_use]
    pub const fn in_sql(self, column: &'static str) -> Self {
        Self { sql: Some(column), ..self }
    }

    /// The same, also in Parquet.
    #[must_use]
    pub const fn in_parquet(self, how: InParquet) -> Self {
        Self { parquet: Some(how), ..self }
    }
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Not known.
    Missing,
    /// A whole number.
    Integer(i64),
    /// An exact decimal.
    Number(Decimal),
    /// Yes or no.
    Flag(bool),
    /// Text.
    Text(Cow<'a, str>),
    /// A day.
    Day(NaiveDate),
    /// Mentions; CSV has their number.
    Mentions(&'a [Mention]),
    /// Several texts, and the separator for CSV.
    Texts(Vec<&'a str>, &'static str),
}

/// A mention of a person or company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// Its first character.
    pub start: usize,
    /// The character after the last one.
    pub end: usize,
    /// The words of the text.
    pub text: String,
}

impl Value<'_> {
    /// As a cell of CSV.
    pub fn to_csv(&self) -> String {
        match self {
            Self::Missing => String::new(),
            Self::Integer(number) => number.to_string(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Text(text) => text.clone().into_owned(),
            Self::Day(day) => day.to_string(),
            Self::Mentions(mentions) => mentions.len().to_string(),
            Self::Texts(texts, between) => texts.join(between),
        }
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Missing => serializer.serialize_none(),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(value) => number(*value).serialize(serializer),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Day(day) => serializer.collect_str(day),
            Self::Mentions(mentions) => mentions.serialize(serializer),
            Self::Texts(texts, _) => texts.serialize(serializer),
        }
    }
}

/// A decimal as a JSON number of exactly its digits, without superfluous zeros: `10000000000`, `0.6`.
fn number(value: Decimal) -> Option<Box<RawValue>> {
    RawValue::from_string(value.normalize().to_string()).ok()
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<Decimal> for Value<'_> {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<Confidence> for Value<'_> {
    fn from(confidence: Confidence) -> Self {
        Self::Number(confidence.decimal())
    }
}

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<NaiveDate> for Value<'_> {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}

/// A field with its value.
pub type FieldValue<'a> = (&'static Field, Value<'a>);

/// A field of a record, and how its value is read.
pub type FieldOf<R> = (Field, fn(&R) -> Value<'_>);

/// A type with a list of fields.
pub trait Record: Sized + 'static {
    /// The fields, in the order of all formats.
    const FIELDS: &'static [FieldOf<Self>];

    /// The fields with their values.
    fn values(&self) -> impl Iterator<Item = FieldValue<'_>> {
        Self::FIELDS.iter().map(|(field, value)| (field, value(self)))
    }

    /// The fields alone.
    fn fields() -> impl Iterator<Item = &'static Field> {
        Self::FIELDS.iter().map(|(field, _)| field)
    }
}

/// Values as an object of JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Object<'a>(pub Vec<FieldValue<'a>>);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut rest = self.0.as_slice();
        while let Some(((field, value), after)) = rest.split_first() {
            match field.json {
                InJson::Named => map.serialize_entry(field.name, value)?,
                InJson::Nowhere => {}
                InJson::Inside(object, _) => {
                    let is_inside = |(field, _): &&FieldValue<'_>| matches!(field.json, InJson::Inside(other, _) if other == object);
                    let (inner, after) = rest.split_at(rest.iter().take_while(is_inside).count());
                    let known =
                        inner.iter().any(|(_, value)| *value != Value::Missing).then_some(Inner(inner));
                    map.serialize_entry(object, &known)?;
                    rest = after;
                    continue;
                }
            }
            rest = after;
        }
        map.end()
    }
}

/// The fields of one object inside another.
struct Inner<'v, 'a>(&'v [FieldValue<'a>]);

impl Serialize for Inner<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(field, value)| match field.json {
            InJson::Inside(_, key) => (key, value),
            InJson::Named | InJson::Nowhere => (field.name, value),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: Field = Field::new("name");
    const TEXT: Field = Field::new("when").inside("when", "text");
    const FROM: Field = Field::new("from").inside("when", "from");
    const PLACE: Field = Field::new("start").not_in_json();

    fn json(values: Vec<FieldValue<'_>>) -> String {
        serde_json::to_string(&Object(values)).expect("JSON")
    }

    #[test]
    fn objects_hold_their_fields_in_order() {
        let day = NaiveDate::from_ymd_opt(2024, 5, 20);
        let values =
            vec![(&TEXT, "heute".into()), (&FROM, day.into()), (&PLACE, 3_usize.into()), (&NAME, "Ö".into())];
        assert_eq!(json(values), r#"{"when":{"text":"heute","from":"2024-05-20"},"name":"Ö"}"#);
        let values = vec![(&NAME, Value::Missing), (&TEXT, Value::Missing), (&FROM, Value::Missing)];
        assert_eq!(json(values), r#"{"name":null,"when":null}"#);
    }

    #[test]
    fn numbers_keep_their_digits() {
        for (digits, shown) in [("0.60", "0.6"), ("10000000000.00", "10000000000"), ("0.0001", "0.0001")] {
            let number: Decimal = digits.parse().expect("a decimal");
            assert_eq!(json(vec![(&NAME, number.into())]), format!("{{\"name\":{shown}}}"));
            assert_eq!(Value::from(number).to_csv(), shown);
        }
        let mentions = [Mention { start: 0, end: 2, text: "SA".to_owned() }];
        assert_eq!(Value::Mentions(&mentions).to_csv(), "1");
        assert_eq!(
            json(vec![(&NAME, Value::Mentions(&mentions))]),
            r#"{"name":[{"start":0,"end":2,"text":"SA"}]}"#
        );
    }
}
