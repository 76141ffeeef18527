//! What figures are about: of, who, when, direction.

mod frames;
mod gold;
#[path = "../support/growth.rs"]
mod growth;
/// The files of the trainer that are needed here. They name the modules of the crate as they do there.
#[path = "../../src/train"]
mod train {
    #[allow(dead_code, reason = "the trainer needs more of it")]
    pub mod gold;
    #[allow(dead_code, reason = "the trainer needs more of it")]
    pub mod score;
}

use depesche::{analysis, document};
