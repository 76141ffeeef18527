//! Text to features: each is one 64-bit hash of what it says.

use super::view::TaggerView;
use crate::analysis::feature_hash::{combine, hash};
use crate::analysis::text::Shape;
use std::ops::Range;

/// How many tokens to the left and right of a token its features see.
const REACH: usize = 2;

/// What is known of one token.
#[derive(Debug, Clone, Copy, Default)]
struct Facts {
    word: u64,
    lower: u64,
    shape: u64,
    /// Hashes of the first three and four and the last two, three and four letters.
    affixes: [u64; 5],
    cluster: u32,
    /// What gazetteer and dictionary know, as bits.
    senses: u64,
    tags: u64,
    position: u64,
}

/// Buffers of the extraction, which are used again for the next segment.
#[derive(Debug, Default)]
pub(crate) struct Features {
    facts: Vec<Facts>,
    hashes: Vec<u64>,
}

impl Features {
    /// Calls `each` with the number of every token of `segment` and its features. `cluster` gives the path of the
    /// token's word in the tree of clusters, read from the low bits, 0 where there is none; `None` takes the word
    /// for one that was never seen.
    pub fn extract(
        &mut self,
        view: &TaggerView<'_>,
        segment: Range<usize>,
        cluster: impl Fn(usize, &str) -> Option<u32>,
        mut each: impl FnMut(usize, &[u64]),
    ) {
        let sentence = view.text.sentence_of(segment.start);
        let limits =
            view.text.sentences.get(sentence).map_or(segment.clone(), |sentence| sentence.tokens.clone());
        self.facts.clear();
        for slot in 0..segment.len() + 2 * REACH {
            let index = (segment.start + slot).checked_sub(REACH).filter(|index| limits.contains(index));
            let inner = slot >= REACH && slot < segment.len() + REACH;
            self.facts.push(index.map_or_else(Facts::default, |index| facts(view, index, inner, &cluster)));
        }
        for (offset, index) in segment.enumerate() {
            self.hashes.clear();
            if let Some(window) = self.facts[offset..].first_chunk::<{ 2 * REACH + 1 }>() {
                templates(window, &mut self.hashes);
            }
            each(index, &self.hashes);
        }
    }
}

fn facts(
    view: &TaggerView<'_>,
    index: usize,
    inner: bool,
    cluster: &impl Fn(usize, &str) -> Option<u32>,
) -> Facts {
    let piece = view.text.form(index);
    let token = view.text.tokens[index];
    let (sense, word) = (view.senses[index], view.words[index]);
    // Not whether it is a known company: the rules know that, and the tagger is for the unknown ones.
    let flags = [
        sense.is_given_name(),
        sense.is_ambiguous_given_name(),
        sense.is_place(),
        sense.is_demonym(),
        sense.is_no_company(),
        sense.is_product(),
        sense.is_no_surname(),
        word.is_ordinary(),
        word.is_surname(),
    ];
    let cluster = cluster(index, piece);
    let mut facts = Facts {
        word: if cluster.is_some() { hash(piece.as_bytes()) } else { 0 },
        cluster: cluster.unwrap_or(0),
        senses: bits(&flags),
        tags: u64::from(view.tags[index]),
        ..Facts::default()
    };
    facts.lower = if token.shape == Shape::Lower || cluster.is_none() {
        facts.word
    } else {
        hash(piece.to_lowercase().as_bytes())
    };
    facts.position = bits(&[
        true,
        view.starts[index],
        view.title_case[index],
        token.joined,
        view.text.is_joined(index + 1),
    ]);
    facts.shape = shape(piece);
    if inner {
        facts.affixes = affixes(piece);
    }
    facts
}

fn bits(flags: &[bool]) -> u64 {
    flags.iter().rev().fold(0, |bits, &flag| bits << 1 | u64::from(flag))
}

/// How the word is written, with runs as one: `Xx` for `Wort`, `xXx` for `iPhone`, `X` for `SAP`.
fn shape(piece: &str) -> u64 {
    const LONGEST: u32 = 6;
    let mut shape = 0;
    let mut last = 0;
    let mut runs = 0;
    for char in piece.chars() {
        let class = match char {
            _ if char.is_lowercase() => 1,
            _ if char.is_uppercase() => 2,
            '0'..='9' => 3,
            _ => 4,
        };
        if class != last {
            if runs == LONGEST {
                break;
            }
            shape = shape << 3 | class;
            last = class;
            runs += 1;
        }
    }
    shape << 2 | (piece.len() as u64).min(3)
}

fn affixes(piece: &str) -> [u64; 5] {
    let front =
        |count: usize| piece.char_indices().nth(count).map_or(0, |(end, _)| hash(&piece.as_bytes()[..end]));
    let back = |count: usize| {
        piece.char_indices().nth_back(count - 1).map_or(0, |(start, _)| hash(&piece.as_bytes()[start..]))
    };
    [front(3), front(4), back(2), back(3), back(4)]
}

/// The features of the token in the middle of `window`.
fn templates(window: &[Facts; 2 * REACH + 1], hashes: &mut Vec<u64>) {
    let [before2, before, here, after, after2] = window;
    let mut number = 0;
    let mut add = |left: u64, right: u64| {
        number += 1;
        if left | right == 0 {
            return;
        }
        hashes.push(combine(number, left, right));
    };
    add(here.word, 0);
    add(here.lower, 0);
    add(here.shape, 0);
    add(here.shape, here.position);
    for affix in here.affixes {
        add(affix, 0);
    }
    add(here.senses, 0);
    add(here.tags, 0);
    for depth in [4, 6, 10, 32] {
        add(prefix(here.cluster, depth), 0);
    }
    for beside in [before, after] {
        add(beside.lower, 0);
        add(beside.shape, here.shape);
        add(beside.senses, here.senses);
        add(beside.tags, beside.position & 1);
        add(beside.senses, beside.position & 1);
        for depth in [6, 10, 32] {
            add(prefix(beside.cluster, depth), 0);
        }
        add(prefix(beside.cluster, 10), prefix(here.cluster, 10));
        add(prefix(beside.cluster, 32), here.shape);
    }
    for far in [before2, after2] {
        add(far.lower, 0);
        add(far.tags, 0);
        add(prefix(far.cluster, 6), 0);
        add(prefix(far.cluster, 32), 0);
    }
    add(before.lower, after.lower);
    add(before.tags, after.tags);
}

/// The first `depth` steps of the path, told from those of other depths.
fn prefix(cluster: u32, depth: u32) -> u64 {
    let path = if depth < 32 { cluster & ((1 << depth) - 1) } else { cluster };
    u64::from(path) | u64::from(depth) << 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_tell_how_words_are_written() {
        assert_eq!(shape("Siemens"), shape("Volkswagen"));
        assert_ne!(shape("Siemens"), shape("SAP"));
        assert_ne!(shape("iPhone"), shape("OpenAI"));
        assert_ne!(shape("X"), shape("XING"));
    }

    #[test]
    fn cluster_prefixes_are_the_low_bits() {
        assert_eq!(prefix(0b1_0110, 4), prefix(0b0110, 4));
        assert_ne!(prefix(0b0110, 4), prefix(0b0110, 6));
    }
}
