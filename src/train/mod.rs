//! The trainers of the models in `assets/model`: `tagger` learns names from labelled sentences, `links` learns from
//! gold articles how much each piece of evidence weighs.

mod error;
pub mod links;
mod score;
pub mod tagger;

pub use error::TrainError;
