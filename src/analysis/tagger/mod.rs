//! A sequence tagger that proposes people, organisations and places, trained on labelled sentences.
//!
//! It is a linear-chain conditional random field over hashed features, one model a language, made by
//! `depesche train` (feature `train`) and laid out so that nothing is parsed at start. It proposes, it does not
//! decide: [`names`](super::names) takes a [`Proposal`] for evidence beside that of its rules.
//!
//! | file | job |
//! | --- | --- |
//! | `view` | what the lexicons know of the tokens, and the stretches of text worth looking at |
//! | `feature` | tokens to hashed features |
//! | `model` | the file of weights and word clusters |
//! | `decode` | the best labels of a stretch, and how far they are ahead of the others |
//!
//! Nearly all names have capitals, so only segments are tagged: runs of capitalised words with
//! what joins them, unless the dictionary explains every one of them. The rest of the text costs nothing, and
//! the trainer sees the same segments.

mod decode;
mod feature;
mod model;
mod view;

#[cfg(feature = "train")]
pub(crate) use feature::Features;
pub(crate) use model::Model;
#[cfg(feature = "train")]
pub(crate) use model::{layout, word_hash};
pub(crate) use view::TaggerView;

use decode::Chain;
#[cfg(not(feature = "train"))]
use feature::Features;
use std::ops::Range;

/// What the tagger takes a name for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A person.
    Person,
    /// Any organisation: wider than a company.
    Organization,
    /// A country, city, street or other place.
    Place,
}

/// A name that the tagger sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// How far the kind is ahead of every other one, in hundredths of the natural logarithm of the odds, at the
    /// token where that is least.
    pub margin: i32,
}

/// The label of a token: outside of any name, or the first or a further token of one.
pub(crate) mod label {
    use super::Kind;

    /// How many labels there are.
    pub const COUNT: usize = 7;
    /// Outside of any name.
    pub const OUTSIDE: usize = 0;

    /// The label of the first token of a name of this kind; the one of a further token comes next.
    #[cfg(feature = "train")]
    pub fn first(kind: Kind) -> usize {
        match kind {
            Kind::Person => 1,
            Kind::Organization => 3,
            Kind::Place => 5,
        }
    }

    /// The label of a further token of a name of this kind.
    #[cfg(feature = "train")]
    pub fn further(kind: Kind) -> usize {
        first(kind) + 1
    }

    /// The kind of name that the label belongs to.
    pub fn kind(label: usize) -> Option<Kind> {
        match label {
            1 | 2 => Some(Kind::Person),
            3 | 4 => Some(Kind::Organization),
            5 | 6 => Some(Kind::Place),
            _ => None,
        }
    }

    /// Whether the label goes on with a name.
    pub fn goes_on(label: usize) -> bool {
        matches!(label, 2 | 4 | 6)
    }

    /// Whether `label` may stand behind `before`: a name goes on only behind its own kind.
    pub fn may_follow(before: usize, label: usize) -> bool {
        !goes_on(label) || kind(before) == kind(label)
    }
}

/// The names that the model of the text's language sees, in the order of the text. There are none in languages
/// without a model.
pub(crate) fn propose(view: &TaggerView<'_>) -> Vec<Proposal> {
    Model::of(view.text.pack).map_or_else(Vec::new, |model| propose_with(view, model))
}

/// The names that `model` sees.
pub(crate) fn propose_with(view: &TaggerView<'_>, model: Model<'_>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    let mut features = Features::default();
    let mut chain = Chain::default();
    for segment in view.segments() {
        chain.clear();
        features.extract(
            view,
            segment.clone(),
            |_, word| Some(model.cluster(word)),
            |_, hashes| {
                chain.push(model.scores(hashes));
            },
        );
        chain.decode(model);
        proposals.extend(chain.names().map(|(tokens, kind, margin)| Proposal {
            tokens: segment.start + tokens.start..segment.start + tokens.end,
            kind,
            margin: model.hundredths(margin),
        }));
    }
    proposals
}
