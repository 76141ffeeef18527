//! Languages that are analysed: one [`Pack`] each, and the only list of them.
//!
//! The code of the stages asks a pack for properties, such as [`Writing::nouns_capitalized`], and never for a language.
//! What differs between languages is data in `assets/language/<code>`, and a value of [`Pack`] in a folder here, beside the
//! code that says its numbers ([`Speech`]). A pack
//! that lacks a property does not compile, so that no language is taken for another by accident.
//!
//! A text in a language without a pack is shown, but not analysed.

mod de;
mod en;
mod locale;
mod locale_data;
mod numbers;
mod pack;
mod packs;
mod per_pack;
mod speech;
mod stem;

pub use locale::Locale;
pub use locale_data::LocaleData;
pub use numbers::{Cardinals, CompoundCardinals, MinorUnitPrices, NounPhrase, Numbers, PluralEndings};
pub use pack::{Naming, Pack, ReportedMood, ShortForms, Syntax, WordFormation, Writing};
pub use packs::{DEFAULT, PACKS, by_code, from_environment, pack, quotation_marks};
pub use per_pack::PerPack;
pub use speech::{Speech, SpokenModifier, SpokenNumber, SpokenQuantity, SpokenUnit};
pub use stem::Stem;
