//! Companies vouch for those beside them in a list.

use crate::analysis::names::candidate::Candidate;
use crate::analysis::names::evidence::CompanyEvidence;
use crate::analysis::names::name_span::{span_end, span_start};
use crate::analysis::names::name_tag::NameTag;
use crate::analysis::names::name_text::NameText;
use crate::analysis::names::points::{CERTAIN_COMPANY, NameRule};
use std::ops::Range;

/// How many items of a list are looked at on each side of a company.
const LONGEST_LIST: usize = 6;

/// The neighbours of `companies` in lists: `Redfin and Trulia`. `companies` are in no order.
pub(in crate::analysis::names) fn neighbours(
    text: &NameText<'_>,
    companies: &[Candidate],
) -> Vec<CompanyEvidence> {
    let certain = CERTAIN_COMPANY.given(text.nouns_capitalized());
    let mut found = Vec::new();
    for company in companies.iter().filter(|company| company.score >= certain) {
        behind(text, company, &mut found);
        before(text, company, &mut found);
    }
    found
}

fn behind(text: &NameText<'_>, company: &Candidate, found: &mut Vec<CompanyEvidence>) {
    let mut end = company.tokens.end;
    for _ in 0..LONGEST_LIST {
        let Some(next) = after_joint(text, end).filter(|&next| text.is_name_word(next)) else { break };
        let name = next..span_end(text, next);
        end = name.end;
        if !ends_item(text, end) || is_noun(text, &name) {
            break;
        }
        found.extend(CompanyEvidence::new(text, name, NameRule::List));
    }
}

fn before(text: &NameText<'_>, company: &Candidate, found: &mut Vec<CompanyEvidence>) {
    if !ends_item(text, company.tokens.end) {
        return;
    }
    let mut start = company.tokens.start;
    for _ in 0..LONGEST_LIST {
        let joint = text.before(start).filter(|&joint| is_joint(text, joint));
        let Some(last) = joint.and_then(|joint| text.before(joint)) else { break };
        let first = span_start(text, last, false);
        let inside_word = text.before(first).is_some_and(|before| text.is_hyphen(before));
        let name = first..last + 1;
        if !text.is_name_word(last) || first > last || inside_word || is_noun(text, &name) {
            break;
        }
        start = first;
        found.extend(CompanyEvidence::new(text, name, NameRule::List));
    }
}

/// Whether the name is a common noun that the gazetteer does not have.
fn is_noun(text: &NameText<'_>, name: &Range<usize>) -> bool {
    name.len() == 1 && text.is_common_noun(name.start) && text.sense(name.start).company_row().is_none()
}

fn is_joint(text: &NameText<'_>, index: usize) -> bool {
    text.form(index) == "," || text.is(index, NameTag::Conjunction)
}

/// The token behind a comma, an `and`, or both.
fn after_joint(text: &NameText<'_>, index: usize) -> Option<usize> {
    if !is_joint(text, index) || !text.sentence(index.checked_sub(1)?).contains(&index) {
        return None;
    }
    let twice = text.form(index) == "," && is_joint(text, index + 1);
    Some(index + 1 + usize::from(twice))
}

/// Whether an item of a list may end before `index`, so that no other noun follows.
fn ends_item(text: &NameText<'_>, index: usize) -> bool {
    !text.is_hyphen(index) && !text.is_possessive(index) && !text.is_capitalized(index)
}
