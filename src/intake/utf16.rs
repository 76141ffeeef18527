//! UTF-16 without a byte-order mark, told by its zeros. The format is told by it as well as the encoding.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How much of the input is looked at, in bytes.
const SAMPLE: usize = 64 * 1024;

/// UTF-16 without a mark: nearly every second byte is zero in text of Western languages, and no other is.
pub(super) fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = sample.len() / 2 * 7 / 10;
    match (even, odd) {
        _ if bytes.len() < 4 || bytes.len() % 2 == 1 => None,
        (0, odd) if odd > many => Some(UTF_16LE),
        (even, 0) if even > many => Some(UTF_16BE),
        _ => None,
    }
}
