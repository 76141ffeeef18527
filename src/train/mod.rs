//! The trainers of the models in `assets/model`: `tagger` learns names from labelled sentences and gold articles, `names`
//! learns from gold articles which of all that may be a name is one, `links` how much each piece of evidence for a link
//! weighs.

mod error;
mod files;
mod gold;
pub mod links;
pub mod names;
mod score;
mod side_by_side;
pub mod tagger;
mod threads;

pub use error::TrainError;
