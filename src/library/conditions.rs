//! SQL fragments assembled at run time: conditions with their values, ids, patterns.

use rusqlite::types::Value;

/// Conditions and their values, to be joined by `AND`.
#[derive(Debug, Clone, Default)]
pub(super) struct Conditions {
    pub(super) sql: Vec<String>,
    pub(super) values: Vec<Value>,
}

impl Conditions {
    /// One condition.
    pub(super) fn of(sql: impl Into<String>, values: impl IntoIterator<Item = Value>) -> Self {
        let mut conditions = Self::default();
        conditions.add(sql, values);
        conditions
    }

    /// Adds a condition. Each `?` in it takes one of `values`.
    pub(super) fn add(&mut self, sql: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.sql.push(sql.into());
        self.values.extend(values);
    }

    /// Adds others.
    pub(super) fn extend(&mut self, others: Self) {
        self.sql.extend(others.sql);
        self.values.extend(others.values);
    }

    /// All of them.
    pub(super) fn joined(&self) -> String {
        if self.sql.is_empty() { "1".to_owned() } else { self.sql.join(" AND ") }
    }
}

/// Ids as SQL.
pub(super) fn list(ids: &[i64]) -> String {
    ids.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

/// `text` as a part of a pattern of `LIKE`, with a backslash to escape.
pub(super) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
