//! What figures are about: of, who, when, direction.

mod frames;
mod gold;
#[path = "../support/growth.rs"]
mod growth;
#[path = "../support/score.rs"]
mod score;
