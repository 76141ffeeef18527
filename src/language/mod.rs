//! Languages.

use crate::document::Language;
use crate::lexicon::Lexicon;
use std::sync::LazyLock;

const COMMON: &str = include_str!("../../assets/language/common/lexicon.tsv");

static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(
        &[COMMON, include_str!("../../assets/language/de/lexicon.tsv")],
        &["e", "en", "er", "es", "em", ""],
    )
});
static ENGLISH: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(&[COMMON, include_str!("../../assets/language/en/lexicon.tsv")], &[]));

/// The lexicon of a language.
pub fn lexicon(language: Language) -> &'static Lexicon {
    if language == Language::German { &GERMAN } else { &ENGLISH }
}
