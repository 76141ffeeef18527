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
//! | `label`, `proposal` | the labels of tokens, and the names that they make |
//! | `model` | the file of weights and word clusters |
//! | `decode` | the best labels of a stretch, and how far they are ahead of the others |
//!
//! Nearly all names have capitals, so only segments are tagged: runs of capitalised words with
//! what joins them, unless the dictionary explains every one of them. The rest of the text costs nothing, and
//! the trainer sees the same segments.

mod decode;
mod feature;
pub(crate) mod label;
mod model;
mod proposal;
mod view;

#[cfg(feature = "train")]
pub(crate) use feature::Features;
pub(crate) use model::Model;
#[cfg(feature = "train")]
pub(crate) use model::{layout, word_hash};
pub use proposal::{Proposal, ProposalKind};
pub(crate) use view::TaggerView;

use decode::Chain;
pub(crate) use decode::Lattice;
#[cfg(not(feature = "train"))]
use feature::Features;

/// What a model sees in a text.
#[derive(Debug, Default)]
pub(crate) struct Sight<'m> {
    /// The names, in the order of the text.
    pub proposals: Vec<Proposal>,
    /// What it thinks of any stretch; `None` without a model.
    pub lattice: Option<Lattice<'m>>,
}

/// What `model` sees: nothing where there is none.
pub(crate) fn look<'m>(view: &TaggerView<'_>, model: Option<Model<'m>>) -> Sight<'m> {
    let Some(model) = model else { return Sight::default() };
    let mut proposals = Vec::new();
    let mut lattice = Lattice::new(model);
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
        lattice.add(segment.clone(), &chain);
        proposals.extend(chain.names().map(|(tokens, kind, margin)| Proposal {
            tokens: segment.start + tokens.start..segment.start + tokens.end,
            kind,
            margin: model.hundredths(margin),
        }));
    }
    Sight { proposals, lattice: Some(lattice) }
}
