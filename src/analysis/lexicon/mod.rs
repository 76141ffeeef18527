//! Words as data: the tables in `assets/lexicon`, compiled into the program.
//!
//! A table is UTF-8, tab separated, one entry a line; lines that start with `#` say what it is, where it
//! comes from and under which licence.

pub mod phrase;
mod table;
pub mod word;

pub use table::{WordMap, WordSet, rows};

use crate::document::Language;
use std::sync::LazyLock;

/// The general words of one language, which several stages ask for. Words of one stage live with that stage.
#[derive(Debug)]
pub struct Lexicon {
    abbreviations: WordSet,
    openers: WordSet,
}

static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    abbreviations: WordSet::parse(include_str!("../../../assets/lexicon/abbreviations.de.tsv")),
    openers: WordSet::parse(include_str!("../../../assets/lexicon/openers.de.tsv")),
});
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    abbreviations: WordSet::parse(include_str!("../../../assets/lexicon/abbreviations.en.tsv")),
    openers: WordSet::default(),
});

impl Lexicon {
    /// The lexicon of `language`; English for those that have none.
    pub fn of(language: Language) -> &'static Self {
        if language == Language::German { &GERMAN } else { &ENGLISH }
    }

    /// Whether a point behind `word` belongs to it: `Mrd`, `Dr`, `Inc`.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.abbreviations.contains(word)
    }

    /// Whether `word` opens a sentence and follows no ordinal; for languages that write ordinals with a point.
    pub fn is_opener(&self, word: &str) -> bool {
        self.openers.contains(word)
    }
}
