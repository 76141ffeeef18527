//! Hashes of features: a model knows a feature by a 64-bit hash of what it says, and not by its words.
//!
//! Models depend on these functions: none may ever change.

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash of some bytes.
#[inline]
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut state = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut buffer = [0; 8];
        buffer[..chunk.len()].copy_from_slice(chunk);
        state = (state.rotate_left(5) ^ u64::from_le_bytes(buffer)).wrapping_mul(MULTIPLIER);
    }
    finish(state)
}

/// The hash of two values in the place of a feature that the number of a template names.
pub(super) fn combine(template: u64, left: u64, right: u64) -> u64 {
    let state = (left ^ template.rotate_left(56)).wrapping_mul(MULTIPLIER);
    finish((state.rotate_left(23) ^ right).wrapping_mul(MULTIPLIER))
}

fn finish(state: u64) -> u64 {
    let state = (state ^ state >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    state ^ state >> 32
}
