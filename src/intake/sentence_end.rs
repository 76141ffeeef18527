//! How lines and sentences end.

/// Whether `text` ends with a full stop, which headlines do not.
pub fn ends_with_stop(text: &str) -> bool {
    inner_end(text).ends_with(['.', '…'])
}

/// Whether `text` ends like a sentence, perhaps with a quotation mark or bracket behind it.
pub fn ends_sentence(text: &str) -> bool {
    inner_end(text).ends_with(['.', '…', '!', '?'])
}

fn inner_end(text: &str) -> &str {
    text.trim_end_matches(['"', '”', '“', '«', '»', '’', '‘', '\'', ')', ']', '*', ' ', '\u{a0}'])
}
