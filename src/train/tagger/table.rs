//! Weights to the tables of the model: the features that matter most, in 8 bits each.

use super::example::Examples;
use super::field::CrfModel;
use crate::analysis::tagger::{label, layout};

/// A weight of 8 bits reaches this far; larger ones are cut.
const LARGEST: f32 = 2.5;

/// Writes the weights into `bytes`.
pub(super) fn write(examples: &Examples, field: &CrfModel, bytes: &mut [u8]) {
    let step = LARGEST / f32::from(i8::MAX);
    let put = |bytes: &mut [u8], at: usize, value: &[u8]| bytes[at..at + value.len()].copy_from_slice(value);
    let wide = |weight: f32| ((weight / step).round().clamp(-32000.0, 32000.0) as i16).to_le_bytes();
    put(bytes, layout::MAGIC.len(), &((step * 1.0e6).round() as i32).to_le_bytes());
    for (before, row) in field.transitions.iter().enumerate() {
        for (label, &weight) in row.iter().enumerate() {
            put(bytes, layout::TRANSITIONS + (before * label::COUNT + label) * 2, &wide(weight));
        }
    }
    for (label, &weight) in field.biases.iter().enumerate() {
        put(bytes, layout::BIASES + label * 2, &wide(weight));
    }
    let mut features: Vec<(i32, u64, [i8; label::COUNT])> = examples
        .hashes()
        .into_iter()
        .zip(&field.rows)
        .filter_map(|(hash, row)| {
            let row = row.map(|weight| (weight / step).round().clamp(-127.0, 127.0) as i8);
            let weight: i32 = row.iter().map(|&weight| i32::from(weight).abs()).sum();
            hash.filter(|_| weight > 0).map(|hash| (weight, hash, row))
        })
        .collect();
    features.sort_unstable_by_key(|&(weight, hash, _)| (-weight, hash));
    let mut filled = vec![Vec::new(); 1 << layout::BUCKET_BITS];
    for (_, hash, row) in features {
        let (bucket, tag) = layout::feature_place(hash);
        let tags: &mut Vec<u8> = &mut filled[bucket];
        // Two features that nothing tells apart: the weightier one stays.
        if tags.len() == layout::ROWS_IN_BUCKET || tags.contains(&tag) {
            continue;
        }
        let at = layout::ROWS + (bucket * layout::ROWS_IN_BUCKET + tags.len()) * layout::ROW;
        tags.push(tag);
        put(bytes, at, &[tag]);
        put(bytes, at + 1, &row.map(i8::cast_unsigned));
    }
}
