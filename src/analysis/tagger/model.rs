//! The file of a model: weights and word clusters as tables that are read where they lie.
//!
//! All numbers are little endian. [`layout`] has the offsets.
//!
//! | part | is |
//! | --- | --- |
//! | magic | `DPTAG002` |
//! | step | the value of a weight of 1, in millionths of the natural logarithm of the odds, 32 bits |
//! | transitions | 7 x 7 weights, 16 bits: from the label of the row to that of the column |
//! | biases | 7 weights, 16 bits |
//! | rows | buckets of four features, each 8 bytes: eight bits of the feature's hash, one weight of 8 bits a label |
//! | paths | the clusters: their paths, 32 bits |
//! | words | buckets of sixteen words, 24 bits each: 14 bits of the word's hash, 10 bits for the cluster's number |
//!
//! A bucket is one cache line or a part of one, so a look-up costs one fetch. A feature that is not in the table
//! meets another's hash in one of 64 cases, a word in one of 1,000.

use super::label;
use crate::analysis::feature_hash::hash;
use crate::language::Pack;

/// Sizes and offsets in the file.
pub(crate) mod layout {
    use super::label;

    pub const MAGIC: &[u8; 8] = b"DPTAG002";
    pub const TRANSITIONS: usize = MAGIC.len() + 4;
    pub const BIASES: usize = TRANSITIONS + label::COUNT * label::COUNT * 2;
    pub const ROWS: usize = 128;
    /// Bits of a feature's hash that choose its bucket.
    pub const BUCKET_BITS: u32 = 14;
    pub const ROWS_IN_BUCKET: usize = 4;
    pub const ROW: usize = 1 + label::COUNT;
    pub const PATHS: usize = ROWS + ((ROWS_IN_BUCKET * ROW) << BUCKET_BITS);
    pub const CLUSTERS: usize = 1024;
    pub const WORDS: usize = PATHS + CLUSTERS * 4;
    /// Bits of a word's hash that choose its bucket.
    pub const WORD_BUCKET_BITS: u32 = 13;
    pub const WORDS_IN_BUCKET: usize = 16;
    pub const WORD: usize = 3;
    pub const LENGTH: usize = WORDS + ((WORDS_IN_BUCKET * WORD) << WORD_BUCKET_BITS);

    /// The number of a feature's bucket and the bits that tell it from others there.
    pub fn feature_place(hash: u64) -> (usize, u8) {
        ((hash >> (64 - BUCKET_BITS)) as usize, hash as u8)
    }

    /// The number of a word's bucket and the upper 14 bits of its entry, which are never all 0.
    pub fn word_place(hash: u64) -> (usize, u32) {
        let tag = (hash as u32 & 0xFF_FFFF) / CLUSTERS as u32;
        ((hash >> (64 - WORD_BUCKET_BITS)) as usize, tag.max(1) * CLUSTERS as u32)
    }

    /// An entry of the table of words.
    pub fn word(entry: [u8; WORD]) -> u32 {
        let [low, middle, high] = entry;
        u32::from_le_bytes([low, middle, high, 0])
    }
}

/// The bytes of one bucket.
const BUCKET_OF_ROWS: usize = layout::ROWS_IN_BUCKET * layout::ROW;
const BUCKET_OF_WORDS: usize = layout::WORDS_IN_BUCKET * layout::WORD;

/// Weights of all labels, added up.
pub(crate) type Scores = [i32; label::COUNT];

/// A model as it lies in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Model<'m> {
    bytes: &'m [u8],
}

impl Model<'static> {
    /// The model of a language; `None` where it has none.
    pub fn of(pack: &'static Pack) -> Option<Self> {
        pack.tagger.and_then(Self::new)
    }
}

impl<'m> Model<'m> {
    /// The model in `bytes`; `None` if they are none.
    pub fn new(bytes: &'m [u8]) -> Option<Self> {
        (bytes.len() == layout::LENGTH && bytes.starts_with(layout::MAGIC)).then_some(Self { bytes })
    }

    #[inline]
    fn array<const N: usize>(self, at: usize) -> [u8; N] {
        self.bytes.get(at..).and_then(<[u8]>::first_chunk).copied().unwrap_or([0; N])
    }

    #[inline]
    fn weight(self, at: usize) -> i32 {
        i32::from(i16::from_le_bytes(self.array(at)))
    }

    /// What speaks for each label behind the label `before`.
    #[inline]
    pub fn transitions(self, before: usize) -> Scores {
        let row = layout::TRANSITIONS + before * label::COUNT * 2;
        std::array::from_fn(|label| self.weight(row + label * 2))
    }

    /// What speaks for each label of a token with these features.
    #[inline]
    pub fn scores(self, hashes: &[u64]) -> Scores {
        /// So many weights of 8 bits without a sign have a sum of 16 bits.
        const MOST: usize = 256;
        /// The sign of each weight; turned over, it adds 128.
        const SIGNS: u64 = 0x8080_8080_8080_8080;
        /// Every second weight, with room for the sum.
        const EVEN: u64 = 0x00FF_00FF_00FF_00FF;
        let mut scores: Scores = std::array::from_fn(|label| self.weight(layout::BIASES + label * 2));
        let rows = self.bytes.get(layout::ROWS..layout::PATHS).unwrap_or_default();
        let (buckets, _) = rows.as_chunks::<BUCKET_OF_ROWS>();
        for hashes in hashes.chunks(MOST) {
            // All weights of a row are added up at once, four in a number.
            let (mut even, mut odd) = (0, 0);
            for &hash in hashes {
                let (bucket, tag) = layout::feature_place(hash);
                let Some(bucket) = buckets.get(bucket) else { continue };
                // The first row with the tag, or a row of zeros.
                let (rows, _) = bucket.as_chunks::<{ layout::ROW }>();
                let row = rows.iter().rev().fold(0, |found, row| {
                    let row = u64::from_le_bytes(*row);
                    if row as u8 == tag { row } else { found }
                });
                let weights = (row >> 8) ^ SIGNS;
                even += weights & EVEN;
                odd += weights >> 8 & EVEN;
            }
            let added = 128 * i32::try_from(hashes.len()).unwrap_or_default();
            for (label, score) in scores.iter_mut().enumerate() {
                let sums: u64 = if label % 2 == 0 { even } else { odd };
                *score += i32::from((sums >> (label / 2 * 16)) as u16) - added;
            }
        }
        scores
    }

    /// The path of the word's cluster, 0 for an unknown word.
    pub fn cluster(self, word: &str) -> u32 {
        let (bucket, tag) = layout::word_place(hash(word.as_bytes()));
        let words: [u8; BUCKET_OF_WORDS] = self.array(layout::WORDS + bucket * BUCKET_OF_WORDS);
        let mask = layout::CLUSTERS as u32 - 1;
        let (words, _) = words.as_chunks();
        let entry = words.iter().map(|&entry| layout::word(entry)).find(|entry| entry & !mask == tag);
        entry.map_or(0, |entry| u32::from_le_bytes(self.array(layout::PATHS + (entry & mask) as usize * 4)))
    }

    /// A sum of weights in hundredths of the natural logarithm of the odds.
    pub fn hundredths(self, sum: i32) -> i32 {
        let step = i64::from(u32::from_le_bytes(self.array(layout::MAGIC.len())));
        (i64::from(sum) * step / 10_000).clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
    }
}

/// The place of a word in the table of clusters, for the trainer.
#[cfg(feature = "train")]
pub(crate) fn word_hash(word: &str) -> u64 {
    hash(word.as_bytes())
}
