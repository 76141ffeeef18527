//! Text that belongs to a picture, detected by its words: credits at the end of a line, and picture numbers.

use super::super::cues::{CueKind, beginning};

/// The longest caption, in bytes.
const LONGEST: usize = 450;
/// The longest credit at its end, in bytes.
const LONGEST_CREDIT: usize = 80;

/// Whether the text ends with whose picture it describes: `The dock at night. Photo: Ada Brackmann`.
pub fn is_captioned(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let lower = text.to_lowercase();
    let starts = lower.char_indices().filter(|&(at, char)| {
        let before = lower[..at].chars().next_back();
        char.is_alphabetic()
            && at > 0
            && lower.len() - at <= LONGEST_CREDIT
            && before.is_some_and(|before| !before.is_alphanumeric())
    });
    starts.into_iter().any(|(at, _)| {
        beginning(CueKind::Credit, &lower[at..]).is_some_and(|cue| {
            let rest = lower[at + cue.len()..].trim_start();
            rest.starts_with([':', '/', '|', '©']) && rest.len() > 3
        })
    })
}

/// Whether the line counts pictures: `Image 1 of 3`, `2/7`.
pub fn is_counter(text: &str) -> bool {
    const LONGEST_COUNTER: usize = 24;
    if text.len() > LONGEST_COUNTER {
        return false;
    }
    let parts: Vec<&str> = text
        .split(|char: char| char.is_whitespace() || char == '/')
        .filter(|part| !part.is_empty())
        .collect();
    let numbers =
        parts.iter().filter(|part| part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit())).count();
    let words = parts.len() - numbers;
    let ends = parts.last().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
    numbers == 2 && words <= 2 && ends && (words > 0 || text.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_end_with_their_credit() {
        for text in [
            "Die Fähre am Abend. Foto: Tom Voss",
            "Nora Lindqvist an Bord (Foto: dpa/Tom Voss)",
            "The ferry at night. Image credit: Tom Voss/QP",
        ] {
            assert!(is_captioned(text), "{text}");
        }
        for text in [
            "Foto: dpa",
            "Auf dem Foto: zwei Fähren, die im vergangenen Jahr und auch davor schon hier lagen, wie man an den Farben sieht.",
            "Das Bild ist klar",
            "",
        ] {
            assert!(!is_captioned(text), "{text}");
        }
    }

    #[test]
    fn pictures_are_counted_in_few_words() {
        for text in ["Image 1 of 3", "Bild 2 von 12", "2/7", "Foto 1 / 9"] {
            assert!(is_counter(text), "{text}");
        }
        for text in ["2024", "1. Mai 2024", "Gewinn 3 Euro", "4 Tore und 2 Karten", "3 4"] {
            assert!(!is_counter(text), "{text}");
        }
    }
}
