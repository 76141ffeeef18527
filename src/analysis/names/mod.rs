//! People and companies: recognised, resolved, and merged into entities.
//!
//! | step | file | makes |
//! | --- | --- | --- |
//! | what each word says | `text`, `classes` | classes, dictionary senses, phrases of the gazetteer |
//! | what the tagger takes each name for | `proposal` | votes |
//! | full names of people, and what stands beside them | `person`, `beside` | candidates |
//! | names of companies, by evidence from the whole article | `company`, `evidence`, `relation`, `run`, `acronym` | candidates |
//! | the best of those that overlap | `candidate` | mentions |
//! | surnames, short forms, acronyms, genitives of what was found | `short_form` | more mentions |
//! | a company's name used for a thing, a place, a source | `usage` | fewer mentions |
//! | mentions of the same person or company | `entity` | [`Person`]s and [`Company`]s |
//! | what a person does and where | `role` | roles and organisations |
//!
//! The method is that of an editor: no single sentence has to prove a name, the article as a whole does. A name
//! that is certain in one place is certain everywhere, and a full form explains its short forms.

mod acronym;
mod beside;
mod candidate;
mod company;
mod entity;
mod evidence;
mod legal_form;
mod metonymy;
mod name_span;
mod name_tag;
mod name_text;
mod name_words;
mod person;
mod relation;
mod role;
mod short_form;
mod tagger_votes;

use super::figures::Quantity;
use super::text::Text;
use super::{Company, EntityId, Person};
use crate::document::Span;
use candidate::{Candidate, Kind};
use name_text::NameText;

use tagger_votes::TaggerVotes;
pub use tagger_votes::propose;
#[cfg(feature = "train")]
pub(crate) use tagger_votes::with_view;

/// The people and companies of an article.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// In the order of their first mention.
    pub people: Vec<Person>,
    /// In the order of their first mention.
    pub companies: Vec<Company>,
    /// Every mention of both, in the order of the text, none overlapping another.
    pub mentions: Vec<(Span, EntityId)>,
}

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
            kind: Kind::Other,
            score: if phrase.sense.company_row().is_some() { 6 } else { 11 },
            rule: "gazetteer",
            row: None,
            genitive: phrase.genitive,
        })
        .collect()
}

/// Whether the name is used as a name there: not for a model (`Boeing 787`), not as the source in brackets.
fn is_mention(text: &NameText<'_>, mention: &Candidate, quantities: &[Quantity]) -> bool {
    if mention.kind == Kind::Other {
        return false;
    }
    let tokens = &mention.tokens;
    let inside_number = quantities
        .get(quantities.partition_point(|quantity| quantity.tokens.end <= tokens.start))
        .is_some_and(|quantity| quantity.tokens.start >= tokens.start && quantity.tokens.start < tokens.end);
    !(inside_number || mention.kind == Kind::Company && metonymy::is_other(text, mention))
}
