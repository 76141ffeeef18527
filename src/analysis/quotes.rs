//! Quotations and who said them.
//!
//! A quotation stands between quotation marks (`„…“`, `“…”`, `»…«`, `"…"`). Words in marks without a speaker
//! are quotations only where they are a sentence or most of one; a name or a term in marks is none. The
//! speaker is the person or company beside a verb of saying in the same sentence, or before the colon.

use super::names::Names;
use super::speech::{is_pronoun, is_saying};
use super::text::{Text, TokenKind};
use super::{EntityId, Quote};
use crate::document::Span;
use std::ops::Range;

/// Words in marks that nobody is said to have said are a quotation from this many words on.
const MIN_WORDS_ALONE: usize = 6;
/// How many sentences back a pronoun may reach.
const PRONOUN_REACH: usize = 4;
/// How many tokens from a quotation its speaker is looked for. No writer's sentence is longer; one without an end may
/// hold any number of quotations.
const REACH: usize = 150;

/// The quotations of the text, in its order.
pub fn recognize(text: &Text<'_>, names: &Names) -> Vec<Quote> {
    marked(text)
        .into_iter()
        .filter_map(|range| {
            let words = range.clone().filter(|&index| text.is_word(index)).count();
            let speaker = speaker(text, names, &range);
            let counts =
                words >= MIN_WORDS_ALONE || words > 0 && speaker.is_some() && !is_name(text, names, &range);
            counts.then(|| Quote { span: text.span(range), speaker })
        })
        .collect()
}

/// Whether the words are nothing but a name or a title in marks: `„Open Source“`.
fn is_name(text: &Text<'_>, names: &Names, range: &Range<usize>) -> bool {
    let span = text.span(range.clone());
    let is_mention = names.mentions.binary_search_by_key(&span, |&(mention, _)| mention).is_ok();
    let capitalized =
        range.clone().filter(|&index| text.is_word(index)).all(|index| text.is_capitalized(index));
    is_mention || capitalized
}

/// The tokens between each pair of quotation marks in one block.
fn marked(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &str, usize)> = None;
    let mut sentence = 0;
    for index in 0..text.len() {
        while text.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.end <= index) {
            sentence += 1;
        }
        let block = text.sentences.get(sentence).map_or(0, |sentence| sentence.block_index);
        let piece = text.form(index);
        match open {
            Some((start, mark, from)) if from == block => {
                if closes(mark).contains(&piece) && !(mark == "‘" && is_apostrophe(text, index)) {
                    if index > start + 1 {
                        found.push(start + 1..index);
                    }
                    open = None;
                }
            }
            _ => {
                open = None;
                // A mark that closes another quotation, or an apostrophe, opens none.
                let opens = matches!(piece, "„" | "“" | "»" | "«" | "\"" | "‘")
                    && text.tokens.get(index + 1).is_some_and(|next| next.joined);
                if opens {
                    open = Some((index, piece, block));
                }
            }
        }
    }
    found
}

fn closes(mark: &str) -> &'static [&'static str] {
    match mark {
        "„" => &["“", "”", "\""],
        "“" => &["”", "“", "\""],
        "»" => &["«"],
        "«" => &["»"],
        "‘" => &["’"],
        _ => &["\"", "“", "”"],
    }
}

fn is_apostrophe(text: &Text<'_>, index: usize) -> bool {
    text.is_joined(index) && text.is_joined(index + 1) && text.kind(index + 1) == Some(TokenKind::Word)
}

/// Who says the words in `quote`.
fn speaker(text: &Text<'_>, names: &Names, quote: &Range<usize>) -> Option<EntityId> {
    let first = text.sentence_of(quote.start);
    let last = text.sentence_of(quote.end);
    let block = text.sentences.get(first)?.block_index;
    let near = |end: usize| end.saturating_sub(REACH);
    let start = text.sentences[first].tokens.start.max(near(quote.start));
    let before = start..quote.start.saturating_sub(1);
    let end = text.sentences.get(last).map_or(quote.end + 1, |sentence| sentence.tokens.end);
    let behind = quote.end + 1..end.min(quote.end + 1 + REACH);
    let says = |range: &Range<usize>| {
        range.clone().any(|index| is_saying(text, index)) || text.form(range.end.wrapping_sub(1)) == ":"
    };
    // `… “, sagte X` comes first: the words behind a quotation speak of this one, not of the next.
    if !behind.is_empty()
        && says(&behind)
        && let Some(entity) = nearest(text, names, &behind)
    {
        return Some(entity);
    }
    if !before.is_empty()
        && says(&before)
        && let Some(entity) = nearest(text, names, &before)
    {
        return Some(entity);
    }
    // A second sentence of the same speaker goes on after the attribution: `"…," X said. "…"`
    let previous = first
        .checked_sub(1)
        .and_then(|number| text.sentences.get(number))
        .filter(|sentence| sentence.block_index == block)?;
    let previous = previous.tokens.start.max(near(previous.tokens.end))..previous.tokens.end;
    let goes_on = before.is_empty() && says(&previous);
    goes_on.then(|| nearest(text, names, &previous)).flatten()
}

