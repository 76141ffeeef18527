//! The judge: which of all that may be a name is one.
//!
//! The rules, the tagger and the gazetteer propose. Every place that any of them proposes, and every other place that
//! is written alike, is judged by all that is known of it: the points of each rule, the word of the tagger, what the
//! lexicons know of its words and of those beside it, and all that the whole article says of the name. Two sums of
//! decision trees, grown on the gold articles by `depesche train names`, give the odds that it is a company and that it
//! is a person.
//!
//! | file | job |
//! | --- | --- |
//! | `sighting` | the places and names, with what rules and tagger say |
//! | `feature`, `tag_sets` | the same as numbers |
//! | `forest` | the trees |
//! | `rivals` | which of several spans is the name, where the trees cannot tell |

mod feature;
pub(crate) mod forest;
mod rivals;
mod sighting;
mod tag_sets;

use super::candidate::{Candidate, NameKind};
use super::company;
use super::name_text::NameText;
use super::person;
use super::tagger_votes::TaggerVotes;
use crate::analysis::figures::Quantity;
use crate::analysis::tagger::Model;
use forest::{Forest, OpenLeaves};
use sighting::Sightings;

/// The trees of the program.
pub(super) static FOREST: &[u8] = include_bytes!("../../../../assets/model/names");

/// What a company and a person must reach in hundredths of the logarithm of the odds. The rules for people are right so
/// often that they win where the trees are not sure.
const LEAST: [i32; 2] = [0, -40];
/// What a person must reach where a rule says so.
const LEAST_OF_RULE: i32 = -160;

/// All that may be a name in a text.
pub(super) struct Docket<'t> {
    text: &'t NameText<'t>,
    quantities: &'t [Quantity],
    people: Vec<Candidate>,
    sightings: Sightings,
}

impl<'t> Docket<'t> {
    /// What the rules, the gazetteer and `tagger` propose.
    pub fn new(text: &'t NameText<'t>, quantities: &'t [Quantity], tagger: Option<Model<'_>>) -> Self {
        let votes = TaggerVotes::new(text, tagger);
        let people = person::recognize(text);
        let companies = company::weigh(text, &people, &votes);
        let sightings = Sightings::new(text, &companies, &people, &votes);
        Self { text, quantities, people, sightings }
    }

    /// Calls `each` with the tokens of every place and its evidence.
    #[cfg(feature = "train")]
    pub fn for_each(&self, mut each: impl FnMut(std::ops::Range<usize>, &[i16])) {
        feature::for_each(self.text, &self.sightings, &self.people, self.quantities, |evidence| {
            each(self.sightings.places[evidence.place].tokens.clone(), evidence.values);
        });
    }

    /// The places that are names, each with its score: hundredths of the logarithm of the odds. Some overlap.
    pub fn judge(&self, forest: &[u8]) -> Vec<Candidate> {
        /// Worse odds than these, of about one to twelve, add nothing.
        const WORST: i32 = -250;
        let (mut names, mut unsure) = (Vec::new(), Vec::new());
        let (mut all, mut of_name, mut open): (Option<OpenLeaves>, _, _) =
            (None, OpenLeaves::default(), OpenLeaves::default());
        feature::for_each(self.text, &self.sightings, &self.people, self.quantities, |evidence| {
            let Some(forest) = Forest::new(forest, evidence.values.len()) else { return };
            let (name, place) = evidence.values.split_at(evidence.of_name);
            if evidence.is_new_name {
                of_name.copy(all.get_or_insert_with(|| forest.all()));
                forest.narrow(&mut of_name, 0, name);
            }
            open.copy(&of_name);
            forest.narrow(&mut open, name.len(), place);
            for (kind, name) in [NameKind::Company, NameKind::Person].into_iter().enumerate() {
                let score = forest.log_odds(kind, &open);
                let sighting = &self.sightings.places[evidence.place];
                let is_ruled = name == NameKind::Person && sighting.person > 0;
                if score >= if is_ruled { LEAST_OF_RULE } else { LEAST[kind] } {
                    names.push(sighting.mention(name, score));
                } else if name == NameKind::Company && score >= WORST {
                    unsure.push(sighting.mention(name, score));
                }
            }
        });
        let agreed = rivals::agreed(&names, unsure);
        names.extend(agreed);
        names
    }
}
