//! Functions that SQL lacks: comparisons in which upper and lower case of every alphabet are the same.

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use std::sync::Arc;

/// Makes `folded` and `says` known to a connection.
///
/// - `folded(text)` is the text in small letters.
/// - `says(text, words)` is whether the text holds all of the words, which are separated by spaces; see [`says`].
pub(super) fn register(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("folded", 1, flags, |context| {
        Ok(context.get_raw(0).as_str_or_null().ok().flatten().map(str::to_lowercase))
    })?;
    connection.create_scalar_function("says", 2, flags, |context: &Context<'_>| {
        let words: Arc<Vec<String>> = context.get_or_create_aux(1, |words| words.as_str().map(words_of))?;
        let text = context.get_raw(0).as_str_or_null().ok().flatten();
        Ok(text.is_some_and(|text| says(text, &words)))
    })
}

/// The words of a question in small letters.
pub(super) fn words_of(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

/// Whether `text` holds all `words`, each of them anywhere: `umsatz` is in `Umsatzes` and in `Auslandsumsatz`. No words
/// are in no text.
pub(super) fn says(text: &str, words: &[String]) -> bool {
    let text = text.to_lowercase();
    !words.is_empty() && words.iter().all(|word| text.contains(word.as_str()))
}
