//! The file of the judge: two sums of decision trees, read where they lie.
//!
//! All numbers are little endian.
//!
//! | part | is |
//! | --- | --- |
//! | magic | `DPNAM001` |
//! | features | how many numbers the trees were grown with, 32 bits |
//! | trees | how many there are for companies and for people, 32 bits each |
//! | bases | what each sum starts with, 32-bit floats |
//! | offsets | where each tree begins, counted in nodes, 32 bits each |
//! | nodes | 6 bytes each, a tree's in the order of a walk that goes left first |
//!
//! An inner node is the number of a feature, the highest value that goes left, and how many nodes on the right child
//! stands: 16 bits each. The left child is the next node. A leaf has [`LEAF`] for a feature, and a 32-bit float to add.

/// How many kinds of names are judged: companies and people.
pub(crate) const KINDS: usize = 2;
/// The first bytes of the file.
pub(crate) const MAGIC: &[u8; 8] = b"DPNAM001";
/// Stands for the feature where a node is a leaf.
pub(crate) const LEAF: u16 = u16::MAX;
/// The bytes of a node.
pub(crate) const NODE: usize = 6;
/// Where the offsets begin.
pub(crate) const OFFSETS: usize = MAGIC.len() + 4 + KINDS * 8;

/// No tree is deeper.
const DEEPEST: usize = 64;

/// The trees as they lie in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Forest<'m> {
    bytes: &'m [u8],
    trees: [usize; KINDS],
}

impl<'m> Forest<'m> {
    /// The forest in `bytes`; `None` if there is none for so many features.
    pub(crate) fn new(bytes: &'m [u8], features: usize) -> Option<Self> {
        let mut forest = Self { bytes, trees: [0; KINDS] };
        for (kind, count) in forest.trees.iter_mut().enumerate() {
            *count = u32_at(bytes, MAGIC.len() + 4 + kind * 4) as usize;
        }
        let fits = u32_at(bytes, MAGIC.len()) as usize == features;
        (bytes.starts_with(MAGIC) && fits).then_some(forest)
    }

    /// The logarithm of the odds that a sighting with these numbers is a name of this kind.
    pub(crate) fn log_odds(self, kind: usize, values: &[i16]) -> f32 {
        let before: usize = self.trees[..kind].iter().sum();
        let all: usize = self.trees.iter().sum();
        let nodes = self.bytes.get(OFFSETS + all * 4..).unwrap_or_default();
        let base = f32::from_bits(u32_at(self.bytes, MAGIC.len() + 4 + KINDS * 4 + kind * 4));
        let tree = |number: usize| leaf(nodes, u32_at(self.bytes, OFFSETS + number * 4) as usize, values);
        base + (before..before + self.trees[kind]).map(tree).sum::<f32>()
    }
}

/// What the leaf adds that `values` lead to.
fn leaf(nodes: &[u8], mut at: usize, values: &[i16]) -> f32 {
    for _ in 0..DEEPEST {
        let Some(&[f0, f1, a, b, c, d]) = nodes.get(at * NODE..).and_then(<[u8]>::first_chunk::<NODE>) else {
            return 0.0;
        };
        let feature = u16::from_le_bytes([f0, f1]);
        if feature == LEAF {
            return f32::from_le_bytes([a, b, c, d]);
        }
        let value = values.get(usize::from(feature)).copied().unwrap_or_default();
        let goes_left = value <= i16::from_le_bytes([a, b]);
        at += if goes_left { 1 } else { usize::from(u16::from_le_bytes([c, d])) };
    }
    0.0
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}
