//! People and companies: recognised, resolved, and merged into entities.
//!
//! | step | files | makes |
//! | --- | --- | --- |
//! | what is known of each word | `name_tag`, `name_words`, `name_text` | a `NameText`: tags, senses, phrases of the gazetteer |
//! | what the tagger takes each name for | `tagger_votes` | `TaggerVotes` |
//! | people named in full | `person`, `context_rules::person` | `Candidate`s |
//! | what each place says of a company's name | `context_rules`, `name_span`, `acronym` | `CompanyEvidence` |
//! | the same for each name, over the whole article | `company` | `WeighedEvidence` |
//! | whether each of all these is a name | `judge`, with `metonymy` | `Candidate`s |
//! | where those begin that are a pair with one noun | `paired_name` | the same with other tokens |
//! | the best of those that overlap | `candidate` | `Candidate`s that are mentions |
//! | surnames, acronyms and other short forms of these | `short_form`, `metonymy` | more mentions |
//! | mentions of the same person or company | `entity`, `legal_form` | [`Names`] |
//! | what a person does and where | `role` | roles and organisations in the same |
//!
//! Rules, gazetteer and tagger propose, the judge decides: it has learnt from annotated articles what their word is worth
//! where. What each rule gives stands in `points`. What the tags of the lexicon mean stands in `name_tag`.
//!
//! The method is that of an editor: no single sentence has to prove a name, the article as a whole does. So what all
//! places say of a name is evidence for each, and a full form explains its short forms.

mod acronym;
mod candidate;
mod capitals;
mod company;
mod context_rules;
mod entity;
mod evidence;
mod judge;
mod legal_form;
mod metonymy;
mod model;
mod name_span;
mod name_tag;
mod name_text;
mod name_words;
mod paired_name;
mod person;
mod person_form;
mod points;
mod role;
mod short_form;
mod tagger_votes;

#[cfg(feature = "train")]
pub(crate) use judge::forest;
pub use model::Names;
pub use tagger_votes::propose;
#[cfg(feature = "train")]
pub(crate) use tagger_votes::with_view;

use super::figures::Quantity;
use super::text::Text;
use crate::analysis::tagger::Model;
use crate::order::Reorder;
use candidate::{Candidate, NameKind};
use judge::Docket;
use name_text::{GazetteerPhrase, NameText};
use points::NameRule;

/// Finds the people and companies that the text names. No name lies inside the numbers of `quantities`, but
/// for counted nouns (`30 Boeing jets`).
pub fn recognize(text: &Text<'_>, quantities: &[Quantity]) -> Names {
    recognize_with(text, quantities, Model::of(text.pack), judge::FOREST)
}

/// The same with these models.
pub(crate) fn recognize_with(
    text: &Text<'_>,
    quantities: &[Quantity],
    tagger: Option<Model<'_>>,
    forest: &[u8],
) -> Names {
    let text = NameText::new(text);
    let docket = Docket::new(&text, quantities, tagger);
    let mut mentions = candidate::resolve(paired_name::complete(&text, docket.judge(forest)));
    mentions.extend(others(&text, &mentions));
    mentions.reorder_by_key(|mention| mention.tokens.start);
    let mentions = short_form::extend(&text, mentions);
    let mentions = mentions.into_iter().filter(|mention| is_mention(&text, mention, quantities)).collect();
    let mut names = entity::merge(&text, mentions);
    role::assign(&text, &mut names);
    names
}

/// Calls `each` with the tokens of all that may be a name, and the evidence for the judge.
#[cfg(feature = "train")]
pub(crate) fn for_each_case(
    text: &Text<'_>,
    quantities: &[Quantity],
    tagger: Option<Model<'_>>,
    each: impl FnMut(std::ops::Range<usize>, &[i16]),
) {
    Docket::new(&NameText::new(text), quantities, tagger).for_each(each);
}

/// Names of the gazetteer that are neither people nor companies, so that no short form takes their tokens: those
/// that overlap none of `mentions`, which are in the order of the text.
fn others(text: &NameText<'_>, mentions: &[Candidate]) -> Vec<Candidate> {
    let is_free = |tokens: &std::ops::Range<usize>| {
        let next = mentions.partition_point(|mention| mention.tokens.end <= tokens.start);
        mentions.get(next).is_none_or(|mention| mention.tokens.start >= tokens.end)
    };
    let other = |phrase: &&GazetteerPhrase| {
        let is_place = phrase.sense.is_place() && phrase.tokens.len() > 1;
        (phrase.sense.is_no_company() || is_place) && is_free(&phrase.tokens)
    };
    text.phrases
        .iter()
        .filter(other)
        .map(|phrase| Candidate {
            tokens: phrase.tokens.clone(),
            kind: NameKind::Other,
            score: 0,
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
    // The judge knows the signs of these; a service that is used, an airport and an exchange as places, and a model
    // with its code are told by the words beside them alone.
    let is_other = match mention.rule {
        NameRule::ShortForm => metonymy::is_other(text, mention),
        _ => metonymy::is_place_or_service(text, mention) || metonymy::has_model_code(text, mention),
    };
    // A letter of a code is nobody's name, and the source, the author and whoever took the picture do not belong to the
    // article.
    let is_outside = metonymy::is_letter_of_code(text, mention)
        || metonymy::is_credit(text, mention)
        || metonymy::is_byline(text, mention)
        || mention.kind == NameKind::Company && metonymy::is_source(text, mention);
    !(inside_number || is_outside || mention.kind == NameKind::Company && is_other)
}
