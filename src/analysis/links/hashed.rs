//! The weights of filled templates: a table that is read where it lies.
//!
//! All numbers are little endian.
//!
//! | part | is |
//! | --- | --- |
//! | magic | `DPLINK01` |
//! | step | the value of a weight of 1, a float of 32 bits |
//! | buckets | four entries each; an entry is eight bits of a hash, then a weight of 8 bits; the weight 0 is a free one |
//!
//! Which bucket has a hash is said by its upper bits. A bucket is a part of one cache line, so that a look-up costs one
//! fetch. A feature that is not in the table meets the hash of another in about one of 100 cases.

use std::borrow::Cow;

const MAGIC: &[u8; 8] = b"DPLINK01";
const BUCKETS: usize = MAGIC.len() + 4;
/// Bits of a hash that choose its bucket.
const BUCKET_BITS: u32 = 14;
const ENTRIES: usize = 4;
const BUCKET: usize = ENTRIES * 2;
/// The lowest bit of the tag of each entry.
const EACH_TAG: u64 = 0x0001_0001_0001_0001;
const LENGTH: usize = BUCKETS + (BUCKET << BUCKET_BITS);

/// A weight of 8 bits reaches this far; larger ones are cut.
#[cfg(feature = "train")]
const LARGEST: f32 = 2.5;

/// The weights of filled templates, by their hashes.
#[derive(Debug, Clone, Default)]
pub struct HashedWeights {
    /// The table, or nothing, in which every weight is 0.
    bytes: Cow<'static, [u8]>,
    step: f32,
}

impl HashedWeights {
    /// The weights of the table `bytes`; none if that is no table.
    #[must_use]
    pub fn read(bytes: &'static [u8]) -> Self {
        Self::from_bytes(Cow::Borrowed(bytes)).unwrap_or_default()
    }

    fn from_bytes(bytes: Cow<'static, [u8]>) -> Option<Self> {
        if bytes.len() != LENGTH || !bytes.starts_with(MAGIC) {
            return None;
        }
        let step = f32::from_le_bytes(bytes.get(MAGIC.len()..)?.first_chunk().copied()?);
        Some(Self { bytes, step })
    }

    /// The sum of the weights of `hashes`, in steps.
    #[inline]
    pub(super) fn steps(&self, hashes: &[u64]) -> i32 {
        let buckets = self.bytes.get(BUCKETS..).unwrap_or_default();
        let Ok(buckets) = buckets.as_chunks().0.try_into() else { return 0 };
        let mut steps = 0;
        for &hash in hashes {
            steps += weight(buckets, hash);
        }
        steps
    }

    /// So many steps as a weight.
    pub(super) fn of_steps(&self, steps: i32) -> f32 {
        (f64::from(steps) * f64::from(self.step)) as f32
    }
}

/// All buckets.
type Buckets = [[u8; BUCKET]; 1 << BUCKET_BITS];

fn weight(buckets: &Buckets, hash: u64) -> i32 {
    let (bucket, tag) = place(hash);
    // All tags are compared at once: adding 255 carries into the byte of the weight, but for those that are the same.
    let bucket = u64::from_le_bytes(buckets[bucket]);
    let differing = (bucket ^ (EACH_TAG * u64::from(tag))) & (EACH_TAG * 0xFF);
    let same = !(differing + EACH_TAG * 0xFF) & (EACH_TAG << 8);
    let weight = bucket.checked_shr(same.trailing_zeros()).unwrap_or_default();
    i32::from((weight as u8).cast_signed())
}

/// The number of the bucket of a hash, and the bits that tell the hash from others there.
fn place(hash: u64) -> (usize, u8) {
    ((hash >> (64 - BUCKET_BITS)) as usize, hash as u8)
}

/// For the trainer.
#[cfg(feature = "train")]
impl HashedWeights {
    /// A table of `weights` by hash. Where a bucket is full, the weightiest stay.
    #[must_use]
    pub fn new(mut weights: Vec<(u64, f32)>) -> Self {
        let step = LARGEST / f32::from(i8::MAX);
        weights.sort_unstable_by(|left, right| {
            right.1.abs().total_cmp(&left.1.abs()).then_with(|| left.0.cmp(&right.0))
        });
        let mut bytes = vec![0; LENGTH];
        bytes[..MAGIC.len()].copy_from_slice(MAGIC);
        bytes[MAGIC.len()..BUCKETS].copy_from_slice(&step.to_le_bytes());
        for (hash, weight) in weights {
            let weight = (weight / step).round().clamp(-127.0, 127.0) as i8;
            let (bucket, tag) = place(hash);
            let at = BUCKETS + bucket * BUCKET;
            let mut entries = bytes[at..at + BUCKET].chunks_exact_mut(2);
            let free = entries.find(|entry| entry[1] == 0 || entry[0] == tag);
            if let Some(entry) = free.filter(|entry| entry[1] == 0) {
                entry.copy_from_slice(&[tag, weight.cast_unsigned()]);
            }
        }
        Self::from_bytes(Cow::Owned(bytes)).unwrap_or_default()
    }

    /// The table as it is kept in a file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_has_no_weights() {
        for bytes in [Vec::new(), MAGIC.to_vec(), vec![0; LENGTH]] {
            let weights = HashedWeights::read(bytes.leak());
            assert_eq!(weights.steps(&[0, 1, u64::MAX]), 0);
        }
    }

    #[cfg(feature = "train")]
    #[test]
    fn weights_are_found_by_their_hashes() {
        let known = [(7 << 40, 1.0), (9 << 50, -0.5), (u64::MAX, 0.0)];
        let weights = HashedWeights::new(known.to_vec());
        let steps = weights.steps(&[7 << 40, 9 << 50, u64::MAX, 1]);
        assert!((weights.of_steps(steps) - 0.5).abs() < 0.05);
        let read = HashedWeights::from_bytes(Cow::Owned(weights.bytes().to_vec())).expect("a table");
        assert_eq!(read.steps(&[9 << 50]), weights.steps(&[9 << 50]));
    }
}
