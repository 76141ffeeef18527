//! Words that are a multiple by themselves: `verdoppelt`, `die Hälfte`, `halved`, `twice as much`.

use crate::analysis::figures::candidate::FigureCandidate;
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::modifier;
use crate::analysis::figures::noun_phrase::has_adjective_ending;
use crate::analysis::figures::unit::multiple::as_much_end;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::MultipleWord;
use crate::language::NounPhrase;
use rust_decimal::Decimal;
use std::ops::Range;

/// The multiples of the sentence `range`, outside of `candidates`.
pub(super) fn scan(
    text: &FigureText<'_>,
    range: &Range<usize>,
    candidates: &[FigureCandidate],
) -> Vec<FigureCandidate> {
    let mut found = Vec::new();
    let mut taken = candidates.iter().map(FigureCandidate::tokens).peekable();
    let mut floor = range.start;
    for index in range.clone() {
        while let Some(before) = taken.next_if(|tokens| tokens.end <= index) {
            floor = floor.max(before.end);
        }
        if taken.peek().is_some_and(|tokens| tokens.contains(&index)) || text.is_blocked(index) {
            continue;
        }
        let Some(word) = text.entry(index).multiple else { continue };
        let within = floor..range.end;
        let Some(start) = begin(text, index, word, floor, range.end) else { continue };
        let tokens = start..as_much_end(text, index + 1, range.end);
        let Some(mut multiple) = FigureCandidate::multiple(tokens, word.factor, word.direction) else {
            continue;
        };
        if let Some(words) = modifier::find(text, &multiple, &within) {
            multiple.set_modifier(words);
        }
        floor = multiple.tokens().end;
        found.push(multiple);
    }
    found
}

/// Where the multiple at `index` begins, with its article; `None` where the word means something else.
fn begin(
    text: &FigureText<'_>,
    index: usize,
    multiple: MultipleWord,
    floor: usize,
    end: usize,
) -> Option<usize> {
    let hyphenated =
        text.is_joined(index) || (text.is_joined(index + 1) && text.is(index + 1, FigureTag::Hyphen));
    if hyphenated
        && index > 0
        && (text.is(index + 1, FigureTag::Hyphen) || text.is(index - 1, FigureTag::Hyphen))
    {
        return None;
    }
    let before = index.checked_sub(1).filter(|&before| before >= floor);
    match text.pack.numbers.noun_phrase {
        NounPhrase::CapitalizedHead => with_article(text, index, multiple, before, end),
        NounPhrase::PluralHead => {
            // `at least a doubling`
            let article = before.filter(|&article| {
                multiple.direction.is_some()
                    && text.is(article, FigureTag::Article)
                    && article > floor
                    && !text.entry(article - 1).modifiers.is_empty()
            });
            is_multiple(text, index, multiple, before, end).then_some(article.unwrap_or(index))
        }
    }
}

/// Where a multiple begins that is a noun with an article, or a verb: `die Hälfte`, `das Doppelte`, `verdoppelt`.
fn with_article(
    text: &FigureText<'_>,
    index: usize,
    multiple: MultipleWord,
    before: Option<usize>,
    end: usize,
) -> Option<usize> {
    let noun = text.is_capitalized(index);
    let article = before.filter(|&before| text.is(before, FigureTag::MultipleArticle));
    // `zur Hälfte` keeps its preposition outside.
    let led = before.is_some_and(|before| text.is(before, FigureTag::MultipleLead));
    if multiple.needs_article {
        return if led { Some(index) } else { article };
    }
    if multiple.direction.is_some() {
        let indefinite = article.filter(|&at| noun && text.entry(at).number == Some(Decimal::ONE));
        return indefinite.or(Some(index));
    }
    let as_much = index + 1 < end && text.is(index + 1, FigureTag::AsMuch);
    // Without an ending it is an adverb, whatever its case: `Der Doppelt Geimpften`.
    let noun = noun && has_adjective_ending(text, index);
    article.filter(|_| noun).or((as_much || (noun && led)).then_some(index))
}

/// Whether a word is a multiple where it stands: `doubled`, `half of`, `twice as much`, `will triple`, `twofold`.
fn is_multiple(
    text: &FigureText<'_>,
    index: usize,
    multiple: MultipleWord,
    before: Option<usize>,
    end: usize,
) -> bool {
    if multiple.direction.is_some() {
        return true;
    }
    if multiple.needs_article {
        return half(text, index, before, end);
    }
    let next = index + 1;
    let as_much = next < end && text.is(next, FigureTag::AsMuch);
    let much = as_much && !text.is(next, FigureTag::InOf) && !text.is(next, FigureTag::From);
    let verb = multiple.factor >= Decimal::TWO
        && before.is_some_and(|before| text.is(before, FigureTag::BeforeVerb));
    much || verb || text.is(index, FigureTag::SureMultiple)
}

/// Whether `half` is a share, and not a half of a year or of a game.
fn half(text: &FigureText<'_>, index: usize, before: Option<usize>, end: usize) -> bool {
    let named = before.is_some_and(|before| text.is(before, FigureTag::NamesHalf));
    let next = index + 1;
    let follows = next >= end
        || !text.is_word(next) && !text.is_number(next)
        || text.is(next, FigureTag::InOf)
        || text.is(next, FigureTag::AsMuch)
        || text.is(next, FigureTag::Function)
        || text.is(next, FigureTag::Article);
    !named && follows && !text.is(next, FigureTag::Duration)
}
