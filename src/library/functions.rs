//! SQL functions for comparisons that ignore case in every alphabet, and how umlauts are written.

use super::word_forms::folded;
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use std::sync::Arc;

/// Registers the functions:
///
/// - `lowercase(text)`
/// - `contains_words(text, words)`, see [`contains_words`]
/// - `begins_words(text, words)`, see [`begins_words`]
/// - `same_name(one, other)`, see [`same_name`]
pub(super) fn register(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("lowercase", 1, flags, |context| {
        Ok(context.get_raw(0).as_str_or_null().ok().flatten().map(str::to_lowercase))
    })?;
    let of_words = |test: fn(&str, &[FoldedWord]) -> bool| {
        move |context: &Context<'_>| {
            let words: Arc<Vec<FoldedWord>> =
                context.get_or_create_aux(1, |words| words.as_str().map(folded_words))?;
            let text = context.get_raw(0).as_str_or_null().ok().flatten();
            Ok(text.is_some_and(|text| test(text, &words)))
        }
    };
    connection.create_scalar_function("contains_words", 2, flags, of_words(contains_words))?;
    connection.create_scalar_function("begins_words", 2, flags, of_words(begins_words))?;
    connection.create_scalar_function("same_name", 2, flags, |context| {
        let text = |at| context.get_raw(at).as_str_or_null().ok().flatten();
        Ok(text(0).zip(text(1)).is_some_and(|(one, other)| same_name(one, other)))
    })
}

/// A word that is looked for, in small letters and folded ([`folded`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoldedWord {
    lower: String,
    folded: String,
}

/// The words of `text`.
pub(super) fn folded_words(text: &str) -> Vec<FoldedWord> {
    let lower = text.split_whitespace().map(str::to_lowercase);
    lower.map(|lower| FoldedWord { folded: folded(&lower), lower }).collect()
}

/// Whether `text` contains all of the words, in whatever case and also inside longer words: `umsatz` is in `Umsatzes` and
/// in `Auslandsumsatz`. Umlauts may be written in either way. False if there are no words.
pub(super) fn contains_words(text: &str, words: &[FoldedWord]) -> bool {
    let lower = text.to_lowercase();
    let folded = folded(&lower);
    // Inside a word, what stands before may change how it is folded: the `uer` of `Dauer`.
    let contains =
        |word: &FoldedWord| folded.contains(word.folded.as_str()) || lower.contains(word.lower.as_str());
    !words.is_empty() && words.iter().all(contains)
}

/// Whether each of the words begins a word of `text`, in whatever case, and however umlauts are written. True if there are
/// no words.
pub(super) fn begins_words(text: &str, words: &[FoldedWord]) -> bool {
    if words.is_empty() {
        return true;
    }
    let folded = folded(&text.to_lowercase());
    let begins = |word: &FoldedWord| {
        let of_text = |start: usize| {
            folded[start..].starts_with(word.folded.as_str())
                && !folded[..start].chars().next_back().is_some_and(char::is_alphanumeric)
        };
        folded.char_indices().any(|(start, _)| of_text(start))
    };
    words.iter().all(begins)
}

/// Whether two names are the same but for their case and how umlauts are written.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    folded(&one.to_lowercase()) == folded(&other.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_found_however_umlauts_are_written() {
        let contains = |text: &str, words: &str| contains_words(text, &folded_words(words));
        let begins = |text: &str, words: &str| begins_words(text, &folded_words(words));
        for (text, words) in
            [("Köln-Bonn", "koeln"), ("Koelner", "köln"), ("MÜLLER", "mueller"), ("Straße", "STRASSE")]
        {
            assert!(contains(text, words) && begins(text, words), "{text} {words}");
        }
        assert!(contains("Dauer", "uer") && !begins("Dauer", "uer"));
        assert!(begins("Neue Nord AG", "nord neu") && !begins("Neue Nord AG", "ord"));
        assert!(!contains("x", "") && begins("x", ""));
        assert!(same_name("Bücher", "buecher") && !same_name("Buch", "Bücher"));
    }

    proptest! {
        /// SQL answers as Rust does, which lists of articles outside the library use.
        #[test]
        fn sql_and_rust_agree(text in "[a-uA-Uäöüß -]{0,12}", words in "[a-uA-Uäöüß ]{0,6}") {
            let connection = Connection::open_in_memory().expect("SQLite");
            register(&connection).expect("registered");
            let in_sql = |function: &str| -> bool {
                let sql = format!("SELECT {function}(?1, ?2)");
                connection.query_row(&sql, [&text, &words], |row| row.get(0)).expect("a value")
            };
            let folded = folded_words(&words);
            prop_assert_eq!(in_sql("contains_words"), contains_words(&text, &folded));
            prop_assert_eq!(in_sql("begins_words"), begins_words(&text, &folded));
            prop_assert_eq!(in_sql("same_name"), same_name(&text, &words));
        }

        #[test]
        fn either_way_of_writing_finds_the_same(text in "[a-z]{0,3}[äöü][b-df-z]{0,4}") {
            let plain = text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
            // After another vowel, or a q, the letters are two sounds: `neue` is no `neü`.
            prop_assume!(!text.contains(['a', 'e', 'i', 'o', 'u', 'y', 'q']));
            prop_assert!(same_name(&text, &plain));
            prop_assert!(contains_words(&text, &folded_words(&plain)));
            prop_assert!(begins_words(&plain, &folded_words(&text)));
        }
    }
}
