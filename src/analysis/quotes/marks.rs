//! Which quotation marks belong together.

use crate::analysis::text::{Text, TokenKind};
use std::ops::Range;

/// The tokens between each pair of quotation marks in one block.
pub(super) fn pairs(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &str, usize)> = None;
    let mut sentence = 0;
    for index in 0..text.len() {
        while text.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.end <= index) {
            sentence += 1;
        }
        let block = text.sentences.get(sentence).map_or(0, |sentence| sentence.block_index);
        let piece = text.form(index);
        match open {
            Some((start, mark, from)) if from == block => {
                if closes(mark).contains(&piece) && !(mark == "‘" && is_apostrophe(text, index)) {
                    if index > start + 1 {
                        found.push(start + 1..index);
                    }
                    open = None;
                }
            }
            _ => {
                open = None;
                // A mark that closes another quotation, or an apostrophe, opens none.
                let opens = matches!(piece, "„" | "“" | "»" | "«" | "\"" | "‘")
                    && text.tokens.get(index + 1).is_some_and(|next| next.joined);
                if opens {
                    open = Some((index, piece, block));
                }
            }
        }
    }
    found
}

fn closes(mark: &str) -> &'static [&'static str] {
    match mark {
        "„" => &["“", "”", "\""],
        "“" => &["”", "“", "\""],
        "»" => &["«"],
        "«" => &["»"],
        "‘" => &["’"],
        _ => &["\"", "“", "”"],
    }
}

fn is_apostrophe(text: &Text<'_>, index: usize) -> bool {
    text.is_joined(index) && text.is_joined(index + 1) && text.kind(index + 1) == Some(TokenKind::Word)
}
