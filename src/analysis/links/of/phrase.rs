//! Noun phrases around a head.

use crate::analysis::links::grammar::Class;
use crate::analysis::links::scene::Scene;
use std::ops::Range;

/// The noun phrase whose last word is the token number `head`: the head with the adjectives and nouns that
/// specify it, at most three, nothing before `limit`.
pub(super) fn ending_at(scene: &Scene<'_>, head: usize, limit: usize) -> Range<usize> {
    let end = with_complement(scene, head);
    let mut start = scene.word_start(head);
    for _ in 0..2 {
        let Some(before) = start.checked_sub(1).filter(|&before| before >= limit) else { break };
        if !specifies(scene, before) {
            break;
        }
        start = scene.word_start(before).max(limit);
    }
    start..end
}

/// The token behind the noun and what it says little without: `Zahl der Kunden`, `profit before tax`.
fn with_complement(scene: &Scene<'_>, head: usize) -> usize {
    let end = scene.word_end(head);
    let sentence_end = scene.sentence(head).end;
    let before_tax =
        scene.is(end, Class::Cause) && scene.is(end + 1, Class::Measure) && scene.is_noun(end + 1);
    if before_tax && end + 1 < sentence_end {
        return end + 2;
    }
    // `Angebot kostenloser Produkte`: a genitive without an article.
    if scene.pack().words.genitive_adjective.is_some_and(|ending| scene.form(end).ends_with(ending))
        && specifies(scene, end)
        && end + 1 < sentence_end
        && scene.is_noun(end + 1)
    {
        return scene.word_end(end + 1);
    }
    if scene.is(head, Class::Generic) && scene.is(end, Class::Genitive) && scene.time_at(end).is_none() {
        let article = !scene.pack().words.cased_articles && scene.is(end + 1, Class::Determiner);
        let from = end + 1 + usize::from(article);
        if let Some(complement) = starting_at(scene, from, sentence_end) {
            return complement.end;
        }
    }
    end
}

/// Whether the word specifies the noun behind it.
fn specifies(scene: &Scene<'_>, index: usize) -> bool {
    if !scene.is_free_word(index) || scene.is(index, Class::Function) || scene.is_genitive_clitic(index) {
        return false;
    }
    const SHORTEST_ADJECTIVE: usize = 5;
    let words = &scene.pack().words;
    let word = scene.form(index);
    let verb = scene.is_any(index, &[Class::Say, Class::Up, Class::Down, Class::Deal, Class::Cut]);
    if words.adjective_endings.is_empty() {
        let noun = scene.is_any(index, &[Class::Measure, Class::Share, Class::Rise, Class::Fall]);
        return (noun || !verb) && !ends_in(word, words.adverb_endings);
    }
    let inflected = words.adjective_endings.iter().any(|ending| !ending.is_empty() && word.ends_with(ending));
    !scene.text.is_capitalized(index) && !verb && inflected && word.len() >= SHORTEST_ADJECTIVE
}

/// Whether the word ends in one of `endings`.
pub(super) fn ends_in(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// The noun phrase that starts at `from`: where compounds are written apart, up to the last noun of a run of words, else
/// up to the noun behind adjectives. `None` where no noun stands there.
pub(super) fn starting_at(scene: &Scene<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 5;
    if !scene.pack().words.closed_compounds {
        let mut next = from;
        let mut head = None;
        while next < end && next < from + LONGEST {
            if scene.form(next) == "-" && next > from && scene.text.is_joined(next) {
                next += 1;
                continue;
            }
            if !scene.is_noun(next) {
                break;
            }
            head = Some(next);
            next += 1;
            if scene.is_any(next - 1, &[Class::Measure, Class::Share, Class::Rise, Class::Fall])
                && !(next < end
                    && scene.is_any(next, &[Class::Measure, Class::Share, Class::Rise, Class::Fall]))
            {
                break;
            }
        }
        return head.map(|head| from..head + 1);
    }
    let mut next = from;
    while next < end && next < from + 3 && specifies(scene, next) {
        next += 1;
    }
    if next < end && scene.is_noun(next) {
        return Some(from..scene.word_end(next));
    }
    // A compound whose first part is a name: `MPS-Aktien`.
    let whole = scene.word_end(next);
    (next < end && whole > next + 1 && whole <= end && scene.is_noun(whole - 1)).then_some(from..whole)
}
