//! Ordinary words of a language, and words that are parts of people's names.

use fst::Map;
use fst::raw::Output;

/// What a word of a language can be, from `assets/language/<code>/words.tsv`.
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

/// The shortest part of a compound that is looked up, in characters.
const SHORTEST_PART: usize = 4;

/// The ordinary words of one language.
#[derive(Debug)]
pub struct Dictionary {
    /// `None` where the bytes are no map, which a test rules out.
    words: Option<Words>,
    /// What may stand between the parts of a compound; empty for languages that don't write compounds as one word.
    joints: &'static [&'static str],
}

impl Dictionary {
    /// The dictionary in the finite-state map that the build script has made. Where there are `joints`, compounds of
    /// known words are ordinary words as well.
    pub fn new(map: &'static [u8], joints: &'static [&'static str]) -> Self {
        Self { words: Map::new(map).ok(), joints }
    }

    /// What `word`, in whatever case, can be.
    pub fn sense_of(&self, word: &str) -> WordSense {
        let Some(words) = &self.words else { return WordSense::default() };
        let lower = word.to_lowercase();
        if let Some(sense) = words.get(&lower) {
            return WordSense(sense);
        }
        if !self.joints.is_empty() && is_compound(words, &lower, self.joints) {
            WordSense(WordSense::ORDINARY | WordSense::COMPOUND)
        } else {
            WordSense::default()
        }
    }
}

/// Whether `word` is two ordinary words, joined as they are or by a joint.
fn is_compound(words: &Words, word: &str, joints: &[&str]) -> bool {
    let is_long = |part: &str| part.chars().nth(SHORTEST_PART - 1).is_some();
    let ends_compound =
        |last: &str| is_long(last) && words.get(last).is_some_and(|sense| sense & WordSense::ORDINARY != 0);
    let joined = |rest: &str| {
        ends_compound(rest) || joints.iter().any(|joint| rest.strip_prefix(joint).is_some_and(ends_compound))
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
