//! Where the words of a query stand in an article, in the forms in which the index of words finds them.
//!
//! The index tells which articles have a word, but not where: half of its terms are no words of the text
//! ([`word_forms`](super::word_forms)). So the text is split into words as the index splits it, and each word is compared
//! as the index compares it. A word found by a part of it is a hit as a whole.

use super::query::{Query, Words};
use super::word_forms::{MARK, WantedTerm, WordForms, wanted_terms};
use crate::document::{BlockKind, Document, Span};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The places of the words and phrases that `query` wants, in the order of the text, none overlapping another.
pub fn word_places(query: &Query, document: &Document) -> Vec<Span> {
    let mut wanted = Vec::new();
    collect(query, &mut wanted);
    if wanted.is_empty() {
        return Vec::new();
    }
    let words = words_of(&document.text);
    let forms: Vec<String> = words.iter().map(|&span| indexed(document.slice(span))).collect();
    let headlines: Vec<Span> = document
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Headline)
        .map(|block| block.span)
        .collect();
    let mut places = Vec::new();
    for wanted in &wanted {
        let found = match wanted {
            Wanted::Word(terms, is_title) => (word_hits(terms, &words, &forms, document), *is_title),
            Wanted::Phrase { words: phrase, is_open, is_title } => {
                (phrase_hits(phrase, *is_open, &words, &forms), *is_title)
            }
        };
        let (found, is_title) = found;
        places.extend(found.into_iter().filter(|place| {
            !is_title || headlines.iter().any(|headline| headline.contains_offset(place.start as usize))
        }));
    }
    merged(places)
}

/// Something to look for, and whether only in headlines.
enum Wanted {
    /// A word that has one of these terms.
    Word(Vec<WantedTerm>, bool),
    /// Words side by side, the last of which may go on where it `is_open`.
    Phrase { words: Vec<String>, is_open: bool, is_title: bool },
}

fn collect(query: &Query, wanted: &mut Vec<Wanted>) {
    wanted.extend(query.words.iter().filter(|words| !words.is_unwanted).filter_map(wanted_of));
    for alternative in query.alternatives.iter().flatten() {
        collect(alternative, wanted);
    }
}

fn wanted_of(words: &Words) -> Option<Wanted> {
    let parts: Vec<String> =
        words_of(&words.text).into_iter().map(|span| indexed(&words.text[span.range()])).collect();
    match parts.as_slice() {
        [] => None,
        [_] if !words.is_phrase => {
            let as_indexed = |term: WantedTerm| {
                let text = if term.text.starts_with(MARK) { term.text } else { indexed(&term.text) };
                WantedTerm { text, ..term }
            };
            let terms = wanted_terms(words.text.trim()).into_iter().map(as_indexed).collect();
            Some(Wanted::Word(terms, words.is_title))
        }
        _ => Some(Wanted::Phrase { words: parts, is_open: !words.is_phrase, is_title: words.is_title }),
    }
}

fn word_hits(terms: &[WantedTerm], words: &[Span], forms: &[String], document: &Document) -> Vec<Span> {
    let other_forms = WordForms::of(document.language);
    // Words come again and again, and their other forms take a while.
    let mut known: HashMap<&str, bool> = HashMap::new();
    let is_hit = |word: &str, form: &str| {
        let fits = |wanted: &WantedTerm, term: &str| {
            if wanted.is_beginning { term.starts_with(wanted.text.as_str()) } else { term == wanted.text }
        };
        let others = || other_forms.as_ref().map(|forms| forms.of_word(word)).unwrap_or_default();
        terms.iter().any(|wanted| fits(wanted, form))
            || others().iter().any(|term| terms.iter().any(|wanted| fits(wanted, term)))
    };
    let spans = words.iter().zip(forms);
    spans
        .filter(|&(&span, form)| {
            let word = document.slice(span);
            *known.entry(word).or_insert_with(|| is_hit(word, form))
        })
        .map(|(&span, _)| span)
        .collect()
}

fn phrase_hits(phrase: &[String], is_open: bool, words: &[Span], forms: &[String]) -> Vec<Span> {
    let Some((last, first)) = phrase.split_last() else { return Vec::new() };
    let mut hits = Vec::new();
    for at in 0..forms.len().saturating_sub(first.len()) {
        let (before, end) = (&forms[at..at + first.len()], &forms[at + first.len()]);
        let ends = if is_open { end.starts_with(last.as_str()) } else { end == last };
        if ends && before == first {
            hits.push(Span { start: words[at].start, end: words[at + first.len()].end });
        }
    }
    hits
}

