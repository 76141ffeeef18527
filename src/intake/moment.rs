//! Dates and times as people and programs write them.

use crate::document::Published;
use chrono::NaiveDateTime;

/// The moment that `text` names, if it is one and nothing else.
pub fn published(text: &str) -> Option<Published> {
    let text = text.trim();
    if let Ok(date) = text.parse() {
        return Some(Published { date, time: None });
    }
    let moment = text.get(..19)?.replace(' ', "T").parse::<NaiveDateTime>().ok()?;
    Some(Published { date: moment.date(), time: Some(moment.time()) })
}
