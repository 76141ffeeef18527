//! Characters that can mislead a terminal or a reader.

/// Marks the encoding at the start of a file; elsewhere it is a zero-width space.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

/// Whether a terminal or a reader could be misled by `character`: control characters other than tab and line
/// feed, and those that embed, override or isolate a writing direction.
pub fn is_unsafe(character: char) -> bool {
    match character {
        '\t' | '\n' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        _ => character.is_control(),
    }
}

/// Whether `character` sets, embeds, overrides or isolates a writing direction.
pub fn is_direction(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
