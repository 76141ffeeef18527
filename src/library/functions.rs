//! SQL functions for comparisons that ignore case in every alphabet.

use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use std::sync::Arc;

/// Registers `lowercase(text)` and `contains_words(text, words)`; see [`contains_words`].
pub(super) fn register(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("lowercase", 1, flags, |context| {
        Ok(context.get_raw(0).as_str_or_null().ok().flatten().map(str::to_lowercase))
    })?;
    connection.create_scalar_function("contains_words", 2, flags, |context: &Context<'_>| {
        let words: Arc<Vec<String>> =
            context.get_or_create_aux(1, |words| words.as_str().map(lowercase_words))?;
        let text = context.get_raw(0).as_str_or_null().ok().flatten();
        Ok(text.is_some_and(|text| contains_words(text, &words)))
    })
}

/// The words of `text` in lower case.
pub(super) fn lowercase_words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

/// Whether `text` contains all of the lower-case `words`, in whatever case and also inside longer words: `umsatz` is in
/// `Umsatzes` and in `Auslandsumsatz`. False if there are no words.
pub(super) fn contains_words(text: &str, words: &[String]) -> bool {
    let text = text.to_lowercase();
    !words.is_empty() && words.iter().all(|word| text.contains(word.as_str()))
}
