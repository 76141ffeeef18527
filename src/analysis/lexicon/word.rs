//! Ordinary words of a language, and words that are parts of people's names.

use crate::document::Language;
use fst::Map;
use std::sync::LazyLock;

/// What a word of a language can be, from `assets/lexicon/words.*.tsv`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordSense(u64);

impl WordSense {
    const ORDINARY: u64 = 1;
    const SURNAME: u64 = 1 << 1;
    const COMPOUND: u64 = 1 << 2;

    /// An ordinary word: no name, or not only a name.
    pub fn is_ordinary(self) -> bool {
        self.0 & Self::ORDINARY != 0
    }

    /// An ordinary word only as far as its parts are: a new compound, or a name made of words.
    pub fn is_compound(self) -> bool {
        self.0 & Self::COMPOUND != 0
    }

    /// Mostly seen as a part of people's names.
    pub fn is_surname(self) -> bool {
        self.0 & Self::SURNAME != 0
    }
}

type Words = Map<&'static [u8]>;

static GERMAN: LazyLock<Option<Words>> =
    LazyLock::new(|| Map::new(include_bytes!(concat!(env!("OUT_DIR"), "/words.de.fst")).as_slice()).ok());
static ENGLISH: LazyLock<Option<Words>> =
    LazyLock::new(|| Map::new(include_bytes!(concat!(env!("OUT_DIR"), "/words.en.fst")).as_slice()).ok());

/// The shortest part of a German compound that is looked up.
const SHORTEST_PART: usize = 4;

/// What `word`, in whatever case, can be in `language`. German compounds of known words are ordinary words.
pub fn sense_of(word: &str, language: Language) -> WordSense {
    let german = language == Language::German;
    let Some(words) = (if german { &*GERMAN } else { &*ENGLISH }) else { return WordSense::default() };
    let lower = word.to_lowercase();
    if let Some(sense) = words.get(&lower) {
        return WordSense(sense);
    }
    if german && is_compound(words, &lower) {
        WordSense(WordSense::ORDINARY | WordSense::COMPOUND)
    } else {
        WordSense::default()
    }
}

/// Whether `word` is two ordinary words, joined as they are or by `s`, `es`, `n`, `en`, `er`.
fn is_compound(words: &Words, word: &str) -> bool {
    let ordinary = |part: &str| {
        part.chars().count() >= SHORTEST_PART
            && words.get(part).is_some_and(|sense| sense & WordSense::ORDINARY != 0)
    };
    word.char_indices().map(|(at, _)| word.split_at(at)).any(|(first, last)| {
        last.len() >= SHORTEST_PART
            && ordinary(last)
            && (ordinary(first)
                || ["s", "es", "n", "en", "er", "e"]
                    .iter()
                    .any(|joint| first.strip_suffix(joint).is_some_and(ordinary)))
    })
}
