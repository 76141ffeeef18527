//! The cues of boilerplate in `assets/intake/boilerplate.tsv`, found by their first word: a text is looked
//! through once, however many cues there are.

use crate::lexicon::table::pairs;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a cue says where; the table's header explains each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueKind {
    Tail,
    Link,
    Line,
    Whole,
    Phrase,
    Opener,
    Buying,
    Deal,
    Promo,
    Reader,
}

impl CueKind {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "tail" => Self::Tail,
            "link" => Self::Link,
            "line" => Self::Line,
            "whole" => Self::Whole,
            "phrase" => Self::Phrase,
            "opener" => Self::Opener,
            "buying" => Self::Buying,
            "deal" => Self::Deal,
            "promo" => Self::Promo,
            "reader" => Self::Reader,
            _ => return None,
        })
    }
}

static CUES: LazyLock<HashMap<&'static str, Vec<(CueKind, &'static str)>>> = LazyLock::new(|| {
    let mut cues: HashMap<&str, Vec<_>> = HashMap::new();
    for (kind, cue) in pairs(include_str!("../../assets/intake/boilerplate.tsv")) {
        if let Some(kind) = CueKind::of(kind) {
            cues.entry(key(cue)).or_default().push((kind, cue));
        }
    }
    cues
});

/// The first word of `text`, or its first character if that is no letter or digit.
fn key(text: &str) -> &str {
    let end = text.find(|character: char| !character.is_alphanumeric()).unwrap_or(text.len());
    let first = text.chars().next().map_or(0, char::len_utf8);
    &text[..end.max(first)]
}

/// The cue of this kind that the lower-case `text` begins with, where no word goes on behind it.
pub fn beginning(kind: CueKind, text: &str) -> Option<&'static str> {
    let ends = |cue: &str| {
        let open = cue.ends_with(|character: char| !character.is_alphabetic());
        let rest = &text[cue.len()..];
        open || !rest.starts_with(|next: char| next.is_alphanumeric() || next == '-')
    };
    of_kind(kind, key(text)).find(|cue| text.starts_with(cue) && ends(cue))
}

/// Whether `word` is a cue of this kind.
pub fn is_cue(kind: CueKind, word: &str) -> bool {
    of_kind(kind, key(word)).any(|cue| cue == word)
}

/// Whether the lower-case `text` holds a cue of this kind, from the beginning of a word on.
pub fn holds(kind: CueKind, text: &str) -> bool {
    word_starts(text).any(|at| {
        let rest = &text[at..];
        of_kind(kind, key(rest)).any(|cue| rest.starts_with(cue))
    })
}

fn of_kind(kind: CueKind, key: &str) -> impl Iterator<Item = &'static str> {
    CUES.get(key).into_iter().flatten().filter(move |(found, _)| *found == kind).map(|&(_, cue)| cue)
}

/// Where the words of `text` begin.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, character)| {
        let before = std::mem::replace(&mut inside, character.is_alphanumeric());
        (inside && !before).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        for (kind, cue) in pairs(include_str!("../../assets/intake/boilerplate.tsv")) {
            assert!(CueKind::of(kind).is_some(), "{kind} is no kind of cue");
            assert!(!cue.is_empty() && cue == cue.to_lowercase(), "{cue:?} is no cue");
        }
    }

    #[test]
    fn cues_end_where_words_end() {
        assert_eq!(beginning(CueKind::Link, "lesen sie auch: mehr"), Some("lesen sie auch"));
        assert_eq!(beginning(CueKind::Line, "© 2024"), Some("©"));
        assert_eq!(beginning(CueKind::Line, "copyright-klage"), None);
        assert!(holds(CueKind::Phrase, "melden sie sich für unseren newsletter an"));
        assert!(!holds(CueKind::Phrase, "steuersparen"));
        assert!(is_cue(CueKind::Whole, "anzeige") && !is_cue(CueKind::Whole, "anzeigen"));
    }
}
