//! What a word is in a filled template: the hash of its stem.

use crate::analysis::feature_hash::hash;
use crate::lexicon::table::lower_into;

/// What stands for a token that is no word of its own. No word has such a small hash.
pub(super) mod key {
    /// Before or behind the sentence.
    pub const EDGE: u64 = 0;
    /// A person or a company.
    pub const NAME: u64 = 1;
    /// A figure.
    pub const FIGURE: u64 = 2;
    /// A period.
    pub const TIME: u64 = 3;
    /// A word of no known class.
    pub const UNKNOWN: u64 = 4;
}

/// The letters that a stem keeps at least.
const SHORTEST: usize = 4;

/// Makes stems. They need not be words, only the same for all forms of a word.
pub(super) struct Stems {
    /// Endings that are cut off, the longer ones first.
    endings: &'static [&'static str],
    lower: String,
}

impl Stems {
    pub(super) fn new(endings: &'static [&'static str]) -> Self {
        Self { endings, lower: String::new() }
    }

    /// The hash of the stem of `word` in lower case.
    pub(super) fn key(&mut self, word: &str) -> u64 {
        hash(self.stem(word).as_bytes())
    }

    /// The hash of the last letters of that stem: words that end alike often are of one sort, compounds above all.
    pub(super) fn ending(&mut self, word: &str) -> u64 {
        /// So many letters are read.
        const LETTERS: usize = 5;
        let stem = self.stem(word);
        let from = stem.char_indices().rev().nth(LETTERS - 1).map_or(0, |(at, _)| at);
        hash(stem.get(from..).unwrap_or_default().as_bytes())
    }

    fn stem(&mut self, word: &str) -> &str {
        lower_into(word, &mut self.lower);
        let long = |stem: &&str| stem.chars().nth(SHORTEST - 1).is_some();
        // Most endings are told apart by their last byte.
        let last = self.lower.as_bytes().last();
        let endings = self.endings.iter().filter(|ending| ending.as_bytes().last() == last);
        let stem = endings.into_iter().find_map(|ending| self.lower.strip_suffix(ending).filter(long));
        stem.unwrap_or(&self.lower)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;

    #[test]
    fn forms_of_a_word_have_one_key() {
        for pack in PACKS {
            let mut stems = Stems::new(pack.words.inflections);
            assert_eq!(stems.key("Banken"), stems.key("banken"));
            for ending in pack.words.inflections {
                assert_eq!(stems.key(&format!("abcdx{ending}")), stems.key("abcdx"), "{ending}");
            }
            assert_ne!(stems.key("des"), stems.key("de"));
        }
    }
}
