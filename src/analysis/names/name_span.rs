//! Spans of words that may be one company's name: where they start and where they end.

use super::name_tag::NameTag;
use super::name_text::NameText;
use crate::analysis::text::TokenKind;
use crate::lexicon::gazetteer;
use std::ops::Range;

/// How many words an unknown name has at most.
const MAX_WORDS: usize = 6;

/// The company's name that starts with the token `first`, if no other word of a name stands before it.
pub(super) fn name_at(text: &NameText<'_>, first: usize) -> Option<Range<usize>> {
    (text.is_name_word(first) && !starts_inside(text, first)).then(|| first..span_end(text, first))
}

/// Whether the first of two words is a genitive in front of what it owns: `Merkels Energie`.
pub(super) fn starts_with_owner(text: &NameText<'_>, name: Range<usize>) -> bool {
    let Some(base) = text.without_genitive(name.start).filter(|_| name.len() == 2) else { return false };
    let sense = gazetteer::sense_of(base);
    sense.is_place()
        || sense.is_given_name()
        || sense.company_row().is_some()
        || text.base.pack.dictionary.sense_of(base).is_surname()
        || text.occurs(base)
}

/// Whether the token stands inside a span of name words, so that another place looks at the span.
pub(super) fn starts_inside(text: &NameText<'_>, index: usize) -> bool {
    text.before(index).is_some_and(|before| {
        text.is_joined(index) && !matches!(text.form(before), "(" | "„" | "“" | "\"" | "‘" | "'")
            || !text.is_joined(index) && joins(text, before)
    })
}

/// Whether the word can stand inside a company's name.
fn joins(text: &NameText<'_>, index: usize) -> bool {
    if !text.is_name_word(index) {
        return false;
    }
    let tags = text.tags(index);
    if tags.any(NameTag::HeadNoun) {
        return true;
    }
    if tags.any(NameTag::Role | NameTag::Firm) {
        return false;
    }
    // Where every noun has a capital, an ordinary one ends the name, unless it is a foreign word or a legal form
    // follows.
    !text.is_common_noun(index) || text.is_foreign_word(index) && !text.starts_sentence(index)
}

/// The first token of the name that ends with the token `last`. It is behind `last` where none does.
pub(super) fn span_start(text: &NameText<'_>, last: usize, form_follows: bool) -> usize {
    let sentence = text.sentence(last);
    let mut start = last + 1;
    let mut words = 0;
    let mut at = last;
    loop {
        let compound = text.compound(at);
        let number = text.kind(at) == Some(TokenKind::Number);
        let fits = if form_follows {
            (text.is_name_word(at) || number && words > 0)
                && (!text.is(at, NameTag::Firm | NameTag::Role) || text.is(at, NameTag::HeadNoun))
        } else {
            joins(text, at) || words > 0 && text.is_name_word(at) && text.sense(at).is_demonym()
        };
        if !fits || words >= MAX_WORDS {
            break;
        }
        start = compound.start.max(sentence.start);
        words += 1;
        let Some(before) = start.checked_sub(1).filter(|&before| before >= sentence.start) else { break };
        // `Johnson & Johnson`, `Foster's Group`, `Savings Bank of Ukraine`
        let ends_owner = |owner: usize| {
            // `India's Tata Motors` is none of India's names.
            before > sentence.start
                && text.is_apostrophe(before - 1)
                && words == 1
                && text.is(start, NameTag::HeadNoun)
                && !text.sense(owner).is_place()
        };
        let skip = if matches!(text.form(before), "&" | "+")
            || text.is(before, NameTag::Of | NameTag::HeadJoint | NameTag::NameJoint)
        {
            1
        } else if text.possessor(before).is_some_and(ends_owner) {
            2
        } else {
            0
        };
        let Some(next) = before.checked_sub(skip).filter(|&next| next >= sentence.start) else { break };
        let belongs = if text.is(before, NameTag::Of) {
            joins_of(text, before)
        } else {
            !text.is(before, NameTag::HeadJoint) || text.is(next, NameTag::HeadNoun)
        };
        if skip == 1 && !belongs {
            break;
        }
        if skip == 0 && text.is_joined(start) {
            break;
        }
        at = next;
    }
    // A sentence starts with a capital whatever the word is.
    while start <= last && text.starts_sentence(start) && text.is(start, NameTag::Function) {
        start += 1;
    }
    // `im Fall Kessel & Söhne`
    let contracted = |index: usize| text.is(index, NameTag::Contraction);
    if start < last
        && text.is_common_noun(start)
        && !text.is(start, NameTag::HeadNoun)
        && text.before(start).is_some_and(contracted)
    {
        start += 1;
    }
    start
}

/// Whether the `of` at `index` is part of a name: `Savings Bank of Ukraine`, but not `Jet Airways of India`.
fn joins_of(text: &NameText<'_>, index: usize) -> bool {
    let Some(head) = text.before(index) else { return false };
    text.is(head, NameTag::HeadNoun)
        && (!text.sense(index + 1).is_place() || text.is(head, NameTag::PlaceHead))
}

/// The end of the name that starts with the token `first`.
pub(super) fn span_end(text: &NameText<'_>, first: usize) -> usize {
    let sentence = text.sentence(first);
    let mut end = first;
    let mut words = 0;
    while end < sentence.end && words < MAX_WORDS {
        let fits = if words == 0 { text.is_name_word(end) } else { joins(text, end) };
        if !fits || words > 0 && text.is_joined(end) {
            break;
        }
        // A compound that goes on in another function, `Meta-CEO`, ends the name before it.
        let compound = text.compound(end);
        let last = compound.end - 1;
        if last > end
            && text.is(last, NameTag::Compound | NameTag::Role | NameTag::Firm)
            && !text.is(last, NameTag::HeadNoun)
        {
            return if words == 0 { last - 1 } else { end };
        }
        end = compound.end;
        words += 1;
        if text.is_apostrophe(end) && text.is_capitalized(end + 1) && text.is_joined(end + 1) {
            end += 2;
        }
        if text.form(end) == "." && text.is_joined(end + 1) && text.is(end + 1, NameTag::DomainEnding) {
            end += 2;
        }
        if text.is_possessive(end) && text.is(end + 2, NameTag::HeadNoun) && text.is_capitalized(end + 2) {
            // `Foster's Group`
            end += 2;
        } else if (matches!(text.form(end), "&" | "+") || text.is(end, NameTag::Of) && joins_of(text, end))
            && text.is_name_word(end + 1)
        {
            end += 1;
        }
    }
    end.max(first + 1)
}