/// Whether a phrase stands in `text`, as the index compares words. Its last word may go on where it `is_open`.
pub(super) fn has_phrase(phrase: &[String], is_open: bool, text: &str) -> bool {
    let words = words_of(text);
    let forms: Vec<String> = words.iter().map(|span| indexed(&text[span.range()])).collect();
    !phrase_hits(phrase, is_open, &words, &forms).is_empty()
}

fn words_of(text: &str) -> Vec<Span> {
    each_word(text).collect()
}

/// The words of a text, as the index splits it: letters and digits with the marks on them.
pub(super) fn each_word(text: &str) -> impl Iterator<Item = Span> {
    let mut characters = text.char_indices();
    std::iter::from_fn(move || {
        let (start, _) = characters.find(|(_, character)| character.is_alphanumeric())?;
        let is_part = |character: char| character.is_alphanumeric() || is_combining_mark(character);
        let end = characters.find(|(_, character)| !is_part(*character));
        Some(Span::new(start, end.map_or(text.len(), |(at, _)| at)))
    })
}

/// A word as the index has it: in small letters, without the marks on letters.
pub(super) fn indexed(word: &str) -> String {
    let mut form = String::with_capacity(word.len());
    index_into(word, &mut form);
    form
}

/// The same in a buffer: there are many words.
pub(super) fn index_into(word: &str, form: &mut String) {
    form.clear();
    if word.is_ascii() {
        form.push_str(word);
        form.make_ascii_lowercase();
    } else {
        form.extend(word.to_lowercase().nfd().filter(|&character| !is_combining_mark(character)));
    }
}

/// Places in their order, with those that overlap as one.
fn merged(mut places: Vec<Span>) -> Vec<Span> {
    places.sort_unstable_by_key(|place| (place.start, place.end));
    let mut apart: Vec<Span> = Vec::with_capacity(places.len());
    for place in places {
        match apart.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => apart.push(place),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Language;
    use crate::intake::{Format, Metadata, document};

    fn found(query: &str, text: &str) -> Vec<String> {
        let mut document = document(text.to_owned(), Format::Markdown, Metadata::default());
        document.language = Language::new("de");
        let places = word_places(&Query::parse(query).0, &document);
        places.into_iter().map(|place| document.slice(place).to_owned()).collect()
    }

    #[test]
    fn words_are_found_in_every_form() {
        const TEXT: &str = "# Nordwind in Köln\n\nDie Umsatzerlöse der Konzerne stiegen. Der freie Cashflow\nsank, \
             der Cashflow in Köln und das Café Nord blieben. Die Straße ist frei.";
        for (query, wanted) in [
            ("umsatz", &["Umsatzerlöse"][..]),
            ("erlöse", &["Umsatzerlöse"]),
            ("Erloes", &["Umsatzerlöse"]),
            ("konzern", &["Konzerne"]),
            ("koeln", &["Köln", "Köln"]),
            ("title:köln", &["Köln"]),
            ("strasse", &["Straße"]),
            ("cafe", &["Café"]),
            ("nord", &["Nordwind", "Nord"]),
            ("\"freie cashflow\"", &["freie Cashflow"]),
            ("\"freie cash\"", &[]),
            ("cafe-no", &["Café Nord"]),
            ("köln OR straße -cashflow", &["Köln", "Köln", "Straße"]),
            ("freie \"der freie\"", &["Der freie"]),
            ("company:nordwind >5", &[]),
        ] {
            let line_breaks_are_spaces: Vec<String> =
                found(query, TEXT).iter().map(|hit| hit.replace('\n', " ")).collect();
            assert_eq!(line_breaks_are_spaces, wanted, "{query}");
        }
    }

    #[test]
    fn hostile_texts_have_no_hits_or_all() {
        assert_eq!(found("\u{301}", "a\u{301}"), [] as [&str; 0]);
        assert_eq!(found("á", "a\u{301} A b"), ["a\u{301}", "A"]);
        assert_eq!(found("\"a a\"", &"a ".repeat(1000)).len(), 1, "places that overlap are one");
    }
}
