//! Where a company's name begins and ends beside words that hyphens tie to others, or that say what it is.
//!
//! The judge says what is a name. Of a name that no gazetteer has, it may take in the word before or behind, or leave one out.
//!
//! - `Bremer Lager- und Logistik GmbH`: both parts of a pair are the name.
//! - `der Lufthansa-Streik`, `Dow Chemical-Standort`: what is behind the hyphen is none of a known firm's name.
//! - `Top-Pick Bonterra Resources Inc.`: nor is a hyphenated noun before it.
//! - `Porsche Chef`: nor is a role, though the hyphen is missing.

use super::candidate::{Candidate, NameKind};
use super::name_span::span_start;
use super::name_tag::NameTag;
use super::name_text::NameText;
use std::ops::Range;

/// The candidates with the spans that their names have.
pub(super) fn settle(text: &NameText<'_>, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let unknown = |candidate: &&mut Candidate| candidate.kind == NameKind::Company && candidate.row.is_none();
    for candidate in candidates.iter_mut().filter(unknown) {
        let tokens = &mut candidate.tokens;
        if let Some(start) = start_of_pair(text, tokens) {
            tokens.start = start;
        }
        if let Some(start) = behind_noun(text, tokens) {
            tokens.start = start;
        }
        if let Some(end) = before_noun(text, tokens).or_else(|| before_role(text, tokens)) {
            tokens.end = end;
            candidate.row = known_row(text, tokens);
            candidate.inflected = false;
        }
    }
    candidates
}

/// The row of the company that the gazetteer knows by the words.
fn known_row(text: &NameText<'_>, tokens: &Range<usize>) -> Option<u32> {
    let phrase = text.phrase_at(tokens.start).filter(|phrase| phrase.tokens == *tokens);
    phrase.and_then(|phrase| phrase.sense.company_row())
}

/// Where the name begins whose first noun is only written out in the second one.
fn start_of_pair(text: &NameText<'_>, tokens: &Range<usize>) -> Option<usize> {
    let and = text.before(tokens.start).filter(|&and| text.is(and, NameTag::And))?;
    let hyphen = text.before(and).filter(|&hyphen| text.form(hyphen) == "-" && text.is_joined(hyphen))?;
    let first = text.before(hyphen).filter(|&first| text.is_name_word(first))?;
    let ends_as_firm = text.is(tokens.end - 1, NameTag::LegalForm);
    (ends_as_firm && !text.is_joined(and)).then(|| span_start(text, first, true))
}

/// The first token behind a hyphenated noun that a whole name follows.
fn behind_noun(text: &NameText<'_>, tokens: &Range<usize>) -> Option<usize> {
    let compound = text.compound(tokens.start);
    let (noun, rest) = (compound.end - 1, compound.end..tokens.end);
    let is_noun = compound.start == tokens.start && compound.len() > 1 && text.is_common_noun(noun);
    let is_whole =
        rest.len() > 1 && text.is(rest.end - 1, NameTag::LegalForm) || known_row(text, &rest).is_some();
    let belongs = text.is(noun, NameTag::HeadNoun | NameTag::GroupNoun | NameTag::LegalForm);
    (is_noun && is_whole && !belongs && !text.is_joined(rest.start)).then_some(rest.start)
}

/// The end of a known name that a hyphen ties to a noun.
fn before_noun(text: &NameText<'_>, tokens: &Range<usize>) -> Option<usize> {
    let noun = tokens.end - 1;
    let hyphen = noun.checked_sub(1).filter(|&hyphen| hyphen > tokens.start && text.is_hyphen(hyphen))?;
    let belongs = NameTag::HeadNoun | NameTag::GroupNoun | NameTag::LegalForm;
    let is_noun = text.is_common_noun(noun) && !text.is(noun, belongs);
    (is_noun && known_row(text, &(tokens.start..hyphen)).is_some()).then_some(hyphen)
}

/// The end of a known name that a role follows.
fn before_role(text: &NameText<'_>, tokens: &Range<usize>) -> Option<usize> {
    let role = tokens.end - 1;
    let is_role = role > tokens.start && text.is(role, NameTag::Role) && !text.is(role, NameTag::HeadNoun);
    (is_role && known_row(text, &(tokens.start..role)).is_some()).then_some(role)
}
