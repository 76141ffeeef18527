//! Languages that are analysed: one [`Pack`] each, and the only list of them.
//!
//! The code of the stages asks a pack for properties, such as [`Writing::nouns_capitalized`], and never for a language.
//! What differs between languages is data in `assets/language/<code>`, and a value of [`Pack`] in a file here. A pack
//! that lacks a property does not compile, so that no language is taken for another by accident.
//!
//! A text in a language without a pack is shown, but not analysed.

mod de;
mod en;
mod pack;
mod per_pack;

pub use pack::{Naming, Pack, Syntax, WordFormation, Writing};
pub use per_pack::PerPack;

use crate::document::Language;

/// Every language that is analysed.
pub static PACKS: [&Pack; 2] = [&de::PACK, &en::PACK];

/// The pack of a language.
pub fn pack(language: Language) -> Option<&'static Pack> {
    PACKS.into_iter().find(|pack| pack.language == language)
}
