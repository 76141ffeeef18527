//! The file of the judge: two sums of decision trees, asked by feature and not tree by tree.
//!
//! A tree says which of its leaves a sighting ends in. Walking there jumps through memory and guesses wrong at every
//! turn. Instead every inner node is a question to its feature: where the value is higher than the node allows, no
//! leaf on its left is reached. The questions of all trees lie together by feature, the lowest first, so that most
//! features, whose values are low, are done with after one look; what they rule out are bits. The first leaf of a tree
//! that is left is the one that a walk would have found. (Lucchese et al., "`QuickScorer`: a fast algorithm to rank
//! documents with additive ensembles of regression trees", 2015.)
//!
//! All numbers are little endian.
//!
//! | part | is |
//! | --- | --- |
//! | magic | `DPNAM002` |
//! | features | how many numbers the trees were grown with, 32 bits |
//! | trees | how many there are for companies and for people, 32 bits each |
//! | bases | what each sum starts with, 32-bit floats |
//! | ends | for each feature how many questions there are to it and those before it, 32 bits each |
//! | questions | 6 bytes each: the highest value that rules nothing out, the tree, the leaves that stay: 16 bits each |
//! | leaves | what each leaf adds, [`LEAVES`] 32-bit floats a tree, from the left |

use std::ops::Range;

/// How many kinds of names are judged: companies and people.
pub(crate) const KINDS: usize = 2;
/// The first bytes of the file.
pub(crate) const MAGIC: &[u8; 8] = b"DPNAM002";
/// No tree has more leaves: one bit each.
pub(crate) const LEAVES: usize = 16;
/// The bytes of a question.
pub(crate) const QUESTION: usize = 6;
/// Where the ends begin.
pub(crate) const ENDS: usize = MAGIC.len() + 4 + KINDS * 8;

/// The trees as they lie in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Forest<'m> {
    trees: [usize; KINDS],
    bases: [f32; KINDS],
    ends: &'m [u8],
    questions: &'m [u8],
    leaves: &'m [u8],
}

/// The leaves of each tree that nothing has ruled out yet, a bit each.
#[derive(Debug, Clone, Default)]
pub(crate) struct OpenLeaves(Vec<u16>);

impl OpenLeaves {
    /// Makes this the same as `other`.
    pub(crate) fn copy(&mut self, other: &Self) {
        self.0.clone_from(&other.0);
    }
}

impl<'m> Forest<'m> {
    /// The forest in `bytes`; `None` if there is none for so many features.
    pub(crate) fn new(bytes: &'m [u8], features: usize) -> Option<Self> {
        if !bytes.starts_with(MAGIC) || u32_at(bytes, MAGIC.len()) as usize != features {
            return None;
        }
        let number = |at: usize| u32_at(bytes, MAGIC.len() + 4 + at * 4);
        let (ends, rest) = bytes.get(ENDS..)?.split_at_checked(features * 4)?;
        let questions = u32_at(ends, ends.len().checked_sub(4)?) as usize;
        let (questions, leaves) = rest.split_at_checked(questions * QUESTION)?;
        Some(Self {
            trees: std::array::from_fn(|kind| number(kind) as usize),
            bases: std::array::from_fn(|kind| f32::from_bits(number(KINDS + kind))),
            ends,
            questions,
            leaves,
        })
    }

    /// All leaves of all trees.
    pub(crate) fn all(&self) -> OpenLeaves {
        OpenLeaves(vec![u16::MAX; self.trees.iter().sum()])
    }

    /// Rules out what `values` rule out, those of the features from `first` on.
    pub(crate) fn narrow(&self, open: &mut OpenLeaves, first: usize, values: &[i16]) {
        let mut start = first.checked_sub(1).map_or(0, |before| u32_at(self.ends, before * 4) as usize);
        for (feature, &value) in (first..).zip(values) {
            let end = u32_at(self.ends, feature * 4) as usize;
            for question in self.questions(start..end) {
                let &[a, b, c, d, e, f] = question;
                if value <= i16::from_le_bytes([a, b]) {
                    break;
                }
                if let Some(leaves) = open.0.get_mut(usize::from(u16::from_le_bytes([c, d]))) {
                    *leaves &= u16::from_le_bytes([e, f]);
                }
            }
            start = end;
        }
    }

    fn questions(&self, range: Range<usize>) -> &'m [[u8; QUESTION]] {
        let bytes = self.questions.get(range.start * QUESTION..range.end * QUESTION);
        bytes.unwrap_or_default().as_chunks().0
    }

    /// The logarithm of the odds that a sighting which leaves these open is a name of this kind.
    pub(crate) fn log_odds(&self, kind: usize, open: &OpenLeaves) -> f32 {
        let before: usize = self.trees[..kind].iter().sum();
        let trees = before..before + self.trees[kind];
        let open = open.0.get(trees.clone()).unwrap_or_default();
        let added = trees.zip(open).map(|(tree, leaves)| {
            let leaf = leaves.trailing_zeros() as usize;
            f32::from_bits(u32_at(self.leaves, (tree * LEAVES + leaf) * 4))
        });
        self.bases[kind] + added.sum::<f32>()
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}
