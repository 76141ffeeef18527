//! People and companies: recognised, resolved, and merged into entities.
//!
//! | step | files | makes |
//! | --- | --- | --- |
//! | what is known of each word | `name_tag`, `name_words`, `name_text` | a `NameText`: tags, senses, phrases of the gazetteer |
//! | what the tagger takes each name for | `tagger_votes` | `TaggerVotes` |
//! | people named in full | `person`, `context_rules::person` | `Candidate`s |
//! | what each place says of a company's name | `context_rules`, `name_span`, `acronym` | `CompanyEvidence` |
//! | companies, by the evidence of the whole article | `company` | `Candidate`s |
//! | the best of those that overlap | `candidate` | `Candidate`s that are mentions |
//! | surnames, acronyms and other short forms of these | `short_form` | more mentions |
//! | a company's name used for a thing, a place, a source | `metonymy` | fewer mentions |
//! | mentions of the same person or company | `entity`, `legal_form` | [`Names`] |
//! | what a person does and where | `role` | roles and organisations in the same |
//!
//! What each rule is worth stands in `points`. What the tags of the lexicon mean stands in `name_tag`.
//!
//! The method is that of an editor: no single sentence has to prove a name, the article as a whole does. A name
//! that is certain in one place is certain everywhere, and a full form explains its short forms.

mod acronym;
mod candidate;
mod capitals;
mod company;
mod context_rules;
mod entity;
mod evidence;
mod legal_form;
mod metonymy;
mod model;
mod name_span;
mod name_tag;
mod name_text;
mod name_words;
mod person;
mod person_form;
mod points;
mod role;
mod short_form;
mod tagger_votes;

pub use model::Names;
pub use tagger_votes::propose;
#[cfg(feature = "train")]
pub(crate) use tagger_votes::with_view;

use super::figures::Quantity;
use super::text::Text;
use candidate::{Candidate, NameKind};
use name_text::NameText;
use points::{NameRule, OTHER_NAME, OTHER_NAME_OR_COMPANY};
use tagger_votes::TaggerVotes;

/// Finds the people and companies that the text names. No name lies inside the numbers of `quantities`, but
/// for counted nouns (`30 Boeing jets`).
pub fn recognize(text: &Text<'_>, quantities: &[Quantity]) -> Names {
    let text = NameText::new(text);
    let votes = TaggerVotes::new(&text);
    let people = person::recognize(&text);
    let mut candidates = company::recognize(&text, &people, &votes);
    candidates.extend(people);
    candidates.extend(others(&text));
    let mentions = candidate::resolve(candidates);
    let mentions = short_form::extend(&text, mentions);
    let mentions = mentions.into_iter().filter(|mention| is_mention(&text, mention, quantities)).collect();
    let mut names = entity::merge(&text, mentions);
    role::assign(&text, &mut names);
    names
}

/// Names of the gazetteer that are neither people nor companies, so that nothing else takes their tokens.
fn others(text: &NameText<'_>) -> Vec<Candidate> {
    text.phrases
        .iter()
        .filter(|phrase| phrase.sense.is_no_company() || phrase.sense.is_place() && phrase.tokens.len() > 1)
        .map(|phrase| Candidate {
            tokens: phrase.tokens.clone(),
            kind: NameKind::Other,
            score: if phrase.sense.company_row().is_some() { OTHER_NAME_OR_COMPANY } else { OTHER_NAME },
            rule: NameRule::Gazetteer,
            row: None,
            inflected: phrase.inflected,
        })
        .collect()
}

/// Whether the name is used as a name there: not for a model (`Boeing 787`), not as the source in brackets.
fn is_mention(text: &NameText<'_>, mention: &Candidate, quantities: &[Quantity]) -> bool {
    if mention.kind == NameKind::Other {
        return false;
    }
    let tokens = &mention.tokens;
    let inside_number = quantities
        .get(quantities.partition_point(|quantity| quantity.tokens.end <= tokens.start))
        .is_some_and(|quantity| quantity.tokens.start >= tokens.start && quantity.tokens.start < tokens.end);
    !(inside_number || mention.kind == NameKind::Company && metonymy::is_other(text, mention))
}
