//! What the words around a name say of it.
//!
//! Each rule looks at one place and is a function of the text and a token. Those for companies stand in [`RULES`], each
//! in the file of what it looks at; what speaks for a person is asked by name.
//!
//! | file | looks at |
//! | --- | --- |
//! | `own_form` | the name itself: a legal form, a head noun, an ampersand, a code in brackets |
//! | `apposition` | what says what the firm is, or where it is from |
//! | `staff` | roles and other words for what a firm has, beside its name |
//! | `ownership` | shares, deals and prices |
//! | `statement` | what a firm does and says, and where it is the source |
//! | `list` | companies that are known already, in lists |
//! | `person` | titles, roles and verbs beside a person |

mod apposition;
pub(super) mod list;
mod own_form;
mod ownership;
pub(super) mod person;
mod staff;
mod statement;

use super::candidate::Candidate;
use super::evidence::CompanyEvidence;
use super::name_span::name_at;
use super::name_text::NameText;
use std::ops::Range;

/// What a rule says of the name at, before or behind the token.
type CompanyRule = fn(&NameText<'_>, usize) -> Option<CompanyEvidence>;

/// What a rule says of the name with these tokens.
type NameRule = fn(&NameText<'_>, Range<usize>) -> Option<CompanyEvidence>;

/// The rules for companies that look at a word. `apposition::apposition` is a short example.
const RULES: [CompanyRule; 18] = [
    own_form::legal_form,
    own_form::head_noun,
    own_form::head_noun_first,
    own_form::ampersand,
    own_form::domain,
    own_form::bracketed,
    own_form::acronym_in_brackets,
    apposition::apposition,
    apposition::adjective_of_origin,
    apposition::possessive_of_place,
    staff::compound,
    staff::of_role,
    ownership::of_property,
    ownership::dealt_with,
    ownership::paid_for,
    ownership::part_of,
    ownership::owned_by,
    statement::cited,
];

/// The rules for companies that look at a name.
const NAME_RULES: [NameRule; 6] = [
    apposition::definition,
    apposition::uninflected,
    staff::followed,
    statement::acts,
    statement::says_it,
    statement::told,
];

/// What all rules see in the text.
pub(super) fn companies(text: &NameText<'_>, people: &[Candidate]) -> Vec<CompanyEvidence> {
    let mut found = Vec::new();
    for index in (0..text.len()).filter(|&index| text.is_word(index)) {
        found.extend(RULES.iter().filter_map(|rule| rule(text, index)));
        if let Some(name) = name_at(text, index) {
            found.extend(NAME_RULES.iter().filter_map(|rule| rule(text, name.clone())));
        }
    }
    found.extend(people.iter().filter_map(|person| staff::employer(text, person)));
    found
}
