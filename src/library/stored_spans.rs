//! Stored mentions: spans in bytes, and positions in characters with their words.

use crate::document::Span;
use crate::export::field::Mention;

/// Spans as numbers of 32 bits, little endian.
pub(super) fn packed(spans: &[Span]) -> Vec<u8> {
    spans.iter().flat_map(|span| [span.start.to_le_bytes(), span.end.to_le_bytes()]).flatten().collect()
}

/// The spans that [`packed`] packed.
pub(super) fn unpacked(bytes: &[u8]) -> Vec<Span> {
    let number = |bytes: &[u8]| bytes.try_into().map(u32::from_le_bytes).unwrap_or_default();
    bytes.chunks_exact(8).map(|pair| Span { start: number(&pair[..4]), end: number(&pair[4..]) }).collect()
}

/// Mentions as a JSON array of start, end and words.
pub(super) fn packed_places(mentions: &[Mention]) -> String {
    let places: Vec<(usize, usize, &str)> =
        mentions.iter().map(|mention| (mention.start, mention.end, mention.text.as_str())).collect();
    serde_json::to_string(&places).unwrap_or_else(|_| "[]".to_owned())
}

/// The mentions that [`packed_places`] packed.
pub(super) fn unpacked_places(json: &str) -> Vec<Mention> {
    let places: Vec<(usize, usize, String)> = serde_json::from_str(json).unwrap_or_default();
    places.into_iter().map(|(start, end, text)| Mention { start, end, text }).collect()
}
