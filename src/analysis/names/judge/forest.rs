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
//! | magic | `DPNAM003` |
//! | features | how many numbers the trees were grown with, 32 bits |
//! | trees | how many there are for companies and for people, 32 bits each |
//! | bases | what each sum starts with, 32 bits each |
//! | lowest | for each feature the highest value that no question to it asks about, 16 bits each |
//! | ends | for each feature how many questions there are to it and those before it, 32 bits each |
//! | questions | 6 bytes each: the highest value that rules nothing out, the tree, the leaves that stay: 16 bits each |
//! | leaves | what each leaf adds, [`LEAVES`] numbers of 16 bits a tree, from the left |
//!
//! What a sum starts with and what a leaf adds are parts of the logarithm of the odds, in units of 1 / [`SCALE`].

/// How many kinds of names are judged: companies and people.
pub(crate) const KINDS: usize = 2;
/// The first bytes of the file.
pub(crate) const MAGIC: &[u8; 8] = b"DPNAM003";
/// No tree has more leaves: one bit each.
pub(crate) const LEAVES: usize = 16;
/// The bytes of a question.
pub(crate) const QUESTION: usize = 6;
/// The bytes of the leaves of a tree.
const TREE: usize = LEAVES * 2;
/// The bytes before what is said of the features.
pub(crate) const HEAD: usize = MAGIC.len() + 4 + KINDS * 8;
/// The units of a logarithm of odds of 1.
pub(crate) const SCALE: i32 = 10_000;

/// The trees as they lie in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Forest<'m> {
    trees: [usize; KINDS],
    bases: [i32; KINDS],
    lowest: &'m [[u8; 2]],
    ends: &'m [[u8; 4]],
    questions: &'m [[u8; QUESTION]],
    leaves: &'m [[u8; TREE]],
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
        let (lowest, rest) = bytes.get(HEAD..)?.split_at_checked(features * 2)?;
        let (ends, rest) = rest.split_at_checked(features * 4)?;
        let questions = u32_at(ends, ends.len().checked_sub(4)?) as usize;
        let (questions, leaves) = rest.split_at_checked(questions * QUESTION)?;
        Some(Self {
            trees: std::array::from_fn(|kind| number(kind) as usize),
            bases: std::array::from_fn(|kind| number(KINDS + kind).cast_signed()),
            lowest: lowest.as_chunks().0,
            ends: ends.as_chunks().0,
            questions: questions.as_chunks().0,
            leaves: leaves.as_chunks().0,
        })
    }

    /// All leaves of all trees.
    pub(crate) fn all(&self) -> OpenLeaves {
        OpenLeaves(vec![u16::MAX; self.trees.iter().sum()])
    }

    /// Rules out what `values` rule out, those of the features from `first` on.
    pub(crate) fn narrow(&self, open: &mut OpenLeaves, first: usize, values: &[i16]) {
        let lowest = self.lowest.get(first..).unwrap_or_default();
        for (feature, (&value, lowest)) in (first..).zip(values.iter().zip(lowest)) {
            if value <= i16::from_le_bytes(*lowest) {
                continue;
            }
            let questions = self.questions(feature);
            let rules_out = |&[a, b, ..]: &[u8; QUESTION]| i16::from_le_bytes([a, b]) < value;
            // Most values are higher than all that is asked, as those of what holds or not.
            let asked = match questions.last() {
                Some(highest) if !rules_out(highest) => questions.partition_point(rules_out),
                _ => questions.len(),
            };
            for &[_, _, c, d, e, f] in questions.get(..asked).unwrap_or_default() {
                if let Some(leaves) = open.0.get_mut(usize::from(u16::from_le_bytes([c, d]))) {
                    *leaves &= u16::from_le_bytes([e, f]);
                }
            }
        }
    }

    /// The questions to a feature.
    fn questions(&self, feature: usize) -> &'m [[u8; QUESTION]] {
        let end = |feature: usize| self.ends.get(feature).map_or(0, |&end| u32::from_le_bytes(end) as usize);
        self.questions.get(feature.checked_sub(1).map_or(0, end)..end(feature)).unwrap_or_default()
    }

    /// The logarithm of the odds that a sighting which leaves these open is a name of this kind, in hundredths.
    pub(crate) fn log_odds(&self, kind: usize, open: &OpenLeaves) -> i32 {
        let before: usize = self.trees[..kind].iter().sum();
        let trees = before..before + self.trees[kind];
        let open = open.0.get(trees.clone()).unwrap_or_default();
        let added = open.iter().zip(self.leaves.get(trees).unwrap_or_default()).map(|(open, leaves)| {
            let (leaves, _) = leaves.as_chunks();
            i32::from(i16::from_le_bytes(leaves[open.trailing_zeros() as usize % LEAVES]))
        });
        (self.bases[kind] + added.sum::<i32>()) / (SCALE / 100)
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}
