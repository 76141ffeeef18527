//! The words that lines of an article's head are made of, besides names and dates.
//!
//! They are in the lexicons of the packs, with tags of `head`. All languages count: what a line is made of is asked
//! before the language of the text is known. The names of publishers and places are tables in `assets/intake`.

use crate::language::PACKS;
use crate::lexicon::table::pairs;
use crate::lexicon::{Form, Tag, TaggedForm};
use foldhash::HashSet;
use std::sync::LazyLock;

/// Words in lower case, and ends of compounds.
#[derive(Debug, Default)]
pub struct HeadWords {
    words: HashSet<String>,
    ends: Vec<String>,
}

impl HeadWords {
    /// Whether `lower`, which is in lower case, is one of them.
    pub fn has(&self, lower: &str) -> bool {
        // What stands before the end of a compound is a word too.
        let is_compound = |end: &String| lower.len() > end.len() + 2 && lower.ends_with(end.as_str());
        self.words.contains(lower) || self.ends.iter().any(is_compound)
    }

    /// Whether `lower` begins with one of them.
    pub fn begin(&self, lower: &str) -> bool {
        self.words.iter().any(|word| lower.starts_with(word.as_str()))
    }

    fn add(&mut self, form: &Form<'_>) {
        match form {
            Form::CompoundEnd(_) => self.ends.push(form.lowercase()),
            _ => _ = self.words.insert(form.lowercase()),
        }
    }
}

/// All words of heads, by what they do there.
#[derive(Debug, Default)]
pub struct HeadVocabulary {
    /// They introduce the author: `von`, `written`.
    pub author: HeadWords,
    /// They introduce the date of the last change: `updated`.
    pub updated: HeadWords,
    /// They stand around dates: `stand`, `published`, days of the week.
    pub noise: HeadWords,
    /// They say what an author is: `editor`, and `Chefredakteur` by its end.
    pub role: HeadWords,
    /// They say what kind of article it is, before the author: `Ein Kommentar von Jane Roe`.
    pub genre: HeadWords,
    /// They stand inside a personal name, in lower case: `van`.
    pub particle: HeadWords,
    /// They join the names of several authors.
    pub and: HeadWords,
    /// They stand before a personal name: `dr`.
    pub title: HeadWords,
    /// They make a name a publisher's: `news`, and `Sonntagszeitung` by its end.
    pub publisher: HeadWords,
    /// They make a name an organization's: `association`.
    pub organization: HeadWords,
    /// What stands behind them is no part of the author's name: `posted`.
    pub after: HeadWords,
    /// They stand where a system knows no author: `admin`.
    pub nobody: HeadWords,
    /// How credits at the end of an article begin: `reporting by`.
    pub credit: HeadWords,
    /// Publishers that are known by name.
    pub agencies: HashSet<&'static str>,
    /// Places of datelines.
    pub places: HashSet<&'static str>,
}

/// Those of all packs.
pub static WORDS: LazyLock<HeadVocabulary> = LazyLock::new(|| {
    let names = |table: &'static str| pairs(table).map(|(name, _)| name).collect();
    let mut vocabulary = HeadVocabulary {
        agencies: names(include_str!("../../assets/intake/sources.tsv")),
        places: names(include_str!("../../assets/intake/places.tsv")),
        ..HeadVocabulary::default()
    };
    let stages = ["head", "name", "time"];
    let words =
        PACKS.into_iter().flat_map(|pack| stages.into_iter().flat_map(|stage| pack.lexicon.tagged(stage)));
    for TaggedForm { form, tag, .. } in words {
        if let Some(words) = vocabulary.words_mut(tag) {
            words.add(&form);
        }
    }
    vocabulary
});

impl HeadVocabulary {
    /// The words of a tag.
    fn words_mut(&mut self, tag: Tag) -> Option<&mut HeadWords> {
        Some(match (tag.stage, tag.name) {
            ("head", "author") => &mut self.author,
            ("head", "updated") => &mut self.updated,
            ("head", "noise") | ("time", "weekday" | "short-weekday") => &mut self.noise,
            ("head", "role") => &mut self.role,
            ("head", "genre") => &mut self.genre,
            ("name", "particle") => &mut self.particle,
            ("head", "and") => &mut self.and,
            ("head", "title") => &mut self.title,
            ("head", "publisher") => &mut self.publisher,
            ("head", "organization") => &mut self.organization,
            ("head", "after") => &mut self.after,
            ("head", "nobody") => &mut self.nobody,
            ("head", "credit") => &mut self.credit,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_compounds_are_known() {
        for (words, known) in [
            (&WORDS.role, &["redakteur", "chefredakteurin", "editor"][..]),
            (&WORDS.publisher, &["news", "zeitung", "sonntagszeitung"]),
            (&WORDS.noise, &["montag", "mon", "uhr", "mez"]),
            (&WORDS.particle, &["van", "von", "della"]),
            (&WORDS.and, &["und", "and"]),
        ] {
            assert!(known.iter().all(|word| words.has(word)), "{known:?}");
            assert!(!words.has("umsatz") && !words.has(""));
        }
        assert!(WORDS.credit.begin("reporting by jane roe") && !WORDS.credit.begin("reporting season"));
    }

    #[test]
    fn every_tag_of_heads_is_read() {
        for TaggedForm { form, tag, .. } in PACKS.into_iter().flat_map(|pack| pack.lexicon.tagged("head")) {
            assert!(HeadVocabulary::default().words_mut(tag).is_some(), "{form:?}: {tag:?}");
        }
    }
}
