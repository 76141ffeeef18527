//! What a query asks of the index of words: an expression of FTS5.

use super::query::{Query, Words};
use super::word_forms;

/// Words as the index of words is asked for them.
pub(super) fn quoted(words: &Words) -> String {
    quoted_with(words, word_forms::expression)
}

fn quoted_with(words: &Words, of_word: fn(&str) -> String) -> String {
    // A quotation mark would end the words, and a zero the whole expression.
    let text = words.text.replace(['"', '\0'], " ");
    let expression = if words.is_phrase { format!("\"{text}\"") } else { of_word(&text) };
    if words.is_title { format!("(title : {expression})") } else { expression }
}

/// What the index of words is asked for; none where no word is wanted.
pub(super) fn match_expression(query: &Query) -> Option<String> {
    wanted_expression(query, word_forms::expression).map(|wanted| without_unwanted(query, wanted))
}

/// The same for fewer articles, of which the first ones are found soon: those that have the words as they are typed.
pub(super) fn whole_words_expression(query: &Query) -> Option<String> {
    wanted_expression(query, word_forms::whole_expression).map(|wanted| without_unwanted(query, wanted))
}

/// The same where the wanted words stand in the headline.
pub(super) fn title_expression(query: &Query, matched: &str) -> String {
    match wanted_expression(query, word_forms::expression) {
        // Alternatives may have unwanted words of their own, which count in the text as well.
        Some(wanted) if query.alternatives.is_empty() => {
            without_unwanted(query, format!("(title : ({wanted}))"))
        }
        _ => format!("({matched}) AND (title : ({matched}))"),
    }
}

fn wanted_expression(query: &Query, of_word: fn(&str) -> String) -> Option<String> {
    let wanted = query.words.iter().filter(|words| !words.is_unwanted);
    let mut wanted: Vec<String> = wanted.map(|words| quoted_with(words, of_word)).collect();
    for alternatives in query.alternatives.iter().filter(|alternatives| are_words(alternatives)) {
        let either: Vec<String> = alternatives
            .iter()
            .filter_map(|alternative| {
                Some(without_unwanted(alternative, wanted_expression(alternative, of_word)?))
            })
            .collect();
        wanted.push(format!("({})", either.join(" OR ")));
    }
    (!wanted.is_empty()).then(|| wanted.join(" AND "))
}

fn without_unwanted(query: &Query, mut expression: String) -> String {
    for unwanted in query.words.iter().filter(|words| words.is_unwanted).map(quoted) {
        expression = format!("({expression}) NOT {unwanted}");
    }
    expression
}

/// Whether alternatives are words alone.
pub(super) fn are_words(alternatives: &[Query]) -> bool {
    alternatives.iter().all(Query::is_words)
}
