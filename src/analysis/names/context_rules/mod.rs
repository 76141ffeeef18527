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
use super::name_text::NameText;

/// What a rule says of the name at, before or behind the token.
type CompanyRule = fn(&NameText<'_>, usize) -> Option<CompanyEvidence>;

/// The rules for companies. `apposition::apposition` is a short example.
const RULES: [CompanyRule; 24] = [
    own_form::legal_form,
    own_form::head_noun,
    own_form::head_noun_first,
    own_form::ampersand,
    own_form::domain,
    own_form::bracketed,
    own_form::acronym_in_brackets,
    apposition::apposition,
    apposition::definition,
    apposition::adjective_of_origin,
    apposition::possessive_of_place,
    apposition::uninflected,
    staff::compound,
    staff::followed,
    staff::of_role,
    ownership::of_property,
    ownership::dealt_with,
    ownership::paid_for,
    ownership::part_of,
    ownership::owned_by,
    statement::acts,
    statement::says_it,
    statement::told,
    statement::cited,
];

/// What all rules see in the text.
pub(super) fn companies(text: &NameText<'_>, people: &[Candidate]) -> Vec<CompanyEvidence> {
    let words = (0..text.len()).filter(|&index| text.is_word(index));
    let mut found: Vec<_> =
        words.flat_map(|index| RULES.iter().filter_map(move |rule| rule(text, index))).collect();
    found.extend(people.iter().filter_map(|person| staff::employer(text, person)));
    found
}
