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
#[cfg(not(feature = "train"))]
use feature::Features;

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
