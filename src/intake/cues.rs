//! The cues of boilerplate, indexed by their first word: a text is scanned once, however many cues there are.
//!
//! They are the words with `boilerplate` tags in the lexicons of all packs, because a page may offer subscriptions in
//! another language than that of its article.

use crate::language::PACKS;
use foldhash::HashMap;
use std::sync::LazyLock;

/// What a cue says where. Its tag has the same name in small letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueKind {
    /// A short line that begins so opens the matter behind the article: all behind it goes too.
    Tail,
    /// A line that begins so hints at other articles; where it says nothing else, the next lines are the links.
    Link,
    /// A short line that begins so is boilerplate.
    Line,
    /// A line that is this and nothing else, but for digits and punctuation.
    Whole,
    /// A paragraph of at most a few sentences that says so anywhere, commas left out.
    Phrase,
    /// A short line that begins so is an offer if it has a deal, or a small price and a buying word.
    Opener,
    /// Such a word.
    Buying,
    /// Stands beside the number of a price.
    Price,
    /// A word of free trials and price cuts.
    Deal,
    /// Two such words in a short paragraph that speaks to the reader are advertising.
    Promo,
    /// A heading over what readers wrote, but for their number.
    Comments,
    /// Stands before the title of what is answered: `Re: Ferry to be sold`.
    Reply,
    /// A word of a line of buttons to share, print or keep an article.
    Share,
    /// What a link says that stands behind the last sentence, and is a button.
    Button,
    /// Begins the credit of a picture, behind which a colon stands.
    Credit,
    /// Speaks to the reader, or for the publisher.
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
            "price" => Self::Price,
            "deal" => Self::Deal,
            "promo" => Self::Promo,
            "comments" => Self::Comments,
            "reply" => Self::Reply,
            "share" => Self::Share,
            "button" => Self::Button,
            "credit" => Self::Credit,
            "reader" => Self::Reader,
            _ => return None,
        })
    }
}

static CUES: LazyLock<HashMap<String, Vec<(CueKind, String)>>> = LazyLock::new(|| {
    let mut cues: HashMap<String, Vec<_>> = HashMap::default();
    for tagged in PACKS.into_iter().flat_map(|pack| pack.lexicon.tagged("boilerplate")) {
        if let Some(kind) = CueKind::of(tagged.tag.name) {
            let cue = tagged.form.lowercase();
            cues.entry(key(&cue).to_owned()).or_default().push((kind, cue));
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

/// The longest cue of this kind that the lower-case `text` begins with, where no word goes on behind it.
pub fn beginning(kind: CueKind, text: &str) -> Option<&'static str> {
    let ends = |cue: &str| {
        let open = cue.ends_with(|character: char| !character.is_alphabetic());
        let rest = &text[cue.len()..];
        open || !rest.starts_with(|next: char| next.is_alphanumeric() || next == '-')
    };
    of_kind(kind, key(text)).filter(|cue| text.starts_with(cue) && ends(cue)).max_by_key(|cue| cue.len())
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
    CUES.get(key).into_iter().flatten().filter(move |(found, _)| *found == kind).map(|(_, cue)| cue.as_str())
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
    fn every_cue_of_the_lexicons_is_read() {
        for tagged in PACKS.into_iter().flat_map(|pack| pack.lexicon.tagged("boilerplate")) {
            let (name, cue) = (tagged.tag.name, tagged.form.lowercase());
            let kind = CueKind::of(name);
            assert!(
                kind.is_some_and(|kind| of_kind(kind, key(&cue)).any(|found| found == cue)),
                "{name} {cue}"
            );
        }
        assert!(CUES.values().flatten().count() > 400);
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
