//! Noun phrases around a head.

use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::measured::NOUNS;
use crate::analysis::links::tag::LinkTag;
use crate::analysis::text::TokenKind;
use std::ops::Range;

/// The noun phrase whose last word is the token number `head`: the head with the adjectives and nouns that
/// specify it, at most three, nothing before `limit`.
pub(super) fn ending_at(text: &LinkText<'_>, head: usize, limit: usize) -> Range<usize> {
    let end = with_complement(text, head);
    let mut start = text.word_start(head);
    for _ in 0..2 {
        let Some(before) = start.checked_sub(1).filter(|&before| before >= limit) else { break };
        if !specifies(text, before) {
            break;
        }
        start = text.word_start(before).max(limit);
    }
    // `Russell 2000 index`
    let number = |at: usize| text.kind(at) == Some(TokenKind::Number) && text.figure_at(at).is_none();
    if start >= limit + 2 && number(start - 1) && text.is(start - 2, LinkTag::Numbered) {
        start = text.word_start(start - 2).max(limit);
    }
    start..end
}

/// The token behind the noun and what it says little without: `Zahl der Kunden`, `profit before tax`.
fn with_complement(text: &LinkText<'_>, head: usize) -> usize {
    let end = text.word_end(head);
    let sentence_end = text.sentence(head).end;
    // `Stoxx 600`
    let number = text.kind(end) == Some(TokenKind::Number) && text.figure_at(end).is_none();
    if text.is(head, LinkTag::Numbered) && number && end < sentence_end && text.time_at(end).is_none() {
        return end + 1;
    }
    let before_tax =
        text.is(end, LinkTag::Cause) && text.is(end + 1, LinkTag::Measure) && text.is_noun(end + 1);
    if before_tax && end + 1 < sentence_end {
        return end + 2;
    }
    // `Angebot kostenloser Produkte`: a genitive without an article.
    if text.pack.words.genitive_adjective.is_some_and(|ending| text.form(end).ends_with(ending))
        && specifies(text, end)
        && end + 1 < sentence_end
        && text.is_noun(end + 1)
    {
        return text.word_end(end + 1);
    }
    if text.is(head, LinkTag::Generic) && text.is(end, LinkTag::Genitive) && text.time_at(end).is_none() {
        let article = !text.pack.words.cased_articles && text.is(end + 1, LinkTag::Determiner);
        let from = end + 1 + usize::from(article);
        if let Some(complement) = starting_at(text, from, sentence_end) {
            return complement.end;
        }
    }
    end
}

/// Whether the word specifies the noun behind it.
fn specifies(text: &LinkText<'_>, index: usize) -> bool {
    const SHORTEST_ADJECTIVE: usize = 5;
    if !text.is_free_word(index) || text.is(index, LinkTag::Function) || text.is_genitive_clitic(index) {
        return false;
    }
    let words = &text.pack.words;
    let word = text.form(index);
    let verb =
        text.is_any(index, &[LinkTag::Say, LinkTag::Up, LinkTag::Down, LinkTag::Transaction, LinkTag::Cut]);
    if words.adjective_endings.is_empty() {
        let noun = text.is_any(index, &NOUNS);
        return (noun || !verb) && !ends_in(word, words.adverb_endings);
    }
    let inflected = words.adjective_endings.iter().any(|ending| !ending.is_empty() && word.ends_with(ending));
    !text.is_capitalized(index) && !verb && inflected && word.len() >= SHORTEST_ADJECTIVE
}

/// Whether the word ends in one of `endings`.
pub(super) fn ends_in(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// The noun phrase that starts at `from`: where compounds are written apart, up to the last noun of a run of words, else
/// up to the noun behind adjectives. `None` where no noun stands there.
pub(super) fn starting_at(text: &LinkText<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 5;
    if !text.pack.words.closed_compounds {
        let mut next = from;
        let mut head = None;
        while next < end && next < from + LONGEST {
            if text.form(next) == "-" && next > from && text.is_joined(next) {
                next += 1;
                continue;
            }
            // `62 percent of Germans plan to save`
            let verb = head.is_some() && next + 1 < end && text.is(next + 1, LinkTag::To);
            if !text.is_noun(next) || verb && text.figure_at(next + 2).is_none() {
                break;
            }
            head = Some(next);
            next += 1;
            if text.is_any(next - 1, &NOUNS) && !(next < end && text.is_any(next, &NOUNS)) {
                break;
            }
        }
        return head.map(|head| from..head + 1);
    }
    let mut next = from;
    while next < end && next < from + 3 && specifies(text, next) {
        next += 1;
    }
    if next < end && text.is_noun(next) {
        return Some(from..text.word_end(next));
    }
    // A compound whose first part is a name: `MPS-Aktien`.
    let whole = text.word_end(next);
    (next < end && whole > next + 1 && whole <= end && text.is_noun(whole - 1)).then_some(from..whole)
}

/// Whether the noun is the unit of another measure: `Gewinn je Aktie`, `earnings per share`.
pub(super) fn is_per_unit(text: &LinkText<'_>, noun: usize, limit: usize) -> bool {
    // `a`, which is also an article, stands before a unit only behind a figure.
    let article = |index: usize| text.is(index, LinkTag::Determiner);
    noun.checked_sub(1)
        .filter(|&before| before >= limit)
        .is_some_and(|before| text.is(before, LinkTag::Per) && !article(before))
}

/// The nouns before a preposition that ties a figure, nearest first: words, articles and prepositions may
/// stand between them, verbs and punctuation may not.
pub(super) fn nouns_before(text: &LinkText<'_>, last: usize, limit: usize) -> Vec<usize> {
    const REACH: usize = 9;
    let mut heads = Vec::new();
    let mut index = last;
    for _ in 0..REACH {
        let word = text.is_word(index) || text.is_joined(index) && text.form(index) == "-";
        let verb = text.is_any(index, &[LinkTag::Say, LinkTag::Transaction, LinkTag::Up, LinkTag::Down])
            && !text.is_any(index, &NOUNS);
        let passes = word || text.time_at(index).is_some();
        if !passes || verb || text.figure_at(index).is_some() {
            break;
        }
        if text.is_noun(index) {
            let unit = index > limit && is_per_unit(text, index, limit);
            let aside = index > limit && text.is(index - 1, LinkTag::Cause);
            if !unit && !aside {
                heads.push(index);
            }
            index = text.word_start(index);
        } else if text.mention_at(index).is_some() && !text.pack.words.cased_articles {
            break;
        }
        match index.checked_sub(1).filter(|&index| index >= limit) {
            Some(before) => index = before,
            None => break,
        }
    }
    heads
}