/// Who says something in `range`: the person beside the verb of saying, the person that a pronoun there means,
/// else the company.
fn nearest(text: &Text<'_>, names: &Names, range: &Range<usize>) -> Option<EntityId> {
    let span: Span = text.span(range.clone());
    let verb = range
        .clone()
        .find(|&index| is_saying(text, index))
        .map_or(span.end, |index| text.tokens[index].span.start);
    let from = names.mentions.partition_point(|(mention, _)| mention.end <= span.start);
    let mentioned = names.mentions[from..]
        .iter()
        .take_while(|(mention, _)| mention.start < span.end)
        .min_by_key(|(mention, entity)| {
            (is_company(*entity), mention.start.abs_diff(verb).min(mention.end.abs_diff(verb)))
        })
        .map(|&(_, entity)| entity);
    let pronoun = range.clone().any(|index| is_pronoun(text, index));
    match mentioned {
        Some(entity) if !(pronoun && is_company(entity)) => Some(entity),
        _ if pronoun => person_before(text, names, range).or(mentioned),
        _ => mentioned,
    }
}

fn is_company(entity: EntityId) -> bool {
    matches!(entity, EntityId::Company(_))
}

/// The last person named in the sentences before `range`.
fn person_before(text: &Text<'_>, names: &Names, range: &Range<usize>) -> Option<EntityId> {
    let sentence = text.sentence_of(range.start);
    let first = text.sentences.get(sentence.saturating_sub(PRONOUN_REACH))?.tokens.start;
    let earliest = text.tokens.get(first)?.span.start;
    let until = text.tokens.get(range.start)?.span.start;
    let to = names.mentions.partition_point(|(mention, _)| mention.end <= until);
    names.mentions[..to]
        .iter()
        .rev()
        .take_while(|(mention, _)| mention.start >= earliest)
        .take(REACH)
        .map(|&(_, entity)| entity)
        .find(|&entity| !is_company(entity))
}

#[cfg(test)]
mod tests {
    use crate::analysis::speech::{SpeechTag, tagged};
    use crate::analysis::{EntityId, analyze_in};
    use crate::document::Document;
    use crate::intake::{self, Format, Metadata};
    use crate::language::PACKS;
    use crate::lexicon::Form;

    fn read(text: String) -> Document {
        intake::document(text, Format::Text, Metadata::default())
    }

    #[test]
    fn every_verb_of_saying_shows_the_speaker() {
        let mut missed = Vec::new();
        let mut verbs = 0;
        for pack in PACKS {
            for (tagged, tag) in tagged(&pack.lexicon) {
                let Form::Word(verb) = tagged.form else { continue };
                if !matches!(tag, SpeechTag::Say | SpeechTag::Name) {
                    continue;
                }
                verbs += 1;
                for text in [
                    format!("“This is Berlin and nobody goes home early,” {verb} Anna Berg."),
                    format!("“This is Berlin and nobody goes home early,” Anna Berg {verb}."),
                    format!("Anna Berg {verb}: “This is Berlin and nobody goes home early.”"),
                ] {
                    let document = read(format!("{text}\n"));
                    let analysis = analyze_in(&document, pack);
                    let speaker = analysis.quotes.first().and_then(|quote| quote.speaker);
                    let is_anna = speaker == Some(EntityId::Person(0))
                        && analysis.people.first().is_some_and(|person| person.name == "Anna Berg");
                    if !is_anna {
                        missed.push(text);
                    }
                }
            }
        }
        assert!(verbs > 200, "{verbs}");
        assert!(missed.is_empty(), "{missed:#?}");
    }
}
