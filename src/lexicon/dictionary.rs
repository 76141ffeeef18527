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

/// How the compounds of a language are built. Without joints it has none that are written as one word.
#[derive(Debug, Clone, Copy)]
pub struct CompoundRules {
    /// What may stand between the parts: the `s` of `Jahresumsatz`.
    pub joints: &'static [&'static str],
    /// Known words that begin other words, but no compounds: the `ange` of `Angebote`.
    pub bound_beginnings: &'static [&'static str],
    /// Known words that end other words, but no compounds: the `schaft` of `Gewerkschaft`.
    pub bound_ends: &'static [&'static str],
    /// Endings of participles, the first of which tells them from compounds: `Vorsitzende` is one, since there is
    /// `Vorsitzender`, but `Jahresende` is none.
    pub participle_endings: &'static [&'static str],
}

impl CompoundRules {
    /// Those of a language without compounds.
    pub const NONE: Self =
        Self { joints: &[], bound_beginnings: &[], bound_ends: &[], participle_endings: &[] };
}

/// The ordinary words of one language.
#[derive(Debug)]
pub struct Dictionary {
    /// `None` where the bytes are no map, which a test rules out.
    words: Option<Words>,
    compounds: CompoundRules,
}

impl Dictionary {
    /// The dictionary in the finite-state map that the build script has made. Where the language has `compounds`, those of
    /// known words are ordinary words as well.
    pub fn new(map: &'static [u8], compounds: CompoundRules) -> Self {
        Self { words: Map::new(map).ok(), compounds }
    }

    /// What `word`, in whatever case, can be.
    pub fn sense_of(&self, word: &str) -> WordSense {
        let Some(words) = &self.words else { return WordSense::default() };
        let lower = word.to_lowercase();
        // One walk through the map finds the word, or the ordinary words that it begins with.
        let (mut starts, mut sense) = (Vec::new(), None);
        for (end, found) in known_starts(words, &lower) {
            if end == lower.len() {
                sense = Some(WordSense(found));
            } else if !self.compounds.joints.is_empty() && found & WordSense::ORDINARY != 0 {
                starts.push(end);
            }
        }
        if let Some(sense) = sense {
            return sense;
        }
        if is_compound(words, &lower, starts, self.compounds.joints) {
            WordSense(WordSense::ORDINARY | WordSense::COMPOUND)
        } else {
            WordSense::default()
        }
    }

    /// The ordinary words that the compound `word`, in lower case, is made of; none where it is no compound of known words.
    /// Of several divisions, that with the fewest parts, the shortest joints and then the longest first part counts:
    /// `Umsatz|erlöse` and not `Umsatz-er|löse`, `Jahres|ende` and not `Jahre|sende`.
    pub fn compound_parts<'w>(&self, word: &'w str) -> Vec<&'w str> {
        let rules = &self.compounds;
        let Some(words) = self.words.as_ref().filter(|_| !rules.joints.is_empty()) else { return Vec::new() };
        let participle = self.participle_ending(words, word);
        // Known words that are no parts of compounds where they stand.
        let is_bound = |start: usize, end: usize| {
            let part = &word[start..end];
            start > 0 && rules.bound_ends.contains(&part)
                || end < word.len() && rules.bound_beginnings.contains(&part)
                || start > 0 && end == word.len() && participle == Some(part)
        };
        let is_long = |part: &str| part.chars().nth(SHORTEST_PART - 1).is_some();
        let behind = |end: usize| {
            let joined = move |joint: &&str| word[end..].starts_with(*joint).then_some(end + joint.len());
            std::iter::once(end).chain(rules.joints.iter().filter_map(joined))
        };
        // All parts, where one may begin. Each place is looked at once.
        let mut begins = vec![false; word.len() + 1];
        begins[0] = true;
        let mut parts: Vec<(usize, usize)> = Vec::new();
        for start in 0..word.len() {
            if !begins[start] {
                continue;
            }
            for end in ordinary_starts(words, &word[start..]).map(|length| start + length) {
                if is_long(&word[start..end]) && end - start < word.len() && !is_bound(start, end) {
                    parts.push((start, end));
                    behind(end).for_each(|next| begins[next] = true);
                }
            }
        }
        // From the end back: the best division of what begins at each place, as its parts and bytes of joints, the end of
        // its first part and the beginning of the next one.
        let mut best: Vec<Option<(usize, usize, usize, usize)>> = vec![None; word.len() + 1];
        best[word.len()] = Some((0, 0, word.len(), word.len()));
        for (start, end) in parts.into_iter().rev() {
            for next in behind(end).filter(|&next| next < word.len() || next == end) {
                let Some((parts, joints, ..)) = best[next] else { continue };
                let (parts, joints) = (parts + 1, joints + next - end);
                if best[start].is_none_or(|(fewest, least, ..)| (parts, joints) < (fewest, least)) {
                    best[start] = Some((parts, joints, end, next));
                }
            }
        }
        let mut found = Vec::new();
        let mut start = 0;
        while let Some((_, _, end, next)) = best[start].filter(|_| start < word.len()) {
            found.push(&word[start..end]);
            start = next;
        }
        found
    }

    /// The ending of `word`, if that is a participle.
    fn participle_ending(&self, words: &Words, word: &str) -> Option<&'static str> {
        let endings = self.compounds.participle_endings;
        let tell = endings.first()?;
        endings.iter().copied().find(|ending| {
            word.strip_suffix(ending).is_some_and(|stem| words.contains_key(format!("{stem}{tell}")))
        })
    }
}

/// Whether `word` is two ordinary words, joined as they are or by a joint; `starts` are the ends of the ordinary words that
/// it begins with.
fn is_compound(words: &Words, word: &str, starts: Vec<usize>, joints: &[&str]) -> bool {
    let is_long = |part: &str| part.chars().nth(SHORTEST_PART - 1).is_some();
    let ends_compound =
        |last: &str| is_long(last) && words.get(last).is_some_and(|sense| sense & WordSense::ORDINARY != 0);
    let joined = |rest: &str| {
        ends_compound(rest) || joints.iter().any(|joint| rest.strip_prefix(joint).is_some_and(ends_compound))
    };
    starts.into_iter().any(|end| is_long(&word[..end]) && joined(&word[end..]))
}

/// Where the ordinary words end that `word` starts with, in bytes.
fn ordinary_starts<'w>(words: &'w Words, word: &'w str) -> impl Iterator<Item = usize> + 'w {
    let starts = known_starts(words, word);
    starts.filter(|(_, sense)| sense & WordSense::ORDINARY != 0).map(|(end, _)| end)
}

/// Where the words of the map end that `word` starts with, in bytes, and what they are: one walk finds them all.
fn known_starts<'w>(words: &'w Words, word: &'w str) -> impl Iterator<Item = (usize, u64)> + 'w {
    let map = words.as_fst();
    let mut node = Some(map.root());
    let mut output = Output::zero();
    let step = move |(at, byte): (usize, u8)| {
        let here = node?;
        let transition = here.find_input(byte).map(|index| here.transition(index));
        node = transition.map(|transition| map.node(transition.addr));
        let next = node?;
        output = output.cat(transition?.out);
        Some(next.is_final().then(|| (at + 1, output.cat(next.final_output()).value())))
    };
    word.bytes().enumerate().map_while(step).flatten()
}
