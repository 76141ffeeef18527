//! Ordinary words of a language, and words that are parts of people's names.

use crate::document::Language;
use fst::Map;
use fst::raw::Output;
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

/// What may stand between the parts of a compound.
const JOINTS: [&str; 6] = ["s", "es", "n", "en", "er", "e"];

/// Whether `word` is two ordinary words, joined as they are or by a joint.
fn is_compound(words: &Words, word: &str) -> bool {
    let is_long = |part: &str| part.chars().nth(SHORTEST_PART - 1).is_some();
    let ends_compound =
        |last: &str| is_long(last) && words.get(last).is_some_and(|sense| sense & WordSense::ORDINARY != 0);
    let joined = |rest: &str| {
        ends_compound(rest) || JOINTS.iter().any(|joint| rest.strip_prefix(joint).is_some_and(ends_compound))
    };
    ordinary_starts(words, word).any(|end| is_long(&word[..end]) && joined(&word[end..]))
}

/// Where the ordinary words end that `word` starts with, in bytes: one walk through the map finds them all.
fn ordinary_starts<'w>(words: &'w Words, word: &'w str) -> impl Iterator<Item = usize> + 'w {
    let map = words.as_fst();
    let mut node = Some(map.root());
    let mut output = Output::zero();
    let step = move |(at, byte): (usize, u8)| {
        let here = node?;
        let transition = here.find_input(byte).map(|index| here.transition(index));
        node = transition.map(|transition| map.node(transition.addr));
        let next = node?;
        output = output.cat(transition?.out);
        let sense = next.is_final().then(|| output.cat(next.final_output()).value());
        Some(sense.is_some_and(|sense| sense & WordSense::ORDINARY != 0).then_some(at + 1))
    };
    word.bytes().enumerate().map_while(step).flatten()
}
