//! Names whose first noun is only written out in the second: `Bayerische Wohn- und Pflege GmbH`.
//!
//! The judge may take what stands behind `und` for the whole name.

use super::candidate::{Candidate, NameKind};
use super::name_span::span_start;
use super::name_tag::NameTag;
use super::name_text::NameText;
use std::ops::Range;

/// Lets the companies that no gazetteer has begin where such names do.
pub(super) fn complete(text: &NameText<'_>, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let unknown = |candidate: &&mut Candidate| candidate.kind == NameKind::Company && candidate.row.is_none();
    for candidate in candidates.iter_mut().filter(unknown) {
        if let Some(start) = start_of_pair(text, &candidate.tokens) {
            candidate.tokens.start = start;
        }
    }
    candidates
}

fn start_of_pair(text: &NameText<'_>, tokens: &Range<usize>) -> Option<usize> {
    let and = text.before(tokens.start).filter(|&and| text.is(and, NameTag::And))?;
    let hyphen = text.before(and).filter(|&hyphen| text.form(hyphen) == "-" && text.is_joined(hyphen))?;
    let first = text.before(hyphen).filter(|&first| text.is_name_word(first))?;
    let ends_as_firm = text.is(tokens.end - 1, NameTag::LegalForm);
    (ends_as_firm && !text.is_joined(and)).then(|| span_start(text, first, true))
}
